"""The styles part of a template: paragraph styles as values, and what every document's styles begin with.

A clerk changes a font or a spacing once, in the style, and every document follows. Which styles a
template has stands in `style_sets`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.decree30.presentation import Alignment, Slant, Weight
from toolkit.word.names import W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.decree30.rulebook import Rulebook
    from toolkit.decree30.units import Mm, Pt

LANGUAGE: Final = "vi-VN"
JUSTIFICATIONS: Final = {Alignment.LEFT: "left", Alignment.CENTER: "center", Alignment.JUSTIFY: "both"}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; what is None or False is the parent's.

    Attributes:
        id: As documents refer to it: ASCII, never changes.
        name: As Word shows it.
        parent: Id of the style it is based on.
        size: Size of the letters.
        before: Space above.
        after: Space below.
        line: Exact height of its lines.
        left: Indent of all its lines.
        first_line: Indent of its first line; a negative one hangs the others.
        together: Has no space between paragraphs of this style.
        keep_next: Stays on the page of the paragraph that follows.
        keep_lines: Is not torn across pages.
        rule_above: Thickness of a line above it, as wide as the paragraph.
        built_in: One of Word's own styles, which Word knows by its name.
    """

    id: str
    name: str
    parent: str = "Normal"
    size: Pt | None = None
    weight: Weight | None = None
    slant: Slant | None = None
    alignment: Alignment | None = None
    before: Pt | None = None
    after: Pt | None = None
    line: Pt | None = None
    left: Mm | None = None
    first_line: Mm | None = None
    together: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    rule_above: Pt | None = None
    built_in: bool = False

    def xml(self) -> str:
        """Return the style's element, its children in the schema's order (ECMA-376 Part 1, 17.7.4.17)."""
        custom = "" if self.built_in else ' w:customStyle="1"'
        properties = self._paragraph_properties()
        run = self._run_properties()
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.parent}"/><w:qFormat/>'
            f"{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
        )

    def _paragraph_properties(self) -> str:
        spaces = (("before", self.before), ("after", self.after))
        spacing = "".join(f' w:{side}="{space.twips}"' for side, space in spaces if space is not None)
        spacing += f' w:line="{self.line.twips}" w:lineRule="exact"' if self.line else ""
        rule = self.rule_above
        return "".join(
            (
                "<w:keepNext/>" if self.keep_next else "",
                "<w:keepLines/>" if self.keep_lines else "",
                f'<w:pBdr><w:top w:val="single" w:sz="{rule.eighths}" w:space="1" w:color="auto"/></w:pBdr>'
                if rule
                else "",
                f"<w:spacing{spacing}/>" if spacing else "",
                self._indents(),
                "<w:contextualSpacing/>" if self.together else "",
                f'<w:jc w:val="{JUSTIFICATIONS[self.alignment]}"/>' if self.alignment else "",
            )
        )

    def _indents(self) -> str:
        left = f' w:left="{self.left.twips}"' if self.left else ""
        first = self.first_line.twips if self.first_line else 0
        hung = f' w:firstLine="{first}"' if first > 0 else f' w:hanging="{-first}"' if first else ""
        return f"<w:ind{left}{hung}/>" if left or hung else ""

    def _run_properties(self) -> str:
        # The second of each pair is for complex scripts: Word asks for both, and shows both to a macro.
        size = self.size
        return "".join(
            (
                switch("b", on=self.weight is Weight.BOLD) if self.weight else "",
                switch("i", on=self.slant is Slant.ITALIC) if self.slant else "",
                f'<w:sz w:val="{size.half_points}"/><w:szCs w:val="{size.half_points}"/>' if size else "",
            )
        )


def switch(name: str, *, on: bool) -> str:
    """Return a run property that is on or off: "b" for bold."""
    return f"<w:{name}/><w:{name}Cs/>" if on else f'<w:{name} w:val="0"/><w:{name}Cs w:val="0"/>'


def styles_part(rules: Rulebook, styles: Iterable[ParagraphStyle], tables: Iterable[str]) -> str:
    """Return a styles part with these paragraph and table styles."""
    body = "".join(style.xml() for style in styles)
    return f'<w:styles xmlns:w="{W}">{defaults(rules)}{base_styles()}{body}{"".join(tables)}</w:styles>'


def defaults(rules: Rulebook) -> str:
    """Return the document's defaults: font, colour, size of the body, language (Annex I, I.4 and II.6)."""
    font = rules.page.font
    names = " ".join(f'w:{script}="{font.family}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    body = rules.components["body"].size
    assert body is not None  # noqa: S101  the decree gives it
    size = body.chosen.half_points
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {names}/><w:color w:val="{font.colour}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def base_styles() -> str:
    """Return the four styles every document of Word's begins with."""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def task_table_style(rules: Rulebook) -> str:
    """Return the style of the table of tasks: ruled, its cells set in the middle of their rows."""
    return _ruled_table_style(rules, "TaskTable", "Bảng nhiệm vụ", "center")


def comparison_table_style(rules: Rulebook) -> str:
    """Return the style of a table that compares two drafts: its texts begin on one line, to be read across."""
    return _ruled_table_style(rules, "ComparisonTable", "Bảng so sánh", "top")


def _ruled_table_style(rules: Rulebook, identifier: str, name: str, vertical: str) -> str:
    table = rules.appendix.table
    line = f'w:val="single" w:sz="{table.borders.weight.eighths}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    padding = "".join(
        f'<w:{side} w:w="{getattr(table.cell_padding, side).twips}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>"
        f'<w:tcPr><w:vAlign w:val="{vertical}"/></w:tcPr></w:style>'
    )


def layout_table_style() -> str:
    """Return the style of a table that only sets texts side by side: no lines, no space inside its cells."""
    padding = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="LayoutTable"><w:name w:val="Bảng không kẻ"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr></w:style>"
    )

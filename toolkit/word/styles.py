"""The styles of the shipped templates: one for each part of a document, all from the decree's measures.

A clerk changes a font or a spacing once, in the style, and every document follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.decree30.presentation import Alignment, Slant, Weight
from toolkit.word.names import W

if TYPE_CHECKING:
    from toolkit.decree30.presentation import Component
    from toolkit.decree30.rulebook import Rulebook
    from toolkit.decree30.units import Pt

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
        keep_next: Stays on the page of the paragraph that follows.
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
    keep_next: bool = False
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
        rule = self.rule_above
        return "".join(
            (
                "<w:keepNext/>" if self.keep_next else "",
                f'<w:pBdr><w:top w:val="single" w:sz="{rule.eighths}" w:space="1" w:color="auto"/></w:pBdr>'
                if rule
                else "",
                f"<w:spacing{spacing}/>" if spacing else "",
                f'<w:jc w:val="{JUSTIFICATIONS[self.alignment]}"/>' if self.alignment else "",
            )
        )

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


def component_style(id: str, name: str, component: Component, after: Pt | None = None) -> ParagraphStyle:  # noqa: A002
    """Return the style of a part the decree describes; what the decree leaves open is the body's."""
    return ParagraphStyle(
        id,
        name,
        size=component.size.chosen if component.size else None,
        weight=component.weight,
        slant=component.slant,
        alignment=component.alignment,
        after=after,
    )


def appendix_styles(rules: Rulebook) -> str:
    """Return the styles part of an appendix's template."""
    components = rules.components
    rows = rules.appendix.table.rows
    rule_line = components["appendix_reference"].rule_line
    gap = components["appendix_reference"].spacing
    table = ParagraphStyle(
        "TableText",
        "Bảng - nội dung",
        size=rules.appendix.table.text.size.chosen,
        alignment=Alignment.JUSTIFY,
        before=chosen(rules.appendix.table.spacing.before),
        after=chosen(rules.appendix.table.spacing.after),
    )
    page_number = components["page_number"]
    section, programme = rows.section_weight, rows.programme_weight
    styles = (
        ParagraphStyle(
            "Header", "header", size=chosen(page_number.size), alignment=page_number.alignment, built_in=True
        ),
        component_style("AppendixLabel", "Phụ lục - nhãn", components["appendix_label"]),
        component_style("AppendixTitle", "Phụ lục - tên", components["appendix_title"]),
        component_style("AppendixReference", "Phụ lục - kèm theo", components["appendix_reference"]),
        ParagraphStyle(
            "AppendixRule",
            "Phụ lục - kẻ ngang",
            before=chosen(rule_line and rule_line.gap),
            after=chosen(gap and gap.after),
            rule_above=rules.rule_lines.weight,
        ),
        table,
        ParagraphStyle("TableLeft", "Bảng - canh trái", "TableText", alignment=Alignment.LEFT),
        ParagraphStyle("TableCentred", "Bảng - canh giữa", "TableText", alignment=Alignment.CENTER),
        ParagraphStyle("TableNumber", "Bảng - số thứ tự", "TableCentred"),
        ParagraphStyle(
            "TableHeading", "Bảng - tiêu đề cột", "TableCentred", weight=rows.heading_weight, keep_next=True
        ),
        ParagraphStyle("TableSection", "Bảng - mục", "TableText", weight=section, keep_next=True),
        ParagraphStyle("TableSectionNumber", "Bảng - số mục", "TableNumber", weight=section, keep_next=True),
        ParagraphStyle("TableProgramme", "Bảng - chương trình", "TableText", weight=programme, keep_next=True),
        ParagraphStyle(
            "TableProgrammeNumber", "Bảng - số chương trình", "TableNumber", weight=programme, keep_next=True
        ),
        ParagraphStyle("EndMark", "Dấu kết thúc", alignment=Alignment.CENTER),
    )
    body = "".join(style.xml() for style in styles)
    return f'<w:styles xmlns:w="{W}">{defaults(rules)}{base_styles()}{body}{task_table_style(rules)}</w:styles>'


def chosen(measure: object) -> Pt | None:
    """Return our choice of a measure the rules may leave open."""
    value: Pt | None = getattr(measure, "chosen", None)
    return value


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
    table = rules.appendix.table
    line = f'w:val="single" w:sz="{table.borders.weight.eighths}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    padding = "".join(
        f'<w:{side} w:w="{getattr(table.cell_padding, side).twips}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="TaskTable"><w:name w:val="Bảng nhiệm vụ"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{padding}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )

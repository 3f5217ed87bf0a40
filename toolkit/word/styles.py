"""The styles of the shipped templates: one for each part of a document, all from the decree's measures.

A clerk changes a font or a spacing once, in the style, and every document follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from toolkit.word.names import W

if TYPE_CHECKING:
    from toolkit.decree30.rulebook import Component, Rulebook
    from toolkit.decree30.units import Pt

ALIGNMENTS: Final = {"left": "left", "center": "center", "justify": "both"}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style; what is None or False is the parent's.

    Attributes:
        id: As documents refer to it: ASCII, never changes.
        name: As Word shows it.
        parent: Id of the style it is based on.
        size: Size of the letters.
        alignment: One of `ALIGNMENTS`.
        before: Space above.
        after: Space below.
        keep_next: Stays on the page of the paragraph that follows.
        upright_rule: Draws a rule above itself, the width of the paragraph.
    """

    id: str
    name: str
    parent: str = "Normal"
    size: Pt | None = None
    bold: bool = False
    italic: bool = False
    alignment: str = ""
    before: Pt | None = None
    after: Pt | None = None
    keep_next: bool = False
    rule_above: Pt | None = None

    def xml(self) -> str:
        """Return the style's element, its children in the order of the schema (ECMA-376 Part 1, 17.7.4.17)."""
        spacing = "".join(
            f' w:{side}="{space.twips}"' for side, space in (("before", self.before), ("after", self.after)) if space
        )
        rule = self.rule_above
        paragraph = "".join(
            (
                "<w:keepNext/>" if self.keep_next else "",
                f'<w:pBdr><w:top w:val="single" w:sz="{rule.eighths}" w:space="1" w:color="000000"/></w:pBdr>' if rule else "",
                f"<w:spacing{spacing}/>" if spacing else "",
                f'<w:jc w:val="{ALIGNMENTS[self.alignment]}"/>' if self.alignment else "",
            )
        )
        run = "".join(
            (
                "<w:b/><w:bCs/>" if self.bold else "",
                "<w:i/><w:iCs/>" if self.italic else "",
                f'<w:sz w:val="{self.size.half_points}"/><w:szCs w:val="{self.size.half_points}"/>' if self.size else "",
            )
        )
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.parent}"/><w:qFormat/>'
            f"{f'<w:pPr>{paragraph}</w:pPr>' if paragraph else ''}{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
        )


def of_component(id: str, name: str, component: Component, **more: object) -> ParagraphStyle:  # noqa: A002
    """Return the style of a part of the document the decree describes."""
    raise NotImplementedError

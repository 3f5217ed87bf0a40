"""Text boxes anchored in a paragraph, of DrawingML and of VML, and where they stand.

Source: ECMA-376 Part 1, 20.4 (anchors); Part 4, 19 (VML).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.formats import whole_number
from toolkit.word.names import MC, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

FALLBACK: Final = f"{{{MC}}}Fallback"
BOX: Final = w("txbxContent")
EMU_PER_TWIP: Final = 635
FRAMES: Final = frozenset({"shape", "rect", "roundrect"})
WIDTH: Final = re.compile(r"(?:^|;)\s*width:\s*([0-9.]+)pt")
LEFT: Final = re.compile(r"margin-left:\s*(-?[0-9.]+)pt")


class TextBox(NamedTuple):
    """A text box.

    Attributes:
        element: The w:txbxContent.
        width_twips: 0 where it cannot be told.
        left_twips: Its left edge from the margin or column; None where it cannot be told.
        alignment: "left", "center" or "right", where that places it.
    """

    element: Element
    width_twips: int = 0
    left_twips: int | None = None
    alignment: str = ""


def text_boxes(paragraph: Element) -> Iterator[TextBox]:
    """Yield the text boxes anchored in a paragraph: those of drawings, and of VML where that stands alone."""
    for box in paragraph.iter(BOX):
        for above in box.iterancestors():
            if above is paragraph:
                yield _placed(box)
                break
            if above.tag == BOX:
                break  # a box in a box comes with the outer one's paragraphs
            if above.tag == FALLBACK and _has_choice(above):
                break


def _has_choice(fallback: Element) -> bool:
    parent = fallback.getparent()
    return parent is not None and any(child is not fallback and _holds_box(child) for child in parent)


def _holds_box(element: Element) -> bool:
    return next(element.iter(BOX), None) is not None


def _placed(box: Element) -> TextBox:
    for above in box.iterancestors():
        local = str(above.tag).rpartition("}")[2]
        if local in {"anchor", "inline"}:
            return _of_drawing(box, above)
        if local in FRAMES:
            style = above.get("style", "")
            wide, left = WIDTH.search(style), LEFT.search(style)
            return TextBox(box, round(float(wide[1]) * 20) if wide else 0, round(float(left[1]) * 20) if left else None)
    return TextBox(box)


def _of_drawing(box: Element, anchor: Element) -> TextBox:
    extent = next(anchor.iterchildren("{*}extent"), None)
    width = (whole_number(None if extent is None else extent.get("cx")) or 0) // EMU_PER_TWIP
    position = next(anchor.iterchildren("{*}positionH"), None)
    left: int | None = None
    alignment = ""
    for child in () if position is None else position:
        local = str(child.tag).rpartition("}")[2]
        if local == "align":
            alignment = child.text or ""
        elif local == "posOffset":
            offset = whole_number(child.text)
            left = None if offset is None else offset // EMU_PER_TWIP
    return TextBox(box, width, left, alignment)

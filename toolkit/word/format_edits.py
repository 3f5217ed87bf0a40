"""Changes of format on a document's tree: each sets what a run, paragraph or section says itself.

Properties are put where the schema wants them, so that Word opens the file again.

Source: ECMA-376 Part 1, 17.3.2 (runs), 17.6.11 (page margins), 17.10.6 (titlePg).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.word.formats import FONT_SLOTS, VAL
from toolkit.word.names import W, w
from toolkit.word.schema import RANKS

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from toolkit.decree30.units import Mm, Pt

THEMED: Final = tuple(w(name) for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"))
FIRST: Final = {"r": "rPr", "p": "pPr"}  # properties stand first in these


def set_font(run: Element, family: str) -> None:
    """Show a run in a font, whatever its letters are."""
    fonts = child_of(properties_of(run), "rFonts")
    for attribute in (*THEMED, w("hint")):
        fonts.attrib.pop(attribute, "")
    for slot in FONT_SLOTS:
        fonts.set(w(slot), family)


def set_mark_font(paragraph: Element, family: str) -> None:
    """Show the mark of a paragraph in a font, and with it the label that a list sets before it."""
    mark = child_of(properties_of(paragraph), "rPr")
    fonts = child_of(mark, "rFonts")
    fonts.attrib.clear()
    for slot in FONT_SLOTS:
        fonts.set(w(slot), family)


def set_size(run: Element, size: Pt) -> None:
    """Show a run in a size."""
    for name in ("sz", "szCs"):
        child_of(properties_of(run), name).set(VAL, str(size.half_points))


def set_upright(run: Element) -> None:
    """Show a run upright."""
    for name in ("i", "iCs"):
        child_of(properties_of(run), name).set(VAL, "0")


def set_black(run: Element) -> None:
    """Show a run in black."""
    colour = child_of(properties_of(run), "color")
    colour.attrib.clear()
    colour.set(VAL, "000000")


def set_alignment(paragraph: Element, alignment: str) -> None:
    """Align a paragraph: "center", "both" ..."""
    child_of(properties_of(paragraph), "jc").set(VAL, alignment)


def set_margin(section: Element, side: str, length: Mm) -> None:
    """Set a margin of a section."""
    margins = child_of(section, "pgMar")
    margins.set(w(side), str(length.twips))
    if side == "left":
        margins.set(w("gutter"), "0")


def set_paper(section: Element, width: Mm, height: Mm) -> None:
    """Set the paper of a section; how it lies stays."""
    size = child_of(section, "pgSz")
    lies_across = size.get(w("orient")) == "landscape" or _number(size, "w") > _number(size, "h")
    sides = (height, width) if lies_across else (width, height)
    for name, side in zip(("w", "h"), sides, strict=True):
        size.set(w(name), str(side.twips))
    size.attrib.pop(w("code"), "")


def set_first_page_apart(section: Element) -> None:
    """Give the first page of a section a header of its own: with none there, it shows no number."""
    child_of(section, "titlePg").attrib.pop(VAL, "")


def set_numbering(section: Element, start: int | None) -> None:
    """Count the pages of a section in arabic numerals, from a number or, with None, on from those before."""
    counting = child_of(section, "pgNumType")
    if start is not None:
        counting.set(w("start"), str(start))
    counting.attrib.pop(w("fmt"), "")


def properties_of(element: Element) -> Element:
    """Return the properties of a run or paragraph; made where there are none."""
    name = FIRST[str(element.tag).removeprefix(f"{{{W}}}")]
    found = element.find(w(name))
    if found is None:
        found = element.makeelement(w(name), {})
        element.insert(0, found)
    return found


def child_of(parent: Element, name: str) -> Element:
    """Return a property; made at its place where there is none."""
    found = parent.find(w(name))
    if found is not None:
        return found
    ranks = RANKS[str(parent.tag).removeprefix(f"{{{W}}}")]
    own = ranks[name][0]
    found = parent.makeelement(w(name), {})
    for at, child in enumerate(parent):
        rank = ranks.get(str(child.tag).removeprefix(f"{{{W}}}"))
        if rank is not None and rank[0] > own:
            parent.insert(at, found)
            return found
    parent.append(found)
    return found


def _number(element: Element, name: str) -> int:
    text = element.get(w(name), "0")
    return int(text) if text.isdigit() else 0

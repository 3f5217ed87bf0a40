"""What a set of run or paragraph properties says, and the look that comes out of all of them.

A set says little; styles, numbering and defaults say the rest (`format_sheet.FormatSheet`).

Source: ECMA-376 Part 1, 17.3.1 (paragraphs), 17.3.2 (runs), 17.18.24 (rFonts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.etree import _Element as Element

DEFAULT_SIZE_HALF_POINTS: Final = 20  # what Word takes where nothing says a size
DEFAULT_FONT: Final = "Times New Roman"  # the same for letters
SINGLE_LINE: Final = 240  # w:line counts 240ths of a line
AUTOMATIC_SPACE_TWIPS: Final = 280  # w:beforeAutospacing and w:afterAutospacing

OFF: Final = frozenset({"0", "false", "off"})
VAL: Final = w("val")
BLACK: Final = "000000"
# Styles that both set one of these undo each other; set on a run, it is what the run says.
TOGGLES: Final = ("b", "i", "caps", "smallCaps", "strike", "vanish")
FONT_SLOTS: Final = ("ascii", "hAnsi", "cs", "eastAsia")
FONT_ATTRIBUTES: Final = tuple((slot, w(slot), w("cstheme" if slot == "cs" else f"{slot}Theme")) for slot in FONT_SLOTS)

Said = dict[str, Any]  # property to what a set says of it; absent keys say nothing


class RunFormat(NamedTuple):
    """How a run looks.

    Attributes:
        ascii_font: For the letters of ASCII.
        other_font: For all other letters of Vietnamese (w:hAnsi).
        size_half_points: Size of the letters.
        bold: Đậm.
        italic: Nghiêng.
        caps: Shown as capitals, whatever was typed.
        small_caps: Shown as small capitals.
        underline: Gạch chân.
        strike: Struck through.
        hidden: Not shown at all (w:vanish).
        colour: Six hexadecimal digits, upper case; black where Word chooses.
        raised: Superscript or subscript.
    """

    ascii_font: str = DEFAULT_FONT
    other_font: str = DEFAULT_FONT
    size_half_points: int = DEFAULT_SIZE_HALF_POINTS
    bold: bool = False
    italic: bool = False
    caps: bool = False
    small_caps: bool = False
    underline: bool = False
    strike: bool = False
    hidden: bool = False
    colour: str = BLACK
    raised: bool = False

    def fonts(self, text: str) -> tuple[str, ...]:
        """Return the fonts that show a text: spaces are in none."""
        letters = "".join(text.split())
        if not letters:
            return ()
        found = [self.ascii_font] if any(letter.isascii() for letter in letters) else []
        if not letters.isascii():
            found.append(self.other_font)
        return tuple(dict.fromkeys(found))


class ParagraphFormat(NamedTuple):
    """How a paragraph stands.

    Attributes:
        alignment: "left", "center", "right", "both" or another value of w:jc.
        left_twips: Indent on the left.
        right_twips: Indent on the right.
        first_line_twips: Of the first line, beside the left indent; negative: it hangs out.
        before_twips: Space above.
        after_twips: Space below.
        contextual: No space between paragraphs of its style.
        line: Line spacing: 240ths of a line with rule "auto", else twips.
        line_rule: "auto", "exact" or "atLeast".
        style: Id of its style.
        number_id: The list it is in, "" if none.
        level: Its level in that list, from 0.
        outline_level: From 0; None for text.
        line_above: It has an upper border.
        line_below: It has a lower border.
        page_break_before: It begins a page.
    """

    alignment: str = "left"
    left_twips: int = 0
    right_twips: int = 0
    first_line_twips: int = 0
    before_twips: int = 0
    after_twips: int = 0
    contextual: bool = False
    line: int = SINGLE_LINE
    line_rule: str = "auto"
    style: str = ""
    number_id: str = ""
    level: int = 0
    outline_level: int | None = None
    line_above: bool = False
    line_below: bool = False
    page_break_before: bool = False


def value(parent: Element | None, name: str) -> str | None:
    """Return w:val of a child, "" where the child has none, None where there is no such child."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VAL, "")


def is_on(parent: Element | None, name: str) -> bool:
    """Return whether an on-off child is there and on."""
    text = value(parent, name)
    return text is not None and text not in OFF


def whole_number(text: str | None) -> int | None:
    """Return a length of a document, None if it is none: "-567", "567.5" (Word rounds) and "" occur."""
    if not text or len(text) > 12:
        return None
    try:
        return round(float(text))
    except (ValueError, OverflowError):
        return None


def read_run(properties: Element | None, theme: Mapping[str, str]) -> Said:
    """Return what a w:rPr says.

    Args:
        properties: The w:rPr; None says nothing.
        theme: Name of a theme font ("minorHAnsi") to the font.
    """
    said: Said = {}
    for child in () if properties is None else properties:
        reader = RUN_READERS.get(child.tag)
        if reader is not None:
            reader(child, said, theme)
    return said


def read_paragraph(properties: Element | None) -> Said:
    """Return what a w:pPr says."""
    said: Said = {}
    for child in () if properties is None else properties:
        reader = PARAGRAPH_READERS.get(child.tag)
        if reader is not None:
            reader(child, said)
    return said


def run_format(said: Said) -> RunFormat:
    """Return the look of a run of which everything has been said."""
    return RunFormat(
        said.get("ascii") or DEFAULT_FONT,
        said.get("hAnsi") or DEFAULT_FONT,
        said.get("size", DEFAULT_SIZE_HALF_POINTS),
        said.get("b", False),
        said.get("i", False),
        said.get("caps", False),
        said.get("smallCaps", False),
        said.get("underline", False),
        said.get("strike", False),
        said.get("vanish", False),
        said.get("colour", BLACK),
        said.get("raised", False),
    )


def paragraph_format(said: Said, style: str) -> ParagraphFormat:
    """Return how a paragraph stands of which everything has been said."""
    return ParagraphFormat(
        said.get("jc", "left"),
        said.get("left", 0),
        said.get("right", 0),
        said.get("first", 0),
        said.get("before", 0),
        said.get("after", 0),
        said.get("contextual", False),
        said.get("line", SINGLE_LINE),
        said.get("lineRule", "auto"),
        style,
        said.get("numId", ""),
        said.get("ilvl", 0),
        said.get("outline"),
        said.get("line_above", False),
        said.get("line_below", False),
        said.get("page_break", False),
    )


def _fonts(child: Element, said: Said, theme: Mapping[str, str]) -> None:
    for slot, named, themed in FONT_ATTRIBUTES:
        font = theme.get(child.get(themed, "")) or child.get(named)
        if font:
            said[slot] = font


def _size(child: Element, said: Said, _theme: Mapping[str, str]) -> None:
    size = whole_number(child.get(VAL))
    if size is not None and 0 < size < 10_000:
        said["size"] = size


def _underline(child: Element, said: Said, _theme: Mapping[str, str]) -> None:
    said["underline"] = child.get(VAL, "") not in {"none", ""}


def _colour(child: Element, said: Said, _theme: Mapping[str, str]) -> None:
    colour = child.get(VAL, "auto").upper()
    said["colour"] = BLACK if colour == "AUTO" else colour


def _raised(child: Element, said: Said, _theme: Mapping[str, str]) -> None:
    said["raised"] = child.get(VAL, "baseline") != "baseline"


def _toggle(name: str) -> Callable[[Element, Said, Mapping[str, str]], None]:
    def read(child: Element, said: Said, _theme: Mapping[str, str]) -> None:
        said[name] = child.get(VAL, "") not in OFF

    return read


RUN_READERS: Final = {
    w("rFonts"): _fonts,
    w("sz"): _size,
    w("u"): _underline,
    w("color"): _colour,
    w("vertAlign"): _raised,
    **{w(name): _toggle(name) for name in TOGGLES},
}


def _alignment(child: Element, said: Said) -> None:
    text = child.get(VAL, "")
    said["jc"] = {"start": "left", "end": "right", "": "left"}.get(text, text)


def _indent(child: Element, said: Said) -> None:
    for key, names in (("left", ("start", "left")), ("right", ("end", "right"))):
        found = next((length for name in names if (length := whole_number(child.get(w(name)))) is not None), None)
        if found is not None:
            said[key] = found
    hanging, first = whole_number(child.get(w("hanging"))), whole_number(child.get(w("firstLine")))
    if hanging is not None:
        said["first"] = -hanging
    elif first is not None:
        said["first"] = first


def _spacing(child: Element, said: Said) -> None:
    for key in ("before", "after"):
        length, automatic = whole_number(child.get(w(key))), child.get(w(f"{key}Autospacing"))
        if automatic is not None and automatic not in OFF:
            said[key] = AUTOMATIC_SPACE_TWIPS
        elif length is not None:
            said[key] = length
    line = whole_number(child.get(w("line")))
    if line is not None and line > 0:
        said["line"] = line
        said["lineRule"] = child.get(w("lineRule"), "auto")


def _numbering(child: Element, said: Said) -> None:
    number = value(child, "numId")
    if number is not None:
        said["numId"] = "" if number == "0" else number  # 0 takes a paragraph out of its style's list
    level = whole_number(value(child, "ilvl"))
    if level is not None:
        said["ilvl"] = max(0, min(level, 8))


def _borders(child: Element, said: Said) -> None:
    for key, names in (("line_above", ("top", "between")), ("line_below", ("bottom",))):
        found = [border for name in names if (border := child.find(w(name))) is not None]
        if found:
            said[key] = any(border.get(VAL, "none") not in {"none", "nil"} for border in found)


def _outline(child: Element, said: Said) -> None:
    level = whole_number(child.get(VAL))
    said["outline"] = level if level is not None and 0 <= level < 9 else None


def _switch(name: str) -> Callable[[Element, Said], None]:
    def read(child: Element, said: Said) -> None:
        said[name] = child.get(VAL, "") not in OFF

    return read


PARAGRAPH_READERS: Final = {
    w("jc"): _alignment,
    w("ind"): _indent,
    w("spacing"): _spacing,
    w("numPr"): _numbering,
    w("pBdr"): _borders,
    w("outlineLvl"): _outline,
    w("contextualSpacing"): _switch("contextual"),
    w("pageBreakBefore"): _switch("page_break"),
}

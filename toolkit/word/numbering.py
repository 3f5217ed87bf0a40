"""Lists that Word numbers itself: what a level says, and the label a paragraph shows ("1.", "a)", "-").

Source: ECMA-376 Part 1, 17.9 (numbering), 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.decree30.wording import roman_numeral
from toolkit.word.formats import Said, read_paragraph, value, whole_number
from toolkit.word.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_LEVELS: Final = 9
PLACE: Final = re.compile(r"%([1-9])")


class ListLevel(NamedTuple):
    """A level of a list.

    Attributes:
        start: Its first number.
        numerals: "decimal", "upperRoman", "lowerLetter", "bullet", "none" ...
        text: Its label with %1 for the number of the first level, %2 for that of the second.
        paragraph: What it says of its paragraphs.
        run: The w:rPr of its label, None if it has none.
    """

    start: int
    numerals: str
    text: str
    paragraph: Said
    run: Element | None = None


class Numbering:
    """The lists of a document."""

    def __init__(self, root: Element | None) -> None:
        """Read a w:numbering; None: there are no lists."""
        self._abstract: dict[str, dict[int, ListLevel]] = {}
        self._lists: dict[str, tuple[str, dict[int, ListLevel], dict[int, int]]] = {}
        if root is None:
            return
        for element in root.iter(w("abstractNum")):
            levels = {}
            for level in element.findall(w("lvl")):
                levels[whole_number(level.get(w("ilvl"))) or 0] = _level(level)
            self._abstract[element.get(w("abstractNumId"), "")] = levels
        for number in root.iter(w("num")):
            overridden: dict[int, ListLevel] = {}
            starts: dict[int, int] = {}
            for override in number.findall(w("lvlOverride")):
                at = whole_number(override.get(w("ilvl"))) or 0
                own, start = override.find(w("lvl")), whole_number(value(override, "startOverride"))
                if own is not None:
                    overridden[at] = _level(own)
                if start is not None:
                    starts[at] = start
            abstract = value(number, "abstractNumId") or ""
            self._lists[number.get(w("numId"), "")] = abstract, overridden, starts

    def level(self, number_id: str, at: int) -> ListLevel | None:
        """Return a level of a list, None if there is none."""
        if number_id not in self._lists:
            return None
        abstract, overridden, starts = self._lists[number_id]
        found = overridden.get(at) or self._abstract.get(abstract, {}).get(at)
        return found and found._replace(start=starts.get(at, found.start))

    def abstract_of(self, number_id: str) -> str:
        """Return what lists that go on with each other's numbers share."""
        return self._lists[number_id][0] if number_id in self._lists else ""

    def starts_anew(self, number_id: str) -> bool:
        """Tell whether a list begins with numbers of its own."""
        return number_id in self._lists and bool(self._lists[number_id][2])


class ListCounter:
    """Counts the numbered paragraphs of a story, in their order."""

    def __init__(self, numbering: Numbering) -> None:
        """Begin before the first paragraph."""
        self.numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()

    def label(self, number_id: str, at: int) -> str:
        """Return the label of the next paragraph of a list, "" if it shows none."""
        level = self.numbering.level(number_id, at)
        if level is None:
            return ""
        family = self.numbering.abstract_of(number_id)
        if number_id not in self._seen and self.numbering.starts_anew(number_id):
            self._counts.pop(family, None)
        self._seen.add(number_id)
        counts = self._counts.setdefault(family, [None] * MOST_LEVELS)
        before = counts[at]
        counts[at] = level.start if before is None else before + 1
        counts[at + 1 :] = [None] * (MOST_LEVELS - at - 1)
        if level.numerals == "bullet":
            return "-" if level.text.strip() in {"-", "–", "—"} else (level.text.strip() or "•")

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = self.numbering.level(number_id, place)
            count = counts[place]
            if shown is None:
                return ""
            return format_count(shown.start if count is None else count, shown.numerals)

        return PLACE.sub(number, level.text).strip()


def format_count(count: int, numerals: str) -> str:
    """Return a number as a list shows it: "IV" for 4 in "upperRoman"; numerals nobody knows are arabic."""
    if numerals == "none":
        return ""
    if numerals in {"upperRoman", "lowerRoman"} and 0 < count < 4000:
        letters = roman_numeral(count)
        return letters if numerals == "upperRoman" else letters.lower()
    if numerals in {"upperLetter", "lowerLetter"} and 0 < count < 780:
        times, place = divmod(count - 1, 26)
        letter = chr(ord("a") + place) * (times + 1)  # after z comes aa, then bb
        return letter.upper() if numerals == "upperLetter" else letter
    return f"{count:02d}" if numerals == "decimalZero" else str(count)


def _level(element: Element) -> ListLevel:
    start = whole_number(value(element, "start"))
    return ListLevel(
        1 if start is None else start,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        read_paragraph(element.find(w("pPr"))),
        element.find(w("rPr")),
    )

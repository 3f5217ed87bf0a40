"""Word's automatic numbers as the text they show: "1.", "a)", "-" in front of a paragraph.

Source: ECMA-376 Part 1, 17.9 (numbering), 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.looks import value
from toolkit.word.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS: Final = 9
LARGEST: Final = 32767  # Word's own limit for a start
BULLET: Final = "-"
_PLACE: Final = re.compile("%([1-9])")
_ROMAN: Final = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
                 (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


class _Level(NamedTuple):
    start: int
    form: str
    text: str
    restart: int  # the level, from 1, behind which the count begins anew; 0: never


class Numbering:
    """Counts the numbered paragraphs of a document, in its order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counts: dict[str, list[int]] = {}
        self._started: set[str] = set()
        self._of_style: dict[str, tuple[str, int]] = {}
        if numbering is None:
            return
        for abstract in numbering.iter(w("abstractNum")):
            levels = {_index(level): _read_level(level) for level in abstract.iter(w("lvl"))}
            self._abstract[abstract.get(w("abstractNumId"), "")] = levels
        for entry in numbering.iter(w("num")):
            abstract_id = value(entry, "abstractNumId") or ""
            levels = dict(self._abstract.get(abstract_id, {}))
            for override in entry.iter(w("lvlOverride")):
                index = _index(override)
                own = override.find(w("lvl"))
                if own is not None:
                    levels[index] = _read_level(own)
                start = value(override, "startOverride")
                if start is not None and index in levels:
                    levels[index] = levels[index]._replace(start=_number(start, 1))
            self._lists[entry.get(w("numId"), "")] = abstract_id, levels
        for style in () if styles is None else styles.iter(w("style")):
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            if properties is not None and value(properties, "numId"):
                level = _number(value(properties, "ilvl"), 0)
                self._of_style[style.get(w("styleId"), "")] = value(properties, "numId") or "", level

    def __bool__(self) -> bool:
        """Tell whether the document has lists at all."""
        return bool(self._lists)

    def label(self, paragraph: _Element) -> str:
        """Return the number a paragraph shows, "" if none; call it for each paragraph in the document's order."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return ""
        own = properties.find(w("numPr"))
        list_id, level = self._of_style.get(value(properties, "pStyle") or "", ("", 0))
        if own is not None:
            list_id = value(own, "numId") or list_id
            level = _number(value(own, "ilvl"), level)
        found = self._lists.get(list_id)
        if found is None or not 0 <= level < LEVELS:
            return ""
        return self._count(list_id, found[0], found[1], level)

    def _count(self, list_id: str, abstract_id: str, levels: dict[int, _Level], level: int) -> str:
        # Lists of one definition count on together; one with starts of its own begins anew.
        counts = self._counts.setdefault(abstract_id, [0] * LEVELS)
        if list_id not in self._started:
            self._started.add(list_id)
            for index, own in levels.items():
                if own != self._abstract.get(abstract_id, {}).get(index) and index < LEVELS:
                    counts[index] = 0
        at = levels.get(level, _Level(1, "decimal", f"%{level + 1}.", level))
        for above in range(level):
            if not counts[above]:
                counts[above] = levels[above].start if above in levels else 1
        counts[level] = counts[level] + 1 if counts[level] else at.start
        for below in range(level + 1, LEVELS):
            if below not in levels or levels[below].restart:
                counts[below] = 0
        if at.form == "none" and not at.text:
            return ""
        if at.form == "bullet":
            return BULLET
        return _PLACE.sub(lambda match: _shown(counts[int(match[1]) - 1], _form(levels, int(match[1]) - 1)), at.text)


def _form(levels: dict[int, _Level], index: int) -> str:
    return levels[index].form if index in levels else "decimal"


def _read_level(level: _Element) -> _Level:
    restart = value(level, "lvlRestart")
    return _Level(
        _number(value(level, "start"), 1),
        value(level, "numFmt") or "decimal",
        (value(level, "lvlText") or "")[:80],
        1 if restart is None else _number(restart, 1),
    )


def _index(element: _Element) -> int:
    return _number(element.get(w("ilvl")), 0)


def _number(text: str | None, usual: int) -> int:
    if text and text.isascii() and text.isdigit() and len(text) < 6:
        return min(int(text), LARGEST)
    return usual


def _shown(number: int, form: str) -> str:
    """Return a number in one of Word's forms; the forms of other scripts in digits."""
    if form in {"upperRoman", "lowerRoman"}:
        digits, rest = "", number
        for worth, letters in _ROMAN:
            digits += letters * (rest // worth)
            rest %= worth
        return digits if form == "upperRoman" else digits.lower()
    if form in {"upperLetter", "lowerLetter"} and number:
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter[:8] if form == "upperLetter" else letter[:8].lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)

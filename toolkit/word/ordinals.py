"""Numbers in front of headings and tasks ("IV", "1.2", "a)", "-"): how they are written and what they count.

A table's own numbers are believed only as far as they agree with each other: they restart, have gaps, or are
missing. What an outline needs of them is their style, and whether one can be the next of another.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LETTERS_RATHER: Final = 50  # "L", "C", "D", "M" alone are letters before they are numbers
NO_STYLE: Final = ""
ROMAN: Final = "roman"
LETTER: Final = "letter"
SMALL_LETTER: Final = "small letter"
DASH: Final = "dash"
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"  # those that count points, without f, j, w, z

_ARABIC: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4}){0,5}")
_ROMAN: Final = re.compile(r"M{0,9}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
_DOTTED_ROMAN: Final = re.compile(r"(?P<roman>[IVXLCDM]{1,15})\.(?P<rest>[0-9]{1,4}(?:\.[0-9]{1,4}){0,4})")
# At the head of a text: "I. Xây dựng", "1.2. Rà soát", "a) Tổ chức", "Mục II: ...", "- Tổ chức".
LEADING: Final = re.compile(
    r"(?:(?:phần|mục|chương|nhóm)\s{1,3}(?=[0-9IVXA-ZĐ]{1,5}\s{0,2}[.:)-]))?"
    r"(?P<label>[IVXL]{1,8}|[A-ZĐ]|[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}|[a-zđ])\s{0,2}(?P<sign>[.:)/-])(?P<blank>\s{0,9})(?=\S)",
    re.IGNORECASE,
)


class Label(NamedTuple):
    """A number as an outline sees it.

    Attributes:
        style: `ROMAN`, `LETTER`, `SMALL_LETTER`, `DASH`, "arabic0" ("1"), "arabic1" ("1.1") ...; empty: none.
        value: What it counts: (4,) for "IV", (1, 2) for "1.2".
    """

    style: str
    value: tuple[int, ...] = ()

    @property
    def dots(self) -> int:
        """How deep an Arabic number goes: 1 for "1.2"; -1 for other styles."""
        return len(self.value) - 1 if self.style.startswith("arabic") else -1


NO_LABEL: Final = Label(NO_STYLE)


def readings(text: str) -> tuple[Label, ...]:
    """Return how a typed number may be read, the likeliest first; none for what is no number."""
    bare = text.strip().strip("().:/ \u00a0")
    if not bare:
        return (Label(DASH),) if text.strip() else ()
    if bare in {"-", "–", "+", "•", "*"}:
        return (Label(DASH),)
    if _ARABIC.fullmatch(bare):
        value = tuple(map(int, bare.split(".")))
        return (Label(f"arabic{len(value) - 1}", value),)
    if dotted := _DOTTED_ROMAN.fullmatch(bare):  # "IV.1.2": the section's own number before it
        value = tuple(map(int, dotted["rest"].split(".")))
        return (Label(f"arabic{len(value) - 1}", value),)
    found = []
    if _ROMAN.fullmatch(bare):
        found.append(Label(ROMAN, (roman_value(bare),)))
    if len(bare) == 1 and bare.lower() in LETTERS:
        style = LETTER if bare.isupper() else SMALL_LETTER
        place = 0 if bare in ROMAN_VALUES and ROMAN_VALUES[bare] >= LETTERS_RATHER else len(found)
        found.insert(place, Label(style, (LETTERS.index(bare.lower()) + 1,)))
    return tuple(found)


def split_label(text: str) -> tuple[str, str]:
    """Return the number at the head of a text and the rest: "I. Xây dựng" is "I" and "Xây dựng"; "" if there is none.

    "1,5 tỷ đồng", "30/6" and "B. Nguyễn" behind nothing are words: a number needs its sign, and a letter a bracket
    or a capital's full stop and a blank.
    """
    match = LEADING.match(text)
    if match is None or not readings(match["label"]):
        return "", text
    label, sign = match["label"], match["sign"]
    is_number = label[0].isdigit()
    if sign in "/-" or (is_number and not match["blank"] and text[match.end() : match.end() + 1].isdigit()):
        return "", text
    if label[0].islower() and sign != ")":
        return "", text
    if not match["blank"] and sign != ")" and not is_number:
        return "", text
    return label, text[match.end() :]


def roman_value(text: str) -> int:
    """Return the value of a Roman number in capitals."""
    total = before = 0
    for letter in reversed(text):
        value = ROMAN_VALUES[letter]
        total += -value if value < before else value
        before = max(before, value)
    return total


def follows(label: Label, before: Label) -> bool:
    """Tell whether a number is the next of another: "1.3" of "1.2", "V" of "IV"."""
    return (
        label.style == before.style
        and bool(label.value)
        and label.value[:-1] == before.value[:-1]
        and label.value[-1] == before.value[-1] + 1
    )


def is_first(label: Label) -> bool:
    """Tell whether a number begins a count: "1", "I", "a", "2.1"."""
    return bool(label.value) and label.value[-1] == 1


def is_below(label: Label, above: Label) -> bool:
    """Tell whether an Arabic number has another as its head: "1.2" and "1.2.1" have "1"."""
    return above.dots >= 0 and label.dots > above.dots and label.value[: len(above.value)] == above.value

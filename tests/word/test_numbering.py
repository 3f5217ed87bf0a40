"""Labels of lists as Word counts them."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.checking.corpus.packages import NAMESPACES
from toolkit.word.numbering import ListCounter, Numbering, format_count


def level(at: int, numerals: str, text: str, start: int = 1) -> str:
    said = f'<w:start w:val="{start}"/><w:numFmt w:val="{numerals}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{at}">{said}</w:lvl>'


LEVELS = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3.")
LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "-")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "bullet", chr(0xF0B7))}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    '</w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)


def labels(*paragraphs: tuple[str, int]) -> list[str]:
    counter = ListCounter(Numbering(etree.fromstring(f"<w:numbering {NAMESPACES}>{LISTS}</w:numbering>")))
    return [counter.label(number, at) for number, at in paragraphs]


def test_levels_count_apart_and_begin_anew_below_the_next() -> None:
    assert labels(("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1)) == ["I.", "1.", "2.", "2.1.", "II.", "1."]


def test_lists_of_one_family_go_on_unless_one_says_otherwise() -> None:
    assert labels(("1", 0), ("4", 0), ("3", 0), ("3", 0)) == ["I.", "II.", "I.", "II."]


def test_bullets_and_what_is_no_list() -> None:
    assert labels(("2", 0), ("9", 0), ("1", 7)) == ["-", "", ""]


@pytest.mark.parametrize(
    ("count", "numerals", "shown"),
    [(4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (27, "lowerLetter", "aa"), (3, "decimalZero", "03"),
     (0, "upperRoman", "0"), (5, "none", ""), (5, "chicago", "5"), (9999999, "upperLetter", "9999999")],
)  # fmt: skip
def test_numerals(count: int, numerals: str, shown: str) -> None:
    assert format_count(count, numerals) == shown

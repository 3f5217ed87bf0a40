from __future__ import annotations

from lxml import etree

from tests.word.packages import W
from toolkit.word.numbering import Numbering


def numbering_of(levels: str, *lists: str) -> Numbering:
    entries = "".join(lists) or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    xml = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{entries}</w:numbering>'
    )
    return Numbering(etree.fromstring(xml), None)


def level(number: int, form: str, text: str, more: str = "") -> str:
    start = f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
    return f'{start}<w:lvlText w:val="{text}"/></w:lvl>'


def paragraph(number: int | None, list_id: str = "1") -> etree._Element:
    inner = f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="{list_id}"/></w:numPr>' if number is not None else ""
    return etree.fromstring(f'<w:p xmlns:w="{W}"><w:pPr>{inner}</w:pPr></w:p>')


def labels(numbering: Numbering, *paragraphs: etree._Element) -> list[str]:
    return [numbering.label(entry) for entry in paragraphs]


def test_levels_count_and_begin_anew_below_each_other() -> None:
    numbering = numbering_of(
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%2)") + level(2, "lowerLetter", "%2%3")
    )
    shown = labels(numbering, *(paragraph(number) for number in (0, 1, 1, 2, 0, 1)))
    assert shown == ["I.", "1)", "2)", "2a", "II.", "1)"]


def test_a_level_that_skips_one_shows_that_one_s_start() -> None:
    numbering = numbering_of(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))
    assert labels(numbering, paragraph(1), paragraph(1)) == ["1.1", "1.2"]


def test_a_list_with_a_start_of_its_own_begins_anew() -> None:
    lists = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>",
    )
    numbering = numbering_of(level(0, "decimal", "%1."), *lists)
    assert labels(numbering, paragraph(0), paragraph(0, "2"), paragraph(0, "2")) == ["1.", "5.", "6."]


def test_bullets_and_paragraphs_without_numbers() -> None:
    numbering = numbering_of(level(0, "bullet", "\uf0b7"))
    assert labels(numbering, paragraph(0), paragraph(None), paragraph(0, "9")) == ["-", "", ""]


def test_a_start_out_of_all_bounds_is_harmless() -> None:
    numbering = numbering_of(
        '<w:lvl w:ilvl="0"><w:start w:val="99999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(numbering, paragraph(0)) == ["I"]

"""The rules themselves: all there, each with its level and clause, our choices inside them."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import resources
from typing import Any

import pytest
import yaml

from toolkit.decree30 import rules, wording
from toolkit.decree30.presentation import Alignment, LetterCase, Orientation, Slant, Weight
from toolkit.decree30.sources import Level, Source
from toolkit.decree30.units import Measure, Mm, Pt, Range

# Component: sizes allowed, case, weight, slant.
LOOKS = {
    "national_title": (12, 13, "upper", "bold", "upright"),
    "motto": (13, 14, "lower", "bold", "upright"),
    "supervising_agency": (12, 13, "upper", "regular", "upright"),
    "issuing_agency": (12, 13, "upper", "bold", "upright"),
    "number_and_symbol": (13, 13, None, "regular", "upright"),
    "place_and_date": (13, 14, "lower", "regular", "italic"),
    "document_type": (13, 14, "upper", "bold", "upright"),
    "subject": (13, 14, "lower", "bold", "upright"),
    "letter_subject": (12, 13, "lower", "regular", "upright"),
    "addressees": (13, 14, "lower", "regular", "upright"),
    "legal_bases": (13, 14, "lower", "regular", "italic"),
    "body": (13, 14, "lower", "regular", "upright"),
    "end_mark": (None, None, None, None, None),
    "authority_and_position": (13, 14, "upper", "bold", "upright"),
    "signer_name": (13, 14, "lower", "bold", "upright"),
    "recipients_label": (12, 12, "lower", "bold", "italic"),
    "recipients": (11, 11, "lower", "regular", "upright"),
    "urgency": (13, 14, "upper", "bold", None),
    "secrecy": (None, None, None, None, None),
    "circulation": (13, 14, "upper", "bold", None),
    "drafter_mark": (11, 11, None, None, "upright"),
    "address": (11, 12, None, None, "upright"),
    "copy_signature": (10, 10, None, None, None),
    "page_number": (13, 14, None, "regular", "upright"),
    "appendix_label": (14, 14, "lower", "bold", "upright"),
    "appendix_title": (13, 14, "upper", "bold", "upright"),
    "appendix_reference": (13, 14, "lower", "regular", "italic"),
    "appendix_signature": (10, 10, None, None, None),
}


def parts_of(value: Any, where: str = "rules") -> Iterator[tuple[str, Any]]:
    """Yield everything the rules hold, from the top down, with its place."""
    yield where, value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts_of(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from parts_of(item, f"{where}[{key}]")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts_of(item, f"{where}[{index}]")


def all_values(kind: type[Any]) -> dict[str, Any]:
    return {where: value for where, value in parts_of(rules()) if isinstance(value, kind)}


def test_every_component_of_the_decree_is_there_and_no_other() -> None:
    assert set(rules().components) == set(LOOKS)


@pytest.mark.parametrize("name", LOOKS)
def test_component_looks_as_the_decree_says(name: str) -> None:
    least, most, case, weight, slant = LOOKS[name]
    component = rules().components[name]
    assert (component.size and component.size.allowed) == (None if least is None else Range(Pt(least), Pt(most or 0)))
    assert component.case is (LetterCase(case) if case else None)
    assert component.weight is (Weight(weight) if weight else None)
    assert component.slant is (Slant(slant) if slant else None)


def test_margins_are_the_decrees_with_ours_inside() -> None:
    margins = rules().page.margins
    allowed = {side: getattr(margins, side).allowed for side in ("top", "bottom", "left", "right")}
    assert allowed == {
        "top": Range(Mm(20), Mm(25)),
        "bottom": Range(Mm(20), Mm(25)),
        "left": Range(Mm(30), Mm(35)),
        "right": Range(Mm(15), Mm(20)),
    }
    assert (margins.top.chosen, margins.bottom.chosen, margins.left.chosen, margins.right.chosen) == (
        Mm(20), Mm(20), Mm(30), Mm(15),
    )  # fmt: skip
    assert str(margins.source) == "Decree 30/2020/NĐ-CP, Annex I, I.3"


def test_paper_is_a4_upright_in_times_new_roman() -> None:
    page = rules().page
    assert (page.paper.width, page.paper.height) == (Mm(210), Mm(297))
    assert page.orientation.default is Orientation.PORTRAIT
    assert (page.font.family, page.font.colour) == ("Times New Roman", "000000")


def test_pages_count_from_one_and_the_first_hides_its_number() -> None:
    numbering = rules().page.numbering
    assert (numbering.start, numbering.on_first_page) == (1, False)
    assert rules().components["page_number"].alignment is Alignment.CENTER


def test_every_choice_is_allowed() -> None:
    measures = all_values(Measure)
    assert len(measures) > 50
    assert [where for where, measure in measures.items() if not measure.allowed.contains(measure.chosen)] == []


def test_our_sizes_are_one_of_the_sets_that_rise_and_fall_together() -> None:
    together = rules().sizes_together.sets
    ours = {name: rules().components[name].size for name in together[0]}
    assert {name: size.chosen for name, size in ours.items() if size} in [dict(sizes) for sizes in together]


def test_every_set_of_sizes_is_allowed() -> None:
    for sizes in rules().sizes_together.sets:
        for name, size in sizes.items():
            measure = rules().components[name].size
            assert measure is not None
            assert measure.allowed.contains(size)


def test_every_level_of_binding_occurs() -> None:
    assert {source.level for source in all_values(Source).values()} == set(Level)


def test_rules_of_the_decree_name_a_clause_and_the_others_a_vietnamese_reason() -> None:
    for where, source in all_values(Source).items():
        cites = source.words.startswith(("Annex ", "Article "))
        assert cites is source.cites_decree, where


def test_every_measure_stands_in_a_group_with_a_source() -> None:
    owners = set(all_values(Source))
    bare = []
    for where in all_values(Measure):
        group = where.rpartition(".")[0]
        while group and f"{group}.source" not in owners:
            group = group.rpartition(".")[0]
        if not group:
            bare.append(where)
    assert bare == []


def test_a_clause_is_cited_in_english_and_in_vietnamese() -> None:
    source = rules().long_dates.source
    assert str(source) == "Decree 30/2020/NĐ-CP, Annex I, II.4(b)"
    assert source.vietnamese == "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.b"


@pytest.mark.parametrize(
    ("words", "vietnamese"),
    [
        ("Annex I, Part II, I.3", "Phụ lục I, Phần II, mục I.3"),
        ("Annex I, II.7(c) and (đ)", "Phụ lục I, mục II.7.c và đ"),
        ("Annex I, V, note 1", "Phụ lục I, mục V, chú thích 1"),
        ("Annex III, forms 1.1 to 1.10, 2.1 and 2.2", "Phụ lục III, mẫu 1.1 đến 1.10, 2.1 và 2.2"),
        ("Article 7; Annex III", "Điều 7; Phụ lục III"),
    ],
)
def test_clauses_are_put_into_vietnamese(words: str, vietnamese: str) -> None:
    assert Source(Level.LAW, words).clause_vietnamese == vietnamese


def test_a_reason_is_shown_as_it_is() -> None:
    source = Source(Level.CHOICE, "để Annex vừa trang")
    assert (str(source), source.vietnamese) == ("để Annex vừa trang", "để Annex vừa trang")


def test_components_that_are_named_exist() -> None:
    book = rules()
    for component in book.components.values():
        assert component.same_line_as in {"", *book.components}
        assert component.cell in {"", *book.cells}


def test_document_types_that_are_named_exist() -> None:
    book = rules()
    known = {one.name for one in book.document_types.types}
    for component in book.components.values():
        for names in (component.only_for, component.not_for, component.required_for, component.required_upward):
            assert set(names) <= known


def test_there_are_29_document_types_with_abbreviations_of_their_own() -> None:
    types = rules().document_types.types
    abbreviations = [one.abbreviation for one in types if one.abbreviation]
    assert len(types) == 29
    assert {one.name for one in types if not one.abbreviation} == {"Công văn", "Thư công"}
    assert len(set(abbreviations)) == len(abbreviations)
    assert {one.name: one.abbreviation for one in types}["Kế hoạch"] == "KH"


def test_fixed_words_come_from_wording_and_stand_nowhere_else() -> None:
    components = rules().components
    assert components["motto"].text == wording.MOTTO
    assert components["appendix_label"].label == wording.APPENDIX_LABEL
    text = resources.files("toolkit.decree30").joinpath("rules.yaml").read_text(encoding="utf-8")
    for word in (
        wording.NATIONAL_TITLE,
        wording.MOTTO,
        wording.RECIPIENTS_LABEL,
        wording.ADDRESSEES_LABEL,
        wording.END_MARK,
    ):
        assert f": {word}\n" not in text
        assert f'"{word}"' not in text


def test_dates_and_numbers_are_padded_as_the_rules_say() -> None:
    book = rules()
    for dates in (book.long_dates, book.short_dates):
        assert dates.pad_days_below == wording.PAD_BELOW
        assert set(dates.padded_months) == wording.PADDED_MONTHS
    assert book.symbols.pad_numbers_below == wording.PAD_BELOW
    assert wording.format_number(str(book.symbols.pad_numbers_below - 1)) == "09"


def test_lines_of_the_appendix_table_fit_between_the_margins() -> None:
    book = rules()
    margins = book.appendix.margins
    width = Mm(book.page.paper.height.value - margins.left.chosen.value - margins.right.chosen.value)
    table = book.appendix.table
    widths = table.column_widths(list(table.columns.by_field), width)
    assert sum(widths) == width.twips
    assert min(widths[1:]) >= Mm(20).twips


def test_columns_share_what_the_numbers_leave() -> None:
    table = rules().appendix.table
    ordinal, content, schedule = table.column_widths(["ordinal", "content", "schedule"], Mm(165))
    assert ordinal == Mm(14).twips
    assert content + schedule == Mm(165).twips - ordinal
    assert content > 3 * schedule


@pytest.mark.parametrize("columns", [["ordinal"], []])
def test_columns_that_cannot_share_the_width_are_refused(columns: list[str]) -> None:
    with pytest.raises(ValueError, match="shared"):
        rules().appendix.table.column_widths(columns, Mm(165))


def test_the_table_has_a_column_for_every_field_a_plan_may_print() -> None:
    assert list(rules().appendix.table.columns.by_field) == [
        "ordinal", "content", "deliverable", "lead_agencies", "coordinating_agencies", "schedule", "funding",
        "monitoring", "note",
    ]  # fmt: skip


def test_header_fits_into_the_top_margin() -> None:
    page = rules().page
    number = rules().components["page_number"].size
    assert number is not None
    line = 1.15 * number.chosen.value * 25.4 / 72
    assert page.edge_distances.header.chosen.value + line < page.margins.top.chosen.value


def test_an_instrument_is_found_with_its_parts() -> None:
    text = "Tại Kế hoạch số 8416/KH-UBND ngày 26/12/2025 của UBND tỉnh Lai Châu về bình đẳng giới"
    match = re.search(rules().citations.patterns.state, text)
    assert match is not None
    assert match.groupdict() == {
        "document_type": "Kế hoạch",
        "number": "8416",
        "year": None,
        "symbol": "KH-UBND",
        "issued": "26/12/2025",
        "issuing_agency": "UBND tỉnh Lai Châu",
    }


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("state", "Nghị định số 30/2020/NĐ-CP"),
        ("party", "Chỉ thị số 37-CT/TW"),
        ("missing_number_word", "theo Quyết định 1790/QĐ-TTg"),
        ("blank_number", "Kế hoạch số /KH-UBND"),
        ("blank_day", "ngày /4/2026"),
    ],
)
def test_patterns_of_citations_find_what_they_are_for(pattern: str, text: str) -> None:
    assert re.search(getattr(rules().citations.patterns, pattern), text)


@pytest.mark.parametrize("pattern", ["state", "party", "missing_number_word", "blank_number", "blank_day"])
@pytest.mark.parametrize(
    "unit",
    [" ", " a", "9", "A-", "Kế hoạch số 1/KH của A ", "Luật "],
    ids=["spaces", "words", "digits", "symbols", "citations", "types"],
)
def test_patterns_of_citations_stay_fast_on_hostile_text(pattern: str, unit: str) -> None:
    search = re.compile(getattr(rules().citations.patterns, pattern))
    text = "Kế hoạch số 1/KH ngày 1/1/2026 của A" + unit * 40_000
    before = time.process_time()
    list(search.finditer(text))
    assert time.process_time() - before < 1


def test_patterns_compile() -> None:
    book = rules()
    for pattern in (
        book.signing.academic_titles.pattern,
        book.typography.year_range_pattern,
        *book.typography.legacy_fonts.values(),
    ):
        assert re.compile(pattern)
    assert re.search(book.signing.academic_titles.pattern, "TS. Nguyễn Văn A")
    assert not re.search(book.signing.academic_titles.pattern, "Nguyễn Thị TS")


def test_no_key_stands_twice_in_the_file() -> None:
    text = resources.files("toolkit.decree30").joinpath("rules.yaml").read_text(encoding="utf-8")
    doubled: list[str] = []

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            doubled.extend(key for key in set(keys) if keys.count(key) > 1)
            for _, value in node.value:
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value)

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    walk(root)
    assert doubled == []


def test_rules_are_read_once() -> None:
    assert rules() is rules()


def test_importing_the_door_and_the_wording_pulls_nothing_heavy() -> None:
    # typing itself needs re; so only what comes on top of it counts.
    program = (
        "import sys, typing; earlier = set(sys.modules); import toolkit.decree30, toolkit.decree30.wording; "
        "print(sorted({'yaml', 'lxml', 'dataclasses', 'toolkit.decree30.rulebook'} & (set(sys.modules) - earlier)))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"

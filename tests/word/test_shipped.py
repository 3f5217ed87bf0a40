"""The shipped templates: made from the decree's measures, lean, and without traces of anybody."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.word.packages import W, part
from toolkit.decree30 import rules
from toolkit.decree30.text_width import text_width_mm
from toolkit.decree30.units import Mm, Pt
from toolkit.documents.heading import COLUMN_MM, RULES
from toolkit.word.compiling import compile_template
from toolkit.word.package import read_package
from toolkit.word.shipped import SHIPPED, appendix_template, letter_template, plan_template
from toolkit.word.soundness import check_package
from toolkit.word.template_tables import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

ROW_STYLES = {"TableSection": "section_weight", "TableProgramme": "programme_weight", "TableHeading": "heading_weight"}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def text(element: etree._Element) -> str:
    return "".join(str(found.text) for found in element.iter(w("t")))


def printed(row: etree._Element) -> list[str]:
    """Return the field that each cell of a task's row prints."""
    found = [set(re.findall(r"\{\{ row\.(\w+) \}\}", text(cell))) for cell in row.iter(w("tc"))]
    return [field for (field,) in found]


def styles_of(data: bytes) -> dict[str, etree._Element]:
    """Return the styles by id."""
    root = etree.fromstring(part(data, "word/styles.xml").encode())
    return {str(style.get(w("styleId"))): style for style in root.iter(w("style"))}


@pytest.fixture(scope="module")
def styles() -> dict[str, etree._Element]:
    """Return the styles of all templates; those of one id look the same in each."""
    found: dict[str, etree._Element] = {}
    for make in SHIPPED.values():
        for identifier, style in styles_of(make()).items():
            assert etree.tostring(found.setdefault(identifier, style)) == etree.tostring(style)
    return found


def attribute(style: etree._Element, path: str, name: str = "val") -> str | None:
    found = style.find("/".join(w(step) for step in path.split("/")))
    return None if found is None else found.get(w(name))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_is_the_same_every_time_and_sound(name: str) -> None:
    data = SHIPPED[name]()
    assert data == SHIPPED[name]()
    assert check_package(read_package(data, name), name) == []
    assert compile_template(data, name).name == name


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_is_lean_and_tells_of_nobody(name: str) -> None:
    data = SHIPPED[name]()
    assert len(data) < 12_000
    for content in read_package(data, name).values():
        assert not re.search(rb"rsid|paraId|dcterms|lastModifiedBy|python|<w:pict|w:txbx", content)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_style_that_is_used_is_there_and_every_style_is_used(name: str) -> None:
    data = SHIPPED[name]()
    styles = styles_of(data)
    xml = part(data) + part(data, "word/header1.xml")
    used = set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="(\w+)"', xml))
    parents = {str(parent) for style in styles.values() if (parent := attribute(style, "basedOn"))}
    always = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
    assert used <= set(styles)
    assert parents <= set(styles)
    assert set(styles) == used | parents | always


def test_styles_are_named_for_people(styles: dict[str, etree._Element]) -> None:
    names = [attribute(style, "name") for style in styles.values()]
    assert len(set(names)) == len(names)
    assert all(identifier.isascii() for identifier in styles)
    assert not [name for name in names if name is None or "," in name]  # what stands behind a comma is another name


@pytest.mark.parametrize(
    ("style", "component"),
    [
        ("AppendixLabel", "appendix_label"),
        ("AppendixTitle", "appendix_title"),
        ("AppendixReference", "appendix_reference"),
        ("Header", "page_number"),
        ("SupervisingAgency", "supervising_agency"),
        ("IssuingAgency", "issuing_agency"),
        ("Motto", "motto"),
        ("NumberAndSymbol", "number_and_symbol"),
        ("PlaceAndDate", "place_and_date"),
        ("DocumentType", "document_type"),
        ("Subject", "subject"),
        ("LetterSubject", "letter_subject"),
        ("Authority", "authority_and_position"),
        ("SignerName", "signer_name"),
    ],
)
def test_a_component_looks_as_the_decree_says(style: str, component: str, styles: dict[str, etree._Element]) -> None:
    rule, found = rules().components[component], styles[style]
    assert rule.size is not None
    size = attribute(found, "rPr/sz")
    assert size is not None
    assert rule.size.allowed.contains(Pt.from_half_points(int(size)))
    assert attribute(found, "pPr/jc") == "center"
    assert rule.alignment is not None
    assert rule.alignment.value == "center"
    if rule.weight is not None:
        bold = found.find(f"{w('rPr')}/{w('b')}")
        assert (bold is not None and bold.get(w("val")) != "0") == (rule.weight.value == "bold")
    if rule.slant is not None:
        italic = found.find(f"{w('rPr')}/{w('i')}")
        assert (italic is not None and italic.get(w("val")) != "0") == (rule.slant.value == "italic")


@pytest.mark.parametrize(
    ("style", "size", "bold", "italic", "alignment"),
    [
        ("NationalTitle", 26, True, False, "center"),
        ("LegalBasis", 28, False, True, "both"),
        ("BodyText", 28, False, False, "both"),
        ("BodySection", 28, True, False, "both"),
        ("BodyClause", 28, True, False, "both"),
        ("Addressee", 28, False, False, "center"),
        ("AddresseeLine", 28, False, False, None),
        ("RecipientsLabel", 24, True, True, "left"),
        ("Recipient", 22, False, False, "left"),
    ],
)
def test_what_the_decree_leaves_open_is_chosen(
    style: str, size: int, bold: bool, italic: bool, alignment: str | None, styles: dict[str, etree._Element]
) -> None:
    found = styles[style]
    switches = [found.find(f"{w('rPr')}/{w(name)}") for name in ("b", "i")]
    assert attribute(found, "rPr/sz") == str(size)
    assert [on is not None and on.get(w("val")) != "0" for on in switches] == [bold, italic]
    assert attribute(found, "pPr/jc") == alignment


@pytest.mark.parametrize("style", ["LegalBasis", "BodyText", "BodySection", "BodyClause"])
def test_running_text_is_indented_and_spaced_as_the_decree_asks(style: str, styles: dict[str, etree._Element]) -> None:
    paragraphs = rules().components["body"].paragraphs
    assert paragraphs is not None
    indent, space = attribute(styles[style], "pPr/ind", "firstLine"), attribute(styles[style], "pPr/spacing", "before")
    assert indent == str(Mm(12.7).twips)
    assert space is not None
    assert paragraphs.space_between.allowed.contains(Pt(int(space) / 20))


@pytest.mark.parametrize(("style", "weight"), ROW_STYLES.items())
def test_rows_have_the_weight_of_the_rules(style: str, weight: str, styles: dict[str, etree._Element]) -> None:
    bold = styles[style].find(f"{w('rPr')}/{w('b')}")
    assert getattr(rules().appendix.table.rows, weight).value == "bold"
    assert bold is not None
    assert bold.get(w("val")) is None
    assert styles[style].find(f"{w('pPr')}/{w('keepNext')}") is not None


def test_font_size_and_language_are_the_document_s_defaults() -> None:
    root = etree.fromstring(part(appendix_template(), "word/styles.xml").encode())
    defaults = root.find(w("docDefaults"))
    assert defaults is not None
    fonts = next(defaults.iter(w("rFonts")))
    assert {fonts.get(w(script)) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {rules().page.font.family}
    body = rules().components["body"].size
    assert body is not None
    assert next(defaults.iter(w("sz"))).get(w("val")) == str(body.chosen.half_points)
    assert next(defaults.iter(w("lang"))).get(w("val")) == "vi-VN"


def test_the_rule_line_under_the_reference_is_a_border_of_the_length_of_the_rules() -> None:
    root = etree.fromstring(part(appendix_template()).encode())
    rule = rules().components["appendix_reference"].rule_line
    assert rule is not None
    assert rule.length is not None
    indent = next(root.iter(w("ind")))
    size, margins = next(root.iter(w("pgSz"))), next(root.iter(w("pgMar")))
    width = int(str(size.get(w("w")))) - int(str(margins.get(w("left")))) - int(str(margins.get(w("right"))))
    length = width - int(str(indent.get(w("left")))) - int(str(indent.get(w("right"))))
    assert length == pytest.approx(rule.length.chosen.twips, abs=2)


def test_the_template_has_a_column_for_all_a_plan_may_print() -> None:
    root = etree.fromstring(part(appendix_template()).encode())
    task = [row for row in root.iter(w("tr")) if "row.schedule" in text(row)]
    (row,) = [row for row in task if "tr if" not in text(row)]
    assert printed(row) == [field for field, _ in COLUMNS]
    assert {field for field, _ in COLUMNS} == set(rules().appendix.table.columns.by_field)


@pytest.mark.parametrize("name", SHIPPED)
def test_there_are_no_text_boxes_and_no_underscores_for_lines(name: str) -> None:
    xml = part(SHIPPED[name]())
    assert "txbx" not in xml
    assert "__" not in xml


# ---- a plan and a letter


def root_of(data: bytes) -> etree._Element:
    return etree.fromstring(part(data).encode())


def style_of(paragraph: etree._Element) -> str | None:
    return attribute(paragraph, "pPr/pStyle")


def branches(root: etree._Element, name: str) -> dict[float, tuple[int, int]]:
    """Return the indents of the line printed for each value of a name."""
    lines = list(root.iter(w("p")))
    found = {}
    for tag, line in pairwise(lines):
        if match := re.fullmatch(rf"\{{%p (?:el)?if {re.escape(name)} == (\S+) %\}}", text(tag)):
            indent = next(line.iter(w("ind")))
            found[float(match[1])] = (int(str(indent.get(w("left")))), int(str(indent.get(w("right")))))
    return found


@pytest.mark.parametrize(
    ("data", "name", "width"),
    [
        (plan_template(), "header.rule", COLUMN_MM),
        (letter_template(), "header.rule", COLUMN_MM),
        (plan_template(), "subject_rule", 165),
    ],
    ids=["plan-agency", "letter-agency", "plan-subject"],
)
def test_there_is_a_rule_line_for_each_length_a_document_may_ask(data: bytes, name: str, width: float) -> None:
    found = branches(root_of(data), name)
    assert tuple(found) == RULES
    for length, (left, right) in found.items():
        assert left == right
        assert Mm(width).twips - left - right == pytest.approx(Mm(length).twips, abs=2)


@pytest.mark.parametrize("make", [plan_template, letter_template], ids=["plan", "letter"])
def test_the_line_under_the_motto_is_as_long_as_its_text(make: Callable[[], bytes]) -> None:
    for style, sizes in zip(("Motto", "MottoSmall"), rules().sizes_together.sets, strict=True):
        (motto,) = (p for p in root_of(make()).iter(w("p")) if style_of(p) == style)
        line = motto.getnext()
        assert line is not None
        indent = next(line.iter(w("ind")))
        length = rules().head_block.right.twips - int(str(indent.get(w("left")))) - int(str(indent.get(w("right"))))
        width = text_width_mm(rules().components["motto"].text, sizes["motto"].value)
        assert length == pytest.approx(Mm(width).twips, rel=0.01)


def test_both_sets_of_sizes_of_the_head_are_the_decree_s(styles: dict[str, etree._Element]) -> None:
    names = {"national_title": "NationalTitle", "motto": "Motto", "place_and_date": "PlaceAndDate"}
    for suffix, sizes in zip(("", "Small"), rules().sizes_together.sets, strict=True):
        found = {part: attribute(styles[names[part] + suffix], "rPr/sz") for part in sizes}
        assert found == {part: str(size.half_points) for part, size in sizes.items()}


@pytest.mark.parametrize("make", [plan_template, letter_template], ids=["plan", "letter"])
def test_the_national_title_has_room_for_its_one_line(make: Callable[[], bytes]) -> None:
    (title,) = (p for p in root_of(make()).iter(w("p")) if style_of(p) == "NationalTitle")
    width = attribute(next(title.iterancestors(w("tc"))), "tcPr/tcW", "w")
    rule = rules().components["national_title"]
    assert rule.size is not None
    assert width is not None
    assert int(width) > Mm(text_width_mm(rule.text, rule.size.chosen.value)).twips


@pytest.mark.parametrize("make", [plan_template, letter_template], ids=["plan", "letter"])
def test_number_and_date_stand_in_one_row(make: Callable[[], bytes]) -> None:
    number, date = (
        next(p for p in root_of(make()).iter(w("p")) if style_of(p) == style)
        for style in ("NumberAndSymbol", "PlaceAndDate")
    )
    row = next(number.iterancestors(w("tr")))
    assert etree.tostring(row) == etree.tostring(next(date.iterancestors(w("tr"))))
    for name, cell in zip(("NumberAndSymbol", "PlaceAndDate"), row.iter(w("tc")), strict=True):
        assert [style for p in cell.iter(w("p")) if (style := style_of(p))][:2] == [f"{name}Small", name]


@pytest.mark.parametrize("make", [plan_template, letter_template], ids=["plan", "letter"])
def test_the_last_sentence_keeps_with_the_signature_and_its_row_is_not_torn(
    make: Callable[[], bytes], styles: dict[str, etree._Element]
) -> None:
    root = root_of(make())
    (closing,) = (p for p in root.iter(w("p")) if style_of(p) == "BodyClosing")
    signature = closing.getnext()
    assert signature is not None
    assert signature.tag == w("tbl")
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in signature.iter(w("tr")))
    used = {style for p in signature.iter(w("p")) if (style := style_of(p))} | {"BodyClosing"}
    assert used == {"BodyClosing", "RecipientsLabel", "Recipient", "Authority", "SignerName"}
    for style in used:
        assert styles[style].find(f"{w('pPr')}/{w('keepNext')}") is not None


def test_a_plan_ends_with_the_appendix_as_a_section_of_its_own() -> None:
    plan, appendix = root_of(plan_template()), root_of(appendix_template())
    first, second = plan.iter(w("sectPr"))
    assert [attribute(second, "type"), attribute(first, "pgSz", "orient"), attribute(second, "pgSz", "orient")] == [
        "nextPage", None, "landscape",
    ]  # fmt: skip
    for section in (first, second):
        assert attribute(section, "pgNumType", "start") == "1"
        assert section.find(w("titlePg")) is not None
    body = plan.find(w("body"))
    alone = appendix.find(w("body"))
    assert body is not None
    assert alone is not None
    content = [etree.tostring(element) for element in alone][:-1]
    assert [etree.tostring(element) for element in body][-1 - len(content) : -1] == content


def test_a_letter_s_table_has_four_columns() -> None:
    (row,) = (row for row in root_of(letter_template()).iter(w("tr")) if "row.schedule" in text(row))
    assert printed(row) == ["ordinal", "content", "coordinating_agencies", "schedule"]


def test_a_cell_with_a_gap_is_highlighted_and_so_are_what_stands_above_the_table() -> None:
    root = etree.fromstring(part(appendix_template()).encode())
    values = [found for p in root.iter(w("p")) if (found := set(re.findall(r"\{\{ ((?:row|columns)\.\w+) ", text(p))))]
    values += [{"appendix.title"}, {"appendix.reference"}]
    for (name,) in (found for found in values if found != {"row.ordinal"}):  # numbers are computed
        for p in (p for p in root.iter(w("p")) if f"{{{{ {name} }}}}" in text(p)):
            assert f"{{% if '[...' in {name} %}}" in text(p)
            (marked,) = (run for run in p.iter(w("r")) if run.find(f"{w('rPr')}/{w('highlight')}") is not None)
            assert text(marked) == f"{{{{ {name} }}}}"


def test_what_is_a_gap_is_highlighted() -> None:
    for make in (plan_template, letter_template):
        loops = [p for p in root_of(make()).iter(w("p")) if "for run in" in text(p)]
        assert loops
        choices = [p for p in root_of(make()).iter(w("p")) if "{% if '[...' in" in text(p)]
        assert {style_of(p) for p in choices} >= {"IssuingAgency", "Recipient", "Authority"}
        for loop in loops + choices:
            (marked,) = (run for run in loop.iter(w("r")) if run.find(f"{w('rPr')}/{w('highlight')}") is not None)
            assert re.fullmatch(r"\{\{ [\w.]+ \}\}", text(marked))

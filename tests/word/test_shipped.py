"""The shipped templates: made from the decree's measures, lean, and without traces of anybody."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.word.packages import W, part
from toolkit.decree30 import rules
from toolkit.decree30.units import Pt
from toolkit.word.compiling import compile_template
from toolkit.word.package import read_package
from toolkit.word.shipped import COLUMNS, SHIPPED, appendix_template
from toolkit.word.soundness import check_package

ROW_STYLES = {"TableSection": "section_weight", "TableProgramme": "programme_weight", "TableHeading": "heading_weight"}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def text(element: etree._Element) -> str:
    return "".join(str(found.text) for found in element.iter(w("t")))


@pytest.fixture(scope="module")
def styles() -> dict[str, etree._Element]:
    """Return the styles by id."""
    root = etree.fromstring(part(appendix_template(), "word/styles.xml").encode())
    return {str(style.get(w("styleId"))): style for style in root.iter(w("style"))}


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


def test_every_style_that_is_used_is_there_and_every_style_is_used(styles: dict[str, etree._Element]) -> None:
    data = appendix_template()
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


@pytest.mark.parametrize(
    ("style", "component"),
    [
        ("AppendixLabel", "appendix_label"),
        ("AppendixTitle", "appendix_title"),
        ("AppendixReference", "appendix_reference"),
        ("Header", "page_number"),
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
    assert [re.findall(r"\{\{ row\.(\w+) \}\}", text(cell)) for cell in row.iter(w("tc"))] == [
        [field] for field, _ in COLUMNS
    ]
    assert {field for field, _ in COLUMNS} == set(rules().appendix.table.columns.by_field)


def test_there_are_no_text_boxes_and_no_underscores_for_lines() -> None:
    xml = part(appendix_template())
    assert "txbx" not in xml
    assert "__" not in xml

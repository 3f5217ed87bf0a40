"""Changes of format: what they set, and that the schema's order is kept."""

from __future__ import annotations

from lxml import etree

from tests.checking.corpus.packages import NAMESPACES, package
from tests.word.packages import p
from toolkit.decree30.units import Mm, Pt
from toolkit.word.document import WordDocument
from toolkit.word.format_edits import (
    set_alignment,
    set_black,
    set_font,
    set_margin,
    set_numbering,
    set_paper,
    set_size,
    set_upright,
)
from toolkit.word.names import w
from toolkit.word.package import pack_part, read_package, write_package
from toolkit.word.page_number_edits import can_number, number_pages
from toolkit.word.recognition.sections import read_sections
from toolkit.word.soundness import check_package


def element(xml: str) -> etree._Element:
    (child,) = etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")
    return child


def children(parent: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in parent]


def test_a_run_gets_its_properties_in_order() -> None:
    run = element('<w:r><w:rPr><w:b/><w:u w:val="single"/></w:rPr><w:t>a</w:t></w:r>')
    for change in (
        set_black,
        set_upright,
        lambda one: set_size(one, Pt(13)),
        lambda one: set_font(one, "Times New Roman"),
    ):
        change(run)
    assert children(run.find(w("rPr"))) == ["rFonts", "b", "i", "iCs", "color", "sz", "szCs", "u"]  # type: ignore[arg-type]
    bare = element("<w:r><w:t>a</w:t></w:r>")
    set_size(bare, Pt(13.5))
    assert children(bare) == ["rPr", "t"]
    assert bare[0][0].get(w("val")) == "27"


def test_a_font_takes_the_place_of_the_themes() -> None:
    run = element(
        '<w:r><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:cstheme="minorBidi" w:hint="eastAsia"/></w:rPr></w:r>'
    )
    set_font(run, "Times New Roman")
    fonts = run[0][0]
    assert {str(name): fonts.get(name) for name in fonts.attrib} == {
        w(slot): "Times New Roman" for slot in ("ascii", "hAnsi", "cs", "eastAsia")
    }


def test_a_paragraph_is_aligned_before_its_marks_properties() -> None:
    paragraph = element("<w:p><w:pPr><w:ind/><w:rPr/></w:pPr></w:p>")
    set_alignment(paragraph, "center")
    assert children(paragraph[0]) == ["ind", "jc", "rPr"]


def test_a_section_keeps_how_it_lies_and_its_order() -> None:
    section = element('<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape" w:code="1"/><w:cols/></w:sectPr>')
    set_paper(section, Mm(210), Mm(297))
    set_margin(section, "left", Mm(30))
    set_numbering(section, 1)
    assert children(section) == ["pgSz", "pgMar", "pgNumType", "cols"]
    assert (section[0].get(w("w")), section[0].get(w("h")), section[0].get(w("code"))) == ("16838", "11906", None)
    assert (section[1].get(w("left")), section[1].get(w("gutter"))) == ("1701", "0")


# ---- page numbers


def numbered(section: str, **parts: str) -> WordDocument:
    """Return a document read again after numbers were put in."""
    document = WordDocument(package(p("abc") + section, parts), "x")
    elements = [one.element for one in read_sections(document, document.body) if one.element is not None]
    assert can_number(document, elements)
    for _ in range(2):  # a second time changes nothing
        number_pages(document, elements, "Times New Roman", Pt(14))
    document.parts[document.main] = etree.tostring(document.body.getroottree())
    data = write_package(pack_part(name, content) for name, content in document.parts.items())
    assert check_package(read_package(data, "x"), "x") == []
    return WordDocument(data, "x")


def test_a_new_header_has_a_centred_number() -> None:
    document = numbered("<w:sectPr/>")
    (section,) = read_sections(document, document.body)
    (number,) = section.numbers
    assert (number.in_header, number.alignment, number.format.size_half_points) == (True, "center", 28)
    assert section.hides_first


def test_a_blank_header_is_filled() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    document = numbered(section, header1="<w:p/>")
    assert [part for part in document.parts if "header" in part] == ["word/header1.xml"]
    assert len(read_sections(document, document.body)[0].numbers) == 1


def test_a_header_that_says_something_is_left_alone() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    document = WordDocument(package(p("abc") + section, {"header1": p("Kế hoạch")}), "x")
    assert not can_number(document, document.body.findall(w("sectPr")))
    even = WordDocument(package(p("abc") + "<w:sectPr/>", {"settings": "<w:evenAndOddHeaders/>"}), "x")
    assert not can_number(even, even.body.findall(w("sectPr")))
    assert not can_number(even, [])

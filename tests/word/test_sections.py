"""Paper, margins and page numbers of sections, however the numbers were put in."""

from __future__ import annotations

import pytest

from tests.checking.corpus.packages import package
from tests.word.packages import p, run, table
from toolkit.word.document import WordDocument
from toolkit.word.recognition.sections import PageNumber, Section, read_sections

PAGE = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText></w:r>'
    '<w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
TAB = "<w:r><w:tab/></w:r>"


def sections(section: str, body: str = "", **parts: str) -> tuple[Section, ...]:
    document = WordDocument(package(f"{body}{section}", parts), "x")
    return read_sections(document, document.body)


def numbers(**parts: str) -> tuple[PageNumber, ...]:
    kind = next(iter(parts)).rstrip("1")
    reference = f'<w:{kind}Reference w:type="default" r:id="rId{kind}1"/>'
    return sections(f"<w:sectPr>{reference}</w:sectPr>", **parts)[0].numbers


@pytest.mark.parametrize(
    ("header", "alignment"),
    [
        (p(PAGE, properties=CENTRED), "center"),
        (p(COMPLEX, properties=CENTRED), "center"),
        (p(f"{TAB}{PAGE}"), "center"),
        (p(f"{TAB}{TAB}{PAGE}"), "right"),
        (p(PAGE), "left"),
        (p(f'<w:r><w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r>{PAGE}'), "center"),
        (p(PAGE, properties='<w:pPr><w:framePr w:wrap="around" w:xAlign="right"/></w:pPr>'), "right"),
        (f"<w:sdt><w:sdtContent>{p(PAGE, properties=CENTRED)}</w:sdtContent></w:sdt>", "center"),
        (table(["<w:p/>", p(PAGE, properties=CENTRED), "<w:p/>"]), "center"),
    ],
)  # fmt: skip
def test_a_number_is_found_wherever_it_stands(header: str, alignment: str) -> None:
    (number,) = numbers(header1=header)
    assert (number.is_field, number.in_header, number.alignment) == (True, True, alignment)
    assert number.format.size_half_points == 28
    assert number.text == "#"


def test_a_number_in_a_text_box_is_found_once() -> None:
    inner = f"<w:txbxContent>{p(PAGE, properties=CENTRED)}</w:txbxContent>"
    box = f'<v:rect style=""><v:textbox>{inner}</v:textbox></v:rect>'
    (number,) = numbers(header1=p(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    assert number.alignment == "center"


def test_a_field_without_a_result_is_one() -> None:
    bare = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    (number,) = numbers(footer1=p(f'{bare}<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    assert (number.is_field, number.in_header) == (True, False)


@pytest.mark.parametrize("text", ["2", "- 2 -", "Trang 2", "2/14"])
def test_digits_are_typed_numbers(text: str) -> None:
    (number,) = numbers(header1=p(text))
    assert not number.is_field


@pytest.mark.parametrize("text", ["", "Kế hoạch 2026", "2026", "NUMPAGES", "Mã số: 12"])
def test_other_words_in_a_header_are_none(text: str) -> None:
    assert numbers(header1=p(text)) == ()


def test_words_beside_a_number_are_told() -> None:
    (number,) = numbers(header1=p(run("Trang "), PAGE, run(" / 14")))
    assert number.text == "Trang # / 14"


def test_a_section_takes_over_what_it_does_not_give() -> None:
    first = '<w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/></w:sectPr>'
    body = f"<w:p><w:pPr>{first}</w:pPr></w:p>"
    own, taken = sections("<w:sectPr><w:titlePg/></w:sectPr>", body, header1=p(PAGE))
    assert len(own.numbers) == len(taken.numbers) == 1
    assert (own.hides_first, taken.hides_first) == (False, True)


def test_a_first_header_counts_only_where_the_first_page_is_apart() -> None:
    reference = '<w:headerReference w:type="first" r:id="rIdheader1"/>'
    assert sections(f"<w:sectPr>{reference}</w:sectPr>", header1=p(PAGE))[0].numbers == ()
    (number,) = sections(f"<w:sectPr>{reference}<w:titlePg/></w:sectPr>", header1=p(PAGE))[0].numbers
    assert number.pages == "first"


def test_paper_and_margins() -> None:
    (section,) = sections(
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="-1134" w:left="1701" '
        'w:right="850" w:bottom="1134" w:gutter="100"/><w:pgNumType w:fmt="lowerRoman" w:start="3"/></w:sectPr>'
    )
    assert section.is_landscape
    assert (round(section.margin("top").value, 1), section.margins_twips["left"]) == (20.0, 1801)
    assert (section.starts_at, section.numerals) == (3, "lowerRoman")
    assert section.text_width_twips == 16838 - 1801 - 850


def test_without_a_section_there_is_words_own() -> None:
    (section,) = sections("")
    assert (section.element, section.width_twips, section.margins_twips["left"]) == (None, 12240, 1440)

"""Sections and their headers and footers in a redline."""

from __future__ import annotations

from tests.comparing.redline.whole_documents import Part, compared, tracked, whole
from tests.word.packages import p, run

FIRST = p("Ủy ban nhân dân tỉnh ban hành kế hoạch.")
SECOND = p("Phụ lục kèm theo kế hoạch này.")
UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'
ACROSS = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def ending(text: str, inner: str = UPRIGHT) -> str:
    """Return the last paragraph of a section."""
    return p(text, properties=f"<w:pPr><w:sectPr>{inner}</w:sectPr></w:pPr>")


def header_of(number: int) -> str:
    return f'<w:headerReference w:type="default" r:id="rId{number}"/>'


def headed(body: str, *headers: str) -> bytes:
    """Return a document with these headers; the last section has the last one."""
    parts = [Part(f"rId{n}", "header", p(text), f"header{n}.xml") for n, text in enumerate(headers, 1)]
    return whole(body, *parts, section=header_of(len(headers)))


def test_a_page_turned_across_is_a_change_of_its_section() -> None:
    old, new = (whole(FIRST + ending("Hết phần I.", size) + SECOND) for size in (UPRIGHT, ACROSS))
    assert compared(old, new).marks() == ["sectPrChange Người sửa: "]


def test_a_section_break_comes_and_goes_with_its_paragraph() -> None:
    more, less = whole(FIRST + ending("Hết phần I.") + SECOND), whole(FIRST + SECOND)
    assert compared(less, more).marks() == ["ins Người sửa: ", "ins Người sửa: Hết phần I."]
    assert compared(more, less).marks() == ["del Người sửa: ", "del Người sửa: Hết phần I."]


def test_headers_are_compared_section_by_section() -> None:
    body = FIRST + ending("Hết.", header_of(1) + UPRIGHT) + SECOND
    made = compared(headed(body, "Đầu trang một", "Đầu trang hai"), headed(body, "Đầu trang một", "Đầu trang ba"))
    assert made.marks("word/header1.xml") == []
    assert made.marks("word/header2.xml") == ["del Người sửa: hai", "ins Người sửa: ba"]


def test_a_section_that_goes_leaves_the_headers_behind_it_alone() -> None:
    old = headed(FIRST + ending("Hết.", header_of(1) + UPRIGHT) + SECOND, "Đầu trang một", "Đầu trang hai")
    made = compared(old, headed(FIRST + SECOND, "Đầu trang hai, bản mới"))
    assert made.marks("word/header1.xml") == ["ins Người sửa: , bản mới"]
    assert [(d.code, "đầu trang của phần 1 ở bản cũ" in d.message) for d in made.findings] == [("MB401", True)]


def test_a_section_that_comes_brings_its_header() -> None:
    new = headed(FIRST + ending("Hết.", header_of(1) + UPRIGHT) + SECOND, "Đầu trang một", "Đầu trang hai")
    made = compared(headed(FIRST + SECOND, "Đầu trang hai"), new)
    assert [made.marks(f"word/header{n}.xml") for n in (1, 2)] == [[], []]
    assert [(d.code, "đầu trang của phần 1" in d.message) for d in made.findings] == [("MB401", True)]


def test_a_header_on_one_side_only_is_named() -> None:
    with_header, without = headed(FIRST, "Đầu trang"), whole(FIRST)
    for old, new in ((with_header, without), (without, with_header)):
        assert [d.code for d in compared(old, new).findings] == ["MB401"]


def test_her_changes_in_a_header_stay_hers_beside_changes_of_the_body() -> None:
    edited = f"{run('Đầu trang ')}{tracked('del', run('cũ'))}{tracked('ins', run('mới'), number=2)}"
    old = whole(FIRST, Part("rId1", "header", p("Đầu trang cũ")), section=header_of(1))
    new = whole(SECOND, Part("rId1", "header", f"<w:p>{edited}</w:p>"), section=header_of(1))
    assert compared(old, new).marks("word/header.xml") == ["del Chị Hoa: cũ", "ins Chị Hoa: mới"]


def test_a_section_that_ends_in_the_last_paragraph_of_one_document_only() -> None:
    plain, ended = whole(FIRST + SECOND), whole(FIRST + ending("Phụ lục kèm theo kế hoạch này."))
    for old, new in ((plain, ended), (ended, plain)):
        assert {mark.split()[0] for mark in compared(old, new).marks()} <= {
            "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart",
        }  # fmt: skip

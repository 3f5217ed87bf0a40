"""Fields in a redline: page numbers, references, tables of contents over several paragraphs."""

from __future__ import annotations

import pytest

from tests.comparing.redline.whole_documents import Made, compared, whole
from tests.word.packages import p, run
from toolkit.word.package import read_package
from toolkit.word.soundness import check_package

FIRST = p("Kế hoạch thực hiện bình đẳng giới.")
LAST = p("Nơi nhận: như trên; lưu văn thư.")


def character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def begun(instruction: str) -> str:
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return character("begin") + code + character("separate")


def field(instruction: str, result: str) -> str:
    return begun(instruction) + run(result) + character("end")


def contents(*lines: str) -> str:
    """Return a table of contents: one field over all its paragraphs."""
    paragraphs = [[run(line), "<w:r><w:tab/></w:r>", field("PAGEREF _Toc1", str(n))] for n, line in enumerate(lines, 1)]
    paragraphs[0].insert(0, begun('TOC \\o "1-3"'))
    paragraphs[-1].append(character("end"))
    return "".join(p(*pieces) for pieces in paragraphs)


def redline(old: str, new: str) -> Made:
    made = compared(whole(FIRST + old + LAST), whole(FIRST + new + LAST))
    assert check_package(read_package(made.data, "vet-sua.docx"), "vet-sua.docx") == []
    return made


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["Mục một", "Mục hai", "Mục ba"], ["Mục một", "Mục mới", "Mục hai", "Mục ba"]),
        (["Mục một", "Mục hai", "Mục ba"], ["Mục hai", "Mục ba"]),
        (["Mục một", "Mục hai", "Mục ba"], ["Mục một", "Mục hai"]),
        (["Mục một", "Mục hai", "Mục ba"], []),
        ([], ["Mục một", "Mục hai"]),
        (["Mục một", "Mục hai"], ["Chương thứ nhất", "Phần khác hẳn", "Phụ lục"]),
        (["Mục một", "Mục hai"], ["Mục một"]),
    ],
    ids=["line-come", "first-gone", "last-gone", "all-gone", "all-come", "others", "in-one-paragraph"],
)
def test_a_table_of_contents_stays_closed(old: list[str], new: list[str]) -> None:
    made = redline(contents(*old) if old else "", contents(*new) if new else "")
    assert made.accepted().count("Mục") == sum("Mục" in line for line in new)
    assert made.rejected().count("Mục") == sum("Mục" in line for line in old)


def test_a_field_in_a_field_over_several_paragraphs() -> None:
    inner = p(begun("HYPERLINK x"), run("giữa")) + p(run("cuối"), character("end"), character("end"))
    redline(p(begun("TOC"), run("đầu")) + inner, p(begun("TOC"), run("đầu")) + p(run("cuối"), character("end")))


def test_a_page_number_is_the_same_as_simple_field_and_written_out_whatever_it_shows() -> None:
    simple = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert redline(p("Trang ", simple), p("Trang ", field("PAGE", "7"))).marks() == []
    assert redline(p("Trang ", field("PAGE", "7")), p("Trang ", simple)).marks() == []


def test_a_reference_to_another_place_is_another_field() -> None:
    made = redline(p("Xem ", field("REF a", "mục 1"), "."), p("Xem ", field("REF b", "mục 2"), "."))
    assert [mark for mark in made.marks() if "mục" in mark] == ["del Người sửa: mục 1", "ins Người sửa: mục 2"]

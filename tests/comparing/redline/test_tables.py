"""Tables of two documents laid into each other: merged cells, columns, tables that go beside others that come."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.comparing.redline.whole_documents import Made, compared, whole
from tests.word.packages import cell, p, table
from toolkit.word.names import w
from toolkit.word.package import read_package
from toolkit.word.soundness import check_package

FIRST = p("Danh mục nhiệm vụ kèm theo kế hoạch.")
LAST = p("Nơi nhận: như trên; lưu văn thư.")
TASKS = [[str(n), f"Nhiệm vụ thứ {n} về bình đẳng giới trên địa bàn"] for n in range(1, 6)]
OFFICES = [[str(n), f"Cơ quan {n} kiểm tra, đôn đốc hằng quý"] for n in range(1, 6)]
BREAK = p('<w:r><w:br w:type="page"/></w:r>')


def down(text: str, start: bool = False) -> str:
    """Return a cell merged down: the first one, or one that continues it."""
    value = ' w:val="restart"' if start else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge{value}/></w:tcPr>{p(text)}</w:tc>'


def rows(*lines: tuple[str, ...]) -> str:
    body = "".join(f"<w:tr>{''.join(c if c.startswith('<w:tc') else cell(c) for c in line)}</w:tr>" for line in lines)
    return table(["", ""]).partition("<w:tr>")[0] + body + "</w:tbl>"


def redline(old: str, new: str) -> Made:
    made = compared(whole(FIRST + old + LAST), whole(FIRST + new + LAST))
    assert check_package(read_package(made.data, "vet-sua.docx"), "vet-sua.docx") == []
    return made


def words(made: Made) -> Counter[str]:
    """Return how many words are marked, by sort of mark."""
    found: Counter[str] = Counter()
    for mark in made.marks():
        kind, _, text = mark.partition(" Người sửa: ")
        found[kind] += len(text.split())
    return +found


GROUP = (
    (down("Nhóm A", start=True), "việc một đầu tiên"),
    (down(""), "việc hai tiếp theo"),
    (down(""), "việc ba cuối cùng"),
    (down("Nhóm B", start=True), "việc bốn khác hẳn"),
    (down(""), "việc năm khác nốt"),
)
PLAIN = tuple(("Nhóm A", text) for _, text in GROUP[:3])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (GROUP, (*PLAIN, *GROUP[3:])),
        ((*PLAIN, *GROUP[3:]), GROUP),
        (GROUP, (GROUP[0], *GROUP[2:])),
        (GROUP, (GROUP[0], GROUP[1], (down(""), "việc thêm vào giữa"), *GROUP[2:])),
        ((GROUP[0], ("x", "hàng thường nằm giữa"), (down("Nhóm A", start=True), "việc hai tiếp theo")), GROUP[:3]),
        (GROUP, GROUP[3:]),
        (GROUP, (*GROUP[3:], *GROUP[:3])),
    ],
    ids=["split", "merged", "row-gone", "row-come", "plain-row-between-gone", "block-gone", "block-moved"],
)
def test_cells_merged_down_are_sound_with_both_documents_in_one_table(
    old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]
) -> None:
    redline(rows(*old), rows(*new))


def test_between_a_table_that_goes_and_one_that_comes_stands_a_paragraph_of_neither() -> None:
    made = redline(table(*TASKS), table(*[[*row, "x"] for row in OFFICES]))
    body = next(made.tree().iterchildren(w("body")))
    kinds = [block.tag for block in body]
    between = body[kinds.index(w("tbl")) + 1]
    assert between.tag == w("p")
    assert [mark.tag for mark in between.iterfind(f"{w('pPr')}/{w('rPr')}/*")] == [w("ins"), w("del")]


def test_rows_that_share_only_their_number_are_not_each_other() -> None:
    made = redline(table(*TASKS), table(*[[*row, "x"] for row in OFFICES]))
    assert not any(mark.startswith("move") for mark in made.marks())


def test_a_table_cut_in_two_by_a_page_break_and_joined_again_has_no_words_marked_as_new_or_gone() -> None:
    one, two = table(*TASKS), table(*TASKS[:2]) + BREAK + table(*TASKS[2:])
    for old, new in ((one, two), (two, one)):
        assert set(words(redline(old, new))) <= {"moveFrom", "moveTo"}


def test_columns_in_another_order_are_moves() -> None:
    old = [["STT", "Nội dung", "Ghi chú"], *[[*row, f"ghi {n}"] for n, row in enumerate(TASKS)]]
    new = [[row[0], row[2], row[1]] for row in old]
    assert set(words(redline(table(*old), table(*new)))) == {"moveFrom", "moveTo"}


@pytest.mark.parametrize("back", [False, True], ids=["added", "removed"])
def test_a_column_more_or_less_marks_its_own_words(back: bool) -> None:
    narrow = [["STT", "Nội dung"], *TASKS]
    wide = [[*row, f"ghi chú {n}"] for n, row in enumerate(narrow)]
    counts = words(redline(table(*wide), table(*narrow)) if back else redline(table(*narrow), table(*wide)))
    assert counts["del" if back else "ins"] == 3 * len(wide)
    assert counts["ins" if back else "del"] == 0


@pytest.mark.parametrize("position", ["alone", "before-another", "behind-another"])
def test_a_whole_table_goes_and_comes(position: str) -> None:
    one, other = table(*TASKS), table(*OFFICES)
    more = {"alone": one, "before-another": one + p("") + other, "behind-another": other + p("") + one}[position]
    less = "" if position == "alone" else other
    total = sum(len(" ".join(row).split()) for row in TASKS)
    assert words(redline(more, less)) == {"del": total}
    assert words(redline(less, more)) == {"ins": total}


def test_a_nested_table_is_compared_row_by_row() -> None:
    inner = [["a", "dòng thứ nhất"], ["b", "dòng thứ hai"]]
    old, new = (
        rows(("1", f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{table(*lines)}{p("")}</w:tc>'))
        for lines in (inner, [*inner, ["c", "dòng thứ ba"]])
    )
    assert words(redline(old, new)) == {"ins": 4}


def test_rows_in_content_controls_are_rows() -> None:
    def controlled(text: str) -> str:
        row = f"<w:tr>{cell('2')}{cell(text)}</w:tr>"
        control = f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{row}</w:sdtContent></w:sdt>'
        return table(*TASKS).replace("</w:tr>", f"</w:tr>{control}", 1)

    made = redline(controlled("Tổ chức hội nghị cấp tỉnh"), controlled("Tổ chức hội nghị cấp xã"))
    assert made.marks() == ["del Người sửa: tỉnh", "ins Người sửa: xã"]
    assert words(redline(controlled("Tổ chức hội nghị cấp tỉnh"), table(*TASKS))) == {"del": 7}


def test_repeated_rows_lose_as_many_as_there_are_fewer() -> None:
    same = [["-", "Như trên, giao Sở Nội vụ chủ trì"]] * 6
    assert words(redline(table(*same), table(*same[:4]))) == {"del": 2 * 9}

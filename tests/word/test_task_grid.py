"""Which columns are what, and how deep rows stand, on grids of texts alone."""

from __future__ import annotations

import pytest

from toolkit.word.ordinals import readings, split_label
from toolkit.word.task_grid import GridText, RowKind, field_of, find_header, read_rows

HEADINGS = ["STT", "Nội dung", "Chủ trì", "Thời gian"]


def grid(*rows: list[str]) -> list[tuple[GridText, ...]]:
    return [tuple(GridText(text, column) for column, text in enumerate(row)) for row in rows]


def outline_of(*rows: tuple[str, str], task: str = "Sở Nội vụ") -> list[str]:
    """Return kind and depth of rows given by number and content; contents in capitals are headings."""
    texts = [[number, content, "" if content.isupper() else task, ""] for number, content in rows]
    lines = grid(HEADINGS, *texts)
    header = find_header(lines)
    assert header is not None
    return [f"{row.kind.value}{row.depth}" for row in list(read_rows(lines, header))[1:]]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Đơn vị chủ trì", "lead_agencies"),
        ("CƠ QUAN PHỐI HỢP", "coordinating_agencies"),
        ("Cơ quan chủ trì, phối hợp", "lead_agencies"),
        ("Cơ quan, đơn vị", "lead_agencies"),
        ("Thời gian hoàn thành", "schedule"),
        ("Tiến độ", "schedule"),
        ("Sản phẩm/kết quả đầu ra", "deliverable"),
        ("Kinh phí (triệu đồng)", "funding"),
        ("Theo dõi, đôn đốc", "monitoring"),
        ("Ghi chú", "note"),
        ("S.T.T", "ordinal"),
        ("Số TT", "ordinal"),
        ("Tên nhiệm vụ, giải pháp", "content"),
        ("Mã số", ""),
        ("Tổ chức thực hiện nhiệm vụ chuyển đổi số trong các cơ quan, đơn vị của tỉnh trong năm kế hoạch", ""),
    ],
)
def test_what_headings_name(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_a_row_of_data_is_no_header() -> None:
    assert find_header(grid(["5", "Triển khai nhiệm vụ", "Đơn vị chủ trì", "Hoàn thành"])) is None
    assert find_header(grid(["Tổ chức hội nghị nhiệm vụ", "Sở Nội vụ", "UBND", "Hoàn thành", "x"])) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("I", "A"), ("1", "x"), ("II", "B"), ("1", "y")], ["section0", "task1", "section0", "task1"]),
        ([("I", "A"), ("1", "B"), ("1.1", "x"), ("2", "y")], ["section0", "programme1", "task2", "task1"]),
        ([("I", "A"), ("1", "B"), ("1", "x"), ("2", "y")], ["section0", "programme1", "task2", "task2"]),
        ([("I", "A"), ("1", "B"), ("-", "x"), ("-", "y")], ["section0", "programme1", "task2", "task2"]),
        ([("I", "A"), ("1", "B"), ("1.1", "C"), ("1.1.1", "x"), ("1.2", "y"), ("2", "z")],
         ["section0", "programme1", "programme2", "task3", "task2", "task1"]),
        ([("1", "A"), ("1.1", "x"), ("2", "B"), ("2.1", "y")], ["programme0", "task1", "programme0", "task1"]),
        ([("", "A"), ("", "x"), ("", "B"), ("", "y")], ["section0", "task1", "section0", "task1"]),
        ([("I", "A"), ("", "B"), ("1", "x"), ("", "C"), ("1", "y")],
         ["section0", "programme1", "task2", "programme1", "task2"]),
        ([("H", "A"), ("1", "x"), ("I", "B"), ("1", "y")], ["section0", "task1", "section0", "task1"]),
        ([("IV.1", "x"), ("IV.2", "y")], ["task0", "task0"]),
        ([("I", "A")], ["section0"]),
        ([("1", "A"), ("II", "B"), ("1", "x")], ["task0", "section0", "task1"]),
    ],
    ids=[
        "sections", "dotted", "anew", "dashes", "three-levels", "arabic", "no-numbers", "unnumbered-below", "letters",
        "references", "empty-section", "words-alone",
    ],
)  # fmt: skip
def test_how_deep_rows_stand(rows: list[tuple[str, str]], expected: list[str]) -> None:
    assert outline_of(*rows) == expected


def test_a_row_of_words_without_rows_below_it_is_told_by_bold() -> None:
    lines = grid(HEADINGS, ["1", "Việc", "Sở", ""], ["2", "Chương trình", "", ""])
    header = find_header(lines)
    assert header is not None
    for bold, kind in ((True, RowKind.PROGRAMME), (False, RowKind.TASK), (None, RowKind.TASK)):
        last = list(read_rows(lines, header, is_bold={2: bold}.get))[-1]
        assert (last.kind, last.is_certain) == (kind, False)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("I. Xây dựng", "I", "Xây dựng"),
        ("1.2. Rà soát", "1.2", "Rà soát"),
        ("3) Viết tin", "3", "Viết tin"),
        ("a) Tổ chức", "a", "Tổ chức"),
        ("Mục II: Tuyên truyền", "II", "Tuyên truyền"),
        ("1,5 tỷ đồng", "", "1,5 tỷ đồng"),
        ("30/6 là ngày", "", "30/6 là ngày"),
        ("1.500 đồng", "", "1.500 đồng"),
        ("v.v. và khác", "", "v.v. và khác"),
        ("Xã Mường Kim", "", "Xã Mường Kim"),
    ],
)
def test_numbers_at_the_head_of_a_text(text: str, label: str, rest: str) -> None:
    assert split_label(text) == (label, rest)


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("IV", ["roman"]),
        ("C", ["letter", "roman"]),
        ("I", ["roman", "letter"]),
        ("2.1", ["arabic1"]),
        ("x", ["small letter"]),
        ("Sở", []),
    ],
)
def test_how_numbers_may_be_read(text: str, styles: list[str]) -> None:
    assert [label.style for label in readings(text)] == styles

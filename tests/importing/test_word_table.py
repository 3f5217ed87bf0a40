"""Task tables of documents by any hand, one shape a test."""

from __future__ import annotations

import pytest

from tests.importing.reading import (
    HEADINGS,
    TASK,
    Result,
    assert_no_word_is_lost,
    count_cells,
    imported_table,
    tbl,
    tc,
    tr,
)
from tests.word.packages import bold, docx, p, run

TASK_ROW = "Rà soát văn bản | Sở Nội vụ | Sở Y tế | Trong năm"


def test_columns_in_any_order_under_other_headings() -> None:
    result = imported_table(
        ["TT", "Đơn vị phối hợp", "Thời hạn hoàn thành", "Tên công việc", "Đơn vị chủ trì", "Sản phẩm"],
        ["1", "Sở Y tế", "Quý II/2026", "Rà soát văn bản", "Sở Nội vụ", "Báo cáo"],
        columns=6,
    )
    assert result.rows == ["1 Rà soát văn bản | Sở Nội vụ | Sở Y tế | Quý II/2026"]
    assert result.texts()["deliverable"] == "Báo cáo"
    assert [column.field.value for column in result.plan.appendix.columns] == [
        "ordinal", "coordinating_agencies", "schedule", "content", "lead_agencies", "deliverable",
    ]  # fmt: skip
    assert result.codes == []


def test_a_heading_broken_by_a_line_break() -> None:
    broken = p("<w:r><w:t>Chủ trì</w:t><w:br/><w:t>thực hiện</w:t></w:r>")
    result = imported_table(["STT", "Nội dung", broken, "Phối\nhợp", "Thời gian"], TASK)
    assert result.rows == [f"1 {TASK_ROW}"]
    assert result.plan.appendix.columns[2].heading == "Chủ trì thực hiện"


def test_a_header_over_two_rows() -> None:
    result = imported_table(
        tr(
            tc("STT", merge="restart"),
            tc("Nội dung", merge="restart"),
            tc("Cơ quan thực hiện", 2),
            tc("Thời gian", merge="restart"),
        ),
        tr(tc("", merge="continue"), tc("", merge="continue"), "Chủ trì", "Phối hợp", tc("", merge="continue")),
        TASK,
    )
    assert result.rows == [f"1 {TASK_ROW}"]
    assert result.plan.appendix.columns[2].heading == "Chủ trì"
    assert result.codes == []


def test_a_row_of_totals_is_no_task() -> None:
    result = imported_table(
        [*HEADINGS[:3], "Kinh phí", "Thời gian"],
        ["1", "Rà soát", "Sở Y tế", "20", "Quý I"],
        ["", "Tổng cộng", "", "20", ""],
    )
    assert len(result.rows) == 1
    assert ("NH214", "bảng 1, hàng 3, cột 2") in result.findings
    assert_no_word_is_lost(result)


def test_a_row_of_column_numbers_below_the_header() -> None:
    result = imported_table(HEADINGS, ["(1)", "(2)", "(3)", "(4)", "(5)"], TASK)
    assert (result.rows, result.codes) == ([f"1 {TASK_ROW}"], [])


def test_a_header_repeated_at_a_page_break() -> None:
    result = imported_table(HEADINGS, TASK, [heading.upper() for heading in HEADINGS], ["2", *TASK[1:]])
    assert len(result.rows) == 2
    assert result.imported.counts == (20, 20, 0)


def test_a_title_row_in_the_table_above_its_header() -> None:
    result = imported_table(tr(tc("DANH MỤC NHIỆM VỤ NĂM 2026", 5)), HEADINGS, TASK)
    assert result.rows == [f"1 {TASK_ROW}"]
    assert (result.plan.subject, result.plan.appendix.title) == (
        "Danh mục nhiệm vụ năm 2026", "Danh mục nhiệm vụ năm 2026",
    )  # fmt: skip
    assert result.imported.counts == (11, 11, 0)


def test_section_rows_merged_and_as_empty_cells_bold_or_not() -> None:
    result = imported_table(
        HEADINGS,
        tr(tc("I. Xây dựng văn bản", 5)),
        TASK,
        ["II", "Tuyên truyền", "", "", ""],
        ["1", "Viết tin bài", "Sở Y tế", "", "Thường xuyên"],
        tr("III", tc(p(bold("Kiểm tra")), 4)),
        ["1", "Thanh tra", "Sở Nội vụ", "", "Quý IV"],
    )
    assert result.rows == [
        "I Xây dựng văn bản",
        f"I.1 {TASK_ROW}",
        "II Tuyên truyền",
        "II.1 Viết tin bài | Sở Y tế |  | Thường xuyên",
        "III Kiểm tra",
        "III.1 Thanh tra | Sở Nội vụ |  | Quý IV",
    ]
    assert result.codes == []


def test_programmes_in_sections_with_tasks_that_count_anew() -> None:
    result = imported_table(
        HEADINGS,
        ["I", "Nhóm một", "", "", ""],
        ["1", "Chương trình A", "", "", ""],
        TASK,
        ["2", "Viết tin bài", "Sở Y tế", "", ""],
        ["2", "Chương trình B", "", "", ""],
        TASK,
    )
    assert [row.split(" | ")[0] for row in result.rows] == [
        "I Nhóm một", "I.1 Chương trình A", "I.1.1 Rà soát văn bản", "I.1.2 Viết tin bài", "I.2 Chương trình B",
        "I.2.1 Rà soát văn bản",
    ]  # fmt: skip
    assert result.codes == ["NH205"]  # "1" and "2" will be printed as 1.1 and 1.2


def test_a_table_of_arabic_headings_keeps_its_numbers() -> None:
    result = imported_table(
        HEADINGS, ["1", "Nhóm một", "", "", ""], ["1.1", *TASK[1:]], ["2", "Nhóm hai", "", "", ""], ["2.1", *TASK[1:]]
    )
    assert [row.split(" | ")[0] for row in result.rows] == [
        "1 Nhóm một", "1.1 Rà soát văn bản", "2 Nhóm hai", "2.1 Rà soát văn bản",
    ]  # fmt: skip
    assert result.codes == []


def test_parts_in_letters_above_sections_in_roman_numbers() -> None:
    result = imported_table(
        HEADINGS,
        ["A", "Nhiệm vụ chung", "", "", ""],
        ["I", "Nhóm một", "", "", ""],
        TASK,
        ["II", "Nhóm hai", "", "", ""],
        TASK,
        ["B", "Nhiệm vụ riêng", "", "", ""],
        ["I", "Nhóm ba", "", "", ""],
        TASK,
    )
    assert [row.split(" | ")[0] for row in result.rows] == [
        "I Nhiệm vụ chung", "I.1 Nhóm một", "I.1.1 Rà soát văn bản", "I.2 Nhóm hai", "I.2.1 Rà soát văn bản",
        "II Nhiệm vụ riêng", "II.1 Nhóm ba", "II.1.1 Rà soát văn bản",
    ]  # fmt: skip
    assert set(result.codes) == {"NH205"}


@pytest.mark.parametrize(
    "numbers", [("", ""), ("1", "1"), ("5", "9"), ("-", "-")], ids=["missing", "again", "gaps", "dashes"]
)
def test_numbers_that_are_no_numbers(numbers: tuple[str, str]) -> None:
    result = imported_table(HEADINGS, ["", "Nhóm một", "", "", ""], [numbers[0], *TASK[1:]], [numbers[1], *TASK[1:]])
    assert [row.split(" | ")[0] for row in result.rows] == ["I Nhóm một", "I.1 Rà soát văn bản", "I.2 Rà soát văn bản"]


def test_a_number_before_the_content_of_a_table_without_a_column_for_it() -> None:
    result = imported_table(
        HEADINGS[1:],
        ["II. Nhóm hai", "", "", ""],
        ["1. Rà soát văn bản", *TASK[2:]],
        ["3) Viết tin", *TASK[2:]],
        columns=4,
    )
    assert [row.split(" | ")[0] for row in result.rows] == ["I Nhóm hai", "I.1 Rà soát văn bản", "I.2 Viết tin"]
    assert result.codes == ["NH205"]


def test_a_torn_table_goes_on_without_its_header() -> None:
    body = (
        tbl(HEADINGS, ["I", "Nhóm một", "", "", ""], TASK)
        + p("")
        + tbl(["2", *TASK[1:]], ["II", "Nhóm hai", "", "", ""], TASK)
    )
    result = Result(docx(body))
    assert [row.split(" | ")[0] for row in result.rows] == [
        "I Nhóm một", "I.1 Rà soát văn bản", "I.2 Rà soát văn bản", "II Nhóm hai", "II.1 Rà soát văn bản",
    ]  # fmt: skip
    assert (result.imported.tables, result.codes) == (2, [])
    assert result.imported.counts.cells == count_cells(docx(body), 0, 1)


def test_a_torn_table_with_its_header_again() -> None:
    body = tbl(HEADINGS, ["I", "Nhóm một", "", "", ""], TASK) + p("") + tbl(HEADINGS, ["2", *TASK[1:]])
    assert [row.split(" | ")[0] for row in Result(docx(body)).rows] == [
        "I Nhóm một", "I.1 Rà soát văn bản", "I.2 Rà soát văn bản",
    ]  # fmt: skip


def test_a_table_that_follows_other_words_is_no_torn_one() -> None:
    body = tbl(HEADINGS, TASK) + p("Biểu số liệu") + tbl(["a", "b", "c", "d", "e"])
    result = Result(docx(body))
    assert len(result.rows) == 1
    assert ("NH201", "bảng 2") in result.findings


def test_one_cell_over_lead_and_coordinating_agencies() -> None:
    result = imported_table(HEADINGS, tr("1", "Rà soát", tc("Các sở, ban, ngành", 2), "Trong năm"))
    assert result.rows == ["1 Rà soát | Các sở, ban, ngành |  | Trong năm"]
    assert result.findings[0] == ("NH206", "bảng 1, hàng 2, cột 3")
    assert result.imported.counts == (9, 8, 1)


def test_rows_merged_down_are_one_task() -> None:
    result = imported_table(
        [*HEADINGS[:2], "Sản phẩm", *HEADINGS[2:3], HEADINGS[4]],
        tr(
            tc("1", merge="restart"),
            tc("Rà soát văn bản", merge="restart"),
            "Báo cáo",
            tc("Sở Nội vụ", merge="restart"),
            "Quý I",
        ),
        tr(tc("", merge="continue"), tc("", merge="continue"), "Quyết định", tc("", merge="continue"), "Quý III"),
        ["2", "Viết tin", "Tin bài", "Sở Y tế", "Trong năm"],
    )
    assert result.rows == ["1 Rà soát văn bản | Sở Nội vụ |  | Quý I; Quý III", "2 Viết tin | Sở Y tế |  | Trong năm"]
    assert result.texts()["deliverable"] == "Báo cáo\nQuyết định"
    assert result.findings[0] == ("NH207", "bảng 1, hàng 3")
    assert_no_word_is_lost(result)


def test_a_lead_agency_merged_down_over_several_tasks() -> None:
    result = imported_table(
        HEADINGS,
        tr("1", "Rà soát", tc("Sở Nội vụ", merge="restart"), "", "Quý I"),
        tr("2", "Viết tin", tc("", merge="continue"), "", "Quý II"),
    )
    assert result.rows == ["1 Rà soát | Sở Nội vụ |  | Quý I", "2 Viết tin | Sở Nội vụ |  | Quý II"]
    assert result.codes == []


def test_the_rest_of_a_row_that_a_page_break_cut_off() -> None:
    result = imported_table(HEADINGS, TASK, ["", "và trình ban hành", "", "", ""], ["2", *TASK[1:]])
    assert result.rows[0].startswith("1 Rà soát văn bản và trình ban hành |")
    assert result.findings[0] == ("NH223", "bảng 1, hàng 3")


def test_columns_nobody_knows_are_kept_in_the_note() -> None:
    result = imported_table([*HEADINGS, "Mã số", "Ghi chú"], [*TASK, "A-17", "gấp"], columns=7)
    assert result.texts()["note"] == "gấp\nMã số: A-17"
    assert ("NH202", "bảng 1, hàng 1") in result.findings
    assert result.imported.counts.in_doubt == 2  # the heading and the cell below it
    assert_no_word_is_lost(result)


def test_two_columns_of_one_field() -> None:
    result = imported_table(
        ["STT", "Nhóm nhiệm vụ", "Nội dung công việc", "Chủ trì", "Thời gian"],
        ["1", "Thể chế", "Rà soát", "Sở Y tế", "Quý I"],
    )
    assert result.texts()["content"] == "Thể chế\nRà soát"
    assert "NH215" in result.codes
    assert_no_word_is_lost(result)


def test_a_row_of_nothing_but_words_is_told_of() -> None:
    result = imported_table(HEADINGS, ["I", "Nhóm một", "", "", ""], TASK, ["2", "Việc chưa giao ai", "", "", ""])
    assert result.rows[-1] == "I.2 Việc chưa giao ai |  |  | "
    assert ("NH208", "bảng 1, hàng 4, cột 2") in result.findings


def test_tasks_before_the_first_section() -> None:
    result = imported_table(HEADINGS, TASK, ["I", "Nhóm một", "", "", ""], TASK)
    assert [row.split(" | ")[0] for row in result.rows] == [
        "I [... tên mục]", "I.1 Rà soát văn bản", "II Nhóm một", "II.1 Rà soát văn bản",
    ]  # fmt: skip
    assert "NH208" in result.codes


def test_programmes_and_tasks_that_take_turns() -> None:
    result = imported_table(
        HEADINGS,
        ["I", "Nhóm một", "", "", ""],
        TASK,
        ["2", "Chương trình", "", "", ""],
        ["2.1", *TASK[1:]],
        ["3", "Việc ba", *TASK[2:]],
    )
    assert [row.split(" | ")[0] for row in result.rows] == [
        "I Nhóm một", "I.1 Rà soát văn bản", "I.2 Việc ba", "I.3 Chương trình", "I.3.1 Rà soát văn bản",
    ]  # fmt: skip
    assert "NH218" in result.codes


def test_rows_and_cells_in_content_controls() -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    result = imported_table(
        HEADINGS,
        control.format(
            tr("1", control.format(tc("Rà soát văn bản")), "Sở Nội vụ", "Sở Y tế", tc(control.format(p("Trong năm"))))
        ),
    )
    assert (result.rows, result.codes) == ([f"1 {TASK_ROW}"], [])


def test_tracked_changes_are_read_as_accepted() -> None:
    mark = 'w:id="1" w:author="Lan" w:date="2026-01-05T00:00:00Z"'
    content = p(
        run("Rà soát "), f'<w:del {mark}><w:r><w:delText>cũ</w:delText></w:r></w:del>',
        f"<w:ins {mark}>{run('văn bản')}</w:ins>",
    )  # fmt: skip
    result = imported_table(HEADINGS, tr("1", tc(content), *TASK[2:]))
    assert result.rows == [f"1 {TASK_ROW}"]
    assert result.findings[0] == ("NH209", "")
    assert "2 chỗ theo dõi thay đổi của Lan" in result.messages[0]


def test_hidden_text_is_left_out_and_quoted() -> None:
    hidden = run(" (trao đổi nội bộ)", "<w:rPr><w:vanish/></w:rPr>")
    result = imported_table(HEADINGS, tr("1", tc(p(run("Rà soát văn bản"), hidden)), *TASK[2:]))
    assert result.rows == [f"1 {TASK_ROW}"]
    assert result.findings[0] == ("NH210", "bảng 1, hàng 2, cột 2")
    assert "trao đổi nội bộ" in result.messages[0]


def test_a_nested_table_is_flattened_and_told_of() -> None:
    nested = tbl(["một", "hai"], columns=2)
    result = imported_table(HEADINGS, tr("1", tc(p("Rà soát") + nested + p("")), *TASK[2:]))
    assert result.texts()["content"] == "Rà soát\nmột\thai"
    assert ("NH213", "bảng 1, hàng 2, cột 2") in result.findings


def test_a_footnote_and_a_picture_in_a_cell_are_told_of() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    content = p(run("Rà soát"), note, "<w:r><w:drawing/></w:r>")
    footnotes = f'<w:footnote w:id="2">{p("Theo Luật mới")}</w:footnote>'
    result = Result(docx(tbl(HEADINGS, tr("1", tc(content), *TASK[2:])), footnotes=footnotes))
    assert [code for code in result.codes if code == "NH212"] == ["NH212", "NH212"]
    assert any("Theo Luật mới" in message for message in result.messages)


def test_tables_that_are_none_of_tasks_are_named() -> None:
    body = tbl(["Chỉ tiêu phụ", "Đơn vị tính"], ["Số xã", "xã"], columns=2) + p("") + tbl(HEADINGS, TASK)
    result = Result(docx(body))
    assert ("NH201", "bảng 1") in result.findings
    assert any('bắt đầu bằng "Chỉ tiêu phụ"' in message for message in result.messages)
    assert result.imported.counts.cells == count_cells(docx(body), 1)


def test_all_task_tables_are_taken_or_one_is_chosen() -> None:
    body = tbl(HEADINGS, TASK) + p("Phụ lục II") + tbl(HEADINGS[1:], ["Viết tin", *TASK[2:]], columns=4)
    assert len(Result(docx(body)).rows) == 2
    assert Result(docx(body), table=2).rows == ["1 Viết tin | Sở Nội vụ | Sở Y tế | Trong năm"]


def test_a_task_table_inside_a_layout_table() -> None:
    body = tbl(tr(tc(tbl(HEADINGS, TASK) + p(""))), columns=1)
    result = Result(docx(body))
    assert result.rows == [f"1 {TASK_ROW}"]
    assert result.source.tables[0].name == "bảng con 1 trong bảng 1"


def test_a_huge_span_is_harmless() -> None:
    result = imported_table(HEADINGS, tr(tc("I. Nhóm một", 2_147_483_647)), TASK)
    assert [row.split(" | ")[0] for row in result.rows] == ["I Nhóm một", "I.1 Rà soát văn bản"]


def test_letters_put_together_anew() -> None:
    import unicodedata

    result = imported_table(HEADINGS, ["1", unicodedata.normalize("NFD", "Rà soát văn bản"), *TASK[2:]])
    assert result.rows == [f"1 {TASK_ROW}"]
    assert result.codes == ["NH219"]


def test_a_look_alike_of_the_letter_d_with_stroke() -> None:
    result = imported_table(HEADINGS, ["1", "\u00d0ào tạo", *TASK[2:]])
    assert result.texts()["content"] == "Đào tạo"
    assert result.codes == ["NH219"]


def test_automatic_numbers_are_numbers() -> None:
    from tests.word.packages import W, zipped
    from toolkit.word.package import read_package

    def numbered(level: int) -> str:
        return tc(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>')

    levels = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for number, (form, text) in enumerate([("upperRoman", "%1"), ("decimal", "%2"), ("decimal", "%2.%3")])
    )
    body = tbl(
        HEADINGS,
        tr(numbered(0), "Nhóm một", "", "", ""),
        tr(numbered(1), "Chương trình", "", "", ""),
        tr(numbered(2), *TASK[1:]),
        tr(numbered(1), *TASK[1:]),
        tr(numbered(0), "Nhóm hai", "", "", ""),
        tr(numbered(1), *TASK[1:]),
    )
    parts = read_package(docx(body), "x")
    parts["word/numbering.xml"] = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    ).encode()
    result = Result(zipped(parts))
    assert [row.split(" | ")[0] for row in result.rows] == [
        "I Nhóm một", "I.1 Chương trình", "I.1.1 Rà soát văn bản", "I.2 Rà soát văn bản", "II Nhóm hai",
        "II.1 Rà soát văn bản",
    ]  # fmt: skip
    assert result.codes == []

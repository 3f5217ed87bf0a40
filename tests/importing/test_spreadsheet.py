from __future__ import annotations

from tests.importing.reading import HEADINGS, TASK, Result, assert_no_word_is_lost
from tests.importing.workbooks import MAIN, sheet_xml, xlsx


def test_titles_table_and_signature_of_a_sheet() -> None:
    rows = {
        1: ["ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"],
        2: ["NHIỆM VỤ CHUYỂN ĐỔI SỐ NĂM 2026"],
        4: HEADINGS,
        5: ["I", "Nhóm một"],
        6: TASK,
        8: ["Nơi nhận:"],
        9: ["- Sở Nội vụ;"],
    }
    result = Result(xlsx(sheet_xml(rows, "A1:E1", "A2:E2")), "x.xlsx")
    assert result.rows == ["I Nhóm một", "I.1 Rà soát văn bản | Sở Nội vụ | Sở Y tế | Trong năm"]
    assert result.plan.subject == "Chuyển đổi số năm 2026"
    assert result.imported.counts == (12, 12, 0)


def test_merged_cells_down_and_across() -> None:
    rows = [
        ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"],
        ["I. Nhóm một"],
        ["#1", "Rà soát", "Sở Nội vụ", "", "Quý I"],
        ["", "", "", "", "Quý III"],
        ["#2", "Viết tin", "Các sở, ban, ngành", "", "Trong năm"],
    ]
    result = Result(xlsx(sheet_xml(rows, "A2:E2", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "C5:D5")), "x.xlsx")
    assert result.rows == [
        "I Nhóm một",
        "I.1 Rà soát | Sở Nội vụ |  | Quý I; Quý III",
        "I.2 Viết tin | Các sở, ban, ngành |  | Trong năm",
    ]
    assert [finding for finding in result.findings if finding[0] in {"NH206", "NH207"}] == [
        ("NH207", "trang tính Sheet1, hàng 4"),
        ("NH206", "trang tính Sheet1, ô C5"),
    ]
    assert_no_word_is_lost(result)


def test_dates_are_serial_numbers_and_show_as_their_format_does() -> None:
    day, month = '<c s="1"><v>46203</v></c>', '<c s="2"><v>46113</v></c>'
    result = Result(xlsx(sheet_xml([HEADINGS, [*TASK[:4], day], ["2", *TASK[1:4], month]])), "x.xlsx")
    assert [row.rpartition(" | ")[2] for row in result.rows] == ["30/6/2026", "4/2026"]
    assert ("NH220", "trang tính Sheet1") in result.findings


def test_dates_of_1904() -> None:
    data = xlsx(sheet_xml([HEADINGS, [*TASK[:4], '<c s="1"><v>44741</v></c>']]))
    from tests.word.packages import zipped
    from toolkit.word.package import read_package

    parts = read_package(data, "x", any_main=True)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<sheets>", b'<workbookPr date1904="1"/><sheets>')
    assert Result(zipped(parts), "x.xlsx").rows[0].endswith("| 30/6/2026")


def test_numbers_booleans_and_shared_strings() -> None:
    strings = f'<sst xmlns="{MAIN}"><si><r><t>Rà </t></r><r><t>soát</t></r><rPh><t>x</t></rPh></si></sst>'
    row = ["#1.1", '<c t="s"><v>0</v></c>', "Sở Nội vụ", "#1500000", "Trong năm"]
    data = xlsx(
        sheet_xml([["STT", "Nội dung", "Chủ trì", "Kinh phí", "Thời gian"], row]), parts={"sharedStrings.xml": strings}
    )
    result = Result(data, "x.xlsx")
    assert result.rows == ["1 Rà soát | Sở Nội vụ |  | Trong năm"]
    assert result.texts()["funding"] == "1500000"
    assert result.codes == ["NH205"]


def test_several_sheets_the_hidden_and_those_without_tasks_are_named() -> None:
    table = sheet_xml([HEADINGS, TASK])
    data = xlsx(
        table, sheet_xml([["Ghi chép"]]), table, table, names=("Quý I", "Khác", "Cũ", "Quý II"),
        states=("visible", "visible", "hidden", "visible"),
    )  # fmt: skip
    result = Result(data, "x.xlsx")
    assert (result.imported.tables, len(result.rows)) == (2, 2)
    assert [place for code, place in result.findings if code == "NH201"] == ["trang tính Khác", "trang tính Cũ"]
    assert len(Result(data, "x.xlsx", table=4).rows) == 1


def test_two_tables_on_one_sheet() -> None:
    rows = {1: HEADINGS, 2: TASK, 5: HEADINGS[1:], 6: ["Viết tin", *TASK[2:]]}
    result = Result(xlsx(sheet_xml(rows)), "x.xlsx")
    assert (result.imported.tables, len(result.rows)) == (2, 2)


def test_a_blank_row_does_not_end_a_table() -> None:
    result = Result(xlsx(sheet_xml({1: HEADINGS, 2: TASK, 4: ["2", *TASK[1:]]})), "x.xlsx")
    assert (result.imported.tables, len(result.rows)) == (1, 2)


def test_what_excel_holds_beside_texts_is_told_of() -> None:
    formula = "<c><f>A1+1</f></c>"
    rows = f"{sheet_xml([HEADINGS, TASK, ['2', 'Viết tin', formula, '', 'Quý I']])}".replace(
        '<row r="3"', '<row r="3" hidden="1"'
    )
    data = xlsx(rows, parts={"comments1.xml": "<x/>", "externalLinks/externalLink1.xml": "<x/>"})
    codes = Result(data, "x.xlsx").codes
    assert {"NH210", "NH212", "NH214", "NH217"} <= set(codes)


def test_a_merge_over_the_whole_sheet_is_harmless() -> None:
    result = Result(xlsx(sheet_xml([HEADINGS, TASK], "A9:XFD1048576", "F1:XFD2")), "x.xlsx")
    assert len(result.rows) == 1

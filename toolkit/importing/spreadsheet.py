"""A .xlsx: the task tables of its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.diagnostics import Location
from toolkit.importing.sheets import add_sheet
from toolkit.importing.source import Source
from toolkit.importing.workbook import Workbook, column_letters, links_outside
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from toolkit.importing.findings import Findings
    from toolkit.importing.workbook import Sheet


def read_spreadsheet(data: bytes, findings: Findings) -> Source:
    """Return the task tables of a workbook.

    Raises:
        VanbanError: It cannot be read (NH102 to NH104).
    """
    book = Workbook(data, findings.file)
    source = Source(findings.file, findings)
    if outside := links_outside(book.parts):
        message = f"bảng tính lấy số liệu từ {len(outside)} tệp khác; vanban không mở các tệp ấy, chỉ đọc số đã lưu"
        findings.hint("NH217", "", message, "không phải làm gì")
    if any(name.startswith("xl/comments") for name in book.parts):
        findings.hint(
            "NH212", "", "nhận xét (comment) của các ô không được nhập", "cần giữ thì gõ vào note của nhiệm vụ"
        )
    for number, sheet in enumerate(book.sheets(), 1):
        _read_sheet(source, sheet, number)
    return source


def _read_sheet(source: Source, sheet: Sheet, number: int) -> None:
    where = f"trang tính {shorten(sheet.name, 40)}"
    findings = source.findings
    if sheet.is_hidden:
        if sheet.rows:
            message = "trang tính ẩn nên không nhập"
            findings.warning("NH201", where, message, "cần nhập thì mở Excel, chọn Hiện (Unhide) trang tính này")
        return
    file = source.file

    def locate(row: int, cell: int) -> Location:
        line = sheet.numbers[row]
        if cell < 0:
            return Location(file, where=f"{where}, hàng {line}")
        return Location(file, where=f"{where}, ô {column_letters(sheet.rows[row][cell].column)}{line}")

    if not add_sheet(source, sheet.rows, locate, name=where, number=number, is_bold=sheet.bold.__contains__):
        if sheet.rows:
            first = next((cell.text for row in sheet.rows for cell in row if cell.text), "")
            message = f'không phải bảng nhiệm vụ nên không nhập; trang bắt đầu bằng "{shorten(first)}"'
            findings.hint("NH201", where, message, "không phải làm gì; là bảng nhiệm vụ thì thêm hàng tiêu đề cột")
        return
    if sheet.dates:
        message = f"{sheet.dates} ô ngày tháng của Excel đã ghi thành ngày/tháng/năm"
        findings.hint("NH220", where, message, "xem lại nếu ô trong Excel hiện kiểu khác")
    if sheet.hidden_rows:
        message = f"{sheet.hidden_rows} hàng đang ẩn (bị lọc) vẫn được nhập"
        findings.warning("NH210", where, message, "không cần thì xóa các nhiệm vụ ấy trong tệp YAML")
    if sheet.uncalculated:
        message = f"{sheet.uncalculated} ô công thức chưa có kết quả nên không đọc được"
        findings.warning("NH214", where, message, "mở tệp bằng Excel rồi lưu lại để có kết quả")

"""A file to its source: told by its first bytes, then by its name; what cannot be read is one clear line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.importing.findings import Findings, refusal
from toolkit.word.package import LARGEST_FILE, OLE_SIGNATURE

if TYPE_CHECKING:
    from toolkit.importing.source import Source

ZIP: Final = b"PK\x03\x04"
EMPTY_ZIP: Final = b"PK\x05\x06"
ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
WORKBOOK_STREAM: Final = "Workbook".encode("utf-16-le")
SAVE_AS: Final = "mở bằng Word hoặc Excel rồi lưu lại thành .docx hoặc .xlsx"
# By its first bytes, what a file is called and what to do.
REFUSED: Final = (
    (b"%PDF", "tệp PDF", "PDF không giữ bảng: dùng tệp Word gốc, hoặc chép bảng sang Word rồi nhập tệp Word"),
    (b"{\\rtf", "tệp RTF", SAVE_AS),
    (b"\x89PNG", "ảnh", "vanban không đọc chữ trong ảnh: dùng tệp Word gốc"),
    (b"\xff\xd8\xff", "ảnh", "vanban không đọc chữ trong ảnh: dùng tệp Word gốc"),
    (b"GIF8", "ảnh", "vanban không đọc chữ trong ảnh: dùng tệp Word gốc"),
    (b"Rar!", "tệp nén RAR", "giải nén rồi nhập tệp Word hoặc Excel bên trong"),
    (b"7z\xbc\xaf", "tệp nén 7z", "giải nén rồi nhập tệp Word hoặc Excel bên trong"),
    (b"<?xml", "tệp XML", SAVE_AS),
    (b"<html", "trang web", "mở bằng Word rồi lưu thành .docx"),
    (b"<!DOC", "trang web", "mở bằng Word rồi lưu thành .docx"),
)
# The same for archives, by a name that stands at their beginning or in their directory at the end.
REFUSED_ARCHIVES: Final = (
    (b"application/vnd.oasis.opendocument", "tệp LibreOffice (.odt, .ods)", SAVE_AS),
    (b"xl/workbook.bin", "tệp Excel nhị phân (.xlsb)", "mở bằng Excel rồi lưu lại thành .xlsx"),
    (b"ppt/presentation.xml", "tệp PowerPoint", "chép bảng sang Word hoặc Excel rồi nhập tệp ấy"),
)
DIRECTORY: Final = 1 << 20


def open_source(path: str | Path) -> Source:
    """Return the source in a file.

    Raises:
        VanbanError: It cannot be opened or read; one finding says why.
    """
    file = str(path)
    return read_source_bytes(_read(Path(path), file), file)


def read_source_bytes(data: bytes, file: str) -> Source:
    """Return the source in a file's bytes.

    Args:
        data: The whole file.
        file: The file as the user named it.

    Raises:
        VanbanError: It cannot be read.
    """
    findings = Findings(file)
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data:
        raise refusal("NH101", file, "tệp rỗng", "chọn đúng tệp, hoặc chép lại từ bản gốc")
    if data.startswith(OLE_SIGNATURE):
        raise _old_or_locked(data, file)
    for signature, kind, fix in REFUSED:
        if head[: len(signature)].lower() == signature.lower():
            raise refusal("NH101", file, f"đây là {kind}, không nhập được", fix)
    suffix = Path(file).suffix.lower()
    if data.startswith((ZIP, EMPTY_ZIP)):
        for name, kind, fix in REFUSED_ARCHIVES:
            if name in data[:200] or name in data[-DIRECTORY:]:
                raise refusal("NH101", file, f"đây là {kind}, không nhập được", fix)
        if suffix in {".xlsx", ".xlsm"} or _is_spreadsheet(data):
            from toolkit.importing.spreadsheet import read_spreadsheet  # openpyxl is heavy

            return read_spreadsheet(data, findings)
        from toolkit.importing.word_table import read_word  # so is lxml

        return read_word(data, findings)
    if suffix in {".docx", ".docm", ".xlsx", ".xlsm"}:
        message = "không phải tệp Word hay Excel, hoặc đã hỏng ngay từ đầu"
        raise refusal("NH101", file, message, "chép lại từ bản gốc; tải về chưa xong thì tải lại")
    from toolkit.importing.text_files import read_text_file

    return read_text_file(data, findings)


def _is_spreadsheet(data: bytes) -> bool:
    """Tell a workbook by the names in the archive's directory, which stands at its end."""
    return b"xl/workbook.xml" in data and b"word/document.xml" not in data


def _old_or_locked(data: bytes, file: str) -> Exception:
    if ENCRYPTED_STREAM in data:
        return refusal(
            "NH102", file, "tệp đặt mật khẩu", "mở tệp, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ), lưu lại rồi nhập"
        )
    kind = "Excel đời cũ (.xls)" if WORKBOOK_STREAM in data else "Word đời cũ (.doc)"
    new = ".xlsx" if WORKBOOK_STREAM in data else ".docx"
    return refusal("NH102", file, f"đây là tệp {kind}", f"mở tệp, chọn Lưu dưới dạng (Save As) {new}, rồi nhập tệp ấy")


def _read(path: Path, file: str) -> bytes:
    message, fix = "không mở được tệp này", "kiểm tra tên tệp và ổ đĩa"
    try:
        if path.exists() and not path.is_file():
            message, fix = "đây không phải một tệp", "chỉ tên một tệp .docx, .xlsx, .csv hoặc .txt"
        else:
            with path.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
            if len(data) <= LARGEST_FILE:
                return data
            raise refusal("NH104", file, f"tệp lớn quá {LARGEST_FILE >> 20} MB", "kiểm tra lại tệp")
    except FileNotFoundError:
        message, fix = "không có tệp này", "kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục đang đứng"
    except PermissionError:
        message, fix = "không được phép đọc tệp này", "đóng chương trình đang mở tệp, hoặc xin quyền đọc"
    except (OSError, ValueError):
        pass
    raise refusal("NH108", file, message, fix)

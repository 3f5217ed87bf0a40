"""Bytes of a data file to its text: UTF-8 or UTF-16, and a clear word about anything else.

Notepad saves UTF-8, UTF-8 with a byte order mark, UTF-16 or an ANSI code page. The first three
are read; the last is explained, with the code page the bytes look like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, VanbanError
from toolkit.model.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE_LIMIT: Final = 64 * 1024 * 1024  # bytes: a plan of 30,000 tasks takes about half of it
LINE_LIMIT: Final = 3_000_000  # 30,000 tasks take 250,000
FORBIDDEN_LIMIT: Final = 20  # places shown in one file

# What no data file may hold: the C parser stops at these, Word refuses most, and U+0085, U+2028
# and U+2029 end a line for the parser but for no editor, so every place after them would be wrong.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
FORBIDDEN_NAMES: Final = {
    "\x00": "ký tự rỗng",
    "\x0b": "dấu xuống dòng của Word",
    "\x0c": "dấu ngắt trang",
    "\x85": "dấu xuống dòng kiểu máy cũ",
    "\u2028": "dấu xuống dòng không nhìn thấy",
    "\u2029": "dấu hết đoạn không nhìn thấy",
    "\ufeff": "dấu không nhìn thấy của đầu tệp",
}
SAVE_AS_UTF8: Final = (
    "mở tệp bằng Notepad, chọn Tệp (File), Lưu dưới dạng (Save As), ở ô Mã hóa (Encoding) chọn UTF-8 rồi lưu"
)

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF16_CODECS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

# How each code page writes Vietnamese. Windows-1258 and VNI put the tone in a byte of its own after
# the vowel; TCVN3 has one byte a letter, and its ă â ê ô ơ ư đ are symbols in the Windows pages.
_SAMPLE_SIZE = 1 << 20
_SIGNS = {
    "Windows-1258": re.compile(rb"[AEIOUYaeiouy\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd]"
                               rb"[\xcc\xd2\xde\xec\xf2]"),
    "TCVN3 (ABC)": re.compile(rb"[A-Za-z][\xa8-\xae\xb5-\xb9]|[\xa8-\xae\xb5-\xb9][A-Za-z]"),
    "VNI": re.compile(rb"[AEOUaeou][\xf9\xf8\xfb\xef\xd9\xd8\xdb\xcf]"),
}  # fmt: skip
_PYTHON_CODECS = {"Windows-1258": "cp1258", "Windows-1252": "cp1252"}
_UTF8_LETTER = re.compile(rb"\xe1[\xba\xbb][\x80-\xbf]|[\xc3\xc4\xc6][\x80-\xbf]")


# What a clerk is likely to name by mistake, by its first bytes.
OTHER_FILES: Final = {
    b"PK\x03\x04": "tệp Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "tệp Word hoặc Excel đời cũ",
    b"%PDF": "tệp PDF",
    b"{\\rtf": "tệp RTF",
}


def decode(data: bytes, file: str) -> SourceText:
    """Return the text of a data file, without byte order mark, line ends as they stand.

    UTF-8 with or without its mark and UTF-16 with its mark are read.

    Args:
        data: The whole file.
        file: The file as the user named it, for messages.

    Raises:
        VanbanError: The file is over `SIZE_LIMIT` or `LINE_LIMIT` (DL002), in another encoding (DL003), or
            holds characters no data file may hold (DL004).
    """
    if len(data) > SIZE_LIMIT:
        raise VanbanError([too_large(file)])
    text = decode_text(data, file)
    if text.count("\n") + text.count("\r") > LINE_LIMIT:
        raise VanbanError([too_large(file)])
    source = SourceText(file, text)
    if problems := list(_forbidden(source)):
        raise VanbanError(problems)
    return source


def encode_like(original: bytes, text: str) -> bytes:
    """Return a text in the encoding of a file that `decode` has read, with the same byte order mark or none."""
    mark = original[:2]
    if codec := _UTF16_CODECS.get(mark):
        return mark + text.encode(codec)
    return (_UTF8_MARK if original.startswith(_UTF8_MARK) else b"") + text.encode()


def too_large(file: str) -> Diagnostic:
    """Return the finding for a file over `SIZE_LIMIT` or `LINE_LIMIT`."""
    message = f"tệp lớn hơn {SIZE_LIMIT // (1024 * 1024)} MiB hoặc quá nhiều dòng nên không được đọc"
    fix = "kiểm tra đây có đúng là tệp kế hoạch không; kế hoạch quá dài thì tách thành nhiều tệp"
    return _finding("DL002", SourceText(file, ""), Span(0, 0), message, fix)


def character_name(character: str) -> str:
    """Return how a message names a character nobody sees: "U+2028 (dấu xuống dòng ...)"."""
    name = FORBIDDEN_NAMES.get(character, "ký tự điều khiển")
    return f"U+{ord(character):04X} ({name})"


def decode_text(data: bytes, file: str) -> str:
    """Return the text of a file in UTF-8 or UTF-16, without byte order mark, whatever characters it holds.

    Raises:
        VanbanError: It is in another encoding (DL003).
    """
    for signature, kind in OTHER_FILES.items():
        if data.startswith(signature):
            message, fix = f"đây là {kind}, không phải tệp dữ liệu YAML", "chỉ tên tệp kế hoạch, ví dụ 2026.yaml"
            raise VanbanError([_finding("DL003", SourceText(file, ""), Span(0, 0), message, fix)])
    if data.startswith(_UTF32_MARKS):
        place = Span(0, 0)
        raise VanbanError([_finding("DL003", SourceText(file, ""), place, "tệp được lưu bằng mã UTF-32", SAVE_AS_UTF8)])
    codec = _UTF16_CODECS.get(data[:2])
    if codec is not None:
        try:
            return data[2:].decode(codec)
        except UnicodeDecodeError as error:
            before = data[2 : 2 + error.start].decode(codec)
            raise VanbanError([_broken(file, before, before, "UTF-16")]) from None
    body = data.removeprefix(_UTF8_MARK)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise VanbanError([_not_utf8(body, error.start, file)]) from None


def _not_utf8(body: bytes, bad: int, file: str) -> Diagnostic:
    # Only what stands round the first bad byte is decoded again: the line shows where to look.
    before = body[:bad].decode("utf-8")
    line_end = re.compile(rb"[\r\n]").search(body, bad)
    rest = body[bad : line_end.start() if line_end else len(body)][:1000]
    page = _code_page(body, bad)
    if page == "UTF-8":
        return _broken(file, before, before + rest.decode("utf-8", "replace"), "UTF-8")
    if page == "UTF-16":
        # Every other byte is zero: no line of it can be shown.
        message = "tệp được lưu bằng mã UTF-16 nhưng thiếu dấu nhận biết ở đầu tệp"
        return _finding("DL003", SourceText(file, ""), Span(0, 0), message, SAVE_AS_UTF8)
    source = SourceText(file, before + rest.decode(_PYTHON_CODECS.get(page, "latin-1"), "replace"))
    kind = f"có lẽ được lưu bằng bảng mã {page}" if page else "không rõ được lưu bằng bảng mã nào"
    fix = SAVE_AS_UTF8
    if page in {"TCVN3 (ABC)", "VNI"}:
        fix = f"dùng UniKey (Ctrl+Shift+F6) chuyển mã chữ từ {page} sang Unicode; sau đó {SAVE_AS_UTF8}"
    message = f"tệp không phải mã UTF-8 ({kind}): byte 0x{body[bad]:02X} không đọc được"
    return _finding("DL003", source, Span(len(before), len(before) + 1), message, fix)


def _broken(file: str, before: str, text: str, encoding: str) -> Diagnostic:
    message = f"tệp mã {encoding} bị hỏng ở chỗ này"
    fix = f"gõ lại chữ ở chỗ này, hoặc lấy lại bản lưu trước của tệp; rồi {SAVE_AS_UTF8}"
    place = Span(len(before), len(before) + 1)
    return _finding("DL003", SourceText(file, text), place, message, fix)


def _code_page(body: bytes, bad: int) -> str:
    """Return the encoding the bytes look like: "Windows-1258", ..., "UTF-8" when only damaged, or ""."""
    start = max(0, bad - _SAMPLE_SIZE // 2)
    sample = body[start : start + _SAMPLE_SIZE]
    if sample.count(0) > len(sample) // 10:
        return "UTF-16"
    letters = len(_UTF8_LETTER.findall(sample))
    scores = {page: len(signs.findall(sample)) for page, signs in _SIGNS.items()}
    page = max(scores, key=lambda name: scores[name])
    if letters > 2 * scores[page]:
        return "UTF-8"
    if scores[page]:
        return page
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return "Windows-1252"


def _forbidden(source: SourceText) -> Iterator[Diagnostic]:
    for number, match in enumerate(FORBIDDEN.finditer(source.text)):
        if number == FORBIDDEN_LIMIT:
            return
        message = f"tệp có ký tự không được phép {character_name(match.group())}"
        fix = "đặt con trỏ ngay sau ký tự này, bấm Backspace để xóa; cần thì gõ dấu cách hoặc xuống dòng"
        yield _finding("DL004", source, Span(*match.span()), message, fix)


def _finding(code: str, source: SourceText, place: Span, message: str, fix: str) -> Diagnostic:
    return Diagnostic(code, Level.ERROR, source.location(place), message, fix)

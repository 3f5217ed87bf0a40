"""Text files: their bytes to text, then rows with tabs, delimited values, or a letter's paragraphs."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import VanbanError
from toolkit.importing.findings import refusal
from toolkit.importing.yaml_text import without_forbidden
from toolkit.model.decoding import SIZE_LIMIT, decode_text

if TYPE_CHECKING:
    from toolkit.importing.findings import Findings
    from toolkit.importing.source import Source

SAVE_CSV: Final = "trong Excel chọn Lưu dưới dạng (Save As), loại CSV UTF-8; hoặc nhập thẳng tệp .xlsx"


def read_text_file(data: bytes, findings: Findings) -> Source:
    """Return the source in a text file of any form.

    Raises:
        VanbanError: It is too large (NH104), or not UTF-8 or UTF-16 (NH109).
    """
    from toolkit.importing.delimited import read_delimited, sniff
    from toolkit.importing.letter_prose import read_prose
    from toolkit.importing.plain_text import read_plain_text

    if len(data) > SIZE_LIMIT:
        fix = "kiểm tra đây có đúng là tệp cần nhập không"
        raise refusal("NH104", findings.file, f"tệp văn bản lớn quá {SIZE_LIMIT >> 20} MB", fix)
    text = normalised(_decode(data, findings.file), findings)
    delimiter = sniff(text)
    source = read_delimited(text, delimiter, findings) if delimiter else read_plain_text(text, findings)
    return source if source.tables else read_prose(source)


def normalised(text: str, findings: Findings) -> str:
    """Return a text with line feeds only, in NFC, without what no data file may hold; what was done is told."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = without_forbidden(text)
    if kept != text:
        message = "tệp có ký tự điều khiển, đã bỏ hoặc thay bằng dấu xuống dòng"
        findings.hint("NH224", "", message, "không phải làm gì")
    composed = unicodedata.normalize("NFC", kept)
    if composed != kept:
        message = "chữ trong tệp viết bằng dấu rời (NFD), đã ghép lại thành chữ Unicode dựng sẵn"
        findings.hint("NH219", "", message, "không phải làm gì")
    return composed


def _decode(data: bytes, file: str) -> str:
    try:
        return decode_text(data, file)
    except VanbanError as error:
        found = error.diagnostics[0]
        fix = f"{found.fix}; tệp CSV thì {SAVE_CSV}"
        raise VanbanError([found._replace(code="NH109", fix=fix)]) from error

"""TT804: văn bản có phụ lục mà nội dung không nhắc đến phụ lục.

Vì sao: văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó.
Sai: nội dung không có chữ "phụ lục"
Đúng: (Chi tiết tại Phụ lục kèm theo)
Cách sửa: thêm chỉ dẫn vào chỗ nói đến nội dung của phụ lục.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT804"
LEVEL: Final = Level.ERROR

WORDS: Final = ("phu luc", "bieu kem theo", "danh sach kem theo", "danh muc kem theo")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault at the first appendix of a document that does not speak of any."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head or not reading.found.appendices:
        return
    if any(word in folded(item.text) for item in reading.found.main for word in WORDS):
        return
    label = reading.found.appendices[0].label.lines[0]
    source = rules().appendix.numbering.source
    message = "nội dung văn bản không có chỉ dẫn về phụ lục"
    fix = 'thêm "(Chi tiết tại Phụ lục kèm theo)" vào nội dung'
    yield reading.fault(label.paragraph, label.plain, "", message, source, fix)

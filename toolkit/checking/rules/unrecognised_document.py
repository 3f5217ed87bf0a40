"""TT001: không nhận ra tệp Word này là văn bản hành chính loại nào.

Vì sao: các quy tắc thể thức chỉ dùng cho văn bản hành chính theo Nghị định 30/2020/NĐ-CP. Tệp không có Quốc hiệu, số và
    ký hiệu, Nơi nhận (một bảng tính, một lá đơn, một bài viết) thì không xét thể thức; văn bản của Đảng và văn bản quy
    phạm pháp luật có quy định riêng.
Cách sửa: nếu đây là văn bản hành chính, bổ sung các thành phần còn thiếu ở đầu và cuối văn bản rồi kiểm tra lại.
Nguồn: Nghị định 30/2020/NĐ-CP, Điều 2, Điều 4 và Điều 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import any_format
from toolkit.checking.texts import Fault
from toolkit.diagnostics import Level, Location
from toolkit.word.recognition.parts import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject

CODE: Final = "TT001"
LEVEL: Final = Level.HINT

REASONS: Final = {
    DocumentKind.UNKNOWN: "không nhận ra loại văn bản: không đủ Quốc hiệu, số và ký hiệu, Nơi nhận",
    DocumentKind.PARTY: "đây là văn bản của Đảng, có hướng dẫn thể thức riêng",
    DocumentKind.NORMATIVE: "đây là văn bản quy phạm pháp luật, có quy định thể thức riêng",
}


def check(subject: Subject) -> Iterator[Fault]:
    """Yield the reason why the format of a document was not checked."""
    reading = any_format(subject)
    reason = REASONS.get(reading.found.kind) if reading is not None else None
    if reason:
        yield Fault(Location(subject.name), f"{reason}; thể thức không được kiểm tra")

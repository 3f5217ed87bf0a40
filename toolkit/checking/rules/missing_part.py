"""TT002: thiếu một thành phần thể thức bắt buộc.

Vì sao: văn bản hành chính phải có đủ Quốc hiệu và Tiêu ngữ, tên cơ quan ban hành, số và ký hiệu, địa danh và thời gian,
    tên loại và trích yếu (công văn: trích yếu "V/v" và nơi nhận sau chữ "Kính gửi"), quyền hạn và chức vụ của người ký,
    Nơi nhận. Thiếu một thành phần thì văn thư trả lại.
Cách sửa: bổ sung thành phần ấy đúng vị trí; nếu đã có mà chương trình không nhận ra, xem lại chữ của thành phần.
Nguồn: Nghị định 30/2020/NĐ-CP, Điều 8; Phụ lục I, mục II.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import DocumentKind, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT002"
LEVEL: Final = Level.ERROR

ALWAYS: Final = (
    PartKind.NATIONAL_TITLE,
    PartKind.MOTTO,
    PartKind.ISSUING_AGENCY,
    PartKind.NUMBER_AND_SYMBOL,
    PartKind.PLACE_AND_DATE,
)
AT_THE_END: Final = (PartKind.AUTHORITY_AND_POSITION, PartKind.RECIPIENTS_LABEL)
OF_KIND: Final = {
    DocumentKind.NAMED: (PartKind.DOCUMENT_TYPE, PartKind.SUBJECT),
    DocumentKind.LETTER: (PartKind.LETTER_SUBJECT, PartKind.ADDRESSEES),
}
# Forms 1.6 to 1.10 have no subject under the type, or nobody who receives them.
WITHOUT: Final = {
    PartKind.SUBJECT: {"Công điện", "Giấy mời", "Giấy giới thiệu", "Giấy nghỉ phép", "Biên bản", "Phiếu gửi",
                       "Phiếu chuyển", "Phiếu báo", "Thư công", "Giấy ủy quyền"},
    PartKind.RECIPIENTS_LABEL: {"Giấy nghỉ phép", "Thư công", "Giấy ủy quyền", "Giấy giới thiệu"},
    PartKind.NUMBER_AND_SYMBOL: {"Thư công", "Biên bản"},
    PartKind.AUTHORITY_AND_POSITION: {"Biên bản", "Thư công"},
    PartKind.PLACE_AND_DATE: {"Biên bản"},
}  # fmt: skip


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part that is not there."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    found = reading.found
    for kind in (*ALWAYS, *OF_KIND[found.kind], *AT_THE_END):
        if found.part(kind) is None and found.type_name not in WITHOUT.get(kind, ()):
            component = rules().components[kind.value]
            fix = f"thêm {component.name}" + (f" ({component.place})" if component.place else "")
            yield reading.whole(component.name, f"thiếu {component.name}", component.source, fix)

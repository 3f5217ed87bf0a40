"""TT313: trích yếu, tên loại hoặc tên phụ lục có dấu chấm ở cuối.

Vì sao: đây là tên gọi, không phải câu; các mẫu của Nghị định không có dấu chấm. Nghị định không nói bằng lời, nên chỉ
    cảnh báo.
Sai: V/v triển khai Kế hoạch năm 2026.
Đúng: V/v triển khai Kế hoạch năm 2026
Cách sửa: xóa dấu chấm cuối.
Nguồn: thực tiễn; các mẫu ở Phụ lục III Nghị định 30/2020/NĐ-CP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT313"
LEVEL: Final = Level.WARNING

NAMES: Final = frozenset(
    {
        PartKind.ISSUING_AGENCY,
        PartKind.DOCUMENT_TYPE,
        PartKind.SUBJECT,
        PartKind.LETTER_SUBJECT,
        PartKind.SIGNER_NAME,
        PartKind.APPENDIX_TITLE,
    }
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each of these parts that ends like a sentence."""
    reading = checked_format(subject)
    if reading is None:
        return
    for component, part in reading.components():
        if part.kind in NAMES and part.text.endswith((".", ";", ",")) and not part.text.endswith(("...", "./.")):
            message = f'có dấu "{part.text[-1]}" ở cuối'
            yield reading.fault(part.lines[-1].paragraph, component.name, part.text, message, fix="xóa dấu ấy")

"""TT312: trích yếu công văn không bắt đầu bằng "V/v".

Vì sao: trích yếu công văn ghi sau chữ "V/v", dưới số và ký hiệu, bằng chữ in thường.
Sai: Về việc triển khai Kế hoạch; V/v: triển khai Kế hoạch; v/v triển khai Kế hoạch
Đúng: V/v triển khai Kế hoạch
Cách sửa: gõ "V/v " trước trích yếu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.5.
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

CODE: Final = "TT312"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for a letter's subject with another beginning."""
    reading = checked_format(subject)
    if reading is None or reading.found.kind is not DocumentKind.LETTER:
        return
    part = reading.found.part(PartKind.LETTER_SUBJECT)
    component = rules().components[PartKind.LETTER_SUBJECT.value]
    if part is not None and not part.text.startswith(component.label):
        message = f'không bắt đầu bằng "{component.label.strip()}" và một dấu cách'
        fix = f'gõ "{component.label}" trước trích yếu'
        yield reading.fault(part.lines[0].paragraph, component.name, part.text, message, component.source, fix)

"""TT701: chữ "Nơi nhận" sai cách ghi.

Vì sao: phần nơi nhận ở cuối văn bản bắt đầu bằng từ "Nơi nhận", sau có dấu hai chấm.
Sai: Nơi nhận; NƠI NHẬN:
Đúng: Nơi nhận:
Cách sửa: gõ lại "Nơi nhận:".
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import is_upper
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT701"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the label is written otherwise; its case alone is TT208's."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.RECIPIENTS_LABEL) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    right = component.text.upper() if is_upper(part.text) else component.text
    if part.text != right:
        message = f'quy định "{component.text}"'
        fix = f'gõ "{component.text}"'
        yield reading.fault(part.lines[0].paragraph, component.name, part.text, message, component.source, fix)

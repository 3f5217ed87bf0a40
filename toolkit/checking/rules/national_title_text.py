"""TT301: Quốc hiệu sai chữ.

Vì sao: Quốc hiệu là "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" ("HÒA" hay "HOÀ" đều đúng), không thêm bớt chữ hay dấu.
Sai: CỘNG HÒA XÃ HỘI CHŨ NGHĨA VIỆT NAM
Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Cách sửa: gõ lại Quốc hiệu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1.a.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT301"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the title's words are others; its case is TT208's."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.NATIONAL_TITLE) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    if part.text.upper() not in {component.text, *component.accepted}:
        message = f'sai chữ; quy định "{component.text}"'
        fix = "gõ lại Quốc hiệu"
        yield reading.fault(part.lines[0].paragraph, component.name, part.text, message, component.source, fix)

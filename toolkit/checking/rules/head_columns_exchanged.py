"""TT003: Quốc hiệu và tên cơ quan ban hành đứng đổi chỗ cho nhau.

Vì sao: Quốc hiệu, Tiêu ngữ ở phía trên bên phải trang đầu, tên cơ quan ban hành ở phía trên bên trái.
Cách sửa: đổi hai ô của bảng đầu trang (hoặc hai khung chữ) cho nhau.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1, II.2 và sơ đồ bố trí các thành phần thể thức.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.lines import Side
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT003"
LEVEL: Final = Level.ERROR

FIX: Final = "đổi hai bên đầu trang cho nhau"


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the national title stands on the left half of the page."""
    reading = checked_format(subject)
    title = reading.found.part(PartKind.NATIONAL_TITLE) if reading is not None else None
    if reading is None or title is None or title.lines[0].side is not Side.LEFT:
        return
    component = rules().components[title.kind.value]
    message = f"đứng ở nửa trái trang; quy định ở {component.place}"
    yield reading.fault(title.lines[0].paragraph, component.name, title.text, message, component.source, FIX)

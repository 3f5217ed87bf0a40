"""TT303: thiếu đường kẻ ngang dưới Tiêu ngữ, tên cơ quan ban hành hoặc trích yếu.

Vì sao: dưới Tiêu ngữ, dưới tên cơ quan ban hành và dưới trích yếu (trừ công văn) có đường kẻ ngang, nét liền.
Cách sửa: Insert, Shapes, Line; hoặc kẻ viền dưới cho đoạn rồi thụt hai bên cho đúng độ dài.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1.c, II.2 và II.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import DocumentKind, PartKind
from toolkit.word.recognition.rule_lines import rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT303"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part that should have a line under it and has none."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    for kind, line in rule_lines(reading.found).items():
        part = reading.found.part(kind)
        if line is not None or part is None:
            continue
        if kind is PartKind.SUBJECT and reading.found.kind is DocumentKind.LETTER:
            continue
        component = rules().components[kind.value]
        message = "không có đường kẻ ngang phía dưới"
        fix = "thêm đường kẻ ngang, nét liền, canh giữa"
        yield reading.fault(part.lines[-1].paragraph, component.name, part.text, message, component.source, fix)

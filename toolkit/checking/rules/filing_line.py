"""TT704: thiếu dòng "Lưu: VT" hoặc dòng ấy sai cách ghi.

Vì sao: dòng cuối cùng của nơi nhận là chữ "Lưu", sau có dấu hai chấm, tiếp theo là "VT" (văn thư cơ quan), dấu phẩy,
    chữ viết tắt tên đơn vị soạn thảo và số lượng bản lưu khi cần, cuối cùng là dấu chấm.
Sai: - Lưu VT, VX.
Đúng: - Lưu: VT, VX.
Cách sửa: ghi dòng "- Lưu: VT, <đơn vị soạn thảo>." ở cuối nơi nhận.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.listed_lines import listed_lines
from toolkit.decree30 import rules
from toolkit.decree30.wording import FILING
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import folded
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT704"
LEVEL: Final = Level.ERROR

FIX: Final = 'ghi "- Lưu: VT, <đơn vị soạn thảo>." ở dòng cuối'
FILED: Final = re.compile(r"luu\b")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where nobody files the document, or the line says it otherwise or stands too early."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.RECIPIENTS) if reading is not None else None
    entries = listed_lines(part.lines) if part is not None else []
    if reading is None or part is None or not entries:
        return
    component = rules().components[part.kind.value]
    filed = [number for number, entry in enumerate(entries) if FILED.match(folded(entry.text))]
    if not filed:
        message = f'không có dòng "- {FILING}, ..." ở cuối'
        yield reading.fault(entries[-1].line.paragraph, component.name, "", message, component.source, FIX)
        return
    entry = entries[filed[-1]]
    if not entry.text.startswith(FILING):
        message = f'quy định ghi "- {FILING}, ..."'
        yield reading.fault(entry.line.paragraph, component.name, entry.text, message, component.source, FIX)
    if filed[-1] != len(entries) - 1:
        message = "không phải dòng cuối cùng của nơi nhận"
        yield reading.fault(entry.line.paragraph, component.name, entry.text, message, component.source, FIX)

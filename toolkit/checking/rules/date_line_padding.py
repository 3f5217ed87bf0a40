"""TT311: ngày, tháng ở dòng địa danh thiếu hoặc thừa số 0.

Vì sao: ngày nhỏ hơn 10 và tháng 1, tháng 2 phải ghi thêm số 0 phía trước. Các tháng khác không ghi số 0; Nghị định
    không cấm nên thừa số 0 chỉ là cảnh báo.
Sai: ngày 5 tháng 1 năm 2026; ngày 05 tháng 03 năm 2026
Đúng: ngày 05 tháng 01 năm 2026; ngày 05 tháng 3 năm 2026
Cách sửa: thêm hoặc bớt số 0.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.b.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT311"
LEVEL: Final = Level.ERROR

NUMBERS: Final = re.compile(r"(?P<word>ngày|tháng)\s+(?P<number>\d{1,2})\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for the day and for the month."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.PLACE_AND_DATE) if reading is not None else None
    if reading is None or part is None:
        return
    component, dates = rules().components[part.kind.value], rules().long_dates
    for match in NUMBERS.finditer(part.text):
        number = int(match["number"])
        is_day = match["word"].casefold() == "ngày"
        is_padded = number < dates.pad_days_below if is_day else number in dates.padded_months
        right = f"{number:02d}" if is_padded else str(number)
        if right != match["number"] and number:
            message = f'"{match[0]}"; cách ghi là "{match["word"]} {right}"'
            fix = f'gõ "{match["word"]} {right}"'
            level = None if is_padded else Level.WARNING
            paragraph = part.lines[0].paragraph
            yield reading.fault(paragraph, component.name, part.text, message, dates.source, fix, level=level)

"""TT103: lề trang ngoài khoảng quy định.

Vì sao: lề trên và lề dưới từ 20 đến 25 mm, lề trái từ 30 đến 35 mm, lề phải từ 15 đến 20 mm. Lề trái hẹp thì không đóng
    hồ sơ được. Nghị định không nói về lề của trang nằm ngang nên trang ấy không xét.
Sai: lề trái 25,4 mm
Đúng: lề trái 30 mm
Cách sửa: Layout, Margins, Custom Margins; hoặc chạy với --fix-format (lề ngoài khoảng được đưa về mức gần nhất).
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, span_text, written
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.decree30.units import Mm
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_margin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT103"
LEVEL: Final = Level.ERROR

SIDES: Final = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
TOLERANCE_MM: Final = 0.3  # inches and points do not come out in whole millimetres


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each margin of an upright section that is too wide or too narrow."""
    reading = checked_format(subject)
    if reading is None:
        return
    margins = rules().page.margins
    for number, section in enumerate(reading.found.sections, 1):
        if section.is_landscape:
            continue
        for side, name in SIDES.items():
            allowed = getattr(margins, side).allowed
            there = section.margin(side)
            if allowed.minimum.value - TOLERANCE_MM <= there.value <= allowed.maximum.value + TOLERANCE_MM:
                continue
            right = allowed.minimum if there < allowed.minimum else allowed.maximum
            said = written(Mm(round(there.value, 1)))
            mend = None
            if section.element is not None:
                change = partial(set_margin, reading.own(section.element), side, right)
                mend = Reformat(reading.document.main, f"lề {name} {said} -> {written(right)}", change)
            message = f"lề {name} {said}; quy định {span_text(allowed)}"
            fix = f"đặt lề {name} {written(right)}"
            yield reading.whole(f"phần {number} (section)", message, margins.source, fix, mend=mend)

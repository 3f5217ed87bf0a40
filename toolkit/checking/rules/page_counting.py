"""TT109: số trang không đánh từ số 1 bằng chữ số Ả Rập.

Vì sao: số trang của văn bản được đánh từ số 1, bằng chữ số Ả Rập.
Sai: i, ii, iii; hoặc trang đầu mang số 0
Đúng: 1, 2, 3
Cách sửa: Insert, Page Number, Format Page Numbers: kiểu 1, 2, 3, Start at 1; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_numbering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT109"
LEVEL: Final = Level.ERROR

FIX: Final = "Format Page Numbers: kiểu 1, 2, 3, Start at 1"
ARABIC: Final = frozenset({"decimal", "decimalZero", "numberInDash"})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the first section begins with another number, and for each that counts otherwise."""
    reading = checked_format(subject)
    if reading is None:
        return
    numbering = rules().page.numbering
    for number, section in enumerate(reading.found.sections, 1):
        if not section.numbers or section.element is None:
            continue
        is_first = number == 1 and section.starts_at not in {None, numbering.start}
        there = f"bắt đầu từ số {section.starts_at}" if is_first else ""
        if section.numerals not in ARABIC:
            there = "không dùng chữ số Ả Rập"
        if there:
            start = numbering.start if number == 1 else section.starts_at
            change = partial(set_numbering, reading.own(section.element), start)
            mend = Reformat(reading.document.main, "đánh số trang từ 1 bằng chữ số Ả Rập", change)
            message = f"số trang {there}; quy định đánh từ số {numbering.start} bằng chữ số Ả Rập"
            yield reading.whole(f"phần {number} (section)", message, numbering.source, FIX, mend=mend)

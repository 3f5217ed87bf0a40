"""TT314: địa danh và thời gian không cùng một dòng với số, ký hiệu.

Vì sao: địa danh và thời gian ban hành trình bày trên cùng một dòng với số, ký hiệu của văn bản. Chỉ xét khi hai thành
    phần ở hai hàng khác nhau của bảng, hoặc hai dòng khác nhau chia bằng tab: trong cùng một hàng thì không biết được
    dòng nào ngang dòng nào.
Sai: địa danh và thời gian ở hàng trên, số và ký hiệu ở hàng dưới
Đúng: số, ký hiệu bên trái, địa danh và thời gian bên phải của cùng một hàng
Cách sửa: đưa dòng địa danh và thời gian xuống hàng có số, ký hiệu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
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
    from toolkit.word.recognition.lines import Line

CODE: Final = "TT314"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where date and number are sure to stand on two lines."""
    reading = checked_format(subject)
    number = reading.found.part(PartKind.NUMBER_AND_SYMBOL) if reading is not None else None
    date = reading.found.part(PartKind.PLACE_AND_DATE) if reading is not None else None
    if reading is None or number is None or date is None or not _are_apart(number.lines[0], date.lines[0]):
        return
    component = rules().components[date.kind.value]
    message = "không cùng một dòng với số, ký hiệu"
    fix = "đưa hai dòng ấy về cùng một hàng"
    yield reading.fault(date.lines[0].paragraph, component.name, date.text, message, component.source, fix)


def _are_apart(number: Line, date: Line) -> bool:
    places = number.paragraph.place, date.paragraph.place
    if number.side is date.side or Side.FULL in {number.side, date.side} or any(place.box for place in places):
        return False
    left, right = places
    if left.table and left.table == right.table:
        return left.row != right.row and not left.merged and not right.merged
    return not left.table and not right.table and number.paragraph is not date.paragraph

"""TT503: khoảng cách giữa các dòng nhỏ hơn dòng đơn hoặc lớn hơn 1,5 dòng.

Vì sao: khoảng cách giữa các dòng tối thiểu là dòng đơn, tối đa là 1,5 lines. Đặt cố định bao nhiêu pt (Exactly) thì so
    với chiều cao dòng đơn của cỡ chữ, sai lệch nhỏ bỏ qua.
Sai: Line spacing Double; Multiple 0,9
Đúng: Line spacing Single đến 1,5 lines
Cách sửa: Paragraph, Line spacing, chọn Single hoặc 1.5 lines.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.e.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, counted, runs_with_letters, written
from toolkit.decree30 import rules
from toolkit.decree30.units import TWIPS_PER_POINT
from toolkit.diagnostics import Level
from toolkit.word.formats import SINGLE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.parts import BodyParagraph

CODE: Final = "TT503"
LEVEL: Final = Level.ERROR

FIX: Final = "chọn Line spacing từ Single đến 1.5 lines"
LINE_OF_SIZE: Final = 1.15  # how high a single line of Times New Roman is, in sizes of its letters
TOLERANCE: Final = {"auto": 0.005, "exact": 0.08, "atLeast": 0.08}


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each wrong spacing, at the first paragraph that has it."""
    reading = checked_format(subject)
    body = rules().components["body"]
    if reading is None or body.paragraphs is None:
        return
    allowed = body.paragraphs.line_spacing.allowed
    by_lines: dict[float, list[BodyParagraph]] = {}
    for item in reading.found.body:
        lines = _lines(item)
        spare = TOLERANCE.get(item.paragraph.format.line_rule, 0)
        if lines and not allowed.minimum - spare <= lines <= (allowed.maximum or lines) + spare:
            by_lines.setdefault(round(lines, 2), []).append(item)
    asked = f"từ dòng đơn đến {written(allowed.maximum or allowed.minimum)} dòng"
    for lines, items in by_lines.items():
        message = f"khoảng cách dòng bằng {written(lines)} dòng đơn{counted(len(items))}; quy định {asked}"
        yield reading.fault(items[0].paragraph, body.name, items[0].text, message, body.source, FIX)


def _lines(item: BodyParagraph) -> float:
    """Return the spacing in single lines, 0 where it cannot be told."""
    look = item.paragraph.format
    if look.line_rule == "auto":
        return look.line / SINGLE_LINE
    sizes = [run.format.size_half_points / 2 for run in runs_with_letters(item.paragraph.lines)]
    if not sizes:
        return 0
    lines = look.line / TWIPS_PER_POINT / (max(sizes) * LINE_OF_SIZE)
    return max(lines, 1) if look.line_rule == "atLeast" else lines

"""TT305: đường kẻ ngang quá dài hoặc quá ngắn.

Vì sao: đường kẻ dưới Tiêu ngữ dài bằng dòng chữ; đường kẻ dưới tên cơ quan ban hành và dưới trích yếu dài từ 1/3 đến
    1/2 dòng chữ. Độ dài dòng chữ được tính theo bề rộng chữ Times New Roman đậm, sai lệch nhỏ thì bỏ qua, nên đây là
    cảnh báo.
Sai: đường kẻ dưới tên cơ quan dài bằng cả dòng chữ
Đúng: đường kẻ dài bằng 1/3 đến 1/2 dòng chữ, cân đối ở giữa
Cách sửa: kéo đường kẻ cho đúng độ dài.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1.c, II.2 và II.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, written
from toolkit.decree30 import rules
from toolkit.decree30.text_width import text_width_mm
from toolkit.decree30.units import Mm, Pt
from toolkit.diagnostics import Level
from toolkit.word.recognition.rule_lines import rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Line

CODE: Final = "TT305"
LEVEL: Final = Level.WARNING

FIX: Final = "kéo đường kẻ cho đúng độ dài, cân đối ở giữa"
TOLERANCE: Final = 0.15  # of a line that is a share of the text: by hand and by eye
ROOM: Final = 0.05  # of the text's width: letters are kerned, spaces are stretched


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each rule line whose length can be told and is out of the range for its text."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    for kind, line in rule_lines(reading.found).items():
        part = reading.found.part(kind)
        component = rules().components[kind.value]
        asked = component.rule_line
        if line is None or part is None or not line.length_mm or asked is None or asked.share_of_text is None:
            continue
        # "The line of text" may be any of several: the longest, or the last one, which stands over the rule.
        widths = [width for text in part.lines if (width := _width(text))]
        shares = asked.share_of_text.allowed
        least, most = shares.minimum, shares.maximum or shares.minimum
        spare = asked.tolerance or TOLERANCE * most
        if not widths:
            continue
        low, high = min(widths) * (least - spare) * (1 - ROOM), max(widths) * (most + spare) * (1 + ROOM)
        if low <= line.length_mm <= high:
            continue
        there = written(Mm(round(line.length_mm)))
        text = written(Mm(round(max(widths))))
        wanted = "bằng dòng chữ" if least == most else "từ 1/3 đến 1/2 dòng chữ"
        message = f"đường kẻ phía dưới dài {there}, dòng chữ dài {text}; quy định {wanted}"
        yield reading.fault(part.lines[-1].paragraph, component.name, part.text, message, component.source, FIX)


def _width(line: Line) -> float:
    """Return how wide a line is in millimetres, at most its room."""
    sizes = {run.format.size_half_points for run in line.visible()}
    if len(sizes) != 1:
        return 0
    width = text_width_mm(line.plain, Pt.from_half_points(sizes.pop()).value)
    room = Mm.from_twips(line.paragraph.place.width_twips).value
    return min(width, room) if room else width

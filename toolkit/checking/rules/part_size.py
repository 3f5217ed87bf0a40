"""TT204: cỡ chữ của một thành phần ngoài khoảng quy định.

Vì sao: mỗi thành phần thể thức có cỡ chữ riêng, ví dụ Quốc hiệu 12 đến 13, Tiêu ngữ 13 đến 14, nội dung 13 đến 14, chữ
    "Nơi nhận" 12, danh sách nơi nhận 11. Cỡ chữ trong bảng thì Nghị định không nói, nên không xét.
Sai: nội dung văn bản cỡ 12
Đúng: nội dung văn bản cỡ 13 hoặc 14
Cách sửa: chọn thành phần ấy rồi đổi cỡ chữ; hoặc chạy với --fix-format (đưa về cỡ được phép gần nhất).
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, III và V.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import (
    checked_format,
    counted,
    runs_with_letters,
    shown,
    span_text,
    written,
)
from toolkit.checking.part_sizes import right_size
from toolkit.decree30 import rules
from toolkit.decree30.units import Pt
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.format_reading import FormatReading
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.decree30.presentation import Component
    from toolkit.word.recognition.lines import Line, Paragraph, TextRun

CODE: Final = "TT204"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each wrong size of a part, and of the body for each wrong size in it."""
    reading = checked_format(subject)
    if reading is None:
        return
    for component, part in reading.components():
        yield from _faults(reading, part.kind.value, component, part.lines)
    lines = [line for item in reading.found.body for line in item.paragraph.lines]
    yield from _faults(reading, "body", rules().components["body"], lines)


def _faults(
    reading: FormatReading, kind: str, component: Component, lines: list[Line] | tuple[Line, ...]
) -> Iterator[Fault]:
    size = component.size
    if size is None:
        return
    wrong: dict[Pt, list[tuple[Paragraph, TextRun]]] = {}
    for line in lines:
        for run in runs_with_letters([line]):
            there = Pt.from_half_points(run.format.size_half_points)
            if not size.allowed.contains(there) and not run.format.raised:
                wrong.setdefault(there, []).append((line.paragraph, run))
    for there, places in wrong.items():
        first = places[0][0]
        runs = [run for _, run in places]
        here = [run for paragraph, run in places if paragraph is first]
        several = counted(len({id(paragraph) for paragraph, _ in places}))
        right = right_size(reading, kind, there, size)
        what = f"{component.name}: cỡ chữ {written(there)} -> {written(right)}"
        mend = reading.reformat_runs(runs, what, partial(set_size, size=right))
        message = f"cỡ chữ {written(there)}{several}; quy định {span_text(size.allowed)}"
        fix = f"đổi sang cỡ {written(right)}"
        yield reading.fault(first, component.name, shown(here), message, component.source, fix, mend=mend)

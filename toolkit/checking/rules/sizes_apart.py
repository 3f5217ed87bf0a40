"""TT209: cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và ngày không tăng giảm cùng nhau.

Vì sao: cỡ chữ trong một văn bản tăng, giảm phải thống nhất: Quốc hiệu 13 thì Tiêu ngữ, địa danh và ngày 14; Quốc hiệu
    12 thì Tiêu ngữ, địa danh và ngày 13.
Sai: Quốc hiệu 13, Tiêu ngữ 13, địa danh và ngày 14
Đúng: Quốc hiệu 13, Tiêu ngữ 14, địa danh và ngày 14
Cách sửa: đổi cỡ chữ của ba thành phần theo một trong hai bộ; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V, chú thích 1.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, runs_with_letters, written
from toolkit.checking.part_sizes import nearest_set, sizes_of
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_size
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT209"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part that leaves the set; sizes no set has are TT204's."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    right = nearest_set(reading)
    known = rules().components
    asked = ", ".join(f"{known[kind].name} {written(size)}" for kind, size in right.items())
    for kind, size in right.items():
        there = sizes_of(reading, kind)
        measure = known[kind].size
        part = reading.found.part(PartKind(kind))
        if part is None or measure is None or there == {size} or not there:
            continue
        if not all(measure.allowed.contains(one) for one in there):
            continue
        said = ", ".join(written(one) for one in sorted(there))
        what = f"{known[kind].name}: cỡ chữ {said} -> {written(size)}"
        mend = reading.reformat_runs(list(runs_with_letters(part.lines)), what, partial(set_size, size=size))
        message = f"cỡ chữ {said} không đi cùng các thành phần kia; thống nhất {asked}"
        source = rules().sizes_together.source
        fix = f"đổi sang cỡ {written(size)}"
        yield reading.fault(part.lines[0].paragraph, known[kind].name, part.text, message, source, fix, mend=mend)

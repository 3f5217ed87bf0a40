"""TT210: nội dung văn bản dùng hai cỡ chữ.

Vì sao: cỡ chữ 13 và 14 đều được, nhưng trong một văn bản cỡ chữ phải thống nhất; đoạn chép từ văn bản khác thường mang
    theo cỡ chữ của văn bản ấy.
Sai: đoạn trên cỡ 14, đoạn dưới cỡ 13
Đúng: cả nội dung cỡ 14
Cách sửa: chọn các đoạn khác cỡ rồi đổi theo cỡ của phần lớn nội dung; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V, chú thích 1.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, counted, runs_with_letters, shown, written
from toolkit.decree30 import rules
from toolkit.decree30.units import Pt
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Paragraph, TextRun

CODE: Final = "TT210"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each size but the usual one; sizes the decree does not allow are TT204's."""
    reading = checked_format(subject)
    body = rules().components["body"]
    if reading is None or body.size is None:
        return
    by_size: dict[Pt, list[tuple[Paragraph, TextRun]]] = {}
    weight: Counter[Pt] = Counter()
    for item in reading.found.body:
        for run in runs_with_letters(item.paragraph.lines):
            size = Pt.from_half_points(run.format.size_half_points)
            if body.size.allowed.contains(size) and not run.format.raised:
                by_size.setdefault(size, []).append((item.paragraph, run))
                weight[size] += len(run.text)
    for size, _ in weight.most_common()[1:]:
        usual = weight.most_common(1)[0][0]
        places = by_size[size]
        first = places[0][0]
        here = [run for paragraph, run in places if paragraph is first]
        several = counted(len({id(paragraph) for paragraph, _ in places}))
        what = f"{body.name}: cỡ chữ {written(size)} -> {written(usual)}"
        mend = reading.reformat_runs([run for _, run in places], what, partial(set_size, size=usual))
        message = f"cỡ chữ {written(size)}{several}, trong khi phần lớn nội dung cỡ {written(usual)}"
        source = rules().sizes_together.source
        yield reading.fault(first, body.name, shown(here), message, source, f"đổi sang {written(usual)}", mend=mend)

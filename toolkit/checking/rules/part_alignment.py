"""TT207: thành phần hoặc nội dung canh lề trái quy định.

Vì sao: các thành phần ở đầu văn bản, chức vụ và họ tên người ký, đầu phụ lục được canh giữa; chữ "Nơi nhận" sát lề
    trái; nội dung văn bản canh đều hai lề.
Sai: nội dung văn bản canh trái
Đúng: nội dung văn bản canh đều (Justify)
Cách sửa: chọn đoạn rồi bấm Ctrl+E (giữa), Ctrl+L (trái) hoặc Ctrl+J (đều hai lề).
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, III và V.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, counted
from toolkit.decree30 import rules
from toolkit.decree30.presentation import Alignment
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.format_reading import FormatReading
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Line

CODE: Final = "TT207"
LEVEL: Final = Level.ERROR

NAMES: Final = {
    "left": "canh trái",
    "right": "canh phải",
    "center": "canh giữa",
    "both": "canh đều hai lề",
    "distribute": "dàn đều",
}
# A short line looks the same at the left edge of its room, be it aligned left or on both sides.
ACCEPTED: Final = {
    Alignment.CENTER: {"center"},
    Alignment.LEFT: {"left", "both"},
    Alignment.JUSTIFY: {"both", "distribute"},
}
ASKED: Final = {Alignment.CENTER: "canh giữa", Alignment.LEFT: "sát lề trái", Alignment.JUSTIFY: "canh đều hai lề"}
KEYS: Final = {Alignment.CENTER: "Ctrl+E", Alignment.LEFT: "Ctrl+L", Alignment.JUSTIFY: "Ctrl+J"}
SHORTEST_LINES: Final = 110  # characters: a shorter paragraph may have one line only


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part, and one for the body."""
    reading = checked_format(subject)
    if reading is None:
        return
    for component, part in reading.components():
        if component.alignment is None:
            continue
        for line in part.lines:
            if line.paragraph.format.alignment in ACCEPTED[component.alignment] or _is_placed_by_hand(line):
                continue
            there = NAMES.get(line.paragraph.format.alignment, line.paragraph.format.alignment)
            message = f"{there}; quy định {ASKED[component.alignment]}"
            fix = f"bấm {KEYS[component.alignment]}"
            yield reading.fault(line.paragraph, component.name, line.plain, message, component.source, fix)
            break
    yield from _body(reading)


def _body(reading: FormatReading) -> Iterator[Fault]:
    body = rules().components["body"]
    accepted = ACCEPTED[body.alignment or Alignment.JUSTIFY]
    by_alignment: dict[str, list[int]] = {}
    for at, item in enumerate(reading.found.body):
        if len(item.text) >= SHORTEST_LINES and item.paragraph.format.alignment not in accepted:
            by_alignment.setdefault(item.paragraph.format.alignment, []).append(at)
    for alignment, places in by_alignment.items():
        first = reading.found.body[places[0]]
        there = NAMES.get(alignment, alignment)
        message = f"{there}{counted(len(places))}; quy định canh đều hai lề"
        yield reading.fault(first.paragraph, body.name, first.text, message, body.source, "bấm Ctrl+J")


def _is_placed_by_hand(line: Line) -> bool:
    """Tell whether tabs or spaces put a line where it stands: it may well be in the middle of its half."""
    lines = line.paragraph.lines
    return lines[0].text[:1].isspace() or any(len(whole.pieces()) > 1 for whole in lines)

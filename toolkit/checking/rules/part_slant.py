"""TT206: thành phần in nghiêng hoặc đứng trái quy định.

Vì sao: địa danh và ngày, căn cứ ban hành, chữ "Nơi nhận", dòng "Kèm theo ..." của phụ lục là chữ nghiêng; các thành
    phần khác và nội dung văn bản là chữ đứng.
Sai: "Lai Châu, ngày 05 tháng 3 năm 2026" kiểu chữ đứng
Đúng: dòng địa danh và ngày kiểu chữ nghiêng
Cách sửa: chọn thành phần ấy rồi bấm Ctrl+I.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, III và V.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, counted, runs_with_letters, shown, wrong_runs
from toolkit.decree30 import rules
from toolkit.decree30.presentation import Slant
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.format_reading import FormatReading
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT206"
LEVEL: Final = Level.ERROR

LONGEST_NOTE: Final = 80  # a short line in italics may be a note or a caption, of which the decree says nothing


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part that slants and should not, or the other way round."""
    reading = checked_format(subject)
    if reading is None:
        return
    for component, part in reading.components():
        if component.slant is None:
            continue
        is_italic = component.slant is Slant.ITALIC
        wrong = wrong_runs(part.lines, lambda run, slants=is_italic: run.format.italic is not slants)  # type: ignore[misc]
        if wrong:
            message = "chữ đứng; quy định chữ nghiêng" if is_italic else "chữ nghiêng; quy định chữ đứng"
            first = next(line for line in part.lines if any(run in wrong for run in line.runs))
            fix = "đổi sang chữ nghiêng" if is_italic else "đổi sang chữ đứng"
            yield reading.fault(first.paragraph, component.name, shown(wrong), message, component.source, fix)
    yield from _body(reading)


def _body(reading: FormatReading) -> Iterator[Fault]:
    """Yield a fault where whole paragraphs of the body slant; words in one may, and notes in brackets."""
    slanting = []
    for item in reading.found.body:
        runs = list(runs_with_letters(item.paragraph.lines))
        if len(item.text) > LONGEST_NOTE and not item.text.startswith("(") and runs:
            slanting += [item] if all(run.format.italic for run in runs) else []
    if slanting:
        body = rules().components["body"]
        message = f"cả đoạn chữ nghiêng{counted(len(slanting))}; quy định chữ đứng"
        first = slanting[0]
        yield reading.fault(first.paragraph, body.name, first.text, message, body.source, "đổi sang chữ đứng")

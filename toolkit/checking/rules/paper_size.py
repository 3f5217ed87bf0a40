"""TT101: khổ giấy không phải A4.

Vì sao: văn bản hành chính trình bày trên khổ giấy A4 (210 mm x 297 mm). Tệp tạo bằng Word cài mặc định của Mỹ thường có
    khổ Letter, in ra lệch lề.
Sai: khổ giấy 215,9 x 279,4 mm
Đúng: khổ giấy 210 x 297 mm
Cách sửa: Layout, Size, A4; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.1.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, written
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.decree30.units import Mm
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT101"
LEVEL: Final = Level.ERROR

TOLERANCE_MM: Final = 1  # printers' drivers round; nobody sees it


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each section on other paper."""
    reading = checked_format(subject)
    if reading is None:
        return
    paper = rules().page.paper
    for number, section in enumerate(reading.found.sections, 1):
        width, height = sorted(Mm.from_twips(side) for side in (section.width_twips, section.height_twips))
        off = max(abs(width.value - paper.width.value), abs(height.value - paper.height.value))
        if off <= TOLERANCE_MM:
            continue
        there = f"{written(Mm(round(width.value, 1)))} x {written(Mm(round(height.value, 1)))}"
        message = f"khổ giấy {there}; quy định {paper.name} {paper.width} x {paper.height}"
        mend = None
        if section.element is not None:
            change = partial(set_paper, reading.own(section.element), paper.width, paper.height)
            mend = Reformat(reading.document.main, f"khổ giấy {there} -> {paper.name}", change)
        yield reading.whole(f"phần {number} (section)", message, paper.source, "chọn khổ giấy A4", mend=mend)

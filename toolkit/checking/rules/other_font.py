"""TT201: chữ không phải phông Times New Roman.

Vì sao: văn bản dùng phông chữ tiếng Việt Times New Roman. Word mới cài mặc định Calibri hoặc Aptos; đoạn chép từ trang
    mạng mang theo phông của trang ấy. Phông được xét như Word hiển thị: của chữ, của kiểu (style), của chủ đề (theme).
Sai: phông "Calibri"
Đúng: phông "Times New Roman"
Cách sửa: chọn cả văn bản (Ctrl+A) rồi chọn Times New Roman; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import FormatReading, checked_format, counted, runs_with_letters, shown
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_font, set_mark_font
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Paragraph, TextRun

CODE: Final = "TT201"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each other font, at the first paragraph that shows it; labels of lists have theirs."""
    reading = checked_format(subject)
    if reading is None:
        return
    font = rules().page.font
    legacy = [re.compile(pattern) for pattern in rules().typography.legacy_fonts.values()]

    def is_wrong(family: str) -> bool:
        is_right = family.casefold().startswith(font.family.casefold())
        return not is_right and not any(pattern.match(family) for pattern in legacy)

    by_font: dict[str, list[tuple[Paragraph, TextRun]]] = {}
    labels: dict[str, list[Paragraph]] = {}
    for paragraph in reading.found.paragraphs:
        for run in runs_with_letters(paragraph.lines):
            for family in filter(is_wrong, run.format.fonts(run.text)):
                by_font.setdefault(family, []).append((paragraph, run))
        if paragraph.label_format is not None and any(sign.isalnum() for sign in paragraph.label):
            for family in filter(is_wrong, paragraph.label_format.fonts(paragraph.label)):
                labels.setdefault(family, []).append(paragraph)
    for family, places in by_font.items():
        first = places[0][0]
        runs = [run for _, run in places]
        here = [run for paragraph, run in places if paragraph is first]
        mend = reading.reformat_runs(runs, f"phông {family} -> {font.family}", partial(set_font, family=font.family))
        several = counted(len({id(paragraph) for paragraph, _ in places}))
        message = f'phông "{family}"{several}; quy định phông {font.family}'
        yield reading.fault(first, "chữ", shown(here), message, font.source, f"đổi sang {font.family}", mend=mend)
    for family, listed in labels.items():
        message = f'phông "{family}"{counted(len(listed))}; quy định phông {font.family}'
        fix = f"chọn cả đoạn cùng dấu xuống dòng rồi đổi sang {font.family}"
        mend = _mend_labels(reading, listed, family, font.family)
        yield reading.fault(listed[0], "số thứ tự", listed[0].label, message, font.source, fix, mend=mend)


def _mend_labels(reading: FormatReading, listed: list[Paragraph], there: str, family: str) -> Reformat | None:
    """Return the change of the paragraphs' marks; None where the list itself names the font."""
    numbering = reading.document.numbering
    levels = [numbering.level(item.format.number_id, item.format.level) for item in listed]
    if any(level is not None and level.run is not None and level.run.find(w("rFonts")) is not None for level in levels):
        return None
    own = [reading.own(item.element) for item in listed]

    def apply() -> None:
        for paragraph in own:
            set_mark_font(paragraph, family)

    return Reformat(reading.document.main, f"phông của số thứ tự {there} -> {family}", apply)

"""TT202: chữ dùng phông và bảng mã cũ (TCVN3, VNI, VPS).

Vì sao: văn bản dùng bộ mã Unicode theo TCVN 6909:2001. Chữ gõ bằng phông .VnTime, VNI-Times ở máy không có phông ấy
    hiện ra ký tự lạ, tìm kiếm không thấy; đổi phông không thôi thì hỏng chữ.
Sai: phông ".VnTime"
Đúng: phông "Times New Roman", bảng mã Unicode
Cách sửa: chuyển mã sang Unicode bằng công cụ chuyển mã (Unikey: Ctrl+Shift+F6), rồi đổi phông.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import any_format, counted, runs_with_letters, shown
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Paragraph, TextRun

CODE: Final = "TT202"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each legacy font of any document: in its letters no other rule can read a word."""
    reading = any_format(subject)
    if reading is None:
        return
    font = rules().page.font
    legacy = {name: re.compile(pattern) for name, pattern in rules().typography.legacy_fonts.items()}
    found: dict[tuple[str, str], list[tuple[Paragraph, TextRun]]] = {}
    for paragraph in reading.found.paragraphs:
        for run in runs_with_letters(paragraph.lines):
            for family in run.format.fonts(run.text):
                name = next((name for name, pattern in legacy.items() if pattern.match(family)), None)
                if name:
                    found.setdefault((family, name), []).append((paragraph, run))
    for (family, name), places in found.items():
        first = places[0][0]
        here = [run for paragraph, run in places if paragraph is first]
        several = counted(len({id(paragraph) for paragraph, _ in places}))
        message = f'phông "{family}" thuộc bảng mã {name}{several}; quy định {font.encoding}'
        fix = f"chuyển mã sang Unicode rồi đổi phông sang {font.family}"
        yield reading.fault(first, "chữ", shown(here), message, font.source, fix)

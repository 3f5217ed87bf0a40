"""TT208: thành phần viết in hoa hoặc in thường trái quy định.

Vì sao: Quốc hiệu, tên cơ quan, tên loại, quyền hạn và chức vụ của người ký, tên phụ lục viết in hoa; Tiêu ngữ, trích
    yếu, địa danh, họ tên người ký, nơi nhận, chữ "Phụ lục" viết in thường.
Sai: PHỤ LỤC I; NGUYỄN VĂN A
Đúng: Phụ lục I; Nguyễn Văn A
Cách sửa: chọn chữ rồi bấm Shift+F3 để đổi kiểu chữ hoa, chữ thường.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II và III.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30.presentation import LetterCase
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Line

CODE: Final = "TT208"
LEVEL: Final = Level.ERROR

FIX: Final = "chọn chữ rồi bấm Shift+F3"
SHORTEST: Final = 5  # letters
MOSTLY: Final = 0.8  # share of capitals in a text that should have few of them


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part with a line in the other case."""
    reading = checked_format(subject)
    if reading is None:
        return
    for component, part in reading.components():
        if component.case is None:
            continue
        is_upper = component.case is LetterCase.UPPER
        wrong = [line for line in part.lines if (_has_small_letters(line) if is_upper else _is_capitals(line))]
        if wrong:
            message = "chữ in thường; quy định in hoa" if is_upper else "chữ in hoa; quy định in thường"
            text = " ".join(line.plain for line in wrong)
            yield reading.fault(wrong[0].paragraph, component.name, text, message, component.source, FIX)


def _has_small_letters(line: Line) -> bool:
    letters = [letter for run in line.runs for letter in run.text if letter.isalpha() and not run.format.small_caps]
    return any(letter.islower() for letter in letters)


def _is_capitals(line: Line) -> bool:
    """Tell whether a line is typed in capitals: mostly, and not in abbreviations, which have no marks of tone."""
    letters = [letter for letter in line.plain if letter.isalpha()]
    if len(letters) < SHORTEST or sum(letter.isupper() for letter in letters) < MOSTLY * len(letters):
        return False
    marked = unicodedata.normalize("NFD", line.plain)
    return any(unicodedata.combining(sign) for sign in marked)

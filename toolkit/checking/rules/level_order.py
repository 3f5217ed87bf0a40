"""TT507: số thứ tự của mục, điều, khoản, điểm nhảy cóc, lặp lại hoặc dùng chữ cái lạ.

Vì sao: chép thêm, xóa bớt một mục mà quên đánh lại số là lỗi thường gặp. Chữ cái của điểm theo bảng chữ cái tiếng Việt:
    a, b, c, d, đ, e, g, h ...; không có f, j, w, z. Thứ tự các chữ cái là thói quen, nên đây là cảnh báo.
Sai: I, II, IV; a, b, c, d, e
Đúng: I, II, III; a, b, c, d, đ, e
Cách sửa: đánh lại số thứ tự.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.decree30.wording import POINT_LETTERS
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import BodyParagraph, LevelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT507"
LEVEL: Final = Level.WARNING

ORDER: Final = (
    LevelKind.PART,
    LevelKind.CHAPTER,
    LevelKind.TITLED_SECTION,
    LevelKind.SUBSECTION,
    LevelKind.ARTICLE,
    LevelKind.ROMAN,
    LevelKind.ARABIC,
    LevelKind.LETTER,
)
NAMES: Final = {LevelKind.ROMAN: "Mục", LevelKind.ARABIC: "Khoản", LevelKind.LETTER: "Điểm"}
GOES_ON: Final = frozenset({LevelKind.CHAPTER, LevelKind.ARTICLE})  # counted through the whole text
ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each number that is not the one behind the last of its level."""
    reading = checked_format(subject)
    if reading is None:
        return
    source = rules().body_levels.source
    last: dict[LevelKind, tuple[int, str]] = {}
    for item in reading.found.body:
        if item.level not in ORDER or item.level is None:
            continue
        count = _count(item)
        before, label = last.get(item.level, (0, ""))
        for deeper in ORDER[ORDER.index(item.level) + 1 :]:
            if deeper not in GOES_ON:
                last.pop(deeper, None)
        if count is None:
            if item.level is LevelKind.LETTER:
                message = f'"{item.number}" không phải chữ cái dùng để đánh thứ tự điểm'
                yield reading.fault(item.paragraph, "Điểm", item.text, message, source)
            continue
        name = NAMES.get(item.level, item.level.value)
        if count not in {before + 1, 1}:
            message = f'đứng sau "{label}"' if label else f'là số đầu tiên mà không phải "{_first(item)}"'
            yield reading.fault(item.paragraph, name, item.text, message, source, "đánh lại số thứ tự")
        elif count == 1 and before == 1 and item.level is not LevelKind.ARABIC:
            yield reading.fault(item.paragraph, name, item.text, f'lặp lại số thứ tự "{label}"', source)
        last[item.level] = count, item.label


def _count(item: BodyParagraph) -> int | None:
    """Return which number a label has, None where it cannot be told."""
    if item.level is LevelKind.LETTER:
        return POINT_LETTERS.index(item.number) + 1 if item.number in POINT_LETTERS else None
    digits = re.match(r"\d+", item.number)
    if digits:
        return int(digits[0]) if digits[0] == item.number else None  # "2a" was put in between
    values = [ROMAN_DIGITS.get(sign) for sign in item.number.upper()]
    if None in values or not values:
        return None
    numbers = [value or 0 for value in values]
    pairs = zip(numbers, [*numbers[1:], 0], strict=True)
    return sum(-own if own < following else own for own, following in pairs)


def _first(item: BodyParagraph) -> str:
    return {LevelKind.LETTER: "a", LevelKind.ROMAN: "I"}.get(item.level or LevelKind.ARABIC, "1")

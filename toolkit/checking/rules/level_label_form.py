"""TT504: số thứ tự của mục, điều, khoản, điểm sai dấu.

Vì sao: sau số La Mã của mục, sau số của điều và của khoản có dấu chấm; sau chữ cái của điểm có dấu đóng ngoặc đơn.
Sai: I/ MỤC ĐÍCH; Điều 1: Ban hành; 1) Sở Nội vụ; a. Tuyên truyền
Đúng: I. MỤC ĐÍCH; Điều 1. Ban hành; 1. Sở Nội vụ; a) Tuyên truyền
Cách sửa: sửa dấu sau số thứ tự.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import LevelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT504"
LEVEL: Final = Level.ERROR

NAMES: Final = {
    LevelKind.ROMAN: "Mục",
    LevelKind.ARTICLE: "Điều",
    LevelKind.ARABIC: "Khoản",
    LevelKind.LETTER: "Điểm",
}
SIGNS: Final = {LevelKind.ROMAN: ".", LevelKind.ARTICLE: ".", LevelKind.ARABIC: ".", LevelKind.LETTER: ")"}


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each level with another sign behind its number."""
    reading = checked_format(subject)
    if reading is None:
        return
    source = rules().body_levels.source
    is_in_points = False  # below a point offices count "1) 2)", for which the decree has no level
    for item in reading.found.body:
        if item.level is LevelKind.LETTER:
            is_in_points = True
        elif item.level is not LevelKind.BULLET and (item.level is not LevelKind.ARABIC or item.label.endswith(".")):
            is_in_points = False
        if item.level not in SIGNS:
            continue
        sign = SIGNS[item.level]
        there = item.label[item.label.index(item.number) + len(item.number) :].strip()
        if there == sign or (is_in_points and item.level is LevelKind.ARABIC and there == ")"):
            continue
        shown = f'dấu "{there}"' if there else "không có dấu"
        message = f'sau số thứ tự {shown}; quy định dấu "{sign}"'
        yield reading.fault(item.paragraph, NAMES[item.level], item.text, message, source, f'gõ "{sign}"')

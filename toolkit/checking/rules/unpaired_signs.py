"""CT015: dấu ngoặc hoặc dấu nháy không có đôi.

Vì sao: mở mà không đóng thì không biết phần trong ngoặc, lời trích hết ở đâu. Lời trích nhiều đoạn được mở ở đoạn này,
    đóng ở đoạn khác; "a)", "1)" đầu mục không tính.
Sai: theo quy định (nếu có; báo cáo kết quả
Đúng: theo quy định (nếu có); báo cáo kết quả
Cách sửa: thêm dấu còn thiếu, hoặc xóa dấu thừa.
Nguồn: quy tắc gõ văn bản tiếng Việt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText, Fault

CODE: Final = "CT015"
LEVEL: Final = Level.WARNING

_CLOSING: Final = {"(": ")", "[": "]", "“": "”", "«": "»"}
_OPENING: Final = {closing: opening for opening, closing in _CLOSING.items()}
_SIGNS: Final = re.compile(r"[()\[\]“”«»]")
# "a)", "1)", "iv)": the sign of a point, at its beginning or where it is referred to.
_LABEL: Final = re.compile(r"(?<![^\W_])(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}|[a-zđ]{1,2}|[ivxIVX]{1,5}|[A-ZĐ])\Z")
_ACROSS: Final = "“«"  # what may be opened in one paragraph and closed in a later one


class Sign(NamedTuple):
    """A sign without its other half in its own text."""

    text: CheckedText
    at: int
    sign: str


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    alone: list[Sign] = []
    for text in subject.texts:
        for found in _alone(text):
            # A quotation of several paragraphs: opened above, perhaps anew with each paragraph.
            opened = [sign for sign in alone if sign.sign == _OPENING.get(found.sign) and sign.sign in _ACROSS]
            if opened:
                alone = [sign for sign in alone if sign not in opened]
            else:
                alone.append(found)
    for text, at, sign in alone:
        if sign in _CLOSING:
            message, fix = f'mở "{sign}" mà không đóng', f'thêm "{_CLOSING[sign]}" ở chỗ kết thúc'
        else:
            message, fix = f'đóng "{sign}" mà không mở', f'thêm "{_OPENING[sign]}" ở chỗ bắt đầu, hoặc xóa dấu'
        yield text.fault(at, at + 1, message, fix)


def _alone(text: CheckedText) -> list[Sign]:
    opened: list[Sign] = []
    found: list[Sign] = []
    for match in _SIGNS.finditer(text.text):
        sign = Sign(text, match.start(), match.group())
        if sign.sign in _CLOSING:
            opened.append(sign)
        elif opened and opened[-1].sign == _OPENING[sign.sign]:
            opened.pop()
        elif any(other.sign == _OPENING[sign.sign] for other in opened):
            while opened[-1].sign != _OPENING[sign.sign]:
                found.append(opened.pop())
            opened.pop()
        elif sign.sign != ")" or not _LABEL.search(text.text[max(0, sign.at - 12) : sign.at]):
            found.append(sign)
    return sorted(found + opened, key=lambda sign: sign.at)

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
from collections import Counter
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
MOST: Final = 20  # of one text
_ACROSS: Final = "“«"  # what may be opened in one paragraph and closed in a later one


class Sign(NamedTuple):
    """A sign without its other half in its own text."""

    text: CheckedText
    at: int
    sign: str


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    alone: list[Sign] = []
    across: dict[str, list[Sign]] = {sign: [] for sign in _ACROSS}
    for text in subject.texts:
        for found in _alone(text):
            opening = _OPENING.get(found.sign, "")
            if across.get(opening):
                # A quotation of several paragraphs: opened above, perhaps anew with each paragraph.
                across[opening].clear()
            else:
                across.get(found.sign, alone).append(found)
    alone += [sign for signs in across.values() for sign in signs]
    for text, at, sign in alone:
        if sign in _CLOSING:
            message, fix = f'mở "{sign}" mà không đóng', f'thêm "{_CLOSING[sign]}" ở chỗ kết thúc'
        else:
            message, fix = f'đóng "{sign}" mà không mở', f'thêm "{_OPENING[sign]}" ở chỗ bắt đầu, hoặc xóa dấu'
        yield text.fault(at, at + 1, message, fix)


def _alone(text: CheckedText) -> list[Sign]:
    opened: list[Sign] = []
    waiting = Counter[str]()  # how many of each are open
    found: list[Sign] = []
    for match in _SIGNS.finditer(text.text):
        sign = Sign(text, match.start(), match.group())
        if sign.sign in _CLOSING:
            opened.append(sign)
            waiting[sign.sign] += 1
        elif waiting[_OPENING[sign.sign]]:
            while opened[-1].sign != _OPENING[sign.sign]:
                waiting[opened[-1].sign] -= 1
                found.append(opened.pop())
            waiting[opened.pop().sign] -= 1
        elif sign.sign != ")" or not _LABEL.search(text.text[max(0, sign.at - 12) : sign.at]):
            found.append(sign)
    return sorted(found + opened, key=lambda sign: sign.at)[:MOST]

"""CT014: nháy thẳng trong câu.

Vì sao: tên chương trình, lời trích đặt trong nháy cong “ ”; nháy thẳng (") hoặc hai dấu phẩy trên ('') là dấu của máy
    chữ, và trộn với nháy cong trong một văn bản thì xấu. Dấu của số đo (màn hình 14") không tính.
Sai: phong trào "Xây dựng trường học thân thiện"
Đúng: phong trào “Xây dựng trường học thân thiện”
Cách sửa: gõ nháy cong; trong Word bật "Straight quotes with smart quotes".
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT014"
LEVEL: Final = Level.WARNING

_QUOTE: Final = re.compile("\"|''|``")
_INCHES: Final = re.compile(r"[0-9]\Z")
_OPENS_BEHIND: Final = re.compile(r"(?:\A|[\s(\[“,;:/-])\Z")
_CLOSES_BEFORE: Final = re.compile(r"(?:\Z|[\s)\].,;:!?”/-])")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; with a replacement where all of a text pair up without doubt."""
    for text in subject.texts:
        whole = text.text
        quotes = list(_QUOTE.finditer(whole))
        if len(quotes) % 2:
            quotes = [match for match in quotes if not _INCHES.search(whole[: match.start()][-1:])]
        sure = len(quotes) % 2 == 0 and "“" not in whole and "”" not in whole and _pair_up(whole, quotes)
        for number, match in enumerate(quotes):
            right = ("“", "”")[number % 2] if sure else None
            message = f"nháy thẳng ({match.group()}) trong câu"
            fix = f"gõ {right}" if right else "gõ nháy cong “ và ”"
            yield text.fault(*match.span(), message, fix, replacement=right)


def _pair_up(whole: str, quotes: list[re.Match[str]]) -> bool:
    return all(
        _OPENS_BEHIND.search(whole[: match.start()][-1:]) and not whole[match.end() : match.end() + 1].isspace()
        if number % 2 == 0
        else _CLOSES_BEFORE.match(whole, match.end()) and not whole[match.start() - 1].isspace()
        for number, match in enumerate(quotes)
    )

"""CT004: chữ bị vỡ mã.

Vì sao: "�" thay cho chữ đã mất khi chuyển mã; "Káº¿ hoáº¡ch" là chữ UTF-8 bị đọc nhầm bảng mã. Không ai đọc được và
    máy không biết chữ gốc.
Sai: Káº¿ hoáº¡ch
Đúng: Kế hoạch
Cách sửa: mở lại tệp gốc với đúng bảng mã (UTF-8) rồi chép lại, hoặc gõ lại chỗ ấy.
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

CODE: Final = "CT004"
LEVEL: Final = Level.ERROR

_BROKEN: Final = re.compile(
    "\ufffd+|\\w{0,20}(?:\u00e1[\u00ba\u00bb][\u0080-\u00bf\u2013-\u203a]|\u00c4[\u0090\u2018]|\u00c6\u00b0)\\S{0,40}"
)

_SIGNS: Final = ("\ufffd", "\u00e1\u00ba", "\u00e1\u00bb", "\u00c4\u0090", "\u00c4\u2018", "\u00c6\u00b0")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each word that holds some."""
    for text in subject.texts:
        if not any(sign in text.text for sign in _SIGNS):
            continue
        for match in _BROKEN.finditer(text.text):
            yield text.fault(*match.span(), f'chữ bị vỡ mã: "{match.group()}"', "gõ lại, hoặc chép lại từ tệp gốc")

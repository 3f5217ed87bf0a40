"""CT003: có ký tự không nhìn thấy.

Vì sao: dấu cách không bề rộng, dấu ngắt từ, dấu đảo chiều chữ lẫn vào khi dán từ trang web, Zalo, PDF; không ai thấy
    nhưng máy tìm không ra từ ấy, và Word ngắt dòng ở chỗ lạ.
Cách sửa: để `vanban check --fix` xóa, hoặc xóa cả từ và gõ lại.
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

CODE: Final = "CT003"
LEVEL: Final = Level.WARNING

# Joiners inside a picture sign belong to it.
_INVISIBLE: Final = re.compile(
    "(?:[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d)+"
)
_ANY: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_NAMES: Final = {
    "\u00ad": "dấu ngắt từ", "\u200b": "dấu cách không bề rộng", "\u200c": "dấu tách chữ", "\u200d": "dấu nối chữ",
    "\ufeff": "dấu đầu tệp (BOM)", "\u2060": "dấu nối từ",
}  # fmt: skip


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each run of them."""
    for text in subject.texts:
        if not _ANY.search(text.text):
            continue
        for match in _INVISIBLE.finditer(text.text):
            first = match.group()[0]
            before = text.text[: match.start()].split()
            where = f' sau "{before[-1][-30:]}"' if before else " ở đầu"
            message = f"có {_NAMES.get(first, 'ký tự điều khiển')} (U+{ord(first):04X}){where}, mắt không thấy"
            yield text.fault(*match.span(), message, "xóa ký tự ấy", replacement="")

"""CT001: chữ có dấu được gõ rời (Unicode tổ hợp).

Vì sao: mỗi chữ có dấu phải là một mã (Unicode dựng sẵn, NFC); chữ và dấu rời nhau nhìn giống hệt nhưng máy coi là
    chữ khác: tìm không thấy, so sánh thấy khác, nhiều phông vẽ lệch dấu. Thường do chép từ máy Mac, PDF hoặc bộ gõ để
    bảng mã "Unicode tổ hợp".
Cách sửa: để `vanban check --fix` ghép lại; đặt bộ gõ ở bảng mã Unicode (dựng sẵn).
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4 (bộ mã Unicode theo TCVN 6909:2001); dạng dựng sẵn là thông lệ.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT001"
LEVEL: Final = Level.WARNING

_WORD: Final = re.compile(r"\S+")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield one fault a text, over all from its first decomposed word to its last."""
    for text in subject.texts:
        if unicodedata.is_normalized("NFC", text.typed(0, len(text.text))):
            continue
        words = [match for match in _WORD.finditer(text.text) if not _is_composed(text.typed(*match.span()))]
        if not words:
            continue
        start, end = words[0].start(), words[-1].end()
        count = f" (đoạn này có {len(words)} từ như vậy)" if len(words) > 1 else ""
        message = f'chữ và dấu của từ "{words[0].group()}" rời nhau{count}'
        yield text.fault(start, end, message, "gõ lại bằng Unicode dựng sẵn", replacement=text.text[start:end])


def _is_composed(typed: str) -> bool:
    return unicodedata.is_normalized("NFC", typed)

"""CT033: lẫn "bảo đảm" và "đảm bảo".

Vì sao: hai cách nói một ý; văn bản pháp luật dùng "bảo đảm" (Nghị định 30/2020/NĐ-CP: 9 lần "bảo đảm", không lần
    nào "đảm bảo"). Một văn bản nên một cách.
Sai: bảo đảm tiến độ ... đảm bảo phù hợp
Đúng: bảo đảm tiến độ ... bảo đảm phù hợp
Cách sửa: dùng "bảo đảm" ở mọi chỗ.
Nguồn: thông lệ của văn bản quy phạm pháp luật.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._mixed_forms import COPIED, quoted_spans
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT033"
LEVEL: Final = Level.WARNING

_COMMON: Final = re.compile(r"(?<!\w)đảm[ \xa0]bảo(?!\w)", re.IGNORECASE)
_LEGAL: Final = re.compile(r"(?<!\w)bảo[ \xa0]đảm(?!\w)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each "đảm bảo" of a document that says "bảo đảm" elsewhere."""
    if not any(_LEGAL.search(text.text) for text in subject.texts if text.role not in COPIED):
        return
    for text in subject.texts:
        if text.role in COPIED:
            continue
        for match in _COMMON.finditer(text.text):
            if any(start <= match.start() < end for start, end in quoted_spans(text.text)):
                continue
            typed = match.group()
            right = "BẢO ĐẢM" if typed.isupper() else "Bảo đảm" if typed[0].isupper() else "bảo đảm"
            message = f'"{typed}", trong khi chỗ khác của văn bản dùng "bảo đảm"'
            yield text.fault(*match.span(), message, f'dùng "{right}"')

"""CT032: khoảng năm viết nhiều kiểu trong một văn bản.

Vì sao: "2026-2030", "2026 - 2030" và "2026–2030" đều gặp; một văn bản nên một kiểu. Trích yếu của văn bản khác, tên
    trong nháy giữ nguyên.
Sai: giai đoạn 2026-2030 ... giai đoạn 2026 - 2030
Đúng: giai đoạn 2026 - 2030 ở mọi chỗ
Cách sửa: viết như phần lớn văn bản.
Nguồn: thông lệ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._mixed_forms import COPIED, Form, quoted_spans, rarer_forms
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT032"
LEVEL: Final = Level.WARNING

_RANGE: Final = re.compile(r"(?<![\w/.,-])((?:19|20)[0-9]{2})(?P<dash>[ \xa0]?[-–—][ \xa0]?)(?:19|20)[0-9]{2}(?![\w/])")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each range in a rarer form."""
    for form, own in rarer_forms(_forms(subject), " - "):
        match = _RANGE.fullmatch(form.words)
        right = form.words.replace(match["dash"], own) if match else form.words
        message = f'"{form.words}" viết khác phần lớn văn bản ("{right}")'
        yield form.text.fault(form.start, form.end, message, f'viết "{right}"')


def _forms(subject: Subject) -> Iterator[Form]:
    for text in subject.texts:
        if text.role in COPIED or text.role is Role.LEGAL_BASIS or "20" not in text.text:
            continue
        quoted = quoted_spans(text.text)
        for match in _RANGE.finditer(text.text):
            if not any(start <= match.start() < end for start, end in quoted):
                yield Form(match["dash"].replace("\xa0", " "), text, *match.span())

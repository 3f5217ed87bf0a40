"""CT035: lẫn "Ủy ban nhân dân" và "UBND" trong câu văn.

Vì sao: trong lời văn nên một cách: hoặc viết đủ ở mọi chỗ, hoặc viết đủ lần đầu kèm "(UBND)" rồi viết tắt. Bảng,
    nơi nhận viết tắt cho gọn thì không xét.
Sai: Ủy ban nhân dân tỉnh ban hành ... báo cáo UBND tỉnh
Đúng: Ủy ban nhân dân tỉnh ban hành ... báo cáo Ủy ban nhân dân tỉnh
Cách sửa: chọn một cách cho lời văn.
Nguồn: thông lệ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._mixed_forms import Form, rarer_forms
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT035"
LEVEL: Final = Level.HINT

_NAME: Final = re.compile(
    r"(?<![\w/-])(?:(?P<full>(?:Ủy|Uỷ)[ \xa0]ban[ \xa0]nhân[ \xa0]dân)|(?P<short>UBND))(?![\w/-])"
)
_INTRODUCED: Final = re.compile(r"\((?:[^()]{0,60} là )?[“\"]?UBND[”\"]?\)")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield one fault a document, at the first of the rarer form; none where the short one was introduced."""
    body = [text for text in subject.texts if text.role is Role.BODY]
    if any(_INTRODUCED.search(text.text) for text in body if "UBND" in text.text):
        return
    forms = [
        Form("UBND" if match["short"] else "Ủy ban nhân dân", text, *match.span())
        for text in body
        for match in _NAME.finditer(text.text)
    ]
    rarer = list(rarer_forms(forms, "Ủy ban nhân dân"))
    if rarer:
        form, own = rarer[0]
        message = f'lời văn lẫn "{form.name}" ({len(rarer)} chỗ) và "{own}" ({len(forms) - len(rarer)} chỗ)'
        yield form.text.fault(form.start, form.end, message, f'dùng "{own}" ở mọi chỗ của lời văn')

"""CT052: "nhà nước" không viết hoa.

Vì sao: Nhà nước viết hoa khi là danh từ chỉ Nhà nước ta; trong "quản lý nhà nước", "cơ quan nhà nước", "ngân sách
    nhà nước" thì không.
Sai: chính sách, pháp luật của nhà nước
Đúng: chính sách, pháp luật của Nhà nước
Cách sửa: viết hoa chữ N.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.1.
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

CODE: Final = "CT052"
LEVEL: Final = Level.WARNING

_STATE: Final = re.compile(
    r"(?:(?<!\w)(?:của|được|do|với|bởi|cho|giữa|Đảng(?:,| và)|tài sản|lợi ích của|đại diện cho),?)[ \xa0]"
    r"(?P<state>nhà[ \xa0]nước)(?!\w)(?![ \xa0](?:cấp|về|có|trên địa bàn|ở|khác|quản lý|chủ quản))"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; not in what is quoted."""
    for text in subject.texts:
        if text.role in COPIED or "nước" not in text.text:
            continue
        quoted = quoted_spans(text.text)
        for match in _STATE.finditer(text.text):
            start, end = match.span("state")
            if not any(opened <= start < closed for opened, closed in quoted):
                yield text.fault(start, end, '"nhà nước" là danh từ, phải viết hoa', 'viết "Nhà nước"')

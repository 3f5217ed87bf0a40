"""CT051: "nhân dân" không viết hoa.

Vì sao: Nhân dân viết hoa khi là danh từ; trong "Ủy ban nhân dân", "Công an nhân dân", "Tòa án nhân dân" thì không.
Sai: vận động nhân dân thực hiện tốt chủ trương của Đảng
Đúng: vận động Nhân dân thực hiện tốt chủ trương của Đảng
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

CODE: Final = "CT051"
LEVEL: Final = Level.WARNING

# Only behind words after which it is a noun: what else stands before it may be what it qualifies.
_PEOPLE: Final = re.compile(
    r"(?:(?<!\w)(?:và|của|cho|với|trong|đến|tới|từ|do|vì|để|giúp|động|lớp|chúng|bào|các|phục vụ|chăm lo|bảo vệ|là|"
    r"được|cùng|"
    r"hướng dẫn|tuyên truyền|khuyến khích|lấy ý kiến|phát huy|đông đảo|toàn thể),?|"
    r",)[ \xa0](?P<people>nhân[ \xa0]dân)(?!\w)"
    r"(?![ \xa0](?:tệ|tự vệ))"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; not in what is quoted."""
    for text in subject.texts:
        if text.role in COPIED or "nhân" not in text.text:
            continue
        quoted = quoted_spans(text.text)
        for match in _PEOPLE.finditer(text.text):
            start, end = match.span("people")
            if not any(opened <= start < closed for opened, closed in quoted):
                yield text.fault(start, end, '"nhân dân" là danh từ, phải viết hoa', 'viết "Nhân dân"')

"""CT034: lẫn "hằng năm" và "hàng năm" (tháng, quý, tuần, ngày).

Vì sao: cả hai đều gặp trong văn bản; lẫn lộn trong một văn bản là cẩu thả. Bằng nhau thì chọn "hằng".
Sai: hằng tháng ... hàng năm
Đúng: hằng tháng ... hằng năm
Cách sửa: dùng một cách ở mọi chỗ.
Nguồn: thông lệ; từ điển tiếng Việt phổ thông ghi cả hai.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._mixed_forms import COPIED, Form, quoted_spans, rarer_forms
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT034"
LEVEL: Final = Level.WARNING

# Not "hàng tháng" of goods: "mặt hàng ngày Tết", "khách hàng năm nay", "hàng quý hiếm".
_EVERY: Final = re.compile(
    r"(?<!\w)(?<!mặt[ \xa0])(?<!khách[ \xa0])(?<!ngân[ \xa0])(?<!bán[ \xa0])(?<!đơn[ \xa0])(?<!mua[ \xa0])"
    r"(?P<every>hằng|hàng)[ \xa0](?P<time>năm|tháng|quý|tuần|ngày)(?!\w)(?![ \xa0](?:hiếm|giá|nay|trước|sau))",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each of the rarer word."""
    for form, own in rarer_forms(_forms(subject), "hằng"):
        rest = form.words[4:]
        right = (own.upper() if form.words.isupper() else own.capitalize() if form.words[0].isupper() else own) + rest
        message = f'"{form.words}", trong khi phần lớn văn bản viết "{own}{rest.lower()}"'
        yield form.text.fault(form.start, form.end, message, f'viết "{right}"')


def _forms(subject: Subject) -> Iterator[Form]:
    for text in subject.texts:
        if text.role in COPIED:
            continue
        for match in _EVERY.finditer(text.text):
            fixed = any(start <= match.start() < end for start, end in quoted_spans(text.text))
            yield Form(match["every"].lower(), text, *match.span(), fixed)

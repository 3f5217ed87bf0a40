"""CT054: tên loại của một văn bản cụ thể không viết hoa.

Vì sao: văn bản cụ thể, có số và ký hiệu, viết hoa chữ đầu của tên loại; nói chung ("các kế hoạch của tỉnh") thì
    không.
Sai: theo kế hoạch số 8416/KH-UBND
Đúng: theo Kế hoạch số 8416/KH-UBND
Cách sửa: viết hoa chữ đầu của tên loại.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT054"
LEVEL: Final = Level.WARNING

_LAW: Final = re.compile(
    r"(?<!\w)(?<!pháp[ \xa0])(?<!dự[ \xa0])(?<!án[ \xa0])(?<!kỷ[ \xa0])(?<!quy[ \xa0])(?<!thảo[ \xa0])"
    r"(?P<kind>luật|bộ luật|pháp lệnh)[ \xa0](?=[A-ZĐ][^\W\d_]*[ \xa0][^\W\d_])"
)
_NO_LAWS: Final = re.compile(r"[ \xa0]?(?:Việt|Nam|Quốc|Sư|Anh|Pháp)")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each numbered document and each law with a small letter."""
    for item in subject.shared(cited):
        span = item.citation.kind_span
        if span is None or item.citation.is_law or not item.text.text[span.start].islower():
            continue
        kind = item.citation.kind
        message = f'"{item.text.text[slice(*span)]}" ở đây là một văn bản cụ thể, phải viết hoa'
        yield item.text.fault(*span, message, f'viết "{kind}"')
    for text in subject.texts:
        if text.role is Role.INSTRUMENT or "l" not in text.text:
            continue
        for match in _LAW.finditer(text.text):
            if not _NO_LAWS.match(text.text, match.end()):
                kind = match["kind"]
                message = f'"{kind}" ở đây là một văn bản cụ thể, phải viết hoa'
                yield text.fault(*match.span("kind"), message, f'viết "{kind.capitalize()}"')

"""VD005: năm trong số, ký hiệu khác năm của ngày ban hành.

Vì sao: văn bản quy phạm pháp luật mang năm ban hành trong số, ký hiệu; hai năm khác nhau thì một chỗ gõ sai, tra
    không ra.
Sai: Quyết định số 51/2025/QĐ-TTg ngày 29/12/2024
Đúng: Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025
Cách sửa: xem văn bản gốc rồi sửa chỗ sai.
Nguồn: Luật Ban hành văn bản quy phạm pháp luật; thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD005"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each, at its date."""
    for item in subject.shared(cited):
        citation = item.citation
        if citation.year and citation.issued and citation.date_span and citation.year != citation.issued.year:
            date = item.text.text[slice(*citation.date_span)]
            message = f'"{item.short}" là của năm {citation.year}, ngày ban hành lại là "{date}"'
            yield item.text.fault(*citation.date_span, message, "xem văn bản gốc, sửa năm ở một trong hai chỗ")

"""VD001: viện dẫn thiếu chữ "số" trước số, ký hiệu.

Vì sao: văn bản được viện dẫn ghi tên loại rồi "số" rồi số, ký hiệu; bỏ chữ "số" là cách nói tắt, không phải cách
    viết.
Sai: Nghị định 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ
Đúng: Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ
Cách sửa: thêm chữ "số".
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6(b) và các mẫu ở Phụ lục III.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD001"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; "số" that sticks to the number too."""
    for item in subject.shared(cited):
        text, citation = item.text, item.citation
        start, end = citation.number_span
        number = text.text[start:end]
        if not citation.number or citation.is_law:
            continue
        if citation.kind_span is not None and not citation.has_so:
            message, fix = f'"{item.short}": thiếu chữ "số" trước số, ký hiệu', f'gõ "số {number}"'
            yield text.fault(start, end, message, fix, replacement=f"số {number}")
        elif text.text[start - 1 : start] == "ố":
            message = f'"số{number}": thiếu dấu cách sau chữ "số"'
            yield text.fault(start, end, message, "thêm dấu cách", replacement=f" {number}")

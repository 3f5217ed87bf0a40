"""VD010: luật, pháp lệnh được viện dẫn kèm số, ký hiệu.

Vì sao: luật, pháp lệnh viện dẫn bằng tên; số và ký hiệu chỉ cần khi có hai luật cùng tên (luật cũ và luật mới).
Sai: Luật Bình đẳng giới số 73/2006/QH11
Đúng: Luật Bình đẳng giới
Cách sửa: bỏ số, ký hiệu; ở phần căn cứ ghi thêm ngày nếu cần.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6(b).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD010"
LEVEL: Final = Level.HINT


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    for item in subject.shared(cited):
        citation = item.citation
        if citation.is_law and citation.number:
            name = f"{citation.kind} {citation.name}"
            message = f'"{name}" được viện dẫn kèm số, ký hiệu'
            yield item.text.fault(*citation.number_span, message, f'ghi "{name}"')

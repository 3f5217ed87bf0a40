"""VD008: viện dẫn lại mà vẫn ghi đủ ngày, cơ quan ban hành.

Vì sao: lần đầu ghi đủ, các lần sau chỉ ghi tên loại, số và ký hiệu; văn bản gọn hơn và không có hai chỗ để sai
    ngày.
Sai: ... theo Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ (lần thứ hai)
Đúng: ... theo Quyết định số 1790/QĐ-TTg
Cách sửa: bỏ ngày và cơ quan ban hành ở các lần sau.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6(b).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD008"
LEVEL: Final = Level.HINT

# Legal bases are always full; a title, a reference line under it and a table stand for themselves.
_FULL_BY_RIGHT: Final = frozenset({Role.LEGAL_BASIS, Role.SUBJECT, Role.TITLE, Role.SECTION, Role.INSTRUMENT})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each time but the first, in running text."""
    seen: set[str] = set()
    for item in subject.shared(cited):
        citation = item.citation
        if citation.is_law or not citation.number:
            continue
        full = citation.has_date and bool(citation.issuer)
        if full and citation.key in seen and item.text.role not in _FULL_BY_RIGHT and not _is_reference(item.text.text):
            message = f'"{item.short}" đã viện dẫn đủ ở trên, ở đây lại ghi cả ngày và cơ quan ban hành'
            yield item.text.fault(*citation.span, message, f'ghi "{item.short}"')
        if full:
            seen.add(citation.key)


def _is_reference(text: str) -> bool:
    """Tell whether a text is the line under an appendix's title: "(Kèm theo Kế hoạch số ...)"."""
    return text.lstrip("( ").lower().startswith(("kèm theo", "ban hành kèm theo"))

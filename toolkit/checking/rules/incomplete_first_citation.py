"""VD004: viện dẫn lần đầu chưa đủ ngày, cơ quan ban hành.

Vì sao: lần đầu viện dẫn ghi đủ tên loại, số và ký hiệu, ngày tháng năm, cơ quan ban hành, trích yếu; các lần sau
    chỉ tên loại, số và ký hiệu. Người đọc không phải đi tra. Luật, pháp lệnh chỉ ghi tên. Văn bản chưa có số thì
    không xét; trong tệp kế hoạch, văn bản đã khai báo ở instruments được in đủ.
Sai: Thực hiện Quyết định số 1790/QĐ-TTg, (lần đầu)
Đúng: Thực hiện Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt ...
Cách sửa: thêm phần còn thiếu ở lần đầu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6(b).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD004"
LEVEL: Final = Level.WARNING

# A title may cite in short: what it cites is cited in full below it.
_TITLES: Final = frozenset({Role.SUBJECT, Role.TITLE, Role.HEADING, Role.INSTRUMENT})

# "Ngày 04/3/2022, Ủy ban nhân dân tỉnh ban hành Kế hoạch số ...": said before, in the same sentence.
_LEAD: Final = 90
_DATE_BEFORE: Final = re.compile(
    r"ngày[ \xa0][0-9]{1,2}(?:/[0-9]{1,2}/|[ \xa0]tháng[ \xa0][0-9]{1,2}[ \xa0]năm[ \xa0])[0-9]{4}[^.;]*\Z",
    re.IGNORECASE,
)
_ISSUER_BEFORE: Final = re.compile(
    r"(?<!\w)(?:Chính phủ|Thủ tướng|Quốc hội|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Bộ|Sở|Ban|Tỉnh ủy|Cục|Chi cục|Thanh "
    r"tra)(?!\w)[^.;]*"
    r"(?<!\w)(?:ban hành|có|tại|ký|theo|gửi)(?!\w)[^.;,]{0,20}\Z"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for the first time each numbered instrument is cited, unless it is cited in full there."""
    known = _declared(subject)
    items = [item for item in subject.shared(cited) if item.text.role not in _TITLES]
    for number, item in enumerate(items):
        citation = item.citation
        if not citation.number or citation.is_law or citation.key in known:
            continue
        known.add(citation.key)
        following = items[number + 1] if number + 1 < len(items) else None
        listed = citation.is_continued or (
            following is not None and following.citation.is_continued and following.text is item.text
        )
        lead = item.text.text[max(0, citation.span.start - _LEAD) : citation.span.start]
        has_date = citation.has_date or _DATE_BEFORE.search(lead) is not None
        has_issuer = bool(citation.issuer) or _ISSUER_BEFORE.search(lead) is not None
        missing = [name for name, there in (("ngày", has_date), ("cơ quan ban hành", has_issuer)) if not there]
        if not missing or listed or not citation.kind:
            continue
        message = f'lần đầu viện dẫn "{item.short}" thiếu {" và ".join(missing)}'
        level = None if len(missing) > 1 else Level.HINT
        yield item.text.fault(*citation.span, message, f"ghi thêm {' và '.join(missing)} của văn bản ấy", level=level)


def _declared(subject: Subject) -> set[str]:
    """Return the instruments a plan declares: they are printed in full."""
    if subject.kind is not FileKind.PLAN:
        return set()
    return {f"{item.number.lstrip('0')}/{item.symbol}".lower() for item in subject.plan.instruments if item.number}

"""VD009: một văn bản được viện dẫn với hai ngày hoặc hai cơ quan khác nhau.

Vì sao: cùng loại, cùng số và ký hiệu là một văn bản; ngày hoặc cơ quan khác nhau thì có chỗ sai.
Sai: Kế hoạch số 8416/KH-UBND ngày 26/12/2025 ... Kế hoạch số 8416/KH-UBND ngày 16/12/2025
Đúng: cả hai chỗ ghi ngày 26/12/2025
Cách sửa: xem văn bản gốc rồi sửa chỗ sai.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level
from toolkit.model.agency_names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.citations import Cited
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD009"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each citation that contradicts the first one with a date, or with an issuer."""
    dated: dict[tuple[str, str], Cited] = {}
    issued: dict[tuple[str, str], Cited] = {}
    for item in subject.shared(cited):
        citation = item.citation
        if not citation.number or citation.is_law:
            continue  # an old law and a new one may have one name
        key = (citation.kind, citation.key)
        if citation.issued and citation.date_span:
            first = dated.setdefault(key, item)
            # Letters of many agencies may have one number and symbol, each year anew: only equal issuers compare.
            if first.citation.issued != citation.issued and _are_one(first, item):
                date = item.text.text[slice(*citation.date_span)]
                other = first.text.text[slice(*first.citation.date_span)] if first.citation.date_span else ""
                message = f'"{item.short}" ghi ngày "{date}", ở {_where(first)} lại ghi "{other}"'
                yield item.text.fault(*citation.date_span, message, "xem văn bản gốc, sửa chỗ sai")
        if citation.issuer and citation.issuer_span:
            first = issued.setdefault(key, item)
            if not _are_one(first, item) and first.citation.issued == citation.issued:
                message = (
                    f'"{item.short}" ghi của "{citation.issuer}", ở {_where(first)} lại của "{first.citation.issuer}"'
                )
                yield item.text.fault(
                    *citation.issuer_span, message, "xem văn bản gốc, sửa chỗ sai", level=Level.WARNING
                )


def _are_one(first: Cited, second: Cited) -> bool:
    """Tell whether two issuers may be the same: one named in short, or not at all, is."""
    names = fold(first.citation.issuer), fold(second.citation.issuer)
    return not all(names) or names[0].startswith(names[1]) or names[1].startswith(names[0]) or _of_tail(*names)


def _of_tail(first: str, second: str) -> bool:
    """Tell whether one name is the end of the other: "bộ trưởng bộ nội vụ" and "bộ nội vụ"."""
    return first.endswith(second) or second.endswith(first)


def _where(item: Cited) -> str:
    location = item.text.location(*item.citation.span)
    return f"dòng {location.line}" if location.line is not None else location.where or item.text.owner

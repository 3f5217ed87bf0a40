"""DL209: viện dẫn trong lời văn khác với văn bản ấy ở instruments.

Vì sao: cùng một số, ký hiệu mà ngày hay cơ quan ban hành ở hai chỗ khác nhau thì một chỗ ghi sai; phần căn cứ in theo
    `instruments`, phụ lục in theo lời văn, người đọc thấy hai ngày.
Sai: instruments ghi `issued: 23/10/2021`, nội dung ghi "Quyết định số 1790/QĐ-TTg ngày 23/11/2021"
Đúng: hai chỗ cùng một ngày
Cách sửa: xem lại văn bản gốc, sửa chỗ sai.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level
from toolkit.model.agency_names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.model.plan_parts import Instrument

CODE: Final = "DL209"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each date or issuer that is not the declared one."""
    if subject.kind is not FileKind.PLAN:
        return
    declared = {key_of(instrument): instrument for instrument in subject.plan.instruments if instrument.number}
    for text, citation in subject.shared(cited):
        if text.role is Role.INSTRUMENT or citation.issued is None or citation.key not in declared:
            continue
        instrument = declared.pop(citation.key)  # what later ones say otherwise is VD009's
        where = f"ở instruments, văn bản {instrument.id}"
        if citation.issued and instrument.issued and citation.issued != instrument.issued and citation.date_span:
            day = instrument.issued
            right = f"{day.day:02}/{day.month}/{day.year}" if day.month > 2 else f"{day:%d/%m/%Y}"
            typed = text.text[slice(*citation.date_span)]
            message = f"ngày {typed} khác ngày {right} {where}"
            yield text.fault(*citation.date_span, message, "xem lại văn bản gốc, sửa chỗ sai")
        if citation.issuer_span and instrument.issuing_agency and not _same(citation.issuer, instrument.issuing_agency):
            message = f'"{citation.issuer}" khác "{instrument.issuing_agency}" {where}'
            yield text.fault(*citation.issuer_span, message, "xem lại văn bản gốc, sửa chỗ sai", level=Level.WARNING)


def key_of(instrument: Instrument) -> str:
    """Return what a citation of an instrument has as its key: "51/2025/qđ-ttg"."""
    return f"{instrument.number.lstrip('0')}/{instrument.symbol}".lower()


def _same(one: str, other: str) -> bool:
    first, second = fold_name(one), fold_name(other)
    return first.startswith(second) or second.startswith(first)

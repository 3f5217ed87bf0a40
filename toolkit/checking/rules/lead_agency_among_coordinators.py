"""DL104: cơ quan chủ trì đồng thời đứng ở cột phối hợp.

Vì sao: phụ lục in một cơ quan hai lần trong một hàng, và công văn yêu cầu cơ quan ấy phối hợp với chính mình.
Sai: `lead_agencies: Sở Nội vụ`, `coordinating_agencies: Sở Tài chính; Sở Nội vụ`
Đúng: `lead_agencies: Sở Nội vụ`, `coordinating_agencies: Sở Tài chính`
Cách sửa: xóa tên lặp lại ở cột phối hợp.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.task_entries import agencies, find_tasks
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.model.agency import AgencyName

CODE: Final = "DL104"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each name that leads and helps."""
    for entry in subject.shared(find_tasks):
        leads = {_who(found.name) for found in agencies(subject, entry, "lead_agencies")}
        for cell, name in agencies(subject, entry, "coordinating_agencies"):
            if _who(name) in leads:
                message = f'"{shorten(name.text)}" đã là cơ quan chủ trì'
                yield cell.fault(*name.span, message, "xóa tên này ở cột phối hợp")


def _who(name: AgencyName) -> str:
    """Return who is behind a name; two names nobody is behind are the same when they are written so."""
    return name.agency.code if name.agency is not None else " ".join(name.text.casefold().split())

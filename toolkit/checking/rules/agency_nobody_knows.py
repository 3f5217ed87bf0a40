"""DL215: trong bảng của tệp Word có cơ quan không có trong danh bạ.

Vì sao: tên gõ sai, hoặc cơ quan chưa có trong `agencies.yaml` gần tệp này nhất. Trong tệp kế hoạch, lỗi này là DL102.
Sai: Sở Thông tin
Đúng: Sở Khoa học và Công nghệ
Cách sửa: gõ đúng tên, hoặc khai báo cơ quan này trong `agencies.yaml`.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.task_entries import AGENCY_FIELDS, agencies, find_tasks
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL215"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each name nobody goes by, in the tables of a .docx."""
    if subject.kind is not FileKind.DOCX or not subject.registry:
        return
    proposed: dict[str, str | None] = {}
    for entry in subject.shared(find_tasks):
        for field in AGENCY_FIELDS:
            for cell, name in agencies(subject, entry, field):
                if name.agency is not None or "[..." in name.text:
                    continue
                if name.text not in proposed:
                    proposed[name.text] = subject.registry.propose(name.text)
                meant = f' (có phải "{proposed[name.text]}"?)' if proposed[name.text] else ""
                message = f'không có cơ quan nào tên "{shorten(name.text)}"'
                fix = f"gõ đúng tên{meant}, hoặc khai báo cơ quan này trong agencies.yaml"
                yield cell.fault(*name.span, message, fix)

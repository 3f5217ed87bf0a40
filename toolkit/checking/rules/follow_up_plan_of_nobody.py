"""DL211: kế hoạch triển khai không giao cho cơ quan cụ thể nào.

Vì sao: nhiệm vụ phải làm ra một kế hoạch riêng (`produces`) mà chủ trì chỉ là một nhóm ("Các sở, ban, ngành"), thì
    không cơ quan nào biết mình phải soạn.
Sai: `produces` có `type: Kế hoạch`, `lead_agencies: Các sở, ban, ngành`
Đúng: `lead_agencies: Sở Nội vụ`, hoặc ghi nơi ban hành ở `produces.issuer`
Cách sửa: ghi một cơ quan chủ trì, hoặc `issuer`; mỗi cơ quan trong nhóm tự ban hành thì để nguyên.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.task_entries import find_tasks
from toolkit.diagnostics import Level
from toolkit.model.agency import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL211"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each plan that only groups are to make; a task without lead is told by DL201."""
    for entry in subject.shared(find_tasks):
        task = entry.task
        if task is None or task.produces is None or task.produces.issuer.names:
            continue
        leads = task.lead_agencies.names
        if task.produces.document_type == "Kế hoạch" and leads and all(isinstance(one.agency, Group) for one in leads):
            cell = entry.fields["lead_agencies"][0]
            message = "nhiệm vụ phải làm ra một kế hoạch mà không giao cho cơ quan cụ thể nào"
            yield cell.fault(0, len(cell.text), message, "ghi một cơ quan chủ trì, hoặc issuer ở produces")

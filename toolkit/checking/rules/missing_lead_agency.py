"""DL201: nhiệm vụ không có cơ quan chủ trì.

Vì sao: không giao cho ai thì không ai làm, và không có công văn nào nêu nhiệm vụ này.
Sai: nhiệm vụ có `content`, `schedule` mà không có `lead_agencies`
Đúng: `lead_agencies: Sở Nội vụ`
Cách sửa: ghi cơ quan chủ trì; chưa xác định được thì ghi chỗ chờ, ví dụ "[... cơ quan chủ trì]".
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.task_entries import find_tasks
from toolkit.diagnostics import Level
from toolkit.model.plan import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL201"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each task that nobody leads, where the table says of others who does."""
    entries = subject.shared(find_tasks)
    if subject.kind is FileKind.PLAN:
        columns = {column.field for column in subject.plan.appendix.columns}
        asked = {""} if Column.LEAD_AGENCIES in columns else set()
    else:
        asked = {entry.table for entry in entries if entry.text("lead_agencies")}
    for entry in entries:
        content = entry.fields.get("content")
        if content and entry.table in asked and not entry.text("lead_agencies").strip():
            fix = "ghi cơ quan chủ trì (lead_agencies)" if subject.kind is FileKind.PLAN else "ghi cơ quan chủ trì"
            yield content[0].fault(0, len(content[0].text), "chưa có cơ quan chủ trì", fix)

"""DL207: nhiệm vụ làm một lần mà thời gian là hằng năm, thường xuyên.

Vì sao: `recurrence: once` nói việc xong là thôi, sang năm sẽ không nhân bản; thời gian "Hằng năm", "Thường xuyên" lại
    nói việc làm mãi. Một trong hai ghi sai.
Sai: `recurrence: once`, `schedule: Hằng năm`
Đúng: `recurrence: yearly`, `schedule: Hằng năm`
Cách sửa: sửa `recurrence` thành yearly, hoặc ghi thời điểm hoàn thành ở `schedule`.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.task_entries import find_tasks
from toolkit.diagnostics import Level
from toolkit.model.recurrence import RecurrenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL207"
LEVEL: Final = Level.WARNING

_EVERY_YEAR: Final = re.compile(r"(?:hằng|hàng|mỗi)\s+năm|năm\s+(?:một|1)\s+lần|lần/năm|thường\s+xuyên", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each task that comes once and is done every year."""
    for entry in subject.shared(find_tasks):
        if entry.task is None or entry.task.recurrence.kind is not RecurrenceKind.ONCE:
            continue
        for text in entry.fields.get("schedule", ()):
            if found := _EVERY_YEAR.search(text.text):
                message = f'recurrence là một lần (once) mà thời gian ghi "{found[0]}"'
                yield text.fault(*found.span(), message, "sửa recurrence thành yearly, hoặc ghi thời điểm hoàn thành")

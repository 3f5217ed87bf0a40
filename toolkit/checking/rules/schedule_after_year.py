"""DL206: thời gian thực hiện nằm sau năm của kế hoạch.

Vì sao: kế hoạch năm chỉ giao việc của năm ấy; việc của năm sau thuộc kế hoạch năm sau. Năm trước còn sót thì là
    NB201.
Sai: `year: 2026`, nhiệm vụ có `schedule: Quý I/2027`
Đúng: `year: 2026`, nhiệm vụ có `schedule: Quý I/2026`
Cách sửa: gõ đúng năm của kế hoạch, hoặc chuyển nhiệm vụ sang kế hoạch năm sau.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.task_entries import find_tasks, year_of
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten
from toolkit.model.schedule import MentionRole, ScheduleKind
from toolkit.model.schedule_reader import parse_schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL206"
LEVEL: Final = Level.ERROR

# Times that are longer than a year, or speak of another thing than one.
OTHER: Final = frozenset({ScheduleKind.PERIOD, ScheduleKind.TERM, ScheduleKind.SCHOOL_YEAR, ScheduleKind.UNKNOWN})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each schedule all of whose years come later."""
    year = year_of(subject)
    if year is None:
        return
    for entry in subject.shared(find_tasks):
        for text in entry.fields.get("schedule", ()):
            schedule = parse_schedule(text.text, year)
            named = [mention for mention in schedule.mentions if mention.role is MentionRole.TIME]
            if named and schedule.kind not in OTHER and all(mention.year > year for mention in named):
                message = f'thời gian "{shorten(text.text)}" nằm sau năm {year} của kế hoạch'
                yield text.fault(*named[0].span, message, f"gõ năm {year}, hoặc chuyển sang kế hoạch năm sau")

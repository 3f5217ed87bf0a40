"""A large office: a plan of the shipped one's 28 tasks, each agency leading some 8 of them, and 4,000 agencies.

The shipped registry and plan are kept; agencies are added of kinds that letters go to, and of a kind that has nothing
to do, so that the registry is as long however many letters there are. Each task is led by a group of some of
the kinds, so that letters differ from kind to kind as they do in an office.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from benchmarks.material import SHIPPED_PLAN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AGENCIES: Final = 4_000
LED: Final = 8  # tasks that an agency leads, of 28
TASKS: Final = 28

# Kinds that get letters, with how their names begin.
ADDRESSED: Final = {
    "department": "Chi cục chuyên ngành số",
    "commune": "Ủy ban nhân dân xã Tân Phong",
    "ward": "Ủy ban nhân dân phường Đoàn Kết",
    "police": "Công an xã Bản Bo",
    "military": "Ban Chỉ huy Quân sự xã Khổng Lào",
    "press": "Đài Truyền thanh xã Hua Bum",
    "training": "Trung tâm Bồi dưỡng chính trị số",
}
IDLE: Final = ("school", "Trường Trung học cơ sở số")

LEADS: Final = re.compile(r"^( +lead_agencies: ).+$", re.MULTILINE)
FIRST_TASK: Final = "\nsections:\n"
GROUPS: Final = "\ngroups:\n"


def write_office(folder: Path, addressed: int, agencies: int = AGENCIES) -> Path:
    """Write registry and plan; return the plan's path.

    Args:
        folder: Is made.
        addressed: How many agencies are added that get a letter.
        agencies: How many are added in all.
    """
    folder.mkdir(parents=True)
    registry = (SHIPPED_PLAN.parents[1] / "agencies.yaml").read_text(encoding="utf-8")
    listed, groups = registry.split(GROUPS)
    text = "".join([listed.rstrip(), "\n\n", *agency_entries(addressed, agencies), GROUPS, *group_entries(), groups])
    (folder / "agencies.yaml").write_text(text, encoding="utf-8", newline="\n")
    head, sections = SHIPPED_PLAN.read_text(encoding="utf-8").split(FIRST_TASK)
    numbers = itertools.count()
    sections = LEADS.sub(lambda match: match[1] + group_name(next(numbers)), sections)
    path = folder / SHIPPED_PLAN.name
    path.write_text(f"{head}{FIRST_TASK}{sections}", encoding="utf-8", newline="\n")
    return path


def agency_entries(addressed: int, agencies: int) -> Iterator[str]:
    """Yield the agencies, an entry each."""
    kinds = itertools.cycle(ADDRESSED.items())
    for number in range(1, agencies + 1):
        kind, name = next(kinds) if number <= addressed else IDLE
        yield f"  - code: don-vi-{number:04}\n    name: {name} {number}\n    kind: {kind}\n"


def group_entries() -> Iterator[str]:
    """Yield a group for each task: the kinds that lead it, each kind a window of tasks that begins farther on."""
    for task in range(TASKS):
        starts = {kind: place * TASKS // len(ADDRESSED) for place, kind in enumerate(ADDRESSED)}
        kinds = [kind for kind, start in starts.items() if (task - start) % TASKS < LED]
        listed = "".join(f"      - {kind}\n" for kind in kinds)
        yield f"  - code: cum-{task + 1}\n    name: {group_name(task)}\n    kinds:\n{listed}\n"


def group_name(task: int) -> str:
    """Return the name of the group that leads a task."""
    return f"Các cơ quan, đơn vị và Ủy ban nhân dân các xã, phường thuộc cụm số {task + 1}"

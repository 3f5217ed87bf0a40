"""The plan a command is given, read: one of the user's, or for want of it the shipped one, which is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.model.reader import read_plan_file
from toolkit.resources import find_plan

if TYPE_CHECKING:
    from toolkit.model.plan import Plan


class OpenedPlan(NamedTuple):
    """A plan, the file it was read from, and what was noticed on the way."""

    path: Path
    plan: Plan
    findings: tuple[Diagnostic, ...]


def open_plan(name: str) -> OpenedPlan:
    """Return the plan a user names on the command line.

    Raises:
        VanbanError: It cannot be read or is wrong.
    """
    path = find_plan(name)
    reading = read_plan_file(path)
    carried = () if path == Path(name) else (shipped_plan_finding(name),)
    return OpenedPlan(path, reading.plan, (*carried, *reading.findings))


def shipped_plan_finding(name: str) -> Diagnostic:
    """Return the warning that the plan which comes with vanban is read, not one of the user's."""
    message = "không có tệp này ở thư mục đang đứng; đã dùng kế hoạch mẫu kèm theo chương trình"
    fix = "chuyển vào đúng thư mục rồi chạy lại, nếu muốn dùng kế hoạch của mình"
    return Diagnostic("DL109", Level.WARNING, Location(name), message, fix)

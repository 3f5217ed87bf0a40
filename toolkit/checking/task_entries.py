"""The tasks of a file as rules on data see them, whether they stand in a plan or in the tables of a .docx."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Role
from toolkit.model.places import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText
    from toolkit.model.agency import AgencyName, Joint
    from toolkit.model.plan import Task

AGENCY_FIELDS: Final = ("lead_agencies", "coordinating_agencies")
_YEAR: Final = re.compile(r"\bnăm\s+((?:19|20|21)[0-9]{2})\b")
_TABLE: Final = re.compile(r"(.*\bbảng [0-9]+), hàng [0-9]+")


class TaskEntry(NamedTuple):
    """A task.

    Attributes:
        name: As messages call it: "nhiệm vụ II.3", "bảng 2, hàng 8".
        fields: Its texts by field: "content", "lead_agencies", ...; what is blank is not among them.
        task: The task of the plan; None in a .docx.
        table: The table it stands in; empty in a plan.
    """

    name: str
    fields: dict[str, tuple[CheckedText, ...]]
    task: Task | None = None
    table: str = ""

    def text(self, field: str) -> str:
        """Return a field's text, a paragraph a line; empty where it has none."""
        return "\n".join(text.text for text in self.fields.get(field, ()))


class NamedAgency(NamedTuple):
    """A name in a cell of agencies.

    Attributes:
        cell: The text it stands in.
        name: The name; its span counts the characters of that text.
    """

    cell: CheckedText
    name: AgencyName


def find_tasks(subject: Subject) -> tuple[TaskEntry, ...]:
    """Return the tasks of a file in their order; ask for them by `subject.shared(find_tasks)`."""
    by_entry: dict[str, dict[str, list[CheckedText]]] = {}
    for text in subject.texts:
        if text.entry and text.field:
            by_entry.setdefault(text.entry, {}).setdefault(text.field, []).append(text)
    if subject.kind is FileKind.PLAN:
        names = labels(subject.plan)
        return tuple(
            TaskEntry(names[task.id], _frozen(by_entry.get(names[task.id], {})), task) for task in subject.plan.tasks()
        )
    return tuple(
        TaskEntry(name, _frozen(fields), None, _table_of(name))
        for name, fields in by_entry.items()
        if "content" in fields and fields["content"][0].role is Role.CONTENT
    )


def _frozen(fields: dict[str, list[CheckedText]]) -> dict[str, tuple[CheckedText, ...]]:
    return {field: tuple(texts) for field, texts in fields.items()}


def _table_of(name: str) -> str:
    found = _TABLE.fullmatch(name)
    return found[1] if found else ""


def agencies(subject: Subject, entry: TaskEntry, field: str) -> Iterator[NamedAgency]:
    """Yield the names in a task's cell, each with who is behind it."""
    for cell in entry.fields.get(field, ()):
        for name in subject.registry.split(cell.text, 0).names:
            yield NamedAgency(cell, name)


def joints(subject: Subject, entry: TaskEntry, field: str) -> Iterator[tuple[CheckedText, Joint]]:
    """Yield where a cell joins two names by something else than ";"."""
    for cell in entry.fields.get(field, ()):
        for joint in subject.registry.split(cell.text, 0).joints:
            yield cell, joint


def year_of(subject: Subject) -> int | None:
    """Return the year a file is of: the plan's; that of a .docx's subject where it names one alone."""
    if subject.kind is FileKind.PLAN:
        return subject.plan.year
    titles = [text.text for text in subject.texts if text.role in {Role.SUBJECT, Role.TITLE}]
    years = {int(year) for title in titles for year in _YEAR.findall(title)}
    return years.pop() if len(years) == 1 else None

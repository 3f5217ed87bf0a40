"""Read the sections, programmes and tasks of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.fields import Fields, open_fields
from toolkit.model.key_names import slug
from toolkit.model.plan import Entry, Programme, Section, Task, roman_numeral
from toolkit.model.problems import Problems, shorten
from toolkit.model.produces_reader import ProducesReader
from toolkit.model.recurrence import read_recurrence
from toolkit.model.schedule import Schedule, ScheduleKind
from toolkit.model.schedule_reader import parse_schedule
from toolkit.model.yaml_nodes import Scalar

if TYPE_CHECKING:
    from toolkit.model.citation_reader import CitationReader
    from toolkit.model.identifiers import Identifiers
    from toolkit.model.names_reader import NamesReader
    from toolkit.model.yaml_nodes import Node

PROGRAMME_LISTS: Final = ("programmes", "tasks")  # their order in the file is their printing order
HEADING_KEYS: Final = ("id", "content", "legal_bases", *PROGRAMME_LISTS)
TASK_KEYS: Final = (
    "id",
    "content",
    "deliverable",
    "lead_agencies",
    "coordinating_agencies",
    "schedule",
    "funding",
    "monitoring",
    "note",
    "recurrence",
    "produces",
)
PRINTED_KEYS: Final = frozenset(TASK_KEYS) - {"id", "recurrence", "produces"}

_HEADING_KEYS = frozenset(HEADING_KEYS)
_TASK_KEYS = frozenset(TASK_KEYS)


class EntryReader:
    """Reads entries, and knows each by the ordinal people will see.

    Attributes:
        resting: The tasks read so far that are not there this year.
    """

    def __init__(
        self, problems: Problems, identifiers: Identifiers, names: NamesReader, citations: CitationReader, year: int
    ) -> None:
        self._problems = problems
        self._identifiers = identifiers
        self._names = names
        self._citations = citations
        self._produces = ProducesReader(problems, names, citations)
        self._year = year
        self.resting: list[Task] = []

    def top_entries(self, plan: Fields) -> tuple[Entry, ...]:
        """Return the plan's sections; or, in a plan without sections, its programmes and tasks."""
        entries = self._top_entries(plan)
        # Only now: a task may name what stands below it.
        self._produces.hold_against(self._identifiers.given - self._citations.ids)
        return entries

    def _top_entries(self, plan: Fields) -> tuple[Entry, ...]:
        given = [name for name in ("sections", *PROGRAMME_LISTS) if name in plan.values]
        if not given:
            plan.missing("sections", "sections: rồi các mục; kế hoạch không chia mục thì gõ tasks: rồi các nhiệm vụ")
            return ()
        if given[0] != "sections":
            return self._entries(plan, "")
        for name in given[1:]:
            message = f"kế hoạch: {name} không đứng ngang hàng với sections"
            fix = f"chuyển {name} vào trong một mục của sections"
            self._problems.error("DL022", plan.place(name), message, fix)
        nodes = plan.items("sections")
        if plan.is_empty("sections"):
            self._warn_of_none(plan, "sections")
        sections = (self._section(node, number) for number, node in enumerate(nodes, 1))
        return tuple(section for section in sections if section is not None)

    def _section(self, node: Node, number: int) -> Section | None:
        reference = roman_numeral(number)
        fields = open_fields(node, _HEADING_KEYS, f"mục {reference}", self._problems)
        if fields is None:
            return None
        fields.warn_of_lost_words(PRINTED_KEYS, remarks=False)
        return Section(
            id=self._identifiers.read(fields, "tuyen-truyen"),
            content=fields.required_text("content", "content: rồi tên mục"),
            legal_bases=self._citations.legal_bases(fields),
            entries=self._entries(fields, f"{reference}."),
            spans=fields.spans,
        )

    def _entries(self, fields: Fields, path: str) -> tuple[Programme | Task, ...]:
        """Return what stands under a heading, in the order of the file."""
        entries: list[Programme | Task] = []
        number = 0
        for name in fields.values:
            if name not in PROGRAMME_LISTS:
                continue
            read = self._programme if name == "programmes" else self._task
            for node in fields.items(name):
                number += 1
                entry = read(node, f"{path}{number}")
                if isinstance(entry, Task) and not entry.recurrence.falls_in(self._year):
                    self._rest(entry)
                    number -= 1
                elif entry is not None:
                    entries.append(entry)
        if all(map(fields.is_empty, PROGRAMME_LISTS)):
            self._warn_of_none(fields, "content")
        return tuple(entries)

    def _rest(self, task: Task) -> None:
        """Leave a task out of this year's plan, and say so."""
        recurrence = task.recurrence
        message = f'năm {self._year} không làm nhiệm vụ "{shorten(task.content)}" (chu kỳ: {recurrence})'
        fix = "không phải làm gì; vẫn làm trong năm nay thì sửa recurrence"
        self._problems.hint("NB102", task.spans["recurrence"], message, fix)
        self.resting.append(task)

    def _warn_of_none(self, fields: Fields, name: str) -> None:
        fix = "thêm tasks: rồi các nhiệm vụ, hoặc xóa phần này"
        self._problems.warning("DL106", fields.place(name), f"{fields.owner}: chưa có nhiệm vụ nào", fix)

    def _programme(self, node: Node, reference: str) -> Programme | None:
        fields = open_fields(node, _HEADING_KEYS, f"chương trình {reference}", self._problems)
        if fields is None:
            return None
        fields.warn_of_lost_words(PRINTED_KEYS, remarks=False)
        return Programme(
            id=self._identifiers.read(fields, "chuong-trinh-truyen-thong"),
            content=fields.required_text("content", "content: rồi tên chương trình"),
            legal_bases=self._citations.legal_bases(fields),
            entries=self._entries(fields, f"{reference}."),
            spans=fields.spans,
        )

    def _task(self, node: Node, reference: str) -> Task | None:
        fields = open_fields(node, _TASK_KEYS, f"nhiệm vụ {reference}", self._problems)
        if fields is None:
            return None
        fields.warn_of_lost_words(PRINTED_KEYS, remarks=False)
        return Task(
            id=self._identifiers.read(fields, self._free_id(fields, "ra-soat-van-ban")),
            content=fields.required_text("content", "content: rồi nội dung nhiệm vụ"),
            deliverable=fields.text("deliverable"),
            lead_agencies=self._names.lead_agencies(fields),
            coordinating_agencies=self._names.read(fields, "coordinating_agencies"),
            schedule=self._schedule(fields),
            funding=fields.text("funding"),
            monitoring=fields.text("monitoring"),
            note=fields.text("note"),
            recurrence=read_recurrence(fields, self._year, self._problems),
            produces=self._produces.read(fields),
            spans=fields.spans,
        )

    def _free_id(self, fields: Fields, usual: str) -> str:
        """Return an id to propose: from the task's own words, unlike those taken."""
        if "id" in fields.values:
            return usual
        content = fields.values.get("content")
        made = slug(content.text) if isinstance(content, Scalar) else ""
        made = made or usual
        return self._identifiers.unlike(made)

    def _schedule(self, fields: Fields) -> Schedule | None:
        text = fields.text("schedule")
        if not text:
            return None
        schedule = parse_schedule(text, self._year)
        if schedule.kind is ScheduleKind.UNKNOWN:
            message = f'{fields.owner}: không đọc được thời gian "{shorten(text)}"'
            fix = (
                'gõ theo một cách quen dùng: "Thường xuyên", "Trong năm", "Tháng 4/2026", "Quý II năm 2026", '
                '"Trước ngày 30/6/2026"; văn bản vẫn in đúng chữ đã gõ'
            )
            self._problems.warning("DL105", fields.spans["schedule"], message, fix)
        return schedule

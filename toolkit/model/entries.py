"""Read the sections, programmes and tasks of a plan."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.model.agencies import Registry, split_agencies
from toolkit.model.agency import AgencyList, AgencyName, Joint
from toolkit.model.fields import Fields, open_fields, slug
from toolkit.model.plan import Entry, Programme, Section, Task, roman_numeral
from toolkit.model.problems import Problems, shorten
from toolkit.model.schedule import Schedule, ScheduleKind
from toolkit.model.schedule_reader import parse_schedule
from toolkit.model.source import Span
from toolkit.model.yaml_nodes import Scalar

if TYPE_CHECKING:
    from toolkit.model.yaml_nodes import Node

PROGRAMME_LISTS: Final = ("programmes", "tasks")  # their order in the file is their printing order
HEADING_KEYS: Final = ("id", "content", *PROGRAMME_LISTS)
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
)
COMMENT: Final = re.compile(r"[ \t]+(?P<words>#[^\r\n]*)")
QUOTED: Final = ('"', "'", "|", ">")
PRINTED_KEYS: Final = frozenset(TASK_KEYS) - {"id"}
PROPOSAL_LIMIT: Final = 100  # names a nearest one is looked for: 1 ms each

_HEADING_KEYS = frozenset(HEADING_KEYS)
_TASK_KEYS = frozenset(TASK_KEYS)


class EntryReader:
    """Reads entries, keeps their ids apart, and knows each by the ordinal people will see."""

    def __init__(self, problems: Problems, registry: Registry, year: int) -> None:
        self._problems = problems
        self._registry = registry
        self._knows_agencies = bool(registry)
        self._year = year
        self._ids: dict[str, tuple[str, Span]] = {}
        self._proposals: dict[str, str | None] = {}

    def top_entries(self, plan: Fields) -> tuple[Entry, ...]:
        """Return the plan's sections; or, in a plan without sections, its programmes and tasks."""
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

    def identifier(self, fields: Fields, example: str) -> str:
        """Return an entry's id; one that was given before is a problem."""
        name = fields.identifier(example)
        if not name:
            return name
        span = fields.spans["id"]
        owner, first = self._ids.setdefault(name, (fields.owner, span))
        if first is not span:
            line = self._problems.source.line_number(first.start)
            message = f'{fields.owner}: id "{shorten(name)}" đã dùng cho {owner} ở dòng {line}'
            self._problems.error("DL017", span, message, "đặt một id khác; id phải khác nhau trong cả tệp")
        return name

    def _section(self, node: Node, number: int) -> Section | None:
        reference = roman_numeral(number)
        fields = open_fields(node, _HEADING_KEYS, f"mục {reference}", self._problems)
        if fields is None:
            return None
        self._warn_of_lost_words(fields)
        return Section(
            id=self.identifier(fields, "tuyen-truyen"),
            content=fields.required_text("content", "content: rồi tên mục"),
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
                if entry is not None:
                    entries.append(entry)
        if all(map(fields.is_empty, PROGRAMME_LISTS)):
            self._warn_of_none(fields, "content")
        return tuple(entries)

    def _warn_of_none(self, fields: Fields, name: str) -> None:
        fix = "thêm tasks: rồi các nhiệm vụ, hoặc xóa phần này"
        self._problems.warning("DL106", fields.place(name), f"{fields.owner}: chưa có nhiệm vụ nào", fix)

    def _programme(self, node: Node, reference: str) -> Programme | None:
        fields = open_fields(node, _HEADING_KEYS, f"chương trình {reference}", self._problems)
        if fields is None:
            return None
        self._warn_of_lost_words(fields)
        return Programme(
            id=self.identifier(fields, "chuong-trinh-truyen-thong"),
            content=fields.required_text("content", "content: rồi tên chương trình"),
            entries=self._entries(fields, f"{reference}."),
            spans=fields.spans,
        )

    def _task(self, node: Node, reference: str) -> Task | None:
        fields = open_fields(node, _TASK_KEYS, f"nhiệm vụ {reference}", self._problems)
        if fields is None:
            return None
        self._warn_of_lost_words(fields)
        return Task(
            id=self.identifier(fields, self._free_id(fields, "ra-soat-van-ban")),
            content=fields.required_text("content", "content: rồi nội dung nhiệm vụ"),
            deliverable=fields.text("deliverable"),
            lead_agencies=self._agencies(fields, "lead_agencies"),
            coordinating_agencies=self._agencies(fields, "coordinating_agencies"),
            schedule=self._schedule(fields),
            funding=fields.text("funding"),
            monitoring=fields.text("monitoring"),
            note=fields.text("note"),
            spans=fields.spans,
        )

    def _free_id(self, fields: Fields, usual: str) -> str:
        """Return an id to propose: from the task's own words, unlike those taken."""
        if "id" in fields.values:
            return usual
        content = fields.values.get("content")
        made = slug(content.text) if isinstance(content, Scalar) else ""
        made = made or usual
        return made if made not in self._ids else f"{made[:30].rstrip('-')}-{len(self._ids) + 1}"

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

    def _warn_of_lost_words(self, fields: Fields) -> None:
        """Warn of a value cut off at " #": YAML takes the rest for a comment, and nobody sees it gone."""
        text = self._problems.source.text
        for name, span in fields.spans.items():
            # Behind quotes, or in a block, what follows was meant as a comment.
            if name not in PRINTED_KEYS or text[span.start : span.start + 1] in QUOTED:
                continue
            if lost := COMMENT.match(text, span.end):
                message = f'{fields.owner}: phần "{shorten(lost["words"])}" bị coi là ghi chú nên không được in'
                fix = "đặt cả giá trị trong ngoặc kép; đúng là ghi chú thì chuyển xuống dòng riêng"
                self._problems.warning("DL108", Span(*lost.span("words")), message, fix)

    def _agencies(self, fields: Fields, name: str) -> AgencyList:
        text = fields.text(name)
        if not text:
            return AgencyList()
        cell = fields.spans[name]
        offset = self._problems.source.text.find(text, *cell)
        agencies = split_agencies(text, max(offset, 0), self._registry)
        if offset < 0:
            agencies = _relocate(agencies, cell, self._problems.source.text)
        if agencies.joints:
            self._warn_of_joints(fields.owner, agencies)
        if self._knows_agencies:
            for found in agencies.names:
                if found.agency is None:
                    self._warn_of_nobody(fields.owner, found)
        return agencies

    def _warn_of_joints(self, owner: str, agencies: AgencyList) -> None:
        for joint in agencies.joints:
            message = f'{owner}: hai cơ quan cách nhau bằng "{joint.sign}", đã hiểu là hai'
            self._problems.warning("DL103", joint.span, message, f'gõ dấu ";" thay cho "{joint.sign}"')

    def _warn_of_nobody(self, owner: str, name: AgencyName) -> None:
        message = f'{owner}: không có cơ quan nào tên "{shorten(name.text)}"'
        proposed = self._propose(name.text)
        meant = f' (có phải "{proposed}"?)' if proposed else ""
        fix = f"gõ đúng tên{meant}, hoặc khai báo cơ quan này trong agencies.yaml"
        self._problems.warning("DL102", name.span, message, fix)

    def _propose(self, name: str) -> str | None:
        if name not in self._proposals:
            if len(self._proposals) == PROPOSAL_LIMIT:
                return None
            self._proposals[name] = self._registry.propose(name)
        return self._proposals[name]


def _relocate(agencies: AgencyList, cell: Span, source: str) -> AgencyList:
    """Return the same names with their places in a cell that was folded, escaped or not NFC.

    Each name and joint is looked for behind the one before it; one that is not there letter for letter (a
    name broken over two lines) gets the whole cell.
    """
    text, offsets = _composed(source[cell.start : cell.end])
    cursor = 0

    def locate(words: str) -> Span:
        nonlocal cursor
        at = text.find(words, cursor)
        if at < 0:
            return cell
        cursor = at + len(words)
        return Span(cell.start + offsets[at], cell.start + offsets[cursor])

    spans: dict[int, Span] = {}
    parts: list[AgencyName | Joint] = [*agencies.names, *agencies.joints]
    for part in sorted(parts, key=lambda part: part.span.start):
        spans[id(part)] = locate(part.sign if isinstance(part, Joint) else part.text)
    return agencies._replace(
        names=tuple(name._replace(span=spans[id(name)]) for name in agencies.names),
        joints=tuple(joint._replace(span=spans[id(joint)]) for joint in agencies.joints),
        stray_separators=tuple(cell for _ in agencies.stray_separators),
    )


def _composed(raw: str) -> tuple[str, list[int]]:
    """Return a stretch of source text as NFC, and where in it each character of that (and the end) comes from.

    Vietnamese keyboards of old type "ở" as "ơ" and a mark, neither NFC nor NFD: each letter is put together
    with its own marks.
    """
    text: list[str] = []
    offsets: list[int] = []
    for letter in _LETTER.finditer(raw):
        composed = unicodedata.normalize("NFC", letter.group())
        text.append(composed)
        offsets.extend([letter.start()] * len(composed))
    return "".join(text), [*offsets, len(raw)]


_LETTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)

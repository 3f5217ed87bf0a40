"""What a directive letter asks for: tasks led in a table, tasks helped with in short, and the reports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.decree30.wording import LIST_BULLET, LIST_LAST_LINE_END, LIST_LINE_END, format_short_date
from toolkit.documents.implementation import has_partners
from toolkit.documents.prose import Prose, gap
from toolkit.documents.reporting import (
    OF_YEAR,
    PERIODS,
    Charge,
    common_noun,
    everybody,
    gathered,
    joined,
    name_of,
    running_names,
    short_name,
)
from toolkit.model.agency import Agency, FormOfAddress, Group
from toolkit.model.duties import Role
from toolkit.model.plan import Column, Task
from toolkit.model.plan_parts import ReportPeriod

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.model.agency import AgencyList
    from toolkit.model.duties import Duty
    from toolkit.model.plan import Plan

COLUMNS: Final = (Column.ORDINAL, Column.CONTENT, Column.COORDINATING_AGENCIES, Column.SCHEDULE)
LETTER_PERIODS: Final = PERIODS | OF_YEAR | {ReportPeriod.YEAR: "cả năm"}
MOST_GROUPS: Final = 3  # through more of them a task is "giao chung cho nhiều cơ quan, đơn vị"
LAST_REMARK: Final = re.compile(r" *\(([^()]*)\)$")  # "Tháng 11/2026 (sau khi có hướng dẫn)"


class Asked(NamedTuple):
    """What a letter asks of its addressee, whose name it does not hold: many share one.

    Attributes:
        demand: What follows the addressee's name: " chủ trì thực hiện nhiệm vụ sau đây:".
        opening: Further paragraphs before the table.
        rows: Of the table; none: there is no table.
        body: Paragraphs behind the table.
        gaps: What only a person can write in all these.
    """

    demand: str
    opening: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    body: list[dict[str, Any]]
    gaps: tuple[str, ...]


class DutyWriter:
    """Writes what the letters of one plan ask for."""

    def __init__(self, plan: Plan, *, traced: bool) -> None:
        """Begin; `traced`: rows carry the ids of their tasks."""
        self._plan = plan
        self._charge = Charge(plan.issuing_agency)
        self._committee = short_name(plan.issuing_agency)
        self._appendix = f"Phụ lục kèm theo {plan.document_type}"
        self._rows = {row.reference: _row(row.reference, row.entry, traced=traced)
                      for row in plan.rows() if isinstance(row.entry, Task)}  # fmt: skip

    def asked(
        self, duties: Sequence[Duty], address: FormOfAddress, addressee: Agency | Group, *, gathers: bool
    ) -> Asked:
        """Return what a letter asks for.

        Args:
            duties: The addressee's, in printing order.
            address: How it is written to.
            addressee: Who is written to. Those with the same duties may be taken for each other: who leads by its
                own name shares its duties with nobody. What a group leads together is all its own.
            gathers: Whether it is the agency that the reports go to.
        """
        together = isinstance(addressee, Group)
        led = [duty for duty in duties if duty.role is not Role.COORDINATE]
        helped = [duty for duty in duties if duty.role is Role.COORDINATE]
        report = self._gathering() if gathers else self._reporting(address)
        prose = Prose(self._plan)
        opening: Iterable[str] = ()
        if led and helped:
            demand = " triển khai thực hiện các nội dung sau:"
            opening = (f"1. {_capital(self._leading(led, address, together=together))}",)
            body = [f"2. {_capital(self._helping(helped))}", *self._helped_lines(helped), f"3. {report}"]
        else:
            if gathers:
                report = f"Đồng thời, {report[:1].lower()}{report[1:]}"
            if led:
                demand = f" {self._leading(led, address, together=together)}"
            elif helped:
                demand = f" {self._helping(helped, noted=True)}"
            else:
                demand = (
                    f" căn cứ chức năng, nhiệm vụ được giao tổ chức triển khai thực hiện {self._plan.document_type}."
                )
            body = [*self._helped_lines(helped), report]
        rows = list(self._table(led, address, addressee))
        for text in (text for row in rows for text in row.values() if "[" in text):
            prose.runs(text)  # its gaps are the document's too
        return Asked(
            demand,
            [prose.paragraph("paragraph", text) for text in opening],
            rows,
            [prose.paragraph("paragraph", text) for text in body],
            tuple(prose.gaps),
        )

    def _leading(self, led: Sequence[Duty], address: FormOfAddress, *, together: bool) -> str:
        """Return the words before the table: "chủ trì, phối hợp với ... thực hiện 05 nhiệm vụ sau đây (...):"."""
        tasks = [task for duty in led if isinstance(task := duty.row.entry, Task)]
        partners = any(map(has_partners, tasks))
        common = ""
        if not together and all(duty.role is Role.LEAD_IN_GROUP for duty in led):
            being = "là nhiệm vụ" if address is FormOfAddress.REQUEST else "được"
            common = f", {being} {_common(address)} {_groups(led)}"
        return (
            f"chủ trì{', phối hợp với các cơ quan, đơn vị có liên quan' if partners else ''} thực hiện "
            f"{_count(led)} sau đây{common} (số thứ tự theo {self._appendix}):"
        )

    def _table(
        self, led: Sequence[Duty], address: FormOfAddress, addressee: Agency | Group
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows; tasks led by name and those led as a member of a group apart, where there are both."""
        own = [duty for duty in led if duty.role is Role.LEAD]
        common = [duty for duty in led if duty.role is Role.LEAD_IN_GROUP]
        if isinstance(addressee, Group) or not own or not common:
            yield from (self._led_row(duty, addressee) for duty in led)
            return
        asked = address is FormOfAddress.REQUEST
        yield _section("Nhiệm vụ chủ trì riêng" if asked else "Nhiệm vụ giao trực tiếp")
        yield from (self._led_row(duty, addressee) for duty in own)
        yield _section(f"Nhiệm vụ {_common(address)} {_groups(common)}")
        yield from (self._rows[duty.row.reference] for duty in common)

    def _led_row(self, duty: Duty, addressee: Agency | Group) -> dict[str, Any]:
        """Return the row of a task led: to who leads it by name, its partners' cell says first who leads it too."""
        row = self._rows[duty.row.reference]
        task = duty.row.entry
        if duty.role is not Role.LEAD or not isinstance(task, Task) or len(task.lead_agencies.names) < 2:
            return row
        others = [name_of(name) for name in task.lead_agencies.names if name.agency is not addressee]
        leads = f"Cùng chủ trì: {'; '.join(dict.fromkeys(others))}" if others else ""
        return row | {"coordinating_agencies": "\n".join(filter(None, (leads, row["coordinating_agencies"])))}

    def _helping(self, helped: Sequence[Duty], *, noted: bool = False) -> str:
        """Return the words for tasks helped with: a sentence where one agency leads them, else what leads to a list.

        Args:
            helped: The tasks.
            noted: Whether it has to be said what the numbers refer to; in a list only: a sentence says it anyway.
        """
        by_lead = _by_lead(helped)
        if len(by_lead) > 1:
            note = f" (số thứ tự theo {self._appendix})" if noted else ""
            return f"phối hợp với các cơ quan, đơn vị chủ trì thực hiện {_count(helped)} sau đây{note}:"
        (lead, duties), *_ = by_lead
        leader = f" với {running_names(lead)}" if lead.text.strip() else ""
        return f"phối hợp{leader} thực hiện {_several(duties)}{_numbers(duties)} tại {self._appendix}."

    def _helped_lines(self, helped: Sequence[Duty]) -> Iterator[str]:
        by_lead = _by_lead(helped)
        if len(by_lead) < 2:
            return
        for number, (lead, duties) in enumerate(by_lead, 1):
            leader = running_names(lead)
            end = LIST_LAST_LINE_END if number == len(by_lead) else LIST_LINE_END
            what = f"{_capital(leader)} chủ trì: {_numbers(duties)}" if leader else _capital(_numbers(duties))
            yield f"{LIST_BULLET} {what}{end}"

    def _reporting(self, address: FormOfAddress) -> str:
        """Return the reporting clause of those who send reports."""
        due = self._due(dated=True) or gap("kỳ báo cáo và thời hạn gửi báo cáo")
        asked = "đề nghị gửi" if address is FormOfAddress.REQUEST else "gửi"
        return f"Báo cáo kết quả thực hiện ({due}) {asked} về {gathered(self._plan, self._charge)}."

    def _gathering(self) -> str:
        """Return the reporting clause of the agency that gathers the reports."""
        due = self._due(dated=False)
        periods = f" ({due})" if due else ""
        return (
            f"Theo dõi, đôn đốc {everybody(self._plan)} thực hiện {self._plan.document_type}; "
            f"tổng hợp kết quả thực hiện{periods}, báo cáo {self._committee}."
        )

    def _due(self, *, dated: bool) -> str:
        due = sorted(self._plan.reporting.due, key=lambda period_due: period_due[1]) if self._plan.reporting else []
        return ", ".join(
            LETTER_PERIODS[period] + (f" trước ngày {format_short_date(day)}" if dated else "") for period, day in due
        )


def _row(reference: str, task: Task, *, traced: bool) -> dict[str, Any]:
    return {
        "kind": "task",
        "id": task.id if traced else "",
        "ordinal": reference,
        "content": task.content,
        "coordinating_agencies": task.coordinating_agencies.text,
        "schedule": task.schedule.text if task.schedule else "",
    }


def _section(content: str) -> dict[str, Any]:
    return {"kind": "section", "id": "", "ordinal": "", "content": content, "coordinating_agencies": "", "schedule": ""}


def _groups(duties: Iterable[Duty]) -> str:
    """Return the groups through which tasks are led: "các sở, ban, ngành"."""
    groups = dict.fromkeys(group.name for duty in duties for group in duty.groups)
    if len(groups) > MOST_GROUPS:
        return "nhiều cơ quan, đơn vị"
    return joined(list(map(common_noun, groups)))


def _common(address: FormOfAddress) -> str:
    """Return how a group has its tasks: given to it, or, where it can only be asked, its own."""
    return "chung của" if address is FormOfAddress.REQUEST else "giao chung cho"


def _count(duties: Sequence[Duty]) -> str:
    """Return "nhiệm vụ", or "05 nhiệm vụ": numbers below 10 have a leading zero, as such documents count."""
    return "nhiệm vụ" if len(duties) == 1 else f"{len(duties):02d} nhiệm vụ"


def _several(duties: Sequence[Duty]) -> str:
    return "" if len(duties) == 1 else "các "


def _by_lead(duties: Iterable[Duty]) -> list[tuple[AgencyList, list[Duty]]]:
    """Return duties by who leads them, named as the first of the tasks names them, in printing order."""
    found: dict[tuple[str, ...], tuple[AgencyList, list[Duty]]] = {}
    for duty in duties:
        if isinstance(duty.row.entry, Task):
            names = duty.row.entry.lead_agencies
            key = tuple(name.agency.code if name.agency else name.text for name in names.names) or (names.text,)
            found.setdefault(key, (names, []))[1].append(duty)
    return list(found.values())


def _numbers(duties: Sequence[Duty]) -> str:
    """Return "nhiệm vụ I.3 (Trong năm), V.2 (Trong năm)"."""
    number = "số " if duties[0].row.reference[:1].isdigit() else ""
    return f"nhiệm vụ {number}{', '.join(map(_number_and_time, duties))}"


def _number_and_time(duty: Duty) -> str:
    task = duty.row.entry
    schedule = task.schedule.text if isinstance(task, Task) and task.schedule else ""
    time = LAST_REMARK.sub(r", \1", " ".join(schedule.split()))
    return f"{duty.row.reference} ({time})" if time else duty.row.reference


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

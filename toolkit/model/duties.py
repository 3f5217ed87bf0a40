"""Who has to do what: the tasks of a plan agency by agency, the groups in its cells expanded."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.agency import Agency, AgencyList, AgencyName, Group
from toolkit.model.plan import Row, Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.agencies import Registry
    from toolkit.model.plan import Plan
    from toolkit.model.source import Span

_REMARK: Final = re.compile(r"\([^()]*\)")  # "(b/c)", "(để báo cáo)" behind a recipient


class Role(Enum):
    """What an agency is in a task."""

    LEAD = "lead"  # chủ trì, by its own name
    LEAD_IN_GROUP = "lead_in_group"  # chủ trì, as a member of a group
    COORDINATE = "coordinate"  # phối hợp


class Duty(NamedTuple):
    """A task that an agency, or a group as a whole, has a part in.

    Attributes:
        row: The task with its place in the appendix.
        role: Its part; the strongest where it has several.
        groups: Groups through which it has that part, as the cell names them; empty when named itself.
    """

    row: Row
    role: Role
    groups: tuple[Group, ...] = ()


class Mention(NamedTuple):
    """A place where a plan names an agency.

    Attributes:
        span: Where the name stands in the source text.
        key: The key of the data file it stands under: "lead_agencies", "issuer", "agencies", "to".
        row: The task it stands in; None in the body of the plan.
    """

    span: Span
    key: str
    row: Row | None = None


class UnknownName(NamedTuple):
    """A name that nobody is behind, as typed, and every place it stands in."""

    text: str
    mentions: tuple[Mention, ...]


class _Cell(NamedTuple):
    """The agencies and groups a cell names."""

    codes: frozenset[str]
    groups: tuple[Group, ...]


class _TaskRow(NamedTuple):
    """A task's row with its two cells."""

    row: Row
    lead: _Cell
    coordinating: _Cell


def duties_of(plan: Plan) -> dict[str, tuple[Duty, ...]]:
    """Return the duties of each agency that has any, by its code, in the registry's order.

    A duty stands at an agency once, in its strongest role; duties are in printing order. Of an open group
    those members have duties that the registry knows. The issuing agency gives duties and has none.
    Agencies with the same duties, such as all communes, share one tuple.
    """
    rows = _task_rows(plan)
    cells = {cell for row in rows for cell in (row.lead, row.coordinating)}
    named = frozenset().union(*(cell.codes for cell in cells))
    groups = {group.code: group for cell in cells for group in cell.groups}
    belongs_to: dict[str, list[str]] = {}
    for code, group in groups.items():
        for member in plan.registry.members(group):
            belongs_to.setdefault(member.code, []).append(code)
    issuer = plan.registry.find(plan.issuing_agency)
    same: dict[tuple[str, frozenset[str]], tuple[Duty, ...]] = {}
    duties: dict[str, tuple[Duty, ...]] = {}
    for agency in plan.registry.agencies:
        if issuer is not None and agency.code == issuer.code:
            continue
        # Nobody names it, so it has the duties of its groups: one reckoning serves all their members.
        key = (agency.code if agency.code in named else "", frozenset(belongs_to.get(agency.code, ())))
        if key not in same:
            same[key] = tuple(_duties(rows, *key))
        if same[key]:
            duties[agency.code] = same[key]
    return duties


def group_duties(plan: Plan, group: Group) -> tuple[Duty, ...]:
    """Return what a group as a whole leads or helps with, in printing order.

    A task is the whole group's when the cell names the group (then it is its own name, `Role.LEAD`), or when
    all its members are in groups the cell names. Who else belongs to an open group nobody knows, so only its
    own name counts.
    """
    registry = plan.registry
    issuer = registry.find(plan.issuing_agency)
    members = frozenset() if group.open else _codes(registry, group) - ({issuer.code} if issuer else set())
    found: dict[_Cell, tuple[Group, ...] | None] = {}

    def part(cell: _Cell) -> tuple[Group, ...] | None:
        if cell not in found:
            found[cell] = _groups_around(registry, members, cell) if group not in cell.groups else ()
        return found[cell]

    duties = []
    for row in _task_rows(plan):
        if (through := part(row.lead)) is not None:
            duties.append(Duty(row.row, Role.LEAD_IN_GROUP if through else Role.LEAD, through))
        elif (through := part(row.coordinating)) is not None:
            duties.append(Duty(row.row, Role.COORDINATE, through))
    return tuple(duties)


def unknown_names(plan: Plan) -> tuple[UnknownName, ...]:
    """Return the names nobody is behind, each as it is typed, in the order of their first places."""
    found: dict[str, list[Mention]] = {}
    for names, key, row in _lists(plan):
        for name in names.names:
            if name.agency is None:
                found.setdefault(name.text, []).append(Mention(name.span, key, row))
    return tuple(UnknownName(text, tuple(mentions)) for text, mentions in found.items())


def named_groups(plan: Plan) -> tuple[Group, ...]:
    """Return the groups that the plan names, in the registry's order."""
    named = {name.agency.code for names, _, _ in _lists(plan) for name in names.names if name.agency is not None}
    return tuple(group for group in plan.registry.groups if group.code in named)


def tasks_without_letter(plan: Plan) -> tuple[Row, ...]:
    """Return the tasks none of whose leaders gets a letter, in printing order.

    Nobody is behind the lead cell but names the registry does not know and open groups it has no member of. A
    group that the plan writes to together (`letter.collective`) has its letter there; the issuing agency needs none.
    """
    together = {group.code for group in plan.letter.collective}
    reached: dict[_Cell, bool] = {}

    def is_reached(cell: _Cell) -> bool:
        if cell not in reached:
            reached[cell] = bool(cell.codes) or any(
                group.code in together or _codes(plan.registry, group) for group in cell.groups
            )
        return reached[cell]

    return tuple(row.row for row in _task_rows(plan) if not is_reached(row.lead))


def groups_without_letter(plan: Plan) -> tuple[tuple[Row, AgencyName], ...]:
    """Return the groups that lead a task beside others and get no letter: nobody knows who belongs to them.

    Of tasks that reach nobody `tasks_without_letter` tells.
    """
    together = {group.code for group in plan.letter.collective}
    unreached = {row.reference for row in tasks_without_letter(plan)}
    return tuple(
        (row, name)
        for row in plan.rows()
        if isinstance(row.entry, Task) and row.reference not in unreached
        for name in row.entry.lead_agencies.names
        if isinstance(name.agency, Group)
        and name.agency.code not in together
        and not plan.registry.members(name.agency)
    )


def recipients_order(plan: Plan) -> tuple[Agency, ...]:
    """Return all agencies in the order letters go out.

    First as the plan's recipients name them, groups expanded; then the others in the registry's order.
    """
    order: dict[str, Agency] = {}
    for line in plan.recipients:
        for name in plan.registry.split(_recipient(line), 0).names:
            if isinstance(name.agency, Group):
                order.update((agency.code, agency) for agency in plan.registry.members(name.agency))
            elif name.agency is not None:
                order[name.agency.code] = name.agency
    for agency in plan.registry.agencies:
        order.setdefault(agency.code, agency)
    return tuple(order.values())


def _task_rows(plan: Plan) -> list[_TaskRow]:
    """Return the rows that are tasks; equal cells are one object."""
    cells: dict[tuple[str, ...], _Cell] = {}

    def cell(names: AgencyList) -> _Cell:
        found = [name.agency for name in names.names if name.agency is not None]
        codes = tuple([agency.code for agency in found])
        if codes not in cells:
            groups = tuple(dict.fromkeys(agency for agency in found if isinstance(agency, Group)))
            cells[codes] = _Cell(frozenset(codes).difference(group.code for group in groups), groups)
        return cells[codes]

    return [
        _TaskRow(row, cell(row.entry.lead_agencies), cell(row.entry.coordinating_agencies))
        for row in plan.rows()
        if isinstance(row.entry, Task)
    ]


def _duties(rows: Iterable[_TaskRow], code: str, belongs_to: frozenset[str]) -> Iterator[Duty]:
    """Yield the duties of an agency.

    Args:
        rows: The tasks.
        code: Its code; empty for one that no cell names.
        belongs_to: Codes of the groups it is a member of.
    """
    for row, lead, coordinating in rows:
        if code in lead.codes:
            yield Duty(row, Role.LEAD)
        elif through := _through(lead, belongs_to):
            yield Duty(row, Role.LEAD_IN_GROUP, through)
        elif code in coordinating.codes:
            yield Duty(row, Role.COORDINATE)
        elif through := _through(coordinating, belongs_to):
            yield Duty(row, Role.COORDINATE, through)


def _through(cell: _Cell, belongs_to: frozenset[str]) -> tuple[Group, ...]:
    return tuple([group for group in cell.groups if group.code in belongs_to])


def _groups_around(registry: Registry, members: frozenset[str], cell: _Cell) -> tuple[Group, ...] | None:
    """Return the groups of a cell that hold all of `members` between them; None when some are in none."""
    around = {group: members & _codes(registry, group) for group in cell.groups}
    if not members or frozenset().union(*around.values()) != members:
        return None
    return tuple(group for group, held in around.items() if held)


def _codes(registry: Registry, group: Group) -> frozenset[str]:
    return frozenset(agency.code for agency in registry.members(group))


def _lists(plan: Plan) -> Iterator[tuple[AgencyList, str, Row | None]]:
    """Yield every list of agencies in a plan with its key and, in a task, its row."""
    for row in plan.rows():
        if isinstance(row.entry, Task):
            yield row.entry.lead_agencies, "lead_agencies", row
            yield row.entry.coordinating_agencies, "coordinating_agencies", row
            if row.entry.produces is not None:
                yield row.entry.produces.issuer, "issuer", row
    for assignment in plan.implementation:
        yield assignment.agencies, "agencies", None
    if plan.reporting is not None:
        yield plan.reporting.to, "to", None


def _recipient(line: str) -> str:
    """Return whom a line of the recipients names: "Bộ Nội vụ" of "- Bộ Nội vụ (b/c)"."""
    return _REMARK.sub("", line).strip().lstrip("-")

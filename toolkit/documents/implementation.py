"""The organisation of implementation (tổ chức thực hiện): who does what, an item for each agency.

First who gathers the reports, then those who lead by name in the registry's order, then the groups that lead,
at the end those who only help. Words of the plan's own (`Assignment`) take the place of the generated ones.
Generated words name tasks by their numbers in the appendix and repeat nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.documents.addressing import is_asked
from toolkit.documents.issuer import units_of
from toolkit.documents.prose import gap
from toolkit.documents.reporting import gatherers, name_of, reporting_clause, running_name, short_name
from toolkit.model.agency import Agency, AgencyKind, Group
from toolkit.model.agency_names import fold_name
from toolkit.model.plan import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.documents.reporting import Charge
    from toolkit.model.agency import AgencyName
    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import Assignment

OTHERS: Final = "Các cơ quan, đơn vị có liên quan"
MOST_HELPERS: Final = 3  # more of them who only help are not named one by one
REPORTING_TITLE: Final = "Chế độ báo cáo"


class Item(NamedTuple):
    """One numbered item: whose it is, and what it says, a paragraph a line."""

    title: str
    text: str


class _Part:
    """What somebody has to do in the plan: numbers of the tasks led and helped with, in printing order."""

    def __init__(self, name: AgencyName) -> None:
        self.name = name
        self.leads: list[str] = []
        self.helps: list[str] = []
        self.has_partners = False


def implementation_items(plan: Plan, charge: Charge) -> Iterator[Item]:
    """Yield the items of the organisation of implementation, the reporting clause last."""
    items = list(_Organiser(plan, charge).items())
    yield from items or [Item(OTHERS, gap("phân công trách nhiệm của từng cơ quan, đơn vị"))]
    yield Item(REPORTING_TITLE, reporting_clause(plan, charge))


class _Organiser:
    """Makes the items of a plan; what the plan says in words of its own is used where its agencies' turn comes."""

    def __init__(self, plan: Plan, charge: Charge) -> None:
        self._plan = plan
        self._charge = charge
        self._parts = _parts(plan)
        self._gatherers = {_key(name): name for name in gatherers(plan, charge)}
        in_order = sorted(self._parts, key=_ranks(plan, self._parts).__getitem__)
        self._leaders = [key for key in in_order if self._parts[key].leads and key not in self._gatherers]
        known = {*self._gatherers, *self._leaders}
        self._helpers = [key for key in in_order if self._parts[key].helps and key not in known]
        self._given = {_key(name): each for each in plan.implementation for name in each.agencies.names}
        self._written: list[Assignment] = []

    def items(self) -> Iterator[Item]:
        """Yield all items but the reporting clause."""
        for key, name in self._gatherers.items():
            yield from self._given_item(key) if key in self._given else [self._gathering(key, name)]
        awaited = {*self._gatherers, *self._leaders, *self._helpers}
        for key in self._given:
            if all(_key(name) not in awaited for name in self._given[key].agencies.names):
                yield from self._given_item(key)
        shared: set[str] = set()
        for key in self._leaders:
            if key in self._given:
                yield from self._given_item(key)
            elif key not in shared:
                alike = self._alike(key)
                shared.update(alike)
                yield self._leading(alike)
        for key in self._helpers:
            yield from self._given_item(key)
        if helpers := [self._parts[key] for key in self._helpers if key not in self._given]:
            yield from self._helping(helpers)

    def _given_item(self, key: str) -> Iterator[Item]:
        """Yield what the plan says of an agency, once for all the agencies of an item."""
        assignment = self._given.get(key)
        if assignment is not None and not any(assignment is written for written in self._written):
            self._written.append(assignment)
            # Words that ask themselves need no heading that does.
            asking = "đề nghị" not in assignment.text.casefold()
            yield Item(_heading(self._plan, assignment.agencies.names, asking=asking), assignment.text)

    def _gathering(self, key: str, name: AgencyName) -> Item:
        watching = (
            f"Theo dõi, hướng dẫn, đôn đốc việc thực hiện {self._plan.document_type}; "
            f"tổng hợp kết quả, báo cáo {short_name(self._charge.superior)} theo quy định."
        )
        title, part = _title(self._plan, [name]), self._parts.get(key)
        return Item(title, f"- {_leading(part)}\n- {watching}" if part is not None and part.leads else watching)

    def _alike(self, key: str) -> list[str]:
        """Return the groups that lead the same tasks as this one and are spoken to alike; an agency is by itself."""
        part = self._parts[key]
        if not isinstance(part.name.agency, Group):
            return [key]
        asked = is_asked(self._plan, part.name)
        free = [key for key in self._leaders if key not in self._given]
        groups = [key for key in free if isinstance(self._parts[key].name.agency, Group)]
        alike = [key for key in groups if self._parts[key].leads == part.leads]
        return [key for key in alike if is_asked(self._plan, self._parts[key].name) is asked]

    def _leading(self, keys: list[str]) -> Item:
        part, title = self._parts[keys[0]], _title(self._plan, [self._parts[key].name for key in keys])
        words = _leading(part)
        if isinstance(part.name.agency, Group):
            words = f"Căn cứ chức năng, nhiệm vụ được giao, {words[:1].lower()}{words[1:]}"
        return Item(title, words)

    def _helping(self, helpers: list[_Part]) -> Iterator[Item]:
        """Yield the last items, for those who only help: where they are few and all known by their names.

        Those who can only be asked then have an item of their own.
        """
        if len(helpers) > MOST_HELPERS or any(_is_open(part.name) for part in helpers):
            yield Item(OTHERS, self._helping_words(helpers, named=False))
            return
        for asked in (False, True):
            if alike := [part for part in helpers if is_asked(self._plan, part.name) is asked]:
                title = _title(self._plan, [part.name for part in alike])
                yield Item(title, self._helping_words(alike, named=True))

    def _helping_words(self, helpers: list[_Part], *, named: bool) -> str:
        helped = {reference for part in helpers for reference in part.helps}
        in_order = [row.reference for row in self._plan.rows() if row.reference in helped]
        what = references(in_order) if named or len(in_order) == 1 else "các nhiệm vụ"
        return f"Căn cứ chức năng, nhiệm vụ được giao, phối hợp với cơ quan chủ trì thực hiện {what} tại Phụ lục."


def _parts(plan: Plan) -> dict[str, _Part]:
    """Return what each name in the plan's cells has to do, in the order of their first mention.

    The issuing agency gives tasks; its own units have them where it is no committee.
    """
    parts: dict[str, _Part] = {}
    issuer = plan.registry.find(plan.issuing_agency)
    for row in plan.rows():
        if not isinstance(row.entry, Task):
            continue
        leads = {_key(name): name for name in row.entry.lead_agencies.names}
        helps = {_key(name): name for name in row.entry.coordinating_agencies.names}
        for key, name in leads.items():
            if name.agency is None or name.agency is not issuer or not _is_committee(issuer):
                part = parts.setdefault(key, _Part(name))
                part.leads.append(row.reference)
                part.has_partners = part.has_partners or has_partners(row.entry)
        for key, name in helps.items():
            if name.agency is None or name.agency is not issuer:
                parts.setdefault(key, _Part(name)).helps.append(row.reference)
    return parts


def has_partners(task: Task) -> bool:
    """Tell whether who leads a task has others beside it: helpers, or further leads."""
    return bool(task.coordinating_agencies.names) or len(task.lead_agencies.names) > 1


def _ranks(plan: Plan, parts: dict[str, _Part]) -> dict[str, tuple[int, int]]:
    """Return by what names are sorted: agencies as registered, then names nobody is behind, then groups."""
    agencies = {agency.code: (0, place) for place, agency in enumerate(plan.registry.agencies)}
    groups = {group.code: (2, place) for place, group in enumerate(plan.registry.groups)}
    unknown = {key: (1, place) for place, key in enumerate(parts)}
    return unknown | agencies | groups


def _leading(part: _Part) -> str:
    partners = ", phối hợp với các cơ quan, đơn vị có liên quan" if part.has_partners else ""
    return f"Chủ trì{partners} thực hiện {references(part.leads)} tại Phụ lục."


def references(numbers: Iterable[str]) -> str:
    """Return tasks by their numbers: "nhiệm vụ I.3", "các nhiệm vụ I.3, V.2", "các nhiệm vụ số 1, 2"."""
    listed = list(numbers)
    several = "các " if len(listed) > 1 else ""
    bare = "số " if listed and listed[0][0].isdigit() else ""
    return f"{several}nhiệm vụ {bare}{', '.join(listed)}"


def _title(plan: Plan, names: list[AgencyName]) -> str:
    """Return whose item it is; whom the issuer cannot order is asked: "Đề nghị Hội Nông dân tỉnh"."""
    issuer = plan.registry.find(plan.issuing_agency)
    if issuer is not None and any(name.agency is issuer for name in names):
        return units_of(issuer) if isinstance(issuer, Agency) else issuer.name
    return _heading(plan, names)


def _heading(plan: Plan, names: Sequence[AgencyName], *, asking: bool = True) -> str:
    """Return names as a heading: "Sở Y tế; đề nghị Hội Nông dân tỉnh", orders first, the first letter a capital.

    Args:
        plan: Has the issuing agency.
        names: The names; between them stands ";", as there are commas in many.
        asking: Whether it says who is asked.
    """
    asked = [name for name in names if asking and is_asked(plan, name)]
    ordered = [name_of(name) for name in names if all(name is not each for each in asked)]
    words = [*dict.fromkeys(ordered)]
    if asked:
        first, *others = dict.fromkeys(map(running_name, asked))
        words += [f"đề nghị {first}", *others]
    heading = "; ".join(words)
    return heading[:1].upper() + heading[1:]


def _is_committee(issuer: Agency | Group | None) -> bool:
    committees = (AgencyKind.COMMITTEE, AgencyKind.COMMUNE, AgencyKind.WARD)
    return issuer is None or (isinstance(issuer, Agency) and issuer.kind in committees)


def _is_open(name: AgencyName) -> bool:
    return isinstance(name.agency, Group) and name.agency.open


def _key(name: AgencyName) -> str:
    return name.agency.code if name.agency else fold_name(name.text)

"""`vanban agencies`: who has to do what in a plan, who is in which group, and the names nobody is behind."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeVar

import click

from toolkit.cli.opening import open_plan
from toolkit.cli.reporting import CONTROL_PICTURES, Outcome, reported
from toolkit.model.collation import sort_key
from toolkit.model.duties import Role, duties_of, group_duties, named_groups, unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.model.agency import Agency, Group
    from toolkit.model.duties import Duty, UnknownName
    from toolkit.model.plan import Plan

Named = TypeVar("Named", "Agency", "Group")

WIDTH: Final = 79  # of a terminal of 80: some break the line behind a full one

PLACES: Final = {
    "lead_agencies": "Chủ trì",
    "coordinating_agencies": "Phối hợp",
    "issuer": "Ban hành văn bản",
    "agencies": "Tổ chức thực hiện",
    "to": "Nhận báo cáo",
}


@click.command(help="Liệt kê nhiệm vụ của từng cơ quan, thành viên của từng nhóm và những tên không rõ là ai.")
@click.argument("plan", metavar="KẾ_HOẠCH")
@reported(writes=False)
def command(plan: str) -> Outcome:
    """Read the plan, look at it from its agencies."""
    opened = open_plan(plan)
    duties = duties_of(opened.plan)
    return Outcome(findings=opened.findings, lines=report(opened.plan, duties), details=details(opened.plan, duties))


# ---- for people


def report(plan: Plan, duties: Mapping[str, tuple[Duty, ...]]) -> Iterator[str]:
    """Yield the lines of the report, none wider than `WIDTH`."""
    for line in _report(plan, duties):
        yield line.translate(CONTROL_PICTURES)


def _report(plan: Plan, duties: Mapping[str, tuple[Duty, ...]]) -> Iterator[str]:
    yield from wrapped(plan.title)
    if plan.registry:
        yield from agency_lines(plan, duties)
        yield from group_lines(plan)
    yield from unknown_lines(plan)


def agency_lines(plan: Plan, duties: Mapping[str, tuple[Duty, ...]]) -> Iterator[str]:
    """Yield who has to do what, and who has nothing to do."""
    issuer = plan.registry.find(plan.issuing_agency)
    busy = [agency for agency in by_name(plan.registry.agencies) if agency.code in duties]
    idle = [agency for agency in by_name(plan.registry.agencies) if agency.code not in duties and agency is not issuer]
    if busy:
        yield from heading("CƠ QUAN CÓ NHIỆM VỤ", len(busy))
        yield from wrapped("Trong ngoặc là mã của cơ quan: vanban build KẾ_HOẠCH --agency MÃ.")
    same: dict[int, list[str]] = {}  # thousands of communes share their duties
    for agency in busy:
        own = duties[agency.code]
        yield ""
        yield from wrapped(f"{agency.label} ({agency.code})")
        if id(own) not in same:
            same[id(own)] = list(duty_lines(own))
        yield from same[id(own)]
    if idle:
        yield from heading("CƠ QUAN KHÔNG CÓ NHIỆM VỤ NÀO TRONG KẾ HOẠCH", len(idle))
        yield from wrapped("; ".join(agency.label for agency in idle), "  ")


def duty_lines(duties: Iterable[Duty]) -> Iterator[str]:
    """Yield the references of an agency's tasks: what it leads, leads in a group, and helps with."""
    found: dict[tuple[Role, str], list[str]] = defaultdict(list)
    for duty in duties:
        through = names(duty.groups) if duty.role is Role.LEAD_IN_GROUP else ""
        found[duty.role, through].append(duty.row.reference)
    for role in Role:
        for (own, through), references in found.items():
            if own is role:
                yield from listed(role_label(role, through), len(references), references)


def role_label(role: Role, through: str) -> str:
    """Return how a line of duties begins: "Chủ trì trong nhóm ..."."""
    if role is Role.LEAD_IN_GROUP:
        return f"Chủ trì trong nhóm {through}"
    return PLACES["lead_agencies"] if role is Role.LEAD else PLACES["coordinating_agencies"]


def group_lines(plan: Plan) -> Iterator[str]:
    """Yield the groups with what they do as a whole and their members; those the plan does not name come last."""
    groups = by_name(plan.registry.groups)
    named = {group.code for group in named_groups(plan)}
    for title, wanted in (("NHÓM CƠ QUAN CÓ TÊN TRONG KẾ HOẠCH", True), ("NHÓM KHÔNG CÓ TÊN TRONG KẾ HOẠCH", False)):
        found = [group for group in groups if (group.code in named) is wanted]
        if found:
            yield from heading(title, len(found))
        for group in found:
            yield ""
            yield from wrapped(f"{group.name} ({group.code})")
            if wanted:
                yield from duty_lines(group_duties(plan, group))
            yield from member_lines(plan, group)


def member_lines(plan: Plan, group: Group) -> Iterator[str]:
    """Yield who belongs to a group, and whether it is everybody."""
    members = by_name(plan.registry.members(group))
    if members:
        yield from wrapped(f"Gồm {len(members)} cơ quan: {'; '.join(member.label for member in members)}", "  ")
    if group.open and members:
        yield from wrapped("Không kể ra hết được: trong nhóm còn cơ quan không có trong agencies.yaml.", "  ")
    elif group.open:
        yield from wrapped("Không kể ra được: không rõ gồm những cơ quan nào.", "  ")


def unknown_lines(plan: Plan) -> Iterator[str]:
    """Yield the names nobody is behind, with their places; say so when there is none."""
    unknown = sorted(unknown_names(plan), key=lambda name: sort_key(name.text))
    if not (plan.registry or unknown):
        yield ""
        yield from wrapped("Kế hoạch chưa ghi tên cơ quan nào.")
    elif not plan.registry:
        yield from heading("TÊN CƠ QUAN TRONG KẾ HOẠCH", len(unknown))
        yield from wrapped("Chưa có cơ quan nào trong agencies.yaml; tên ghi đúng như đã gõ.")
    elif unknown:
        yield from heading("TÊN KHÔNG CÓ TRONG agencies.yaml", len(unknown))
        yield from wrapped("Sửa tên trong kế hoạch cho đúng, hoặc khai báo cơ quan trong agencies.yaml.")
    else:
        yield ""
        yield from wrapped("Mọi tên cơ quan trong kế hoạch đều có trong agencies.yaml.")
    for name in unknown:
        yield ""
        yield from wrapped(name.text)
        places: dict[str, list[str]] = defaultdict(list)
        for mention in name.mentions:
            line = f"dòng\u00a0{plan.source.line_number(mention.span.start)}"
            places[mention.key].append(f"{mention.row.reference}\u00a0({line})" if mention.row else line)
        for key, found in places.items():
            yield from listed(PLACES[key], len(found), found)


def heading(text: str, count: int) -> Iterator[str]:
    """Yield a heading of the report, with the number of what follows."""
    yield ""
    yield from wrapped(f"{text} ({count})")


def listed(label: str, count: int, items: Sequence[str]) -> Iterator[str]:
    """Yield a labelled list, indented under what it belongs to: "  Chủ trì (2): III.3, IV.1.2"."""
    yield from wrapped(f"{label} ({count}): {', '.join(items)}", "  ")


def wrapped(text: str, indent: str = "") -> Iterator[str]:
    """Yield a text in lines of at most `WIDTH`, those behind the first set in by four more."""
    lines = textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    ", break_on_hyphens=False)
    return (line.replace("\u00a0", " ") for line in lines)


def names(groups: Iterable[Group]) -> str:
    """Return groups by name, in quotation marks: names hold commas."""
    return " và ".join(f'"{group.name}"' for group in groups)


def by_name(entries: Iterable[Named]) -> list[Named]:
    """Return agencies or groups in Vietnamese order."""
    return sorted(entries, key=lambda entry: sort_key(entry.label))


# ---- for programs


def details(plan: Plan, duties: Mapping[str, tuple[Duty, ...]]) -> dict[str, object]:
    """Return the command's own keys of the JSON object."""
    return {
        "agencies": [agency_object(agency, duties.get(agency.code, ())) for agency in by_name(plan.registry.agencies)],
        "groups": group_objects(plan),
        "unknown_names": [unknown_object(plan, name) for name in unknown_names(plan)],
    }


def agency_object(agency: Agency, duties: Iterable[Duty]) -> dict[str, object]:
    """Return an agency with its tasks by role."""
    return {
        "code": agency.code,
        "name": agency.name,
        "short_name": agency.label,
        "kind": agency.kind.value,
        **task_objects(duties),
    }


def group_objects(plan: Plan) -> list[dict[str, object]]:
    """Return the groups with their members and the tasks each has as a whole."""
    named = {group.code for group in named_groups(plan)}
    return [
        {
            "code": group.code,
            "name": group.name,
            "open": group.open,
            "in_plan": group.code in named,
            "members": [member.code for member in by_name(plan.registry.members(group))],
            **task_objects(group_duties(plan, group)),
        }
        for group in by_name(plan.registry.groups)
    ]


def task_objects(duties: Iterable[Duty]) -> dict[str, list[dict[str, object]]]:
    """Return tasks by role, each with its id, reference and the groups through which it is somebody's."""
    tasks: dict[str, list[dict[str, object]]] = {role.value: [] for role in Role}
    for row, role, groups in duties:
        tasks[role.value].append(
            {"id": row.entry.id, "reference": row.reference, "groups": [group.code for group in groups]}
        )
    return tasks


def unknown_object(plan: Plan, name: UnknownName) -> dict[str, object]:
    """Return a name nobody is behind with its places."""
    places = []
    for mention in name.mentions:
        location = plan.source.location(mention.span)
        task = {"id": mention.row.entry.id, "reference": mention.row.reference} if mention.row else None
        places.append({"key": mention.key, "task": task, "line": location.line, "column": location.column})
    return {"name": name.text, "places": places}

"""Which tasks go on into the new year: what recurrence, results and schedules say."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.agency import Agency
from toolkit.model.places import entry_id, task_lists
from toolkit.model.recurrence import RecurrenceKind
from toolkit.model.results import TaskState
from toolkit.model.schedule import ScheduleKind
from toolkit.model.source import Span
from toolkit.rollover.changes import CARRIED_OVER, DROPPED, Change, ChangeKind, Ledger
from toolkit.rollover.removal import insertion_point, own_comment, removed_spans
from toolkit.rollover.years import CARRIED_MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.plan import Plan, Task
    from toolkit.model.results import Results
    from toolkit.model.yaml_nodes import Node, Sequence


class FateKind(Enum):
    """What becomes of a task."""

    STAYS = "stays"
    FIXED = "fixed"  # it stays, and its time is what it was: a single task that is not due yet
    CARRIED_OVER = "carried_over"
    DROPPED = "dropped"


class Fate(NamedTuple):
    """What becomes of a task, and why.

    Attributes:
        kind: What becomes of it.
        reason: Why, in Vietnamese.
        keeps_time: Whether its schedule is not moved.
    """

    kind: FateKind
    reason: str = ""
    keeps_time: bool = False


STAYS = Fate(FateKind.STAYS)


def fate_of(task: Task, plan: Plan, year: int, states: Mapping[str, TaskState] | None) -> Fate:
    """Return what becomes of a task in the new year.

    Args:
        task: The task.
        plan: Last year's plan.
        year: The new year.
        states: How far those are who have to do it, by their codes; None: nothing is known of any task.
    """
    recurrence = task.recurrence
    if recurrence.kind is RecurrenceKind.UNTIL and not recurrence.falls_in(year):
        return Fate(FateKind.DROPPED, f"chỉ làm {recurrence}")
    if recurrence.kind is not RecurrenceKind.ONCE:
        return STAYS
    finished = None if states is None else _is_finished(task, plan, states)
    if finished:
        return Fate(FateKind.DROPPED, "việc một lần, đã hoàn thành theo tệp kết quả")
    over = _is_over(task, plan, year)
    if over is False:
        if finished is False:
            return Fate(
                FateKind.CARRIED_OVER, "việc một lần, chưa hoàn thành theo tệp kết quả, chưa hết thời hạn", True
            )
        return Fate(FateKind.FIXED, "việc một lần, chưa hết thời hạn", True)
    if finished is False:
        return Fate(FateKind.CARRIED_OVER, "việc một lần, chưa hoàn thành theo tệp kết quả")
    if over is None:
        return Fate(FateKind.CARRIED_OVER, "việc một lần, không có thời hạn rõ ràng nên chưa rõ đã xong hay chưa")
    return Fate(FateKind.DROPPED, "việc một lần, đã hết thời hạn")


def _is_over(task: Task, plan: Plan, year: int) -> bool | None:
    """Tell whether a task's time ends before the new year; None where the schedule does not say."""
    schedule = task.schedule
    if schedule is None or schedule.kind is ScheduleKind.UNKNOWN:
        return None
    last = schedule.deadline.year if schedule.deadline else max(schedule.years, default=0)
    return last < year if last >= plan.year - 1 else None


def _is_finished(task: Task, plan: Plan, states: Mapping[str, TaskState]) -> bool:
    """Tell whether all who lead a task have finished it."""
    if "" in states:
        return states[""] is TaskState.COMPLETED
    leading = {agency.code for agency in _leading(task, plan)} or set(states)
    return bool(leading) and all(states.get(code) is TaskState.COMPLETED for code in leading)


def _leading(task: Task, plan: Plan) -> set[Agency]:
    found: set[Agency] = set()
    for name in task.lead_agencies.names:
        if isinstance(name.agency, Agency):
            found.add(name.agency)
        elif name.agency is not None:
            found.update(plan.registry.members(name.agency))
    return found


def roll_tasks(ledger: Ledger, root: Node, names: Mapping[str, str], results: Results | None) -> dict[str, Fate]:
    """Take out the tasks that are over, mark those carried over; return what becomes of each."""
    plan = ledger.plan
    tasks = {task.id: task for task in (*plan.tasks(), *plan.resting)}
    states = None if results is None else results.states()
    known = {id_: None if states is None else states.get(id_, {}) for id_ in tasks}
    fates = {id_: fate_of(task, plan, ledger.year, known[id_]) for id_, task in tasks.items()}
    gone = {id_ for id_, fate in fates.items() if fate.kind is FateKind.DROPPED}
    for items in task_lists(root):
        own = [entry_id(item) for item in items.items]
        _drop(ledger, items, {index for index, id_ in enumerate(own) if id_ in gone})
        for index, id_ in enumerate(own):
            if id_ in gone:
                item = items.items[index]
                span = Span(item.start, item.start + len("id"))
                reason = fates[id_].reason
                fix = "xem lại; vẫn phải làm thì chép nhiệm vụ này từ tệp cũ sang"
                ledger.changes.append(
                    Change(ChangeKind.DROPPED, span, names[id_], tasks[id_].content, "", reason, DROPPED, fix)
                )
            elif id_ in fates:
                _report_staying(ledger, items, index, names[id_], tasks[id_], fates[id_])
    return fates


def _drop(ledger: Ledger, items: Sequence, indexes: set[int]) -> None:
    for span in removed_spans(ledger.plan.source.text, items, indexes):
        ledger.remove(span)


def drop_references(ledger: Ledger, lists: list[tuple[str, Sequence]], gone: set[str]) -> None:
    """Take tasks that are gone out of the lists of those an ordered plan details.

    Args:
        ledger: Takes the changes.
        lists: The lists, each with whose it is.
        gone: Ids.
    """
    for field, items in lists:
        indexes = {index for index, item in enumerate(items.items) if _text(item) in gone}
        _drop(ledger, items, indexes)
        for index in sorted(indexes):
            item = items.items[index]
            words = _text(item)
            reason = "nhiệm vụ này đã bỏ"
            ledger.changes.append(Change(ChangeKind.DROPPED, Span(item.start, item.end), field, words, "", reason))


def _text(node: Node) -> str:
    return str(getattr(node, "text", "")).strip()


def _report_staying(ledger: Ledger, items: Sequence, index: int, name: str, task: Task, fate: Fate) -> None:
    item = items.items[index]
    span = Span(item.start, item.start + len("id"))
    recurrence = task.recurrence
    if fate.kind is FateKind.FIXED:
        ledger.keep(span, name, task.content, fate.reason)
    elif recurrence.kind is RecurrenceKind.EVERY and not recurrence.falls_in(ledger.year):
        reason = f"chu kỳ {recurrence}: năm {ledger.year} không làm, năm {recurrence.next_year(ledger.year)} làm lại"
        ledger.keep(span, name, task.content, reason)
    elif fate.kind is FateKind.CARRIED_OVER:
        mark = _mark(ledger, items, index)
        fix = "xem lại nội dung, thời hạn; không làm nữa thì xóa nhiệm vụ"
        change = Change(ChangeKind.CARRIED_OVER, span, name, "", mark, fate.reason, CARRIED_OVER, fix)
        ledger.changes.append(change)


def _mark(ledger: Ledger, items: Sequence, index: int) -> str:
    """Put a comment line above a task carried over; return it, or "" where one stands or none can."""
    text = ledger.plan.source.text
    place = insertion_point(text, items, index)
    if place is None or CARRIED_MARK in own_comment(text, items, index):
        return ""
    start, indent = place
    mark = f"{CARRIED_MARK} {ledger.plan.year}: xem lại nội dung, thời hạn."
    line_end = "\r\n" if "\r\n" in text else "\n" if "\n" in text else "\r"
    ledger.edit(Span(start, start), f"{indent}{mark}{line_end}")
    return mark

"""Last year's plan to next year's: what must move moves, what must stay stays, the rest is for a person.

    rollover = roll_over(plan, 2027, results, file="plans/gender-equality/2027.yaml")

The text is edited where it stands: comments, order, quotes and line ends stay as they were.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, VanbanError
from toolkit.model.edits import Edits
from toolkit.model.fields import LAST_YEAR
from toolkit.model.places import entry_id, labels, leaves, places
from toolkit.model.problems import shorten
from toolkit.model.source import SourceText, Span
from toolkit.model.yaml_nodes import Mapping, Sequence, parse_yaml, paused_collection
from toolkit.rollover.changes import LEVELS, Change, ChangeKind, Ledger
from toolkit.rollover.issue import empty, last_plan, replace_references, review_signatory, roll_instrument
from toolkit.rollover.tasks import STAYS, FateKind, drop_references, roll_tasks
from toolkit.rollover.years import review_comments, review_schedule, roll_due, roll_text, roll_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.diagnostics import Location
    from toolkit.model.places import Place
    from toolkit.model.plan import Plan
    from toolkit.model.results import Results
    from toolkit.model.yaml_nodes import Node
    from toolkit.rollover.issue import LastPlan
    from toolkit.rollover.tasks import Fate

LAST: Final = sys.maxsize
REFERENCES: Final = frozenset({"legal_bases", "multi_year_plan"})
# Their words are no text, or mean something else than a time.
UNTOUCHED: Final = frozenset({"id", "document_type", "type", "prints", "orientation", "collective"})
NAMED: Final = frozenset(
    {"issuing_agency", "place", "lead_agencies", "coordinating_agencies", "issuer", "agencies", "to", "filing"}
)
FIXED: Final = {
    **dict.fromkeys(NAMED, "thuộc tên cơ quan"),
    "symbol": "thuộc ký hiệu",
    "recurrence": "chu kỳ của nhiệm vụ",
}


class Rollover(NamedTuple):
    """Next year's plan as text, and the report.

    Attributes:
        plan: Last year's plan.
        year: The new year.
        source: The new text, under the name of the new file.
        changes: What was done with each place, in the order of last year's file.
        edits: The changes of the text.
    """

    plan: Plan
    year: int
    source: SourceText
    changes: tuple[Change, ...]
    edits: Edits

    def location(self, change: Change) -> Location:
        """Return the place of a change: in the new file; in last year's for what is there no more."""
        if change.kind is ChangeKind.DROPPED:
            return self.plan.source.location(change.span)
        return self.source.location(self.edits.span(change.span))

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what a person must be told, in the order of last year's file."""
        for change in self.changes:
            if change.code:
                words = change.before if change.kind is ChangeKind.DROPPED else change.after
                said = f'{change.field}: "{shorten(words)}"' if words.strip("# ") else change.field
                level = LEVELS[change.code]
                message = f"{said}: {_WHAT.get(change.kind, '')}{change.reason}"
                yield Diagnostic(change.code, level, self.location(change), message, change.fix)


def with_new_ordinals(rollover: Rollover, plan: Plan) -> Rollover:
    """Return a rollover that calls what has another ordinal now by both: "nhiệm vụ IV.1.5 (nay là IV.1.4)".

    Args:
        rollover: What `roll_over` returned.
        plan: The plan read from its text.
    """
    before, after = ({row.entry.id: row.reference for row in one.rows()} for one in (rollover.plan, plan))
    names = labels(rollover.plan)
    moved = {id_: reference for id_, reference in after.items() if before.get(id_, reference) != reference}
    renamed = {names[id_]: f"{names[id_]} (nay là {reference})" for id_, reference in moved.items()}
    return rollover._replace(changes=tuple(_renamed(change, renamed) for change in rollover.changes))


def _renamed(change: Change, renamed: dict[str, str]) -> Change:
    owner, comma, rest = change.field.partition(",")
    if change.kind is ChangeKind.DROPPED or owner not in renamed:
        return change
    return change._replace(field=f"{renamed[owner]}{comma}{rest}")


_WHAT: Final = {
    ChangeKind.DROPPED: "không chuyển sang năm mới: ",
    ChangeKind.CARRIED_OVER: "chuyển tiếp sang năm mới: ",
}


def roll_over(plan: Plan, year: int, results: Results | None = None, *, file: str = "") -> Rollover:
    """Return next year's plan, edited from last year's text, and the report of what was done.

    Args:
        plan: Last year's plan.
        year: The new year.
        results: What is known of last year's tasks; None: nothing is.
        file: Name of the new file; places in it are told by that.

    Raises:
        VanbanError: The year is not behind the plan's (NB103).
    """
    _refuse_year(plan, year)
    with paused_collection():
        return _roll_over(plan, year, results, file or plan.source.file)


def _roll_over(plan: Plan, year: int, results: Results | None, file: str) -> Rollover:
    root = parse_yaml(plan.source)
    ledger = Ledger(plan, year)
    names = labels(plan)
    fates = roll_tasks(ledger, root, names, results)
    gone = {id_ for id_, fate in fates.items() if fate.kind is FateKind.DROPPED}
    found = [place for place in places(root, names) if place.id not in gone]
    drop_references(ledger, list(_detail_lists(root, names, gone)), gone)
    replaced = last_plan(plan, year)
    for place in found:
        _roll_place(ledger, place, fates, replaced)
    if replaced is not None:
        replace_references(ledger, (place for place in found if place.key in REFERENCES), replaced)
    review_comments(ledger, leaves(root))
    return _finished(ledger, file)


def _finished(ledger: Ledger, file: str) -> Rollover:
    edits = Edits(ledger.edits)
    source = SourceText(file, edits.apply(ledger.plan.source.text))
    removed = sorted(ledger.removed)
    changes = (change for change in ledger.changes if change.kind is ChangeKind.DROPPED or not _is_in(change, removed))
    return Rollover(ledger.plan, ledger.year, source, tuple(sorted(changes, key=lambda one: one.span)), edits)


def _is_in(change: Change, spans: list[Span]) -> bool:
    index = bisect_right(spans, (change.span.start, LAST))
    return bool(index) and change.span.start < spans[index - 1].end


def _refuse_year(plan: Plan, year: int) -> None:
    if plan.year < year <= LAST_YEAR:
        return
    message = f"kế hoạch này là của năm {plan.year}, không nhân bản sang năm {year} được"
    fix = f"chọn năm sau năm {plan.year}: --year {plan.year + 1}"
    if year > LAST_YEAR:
        fix = f"chọn năm từ {plan.year + 1} đến {LAST_YEAR}"
    span = plan.spans.get("year", Span(0, 0))
    raise VanbanError([Diagnostic("NB103", Level.ERROR, plan.source.location(span), message, fix)])


def _roll_place(ledger: Ledger, place: Place, fates: dict[str, Fate], replaced: LastPlan | None) -> None:
    """Decide one value by what it is."""
    top, key = place.path[0], place.key
    if place.path == ("year",):
        roll_year(ledger, place)
    elif key in {"number", "issued"} and (len(place.path) == 1 or top == "letter"):
        empty(ledger, place)
    elif top == "instruments":
        roll_instrument(ledger, place, replaced)
    elif key == "full_name":
        review_signatory(ledger, place)
    elif place.path[:2] == ("reporting", "due"):
        roll_due(ledger, place)
    elif place.path[:2] == ("appendix", "columns"):
        roll_text(ledger, place)
    elif not _is_reference(place, ledger.plan):
        fate = fates.get(place.id, STAYS)
        is_fixed = key == "schedule" and fate.keeps_time
        roll_text(ledger, place, fixed=fate.reason if is_fixed else FIXED.get(key, ""))
        if key == "schedule":
            review_schedule(ledger, place, fixed=is_fixed)


def _is_reference(place: Place, plan: Plan) -> bool:
    if place.key in UNTOUCHED or place.path[-2:] == ("produces", "tasks"):
        return True
    return place.key in REFERENCES and any(place.scalar.text.strip() == cited.id for cited in plan.instruments)


def _detail_lists(node: Node, names: dict[str, str], gone: set[str], field: str = "") -> Iterator[tuple[str, Sequence]]:
    """Yield the lists of tasks that ordered plans detail, each with whose it is."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _detail_lists(item, names, gone, field)
    elif isinstance(node, Mapping) and (own := entry_id(node)) not in gone:
        field = names.get(own, field)
        for key, value in node.entries:
            if key.text != "produces":
                yield from _detail_lists(value, names, gone, field)
            elif isinstance(value, Mapping):
                lists = (items for name, items in value.entries if name.text == "tasks")
                yield from ((f"{field}, produces, tasks", items) for items in lists if isinstance(items, Sequence))

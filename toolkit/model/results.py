"""The results of a plan's tasks (kết quả thực hiện): what `<YYYY>.results.yaml` beside the plan says.

Findings of reading, beside those of `reader`; all of them errors:

    DL026  an id that no task of the plan has
    TD001  a code that no agency of the registry has
    TD002  a task and an agency given twice
    TD003  a year that is not the plan's
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import VanbanError
from toolkit.model.agency import Agency
from toolkit.model.fields import Fields, open_fields
from toolkit.model.key_names import Proposals
from toolkit.model.plan_parts import NO_SPANS, Spans
from toolkit.model.problems import Problems, shorten
from toolkit.model.source import SourceText, compared_without
from toolkit.model.yaml_nodes import collect_nodes, paused_collection

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.model.plan import Plan
    from toolkit.model.yaml_nodes import Node

RESULTS_KEYS: Final = ("year", "results")
RESULT_KEYS: Final = (
    "task",
    "agency",
    "state",
    "completed",
    "result",
    "document_number",
    "difficulty",
    "proposal",
    "source",
)

_RESULTS_KEYS = frozenset(RESULTS_KEYS)
_RESULT_KEYS = frozenset(RESULT_KEYS)
_PRINTED_KEYS = frozenset({"result", "difficulty", "proposal"})


class TaskState(Enum):
    """How far a task is; the value is what the file says. Late or in time follows from the dates."""

    NOT_STARTED = "chưa thực hiện"
    IN_PROGRESS = "đang thực hiện"
    COMPLETED = "hoàn thành"
    SUSPENDED = "tạm dừng"


_STATES: Final = {state.value: state for state in TaskState}


@compared_without("spans")
class TaskResult(NamedTuple):
    """What one agency has done of one task.

    Attributes:
        task: The task's id.
        agency: The agency's code; empty: all who lead the task together.
        state: How far it is.
        completed: The day it was finished; None when it is not, or nobody says.
        result: What came of it (kết quả thực hiện).
        document_number: Number and symbol of the document made: "45/KH-UBND".
        difficulty: Khó khăn, vướng mắc.
        proposal: Kiến nghị.
        source: Where this was taken from: "so-noi-vu.xlsx".
    """

    task: str
    agency: str
    state: TaskState
    completed: dt.date | None = None
    result: str = ""
    document_number: str = ""
    difficulty: str = ""
    proposal: str = ""
    source: str = ""
    spans: Spans = NO_SPANS


@compared_without("source")
class Results(NamedTuple):
    """The results of a year's plan.

    Attributes:
        year: The plan's year.
        entries: In the order of the file.
        source: The text they were read from.
    """

    year: int
    entries: tuple[TaskResult, ...]
    source: SourceText

    def states(self) -> dict[str, dict[str, TaskState]]:
        """Return how far each task is, agency by agency, by their ids and codes."""
        found: dict[str, dict[str, TaskState]] = {}
        for entry in self.entries:
            found.setdefault(entry.task, {})[entry.agency] = entry.state
        return found


def read_results(source: SourceText, plan: Plan) -> Results:
    """Return the results a YAML text holds of a plan's tasks.

    Args:
        source: The text, as `decode` returns it.
        plan: Whose tasks and agencies they are; with an empty registry no code is questioned.

    Raises:
        VanbanError: Everything that is wrong with the text, warnings included.
    """
    problems = Problems(source)
    with paused_collection():
        root = collect_nodes(source, problems)
        fields = None if root is None else open_fields(root, _RESULTS_KEYS, "kết quả", problems)
        results = None if fields is None else _Reader(problems, plan).read(fields)
    problems.raise_if_failed()
    if results is None:
        raise VanbanError(problems.findings())
    return results


class _Reader:
    """Reads the results, and holds them against the plan."""

    def __init__(self, problems: Problems, plan: Plan) -> None:
        self._problems = problems
        self._plan = plan
        self._tasks = frozenset(task.id for task in (*plan.tasks(), *plan.resting))
        self._task_proposals = Proposals(self._tasks)
        self._agency_proposals = Proposals(agency.code for agency in plan.registry.agencies)
        self._seen: dict[tuple[str, str], int] = {}

    def read(self, fields: Fields) -> Results:
        year = fields.year("year")
        if year is not None and year != self._plan.year:
            message = f"kết quả: year là {year} nhưng kế hoạch là của năm {self._plan.year}"
            fix = f"gõ year: {self._plan.year}, hoặc đổi tên tệp thành {year}.results.yaml"
            self._problems.error("TD003", fields.spans["year"], message, fix)
        nodes = enumerate(fields.items("results"), 1)
        found = (self._result(node, f"kết quả thứ {number}") for number, node in nodes)
        entries = tuple(entry for entry in found if entry is not None)
        return Results(self._plan.year, entries, self._problems.source)

    def _result(self, node: Node, owner: str) -> TaskResult | None:
        fields = open_fields(node, _RESULT_KEYS, owner, self._problems)
        if fields is None:
            return None
        fields.warn_of_lost_words(_PRINTED_KEYS)
        task, agency = self._task(fields), self._agency(fields)
        self._hold_apart(fields, task, agency)
        if not fields.text("state"):
            fields.required_text("state", f"state: một trong {', '.join(_STATES)}")
        return TaskResult(
            task=task,
            agency=agency,
            state=fields.choice("state", _STATES, TaskState.NOT_STARTED),
            completed=fields.whole_date("completed", "chưa xong hoặc không biết thì để trống"),
            result=fields.text("result"),
            document_number=fields.text("document_number"),
            difficulty=fields.text("difficulty"),
            proposal=fields.text("proposal"),
            source=fields.text("source"),
            spans=fields.spans,
        )

    def _task(self, fields: Fields) -> str:
        text = fields.required_text("task", "task: id của một nhiệm vụ trong kế hoạch")
        if text and text not in self._tasks:
            near = self._task_proposals.nearest(text)
            fix = f"gõ {near}" if near else "gõ id của một nhiệm vụ trong kế hoạch"
            message = f'{fields.owner}: kế hoạch không có nhiệm vụ nào mang id "{shorten(text)}"'
            self._problems.error("DL026", fields.spans["task"], message, fix)
        return text

    def _agency(self, fields: Fields) -> str:
        text = fields.text("agency")
        registry = self._plan.registry
        if text and registry and not isinstance(registry.by_code(text), Agency):
            named = registry.find(text)
            near = named.code if isinstance(named, Agency) else self._agency_proposals.nearest(text)
            fix = f"gõ {near}" if near else "gõ code của một cơ quan trong agencies.yaml"
            message = f'{fields.owner}: không có cơ quan nào mang mã "{shorten(text)}"'
            self._problems.error("TD001", fields.spans["agency"], message, fix)
        return text

    def _hold_apart(self, fields: Fields, task: str, agency: str) -> None:
        if not task:
            return
        line = self._problems.source.line_number(fields.spans["task"].start)
        first = self._seen.setdefault((task, agency), line)
        if first != line:
            whose = f" của {agency}" if agency else ""
            message = f"{fields.owner}: kết quả nhiệm vụ {task}{whose} đã có ở dòng {first}"
            self._problems.error("TD002", fields.spans["task"], message, "giữ một, xóa một")

"""Every text of a plan that a document prints, with its owner and its place in the source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.plan import Programme, Section, Task, roman_numeral
from toolkit.model.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.plan import Plan, Row
    from toolkit.model.plan_parts import LegalBasis, Produces, Signatory, Spans

ROW_NAMES = {Section: "mục", Programme: "chương trình", Task: "nhiệm vụ"}
TASK_TEXTS = ("content", "deliverable", "funding", "monitoring", "note")


class PlanText(NamedTuple):
    """A text of the plan.

    Attributes:
        owner: Whose it is, in the words of a message: "nhiệm vụ II.3".
        path: What it is, whichever its owner: "task.schedule", "produces.period".
        text: The text as the model has it.
        span: The value in the source that it stands in: its own, or the list's it belongs to.
    """

    owner: str
    path: str
    text: str
    span: Span

    @property
    def key(self) -> str:
        """Return the key of the data file."""
        return self.path.rpartition(".")[2]

    def place(self, source: SourceText, start: int, end: int) -> Span:
        """Return where some characters of the text stand in the source.

        In a quoted or folded value, or a list, the words are looked for; when the source writes them otherwise
        (as escapes, decomposed), the value's beginning stands for them.
        """
        if (at := source.text.find(self.text, *self.span)) >= 0:
            return Span(at + start, at + end)
        # The same words may stand there twice, and in the list's other items.
        where = _spread(self.text, source.text, *self.span)
        if where:
            words = _pattern(self.text[start:end])
            number = sum(1 for match in words.finditer(self.text) if match.end() <= start)
            for match in words.finditer(source.text, *where):
                if not number:
                    return Span(*match.span())
                number -= 1
        first_line = source.text[slice(*self.span)].partition("\n")[0].rstrip("\r")
        return Span(self.span.start, self.span.start + max(1, len(first_line)))


@lru_cache(maxsize=1)  # a text's findings come one behind the other
def _spread(text: str, source: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a text stands in a stretch of the source, its spaces line ends perhaps."""
    found = _pattern(text).search(source, start, end)
    return found.span() if found else None


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text though its spaces are line ends in the source."""
    return re.compile(r"\s+".join(map(re.escape, text.split())))


def plan_texts(plan: Plan) -> Iterator[PlanText]:
    """Yield the texts that the data give, those of a document together; instruments are not among them."""
    yield from _given("kế hoạch", "plan", plan.spans, {"subject": plan.subject})
    yield from _bases("kế hoạch", plan.spans, plan.legal_bases)
    yield from _given("kế hoạch", "plan", plan.spans, {"opening": plan.opening})
    yield from _body(plan)
    for number, item in enumerate(plan.implementation, 1):
        yield from _given(f"implementation, phần thứ {number}", "implementation", item.spans, {"text": item.text})
    yield from _given("kế hoạch", "plan", plan.spans, {"closing": plan.closing})
    yield from _ending("kế hoạch", plan.spans, plan.recipients, plan.signatory)
    yield from _given("letter", "letter", plan.letter.spans, {"subject": plan.letter.subject})
    yield from _ending("letter", plan.letter.spans, plan.letter.recipients, plan.letter.signatory)
    yield from _given("appendix", "appendix", plan.appendix.spans, {"title": plan.appendix.title})
    if "columns" in plan.appendix.spans:
        for column in plan.appendix.columns:
            yield PlanText("appendix", "appendix.columns", column.heading, plan.appendix.spans["columns"])
    for row in plan.rows():
        yield from _row(row)


def row_owner(row: Row) -> str:
    """Return a row in the words of a message: "nhiệm vụ II.3"."""
    return f"{ROW_NAMES[type(row.entry)]} {row.reference}"


def _body(plan: Plan) -> Iterator[PlanText]:
    for number, part in enumerate(plan.body, 1):
        owner = f"body, mục {roman_numeral(number)}"
        yield from _given(owner, "body", part.spans, {"title": part.title, "text": part.text})
        for place, clause in enumerate(part.clauses, 1):
            texts = {"title": clause.title, "text": clause.text}
            yield from _given(f"{owner}, khoản {place}", "body", clause.spans, texts)


def _row(row: Row) -> Iterator[PlanText]:
    entry, owner = row.entry, row_owner(row)
    if not isinstance(entry, Task):
        yield from _given(owner, "heading", entry.spans, {"content": entry.content})
        yield from _bases(owner, entry.spans, entry.legal_bases)
        return
    yield from _given(owner, "task", entry.spans, {name: getattr(entry, name) for name in TASK_TEXTS})
    if entry.schedule:
        yield from _given(owner, "task", entry.spans, {"schedule": entry.schedule.text})
    if entry.produces:
        yield from _produces(f"{owner}, produces", entry.produces)


def _produces(owner: str, produces: Produces) -> Iterator[PlanText]:
    yield from _given(owner, "produces", produces.spans, {"title": produces.title, "period": produces.period})
    yield from _bases(owner, produces.spans, produces.legal_bases)


def _bases(owner: str, spans: Spans, bases: Iterable[LegalBasis]) -> Iterator[PlanText]:
    for basis in bases:
        if basis.instrument is None:
            yield PlanText(owner, "legal_bases", basis.text, spans["legal_bases"])


def _ending(owner: str, spans: Spans, recipients: Iterable[str], signatory: Signatory | None) -> Iterator[PlanText]:
    for line in recipients:
        yield PlanText(owner, "ending.recipients", line, spans["recipients"])
    if signatory is not None:
        yield from _given(f"{owner}, signatory", "ending", signatory.spans, {"position": signatory.position})


def _given(owner: str, kind: str, spans: Spans, texts: dict[str, str]) -> Iterator[PlanText]:
    for key, text in texts.items():
        if text and key in spans:
            yield PlanText(owner, f"{kind}.{key}", text, spans[key])

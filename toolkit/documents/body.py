"""The body of a plan (nội dung): parts I, II, III, clauses 1, 2, 3 in them, paragraphs below.

What may stand in it from the data: the plan's own words (`BodyPart`), the headings of its appendix, and the
organisation of implementation. A plan without words of its own gets the usual four parts, with gaps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.documents.heading import capitals
from toolkit.documents.implementation import implementation_items
from toolkit.documents.prose import gap
from toolkit.model.plan import Task, roman_numeral
from toolkit.model.plan_parts import BodyPart, Clause, Generated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.documents.prose import Prose
    from toolkit.documents.reporting import Charge
    from toolkit.model.plan import Plan

IMPLEMENTATION_TITLE: Final = "Tổ chức thực hiện"
IMPLEMENTATION: Final = BodyPart(IMPLEMENTATION_TITLE, prints=Generated.IMPLEMENTATION)


class BodyWriter:
    """Writes paragraphs one after another, each part and clause with its number.

    Attributes:
        items: What has been written: {"level", "runs"} each.
    """

    def __init__(self, prose: Prose) -> None:
        self.items: list[dict[str, Any]] = []
        self._prose = prose
        self._parts = 0
        self._clauses = 0

    def part(self, title: str) -> None:
        """Begin a part: "I. MỤC ĐÍCH, YÊU CẦU"; its clauses count from 1."""
        self._parts += 1
        self._clauses = 0
        self.items.append(self._prose.paragraph("section", f"{roman_numeral(self._parts)}. {capitals(title)}"))

    def clause(self, title: str, text: str) -> None:
        """Write a clause: "1. Mục đích" and its text; without a title the number stands before the text."""
        self._clauses += 1
        if title:
            self.items.append(self._prose.paragraph("clause", f"{self._clauses}. {title}"))
            self.paragraphs(text)
        else:
            self.paragraphs(f"{self._clauses}. {text.lstrip()}")

    def paragraphs(self, text: str) -> None:
        """Write a paragraph for each line of a text."""
        self.items.extend(self._prose.paragraphs("paragraph", text))


def body_values(prose: Prose, plan: Plan, charge: Charge) -> list[dict[str, Any]]:
    """Return the body of a plan from its opening on, all but the closing sentence."""
    writer = BodyWriter(prose)
    writer.paragraphs(plan.opening or usual_opening(plan))
    parts = _completed(plan.body) if plan.body else tuple(usual_parts(plan.document_type))
    referring = _referring_part(plan, parts)
    for number, part in enumerate(parts):
        writer.part(part.title)
        written = len(writer.items)
        writer.paragraphs(part.text)
        for clause in part.clauses:
            writer.clause(clause.title, clause.text)
        if part.prints is Generated.TASKS:
            _write_tasks(writer, plan)
        elif part.prints is Generated.IMPLEMENTATION:
            for item in implementation_items(plan, charge):
                writer.clause(item.title, item.text)
        if number == referring:
            writer.paragraphs(appendix_reference(plan.document_type))
        if len(writer.items) == written:
            writer.paragraphs(gap("nội dung của phần này"))
    return writer.items


def usual_opening(plan: Plan) -> str:
    """Return the words that lead from the legal bases into the body."""
    return f"{plan.issuing_agency} ban hành {plan.title} như sau:"


def usual_parts(document_type: str) -> Iterator[BodyPart]:
    """Yield the parts of a plan that has no words of its own."""
    yield BodyPart(
        "Mục đích, yêu cầu",
        clauses=(
            Clause("Mục đích", gap(f"mục đích của {document_type}")),
            Clause("Yêu cầu", gap(f"yêu cầu đối với việc thực hiện {document_type}")),
        ),
    )
    yield BodyPart("Nội dung, nhiệm vụ", prints=Generated.TASKS)
    yield BodyPart("Kinh phí thực hiện", gap("nguồn kinh phí thực hiện"))
    yield IMPLEMENTATION


def appendix_reference(document_type: str) -> str:
    """Return the sentence by which a body points to its appendix."""
    return f"(Chi tiết tại Phụ lục kèm theo {document_type} này)"


def count_of_tasks(count: int) -> str:
    """Return "05 nhiệm vụ"; numbers below 10 have a leading zero, as such documents count."""
    return f"{count:02d} nhiệm vụ"


def as_sentence(text: str) -> str:
    """Return a text with a full stop at its end, and only one."""
    stripped = text.rstrip()
    return stripped if stripped.endswith("...") else f"{stripped.rstrip('.;:, ')}."


def _completed(parts: tuple[BodyPart, ...]) -> tuple[BodyPart, ...]:
    """Return the parts, the organisation of implementation among them."""
    return parts if any(_organises(part) for part in parts) else (*parts, IMPLEMENTATION)


def _organises(part: BodyPart) -> bool:
    return part.prints is Generated.IMPLEMENTATION or IMPLEMENTATION_TITLE.casefold() in part.title.casefold()


def _referring_part(plan: Plan, parts: tuple[BodyPart, ...]) -> int | None:
    """Return which part gets a sentence about the appendix of its own; None where it is spoken of, or there is none."""
    if next(plan.tasks(), None) is None or any(part.prints is Generated.TASKS for part in parts):
        return None
    if any("phụ lục" in text.casefold() for text in _words(plan, parts)):
        return None
    organising = next((number for number, part in enumerate(parts) if _organises(part)), len(parts))
    return max(organising - 1, 0)


def _words(plan: Plan, parts: tuple[BodyPart, ...]) -> Iterator[str]:
    yield plan.opening
    yield plan.closing
    for part in parts:
        yield part.title
        yield part.text
        for clause in part.clauses:
            yield clause.title
            yield clause.text


def _write_tasks(writer: BodyWriter, plan: Plan) -> None:
    """Write the headings of the appendix and the reference to it; without tasks there is nothing to write."""
    count = sum(1 for _ in plan.tasks())
    if not count:
        return
    headings = [entry.content for entry in plan.entries if not isinstance(entry, Task)]
    if len(headings) < len(plan.entries):
        what = count_of_tasks(count) if count > 1 else "nhiệm vụ"
        writer.paragraphs(f"Tổ chức thực hiện {what} tại Phụ lục kèm theo {plan.document_type} này.")
        return
    for heading in headings:
        if len(headings) > 1:
            writer.clause("", as_sentence(heading))
        else:
            writer.paragraphs(as_sentence(heading))
    writer.paragraphs(appendix_reference(plan.document_type))

"""The appendix (phụ lục): a table of the plan's tasks, who leads, who helps, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.decree30 import wording
from toolkit.documents import Document, Draft
from toolkit.documents.heading import capitals, whole_symbol
from toolkit.documents.prose import Prose
from toolkit.model.plan import HEADINGS, Column, Orientation, Section, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.documents import Options
    from toolkit.model.plan import Plan, Row

FILE_NAME: Final = "phu-luc.docx"
COLUMN_FIELDS: Final = frozenset(column.value for column in Column)
FIXED_FIELDS: Final = frozenset({Column.ORDINAL.value})


def appendix_drafts(plan: Plan, options: Options) -> Iterator[Draft]:
    """Yield the plan's one appendix, as a file of its own."""
    yield Draft(FILE_NAME, lambda: appendix_document(plan, traced=options.traced))


def appendix_document(plan: Plan, *, traced: bool) -> Document:
    """Return the appendix's document."""
    prose = Prose(plan)
    values = appendix_values(prose, plan, traced=traced)
    return Document(values, printed_columns(plan), is_landscape(plan), tuple(prose.gaps))


def printed_columns(plan: Plan) -> tuple[str, ...]:
    """Return the fields the appendix prints, in their order."""
    return tuple(column.field.value for column in plan.appendix.columns)


def is_landscape(plan: Plan) -> bool:
    """Tell how the appendix's paper lies."""
    return plan.appendix.orientation is Orientation.LANDSCAPE


def appendix_values(prose: Prose, plan: Plan, *, traced: bool = True) -> dict[str, Any]:
    """Return what the appendix prints.

    Args:
        prose: The document it stands in, which takes note of the gaps.
        plan: The plan.
        traced: Whether rows carry the hidden bookmarks by which they are known again.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, III.1; forms 2.1 and 2.2 of Annex III.
    """
    issued = plan.issued
    label = wording.format_appendix_label(None)
    columns = printed_columns(plan)
    values: dict[str, Any] = {
        "title": f"{label} {plan.title[:1].lower()}{plan.title[1:]}",
        "issuing_agency": plan.issuing_agency,
        "appendix": {
            "label": label,
            "title": capitals(plan.appendix.title),
            "reference": wording.format_appendix_reference(
                plan.document_type,
                plan.number,
                whole_symbol(plan.symbol),
                issued.day if issued else None,
                issued.month if issued else None,
                issued.year if issued else plan.year,
                plan.issuing_agency,
            ),
            "end_mark": wording.END_MARK,
        },
        "columns": {field.value: heading for field, heading in HEADINGS.items()}
        | {column.field.value: column.heading for column in plan.appendix.columns},
        "rows": [row_values(row, traced=traced) for row in plan.rows()],
    }
    prose.note(values["appendix"]["title"], values["appendix"]["reference"])
    for row in (values["columns"], *values["rows"]):
        prose.note(*(row[field] for field in columns))  # only of what is printed
    return values


def row_values(row: Row, *, traced: bool) -> dict[str, Any]:
    """Return one row of the table: a section's and a programme's have only ordinal and content.

    Without an id a row gets no bookmark.
    """
    entry = row.entry
    values = {
        "kind": "task" if isinstance(entry, Task) else "section" if isinstance(entry, Section) else "programme",
        "id": entry.id if traced else "",
        "ordinal": row.ordinal,
        "content": entry.content,
        "deliverable": "",
        "lead_agencies": "",
        "coordinating_agencies": "",
        "schedule": "",
        "funding": "",
        "monitoring": "",
        "note": "",
    }
    if isinstance(entry, Task):
        values["deliverable"] = entry.deliverable
        values["lead_agencies"] = entry.lead_agencies.text
        values["coordinating_agencies"] = entry.coordinating_agencies.text
        values["schedule"] = entry.schedule.text if entry.schedule else ""
        values["funding"] = entry.funding
        values["monitoring"] = entry.monitoring
        values["note"] = entry.note
    return values

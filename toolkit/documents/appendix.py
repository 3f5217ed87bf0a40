"""The appendix (phụ lục): a table of the plan's tasks, who leads, who helps, by when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.decree30 import wording
from toolkit.documents import Document
from toolkit.model.plan import Column, Orientation, Section, Task

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.plan import Plan, Row

FILE_NAME: Final = "phu-luc.docx"
COLUMN_FIELDS: Final = frozenset(column.value for column in Column)


def appendix_documents(plan: Plan) -> Iterator[Document]:
    """Yield the plan's one appendix."""
    yield Document(
        FILE_NAME,
        appendix_values(plan),
        tuple(column.field.value for column in plan.appendix.columns),
        plan.appendix.orientation is Orientation.LANDSCAPE,
    )


def appendix_values(plan: Plan) -> dict[str, Any]:
    """Return what the appendix prints.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, III.1; forms 2.1 and 2.2 of Annex III.
    """
    issued = plan.issued
    label = wording.format_appendix_label(None)
    return {
        "title": f"{label} {plan.title[:1].lower()}{plan.title[1:]}",
        "issuing_agency": plan.issuing_agency,
        "appendix": {
            "label": label,
            "title": plan.appendix.title.upper(),
            "reference": wording.format_appendix_reference(
                plan.document_type,
                plan.number,
                plan.symbol,
                issued.day if issued else None,
                issued.month if issued else None,
                issued.year if issued else plan.year,
                plan.issuing_agency,
            ),
            "end_mark": wording.END_MARK,
        },
        "columns": {column.field.value: column.heading for column in plan.appendix.columns},
        "rows": [row_values(row) for row in plan.rows()],
    }


def row_values(row: Row) -> dict[str, Any]:
    """Return one row of the table: a section's and a programme's have only ordinal and content."""
    entry = row.entry
    values = {
        "kind": "task" if isinstance(entry, Task) else "section" if isinstance(entry, Section) else "programme",
        "id": entry.id,
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

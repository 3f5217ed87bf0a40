"""Numbers and order of what was put together, held against what will be printed."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.model.problems import shorten
from toolkit.word.ordinals import readings
from toolkit.word.task_grid import RowKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.importing.draft import DraftEntry, PlanDraft
    from toolkit.importing.findings import Findings
    from toolkit.importing.ledger import Ledger
    from toolkit.importing.source import SourceTable

NAMED_ORDINALS: Final = 5  # of numbers that will change, shown in the finding


def check_ordinals(draft: PlanDraft, tables: Sequence[SourceTable], ledger: Ledger, findings: Findings) -> None:
    """Tell, once a table, of numbers that will be printed otherwise than they were typed."""
    changed: dict[int, list[tuple[int, str, str]]] = {}
    for entry, ordinal, reference in draft.rows():
        if entry.ordinal and not _same_number(entry.ordinal, ordinal, reference):
            changed.setdefault(entry.table, []).append((entry.row, entry.ordinal, ordinal))
    for table, rows in changed.items():
        source = tables[table]
        shown = ", ".join(f'"{shorten(typed, 20)}" thành "{printed}"' for _, typed, printed in rows[:NAMED_ORDINALS])
        more = f" và {len(rows) - NAMED_ORDINALS} hàng nữa" if len(rows) > NAMED_ORDINALS else ""
        message = f"số thứ tự của {len(rows)} hàng khi in ra sẽ khác: {shown}{more}"
        fix = "không phải sửa nếu các nhóm đúng như trong bảng; sai nhóm thì chuyển nhiệm vụ sang đúng mục"
        findings.hint("NH205", source.locate(rows[0][0], -1), message, fix)
        for row, _, _ in rows:
            cells = source.readings[row].sources.get("ordinal", ()) or source.readings[row].sources.get("content", ())
            ledger.report(table, row, cells)


def _same_number(typed: str, ordinal: str, reference: str) -> bool:
    bare = typed.strip().strip("().:/ \u00a0")
    if bare in {ordinal, reference}:
        return True
    found = readings(typed)
    return bool(found) and any(label in readings(ordinal) for label in found)


def tell_of_order(draft: PlanDraft, tables: Sequence[SourceTable], findings: Findings) -> None:
    """Tell of headings where tasks and programmes take turns: the data hold one kind after the other."""

    def visit(entries: list[DraftEntry], heading: DraftEntry | None) -> None:
        kinds = [entry.kind is RowKind.TASK for entry in entries]
        turns = sum(one is not other for one, other in pairwise(kinds))
        if turns > 1:
            first = heading or entries[0]
            message = (
                f'"{shorten(first.content)}": nhiệm vụ và chương trình xen kẽ nhau; '
                "trong tệp YAML, loại nào gặp trước được xếp trước"
            )
            place = tables[first.table].locate(first.row, -1)
            findings.warning("NH218", place, message, "xem lại thứ tự; cần đúng thứ tự cũ thì chia thành nhiều mục")
            first_kind = kinds[0]
            entries.sort(key=lambda entry: (entry.kind is RowKind.TASK) is not first_kind)
        for entry in entries:
            if entry.entries:
                visit(entry.entries, entry)

    visit(draft.entries, None)

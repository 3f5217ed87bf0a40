"""From the rows of task tables to the entries of a plan; what is doubtful is written as it was read, and told."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.importing.cells import one_line_time, read_agencies
from toolkit.importing.draft import DraftEntry, PlanDraft
from toolkit.model.problems import shorten
from toolkit.word.ordinals import SMALL_LETTER, readings, split_label
from toolkit.word.story import Merge
from toolkit.word.task_grid import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.importing.findings import Findings
    from toolkit.importing.ledger import Ledger
    from toolkit.importing.source import SourceTable
    from toolkit.model.agencies import Registry
    from toolkit.word.task_grid import ReadRow

FIELD_NAMES: Final = {
    "ordinal": "số thứ tự",
    "content": "nội dung",
    "deliverable": "sản phẩm",
    "lead_agencies": "cơ quan chủ trì",
    "coordinating_agencies": "cơ quan phối hợp",
    "schedule": "thời gian",
    "funding": "kinh phí",
    "monitoring": "theo dõi",
    "note": "ghi chú",
}
TOTAL: Final = re.compile(r"(?:tổng cộng|tổng số|tổng kinh phí|cộng)(?=$|[\s:.(])", re.IGNORECASE)
AGENCY_FIELDS: Final = ("lead_agencies", "coordinating_agencies")
UNNAMED_SECTION: Final = "[... tên mục]"
UNNAMED_TASK: Final = "[... nội dung nhiệm vụ]"
LONGEST_COMPARED: Final = 10_000  # characters of a task's text in which a further row's is looked for
NAMED_ORDINALS: Final = 5  # of numbers that will change, shown in the finding


class Assembler:
    """Puts the rows of all tables together.

    Attributes:
        entries: The sections; or, where there are none, programmes and tasks.
    """

    def __init__(
        self, tables: Sequence[SourceTable], registry: Registry, year: int, ledger: Ledger, findings: Findings
    ) -> None:
        self._tables = tables
        self._registry = registry
        self._year = year
        self._ledger = ledger
        self._findings = findings
        self._parents: list[DraftEntry] = []
        self._last_task: DraftEntry | None = None
        self._has_sections = any(row.kind is RowKind.SECTION for table in tables for row in table.readings)
        self.entries: list[DraftEntry] = []

    def run(self) -> list[DraftEntry]:
        """Return the entries of all tables."""
        for number, table in enumerate(self._tables):
            self._tell_of_columns(number, table)
            for index, reading in enumerate(table.readings):
                self._row(number, index, reading)
        return self.entries

    # ---- rows

    def _row(self, table: int, index: int, reading: ReadRow) -> None:
        every = range(len(self._tables[table].rows[index]))
        if reading.kind is RowKind.EMPTY:
            self._ledger.read(table, index, every)
            return
        if reading.kind is RowKind.HEADER:
            self._header_row(table, index, reading)
            return
        blank = [cell for cell in every if not self._tables[table].rows[index][cell].text]
        self._ledger.read(table, index, blank)
        for cell, doubts in self._doubts_of(table, index):
            for code, message, fix in doubts:
                self._report(table, index, (cell,), code, message, fix)
        if total := TOTAL.match(reading.texts.get("content", "") or reading.texts.get("ordinal", "")):
            cells = [cell for cell in every if cell not in blank]
            words = " ".join(self._tables[table].rows[index][cell].text for cell in cells)
            message = f'hàng {total[0].lower()} không phải nhiệm vụ nên không đưa vào: "{shorten(words)}"'
            self._report(
                table, index, cells, "NH214", message, "cần giữ số tổng thì ghi vào body của kế hoạch", hint=True
            )
        elif reading.kind is RowKind.TASK:
            self._task_row(table, index, reading)
        else:
            self._heading_row(table, index, reading)

    def _doubts_of(self, table: int, index: int) -> Iterable[tuple[int, Sequence[tuple[str, str, str]]]]:
        doubts = self._tables[table].doubts
        if not doubts:
            return ()
        cells = range(len(self._tables[table].rows[index]))
        return [(cell, doubts[index, cell]) for cell in cells if (index, cell) in doubts]

    def _header_row(self, table: int, index: int, reading: ReadRow) -> None:
        header = self._tables[table].header
        row = self._tables[table].rows[index]
        if index >= header.first:  # its texts are the columns' headings; unknown columns have a finding of their own
            known = [cell for cell, text in enumerate(row) if not text.text or cell not in reading.unplaced]
            self._ledger.read(table, index, known)
            self._ledger.report(table, index, reading.unplaced)
            return
        # Titles: the head of the document has taken what it could of them.
        self._ledger.read(table, index, [cell for cell, text in enumerate(row) if not text.text])

    def _heading_row(self, table: int, index: int, reading: ReadRow) -> None:
        texts, ordinal = self._texts(table, index, reading)
        entry = self._entry(reading.kind, {"content": texts["content"]}, table, index, ordinal)
        self._place(entry, reading.depth)
        self._last_task = None
        self._read_all(table, index, reading)
        if not reading.is_certain:
            message = f'hàng "{shorten(entry.content)}" chỉ có nội dung, hiểu là tên một nhóm chưa có nhiệm vụ'
            fix = "nếu là một nhiệm vụ thì chuyển xuống tasks của mục trên"
            self._report(table, index, reading.sources["content"], "NH208", message, fix)

    def _task_row(self, table: int, index: int, reading: ReadRow) -> None:
        row = self._tables[table].rows[index]
        content_cells = reading.sources.get("content", ())
        goes_down = bool(content_cells) and all(
            row[cell].merge is Merge.CONTINUED and not row[cell].text for cell in content_cells
        )
        if self._last_task is not None and (goes_down or self._goes_on(table, index, reading)):
            self._further_row(table, index, reading, merged=goes_down)
            return
        texts, ordinal = self._texts(table, index, reading)
        entry = self._entry(RowKind.TASK, texts, table, index, ordinal)
        if not texts.get("content"):
            texts["content"] = UNNAMED_TASK
            cells = [cell for sources in reading.sources.values() for cell in sources]
            message = "hàng không có nội dung nhiệm vụ"
            self._report(table, index, cells, "NH208", message, "gõ nội dung vào content của nhiệm vụ này")
        self._read_all(table, index, reading)
        self._understand(entry, table, index, reading)
        self._place(entry, reading.depth)
        self._last_task = entry
        if not reading.is_certain:
            message = f'hàng "{shorten(entry.content)}" chỉ có nội dung, hiểu là nhiệm vụ chưa có cơ quan và thời gian'
            fix = "điền cơ quan, thời gian; nếu là tên của một nhóm thì chuyển thành programmes hoặc sections"
            self._report(table, index, content_cells, "NH208", message, fix)

    def _goes_on(self, table: int, index: int, reading: ReadRow) -> bool:
        """Tell whether a row is the rest of the one above, which a page break or a second entry cut off."""
        if self._tables[table].ids.get(index) or reading.texts.get("ordinal") or self._last_task is None:
            return False
        content = reading.texts.get("content", "")
        if not content:
            return True  # a second time or product of the task above
        return content[:1].islower() and not (reading.texts.keys() - {"content"})

    def _further_row(self, table: int, index: int, reading: ReadRow, *, merged: bool) -> None:
        """Add a row to the task above it."""
        entry = self._last_task
        assert entry is not None  # noqa: S101 - asked before
        row = self._tables[table].rows[index]
        added: dict[str, str] = {}
        for field, cells in reading.sources.items():
            own = [cell for cell in cells if row[cell].text]
            text = "\n".join(row[cell].text for cell in own)
            if not text or (field == "ordinal" and merged):
                continue
            before = entry.texts.get(field, "")
            if len(before) > LONGEST_COMPARED or text not in before.split("\n"):
                glue = " " if field == "content" else "\n"
                entry.texts[field] = f"{before}{glue}{text}" if before else text
                added[field] = text
            self._report_only(table, index, own)
        self._report_only(table, index, [cell for cell, text in enumerate(row) if text.text])
        self._unknown_columns(entry, table, index, reading)
        if not added:
            self._ledger.read(table, index, range(len(row)))
            return
        names = ", ".join(FIELD_NAMES[field] for field in added)
        code = "NH207" if merged else "NH223"
        what = "hàng này cùng một nhiệm vụ với hàng trên" if merged else "hàng này nối tiếp hàng trên"
        place = self._tables[table].locate(index, -1)
        self._findings.warning(
            code, place, f"{what}; đã ghép {names} vào nhiệm vụ ấy", "xem lại chỗ ghép; là nhiệm vụ riêng thì tách ra"
        )
        self._understand(entry, table, index, reading, only=frozenset(added))

    # ---- texts

    def _texts(self, table: int, index: int, reading: ReadRow) -> tuple[dict[str, str], str]:
        """Return the texts of a row and its number, which may stand at the head of the content."""
        texts = {field: text for field, text in reading.texts.items() if field != "ordinal"}
        ordinal = reading.texts.get("ordinal", "")
        if not ordinal and not self._tables[table].ids.get(index):
            label, rest = split_label(texts.get("content", ""))
            if label and all(reading.style != SMALL_LETTER for reading in readings(label)):
                ordinal, texts["content"] = label, rest
        return texts, ordinal

    def _entry(self, kind: RowKind, texts: dict[str, str], table: int, index: int, ordinal: str) -> DraftEntry:
        identifier = self._tables[table].ids.get(index, "")
        return DraftEntry(kind, texts, table, index, ordinal, identifier, bool(identifier))

    def _understand(
        self, entry: DraftEntry, table: int, index: int, reading: ReadRow, only: frozenset[str] | None = None
    ) -> None:
        """Read agencies and times, and tell of what is doubtful in a task's cells."""
        if only is None:
            self._spanning_cells(table, index, reading)
            self._unknown_columns(entry, table, index, reading)
        if not entry.is_ours:
            for field in AGENCY_FIELDS:
                if only is None or field in only:
                    self._agencies(entry, field, table, index, reading)
        if "schedule" in entry.texts and (only is None or "schedule" in only):
            self._schedule(entry, table, index, reading)

    def _agencies(self, entry: DraftEntry, field: str, table: int, index: int, reading: ReadRow) -> None:
        text = entry.texts.get(field, "")
        if not text:
            return
        read = read_agencies(text, self._registry)
        if not read.is_changed:
            return
        lead, other = read.lead, read.coordinating
        if field == "coordinating_agencies":
            lead, other = "", "; ".join(filter(None, (lead, other)))
        for name, names in (("lead_agencies", lead), ("coordinating_agencies", other)):
            if name == field:
                entry.texts[name] = names
            elif names:
                before = entry.texts.get(name, "")
                entry.texts[name] = f"{before}; {names}" if before else names
        shown = shorten("; ".join(filter(None, (lead, other))))
        message = f'các cơ quan trong ô không cách nhau bằng dấu ";", đã đọc là "{shown}"'
        self._report(
            table, index, reading.sources.get(field, ()), "NH221", message,
            "xem lại chỗ tách tên; đúng rồi thì thôi", hint=read.is_certain,
        )  # fmt: skip

    def _schedule(self, entry: DraftEntry, table: int, index: int, reading: ReadRow) -> None:
        text = entry.texts["schedule"]
        if entry.is_ours:
            understood = one_line_time(text, self._year)[1]
        else:
            entry.texts["schedule"], understood = one_line_time(text, self._year)
        if not understood:
            message = f'không đọc được thời gian "{shorten(text)}"'
            task = shorten(entry.content, 40)
            fix = f'sửa schedule của nhiệm vụ "{task}" trong tệp YAML; để nguyên thì vẫn in đúng chữ này'
            self._report(table, index, reading.sources.get("schedule", ()), "NH203", message, fix)

    def _spanning_cells(self, table: int, index: int, reading: ReadRow) -> None:
        """Tell of cells that reach over several columns: their text is that of the first."""
        columns = self._tables[table].header.columns
        for field, cells in reading.sources.items():
            for cell in cells:
                found = self._tables[table].rows[index][cell]
                if found.span < 2 or not found.text:
                    continue
                covered = dict.fromkeys(
                    columns[column] for column in range(found.column, found.column + found.span) if column in columns
                )
                covered.pop(field, None)
                if covered:
                    names = ", ".join(FIELD_NAMES[name] for name in covered)
                    message = (
                        f'ô "{shorten(found.text)}" gộp cả cột {names}; đã ghi vào {FIELD_NAMES[field]} của nhiệm vụ'
                    )
                    fix = f"chuyển phần thuộc cột {names} sang đúng mục trong tệp YAML"
                    self._report(table, index, (cell,), "NH206", message, fix)

    def _unknown_columns(self, entry: DraftEntry, table: int, index: int, reading: ReadRow) -> None:
        """Keep what stands in columns nobody knows in the note, with the column's heading."""
        source = self._tables[table]
        starts = sorted(source.header.headings)
        for cell in reading.unplaced:
            found = source.rows[index][cell]
            heading = next((source.header.headings[start] for start in reversed(starts) if start <= found.column), "")
            words = f"{heading}: {found.text}" if heading else found.text
            before = entry.texts.get("note", "")
            entry.texts["note"] = f"{before}\n{words}" if before else words
        self._report_only(table, index, reading.unplaced)

    def _tell_of_columns(self, number: int, table: SourceTable) -> None:
        """Tell once a table of columns nobody knows, and of two that are one field."""
        header = table.header
        place = table.locate(header.first, -1)
        used = {cell for reading in table.readings for cell in reading.unplaced}
        for column, heading in header.headings.items():
            if column not in header.columns and used:
                message = f'không biết cột "{shorten(heading)}" là gì; chữ trong cột được giữ ở note của từng nhiệm vụ'
                fix = "chuyển sang mục đúng (deliverable, funding, monitoring...), hoặc để ở note"
                self._findings.warning("NH202", place, message, fix)
        fields: dict[str, list[str]] = {}
        for column, field in header.columns.items():
            fields.setdefault(field, []).append(header.headings.get(column, ""))
        for field, headings in fields.items():
            if len(headings) > 1:
                shown = ", ".join(f'"{shorten(heading)}"' for heading in headings)
                message = f"các cột {shown} cùng là {FIELD_NAMES[field]}; chữ của từng hàng được ghép lại"
                self._findings.warning("NH215", place, message, f"xem lại {field} của các nhiệm vụ")
                self._doubt_columns(number, table, field)

    def _doubt_columns(self, number: int, table: SourceTable, field: str) -> None:
        for index, reading in enumerate(table.readings):
            cells = reading.sources.get(field, ())
            if len(cells) > 1:
                self._report_only(number, index, cells)

    # ---- places

    def _place(self, entry: DraftEntry, depth: int) -> None:
        """Put an entry where it belongs."""
        if entry.kind is RowKind.SECTION:
            self._parents = [entry]
            self.entries.append(entry)
            return
        if not self._has_sections:
            level = min(depth, len(self._parents))
        else:
            if not self._parents:
                section = DraftEntry(RowKind.SECTION, {"content": UNNAMED_SECTION}, entry.table, entry.row)
                self._parents = [section]
                self.entries.append(section)
                place = self._tables[entry.table].locate(entry.row, -1)
                message = "hàng này đứng trước mục đầu tiên của bảng; đã đặt vào một mục chưa có tên"
                self._findings.warning("NH208", place, message, "gõ tên mục vào content, hoặc chuyển sang mục khác")
            level = max(1, min(depth, len(self._parents)))
        del self._parents[level:]
        siblings = self._parents[-1].entries if self._parents else self.entries
        siblings.append(entry)
        if entry.kind is not RowKind.TASK:
            self._parents.append(entry)

    # ---- the account

    def _read_all(self, table: int, index: int, reading: ReadRow) -> None:
        for cells in reading.sources.values():
            self._ledger.read(table, index, cells)

    def _report(
        self, table: int, index: int, cells: Sequence[int], code: str, message: str, fix: str, *, hint: bool = False
    ) -> None:
        note = self._findings.hint if hint else self._findings.warning
        note(code, self._tables[table].locate(index, cells[0] if cells else -1), message, fix)
        self._report_only(table, index, cells)

    def _report_only(self, table: int, index: int, cells: Iterable[int]) -> None:
        self._ledger.report(table, index, cells)


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

"""A .docx as a draft to compare: its paragraphs, and the rows of its tables, those of tasks known as tasks.

Our own documents carry the ids of their rows as hidden bookmarks; others are known by what they say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.alignment import Key
from toolkit.comparing.comparison import Side, Unit, UnitKind
from toolkit.comparing.draft import KIND_NAMES, Draft, folded
from toolkit.word.bookmarks import identifier_of
from toolkit.word.document import header_parts
from toolkit.word.names import w
from toolkit.word.story import Merge, blocks, container_text, grid_rows, paragraph_text
from toolkit.word.task_tables import RowKind, read_task_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from toolkit.word.document import WordDocument
    from toolkit.word.story import GridRow
    from toolkit.word.task_tables import TaskRow, TaskTable

KINDS: Final = {
    RowKind.SECTION: UnitKind.SECTION,
    RowKind.PROGRAMME: UnitKind.PROGRAMME,
    RowKind.TASK: UnitKind.TASK,
}
PARAGRAPH: Final = UnitKind.PARAGRAPH.value
HEADING: Final = re.compile(r"\s*(?:[IVXLC]+[.]|Phần|Chương|Điều \d|PHỤ LỤC|Phụ lục)\s?")
LONGEST_HEADING: Final = 150
HEADER: Final = "header"  # the kind by which headings of columns are matched with each other only
TITLE_YEAR: Final = re.compile(r"năm\s+((?:19|20|21)[0-9]{2})(?![0-9])", re.IGNORECASE)
NOTES: Final = {"footnotes": (w("footnote"), "chú thích"), "endnotes": (w("endnote"), "chú thích cuối")}
AGENCY_FIELDS: Final = ("lead_agencies", "coordinating_agencies")
# In printing order; columns nobody knows come behind.
FIELDS: Final = (
    "ordinal", "content", "deliverable", *AGENCY_FIELDS, "schedule", "funding", "monitoring", "note",
)  # fmt: skip


class WordDraft(NamedTuple):
    """A .docx as a draft.

    Attributes:
        draft: Its units and keys; empty paragraphs and headings of columns are units too.
        elements: The w:p or w:tr of each unit.
        apart: Indices of units that only the document's layout has: headings of columns, empty paragraphs.
        columns: Of each task table, its fields from left to right.
        own: How many of the units stand in the body or container itself; those of headers and notes come behind.
    """

    draft: Draft
    elements: tuple[_Element, ...]
    apart: frozenset[int]
    columns: tuple[tuple[str, ...], ...]
    own: int


def word_draft(document: WordDocument) -> WordDraft:
    """Return a document, whose tracked changes have been taken or refused, as a draft."""
    draft = container_draft(document.body, document.name)
    found = [*_header_units(document), *_note_units(document)]
    side = draft.draft.side._replace(units=(*draft.draft.side.units, *(unit for unit, _, _ in found)))
    keys = (*draft.draft.keys, *(key for _, key, _ in found))
    return draft._replace(draft=Draft(side, keys), elements=(*draft.elements, *(element for _, _, element in found)))


def _header_units(document: WordDocument) -> Iterator[tuple[Unit, Key, _Element]]:
    shown: set[str] = set()
    for place, part in header_parts(document):
        root = document.root(part)
        if root is not None and part not in shown:
            shown.add(part)
            yield from _apart_units(root, place)


def _note_units(document: WordDocument) -> Iterator[tuple[Unit, Key, _Element]]:
    for kind, (tag, word) in NOTES.items():
        root = document.root(document.related(kind))
        notes = () if root is None else root.iterchildren(tag)
        for number, note in enumerate((n for n in notes if n.get(w("type"), "normal") == "normal"), 1):
            yield from _apart_units(note, f"{word} {number}", kind)


def _apart_units(container: _Element, label: str, kind: str = "") -> Iterator[tuple[Unit, Key, _Element]]:
    """Yield the paragraphs of a header, footer or note; a page number is none of their words."""
    for paragraph in container.iter(w("p")):
        text = paragraph_text(paragraph)
        if text.strip() and not text.strip(" -").isdigit():
            unit = Unit(UnitKind.PARAGRAPH, "", "", "", label, {"content": text}, label)
            yield unit, Key(kind or label, "", folded(text), folded(text), divisible=True), paragraph


def container_draft(container: _Element, name: str = "") -> WordDraft:
    """Return what stands in a body, cell, header or note as a draft."""
    reader = _Reader()
    reader.read(container)
    # Below the head's own table the subject tells the year: "... năm 2026".
    years = [found[1] for unit in reader.units[:40] if (found := TITLE_YEAR.search(unit.content))]
    title = next((unit.content for unit in reader.units if unit.content.isupper() and len(unit.content) > 6), "")
    side = Side(name, title, int(years[0]) if years else None, tuple(reader.units), reader.fields)
    draft = Draft(side, tuple(reader.keys))
    return WordDraft(draft, tuple(reader.elements), frozenset(reader.apart), tuple(reader.columns), len(reader.units))


class _Reader:
    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.keys: list[Key] = []
        self.elements: list[_Element] = []
        self.apart: set[int] = set()
        self.fields: dict[str, str] = {}
        self.columns: list[tuple[str, ...]] = []
        self.table_number = 0
        self.paragraph_number = 0
        self.section = -1
        self.programme = -1
        self.heading = -1  # the paragraph that heads those behind it

    def read(self, body: _Element) -> None:
        before: TaskTable | None = None
        for block in blocks(body):
            if block.tag == w("p"):
                self.read_paragraph(block)
                continue
            self.table_number += 1
            before = read_task_table(block, self.table_number, before)
            if before is None:
                self.read_table(block)
            else:
                self.read_tasks(before)

    def add(self, element: _Element, unit: Unit, kind: str, *, divisible: bool = False) -> None:
        whole = folded("\n".join(text for field, text in unit.texts.items() if field != "ordinal"))
        # Of a table nobody knows the first column is as likely a number as anything: no row is known by it.
        main = whole if unit.kind is UnitKind.ROW else folded(unit.content)
        self.units.append(unit)
        self.keys.append(Key(kind, unit.id, main, whole, divisible))
        self.elements.append(element)

    def read_paragraph(self, paragraph: _Element) -> None:
        text = paragraph_text(paragraph)
        self.paragraph_number += 1
        if not text.strip():
            self.apart.add(len(self.units))
        label = f"đoạn {self.paragraph_number}"
        is_heading = HEADING.match(text) and len(text) <= LONGEST_HEADING
        parent = -1 if is_heading else self.heading
        if is_heading:
            self.heading = len(self.units)
        texts = {"content": text} if text.strip() else {}
        self.add(
            paragraph, Unit(UnitKind.PARAGRAPH, "", "", "", label, texts, label, parent), PARAGRAPH, divisible=True
        )

    def read_table(self, table: _Element) -> None:
        for number, row in enumerate(grid_rows(table), 1):
            texts = dict(_column_texts(row))
            place = f"bảng {self.table_number}, hàng {number}"
            unit = Unit(UnitKind.ROW, "", "", "", f"hàng {number} của bảng {self.table_number}", texts, place)
            self.add(row.element, unit, UnitKind.ROW.value)

    def read_tasks(self, table: TaskTable) -> None:
        self.fields |= {field: table.headings[column] for column, field in table.columns.items()}
        self.columns.append(tuple(table.columns[column] for column in sorted(table.columns)))
        for row in table.rows:
            if row.kind in KINDS:
                self.read_task(table, row)
                continue
            place = f"bảng {self.table_number}, hàng {row.number}"
            texts = dict(_column_texts(row.row))
            self.apart.add(len(self.units))
            self.add(row.row.element, Unit(UnitKind.ROW, "", "", "", place, texts, place), HEADER)

    def read_task(self, table: TaskTable, row: TaskRow) -> None:
        kind = KINDS[row.kind]
        texts = own_texts(table, row)
        ordinal = " ".join(texts.pop("ordinal", "").split())
        parent = -1
        if kind is UnitKind.PROGRAMME:
            parent = self.section
        elif kind is UnitKind.TASK:
            parent = self.programme if self.programme >= 0 else self.section
        reference = self.reference(ordinal.rstrip(".)"), parent)
        label = f"{KIND_NAMES[kind]} {reference}" if reference else f"{KIND_NAMES[kind]} ở hàng {row.number}"
        named = ";".join(texts.get(field, "") for field in AGENCY_FIELDS).split(";")
        agencies = tuple(dict.fromkeys(name for part in named if (name := folded(part))))
        place = f"bảng {table.number}, hàng {row.number}"
        index = len(self.units)
        unit = Unit(kind, _identifier(row.row.element), ordinal, reference, label, texts, place, parent, agencies)
        self.add(row.row.element, unit, kind.value)
        if kind is UnitKind.SECTION:
            self.section, self.programme = index, -1
        elif kind is UnitKind.PROGRAMME:
            self.programme = index

    def reference(self, ordinal: str, parent: int) -> str:
        """Return how people name a row: what stands before its number in its headings, then the number."""
        if not ordinal or parent < 0:
            return ordinal
        above = self.units[parent]
        own = above.ordinal.rstrip(".)")
        if above.kind is UnitKind.PROGRAMME and ordinal.startswith(f"{own}."):
            ordinal = ordinal[len(own) + 1 :]
        return f"{above.reference}.{ordinal}" if above.reference else ordinal


def own_texts(table: TaskTable, row: TaskRow) -> dict[str, str]:
    """Return the texts of a row's own cells by field; the rest of a merged cell belongs to the row it begins in."""
    is_plain = row.kind is RowKind.TASK and all(cell.merge is Merge.NONE for cell in row.row.cells)
    found = dict(row.texts) if is_plain else {}
    for cell in row.row.cells:
        field = table.columns.get(cell.column, f"column-{cell.column + 1}")
        if (is_plain and cell.column in table.columns) or cell.merge is Merge.CONTINUED:
            continue
        if row.kind is not RowKind.TASK and field != "ordinal":
            field = "content"
        if text := container_text(cell.element).strip():
            found[field] = f"{found[field]}\n{text}" if field in found else text
    return {field: found[field] for field in sorted(found, key=_rank)}


def _rank(field: str) -> tuple[int, str]:
    return (FIELDS.index(field), "") if field in FIELDS else (len(FIELDS), field)


def _column_texts(row: GridRow) -> Iterator[tuple[str, str]]:
    for cell in row.cells:
        text = container_text(cell.element).strip()
        if text and cell.merge is not Merge.CONTINUED:
            yield f"column-{cell.column + 1}", text


def _identifier(row: _Element) -> str:
    """Return the id that a row of ours carries as a hidden bookmark, "" if it is none of ours."""
    names = (identifier_of(start.get(w("name"), "")) for start in row.iter(w("bookmarkStart")))
    return next((name for name in names if name), "")

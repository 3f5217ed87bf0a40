"""The words of a .docx as lines, for comparing line by line: what stays when looks, numbers and hidden marks change.

A paragraph is a line; a task is a line for what it says and, indented, a line for each of its other columns, so
that a change shows where it is. Left out: looks, paper, properties, bookmarks, empty paragraphs, and the
numbers of a task table, which follow from its order. Tracked changes, notes and comments stay.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.word.document import WordDocument
from toolkit.word.names import w
from toolkit.word.outline import DEEPEST_TABLE, NAME, flatten, notes_of
from toolkit.word.story import Merge, grid_rows
from toolkit.word.task_tables import RowKind, TaskTable, read_task_table
from toolkit.word.visible_text import CHANGES, PARAGRAPH_BREAK, TextReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from toolkit.word.story import GridCell, GridRow
    from toolkit.word.task_tables import TaskRow

INDENT: Final = "    "
KIND_NAMES: Final = {RowKind.SECTION: "mục", RowKind.PROGRAMME: "chương trình", RowKind.TASK: "nhiệm vụ"}
# Signs that stand for spaces and breaks: where a line ends is no word.
BLANKS: Final = str.maketrans({"⇥": " ", "⏎": " ", "⍽": " ", "⇟": " ", "¬": None})
PAGE_NUMBERS: Final = frozenset({"{PAGE}", "{NUMPAGES}", "{SECTIONPAGES}"})
STORIES: Final = (("header", "đầu trang"), ("footer", "chân trang"))


def words_outline(data: bytes, name: str = NAME) -> str:
    """Return the words of a .docx as lines of text.

    Args:
        data: The whole file.
        name: What messages call it.

    Raises:
        VanbanError: It is not a .docx, or its main parts cannot be read.
    """
    document = WordDocument(data, name)
    lines = [*_Words(document).blocks(document.body), *_page_edges(document), *notes_of(document)]
    return "".join(f"{unicodedata.normalize('NFC', line)}\n" for line in lines)


def _page_edges(document: WordDocument) -> Iterator[str]:
    """Yield what stands at the edges of pages, once, but for page numbers."""
    shown: dict[str, None] = {}
    for kind, word in STORIES:
        for relation in document.relations(document.main).values():
            root = document.root(relation.target) if relation.kind == kind and not relation.external else None
            for line in () if root is None else _Words(document).blocks(root):
                if set(line.split()) - PAGE_NUMBERS:
                    shown[f"{word}: {line.strip()}"] = None
    yield from shown


class _Words:
    """The lines of one story."""

    def __init__(self, document: WordDocument) -> None:
        self.reader = TextReader(document.styles, bookmarks=False)
        self.tables = 0
        self.before: TaskTable | None = None

    def blocks(self, container: Element) -> Iterator[str]:
        """Yield the lines of a container's paragraphs and tables."""
        for block in flatten(container):
            if block.tag == w("p"):
                if text := self.paragraph(block):
                    yield text
            elif block.tag == w("tbl"):
                self.tables += 1
                found = self.before = read_task_table(block, self.tables, self.before)
                yield from self.plain_table(block) if found is None else self.task_table(found)

    def paragraph(self, paragraph: Element) -> str:
        """Return the words of a paragraph, parted by single spaces."""
        return " ".join(self.reader.text(paragraph).translate(BLANKS).split())

    def plain_table(self, table: Element) -> Iterator[str]:
        """Yield a table that is none of tasks, a line a row."""
        for row in grid_rows(table):
            texts = [self.cell(cell.element) for cell in row.cells]
            if any(texts):
                yield f"{INDENT}{_row_mark(row)}| {' | '.join(texts)} |"

    def task_table(self, table: TaskTable) -> Iterator[str]:
        """Yield a table of tasks: its columns, then its sections, programmes and tasks."""
        headings = [heading for column, heading in table.headings.items() if table.columns.get(column) != "ordinal"]
        if headings and table.rows and table.rows[0].kind is RowKind.HEADER:
            yield f"bảng: {' | '.join(headings)}"
        for row in table.rows:
            if row.kind in KIND_NAMES:
                yield from self.task_row(table, row)

    def task_row(self, table: TaskTable, row: TaskRow) -> Iterator[str]:
        """Yield a row: what it says, then its other columns that are filled."""
        content: list[str] = []
        others: list[str] = []
        for cell in row.row.cells:
            field = table.columns.get(cell.column, "")
            text = self.cell(cell.element) or _merged_text(cell, field, row)
            if text and (field == "content" or (cell.span > 1 and field in {"", "ordinal"})):
                content.append(text)
            elif text and field != "ordinal":
                others.append(f"{INDENT}{table.headings.get(cell.column, 'cột không tên')}: {text}")
        yield f"{_row_mark(row.row)}{KIND_NAMES[row.kind]}: {PARAGRAPH_BREAK.join(content)}".rstrip()
        yield from others

    def cell(self, cell: Element, depth: int = 0) -> str:
        """Return the words of a cell, those of tables inside it too."""
        texts: list[str] = []
        for block in flatten(cell):
            if block.tag == w("p"):
                texts.append(self.paragraph(block))
            elif block.tag == w("tbl") and depth < DEEPEST_TABLE:
                texts += (self.cell(inner.element, depth + 1) for row in grid_rows(block) for inner in row.cells)
        return PARAGRAPH_BREAK.join(text for text in texts if text)


def _merged_text(cell: GridCell, field: str, row: TaskRow) -> str:
    """Return what a cell that goes on from the row above says there."""
    return " ".join(row.texts.get(field, "").split()) if cell.merge is Merge.CONTINUED else ""


def _row_mark(row: GridRow) -> str:
    """Return the sign of a row that a tracked change brought or took away."""
    properties = row.element.find(w("trPr"))
    found = () if properties is None else [str(child.tag) for child in properties if child.tag in CHANGES]
    return "".join("(hàng thêm) " if CHANGES[tag][0] == "{+" else "(hàng bỏ) " for tag in found)

"""Task tables in a document by any hand: its tables as grids of texts, read by `task_grid`."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from toolkit.word import task_grid
from toolkit.word.formats import is_on, value
from toolkit.word.names import w
from toolkit.word.story import GridCell, GridRow, blocks, container_text, grid_rows
from toolkit.word.task_grid import GridText, Header, RowKind, field_of
from toolkit.word.task_outline import Outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from toolkit.word.looks import StyleSheet

__all__ = ["RowKind", "TaskRow", "TaskTable", "field_of", "read_task_table", "task_tables"]

# Our own templates' styles of heading rows, for a reader that has no style sheet at hand.
HEADING_STYLES = frozenset({"TableSection", "TableProgramme"})


class TaskRow(NamedTuple):
    """A row of a task table.

    Attributes:
        row: The row in the grid.
        number: From 1, counted over all rows of its table.
        kind: What it is.
        texts: Field ("content", "lead_agencies", ...) to the text of its cell; empty cells have none.
            Cells merged downwards give their text to each row they reach over.
        depth: How many headings stand above it: 0 for a section.
        sources: Field to the indexes of `row.cells` that gave its text.
        unplaced: Indexes of cells with text in columns nobody knows.
        is_certain: Whether it could be told without doubt that it is a heading or a task.
    """

    row: GridRow
    number: int
    kind: RowKind
    texts: Mapping[str, str]
    depth: int = 0
    sources: Mapping[str, tuple[int, ...]] = {}
    unplaced: tuple[int, ...] = ()
    is_certain: bool = True


class TaskTable(NamedTuple):
    """A table of tasks.

    Attributes:
        element: The w:tbl.
        number: From 1, counted over the tables of its story.
        columns: First grid column to field; columns nobody knows have none.
        headings: First grid column to its heading, as typed.
        rows: All its rows.
        header: Its headings, or those of the table it goes on with.
        outline: How its last row stands, for a table that goes on with it.
    """

    element: _Element
    number: int
    columns: Mapping[int, str]
    headings: Mapping[int, str]
    rows: tuple[TaskRow, ...]
    header: Header = Header(0, 0, {}, {})
    outline: Outline | None = None

    @property
    def width(self) -> int:
        """How many columns of the grid its rows take."""
        return max((row.row.cells[-1].column + row.row.cells[-1].span for row in self.rows if row.row.cells), default=0)


def task_tables(container: _Element, styles: StyleSheet | None = None) -> Iterator[TaskTable]:
    """Yield the task tables among a container's blocks, in their order.

    A table without headings that follows one of the same columns goes on with it: it was torn off. One with the
    same headings again goes on with its sections.

    Args:
        container: A body or a cell.
        styles: The document's: a heading row that has no rows below it is known by bold alone.
    """
    before: TaskTable | None = None
    last: TaskTable | None = None
    tables = (block for block in blocks(container) if block.tag == w("tbl"))
    for number, element in enumerate(tables, 1):
        found = read_task_table(element, number, before, styles, last.outline if last else None)
        if found is not None:
            yield found
            last = found
        before = found


def read_task_table(
    element: _Element,
    number: int,
    before: TaskTable | None = None,
    styles: StyleSheet | None = None,
    outline: Outline | None = None,
) -> TaskTable | None:
    """Return a table as one of tasks, None if it is something else.

    Args:
        element: The w:tbl.
        number: Its number, for messages.
        before: The task table it may go on with.
        styles: The document's.
        outline: Where the sections of earlier tables have come to.
    """
    rows = tuple(grid_rows(element))
    texts = [text_line(row) for row in rows]
    header = task_grid.find_header(texts)
    if header is None and before is not None:
        header = task_grid.continued_header(texts, before.header, before.width)
    if header is None:
        return None
    outline = outline or (before.outline if before else None) or Outline()
    read = task_grid.read_rows(texts, header, outline, lambda index: is_bold(rows[index], header, styles))
    found = tuple(TaskRow(row, place, *reading) for place, (row, reading) in enumerate(zip(rows, read, strict=True), 1))
    return TaskTable(element, number, header.columns, header.headings, found, header, outline)


def text_line(row: GridRow) -> tuple[GridText, ...]:
    """Return a row as recognition sees it."""
    return tuple([GridText(cell_text(cell), cell.column, cell.span, cell.merge) for cell in row.cells])


def cell_text(cell: GridCell) -> str:
    """Return a cell's text, NFC, without blanks round it."""
    return unicodedata.normalize("NFC", container_text(cell.element)).strip()


def is_bold(row: GridRow, header: Header, styles: StyleSheet | None) -> bool | None:
    """Tell whether the words of a row's content are bold; None where it has none."""
    cells = [cell for cell in row.cells if header.columns.get(cell.column) == "content" or cell.span > 1]
    looks = []
    for paragraph in (block for cell in cells for block in blocks(cell.element) if block.tag == w("p")):
        properties = paragraph.find(w("pPr"))
        if value(properties, "pStyle") in HEADING_STYLES:
            return True
        for run in paragraph.iter(w("r")):
            if not any(text.text and not text.text.isspace() for text in run.iter(w("t"))):
                continue
            own = run.find(w("rPr"))
            looks.append(styles.look(properties, own).is_bold if styles else is_on(own, "b"))
    return all(looks) if looks else None

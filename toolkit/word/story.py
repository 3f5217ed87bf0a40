"""The blocks of a story (body, header, cell, note): its paragraphs and tables, and the text in them.

Everything here reads a tree without tracked changes: `revisions.accept_all` or `reject_all` comes first.
Walking the XML instead of asking for cells by row and column keeps tables of 30,000 rows linear, and a
`gridSpan` of two thousand million harmless.

Source: ECMA-376 Part 1, 17.2 (stories), 17.4 (tables).
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.formats import VAL, is_on, value
from toolkit.word.names import MC, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

TEXT: Final = w("t")
PARAGRAPH: Final = w("p")
RUN: Final = w("r")
TABLE: Final = w("tbl")
ROW: Final = w("tr")
ROW_PROPERTIES: Final = w("trPr")
CELL: Final = w("tc")
CELL_PROPERTIES: Final = w("tcPr")
SPAN: Final = w("gridSpan")
MERGE: Final = w("vMerge")
DEEPEST_TABLE: Final = 20
MOST_COLUMNS: Final = 63  # Word's own limit for a table
# What stands round blocks, rows, cells and runs without being one.
WRAPPERS: Final = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
# What stands in a paragraph and whose text is not the paragraph's.
APART: Final = frozenset(
    (
        *(w(name) for name in ("pPr", "rPr", "drawing", "pict", "object", "instrText", "del", "moveFrom", "rt")),
        *(w(name) for name in ("sdtPr", "sdtEndPr", "delText", "delInstrText", "footnoteReference")),
        f"{{{MC}}}AlternateContent",
    )
)
LETTERS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}


class Merge(Enum):
    """A cell's part in a merge over several rows (w:vMerge)."""

    NONE = "none"
    START = "start"
    CONTINUED = "continued"


class GridCell(NamedTuple):
    """A cell in its place.

    Attributes:
        element: The w:tc.
        column: First column of the grid it takes, from 0.
        span: How many it takes; at most `MOST_COLUMNS`.
        merge: Its part in a merge over several rows.
    """

    element: _Element
    column: int
    span: int
    merge: Merge


class GridRow(NamedTuple):
    """A row of a table.

    Attributes:
        element: The w:tr.
        cells: Its cells, those in content controls among them.
        is_header: It is repeated at the top of each page (w:tblHeader).
    """

    element: _Element
    cells: tuple[GridCell, ...]
    is_header: bool


def children(parent: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the children of these tags, those in content controls and the like among them, in their order."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            yield from _wrapped(child, tags)


def _wrapped(wrapper: _Element, tags: tuple[str, ...]) -> Iterator[_Element]:
    # A stack of our own: a hostile file nests controls deeper than Python calls go.
    stack = [iter(wrapper)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            yield child
        elif child.tag in WRAPPERS:
            stack.append(iter(child))


def blocks(container: _Element) -> Iterator[_Element]:
    """Yield the paragraphs (w:p) and tables (w:tbl) of a body, header, note or cell."""
    return children(container, PARAGRAPH, TABLE)


def grid_rows(table: _Element) -> Iterator[GridRow]:
    """Yield the rows of a table, each cell with its place in the grid."""
    for row in children(table, ROW):
        properties = row.find(ROW_PROPERTIES)
        column = 0 if properties is None else _number(value(properties, "gridBefore"), 0)
        cells = []
        for cell in children(row, CELL):
            span, merge = _shape(cell.find(CELL_PROPERTIES))
            cells.append(GridCell(cell, column, span, merge))
            column += span
        yield GridRow(row, tuple(cells), properties is not None and is_on(properties, "tblHeader"))


def _shape(properties: _Element | None) -> tuple[int, Merge]:
    """Return how many columns a cell takes, and its part in a merge downwards."""
    span, merge = 1, Merge.NONE
    for child in () if properties is None else properties:
        if child.tag == SPAN:
            span = max(1, _number(child.get(VAL, ""), 1))
        elif child.tag == MERGE:
            merge = Merge.START if child.get(VAL) == "restart" else Merge.CONTINUED
    return span, merge


def paragraph_text(paragraph: _Element) -> str:
    r"""Return the text of a paragraph: tabs as "\t", line breaks as "\n", results of fields but not their code.

    Pictures, text boxes and notes are not part of it.
    """
    pieces: list[str] = []
    for child in paragraph:
        if child.tag == RUN:  # nearly all there is: no stack for it
            for piece in child:
                if piece.tag == TEXT:
                    pieces.append(piece.text or "")
                elif piece.tag in LETTERS:
                    pieces.append(LETTERS[piece.tag])
                elif piece.tag not in APART and len(piece):
                    _add_texts(piece, pieces)
        elif child.tag not in APART and len(child):
            _add_texts(child, pieces)
    return "".join(pieces)


def _add_texts(element: _Element, pieces: list[str]) -> None:
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == TEXT:
            pieces.append(child.text or "")
        elif child.tag in LETTERS:
            pieces.append(LETTERS[child.tag])
        elif child.tag not in APART and len(child):
            stack.append(iter(child))


def container_text(container: _Element, depth: int = 0) -> str:
    r"""Return the text of a cell, note or header: a line a paragraph, tables inside it row by row.

    Tables nested deeper than `DEEPEST_TABLE` are not read: nobody sees them, and a hostile file has thousands.
    """
    lines = []
    for block in blocks(container):
        if block.tag == PARAGRAPH:
            lines.append(paragraph_text(block))
        elif depth < DEEPEST_TABLE:
            rows = grid_rows(block)
            lines += ("\t".join([container_text(cell.element, depth + 1) for cell in row.cells]) for row in rows)
    return "\n".join(lines)


def _number(text: str | None, usual: int) -> int:
    """Return a count of columns as it can be believed."""
    return min(int(text), MOST_COLUMNS) if text and text.isascii() and text.isdigit() and len(text) < 12 else usual

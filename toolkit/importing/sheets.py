"""Grids without paragraphs round them (a sheet, a CSV file): titles above, tables, signature below, told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.importing.document_head import AUTHORITY, RECIPIENTS
from toolkit.importing.grids import add_tables
from toolkit.importing.source import Line
from toolkit.word import task_grid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.diagnostics import Location
    from toolkit.importing.source import Source
    from toolkit.word.task_grid import GridLine

FEWEST_COLUMNS: Final = 2


def add_sheet(
    source: Source,
    grid: Sequence[GridLine],
    locate: Callable[[int, int], Location],
    *,
    name: str,
    number: int = 0,
    is_bold: Callable[[int], bool | None] = lambda row: None,  # noqa: ARG005 - the default knows nothing
) -> bool:
    """Add the task tables of a sheet to a source; tell whether there is any.

    Blank rows part a sheet: what stands below them under headings of its own is a table of its own, anything else
    goes on with the one above. Rows above the first headings are lines; so is all from the recipients on.
    """
    starts, end = _table_starts(grid)
    if not starts:
        return False
    if not source.tables:
        source.before += _lines(grid[: starts[0]])
    for start, following in zip(starts, [*starts[1:], end], strict=True):
        rows = grid[start:following]
        add_tables(
            source,
            rows,
            lambda row, cell, first=start: locate(first + row, cell),  # type: ignore[misc]
            name=name,
            number=number,
            is_bold=lambda row, first=start: is_bold(first + row),  # type: ignore[misc]
        )
    source.after += _lines(grid[end:])
    return True


def _table_starts(grid: Sequence[GridLine]) -> tuple[list[int], int]:
    """Return the first rows of the tables, and where the last one ends."""
    starts: list[int] = []
    chunk = 0
    for index in range(len(grid) + 1):
        if index < len(grid) and any(cell.text for cell in grid[index]):
            if starts and index > starts[-1] and _is_end(grid[index]):
                return starts, index
            continue
        if chunk < index:
            header = task_grid.find_header(grid[chunk:index])
            if header is not None:
                starts.append(chunk + header.first)
        chunk = index + 1
    end = next((index for start in starts[-1:] for index in range(start, len(grid)) if _is_end(grid[index])), len(grid))
    while end and starts and end > starts[-1] and not any(cell.text for cell in grid[end - 1]):
        end -= 1
    return starts, end


def _is_end(row: GridLine) -> bool:
    first = next((cell.text for cell in row if cell.text), "")
    return bool(RECIPIENTS.match(first) or AUTHORITY.match(first))


def _lines(rows: Sequence[GridLine]) -> list[Line]:
    """Return the texts of cells as lines, each cell a block of its own; a cell over the width is a title."""
    found = []
    block = 0
    for row in rows:
        texts = [cell for cell in row if cell.text]
        for cell in texts:
            block += 1
            alone = len(texts) == 1
            found += [Line(line.strip(), 0 if alone else block, alone or None) for line in cell.text.split("\n")]
    return found

"""Grids of texts to the task tables of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.importing.source import SourceTable
from toolkit.word import task_grid
from toolkit.word.task_outline import Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.diagnostics import Location
    from toolkit.importing.source import Source
    from toolkit.word.task_grid import GridLine


def add_tables(
    source: Source,
    grid: Sequence[GridLine],
    locate: Callable[[int, int], Location],
    *,
    name: str,
    number: int = 0,
    is_bold: Callable[[int], bool | None] = lambda row: None,  # noqa: ARG005 - the default knows nothing
) -> bool:
    """Add a grid to a source if it is a task table; tell whether it is.

    A grid without headings goes on with the table before it, if it has its columns.
    """
    before = source.tables[-1] if source.tables else None
    header = task_grid.find_header(grid)
    if header is None and before is not None:
        header = task_grid.continued_header(grid, before.header, task_grid.width(before.rows))
    if header is None:
        return False
    outline = source.outline = source.outline or Outline()
    readings = list(task_grid.read_rows(grid, header, outline, is_bold))
    source.tables.append(SourceTable(name, grid, header, readings, locate, number or len(source.tables) + 1))
    return True

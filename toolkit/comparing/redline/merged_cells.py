"""Cells merged down (w:vMerge) in a table that holds rows of two documents.

A row that goes may stand between a cell and the one that continues it, or continue a cell that is no longer above it.
Word wants each merge begun and unbroken in the file as it stands. What a going row says of merges is free, for it is
gone once the changes are accepted, as long as what it said before is kept for whoever rejects them.

Source: ECMA-376 Part 1, 17.4.84 (vMerge).
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from toolkit.comparing.redline.writing import keep_properties
from toolkit.word.names import w
from toolkit.word.story import Merge, grid_rows

if TYPE_CHECKING:
    from lxml.etree import _Element

    from toolkit.comparing.redline.writing import Words
    from toolkit.word.story import GridRow

BEFORE_MERGE: Final = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))


def join_merges(table: _Element, words: Words) -> None:
    """Let the going rows of a table take part in the merges of the rows round them, in place."""
    if next(table.iter(w("vMerge")), None) is None:
        return
    above: set[int] = set()  # columns in which a merge is open
    waiting: list[GridRow] = []
    for row in [*grid_rows(table), None]:
        if row is not None and _goes(row.element):
            waiting.append(row)
            continue
        continued = () if row is None else (cell for cell in row.cells if cell.merge is Merge.CONTINUED)
        wanted = {(cell.column, cell.span) for cell in continued}
        for going in waiting:
            above = _join(going, wanted, above, words)
        waiting = []
        if row is not None:
            above = {cell.column for cell in row.cells if cell.merge is not Merge.NONE}


def _join(row: GridRow, wanted: set[tuple[int, int]], above: set[int], words: Words) -> set[int]:
    """Change what a going row says of merges; return the columns in which one is open below it."""
    is_open: set[int] = set()
    for cell in row.cells:
        merge = cell.merge
        if (cell.column, cell.span) in wanted:
            merge = Merge.CONTINUED
        elif merge is Merge.CONTINUED and cell.column not in above:
            merge = Merge.START
        if merge is not cell.merge:
            _set_merge(cell.element, merge, words)
        if merge is not Merge.NONE:
            is_open.add(cell.column)
    return is_open


def _goes(row: _Element) -> bool:
    return row.find(f"{w('trPr')}/{w('del')}") is not None


def _set_merge(cell: _Element, merge: Merge, words: Words) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    was = deepcopy(properties)
    for found in properties.findall(w("vMerge")):
        properties.remove(found)
    at = next((i for i, child in enumerate(properties) if child.tag not in BEFORE_MERGE), len(properties))
    value = {w("val"): "restart"} if merge is Merge.START else {}
    properties.insert(at, properties.makeelement(w("vMerge"), value))
    keep_properties(cell, properties, was, words)

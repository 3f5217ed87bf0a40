"""The account of an import: every cell of every task table is read or reported, and none is both or neither."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.importing.source import SourceTable

READ: Final = 1
REPORTED: Final = 2


class Counts(NamedTuple):
    """How many cells there are, and what became of them.

    Attributes:
        cells: In all task tables; a cell merged over several columns or rows counts as the file has it.
        read: Their text stands in the plan, or they have none.
        in_doubt: Named in a finding, whether or not their text stands in the plan.
    """

    cells: int
    read: int
    in_doubt: int


class Ledger:
    """What became of each cell."""

    def __init__(self, tables: Sequence[SourceTable]) -> None:
        self._tables = tables
        self._starts = [[0, *accumulate(map(len, table.rows))] for table in tables]
        self._fates = [bytearray(starts[-1]) for starts in self._starts]

    def read(self, table: int, row: int, cells: Iterable[int]) -> None:
        """Note cells whose text stands in the plan."""
        start, fates = self._starts[table][row], self._fates[table]
        for cell in cells:
            fates[start + cell] |= READ

    def report(self, table: int, row: int, cells: Iterable[int]) -> None:
        """Note cells that a finding names."""
        start, fates = self._starts[table][row], self._fates[table]
        for cell in cells:
            fates[start + cell] |= REPORTED

    def left_over(self) -> Iterator[tuple[int, int, int]]:
        """Yield table, row and cell of each that was neither read nor reported: its text would be lost."""
        for table, fates in enumerate(self._fates):
            if 0 not in fates:
                continue
            starts = self._starts[table]
            for row in range(len(starts) - 1):
                for place in range(starts[row], starts[row + 1]):
                    if not fates[place]:
                        yield table, row, place - starts[row]

    def counts(self) -> Counts:
        """Return the account."""
        cells = sum(map(len, self._fates))
        in_doubt = sum(sum(fate >= REPORTED for fate in fates) for fates in self._fates)
        read = sum(fates.count(READ) for fates in self._fates)
        return Counts(cells, read, in_doubt)

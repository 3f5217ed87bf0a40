"""Numbers typed before tasks: which of their changes follow from what was inserted, dropped or moved."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from toolkit.word.ordinals import NO_LABEL, readings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.comparing.comparison import Unit


class Numbers:
    """The typed numbers of one side and the places of their units among those of one heading."""

    def __init__(self, units: Sequence[Unit]) -> None:
        """Count the units below each heading."""
        self._units = units
        counts: dict[tuple[int, str], int] = defaultdict(int)
        self._places: list[int] = []
        for unit in units:
            self._places.append(counts[unit.parent, unit.kind.value])
            counts[unit.parent, unit.kind.value] += bool(unit.ordinal)

    def follow(self, at: int, other: Numbers, other_at: int) -> bool:
        """Tell whether a unit's new number is what its place makes of the old one."""
        here, there = self._units[at].ordinal, other._units[other_at].ordinal
        if here == there:
            return True
        before, after = number_value(here), number_value(there)
        if not before or not after:
            return False
        shift = other._places[other_at] - self._places[at]
        in_order = after - before == shift or (before == self._places[at] + 1 and after == other._places[other_at] + 1)
        return in_order and (self._stem(at) == other._stem(other_at) or other._is_under_its_heading(other_at))

    def _stem(self, at: int) -> str:
        return _parts(self._units[at].ordinal)[0]

    def _is_under_its_heading(self, at: int) -> bool:
        """Tell whether a number begins with that of its heading: "2.1" under "2"."""
        unit = self._units[at]
        return unit.parent >= 0 and self._stem(at) in {"", self._units[unit.parent].ordinal.rstrip(".)")}


def _parts(ordinal: str) -> tuple[str, str]:
    """Return what stands before the last part of a number, and that part: "1." and "2" of "1.2."."""
    stem, _, last = ordinal.strip().rstrip(".)").rpartition(".")
    return stem, last


def number_value(ordinal: str) -> int:
    """Return the last part of a number as a count: 2 for "1.2", 4 for "IV", 3 for "c)"; 0 for what is none."""
    read = next(iter(readings(ordinal)), NO_LABEL)
    return read.value[-1] if read.value else 0

"""Lengths, sizes, and the ranges a rule allows.

Word stores a length as a whole number of twips (1/20 pt), half-points, eighths of a point or EMU:
each conversion rounds to the nearest, halves up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Generic, TypeVar

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72
TWIPS_PER_POINT = 20
EMU_PER_MM = 36_000
EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True, order=True)
class Mm:
    """A length on the page in millimetres."""

    value: float

    @classmethod
    def from_twips(cls, twips: int) -> Mm:
        """Return the length that `twips` of a document stand for."""
        return cls(twips * MM_PER_INCH / (POINTS_PER_INCH * TWIPS_PER_POINT))

    @property
    def twips(self) -> int:
        """The length in twips: 30 mm is 1701."""
        return _nearest(self.value * POINTS_PER_INCH * TWIPS_PER_POINT / MM_PER_INCH)

    @property
    def emu(self) -> int:
        """The length in EMU, as drawings count: 1 mm is 36,000."""
        return _nearest(self.value * EMU_PER_MM)

    def __str__(self) -> str:
        return f"{self.value:g} mm"


@dataclass(frozen=True, slots=True, order=True)
class Pt:
    """A size of letters, a space between lines or the thickness of a line in points."""

    value: float

    @classmethod
    def from_half_points(cls, half_points: int) -> Pt:
        """Return the size that `half_points` of a document stand for."""
        return cls(half_points / 2)

    @property
    def half_points(self) -> int:
        """The size in half-points, as letters are measured: 14 pt is 28."""
        return _nearest(self.value * 2)

    @property
    def eighths(self) -> int:
        """The size in eighths of a point, as borders are measured: 0.75 pt is 6."""
        return _nearest(self.value * 8)

    @property
    def twips(self) -> int:
        """The size in twips, as spaces are measured: 6 pt is 120."""
        return _nearest(self.value * TWIPS_PER_POINT)

    @property
    def emu(self) -> int:
        """The size in EMU, as drawings count: 1 pt is 12,700."""
        return _nearest(self.value * EMU_PER_POINT)

    def __str__(self) -> str:
        return f"{self.value:g} pt"


Quantity = TypeVar("Quantity", Mm, Pt, float)


@dataclass(frozen=True, slots=True)
class Range(Generic[Quantity]):
    """What a rule allows, both ends included; without a `maximum` there is no upper end.

    Raises:
        ValueError: The ends are the wrong way round.
    """

    minimum: Quantity
    maximum: Quantity | None

    def __post_init__(self) -> None:
        if self.maximum is not None and self.maximum < self.minimum:
            raise ValueError(f"range ends before it begins: {self.minimum} to {self.maximum}")

    def contains(self, value: Quantity) -> bool:
        """Return whether the rule allows `value`.

        Lengths are compared in whole twips: 15 mm is stored as 850, which read back is 14.99 mm
        and still what the rule asks.
        """
        step = _step(value)
        return _step(self.minimum) <= step and (self.maximum is None or step <= _step(self.maximum))


@dataclass(frozen=True, slots=True)
class Measure(Generic[Quantity]):
    """What a rule allows, and what our templates use of it.

    Attributes:
        allowed: The range of the rule.
        chosen: Our choice, inside the range.

    Raises:
        ValueError: The choice is not allowed.
    """

    allowed: Range[Quantity]
    chosen: Quantity

    def __post_init__(self) -> None:
        if not self.allowed.contains(self.chosen):
            raise ValueError(f"{self.chosen} is chosen but not allowed")


def _nearest(value: float) -> int:
    return math.floor(value + 0.5)


def _step(value: Mm | Pt | float) -> float:
    return value.twips if isinstance(value, Mm | Pt) else value

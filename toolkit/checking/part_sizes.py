"""The size a part should get where its own is wrong: the nearest one allowed; for three parts one that goes together.

Source: Decree 30/2020/NĐ-CP, Annex I, V, note 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.checking.format_reading import runs_with_letters
from toolkit.decree30 import rules
from toolkit.decree30.units import Pt
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.checking.format_reading import FormatReading
    from toolkit.decree30.units import Measure


def sizes_of(reading: FormatReading, kind: str) -> set[Pt]:
    """Return the sizes a part shows, none where it is not there."""
    part = reading.found.part(PartKind(kind))
    if part is None:
        return set()
    return {Pt.from_half_points(run.format.size_half_points) for run in runs_with_letters(part.lines)}


def nearest_set(reading: FormatReading) -> Mapping[str, Pt]:
    """Return the set of sizes that most of the parts in it have; the first of them where none has more."""
    sets = rules().sizes_together.sets
    return max(sets, key=lambda one: sum(sizes_of(reading, kind) == {size} for kind, size in one.items()))


def right_size(reading: FormatReading, kind: str, there: Pt, measure: Measure[Pt]) -> Pt:
    """Return the size a part should have.

    Args:
        reading: The document.
        kind: The part.
        there: Its size now.
        measure: What is allowed.
    """
    together = nearest_set(reading).get(kind)
    if together is not None:
        return together
    allowed = measure.allowed
    if allowed.maximum is not None and there > allowed.maximum:
        return allowed.maximum
    return allowed.minimum if there < allowed.minimum else measure.chosen

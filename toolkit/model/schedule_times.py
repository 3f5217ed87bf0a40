"""From the points in time that a schedule names to its days: first, last, and those named."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from toolkit.model.schedule import PartOfYear, RepeatUnit, Repetition, ScheduleKind
from toolkit.model.schedule_phrases import AFTER, BEFORE, BY, SINCE, UNDATED, WITHIN
from toolkit.model.schedule_points import last_of_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.model.schedule_phrases import PhraseReader
    from toolkit.model.schedule_points import Point

LONGEST_PERIOD: Final = 50  # years

Intervals = list[tuple[dt.date, dt.date]]


class Resolved:
    """What the points mean: the fields of `Schedule` of the same names."""

    __slots__ = (
        "before", "dates", "deadline", "half_years", "kind", "months", "quarters", "start", "years",
    )  # fmt: skip

    def __init__(self, kind: ScheduleKind, years: tuple[int, ...] = ()) -> None:
        self.kind = kind
        self.years = years
        self.months: tuple[PartOfYear, ...] = ()
        self.quarters: tuple[PartOfYear, ...] = ()
        self.half_years: tuple[PartOfYear, ...] = ()
        self.dates: tuple[dt.date, ...] = ()
        self.start: dt.date | None = None
        self.deadline: dt.date | None = None
        self.before = False


def resolve(reader: PhraseReader, year: int) -> Resolved | None:
    """Return the days that the points of a reader mean; None where the calendar or the order forbids them."""
    points = reader.points
    if not points:
        return Resolved(reader.frame or ScheduleKind.CONDITIONAL)
    _complete(points, year)
    try:
        if not points[-1].first:
            return _resolve_recurring_day(reader, year)
        intervals = _intervals(points)
    except ValueError:  # 31/2
        return None
    if intervals is None or intervals[-1][1].year - intervals[0][0].year > LONGEST_PERIOD:
        return None
    return _describe(reader, points, intervals)


def _complete(points: list[Point], year: int) -> None:
    """Give each point the month and year that stand further right, else the year on its left."""
    month = known = 0
    for point in reversed(points):
        if point.unit is ScheduleKind.ON and not point.first:
            point.first = point.last = month
        month = point.first if point.unit is ScheduleKind.ON else 0
        known = point.year = point.year or known
    known = year
    for point in points:
        known = point.year = point.year or known


def _resolve_recurring_day(reader: PhraseReader, year: int) -> Resolved | None:
    """Return the dates of "ngày 15 hằng tháng"; a month too short for the day gives its last."""
    monthly = Repetition(1, RepeatUnit.MONTH) in reader.repeats
    if reader.lead & (SINCE | AFTER) or not (monthly or reader.quarter_ends):
        return None
    days = [point.day for point in reader.points]
    if days != sorted(set(days)) or any(point.first or point.joined for point in reader.points):
        return None
    ends = [last_of_month(year, month) for month in ((3, 6, 9, 12) if reader.quarter_ends else range(1, 13))]
    time = Resolved(ScheduleKind.REPEATED, (year,))
    time.dates = tuple(sorted({end.replace(day=min(day, end.day)) for end in ends for day in days}))
    time.start = None if reader.lead & BY else time.dates[0]
    time.deadline = time.dates[-1]
    time.before = bool(reader.lead & BEFORE)
    return time


def _intervals(points: list[Point]) -> Intervals | None:
    """Return first and last days, ranges as one; None unless they ascend and share one unit.

    A range of two points may have two units ("từ tháng 4 đến ngày 15/6"), or be one of days.
    """
    intervals: Intervals = []
    mixed = any(point.unit is not points[0].unit for point in points)
    ranged = any(point.joined for point in points)
    if (mixed and not ranged) or (len(points) > 2 and (mixed or (ranged and points[0].unit is ScheduleKind.ON))):
        return None
    previous: Point | None = None
    for point in points:
        start, end = point.bounds()
        if point.joined and previous:
            first, last = intervals.pop()
            if previous.joined or first > end or (not mixed and start <= last):
                return None
            start = first
        elif intervals and start <= intervals[-1][1]:
            return None
        intervals.append((start, end))
        previous = point
    return intervals


def _describe(reader: PhraseReader, points: list[Point], intervals: Intervals) -> Resolved | None:
    ranged = any(point.joined for point in points)
    years = tuple(sorted({y for start, end in intervals for y in range(start.year, end.year + 1)}))
    kind = _plain_kind(reader, points, years, ranged=ranged)
    if kind is None:
        return None
    time = Resolved(kind, years)
    unit = points[0].unit
    if unit is ScheduleKind.ON and not ranged:
        time.dates = tuple(day for day, _ in intervals)
    elif unit is points[-1].unit:
        time.months = _parts(1, intervals) if unit is ScheduleKind.MONTHS else ()
        time.quarters = _parts(3, intervals) if unit is ScheduleKind.QUARTERS else ()
        time.half_years = _parts(6, intervals) if unit is ScheduleKind.HALF_YEAR else ()
    if kind not in UNDATED:
        time.start = intervals[0][0]
        time.deadline = intervals[-1][1]
    return time if _apply_lead(reader.lead, time, points[-1], intervals, ranged=ranged) else None


def _apply_lead(lead: int, time: Resolved, last: Point, intervals: Intervals, *, ranged: bool) -> bool:
    """Move the bounds as "trước", "từ", "sau" ask; False where they cannot be said of such a time."""
    if lead & AFTER or (lead & SINCE and not ranged):
        if ranged or len(intervals) > 1 or lead & BY:
            return False
        time.kind = ScheduleKind.FROM
        time.start = intervals[0][1] + dt.timedelta(1) if lead & AFTER else time.start
        time.deadline = None
        time.dates = ()
    elif lead & BY and not lead & SINCE:
        if ranged and lead & BEFORE:
            return False
        time.kind = ScheduleKind.BY
        time.start = None
        time.before = bool(lead & BEFORE) and last.unit is ScheduleKind.ON
        if lead & BEFORE and not time.before and not last.part:
            time.deadline = intervals[-1][0] - dt.timedelta(1)
    return True


def _plain_kind(
    reader: PhraseReader, points: list[Point], years: Sequence[int], *, ranged: bool
) -> ScheduleKind | None:
    """Return the kind apart from "trước", "từ" and the like; None where the counts contradict."""
    unit = points[0].unit
    if reader.year_count and len(years) != reader.year_count:
        return None
    if reader.frame in UNDATED:
        possible = len(years) == 2 if reader.frame is ScheduleKind.SCHOOL_YEAR else len(years) > 1
        return reader.frame if possible and not reader.lead & ~WITHIN else None
    if reader.frame or (unit is ScheduleKind.YEAR and len(years) > 1):
        return ScheduleKind.PERIOD if unit is ScheduleKind.YEAR else None
    if ranged and (unit is ScheduleKind.ON or unit is not points[-1].unit):
        return ScheduleKind.BETWEEN
    return ScheduleKind.PART if any(point.part for point in points) else unit


def _parts(size: int, intervals: Intervals) -> tuple[PartOfYear, ...]:
    """Return the parts of a year, `size` months long, that the intervals cover."""
    a_year = 12 // size
    numbers: list[PartOfYear] = []
    for start, end in intervals:
        first = start.year * a_year + (start.month - 1) // size
        last = end.year * a_year + (end.month - 1) // size
        numbers += (PartOfYear(n // a_year, n % a_year + 1) for n in range(first, last + 1))
    return tuple(numbers)

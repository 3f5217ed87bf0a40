"""Read the points in time of a schedule, one at a time: "15/11", "tháng 4/2026", "quý II", "6 tháng đầu năm"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from toolkit.model.schedule import FIRST_YEAR, ScheduleKind

if TYPE_CHECKING:
    from collections.abc import Sequence

PADDING: Final = ("",) * 6  # the readers look at most this far ahead
UNITS: Final = {
    "ngày": ScheduleKind.ON, "tháng": ScheduleKind.MONTHS, "quý": ScheduleKind.QUARTERS,
    "quí": ScheduleKind.QUARTERS, "năm": ScheduleKind.YEAR,
}  # fmt: skip
MONTHS_IN: Final = {ScheduleKind.MONTHS: 1, ScheduleKind.QUARTERS: 3, ScheduleKind.HALF_YEAR: 6}
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
PARTS: Final = frozenset(("đầu", "giữa", "cuối"))


class Point:
    """A day, month, quarter, half or year as read; 0 stands for what the text leaves out."""

    __slots__ = ("day", "first", "joined", "last", "part", "unit", "year")

    def __init__(self, unit: ScheduleKind, year: int, first: int = 1, last: int = 12, day: int = 0) -> None:
        self.unit = unit
        self.year = year
        self.first = first  # months of the year
        self.last = last
        self.day = day
        self.part = False  # "cuối tháng 6"
        self.joined = False  # to the point before it, as the end of a range

    def bounds(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day; raises ValueError where the calendar has no such day."""
        if self.unit is ScheduleKind.ON:
            day = dt.date(self.year, self.first, self.day)
            return day, day
        return dt.date(self.year, self.first, 1), last_of_month(self.year, self.last)


def last_of_month(year: int, month: int) -> dt.date:
    """Return the last day of a month (1 to 12)."""
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


class PointReader:
    """A place in the tokens of a schedule that moves on over each point in time it reads.

    Attributes:
        words: The tokens in lower case, and `PADDING`.
        numbers: The value of each token that has one, else -1.
        at: The token to read next.
        year: The plan's year, for "năm nay".
        years_read: Tokens taken as years.
    """

    __slots__ = ("at", "numbers", "words", "year", "years_read")

    def __init__(self, words: Sequence[str], numbers: Sequence[int], year: int) -> None:
        self.words: list[str] = [*words, *PADDING]
        self.numbers: list[int] = [*numbers, *(-1 for _ in PADDING)]
        self.at = 0
        self.year = year
        self.years_read: list[int] = []

    def take(self, word: str, following: str | None = None) -> bool:
        """Step over one word, or two, if they stand here."""
        if self.words[self.at] != word or (following and self.words[self.at + 1] != following):
            return False
        self.at += 2 if following else 1
        return True

    def pair(self, at: int) -> tuple[str, str]:
        """Return two tokens that follow each other."""
        return self.words[at], self.words[at + 1]

    def read_point(self, unit: ScheduleKind | None, *, plain_year: bool) -> Point | None:
        """Return the next point; a number alone is of `unit`; "năm" alone is one if `plain_year`."""
        start = self.at
        part = self._read_part()
        word = self.words[self.at]
        if word in UNITS:
            unit = UNITS[word]
            self.at += 1
            if unit is ScheduleKind.YEAR:
                point = self._read_year(plain=plain_year or part)
            else:
                point = self._read_day() if unit is ScheduleKind.ON else self._read_month(unit)
        elif word == "nửa":
            self.at += 1
            point = self._read_months_of_year(6)
        elif self.numbers[self.at] >= 0:
            point = self._read_number(unit)
        else:
            point = self._read_month(unit) if unit is ScheduleKind.QUARTERS else None
        if point:
            point.part = part
        else:
            self.at = start
        return point

    def _read_part(self) -> bool:
        if self.words[self.at] == "tuần":
            at = self.at + 1 + (self.words[self.at + 1] == "thứ")
            ordinal = self.words[at] in PARTS or 1 <= self.numbers[at] <= 5 or self.words[at] in ROMAN
            at += 2 if self.words[at + 1] == "của" else 1
            found = ordinal and self.words[at] == "tháng"
        else:
            at = self.at + 1
            found = self.words[self.at] in PARTS and self.words[at] in UNITS
        if found:
            self.at = at
        return found

    def _read_number(self, unit: ScheduleKind | None) -> Point | None:
        at = self.at
        following = self.words[at + 1]
        if self.numbers[at] >= FIRST_YEAR:
            return self._read_year(plain=False) if unit in (None, ScheduleKind.YEAR) else None
        if following == "tháng" and self.words[at + 2] in PARTS:
            self.at += 2
            return self._read_months_of_year(self.numbers[at])
        third = self.numbers[at + 2]
        if following == "/" and third >= FIRST_YEAR:
            return self._read_month(unit or ScheduleKind.MONTHS)
        is_date = third >= 0 and third < FIRST_YEAR and following in ("/", ".", "tháng")
        if is_date or self._is_dashed_date() or unit in (None, ScheduleKind.ON):
            return self._read_day()
        return self._read_month(unit)

    def _is_dashed_date(self) -> bool:
        at = self.at
        dashes = self.words[at + 1] == "-" == self.words[at + 3]
        return dashes and self.numbers[at + 4] >= FIRST_YEAR > self.numbers[at + 2] >= 0

    def _read_year(self, *, plain: bool) -> Point | None:
        if self.take("nay"):
            return Point(ScheduleKind.YEAR, self.year)
        if self.numbers[self.at] >= FIRST_YEAR:
            return Point(ScheduleKind.YEAR, self.take_year(self.at))
        return Point(ScheduleKind.YEAR, 0) if plain and self.numbers[self.at] < 0 else None

    def _read_month(self, unit: ScheduleKind | None) -> Point | None:
        """Return a month or quarter from its number, and the year if one follows."""
        size = MONTHS_IN.get(unit) if unit else None
        if unit is None or size is None:
            return None
        number = self.numbers[self.at]
        if unit is ScheduleKind.QUARTERS:
            number = ROMAN.get(self.words[self.at], number)
        if not 1 <= number * size <= 12:
            return None
        self.at += 1
        return Point(unit, self._read_year_after(), number * size - size + 1, number * size)

    def _read_months_of_year(self, count: int) -> Point | None:
        """Return "(6 tháng) đầu năm 2026", standing at "đầu" or "cuối"."""
        side = self.words[self.at]
        if side not in ("đầu", "cuối") or not 1 <= count < 12:
            return None
        self.at += 1
        year = self._read_year_after()
        if not year:
            self.take("của")
            if not self.take("năm") and self.words[self.at] not in ("", ","):
                return None
        unit = ScheduleKind.HALF_YEAR if count == 6 else ScheduleKind.MONTHS
        first = 1 if side == "đầu" else 13 - count
        return Point(unit, year, first, first + count - 1)

    def _read_day(self) -> Point | None:
        """Return a day from "15", "15/11", "15 tháng 11" or any of these with its year."""
        at = self.at
        day = self.numbers[at]
        if not 1 <= day <= 31:
            return None
        point = Point(ScheduleKind.ON, 0, 0, 0, day)
        month = self.numbers[at + 2]
        named = self.words[at + 1] == "tháng" and month >= 0
        if named or self.words[at + 1] in ("/", ".") or self._is_dashed_date():
            if not 1 <= month <= 12:
                return None
            self.at = at + 3
            point.first = point.last = month
            point.year = self._read_year_after()
        else:
            self.at = at + 1
        return point

    def _read_year_after(self) -> int:
        """Return the year after a month or quarter: "/2026", "-2026", "năm 2026"; 0 if none stands."""
        at = self.at
        if self.words[at] in ("/", "-", ".") and self.numbers[at + 1] >= FIRST_YEAR:
            return self.take_year(at + 1)
        at += self.words[at] == ","
        at += self.words[at] in ("của", "trong")
        if self.words[at] != "năm":
            return 0
        if self.words[at + 1] == "nay":
            self.at = at + 2
            return self.year
        return self.take_year(at + 1) if self.numbers[at + 1] >= FIRST_YEAR else 0

    def take_year(self, at: int) -> int:
        """Return the year that stands at a token, and go on behind it."""
        self.years_read.append(at)
        self.at = at + 1
        return self.numbers[at]

"""When a task is done (thời gian thực hiện): the printed text, and what it means."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from toolkit.model.source import Span

LONGEST_TEXT: Final = 1000  # characters; no cell of a time column comes near it
FIRST_YEAR: Final = 1900  # four digits outside these two are not read as a year
LAST_YEAR: Final = 2199


class ScheduleKind(Enum):
    """What sort of time a schedule names; UNKNOWN when the text was not understood."""

    UNKNOWN = "unknown"
    ONGOING = "ongoing"  # thường xuyên
    YEAR = "year"  # trong năm, năm 2026
    PERIOD = "period"  # several years: giai đoạn 2026-2030, năm 2026-2027
    TERM = "term"  # nhiệm kỳ 2026 - 2031
    SCHOOL_YEAR = "school_year"  # năm học 2026-2027
    HALF_YEAR = "half_year"  # 6 tháng đầu năm
    QUARTERS = "quarters"  # one, several, a range
    MONTHS = "months"  # the same; also 9 tháng đầu năm
    PART = "part"  # the beginning, middle or end of a month, quarter or year: no fixed days
    ON = "on"  # on one or several days
    BETWEEN = "between"  # from one day, month, quarter to another
    BY = "by"  # trước, chậm nhất, đến, hoàn thành ...
    FROM = "from"  # từ tháng 4/2026, sau ngày 30/6/2026: no end is named
    REPEATED = "repeated"  # hằng quý, 6 tháng/lần, trước ngày 15/12 hằng năm
    CONDITIONAL = "conditional"  # sau khi ..., khi có ..., theo hướng dẫn ...


class RepeatUnit(Enum):
    """The unit a repetition counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Repetition(NamedTuple):
    """How often: `times` in every `every` units; "2 lần/năm" is (1, YEAR, 2), "6 tháng/lần" (6, MONTH, 1).

    Report periods count as printed: "quý, 6 tháng, 9 tháng" gives (9, MONTH, 1) for the third.
    """

    every: int
    unit: RepeatUnit
    times: int = 1


class PartOfYear(NamedTuple):
    """One month (1 to 12), quarter (1 to 4) or half (1 or 2) of a year."""

    year: int
    number: int


class MentionRole(Enum):
    """Where a year stands: in the time itself, in its condition, in the note, in a text not understood."""

    TIME = "time"
    CONDITION = "condition"
    NOTE = "note"
    UNREAD = "unread"


class Mention(NamedTuple):
    """A year written out in the schedule's text; `span` covers its four digits."""

    span: Span
    year: int
    role: MentionRole


class Schedule(NamedTuple):
    """A schedule (thời gian thực hiện): its printed text and what was understood of it.

    A time without a year lies in the plan's year. Several kinds can meet in one text; the kind is
    the first that holds of ONGOING, REPEATED, the time named, CONDITIONAL, and the other fields
    keep the rest: "Tháng 4/2026, sau khi có hướng dẫn" is MONTHS with a condition.

    Attributes:
        text: The text as printed, character for character.
        kind: What sort of time it is.
        years: Years named or covered, ascending.
        months: Months named or covered by a range, ascending; empty for other kinds.
        quarters: The same for quarters.
        half_years: The same for half years.
        dates: Single days named, none for ranges and FROM; for a day of every month ("ngày 15 hằng
            tháng", "ngày 15 của tháng cuối quý") those of the plan's year.
        start: First day of what is meant; None when the text sets no beginning (BY, ONGOING ...).
        deadline: Last day of what is meant, None when the text sets no end. "Trước tháng 6/2026"
            gives 31/5; "trước ngày 15/11/2026" gives the day named, 15/11, and sets `before`. A PART
            has the bounds of the whole month, quarter or year, so nothing is called late too early.
        before: The text says "trước ngày": read strictly, the deadline itself is already late.
        repeats: How often, as printed.
        condition: The condition with its first word: "sau khi có hướng dẫn của Bộ Nội vụ".
        note: The note in brackets at the end, without the brackets.
        mentions: Every year written in the text, in its order.
    """

    text: str
    kind: ScheduleKind
    years: tuple[int, ...] = ()
    months: tuple[PartOfYear, ...] = ()
    quarters: tuple[PartOfYear, ...] = ()
    half_years: tuple[PartOfYear, ...] = ()
    dates: tuple[dt.date, ...] = ()
    start: dt.date | None = None
    deadline: dt.date | None = None
    before: bool = False
    repeats: tuple[Repetition, ...] = ()
    condition: str = ""
    note: str = ""
    mentions: tuple[Mention, ...] = ()

"""When a task is done (thời gian thực hiện): the printed text, and what it means."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_TEXT: Final = 1000  # characters; no cell of a time column comes near it
FIRST_YEAR: Final = 1900  # four digits outside these two are not read as a year
LAST_YEAR: Final = 2199
LONGEST_PERIOD: Final = 50  # years


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


@dataclass(frozen=True, slots=True)
class Schedule:
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


def parse_schedule(text: str, year: int) -> Schedule:
    """Return what a schedule means: "Quý II/2026" is QUARTERS, from 01/4/2026 to 30/6/2026.

    Letter case, spaces, hằng or hàng, quý or quí, the kind of dash, leading zeros, Roman or Arabic
    quarters make no difference. What is impossible (31/2, tháng 13, a reversed range) or can be
    read in two ways is UNKNOWN, never guessed; so is a text over `LONGEST_TEXT` characters.

    Args:
        text: The printed text, NFC.
        year: The plan's year, taken where the text names none; 1900 to 2199, else all is UNKNOWN.
    """
    return _parse_known(text, year) if len(text) <= LONGEST_TEXT else _unknown(text, _Tokens(text))


@lru_cache(maxsize=4096)
def _parse_known(text: str, year: int) -> Schedule:
    tokens = _Tokens(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _unknown(text, tokens)
    body_end, note = tokens.split_note(text)
    reader = _Reader(tokens, body_end, year)
    time = _resolve(reader, year) if body_end and reader.read() else None
    if time is None:
        return _unknown(text, tokens)
    condition = ""
    condition_at = reader.condition_at
    if condition_at < body_end:
        condition = text[tokens.starts[condition_at] : tokens.end_of(body_end - 1)]
    mentions = [tokens.mention(index, MentionRole.TIME) for index in reader.years_read]
    mentions += tokens.mentions(condition_at, body_end, MentionRole.CONDITION)
    mentions += tokens.mentions(body_end, len(tokens.starts), MentionRole.NOTE)
    return Schedule(
        text, _kind(reader, time), time.years, time.months, time.quarters, time.half_years, time.dates,
        time.start, time.deadline, time.before, tuple(reader.repeats), condition, note, tuple(mentions),
    )  # fmt: skip


def _kind(reader: _Reader, time: _Time) -> ScheduleKind:
    if reader.ongoing:
        return ScheduleKind.ONGOING
    return ScheduleKind.REPEATED if reader.repeats else time.kind


def _unknown(text: str, tokens: _Tokens) -> Schedule:
    mentions = tokens.mentions(0, len(tokens.starts), MentionRole.UNREAD)
    return Schedule(text, ScheduleKind.UNKNOWN, mentions=tuple(mentions))


# --- From characters to tokens ----------------------------------------------------------------

# Vietnamese writes every syllable apart, so a token is a syllable, a number or a sign. Invisible
# characters of pasted text separate like spaces.
TOKEN: Final = re.compile("[0-9]+|[^\\W\\d_]+|[^\\s\u200b-\u200d\ufeff\u00ad]")
SAME_SIGN: Final = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-")
ENDING: Final = frozenset(".,;")
PADDING: Final = ("",) * 6  # the reader looks at most this far ahead


class _Tokens:
    """The text's tokens in lower case, with their numbers and places.

    `numbers` holds a token's value if it has one or two digits or is a year, else -1.
    """

    __slots__ = ("numbers", "starts", "words")

    def __init__(self, text: str) -> None:
        # İ alone grows in lower case, and the offsets must stay those of the text.
        plain = text.replace("İ", "i").lower()
        found = [(match.group(), match.start()) for match in TOKEN.finditer(plain.translate(SAME_SIGN))]
        self.words = [word for word, _ in found]
        self.starts = [start for _, start in found]
        self.numbers = [_number(word) if "0" <= word[0] <= "9" else -1 for word in self.words]

    def end_of(self, index: int) -> int:
        return self.starts[index] + len(self.words[index])

    def mention(self, index: int, role: MentionRole) -> Mention:
        return Mention(Span(self.starts[index], self.end_of(index)), self.numbers[index], role)

    def mentions(self, start: int, end: int, role: MentionRole) -> list[Mention]:
        return [self.mention(i, role) for i in range(start, end) if self.numbers[i] >= FIRST_YEAR]

    def split_note(self, text: str) -> tuple[int, str]:
        """Return how many tokens stand before the note in brackets at the end, and the note."""
        words = self.words
        end = self._trim(len(words))
        if not end or words[end - 1] != ")":
            return end, ""
        depth = 0
        for index in range(end - 1, -1, -1):
            depth += (words[index] == ")") - (words[index] == "(")
            if not depth:
                return self._trim(index), text[self.starts[index] + 1 : self.starts[end - 1]].strip()
        return end, ""

    def _trim(self, end: int) -> int:
        while end and self.words[end - 1] in ENDING:
            end -= 1
        return end


def _number(digits: str) -> int:
    if len(digits) <= 2:
        return int(digits)
    return int(digits) if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR else -1


# --- From tokens to points in time ------------------------------------------------------------


# What leads in to a time; bits, for two may stand together: "hoàn thành trong quý II".
FINISH: Final = 1
BEFORE: Final = 2
WITHIN: Final = 4
SINCE: Final = 8
AFTER: Final = 16
BY: Final = FINISH | BEFORE
LEADS: Final[dict[str | tuple[str, str], int]] = {
    ("hoàn", "thành"): FINISH, ("hoàn", "tất"): FINISH, ("kết", "thúc"): FINISH, "xong": FINISH,
    ("chậm", "nhất"): FINISH, ("muộn", "nhất"): FINISH, ("từ", "nay"): FINISH, ("cho", "đến"): FINISH,
    "đến": FINISH, "tới": FINISH, "hết": FINISH, "trước": BEFORE, "trong": WITHIN, "vào": WITHIN,
    "cả": WITHIN, "suốt": WITHIN, "các": 0, "từ": SINCE, "sau": AFTER, "là": 0, ("thực", "hiện"): 0,
    ("triển", "khai"): 0, ("tổ", "chức"): 0, ("dự", "kiến"): 0, ("phấn", "đấu"): 0, ("bắt", "đầu"): 0,
}  # fmt: skip
CONDITION_WORDS: Final = frozenset(("khi", "nếu", "theo", "tùy", "tuỳ"))
CONDITION_PAIRS: Final = frozenset((
    ("sau", "khi"), ("ngay", "sau"), ("ngay", "khi"), ("trước", "khi"), ("từ", "khi"), ("kể", "từ"),
    ("đến", "khi"), ("căn", "cứ"), ("cùng", "với"), ("trong", "quá"),
))  # fmt: skip
DURATION_LEADS: Final = frozenset(("trong", "vòng", "thời", "hạn", "chậm", "muộn", "nhất", "là", "không", "quá", "sau"))
LONGEST_DURATION_LEAD: Final = 4  # tokens: "chậm nhất trong vòng 10 ngày sau khi ..."
DURATION_LINKS: Final = frozenset((
    ("sau", "khi"), ("kể", "từ"), ("tính", "từ"), ("trước", "khi"), ("từ", "khi"),
))  # fmt: skip
FRAMES: Final = {
    ("giai", "đoạn"): ScheduleKind.PERIOD, ("thời", "kỳ"): ScheduleKind.PERIOD,
    ("nhiệm", "kỳ"): ScheduleKind.TERM, ("nhiệm", "kì"): ScheduleKind.TERM,
    ("năm", "học"): ScheduleKind.SCHOOL_YEAR,
}  # fmt: skip
# Neither begins on 1 January, and no rule of ours fixes its days.
UNDATED: Final = frozenset((ScheduleKind.TERM, ScheduleKind.SCHOOL_YEAR))
UNITS: Final = {
    "ngày": ScheduleKind.ON, "tháng": ScheduleKind.MONTHS, "quý": ScheduleKind.QUARTERS,
    "quí": ScheduleKind.QUARTERS, "năm": ScheduleKind.YEAR,
}  # fmt: skip
MONTHS_IN: Final = {ScheduleKind.MONTHS: 1, ScheduleKind.QUARTERS: 3, ScheduleKind.HALF_YEAR: 6}
REPEAT_UNITS: Final = {
    "ngày": RepeatUnit.DAY, "tuần": RepeatUnit.WEEK, "tháng": RepeatUnit.MONTH,
    "quý": RepeatUnit.QUARTER, "quí": RepeatUnit.QUARTER, "năm": RepeatUnit.YEAR,
}  # fmt: skip
EVERY: Final = frozenset(("hằng", "hàng", "mỗi", "từng", "theo"))
ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
PARTS: Final = frozenset(("đầu", "giữa", "cuối"))
COMMAS: Final = frozenset((",", ";", "và"))
TIME_MARKS: Final = COMMAS | {"hoặc"}
LIST_MARKS: Final = COMMAS | {"&", "+"}
RANGE_MARKS: Final = frozenset(("-", "đến", "tới"))
REPEAT_MARKS: Final = COMMAS | {"/"}
NOT_AFTER_REPEAT_UNIT: Final = PARTS | ROMAN.keys() | {"nay", "học", "v", "vi"}


class _Point:
    """A day, month, quarter, half or year as read; 0 stands for what the text leaves out.

    A plain class: it and `_Time` as dataclasses would take a third of the module's import.
    """

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
        return dt.date(self.year, self.first, 1), _last_of_month(self.year, self.last)


def _last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


class _Reader:
    """Reads the tokens before the note from left to right; `read` says whether all were understood."""

    __slots__ = (
        "at", "condition_at", "end", "frame", "lead", "numbers", "ongoing", "points", "quarter_ends",
        "repeats", "words", "year", "year_count", "years_read",
    )  # fmt: skip

    def __init__(self, tokens: _Tokens, end: int, year: int) -> None:
        self.words: list[str] = [*tokens.words[:end], *PADDING]
        self.numbers: list[int] = [*tokens.numbers[:end], *(-1 for _ in PADDING)]
        self.at = 0
        self.end = end
        self.year = year
        self.condition_at = end
        self.ongoing = False
        self.repeats: list[Repetition] = []
        self.points: list[_Point] = []
        self.lead = 0
        self.frame: ScheduleKind | None = None
        self.year_count = 0  # "5 năm 2026-2030" says how many
        self.quarter_ends = False  # "ngày 15 của tháng cuối quý"
        self.years_read: list[int] = []  # tokens taken as years

    def read(self) -> bool:
        while self.at < self.end:
            if self.at and self.words[self.at] in TIME_MARKS:
                self.at += 1
                self._take("và")
            if self._is_condition():
                self.condition_at = self.at
                return True
            if not (self._read_ongoing() or self._read_repeats() or self._read_time()):
                return False
        return True

    def _take(self, word: str, following: str | None = None) -> bool:
        """Step over one word, or two, if they stand here."""
        if self.words[self.at] != word or (following and self.words[self.at + 1] != following):
            return False
        self.at += 2 if following else 1
        return True

    def _pair(self, at: int) -> tuple[str, str]:
        return self.words[at], self.words[at + 1]

    def _is_condition(self) -> bool:
        at = self.at
        word, following = self._pair(at)
        if word in CONDITION_WORDS:
            return bool(following) and not (word == "theo" and following in REPEAT_UNITS)
        if (word, following) in CONDITION_PAIRS:
            return at + 2 < self.end
        if (word, following) == ("đột", "xuất"):
            return True
        if word == "sau":  # "sau ngày 30/6" is a time, "sau Hội nghị" a condition
            time_follows = self.numbers[at + 1] >= 0 or following in UNITS or following in PARTS
            if not time_follows:
                return bool(following)
        for _ in range(LONGEST_DURATION_LEAD):
            at += self.words[at] in DURATION_LEADS
        if self.numbers[at] < 0 or self.words[at + 1] not in REPEAT_UNITS:
            return False
        at += 4 if self._pair(at + 2) == ("làm", "việc") else 2
        return self._pair(at) in DURATION_LINKS if at < self.end else False

    def _read_ongoing(self) -> bool:
        if not (self._take("thường", "xuyên") or self._take("liên", "tục")):
            return False
        self.ongoing = True
        return True

    # Repetitions: "hằng tháng, quý", "định kỳ 6 tháng", "2 lần/năm", "6 tháng/lần".

    def _read_repeats(self) -> bool:
        start = self.at
        certain = self._take("định", "kỳ") or self._take("định", "kì")
        if not self._take("ít", "nhất"):
            self._take("tối", "thiểu")
        found: list[Repetition] = []
        resume = self.at
        while True:
            item = self._read_repetition()
            if item is None:
                break
            repetition, marked = item
            found.append(repetition)
            certain = certain or marked
            resume = self.at
            if self.words[self.at] not in REPEAT_MARKS:
                break
            self.at += 1
            self._take("và")
        # One bare "6 tháng" may be a length of time; "quý, 6 tháng, năm" are report periods.
        if not found or not (certain or len(found) > 1):
            self.at = start
            return False
        self.at = resume
        self.repeats += found
        return True

    def _read_repetition(self) -> tuple[Repetition, bool] | None:
        marked = self.words[self.at] in EVERY
        if marked or self.words[self.at] == "cả":
            self.at += 1
        elif self.words[self.at] == "các" and self.words[self.at + 2] == "trong":
            marked = True
            self.at += 1
        every = times = 1
        if self.words[self.at + 1] == "lần" and self.numbers[self.at] > 0:
            times = self.numbers[self.at]
            self.at += 2
            if self.words[self.at] not in EVERY and self.words[self.at] not in ("/", "một", "trong"):
                return None
            self.at += 1
            marked = True
        if 0 < self.numbers[self.at] < FIRST_YEAR:
            every = self.numbers[self.at]
            self.at += 1
        unit = REPEAT_UNITS.get(self.words[self.at])
        if unit is None:
            return None
        self.at += 1
        said = self._read_times()
        if said:
            return Repetition(every, unit, said), True
        follows_number = self.numbers[self.at] >= 0 or self.words[self.at] in NOT_AFTER_REPEAT_UNIT
        return None if follows_number else (Repetition(every, unit, times), marked)

    def _read_times(self) -> int:
        """Return n of "/n lần", "n lần", "một lần" or "/lần" after a unit; 0 where none stands."""
        at = self.at + (self.words[self.at] == "/")
        times = 1
        if self.words[at] == "một":
            at += 1
        elif self.numbers[at] > 0:
            times = self.numbers[at]
            at += 1
        if self.words[at] != "lần" or at == self.at:
            return 0
        self.at = at + 1
        return times

    # Times: what leads in, then points joined by commas and dashes.

    def _read_time(self) -> bool:
        if self.points or self.frame:
            return False
        self._read_leads()
        self.frame = FRAMES.get(self._pair(self.at))
        numbered = False
        if self.frame:
            self.at += 2
            numbered = self.words[self.at] in ROMAN or 0 < self.numbers[self.at] < FIRST_YEAR
            self.at += numbered
            if self.numbers[self.at + 1] >= FIRST_YEAR:
                self.at += self.words[self.at] in (":", "từ", "năm")
        elif self.words[self.at + 1] == "năm" and self.numbers[self.at + 2] >= FIRST_YEAR:
            self.year_count = max(0, self.numbers[self.at])
            self.at += 2 if self.year_count else 0
        self._read_points()
        if not self.points:
            # "giai đoạn I": its years stand elsewhere
            return numbered and self.frame is ScheduleKind.PERIOD and not self.lead & ~WITHIN
        self._read_after_points()
        return True

    def _read_leads(self) -> None:
        while self.at < self.end:
            lead = LEADS.get(self._pair(self.at))
            if lead is not None:
                self.at += 1
            else:
                lead = LEADS.get(self.words[self.at])
                if lead is None:
                    return
            self.at += 1
            self.lead |= lead

    def _read_after_points(self) -> None:
        start = self.at
        years_follow = self._take("và") and (self._take("các", "năm") or self._take("những", "năm"))
        if years_follow and (self._take("tiếp", "theo") or self._take("sau")):
            self.lead |= SINCE
            return
        self.at = start
        if self._take("trở", "đi"):
            self.lead |= SINCE
            return
        self._take("của")
        if not self.points[-1].first and self._take("tháng", "cuối"):
            self.at += self.words[self.at] in EVERY or self.words[self.at] == "của"
            self.quarter_ends = self._take("quý") or self._take("quí")
        if self.quarter_ends:
            self.repeats.append(Repetition(1, RepeatUnit.QUARTER))
        else:
            self.at = start

    def _read_points(self) -> None:
        plain_year = bool(self.lead & (FINISH | WITHIN)) and not self.lead & (BEFORE | AFTER | SINCE)
        point = self._read_point(ScheduleKind.YEAR if self.frame else None, plain_year=plain_year)
        while point:
            self.points.append(point)
            start = self.at
            joined = self.words[start] in RANGE_MARKS
            if not joined and self.words[start] not in LIST_MARKS:
                return
            self.at += 1
            self._take("và")
            if joined:
                self._take("hết")
            else:
                self._take("trước" if self.lead & BY else "từ")
            point = self._read_point(point.unit, plain_year=joined)
            if point is None:
                self.at = start
            else:
                point.joined = joined

    def _read_point(self, unit: ScheduleKind | None, *, plain_year: bool) -> _Point | None:
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

    def _read_number(self, unit: ScheduleKind | None) -> _Point | None:
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

    def _read_year(self, *, plain: bool) -> _Point | None:
        if self._take("nay"):
            return _Point(ScheduleKind.YEAR, self.year)
        if self.numbers[self.at] >= FIRST_YEAR:
            return _Point(ScheduleKind.YEAR, self._take_year(self.at))
        return _Point(ScheduleKind.YEAR, 0) if plain and self.numbers[self.at] < 0 else None

    def _read_month(self, unit: ScheduleKind | None) -> _Point | None:
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
        return _Point(unit, self._read_year_after(), number * size - size + 1, number * size)

    def _read_months_of_year(self, count: int) -> _Point | None:
        """Return "(6 tháng) đầu năm 2026", standing at "đầu" or "cuối"."""
        side = self.words[self.at]
        if side not in ("đầu", "cuối") or not 1 <= count < 12:
            return None
        self.at += 1
        year = self._read_year_after()
        if not year:
            self._take("của")
            if not self._take("năm") and self.words[self.at] not in ("", ","):
                return None
        unit = ScheduleKind.HALF_YEAR if count == 6 else ScheduleKind.MONTHS
        first = 1 if side == "đầu" else 13 - count
        return _Point(unit, year, first, first + count - 1)

    def _read_day(self) -> _Point | None:
        """Return a day from "15", "15/11", "15 tháng 11" or any of these with its year."""
        at = self.at
        day = self.numbers[at]
        if not 1 <= day <= 31:
            return None
        point = _Point(ScheduleKind.ON, 0, 0, 0, day)
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
            return self._take_year(at + 1)
        at += self.words[at] == ","
        at += self.words[at] in ("của", "trong")
        if self.words[at] != "năm":
            return 0
        if self.words[at + 1] == "nay":
            self.at = at + 2
            return self.year
        return self._take_year(at + 1) if self.numbers[at + 1] >= FIRST_YEAR else 0

    def _take_year(self, at: int) -> int:
        self.years_read.append(at)
        self.at = at + 1
        return self.numbers[at]


# --- From points to days ----------------------------------------------------------------------


class _Time:
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


Intervals = list[tuple[dt.date, dt.date]]


def _resolve(reader: _Reader, year: int) -> _Time | None:
    """Return the days the points mean; None where the calendar or the order forbids them."""
    points = reader.points
    if not points:
        return _Time(reader.frame or ScheduleKind.CONDITIONAL)
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


def _complete(points: list[_Point], year: int) -> None:
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


def _resolve_recurring_day(reader: _Reader, year: int) -> _Time | None:
    """Return the dates of "ngày 15 hằng tháng"; a month too short for the day gives its last."""
    monthly = Repetition(1, RepeatUnit.MONTH) in reader.repeats
    if reader.lead & (SINCE | AFTER) or not (monthly or reader.quarter_ends):
        return None
    days = [point.day for point in reader.points]
    if days != sorted(set(days)) or any(point.first or point.joined for point in reader.points):
        return None
    ends = [_last_of_month(year, month) for month in ((3, 6, 9, 12) if reader.quarter_ends else range(1, 13))]
    time = _Time(ScheduleKind.REPEATED, (year,))
    time.dates = tuple(sorted({end.replace(day=min(day, end.day)) for end in ends for day in days}))
    time.start = None if reader.lead & BY else time.dates[0]
    time.deadline = time.dates[-1]
    time.before = bool(reader.lead & BEFORE)
    return time


def _intervals(points: list[_Point]) -> Intervals | None:
    """Return first and last days, ranges as one; None unless they ascend and share one unit.

    A range of two points may have two units ("từ tháng 4 đến ngày 15/6"), or be one of days.
    """
    intervals: Intervals = []
    mixed = any(point.unit is not points[0].unit for point in points)
    ranged = any(point.joined for point in points)
    if (mixed and not ranged) or (len(points) > 2 and (mixed or (ranged and points[0].unit is ScheduleKind.ON))):
        return None
    previous: _Point | None = None
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


def _describe(reader: _Reader, points: list[_Point], intervals: Intervals) -> _Time | None:
    ranged = any(point.joined for point in points)
    years = tuple(sorted({y for start, end in intervals for y in range(start.year, end.year + 1)}))
    kind = _plain_kind(reader, points, years, ranged=ranged)
    if kind is None:
        return None
    time = _Time(kind, years)
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


def _apply_lead(lead: int, time: _Time, last: _Point, intervals: Intervals, *, ranged: bool) -> bool:
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


def _plain_kind(reader: _Reader, points: list[_Point], years: Sequence[int], *, ranged: bool) -> ScheduleKind | None:
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

"""Read the phrases of a schedule: what leads in to its times, their lists and ranges, repetitions, conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.model.schedule import FIRST_YEAR, RepeatUnit, Repetition, ScheduleKind
from toolkit.model.schedule_points import PARTS, ROMAN, UNITS, Point, PointReader

if TYPE_CHECKING:
    from collections.abc import Sequence

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
REPEAT_UNITS: Final = {
    "ngày": RepeatUnit.DAY, "tuần": RepeatUnit.WEEK, "tháng": RepeatUnit.MONTH,
    "quý": RepeatUnit.QUARTER, "quí": RepeatUnit.QUARTER, "năm": RepeatUnit.YEAR,
}  # fmt: skip
EVERY: Final = frozenset(("hằng", "hàng", "mỗi", "từng", "theo"))
COMMAS: Final = frozenset((",", ";", "và"))
TIME_MARKS: Final = COMMAS | {"hoặc"}
LIST_MARKS: Final = COMMAS | {"&", "+"}
RANGE_MARKS: Final = frozenset(("-", "đến", "tới"))
REPEAT_MARKS: Final = COMMAS | {"/"}
NOT_AFTER_REPEAT_UNIT: Final = PARTS | ROMAN.keys() | {"nay", "học", "v", "vi"}


class PhraseReader(PointReader):
    """Reads the tokens before the note from left to right.

    Attributes:
        end: How many tokens there are.
        condition_at: The token a condition begins with, `end` without one.
        ongoing: The text says "thường xuyên".
        repeats: How often, as printed.
        points: The points in time, a range as its two ends.
        lead: What leads in to them, and "trở đi" behind them: bits.
        frame: The kind that "giai đoạn", "nhiệm kỳ" or "năm học" makes of the years.
        year_count: "5 năm 2026-2030" says how many; 0 where none is said.
        quarter_ends: The text says "ngày 15 của tháng cuối quý".
    """

    __slots__ = ("condition_at", "end", "frame", "lead", "ongoing", "points", "quarter_ends", "repeats", "year_count")

    def __init__(self, words: Sequence[str], numbers: Sequence[int], year: int) -> None:
        super().__init__(words, numbers, year)
        self.end = len(words)
        self.condition_at = self.end
        self.ongoing = False
        self.repeats: list[Repetition] = []
        self.points: list[Point] = []
        self.lead = 0
        self.frame: ScheduleKind | None = None
        self.year_count = 0
        self.quarter_ends = False

    def read(self) -> bool:
        """Read all tokens, up to a condition; say whether they were understood."""
        while self.at < self.end:
            if self.at and self.words[self.at] in TIME_MARKS:
                self.at += 1
                self.take("và")
            if self._is_condition():
                self.condition_at = self.at
                return True
            if not (self._read_ongoing() or self._read_repeats() or self._read_time()):
                return False
        return True

    def _is_condition(self) -> bool:
        at = self.at
        word, following = self.pair(at)
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
        at += 4 if self.pair(at + 2) == ("làm", "việc") else 2
        return self.pair(at) in DURATION_LINKS if at < self.end else False

    def _read_ongoing(self) -> bool:
        if not (self.take("thường", "xuyên") or self.take("liên", "tục")):
            return False
        self.ongoing = True
        return True

    # Repetitions: "hằng tháng, quý", "định kỳ 6 tháng", "2 lần/năm", "6 tháng/lần".

    def _read_repeats(self) -> bool:
        start = self.at
        certain = self.take("định", "kỳ") or self.take("định", "kì")
        if not self.take("ít", "nhất"):
            self.take("tối", "thiểu")
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
            self.take("và")
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
        self.frame = FRAMES.get(self.pair(self.at))
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
            lead = LEADS.get(self.pair(self.at))
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
        years_follow = self.take("và") and (self.take("các", "năm") or self.take("những", "năm"))
        if years_follow and (self.take("tiếp", "theo") or self.take("sau")):
            self.lead |= SINCE
            return
        self.at = start
        if self.take("trở", "đi"):
            self.lead |= SINCE
            return
        self.take("của")
        if not self.points[-1].first and self.take("tháng", "cuối"):
            self.at += self.words[self.at] in EVERY or self.words[self.at] == "của"
            self.quarter_ends = self.take("quý") or self.take("quí")
        if self.quarter_ends:
            self.repeats.append(Repetition(1, RepeatUnit.QUARTER))
        else:
            self.at = start

    def _read_points(self) -> None:
        plain_year = bool(self.lead & (FINISH | WITHIN)) and not self.lead & (BEFORE | AFTER | SINCE)
        point = self.read_point(ScheduleKind.YEAR if self.frame else None, plain_year=plain_year)
        while point:
            self.points.append(point)
            start = self.at
            joined = self.words[start] in RANGE_MARKS
            if not joined and self.words[start] not in LIST_MARKS:
                return
            self.at += 1
            self.take("và")
            if joined:
                self.take("hết")
            else:
                self.take("trước" if self.lead & BY else "từ")
            point = self.read_point(point.unit, plain_year=joined)
            if point is None:
                self.at = start
            else:
                point.joined = joined

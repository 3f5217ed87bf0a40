"""How often a task comes again (chu kỳ): each year, once, every few years, until a year."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.problems import shorten
from toolkit.model.schedule import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from toolkit.model.fields import Fields
    from toolkit.model.problems import Problems

LONGEST_INTERVAL: Final = 50


class RecurrenceKind(Enum):
    """What sort of recurrence it is."""

    YEARLY = "yearly"
    ONCE = "once"
    EVERY = "every"
    UNTIL = "until"


class Recurrence(NamedTuple):
    """In which years a task is there.

    Attributes:
        kind: What sort it is.
        interval: EVERY: 2 for every other year; else 1.
        year: EVERY: the first year; UNTIL: the last one; else 0.
    """

    kind: RecurrenceKind
    interval: int = 1
    year: int = 0

    def falls_in(self, year: int) -> bool:
        """Tell whether the task is there in a year; one that comes once is as long as it stands in the data."""
        if self.kind is RecurrenceKind.EVERY:
            return year >= self.year and (year - self.year) % self.interval == 0
        return self.kind is not RecurrenceKind.UNTIL or year <= self.year

    def next_year(self, after: int) -> int:
        """Return the first year behind another in which a task that comes every few years is there."""
        return max(self.year, after + self.interval - (after - self.year) % self.interval)

    def __str__(self) -> str:
        """Return it in words: "2 năm một lần từ năm 2026"."""
        match self.kind:
            case RecurrenceKind.YEARLY:
                return "hằng năm"
            case RecurrenceKind.ONCE:
                return "một lần"
            case RecurrenceKind.EVERY:
                return f"{self.interval} năm một lần từ năm {self.year}"
        return f"đến năm {self.year}"


YEARLY: Final = Recurrence(RecurrenceKind.YEARLY)
ONCE: Final = Recurrence(RecurrenceKind.ONCE)

_WORDS: Final = {
    "yearly": YEARLY, "every year": YEARLY, "hằng năm": YEARLY, "hàng năm": YEARLY, "mỗi năm": YEARLY,
    "mỗi năm một lần": YEARLY, "once": ONCE, "một lần": ONCE, "1 lần": ONCE,
}  # fmt: skip
_EVERY: Final = re.compile(
    r"every (?P<number>[0-9]{1,2}) years?,? from (?P<first>[0-9]{4})"
    r"|(?P<so>[0-9]{1,2}) năm (?:một|1) lần,? (?:kể )?từ (?:năm )?(?P<tu>[0-9]{4})"
)
_EVERY_WITHOUT_FIRST: Final = re.compile(r"(?:every )?(?P<number>[0-9]{1,2}) (?:years?|năm (?:một|1) lần)")
_UNTIL: Final = re.compile(r"(?:until|đến(?: hết)?(?: năm)?) (?P<last>[0-9]{4})")


def parse_recurrence(text: str) -> Recurrence | None:
    """Return what is meant by "yearly", "once", "every 2 years from 2026" or "until 2028", or the same in Vietnamese.

    None where it is none of these.
    """
    said = " ".join(text.casefold().split())
    if said in _WORDS:
        return _WORDS[said]
    if match := _EVERY.fullmatch(said):
        interval, first = int(match["number"] or match["so"]), int(match["first"] or match["tu"])
        if 1 <= interval <= LONGEST_INTERVAL and FIRST_YEAR <= first <= LAST_YEAR:
            return Recurrence(RecurrenceKind.EVERY, interval, first)
    if (match := _UNTIL.fullmatch(said)) and FIRST_YEAR <= int(match["last"]) <= LAST_YEAR:
        return Recurrence(RecurrenceKind.UNTIL, 1, int(match["last"]))
    return None


def read_recurrence(task: Fields, year: int, problems: Problems) -> Recurrence:
    """Return a task's `recurrence`; yearly where nothing, or something wrong (NB101), is said.

    Args:
        task: The task.
        year: The plan's year, for the advice.
        problems: Takes what is wrong.
    """
    text = task.text("recurrence")
    found = parse_recurrence(text) if text else YEARLY
    if found is None:
        fix = f"gõ yearly (hằng năm), once (một lần), until {year + 2} hoặc every 2 years from {year}"
        if match := _EVERY_WITHOUT_FIRST.fullmatch(" ".join(text.casefold().split())):
            fix = f"ghi cả năm đầu tiên: every {match['number']} years from {year}"
        message = f'{task.owner}: không đọc được chu kỳ "{shorten(text)}"'
        problems.error("NB101", task.spans["recurrence"], message, fix)
    return found or YEARLY

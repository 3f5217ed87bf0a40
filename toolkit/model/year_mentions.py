"""Every year a text mentions, and what it is: the plan's own, a period's, a cited instrument's ...

What a copy of the plan for another year has to move, and what a check finds left over, is decided here alone.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import isleap
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model import year_forms as forms

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator


class MentionKind(Enum):
    """What the years of a mention are, and so whether they move with the plan."""

    # These move.
    OWN_YEAR = "own_year"  # "năm 2026", "6 tháng đầu năm 2026", "Quý IV/2026", "tháng 12/2026 đến tháng 01/2027"
    DATE = "date"  # a day of the plan's own work: "31/12/2026", "ngày 05 tháng 3 năm 2026"
    SCHOOL_YEAR = "school_year"  # one the plan's year lies in: "năm học 2026-2027"; both ends move
    # These stay.
    PERIOD = "period"  # "giai đoạn 2026 - 2030", "đến năm 2030", "từ năm 2026"; ranges in names and citations too
    CITATION = "citation"  # of a cited instrument: number, symbol, date, a single year of its subject
    NAME = "name"  # "Chương trình ... đến năm 2030"; a single year in curly quotation marks
    OTHER_YEAR = "other_year"  # not the plan's year, in words that could be the plan's: "năm 2025", "31/12/2025"
    NUMBER = "number"  # no year at all: "2026 hộ"


MOVING: Final = frozenset({MentionKind.OWN_YEAR, MentionKind.DATE, MentionKind.SCHOOL_YEAR})


class YearMention(NamedTuple):
    """Some words of a text with one or several years in them.

    Attributes:
        start: Where they begin in the text.
        end: Where they end, exclusive.
        text: The words: "Quý IV/2026".
        kind: What the years are.
        years: The years in their order; none in a number that is no year ("2026 hộ", "số 2026/KH-UBND").
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    years: tuple[int, ...]


def find_year_mentions(text: str, year: int) -> tuple[YearMention, ...]:
    """Return the mentions of years in a text, in its order; every number from 1900 to 2200 lies in exactly one.

    Args:
        text: The text, NFC.
        year: The plan's year.
    """
    return tuple(_linked(_Finder(text, year).found(), text, year))


def moved(text: str, mention: YearMention, by: int) -> str:
    """Return a mention's words with its years moved: "Quý IV/2026" by 1 is "Quý IV/2027"; 29 February becomes 28.

    Args:
        text: The text it was found in.
        mention: The mention.
        by: How many years.
    """
    words = text[mention.start : mention.end]
    if not mention.years:
        return words
    words = forms.YEAR.sub(lambda match: str(int(match.group()) + by), words)
    if mention.kind in {MentionKind.SCHOOL_YEAR, MentionKind.PERIOD}:
        words = forms.SHORT_END.sub(lambda match: f"{match['head']}{(int(match['end']) + by) % 100:02}", words)
    words = forms.LUNAR.sub(_lunar, words)
    return forms.LEAP_DAY.sub(lambda match: match[0] if isleap(int(match["year"])) else f"28{match[0][2:]}", words)


def _lunar(found: re.Match[str]) -> str:
    """Return the lunar name of a year before the rest of its words: "Đinh Mùi 2027"."""
    number = int(found["year"]) - 4
    name = f"{forms.STEMS[number % 10]} {forms.BRANCHES[number % 12]}"
    return (name.upper() if found.group().isupper() else name) + found["rest"]


class _Head(NamedTuple):
    """A cited instrument's number and date: "Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025"."""

    start: int
    end: int
    years: tuple[int, ...]


class _Found(NamedTuple):
    """A mention, and whether it is shorter than a year: a month, a quarter, a day."""

    mention: YearMention
    is_part: bool = False


class _Finder:
    """Finds the mentions of one text."""

    def __init__(self, text: str, year: int) -> None:
        self._text = text
        self._year = year
        self._heads = list(_heads(text))
        self._quotes = [match.span() for match in forms.QUOTED.finditer(text)]
        self._quote_starts = [start for start, _ in self._quotes]

    def found(self) -> Iterator[_Found]:
        """Yield the mentions in the order of the text."""
        at = 0
        before: _Head | None = None
        for head in self._heads:
            yield from self._between(at, head.start, before)
            words = self._text[head.start : head.end]
            if forms.YEAR.search(words):
                yield _Found(YearMention(head.start, head.end, words, MentionKind.CITATION, head.years))
            # Behind "@strategy-plan-2026-2030" stands no date and no subject: they are printed with it.
            at, before = head.end, None if words.startswith("@") else head
        yield from self._between(at, len(self._text), before)

    def _between(self, start: int, end: int, head: _Head | None) -> Iterator[_Found]:
        """Yield the mentions between two cited instruments; `head` is the one on the left."""
        at = start
        for digits in forms.YEAR.finditer(self._text, start, end):
            if digits.start() < at:
                continue
            found = forms.EXPRESSION.search(self._text, max(at, digits.start() - forms.LONGEST_LEAD), end)
            assert found is not None  # noqa: S101 - a bare year is an expression
            at = found.end()
            years = _years(found)
            kind = self._kind(found, years, head)
            if kind is MentionKind.NUMBER:
                years = ()
            mention = YearMention(found.start(), found.end(), found.group(), kind, years)
            yield _Found(mention, found.lastgroup in {"date", "part"})

    def _kind(self, found: re.Match[str], years: tuple[int, ...], head: _Head | None) -> MentionKind:
        form = found.lastgroup
        if form == "range":
            return MentionKind.PERIOD
        if form == "school":
            is_one = all(last - first == 1 for first, last in zip(years[::2], years[1::2], strict=True))
            return self._own(MentionKind.SCHOOL_YEAR, years) if is_one else MentionKind.PERIOD
        if form in {"bare", "until"} and self._is_number(found):
            return MentionKind.NUMBER
        if form == "until" and not (found["whole"] and years[0] in {self._year, self._year - 1}):
            return self._horizon(found)
        if self._is_quoted(found.start()):
            return MentionKind.NAME
        if self._is_cited(found, years, head):
            return MentionKind.CITATION
        return self._own(MentionKind.DATE if form == "date" else MentionKind.OWN_YEAR, years)

    def _own(self, kind: MentionKind, years: tuple[int, ...]) -> MentionKind:
        return kind if self._year in years else MentionKind.OTHER_YEAR

    def _horizon(self, found: re.Match[str]) -> MentionKind:
        """Say what "đến năm 2030" is: a part of a name, or a period's end."""
        before = self._before(found, forms.LONGEST_NAME)
        is_name = self._is_quoted(found.start()) or forms.NAMED.search(before)
        return MentionKind.NAME if is_name else MentionKind.PERIOD

    def _is_number(self, found: re.Match[str]) -> bool:
        """Say whether digits that nothing calls a year count something, or belong to a code."""
        if "năm" in found.group().lower():
            return False
        if forms.COUNT_AFTER.match(self._text, found.end()) or forms.CODE_AFTER.match(self._text, found.end()):
            return True
        before = self._before(found, 20)
        if forms.NUMBER_BEFORE.search(self._before(found, forms.LONGEST_LEAD)):
            return False
        return bool(forms.COUNT_BEFORE.search(before) or forms.CODE_BEFORE.search(before))

    def _is_quoted(self, at: int) -> bool:
        index = bisect_right(self._quote_starts, at) - 1
        return index >= 0 and at < self._quotes[index][1]

    def _is_cited(self, found: re.Match[str], years: tuple[int, ...], head: _Head | None) -> bool:
        is_date = found.lastgroup == "date"
        before = self._before(found, forms.LONGEST_LEAD)
        if is_date and (forms.CITED_BEFORE.search(before) or _issued_before(before)):
            return True
        if found.lastgroup == "bare" and forms.NUMBER_BEFORE.search(before):
            return True
        if found.lastgroup == "part" and found.group()[0].isdigit() and forms.TYPE_BEFORE.search(before):
            return True
        # "tuyên truyền Luật Bình đẳng giới năm 2026": the year is the plan's rather than the law's.
        if (is_date or years[0] != self._year) and forms.LAW_BEFORE.search(before):
            return True
        if head is None or found.start() - head.end > forms.LONGEST_SUBJECT:
            return False
        between = self._text[head.end : found.start()]
        if is_date and forms.ISSUER.fullmatch(between) and not forms.NOT_ISSUER.search(between):
            return True
        is_near = not head.years or abs(years[0] - head.years[-1]) <= 1
        return is_near and not forms.SUBJECT_END.search(between) and bool(forms.SUBJECT.search(between))

    def _before(self, found: re.Match[str], length: int) -> str:
        return self._text[max(0, found.start() - length) : found.start()]


def _issued_before(before: str) -> bool:
    return bool(forms.ISSUED_BEFORE.search(before)) and not forms.NOT_ISSUER.search(before)


def _heads(text: str) -> Iterator[_Head]:
    by_id = [_Head(match.start(), match.end(), ()) for match in forms.BY_ID.finditer(text)]
    yield from sorted([*_numbered_heads(text), *by_id])


def _numbered_heads(text: str) -> Iterator[_Head]:
    at = 0
    for match in forms.NUMBERED.finditer(text):
        first = max(at, match.start() - forms.LONGEST_TYPE)
        before = forms.BEFORE_NUMBER.search(text[first : match.start()])
        start = first + before.start() if before else match.start()
        at = match.end()
        years = [int(digits) for digits in forms.YEAR.findall(match["symbol"] + " " + (match["date"] or ""))]
        yield _Head(start, at, tuple(years))


def _years(found: re.Match[str]) -> tuple[int, ...]:
    years = []
    for match in forms.YEAR_AND_SHORT.finditer(found.group()):
        first = int(match["year"])
        years.append(first)
        if match["end"] and found.lastgroup in {"school", "range"}:
            last = first // 100 * 100 + int(match["end"])
            years.append(last if last > first else last + 100)
    return tuple(years)


def _linked(found: Iterable[_Found], text: str, year: int) -> Iterator[YearMention]:
    """Yield the mentions, two times that are one made one: "tháng 12/2026 đến tháng 01/2027"."""
    before: _Found | None = None
    for here in found:
        joined = None if before is None else _joined(before, here, text, year)
        if joined:
            before = _Found(joined)
            continue
        if before:
            yield before.mention
        before = here
    if before:
        yield before.mention


def _joined(one: _Found, other: _Found, text: str, year: int) -> YearMention | None:
    """Return the time from `one` to `other`, or None: across the turn of a year it moves, over years it is a period."""
    first, last = one.mention, other.mention
    is_own = {first.kind, last.kind} <= {MentionKind.OWN_YEAR, MentionKind.DATE, MentionKind.OTHER_YEAR}
    if not (one.is_part and other.is_part and is_own and last.years[-1] > first.years[0]):
        return None
    link = forms.LINK.fullmatch(text, first.end, last.start)
    is_turn = last.years[-1] - first.years[0] == 1
    if not (link and (link["span"] or is_turn)):
        return None
    years = first.years + last.years
    kind = MentionKind.OTHER_YEAR
    if not is_turn:
        kind = MentionKind.PERIOD
    elif year in years:
        kind = MentionKind.DATE if MentionKind.DATE in {first.kind, last.kind} else MentionKind.OWN_YEAR
    return YearMention(first.start, last.end, text[first.start : last.end], kind, years)

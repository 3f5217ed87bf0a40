"""From a schedule's text to its meaning: tokens, the phrases they make, the days these mean."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from toolkit.model.schedule import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_TEXT,
    Mention,
    MentionRole,
    Schedule,
    ScheduleKind,
)
from toolkit.model.schedule_phrases import PhraseReader
from toolkit.model.schedule_times import Resolved, resolve
from toolkit.model.source import Span

# Vietnamese writes every syllable apart, so a token is a syllable, a number or a sign. Invisible
# characters of pasted text separate like spaces.
TOKEN: Final = re.compile("[0-9]+|[^\\W\\d_]+|[^\\s\u200b-\u200d\ufeff\u00ad]")
SAME_SIGN: Final = dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-")
ENDING: Final = frozenset(".,;")


def parse_schedule(text: str, year: int) -> Schedule:
    """Return what a schedule means: "Quý II/2026" is QUARTERS, from 01/4/2026 to 30/6/2026.

    Letter case, spaces, hằng or hàng, quý or quí, the kind of dash, leading zeros, Roman or Arabic
    quarters make no difference. What is impossible (31/2, tháng 13, a reversed range) or can be
    read in two ways is UNKNOWN, never guessed; so is a text over `LONGEST_TEXT` characters.

    Args:
        text: The printed text, NFC.
        year: The plan's year, taken where the text names none; 1900 to 2199, else all is UNKNOWN.
    """
    return _read_usual(text, year) if len(text) <= LONGEST_TEXT else _read(text, year)


def _read(text: str, year: int) -> Schedule:
    tokens = _Tokens(text)
    if len(text) > LONGEST_TEXT or not FIRST_YEAR <= year <= LAST_YEAR:
        return _unknown(text, tokens)
    body_end, note = tokens.split_note(text)
    reader = PhraseReader(tokens.words[:body_end], tokens.numbers[:body_end], year)
    time = resolve(reader, year) if body_end and reader.read() else None
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


# A plan says "Trong năm" a hundred times.
_read_usual = lru_cache(maxsize=4096)(_read)


def _kind(reader: PhraseReader, time: Resolved) -> ScheduleKind:
    if reader.ongoing:
        return ScheduleKind.ONGOING
    return ScheduleKind.REPEATED if reader.repeats else time.kind


def _unknown(text: str, tokens: _Tokens) -> Schedule:
    mentions = tokens.mentions(0, len(tokens.starts), MentionRole.UNREAD)
    return Schedule(text, ScheduleKind.UNKNOWN, mentions=tuple(mentions))


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

"""The words of a text, each with its place, and what among them is no Vietnamese prose.

A word is a run of letters. Stretches that look like words but follow no spelling, addresses, symbols of documents,
ids and gaps, are taken out; so a rule about spelling goes over `Words` and need not know them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText


class Case(Enum):
    """How a word is written."""

    LOWER = "lower"
    TITLE = "title"  # one capital, at its beginning
    UPPER = "upper"
    MIXED = "mixed"


class Word(NamedTuple):
    """A word of a text: letters only."""

    text: str
    start: int
    end: int
    lowered: str
    case: Case


class Words:
    """A text with its words.

    Most rules look at nothing but the small letters; the rest is made when it is asked for.

    Attributes:
        text: The text.
        lowered: Its words in small letters.
    """

    __slots__ = ("_spans", "_words", "lowered", "text")

    def __init__(self, text: CheckedText) -> None:
        """Find the words of a text."""
        self.text = text
        self._spans = word_spans(text.text)
        small = text.text.lower()
        if len(small) != len(text.text):  # "İ" is one letter large and two small
            self.lowered = tuple([text.text[start:end].lower() for start, end in self._spans])
        else:
            self.lowered = tuple([small[start:end] for start, end in self._spans])
        self._words: tuple[Word, ...] | None = None

    @property
    def words(self) -> tuple[Word, ...]:
        """The words with their places."""
        if self._words is None:
            whole = self.text.text
            self._words = tuple(
                [
                    Word(whole[start:end], start, end, lowered, _case(whole[start:end], lowered))
                    for (start, end), lowered in zip(self._spans, self.lowered, strict=True)
                ]
            )
        return self._words

    def at(self, start: int) -> int | None:
        """Return which word begins at a character; None where none does."""
        number = bisect_left(self._spans, (start, start))
        return number if number < len(self._spans) and self._spans[number][0] == start else None

    def touch(self, number: int) -> bool:
        """Say whether nothing but spaces stands between a word and the one before it."""
        return number > 0 and self.gap(number).isspace()

    def gap(self, number: int) -> str:
        """Return what stands between a word and the one before it; for the first all before it."""
        end = self._spans[number - 1][1] if number else 0
        return self.text.text[end : self._spans[number][0]]

    def begins_sentence(self, number: int) -> bool:
        """Say whether a word is the first of a sentence, of a quotation, or of a text."""
        return bool(SENTENCE_START.search(self.text.text[max(0, self._spans[number][0] - 12) : self._spans[number][0]]))

    def is_capitalised(self, number: int) -> bool:
        """Say whether a word has a capital that no beginning of a sentence asks for, or another capital follows."""
        word = self.words[number]
        if word.case is Case.LOWER:
            return False
        return not self.begins_sentence(number) or self._joins(number + 1)

    def is_in_run(self, number: int) -> bool:
        """Say whether a capitalised word stands beside another one: "Tân Thủy", "Sở Nội vụ"."""
        return self.words[number].case is Case.TITLE and (
            self._joins(number + 1) or (number > 0 and self._joins(number))
        )

    def _joins(self, number: int) -> bool:
        """Say whether a word and the one before it are capitalised and part of one run."""
        return (
            0 < number < len(self.words)
            and self.words[number].case is Case.TITLE
            and self.words[number - 1].case is Case.TITLE
            and not self.gap(number).strip(" -\xa0")
        )


LETTERS: Final = re.compile(r"[^\W\d_]+")

# A gap, "[... hint]": what only a person can write.
GAP: Final = re.compile(r"\[\.\.\.[^\[\]\n]{0,300}\]")

# A word with its punctuation, or a stretch without spaces that is more.
_CHUNK: Final = re.compile(r"[“\"(‘]*([^\W\d_]+)[,;:!?)”\"…’]*\.?(?!\S)|\S+")

# What is no prose: addresses, file names, ids, symbols of documents, letters with digits.
NO_PROSE: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]{1,2000}"
    r"|(?<![\w.+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,8}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
    r"|(?<![\w@.])@[a-z0-9]{1,80}(?:-[a-z0-9]{1,80}){0,20}"
    r"|(?<!\w)\w{1,80}(?:[.-]\w{1,80}){0,6}\.(?:vn|com|net|org|gov|docx?|xlsx?|pdf|ya?ml|pptx?|zip|csv|txt)(?!\w)"
    r"|(?<![\w])(?:[0-9]{1,6}[a-zđ]?[/-])(?:[0-9]{4}/)?[A-ZĐ][\w&]{0,20}(?:[-/&–][\w&]{1,20}){0,6}"
    r"|(?<!\w)[A-ZĐ]{1,12}[a-zđ]{0,4}(?:[-/&][A-ZĐ][A-Za-zĐđ]{0,12}){1,6}(?!\w)"
    r"|(?<!\w)(?=[^\W_]{2,40}(?!\w))[^\W\d_]{0,39}[0-9][^\W_]{0,39}(?!\w)"
    r"|(?<!\w)\w{1,4}/\w{1,4}(?!\w)"
)

SENTENCE_START: Final = re.compile(
    r"(?:^|[.!?…:;]\s+|\n\s*|[“\"‘(\[]\s*|(?:^|\s)[-–—+•*]\s+|(?:^|\s)(?:[0-9]{1,3}[.)]|[a-zđ][.)]|[IVX]{1,5}\.)\s+)\Z"
)


def words_of(subject: Subject) -> tuple[Words, ...]:
    """Return the words of every text of a file; for `subject.shared`."""
    return tuple(map(Words, subject.texts))


def vocabulary(subject: Subject) -> frozenset[str]:
    """Return the different words of a file in small letters; for `subject.shared`."""
    return frozenset().union(*(words.lowered for words in subject.shared(words_of)))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return where the words of a text stand that are Vietnamese prose or might be."""
    chunks = list(_CHUNK.finditer(text))
    spans = [chunk.span(1) for chunk in chunks]
    gaps = [gap.span() for gap in GAP.finditer(text)] if "[..." in text else []
    if not gaps and _NOTHING not in spans:
        return spans
    found: list[tuple[int, int]] = []
    for chunk, span in zip(chunks, spans, strict=True):
        if gaps and any(begin <= chunk.start() < stop for begin, stop in gaps):
            continue
        if span != _NOTHING:
            found.append(span)
        else:
            found += _mixed(chunk.group(), chunk.start())
    return found


_NOTHING: Final = (-1, -1)  # the span of a group that has not matched


def _mixed(chunk: str, start: int) -> list[tuple[int, int]]:
    """Return the words of a stretch without spaces that holds more than a word and its punctuation."""
    barred = [found.span() for found in NO_PROSE.finditer(chunk)]
    barred.append((len(chunk), len(chunk)))
    words = []
    at = 0
    for found in LETTERS.finditer(chunk):
        begin, end = found.span()
        while barred[at][1] <= begin and at < len(barred) - 1:
            at += 1
        if begin < barred[at][0]:
            words.append((start + begin, start + end))
    return words


def _case(word: str, lowered: str) -> Case:
    if word == lowered:
        return Case.LOWER
    if word[1:] == lowered[1:]:
        return Case.TITLE if len(word) > 1 else Case.UPPER
    return Case.UPPER if word.isupper() else Case.MIXED

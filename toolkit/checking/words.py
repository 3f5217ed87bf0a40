"""The words of a text, each with its place, and what among them is no Vietnamese prose.

A word is a run of letters. Stretches that look like words but follow no spelling, addresses, symbols of documents,
ids and gaps, are taken out; so a rule about spelling goes over `prose_words` and need not know them.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Words(NamedTuple):
    """A text with its words, and these once more in small letters."""

    text: CheckedText
    words: tuple[Word, ...]
    lowered: tuple[str, ...]

    def touch(self, number: int) -> bool:
        """Say whether nothing but spaces stands between a word and the one before it."""
        return number > 0 and self.text.text[self.words[number - 1].end : self.words[number].start].isspace()

    def gap(self, number: int) -> str:
        """Return what stands between a word and the one before it; for the first all before it."""
        end = self.words[number - 1].end if number else 0
        return self.text.text[end : self.words[number].start]

    def begins_sentence(self, number: int) -> bool:
        """Say whether a word is the first of a sentence, of a quotation, or of a text."""
        return bool(
            SENTENCE_START.search(self.text.text[max(0, self.words[number].start - 12) : self.words[number].start])
        )

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
    return tuple(_words(text) for text in subject.texts)


def _words(text: CheckedText) -> Words:
    words = tuple(prose_words(text.text))
    return Words(text, words, tuple([word.lowered for word in words]))


def prose_words(text: str) -> Iterator[Word]:
    """Yield the words of a text that are Vietnamese prose or might be."""
    gaps = [found.span() for found in GAP.finditer(text)] if "[..." in text else []
    for chunk in _CHUNK.finditer(text):
        start = chunk.start()
        if gaps and any(begin <= start < end for begin, end in gaps):
            continue
        word = chunk[1]
        if word is not None:
            yield Word(word, *chunk.span(1), *_read(word))
        else:
            yield from _mixed(chunk.group(), start)


def _mixed(chunk: str, start: int) -> Iterator[Word]:
    """Yield the words of a stretch without spaces that holds more than a word and its punctuation."""
    barred = [found.span() for found in NO_PROSE.finditer(chunk)]
    for found in LETTERS.finditer(chunk):
        at = found.start()
        if not any(begin <= at < end for begin, end in barred):
            word = found.group()
            yield Word(word, start + at, start + found.end(), *_read(word))


@lru_cache(maxsize=20_000)
def _read(word: str) -> tuple[str, Case]:
    lowered = word.lower()
    if word == lowered:
        return lowered, Case.LOWER
    if word[1:] == lowered[1:]:
        return lowered, Case.TITLE if len(word) > 1 else Case.UPPER
    return lowered, Case.UPPER if word.isupper() else Case.MIXED

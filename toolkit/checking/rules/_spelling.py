"""What the rules about single words share: which words are Vietnamese prose, and which belong to a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.syllables import Standing, standing
from toolkit.checking.words import Case, Word, vocabulary, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText

# Ethnic groups and provinces whose names no syllable of ours can be, and which stand alone at times.
_KNOWN_NAMES: Final = (
    "hrê êđê xtiêng mnông brâu cơho chơro rơmăm xơđăng giarai churu hmông stiêng bhnong đắk lắk kạn kon đắc glây "
    "bahnar jrai krông êa tàôi cơtu pacô ngái pupéo"
)
KNOWN_NAMES: Final = frozenset(_KNOWN_NAMES.split())


class Spelled(NamedTuple):
    """A word whose spelling can be judged.

    Attributes:
        text: Where it stands.
        word: The word.
        standing: What is wrong with it.
        named: Its capital is not that of a sentence: perhaps a name.
        in_run: Another capitalised word stands beside it: surely a name.
    """

    text: CheckedText
    word: Word
    standing: Standing
    named: bool
    in_run: bool


def misspelled_words(subject: Subject) -> tuple[Spelled, ...]:
    """Return the words that are no sound syllable, of two letters or more.

    Names of the registry and parts of hyphened words are not among them.
    """
    return subject.shared(_all_misspelled)


def _all_misspelled(subject: Subject) -> tuple[Spelled, ...]:
    return tuple(_misspelled(subject))


def _misspelled(subject: Subject) -> Iterator[Spelled]:
    known = KNOWN_NAMES | subject.shared(registered_syllables)
    texts = subject.shared(words_of)
    suspects = {word for word in subject.shared(vocabulary) if _is_suspect(word)} - known
    for words in texts:
        if suspects.isdisjoint(words.lowered):
            continue
        whole = words.text.text
        for number, word in enumerate(words.words):
            if word.lowered not in suspects or word.case is Case.MIXED:
                continue
            if whole[word.end : word.end + 1] in _JOINTS or whole[word.start - 1 : word.start] in _JOINTS:
                continue
            named = word.case is Case.TITLE and words.is_capitalised(number)
            yield Spelled(words.text, word, standing(word.lowered), named, named and words.is_in_run(number))


def _is_suspect(word: str) -> bool:
    stands = standing(word)
    return len(word) > 1 and (stands in _WRONG or (stands is Standing.UNMARKED and KEYS.match(word) is not None))


_WRONG: Final = (Standing.IMPOSSIBLE, Standing.MISPLACED, Standing.FOREIGN)
# The keys of Telex, left as they were typed: "nguowif", "ddaay". No English word has them.
KEYS: Final = re.compile(r"(?:[a-z]{0,3}(?:uow|uwo)[a-z]{0,4}|dd[aeiouwy](?!t\b|s\b)[a-z]{1,5})\Z")
_JOINTS: Final = frozenset("-'’ʼ‑")


def registered_syllables(subject: Subject) -> frozenset[str]:
    """Return the syllables of the names of the registry, in small letters."""
    registry = subject.registry
    names = [registry.province]
    for agency in registry.agencies:
        names += [agency.name, agency.short_name, agency.place, *agency.aliases, *agency.former_names]
    for group in registry.groups:
        names += [group.name, *group.aliases]
    return frozenset(syllable for name in names for syllable in name.lower().split())

"""What the rules about single words share: which words are Vietnamese prose, and which belong to a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.words import Case, Word, words_of

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
        named: Its capital is not that of a sentence: perhaps a name.
        in_run: Another capitalised word stands beside it: surely a name.
    """

    text: CheckedText
    word: Word
    named: bool
    in_run: bool


def spelled_words(subject: Subject) -> tuple[Spelled, ...]:
    """Return the words of two letters or more that are no name of the registry and no part of a hyphened word."""
    return subject.shared(_all_spelled)


def _all_spelled(subject: Subject) -> tuple[Spelled, ...]:
    return tuple(_spelled(subject))


def _spelled(subject: Subject) -> Iterator[Spelled]:
    known = KNOWN_NAMES | subject.shared(registered_syllables)
    for words in subject.shared(words_of):
        whole = words.text.text
        for number, word in enumerate(words.words):
            if word.end - word.start < 2 or word.case is Case.MIXED or word.lowered in known:
                continue
            if whole[word.end : word.end + 1] in _JOINTS or whole[word.start - 1 : word.start] in _JOINTS:
                continue
            is_title = word.case is Case.TITLE
            named = is_title and words.is_capitalised(number)
            yield Spelled(words.text, word, named, named and words.is_in_run(number))


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

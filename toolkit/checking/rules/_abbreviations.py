"""The abbreviations of a file's prose, and where they are explained."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.syllables import is_shaped
from toolkit.checking.texts import PROSE, Role
from toolkit.checking.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText
    from toolkit.checking.words import Words

# What has two meanings, or is only the abbreviation of a type in a symbol.
AMBIGUOUS: Final = {
    "TTCP": "Thanh tra Chính phủ, hay Thủ tướng Chính phủ (viết tắt là TTg)",
    "HD": "hướng dẫn, hay hợp đồng",
    "KH": "kế hoạch, hay khoa học",
    "QĐ": "quyết định, hay quy định",
    "HĐ": "hoạt động, hội đồng, hay hợp đồng",
    "BC": "báo cáo, hay ban chỉ đạo",
    "CV": "công văn, hay công việc",
    "TB": "thông báo, hay thiết bị",
    "NQ": "nghị quyết",
    "TTr": "tờ trình, hay thanh tra",
}

_ROLES: Final = (PROSE | {Role.SCHEDULE}) - {Role.CELL}
# In capitals, or "TTr".
_CANDIDATE: Final = re.compile(r"[A-ZĂÂĐÊÔƠƯ][A-ZĂÂĐÊÔƠƯr]{1,11}(?!\w)")
_ROMAN: Final = re.compile(r"[IVXLC]+")
# "(sau đây gọi tắt là ...", "(viết tắt: ...", "(BĐG)".
_EXPLAINED: Final = re.compile(
    r"(?:gọi tắt|viết tắt|gọi|tắt)(?:[ \xa0](?:chung[ \xa0])?là|:)[ \xa0][“\"]?\Z", re.IGNORECASE
)
_MOSTLY: Final = 0.5  # of a text's letters in capitals: a title


class Abbreviation(NamedTuple):
    """One use of an abbreviation; `meaning` is what it stands for, where this use explains it."""

    letters: str
    text: CheckedText
    start: int
    end: int
    meaning: str = ""


def abbreviations(subject: Subject) -> tuple[Abbreviation, ...]:
    """Return the abbreviations in their order; titles all in capitals have none. For `subject.shared`."""
    return tuple(found for words in subject.shared(words_of) if words.text.role in _ROLES for found in _in_text(words))


def _in_text(words: Words) -> Iterator[Abbreviation]:
    whole = words.text.text
    found = [match for match in _CANDIDATE.finditer(whole) if _is_abbreviation(match.group())]
    if not found or sum(map(str.isupper, whole)) > _MOSTLY * len(whole):
        return
    for match in found:
        start, end = match.span()
        number = words.at(start)
        before, behind = whole[max(0, start - 24) : start], whole[end : end + 2]
        if number is None or (behind[:1] in {".", "-", "/", "&"} and behind[1:2].isalnum()):
            continue
        meaning = ""
        if _EXPLAINED.search(before):
            meaning = match.group()
        elif before.endswith("(") and behind[:1] in {")", ";", ","}:
            meaning = _meaning(words, number)
        yield Abbreviation(match.group(), words.text, start, end, meaning)


@lru_cache(maxsize=2_000)
def _is_abbreviation(word: str) -> bool:
    return word == "TTr" or (word.isupper() and not _ROMAN.fullmatch(word) and not is_shaped(word.lower()))


def _meaning(words: Words, number: int) -> str:
    """Return the words before "(BĐG)" that it stands for, as many as it has letters, "và" not counted; or itself."""
    letters = words.words[number].text
    at, left = number, list(letters)
    while left and at > 0:
        at -= 1
        syllable = words.lowered[at]
        if syllable[0].upper() == left[-1]:
            left.pop()
        elif syllable not in {"và", "của", "về", "trong", "cho"}:
            break
    if left:
        return letters
    return words.text.text[words.words[at].start : words.words[number - 1].end]

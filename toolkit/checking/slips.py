"""Slips of ear and keyboard that turn a syllable into another one, undone where a compound of ours comes out.

"thực hiên" is two sound syllables and no word. `meant_by` undoes one slip in the rarer of two syllables and asks
whether `compounds.txt` knows what comes out. Only syllables that our vocabulary seldom uses are suspected, so that
words that meet by chance are left alone. A syllable without any mark ("hien") may have lost vowel and tone at once.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.checking.confusions import TABLE, read_confusions
from toolkit.checking.repeats import NEVER_TWICE, REDUPLICATED, is_compound, meetings, pairs
from toolkit.checking.syllables import WHOLE, Standing, in_style, is_shaped, parse, put_tone, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONSETS: Final = (
    ("s", "x"), ("x", "s"), ("tr", "ch"), ("ch", "tr"), ("l", "n"), ("n", "l"), ("gi", "d"), ("d", "gi"), ("d", "r"),
    ("r", "d"), ("gi", "r"), ("r", "gi"), ("v", "d"), ("d", "đ"), ("đ", "d"),
)  # fmt: skip
_ENDS: Final = (("n", "ng"), ("ng", "n"), ("t", "c"), ("c", "t"), ("nh", "n"), ("n", "nh"))
_VOWELS: Final = (
    ("a", "ă"), ("a", "â"), ("â", "a"), ("ă", "a"), ("ă", "â"), ("â", "ă"), ("e", "ê"), ("ê", "e"), ("o", "ô"),
    ("o", "ơ"), ("ô", "o"), ("ơ", "o"), ("ô", "ơ"), ("ơ", "ô"), ("u", "ư"), ("ư", "u"),
)  # fmt: skip

_LOST: Final = (("ie", "iê"), ("ye", "yê"), ("uo", "uô"), ("uo", "ươ"), ("ue", "uê"))


@cache
def common_syllables() -> frozenset[str]:
    """Return the syllables our vocabulary is made of: no slip is looked for in them."""
    words = Path(__file__).with_name("common_syllables.txt").read_text(encoding="utf-8")
    found = {word for line in words.splitlines() if not line.startswith("#") for word in line.split()}
    for syllable, meeting in meetings().items():
        found |= {syllable} | meeting.before | meeting.behind
    found.update(syllable for pair in pairs() for syllable in pair)
    for confusion in read_confusions(TABLE.read_text(encoding="utf-8")):
        found.update(confusion.right.split())
    found |= REDUPLICATED | NEVER_TWICE
    other = {Standing.OLD_PLACE: Standing.NEW_PLACE, Standing.NEW_PLACE: Standing.OLD_PLACE}
    styled = [(word, standing(word)) for word in found]
    return frozenset(found.union(in_style(word, other[stands]) for word, stands in styled if stands in other))


def is_rare(syllable: str) -> bool:
    """Say whether a syllable is sound, or has lost its marks, and our vocabulary seldom uses it."""
    if syllable in common_syllables():
        return False
    stands = standing(syllable)
    return stands in WHOLE or (stands is Standing.UNMARKED and len(syllable) > 2 and _was_shaped(syllable))


def _was_shaped(syllable: str) -> bool:
    """Say whether letters without marks are a syllable's: "kiem" of "kiểm"."""
    forms = (syllable, *(syllable.replace(plain, marked) for plain, marked in _LOST if plain in syllable))
    return any(map(is_shaped, forms))


def meant_by(first: str, second: str) -> str | None:
    """Return the compound two syllables are a slip of: "thực hiên" gives "thực hiện"; None where they are sound."""
    rare = [at for at, syllable in enumerate((first, second)) if is_rare(syllable)]
    if len(rare) != 1 or is_compound(first, second):
        return None
    if rare[0]:
        meant = [f"{first} {other}" for other in _undone(second) if is_compound(first, other)]
    else:
        meant = [f"{other} {second}" for other in _undone(first) if is_compound(other, second)]
    return meant[0] if len(meant) == 1 else None


@lru_cache(maxsize=5_000)
def _undone(syllable: str) -> tuple[str, ...]:
    """Return the sound common syllables one slip away."""
    common = common_syllables()
    parsed = parse(syllable)
    found = dict.fromkeys(_variants(parsed.letters, parsed.tone))
    return tuple(word for word in found if word != syllable and word in common and standing(word) in WHOLE)


def _variants(letters: str, tone: int) -> Iterator[str]:
    for other in range(6):
        yield put_tone(letters, other)
    for slips, replace in ((_ONSETS, _begin), (_ENDS, _end)):
        for typed, meant in slips:
            if changed := replace(letters, typed, meant):
                yield put_tone(changed, tone)
    tones = range(6) if letters.isascii() and not tone else (tone,)
    for at in range(len(letters)):
        for typed, meant in _VOWELS:
            if letters[at] == typed:
                for other in tones:
                    yield put_tone(letters[:at] + meant + letters[at + 1 :], other)
    if letters.isascii() and "uo" in letters:
        yield from (put_tone(letters.replace("uo", "ươ"), other) for other in range(6))


def _begin(letters: str, typed: str, meant: str) -> str:
    return meant + letters[len(typed) :] if letters.startswith(typed) else ""


def _end(letters: str, typed: str, meant: str) -> str:
    return letters[: -len(typed)] + meant if letters.endswith(typed) else ""

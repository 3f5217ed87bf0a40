"""What is often written wrong in administrative documents: the table of `confusions.txt`, and a search for all of it.

The search goes once over the words of a text and looks each up by its first syllables, however many pairs there are.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.repeats import is_compound

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TABLE: Final = Path(__file__).with_name("confusions.txt")

_AFTER: Final = {"không sau": False, "chỉ sau": True}
_BEFORE: Final = {"không trước": False, "chỉ trước": True}


class Confusion(NamedTuple):
    """A pair of the table.

    Attributes:
        wrong: Syllables, in small letters.
        right: What is meant by them.
        doubtful: The left side may be right elsewhere.
        source: How it is known to be wrong.
        after: Words right before it, and whether they are asked for (True) or acquit it (False).
        before: The same of the word right behind it.
    """

    wrong: tuple[str, ...]
    right: str
    doubtful: bool
    source: str
    after: tuple[frozenset[str], bool] = (frozenset(), False)
    before: tuple[frozenset[str], bool] = (frozenset(), False)

    def fits(self, previous: str, following: str) -> bool:
        """Say whether it is wrong between two words."""
        return all((word in words) == asked or not words for word, (words, asked) in (
            (previous, self.after), (following, self.before)
        ))  # fmt: skip


class Met(NamedTuple):
    """A pair met in a text: which words, from the first to behind the last."""

    start: int
    end: int
    confusion: Confusion


def read_confusions(text: str) -> Iterator[Confusion]:
    """Yield the pairs of a table's text.

    Raises:
        ValueError: A line is not of the form the table's head tells.
    """
    source = ""
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        if line.startswith("@"):
            source = line[1:].strip()
            continue
        pair, *conditions = line.split(" ; ")
        wrong, sign, right = pair.removeprefix("? ").partition(" = ")
        if not sign:
            raise ValueError(line)
        found = Confusion(tuple(wrong.split()), right, pair.startswith("? "), source)
        for condition in conditions:
            head, words = " ".join(condition.split(" ")[:2]), frozenset(condition.split(" ", 2)[2].split(", "))
            if head in _AFTER:
                found = found._replace(after=(words, _AFTER[head]))
            else:
                found = found._replace(before=(words, _BEFORE[head]))
        yield found


@cache
def confusions() -> dict[tuple[str, ...], tuple[Confusion, ...]]:
    """Return the pairs by the first two syllables of what is wrong (or its only one), the longest first."""
    found: dict[tuple[str, ...], list[Confusion]] = {}
    for confusion in read_confusions(TABLE.read_text(encoding="utf-8")):
        found.setdefault(confusion.wrong[:2], []).append(confusion)
    return {first: tuple(sorted(pairs, key=lambda pair: -len(pair.wrong))) for first, pairs in found.items()}


@cache
def _single_syllables() -> frozenset[str]:
    return frozenset(first[0] for first in confusions() if len(first) == 1)


def find_confusions(words: Sequence[str], touch: Callable[[int], bool] = bool) -> Iterator[Met]:
    """Yield what stands wrong among words.

    Args:
        words: Small letters.
        touch: Says whether nothing but spaces stands between a word, by its number, and the one before it. A pair
            does not reach over anything else, and what is beyond it is no context.
    """
    table, singles = confusions(), _single_syllables()
    starts: list[tuple[int, tuple[str, ...]]] = [
        (start, pair) for start, pair in enumerate(pairwise(words)) if pair in table
    ]
    if not singles.isdisjoint(words):
        starts = sorted(starts + [(start, (word,)) for start, word in enumerate(words) if word in singles])
    for start, first in starts:
        for confusion in table[first]:
            end = start + len(confusion.wrong)
            if tuple(words[start:end]) != confusion.wrong or not all(touch(at) for at in range(start + 1, end)):
                continue
            previous = words[start - 1] if touch(start) else ""
            following = words[end] if end < len(words) and touch(end) else ""
            if confusion.fits(previous, following) and not _meet(previous, confusion.wrong, following):
                yield Met(start, end, confusion)
                break


def _meet(previous: str, wrong: tuple[str, ...], following: str) -> bool:
    """Tell whether one word ends and another begins there: "lịch sử | lý luận"."""
    return len(wrong) == 2 and is_compound(previous, wrong[0]) and is_compound(wrong[1], following)

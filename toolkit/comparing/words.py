"""Two texts compared word by word: Vietnamese words and signs, in composed form on both sides.

A word is what Unicode's word segmentation gives for Vietnamese: letters and digits between spaces and signs,
a number with its separators ("4,5", "1.200") being one; and, beyond it, the reference of a task ("IV.1.2").
Spaces and signs are tokens of their own.

Source: Unicode Standard Annex #29, 4 (word boundaries), for Latin letters and digits.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.comparison import Mark, Piece

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

# Marks that composition leaves, and those of decomposed text, belong to their letter.
_LETTERS: Final = "(?:[^\\W_]|[\u0300-\u036f])"
TOKEN: Final = re.compile(
    f"[IVXLC]+(?:[.][0-9]+)+(?![^\\W_])|{_LETTERS}+(?:(?<=[0-9])[.,](?=[0-9]){_LETTERS}+)*|\\s+|.", re.DOTALL
)
# Up to so many comparisons Python's own matcher is asked; what is larger is cut at unique words first.
SMALL: Final = 40_000
LARGEST: Final = 4_000_000


class Block(NamedTuple):
    """A stretch of two sequences: the same where `same`, else what took the place of what.

    Attributes:
        same: Both stretches are equal.
        old: First index and the one behind the last in the old sequence.
        new: The same in the new one.
    """

    same: bool
    old: tuple[int, int]
    new: tuple[int, int]


def tokens(text: str) -> list[str]:
    """Return the words, signs and spaces of a text, in composed form; joined they are the composed text."""
    return TOKEN.findall(unicodedata.normalize("NFC", text))


def is_word(token: str) -> bool:
    """Tell whether a token is a word or number, not a sign or space."""
    return token[0].isalnum()


def count_words(text: str) -> int:
    """Return how many words and numbers a text has."""
    return sum(map(is_word, tokens(text)))


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts in one, word by word; the kept and inserted pieces are the new text, composed."""
    before, after = tokens(old), tokens(new)
    return tuple(
        Piece(mark, text)
        for block in word_blocks(before, after)
        for mark, text in _marked(block, before, after)
        if text
    )


def _marked(block: Block, old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Mark, str]]:
    inserted = "".join(new[slice(*block.new)])
    if block.same:
        yield Mark.KEPT, inserted
    else:
        yield Mark.DELETED, "".join(old[slice(*block.old)])
        yield Mark.INSERTED, inserted


def word_blocks(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Return what two lists of tokens share; a space alone between two changes is part of them.

    Words and signs are matched first, spaces between them then: a space is like every other and draws wrong lines.
    """
    return _joined_over_spaces(_words_first(old, new), old)


def _words_first(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    here, there = ([at for at, token in enumerate(side) if not token.isspace()] for side in (old, new))
    found: list[Block] = []
    old_from = new_from = 0
    for block in blocks([old[i] for i in here], [new[j] for j in there]):
        pairs = zip(here[slice(*block.old)], there[slice(*block.new)], strict=True) if block.same else ()
        for i, j in pairs:
            _add_gap(found, old, new, (old_from, i), (new_from, j))
            _add(found, Block(True, (i, i + 1), (j, j + 1)))
            old_from, new_from = i + 1, j + 1
    _add_gap(found, old, new, (old_from, len(old)), (new_from, len(new)))
    return found


def _add_gap(
    found: list[Block], old: Sequence[str], new: Sequence[str], span: tuple[int, int], new_span: tuple[int, int]
) -> None:
    """Add what stands between two matched words."""
    before, after = old[slice(*span)], new[slice(*new_span)]
    if before == after:
        _add(found, Block(True, span, new_span))
        return
    for same, (i, i_end), (j, j_end) in blocks(before, after):
        _add(found, Block(same, (span[0] + i, span[0] + i_end), (new_span[0] + j, new_span[0] + j_end)))


def _add(found: list[Block], block: Block) -> None:
    """Add a stretch behind others, joined with the one before if both are of one sort."""
    if block.old[0] == block.old[1] and block.new[0] == block.new[1]:
        return
    if found and found[-1].same is block.same:
        last = found.pop()
        block = Block(block.same, (last.old[0], block.old[1]), (last.new[0], block.new[1]))
    found.append(block)


def _joined_over_spaces(found: list[Block], old: Sequence[str]) -> list[Block]:
    joined: list[Block] = []
    for index, block in enumerate(found):
        is_island = (
            block.same
            and 0 < index < len(found) - 1
            and all(token.isspace() for token in old[slice(*block.old)])
            and _replaces(found[index - 1])
            and _replaces(found[index + 1])
        )
        if joined and not joined[-1].same and (is_island or not block.same):
            last = joined.pop()
            block = Block(False, (last.old[0], block.old[1]), (last.new[0], block.new[1]))  # noqa: PLW2901
        joined.append(block)
    return joined


def _replaces(block: Block) -> bool:
    return block.old[0] < block.old[1] and block.new[0] < block.new[1]


def blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Block]:
    """Return two sequences as stretches that are the same and stretches that differ, in turn.

    What both have once is matched first and in its order, so that a word that comes again and again never
    draws a wrong line through a text; what lies between is compared by Python's matcher.
    """
    found: list[Block] = []
    for block in _walk(old, new, 0, len(old), 0, len(new)):
        _add(found, block)
    return found


def _walk(
    old: Sequence[Hashable], new: Sequence[Hashable], old_from: int, old_to: int, new_from: int, new_to: int
) -> Iterator[Block]:
    start_old, start_new = old_from, new_from
    while old_from < old_to and new_from < new_to and old[old_from] == new[new_from]:
        old_from += 1
        new_from += 1
    yield Block(True, (start_old, old_from), (start_new, new_from))
    end_old, end_new = old_to, new_to
    while old_from < old_to and new_from < new_to and old[old_to - 1] == new[new_to - 1]:
        old_to -= 1
        new_to -= 1
    size = (old_to - old_from) * (new_to - new_from)
    if not size:
        yield Block(False, (old_from, old_to), (new_from, new_to))
    elif size <= SMALL:
        yield from _matched(old, new, old_from, old_to, new_from, new_to)
    else:
        yield from _cut_at_unique(old, new, old_from, old_to, new_from, new_to)
    yield Block(True, (old_to, end_old), (new_to, end_new))


def _matched(
    old: Sequence[Hashable], new: Sequence[Hashable], old_from: int, old_to: int, new_from: int, new_to: int
) -> Iterator[Block]:
    matcher = SequenceMatcher(None, old[old_from:old_to], new[new_from:new_to], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield Block(tag == "equal", (old_from + i1, old_from + i2), (new_from + j1, new_from + j2))


def _cut_at_unique(
    old: Sequence[Hashable], new: Sequence[Hashable], old_from: int, old_to: int, new_from: int, new_to: int
) -> Iterator[Block]:
    here = _once(old, old_from, old_to)
    there = _once(new, new_from, new_to)
    pairs = sorted((at, there[element]) for element, at in here.items() if element in there)
    anchors = [pairs[i] for i in longest_increasing([new_at for _, new_at in pairs])]
    if not anchors:
        if (old_to - old_from) * (new_to - new_from) <= LARGEST:
            yield from _matched(old, new, old_from, old_to, new_from, new_to)
        else:  # nothing to hold on to: one text in place of another
            yield Block(False, (old_from, old_to), (new_from, new_to))
        return
    for old_at, new_at in [*anchors, (old_to, new_to)]:
        yield from _walk(old, new, old_from, old_at, new_from, new_at)
        old_from, new_from = old_at, new_at


def _once(sequence: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """Return what a stretch holds exactly once, with its place."""
    places: dict[Hashable, int] = {}
    for at in range(start, end):
        element = sequence[at]
        places[element] = -1 if element in places else at
    return {element: at for element, at in places.items() if at >= 0}


def longest_increasing(numbers: Sequence[int], weights: Sequence[int] = ()) -> list[int]:
    """Return the indices of an increasing subsequence: the longest, or the heaviest where weights are given.

    Args:
        numbers: All different.
        weights: What each number weighs, at least 1.
    """
    # A tree of prefix maxima over the ranks of the numbers: n log n.
    ranks = {number: rank for rank, number in enumerate(sorted(numbers), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(numbers) + 1)
    before: list[int] = []
    top = (0, -1)
    for index, number in enumerate(numbers):
        at = ranks[number] - 1
        found = (0, -1)
        while at:
            found = max(found, best[at])
            at &= at - 1
        before.append(found[1])
        here = (found[0] + (weights[index] if weights else 1), index)
        top = max(top, here)
        at = ranks[number]
        while at < len(best):
            best[at] = max(best[at], here)
            at += at & -at
    return _traced(top[1], before)


def _traced(index: int, before: Sequence[int]) -> list[int]:
    found = []
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]

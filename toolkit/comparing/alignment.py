"""Which unit of one draft is which of the other: by id, by equal text, by likeness, in this order.

What both drafts have exactly once is matched first; between such anchors order decides, likeness only where
order leaves a choice. A number in the first column is never a key: it repeats in every section. What is
matched out of order has moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.words import blocks, is_word, longest_increasing, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ALIKE: Final = 0.5  # in its place
ALONE: Final = 0.25  # where nothing else stands between two anchors
ALIKE_ELSEWHERE: Final = 0.6  # moved and changed
FEWEST_WORDS: Final = 4  # a shorter text is no sign by which a moved unit could be known
MOST_COMPARED: Final = 20_000  # pairs of units between two anchors that are compared each with each
RARE: Final = 12  # a word in more units than that tells too little
CANDIDATES: Final = 8
MOST_PARTS: Final = 6  # into which one paragraph is split


class Key(NamedTuple):
    """What a unit is known by.

    Attributes:
        kind: Only units of one kind are matched, unless they have the same id.
        id: Empty where there is none.
        main: Its main text, white space folded, composed.
        whole: All of its text but its number.
        divisible: It is a paragraph, which may be split or joined.
    """

    kind: str
    id: str
    main: str
    whole: str
    divisible: bool = False


class Match(NamedTuple):
    """Units that are each other, by index: one of each side, or a paragraph and what it was split into.

    Attributes:
        old: Indices in the old draft; one, but for joined paragraphs.
        new: Indices in the new draft; one, but for a split paragraph.
        moved: They stand in another order than their neighbours.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def align(old: Sequence[Key], new: Sequence[Key]) -> list[Match]:
    """Return the units that are each other, in the order of the new draft."""
    matcher = _Matcher(old, new)
    matcher.match_by(lambda key: key.id)
    matcher.match_by(lambda key: (key.kind, key.whole) if key.whole else "")
    matcher.match_by(lambda key: (key.kind, key.main) if len(key.main) >= 20 else "")
    matcher.match_in_order()
    matcher.match_elsewhere()
    matcher.match_in_order()
    return matcher.matches()


class _Matcher:
    def __init__(self, old: Sequence[Key], new: Sequence[Key]) -> None:
        self.old = old
        self.new = new
        self.to_new: dict[int, int] = {}
        self.to_old: dict[int, int] = {}
        self._signs: dict[tuple[str, str], frozenset[object]] = {}

    def put(self, old: int, new: int) -> None:
        self.to_new[old] = new
        self.to_old[new] = old

    def match_by(self, name: Callable[[Key], object]) -> None:
        """Match what goes by the same name, once on each side."""
        here = _named_once(self.old, self.to_new, name)
        there = _named_once(self.new, self.to_old, name)
        for key, at in here.items():
            if key in there:
                self.put(at, there[key])

    def in_place(self) -> list[tuple[int, int]]:
        """Return the pairs that keep their order, as many as can."""
        pairs = sorted(self.to_new.items())
        # Empty paragraphs weigh least: where one or the other must have moved, it was the empty one.
        return [pairs[i] for i in longest_increasing([new for _, new in pairs], self.weights(pairs))]

    def weights(self, pairs: Sequence[tuple[int, int]]) -> list[int]:
        return [2 if self.old[i].main or self.new[j].main else 1 for i, j in pairs]

    def match_in_order(self) -> None:
        """Match what stands between the same two anchors."""
        old_from = new_from = 0
        for old_at, new_at in [*self.in_place(), (len(self.old), len(self.new))]:
            olds = [i for i in range(old_from, old_at) if i not in self.to_new]
            news = [j for j in range(new_from, new_at) if j not in self.to_old]
            if olds and news:
                self.match_gap(olds, news)
            old_from, new_from = old_at + 1, new_at + 1

    def match_gap(self, olds: list[int], news: list[int]) -> None:
        for block in blocks([self.old[i][0::3] for i in olds], [self.new[j][0::3] for j in news]):
            if block.same:
                for i, j in zip(range(*block.old), range(*block.new), strict=True):
                    self.put(olds[i], news[j])
        olds = [i for i in olds if i not in self.to_new]
        news = [j for j in news if j not in self.to_old]
        if not olds or not news:
            return
        if len(olds) == len(news) == 1:
            if self.is_fit(olds[0], news[0]) and self.likeness(olds[0], news[0]) >= ALONE:
                self.put(olds[0], news[0])
        elif len(olds) * len(news) <= MOST_COMPARED:
            for i, j in self.best_in_order(olds, news):
                self.put(i, j)

    def best_in_order(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs of greatest likeness in all that keep the order."""
        width = len(news) + 1
        scores = [0.0] * width
        choices: list[list[int]] = []
        for i in olds:
            row = [0.0] * width
            choice = [0] * width
            for at, j in enumerate(news, 1):
                likeness = self.likeness(i, j) if self.is_fit(i, j) else 0.0
                paired = scores[at - 1] + likeness if likeness >= ALIKE else -1.0
                best = max(paired, scores[at], row[at - 1])
                row[at] = best
                choice[at] = 2 if best == paired else 1 if best == scores[at] else 0
            scores = row
            choices.append(choice)
        step, at = len(olds) - 1, len(news)
        found = []
        while step >= 0 and at > 0:
            taken = choices[step][at]
            if taken == 2:
                found.append((olds[step], news[at - 1]))
            step -= taken > 0
            at -= taken != 1
        return reversed(found)

    def match_elsewhere(self) -> None:
        """Match what has moved: equal texts in their order first, then the likest ones, through their rare words."""
        olds = [i for i in range(len(self.old)) if i not in self.to_new and self.is_telling(self.old[i])]
        news = [j for j in range(len(self.new)) if j not in self.to_old and self.is_telling(self.new[j])]
        waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i in reversed(olds):
            waiting[self.old[i].kind, self.old[i].whole].append(i)
        for j in news:
            if same := waiting.get((self.new[j].kind, self.new[j].whole)):
                self.put(same.pop(), j)
        for _, j, i in sorted(self.candidates(olds, news)):
            if i not in self.to_new and j not in self.to_old:
                self.put(i, j)

    def candidates(self, olds: Iterable[int], news: Iterable[int]) -> Iterator[tuple[float, int, int]]:
        """Yield how unlike they are, new index and old index of likely pairs."""
        having: dict[object, list[int]] = defaultdict(list)
        for i in olds:
            if i not in self.to_new:
                for sign in self.signs(self.old[i]):
                    having[sign].append(i)
        for j in news:
            if j in self.to_old:
                continue
            shared: Counter[int] = Counter()
            for sign in self.signs(self.new[j]):
                if len(sharing := having.get(sign, ())) <= RARE:
                    shared.update(sharing)
            for i, _ in shared.most_common(CANDIDATES):
                if self.is_fit(i, j) and (likeness := self.likeness(i, j)) >= ALIKE_ELSEWHERE:
                    yield 1 - likeness, j, i

    def is_fit(self, i: int, j: int) -> bool:
        """Tell whether likeness may make two units one: two ids that differ are two things."""
        here, there = self.old[i], self.new[j]
        return here.kind == there.kind and not (here.id and there.id)

    def is_telling(self, key: Key) -> bool:
        return len(key.main.split(None, FEWEST_WORDS)) >= FEWEST_WORDS

    def likeness(self, i: int, j: int) -> float:
        """Return how much two units share, 0 to 1: words and pairs of words, the main text counting thrice."""
        here, there = self.old[i], self.new[j]
        main = _shared(self.signs(here), self.signs(there))
        if here.main == here.whole and there.main == there.whole:
            return main
        return 0.75 * main + 0.25 * _shared(self.signs(here, "whole"), self.signs(there, "whole"))

    def signs(self, key: Key, of: str = "main") -> frozenset[object]:
        text = key.main if of == "main" else key.whole
        found = self._signs.get((of, text))
        if found is None:
            words = [token for token in tokens(text.casefold()) if is_word(token)]
            found = self._signs[of, text] = frozenset((*words, *pairwise(words)))
        return found

    def matches(self) -> list[Match]:
        in_place = {new for _, new in self.in_place()}
        split = dict(self.parts(self.new, self.old, self.to_old, self.to_new))
        joined = dict(self.parts(self.old, self.new, self.to_new, self.to_old))
        found = []
        for new, old in sorted(self.to_old.items()):
            olds, news = joined.get(old, (old,)), split.get(new, (new,))
            if len(olds) > 1 and len(news) > 1:
                olds, news = (old,), (new,)
            found.append(Match(olds, news, new not in in_place))
        return found

    def parts(
        self, many: Sequence[Key], one: Sequence[Key], matched: dict[int, int], other: dict[int, int]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the matched paragraphs of a side that, with unmatched neighbours, are one of the other side.

        Args:
            many: The side where one may have become several.
            one: The other side.
            matched: From the first side to the other.
            other: And back.
        """
        del other
        taken: set[int] = set()
        for at, whole_at in list(matched.items()):
            key = one[whole_at]
            if not (key.divisible and many[at].divisible) or key.main == many[at].main:
                continue
            wanted = key.main.split()
            for first, last in self.stretches(many, at, matched, taken):
                words = [word for part in many[first : last + 1] for word in part.main.split()]
                if len(words) > len(wanted) + FEWEST_WORDS:
                    continue
                if _shared(frozenset(_numbered(words)), frozenset(_numbered(wanted))) >= NEARLY:
                    taken.update(range(first, last + 1))
                    yield at, tuple(range(first, last + 1))
                    break

    def stretches(
        self, many: Sequence[Key], at: int, matched: dict[int, int], taken: set[int]
    ) -> Iterator[tuple[int, int]]:
        """Yield the stretches round a paragraph whose others are unmatched paragraphs, the longest first."""

        def is_free(i: int) -> bool:
            return 0 <= i < len(many) and i not in matched and i not in taken and many[i].divisible

        first = last = at
        while at - first < MOST_PARTS and is_free(first - 1):
            first -= 1
        while last - at < MOST_PARTS and is_free(last + 1):
            last += 1
        spans = [(a, b) for a in range(first, at + 1) for b in range(at, last + 1) if a < b]
        return iter(sorted(spans, key=lambda span: span[0] - span[1]))


NEARLY: Final = 0.95


def _numbered(words: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each word with how often it has come before: a bag as a set."""
    seen: Counter[str] = Counter()
    for word in words:
        yield word, seen[word]
        seen[word] += 1


def _shared(here: frozenset[object], there: frozenset[object]) -> float:
    total = len(here) + len(there)
    return 2 * len(here & there) / total if total else 1.0


def _named_once(keys: Sequence[Key], matched: dict[int, int], name: Callable[[Key], object]) -> dict[object, int]:
    places: dict[object, int] = {}
    for at, key in enumerate(keys):
        if at not in matched and (called := name(key)):
            places[called] = -1 if called in places else at
    return {called: at for called, at in places.items() if at >= 0}

"""Changes to a source text, spliced in at their places: what is not edited stays as it was, character for character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """A stretch of a source text and what takes its place; an empty stretch is an insertion."""

    span: Span
    text: str


class Edits:
    """Edits of one text, in its order, none reaching into another.

    Attributes:
        edits: The edits, by place; those that change nothing are left out.
    """

    __slots__ = ("_growth", "_starts", "edits")

    def __init__(self, edits: Iterable[Edit]) -> None:
        """Sort the edits.

        Raises:
            ValueError: Two of them overlap.
        """
        self.edits = tuple(sorted(set(edits)))
        for first, second in zip(self.edits, self.edits[1:], strict=False):
            if second.span.start < first.span.end or first.span == second.span:
                message = f"edits overlap: {first} and {second}"
                raise ValueError(message)
        self._starts = [edit.span.start for edit in self.edits]
        self._growth = [0, *accumulate(len(text) - (span.end - span.start) for span, text in self.edits)]

    def apply(self, text: str) -> str:
        """Return a text with the edits spliced in."""
        parts: list[str] = []
        at = 0
        for span, new in self.edits:
            parts += (text[at : span.start], new)
            at = span.end
        return "".join((*parts, text[at:]))

    def offset(self, at: int) -> int:
        """Return where the character at an offset of the old text stands in the new one.

        One that an edit has taken away is where its replacement begins; text inserted at an offset comes before it.
        """
        index = bisect_right(self._starts, at)
        if index and at < (last := self.edits[index - 1]).span.end:
            return last.span.start + self._growth[index - 1] + min(at - last.span.start, len(last.text))
        return at + self._growth[index]

    def span(self, old: Span) -> Span:
        """Return the stretch of the new text that a stretch of the old one has become."""
        start = self.offset(old.start)
        return Span(start, max(start, self._end(old.end)) if old.end > old.start else start)

    def _end(self, at: int) -> int:
        """Return where what ends at an offset ends now; text inserted there comes behind it."""
        index = bisect_left(self._starts, at)
        if index and at <= (last := self.edits[index - 1]).span.end:
            length = len(last.text) if at == last.span.end else min(at - last.span.start, len(last.text))
            return last.span.start + self._growth[index - 1] + length
        return at + self._growth[index]

"""A data file's text and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from toolkit.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Callable

Record = TypeVar("Record", bound=tuple[Any, ...])

LINE_BREAK = re.compile(r"\r\n|\r|\n")
LONGEST_SHOWN = 20_000  # characters; a cell of a plan has 1,000


def compared_without(*names: str) -> Callable[[type[Record]], type[Record]]:
    """Return a decorator for a named tuple whose places in the source text take no part in comparison.

    Two plans are equal when they say the same, wherever it stands in their files.
    """

    def decorate(record: type[Record]) -> type[Record]:
        fields: tuple[str, ...] = getattr(record, "_fields")  # noqa: B009  every named tuple has it
        kept = [index for index, name in enumerate(fields) if name not in names]

        def said(one: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(one[index] for index in kept)

        def equal(one: Record, other: object) -> bool:
            return isinstance(other, record) and said(one) == said(other)

        def unequal(one: Record, other: object) -> bool:
            return not equal(one, other)

        record.__eq__ = equal  # type: ignore[assignment, method-assign]  # the record's own class is known only here
        record.__ne__ = unequal  # type: ignore[assignment, method-assign]
        record.__hash__ = lambda one: hash(said(one))  # type: ignore[assignment, method-assign]
        return record

    return decorate


class Span(NamedTuple):
    """A stretch of a source text: offsets in characters, `end` exclusive."""

    start: int
    end: int


class SourceText:
    """The decoded text of a data file, without its byte order mark, line ends as they stand.

    Attributes:
        file: The file as the user named it.
        text: The text; offsets of every `Span` count its characters.
    """

    __slots__ = ("_line_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        """Keep the text; lines are counted when the first place is asked for."""
        self.file = file
        self.text = text
        self._line_starts: list[int] = []

    def line_number(self, offset: int) -> int:
        """Return the line, from 1, that the character at `offset` stands in."""
        if not self._line_starts:
            self._line_starts.append(0)
            self._line_starts.extend(match.end() for match in LINE_BREAK.finditer(self.text))
        return bisect_right(self._line_starts, offset)

    def location(self, span: Span) -> Location:
        """Return the line, column and text of the line where `span` begins.

        A line of more than `LONGEST_SHOWN` characters has its place but not its text: a thousand
        findings in one line of 60 MB must not copy it a thousand times.
        """
        number = self.line_number(span.start)
        start = self._line_starts[number - 1]
        limit = start + LONGEST_SHOWN
        end = LINE_BREAK.search(self.text, start, limit)
        line = self.text[start : end.start() if end else limit]
        shown = "" if len(line) == LONGEST_SHOWN else line
        column = span.start - start + 1
        length = max(1, min(span.end, start + len(line)) - span.start)
        return Location(self.file, number, column, length, source_line=shown)

"""A data file's text and the places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.diagnostics import Location

LINE_BREAK = re.compile(r"\r\n|\r|\n")
LONGEST_SHOWN = 20_000  # characters; a cell of a plan has 1,000


class Span(NamedTuple):
    """A stretch of a source text: offsets in characters, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SourceText:
    """The decoded text of a data file, without its byte order mark, line ends as they stand.

    Attributes:
        file: The file as the user named it.
        text: The text; offsets of every `Span` count its characters.
    """

    file: str
    text: str
    _line_starts: list[int] = field(default_factory=list)

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

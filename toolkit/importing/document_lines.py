"""The lines round a document's tables, and which of them have found their place in the plan."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from toolkit.importing.letter_case import is_capitals

if TYPE_CHECKING:
    from toolkit.importing.source import Line, Source

LONGEST_LOOKED_AT: Final = 400  # characters of a line that may be part of a head
MOST_SPELT: Final = 500  # lines that are searched for how a title in capitals is spelt
BLANKS: Final = re.compile(r"[\s\u00a0…_]+|\.{2,}")


class DocumentLines:
    """The lines of a source in their order.

    Attributes:
        lines: Those above the first task table, then those below it.
        flat: Their texts, shortened, with one blank for any blanks, dots and underscores: what patterns are held to.
        above: How many stand above the table.
        used: Indexes of lines whose words stand in the plan, or are the decree's own.
        layouts: As the source has them.
        titles: As the source has them.
    """

    def __init__(self, source: Source) -> None:
        self.lines: list[Line] = [*source.before, *source.after]
        self.flat = [BLANKS.sub(" ", line.text[:LONGEST_LOOKED_AT]).strip() for line in self.lines]
        self.above = len(source.before)
        self.used: set[int] = set()
        self.layouts = source.layouts
        self.titles = source.titles

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Texts of the document in their own letter case."""
        return (*self.titles, *(text for text in self.flat[:MOST_SPELT] if not is_capitals(text)))

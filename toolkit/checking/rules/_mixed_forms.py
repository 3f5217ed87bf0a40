"""Two forms of one thing in one document: what the rules share that point at the rarer one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.texts import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.checking.texts import CheckedText

# Titles of other documents and their own lines are copied as they are.
COPIED: Final = frozenset({Role.INSTRUMENT, Role.HEAD, Role.RECIPIENT, Role.SIGNATURE, Role.MARGIN})
QUOTED: Final = re.compile("“[^“”\n]{0,400}”")


class Form(NamedTuple):
    """One occurrence of a form: which, where, and whether a name or title has it, so that it only counts."""

    name: str
    text: CheckedText
    start: int
    end: int
    fixed: bool = False

    @property
    def words(self) -> str:
        """The words of the text."""
        return self.text.text[self.start : self.end]


def rarer_forms(forms: Iterable[Form], preferred: str) -> Iterator[tuple[Form, str]]:
    """Yield each occurrence of a form that is not the document's own, with the name of the one that is.

    The own form is the most frequent one; of two as frequent `preferred`, else the first met.
    """
    found = list(forms)
    counts = Counter(form.name for form in found)
    if len(counts) < 2:
        return
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    own = preferred if preferred in best else best[0]
    yield from ((form, own) for form in found if form.name != own and not form.fixed)


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches between curly quotes."""
    return [found.span() for found in QUOTED.finditer(text)] if "“" in text else []

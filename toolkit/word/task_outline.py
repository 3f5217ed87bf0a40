"""How deep each row of a task table stands: sections over programmes over tasks, whatever their numbers say.

A heading is known by its empty cells (`task_grid`); how deep it stands, by the style of its number: the first
style met is the top, one never met before stands below the heading it follows, and one met before closes all
that was opened since.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from toolkit.word.ordinals import (
    DASH,
    LETTER,
    NO_LABEL,
    NO_STYLE,
    ROMAN,
    Label,
    follows,
    is_below,
    is_first,
    readings,
)

TOP_STYLES: Final = frozenset((ROMAN, LETTER))


class _Open(NamedTuple):
    """A heading whose rows are being read."""

    label: Label
    last: Label  # of what stands directly below it


class Outline:
    """Follows the rows of one table, or of tables that go on with one another.

    Attributes:
        depth: How many headings are open.
    """

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._last: dict[str, Label] = {}  # by style, the last number read
        self._had_tasks = True

    @property
    def depth(self) -> int:
        """How many headings are open."""
        return len(self._open)

    def label(self, text: str) -> Label:
        """Return how a number is to be read here: "C" behind "B" is a letter, alone it is none of Rome's."""
        found = readings(text)
        if len(found) < 2:
            return found[0] if found else NO_LABEL
        for label in found:
            before = self._last.get(label.style)
            if before is not None and (follows(label, before) or (is_first(label) and label.style == ROMAN)):
                return label
        return next((label for label in found if is_first(label)), found[0])

    def heading(self, label: Label) -> int:
        """Open a heading; return its depth, from 0."""
        styles = [heading.label.style for heading in self._open]
        if label.style == NO_STYLE:
            if NO_STYLE in styles and self._had_tasks:
                del self._open[styles.index(NO_STYLE) :]
        elif label.style in styles:
            del self._open[styles.index(label.style) :]
        else:
            # "2" where only "1.1" is open: what is deeper by its dots closes.
            while self._open and self._open[-1].label.dots > label.dots >= 0:
                self._open.pop()
            if label.style in TOP_STYLES and self._last.get(label.style) is None and self._goes_on_top(label):
                self._open.clear()
        depth = len(self._open)
        self._note(label)
        self._open.append(_Open(label, NO_LABEL))
        self._had_tasks = False
        return depth

    def task(self, label: Label) -> int:
        """Return the depth of a task: one below the heading it belongs to."""
        self._had_tasks = True
        if label.dots >= 0:
            for number in range(len(self._open) - 1, -1, -1):
                above = self._open[number]
                if above.label.dots < 0 or not self._stands_beside(label, above):
                    break
                del self._open[number:]
        self._note(label)
        return len(self._open)

    def has_below(self, label: Label, following: Label, *, is_task: bool) -> bool:
        """Tell whether the row behind a row of nothing but words stands below it, by both numbers.

        Args:
            label: Of the row of words.
            following: Of the next row.
            is_task: Whether that one has agencies or a time.
        """
        if is_below(following, label):
            return True
        if label.style == NO_STYLE:
            return is_task or following.style not in TOP_STYLES or is_first(following)
        if label.style == following.style:
            # "1" under "1": the count begins anew; "- ..." under "- ..." tells nothing.
            return bool(label.value) and is_first(following) and is_task
        if label.style in TOP_STYLES:
            return following.style not in TOP_STYLES
        return following.style in {NO_STYLE, DASH} or following.style.startswith("small") or following.dots > label.dots

    def _stands_beside(self, label: Label, above: _Open) -> bool:
        """Tell whether a task stands beside a heading rather than below it: "2" after the programme "1"."""
        if is_below(label, above.label) or label.dots > above.label.dots:
            return False
        if label.dots < above.label.dots:
            return not follows(label, above.last)
        if follows(label, above.last):
            return False
        return label.value[:-1] == above.label.value[:-1] and label.value > above.label.value and not is_first(label)

    def _goes_on_top(self, label: Label) -> bool:
        """Tell whether a Roman number met for the first time closes Arabic headings: it never stands below them."""
        return label.style == ROMAN and all(heading.label.dots >= 0 for heading in self._open)

    def _note(self, label: Label) -> None:
        if self._open:
            self._open[-1] = self._open[-1]._replace(last=label)
        if label.style:
            self._last[label.style] = label

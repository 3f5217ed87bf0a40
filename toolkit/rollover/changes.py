"""What a rollover did with each place: the entries of its report."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Level
from toolkit.model.edits import Edit

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.model.source import Span


class ChangeKind(Enum):
    """What happened to a place."""

    MOVED = "moved"
    KEPT = "kept"
    EMPTIED = "emptied"
    REPLACED = "replaced"  # last year's plan in the place of the one before it
    DROPPED = "dropped"
    CARRIED_OVER = "carried_over"
    TO_DECIDE = "to_decide"  # left as it was, and a person must look


# What a person is told of, and how much it weighs.
EXPIRED: Final = "NB111"
SUPERSEDED: Final = "NB112"
CONDITIONAL: Final = "NB113"
NEAR_YEAR: Final = "NB114"
DROPPED: Final = "NB115"
CARRIED_OVER: Final = "NB116"
COMMENT: Final = "NB117"
UNMOVABLE: Final = "NB118"
REPLACED: Final = "NB119"
SIGNATORY: Final = "NB120"
LEVELS: Final = {
    EXPIRED: Level.WARNING,
    SUPERSEDED: Level.WARNING,
    CONDITIONAL: Level.HINT,
    NEAR_YEAR: Level.HINT,
    DROPPED: Level.WARNING,
    CARRIED_OVER: Level.WARNING,
    COMMENT: Level.HINT,
    UNMOVABLE: Level.WARNING,
    REPLACED: Level.HINT,
    SIGNATORY: Level.HINT,
}


class Change(NamedTuple):
    """One entry of the report.

    Attributes:
        kind: What happened.
        span: The words in last year's file.
        field: Whose they are: "nhiệm vụ III.3, schedule".
        before: The words.
        after: What stands there now.
        reason: Why, in Vietnamese.
        code: The finding that tells a person of it; empty where nobody needs to be told.
        fix: What that person may do.
    """

    kind: ChangeKind
    span: Span
    field: str
    before: str
    after: str
    reason: str
    code: str = ""
    fix: str = ""


class Ledger:
    """The changes of one rollover and the edits they ask for, as they are decided.

    Attributes:
        plan: Last year's plan.
        year: The new year.
        changes: Entries of the report.
        edits: Changes of the text.
        removed: What is taken out whole: nothing in it is reported by itself.
    """

    def __init__(self, plan: Plan, year: int) -> None:
        """Begin with nothing."""
        self.plan = plan
        self.year = year
        self.changes: list[Change] = []
        self.edits: list[Edit] = []
        self.removed: list[Span] = []

    @property
    def by(self) -> int:
        """By how many years the plan moves."""
        return self.year - self.plan.year

    def edit(self, span: Span, text: str) -> None:
        """Ask for a change of the text; one that changes nothing is left out."""
        if self.plan.source.text[span.start : span.end] != text:
            self.edits.append(Edit(span, text))

    def remove(self, span: Span) -> None:
        """Ask for a stretch of the text to be taken out whole."""
        self.removed.append(span)
        self.edits.append(Edit(span, ""))

    def keep(self, span: Span, field: str, words: str, reason: str) -> None:
        """Report words that stay as they are."""
        self.changes.append(Change(ChangeKind.KEPT, span, field, words, words, reason))

    def decide(self, code: str, span: Span, field: str, words: str, reason: str, fix: str) -> None:
        """Report words that stay as they are, and that a person must look at."""
        self.changes.append(Change(ChangeKind.TO_DECIDE, span, field, words, words, reason, code, fix))

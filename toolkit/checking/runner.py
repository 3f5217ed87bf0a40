"""Run the rules over a plan: those of the table, as far as they were asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from toolkit.checking.rules import stale_year
from toolkit.diagnostics import Diagnostic, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.plan import Plan


class Rule(Protocol):
    """A module of `rules`: its docstring is its manual page."""

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of the module
        """The code of its findings."""

    def check(self, plan: Plan) -> Iterator[Diagnostic]:
        """Yield what it finds."""


RULES: Final[tuple[Rule, ...]] = (stale_year,)

# What reading only warns of, so that a draft can be printed, but what must not be sent.
WEIGHED_ANEW: Final = {"DL102": Level.ERROR}

FAMILIES: Final = ("DL", "TT", "CT", "VD", "NH", "MB", "NB", "KV", "TD", "AT")
_CODES: Final = re.compile(rf"(?:{'|'.join(FAMILIES)})[0-9]{{0,3}}")


class Selection(NamedTuple):
    """Which findings are wanted, by code ("NB201") or by its beginning ("NB", "NB2").

    Attributes:
        select: Only these; empty: all.
        ignore: Not these, even if selected.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Say whether the findings of a code are wanted."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore)


ALL: Final = Selection()


def read_codes(text: str) -> tuple[str, ...]:
    """Return the codes of a list typed as "NB201, dl".

    Raises:
        ValueError: One of them is neither a code nor the beginning of one; the error holds it.
    """
    codes = tuple(code.upper() for code in re.split(r"[\s,;]+", text) if code)
    for code in codes:
        if not _CODES.fullmatch(code):
            raise ValueError(code)
    return codes


def check_plan(plan: Plan, noticed: Iterable[Diagnostic] = (), selection: Selection = ALL) -> list[Diagnostic]:
    """Return what is wrong with a plan, file by file in the order of the lines.

    Args:
        plan: The plan.
        noticed: What its reader noticed on the way.
        selection: Which findings are wanted.
    """
    found = [finding._replace(level=WEIGHED_ANEW.get(finding.code, finding.level)) for finding in noticed]
    for rule in RULES:
        if selection.takes(rule.CODE):
            found += rule.check(plan)
    return sorted(filter(lambda finding: selection.takes(finding.code), found), key=_place)


def _place(finding: Diagnostic) -> tuple[str, int, int]:
    return finding.location.file, finding.location.line or 0, finding.location.column or 0

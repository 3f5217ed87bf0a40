"""Run the rules over a file: those of the `rules` package, as far as they were asked for."""

from __future__ import annotations

import os
import pkgutil
import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, cast

from toolkit.checking import rules
from toolkit.checking.subject import FileKind, Subject
from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.model.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from toolkit.checking.texts import Fault, Mend
    from toolkit.model.plan import Plan


class Rule(Protocol):
    """A module of `rules`, whose docstring tells what it has."""

    __doc__: str | None
    __name__: str

    @property
    def CODE(self) -> str:  # noqa: N802 - a constant of the module
        """The code of its findings."""

    @property
    def LEVEL(self) -> Level:  # noqa: N802 - a constant of the module
        """Their level, where a fault says nothing else."""

    def check(self, subject: Subject) -> Iterator[Fault]:
        """Yield what it finds."""


# What reading only warns of, so that a draft can be printed, but what must not be sent.
WEIGHED_ANEW: Final = {"DL102": Level.ERROR, "DL106": Level.ERROR}

# What is a hint of a draft, but must not let a document pass the gate unseen: its format was not checked.
WEIGHED_FOR_ISSUE: Final = {"TT001": Level.WARNING}

FAMILIES: Final = ("DL", "TT", "CT", "VD", "NH", "MB", "NB", "KV", "TD", "AT")
OF_WORD: Final = ("TT",)  # families whose rules look at .docx alone
_CODE_LINE: Final = re.compile(rb'^CODE: Final = "([A-Z]{2}[0-9]{3})"', re.MULTILINE)
_READY_LINE: Final = re.compile(rb"^READY: Final = True", re.MULTILINE)
_CODES: Final = re.compile(rf"(?:{'|'.join(FAMILIES)})[0-9]{{0,3}}")


class Selection(NamedTuple):
    """Which findings are wanted, by code ("NB201") or by its beginning ("NB", "NB2").

    Attributes:
        select: Only these; empty: all.
        ignore: Not these, even if selected.
        ready: Ask too what only a document that is about to be issued must have: the rules with READY.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ready: bool = False

    def takes(self, code: str) -> bool:
        """Say whether the findings of a code are wanted."""
        return (not self.select or code.startswith(self.select)) and not code.startswith(self.ignore)

    def runs(self, code: str) -> bool:
        """Say whether every rule of a code or family was asked, so that a silence of it can be called unused."""
        if any(code.startswith(chosen) or chosen.startswith(code) for chosen in self.ignore):
            return False
        if self.select and not code.startswith(self.select):
            return False
        return self.ready or not any(entry.is_for_ready and entry.code.startswith(code) for entry in rule_entries())


ALL: Final = Selection()


class Found(NamedTuple):
    """A finding, and what --fix would do about it."""

    finding: Diagnostic
    mend: Mend | None = None


class RuleEntry(NamedTuple):
    """A rule as it is known without loading it.

    Attributes:
        code: Its code.
        module: The name of its module in the package.
        is_for_ready: Whether it belongs to the gate before a document is issued: its module has `READY`.
    """

    code: str
    module: str
    is_for_ready: bool

    def load(self) -> Rule:
        """Return the rule."""
        return cast("Rule", import_module(f"{rules.__name__}.{self.module}"))


@cache
def rule_entries() -> tuple[RuleEntry, ...]:
    """Return what rules there are, by code; a rule is a module of the package whose name does not begin with "_".

    Their sources are looked at, not imported: a plan needs none of the hundred modules about the format of Word files,
    and an import costs ten times as much as this.
    """
    found = []
    for module in pkgutil.iter_modules(rules.__path__):
        if module.name.startswith("_"):
            continue
        source = pkgutil.get_data(rules.__name__, f"{module.name}.py") or b""
        if code := _CODE_LINE.search(source):
            found.append(RuleEntry(code[1].decode(), module.name, bool(_READY_LINE.search(source))))
    return tuple(sorted(found))


def all_rules() -> tuple[Rule, ...]:
    """Return all rules, loaded, by code."""
    return tuple(entry.load() for entry in rule_entries())


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


def check_subject(
    subject: Subject, noticed: Iterable[Diagnostic] = (), selection: Selection = ALL
) -> tuple[Found, ...]:
    """Return what is wrong with a file, in its order.

    Args:
        subject: The file.
        noticed: What its reader noticed on the way.
        selection: Which findings are wanted.
    """
    mends = subject.shared(mends_of_reading)
    found = [
        Found(
            _weighed(finding, WEIGHED_ANEW),
            mends.get((finding.code, finding.location.line, finding.location.column)),
        )
        for finding in noticed
    ]
    for entry in rule_entries():
        if selection.takes(entry.code) and (selection.ready or not entry.is_for_ready) and _looks_at(entry, subject):
            found += _found_by(entry.load(), subject)
    if selection.ready:
        found = [Found(_weighed(item.finding, WEIGHED_FOR_ISSUE), item.mend) for item in found]
    wanted = {found: None for found in found if selection.takes(found.finding.code)}  # each once
    return tuple(sorted(wanted, key=_order(subject)))


def _weighed(finding: Diagnostic, levels: Mapping[str, Level]) -> Diagnostic:
    return finding._replace(level=levels.get(finding.code, finding.level))


def _found_by(rule: Rule, subject: Subject) -> list[Found]:
    """Return what a rule finds; one that breaks at a strange file is told of, and the others go on."""
    found: list[Found] = []
    try:
        for fault in rule.check(subject):
            found.append(Found(fault.diagnostic(rule.CODE, rule.LEVEL), fault.mend))  # noqa: PERF401 - kept if it breaks
    except Exception as error:
        if os.environ.get("VANBAN_DEBUG"):
            raise
        message = (
            f"quy tắc {rule.CODE} không chạy hết được với tệp này ({type(error).__name__}), do lỗi của chính vanban"
        )
        fix = f"báo cho người phụ trách vanban và gửi kèm tệp; trong lúc chờ thì --ignore {rule.CODE}"
        found.append(Found(Diagnostic("DL307", Level.ERROR, Location(subject.name), message, fix)))
    return found


def _looks_at(entry: RuleEntry, subject: Subject) -> bool:
    """Tell whether a rule has anything to say of such a file."""
    return subject.kind is FileKind.DOCX or not entry.code.startswith(OF_WORD)


def check_plan(plan: Plan, noticed: Iterable[Diagnostic] = (), selection: Selection = ALL) -> list[Diagnostic]:
    """Return what is wrong with a plan, file by file in the order of the lines."""
    return [found.finding for found in check_subject(Subject(plan.source.file, plan=plan), noticed, selection)]


def mends_of_reading(subject: Subject) -> dict[tuple[str, int | None, int | None], Edit]:
    """Return what --fix does about findings of a plan's reader, by code, line and column: a comma becomes a semicolon.

    All names round such a comma are registered, so there is no doubt what is meant.
    """
    if subject.kind is not FileKind.PLAN:
        return {}
    source = subject.plan.source
    found = {}
    for task in subject.plan.tasks():
        for joint in (*task.lead_agencies.joints, *task.coordinating_agencies.joints):
            if joint.sign == "," and source.text[slice(*joint.span)] == ",":
                place = source.location(joint.span)
                found["DL103", place.line, place.column] = Edit(joint.span, ";")
    return found


def _order(subject: Subject) -> Callable[[Found], tuple[str, int, int]]:
    """Return the key that sorts the findings of a file: by line and column, in a .docx by where its texts stand."""
    where: dict[str, int] = {}
    if subject.kind is FileKind.DOCX:
        for number, text in enumerate(subject.texts, 1):
            where.setdefault(text.owner, number)

    def place(found: Found) -> tuple[str, int, int]:
        location = found.finding.location
        return location.file, location.line or where.get(location.where, 0), location.column or 0

    return place

"""What is wrong with one data file, collected in any order and handed out in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, VanbanError
from toolkit.model.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

PROBLEM_LIMIT: Final = 1000  # errors, and as many others, shown for one file: a stranger's may hold a million


class _Problem(NamedTuple):
    code: str
    level: Level
    span: Span
    message: str
    fix: str


class Problems:
    """The problems of one source text.

    Attributes:
        source: The text they stand in.
        unshown: How many came after `PROBLEM_LIMIT` and are only counted.
    """

    __slots__ = ("_errors", "_others", "source", "unshown")

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.unshown = 0
        self._errors: list[_Problem] = []
        self._others: list[_Problem] = []

    @property
    def is_full(self) -> bool:
        """Say whether further errors are only counted, so that costly advice is wasted on them."""
        return len(self._errors) >= PROBLEM_LIMIT

    def error(self, code: str, span: Span, message: str, fix: str = "") -> None:
        """Note a problem that stops the work."""
        self._add(self._errors, _Problem(code, Level.ERROR, span, message, fix))

    def warning(self, code: str, span: Span, message: str, fix: str = "") -> None:
        """Note a problem the work can go on with."""
        self._add(self._others, _Problem(code, Level.WARNING, span, message, fix))

    def hint(self, code: str, span: Span, message: str, fix: str = "") -> None:
        """Note a place worth a look."""
        self._add(self._others, _Problem(code, Level.HINT, span, message, fix))

    def findings(self) -> tuple[Diagnostic, ...]:
        """Return the problems in the order of the file; a last one says how many are not shown."""
        problems = sorted(self._errors + self._others, key=lambda problem: problem.span.start)
        return (*map(self._finding, problems), *self._rest())

    def raise_if_failed(self, beside: Iterable[Diagnostic] = ()) -> None:
        """Raise all of it when anything is an error.

        Args:
            beside: Findings about other files, shown first.

        Raises:
            VanbanError: There is an error here.
        """
        if self._errors:
            raise VanbanError((*beside, *self.findings()))

    def _add(self, problems: list[_Problem], problem: _Problem) -> None:
        if len(problems) < PROBLEM_LIMIT:
            problems.append(problem)
        else:
            self.unshown += 1

    def _finding(self, problem: _Problem) -> Diagnostic:
        code, level, span, message, fix = problem
        return Diagnostic(code, level, self.source.location(span), message, fix)

    def _rest(self) -> Iterable[Diagnostic]:
        if self.unshown:
            level = Level.ERROR if self.is_full else Level.HINT
            place = self.source.location(Span(len(self.source.text), len(self.source.text)))
            message = f"còn {self.unshown} chỗ nữa chưa nêu ra"
            yield Diagnostic("DL023", level, place, message, "sửa những chỗ đã nêu rồi chạy lại lệnh")


def shorten(text: str, limit: int = 60) -> str:
    """Return a text of the file as a message quotes it: one line of at most `limit` characters."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"

"""Findings: what is wrong, where, and what to do; and their text and JSON reports.

Every finding a user sees, of every command, is a `Diagnostic`. Codes are never reused; each has
its page behind `vanban explain`: a rule as its docstring, the others in docs/findings.md.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Level(Enum):
    """How much a finding weighs; commands.md says what each does to the exit code."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


LEVEL_NAMES = {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo", Level.HINT: "gợi ý"}


class Location(NamedTuple):
    """A place a finding points at: in a text file, or in a Word document or table.

    Attributes:
        file: The file as the user named it.
        line: Line, from 1; None where the file has no lines (a Word document).
        column: Column, from 1, in characters; None when only the line is known.
        length: How many characters the caret line underlines.
        where: The place in words for files without lines: "bảng 1, hàng 8, cột 5".
        source_line: The text of the line, shown under the message.
    """

    file: str
    line: int | None = None
    column: int | None = None
    length: int = 1
    where: str = ""
    source_line: str = ""

    def __str__(self) -> str:
        """Return the place as it opens a message: "2026.yaml:41:20" or "mau.docx, bảng 1, hàng 2"."""
        if self.line is not None:
            column = "" if self.column is None else f":{self.column}"
            return f"{self.file}:{self.line}{column}"
        return f"{self.file}, {self.where}" if self.where else self.file


class Diagnostic(NamedTuple):
    """One finding: where, which rule, what is wrong in the words of the file, what to do.

    Attributes:
        code: "DL102": family and number.
        level: Error, warning or hint.
        location: Where it points.
        message: What is wrong, in Vietnamese, without a final full stop.
        fix: What to do: names a key, a value or a command; empty when nothing can be said.
    """

    code: str
    level: Level
    location: Location
    message: str
    fix: str = ""

    def as_json(self) -> dict[str, str | int | None]:
        """Return the finding as the object `--json` prints."""
        return {
            "code": self.code,
            "level": self.level.value,
            "file": self.location.file,
            "line": self.location.line,
            "column": self.location.column,
            "where": self.location.where,
            "message": self.message,
            "fix": self.fix,
        }


class VanbanError(Exception):
    """The work cannot be done: holds every finding that stops it (and those found beside)."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the findings in the order they are to be read."""
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.location}: {d.code} {d.message}" for d in self.diagnostics))


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """Return a finding as the terminal shows it: message, the line with a caret, what to do."""
    location = diagnostic.location
    weight = "" if diagnostic.level is Level.ERROR else f" ({LEVEL_NAMES[diagnostic.level]})"
    lines = [f"{location}: {diagnostic.code}{weight} {diagnostic.message}"]
    if location.line is not None and location.source_line:
        lines.extend(_excerpt(location))
    if diagnostic.fix:
        lines.append(f"  sửa: {diagnostic.fix}")
    return "\n".join(lines)


def _excerpt(location: Location) -> Iterator[str]:
    number = str(location.line)
    shown = location.source_line
    start = (location.column or 1) - 1
    if len(shown) > EXCERPT_WIDTH:
        # A cell of a plan is often one line of 500 characters: show the part that is meant.
        cut = max(0, start - EXCERPT_WIDTH // 3)
        shown = ("…" if cut else "") + shown[cut : cut + EXCERPT_WIDTH]
        start = start - cut + (1 if cut else 0)
    yield f"   {number} | {shown}"
    if location.column is not None:
        # Keep tabs, drop combining marks: the caret must stand under what the terminal shows.
        before = "".join("\t" if c == "\t" else " " for c in shown[:start] if not unicodedata.combining(c))
        marked = shown[start : start + location.length]
        width = sum(1 for c in marked if not unicodedata.combining(c))
        yield f"   {' ' * len(number)} | {before}{'^' * max(1, width)}"


EXCERPT_WIDTH = 110

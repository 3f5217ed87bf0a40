"""What commands print: results on stdout, findings and the rest on stderr, or one JSON object.

A command is a function that returns an `Outcome`; `reported` gives it the options every command has,
prints what it returns or raises, and sets the exit code.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from toolkit.cli import NEEDS_ATTENTION, NOT_DONE
from toolkit.diagnostics import LEVEL_NAMES, Diagnostic, Level, VanbanError, format_diagnostic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

COLOURS: Final = {Level.ERROR: "red", Level.WARNING: "yellow", Level.HINT: "cyan"}

ANNOTATIONS: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}
MESSAGE_ESCAPES: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY_ESCAPES: Final = {**MESSAGE_ESCAPES, ":": "%3A", ",": "%2C"}

# A data file may hold the codes by which a terminal is told to move, hide or rename things.
CONTROL_PICTURES: Final = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD),
}


class Outcome(NamedTuple):
    """What a command has done.

    Attributes:
        written: Files that now stand as asked, in the order to name them.
        removed: Files of an earlier run that are gone.
        findings: To be told; those of level error make the exit code 1.
        lines: Result as text, for a command that prints rather than writes; not in the JSON object.
        notes: What was done, in a line or two on stderr; not in the JSON object.
        details: The command's own keys of the JSON object.
        needs_attention: Whether something needs the user though no finding is an error (differences).
        findings_are_result: Whether the findings are what was asked for and so belong on stdout.
        closing: Summary line on stderr, in place of the usual count of findings.
        nothing_done: Nothing that was given could be worked on; the findings say why.
    """

    written: Sequence[Path] = ()
    removed: Sequence[Path] = ()
    findings: Sequence[Diagnostic] = ()
    lines: Iterable[str] = ()
    notes: Iterable[str] = ()
    details: Mapping[str, object] = {}
    needs_attention: bool = False
    findings_are_result: bool = False
    closing: str = ""
    nothing_done: bool = False

    @property
    def exit_code(self) -> int:
        """0, or 1 when something needs the user, or 2 when nothing was done."""
        if self.nothing_done:
            return NOT_DONE
        has_errors = any(finding.level is Level.ERROR for finding in self.findings)
        return NEEDS_ATTENTION if has_errors or self.needs_attention else 0


def reported(*, writes: bool) -> Callable[[Callable[..., Outcome]], Callable[..., None]]:
    """Return the decorator that makes a function returning an `Outcome` the body of a click command.

    It stands directly above the function. The function gets `dry_run` and `force` if the command writes. A command
    with a `--format` of its own names it `form`: "json" is `--json`, "github" prints findings as annotations.

    Args:
        writes: Whether the command writes files and so has `--dry-run` and `--force`.
    """

    def decorate(function: Callable[..., Outcome]) -> Callable[..., None]:
        def run(*args: Any, as_json: bool, **options: Any) -> None:
            as_json = as_json or options.get("form") == "json"
            annotate = not as_json and options.get("form") == "github"
            try:
                outcome = function(*args, **options)
            except VanbanError as error:
                print_failure(error.diagnostics, as_json=as_json, annotate=annotate)
                raise click.exceptions.Exit(NOT_DONE) from error
            dry_run = options.get("dry_run") if writes else None
            print_outcome(outcome, as_json=as_json, annotate=annotate, dry_run=dry_run)
            raise click.exceptions.Exit(outcome.exit_code)

        body: Callable[..., None] = update_wrapper(run, function)
        body.__doc__ = None  # click would print it as help, in English
        if writes:
            body = click.option(
                "--force", is_flag=True, help="Ghi đè cả tệp không do vanban tạo hoặc đã có người sửa."
            )(body)
            body = click.option("--dry-run", is_flag=True, help="Chạy thử: kiểm tra và báo, không ghi gì.")(body)
        return click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON cho chương trình khác đọc.")(
            body
        )

    return decorate


def print_outcome(outcome: Outcome, *, as_json: bool, annotate: bool = False, dry_run: bool | None = None) -> None:
    """Print what a command has done.

    Args:
        outcome: What it returned.
        as_json: One JSON object on stdout, nothing on stderr.
        annotate: Findings as annotations of GitHub.
        dry_run: None for a command that writes no files.
    """
    written, removed = ([display_path(path) for path in paths] for paths in (outcome.written, outcome.removed))
    if as_json:
        own = {} if dry_run is None else {"removed": removed, "dry_run": dry_run}
        _print_json(
            ok=outcome.exit_code == 0,
            written=written,
            findings=outcome.findings,
            details={**own, **outcome.details},
        )
        return
    if annotate:
        _print_lines(map(annotation, outcome.findings))
    else:
        print_findings(outcome.findings, to_stdout=outcome.findings_are_result, closing=outcome.closing)
    for path in removed:
        click.echo(f"{'sẽ xóa' if dry_run else 'đã xóa'}: {path}", err=True)
    for note in outcome.notes:
        click.echo(note, err=True)
    if dry_run:
        click.echo("Chạy thử: chưa ghi tệp nào.", err=True)
    _print_lines(written)
    _print_lines(outcome.lines)


def print_failure(findings: Sequence[Diagnostic], *, as_json: bool, annotate: bool = False) -> None:
    """Print what stopped a command: the exit code is 2, nothing was written."""
    if annotate:
        _print_lines(map(annotation, findings))
    elif as_json:
        _print_json(ok=False, written=[], findings=findings, details={})
    else:
        print_findings(findings)


def print_findings(findings: Sequence[Diagnostic], *, to_stdout: bool = False, closing: str = "") -> None:
    """Print findings for people, and how many of each level on stderr; nothing where there is none.

    Args:
        findings: In order; where they are the result, a blank line parts one file from the next.
        to_stdout: They are the result.
        closing: The line on stderr, in place of the count.
    """
    if not findings:
        return
    shown: list[str] = []
    for number, finding in enumerate(findings):
        if to_stdout and number and finding.location.file != findings[number - 1].location.file:
            shown.append("")
        shown.append(_coloured(finding))
    click.echo("\n".join(shown), err=not to_stdout, color=_colour_choice())
    if closing:
        click.echo(closing, err=True)
        return
    counts = Counter(finding.level for finding in findings)
    summary = ", ".join(f"{counts[level]} {LEVEL_NAMES[level]}" for level in Level if counts[level])
    click.echo(f"Tổng cộng: {summary}", err=True)


def annotation(finding: Diagnostic) -> str:
    """Return a finding as a workflow command of GitHub Actions: "::error file=2026.yaml,line=3,col=5::...".

    Source: GitHub's workflow commands: "%", carriage returns and line feeds are escaped, in properties ":" and ","
    too.
    """
    location = finding.location
    properties: dict[str, object] = {"file": location.file.replace("\\", "/")}
    if location.line is not None:
        properties["line"] = location.line
    if location.column is not None:
        properties |= {"col": location.column, "endColumn": location.column + location.length}
    properties["title"] = finding.code
    where = f"{location.where}: " if location.where else ""
    message = f"{where}{finding.message}" + (f"\nsửa: {finding.fix}" if finding.fix else "")
    head = ",".join(f"{name}={_escaped(str(value), PROPERTY_ESCAPES)}" for name, value in properties.items())
    return f"::{ANNOTATIONS[finding.level]} {head}::{_escaped(message, MESSAGE_ESCAPES)}"


def _escaped(text: str, escapes: Mapping[str, str]) -> str:
    return "".join(escapes.get(letter, letter) for letter in text)


def display_path(path: Path) -> str:
    """Return a path as the user would type it: from the working folder when it lies below."""
    if not path.is_absolute():
        return str(path)
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, FileNotFoundError):  # elsewhere; or the working folder has been removed
        return str(path)


def _coloured(finding: Diagnostic) -> str:
    text = format_diagnostic(finding).translate(CONTROL_PICTURES)
    place = f"{finding.location}: ".translate(CONTROL_PICTURES)
    code = f"{finding.code} ({LEVEL_NAMES[finding.level]})"
    marked = code if text.startswith(code, len(place)) else finding.code
    colour = click.style(marked, fg=COLOURS[finding.level], bold=True)
    return text[: len(place)] + colour + text[len(place) + len(marked) :]


def _colour_choice() -> bool | None:
    # None lets click ask whether the stream is a terminal.
    return False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None


def _print_lines(lines: Iterable[str]) -> None:
    if text := "\n".join(lines):
        click.echo(text, color=_colour_choice())


def _print_json(
    *, ok: bool, written: Sequence[str], findings: Sequence[Diagnostic], details: Mapping[str, object]
) -> None:
    fixed = {"ok": ok, "written": written, "findings": [finding.as_json() for finding in findings]}
    click.echo(json.dumps({**fixed, **details, **fixed}, ensure_ascii=False))

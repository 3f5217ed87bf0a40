"""`vanban check`: what would get a draft sent back, found before anybody sees it; what is safe, mended."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from toolkit.checking.file_check import Job, Options, check_file
from toolkit.checking.many import check_files
from toolkit.checking.opening import files_of_folder
from toolkit.checking.runner import Selection, read_codes
from toolkit.checking.settings import unused_settings
from toolkit.cli.opening import shipped_plan_finding
from toolkit.cli.progress import Progress
from toolkit.cli.reporting import Outcome, display_path, reported
from toolkit.diagnostics import LEVEL_NAMES, Diagnostic, Level, Location, VanbanError
from toolkit.output_editing import replace_file
from toolkit.resources import find_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.checking.file_check import FileReport

LONGEST_SHOWN: Final = 60  # characters of a change


def _codes(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    try:
        return tuple(code for value in values for code in read_codes(value))
    except ValueError as error:
        message = f'"{error}" không phải mã hay họ mã của một phát hiện; gõ ví dụ NB201, hoặc NB cho cả họ'
        raise click.BadParameter(message, context, option) from error


@click.command(
    help="Kiểm tra kế hoạch, danh bạ và tệp .docx: nêu mọi chỗ sai cùng dòng, cột và cách sửa. "
    "Không có --fix thì không sửa tệp."
)
@click.argument("paths", metavar="TỆP_HOẶC_THƯ_MỤC...", nargs=-1, required=True)
@click.option("--fix", is_flag=True, help="Sửa những chỗ không thể đổi nghĩa, kể ra từng chỗ.")
@click.option("--fix-format", is_flag=True, help="Sửa cả phông, cỡ chữ, lề, số trang của tệp .docx.")
@click.option("--ready", is_flag=True, help="Kiểm tra như sắp ban hành: không còn chỗ chờ điền, đủ thành phần.")
@click.option(
    "--select", multiple=True, callback=_codes, metavar="MÃ", help="Chỉ nêu những mã, họ mã này (cách nhau bằng phẩy)."
)
@click.option("--ignore", multiple=True, callback=_codes, metavar="MÃ", help="Không nêu những mã, họ mã này.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    metavar="DẠNG",
    help="Dạng kết quả: text cho người đọc, json, hoặc github cho GitHub Actions.",
)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="SỐ", help="Số tiến trình cùng làm; mặc định là mọi nhân.")
@reported(writes=True)
def command(
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,  # noqa: ARG001 - `reported` looks at it
    jobs: int | None,
    *,
    fix: bool,
    fix_format: bool,
    ready: bool,
    force: bool,
    dry_run: bool,
) -> Outcome:
    """Check each file that is named or stands in a folder that is named."""
    named = _named(paths)
    options = Options(Selection(select, ignore, ready), fix=fix or fix_format, fix_format=fix_format)
    with Progress("Kiểm tra", len(named.jobs)) as progress:
        reports = list(progress.follow(check_files(named.jobs, options, jobs)))
    stopped: list[Diagnostic] = []
    for number, report in enumerate(reports):
        if blocks := _put_in_place(report, force=force, dry_run=dry_run):
            stopped += blocks
            reports[number] = check_file(report.job, options._replace(fix=False, fix_format=False))
    findings = dict.fromkeys(named.findings)  # plans of one folder share an agencies.yaml, and what is wrong with it
    findings.update(dict.fromkeys(finding for report in reports for finding in report.findings))
    findings.update(dict.fromkeys(unused_settings(_used(reports), named.folders, options.selection)))
    findings.update(dict.fromkeys(stopped))
    mended = [report.job.path for report in reports if report.mended is not None]
    return Outcome(
        written=mended,
        findings=tuple(findings),
        findings_are_result=True,
        lines=_lines(reports, quiet=bool(findings), dry_run=dry_run),
        details=_details(reports),
        nothing_done=not any(report.was_read for report in reports),
        closing=_closing(reports, tuple(findings), dry_run=dry_run),
    )


class _Named(NamedTuple):
    """The files a user names.

    Attributes:
        jobs: Each once, in order.
        folders: The folders that were named.
        findings: What is to be said of the names.
    """

    jobs: tuple[Job, ...]
    folders: tuple[Path, ...]
    findings: tuple[Diagnostic, ...]


def _named(paths: Iterable[str]) -> _Named:
    """Return the files that are named or stand in a folder that is.

    Raises:
        VanbanError: A folder holds none (DL305), or there is nothing of a name (DL001).
    """
    jobs: dict[Job, None] = {}
    folders = []
    findings = []
    for name in paths:
        path = find_plan(name)
        if path.is_dir():
            found = [Job(display_path(file), file) for file in files_of_folder(path)]
            if not found:
                message = "thư mục này không có kế hoạch (tệp mang tên của năm, ví dụ 2026.yaml) hay tệp .docx nào"
                fix = "chỉ đúng thư mục, hoặc chỉ thẳng tệp cần kiểm tra"
                raise VanbanError([Diagnostic("DL305", Level.ERROR, Location(name), message, fix)])
            folders.append(path)
            jobs.update(dict.fromkeys(found))
            continue
        if not path.exists():
            fix = "kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục đang đứng"
            raise VanbanError([Diagnostic("DL001", Level.ERROR, Location(name), "không có tệp này", fix)])
        if path != Path(name):
            findings.append(shipped_plan_finding(name))
        jobs[Job(str(path), path)] = None
    return _Named(tuple(jobs), tuple(folders), tuple(findings))


def _put_in_place(report: FileReport, *, force: bool, dry_run: bool) -> Sequence[Diagnostic]:
    """Write a mended file; return what stands in the way."""
    if report.mended is None:
        return ()
    try:
        replace_file(report.job.path, report.original, report.mended, force=force, dry_run=dry_run)
    except VanbanError as error:
        return error.diagnostics
    return ()


def _lines(reports: Iterable[FileReport], *, quiet: bool, dry_run: bool) -> Iterator[str]:
    """Yield each repair, and that there is nothing to say where there is not."""
    reports = list(reports)
    verb = "sẽ sửa" if dry_run else "đã sửa"
    changes = [change for report in reports for change in report.changes]
    for change in changes:
        words = change.after if not change.before else f"{visible(change.before)} -> {visible(change.after)}"
        yield f"{verb}: {change.location}: {change.code} {words}"
    if not quiet:
        yield f"Đã kiểm tra {len(reports)} tệp, không {'còn' if changes else 'có'} gì phải nêu."


def visible(text: str) -> str:
    """Return a text in quotes, short, with signs for the characters nobody sees."""
    shown = "".join(letter if letter == " " or letter.isprintable() else f"<U+{ord(letter):04X}>" for letter in text)
    return f'"{shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"}"'


def _details(reports: Iterable[FileReport]) -> dict[str, Any]:
    """Return the keys of the JSON object that are this command's own."""
    reports = list(reports)
    return {
        "checked": [report.job.name for report in reports],
        "citations": [citation for report in reports for citation in report.citations],
        "silenced": sum(report.silenced for report in reports),
        "changes": [
            {
                "code": change.code,
                "file": change.location.file,
                "line": change.location.line,
                "column": change.location.column,
                "where": change.location.where,
                "before": change.before,
                "after": change.after,
            }
            for report in reports
            for change in report.changes
        ],
    }


def _closing(reports: Sequence[FileReport], findings: Sequence[Diagnostic], *, dry_run: bool) -> str:
    """Return the summary line: how many of what, in how many files, and what --fix could do."""
    counts = Counter(finding.level for finding in findings)
    summary = ", ".join(f"{counts[level]} {LEVEL_NAMES[level]}" for level in Level if counts[level])
    faulty = len({finding.location.file for finding in findings})
    silenced = sum(report.silenced for report in reports)
    parts = [f"Tổng cộng: {summary} ở {faulty} tệp, đã kiểm tra {len(reports)} tệp"]
    if changes := sum(len(report.changes) for report in reports):
        parts.append(f"{'sẽ' if dry_run else 'đã'} sửa {changes} chỗ")
    if silenced:
        parts.append(f"bỏ qua {silenced} theo lời dặn")
    if fixable := sum(report.fixable for report in reports):
        parts.append(f"{fixable} chỗ tự sửa được bằng --fix")
    if reformattable := sum(report.reformattable for report in reports):
        parts.append(f"{reformattable} chỗ thể thức tự sửa được bằng --fix-format")
    return "; ".join(parts)


def _used(reports: Iterable[FileReport]) -> dict[str, set[int]]:
    """Return the settings the files fall under, and which of their parts kept something quiet."""
    used: dict[str, set[int]] = {}
    for report in reports:
        folder, places = report.settings
        if folder:
            used.setdefault(folder, set()).update(places)
    return used

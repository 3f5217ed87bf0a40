"""`vanban diff`: what changed between two drafts, on the terminal, in a browser, in Word."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from toolkit.cli.reporting import CONTROL_PICTURES, Outcome, display_path, reported
from toolkit.comparing.terminal import Tone, report, summary
from toolkit.diagnostics import VanbanError
from toolkit.outputs import put_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.cli.diff_inputs import Opened
    from toolkit.comparing.comparison import Comparison
    from toolkit.comparing.terminal import Line
    from toolkit.comparing.word_comparison import Alignment
    from toolkit.diagnostics import Diagnostic

AUTHOR: Final = "vanban"
LONGEST_AUTHOR: Final = 255
ENDINGS: Final = {"html": (".html", ".htm"), "redline": (".docx",), "table": (".docx",)}
STYLES: Final[Mapping[Tone, Mapping[str, Any]]] = {
    Tone.HEADING: {"bold": True},
    Tone.ADDED: {"fg": "green"},
    Tone.GONE: {"fg": "red"},
    Tone.MOVED: {"fg": "magenta"},
    Tone.QUIET: {"dim": True},
}


def _author(context: click.Context, option: click.Parameter, value: str) -> str:
    name = " ".join(value.split())
    if not name or len(name) > LONGEST_AUTHOR or not name.isprintable():
        raise click.BadParameter("cần một tên người, trên một dòng", context, option)
    return name


@click.command(help="So sánh hai kế hoạch, hai tệp Word, hoặc một kế hoạch với một tệp Word.")
@click.argument("old", metavar="CŨ")
@click.argument("new", metavar="MỚI")
@click.option("--html", metavar="TỆP.html", help="Ghi trang so sánh để xem bằng trình duyệt.")
@click.option("--redline", metavar="TỆP.docx", help="Ghi bản mới có vết sửa so với bản cũ, để duyệt trong Word.")
@click.option("--table", metavar="TỆP.docx", help='Ghi bảng "Bản so sánh, thuyết minh".')
@click.option(
    "--author",
    metavar="TÊN",
    default=AUTHOR,
    show_default=True,
    callback=_author,
    help="Tên người sửa ghi trong vết sửa.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Kể cả thay đổi lặt vặt: dấu câu, định dạng, đánh số, chuyển năm."
)
@reported(writes=True)
def command(
    old: str,
    new: str,
    html: str | None,
    redline: str | None,
    table: str | None,
    author: str,
    everything: bool,
    force: bool,
    dry_run: bool,
) -> Outcome:
    """Open both drafts, compare them, write the views that are asked for."""
    from toolkit.cli.diff_inputs import as_documents, compare_drafts, open_draft
    from toolkit.comparing.compare import as_object

    asked = {"html": html, "redline": redline, "table": table}
    targets = read_targets({option: name for option, name in asked.items() if name is not None}, (old, new))
    drafts = open_draft(old), open_draft(new)
    is_data = all(draft.plan is not None for draft in drafts)
    documents = as_documents(*drafts) if redline or not is_data else drafts
    comparison, noticed, aligned = compare_drafts(*(drafts if is_data else documents))
    made, more = make_views(targets, comparison, documents, aligned, author=author, everything=everything)
    written, told = put_views(targets, made, force=force, dry_run=dry_run)
    # What is wrong with a plan is for `check` to say.
    carried = (finding for draft in drafts for finding in draft.findings if finding.code == "DL109")
    findings = (*carried, *noticed, *more, *told)
    view = summary if written else report
    return Outcome(
        written,
        findings=tuple(dict.fromkeys(findings)),
        lines=coloured(view(comparison, everything=everything)),
        details=as_object(comparison),
        needs_attention=comparison.differs,
    )


def read_targets(asked: Mapping[str, str], inputs: Sequence[str]) -> dict[str, Path]:
    """Return where each view goes, by option.

    Raises:
        click.UsageError: A name is empty, ends otherwise than its view, stands twice, or is one of the drafts.
    """
    targets: dict[str, Path] = {}
    sources = {Path(name).absolute() for name in inputs}
    for option, name in asked.items():
        path = Path(name)
        if path.suffix.lower() not in ENDINGS[option]:
            raise click.UsageError(f'--{option}: tên tệp phải có đuôi {ENDINGS[option][0]}, không phải "{name}".')
        if path.absolute() in sources:
            raise click.UsageError(f'--{option}: "{name}" là một trong hai bản đem so.')
        if path in targets.values():
            raise click.UsageError(f'"{name}" được dùng cho hai kết quả khác nhau.')
        targets[option] = path
    return targets


def make_views(
    targets: Mapping[str, Path],
    comparison: Comparison,
    documents: tuple[Opened, Opened],
    aligned: Alignment | None,
    *,
    author: str,
    everything: bool,
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return the files that are asked for, by option, and what was noticed while they were made.

    Raises:
        VanbanError: The redline is not proved; nothing is written then.
    """
    made: dict[str, bytes] = {}
    findings: tuple[Diagnostic, ...] = ()
    if "html" in targets:
        from toolkit.comparing.html import comparison_page

        made["html"] = comparison_page(comparison).encode()
    if "table" in targets:
        from toolkit.comparing.table import comparison_table

        made["table"] = comparison_table(comparison, everything=everything)
        refuse_unsound(made["table"], display_path(targets["table"]))
    if "redline" in targets:
        from toolkit.comparing.redline.redline import Input, make_redline

        old, new = (Input(draft.data, draft.name) for draft in documents)
        name = display_path(targets["redline"])
        made["redline"], findings = make_redline(
            old, new, author=author, date=source_date(), target=name, aligned=aligned
        )
    return made, findings


def refuse_unsound(data: bytes, name: str) -> None:
    """Refuse a document that Word would not open.

    Raises:
        VanbanError: What keeps it from opening.
    """
    from toolkit.word.package import read_package
    from toolkit.word.soundness import check_package

    if faults := check_package(read_package(data, name), name):
        raise VanbanError(faults)


def put_views(
    targets: Mapping[str, Path], made: Mapping[str, bytes], *, force: bool, dry_run: bool
) -> tuple[list[Path], list[Diagnostic]]:
    """Put the files in place, once it is sure that none of them is blocked; return their paths and warnings."""
    if len(targets) > 1 and not dry_run:
        for option, path in targets.items():
            put_file(path, made[option], force=force, dry_run=True)
    results = [put_file(path, made[option], force=force, dry_run=dry_run) for option, path in targets.items()]
    return [path for result in results for path in result.paths], [f for result in results for f in result.findings]


def source_date() -> str:
    """Return SOURCE_DATE_EPOCH as Word writes dates, "" where it is not set: no clock is asked."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) < 12):
        return ""
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def coloured(lines: Iterable[Line]) -> Iterator[str]:
    """Yield lines of a report with the colours of a terminal; whoever prints them takes these out elsewhere."""
    for line in lines:
        yield "".join(
            click.style(span.text.translate(CONTROL_PICTURES), **STYLES[span.tone])
            if span.tone in STYLES
            else span.text.translate(CONTROL_PICTURES)
            for span in line
        )

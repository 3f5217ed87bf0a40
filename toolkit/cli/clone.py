"""`vanban clone`: next year's plan from last year's, and what a person must look at."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from toolkit.cli.opening import open_plan
from toolkit.cli.reporting import Outcome, display_path, reported
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.decoding import encode_like
from toolkit.model.files import find_registry, read_source
from toolkit.model.problems import shorten
from toolkit.model.reader import read_plan
from toolkit.model.results import read_results
from toolkit.outputs import put_file
from toolkit.rollover import roll_over, with_new_ordinals
from toolkit.rollover.changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.cli.opening import OpenedPlan
    from toolkit.model.results import Results
    from toolkit.rollover import Rollover
    from toolkit.rollover.changes import Change

KIND_NAMES: Final = {
    ChangeKind.MOVED: "chuyển năm",
    ChangeKind.KEPT: "giữ nguyên",
    ChangeKind.EMPTIED: "để trống",
    ChangeKind.REPLACED: "thay",
    ChangeKind.DROPPED: "bỏ",
    ChangeKind.CARRIED_OVER: "chuyển tiếp",
    ChangeKind.TO_DECIDE: "cần xem lại",
}
YEAR_NAME: Final = re.compile(r"(?:19|20|21)[0-9]{2}")


@click.command(help="Nhân bản một kế hoạch sang năm sau và liệt kê những chỗ phải có người xem lại.")
@click.argument("plan", metavar="KẾ_HOẠCH")
@click.option("--year", metavar="NĂM", type=int, required=True, help="Năm của kế hoạch mới.")
@click.option("--out", metavar="TỆP", help="Tệp kế hoạch mới; không ghi thì là <NĂM>.yaml cùng thư mục.")
@reported(writes=True)
def command(plan: str, year: int, out: str | None, force: bool, dry_run: bool) -> Outcome:
    """Read the plan and its results, roll it over, put the new one in place."""
    opened = open_plan(plan)
    target = Path(out) if out else Path(plan).parent / f"{year}.yaml"
    rollover = roll_over(opened.plan, year, find_results(opened), file=display_path(target))
    refuse_target(target, opened, year)
    reading = read_plan(rollover.source, opened.plan.registry)
    rollover = with_new_ordinals(rollover, reading.plan)
    findings = [*rollover.findings(), *reading.findings]
    data = encode_like(opened.path.read_bytes(), rollover.source.text)
    result = put_file(target, data, force=force, dry_run=dry_run)
    carried = [finding for finding in opened.findings if finding.code == "DL109"]
    return Outcome(
        result.paths,
        findings=(*carried, *lost_registry(target, opened), *findings, *result.findings),
        lines=report(rollover) if dry_run else (),
        details={"year": year, "changes": [change_object(rollover, change) for change in rollover.changes]},
    )


def find_results(opened: OpenedPlan) -> Results | None:
    """Return the results that stand beside a plan; None where there are none.

    Raises:
        VanbanError: The file is wrong.
    """
    path = opened.path.with_name(f"{opened.plan.year}.results.yaml")
    return read_results(read_source(path), opened.plan) if path.exists() else None


def refuse_target(target: Path, opened: OpenedPlan, year: int) -> None:
    """Refuse a new file that is the old one, or whose name says another year.

    Raises:
        VanbanError: It is (NB104).
    """
    message = ""
    if target.exists() and target.samefile(opened.path):
        message = "tệp mới lại chính là tệp của kế hoạch cũ"
    elif YEAR_NAME.fullmatch(target.stem) and int(target.stem) != year:
        message = f"tệp mới mang tên năm {target.stem} nhưng kế hoạch là của năm {year}"
    if message:
        fix = f"đặt tên tệp mới là {year}.yaml, hoặc bỏ --out"
        raise VanbanError([Diagnostic("NB104", Level.ERROR, Location(display_path(target)), message, fix)])


def lost_registry(target: Path, opened: OpenedPlan) -> Iterator[Diagnostic]:
    """Yield that the new plan will not find the agencies of the old one, if it stands where none are."""
    if opened.plan.registry and find_registry(target) is None:
        message = "không thấy tệp agencies.yaml ở thư mục của kế hoạch mới và các thư mục trên nó"
        fix = "chép agencies.yaml vào thư mục ấy; chưa có thì không có công văn gửi từng cơ quan"
        yield Diagnostic("DL101", Level.WARNING, Location(display_path(target)), message, fix)


def report(rollover: Rollover) -> Iterator[str]:
    """Yield the whole report: how many places of each kind, then every place with before, after and reason."""
    counts = Counter(change.kind for change in rollover.changes)
    shown = ", ".join(f"{KIND_NAMES[kind]} {counts[kind]}" for kind in ChangeKind if counts[kind])
    yield f"Từ năm {rollover.plan.year} sang năm {rollover.year}: {shown}"
    for change in rollover.changes:
        before, after = shorten(change.before), shorten(change.after)
        words = f'"{before}"' if change.before == change.after else f'"{before}" -> "{after}"'
        yield f"{rollover.location(change)}: {KIND_NAMES[change.kind]}: {change.field}: {words} ({change.reason})"


def change_object(rollover: Rollover, change: Change) -> dict[str, object]:
    """Return one entry of the report for `--json`."""
    place = rollover.location(change)
    return {
        "kind": change.kind.value,
        "code": change.code,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "old_line": rollover.plan.source.line_number(change.span.start),
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "reason": change.reason,
    }

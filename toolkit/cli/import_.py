"""`vanban import`: a document, spreadsheet or text that an office has becomes a plan."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click

from toolkit.cli.reporting import Outcome, display_path, reported
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.importing.importer import import_source
from toolkit.importing.opening import open_source
from toolkit.importing.selection import choose_table
from toolkit.model.agencies import Registry
from toolkit.model.files import REGISTRY_FILE, find_registry, read_source
from toolkit.model.reader import read_plan
from toolkit.model.registry_reader import read_registry
from toolkit.model.source import SourceText
from toolkit.outputs import OutputFile, put_files
from toolkit.word.task_grid import RowKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.importing.importer import Imported

YEAR_NAME: Final = re.compile(r"(?:19|20|21)[0-9]{2}")
# What the findings of import say already, with the place in the source.
SAID_ALREADY: Final = frozenset({"DL101", "DL102", "DL105"})


@click.command(help="Nhập tệp Word, Excel, CSV hoặc văn bản có sẵn thành dữ liệu kế hoạch.")
@click.argument("file", metavar="TỆP")
@click.option("--out", metavar="KẾ_HOẠCH", required=True, help="Tệp kế hoạch sẽ tạo, mang tên năm: 2026.yaml.")
@click.option("--table", metavar="SỐ", type=click.IntRange(min=1), help="Chỉ nhập bảng thứ mấy trong tệp.")
@reported(writes=True)
def command(file: str, out: str, table: int | None, force: bool, dry_run: bool) -> Outcome:
    """Read the file, make the plan, put it in place with the agencies it names."""
    target = Path(out)
    source = open_source(file)
    choose_table(source, table)
    registry_path = find_registry(out)
    registry, beside = (Registry(), ()) if registry_path is None else read_registry(read_source(registry_path))
    imported = import_source(
        source,
        registry,
        wanted_year=int(target.stem) if YEAR_NAME.fullmatch(target.stem) else None,
        known_ids=earlier_ids(target, registry),
        registry_name=REGISTRY_FILE if registry_path is None else display_path(registry_path),
        source_name=Path(file).name,
    )
    made, _ = (registry, ()) if registry else read_registry(SourceText(REGISTRY_FILE, imported.registry))
    reading = read_plan(SourceText(display_path(target), imported.text), made)
    beside_name = f"{target.stem}.agencies.yaml"
    name, text = companion(imported, beside_name)
    files = [OutputFile(PurePosixPath(target.name), imported.text.encode())]
    findings = [*beside, *source.findings]
    if name:
        files.append(OutputFile(PurePosixPath(name), text.encode()))
        findings.append(companion_finding(target.with_name(name), is_registry=name == REGISTRY_FILE))
    # Names that an earlier import lacked and that are known now need no list any more.
    put = put_files(target.parent, files, owned=beside_name.__eq__, force=force, dry_run=dry_run)
    findings += [finding for finding in reading.findings if finding.code not in SAID_ALREADY]
    return Outcome(
        put.paths,
        put.removed,
        findings=(*findings, *put.findings),
        notes=(summary(imported),),
        details=details(imported),
    )


def earlier_ids(target: Path, registry: Registry) -> Mapping[str, str]:
    """Return content to id of the plan that will be replaced; none where there is no readable one."""
    try:
        if not target.is_file():
            return {}
        plan = read_plan(read_source(target), registry).plan
    except VanbanError:
        return {}
    found: dict[str, str] = {}
    for row in plan.rows():
        found.setdefault(row.entry.content, row.entry.id)
    return found


def companion(imported: Imported, beside_name: str) -> tuple[str, str]:
    """Return name and text of what is written beside the plan: a registry, or what the one there lacks; or nothing."""
    if imported.registry:
        return REGISTRY_FILE, imported.registry
    return (beside_name, imported.additions) if imported.additions else ("", "")


def companion_finding(path: Path, *, is_registry: bool) -> Diagnostic:
    """Return what is said of the file beside the plan."""
    message = "các tên cơ quan danh bạ chưa có được ghi sẵn ở tệp này"
    fix = f"tên đúng thì chép mục của nó sang {REGISTRY_FILE}; xong thì xóa tệp này"
    if is_registry:
        message = "chưa có danh bạ cơ quan; đã lập từ các tên trong tệp"
        fix = "xem lại kind của từng cơ quan, thành viên của từng nhóm"
    return Diagnostic("NH222", Level.HINT, Location(display_path(path)), message, fix)


def summary(imported: Imported) -> str:
    """Return the account in one line."""
    counts = imported.counts
    kinds = (
        (imported.tables, "bảng"),
        (imported.count(RowKind.SECTION), "mục"),
        (imported.count(RowKind.PROGRAMME), "chương trình"),
        (imported.count(RowKind.TASK), "nhiệm vụ"),
    )
    parts = ", ".join(f"{count} {name}" for count, name in kinds if count)
    return f"Đã nhập {parts}; {counts.cells} ô: {counts.read} ô đã đọc, {counts.in_doubt} ô cần xem lại."


def details(imported: Imported) -> dict[str, object]:
    """Return the account for `--json`."""
    counts = imported.counts
    return {
        "year": imported.draft.year,
        "tables": imported.tables,
        "sections": imported.count(RowKind.SECTION),
        "programmes": imported.count(RowKind.PROGRAMME),
        "tasks": imported.count(RowKind.TASK),
        "cells": counts.cells,
        "cells_read": counts.read,
        "cells_in_doubt": counts.in_doubt,
        "unknown_agencies": [unknown.name for unknown in imported.unknown],
    }

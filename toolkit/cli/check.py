"""`vanban check`: what is wrong with plans, found before anybody sees them."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from toolkit.checking.runner import Selection, check_plan, read_codes
from toolkit.cli.opening import open_plan
from toolkit.cli.reporting import Outcome, display_path, reported
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLAN_FILE: Final = re.compile(r"(?:19|20|21)[0-9]{2}\.yaml")


def _codes(context: click.Context, option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    try:
        return tuple(code for value in values for code in read_codes(value))
    except ValueError as error:
        message = f'"{error}" không phải mã hay họ mã của một phát hiện; gõ ví dụ NB201, hoặc NB cho cả họ'
        raise click.BadParameter(message, context, option) from error


@click.command(help="Kiểm tra kế hoạch: nêu mọi chỗ sai cùng dòng, cột và cách sửa, không sửa tệp.")
@click.argument("paths", metavar="TỆP_HOẶC_THƯ_MỤC...", nargs=-1, required=True)
@click.option(
    "--select", multiple=True, callback=_codes, metavar="MÃ", help="Chỉ nêu những mã, họ mã này (cách nhau bằng phẩy)."
)
@click.option("--ignore", multiple=True, callback=_codes, metavar="MÃ", help="Không nêu những mã, họ mã này.")
@reported(writes=False)
def command(paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...]) -> Outcome:
    """Check each plan that is named or stands in a folder that is named."""
    names = list(dict.fromkeys(name for path in paths for name in _plans(path)))
    selection = Selection(select, ignore)
    found: dict[Diagnostic, None] = {}  # plans of one folder share an agencies.yaml, and what is wrong with it
    for name in names:
        found.update(dict.fromkeys(_check(name, selection)))
    return Outcome(
        findings=tuple(found),
        findings_are_result=True,
        lines=() if found else (f"Đã kiểm tra {len(names)} kế hoạch, không có gì phải nêu.",),
        details={"checked": names},
    )


def _check(name: str, selection: Selection) -> Sequence[Diagnostic]:
    try:
        opened = open_plan(name)
    except VanbanError as error:
        return error.diagnostics  # unread, and so unchecked: nobody may choose not to hear of it
    return check_plan(opened.plan, opened.findings, selection)


def _plans(path: str) -> Iterator[str]:
    """Yield the plans a user names.

    Raises:
        VanbanError: The folder holds none, or there is nothing of this name.
    """
    if not Path(path).is_dir():
        if not Path(path).exists():
            open_plan(path)  # a shipped plan, or the reason why there is none
        yield path
        return
    found = []
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [display_path(Path(folder, name)) for name in sorted(files) if PLAN_FILE.fullmatch(name)]
    if not found:
        message = "thư mục này không có kế hoạch nào (tệp mang tên của năm, ví dụ 2026.yaml)"
        fix = "chỉ tên tệp kế hoạch, hoặc thư mục có nó"
        raise VanbanError([Diagnostic("DL001", Level.ERROR, Location(path), message, fix)])
    yield from found

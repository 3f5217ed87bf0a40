"""`vanban build`: the Word documents of a plan."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from toolkit.build import KINDS, Kind, build_documents, build_with_docxtpl
from toolkit.cli.reporting import Outcome, reported
from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.model.reader import read_plan_file
from toolkit.outputs import OutputFile, put_files
from toolkit.resources import find_plan, shipped
from toolkit.word.template_set import TemplateSet, default_cache_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.plan import Plan


@click.command(help="Tạo văn bản Word của một kế hoạch (tệp YAML) vào thư mục kết quả.")
@click.argument("plan", metavar="KẾ_HOẠCH")
@click.option(
    "--only",
    "kinds",
    multiple=True,
    metavar="LOẠI",
    type=click.Choice([kind.value for kind in Kind]),
    help=f"Chỉ tạo loại này; lặp lại được. LOẠI: {', '.join(kind.value for kind in Kind)}.",
)
@click.option("--out", metavar="THƯ_MỤC", default="out", show_default=True, help="Thư mục đặt kết quả.")
@click.option("--templates", metavar="THƯ_MỤC", help="Dùng bộ mẫu riêng trong thư mục này.")
@click.option(
    "--engine",
    metavar="TÊN",
    type=click.Choice(["docxtpl"]),
    help="Dựng bằng docxtpl, cho mẫu có hình ảnh hoặc tài liệu con.",
)
@click.option("--no-trace", is_flag=True, help="Không đặt dấu trang ẩn để nhận lại từng dòng sau khi sửa trong Word.")
@reported(writes=True)
def command(
    plan: str,
    kinds: Sequence[str],
    out: str,
    templates: str | None,
    engine: str | None,
    no_trace: bool,
    force: bool,
    dry_run: bool,
) -> Outcome:
    """Read the plan, build what is asked for, put it in place."""
    path = find_plan(plan)
    reading = read_plan_file(path)
    carried = () if path == Path(plan) else (shipped_plan_finding(plan),)
    wanted = [Kind(kind) for kind in dict.fromkeys(kinds)] or list(Kind)
    template_set = TemplateSet(Path(templates) if templates else shipped("templates"), default_cache_folder())
    build = build_with_docxtpl if engine else build_documents

    def files(plan: Plan) -> Iterator[OutputFile]:
        for kind in wanted:
            for built in build(plan, kind, template_set, traced=not no_trace):
                yield OutputFile(PurePosixPath(built.file_name), built.data)

    result = put_files(
        Path(out) / f"{path.resolve().parent.name}-{reading.plan.year}",
        files(reading.plan),
        # A build of everything answers for everything an earlier one left here.
        owned=lambda name: not kinds or any(KINDS[kind].owns(name) for kind in wanted),
        force=force,
        dry_run=dry_run,
    )
    return Outcome(result.paths, result.removed, (*carried, *reading.findings, *result.findings))


def shipped_plan_finding(plan: str) -> Diagnostic:
    """Return the warning that the plan which comes with vanban is built, not one of the user's."""
    message = "không có tệp này ở thư mục đang đứng; đã dùng kế hoạch mẫu kèm theo chương trình"
    fix = "chuyển vào đúng thư mục rồi chạy lại, nếu muốn dùng kế hoạch của mình"
    return Diagnostic("DL109", Level.WARNING, Location(plan), message, fix)

"""`vanban build`: the Word documents of a plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from toolkit.batch import Work, build_batch
from toolkit.build import DocxtplEngine, Kind, OwnEngine
from toolkit.cli.build_findings import Journal, nothing_to_build, unknown_agency, unreached_tasks
from toolkit.cli.opening import open_plan
from toolkit.cli.progress import Progress
from toolkit.cli.reporting import Outcome, reported
from toolkit.diagnostics import VanbanError
from toolkit.documents import EVERYBODY, Options
from toolkit.model.duties import duties_of
from toolkit.outputs import put_files
from toolkit.resources import shipped
from toolkit.word.template_set import TemplateSet, default_cache_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_JOBS: Final = 64


@click.command(help="Tạo văn bản Word của một kế hoạch (tệp YAML) vào thư mục kết quả.")
@click.argument("plan", metavar="KẾ_HOẠCH")
@click.option(
    "--only",
    "kinds",
    multiple=True,
    metavar="LOẠI",
    type=click.Choice([kind.value for kind in Kind]),
    help="Chỉ tạo loại này; lặp lại được. LOẠI: plan (kế hoạch), appendix (phụ lục), "
    "follow-up (kế hoạch triển khai), letter (công văn).",
)
@click.option(
    "--agency",
    metavar="MÃ",
    help="Chỉ tạo công văn và kế hoạch triển khai cả năm của cơ quan mang mã này; all: của mọi cơ quan.",
)
@click.option("--out", metavar="THƯ_MỤC", default="out", show_default=True, help="Thư mục đặt kết quả.")
@click.option("--templates", metavar="THƯ_MỤC", help="Dùng bộ mẫu riêng trong thư mục này.")
@click.option(
    "--engine",
    metavar="TÊN",
    type=click.Choice(["docxtpl"]),
    help="Dựng bằng docxtpl, cho mẫu có hình ảnh hoặc tài liệu con.",
)
@click.option(
    "--separate-appendix", is_flag=True, help="Để phụ lục của kế hoạch thành tệp riêng, không nằm trong tệp kế hoạch."
)
@click.option("--no-trace", is_flag=True, help="Không đặt dấu trang ẩn để nhận lại từng dòng sau khi sửa trong Word.")
@click.option(
    "--jobs",
    metavar="SỐ",
    type=click.IntRange(1, MOST_JOBS),
    default=1,
    show_default=True,
    help="Số tiến trình cùng làm khi có nhiều văn bản.",
)
@reported(writes=True)
def command(
    plan: str,
    kinds: Sequence[str],
    agency: str | None,
    out: str,
    templates: str | None,
    engine: str | None,
    separate_appendix: bool,
    no_trace: bool,
    jobs: int,
    force: bool,
    dry_run: bool,
) -> Outcome:
    """Read the plan, build what is asked for, put it in place."""
    wanted = wanted_kinds(kinds, agency=agency, separate_appendix=separate_appendix)
    opened = open_plan(plan)
    options = Options(traced=not no_trace, separate_appendix=separate_appendix, agency=agency or "")
    holders = duties_of(opened.plan)
    if agency not in (None, EVERYBODY) and agency not in holders:
        raise VanbanError([*opened.findings, unknown_agency(agency, opened.plan)])
    own, cache = shipped("templates"), default_cache_folder()
    template_set = TemplateSet(Path(templates), cache, own) if templates else TemplateSet(own, cache)
    work = Work(opened.plan, wanted, options, partial(DocxtplEngine if engine else OwnEngine, template_set))
    journal = Journal(opened.plan)
    count = sum(1 for _ in work.drafts())
    if not count:
        raise VanbanError([*opened.findings, nothing_to_build(opened.plan)])
    with Progress("Đang tạo văn bản", count) as progress:
        result = put_files(
            Path(out) / f"{opened.path.resolve().parent.name}-{opened.plan.year}",
            journal.files(progress.follow(build_batch(work, count, jobs))),
            owned=journal.owner_of(Kind if not kinds and not agency else wanted, options, holders),
            force=force,
            dry_run=dry_run,
        )
    unreached = unreached_tasks(opened.plan) if Kind.LETTER in wanted and not agency else ()
    findings = (*opened.findings, *unreached, *journal.findings(), *result.findings)
    return Outcome(result.paths, result.removed, findings)


def wanted_kinds(kinds: Sequence[str], *, agency: str | None, separate_appendix: bool) -> tuple[Kind, ...]:
    """Return what is built: what is asked for, or the whole set; with an agency, what is made for agencies."""
    for_agencies = (Kind.FOLLOW_UP, Kind.LETTER)
    usual = for_agencies if agency else (Kind.PLAN, *for_agencies)
    wanted: tuple[Kind, ...] = tuple(map(Kind, dict.fromkeys(kinds))) or usual
    if agency == "":
        raise click.UsageError("--agency cần mã của một cơ quan, hoặc all.")
    if agency and not set(wanted) <= set(for_agencies):
        raise click.UsageError("--agency chỉ dùng cho công văn (letter) và kế hoạch triển khai (follow-up).")
    if separate_appendix and Kind.PLAN not in wanted:
        raise click.UsageError("--separate-appendix chỉ dùng khi tạo kế hoạch (plan).")
    if separate_appendix and Kind.APPENDIX not in wanted:
        at = wanted.index(Kind.PLAN) + 1
        wanted = (*wanted[:at], Kind.APPENDIX, *wanted[at:])
    return wanted

"""`vanban build`: the Word documents of a plan."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from toolkit.batch import Work, build_batch
from toolkit.build import DocxtplEngine, Kind, OwnEngine, answers_for
from toolkit.cli.opening import open_plan
from toolkit.cli.progress import Progress
from toolkit.cli.reporting import Outcome, reported
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.documents import EVERYBODY, Options
from toolkit.model.duties import duties_of
from toolkit.outputs import OutputFile, put_files
from toolkit.resources import shipped
from toolkit.word.template_set import TemplateSet, default_cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from toolkit.build import Built
    from toolkit.model.plan import Plan

MOST_JOBS = 64
SHOWN_FILES = 3  # of those with the same gap


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
    default="",
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
@click.option("--separate-appendix", is_flag=True, help="Để phụ lục thành tệp riêng, không nằm trong tệp kế hoạch.")
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
    agency: str,
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
    opened = open_plan(plan)
    wanted = wanted_kinds(kinds, agency=agency, separate_appendix=separate_appendix)
    options = Options(traced=not no_trace, separate_appendix=separate_appendix, agency=agency)
    holders = duties_of(opened.plan)
    if agency not in ("", EVERYBODY) and agency not in holders:
        raise VanbanError([*opened.findings, unknown_agency(agency, opened.plan)])
    own, cache = shipped("templates"), default_cache_folder()
    template_set = TemplateSet(Path(templates), cache, own) if templates else TemplateSet(own, cache)
    work = Work(opened.plan, wanted, options, partial(DocxtplEngine if engine else OwnEngine, template_set))
    journal = Journal(opened.plan)
    count = sum(1 for _ in work.drafts())
    with Progress("Đang tạo văn bản", count) as progress:
        result = put_files(
            Path(out) / f"{opened.path.resolve().parent.name}-{opened.plan.year}",
            journal.files(progress.follow(build_batch(work, count, jobs))),
            owned=journal.owner_of(Kind if not kinds and not agency else wanted, options, holders),
            force=force,
            dry_run=dry_run,
        )
    findings = (*opened.findings, *journal.findings(), *result.findings)
    return Outcome(result.paths, result.removed, findings)


def wanted_kinds(kinds: Sequence[str], *, agency: str, separate_appendix: bool) -> tuple[Kind, ...]:
    """Return what is built: what is asked for, or the whole set; with an agency, what is made for agencies."""
    for_agencies = (Kind.FOLLOW_UP, Kind.LETTER)
    usual = for_agencies if agency else (Kind.PLAN, *for_agencies)
    wanted: tuple[Kind, ...] = tuple(map(Kind, dict.fromkeys(kinds))) or usual
    if agency and not set(wanted) <= set(for_agencies):
        raise click.UsageError("--agency chỉ dùng cho công văn (letter) và kế hoạch triển khai (follow-up).")
    if separate_appendix and Kind.PLAN in wanted and Kind.APPENDIX not in wanted:
        at = wanted.index(Kind.PLAN) + 1
        wanted = (*wanted[:at], Kind.APPENDIX, *wanted[at:])
    return wanted


class Journal:
    """What a build has to tell beside its files: documents that failed, gaps, the plan cited without its number."""

    def __init__(self, plan: Plan) -> None:
        """Begin with nothing."""
        self._plan = plan
        self._failures: dict[str, tuple[Diagnostic, ...]] = {}
        self._gaps: dict[str, list[str]] = {}
        self._cites_plan = False
        self._made = 0

    def files(self, documents: Iterable[Built]) -> Iterator[OutputFile]:
        """Yield the files to put in place.

        Raises:
            VanbanError: Not one document could be made.
        """
        for built in documents:
            if built.failure:
                self._failures[built.file_name] = built.failure
                continue
            self._made += 1
            self._cites_plan = self._cites_plan or built.cites_plan
            for gap in built.gaps:
                self._gaps.setdefault(gap, []).append(built.file_name)
            yield OutputFile(PurePosixPath(built.file_name), built.data)
        if self._failures and not self._made:
            # The same fault in each: say it once.
            raise VanbanError(dict.fromkeys(finding for failure in self._failures.values() for finding in failure))

    def owner_of(self, kinds: Iterable[Kind], options: Options, holders: Container[str]) -> Callable[[str], bool]:
        """Return what tells of a file of an earlier build whether this one answers for it."""
        return lambda name: name not in self._failures and answers_for(name, kinds, options, holders)

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what is to be told."""
        plan = self._plan
        for name, failure in self._failures.items():
            yield failed_document(name, failure)
        if self._cites_plan and not plan.number:
            span = plan.spans.get("number") or plan.spans["symbol"]
            message = "công văn và kế hoạch triển khai viện dẫn kế hoạch này, nhưng kế hoạch chưa có số"
            fix = "khi văn thư đã cấp số thì ghi vào number rồi tạo lại; còn không thì điền tay ở từng văn bản"
            yield Diagnostic("VD101", Level.WARNING, plan.source.location(span), message, fix)
        for gap, names in self._gaps.items():
            shown = ", ".join(names[:SHOWN_FILES])
            rest = f" và {len(names) - SHOWN_FILES} tệp nữa" if len(names) > SHOWN_FILES else ""
            message = f'còn chỗ trống "{gap}" trong {shown}{rest}'
            fix = "ghi vào dữ liệu rồi tạo lại, hoặc điền trong Word ở chỗ tô vàng"
            yield Diagnostic("DL111", Level.HINT, Location(plan.source.file), message, fix)


def failed_document(name: str, failure: Sequence[Diagnostic]) -> Diagnostic:
    """Return the error that one document could not be made, in the words of its first reason."""
    first = failure[0]
    message = f"không tạo được văn bản này ({first.code}, {first.location}): {first.message}"
    return Diagnostic("AT114", Level.ERROR, Location(name), message, first.fix)


def unknown_agency(code: str, plan: Plan) -> Diagnostic:
    """Return the error that `--agency` names nobody who has something to do."""
    from difflib import get_close_matches  # only for a slip

    agency = plan.registry.by_code(code) or plan.registry.find(code)
    if agency is not None and agency.code in duties_of(plan):
        message, fix = f'--agency: "{code}" không phải mã cơ quan', f"gõ --agency {agency.code}"
    elif agency is not None:
        message = f'--agency: kế hoạch không giao việc gì cho "{agency.name}"'
        fix = "chọn cơ quan khác; xem ai làm gì bằng lệnh vanban agencies"
    else:
        near = get_close_matches(code, duties_of(plan), 1, 0.6)
        message = f'--agency: không có cơ quan nào mang mã "{code}"'
        fix = f"gõ --agency {near[0]}" if near else "xem mã các cơ quan bằng lệnh vanban agencies"
    return Diagnostic("DL112", Level.ERROR, Location(plan.source.file), message, fix)

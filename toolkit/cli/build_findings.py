"""What `vanban build` has to tell beside its files."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.build import answers_for
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.agency import Group
from toolkit.model.duties import duties_of, groups_without_letter, tasks_without_letter
from toolkit.outputs import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from toolkit.build import Built, Kind
    from toolkit.documents import Options
    from toolkit.model.plan import Plan

SHOWN_FILES: Final = 3  # of those with the same gap

# Where the data have a place for what a gap asks for; every other is filled in Word.
KEYS_OF_GAPS: Final = {
    "họ và tên người ký": "signatory.full_name",
    "quyền hạn, chức vụ của người ký": "signatory",
    "kỳ báo cáo và thời hạn gửi báo cáo": "reporting.due",
    "cơ quan tổng hợp báo cáo": "reporting.to",
    "chữ viết tắt đơn vị soạn thảo": "filing",
    "địa danh": "place (của cơ quan thì trong agencies.yaml)",
    "chữ viết tắt tên cơ quan": "abbreviation của cơ quan trong agencies.yaml",
    "viết tắt": "abbreviation của cơ quan trong agencies.yaml",
    "văn bản làm căn cứ ban hành Kế hoạch": "legal_bases",
    "số": "number của văn bản trong instruments",
    "ngày ban hành": "issued của văn bản trong instruments",
}


class Gap(NamedTuple):
    """The first files that have a gap, and how many there are."""

    shown: list[str]
    total: int


class Journal:
    """What happens on the way: documents that failed, gaps, the plan cited without its number."""

    def __init__(self, plan: Plan) -> None:
        """Begin with nothing."""
        self._plan = plan
        self._failures: dict[str, tuple[Diagnostic, ...]] = {}
        self._gaps: dict[str, Gap] = {}
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
                shown, total = self._gaps.get(gap, Gap([], 0))
                self._gaps[gap] = Gap(shown if total >= SHOWN_FILES else [*shown, built.file_name], total + 1)
            yield OutputFile(PurePosixPath(built.file_name), built.data)
        if self._failures and not self._made:
            # The same fault in each: say it once.
            raise VanbanError(dict.fromkeys(finding for failure in self._failures.values() for finding in failure))

    def owner_of(self, kinds: Iterable[Kind], options: Options, holders: Container[str]) -> Callable[[str], bool]:
        """Return what tells of a file of an earlier build whether this one answers for it."""
        # Without a registry nobody knows who has left the plan.
        known = holders if self._plan.registry else None
        return lambda name: name not in self._failures and answers_for(name, kinds, options, known)

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what is to be told."""
        for name, failure in self._failures.items():
            yield failed_document(name, failure)
        if self._cites_plan:
            yield from blank_citation(self._plan)
        for gap, files in self._gaps.items():
            yield left_gap(gap, files, self._plan)


def failed_document(name: str, failure: Sequence[Diagnostic]) -> Diagnostic:
    """Return the error that one document could not be made, in the words of its first reason."""
    first = failure[0]
    message = f"không tạo được văn bản này ({first.code}, {first.location}): {first.message}"
    return Diagnostic("AT114", Level.ERROR, Location(name), message, first.fix)


def blank_citation(plan: Plan) -> Iterator[Diagnostic]:
    """Yield the warning that letters and follow-up plans cite a plan whose number or day is still blank."""
    lacking = [] if plan.number else ["số"]
    if plan.issued is None or plan.issued.day is None:
        lacking.append("ngày ban hành")
    if lacking:
        key = "issued" if plan.number else "number"
        span = plan.spans.get(key) or plan.spans["symbol"]
        message = (
            f"công văn và kế hoạch triển khai viện dẫn kế hoạch này, nhưng kế hoạch chưa có {' và '.join(lacking)}"
        )
        fix = "khi văn thư đã cấp số thì ghi vào number và issued rồi tạo lại; còn không thì điền tay ở từng văn bản"
        yield Diagnostic("VD101", Level.WARNING, plan.source.location(span), message, fix)


def left_gap(gap: str, files: Gap, plan: Plan) -> Diagnostic:
    """Return the hint that somebody has to fill a gap, and where."""
    rest = f" và {files.total - len(files.shown)} tệp nữa" if files.total > len(files.shown) else ""
    key = KEYS_OF_GAPS.get(gap.strip("[].… "))
    fix = f"ghi vào {key} rồi tạo lại, hoặc điền trong Word ở chỗ tô vàng" if key else "điền trong Word ở chỗ tô vàng"
    message = f'còn chỗ trống "{gap}" trong {", ".join(files.shown)}{rest}'
    return Diagnostic("DL111", Level.HINT, Location(plan.source.file), message, fix)


def unreached_tasks(plan: Plan) -> Iterator[Diagnostic]:
    """Yield a warning for each task whose leaders get no letter: nobody would know that it is theirs."""
    if not plan.registry:
        message = "không có danh bạ cơ quan (agencies.yaml) nên không tạo được công văn nào"
        fix = "đặt agencies.yaml vào thư mục của kế hoạch hoặc thư mục trên nó"
        yield Diagnostic("DL130", Level.WARNING, Location(plan.source.file), message, fix)
        return
    for row in tasks_without_letter(plan):
        names = getattr(row.entry, "lead_agencies", None)
        lead = names.text if names else ""
        said = f'do "{lead}" chủ trì' if lead else "chưa ghi cơ quan chủ trì"
        span = row.entry.spans.get("lead_agencies") or row.entry.spans["content"]
        message = f"nhiệm vụ {row.reference} {said}: không có công văn nào gửi tới nơi chủ trì"
        fix = "ghi tên cơ quan có trong agencies.yaml, thêm members cho nhóm đó, hoặc gửi công văn riêng"
        yield Diagnostic("DL130", Level.WARNING, plan.source.location(span), message, fix)
    for row, name in groups_without_letter(plan):
        message = f'nhiệm vụ {row.reference}: "{name.text}" cũng chủ trì nhưng không có công văn nào gửi tới'
        fix = "thêm members hoặc kinds cho nhóm đó trong agencies.yaml, hoặc gửi công văn riêng"
        yield Diagnostic("DL130", Level.WARNING, plan.source.location(name.span), message, fix)


def nothing_to_build(plan: Plan) -> Diagnostic:
    """Return the error that what is asked for holds not one document."""
    message = "không có văn bản nào để tạo: không cơ quan nào trong danh bạ có nhiệm vụ, không nhiệm vụ nào có produces"
    fix = "kiểm tra agencies.yaml, tên cơ quan và produces trong kế hoạch; xem ai làm gì bằng lệnh vanban agencies"
    return Diagnostic("DL131", Level.ERROR, Location(plan.source.file), message, fix)


def unknown_agency(code: str, plan: Plan) -> Diagnostic:
    """Return the error that `--agency` names nobody who has something to do."""
    from difflib import get_close_matches  # only for a slip

    agency = plan.registry.by_code(code) or plan.registry.find(code)
    if isinstance(agency, Group):
        members = [member for member in plan.registry.members(agency) if member.code in duties_of(plan)]
        message = f'--agency: "{code}" là một nhóm cơ quan ("{agency.name}"), không phải một cơ quan'
        example = members[0].code if members else "all"
        fix = (
            f"gõ mã của một cơ quan (--agency {example}); công văn chung cho nhóm thì ghi mã nhóm vào letter.collective"
        )
    elif agency is not None and agency.code in duties_of(plan):
        message, fix = f'--agency: "{code}" không phải mã cơ quan', f"gõ --agency {agency.code}"
    elif agency is not None:
        message = f'--agency: kế hoạch không giao việc gì cho "{agency.name}"'
        fix = "chọn cơ quan khác; xem ai làm gì bằng lệnh vanban agencies"
    else:
        near = get_close_matches(code, duties_of(plan), 1, 0.6)
        message = f'--agency: không có cơ quan nào mang mã "{code}"'
        fix = f"gõ --agency {near[0]}" if near else "xem mã các cơ quan bằng lệnh vanban agencies"
    return Diagnostic("DL112", Level.ERROR, Location(plan.source.file), message, fix)

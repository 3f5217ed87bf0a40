from __future__ import annotations

import html
import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rendering import need_tools
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.checking.runner import Selection, check_plan
from toolkit.decree30.wording import format_long_date
from toolkit.diagnostics import Level, VanbanError
from toolkit.model.agencies import Registry
from toolkit.model.reader import read_plan, read_plan_file
from toolkit.model.results import read_results
from toolkit.model.source import SourceText
from toolkit.resources import shipped
from toolkit.rollover import Rollover, roll_over, with_new_ordinals
from toolkit.rollover.changes import ChangeKind

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.word.template_set import TemplateSet

CASES = Path(__file__).parents[1] / "cases" / "plans" / "clone"
YEARS = Selection(select=("NB",))
SHIPPED = shipped("plans") / "gender-equality" / "2026.yaml"
FILES = [SHIPPED, *sorted(CASES.glob("*.yaml"))]
HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
"""
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def plan_of(text: str, year: int = 2026) -> Plan:
    return read_plan(SourceText(f"{year}.yaml", text), Registry()).plan


def case(name: str) -> Plan:
    return read_plan(SourceText(name, (CASES / f"{name}.yaml").read_text(encoding="utf-8")), Registry()).plan


def entries(rollover: Rollover, kind: ChangeKind) -> list[tuple[str, str, str]]:
    return [(change.field, change.before, change.after) for change in rollover.changes if change.kind is kind]


def codes(rollover: Rollover) -> list[str]:
    return [finding.code for finding in rollover.findings()]


def one_task(lines: str, year: int = 2027) -> Rollover:
    task = "".join(f"    {line}\n" for line in lines.splitlines())
    return roll_over(plan_of(f"{HEAD}tasks:\n  - id: open-data\n{task}"), year)


# ---- the chain of years


def document_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    paragraphs = [
        "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", one)) for part in parts for one in part.split("</w:p>")
    ]
    return html.unescape("\n".join(paragraphs))


def kept_words(rollover: Rollover) -> list[str]:
    """Return what the report lists as staying, in the forms in which documents print it, the longest first."""
    words = {change.after for change in rollover.changes if change.kind in {ChangeKind.KEPT, ChangeKind.TO_DECIDE}}
    words |= {change.after for change in rollover.changes if change.kind is ChangeKind.REPLACED}
    # "năm học 2026-2027" is one of 2027's.
    words |= {change.after for change in rollover.changes if "năm học" in change.after.casefold()}
    for date in [word for word in words if re.fullmatch(r"\d+/\d+/\d{4}", word)]:
        day, month, year = map(int, date.split("/"))
        words.add(format_long_date(day, month, year))
    return sorted((word for word in words if re.search(r"\d{4}", word)), key=len, reverse=True)


@each_file
def test_from_year_to_year_documents_hold_no_old_year_but_what_the_report_lists(
    path: Path, shipped_templates: TemplateSet
) -> None:
    plan = read_plan_file(SHIPPED).plan if path == SHIPPED else case(path.stem)
    for year in range(2027, 2033):
        rollover = roll_over(plan, year, file=f"{year}.yaml")
        plan = read_plan(rollover.source, plan.registry).plan
        assert [found for found in check_plan(plan, (), YEARS) if found.level is not Level.HINT] == []
        kept = kept_words(rollover)
        for kind in Kind:
            for built in build_documents(plan, kind, OwnEngine(shipped_templates)):
                assert not built.failure
                text = document_text(built.data).casefold()
                for words in kept:
                    text = text.replace(words.casefold(), "")
                old = "|".join(map(str, range(2026, year)))
                assert not re.findall(rf".*\b(?:{old})\b.*", text), (year, built.file_name)
    assert plan.year == 2032


@each_file
def test_each_year_that_is_forgotten_is_found(path: Path) -> None:
    plan = read_plan_file(SHIPPED).plan if path == SHIPPED else case(path.stem)
    rollover = roll_over(plan, 2027, file="2027.yaml")
    new = read_plan(rollover.source, plan.registry).plan
    resting = {f"nhiệm vụ {row.reference}" for row in plan.rows() if row.entry.id in {task.id for task in new.resting}}
    known = set(check_plan(new, (), YEARS))
    for change in rollover.changes:
        if change.kind is not ChangeKind.MOVED or change.field == "year" or change.field.split(",")[0] in resting:
            continue
        start, end = rollover.edits.span(change.span)
        text = rollover.source.text
        words = plan.source.text[slice(*change.span)]
        forgotten = SourceText("2027.yaml", text[:start] + words + text[end:])
        assert set(check_plan(read_plan(forgotten, plan.registry).plan, (), YEARS)) - known, change


def test_the_end_of_a_period_is_reported_in_the_first_year_behind_it() -> None:
    plan = read_plan_file(SHIPPED).plan
    reported = {}
    for year in range(2027, 2033):
        rollover = roll_over(plan, year, file=f"{year}.yaml")
        reported[year] = codes(rollover).count("NB111")
        plan = read_plan(rollover.source, plan.registry).plan
    assert [year for year, count in reported.items() if count] == [2031, 2032]
    assert reported[2031] == reported[2032] > 10


@each_file
def test_a_difference_of_the_files_shows_what_the_report_lists_and_nothing_else(path: Path, tmp_path: Path) -> None:
    need_tools("git")
    plan = read_plan_file(SHIPPED).plan if path == SHIPPED else case(path.stem)
    rollover = roll_over(plan, 2027, file="new")
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(plan.source.text, encoding="utf-8", newline="")
    new.write_text(rollover.source.text, encoding="utf-8", newline="")
    command = ["git", "diff", "--no-index", "--no-color", "-U0", str(old), str(new)]
    shown = subprocess.run(command, capture_output=True, check=False).stdout.decode()
    hunks = re.findall(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", shown, re.MULTILINE)
    gone = {int(start) + more for start, count, _, _ in hunks for more in range(int(count or 1))}
    come = {int(start) + more for _, _, start, count in hunks for more in range(int(count or 1))}

    edited = {ChangeKind.MOVED, ChangeKind.EMPTIED, ChangeKind.REPLACED}
    changes = [change for change in rollover.changes if change.kind in edited]
    marks = [change for change in rollover.changes if change.kind is ChangeKind.CARRIED_OVER and change.after]
    dropped = [change for change in rollover.changes if change.kind is ChangeKind.DROPPED]
    line = plan.source.line_number
    removed = {
        span for span, new in rollover.edits.edits if not new and "\n" in plan.source.text[span.start : span.end]
    }
    taken = {number for span in removed for number in range(line(span.start), line(span.end - 1) + 1)}
    assert taken <= {line(change.span.start) + more for change in dropped for more in range(-2, 15)}
    assert {line(change.span.start) for change in dropped} <= gone
    assert gone - taken - {line(change.span.start) for change in dropped} == {
        line(change.span.start) for change in changes
    } - {line(change.span.start) for change in dropped}
    listed = {rollover.location(change).line for change in changes}
    above = {(rollover.location(change).line or 0) - 1 for change in marks}
    assert listed | above <= come
    assert len(come - listed - above) <= sum(1 for change in dropped if line(change.span.start) not in taken)


# ---- what moves and what stays


def test_the_odd_forms_of_a_year() -> None:
    after = roll_over(case("odd-years"), 2027).source.text
    contents = re.findall(r"(?:content|schedule): (.*)", after)
    assert contents == [
        "Tổ chức hội thi trong năm học 2027-2028; sơ kết năm học 2026-2027",
        "Năm học 2027-2028",
        "Sơ kết 6 tháng đầu năm 2027 và 9 tháng năm 2027",
        "6 tháng đầu năm 2027",
        "Tập huấn đợt hai",
        "Quý IV/2027",
        "Báo cáo trước ngày 31/12/2027 (số liệu tính đến ngày 30/11/2027)",
        "Trước ngày 31/12/2027",
        "Phong trào thi đua 02 năm 2026-2027",
        "Năm 2026-2027",
        "Bồi dưỡng đại biểu nhiệm kỳ 2026 - 2031",
        "Nhiệm kỳ 2026 - 2031",
        "Tổng kết ngày 28/02/2027",
        "Tháng 12/2027 đến tháng 01/2028",
        "“Năm Thanh niên 2026”, phát huy kết quả năm 2021 và năm 2025, hướng tới năm 2035",
        "Trong năm",
    ]


def test_a_name_with_the_plan_s_year_is_for_a_person() -> None:
    rollover = one_task("content: Hưởng ứng “Năm Thanh niên 2026”")
    assert codes(rollover) == ["NB114"]


@pytest.mark.parametrize("content", ["Theo ke-hoach-2026.docx", "Xem x.vn/2026/tin", "Bổ sung cho ho-so-2026"])
def test_a_year_in_a_file_s_name_or_an_address_is_for_a_person(content: str) -> None:
    rollover = one_task(f"content: {content}")
    assert codes(rollover) == ["NB114"]
    assert content in rollover.source.text


def test_a_year_that_nothing_calls_one_moves_and_is_told_of() -> None:
    (finding,) = one_task("content: Hưởng ứng Năm Du lịch quốc gia 2026").findings()
    assert (finding.code, finding.location.column) == ("NB114", 45)
    assert finding.location.source_line.endswith("Năm Du lịch quốc gia 2027")


def test_a_year_that_is_the_whole_value_moves_by_itself() -> None:
    assert codes(one_task("content: Họp\nschedule: 2026")) == []


@pytest.mark.parametrize("words", ["02 năm 2026-2027", "năm 2026 và năm 2027", "năm 2026, 2027"])
def test_two_years_of_which_one_is_the_old_plan_s_are_for_a_person(words: str) -> None:
    rollover = one_task(f"content: Thi đua {words}")
    assert codes(rollover) == ["NB114"]
    assert words in rollover.source.text
    assert codes(one_task(f"content: Thi đua {words}", 2028)) == ["NB111"]


def test_a_day_behind_a_cited_document_s_subject_may_be_the_task_s_own() -> None:
    cited = "Theo Thông báo số 5/TB-UBND ngày 01/02/2026"
    assert codes(one_task(f"content: {cited} và tổ chức Hội nghị ngày 15/8/2026")) == ["NB114"]
    assert codes(one_task(f"content: {cited} của UBND tỉnh")) == []


@pytest.mark.parametrize("words", ["30/6/26", "tháng 4/26", "Quý II/26"])
def test_a_year_in_two_digits_is_for_a_person(words: str) -> None:
    (finding,) = one_task(f"content: Xong {words}").findings()
    assert (finding.code, finding.location.column, finding.location.length) == ("NB118", 19, len(words))


@pytest.mark.parametrize("words", ["30/6/27", "Tỷ lệ 5/26", "số 4/26/QĐ", "12/26 xã"])
def test_what_only_looks_like_a_year_in_two_digits(words: str) -> None:
    assert codes(one_task(f"content: Xong {words}")) == []


def test_a_basis_of_the_old_year_is_for_a_person_unless_it_is_still_to_come() -> None:
    bases = "legal_bases:\n  - Thông báo kết luận năm 2026\n  - Văn bản số [... số] hướng dẫn năm 2026\n"
    rollover = roll_over(plan_of(f"{HEAD}{bases}tasks:\n  - id: open-data\n    content: Mở dữ liệu\n"), 2027)
    assert codes(rollover) == ["NB114"]
    assert "  - Thông báo kết luận năm 2026\n  - Văn bản số [... số] hướng dẫn năm 2027\n" in rollover.source.text


def test_the_year_before_and_the_year_behind_are_asked_for() -> None:
    rollover = one_task("content: Tổng kết năm 2025, chuẩn bị kế hoạch năm 2027")
    fixes = [(finding.code, finding.fix) for finding in rollover.findings()]
    assert [code for code, _ in fixes] == ["NB114", "NB114"]
    assert '"năm 2026"?' in fixes[0][1]
    assert '"năm 2028"?' in fixes[1][1]


def test_a_number_that_is_no_year_stays() -> None:
    rollover = one_task("content: Hỗ trợ 2026 hộ")
    assert ("nhiệm vụ 1, content", "2026", "2026") in entries(rollover, ChangeKind.KEPT)


def test_a_cited_document_of_a_single_year_is_for_a_person() -> None:
    content = "Thực hiện Quyết định số 15/QĐ-UBND ngày 05/01/2026 của UBND tỉnh về giao dự toán năm 2026"
    rollover = one_task(f"content: {content}")
    assert codes(rollover) == ["NB112"]
    assert content in rollover.source.text


def test_a_conditional_schedule_is_listed_as_it_stands_now() -> None:
    (finding,) = one_task("content: Báo cáo\nschedule: Tháng 11/2026 (sau khi có hướng dẫn)").findings()
    assert (finding.code, finding.location.line, finding.location.column) == ("NB113", 10, 15)
    assert finding.location.source_line == "    schedule: Tháng 11/2027 (sau khi có hướng dẫn)"


def test_a_note_that_is_no_condition_asks_for_nobody() -> None:
    assert codes(one_task("content: Báo cáo\nschedule: Tháng 11/2026 (báo cáo Bộ Nội vụ)")) == []


def test_a_comment_is_kept_and_told_of() -> None:
    text = f"# Kế hoạch năm 2026\n{HEAD}tasks:\n  - id: open-data\n    content: Mở dữ liệu\n"
    rollover = roll_over(plan_of(text), 2027)
    assert rollover.source.text.startswith("# Kế hoạch năm 2026\nyear: 2027\n")
    assert codes(rollover) == ["NB117"]


def test_a_comment_that_nobody_mended_is_told_of_each_year() -> None:
    text = f"# Kế hoạch năm 2026, theo 12/KH-UBND ngày 05/01/2025\n{HEAD}tasks:\n  - id: open-data\n    content: Mở\n"
    again = roll_over(plan_of(roll_over(plan_of(text), 2027).source.text, 2027), 2028)
    assert codes(again) == ["NB117"]


def test_a_report_due_early_in_the_year_behind_moves_too() -> None:
    assert "    year: 10/01/2028 # năm sau\n" in roll_over(case("another-province"), 2027).source.text


def test_a_leap_day_becomes_the_day_before() -> None:
    text = HEAD.replace("2026", "2028") + "tasks:\n  - id: sum\n    content: Tổng kết ngày 29/02/2028\n"
    assert "Tổng kết ngày 28/02/2029" in roll_over(plan_of(text), 2029).source.text


def test_years_of_quoted_folded_and_block_values_move_where_they_stand() -> None:
    after = roll_over(case("three-levels"), 2027).source.text
    assert "'Khảo sát mức độ sẵn sàng năm 2027'" in after
    assert "ngày 30/9/2027; bàn giao trong năm 2027.\n" in after
    assert '"Vận hành theo Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về\n' in after


def test_a_year_written_as_escapes_is_for_a_person() -> None:
    rollover = one_task(r'content: "Mở dữ liệu năm \x32026"')
    assert codes(rollover) == ["NB118"]


def test_decomposed_text_stays_decomposed() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", f"{HEAD}tasks:\n  - id: open-data\n    content: Mở dữ liệu năm 2026\n")
    after = roll_over(plan_of(text), 2027).source.text
    assert after == text.replace("2026", "2027")


# ---- issue data and last year's plan


def test_issue_data_is_emptied_and_the_comments_stay() -> None:
    after = roll_over(case("another-province"), 2027).source.text
    assert "\nnumber: # văn thư cấp\nsymbol: KH-UBND\nissued:\n" in after
    assert "\nletter:\n  number:\n  symbol: UBND-NC\n  issued:\n" in after


def test_last_year_s_plan_takes_the_place_of_the_one_before_it() -> None:
    plan = read_plan(roll_over(case("another-province"), 2027).source, Registry()).plan
    (before,) = [
        basis.instrument for basis in plan.legal_bases if basis.instrument and basis.instrument.number == "105"
    ]
    assert (before.id, before.subject) == ("plan-2026", "thực hiện công tác thanh niên năm 2026")
    assert str(before.issued) == "2026-04-10"
    ids = [basis.instrument.id if basis.instrument else "" for basis in plan.legal_bases]
    assert ids == ["youth-law", "plan-2026", "budget-decision", ""]


def test_an_id_that_words_of_the_plan_cite_stays() -> None:
    text = (CASES / "another-province.yaml").read_text(encoding="utf-8")
    cited = text.replace("legal_bases:\n", "opening: Tiếp nối @plan-2025, năm 2026 làm như sau\nlegal_bases:\n", 1)
    plan = read_plan(roll_over(plan_of(cited), 2027).source, Registry()).plan
    assert "plan-2025" in {instrument.id for instrument in plan.instruments}
    assert plan.opening == "Tiếp nối @plan-2025, năm 2027 làm như sau"


def test_what_is_not_known_of_last_year_s_plan_is_asked_for() -> None:
    text = (CASES / "another-province.yaml").read_text(encoding="utf-8").replace("number: 105 #", "number: #")
    rollover = roll_over(plan_of(text.replace("issued: 10/4/2026", "issued: 4/2026")), 2027)
    assert codes(rollover).count("NB119") == 2
    assert "    number:\n    symbol: KH-UBND\n    issued:\n" in rollover.source.text


def test_over_several_years_the_plan_before_is_not_made_up() -> None:
    plan = read_plan(roll_over(case("another-province"), 2029).source, Registry()).plan
    (before,) = [instrument for instrument in plan.instruments if instrument.id == "plan-2028"]
    assert (before.number, before.issued, before.subject[-4:]) == ("", None, "2028")


# ---- tasks


def test_a_single_task_that_is_due_goes_with_its_comments_and_references_and_nothing_else() -> None:
    plan = case("another-province")
    rollover = roll_over(plan, 2027)
    start = plan.source.text.index("  # Một lần")
    end = plan.source.text.index("\n  # Hằng năm")
    removed = [
        plan.source.text[span.start : span.end]
        for span, text in rollover.edits.edits
        if "id: forum" in text or "id: forum" in plan.source.text[span.start : span.end]
    ]
    assert removed == [plan.source.text[start:end]]
    assert "- forum" not in rollover.source.text
    assert [entry[0] for entry in entries(rollover, ChangeKind.DROPPED)] == [
        "nhiệm vụ 1",
        "nhiệm vụ 4, produces, tasks",
    ]


def test_a_single_task_that_is_not_due_yet_keeps_its_time() -> None:
    rollover = one_task("content: Lập đề án\nschedule: Quý I/2027\nrecurrence: once")
    assert "schedule: Quý I/2027\n" in rollover.source.text


def test_a_single_task_without_a_term_is_carried_over_and_marked_once() -> None:
    rollover = one_task("content: Lập đề án\nschedule: Sau khi có hướng dẫn\nrecurrence: once")
    mark = "  # Chuyển tiếp từ kế hoạch năm 2026: xem lại nội dung, thời hạn.\n  - id: open-data\n"
    assert mark in rollover.source.text
    again = roll_over(plan_of(rollover.source.text, 2027), 2028)
    assert mark in again.source.text
    assert again.source.text.count("Chuyển tiếp") == 1
    assert codes(again) == ["NB116", "NB113"]


def test_a_single_task_of_which_no_time_is_said_is_not_thrown_away() -> None:
    rollover = one_task("content: Lập đề án\nrecurrence: once")
    assert codes(rollover) == ["NB116"]
    assert "id: open-data" in rollover.source.text


def test_an_unfinished_task_that_is_not_due_yet_is_marked_and_keeps_its_time() -> None:
    task = "tasks:\n  - id: open-data\n    content: Lập đề án\n    schedule: Quý I/2027\n    recurrence: once\n"
    plan = plan_of(HEAD + task)
    results = "year: 2026\nresults:\n  - task: open-data\n    state: đang thực hiện\n"
    rollover = roll_over(plan, 2027, read_results(SourceText("2026.results.yaml", results), plan))
    assert codes(rollover) == ["NB116"]
    mark = "  # Chuyển tiếp từ kế hoạch năm 2026: xem lại nội dung, thời hạn.\n"
    assert rollover.source.text == HEAD.replace("2026", "2027") + task.replace("tasks:\n", f"tasks:\n{mark}")


def test_a_task_with_another_ordinal_is_called_by_both(sample_plan: Plan) -> None:
    rollover = roll_over(sample_plan, 2027)
    again = with_new_ordinals(rollover, read_plan(rollover.source, sample_plan.registry).plan)
    told = [finding.message for finding in again.findings() if finding.code == "NB113"]
    assert told[0].startswith("nhiệm vụ IV.1.5 (nay là IV.1.4), schedule:")
    dropped = [finding.message for finding in again.findings() if finding.code == "NB115"]
    assert dropped[0].startswith("nhiệm vụ IV.1.2:")


RESULTS = "year: 2026\nresults:\n  - task: {task}\n    agency: so-noi-vu\n    state: {state}\n"


@pytest.mark.parametrize(
    ("task", "state", "kind"),
    [
        ("violence-programme-plan", "hoàn thành", ChangeKind.DROPPED),
        ("media-programme-plan", "đang thực hiện", ChangeKind.CARRIED_OVER),
        ("media-programme-plan", "hoàn thành", ChangeKind.DROPPED),
    ],
    ids=["done-without-term", "unfinished-though-due", "done"],
)
def test_results_decide_of_single_tasks(sample_plan: Plan, task: str, state: str, kind: ChangeKind) -> None:
    results = read_results(SourceText("r", RESULTS.format(task=task, state=state)), sample_plan)
    rollover = roll_over(sample_plan, 2027, results)
    content = {one.id: one.content for one in sample_plan.tasks()}[task]
    found = next(row for row in sample_plan.rows() if row.entry.id == task)
    fields = [field for field, _, _ in entries(rollover, kind)]
    assert f"nhiệm vụ {found.reference}" in fields
    assert (content in rollover.source.text) is (kind is ChangeKind.CARRIED_OVER)


def test_a_task_of_a_group_is_finished_when_all_have_finished(sample_plan: Plan) -> None:
    text = RESULTS.format(task="commune-committees", state="hoàn thành").replace("so-noi-vu", "")
    done = read_results(SourceText("r", text), sample_plan)
    communes = sample_plan.registry.find("UBND các xã, phường")
    assert communes is not None
    one = sample_plan.registry.members(communes)[0].code  # type: ignore[arg-type]
    partly = read_results(SourceText("r", text.replace("agency: ", f"agency: {one}")), sample_plan)
    assert "id: commune-committees" not in roll_over(sample_plan, 2027, done).source.text
    assert "id: commune-committees" in roll_over(sample_plan, 2027, partly).source.text


def test_the_shipped_plan_s_single_tasks_go_and_yearly_ones_stay(sample_plan: Plan) -> None:
    rollover = roll_over(sample_plan, 2027)
    before = {task.id for task in sample_plan.tasks()}
    after = {task.id for task in read_plan(rollover.source, sample_plan.registry).plan.tasks()}
    gone = {"media-programme-plan", "leadership-programme-plan", "temporary-shelters", "commune-committees"}
    assert before - after == gone
    assert {"strategy-plan-of-year", "action-month", "violence-programme-plan"} <= after


def test_a_task_of_every_other_year_rests_and_comes_back() -> None:
    first = roll_over(case("three-levels"), 2027)
    plan = plan_of(first.source.text, 2027)
    assert ([task.id for task in plan.resting], "survey" in {task.id for task in plan.tasks()}) == (["survey"], False)
    again = plan_of(roll_over(plan, 2028).source.text, 2028)
    (survey,) = [task for task in again.tasks() if task.id == "survey"]
    assert (survey.schedule is not None and survey.schedule.text, again.resting) == ("Quý II/2028", ())


def test_a_task_until_a_year_goes_behind_it() -> None:
    task = "content: Mua máy\nrecurrence: until 2027"
    assert "id: open-data" in one_task(task, 2027).source.text
    assert "id: open-data" not in one_task(task, 2028).source.text


def test_items_of_a_list_on_one_line_go_too() -> None:
    plan = plan_of(roll_over(case("three-levels"), 2027).source.text, 2027)
    assert [task.id for task in plan.tasks()][-1:] == ["forms"]


# ---- the file


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"], ids=["crlf", "cr", "lf"])
def test_line_ends_stay(line_end: str) -> None:
    text = (CASES / "another-province.yaml").read_text(encoding="utf-8")
    usual = roll_over(plan_of(text), 2027).source.text
    assert roll_over(plan_of(text.replace("\n", line_end)), 2027).source.text == usual.replace("\n", line_end)


def test_a_mark_has_the_line_end_of_the_file() -> None:
    text = f"{HEAD}tasks:\n  - id: plan\n    content: Lập đề án\n    schedule: Thường xuyên\n    recurrence: once\n"
    after = roll_over(plan_of(text.replace("\n", "\r\n")), 2027).source.text
    assert "thời hạn.\r\n  - id: plan\r\n" in after


@pytest.mark.parametrize("year", [2026, 2025, 2201], ids=str)
def test_no_way_back_and_not_too_far(year: int) -> None:
    with pytest.raises(VanbanError) as caught:
        roll_over(case("odd-years"), year)
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.location.line, finding.location.column) == ("NB103", 1, 7)


def test_places_of_what_is_gone_are_those_of_the_old_file() -> None:
    rollover = roll_over(case("another-province"), 2027, file="2027.yaml")
    (dropped,) = [finding for finding in rollover.findings() if finding.code == "NB115"]
    assert (dropped.location.file, dropped.location.line) == ("another-province", 50)

"""NB201: last year's year, found where the plan's own is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.model.plan_texts import REGISTRY
from toolkit.checking.rules.stale_year import CODE, LEVEL, check
from toolkit.checking.subject import Subject
from toolkit.diagnostics import Diagnostic, Level
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

HEAD = """\
year: 2027
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2027
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
"""
TASK = """\
tasks:
  - id: open-data
    content: Công bố dữ liệu mở
"""


def found_in(plan: Plan) -> list[Diagnostic]:
    return [fault.diagnostic(CODE, LEVEL) for fault in check(Subject("2027.yaml", plan=plan))]


def findings(text: str) -> list[Diagnostic]:
    return found_in(read_plan(SourceText("2027.yaml", text), REGISTRY).plan)


def marked(text: str) -> list[tuple[int | None, str, Level]]:
    """Return the line, the words a finding points at, and its level."""
    found = []
    for finding in findings(text):
        assert finding.code == CODE
        assert finding.location.column is not None
        start = finding.location.column - 1
        words = finding.location.source_line[start : start + finding.location.length]
        found.append((finding.location.line, words, finding.level))
    return found


def of_task(field: str) -> list[tuple[int | None, str, Level]]:
    """Return the same for a field of the task, which stands on line 10."""
    return marked(f"{HEAD}{TASK}    {field}\n")


def test_the_shipped_plan_has_none(sample_plan: Plan) -> None:
    assert found_in(sample_plan) == []


def test_the_shipped_plan_with_a_new_year_only_has_all_its_own_years(sample_plan: Plan) -> None:
    text = sample_plan.source.text.replace("year: 2026", "year: 2027", 1)
    found = found_in(read_plan(SourceText("2027.yaml", text), sample_plan.registry).plan)
    kinds = [(finding.level is Level.ERROR, finding.message.partition(" còn")[0]) for finding in found]
    assert [where for is_error, where in kinds if is_error] == [
        "subject:", "appendix, title:", "nhiệm vụ III.3, schedule:", "nhiệm vụ III.3, produces, period:",
        "nhiệm vụ IV.1.2, schedule:", "nhiệm vụ IV.1.5, schedule:", "nhiệm vụ IV.1.5, produces, period:",
        "nhiệm vụ IV.2.2, schedule:", "nhiệm vụ IV.3.2, schedule:", "nhiệm vụ V.3, schedule:", "reporting.due: 6m",
        "reporting.due: year",
    ]  # fmt: skip
    assert [where.partition(", kế hoạch này")[0] for is_error, where in kinds if not is_error] == [
        "nhiệm vụ III.3, content:", "nhiệm vụ IV.1.5, content:", "nhiệm vụ IV.1.5, produces, legal_bases:",
        "nhiệm vụ IV.1.6, content:", 'kế hoạch: issued là "4/2026"', 'letter: issued là "4/2026"',
    ]  # fmt: skip


def test_it_says_what_stands_there_and_what_to_type() -> None:
    (finding,) = findings(f"{HEAD}{TASK}    schedule: Quý IV/2026\n")
    assert (finding.location.line, finding.location.column, finding.location.length) == (10, 15, 11)
    assert finding.message == 'nhiệm vụ 1, schedule: còn ghi "Quý IV/2026", kế hoạch này là của năm 2027'
    assert finding.fix == 'gõ "Quý IV/2027"'


# ---- where it stands


def test_a_subject() -> None:
    text = HEAD.replace("số năm 2027", "số năm 2026")
    assert marked(text + TASK) == [(3, "năm 2026", Level.ERROR)]


def test_a_title_of_the_appendix() -> None:
    assert marked(f"{HEAD}appendix:\n  title: Nhiệm vụ năm 2026\n{TASK}") == [(8, "năm 2026", Level.ERROR)]


def test_a_heading_of_a_column() -> None:
    text = f"{HEAD}appendix:\n  columns:\n    content:\n    funding: Kinh phí năm 2026\n{TASK}"
    assert marked(text) == [(10, "năm 2026", Level.WARNING)]


def test_a_subject_of_the_letters() -> None:
    assert marked(f"{HEAD}letter:\n  subject: triển khai năm 2026\n{TASK}") == [(8, "năm 2026", Level.ERROR)]


@pytest.mark.parametrize(
    "words", ["Tháng 4/2026", "31/12/2026", "6 tháng đầu năm 2026", "năm học 2025-2026", "năm 2025"]
)
def test_a_schedule(words: str) -> None:
    assert of_task(f"schedule: {words}") == [(10, words, Level.ERROR)]


def test_a_schedule_that_was_not_understood() -> None:
    assert of_task("schedule: Hôm nào rảnh năm 2026") == [(10, "năm 2026", Level.ERROR)]


def test_a_condition_or_note_of_a_schedule_may_speak_of_the_past() -> None:
    assert of_task("schedule: Tháng 4/2027 (sau khi tổng kết năm 2026)") == [(10, "năm 2026", Level.WARNING)]


def test_a_period_and_title_of_an_ordered_document() -> None:
    ordered = "produces:\n      type: Kế hoạch\n      title: Tập huấn năm 2026\n      period: năm 2026"
    assert of_task(ordered) == [(12, "năm 2026", Level.WARNING), (13, "năm 2026", Level.ERROR)]


@pytest.mark.parametrize("key", ["deliverable", "funding", "monitoring", "note"])
def test_a_cell_of_a_task(key: str) -> None:
    assert of_task(f"{key}: Báo cáo năm 2026") == [(10, "năm 2026", Level.WARNING)]


def test_the_body() -> None:
    text = f"{HEAD}body:\n  - title: Yêu cầu\n    text: |\n      Một.\n      Đến hết năm 2026.\n{TASK}"
    assert marked(text) == [(11, "Đến hết năm 2026", Level.WARNING)]


def test_a_clause_an_assignment_an_opening_and_a_closing() -> None:
    text = (
        f"{HEAD}opening: Quý I/2026\nbody:\n  - title: Một\n    clauses:\n      - text: Quý II/2026\n"
        f"implementation:\n  - agencies: Sở Nội vụ\n    text: Quý III/2026\nclosing: Quý IV/2026\n{TASK}"
    )
    found = [(7, "Quý I/2026"), (11, "Quý II/2026"), (14, "Quý III/2026"), (15, "Quý IV/2026")]
    assert marked(text) == [(line, words, Level.WARNING) for line, words in found]


def test_a_legal_basis_among_others() -> None:
    text = f"{HEAD}legal_bases:\n  - Xét đề nghị của Sở Nội vụ\n  - Căn cứ dự toán ngân sách năm 2026;\n{TASK}"
    assert marked(text) == [(9, "năm 2026", Level.WARNING)]


def test_days_of_report_each_at_its_own_place() -> None:
    text = f"{HEAD}reporting:\n  due:\n    6m: 14/06/2026\n    9m: 14/9/2027\n    year: 14/12/2026\n{TASK}"
    assert marked(text) == [(9, "14/06/2026", Level.ERROR), (11, "14/12/2026", Level.ERROR)]


@pytest.mark.parametrize(("issued", "lines"), [("4/2026", [7]), ("12/2026", []), ("4/2027", []), ("12/2025", [7])])
def test_a_date_of_issue_long_before_the_year(issued: str, lines: list[int]) -> None:
    assert [line for line, _, _ in marked(f"{HEAD}issued: {issued}\n{TASK}")] == lines


# ---- how it is written in the file


def test_words_in_quotes() -> None:
    assert of_task('note: "Một: năm 2026"') == [(10, "năm 2026", Level.WARNING)]


def test_the_second_of_the_same_words() -> None:
    assert of_task('note: "“năm 2026” và năm 2026"') == [(10, "năm 2026", Level.WARNING)]
    (finding,) = findings(f'{HEAD}{TASK}    note: "“năm 2026” và năm 2026"\n')
    assert finding.location.column == 26


def test_words_of_a_folded_value() -> None:
    assert of_task("note: Một\n      hai năm 2026") == [(11, "năm 2026", Level.WARNING)]


def test_the_second_of_the_same_words_in_a_folded_value() -> None:
    assert of_task("note: “năm 2026” và\n      năm 2026") == [(11, "năm 2026", Level.WARNING)]


def test_words_parted_by_the_end_of_a_line() -> None:
    assert of_task("note: Một năm\n      2026") == [(10, "năm", Level.WARNING)]


def test_words_written_as_escapes_are_pointed_at_too() -> None:
    assert of_task('note: "n\\u0103m 2026"') == [(10, "n\\u0103m 2026", Level.WARNING)]


def test_recipients_and_who_signs() -> None:
    lines = "recipients:\n  - Ban tổ chức năm 2026\nsignatory:\n  position: Trưởng ban năm 2026\n"
    assert [line for line, _, _ in marked(HEAD + lines + TASK)] == [8, 10]
    inner = "".join(f"  {line}\n" for line in lines.splitlines())
    assert [line for line, _, _ in marked(f"{HEAD}letter:\n{inner}{TASK}")] == [9, 11]


@pytest.mark.parametrize(
    "words", ["Tháng 12/2026 đến tháng 01/2027", "Quý IV/2026, 6 tháng đầu năm 2027", "Năm học 2026-2027"]
)
def test_a_time_that_begins_last_year_may_be_one_or_two(words: str) -> None:
    assert of_task(f"schedule: {words}") == [(10, words, Level.HINT)]


def test_last_year_in_two_digits() -> None:
    assert of_task("schedule: Trước ngày 30/6/26") == [(10, "30/6/26", Level.WARNING)]
    assert of_task("schedule: Trước ngày 30/6/27") == []


@pytest.mark.parametrize(
    ("period", "day", "is_left"),
    [
        ("year", "10/01/2027", True),
        ("year", "14/12/2027", False),
        ("year", "10/01/2028", False),
        ("q1", "14/3/2027", False),
        ("q1", "14/3/2026", True),
        ("6m", "14/6/2027", False),
        ("6m", "14/3/2027", True),
    ],
)
def test_a_report_is_not_due_before_its_time(period: str, day: str, is_left: bool) -> None:
    found = marked(f"{HEAD}reporting:\n  to: Sở Nội vụ\n  due:\n    {period}: {day}\n{TASK}")
    assert found == ([(10, day, Level.ERROR)] if is_left else [])


# ---- what is no leftover


@pytest.mark.parametrize(
    "content",
    [
        "Thực hiện Quyết định số 12/QĐ-UBND ngày 05/3/2026 của UBND tỉnh",
        "Thực hiện Chương trình giai đoạn 2021-2026",
        "Chương trình Chuyển đổi số đến năm 2026",
        "Hưởng ứng “Năm Chuyển đổi số 2026”",
        "Tăng 10% so với năm 2026",
        "Tăng 10% so với cùng kỳ năm 2026",
        "Tiếp tục việc làm từ năm 2026",
        "Hỗ trợ 2026 hộ",
        "Như đã làm năm 2021",
        "Chuẩn bị cho năm 2028",
    ],
)
def test_content_that_may_stay(content: str) -> None:
    assert marked(HEAD + TASK.replace("Công bố dữ liệu mở", content)) == []


def test_a_schedule_of_several_years_is_no_leftover() -> None:
    assert of_task("schedule: năm 2026-2027") == []

"""Rules on the data of a plan and of the tables in a .docx: DL104, DL201 to DL215."""

from __future__ import annotations

import io

import pytest
from docx import Document

from tests.checking.subjects import HEAD, Mark, marks, mended
from toolkit.checking.rules import (
    agencies_joined_by_comma,
    agency_called_differently,
    agency_nobody_knows,
    citation_against_instruments,
    doubled_task,
    follow_up_plan_of_nobody,
    former_agency_name,
    lead_agency_among_coordinators,
    missing_lead_agency,
    one_off_task_every_year,
    other_year_in_title,
    plan_ordered_in_words_alone,
    programme_without_decision,
    schedule_after_year,
    typed_numbering,
    unlisted_agency_spelling,
)
from toolkit.checking.subject import Subject
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, Group
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText
from toolkit.word.document import WordDocument

REGISTRY = Registry(
    [
        Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh Lai Châu", AgencyKind.COMMITTEE, "UBND tỉnh"),
        Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT, former_names=("Sở Lao động",)),
        Agency("so-gddt", "Sở Giáo dục và Đào tạo", AgencyKind.DEPARTMENT),
        Agency("so-vhttdl", "Sở Văn hóa, Thể thao và Du lịch", AgencyKind.DEPARTMENT),
        Agency("xa-binh-lu", "Ủy ban nhân dân xã Bình Lư", AgencyKind.COMMUNE, "UBND xã Bình Lư"),
    ],
    [
        Group("cac-so", "Các sở, ban, ngành", kinds=(AgencyKind.DEPARTMENT,), aliases=("Các sở, ngành",)),
        Group("co-quan-lien-quan", "Các cơ quan có liên quan", open=True),
    ],
    "Lai Châu",
)


def plan(tasks: str, head: str = HEAD) -> Subject:
    """Return the subject of a plan; the first line of its tasks is line 8."""
    return Subject("2026.yaml", plan=read_plan(SourceText("2026.yaml", f"{head}tasks:\n{tasks}"), REGISTRY).plan)


def task(*fields: str, id: str = "mot", content: str = "Rà soát văn bản") -> str:  # noqa: A002 - the key's name
    return "".join(f"    {line}\n" for line in (f"- id: {id}", f"  content: {content}", *(f"  {f}" for f in fields)))


def table(*rows: tuple[str, ...], subject: str = "") -> Subject:
    """Return a .docx with a table of tasks: content, lead, help, time."""
    document = Document()
    heads = ("Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian")
    made = document.add_table(rows=0, cols=4)
    for row in (heads, *rows):
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text
    if subject:
        document.add_paragraph(subject)
    stream = io.BytesIO()
    document.save(stream)
    return Subject("x.docx", document=WordDocument(stream.getvalue(), "x.docx"), registry=REGISTRY)


# ---- who leads


def test_a_lead_agency_that_also_helps() -> None:
    subject = plan(task("lead_agencies: Sở Nội vụ", "coordinating_agencies: UBND tỉnh; Sở Nội vụ tỉnh Lai Châu"))
    assert marks(lead_agency_among_coordinators, subject) == [Mark(11, 41, "Sở Nội vụ tỉnh Lai Châu")]


def test_a_lead_agency_nobody_knows_that_also_helps() -> None:
    subject = plan(task("lead_agencies: Hội X", "coordinating_agencies: hội x; Sở Nội vụ"))
    assert marks(lead_agency_among_coordinators, subject) == [Mark(11, 30, "hội x")]


def test_a_lead_agency_that_helps_in_a_table_of_word() -> None:
    subject = table(("Rà soát văn bản", "Sở Nội vụ", "UBND tỉnh; Sở Nội vụ", "Trong năm"))
    assert marks(lead_agency_among_coordinators, subject) == [Mark(None, None, "bảng 1, hàng 2, cột 3")]


def test_a_group_that_helps_its_member_is_right() -> None:
    subject = plan(task("lead_agencies: Sở Nội vụ", "coordinating_agencies: Các sở, ban, ngành"))
    assert marks(lead_agency_among_coordinators, subject) == []


def test_a_task_nobody_leads() -> None:
    subject = plan(task("lead_agencies: Sở Nội vụ") + task(id="hai", content="Báo cáo"))
    assert marks(missing_lead_agency, subject) == [Mark(12, 16, "Báo cáo")]


def test_a_plan_that_prints_no_leads_asks_for_none() -> None:
    head = f"{HEAD}appendix:\n  columns:\n    content:\n    schedule:\n"
    assert marks(missing_lead_agency, plan(task(), head)) == []


def test_a_row_nobody_leads_in_a_table_of_word() -> None:
    rows = (("Rà soát văn bản", "Sở Nội vụ", "", "Trong năm"), ("Báo cáo", "", "Sở Nội vụ", "Quý I"))
    assert marks(missing_lead_agency, table(*rows)) == [Mark(None, None, "bảng 1, hàng 3, cột 1")]


# ---- how agencies are called


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Sở Giáo dục và đào tạo", "Sở Giáo dục và Đào tạo"),
        ("sở nội vụ", "sở Nội vụ"),
        ("Sở nội vụ tỉnh Lai Châu", "Sở Nội vụ tỉnh Lai Châu"),
        ("UBND xã bình lư", "UBND xã Bình Lư"),
        ("ủy ban Nhân dân xã Bình Lư", "ủy ban nhân dân xã Bình Lư"),
        ("Sở Giáo dục & đào tạo", "Sở Giáo dục & Đào tạo"),
    ],
)
def test_capitals_other_than_the_registry_has_them(typed: str, right: str) -> None:
    subject = plan(task(f"lead_agencies: UBND tỉnh; {typed}"))
    assert marks(unlisted_agency_spelling, subject) == [Mark(10, 33, typed)]
    assert mended(unlisted_agency_spelling, subject) == [f"UBND tỉnh; {right}"]


@pytest.mark.parametrize(
    "typed",
    [
        "Sở Nội vụ", "UBND xã Bình Lư", "Ủy ban nhân dân xã Bình Lư", "Uỷ ban nhân dân tỉnh Lai Châu", "các sở, ngành",
        "Sở Văn hoá, Thể thao và Du lịch", "Sở Nội vụ, tỉnh Lai Châu", "Sở Xây dựng", "Sở Lao động",
    ],
)  # fmt: skip
def test_what_is_right_in_two_ways_is_left_alone(typed: str) -> None:
    assert marks(unlisted_agency_spelling, plan(task(f"lead_agencies: {typed}"))) == []


def test_a_former_name() -> None:
    subject = plan(task("lead_agencies: UBND tỉnh; Sở Lao động"))
    assert marks(former_agency_name, subject) == [Mark(10, 33, "Sở Lao động")]


def test_one_agency_under_two_names() -> None:
    cells = ("Các sở, ban, ngành", "Các sở, ngành", "các sở, ban, ngành")
    subject = plan("".join(task(f"lead_agencies: {cell}", id=f"so-{number}") for number, cell in enumerate(cells)))
    assert marks(agency_called_differently, subject) == [Mark(13, 22, "Các sở, ngành")]


def test_an_abbreviation_is_no_other_name() -> None:
    cells = ("UBND xã Bình Lư", "Ủy ban nhân dân xã Bình Lư")
    subject = plan("".join(task(f"lead_agencies: {cell}", id=f"so-{number}") for number, cell in enumerate(cells)))
    assert marks(agency_called_differently, subject) == []


def test_a_comma_between_agencies_in_word() -> None:
    subject = table(("Rà soát", "Sở Nội vụ, UBND tỉnh", "Sở Văn hóa, Thể thao và Du lịch", "Trong năm"))
    assert marks(agencies_joined_by_comma, subject) == [Mark(None, None, "bảng 1, hàng 2, cột 2")]
    assert mended(agencies_joined_by_comma, subject) == ["Sở Nội vụ; UBND tỉnh"]


def test_an_agency_nobody_knows_in_word() -> None:
    subject = table(("Rà soát", "Sở Nội vụ; Sở Thông tin", "[... cơ quan phối hợp]", "Trong năm"))
    assert marks(agency_nobody_knows, subject) == [Mark(None, None, "bảng 1, hàng 2, cột 2")]


def test_without_a_registry_no_agency_is_questioned() -> None:
    subject = table(("Rà soát", "Sở Thông tin", "", "Trong năm"))
    subject.registry = Registry()
    assert marks(agency_nobody_knows, subject) == []


# ---- tasks


def test_a_task_given_twice() -> None:
    tasks = task(content="Rà soát, sửa đổi văn bản.") + task(id="hai", content="rà soát sửa đổi văn bản")
    assert marks(doubled_task, plan(tasks)) == [Mark(11, 16, "rà soát sửa đổi văn bản")]


def test_a_task_given_twice_in_word() -> None:
    row = ("Rà soát, sửa đổi văn bản", "Sở Nội vụ", "", "Trong năm")
    assert marks(doubled_task, table(row, row)) == [Mark(None, None, "bảng 1, hàng 3, cột 1")]


def test_few_words_may_come_twice() -> None:
    assert marks(doubled_task, plan(task(content="Sơ kết") + task(id="hai", content="Sơ kết"))) == []


@pytest.mark.parametrize(
    "content", ["1.2. Rà soát", "1) Rà soát", "a) Rà soát", "IV. Rà soát", "II.3 Rà soát", "(1) Rà soát"]
)
def test_a_number_typed_before_a_task(content: str) -> None:
    subject = plan(task(content=f"{content}"))
    (mark,) = marks(typed_numbering, subject)
    assert (mark.line, mark.column) == (9, 16)
    assert mended(typed_numbering, subject) == ["Rà soát"]


@pytest.mark.parametrize(
    "content", ["1.000 hộ được hỗ trợ", "3 tháng đầu năm", "Mỗi xã 1. Rà soát", "100% cán bộ", "02 lớp"]
)
def test_a_number_that_belongs_to_the_words(content: str) -> None:
    assert marks(typed_numbering, plan(task(content=content))) == []


def test_a_plan_that_only_groups_are_to_make() -> None:
    orders = ("produces:", "  type: Kế hoạch", "  title: Thực hiện")
    nobody = plan(task("lead_agencies: Các sở, ban, ngành", *orders))
    assert marks(follow_up_plan_of_nobody, nobody) == [Mark(10, 22, "Các sở, ban, ngành")]
    assert marks(follow_up_plan_of_nobody, plan(task("lead_agencies: Sở Nội vụ", *orders))) == []
    issued = plan(task("lead_agencies: Các sở, ban, ngành", *orders, "  issuer: UBND tỉnh"))
    assert marks(follow_up_plan_of_nobody, issued) == []


def test_a_plan_that_is_ordered_in_words_alone() -> None:
    content = "Xây dựng Kế hoạch thực hiện Chương trình"
    assert marks(plan_ordered_in_words_alone, plan(task(content=content))) == [
        Mark(9, 16, "Xây dựng Kế hoạch thực hiện")
    ]
    orders = ("produces:", "  type: Kế hoạch", "  title: Thực hiện")
    assert marks(plan_ordered_in_words_alone, plan(task(*orders, content=content))) == []
    assert marks(plan_ordered_in_words_alone, plan(task(content="Rà soát, xây dựng kế hoạch thực hiện"))) == []


def programme(content: str, more: str = "") -> Subject:
    head = f"{HEAD}programmes:\n  - id: truyen-thong\n    content: {content}\n{more}    tasks:\n"
    text = head + "      - {id: mot, content: Rà soát}\n"
    return Subject("2026.yaml", plan=read_plan(SourceText("2026.yaml", text), REGISTRY).plan)


def test_a_programme_that_cites_nothing() -> None:
    assert marks(programme_without_decision, programme("Chương trình Truyền thông đến năm 2030")) == [
        Mark(9, 14, "Chương trình Truyền thông đến năm 2030")
    ]
    assert marks(programme_without_decision, programme("Chương trình (Quyết định số 1790/QĐ-TTg)")) == []
    based = programme("Chương trình Truyền thông", "    legal_bases:\n      - Quyết định của Thủ tướng\n")
    assert marks(programme_without_decision, based) == []


# ---- times


def test_a_schedule_after_the_year() -> None:
    subject = plan(task("schedule: Quý I/2027"))
    assert marks(schedule_after_year, subject) == [Mark(10, 23, "2027")]


@pytest.mark.parametrize(
    "time", ["Tháng 12/2026 đến tháng 01/2027", "Giai đoạn 2027-2030", "Năm học 2026-2027", "Trong năm"]
)
def test_a_schedule_that_touches_the_year(time: str) -> None:
    assert marks(schedule_after_year, plan(task(f"schedule: {time}"))) == []


def test_a_schedule_after_the_year_in_word() -> None:
    row = ("Rà soát", "Sở Nội vụ", "", "Quý I/2027")
    assert marks(schedule_after_year, table(row)) == []  # nobody knows the year


@pytest.mark.parametrize(
    ("time", "words"), [("Hằng năm", "Hằng năm"), ("Thường xuyên", "Thường xuyên"), ("2 lần/năm", "lần/năm")]
)
def test_a_task_of_once_that_is_done_every_year(time: str, words: str) -> None:
    once = plan(task(f"schedule: {time}", "recurrence: once"))
    assert [mark.words for mark in marks(one_off_task_every_year, once)] == [words]
    assert marks(one_off_task_every_year, plan(task(f"schedule: {time}"))) == []
    assert marks(one_off_task_every_year, plan(task("schedule: Quý I", "recurrence: once"))) == []


def test_another_year_in_the_subject() -> None:
    head = HEAD.replace("số năm 2026", "số năm 2028")
    assert marks(other_year_in_title, plan(task(), head)) == [Mark(3, 34, "năm 2028")]


def test_last_year_in_the_subject_is_another_rule_s() -> None:
    assert marks(other_year_in_title, plan(task(), HEAD.replace("số năm 2026", "số năm 2025"))) == []


def test_another_year_in_the_period_of_a_plan_that_is_ordered() -> None:
    orders = ("produces:", "  type: Kế hoạch", "  title: Thực hiện", "  period: năm 2027")
    assert marks(other_year_in_title, plan(task(*orders))) == [Mark(13, 17, "năm 2027")]


# ---- cited instruments

DECLARED = """\
instruments:
  - {id: qd, document_type: Quyết định, number: 1790, symbol: QĐ-TTg, issued: 23/10/2021,
     issuing_agency: Thủ tướng Chính phủ}
"""


@pytest.mark.parametrize(
    ("cited", "marked"),
    [
        ("1790/QĐ-TTg ngày 23/11/2021", ["23/11/2021"]),
        ("1790/QĐ-TTg ngày 23/10/2021 của Chính phủ", ["Chính phủ"]),
        ("1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ", []),
        ("1790/QĐ-TTg ngày 23 tháng 10 năm 2021", []),
        ("1791/QĐ-TTg ngày 23/11/2021", []),
        ("1790/QĐ-TTg", []),
    ],
)
def test_a_citation_that_contradicts_the_declared_instrument(cited: str, marked: list[str]) -> None:
    subject = plan(task(content=f"Thực hiện Quyết định số {cited}"), f"{HEAD}{DECLARED}")
    assert [mark.words for mark in marks(citation_against_instruments, subject)] == marked


def test_only_the_first_contradiction_is_told_here() -> None:
    words = "Thực hiện Quyết định số 1790/QĐ-TTg ngày {}/10/2021"
    tasks = task(content=words.format(22)) + task(content=words.format(21), id="hai")
    assert marks(citation_against_instruments, plan(tasks, f"{HEAD}{DECLARED}")) == [Mark(12, 57, "22/10/2021")]

"""The 2026 plan of gender equality holds the office's appendix word for word."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.model.plan import Plan, Programme, Section, Task
from toolkit.model.plan_parts import Generated, IssueDate, ReportPeriod
from toolkit.model.reader import Reading, read_plan_file
from toolkit.model.schedule import ScheduleKind

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tests" / "cases" / "source" / "phu-luc-2026.txt"


class Cells(NamedTuple):
    ordinal: str
    content: str
    lead_agencies: str
    coordinating_agencies: str
    schedule: str


def source_rows() -> list[Cells]:
    """Return the rows of the source's one table, its repeated header rows left out."""
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    rows = [Cells(*re.sub("</?b>", "", line).split("\t")) for line in lines if line.count("\t") == 4]
    return [row for row in rows if row.ordinal != "STT"]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_plan_file(ROOT / "plans" / "gender-equality" / "2026.yaml")


@pytest.fixture(scope="module")
def plan(reading: Reading) -> Plan:
    return reading.plan


def plan_rows(plan: Plan) -> list[Cells]:
    rows = []
    for row in plan.rows():
        entry = row.entry
        if isinstance(entry, Task):
            assert entry.schedule is not None
            texts = (entry.lead_agencies.text, entry.coordinating_agencies.text, entry.schedule.text)
        else:
            texts = ("", "", "")
        rows.append(Cells(row.ordinal, entry.content, *texts))
    return rows


def test_every_cell_is_the_source_s_in_its_order_with_its_ordinal(plan: Plan) -> None:
    assert plan_rows(plan) == source_rows()


def test_it_has_five_sections_four_programmes_and_28_tasks(plan: Plan) -> None:
    kinds = [type(row.entry) for row in plan.rows()]
    assert (kinds.count(Section), kinds.count(Programme), kinds.count(Task)) == (5, 4, 28)


def test_references_follow_the_sections_and_programmes(plan: Plan) -> None:
    references = {row.entry.id: row.reference for row in plan.rows()}
    assert references["strategy-plan-of-year"] == "III.3"
    assert references["violence-programme-plan"] == "IV.2.4"


def test_ids_are_distinct_and_stable_names(plan: Plan) -> None:
    ids = [row.entry.id for row in plan.rows()]
    assert len(set(ids)) == len(ids) == 37


def test_the_head_is_known_and_number_and_day_are_blank(plan: Plan) -> None:
    assert (plan.year, plan.number, plan.symbol) == (2026, "", "KH-UBND")
    assert plan.issued == IssueDate(2026, 4, None)
    assert (plan.place, plan.issuing_agency) == ("Lai Châu", "Ủy ban nhân dân tỉnh Lai Châu")


def test_the_title_is_the_source_s_heading(plan: Plan) -> None:
    assert f"## PHỤ LỤC: {plan.appendix.title.upper()}\n" in SOURCE.read_text(encoding="utf-8")


def test_columns_and_headings_are_the_source_s(plan: Plan) -> None:
    header = "\t".join(column.heading for column in plan.appendix.columns)
    assert f"\n{header}\n" in SOURCE.read_text(encoding="utf-8")


def test_every_cited_instrument_stands_in_the_source(plan: Plan) -> None:
    text = SOURCE.read_text(encoding="utf-8")
    ours = {"local-government-law", "gender-equality-law", "national-strategy-resolution"}
    assert len(plan.instruments) == 5 + len(ours)
    for cited in plan.instruments:
        if cited.id in ours:  # added for the grounds of the sample's own text, and told to be so
            continue
        assert cited.issued is not None
        issued = f"{cited.issued.day}/{cited.issued.month}/{cited.issued.year}"
        citation = f"{cited.document_type} số {cited.number}/{cited.symbol} ngày {issued} của {cited.issuing_agency}"
        assert citation in text
        name = cited.subject.removeprefix("phê duyệt ")
        assert name in text.replace("kế hoạch thực hiện Chiến lược", "thực hiện Chiến lược")


def test_every_schedule_is_understood(plan: Plan) -> None:
    assert [
        task.schedule.text for task in plan.tasks() if task.schedule and task.schedule.kind is ScheduleKind.UNKNOWN
    ] == []


def test_the_two_cells_with_a_comma_between_groups_are_told_and_nothing_else(reading: Reading) -> None:
    references = {row.entry.id: row.reference for row in reading.plan.rows()}
    found = [(finding.code, finding.message.partition(":")[0]) for finding in reading.findings]
    assert found == [
        ("DL103", f"nhiệm vụ {references['spread-law-to-people']}"),
        ("DL103", f"nhiệm vụ {references['action-month']}"),
    ]


def test_what_is_not_the_offices_is_told_to_be_ours(plan: Plan) -> None:
    text = plan.source.text
    told = text.index("do người làm vanban soạn làm mẫu, không phải văn bản của cơ quan")
    first, last = plan.spans["legal_bases"].start, plan.spans["letter"].end
    assert told < first < last < plan.spans["appendix"].start


def test_five_tasks_order_a_plan_and_two_a_decision(plan: Plan) -> None:
    ordered = {row.reference: row.entry.produces for row in plan.rows() if isinstance(row.entry, Task)}
    types = {reference: produces.document_type for reference, produces in ordered.items() if produces}
    plans, decisions = ("III.3", "IV.1.2", "IV.1.5", "IV.2.4", "IV.3.2"), ("IV.2.2", "V.3")
    assert types == dict.fromkeys(plans, "Kế hoạch") | dict.fromkeys(decisions, "Quyết định")


def test_ordered_plans_are_named_as_their_tasks_name_them(plan: Plan) -> None:
    for task in plan.tasks():
        if task.produces and task.produces.title:
            name = f"{task.produces.title} {task.produces.period}"
            assert name.partition(" ")[2] in task.content


def test_programmes_whose_tasks_order_plans_have_their_decisions(plan: Plan) -> None:
    for row in plan.rows():
        if isinstance(row.entry, Programme):
            assert row.entry.legal_bases


def test_the_body_prints_tasks_and_implementation(plan: Plan) -> None:
    assert [part.prints for part in plan.body] == [None, Generated.TASKS, None, Generated.IMPLEMENTATION]


def test_reports_go_to_the_department_of_home_affairs(plan: Plan) -> None:
    assert plan.reporting
    assert plan.reporting.to.text == "Sở Nội vụ"
    due = {period: f"{day.day}/{day.month}/{day.year}" for period, day in plan.reporting.due}
    assert due == {ReportPeriod.SIX_MONTHS: "14/6/2026", ReportPeriod.YEAR: "14/12/2026"}


def test_it_is_signed_for_the_committee_and_the_signers_name_is_blank(plan: Plan) -> None:
    assert plan.signatory
    assert plan.signatory.signing_authority == ("TM. Ủy ban nhân dân", "KT. Chủ tịch")
    assert (plan.signatory.position, plan.signatory.full_name) == ("Phó Chủ tịch", "")


def test_every_value_knows_its_place(plan: Plan) -> None:
    for row in plan.rows():
        for name, span in row.entry.spans.items():
            typed = plan.source.text[span.start : span.end].strip('"')
            if name in {"id", "content"}:
                assert typed == getattr(row.entry, name)

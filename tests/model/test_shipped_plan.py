"""The 2026 plan of gender equality holds the office's appendix word for word."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.model.plan import IssueDate, Plan, Programme, Section, Task
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
    assert len(plan.instruments) == 5
    for cited in plan.instruments:
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


def test_every_value_knows_its_place(plan: Plan) -> None:
    for row in plan.rows():
        for name, span in row.entry.spans.items():
            typed = plan.source.text[span.start : span.end].strip('"')
            if name in {"id", "content"}:
                assert typed == getattr(row.entry, name)

"""What import writes is read back to the same, and our own documents give back the plan they were made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from tests.importing.round_trip import appendix_of, content_of, imported, plan_of, plan_texts
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.model.agencies import Registry

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.word.template_set import TemplateSet

SOURCE = Path(__file__).parents[1] / "cases" / "source" / "phu-luc-2026.txt"
FIXTURES = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=60, deadline=None, suppress_health_check=FIXTURES)
@given(text=plan_texts())
def test_a_plan_s_appendix_gives_back_the_plan(text: str, sample_plan: Plan, shipped_templates: TemplateSet) -> None:
    plan = plan_of(text, sample_plan.registry)
    if not any(True for _ in plan.tasks()):
        return  # an appendix without tasks has no table
    result = imported(appendix_of(plan, shipped_templates), "phu-luc.docx", sample_plan.registry)
    assert content_of(plan_of(result.text, sample_plan.registry)) == content_of(plan)


def without_ids(plan: Plan) -> list[tuple[str, ...]]:
    return [(*row[:2], *row[3:]) for row in content_of(plan)]


def test_the_office_s_text_gives_the_shipped_plan(sample_plan: Plan) -> None:
    result = imported(SOURCE.read_bytes(), "phu-luc-2026.txt", sample_plan.registry)
    plan = plan_of(result.text, sample_plan.registry)
    assert without_ids(plan) == without_ids(sample_plan)
    assert plan.appendix.columns == sample_plan.appendix.columns
    assert plan.appendix.title == sample_plan.appendix.title
    head = ("year", "document_type", "subject", "issuing_agency", "place", "number", "symbol", "issued")
    assert [getattr(plan, key) for key in head] == [getattr(sample_plan, key) for key in head]
    assert result.counts == (205, 205, 0)
    assert not result.unknown


@pytest.mark.parametrize("kind", [Kind.APPENDIX, Kind.PLAN], ids=["appendix", "plan"])
def test_the_shipped_plan_s_documents_give_it_back(
    kind: Kind, sample_plan: Plan, shipped_templates: TemplateSet
) -> None:
    data = next(build_documents(sample_plan, kind, OwnEngine(shipped_templates))).data
    plan = plan_of(imported(data, "x.docx", sample_plan.registry).text, sample_plan.registry)
    assert content_of(plan) == content_of(sample_plan)
    assert plan.appendix == sample_plan.appendix
    assert (plan.subject, plan.issued, plan.issuing_agency) == (
        sample_plan.subject, sample_plan.issued, sample_plan.issuing_agency,
    )  # fmt: skip
    if kind is Kind.PLAN:
        assert (plan.recipients, plan.filing, plan.signatory) == (
            sample_plan.recipients, sample_plan.filing, sample_plan.signatory,
        )  # fmt: skip
        assert [basis.text or (basis.instrument and basis.instrument.subject) for basis in plan.legal_bases] == [
            basis.text or (basis.instrument and basis.instrument.subject) for basis in sample_plan.legal_bases
        ]


def test_a_document_imported_and_built_again_is_the_same_document(
    sample_plan: Plan, shipped_templates: TemplateSet
) -> None:
    """The appendix of the imported plan is the appendix it was imported from, byte for byte."""
    data = appendix_of(sample_plan, shipped_templates)
    again = plan_of(imported(data, "x.docx", sample_plan.registry).text, sample_plan.registry)
    assert appendix_of(again, shipped_templates) == data


def test_ids_are_the_same_at_a_second_import() -> None:
    texts = [imported(SOURCE.read_bytes(), "phu-luc-2026.txt", Registry()).text for _ in range(2)]
    assert json.dumps(texts[0]) == json.dumps(texts[1])

"""What import writes is read back to the same, and our own documents give back the plan they were made from."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings

from tests.importing.round_trip import appendix_of, content_of, imported, plan_of, plan_texts
from tests.rendering import SECONDS
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.model.agencies import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_documents_saved_by_libreoffice_keep_texts_and_ids(
    sample_plan: Plan, shipped_templates: TemplateSet, tmp_path: Path, needs: Callable[..., None]
) -> None:
    needs("soffice")
    for kind in (Kind.APPENDIX, Kind.PLAN):
        data = next(build_documents(sample_plan, kind, OwnEngine(shipped_templates))).data
        saved = saved_by_libreoffice(data, tmp_path / kind.value)
        result = imported(saved, "x.docx", sample_plan.registry)
        plan = plan_of(result.text, sample_plan.registry)
        assert content_of(plan) == content_of(sample_plan)
        assert plan.subject == sample_plan.subject
        assert result.counts.in_doubt == 0


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    """Return a document as LibreOffice saves it."""
    folder.mkdir()
    (folder / "a.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "saved"), str(folder / "a.docx")]
    subprocess.run(
        ["soffice", profile, "--headless", "--norestore", *target],
        stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    return (folder / "saved" / "a.docx").read_bytes()


def test_a_row_copied_in_word_gets_an_id_of_its_own(sample_plan: Plan, shipped_templates: TemplateSet) -> None:
    from tests.word.packages import zipped
    from toolkit.word.package import read_package

    parts = read_package(appendix_of(sample_plan, shipped_templates), "x")
    document = parts["word/document.xml"].decode()
    rows = document.split("<w:tr>")
    row = next(row for row in rows if "_vb_review_legal_documents" in row)
    parts["word/document.xml"] = document.replace(f"<w:tr>{row}", f"<w:tr>{row}<w:tr>{row}", 1).encode()
    plan = plan_of(imported(zipped(parts), "x.docx", sample_plan.registry).text, sample_plan.registry)
    ids = [task.id for task in plan.tasks()][:2]
    assert ids[0] == "review-legal-documents"
    assert ids[1] != ids[0]

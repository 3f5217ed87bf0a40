"""The shipped template after an office program has opened and saved it: what every clerk's own template is.

LibreOffice joins runs, moves properties, adds styles, fonts and its own name; the documents must not show it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.packages import part, texts
from toolkit.build import DocxtplEngine, Kind, OwnEngine, build_documents
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

SAVED = Path(__file__).parents[1] / "cases" / "word" / "appendix-saved-by-libreoffice-7.4.docx"


@pytest.fixture
def saved_templates(tmp_path: Path) -> TemplateSet:
    (tmp_path / "appendix.docx").write_bytes(SAVED.read_bytes())
    return TemplateSet(tmp_path)


def test_document_says_the_same_as_from_the_shipped_template(
    sample_plan: Plan, appendix: bytes, saved_templates: TemplateSet
) -> None:
    built = next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(saved_templates))).data
    assert texts(built) == texts(appendix)


def test_docxtpl_says_the_same_too(sample_plan: Plan, appendix: bytes, saved_templates: TemplateSet) -> None:
    built = next(build_documents(sample_plan, Kind.APPENDIX, DocxtplEngine(saved_templates))).data
    assert texts(built) == texts(appendix)


def test_rows_keep_their_bookmarks(sample_plan: Plan, appendix: bytes, saved_templates: TemplateSet) -> None:
    built = next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(saved_templates))).data
    assert part(built).count('w:name="_vb_') == part(appendix).count('w:name="_vb_') == 37


def test_program_that_saved_the_template_is_not_named(sample_plan: Plan, saved_templates: TemplateSet) -> None:
    built = next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(saved_templates))).data
    properties = part(built, "docProps/core.xml") + part(built, "docProps/app.xml")
    assert not any(trace in properties for trace in ("LibreOffice", "Template", "revision", "modified", "TotalTime"))

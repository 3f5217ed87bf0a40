"""The line from plan to Word file: what a reviewer reads, and nothing that moves unseen."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.word.packages import docx, p, part, table
from toolkit.build import DocxtplEngine, Engine, Kind, OwnEngine, build_documents
from toolkit.diagnostics import VanbanError
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped
from toolkit.word.outline import outline
from toolkit.word.shipped import SHIPPED
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from toolkit.model.plan import Plan

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "plans"


def one_element_a_line(xml: str) -> str:
    return re.sub(r">\s*<", ">\n<", xml).strip() + "\n"


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_first_document(
    kind: Kind,
    sample_plan: Plan,
    shipped_templates: TemplateSet,
    snapshot: SnapshotAssertion,
    xml_snapshot: SnapshotAssertion,
) -> None:
    document = next(build_documents(sample_plan, kind, OwnEngine(shipped_templates))).data
    assert outline(document) == snapshot(name="outline")
    assert one_element_a_line(part(document)) == xml_snapshot(name="document")


def test_seven_columns_on_upright_paper(shipped_templates: TemplateSet, snapshot: SnapshotAssertion) -> None:
    plan = read_plan_file(CASES / "seven-columns.yaml").plan
    document = next(build_documents(plan, Kind.APPENDIX, OwnEngine(shipped_templates))).data
    assert outline(document) == snapshot(name="outline")


@pytest.mark.parametrize("name", ["styles", "settings", "header1"])
def test_the_parts_that_never_change(name: str, appendix: bytes, xml_snapshot: SnapshotAssertion) -> None:
    assert one_element_a_line(part(appendix, f"word/{name}.xml")) == xml_snapshot


# ---- same input, same bytes


def test_a_second_build_is_the_same_bytes(sample_plan: Plan, appendix: bytes) -> None:
    again = next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(TemplateSet(shipped("templates"))))).data
    assert again == appendix


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1", "LANG": "vi_VN.UTF-8", "LC_ALL": "vi_VN.UTF-8"},
        {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0"},
    ],
    ids=["vietnam", "elsewhere"],
)
@pytest.mark.parametrize("engine", [[], ["--engine", "docxtpl"]], ids=["own", "docxtpl"])
def test_other_places_give_the_same_bytes(
    environment: dict[str, str], engine: list[str], tmp_path: Path, sample_plan: Plan, appendix: bytes
) -> None:
    if engine:
        appendix = next(
            build_documents(sample_plan, Kind.APPENDIX, DocxtplEngine(TemplateSet(shipped("templates"))))
        ).data
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    subprocess.run(
        [sys.executable, "-m", "toolkit", "build", "plans/gender-equality/2026.yaml", "--only", "appendix", *engine],
        cwd=elsewhere,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT), "USER": "someone", "SOURCE_DATE_EPOCH": "86400"},
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert (elsewhere / "out" / "gender-equality-2026" / "phu-luc.docx").read_bytes() == appendix


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_template_is_what_the_code_makes_now(name: str) -> None:
    assert (shipped("templates") / name).read_bytes() == SHIPPED[name]()


# ---- the two engines, and templates that do not fit


def without_blank_properties(lines: str) -> str:
    """docxtpl adds the properties it looks for, without a value."""
    return re.sub(r"^\S[^:|\n]*: \n", "", lines, flags=re.MULTILINE)


@pytest.mark.parametrize("case", ["smallest", "three-levels", "seven-columns"])
def test_docxtpl_makes_the_same_document(case: str, shipped_templates: TemplateSet) -> None:
    plan = read_plan_file(CASES / f"{case}.yaml").plan
    ours = next(build_documents(plan, Kind.APPENDIX, OwnEngine(shipped_templates))).data
    theirs = next(build_documents(plan, Kind.APPENDIX, DocxtplEngine(shipped_templates))).data
    assert without_blank_properties(outline(theirs)) == without_blank_properties(outline(ours))


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_docxtpl_makes_the_same_document_of_every_kind(
    kind: Kind, sample_plan: Plan, shipped_templates: TemplateSet
) -> None:
    ours, theirs = (
        next(build_documents(sample_plan, kind, engine(shipped_templates))).data
        for engine in (OwnEngine, DocxtplEngine)
    )
    assert without_blank_properties(outline(theirs)) == without_blank_properties(outline(ours))


def task_table() -> str:
    """Return a plain table of tasks with its loop."""
    fields = ["ordinal", "content", "lead_agencies", "coordinating_agencies", "schedule"]
    tags = [f"{{{{ row.{field} }}}}" for field in fields]
    return table(["{%tr for row in rows %}", *[""] * 4], tags, ["{%tr endfor %}", *[""] * 4])


def test_docxtpl_adds_no_time_and_no_program_to_a_template_without_properties(
    sample_plan: Plan, tmp_path: Path
) -> None:
    (tmp_path / "appendix.docx").write_bytes(docx(task_table()))
    data = next(build_documents(sample_plan, Kind.APPENDIX, DocxtplEngine(TemplateSet(tmp_path)))).data
    assert not re.findall(r"20\d\d-|python-docx|revision", part(data, "docProps/core.xml"))


@pytest.mark.parametrize("engine", [OwnEngine, DocxtplEngine], ids=["own", "docxtpl"])
def test_nothing_of_the_person_who_made_a_template_is_in_the_document(
    engine: Callable[[TemplateSet], Engine], sample_plan: Plan, tmp_path: Path
) -> None:
    core = (
        "<dc:title>{{ title }}</dc:title><dc:creator>{{ issuing_agency }}</dc:creator>"
        "<cp:lastModifiedBy>Nguyễn Văn A</cp:lastModifiedBy><cp:revision>7</cp:revision>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">2024-05-06T07:08:09Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">2025-05-06T07:08:09Z</dcterms:modified>'
    )
    body = p("{{ title }}").replace("<w:p>", '<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D">') + task_table()
    (tmp_path / "appendix.docx").write_bytes(docx(body, core=core))
    data = next(build_documents(sample_plan, Kind.APPENDIX, engine(TemplateSet(tmp_path)))).data
    properties = part(data, "docProps/core.xml")
    assert "Ủy ban nhân dân tỉnh Lai Châu" in properties
    assert not re.findall(r"Nguyễn|20\d\d-|>7<", properties)
    assert not re.findall("rsid|paraId", part(data))


def test_every_name_a_template_misses_is_told_before_anything_is_yielded(sample_plan: Plan, tmp_path: Path) -> None:
    body = p("{{ appendix.tittle }}") + table(
        ["{%tr for row in rows %}", "", "", "", ""],
        ["{{ row.ordinal }}", "{{ row.content }}", "{{ row.lead_agencies }}", "{{ row.coordinating_agencies }}",
         "{{ row.schedule }} {{ row.deadlin }}"],
        ["{%tr endfor %}", "", "", "", ""],
    )  # fmt: skip
    (tmp_path / "appendix.docx").write_bytes(docx(body))
    with pytest.raises(VanbanError) as caught:
        next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(TemplateSet(tmp_path))))
    assert [finding.code for finding in caught.value.diagnostics] == ["MB206", "MB206"]
    assert '"tittle"' in caught.value.diagnostics[0].message
    assert '"deadlin"' in caught.value.diagnostics[1].message
    assert "bảng 1, hàng 2, cột 5" in caught.value.diagnostics[1].location.where


def test_a_folder_without_the_template_says_so(sample_plan: Plan, tmp_path: Path) -> None:
    with pytest.raises(VanbanError) as caught:
        next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(TemplateSet(tmp_path))))
    assert [(finding.code, finding.location.file) for finding in caught.value.diagnostics] == [
        ("MB106", str(tmp_path / "appendix.docx"))
    ]

"""What Microsoft's own Open XML SDK says of our documents: nothing, for any shape of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.rendering import VALIDATOR, need_tools, validation_errors
from tests.word.packages import docx, p
from toolkit.build import DocxtplEngine, Kind, OwnEngine, build_documents
from toolkit.documents import USUAL, Options
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.plan import Plan
    from toolkit.word.template_set import TemplateSet

CASES = Path(__file__).parents[1] / "cases" / "plans"
VERSIONS = ["Microsoft365", "Office2013"]
SHAPES = ["across-five", "upright-seven", "across-nine", "untraced", "docxtpl", "template"]
# Kind and options of a document, and which of its kind: the first letter has a table, the last only one row in it.
OF_THE_SET = {
    "plan": (Kind.PLAN, USUAL, 0),
    "plan-alone": (Kind.PLAN, Options(separate_appendix=True), 0),
    "follow-up-with-appendix": (Kind.FOLLOW_UP, USUAL, 1),
    "follow-up-without": (Kind.FOLLOW_UP, USUAL, 2),
    "plan-of-an-agency": (Kind.FOLLOW_UP, Options(agency="so-y-te"), 0),
    "letter": (Kind.LETTER, USUAL, 1),
    "last-letter": (Kind.LETTER, USUAL, -1),
}
NINE_COLUMNS = """\
appendix:
  columns: {ordinal: , content: , deliverable: , lead_agencies: , coordinating_agencies: , schedule: , funding: ,
    monitoring: , note: }
tasks:
  - {id: first, content: "A & B < C", funding: "2,5 tỷ đồng", note: "Chờ vốn"}
  - id: second
    content: |
      Dòng một
      Dòng hai
"""


def document(shape: str, sample_plan: Plan, templates: TemplateSet, folder: Path) -> bytes:
    match shape:
        case "upright-seven":
            plan = read_plan_file(CASES / "seven-columns.yaml").plan
        case "across-nine":
            head = (CASES / "smallest.yaml").read_text(encoding="utf-8").partition("tasks:")[0]
            path = folder / "2026.yaml"
            path.write_text(head + NINE_COLUMNS, encoding="utf-8")
            plan = read_plan_file(path).plan
        case "template":
            return (shipped("templates") / "appendix.docx").read_bytes()
        case _:
            plan = sample_plan
    if shape == "docxtpl":
        return next(build_documents(plan, Kind.APPENDIX, DocxtplEngine(templates))).data
    return next(build_documents(plan, Kind.APPENDIX, OwnEngine(templates), Options(traced=shape != "untraced"))).data


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_sdk_finds_no_error(
    shape: str,
    version: str,
    needs: Callable[..., None],
    sample_plan: Plan,
    shipped_templates: TemplateSet,
    tmp_path: Path,
) -> None:
    needs("node", VALIDATOR)
    file = tmp_path / f"{shape}.docx"
    file.write_bytes(document(shape, sample_plan, shipped_templates, tmp_path))
    assert [(error["path"], error["description"]) for error in validation_errors(file, version)] == []


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("shape", OF_THE_SET)
def test_the_sdk_finds_no_error_in_the_set(
    shape: str,
    version: str,
    needs: Callable[..., None],
    sample_plan: Plan,
    shipped_templates: TemplateSet,
    tmp_path: Path,
) -> None:
    needs("node", VALIDATOR)
    kind, options, number = OF_THE_SET[shape]
    file = tmp_path / f"{shape}.docx"
    file.write_bytes(list(build_documents(sample_plan, kind, OwnEngine(shipped_templates), options))[number].data)
    assert [(error["path"], error["description"]) for error in validation_errors(file, version)] == []


def test_the_validator_sees_what_is_wrong(needs: Callable[..., None], tmp_path: Path) -> None:
    needs("node", VALIDATOR)
    file = tmp_path / "wrong.docx"
    file.write_bytes(docx(p("a", properties='<w:pPr><w:jc w:val="center"/><w:keepNext/></w:pPr>')))
    assert [error["errorType"] for error in validation_errors(file, "Office2013")] == ["Schema"]


# ---- programs that are not there


@pytest.mark.parametrize(
    ("asked", "outcome"), [("required", pytest.fail.Exception), ("", pytest.skip.Exception)], ids=["in-ci", "elsewhere"]
)
def test_a_program_that_is_absent_fails_in_ci_and_skips_elsewhere(
    asked: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VANBAN_TEST_TOOLS", asked)
    with pytest.raises(outcome, match=r"^soffice is not installed: apt-get install \S+$"):
        need_tools("soffice")

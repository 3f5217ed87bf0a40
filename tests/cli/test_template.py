"""`vanban template`: the shipped templates made, copied to be edited, and checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tests.word.packages import docx, p, zipped
from toolkit.cli import vanban
from toolkit.resources import shipped
from toolkit.word.outline import outline
from toolkit.word.package import read_package

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = "plans/gender-equality/2026.yaml"
APPENDIX = Path("out") / "gender-equality-2026" / "phu-luc.docx"
SHIPPED = {path.name: path.read_bytes() for path in shipped("templates").glob("*.docx")}
NAMES = ["appendix.docx", "letter.docx", "plan.docx"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(vanban, arguments, prog_name="vanban")


def paths(folder: str) -> list[str]:
    return [str(Path(folder) / name) for name in NAMES]


def edited(data: bytes, old: str, new: str) -> bytes:
    """Return a template as another program would save it: one text changed, zipped its own way."""
    parts = read_package(data, "x")
    assert old.encode() in parts["word/document.xml"]
    parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode())
    return zipped(parts)


def test_build_makes_what_is_shipped(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("template", "build")
    assert (result.exit_code, sorted(result.stdout.splitlines())) == (0, paths("templates"))
    assert {name: (tmp_path / "templates" / name).read_bytes() for name in NAMES} == SHIPPED


@pytest.mark.parametrize("names", [("template", "copy"), ("mau", "copy")], ids=["english", "vietnamese"])
def test_copy_gives_the_shipped_templates(names: tuple[str, str], run: Callable[..., Result], tmp_path: Path) -> None:
    result = run(*names, "rieng")
    assert (result.exit_code, result.stdout.splitlines()) == (0, paths("rieng"))
    assert {name: (tmp_path / "rieng" / name).read_bytes() for name in NAMES} == SHIPPED


def test_a_copy_that_was_edited_is_not_replaced(run: Callable[..., Result], tmp_path: Path) -> None:
    run("template", "copy", "rieng")
    (tmp_path / "rieng" / "appendix.docx").write_bytes(b"edited")
    result = run("template", "copy", "rieng")
    assert result.exit_code == 2
    assert "AT102" in result.stderr
    assert (tmp_path / "rieng" / "appendix.docx").read_bytes() == b"edited"
    assert run("template", "copy", "rieng", "--force").exit_code == 0


def test_a_dry_run_copies_nothing(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("template", "copy", "rieng", "--dry-run", "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["dry_run"], report["written"]) == (0, True, paths("rieng"))
    assert list(tmp_path.iterdir()) == []


def test_copy_edit_and_build(run: Callable[..., Result], tmp_path: Path) -> None:
    run("template", "copy", "rieng")
    path = tmp_path / "rieng" / "appendix.docx"
    path.write_bytes(edited(path.read_bytes(), "{{ appendix.end_mark }}", "Hết {{ appendix.end_mark }}"))
    assert run("template", "check", "rieng").exit_code == 0
    assert run("build", PLAN, "--only", "appendix", "--templates", "rieng").exit_code == 0
    assert outline((tmp_path / APPENDIX).read_bytes()).rstrip().endswith("Hết ./.")


def test_check_says_which_templates_can_be_used(run: Callable[..., Result]) -> None:
    run("template", "copy", "rieng")
    result = run("template", "check", "rieng")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [f"{path}: mẫu dùng được" for path in paths("rieng")]


def test_check_tells_everything_wrong_in_a_folder(run: Callable[..., Result], tmp_path: Path) -> None:
    run("template", "copy", "rieng")
    path = tmp_path / "rieng" / "appendix.docx"
    path.write_bytes(edited(path.read_bytes(), "{{ row.schedule }}", "{{ row.scedule }}"))
    (tmp_path / "rieng" / "letter.docx").write_bytes(docx(p("{{ a b }}") + p("{{ x")))
    result = run("template", "check", "rieng", "--json")
    assert result.exit_code == 1
    found = {(Path(f["file"]).name, f["code"]) for f in json.loads(result.stdout)["findings"]}
    assert {("appendix.docx", "MB206"), ("letter.docx", "MB203"), ("letter.docx", "MB201")} <= found


def test_check_looks_at_a_template_as_a_build_uses_it(run: Callable[..., Result], tmp_path: Path) -> None:
    run("template", "copy", "rieng")
    path = tmp_path / "rieng" / "appendix.docx"
    path.write_bytes(edited(path.read_bytes(), "{{ row.lead_agencies }}", ""))
    result = run("template", "check", "rieng")
    assert result.exit_code == 1
    assert 'không có cột nào in "lead_agencies"' in result.stdout


def test_the_findings_of_check_are_its_result(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "rieng").mkdir()
    (tmp_path / "rieng" / "appendix.docx").write_bytes(docx(p("{{ a b }}")))
    result = run("template", "check", "rieng")
    assert result.exit_code == 1
    assert "MB203" in result.stdout
    assert "dùng được" not in result.stdout


@pytest.mark.parametrize("folder", [".", "khong-co"], ids=["empty", "missing"])
def test_check_of_a_folder_without_templates(folder: str, run: Callable[..., Result]) -> None:
    result = run("template", "check", folder)
    assert result.exit_code == 2
    assert "MB106" in result.stderr
    assert "template copy" in result.stderr


def test_a_word_owner_file_is_not_taken_for_a_template(run: Callable[..., Result], tmp_path: Path) -> None:
    run("template", "copy", "rieng")
    (tmp_path / "rieng" / "~$pendix.docx").write_bytes(b"\x05clerk")
    assert run("template", "check", "rieng").exit_code == 0

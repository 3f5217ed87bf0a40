"""`vanban import` as clerks and scripts rely on it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tests.importing.reading import HEADINGS, TASK, tbl
from tests.word.packages import docx
from toolkit.cli import vanban
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Path(__file__).parents[1] / "cases" / "source" / "phu-luc-2026.txt"
PLAN = Path("ke-hoach") / "2026.yaml"
FILE = "bang.docx"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban` in a folder with a registry and bang.docx, a table of one task."""
    monkeypatch.chdir(tmp_path)
    PLAN.parent.mkdir()
    shutil.copy(shipped("plans") / "agencies.yaml", ".")
    Path(FILE).write_bytes(docx(tbl(HEADINGS, TASK)))
    return lambda *arguments: CliRunner().invoke(vanban, arguments, prog_name="vanban")


def import_file(run: Callable[..., Result], *arguments: str, file: str = FILE) -> Result:
    return run("import", file, "--out", str(PLAN), *arguments)


def test_the_plan_is_written_and_the_account_told(run: Callable[..., Result]) -> None:
    result = import_file(run)
    assert (result.exit_code, result.stdout) == (0, f"{PLAN}\n")
    assert "Đã nhập 1 bảng, 1 nhiệm vụ; 10 ô: 10 ô đã đọc, 0 ô cần xem lại." in result.stderr
    assert f"{FILE}: NH216 (gợi ý)" in result.stderr


def test_the_vietnamese_name_does_the_same(run: Callable[..., Result]) -> None:
    assert run("nhap", FILE, "--out", str(PLAN)).stdout == f"{PLAN}\n"


def test_the_office_s_text_builds_at_once(run: Callable[..., Result]) -> None:
    assert import_file(run, file=str(SOURCE)).exit_code == 0
    built = run("build", str(PLAN))
    assert built.exit_code == 0
    assert "out/ke-hoach-2026/phu-luc.docx" in built.stdout or "ke-hoach.docx" in built.stdout


def test_without_a_registry_one_is_written_that_the_plan_finds(run: Callable[..., Result]) -> None:
    Path("agencies.yaml").unlink()
    result = import_file(run, file=str(SOURCE))
    registry = PLAN.with_name("agencies.yaml")
    assert result.stdout.splitlines() == [str(PLAN), str(registry)]
    assert "NH222" in result.stderr
    reading = read_plan_file(PLAN)
    assert {finding.code for finding in reading.findings} <= {"DL103"}
    assert all(name.agency for task in reading.plan.tasks() for name in task.lead_agencies.names)
    assert run("build", str(PLAN)).exit_code == 0


def test_names_that_the_registry_lacks_are_written_beside_the_plan(run: Callable[..., Result]) -> None:
    Path(FILE).write_bytes(docx(tbl(HEADINGS, ["1", "Rà soát", "Sở Ngoại vụ", "", "Quý I"])))
    result = import_file(run)
    beside = PLAN.with_name("2026.agencies.yaml")
    assert result.stdout.splitlines() == [str(PLAN), str(beside)]
    assert "name: Sở Ngoại vụ" in beside.read_text(encoding="utf-8")
    assert "NH204" in result.stderr
    assert "DL102" not in result.stderr  # said once, with its place in the source


def test_json_holds_the_account(run: Callable[..., Result]) -> None:
    report = json.loads(import_file(run, "--json", file=str(SOURCE)).stdout)
    counts = {"year": 2026, "tables": 1, "sections": 5, "programmes": 4, "tasks": 28}
    assert report["ok"]
    assert {key: report[key] for key in counts} == counts
    assert (report["cells"], report["cells_read"], report["cells_in_doubt"]) == (205, 205, 0)
    assert report["unknown_agencies"] == []


def test_a_dry_run_writes_nothing(run: Callable[..., Result]) -> None:
    result = import_file(run, "--dry-run")
    assert (result.exit_code, result.stdout, PLAN.exists()) == (0, f"{PLAN}\n", False)


def test_again_gives_the_same_file_and_ids_that_were_changed_stay(run: Callable[..., Result]) -> None:
    import_file(run)
    first = PLAN.read_bytes()
    assert (import_file(run).exit_code, PLAN.read_bytes()) == (0, first)
    PLAN.write_bytes(first.replace(b"id: ra-soat-van-ban", b"id: review"))
    assert import_file(run, "--force").exit_code == 0
    assert b"id: review\n" in PLAN.read_bytes()


def test_a_plan_somebody_has_edited_is_not_replaced_without_force(run: Callable[..., Result]) -> None:
    import_file(run)
    with PLAN.open("a", encoding="utf-8") as stream:
        stream.write("# của tôi\n")
    result = import_file(run)
    assert (result.exit_code, "AT102" in result.stderr) == (2, True)
    assert PLAN.read_text(encoding="utf-8").endswith("# của tôi\n")


def test_a_file_named_for_another_year_is_refused(run: Callable[..., Result]) -> None:
    result = run("import", str(SOURCE), "--out", str(PLAN.with_name("2027.yaml")))
    assert (result.exit_code, "NH107" in result.stderr) == (2, True)
    assert not PLAN.with_name("2027.yaml").exists()


def test_a_table_of_no_such_number_is_refused(run: Callable[..., Result]) -> None:
    result = import_file(run, "--table", "3")
    assert (result.exit_code, "NH106" in result.stderr) == (2, True)
    assert import_file(run, "--table", "1").exit_code == 0


def test_a_year_nobody_knows_is_refused(run: Callable[..., Result]) -> None:
    Path(FILE).write_bytes(docx(tbl(HEADINGS, TASK)))
    result = run("import", FILE, "--out", "ke-hoach/moi.yaml")
    assert (result.exit_code, "NH107" in result.stderr) == (2, True)


def test_a_file_that_is_not_there(run: Callable[..., Result]) -> None:
    result = import_file(run, file="khong-co.docx")
    assert (result.exit_code, "NH108" in result.stderr) == (2, True)

"""`vanban clone` as clerks and scripts rely on it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from toolkit.cli import vanban
from toolkit.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = Path(__file__).parents[1] / "cases" / "plans" / "clone"
OLD = Path("ke-hoach") / "2026.yaml"
NEW = Path("ke-hoach") / "2027.yaml"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban` in a folder with one plan, ke-hoach/2026.yaml."""
    monkeypatch.chdir(tmp_path)
    OLD.parent.mkdir()
    shutil.copy(CASES / "another-province.yaml", OLD)
    shutil.copy(shipped("plans") / "agencies.yaml", OLD.parent)
    return lambda *arguments: CliRunner().invoke(vanban, arguments, prog_name="vanban")


def clone(run: Callable[..., Result], *arguments: str, year: int = 2027) -> Result:
    return run("clone", str(OLD), "--year", str(year), *arguments)


def test_the_new_plan_stands_beside_the_old_one(run: Callable[..., Result]) -> None:
    before = OLD.read_bytes()
    result = clone(run)
    assert (result.exit_code, result.stdout) == (0, f"{NEW}\n")
    assert NEW.read_text(encoding="utf-8").splitlines()[1] == "year: 2027"
    assert OLD.read_bytes() == before


def test_what_a_person_must_look_at_is_on_stderr_with_its_place_in_the_new_file(run: Callable[..., Result]) -> None:
    stderr = clone(run).stderr
    assert f"{NEW}:28:37: NB112 (cảnh báo)" in stderr
    assert f"{OLD}:50:5: NB115 (cảnh báo)" in stderr


def test_the_vietnamese_name_does_the_same(run: Callable[..., Result]) -> None:
    assert run("nhan-ban", str(OLD), "--year", "2027").stdout == f"{NEW}\n"


def test_the_new_plan_can_be_built(run: Callable[..., Result]) -> None:
    clone(run)
    assert run("build", str(NEW), "--only", "appendix").exit_code == 0


def test_a_dry_run_shows_every_place_and_writes_nothing(run: Callable[..., Result]) -> None:
    result = clone(run, "--dry-run")
    lines = result.stdout.splitlines()
    assert lines[1].startswith("Từ năm 2026 sang năm 2027: chuyển năm ")
    assert f'{NEW}:2:7: chuyển năm: year: "2026" -> "2027" (năm của kế hoạch)' in lines
    assert not NEW.exists()


def test_json_has_every_change(run: Callable[..., Result]) -> None:
    report = json.loads(clone(run, "--json").stdout)
    assert (report["ok"], report["written"], report["year"]) == (True, [str(NEW)], 2027)
    assert report["changes"][0] == {
        "kind": "moved", "code": "", "file": str(NEW), "line": 2, "column": 7, "old_line": 2, "field": "year",
        "before": "2026", "after": "2027", "reason": "năm của kế hoạch",
    }  # fmt: skip


def test_again_gives_the_same_file(run: Callable[..., Result]) -> None:
    clone(run)
    first = NEW.read_bytes()
    assert (clone(run).exit_code, NEW.read_bytes()) == (0, first)


def test_a_plan_somebody_has_edited_is_not_replaced_without_force(run: Callable[..., Result]) -> None:
    clone(run)
    with NEW.open("a", encoding="utf-8") as stream:
        stream.write("# của tôi\n")
    result = clone(run)
    assert (result.exit_code, "AT102" in result.stderr) == (2, True)
    assert NEW.read_text(encoding="utf-8").endswith("# của tôi\n")
    assert clone(run, "--force").exit_code == 0


@pytest.mark.parametrize("year", [2026, 2020], ids=str)
def test_the_same_year_and_backwards_are_refused(run: Callable[..., Result], year: int) -> None:
    result = clone(run, year=year)
    assert (result.exit_code, "NB103" in result.stderr) == (2, True)


def test_the_old_plan_is_never_replaced(run: Callable[..., Result]) -> None:
    before = OLD.read_bytes()
    result = clone(run, "--out", str(OLD), "--force")
    assert (result.exit_code, "NB104" in result.stderr) == (2, True)
    assert OLD.read_bytes() == before


def test_a_file_named_for_another_year_is_refused(run: Callable[..., Result]) -> None:
    result = clone(run, "--out", "2030.yaml")
    assert (result.exit_code, "NB104" in result.stderr) == (2, True)


def test_a_new_plan_away_from_its_agencies_is_told_of(run: Callable[..., Result]) -> None:
    Path("khac").mkdir()
    assert "DL101" not in clone(run, "--dry-run").stderr
    result = clone(run, "--out", str(Path("khac") / "2027.yaml"))
    assert result.exit_code == 0
    assert f"{Path('khac') / '2027.yaml'}: DL101 (cảnh báo)" in result.stderr


def test_a_task_that_has_another_ordinal_now_is_called_by_both(run: Callable[..., Result]) -> None:
    changes = json.loads(clone(run, "--json").stdout)["changes"]
    assert "nhiệm vụ 4 (nay là 3)" in {change["field"].split(",")[0] for change in changes}


def test_the_encoding_byte_order_mark_and_line_ends_stay(run: Callable[..., Result]) -> None:
    text = OLD.read_text(encoding="utf-8").replace("\n", "\r\n")
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        OLD.write_bytes(mark + text.encode(codec))
        assert clone(run, "--force").exit_code == 0
        data = NEW.read_bytes()
        new = data.removeprefix(mark).decode(codec)
        assert data.startswith(mark)
        assert "year: 2027\r\n" in new
        assert new.count("\n") == new.count("\r\n")


def test_results_beside_the_plan_are_read(run: Callable[..., Result]) -> None:
    text = "year: 2026\nresults:\n  - task: forum\n    agency: so-noi-vu\n    state: đang thực hiện\n"
    OLD.with_name("2026.results.yaml").write_text(text, encoding="utf-8")
    stderr = clone(run).stderr
    assert "NB116" in stderr
    assert "# Chuyển tiếp từ kế hoạch năm 2026" in NEW.read_text(encoding="utf-8")


def test_wrong_results_stop_the_work(run: Callable[..., Result]) -> None:
    OLD.with_name("2026.results.yaml").write_text("year: 2025\nresults:\n", encoding="utf-8")
    result = clone(run)
    assert (result.exit_code, "TD003" in result.stderr, NEW.exists()) == (2, True, False)

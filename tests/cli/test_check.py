"""`vanban check` as clerks and scripts rely on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from toolkit.cli import vanban

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHIPPED = "plans/gender-equality/2026.yaml"

HEAD = """\
year: {year}
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
tasks:
  - id: open-data
    content: Công bố dữ liệu mở
"""
AGENCIES = """\
agencies:
  - {code: ubnd-tinh, name: Ủy ban nhân dân tỉnh Lai Châu, kind: committee}
  - {code: so-y-te, name: Sở Y tế, kind: department}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban check` in a folder with a registry."""
    monkeypatch.chdir(tmp_path)
    Path("agencies.yaml").write_text(AGENCIES, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(vanban, ["check", *arguments], prog_name="vanban")


def write(name: str, more: str = "") -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD.format(year=path.stem) + more, encoding="utf-8")
    return name


def found(result: Result) -> list[tuple[str, str, int]]:
    """Return file, code and line of the findings, from the JSON report."""
    answer: dict[str, Any] = json.loads(result.stdout)
    return [(finding["file"], finding["code"], finding["line"]) for finding in answer["findings"]]


def test_findings_are_the_result(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    schedule: Tháng 4/2026\n"))
    assert result.exit_code == 1
    assert result.stdout == (
        '2027.yaml:10:15: NB201 nhiệm vụ 1: schedule còn ghi "Tháng 4/2026", kế hoạch này là của năm 2027\n'
        "   10 |     schedule: Tháng 4/2026\n"
        "      |               ^^^^^^^^^^^^\n"
        '  sửa: gõ "Tháng 4/2027"\n'
    )
    assert result.stderr == "Tổng cộng: 1 lỗi\n"


def test_a_plan_without_faults(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Đã kiểm tra 1 kế hoạch, không có gì phải nêu.\n"


def test_warnings_do_not_change_the_exit_code(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    note: Tổng kết năm 2026\n"))
    assert result.exit_code == 0
    assert "NB201 (cảnh báo)" in result.stdout


def test_the_shipped_plan_has_no_errors() -> None:
    result = CliRunner().invoke(vanban, ["check", str(ROOT / SHIPPED), "--json"])
    assert result.exit_code == 0
    assert {code for _, code, _ in found(result)} == {"DL103"}


def test_what_makes_a_plan_unreadable_is_a_finding_too(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    contents: chữ\n"), write("2028.yaml", "    note: Quý I/2027\n"), "--json")
    assert result.exit_code == 1
    assert found(result) == [("2027.yaml", "DL012", 10), ("2028.yaml", "NB201", 10)]


def test_errors_of_reading_cannot_be_ignored(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    contents: chữ\n"), "--ignore", "DL", "--json")
    assert found(result) == [("2027.yaml", "DL012", 10)]


def test_a_plan_copied_under_a_new_name_with_its_old_year(run: Callable[..., Result]) -> None:
    Path("2027.yaml").write_text(HEAD.format(year=2026), encoding="utf-8")
    assert found(run("2027.yaml", "--json")) == [("2027.yaml", "DL107", 1)]


def test_a_folder_is_every_plan_in_it(run: Callable[..., Result]) -> None:
    write("b/2027.yaml", "    schedule: Tháng 4/2026\n")
    write("a/c/2026.yaml", "    schedule: Tháng 4/2025\n")
    write("a/.hidden/2026.yaml", "    schedule: Tháng 4/2025\n")
    Path("a/2026.results.yaml").write_text("x", encoding="utf-8")
    Path("a/vanban.yaml").write_text("x", encoding="utf-8")
    result = run(".", "a", "--json")
    names = [str(Path("a/c/2026.yaml")), str(Path("b/2027.yaml"))]
    assert found(result) == [(name, "NB201", 10) for name in names]
    assert json.loads(result.stdout)["checked"] == names


def test_what_is_wrong_with_a_shared_registry_is_said_once(run: Callable[..., Result]) -> None:
    Path("agencies.yaml").write_text("agencies:\n  - {code: x, name: Sở Y tế, kinds: department}\n", encoding="utf-8")
    result = run(write("2026.yaml"), write("2027.yaml"), "--json")
    assert result.exit_code == 1
    assert len(set(found(result))) == len(found(result)) > 0


def test_codes_are_selected_and_ignored(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n    lead_agencies: Sở Thông tin\n")
    assert [code for _, code, _ in found(run(name, "--json"))] == ["NB201", "DL102"]
    assert [code for _, code, _ in found(run(name, "--json", "--select", "nb"))] == ["NB201"]
    ignoring = run(name, "--ignore", "NB201", "--ignore", "DL1,TT")
    assert (ignoring.exit_code, ignoring.stdout) == (0, "Đã kiểm tra 1 kế hoạch, không có gì phải nêu.\n")


def test_a_code_that_cannot_be_is_wrong_use(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml"), "--select", "NB201,NX")
    assert (result.exit_code, result.stdout) == (2, "")
    assert '"NX" không phải mã hay họ mã' in result.stderr


@pytest.mark.parametrize("name", ["2031.yaml", "nowhere"])
def test_nothing_of_that_name_ends_with_two(run: Callable[..., Result], name: str) -> None:
    result = run(write("2027.yaml", "    schedule: Tháng 4/2026\n"), name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{name}: DL001")


def test_a_folder_without_plans_ends_with_two(run: Callable[..., Result]) -> None:
    result = run(".")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(".: DL001 thư mục này không có kế hoạch nào")


def test_the_shipped_plan_is_named_from_any_folder(run: Callable[..., Result]) -> None:
    result = run(SHIPPED)
    assert result.exit_code == 0
    assert "DL109 (cảnh báo)" in result.stdout


def test_the_vietnamese_name_of_the_command(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n")
    assert CliRunner().invoke(vanban, ["kiem-tra", name]).stdout == run(name).stdout


def test_nothing_is_written(run: Callable[..., Result], tmp_path: Path) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*")}
    run(name)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*")} == before

"""`vanban build` as clerks and scripts rely on it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from tests.word.packages import docx, p, table, zipped
from toolkit.cli import vanban
from toolkit.resources import shipped
from toolkit.word.outline import outline
from toolkit.word.package import read_package

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "plans"
PLAN = "plans/gender-equality/2026.yaml"
APPENDIX = Path("out") / "gender-equality-2026" / "phu-luc.docx"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(vanban, arguments, prog_name="vanban")


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def plan_file(folder: Path, text: str) -> Path:
    path = folder / "chuyen-doi-so" / "2026.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


# ---- what is written and what is said


def test_the_path_is_on_stdout_and_warnings_are_on_stderr(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("build", PLAN, "--only", "appendix")
    assert (result.exit_code, result.stdout) == (0, f"{APPENDIX}\n")
    assert result.stderr.count("DL103 (cảnh báo)") == 2
    assert files(tmp_path / "out") == {"gender-equality-2026/phu-luc.docx", "gender-equality-2026/.vanban.json"}


def test_the_vietnamese_name_does_the_same(run: Callable[..., Result], tmp_path: Path, appendix: bytes) -> None:
    assert run("tao", PLAN, "--only", "appendix", "--out", "kết quả").exit_code == 0
    assert (tmp_path / "kết quả" / "gender-equality-2026" / "phu-luc.docx").read_bytes() == appendix


def test_the_folder_is_named_for_the_plan_s_folder_and_year(run: Callable[..., Result], tmp_path: Path) -> None:
    path = plan_file(tmp_path, (CASES / "smallest.yaml").read_text(encoding="utf-8"))
    built = run("build", str(path), "--only", "appendix")
    assert built.stdout == f"{Path('out') / 'chuyen-doi-so-2026' / 'phu-luc.docx'}\n"


def test_json_is_one_object_and_nothing_beside_it(run: Callable[..., Result]) -> None:
    result = run("build", PLAN, "--only", "appendix", "--json")
    report = json.loads(result.stdout)
    assert result.stderr == ""
    assert report.keys() == {"ok", "written", "findings", "removed", "dry_run"}
    assert (report["ok"], report["written"], report["dry_run"]) == (True, [str(APPENDIX)], False)
    assert [finding["code"] for finding in report["findings"]] == [
        "DL109",
        "DL103",
        "DL103",
    ]  # the shipped plan, for want of one here
    assert report["findings"][0].keys() == {"code", "level", "file", "line", "column", "where", "message", "fix"}


def test_a_dry_run_writes_nothing(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("build", PLAN, "--only", "appendix", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, f"{APPENDIX}\n")
    assert "chưa ghi tệp nào" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_changes_nothing(run: Callable[..., Result], tmp_path: Path) -> None:
    run("build", PLAN, "--only", "appendix")
    before = (tmp_path / APPENDIX).stat().st_mtime_ns
    assert run("build", PLAN, "--only", "appendix").exit_code == 0
    assert (tmp_path / APPENDIX).stat().st_mtime_ns == before


def test_without_trace_there_are_no_bookmarks(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("build", PLAN, "--only", "appendix", "--no-trace").exit_code == 0
    data = (tmp_path / APPENDIX).read_bytes()
    assert "_vb_" not in outline(data)
    assert b"bookmark" not in read_package(data, "x")["word/document.xml"]


def test_docxtpl_gives_the_same_document(run: Callable[..., Result], tmp_path: Path, appendix: bytes) -> None:
    assert run("build", PLAN, "--only", "appendix", "--engine", "docxtpl").exit_code == 0

    def lines(data: bytes) -> list[str]:
        # docxtpl adds the properties it looks for, without a value.
        return [line for line in outline(data).splitlines() if not re.fullmatch(r"\S[^:|]*: ", line)]

    assert lines((tmp_path / APPENDIX).read_bytes()) == lines(appendix)


# ---- files that are there already


def test_a_file_somebody_edited_is_kept_unless_forced(run: Callable[..., Result], tmp_path: Path) -> None:
    run("build", PLAN, "--only", "appendix")
    made = (tmp_path / APPENDIX).read_bytes()
    (tmp_path / APPENDIX).write_bytes(b"edited")
    result = run("build", PLAN, "--only", "appendix")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "AT102" in result.stderr
    assert (tmp_path / APPENDIX).read_bytes() == b"edited"
    assert run("build", PLAN, "--only", "appendix", "--force").exit_code == 0
    assert (tmp_path / APPENDIX).read_bytes() == made


# ---- plans that cannot be built


def test_a_plan_that_is_not_there(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("build", "plans/khong-co/2026.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "plans/khong-co/2026.yaml: DL001" in result.stderr.replace(os.sep, "/")
    assert list(tmp_path.iterdir()) == []


def test_everything_wrong_with_a_plan_is_told_at_once_and_nothing_is_written(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    result = run("build", str(CASES / "many-faults.yaml"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(set(re.findall(r": (DL\d{3})", result.stderr))) >= 3
    assert re.search(r"many-faults\.yaml:\d+:\d+: DL", result.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_as_json(run: Callable[..., Result]) -> None:
    result = run("build", str(CASES / "many-faults.yaml"), "--json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["ok"], report["written"]) == (2, False, [])
    assert any(finding["level"] == "error" and finding["line"] for finding in report["findings"])


@pytest.mark.parametrize(
    "arguments", [[], [PLAN, "--only", "thu-moi"], [PLAN, "--engine", "word"], [PLAN, "--la"]], ids=range(4)
)
def test_wrong_use(arguments: list[str], run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("build", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert list(tmp_path.iterdir()) == []


# ---- templates of one's own


HEADER = ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"]
FIELDS = ["{{ row.ordinal }}", "{{ row.content }}", "{{ row.lead_agencies }}", "{{ row.coordinating_agencies }}"]


def template(last_cell: str = "{{ row.schedule }}", title: str = "{{ appendix.title }}") -> bytes:
    """Return a template a clerk might have made: everything plain, the last cell as given."""
    loop = [["{%tr for row in rows %}", "", "", "", ""], [*FIELDS, last_cell], ["{%tr endfor %}", "", "", "", ""]]
    return docx(p(title) + table(HEADER, *loop))


def test_a_template_of_one_s_own_is_used(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "appendix.docx").write_bytes(template(title="BẢNG: {{ appendix.title }}"))
    assert run("build", PLAN, "--only", "appendix", "--templates", "mau").exit_code == 0
    assert "BẢNG: NHIỆM VỤ" in outline((tmp_path / APPENDIX).read_bytes())


@pytest.mark.parametrize(
    ("last_cell", "code"),
    [("{{ row.schedule }", "MB201"), ("{{ row.schedule }} {{ row.scedule }}", "MB206"),
     ("{{ row.schedule }} {{ row[“note”] }}", "MB202"), ("{{ row.schedule }} {% if row.note %}", "MB204")],
    ids=["unclosed", "unknown-name", "curly-quotes", "no-end"],
)  # fmt: skip
def test_a_broken_template_is_told_with_its_place_and_nothing_is_written(
    last_cell: str, code: str, run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "appendix.docx").write_bytes(template(last_cell))
    result = run("build", PLAN, "--only", "appendix", "--templates", "mau", "--json")
    assert result.exit_code == 2
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    places = [finding["where"] for finding in found if finding["code"] == code]
    assert any("word/document.xml" in place and "bảng 1, hàng 3, cột 5" in place for place in places)
    assert {finding["file"].replace(os.sep, "/") for finding in found if finding["level"] == "error"} == {
        "mau/appendix.docx"
    }
    assert all(finding["fix"] for finding in found)
    assert files(tmp_path) == {str(Path("mau") / "appendix.docx")}


def test_all_faults_of_a_template_are_told_at_once(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "appendix.docx").write_bytes(template("{{ row.schedule }} {{ x() }}", "{{ a b }}"))
    result = run("build", PLAN, "--only", "appendix", "--templates", "mau", "--json")
    codes = {finding["code"] for finding in json.loads(result.stdout)["findings"]}
    assert {"MB203", "MB207"} <= codes


def test_a_template_that_is_no_word_file(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    for content, code in (
        (b"", "MB101"),
        (zipped({"a.txt": "a"}), "MB101"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "MB102"),
    ):
        (tmp_path / "mau" / "appendix.docx").write_bytes(content)
        result = run("build", PLAN, "--only", "appendix", "--templates", "mau")
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{code} " in result.stderr


def test_a_folder_without_templates(run: Callable[..., Result]) -> None:
    result = run("build", PLAN, "--only", "appendix", "--templates", "khong-co")
    assert result.exit_code == 2
    assert "MB106" in result.stderr


# ---- as a program


def test_python_m_toolkit_builds_too(tmp_path: Path, appendix: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "build", PLAN, "--only", "appendix"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.decode().splitlines()) == (0, [str(APPENDIX)])
    assert (tmp_path / APPENDIX).read_bytes() == appendix


def test_a_plan_in_the_working_folder_comes_before_the_shipped_one(run: Callable[..., Result], tmp_path: Path) -> None:
    shutil.copytree(shipped("plans"), tmp_path / "plans")
    own = tmp_path / PLAN
    own.write_text(own.read_text(encoding="utf-8").replace("place: Lai Châu\nnumber:", "place: Lai Châu\nnumber: 99"),
                   encoding="utf-8")  # fmt: skip
    assert run("build", PLAN, "--only", "appendix").exit_code == 0
    assert "Kế hoạch số 99/KH-UBND" in outline((tmp_path / APPENDIX).read_bytes())

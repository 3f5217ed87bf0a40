"""`vanban outline` as people, scripts and git use it."""

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

from tests.rendering import need_tools
from tests.word.packages import docx, p, table
from toolkit.cli import vanban

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SHIPPED = "plans/gender-equality/2026.yaml"
TEXTCONV = f'"{Path(sys.executable).as_posix()}" -m toolkit outline --text --raw-if-unreadable'

PLAN = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
sections:
  - id: data
    content: Dữ liệu
    tasks:
      - id: open-data
        content: >-
          Công bố
          dữ liệu mở
        lead_agencies: Sở Không Có
        schedule: Quý II
      - id: training
        content: Tập huấn # cho ai?
"""
BROKEN = PLAN.replace("year: 2026", "year: [2026")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2026.yaml").write_text(PLAN, encoding="utf-8")
    Path("a.docx").write_bytes(word("Quý II"))


def word(schedule: str) -> bytes:
    headings = [p(text) for text in ("STT", "Nội dung", "Chủ trì", "Thời gian")]
    row = [p(text) for text in ("1", "Tập huấn", "Sở Nội vụ", schedule)]
    return docx(p("Kế hoạch") + table(headings, row))


def outline(*arguments: str) -> Result:
    return CliRunner().invoke(vanban, ["outline", *arguments], prog_name="vanban")


def lines(*arguments: str) -> list[str]:
    result = outline(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()


# ---- what is printed


def test_a_plan_is_printed_with_its_numbers_and_nothing_is_said_of_its_faults() -> None:
    found = lines("2026.yaml")
    assert found[0] == "kế hoạch năm 2026: Thực hiện chuyển đổi số năm 2026"
    assert found[found.index("nhiệm vụ I.1: Công bố dữ liệu mở") :] == [
        "nhiệm vụ I.1: Công bố dữ liệu mở",
        "    id: open-data",
        "    cơ quan chủ trì: Sở Không Có",
        "    thời gian: Quý II",
        "nhiệm vụ I.2: Tập huấn",
        "    id: training",
    ]


def test_words_only_have_no_numbers() -> None:
    assert "nhiệm vụ: Công bố dữ liệu mở" in lines("2026.yaml", "--text")
    assert lines("a.docx", "--text")[-3:] == ["nhiệm vụ: Tập huấn", "    Chủ trì: Sở Nội vụ", "    Thời gian: Quý II"]


def test_a_document_is_printed_with_its_looks() -> None:
    assert "[?] 10pt trái | Kế hoạch" in lines("a.docx")


def test_the_vietnamese_name_does_the_same() -> None:
    result = CliRunner().invoke(vanban, ["de-cuong", "2026.yaml"], prog_name="vanban")
    assert result.stdout == outline("2026.yaml").stdout


@pytest.mark.parametrize("name", ["1999.yaml", "x", "plan.txt"])
def test_a_file_is_known_by_what_is_in_it_not_by_its_name(name: str) -> None:
    expected = {source: lines(source) for source in ("2026.yaml", "a.docx")}
    for source, shown in expected.items():
        shutil.copy(source, name)
        assert lines(name) == shown


def test_the_shipped_plan_is_found_and_that_is_said() -> None:
    result = outline(SHIPPED)
    assert result.exit_code == 0
    assert "DL109" in result.stderr
    assert "nhiệm vụ IV.1.2: Xây dựng Kế hoạch" in result.stdout


def test_json_holds_the_lines() -> None:
    result = outline("2026.yaml", "--json")
    found: dict[str, Any] = json.loads(result.stdout)
    assert (found["ok"], found["written"], found["findings"], found["kind"]) == (True, [], [], "plan")
    assert found["lines"] == lines("2026.yaml")
    assert json.loads(outline("a.docx", "--json").stdout)["kind"] == "docx"


def test_signs_that_command_a_terminal_do_not_reach_it() -> None:
    Path("a.docx").write_bytes(docx(p("a\u009b2Jb\u202ec")))
    assert lines("a.docx", "--text") == ["a\ufffd2Jb\ufffdc"]


# ---- what cannot be read


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("2026.yaml", BROKEN.encode(), "DL005"),
        ("2026.yaml", b"", "DL010"),
        ("2026.yaml", PLAN.encode("utf-16-le"), "DL003"),
        ("a.docx", b"PK\x03\x04 cut off", "MB101"),
        ("a.docx", b"", "MB101"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "MB102"),
        ("a.pdf", b"%PDF-1.7", "DL003"),
    ],
    ids=["syntax", "empty", "encoding", "cut-off", "empty-word", "old-word", "pdf"],
)
@pytest.mark.parametrize("options", [[], ["--text"], ["--json"]], ids=["full", "text", "json"])
def test_what_cannot_be_read_is_one_finding(name: str, content: bytes, code: str, options: list[str]) -> None:
    Path(name).write_bytes(content)
    result = outline(name, *options)
    assert result.exit_code == 2
    if options == ["--json"]:
        assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == [code]
    else:
        assert result.stdout == ""
        assert f": {code} " in result.stderr or f", {code} " in result.stderr


@pytest.mark.parametrize("name", ["missing.yaml", "."])
def test_a_file_that_is_not_there_is_told_even_to_git(name: str) -> None:
    result = outline(name, "--raw-if-unreadable")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "DL001" in result.stderr


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (BROKEN.encode(), BROKEN),
        (BROKEN.replace("\n", "\r\n").encode("utf-8-sig"), BROKEN),
        (BROKEN.encode("utf-16"), BROKEN),
        ("tên: Sở \x1b[2J".encode() + b"\xff", "tên: Sở ␛[2J\ufffd\n"),
        (b"", "\n"),
    ],
    ids=["utf-8", "notepad", "utf-16", "damaged", "empty"],
)
def test_an_unreadable_plan_is_shown_as_it_stands_where_that_is_asked_for(content: bytes, shown: str) -> None:
    Path("2026.yaml").write_bytes(content)
    result = outline("2026.yaml", "--text", "--raw-if-unreadable")
    assert (result.exit_code, result.stderr) == (0, "")
    first, _, rest = result.stdout.partition("\n")
    assert re.fullmatch(r"\(không đọc được như một kế hoạch: DL\d{3} .*; dưới đây là nguyên văn\)", first)
    assert rest.rstrip("\n") == shown.rstrip("\n")


def test_an_unreadable_document_shows_whether_it_changed() -> None:
    shown = []
    for content in (b"PK\x03\x04\0one", b"PK\x03\x04\0two"):
        Path("a.docx").write_bytes(content)
        shown.append(lines("a.docx", "--raw-if-unreadable"))
    assert shown[0][0].startswith("(không đọc được: MB101 ")
    assert shown[0][0] == shown[1][0]
    assert shown[0][1] != shown[1][1]


def test_lines_end_alike_on_every_system_and_in_utf_8_through_any_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "outline", "2026.yaml"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.decode("utf-8") == outline("2026.yaml").stdout
    assert b"\r" not in done.stdout


# ---- git itself


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return git in a new repository that knows the driver as docs/git.md says and this one's .gitattributes."""
    need_tools("git")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_EXTERNAL_DIFF", "GIT_PAGER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Lò Văn A")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@example.vn")
    folder = tmp_path / "repository"
    folder.mkdir()

    def run(*arguments: str, check: bool = True) -> str:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, timeout=120, check=False)
        assert not check or done.returncode == 0, done.stderr.decode()
        return done.stdout.decode() + done.stderr.decode()

    run("init", "--quiet")
    run("config", "core.quotepath", "false")
    run("config", "diff.vanban.textconv", TEXTCONV)
    shutil.copy(ROOT / ".gitattributes", folder)
    (folder / "plans" / "chuyen-doi-so").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return run


PLAN_FILE = Path("plans") / "chuyen-doi-so" / "2026.yaml"
WORD_FILE = Path("ke-hoach.docx")


def commit(git: Callable[..., str], plan: str, document: bytes, message: str) -> None:
    PLAN_FILE.write_text(plan, encoding="utf-8")
    WORD_FILE.write_bytes(document)
    git("add", ".")
    git("commit", "--quiet", "--message", message)


def changed(shown: str) -> list[str]:
    """Return the lines of a diff that came or went."""
    return [line for line in shown.splitlines() if re.match(r"[-+](?![-+]{2} )", line)]


def test_git_diff_shows_outlines(git: Callable[..., str]) -> None:
    commit(git, PLAN, word("Quý II"), "Bản đầu")
    # Words folded anew, a comment and quotes say nothing new; a task more renumbers the one behind it.
    now = PLAN.replace("Công bố\n          dữ liệu mở", "Công bố dữ liệu\n          mở").replace(" # cho ai?", "")
    now = now.replace("Quý II", '"Tháng 4/2026"')
    now = now.replace("      - id: training", "      - id: survey\n        content: Khảo sát\n      - id: training")
    PLAN_FILE.write_text(now, encoding="utf-8")
    WORD_FILE.write_bytes(word("Tháng 4/2026"))
    shown = git("diff")
    assert changed(shown) == [
        "-    Thời gian: Quý II",
        "+    Thời gian: Tháng 4/2026",
        "-    thời gian: Quý II",
        "+    thời gian: Tháng 4/2026",
        "+nhiệm vụ: Khảo sát",
        "+    id: survey",
    ]
    assert "Thời gian: [-Quý II-]{+Tháng 4/2026+}" in git("diff", "--word-diff")
    assert "+        schedule" in git("diff", "--no-textconv", "--", PLAN_FILE.as_posix())


def test_the_places_of_a_diff_are_headed_by_the_task(git: Callable[..., str]) -> None:
    commit(git, PLAN, word("Quý II"), "Bản đầu")
    PLAN_FILE.write_text(PLAN.replace("Quý II", "Quý III"), encoding="utf-8")
    assert re.search(r"^@@ .* @@ nhiệm vụ: Công bố dữ liệu mở$", git("diff", "--unified=0"), re.MULTILINE)


def test_git_log_goes_through_versions_that_cannot_be_read(git: Callable[..., str]) -> None:
    commit(git, PLAN, word("Quý II"), "Bản đầu")
    commit(git, BROKEN, b"PK\x03\x04 cut off", "Bản hỏng")
    commit(git, PLAN.replace("Tập huấn", "Bồi dưỡng"), word("Quý III"), "Bản sửa")
    shown = git("log", "--patch")
    assert [line.strip() for line in shown.splitlines() if line.startswith("    Bản")] == [
        "Bản sửa",
        "Bản hỏng",
        "Bản đầu",
    ]
    assert "+nhiệm vụ: Bồi dưỡng" in shown
    assert "-year: [2026" in shown
    assert "+(không đọc được: MB101" in shown


def test_without_the_way_out_a_broken_version_stops_git(git: Callable[..., str]) -> None:
    commit(git, PLAN, word("Quý II"), "Bản đầu")
    commit(git, BROKEN, word("Quý II"), "Bản hỏng")
    git("config", "diff.vanban.textconv", TEXTCONV.removesuffix(" --raw-if-unreadable"))
    assert "fatal:" in git("log", "--patch", check=False)


def test_git_keeps_outlines_where_it_is_told_to(git: Callable[..., str]) -> None:
    git("config", "diff.vanban.cachetextconv", "true")
    commit(git, PLAN, word("Quý II"), "Bản đầu")
    commit(git, PLAN.replace("Tập huấn", "Bồi dưỡng"), word("Quý III"), "Bản sửa")
    first = git("log", "--patch")
    assert "refs/notes/textconv/vanban" in git("for-each-ref")
    assert git("log", "--patch") == first


def test_a_repository_that_does_not_know_the_driver_shows_plans_as_text(git: Callable[..., str]) -> None:
    git("config", "--unset", "diff.vanban.textconv")
    commit(git, PLAN, word("Quý II"), "Bản đầu")
    PLAN_FILE.write_text(PLAN.replace("Quý II", "Quý III"), encoding="utf-8")
    WORD_FILE.write_bytes(word("Quý III"))
    shown = git("diff")
    assert "+        schedule: Quý III" in shown
    assert "Binary files" in shown


def test_what_the_handbook_has_typed_is_what_is_tested() -> None:
    page = (ROOT / "docs" / "git.md").read_text(encoding="utf-8")
    assert f'git config diff.vanban.textconv "vanban {TEXTCONV.partition(" -m toolkit ")[2]}"' in page
    for line in ("*.docx binary", "*.docx diff=vanban", "plans/**/[12][0-9][0-9][0-9].yaml diff=vanban"):
        assert line in page
        assert line in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()

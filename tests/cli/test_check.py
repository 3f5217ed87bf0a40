"""`vanban check` as clerks and scripts rely on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from docx import Document

from toolkit.cli import vanban
from toolkit.word.package import read_package

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
    lead_agencies: Sở Y tế
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
        '2027.yaml:11:15: NB201 nhiệm vụ 1, schedule: còn ghi "Tháng 4/2026", kế hoạch này là của năm 2027\n'
        "   11 |     schedule: Tháng 4/2026\n"
        "      |               ^^^^^^^^^^^^\n"
        '  sửa: gõ "Tháng 4/2027"\n'
    )
    assert result.stderr == "Tổng cộng: 1 lỗi ở 1 tệp, đã kiểm tra 1 tệp\n"


def test_a_plan_without_faults(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml"))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Đã kiểm tra 1 tệp, không có gì phải nêu.\n"


def test_warnings_do_not_change_the_exit_code(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    note: Tổng kết năm 2026\n"))
    assert result.exit_code == 0
    assert "NB201 (cảnh báo)" in result.stdout


def test_the_known_faults_of_the_shipped_plan() -> None:
    """Its appendix is a real one, word for word."""
    result = CliRunner().invoke(vanban, ["check", str(ROOT / SHIPPED), "--json"])
    assert result.exit_code == 1
    findings = json.loads(result.stdout)["findings"]
    assert [(finding["code"], finding["line"]) for finding in findings if finding["level"] == "error"] == [
        ("CT025", 391)
    ]
    assert {code for _, code, _ in found(result)} >= {"CT021", "CT025", "DL103", "DL202", "DL204"}


def test_what_makes_a_plan_unreadable_is_a_finding_too(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    contents: chữ\n"), write("2028.yaml", "    note: Quý I/2027\n"), "--json")
    assert result.exit_code == 1
    assert found(result) == [("2027.yaml", "DL012", 11), ("2028.yaml", "NB201", 11)]


def test_errors_of_reading_cannot_be_ignored(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    contents: chữ\n"), "--ignore", "DL", "--json")
    assert result.exit_code == 2  # nothing was checked
    assert found(result) == [("2027.yaml", "DL012", 11)]


def test_a_plan_copied_under_a_new_name_with_its_old_year(run: Callable[..., Result]) -> None:
    Path("2027.yaml").write_text(HEAD.format(year=2026), encoding="utf-8")
    assert found(run("2027.yaml", "--json")) == [("2027.yaml", "DL107", 1)]


def test_a_folder_is_every_plan_in_it(run: Callable[..., Result]) -> None:
    write("b/2027.yaml", "    schedule: Tháng 4/2026\n")
    write("a/c/2026.yaml", "    schedule: Tháng 4/2025\n")
    write("a/.hidden/2026.yaml", "    schedule: Tháng 4/2025\n")
    Path("a/2026.results.yaml").write_text("x", encoding="utf-8")
    result = run(".", "a", "--json")
    names = [str(Path("a/c/2026.yaml")), str(Path("b/2027.yaml"))]
    assert found(result) == [(name, "NB201", 11) for name in names]
    assert json.loads(result.stdout)["checked"] == ["agencies.yaml", *names]


def test_what_is_wrong_with_a_shared_registry_is_said_once(run: Callable[..., Result]) -> None:
    Path("agencies.yaml").write_text("agencies:\n  - {code: x, name: Sở Y tế, kinds: department}\n", encoding="utf-8")
    result = run(write("2026.yaml"), write("2027.yaml"), "--json")
    assert result.exit_code == 2
    assert len(set(found(result))) == len(found(result)) > 0


def test_codes_are_selected_and_ignored(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n    coordinating_agencies: Sở Thông tin\n")
    assert [code for _, code, _ in found(run(name, "--json"))] == ["NB201", "DL102"]
    assert [code for _, code, _ in found(run(name, "--json", "--select", "nb"))] == ["NB201"]
    ignoring = run(name, "--ignore", "NB201", "--ignore", "DL1,TT")
    assert (ignoring.exit_code, ignoring.stdout) == (0, "Đã kiểm tra 1 tệp, không có gì phải nêu.\n")


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
    Path("trong").mkdir()
    result = run("trong")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("trong: DL305 thư mục này không có kế hoạch")


def test_the_shipped_plan_is_named_from_any_folder(run: Callable[..., Result]) -> None:
    result = run(SHIPPED)
    assert "DL109 (cảnh báo)" in result.stdout


def test_the_vietnamese_name_of_the_command(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n")
    assert CliRunner().invoke(vanban, ["kiem-tra", name]).stdout == run(name).stdout


def test_nothing_is_written(run: Callable[..., Result], tmp_path: Path) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*")}
    run(name)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*")} == before


# ---- other reports


def test_annotations_of_github(run: Callable[..., Result]) -> None:
    result = run(write("2027.yaml", "    schedule: Tháng 4/2026\n"), "--format", "github")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "::error file=2027.yaml,line=11,col=15,endColumn=27,title=NB201::nhiệm vụ 1, schedule: còn ghi "
        '"Tháng 4/2026", kế hoạch này là của năm 2027%0Asửa: gõ "Tháng 4/2027"\n'
    )


def test_what_stops_the_work_is_an_annotation_too(run: Callable[..., Result]) -> None:
    result = run("a,b:c%.yaml", "--format", "github")
    assert result.exit_code == 2
    assert result.stdout.startswith("::error file=a%2Cb%3Ac%25.yaml,title=DL001::không có tệp này%0A")


def test_json_by_format(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    schedule: Tháng 4/2026\n")
    assert run(name, "--format", "json").stdout == run(name, "--json").stdout


def test_files_are_parted_by_a_blank_line(run: Callable[..., Result]) -> None:
    stale = "    schedule: Tháng 4/2026\n"
    result = run(write("a/2027.yaml", stale), write("b/2027.yaml", stale))
    assert len(result.stdout.split("\n\n")) == 2
    assert result.stderr == "Tổng cộng: 2 lỗi ở 2 tệp, đã kiểm tra 2 tệp\n"


# ---- what somebody has decided to live with


def test_a_comment_silences_and_an_unused_one_is_told(run: Callable[..., Result]) -> None:
    name = write(
        "2027.yaml",
        "    schedule: Tháng 4/2026 # vanban: bỏ qua NB201 vì thử\n    note: chữ # vanban: bỏ qua NB201 vì thử\n",
    )
    result = run(name, "--json")
    assert found(result) == [(name, "DL303", 12)]
    assert json.loads(result.stdout)["silenced"] == 1
    assert found(run(name, "--json", "--ignore", "NB201")) == []


def test_settings_of_the_folder_silence(run: Callable[..., Result]) -> None:
    stale = "    schedule: Tháng 4/2026\n"
    names = [write("a/2027.yaml", stale), write("b/2027.yaml", stale)]
    ignored = "check:\n  ignore:\n    - {code: NB, reason: thử, files: a/*}\n    - {code: NB3, reason: thử}\n"
    Path("vanban.yaml").write_text(ignored, encoding="utf-8")
    assert found(run(*names, "--json")) == [(names[1], "NB201", 11)]
    # Only who checks the whole folder can tell that a part of it keeps nothing quiet.
    assert found(run(".", "--json")) == [(names[1], "NB201", 11), ("vanban.yaml", "DL303", 4)]


def test_wrong_settings_stop_the_check_of_their_files(run: Callable[..., Result]) -> None:
    name = write("2027.yaml")
    Path("vanban.yaml").write_text("check: x\n", encoding="utf-8")
    result = run(name, "--json")
    assert (result.exit_code, found(result)) == (2, [("vanban.yaml", "DL014", 1)])


# ---- repairs

SPACES = "    note: Báo  cáo , gửi Sở # giữ nguyên\n"


def test_safe_repairs_are_made_shown_and_nothing_else_moves(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", SPACES)
    path = Path(name)
    before = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    dry = run(name, "--fix", "--dry-run")
    assert path.read_bytes() == before
    result = run(name, "--fix")
    assert result.exit_code == 0
    assert path.read_bytes() == before.replace("Báo  cáo , gửi".encode(), "Báo cáo, gửi".encode())
    assert [line for line in result.stdout.splitlines() if line.startswith("đã sửa")] == [
        'đã sửa: 2027.yaml:11:14: CT011 "Báo  cáo" -> "Báo cáo"',
        'đã sửa: 2027.yaml:11:19: CT012 "cáo ," -> "cáo,"',
    ]
    assert dry.stdout.replace("sẽ sửa", "đã sửa") == result.stdout
    assert "đã sửa 2 chỗ" in result.stderr
    again = run(name, "--fix")
    assert "đã sửa" not in again.stdout
    assert not Path(".vanban.json").exists()


def test_what_is_silenced_is_not_mended(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    # vanban: bỏ qua CT vì thử\n" + SPACES)
    before = Path(name).read_bytes()
    run(name, "--fix")
    assert Path(name).read_bytes() == before


def test_a_file_open_elsewhere_is_left_alone(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", SPACES)
    before = Path(name).read_bytes()
    Path(".~lock.2027.yaml#").write_text("", encoding="utf-8")
    result = run(name, "--fix", "--json")
    assert result.exit_code == 1
    assert [code for _, code, _ in found(result)][-1] == "AT103"
    assert len(found(result)) > 2  # what is not mended is still found
    assert json.loads(result.stdout)["written"] == []
    assert Path(name).read_bytes() == before
    assert run(name, "--fix", "--force").exit_code == 0
    assert Path(name).read_bytes() != before


def test_fixable_findings_are_counted(run: Callable[..., Result]) -> None:
    assert "2 chỗ tự sửa được bằng --fix" in run(write("2027.yaml", SPACES)).stderr


# ---- Word files


def word(name: str, *paragraphs: str) -> str:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(name)
    return name


def test_a_word_file_is_checked_and_mended(run: Callable[..., Result]) -> None:
    name = word("van-ban.docx", "Đoạn đúng.", "Báo  cáo , gửi")
    result = run(name, "--json", "--select", "CT0")
    places = [(finding["where"], finding["line"]) for finding in json.loads(result.stdout)["findings"]]
    assert set(places) == {("đoạn 2", None)}
    before = read_package(Path(name).read_bytes(), name)
    fixed = run(name, "--fix", "--select", "CT0")
    assert "đã sửa: van-ban.docx, đoạn 2: CT0" in fixed.stdout
    after = read_package(Path(name).read_bytes(), name)
    assert {part for part in before if before[part] != after[part]} == {"word/document.xml"}
    assert [paragraph.text for paragraph in Document(name).paragraphs] == ["Đoạn đúng.", "Báo cáo, gửi"]
    assert found(run(name, "--json", "--select", "CT0")) == []


def test_a_word_file_that_is_none(run: Callable[..., Result]) -> None:
    Path("hong.docx").write_bytes(b"PK\x03\x04 hong")
    assert [code for _, code, _ in found(run("hong.docx", "--json"))] == ["MB101"]


def test_a_template_is_no_document(run: Callable[..., Result]) -> None:
    name = word("mau.docx", "{{ subject }}", "Báo  cáo {{ place }}")
    assert [code for _, code, _ in found(run(name, "--json"))] == ["DL306"]


def test_owner_files_of_a_folder_are_not_checked(run: Callable[..., Result]) -> None:
    Path("d").mkdir()
    word("d/van-ban.docx", "Đoạn đúng.")
    Path("d/~$n-ban.docx").write_bytes(b"x")
    assert json.loads(run("d", "--json").stdout)["checked"] == [str(Path("d/van-ban.docx"))]


def test_many_files_are_told_in_order(run: Callable[..., Result]) -> None:
    names = [write(f"{number:02}/2027.yaml", "    schedule: Tháng 4/2026\n") for number in range(40)]
    result = run(".", "--json", "--jobs", "2")
    assert [file for file, _, _ in found(result)] == [str(Path(name)) for name in names]


def test_the_gate_before_a_document_is_issued(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", '    note: "[... chờ Sở Y tế]"\n')
    assert run(name).exit_code == 0
    result = run(name, "--ready", "--json", "--select", "DL401")
    assert (result.exit_code, found(result)) == (1, [(name, "DL401", 11)])


def test_cited_instruments_are_listed(run: Callable[..., Result]) -> None:
    name = write("2027.yaml", "    note: Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ\n")
    (citation,) = json.loads(run(name, "--json").stdout)["citations"]
    assert (citation["symbol"], citation["issued"], citation["line"], citation["column"]) == (
        "QĐ-TTg",
        "2021-10-23",
        11,
        11,
    )

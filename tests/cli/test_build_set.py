"""`vanban build` of the whole set: which files there are, which go, what is told when one cannot be made."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tests.word.packages import docx, p
from toolkit.cli import vanban
from toolkit.resources import shipped
from toolkit.word.outline import outline

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path("plans") / "gender-equality" / "2026.yaml"
SET = Path("out") / "gender-equality-2026"
PRODUCED = {
    "strategy-plan-of-year",
    "media-programme-plan",
    "action-month",
    "violence-programme-plan",
    "leadership-programme-plan",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban build` of the shipped plan, copied into an empty folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(shipped("plans"), tmp_path / "plans")
    return lambda *arguments: CliRunner().invoke(vanban, ["build", str(PLAN), *arguments], prog_name="vanban")


def made(folder: Path = SET) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.docx")}


def edit(old: str, new: str, path: Path = PLAN) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def codes(result: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(result.stdout)["findings"]]


def test_one_build_makes_the_plan_its_follow_up_plans_and_a_letter_to_every_agency(run: Callable[..., Result]) -> None:
    result = run()
    assert result.exit_code == 0
    names = made()
    told = [line.replace("\\", "/").removeprefix(f"{SET.as_posix()}/") for line in result.stdout.splitlines()]
    assert (told[0], set(told)) == ("ke-hoach.docx", names)
    assert "ke-hoach.docx" in names
    assert "phu-luc.docx" not in names
    assert {name.rpartition("/")[2] for name in names if name.startswith("ke-hoach-trien-khai/")} == {
        f"{task}.docx" for task in PRODUCED
    }
    letters = sorted(name for name in names if name.startswith("cong-van/"))
    assert [name[9:11] for name in letters] == [f"{number:02}" for number in range(1, len(letters) + 1)]
    assert len(letters) > 50


def test_two_builds_of_the_set_are_the_same_bytes(run: Callable[..., Result], tmp_path: Path) -> None:
    run("--out", "a")
    run("--out", "b")
    first, second = (tmp_path / folder / SET.name for folder in "ab")
    assert made(first) == made(second)
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in made(first))


def test_several_processes_make_the_same_files_in_the_same_order(
    run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.batch.LEAST_PER_PROCESS", 20)
    monkeypatch.setattr("toolkit.batch.PARCEL", 5)
    alone, together = run("--out", "a"), run("--out", "b", "--jobs", "2")
    assert alone.stdout.splitlines() == [re.sub("^b", "a", line) for line in together.stdout.splitlines()]
    first, second = (tmp_path / folder / SET.name for folder in "ab")
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in made(first))


def test_an_agency_that_has_left_the_plan_leaves_no_letter_behind(run: Callable[..., Result]) -> None:
    run()
    (gone,) = [name for name in made() if name.endswith("bao-va-phat-thanh-truyen-hinh.docx")]
    edit("lead_agencies: Báo và Phát thanh, truyền hình Lai Châu", "lead_agencies: Sở Nội vụ")
    result = run()
    assert gone not in made()
    assert f"đã xóa: {SET.as_posix()}/{gone}" in result.stderr.replace("\\", "/")


def test_a_letter_somebody_edited_is_named_and_kept_when_it_goes_stale(run: Callable[..., Result]) -> None:
    run()
    (gone,) = [name for name in made() if name.endswith("bao-va-phat-thanh-truyen-hinh.docx")]
    (SET / gone).write_bytes(b"edited")
    edit("lead_agencies: Báo và Phát thanh, truyền hình Lai Châu", "lead_agencies: Sở Nội vụ")
    result = run("--only", "letter", "--json")
    assert "AT112" in codes(result)
    assert (SET / gone).read_bytes() == b"edited"


def test_the_appendix_can_have_a_file_of_its_own(run: Callable[..., Result]) -> None:
    assert run("--only", "plan", "--separate-appendix").exit_code == 0
    assert made() == {"ke-hoach.docx", "phu-luc.docx"}
    task = "kịp thời ban hành, sửa đổi, bổ sung đảm bảo phù hợp"
    assert task not in outline((SET / "ke-hoach.docx").read_bytes())
    assert task in outline((SET / "phu-luc.docx").read_bytes())
    run("--only", "plan")
    assert task in outline((SET / "ke-hoach.docx").read_bytes())


def test_the_whole_set_holds_no_second_appendix(run: Callable[..., Result]) -> None:
    run("--only", "appendix")
    run()
    assert "phu-luc.docx" not in made()


# ---- one agency


def test_one_agency_gets_the_letter_it_has_in_the_whole_set_and_its_plan_of_the_year(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    run("--out", "whole")
    result = run("--agency", "so-y-te")
    assert result.exit_code == 0
    (letter,) = [name for name in made() if name.startswith("cong-van/")]
    assert made() == {letter, "ke-hoach-trien-khai/nam-so-y-te.docx"}
    assert (SET / letter).read_bytes() == (tmp_path / "whole" / SET.name / letter).read_bytes()


def test_everybody_gets_a_plan_of_the_year_at_once(run: Callable[..., Result]) -> None:
    assert run("--only", "letter", "--only", "follow-up", "--agency", "all").exit_code == 0
    letters = {name.rpartition("/")[2][3:] for name in made() if name.startswith("cong-van/")}
    yearly = {name.rpartition("/")[2].removeprefix("nam-") for name in made() if "/nam-" in name}
    assert letters == yearly


def test_what_is_made_for_one_agency_stays_when_another_s_is_made(run: Callable[..., Result]) -> None:
    run("--only", "follow-up", "--agency", "so-y-te")
    run("--only", "follow-up", "--agency", "so-tu-phap")
    run()
    assert {"ke-hoach-trien-khai/nam-so-y-te.docx", "ke-hoach-trien-khai/nam-so-tu-phap.docx"} <= made()


@pytest.mark.parametrize(
    ("code", "said"),
    [("so-ytee", "gõ --agency so-y-te"), ("Sở Y tế", "gõ --agency so-y-te"), ("ubnd-tinh", "không giao việc gì")],
    ids=["slip", "name", "without-duties"],
)
def test_an_agency_that_has_nothing_to_do_or_is_not_there(code: str, said: str, run: Callable[..., Result]) -> None:
    result = run("--agency", code)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "DL112" in result.stderr
    assert said in result.stderr
    assert not Path("out").exists()


def test_an_agency_is_asked_for_only_where_there_is_one(run: Callable[..., Result]) -> None:
    assert run("--only", "plan", "--agency", "so-y-te").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [["--agency", ""], ["--only", "letter", "--separate-appendix"], ["--agency", "all", "--separate-appendix"]],
    ids=["no-agency", "letters-without-appendix", "agencies-without-appendix"],
)
def test_options_that_ask_for_nothing_are_wrong_use(arguments: list[str], run: Callable[..., Result]) -> None:
    assert (run(*arguments).exit_code, Path("out").exists()) == (2, False)


def test_a_group_is_told_from_an_agency(run: Callable[..., Result]) -> None:
    result = run("--agency", "so-ban-nganh")
    assert result.exit_code == 2
    assert "là một nhóm cơ quan" in result.stderr
    assert "letter.collective" in result.stderr


# ---- a registry that is lost


def test_without_a_registry_letters_that_are_there_stay(run: Callable[..., Result]) -> None:
    run()
    run("--only", "follow-up", "--agency", "so-y-te")
    before = {name for name in made() if name.startswith("cong-van/") or "/nam-" in name}
    Path("plans/agencies.yaml").rename("agencies.away")
    result = run("--json")
    assert "DL130" in codes(result)
    assert before <= made()


def test_a_build_of_nothing_is_not_done(run: Callable[..., Result]) -> None:
    Path("plans/agencies.yaml").unlink()
    result = run("--only", "letter")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "DL131" in result.stderr


def test_a_task_whose_leader_gets_no_letter_is_named(run: Callable[..., Result]) -> None:
    edit("lead_agencies: Báo và Phát thanh, truyền hình Lai Châu", "lead_agencies: Cơ sở đào tạo, bồi dưỡng")
    findings = json.loads(run("--only", "letter", "--json").stdout)["findings"]
    unreached = [finding for finding in findings if finding["code"] == "DL130"]
    assert ["nhiệm vụ IV.1.8" in finding["message"] for finding in unreached] == [True, False]
    assert unreached[0]["line"]


def test_a_group_of_unknown_members_that_leads_beside_others_is_named_where_it_stands(
    run: Callable[..., Result],
) -> None:
    findings = json.loads(run("--only", "letter", "--json").stdout)["findings"]
    (unreached,) = [finding for finding in findings if finding["code"] == "DL130"]
    name = "các cơ quan Trung ương đóng trên địa bàn tỉnh"
    assert "nhiệm vụ IV.1.6" in unreached["message"]
    line = PLAN.read_text(encoding="utf-8").splitlines()[unreached["line"] - 1]
    assert line[unreached["column"] - 1 :] == name


# ---- what is told


def test_the_blank_number_of_the_plan_is_a_warning_where_it_is_cited(run: Callable[..., Result]) -> None:
    assert "VD101" in codes(run("--json"))
    assert "VD101" not in codes(run("--only", "appendix", "--json"))
    edit("number: # để trống: văn thư cấp số khi ban hành", "number: 1556")
    assert "VD101" in codes(run("--json"))  # the day is still blank
    edit("issued: 4/2026 # ngày", "issued: 20/4/2026 # ngày")
    assert "VD101" not in codes(run("--json"))


def test_gaps_are_told_once_each_with_their_files(run: Callable[..., Result]) -> None:
    findings = [finding for finding in json.loads(run("--json").stdout)["findings"] if finding["code"] == "DL111"]
    assert all(finding["level"] == "hint" for finding in findings)
    assert any("signatory.full_name" in finding["fix"] for finding in findings)
    said = [re.search(r"\[\.\.\.[^\]]*\]", finding["message"]) for finding in findings]
    assert None not in said
    assert len({match[0] for match in said if match}) == len(findings) > 0


def test_a_document_that_fails_is_named_and_the_others_are_made(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    # Only an agency that leads three tasks has a third row.
    (tmp_path / "mau" / "letter.docx").write_bytes(docx(p("{{ rows[13].content }}")))
    result = run("--only", "letter", "--templates", "mau", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    failed = [finding for finding in report["findings"] if finding["code"] == "AT114"]
    assert len(failed) + len(report["written"]) > 50
    assert failed
    assert all(finding["file"].startswith("cong-van/") and "MB215" in finding["message"] for finding in failed)
    assert len(made()) == len(report["written"]) > 0


def test_docxtpl_goes_on_past_a_document_that_fails_too(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "letter.docx").write_bytes(docx(p("{{ rows[13].content }}")))
    result = run("--only", "letter", "--templates", "mau", "--engine", "docxtpl", "--json")
    assert result.exit_code == 1
    assert {"AT114"} <= set(codes(result))
    assert made()


def test_a_document_that_fails_does_not_lose_the_one_that_is_there(run: Callable[..., Result], tmp_path: Path) -> None:
    run("--only", "letter")
    before = made()
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "letter.docx").write_bytes(docx(p("{{ rows[13].content }}")))
    assert run("--only", "letter", "--templates", "mau").exit_code == 1
    assert made() == before


def test_a_template_that_fails_every_document_stops_the_build(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "letter.docx").write_bytes(docx(p("{{ rows[999].content }}")))
    result = run("--only", "letter", "--templates", "mau")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("MB215") == 1
    assert not Path("out").exists()


def test_a_folder_with_one_template_leaves_the_others_as_shipped(run: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "letter.docx").write_bytes(docx(p("THƯ RIÊNG: {{ subject }}")))
    assert run("--templates", "mau").exit_code == 0
    letter = next(path for path in (SET / "cong-van").iterdir())
    assert "THƯ RIÊNG" in outline(letter.read_bytes())
    assert "KẾ HOẠCH" in outline((SET / "ke-hoach.docx").read_bytes())

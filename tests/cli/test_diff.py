"""`vanban diff` as reviewers and scripts rely on it."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from tests.comparing.drafts import TEXT, built, edited, marked_words
from tests.word.packages import docx, p
from toolkit.build import Kind
from toolkit.cli import vanban
from toolkit.resources import shipped
from toolkit.word.package import read_package

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGED = edited(("thẩm định nội dung", "thẩm tra nội dung"), ("schedule: Tháng 4/2026", "schedule: Quý II năm 2026"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a runner of `vanban` in a folder with two plans, cu/2026.yaml and moi/2026.yaml."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(shipped("plans") / "agencies.yaml", tmp_path)
    for folder, text in (("cu", TEXT), ("moi", CHANGED)):
        Path(folder).mkdir()
        Path(folder, "2026.yaml").write_text(text, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(vanban, ["diff", *arguments], prog_name="vanban")


PLANS = ("cu/2026.yaml", "moi/2026.yaml")


def test_two_plans(run: Callable[..., Result]) -> None:
    result = run(*PLANS)
    assert result.exit_code == 1
    assert "~ nhiệm vụ I.3" in result.stdout
    assert "thời gian thực hiện: Tháng 4/2026 → Quý II năm 2026" in result.stdout
    assert result.stdout.endswith("Khác nhau: 1 nội dung, 1 thời gian.\n")
    assert result.stderr == ""


def test_the_same_plan_twice(run: Callable[..., Result]) -> None:
    result = run("cu/2026.yaml", "cu/2026.yaml")
    assert (result.exit_code, result.stdout) == (0, "Hai bản không có gì khác nhau.\n")


def test_the_vietnamese_name_does_the_same(run: Callable[..., Result]) -> None:
    assert CliRunner().invoke(vanban, ["so-sanh", *PLANS]).stdout == run(*PLANS).stdout


@pytest.mark.parametrize("kind", [Kind.PLAN, Kind.APPENDIX, Kind.LETTER], ids=lambda kind: kind.value)
def test_a_plan_against_the_document_made_of_it(run: Callable[..., Result], kind: Kind) -> None:
    Path("sua.docx").write_bytes(built(TEXT, kind))
    assert run("cu/2026.yaml", "sua.docx").exit_code == 0
    assert run("sua.docx", "cu/2026.yaml").exit_code == 0


def test_a_plan_against_an_edited_document(run: Callable[..., Result]) -> None:
    Path("sua.docx").write_bytes(built(CHANGED, Kind.APPENDIX))
    result = run("cu/2026.yaml", "sua.docx")
    assert result.exit_code == 1
    assert result.stdout.endswith("Khác nhau: 1 nội dung, 1 thời gian.\n")


def test_every_view_at_once(run: Callable[..., Result]) -> None:
    result = run(*PLANS, "--html", "a.html", "--redline", "b.docx", "--table", "c.docx", "--author", "Chị Hoa")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:3] == ["a.html", "b.docx", "c.docx"]
    assert Path("a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert marked_words(Path("b.docx").read_bytes(), "Chị Hoa")[:2] != (0, 0)
    assert "word/document.xml" in zipfile.ZipFile("c.docx").namelist()


def test_the_same_bytes_twice_and_a_date_only_from_the_environment(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*PLANS, "--redline", "a.docx")
    run(*PLANS, "--redline", "b.docx")
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert b"w:date=" not in read_package(Path("a.docx").read_bytes(), "a")["word/document.xml"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    run(*PLANS, "--redline", "c.docx")
    assert b'w:date="2026-01-01T00:00:00Z"' in read_package(Path("c.docx").read_bytes(), "c")["word/document.xml"]


def test_json_has_classes_counts_and_pieces(run: Callable[..., Result]) -> None:
    found = json.loads(run(*PLANS, "--json").stdout)
    assert (found["ok"], found["differs"], found["counts"]["schedule"]) == (False, True, 1)
    (schedule,) = [entry for entry in found["entries"] if entry["changes"][0]["class"] == "schedule"]
    assert schedule["new"]["reference"] == "III.3"
    assert schedule["changes"][0]["before"] == "Tháng 4/2026"
    assert ["inserted", "Quý II năm "] in schedule["changes"][0]["pieces"]


def test_a_dry_run_writes_nothing(run: Callable[..., Result]) -> None:
    before = sorted(Path().iterdir())
    result = run(*PLANS, "--redline", "b.docx", "--dry-run")
    assert result.exit_code == 1
    assert sorted(Path().iterdir()) == before


def test_a_file_of_somebody_else_is_not_replaced_and_no_other_view_is_written(run: Callable[..., Result]) -> None:
    Path("b.docx").write_text("của người khác", encoding="utf-8")
    result = run(*PLANS, "--html", "a.html", "--redline", "b.docx")
    assert result.exit_code == 2
    assert not Path("a.html").exists()
    assert Path("b.docx").read_text(encoding="utf-8") == "của người khác"


def test_tracked_changes_that_are_there_already_are_told(run: Callable[..., Result]) -> None:
    old = docx(p("Rà soát văn bản quy phạm"))
    tracked = '<w:ins w:id="1" w:author="Chị Hoa"><w:r><w:t xml:space="preserve"> pháp luật</w:t></w:r></w:ins>'
    Path("a.docx").write_bytes(old)
    Path("b.docx").write_bytes(docx(p("Rà soát văn bản quy phạm", tracked)))
    result = run("a.docx", "b.docx", "--redline", "c.docx")
    assert "b.docx: MB403 (gợi ý) tệp có sẵn 1 chỗ sửa được theo dõi, của: Chị Hoa" in result.stderr
    assert marked_words(Path("c.docx").read_bytes(), "Chị Hoa") == (0, 2, 0)
    assert marked_words(Path("c.docx").read_bytes(), "vanban") == (0, 0, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--html", "a.docx"), "tên tệp phải có đuôi .html"),
        (("--redline", "b.html"), "tên tệp phải có đuôi .docx"),
        (("--redline", "b.docx", "--table", "b.docx"), "hai kết quả khác nhau"),
        (("--author", " "), "cần một tên người"),
    ],
)
def test_wrong_use(run: Callable[..., Result], arguments: tuple[str, ...], message: str) -> None:
    result = run(*PLANS, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_view_never_replaces_a_draft(run: Callable[..., Result]) -> None:
    Path("a.docx").write_bytes(docx(p("a")))
    Path("b.docx").write_bytes(docx(p("b")))
    result = run("a.docx", "b.docx", "--redline", "b.docx", "--force")
    assert result.exit_code == 2
    assert "một trong hai bản đem so" in result.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"PK\x03\x04 cut", "MB101"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "MB102")],
    ids=["damaged", "old-doc"],
)
def test_a_file_that_cannot_be_read_is_one_finding(run: Callable[..., Result], content: bytes, code: str) -> None:
    Path("x.docx").write_bytes(content)
    result = run("cu/2026.yaml", "x.docx")
    assert result.exit_code == 2
    assert f"x.docx: {code}" in result.stderr


def test_a_file_that_is_not_there(run: Callable[..., Result]) -> None:
    result = run("khong-co.docx", "cu/2026.yaml")
    assert result.exit_code == 2
    assert "khong-co.docx: DL001" in result.stderr


def test_a_redline_that_is_wrong_is_told_and_not_written(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.docx").write_bytes(docx(p("Rà soát văn bản") + p("Tổ chức tập huấn cho cán bộ xã")))
    Path("b.docx").write_bytes(docx(p("Rà soát văn bản")))
    # As if what is gone were forgotten: rejecting all could not give the old document.
    monkeypatch.setattr("toolkit.comparing.redline.writing.mark_run", lambda run, *_: run)
    result = run("a.docx", "b.docx", "--redline", "c.docx", "--html", "d.html")
    assert result.exit_code == 2
    assert "c.docx: MB402 bản có vết sửa chưa đúng nên không ghi" in result.stderr
    assert not Path("c.docx").exists()
    assert not Path("d.html").exists()


def test_a_table_that_word_would_not_open_is_not_written(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = docx("<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>")
    monkeypatch.setattr("toolkit.comparing.table.comparison_table", lambda *_, **__: broken)
    result = run(*PLANS, "--table", "c.docx")
    assert result.exit_code == 2
    assert "c.docx" in result.stderr
    assert not Path("c.docx").exists()

"""Many files: shared out among processes, reports in order; a process that dies harms nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from toolkit.checking import many
from toolkit.checking.file_check import FileReport, Job, Options, check_file

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TEXT = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2025
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
tasks:
  - {id: mot, content: Công bố dữ liệu mở, lead_agencies: Sở Nội vụ}
"""


def jobs(folder: Path, count: int) -> list[Job]:
    made = []
    for number in range(count):
        path = folder / f"{number:03}" / "2026.yaml"
        path.parent.mkdir()
        path.write_text(TEXT, encoding="utf-8")
        made.append(Job(f"{number:03}/2026.yaml", path))
    return made


def test_several_processes_find_what_one_finds_in_the_same_order(tmp_path: Path) -> None:
    files = jobs(tmp_path, 40)
    alone = [check_file(job, Options()) for job in files]
    assert list(many.check_files(files, Options(), 2)) == alone
    assert [report.job for report in alone] == files
    assert any(finding.code == "NB201" for finding in alone[0].findings)


def test_few_files_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_in_processes", None)
    assert len(list(many.check_files(jobs(tmp_path, 9), Options(), 4))) == 9


def _dies_at_twenty(job: Job, options: Options) -> FileReport:
    if job.name.startswith("020") and os.environ["VANBAN_TEST_PARENT"] != str(os.getpid()):
        os._exit(3)
    return check_file(job, options)


def test_what_a_process_that_died_left_undone_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = jobs(tmp_path, 40)
    monkeypatch.setenv("VANBAN_TEST_PARENT", str(os.getpid()))
    monkeypatch.setattr(many, "check_file", _dies_at_twenty)
    assert [report.job for report in many.check_files(files, Options(), 2)] == files

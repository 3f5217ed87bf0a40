"""A user's own file replaced by its repaired self."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from toolkit.diagnostics import VanbanError
from toolkit.output_editing import replace_file

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path, original: bytes, **options: bool) -> str:
    with pytest.raises(VanbanError) as caught:
        replace_file(path, original, b"new", **options)
    (finding,) = caught.value.diagnostics
    return finding.code


def test_a_file_is_replaced_and_nothing_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert [child.name for child in tmp_path.iterdir()] == ["2026.yaml"]
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o640


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    path.write_bytes(b"old")
    replace_file(path, b"old", b"new", dry_run=True)
    assert path.read_bytes() == b"old"


def test_what_somebody_saved_since_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    path.write_bytes(b"newer")
    assert refused(path, b"old") == "AT121"
    assert refused(path, b"old", force=True) == "AT121"
    assert path.read_bytes() == b"newer"


def test_a_file_open_in_word_is_kept_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(b"old")
    (tmp_path / "~$-hoach.docx").write_bytes(b"")
    assert refused(path, b"old") == "AT103"
    replace_file(path, b"old", b"new", force=True)
    assert path.read_bytes() == b"new"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert refused(tmp_path / "x.yaml", b"old").startswith("AT")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "own.yaml"
    target.write_bytes(b"old")
    link = tmp_path / "2026.yaml"
    link.symlink_to(target)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights of a folder do not bind here")
def test_a_folder_nobody_may_write_to(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "x.yaml"
    path.write_bytes(b"old")
    folder.chmod(0o500)
    try:
        assert refused(path, b"old").startswith("AT1")
    finally:
        folder.chmod(0o700)

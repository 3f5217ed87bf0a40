from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.diagnostics import Level, VanbanError
from toolkit.output_findings import explain_os_error
from toolkit.output_names import name_problem, owner_file_names
from toolkit.outputs import OutputFile, PutResult, put_file, put_files

ROOT = Path(__file__).parents[1]

if TYPE_CHECKING:
    from collections.abc import Iterator

linux_only = pytest.mark.skipif(os.name == "nt", reason="cần hệ thống có liên kết và quyền kiểu POSIX")


def put(folder: Path, files: dict[str, bytes], **options: Any) -> PutResult:
    return put_files(folder, (OutputFile(PurePosixPath(name), data) for name, data in files.items()), **options)


def codes(folder: Path, files: dict[str, bytes], **options: Any) -> list[str]:
    with pytest.raises(VanbanError) as caught:
        put(folder, files, **options)
    return [finding.code for finding in caught.value.diagnostics]


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder, hidden and temporary ones too, but not the memory."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".vanban.json"
    }


def test_puts_files_into_folders_that_do_not_exist_yet(tmp_path: Path) -> None:
    result = put(tmp_path / "out", {"phu-luc.docx": b"1", "cong-van/01-a.docx": b"2"})
    assert tree(tmp_path / "out") == {"phu-luc.docx": b"1", "cong-van/01-a.docx": b"2"}
    assert result.paths == result.written == (tmp_path / "out/phu-luc.docx", tmp_path / "out/cong-van/01-a.docx")


def test_remembers_names_and_hashes_sorted(tmp_path: Path) -> None:
    put(tmp_path, {"b.docx": b"2", "a.docx": b"1"})
    text = (tmp_path / ".vanban.json").read_text(encoding="utf-8")
    assert json.loads(text) == {
        "files": {
            "a.docx": "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b",
            "b.docx": "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35",
        }
    }
    assert text.index("a.docx") < text.index("b.docx")


@linux_only
def test_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1"})
    (tmp_path / "ordinary").write_bytes(b"")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.docx", "ordinary", ".vanban.json")}
    assert len(modes) == 1


def test_replaces_its_own_unchanged_file(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1"})
    put(tmp_path, {"a.docx": b"2"})
    assert tree(tmp_path) == {"a.docx": b"2"}


def test_leaves_a_file_alone_that_says_the_same(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1"})
    os.utime(tmp_path / "a.docx", (1, 1))
    result = put(tmp_path, {"a.docx": b"1"})
    assert (tmp_path / "a.docx").stat().st_mtime == 1
    assert (result.paths, result.written) == ((tmp_path / "a.docx",), ())


def test_same_content_written_by_somebody_becomes_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"1")
    put(tmp_path, {"a.docx": b"1"})
    put(tmp_path, {"a.docx": b"2"})
    assert tree(tmp_path) == {"a.docx": b"2"}


def test_refuses_a_file_it_did_not_write(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    assert codes(tmp_path, {"a.docx": b"1"}) == ["AT101"]
    assert tree(tmp_path) == {"a.docx": b"mine"}


def test_refuses_a_file_that_was_edited(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1"})
    (tmp_path / "a.docx").write_bytes(b"edited")
    assert codes(tmp_path, {"a.docx": b"2"}) == ["AT102"]
    assert tree(tmp_path) == {"a.docx": b"edited"}


def test_force_replaces_what_others_wrote_or_edited(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1"})
    (tmp_path / "a.docx").write_bytes(b"edited")
    (tmp_path / "b.docx").write_bytes(b"mine")
    put(tmp_path, {"a.docx": b"2", "b.docx": b"2"}, force=True)
    assert tree(tmp_path) == {"a.docx": b"2", "b.docx": b"2"}


def test_one_blocked_file_keeps_all_others_from_being_written(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1"})
    (tmp_path / "c.docx").write_bytes(b"mine")
    files = {"a.docx": b"2", "new/b.docx": b"2", "c.docx": b"2", "d.docx": b"2"}
    assert codes(tmp_path, files) == ["AT101"]
    assert tree(tmp_path) == {"a.docx": b"1", "c.docx": b"mine"}
    assert not (tmp_path / "new").exists()


def test_names_every_blocked_file_at_once(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(b"mine")
    assert codes(tmp_path, {"a.docx": b"1", "b.docx": b"1", "c?.docx": b"1"}) == ["AT101", "AT101", "AT105"]


def test_a_failing_source_leaves_nothing_behind(tmp_path: Path) -> None:
    def files() -> Iterator[OutputFile]:
        yield OutputFile(PurePosixPath("cong-van/01.docx"), b"1")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_files(tmp_path / "out", files())
    assert list(tmp_path.iterdir()) == []


def test_holds_no_document_longer_than_it_takes_to_write_it(tmp_path: Path) -> None:
    waiting: list[int] = []

    def files() -> Iterator[OutputFile]:
        for number in range(3):
            waiting.append(sum(len(data) for data in tree(tmp_path).values()))
            yield OutputFile(PurePosixPath(f"{number}.docx"), b"12345")

    put_files(tmp_path, files())
    assert waiting == [0, 5, 10]


def test_removes_what_it_no_longer_makes_and_the_empty_folder(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1", "cong-van/01-x.docx": b"1"})
    result = put(tmp_path, {"a.docx": b"1"})
    assert result.removed == (tmp_path / "cong-van/01-x.docx",)
    assert not (tmp_path / "cong-van").exists()
    assert "01-x" not in (tmp_path / ".vanban.json").read_text(encoding="utf-8")


def test_keeps_and_names_an_edited_file_it_no_longer_makes_each_time(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1", "old.docx": b"1"})
    (tmp_path / "old.docx").write_bytes(b"edited")
    for _ in range(2):
        (finding,) = put(tmp_path, {"a.docx": b"1"}, force=True).findings
        assert (finding.code, finding.level, finding.location.file) == (
            "AT112",
            Level.WARNING,
            str(tmp_path / "old.docx"),
        )
    assert (tmp_path / "old.docx").read_bytes() == b"edited"


def test_keeps_an_open_file_it_no_longer_makes(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1", "old.docx": b"1"})
    (tmp_path / ".~lock.old.docx#").write_bytes(b"")
    assert [finding.code for finding in put(tmp_path, {"a.docx": b"1"}).findings] == ["AT112"]
    assert (tmp_path / "old.docx").exists()


def test_does_not_answer_for_names_that_are_not_owned(tmp_path: Path) -> None:
    put(tmp_path, {"phu-luc.docx": b"1", "cong-van/01.docx": b"1"})
    put(tmp_path, {"phu-luc.docx": b"2"}, owned=lambda name: name == "phu-luc.docx")
    assert tree(tmp_path) == {"phu-luc.docx": b"2", "cong-van/01.docx": b"1"}
    assert put(tmp_path, {"phu-luc.docx": b"2"}).removed == (tmp_path / "cong-van/01.docx",)


def test_never_removes_a_file_outside_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.docx"
    outside.write_bytes(b"1")
    digest = "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"
    folder = tmp_path / "out"
    folder.mkdir()
    memory = {"files": dict.fromkeys(("../outside.docx", str(outside), "x/../../outside.docx"), digest)}
    (folder / ".vanban.json").write_text(json.dumps(memory), encoding="utf-8")
    assert put(folder, {"a.docx": b"1"}).removed == ()
    assert outside.exists()


@linux_only
def test_never_removes_through_a_link_that_leads_outside(tmp_path: Path) -> None:
    put(tmp_path / "out", {"cong-van/01.docx": b"1"})
    (tmp_path / "out/cong-van").rename(tmp_path / "elsewhere")
    (tmp_path / "out/cong-van").symlink_to(tmp_path / "elsewhere")
    put(tmp_path / "out", {"a.docx": b"1"})
    assert (tmp_path / "elsewhere/01.docx").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"files": 3}', b"\xff\xfe", b"[" * 200_000, b'{"version": 1}'],
    ids=["empty", "list", "object", "number", "bytes", "deep", "foreign"],
)
def test_a_memory_it_cannot_read_is_a_warning_and_counts_as_empty(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, {"a.docx": b"1"})
    (tmp_path / ".vanban.json").write_bytes(content)
    assert codes(tmp_path, {"a.docx": b"2"}) == ["AT101", "AT111"]
    assert [finding.code for finding in put(tmp_path, {"a.docx": b"1"}).findings] == ["AT111"]
    assert put(tmp_path, {"a.docx": b"2"}).findings == ()


def test_dry_run_tells_the_same_and_touches_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1", "old.docx": b"1"})
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path, *tmp_path.iterdir())}
    result = put(tmp_path, {"a.docx": b"2", "new/b.docx": b"1"}, dry_run=True)
    assert result.written == (tmp_path / "a.docx", tmp_path / "new/b.docx")
    assert result.removed == (tmp_path / "old.docx",)
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path, *tmp_path.iterdir())} == before


def test_dry_run_is_blocked_as_the_real_run_would_be(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    assert codes(tmp_path, {"a.docx": b"1"}, dry_run=True) == ["AT101"]


@pytest.mark.parametrize(
    ("name", "owner_file"),
    [
        ("ke-hoach.docx", "~$-hoach.docx"),
        ("phu-luc.docx", "~$hu-luc.docx"),
        ("01-snv.docx", "~$01-snv.docx"),
        ("ke-hoach.xlsx", "~$ke-hoach.xlsx"),
        ("ke-hoach.docx", ".~lock.ke-hoach.docx#"),
    ],
    ids=["eight-letters", "seven-letters", "shorter", "excel", "libreoffice"],
)
def test_refuses_to_replace_a_file_that_is_open(tmp_path: Path, name: str, owner_file: str) -> None:
    assert owner_file in owner_file_names(name)
    put(tmp_path, {name: b"1"})
    (tmp_path / owner_file).write_bytes(b"")
    with pytest.raises(VanbanError) as caught:
        put(tmp_path, {name: b"2"})
    (finding,) = caught.value.diagnostics
    assert finding.code == "AT103"
    assert owner_file in finding.fix  # an owner file left by a crash must not block for ever
    put(tmp_path, {name: b"2"}, force=True)
    assert (tmp_path / name).read_bytes() == b"2"


def test_an_open_file_that_need_not_change_blocks_nothing(tmp_path: Path) -> None:
    put(tmp_path, {"ke-hoach.docx": b"1"})
    (tmp_path / "~$-hoach.docx").write_bytes(b"")
    assert put(tmp_path, {"ke-hoach.docx": b"1"}).findings == ()


def test_a_refused_rename_is_told_and_what_was_renamed_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"a.docx": b"1", "b.docx": b"1"})
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "b.docx":
            raise PermissionError(errno.EACCES, "sharing violation", str(target))
        replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        assert codes(tmp_path, {"a.docx": b"2", "b.docx": b"2", "c.docx": b"2"}) == ["AT103"]
    assert tree(tmp_path) == {"a.docx": b"2", "b.docx": b"1"}
    put(tmp_path, {"a.docx": b"3", "b.docx": b"3"})
    assert tree(tmp_path) == {"a.docx": b"3", "b.docx": b"3"}


def test_a_full_disk_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"a.docx": b"1"})

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        assert codes(tmp_path, {"a.docx": b"2", "new/b.docx": b"2"}) == ["AT109"]
    assert tree(tmp_path) == {"a.docx": b"1"}
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "AT108"),
        (errno.EACCES, "AT108"),
        (errno.ENAMETOOLONG, "AT110"),
        (errno.EDQUOT, "AT109"),
        (errno.EBUSY, "AT103"),
        (errno.EIO, "AT108"),
    ],
    ids=errno.errorcode.get,
)
def test_says_in_vietnamese_what_the_system_refused(number: int, code: str) -> None:
    finding = explain_os_error(OSError(number, os.strerror(number)), Path("out"))
    assert (finding.code, finding.location.file) == (code, "out")
    assert os.strerror(number) not in finding.message


def test_a_path_the_system_finds_too_long_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / ("x" * 300), {"a.docx": b"1"}) == ["AT110"]


@pytest.mark.parametrize("dry_run", [False, True])
@pytest.mark.parametrize("folder", ["file", "file/below"])
def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path, folder: str, dry_run: bool) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(VanbanError) as caught:
        put(tmp_path / folder, {"a.docx": b"1"}, dry_run=dry_run)
    assert [(d.code, d.location.file) for d in caught.value.diagnostics] == [("AT113", str(tmp_path / "file"))]


def test_a_folder_where_the_file_should_be_is_told_even_with_force(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    assert codes(tmp_path, {"a.docx": b"1"}, force=True) == ["AT104"]


@linux_only
@pytest.mark.parametrize("force", [False, True])
def test_never_writes_through_a_link_that_leads_outside(tmp_path: Path, force: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/cong-van").symlink_to(tmp_path / "elsewhere")
    assert codes(tmp_path / "out", {"cong-van/01.docx": b"1"}, force=force) == ["AT107"]
    assert tree(tmp_path) == {}


@linux_only
def test_a_ring_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "cong-van").symlink_to(tmp_path / "cong-van")
    assert codes(tmp_path, {"cong-van/01.docx": b"1"}) == ["AT107"]


@linux_only
def test_force_replaces_a_linked_file_and_leaves_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real.docx").write_bytes(b"mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.docx").symlink_to(tmp_path / "real.docx")
    assert codes(tmp_path / "out", {"a.docx": b"1"}) == ["AT104"]
    put(tmp_path / "out", {"a.docx": b"1"}, force=True)
    assert (tmp_path / "real.docx").read_bytes() == b"mine"
    assert not (tmp_path / "out/a.docx").is_symlink()


@linux_only
def test_the_result_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    put(tmp_path / "out", {"cong-van/01.docx": b"1"})
    assert (tmp_path / "real/cong-van/01.docx").exists()


@linux_only
def test_a_pipe_in_the_place_of_the_file_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    assert codes(tmp_path, {"a.docx": b"1"}, force=True) == ["AT104"]


@pytest.mark.parametrize(
    "name",
    [
        "../a.docx",
        "/a.docx",
        "",
        "a:b.docx",
        "a\nb.docx",
        "a\\b.docx",
        "CON",
        "con.docx",
        "LPT1 .docx",
        "a./b.docx",
        "a ",
        "\ud800.docx",
        "cu\u0323.docx",
        "ộ" * 84 + ".docx",
        ".vanban.json",
        ".vanban-1-1.tmp",
    ],
    ids=[
        "above", "absolute", "nothing", "colon", "control", "backslash", "device", "device-docx",
        "device-space", "dot", "space", "surrogate", "nfd", "long", "memory", "temporary",
    ],
)  # fmt: skip
def test_refuses_a_name_not_every_system_can_keep(tmp_path: Path, name: str) -> None:
    assert codes(tmp_path / "out", {name: b"1"}) == ["AT105"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["ộ" * 83 + ".docx", "Kế hoạch năm 2026.docx", "console.docx", ".gitignore"],
    ids=["longest", "marks", "almost-device", "hidden"],
)
def test_accepts_an_ordinary_name(name: str) -> None:
    assert name_problem(PurePosixPath(name)) == ""


def test_refuses_two_files_that_some_systems_keep_as_one(tmp_path: Path) -> None:
    assert codes(tmp_path, {"a.docx": b"1", "A.docx": b"2"}) == ["AT106"]


def test_refuses_two_files_of_one_name(tmp_path: Path) -> None:
    file = OutputFile(PurePosixPath("a.docx"), b"1")
    with pytest.raises(VanbanError, match="AT106"):
        put_files(tmp_path, [file, file])


def test_a_batch_large_enough_to_be_synced_at_once_is_put_in_place(tmp_path: Path) -> None:
    files = {f"cong-van/{number:03}.docx": b"1" for number in range(100)}
    put(tmp_path, files)
    assert tree(tmp_path) == files


def test_a_temporary_file_of_a_killed_process_does_not_stand_in_the_way(tmp_path: Path) -> None:
    stale = tmp_path / f".vanban-{os.getpid()}-1.tmp"
    stale.write_bytes(b"stale")
    put(tmp_path, {"a.docx": b"1"})
    assert tree(tmp_path) == {"a.docx": b"1", stale.name: b"stale"}


def test_an_old_temporary_file_of_a_killed_process_is_taken_away(tmp_path: Path) -> None:
    stale = tmp_path / ".vanban-1-1.tmp"
    stale.write_bytes(b"stale")
    os.utime(stale, (0, 0))
    put(tmp_path, {"a.docx": b"1"})
    assert tree(tmp_path) == {"a.docx": b"1"}


def test_files_of_a_build_killed_while_they_got_their_names_are_known(tmp_path: Path) -> None:
    put(tmp_path, {"a.docx": b"1", "b.docx": b"1"})
    old = json.loads((tmp_path / ".vanban.json").read_text(encoding="utf-8"))["files"]
    code = (
        "import os, sys; from pathlib import Path, PurePosixPath; from toolkit.outputs import OutputFile, put_files\n"
        "replace = Path.replace\n"
        "def killed(self, target):\n"
        "    if target.name == 'b.docx': os._exit(9)\n"
        "    return replace(self, target)\n"
        "Path.replace = killed\n"
        "put_files(Path(sys.argv[1]), [OutputFile(PurePosixPath(n), b'2') for n in ('a.docx', 'b.docx', 'c.docx')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 9
    assert (tmp_path / "a.docx").read_bytes() == b"2"
    assert json.loads((tmp_path / ".vanban.json").read_text(encoding="utf-8"))["files"] == old
    assert put(tmp_path, {"a.docx": b"3", "b.docx": b"3"}).findings == ()
    assert {name: content for name, content in tree(tmp_path).items() if name.endswith("docx")} == {
        "a.docx": b"3",
        "b.docx": b"3",
    }
    (tmp_path / "a.docx").write_bytes(b"edited")
    assert codes(tmp_path, {"a.docx": b"4"}) == ["AT102"]


def test_nothing_to_put_makes_no_folder(tmp_path: Path) -> None:
    assert put(tmp_path / "out", {}) == PutResult()
    assert not (tmp_path / "out").exists()


def test_a_single_file_touches_nothing_else_in_its_folder(tmp_path: Path) -> None:
    put_file(tmp_path / "2026.yaml", b"1")
    put_file(tmp_path / "2027.yaml", b"1")
    put_file(tmp_path / "2026.yaml", b"2")
    assert tree(tmp_path) == {"2026.yaml": b"2", "2027.yaml": b"1"}


def test_a_single_file_that_somebody_edited_is_refused(tmp_path: Path) -> None:
    put_file(tmp_path / "2026.yaml", b"1")
    (tmp_path / "2026.yaml").write_bytes(b"edited")
    with pytest.raises(VanbanError, match="AT102"):
        put_file(tmp_path / "2026.yaml", b"2")


def test_a_relative_folder_gives_paths_as_they_were_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert put_file(Path("a.yaml"), b"1").written == (Path("a.yaml"),)
    assert put(Path("out"), {"a.docx": b"1"}).written == (Path("out/a.docx"),)

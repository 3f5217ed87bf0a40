"""The one place that puts files in place: temporary, synced, renamed, remembered.

A file is replaced only if vanban wrote it and nobody has changed it since. What vanban wrote stands in
`.vanban.json` of the folder: relative POSIX names and SHA-256, sorted, no time; and, while files get their names,
what they are to become ("pending"): a build that is killed there leaves files the next one knows.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import time
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.output_findings import OWNER_FIX, explain_os_error, output_finding
from toolkit.output_memory import NOTHING, memory_text, read_memory
from toolkit.output_names import (
    MEMORY_NAME,
    TEMPORARY_PREFIX,
    TEMPORARY_SUFFIX,
    name_problem,
    owner_file_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

# One fsync costs about 250 us; os.sync a fixed millisecond and then a third of that a file (measured
# on ext4: 20 files 4.0 against 2.0 ms, 300 files 47 against 22 ms). Only Linux promises that
# os.sync returns after the data are on the disk.
SYNC_AT_ONCE: Final = 12


# What a killed process left under a temporary name is not touched while another might still be writing it.
LEFTOVER_SECONDS: Final = 3600

REPLACE_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM})  # what Windows says of a file open in Word


class OutputFile(NamedTuple):
    """A file to put in place.

    Attributes:
        path: Where, relative to the folder: "cong-van/01-so-noi-vu.docx".
        data: The whole content.
    """

    path: PurePosixPath
    data: bytes


class PutResult(NamedTuple):
    """What `put_files` did, or with `dry_run` would do.

    Attributes:
        paths: Every file asked for, in that order, whether it had to be written or stood there already.
        written: Those of them that were written.
        removed: Files of an earlier build that this one no longer makes.
        findings: Warnings; what stops the work is raised instead.
    """

    paths: tuple[Path, ...] = ()
    written: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def put_files(
    folder: Path,
    files: Iterable[OutputFile],
    *,
    owned: Callable[[str], bool] = lambda name: True,  # noqa: ARG005 - the default owns every name
    force: bool = False,
    dry_run: bool = False,
) -> PutResult:
    """Put files into `folder`, all of them or, where one is blocked, none.

    Each file is checked and written to a temporary file beside its place as it comes, so `files` may
    be a long iterator; when all are there they are synced, then renamed. What fails before the first
    rename leaves every old file as it was. A rename that the system refuses (a file opened in
    Word meanwhile) stops there: each file is then wholly old or wholly new, and remembered as such.

    Args:
        folder: Is made when missing.
        files: May raise; nothing is put in place then.
        owned: Tells of a remembered name (POSIX, relative) whether this call answers for it: an owned
            name that `files` no longer holds is removed if unchanged. Asked after `files` is used up.
        force: Replace files that vanban did not write or that were changed, and go on past owner files.
        dry_run: Check everything, touch nothing.

    Raises:
        VanbanError: Something blocks the work; holds a finding for each file concerned.
    """
    batch = _Batch(folder, force=force, dry_run=dry_run)
    try:
        batch.open_folder()
        for file in files:
            batch.add(file)
        batch.stop_if_blocked()
        batch.sync()
        try:
            batch.put_in_place()
            batch.remove_stale(owned)
        finally:
            batch.remember()
    except OSError as error:
        raise VanbanError([explain_os_error(error, folder)]) from error
    finally:
        batch.discard()
    return PutResult(tuple(batch.paths), tuple(batch.written), tuple(batch.removed), tuple(batch.warnings))


def put_file(path: Path, data: bytes, *, force: bool = False, dry_run: bool = False) -> PutResult:
    """Put one file in place, by the rules of `put_files`; nothing else in its folder is touched.

    Raises:
        VanbanError: Something blocks the work.
    """
    name = unicodedata.normalize("NFC", path.name)
    file = OutputFile(PurePosixPath(name), data)
    return put_files(path.parent, [file], owned=lambda _: False, force=force, dry_run=dry_run)


class _Directory(NamedTuple):
    """A folder that outputs go into, looked at once: its path and the owner files that lie there."""

    path: Path
    owner_files: frozenset[str]


class _Staged(NamedTuple):
    """A file that waits under a temporary name for its place."""

    temporary: Path
    target: Path
    name: str


class _Batch:
    """One call of `put_files` on its way."""

    def __init__(self, folder: Path, *, force: bool, dry_run: bool) -> None:
        self.folder = folder
        self.force = force
        self.dry_run = dry_run
        self.known: dict[str, str] = {}
        self.memory: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.digests: dict[str, str] = {}
        self.directories: dict[PurePosixPath, _Directory | None] = {}
        self.created: list[Path] = []
        self.staged: list[_Staged] = []
        self.placed = 0
        self.temporary_count = 0
        self.blocks: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []
        self.paths: list[Path] = []
        self.written: list[Path] = []
        self.removed: list[Path] = []

    def open_folder(self) -> None:
        """Read what vanban wrote here before."""
        if "\0" in str(self.folder):
            raise VanbanError(
                [output_finding("AT105", str(self.folder).replace("\0", "␀"), "đường dẫn có ký tự U+0000")]
            )
        path = self.folder / MEMORY_NAME
        try:
            self.known, pending = read_memory(path)
            self.known |= {name: digest for name, digest in pending.items() if self._holds(name, digest)}
        except (FileNotFoundError, NotADirectoryError):
            pass
        except (OSError, ValueError, RecursionError) as error:
            if getattr(error, "errno", None) == errno.ENAMETOOLONG:
                raise  # the folder itself
            self.warnings.append(output_finding("AT111", path))
        self.memory = dict(self.known)

    def _holds(self, name: str, digest: str) -> bool:
        """Tell whether a file has this content: it got its name before the build that made it was killed."""
        try:
            return _digest_of(self.folder / name) == digest
        except OSError:
            return False

    def _block(self, code: str, place: Path, detail: str = "") -> None:
        self.blocks.append(output_finding(code, place, detail))

    def add(self, file: OutputFile) -> None:
        """Check one file and lay it under a temporary name beside its place."""
        name = str(file.path)
        shown = self.folder / file.path
        if problem := name_problem(file.path):
            self._block("AT105", shown, problem)
            return
        # Windows and macOS keep "A.docx" and "a.docx" as one file.
        if (other := self.names.setdefault(name.casefold(), name)) != name or name in self.digests:
            self._block("AT106", shown, other)
            return
        self.digests[name] = digest = hashlib.sha256(file.data).hexdigest()
        try:
            directory = self._directory(file.path.parent)
            if directory is None:
                return
            target = directory.path / file.path.name
            stands_already = self._check(target, name, digest, directory)
            self.paths.append(target)
            if stands_already:
                self.memory[name] = digest
            elif not self.blocks:
                self.written.append(target)
                self._stage(target, name, file.data)
        except OSError as error:
            self.blocks.append(explain_os_error(error, shown))

    def _directory(self, relative: PurePosixPath) -> _Directory | None:
        """Return the folder `relative`, made if need be; None when it is blocked (said once)."""
        if relative not in self.directories:
            self.directories[relative] = self._open_directory(relative)
        return self.directories[relative]

    def _open_directory(self, relative: PurePosixPath) -> _Directory | None:
        path = self.folder / relative
        if not self._is_inside(path):
            self._block("AT107", path)
            return None
        missing = []
        for folder in (path, *path.parents):
            if folder.is_dir():
                break
            if folder.exists() or folder.is_symlink():
                self._block("AT113", folder)
                return None
            missing.append(folder)
        if not missing:
            return _Directory(path, frozenset(self._look_round(path)))
        if not self.dry_run and not self.blocks:
            for folder in reversed(missing):
                folder.mkdir(exist_ok=True)
                self.created.append(folder)
        return _Directory(path, frozenset())

    def _look_round(self, folder: Path) -> Iterator[str]:
        """Yield the owner files of a folder; take away what killed processes left there."""
        for child in list(folder.iterdir()):
            if child.name.startswith(("~$", ".~lock.")):
                yield child.name
            elif child.name.startswith(TEMPORARY_PREFIX) and child.suffix == TEMPORARY_SUFFIX and not self.dry_run:
                with suppress(OSError):
                    if time.time() - child.lstat().st_mtime > LEFTOVER_SECONDS:
                        child.unlink()

    def _is_inside(self, path: Path) -> bool:
        try:
            return path == self.folder or path.resolve().is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError):  # a ring of links: RuntimeError before Python 3.13
            return False

    def _check(self, target: Path, name: str, digest: str, directory: _Directory) -> bool:
        """Return whether `target` holds the wanted content already; note what forbids to replace it."""
        try:
            mode = target.lstat().st_mode
        except FileNotFoundError:
            return False
        if stat.S_ISLNK(mode) and self.force:
            return False  # the link is replaced; what it leads to is not touched
        if not stat.S_ISREG(mode):
            self._block("AT104", target)
            return False
        found = _digest_of(target)
        if found == digest:
            return True
        if self.force:
            return False
        if owner_file := _owner_file(target.name, directory):
            self._block("AT103", target, OWNER_FIX.replace("{}", owner_file))
        elif name not in self.known:
            self._block("AT101", target)
        elif found != self.known[name]:
            self._block("AT102", target)
        return False

    def _stage(self, target: Path, name: str, data: bytes) -> None:
        if self.dry_run:
            return
        temporary, stream = self._open_temporary(target.parent)
        self.staged.append(_Staged(temporary, target, name))
        with stream:
            stream.write(data)

    def _open_temporary(self, folder: Path) -> tuple[Path, BinaryIO]:
        while True:
            self.temporary_count += 1
            path = folder / f"{TEMPORARY_PREFIX}{os.getpid()}-{self.temporary_count}{TEMPORARY_SUFFIX}"
            with suppress(FileExistsError):  # left by a process that was killed
                return path, path.open("xb")

    def stop_if_blocked(self) -> None:
        """Raise every block at once."""
        if self.blocks:
            raise VanbanError([*self.blocks, *self.warnings])

    def sync(self) -> None:
        """Bring the temporary files to the disk before any of them takes its place."""
        if len(self.staged) >= SYNC_AT_ONCE and sys.platform == "linux":
            os.sync()
            return
        for staged in self.staged:
            _sync(staged.temporary)

    def put_in_place(self) -> None:
        """Give each file its name; stop at the first one the system refuses."""
        if self.staged:
            self._write_memory(self.known, {staged.name: self.digests[staged.name] for staged in self.staged})
        for staged in self.staged:
            try:
                staged.temporary.replace(staged.target)
            except OSError as error:
                finding = explain_os_error(error, staged.target)
                if error.errno in REPLACE_REFUSED:
                    finding = output_finding("AT103", staged.target)
                raise VanbanError([finding, *self.warnings]) from error
            self.placed += 1
            self.memory[staged.name] = self.digests[staged.name]

    def remove_stale(self, owned: Callable[[str], bool]) -> None:
        """Remove, or name, what an earlier build made and this one no longer makes."""
        for name in sorted(self.known):
            if name in self.digests or not owned(name):
                continue
            if obstacle := self._remove(self.folder / name, name):
                self.warnings.append(output_finding("AT112", self.folder / name, obstacle))
            else:
                del self.memory[name]

    def _remove(self, path: Path, name: str) -> str:
        """Remove a file of an earlier build; return what stands in the way, or "" when it is gone."""
        try:
            if (same := self.names.get(name.casefold())) and path.samefile(self.folder / same):
                return ""  # only the case of a letter changed, on a disk that knows no case
            if obstacle := self._obstacle(path, name):
                return obstacle
            if not self.dry_run:
                path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except OSError:
            return "nó đang mở hoặc bạn không có quyền xóa"
        self.removed.append(path)
        return ""

    def _obstacle(self, path: Path, name: str) -> str:
        if not stat.S_ISREG(path.lstat().st_mode) or not self._is_inside(path.parent):
            return "nó không còn là tệp thường"
        if _digest_of(path) != self.known[name]:
            return "đã có người sửa nó"
        if any((path.parent / owner).exists() for owner in owner_file_names(path.name)):
            return "nó đang mở ở chương trình khác"
        return ""

    def remember(self) -> None:
        """Write down what vanban has made in the folder, if that changed, and sync the folders."""
        if self.dry_run:
            return
        if self.memory != self.known or self.staged:
            self._write_memory(self.memory)
        for folder in {self.folder, *(staged.target.parent for staged in self.staged)} if self.staged else ():
            _sync_folder(folder)
        for folder in {path.parent for path in self.removed}:
            with suppress(OSError):
                while folder != self.folder:
                    folder.rmdir()  # only an empty one goes
                    folder = folder.parent  # noqa: PLW2901 - upwards until one is in use

    def _write_memory(self, files: Mapping[str, str], pending: Mapping[str, str] = NOTHING) -> None:
        path = self.folder / MEMORY_NAME
        if not files and not pending:
            path.unlink(missing_ok=True)
            return
        temporary, stream = self._open_temporary(self.folder)
        try:
            with stream:
                stream.write(memory_text(files, pending))
            _sync(temporary)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def discard(self) -> None:
        """Remove the temporary files that did not get their place, and folders made for nothing."""
        for staged in self.staged[self.placed :]:
            with suppress(OSError):
                staged.temporary.unlink(missing_ok=True)
        for folder in reversed(self.created):
            with suppress(OSError):
                folder.rmdir()  # only an empty one goes


def _digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    # Windows refuses writing to a file that Word holds open: ask for it here, before anything is replaced.
    with path.open("r+b" if sys.platform == "win32" else "rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _owner_file(name: str, directory: _Directory) -> str:
    candidates = owner_file_names(name) if directory.owner_files else ()
    return next((candidate for candidate in candidates if candidate in directory.owner_files), "")


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _sync_folder(path: Path) -> None:
    if sys.platform == "win32":  # has no such thing
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

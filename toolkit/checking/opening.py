"""A file opened for checking: a plan, a .docx or a registry of agencies, from its bytes."""

from __future__ import annotations

import os
import stat
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.subject import Subject
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.agencies import Registry
from toolkit.model.decoding import decode
from toolkit.model.files import REGISTRY_FILE, find_registry
from toolkit.model.reader import read_plan_at, read_registry_file
from toolkit.model.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD_SUFFIXES: Final = frozenset({".docx", ".docm", ".doc", ".dotx", ".dot", ".rtf", ".odt"})
LARGEST: Final = 256 * 2**20  # bytes: as much as a .docx may have


class Opened(NamedTuple):
    """A file that was read.

    Attributes:
        subject: What rules look at; None for a registry, which no rule looks at.
        findings: What was noticed in reading it.
    """

    subject: Subject | None
    findings: tuple[Diagnostic, ...] = ()


def read_bytes(path: Path, name: str) -> bytes:
    """Return what a file holds.

    Raises:
        VanbanError: It cannot be opened (DL001).
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):  # a folder; or a device or pipe, which might never end
            raise _refusal(name, "đây không phải một tệp", "chỉ tên một tệp kế hoạch hoặc tệp .docx")
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        message, fix = "không có tệp này", "kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục đang đứng"
    except PermissionError:
        message, fix = "không được phép đọc tệp này", "đóng chương trình đang mở tệp, hoặc xin quyền đọc"
    except (OSError, ValueError):
        message, fix = "không mở được tệp này", "kiểm tra tên tệp và ổ đĩa"
    raise _refusal(name, message, fix)


def open_file(path: Path, name: str, data: bytes) -> Opened:
    """Return what a file is and what was noticed in reading it.

    Args:
        path: Where it stands.
        name: What messages call it.
        data: What it holds, or is to hold.

    Raises:
        VanbanError: It cannot be read or is wrong.
    """
    if is_word(path):
        return _open_word(path, name, data)
    source = decode(data, name)
    if path.name == REGISTRY_FILE:
        from toolkit.model.registry_reader import read_registry

        return Opened(None, read_registry(source)[1])
    reading = read_plan_at(path, source, _registry)
    return Opened(Subject(name, plan=reading.plan, root=parse_yaml(source)), reading.findings)


def is_word(path: Path) -> bool:
    """Say whether a file is taken for one of Word, be it of another age or kind: what is wrong is then said of that."""
    return path.suffix.lower() in WORD_SUFFIXES


def _open_word(path: Path, name: str, data: bytes) -> Opened:
    from toolkit.word.document import WordDocument  # a plan needs no lxml

    document = WordDocument(data, name)
    return Opened(Subject(name, document=document, registry=_registry_near(path)))


def _registry_near(path: Path) -> Registry:
    """Return the agencies a .docx is held against; none where there are none, or they are wrong: not its fault.

    Documents lie in `out` beside `plans`, so a registry is looked for in a `plans` at or above their folder too.
    """
    try:
        beside = (folder / "plans" / REGISTRY_FILE for folder in path.absolute().parents)
        found = find_registry(path) or next((file for file in beside if file.is_file()), None)
        return _registry(found)[0] if found else Registry()
    except (OSError, ValueError, VanbanError):
        return Registry()


@lru_cache(maxsize=64)
def _read_registry(_file: Path, _changed: int, path: Path) -> tuple[Registry, tuple[Diagnostic, ...]]:
    return read_registry_file(path)


def _registry(path: Path) -> tuple[Registry, tuple[Diagnostic, ...]]:
    """Return the registry of a file, read once for all plans of its folder."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _read_registry(path.absolute(), changed, path)


def _refusal(name: str, message: str, fix: str) -> VanbanError:
    return VanbanError([Diagnostic("DL001", Level.ERROR, Location(name), message, fix)])


def files_of_folder(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that are checked, in order: plans, registries, documents; hidden folders are not.

    Owner files of Word and LibreOffice are none of them.
    """
    from toolkit.checking.settings import SETTINGS_FILE

    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(here, name)
            is_data = name in {REGISTRY_FILE, SETTINGS_FILE} or is_plan_name(name)
            if is_data or (path.suffix.lower() == ".docx" and not name.startswith(("~$", ".~"))):
                yield path


def is_plan_name(name: str) -> bool:
    """Say whether a file is a plan by its name: exactly YYYY.yaml."""
    stem, dot, suffix = name.rpartition(".")
    return suffix == "yaml" and bool(dot) and len(stem) == 4 and stem.isascii() and stem.isdigit() and stem[0] in "12"

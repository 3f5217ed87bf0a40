"""The `check` part of vanban.yaml, the settings of a folder of plans: which findings it does not want, and why.

    check:
      ignore:
        - code: CT305              # a code or a family, several parted by commas
          reason: tên chương trình viết như vậy
          files: "*.docx"          # only these; left out: every file at or below the folder

Findings:

    DL301  no reason is given, or what stands under `code` is none
"""

from __future__ import annotations

from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.runner import Selection, read_codes
from toolkit.diagnostics import Diagnostic, Level
from toolkit.model.fields import Fields, open_fields
from toolkit.model.files import read_source
from toolkit.model.problems import Problems, shorten
from toolkit.model.yaml_nodes import Mapping as MappingNode
from toolkit.model.yaml_nodes import collect_nodes, paused_collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from toolkit.model.source import SourceText, Span
    from toolkit.model.yaml_nodes import Node

SETTINGS_FILE: Final = "vanban.yaml"
_CHECK_KEYS: Final = frozenset({"ignore"})
_IGNORE_KEYS: Final = frozenset({"code", "reason", "files"})


class Ignored(NamedTuple):
    """Findings a folder does not want.

    Attributes:
        codes: Codes or their beginnings.
        reason: Why.
        files: Pattern of the file's name or of its path from the folder; empty: every file.
        span: Where it stands in the settings.
    """

    codes: tuple[str, ...]
    reason: str
    files: str
    span: Span

    def takes(self, code: str, file: str) -> bool:
        """Say whether a finding of this code in a file (its path from the folder) is not wanted."""
        names = (file, file.rpartition("/")[2])
        return code.startswith(self.codes) and (not self.files or any(fnmatch(name, self.files) for name in names))


class Settings(NamedTuple):
    """What a folder's vanban.yaml says of checking.

    Attributes:
        folder: Where it stands.
        source: Its text.
        ignored: In the order of the file.
        findings: What was noticed in reading it.
    """

    folder: Path
    source: SourceText
    ignored: tuple[Ignored, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def find_settings(path: Path) -> Settings | None:
    """Return the settings nearest to a file, at or above its folder; None where there are none.

    Raises:
        VanbanError: The file is wrong.
    """
    try:
        folders = path.absolute().parents
        found = next((folder for folder in folders if (folder / SETTINGS_FILE).is_file()), None)
    except (OSError, ValueError):  # a folder above that may not be looked into
        return None
    if found is None:
        return None
    here = Path.cwd()
    shown = found.relative_to(here) if found.is_relative_to(here) and not path.is_absolute() else found
    return _settings_of(shown)


def _settings_of(folder: Path) -> Settings:
    file = folder / SETTINGS_FILE
    return _read_file(file.absolute(), file.stat().st_mtime_ns, folder)


@lru_cache(maxsize=256)  # the files of a folder share it
def _read_file(_file: Path, _changed: int, folder: Path) -> Settings:
    return read_settings(read_source(folder / SETTINGS_FILE), folder)


def read_settings(source: SourceText, folder: Path) -> Settings:
    """Return what a vanban.yaml says of checking; the parts of other commands are not looked at.

    Raises:
        VanbanError: Everything that is wrong with it.
    """
    problems = Problems(source)
    with paused_collection():
        root = collect_nodes(source, problems)
    node = _check_part(root)
    fields = None if node is None else open_fields(node, _CHECK_KEYS, "check", problems)
    ignored = tuple(_ignored(fields, problems)) if fields else ()
    problems.raise_if_failed()
    return Settings(folder, source, ignored, problems.findings())


def _check_part(root: Node | None) -> Node | None:
    entries = root.entries if isinstance(root, MappingNode) else ()
    return next((value for key, value in entries if key.text == "check"), None)


def _ignored(check: Fields, problems: Problems) -> Iterator[Ignored]:
    for number, node in enumerate(check.items("ignore"), 1):
        fields = open_fields(node, _IGNORE_KEYS, f"check.ignore, phần thứ {number}", problems)
        if fields is None:
            continue
        typed = fields.required_text("code", "code: CT305")
        reason = fields.text("reason")
        try:
            codes = read_codes(typed)
        except ValueError as error:
            message = f'{fields.owner}: "{shorten(str(error))}" không phải mã hay họ mã của một phát hiện'
            problems.error("DL301", fields.spans["code"], message, "gõ ví dụ code: CT305, hoặc code: CT cho cả họ")
            continue
        if typed and not reason:
            message = f"{fields.owner}: bỏ qua {typed} mà không ghi lý do"
            problems.error("DL301", fields.place("code"), message, "thêm dòng reason: rồi lý do")
        if codes:
            yield Ignored(codes, reason, fields.text("files"), fields.spans["code"])


def unused_settings(
    used: Mapping[str, Set[int]], folders: Iterable[Path], selection: Selection
) -> Iterator[Diagnostic]:
    """Yield a finding for each part of the settings that keeps nothing quiet.

    Only where all files it speaks of were checked: the settings' folder is among those named, or below one.

    Args:
        used: By the settings' folder, the numbers of the parts that kept something quiet.
        folders: The folders that were checked as a whole.
        selection: Which rules were asked.
    """
    whole = [folder.absolute() for folder in folders]
    for name, numbers in used.items():
        if not any(Path(name).absolute().is_relative_to(folder) for folder in whole):
            continue
        settings = _settings_of(Path(name))
        for number, ignored in enumerate(settings.ignored):
            if number not in numbers and all(map(selection.runs, ignored.codes)) and selection.takes("DL303"):
                codes = ", ".join(ignored.codes)
                message = f"phần bỏ qua {codes} không còn tác dụng: không tệp nào có phát hiện như vậy"
                place = settings.source.location(ignored.span)
                yield Diagnostic("DL303", Level.WARNING, place, message, "xóa phần này")

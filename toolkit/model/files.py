"""Find and open a file: its bytes, a data file's bytes to its text, or one clear finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.decoding import SIZE_LIMIT, decode

if TYPE_CHECKING:
    from toolkit.model.source import SourceText

REGISTRY_FILE: Final = "agencies.yaml"
NAME_A_PLAN: Final = "chỉ tên một tệp YAML, ví dụ plans/gender-equality/2026.yaml"


def read_source(path: str | Path) -> SourceText:
    """Return the text of a data file.

    Raises:
        VanbanError: It cannot be opened (DL001), or `decode` refuses it.
    """
    return decode(read_file(path, SIZE_LIMIT, NAME_A_PLAN), str(path))


def read_file(path: str | Path, limit: int, example: str = "chỉ tên một tệp") -> bytes:
    """Return what a file holds; of a larger one only the beginning, a byte more than the limit.

    Args:
        path: The file; messages name it as given.
        limit: Bytes.
        example: What may be named in place of a folder.

    Raises:
        VanbanError: It cannot be opened (DL001).
    """
    file = str(path)
    try:
        return _read_bytes(Path(path), limit, file, example)
    except FileNotFoundError:
        message, fix = "không có tệp này", "kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục đang đứng"
    except PermissionError:
        message, fix = "không được phép đọc tệp này", "đóng chương trình đang mở tệp, hoặc xin quyền đọc"
    except (OSError, ValueError):
        # ValueError: a name that no system takes, with a zero character in it.
        message, fix = "không mở được tệp này", "kiểm tra tên tệp và ổ đĩa"
    raise VanbanError([Diagnostic("DL001", Level.ERROR, Location(file), message, fix)])


def _read_bytes(path: Path, limit: int, file: str, example: str) -> bytes:
    if path.exists() and not path.is_file():
        # A folder; or a device or pipe, which might never end.
        raise VanbanError([Diagnostic("DL001", Level.ERROR, Location(file), "đây không phải một tệp", example)])
    with path.open("rb") as stream:
        return stream.read(limit + 1)


def find_registry(path: str | Path) -> Path | None:
    """Return the nearest `agencies.yaml` at or above a plan's folder, or None.

    The path is relative when the plan's was and the file stands below the working folder.
    """
    try:
        start = Path(path).absolute()
        for folder in start.parents:
            candidate = folder / REGISTRY_FILE
            if candidate.is_file():
                here = Path.cwd()
                relative = not Path(path).is_absolute() and candidate.is_relative_to(here)
                return candidate.relative_to(here) if relative else candidate
    except (OSError, ValueError):  # a folder above that may not be looked into
        return None
    return None

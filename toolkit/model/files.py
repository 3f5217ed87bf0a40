"""Open a data file: its bytes to its text, or one clear finding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.decoding import SIZE_LIMIT, decode, too_large

if TYPE_CHECKING:
    from toolkit.model.source import SourceText


def read_source(path: str | Path) -> SourceText:
    """Return the text of a data file.

    Raises:
        VanbanError: It cannot be opened (DL001), or `decode` refuses it.
    """
    file = str(path)
    return decode(read_file(path, too_large(file), SIZE_LIMIT), file)


def read_file(path: str | Path, refusal: Diagnostic, limit: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: Where it is.
        refusal: What is said of one that is larger than the limit.
        limit: In bytes.

    Raises:
        VanbanError: It cannot be opened (DL001), or is too large.
    """
    try:
        data = _read_bytes(Path(path), str(path), limit)
    except FileNotFoundError:
        message, fix = "không có tệp này", "kiểm tra tên tệp và thư mục; đường dẫn tính từ thư mục đang đứng"
    except PermissionError:
        message, fix = "không được phép đọc tệp này", "đóng chương trình đang mở tệp, hoặc xin quyền đọc"
    except (OSError, ValueError):
        # ValueError: a name that no system takes, with a zero character in it.
        message, fix = "không mở được tệp này", "kiểm tra tên tệp và ổ đĩa"
    else:
        if len(data) > limit:
            raise VanbanError([refusal])
        return data
    raise VanbanError([Diagnostic("DL001", Level.ERROR, Location(str(path)), message, fix)])


def _read_bytes(path: Path, file: str, limit: int) -> bytes:
    if path.exists() and not path.is_file():
        # A folder; or a device or pipe, which might never end.
        message, fix = "đây không phải một tệp", "chỉ tên một tệp, ví dụ plans/gender-equality/2026.yaml"
        raise VanbanError([Diagnostic("DL001", Level.ERROR, Location(file), message, fix)])
    with path.open("rb") as stream:
        return stream.read(limit + 1)

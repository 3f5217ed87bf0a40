"""CT036: vài ô của một cột có dấu chấm cuối, các ô khác không.

Vì sao: cả cột theo một cách thì bảng mới đều; dấu chấm lẻ loi là dấu vết của lần chép.
Sai: một ô "… mua bán người." giữa các ô không có dấu chấm cuối
Đúng: cả cột không có dấu chấm cuối
Cách sửa: làm như phần lớn các ô.
Nguồn: thông lệ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText, Fault

CODE: Final = "CT036"
LEVEL: Final = Level.WARNING

_CELLS: Final = frozenset({Role.CONTENT, Role.CELL, Role.AGENCIES})
_COLUMN: Final = re.compile(r"(?P<table>bảng [0-9]+).*(?P<column>cột [0-9]+)")
FEWEST: Final = 4
RARE: Final = 0.34  # a larger share is no slip


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each cell that ends as few of its column do."""
    columns: dict[str, list[CheckedText]] = {}
    for text in subject.texts:
        if text.role in _CELLS and text.is_last and len(text.text) > 3:
            columns.setdefault(_column(text), []).append(text)
    for cells in columns.values():
        stopped = [cell for cell in cells if _is_stopped(cell.text)]
        plain = [cell for cell in cells if cell.text.rstrip()[-1:].isalnum()]
        if len(stopped) + len(plain) < FEWEST:
            continue
        few = min(stopped, plain, key=len)
        if 0 < len(few) <= RARE * (len(stopped) + len(plain)):
            for cell in few:
                yield _fault(cell, stopped=few is stopped)


def _fault(cell: CheckedText, *, stopped: bool) -> Fault:
    end = len(cell.text.rstrip())
    if stopped:
        return cell.fault(end - 1, end, "ô này có dấu chấm cuối, phần lớn các ô của cột thì không", "xóa dấu chấm cuối")
    return cell.fault(end - 1, end, "ô này không có dấu chấm cuối, phần lớn các ô của cột thì có", "thêm dấu chấm cuối")


def _is_stopped(text: str) -> bool:
    text = text.rstrip()
    return text.endswith(".") and not text.endswith(("..", "./.", "v.v."))


def _column(text: CheckedText) -> str:
    """Return what column a cell belongs to: of a Word file the table's, of a plan the key."""
    if place := _COLUMN.search(text.owner):
        return f"{place['table']} {place['column']}"
    return f"{text.role.value} {text.owner.rpartition(',')[2].strip()}"

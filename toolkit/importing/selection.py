"""Which of a file's task tables are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.importing.findings import refusal

if TYPE_CHECKING:
    from toolkit.importing.source import Source


def choose_table(source: Source, number: int | None) -> None:
    """Keep only the task table of a number, as messages count tables; all where no number is given.

    Raises:
        VanbanError: There is no such table (NH106).
    """
    if number is None:
        return
    numbers = [table.number for table in source.tables]
    if number not in numbers:
        shown = ", ".join(str(known) for known in dict.fromkeys(numbers)) or "không có bảng nào"
        raise refusal(
            "NH106", source.file, f"bảng {number} không có hoặc không phải bảng nhiệm vụ",
            f"chọn một trong các bảng nhiệm vụ: {shown}; bỏ --table để nhập tất cả",
        )  # fmt: skip
    first = numbers.index(number)
    behind = [
        place for place in range(first, len(numbers)) if numbers[place] != number and source.tables[place].header.size
    ]
    source.tables = source.tables[first : behind[0] if behind else None]  # with what a page break tore off

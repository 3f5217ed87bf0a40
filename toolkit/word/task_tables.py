"""Task tables in a document by any hand: which column is what, which rows are sections, programmes, tasks.

A table of tasks is known by its headings, in any order and under any of their usual names, in one row or
two, broken by line breaks. A heading row ("IV. Tổ chức ...") is known by its empty cells: never by its
number, which a task may have too, nor by bold, which is often forgotten.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.names import w
from toolkit.word.story import GridCell, GridRow, Merge, blocks, container_text, grid_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

# What headings say, folded; the first that is found in a heading names its column.
HEADINGS: Final[Sequence[tuple[str, re.Pattern[str]]]] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("coordinating_agencies", r"phối hợp|tham gia"),
        (
            "lead_agencies",
            r"chủ trì|đầu mối|(?:cơ quan|đơn vị|bộ phận) (?:thực hiện|tham mưu)|phân công|chịu trách nhiệm",
        ),
        ("schedule", r"thời gian|thời hạn|thời điểm|tiến độ|hoàn thành"),
        ("deliverable", r"sản phẩm|kết quả|đầu ra"),
        ("funding", r"kinh phí|nguồn vốn|dự toán"),
        ("monitoring", r"theo dõi|đôn đốc|giám sát"),
        ("note", r"ghi chú"),
        ("ordinal", r"^(?:s ?\.? ?t ?\.? ?t\.?|t ?\.? ?t\.?|số ?(?:tt|thứ tự)|số|#)$"),
        ("content", r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|chỉ tiêu"),
    )
)
LONGEST_HEADING: Final = 80  # characters; what is longer is a task that speaks of these things
MOST_HEADER_ROWS: Final = 3
ROMAN: Final = re.compile(r"[IVXLC]+|[A-Z]", re.IGNORECASE)


class RowKind(Enum):
    """What a row of a task table is."""

    HEADER = "header"  # the columns' headings; again at a page break
    SECTION = "section"
    PROGRAMME = "programme"
    TASK = "task"
    EMPTY = "empty"


class TaskRow(NamedTuple):
    """A row of a task table.

    Attributes:
        row: The row in the grid.
        number: From 1, counted over all rows of its table.
        kind: What it is.
        texts: Field ("content", "lead_agencies", ...) to the text of its cell; empty cells have none.
            Cells merged downwards give their text to each row they reach over.
    """

    row: GridRow
    number: int
    kind: RowKind
    texts: Mapping[str, str]


class TaskTable(NamedTuple):
    """A table of tasks.

    Attributes:
        element: The w:tbl.
        number: From 1, counted over the tables of its story.
        columns: First grid column to field; columns nobody knows have none.
        headings: First grid column to its heading, as typed.
        rows: All its rows.
    """

    element: _Element
    number: int
    columns: Mapping[int, str]
    headings: Mapping[int, str]
    rows: tuple[TaskRow, ...]


def task_tables(container: _Element) -> Iterator[TaskTable]:
    """Yield the task tables among a container's blocks, in their order.

    A table without headings that follows one of the same columns goes on with it: it was torn off.
    """
    before: TaskTable | None = None
    tables = (block for block in blocks(container) if block.tag == w("tbl"))
    for number, element in enumerate(tables, 1):
        found = read_task_table(element, number, before)
        if found is not None:
            yield found
        before = found


def read_task_table(element: _Element, number: int, before: TaskTable | None = None) -> TaskTable | None:
    """Return a table as one of tasks, None if it is something else.

    Args:
        element: The w:tbl.
        number: Its number, for messages.
        before: The task table it may go on with.
    """
    rows = tuple(grid_rows(element))
    count = header_rows(rows)
    if count:
        headings = column_headings(rows[:count])
        columns = {column: field for column, text in headings.items() if (field := field_of(text))}
    elif before is not None and width(rows) == width([row.row for row in before.rows]):
        headings, columns = dict(before.headings), dict(before.columns)
    else:
        return None
    return TaskTable(element, number, columns, headings, tuple(_read_rows(rows, count, columns, headings)))


def header_rows(rows: Sequence[GridRow]) -> int:
    """Return how many rows at the top hold the headings of a task table; 0 if it is none."""
    for count in range(1, min(MOST_HEADER_ROWS, len(rows)) + 1):
        texts = column_headings(rows[:count])
        if any(len(text) > LONGEST_HEADING for text in texts.values()):
            return 0
        fields = {field_of(text) for text in texts.values()}
        if "content" in fields and fields & {"lead_agencies", "schedule"}:
            return count + _second_row(rows, count)
    return 0


def _second_row(rows: Sequence[GridRow], count: int) -> int:
    """Return 1 where the next row still heads columns: "Cơ quan thực hiện" over "Chủ trì" and "Phối hợp"."""
    if count >= len(rows):
        return 0
    cells = rows[count].cells
    texts = [heading_text(cell) for cell in cells if cell.merge is not Merge.CONTINUED]
    is_heading = any(cell.merge is Merge.CONTINUED for cell in cells) and any(texts)
    return int(is_heading and all(not text or field_of(text) for text in texts))


def column_headings(rows: Iterable[GridRow]) -> dict[int, str]:
    """Return the heading of each column, that of the row above first: "Cơ quan thực hiện Chủ trì".

    Where a heading stands over several columns, the ones below it have their own.
    """
    over: dict[int, list[str]] = {}
    starts: set[int] = set()
    for row in rows:
        starts |= {cell.column for cell in row.cells}
        for cell in row.cells:
            text = heading_text(cell)
            for column in range(cell.column, cell.column + cell.span):
                if text and cell.merge is not Merge.CONTINUED:
                    over.setdefault(column, []).append(text)
    return {column: " ".join(over[column]) for column in sorted(starts) if column in over}


def heading_text(cell: GridCell) -> str:
    """Return a cell's text on one line."""
    return " ".join(unicodedata.normalize("NFC", container_text(cell.element)).split())


def field_of(heading: str) -> str:
    """Return the field a heading names, "" if none: "lead_agencies" for "Đơn vị chủ trì"."""
    folded = " ".join(unicodedata.normalize("NFC", heading).casefold().split())
    if len(folded) > LONGEST_HEADING:
        return ""
    return next((field for field, pattern in HEADINGS if pattern.search(folded)), "")


def width(rows: Iterable[GridRow]) -> int:
    """Return how many columns of the grid the rows of a table take."""
    return max((row.cells[-1].column + row.cells[-1].span for row in rows if row.cells), default=0)


def _read_rows(
    rows: Sequence[GridRow], heads: int, columns: Mapping[int, str], headings: Mapping[int, str]
) -> Iterator[TaskRow]:
    held: dict[int, str] = {}  # by column: the text of a merge downwards
    first = {" ".join(text.casefold().split()) for text in headings.values()}
    in_section = False
    for number, row in enumerate(rows, 1):
        texts: dict[str, str] = {}
        for cell in row.cells:
            text = unicodedata.normalize("NFC", container_text(cell.element)).strip()
            if cell.merge is Merge.CONTINUED and not text:
                text = held.get(cell.column, "")
            held[cell.column] = text if cell.merge is not Merge.NONE else ""
            field = columns.get(cell.column, "")
            if not field and cell.column == 0 and cell.span > 1:
                field = "content"  # a heading over the whole width
            if field == "ordinal" and cell.span > 1:
                field = "content"
            if text and field:
                texts[field] = f"{texts[field]}\n{text}" if field in texts else text
        if number <= heads or _is_repeated_header(texts, first, columns):
            kind = RowKind.HEADER
        else:
            kind = _kind(texts, in_section=in_section)
            in_section = in_section or kind is RowKind.SECTION
        yield TaskRow(row, number, kind, texts)


def _is_repeated_header(texts: Mapping[str, str], headings: set[str], columns: Mapping[int, str]) -> bool:
    shown = [" ".join(text.casefold().split()) for text in texts.values()]
    return len(shown) >= min(3, len(set(columns.values()))) and all(
        text in headings or any(text in heading for heading in headings) for text in shown
    )


def _kind(texts: Mapping[str, str], *, in_section: bool) -> RowKind:
    if not texts:
        return RowKind.EMPTY
    if set(texts) - {"ordinal", "content"} or "content" not in texts:
        return RowKind.TASK
    ordinal = texts.get("ordinal", "").strip(" .)")
    return RowKind.PROGRAMME if in_section and ordinal and not ROMAN.fullmatch(ordinal) else RowKind.SECTION

"""Letters that list tasks in prose: a paragraph says what is to be done, labelled lines below it who and by when.

1. Rà soát các văn bản ...
- Đơn vị chủ trì thực hiện: Sở Tư pháp.
- Thời gian hoàn thành: Trước ngày 30/6/2026.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Location
from toolkit.importing.source import SourceTable
from toolkit.model.plan import HEADINGS, Column
from toolkit.word import task_grid
from toolkit.word.ordinals import SMALL_LETTER, readings, split_label
from toolkit.word.task_grid import GridText, Header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.importing.source import Line, Source
    from toolkit.word.task_grid import GridLine

FIELDS: Final = tuple(column.value for column in Column)
LABELLED: Final = re.compile(
    r"\s{0,9}[-–+•*]?\s{0,9}(?P<label>[^\W\d_][^:\n]{2,70}?)\s{0,3}:\s{0,9}(?P<text>.*)", re.DOTALL
)
ITEM: Final = re.compile(r"\s{0,9}[-–+•*]\s{0,9}(?P<text>\S.*)", re.DOTALL)
ENDING: Final = " .;,"
NAME: Final = "phần lời văn"


class _Row(NamedTuple):
    texts: dict[str, str]
    lines: dict[str, int]  # field to the index of the line it begins in


def read_prose(source: Source) -> Source:
    """Return a source with the tasks its lines list as a table; the same source where they list none."""
    lines = source.before
    rows, used = _rows(lines)
    if not any("lead_agencies" in row.texts or "schedule" in row.texts for row in rows):
        return source
    fields = [field for field in FIELDS if field in {"ordinal", "content"} or any(field in row.texts for row in rows)]
    places = {field: place for place, field in enumerate(fields)}
    grid: list[GridLine] = []
    numbers: list[list[int]] = []
    for row in rows:
        given = [field for field in fields if field in row.texts]
        grid.append(tuple([GridText(row.texts[field], places[field]) for field in given]))
        numbers.append([lines[row.lines[field]].number for field in given])
    columns = dict(enumerate(fields))
    header = Header(0, 0, columns, {place: HEADINGS[Column(field)] for place, field in columns.items()})
    file, by_line = source.file, source.has_lines

    def locate(row: int, cell: int) -> Location:
        number = numbers[row][max(cell, 0)]
        return Location(file, number) if by_line else Location(file, where=f"đoạn {number}")

    readings_of_rows = list(task_grid.read_rows(grid, header))
    source.tables.append(SourceTable(NAME, grid, header, readings_of_rows, locate))
    first = min(used)
    source.before = lines[:first]
    source.after = [line for index, line in enumerate(lines) if index > first and index not in used]
    return source


def _rows(lines: Sequence[Line]) -> tuple[list[_Row], set[int]]:
    """Return headings and tasks in their order, and the indexes of the lines they take."""
    rows: list[_Row] = []
    used: set[int] = set()
    pending: list[int] = []
    open_field = ""  # of a label whose text stands in the lines below it
    for index, line in enumerate(lines):
        field, text = ("", "") if line.block else _labelled(line.text)
        item = ITEM.fullmatch(line.text)
        if field and (pending or rows):
            if pending:
                rows += _begin_task(lines, pending, used)
                pending = []
            used.add(index)
            open_field = "" if text else field
            if text:
                _add(rows[-1], field, text, index)
        elif open_field and item and not pending:
            _add(rows[-1], open_field, item["text"].rstrip(ENDING), index)
            used.add(index)
        elif not line.block:
            open_field = ""
            pending.append(index)
    return rows, used


def _labelled(text: str) -> tuple[str, str]:
    """Return the field of a labelled line and its text; "" for any other line."""
    match = LABELLED.fullmatch(text)
    field = task_grid.field_of(match["label"]) if match else ""
    if match is None or field in {"", "content", "ordinal"}:
        return "", ""
    return field, match["text"].strip().rstrip(ENDING)


def _add(row: _Row, field: str, text: str, index: int) -> None:
    before = row.texts.get(field, "")
    row.texts[field] = f"{before}\n{text}" if before else text
    row.lines.setdefault(field, index)


def _begin_task(lines: Sequence[Line], pending: Sequence[int], used: set[int]) -> list[_Row]:
    """Return the rows of the lines above a first label: headings with numbers, then the task.

    A task begins at the last numbered line; without one it is the last line alone.
    """
    numbered = [index for index in pending if _number(lines[index].text)]
    start = numbered[-1] if numbered else pending[-1]
    rows = []
    for index in numbered[:-1]:
        label, text = split_label(lines[index].text)
        rows.append(_Row({"ordinal": label, "content": text.rstrip(" ;:")}, {"ordinal": index, "content": index}))
        used.add(index)
    own = [index for index in pending if index >= start]
    label, first = split_label(lines[start].text) if numbered else ("", lines[start].text)
    content = "\n".join([first, *(lines[index].text for index in own[1:])]).rstrip(" ;:")
    texts = {"ordinal": label, "content": content} if label else {"content": content}
    rows.append(_Row(texts, dict.fromkeys(texts, start)))
    used |= set(own)
    return rows


def _number(text: str) -> str:
    """Return the number of a line that may begin a task or name a group; "a)" goes on with what is above."""
    label = split_label(text)[0]
    return label if label and all(reading.style != SMALL_LETTER for reading in readings(label)) else ""

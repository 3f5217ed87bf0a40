"""CSV and what a spreadsheet puts on the clipboard: delimiter told from the text, quotes respected."""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Location
from toolkit.importing.findings import refusal
from toolkit.importing.sheets import add_sheet
from toolkit.importing.source import Source
from toolkit.word import task_grid
from toolkit.word.task_grid import GridText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.importing.findings import Findings
    from toolkit.word.task_grid import GridLine

DELIMITERS: Final = (";", ",", "\t")
SAMPLE: Final = 60  # rows that tell the delimiter
SEPARATOR_LINE: Final = re.compile(r"sep=(?P<sign>[;,\t|])\n", re.IGNORECASE)  # Excel's own first line
LONGEST_FIELD: Final = 1 << 20


def sniff(text: str) -> str:
    """Return the delimiter by which a text is a task table; "" where none is, or where lines with tabs do."""
    if match := SEPARATOR_LINE.match(text):
        return match["sign"]
    for delimiter in DELIMITERS:
        if delimiter == "\t" and not re.search(r'(?:^|\t)"|"(?:\t|$)', text[:100_000], re.MULTILINE):
            return ""  # plain lines with tabs: `plain_text`
        try:
            rows = list(islice(_rows(text, delimiter), SAMPLE))
        except csv.Error:
            continue
        if task_grid.find_header([row for row, _ in rows]) is not None:
            return delimiter
    return ""


def read_delimited(text: str, delimiter: str, findings: Findings) -> Source:
    """Return the task tables of a delimited text.

    Raises:
        VanbanError: Its quotes cannot be made out (NH103).
    """
    if SEPARATOR_LINE.match(text):
        text = text.partition("\n")[2]
    source = Source(findings.file, findings)
    try:
        rows = list(_rows(text, delimiter))
    except csv.Error:
        raise refusal(
            "NH103", source.file, "không đọc được tệp CSV: dấu ngoặc kép không khớp hoặc có ô quá dài",
            "mở tệp bằng Excel, lưu thành .xlsx rồi nhập tệp ấy",
        ) from None  # fmt: skip
    numbers = [number for _, number in rows]
    add_sheet(source, [row for row, _ in rows], lambda row, _: Location(source.file, numbers[row]), name="")
    return source


def _rows(text: str, delimiter: str) -> Iterator[tuple[GridLine, int]]:
    """Yield the rows with the number of the line each begins in."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = 1
    for row in reader:
        yield tuple([GridText(cell.strip(), place) for place, cell in enumerate(row)]), start
        start = reader.line_num + 1

"""Plain text: tab-separated rows between lines of words, as copied out of a document or a web page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Location
from toolkit.importing.grids import add_tables
from toolkit.importing.source import Line, Source
from toolkit.word.task_grid import GridText

if TYPE_CHECKING:
    from toolkit.importing.findings import Findings
    from toolkit.word.task_grid import GridLine

BOLD: Final = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
MARK: Final = re.compile(r"^#{1,6}\s+")  # of a heading in Markdown
RULE: Final = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")


def read_plain_text(text: str, findings: Findings) -> Source:
    """Return the task tables of a text and the lines round them.

    Rows are lines with tabs, or with "|" as in Markdown; lines without end a table, and one with the same headings
    again goes on with it. A cell wholly in <b> is bold.
    """
    source = Source(findings.file, findings, has_lines=True)
    lines = text.split("\n")
    separator = "\t" if any("\t" in line for line in lines) else "|"
    grid: list[GridLine] = []
    numbers: list[int] = []
    bold: set[int] = set()
    first = True

    def close() -> None:
        nonlocal grid, numbers, bold, first
        if grid:
            places = list(numbers)
            add_tables(
                source, grid, lambda row, _: Location(source.file, places[row]), is_bold=bold.__contains__, name=""
            )
            first = first and not source.tables
        grid, numbers, bold = [], [], set()

    for number, line in enumerate(lines, 1):
        if separator == "|" and RULE.fullmatch(line.strip()) and line.strip():
            continue
        if line.count(separator) < 2:
            if not line.strip():
                continue
            close()
            words = BOLD.sub("", MARK.sub("", line)).strip()
            (source.before if not source.tables else source.after).append(Line(words, number=number))
            continue
        bare = line.strip().strip("|") if separator == "|" else line
        cells = [cell.strip() for cell in bare.rstrip("\r").split(separator)]
        if any(BOLD.match(cell) for cell in cells[:2]):
            bold.add(len(grid))
        grid.append(tuple([GridText(BOLD.sub("", cell).strip(), place) for place, cell in enumerate(cells)]))
        numbers.append(number)
    close()
    return source

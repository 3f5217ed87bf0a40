"""What every source is brought to: grids of texts with their places, and the lines that stand round them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from toolkit.diagnostics import Location
    from toolkit.importing.findings import Findings
    from toolkit.word.task_grid import GridLine, Header, ReadRow
    from toolkit.word.task_outline import Outline


class Line(NamedTuple):
    """A line of a document outside its task tables.

    Attributes:
        text: NFC, without blanks round it.
        block: Number of the cell, or 0 for a paragraph of the text itself: what one cell holds belongs together.
        is_centred: Whether it is centred; None where the source does not say.
        is_bold: Whether all of it is bold; None where the source does not say.
        is_italic: The same for italics.
        number: Of the line in a text, of the paragraph in a document; 0 where nothing is counted.
    """

    text: str
    block: int = 0
    is_centred: bool | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    number: int = 0


@dataclass(slots=True)
class SourceTable:
    """A table of tasks and what its rows were read as.

    Attributes:
        name: As messages call it: "bảng 1", "trang tính Kế hoạch"; empty where the lines say enough.
        rows: The texts of its cells.
        header: Its headings.
        readings: What each row was read as.
        locate: Returns the place of a cell, by the indexes of its row and of itself in it; of the whole row for
            a negative one.
        number: From 1, counted over all tables of the file, or its sheets.
        ids: Index of a row to the id it carries: rows of our own documents.
        doubts: Indexes of row and cell to why a cell needs a second look, as (code, message, fix).
    """

    name: str
    rows: Sequence[GridLine]
    header: Header
    readings: Sequence[ReadRow]
    locate: Callable[[int, int], Location]
    number: int = 1
    ids: Mapping[int, str] = field(default_factory=dict)
    doubts: Mapping[tuple[int, int], Sequence[tuple[str, str, str]]] = field(default_factory=dict)


@dataclass(slots=True)
class Source:
    """A file as import reads it.

    Attributes:
        file: The file as the user named it.
        findings: What was noticed while opening it.
        tables: Its task tables, in their order.
        before: Lines above the first task table; all lines of a file without any.
        after: Lines below it.
        has_lines: It is a text, and places in it are lines.
        titles: What its properties call it; in its own letter case, which capitals have lost.
        is_landscape: How the paper of the table lies; None where the source does not say.
        layouts: By number, the tables that are none of tasks: their first and last block of lines, and first words.
        outline: Where the sections of the tables so far have come to.
    """

    file: str
    findings: Findings
    tables: list[SourceTable] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    has_lines: bool = False
    titles: tuple[str, ...] = ()
    is_landscape: bool | None = None
    layouts: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    outline: Outline | None = None

"""A document as lines in their places: what recognition reads.

A line is a stretch of a paragraph between line breaks, with its runs and their looks. Paragraphs come in the
order of the story, those of cells and text boxes where their table or anchor stands.

Source: ECMA-376 Part 1, 17.3.2 (runs), 17.4 (tables), 20.4.2.38 (text boxes).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.formats import ParagraphFormat, RunFormat, value, whole_number
from toolkit.word.names import w
from toolkit.word.numbering import ListCounter
from toolkit.word.recognition.drawn_lines import drawn_lengths
from toolkit.word.recognition.folding import is_national_title
from toolkit.word.recognition.sections import Section, read_sections
from toolkit.word.recognition.text_boxes import TextBox, text_boxes
from toolkit.word.story import APART, LETTERS, blocks, container_text, grid_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from toolkit.word.document import WordDocument

CELL_MARGIN_TWIPS: Final = 108  # Word's own, left and right, where no style gives another
DEEPEST_TABLE: Final = 20
USUAL_WIDTH_TWIPS: Final = 9354  # 165 mm: A4 between the margins
COLUMN_GAP: Final = re.compile(r"\t+|[ \u00a0]{4,}")  # what stands for a column in a line of two
DEFAULT_TAB_TWIPS: Final = 720
SPACE_TWIPS: Final = 70  # a space in 14 pt
FAR_RIGHT: Final = 0.38  # share of the width where the right half of a page begins for an indented line


class Side(Enum):
    """Which half of the page a text stands in."""

    FULL = "full"
    LEFT = "left"
    RIGHT = "right"


class TextRun(NamedTuple):
    """A stretch of one look.

    Attributes:
        text: As it is shown: capitals where w:caps makes them.
        format: Its look.
        element: The w:r.
    """

    text: str
    format: RunFormat
    element: Element


class Place(NamedTuple):
    """Where a paragraph stands.

    Attributes:
        container: The cell, text box or half of a line it stands in; equal for neighbours of one container.
        side: Which half of the page.
        table: Number of its table among those of the body, 0 outside.
        row: Row of that table, from 1.
        columns: How many columns of text the row has.
        box: Number of its text box, 0 outside.
        width_twips: Room for text from edge to edge.
        table_style: Id of the table's style.
    """

    container: tuple[str | int, ...]
    side: Side
    table: int = 0
    row: int = 0
    columns: int = 1
    box: int = 0
    width_twips: int = 0
    table_style: str = ""


@dataclass(slots=True)
class Paragraph:
    """A paragraph in its place.

    Attributes:
        element: The w:p.
        format: How it stands.
        place: Where.
        number: From 1, over the whole document.
        block: Which block of the body it is or stands in, from 1.
        section: Index of its section.
        where: Its place in words: "đoạn 14", "bảng 1, hàng 2, cột 1".
        label: What its list shows before it: "1.", "-".
        label_format: How that looks; None without a label.
        drawn_mm: Lengths of the level lines drawn in it.
        breaks_page: A page ends in it or before it.
        lines: Its text between line breaks, at least one.
    """

    element: Element
    format: ParagraphFormat
    place: Place
    number: int
    block: int
    section: int
    where: str = ""
    label: str = ""
    label_format: RunFormat | None = None
    drawn_mm: tuple[float, ...] = ()
    breaks_page: bool = False
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """Its text on one line, its label first."""
        joined = " ".join(line.text for line in self.lines)
        return " ".join(f"{self.label} {joined}".split())


class Line:
    """A line of a paragraph, or a piece of one where tabs part it in two."""

    __slots__ = ("paragraph", "runs", "side", "text")

    def __init__(self, runs: Sequence[TextRun], paragraph: Paragraph, side: Side | None = None) -> None:
        """Join the runs; `side` where it is not the paragraph's."""
        self.runs = tuple(runs)
        self.paragraph = paragraph
        self.side = paragraph.place.side if side is None else side
        self.text = "".join(run.text for run in runs)

    def __repr__(self) -> str:
        return f"<Line {self.side.value} {self.text!r}>"

    @property
    def plain(self) -> str:
        """The text without spaces at its ends, those inside single: what patterns are laid on."""
        return " ".join(self.text.split())

    @property
    def container(self) -> tuple[str | int, ...]:
        """What it shares with its neighbours above and below."""
        return (*self.paragraph.place.container, self.side.value)

    def visible(self) -> Iterator[TextRun]:
        """Yield the runs that show letters."""
        return (run for run in self.runs if run.text.strip())

    def part(self, start: int, end: int, side: Side | None = None) -> Line:
        """Return a piece of the line, without the spaces at its ends."""
        text = self.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        runs: list[TextRun] = []
        at = 0
        for run in self.runs:
            own = run.text[max(0, start - at) : max(0, end - at)]
            if own:
                runs.append(run._replace(text=own))
            at += len(run.text)
        return Line(runs, self.paragraph, self.side if side is None else side)

    def pieces(self) -> tuple[Line, ...]:
        """Return what stands side by side in the line, parted by tabs or many spaces; itself where nothing does."""
        if self.paragraph.place.side is not Side.FULL:
            return (self,)
        gaps = [match.span() for match in COLUMN_GAP.finditer(self.text)]
        starts = [0, *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), len(self.text)]
        spans = [(start, end) for start, end in zip(starts, ends, strict=True) if self.text[start:end].strip()]
        if len(spans) == 2:
            return tuple(self.part(*span, side) for span, side in zip(spans, (Side.LEFT, Side.RIGHT), strict=True))
        if len(spans) == 1:
            return (self.part(*spans[0], self._half(spans[0][0])),)
        return (self,)

    def _half(self, start: int) -> Side | None:
        """Return the half of the page where tabs, spaces or an indent put the text that begins at `start`."""
        before = self.text[:start]
        paragraph = self.paragraph
        width = paragraph.place.width_twips
        if not width:
            return None
        tabs = before.count("\t")
        stops = tab_stops(paragraph.element) if tabs else []
        if tabs and tabs <= len(stops):
            at, alignment = stops[tabs - 1]
            if alignment == "center":
                return Side.LEFT if at < width / 2 else Side.RIGHT
            return Side.RIGHT if at > FAR_RIGHT * width else None
        typed = tabs * DEFAULT_TAB_TWIPS + (len(before) - tabs) * SPACE_TWIPS
        return Side.RIGHT if max(paragraph.format.left_twips, typed) > FAR_RIGHT * width else None


def tab_stops(paragraph: Element) -> list[tuple[int, str]]:
    """Return a paragraph's own tab stops in twips, each with its alignment, from left to right."""
    stops = paragraph.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}")
    found = [(whole_number(stop.get(w("pos"))) or 0, stop.get(w("val"), "left")) for stop in stops]
    return sorted(stop for stop in found if stop[1] not in {"clear", "bar"})


def read_paragraphs(document: WordDocument, body: Element) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    """Return the paragraphs of a body without tracked changes, and its sections.

    Args:
        document: Where styles, lists and theme are looked up.
        body: The document's w:body, or a copy in which changes have been accepted.
    """
    sections = read_sections(document, body)
    reader = _Reader(document, sections)
    reader.letterhead(sections[0].first_header)
    reader.body(body)
    return tuple(reader.paragraphs), sections


@dataclass(slots=True)
class _Reader:
    document: WordDocument
    sections: tuple[Section, ...]
    paragraphs: list[Paragraph] = field(default_factory=list)
    section: int = 0
    block: int = 0
    tables: int = 0
    boxes: int = 0
    page_ends: bool = False  # a page break stands right before the next paragraph
    counter: ListCounter = field(init=False)

    def __post_init__(self) -> None:
        self.counter = ListCounter(self.document.numbering)

    def letterhead(self, part: str) -> None:
        """Read the header of the first page where somebody has put the head of the document there."""
        root = self.document.root(part) if part else None
        if root is None or not any(map(is_national_title, re.split(r"[\n\t]", container_text(root)))):
            return
        width = self.sections[0].text_width_twips
        paragraphs = tables = 0
        for block in blocks(root):
            if block.tag == w("p"):
                paragraphs += 1
                place = Place(("header",), Side.FULL, width_twips=width)
                self.paragraph(block, place, f"đầu trang, đoạn {paragraphs}")
            else:
                tables += 1
                self.table(block, width, f"đầu trang, bảng {tables}", 1)

    def body(self, body: Element) -> None:
        paragraphs = tables = 0
        for self.block, block in enumerate(blocks(body), 1):
            width = self.sections[self.section].text_width_twips
            if block.tag == w("p"):
                paragraphs += 1
                self.paragraph(block, Place(("body",), Side.FULL, width_twips=width), f"đoạn {paragraphs}")
                if block.find(f"{w('pPr')}/{w('sectPr')}") is not None and self.section + 1 < len(self.sections):
                    self.section += 1
                    self.page_ends = self.sections[self.section].begins_page
            else:
                tables += 1
                self.table(block, width, f"bảng {tables}", 1)

    def table(self, table: Element, width: int, where: str, depth: int) -> None:
        if depth > DEEPEST_TABLE:
            return
        self.tables += 1
        number = self.tables
        properties = table.find(w("tblPr"))
        style = value(properties, "tblStyle") or self.document.formats.default_table
        grid = [whole_number(column.get(w("w"))) or 0 for column in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        whole = sum(grid) or width
        margins = _cell_margins(properties)
        for row_number, row in enumerate(grid_rows(table), 1):
            at = 0
            filled = sum(1 for cell in row.cells if _has_letters(cell.element))
            for column, cell in enumerate(row.cells, 1):
                stated = cell.element.find(f"{w('tcPr')}/{w('tcW')}")
                own = whole_number(None if stated is None else stated.get(w("w"))) or 0
                room = sum(grid[cell.column : cell.column + cell.span]) or own or width // max(1, len(row.cells))
                middle = at + room / 2
                at += room
                side = Side.FULL if len(row.cells) == 1 else Side.LEFT if middle < whole / 2 else Side.RIGHT
                container = ("table", number, cell.column)
                place = Place(container, side, number, row_number, filled, 0, max(0, room - margins), style)
                self.container(cell.element, place, f"{where}, hàng {row_number}, cột {column}", depth)

    def container(self, container: Element, place: Place, where: str, depth: int) -> None:
        """Read what stands in a cell, whose paragraphs have its own name, or in a text box."""
        paragraphs = tables = 0
        for block in blocks(container):
            if block.tag == w("p"):
                paragraphs += 1
                self.paragraph(block, place, f"{where}, đoạn {paragraphs}" if place.box else where)
            else:
                tables += 1
                self.table(block, place.width_twips, f"{where}, bảng con {tables}", depth + 1)

    def paragraph(self, element: Element, place: Place, where: str) -> None:
        properties = element.find(w("pPr"))
        formats = self.document.formats
        look = formats.paragraph(properties, place.table_style)
        label = self.counter.label(look.number_id, look.level) if look.number_id else ""
        paragraph = Paragraph(element, look, place, len(self.paragraphs) + 1, self.block, self.section, where, label)
        paragraph.label_format = formats.label(properties, look, place.table_style) if label else None
        paragraph.drawn_mm = drawn_lengths(element)
        paragraph.breaks_page = look.page_break_before or self.page_ends
        self.page_ends = False
        self.paragraphs.append(paragraph)
        lines: list[list[TextRun]] = [[]]
        for run in _runs(element):
            own = run.find(w("rPr"))
            run_look = formats.run(properties, own, place.table_style)
            for piece in _pieces(run):
                if piece == "\f":
                    seen = any(run.text.strip() for line in lines for run in line)
                    self.page_ends, paragraph.breaks_page = seen or self.page_ends, paragraph.breaks_page or not seen
                elif piece == "\n":
                    lines.append([])
                elif not run_look.hidden:
                    shown = piece.upper() if run_look.caps else piece
                    lines[-1].append(TextRun(shown, run_look, run))
        paragraph.lines = tuple(Line(line, paragraph) for line in lines)
        for number, box in enumerate(text_boxes(element), 1):
            self.boxes += 1
            side = _half_of(box, place.width_twips)
            inner = Place(("box", self.boxes), side, box=self.boxes, width_twips=box.width_twips)
            self.container(box.element, inner, f"{where}, khung chữ {number}", 1)


def _runs(paragraph: Element) -> Iterator[Element]:
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag == w("r"):
            yield child
        elif child.tag not in APART and len(child):
            stack.append(iter(child))


def _pieces(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == w("t"):
            if child.text:
                yield unicodedata.normalize("NFC", child.text)
        elif child.tag == w("br"):
            yield "\f" if child.get(w("type")) == "page" else "\n"
        elif child.tag == w("noBreakHyphen"):
            yield "-"
        elif child.tag in LETTERS:
            yield LETTERS[child.tag]


def _half_of(box: TextBox, width: int) -> Side:
    """Return the half of a page of this width that a text box stands in, as far as its anchor says."""
    if box.alignment:
        return {"left": Side.LEFT, "right": Side.RIGHT}.get(box.alignment, Side.FULL)
    if box.left_twips is None:
        return Side.FULL
    return Side.LEFT if box.left_twips + box.width_twips / 2 < (width or USUAL_WIDTH_TWIPS) / 2 else Side.RIGHT


def _cell_margins(properties: Element | None) -> int:
    margins = None if properties is None else properties.find(w("tblCellMar"))
    total = 0
    for names in (("start", "left"), ("end", "right")):
        found = [] if margins is None else [child for name in names if (child := margins.find(w(name))) is not None]
        width = whole_number(found[0].get(w("w"))) if found else None
        total += CELL_MARGIN_TWIPS if width is None else width
    return total


def _has_letters(cell: Element) -> bool:
    return any(text.text and text.text.strip() for text in cell.iter(w("t")))

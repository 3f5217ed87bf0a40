"""A .docx as readable lines: what reviewers read in snapshots and `git diff` shows.

A line a paragraph and a line a table row, text in full; the same document gives the same lines.
Signs in the text are those of `visible_text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from toolkit.word.document import WordDocument
from toolkit.word.formats import is_on, value
from toolkit.word.names import CORE_PROPERTIES, R, w
from toolkit.word.visible_text import PARAGRAPH_BREAK, SHOWN, Stretch, TextReader, bookmark, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from toolkit.word.looks import Look, StyleSheet

NAME: Final = "tài liệu .docx"
PROPERTY_NAMES: Final = {
    "title": "tiêu đề",
    "subject": "chủ đề",
    "creator": "người tạo",
    "language": "ngôn ngữ",
    "lastModifiedBy": "người sửa cuối",
    "created": "ngày tạo",
    "modified": "ngày sửa",
    "description": "mô tả",
    "keywords": "từ khóa",
    "category": "loại",
    "revision": "lần sửa",
    "lastPrinted": "ngày in",
}
PAPERS: Final = {(210, 297): "A4", (297, 420): "A3", (148, 210): "A5", (216, 279): "Letter", (216, 356): "Legal"}
MARGINS: Final = {
    "top": "trên",
    "bottom": "dưới",
    "left": "trái",
    "right": "phải",
    "header": "đầu trang",
    "footer": "chân trang",
}
PAGES: Final = {"default": "", "first": " trang đầu", "even": " trang chẵn"}
NOTES: Final = (
    ("footnotes", "footnote", "chú thích"),
    ("endnotes", "endnote", "chú thích cuối"),
    ("comments", "comment", "bình luận"),
)
SECTION: Final = f"{w('pPr')}/{w('sectPr')}"
DEEPEST_TABLE: Final = 20
WRAPPERS: Final = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})


def outline(data: bytes, name: str = NAME) -> str:
    """Return a .docx as lines of text: properties, then each section's paper, headers, paragraphs, tables.

    Args:
        data: The whole file.
        name: What messages call it.

    Raises:
        VanbanError: It is not a .docx, or its main parts cannot be read.
    """
    document = _Document(data, name)
    return "\n".join(document.lines()) + "\n"


class _Document(WordDocument):
    """A document that knows which headers it has shown."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data, name)
        self.shown: dict[str, int] = {}  # part of a header or footer to the section that showed it first

    def lines(self) -> Iterator[str]:
        body = self.body
        yield from self.properties()
        closed_sections = (block.find(SECTION) for block in flatten(body) if block.tag == w("p"))
        sections = [section for section in closed_sections if section is not None] + body.findall(w("sectPr"))
        blocks = _BlockLines(self.styles, TextReader(self.styles))
        current = 0
        yield from self.section(sections, current)
        for block in flatten(body):
            yield from blocks.lines(block)
            if block.tag == w("p") and block.find(SECTION) is not None:
                current += 1
                yield from self.section(sections, current)
        yield from notes_of(self)

    def properties(self) -> Iterator[str]:
        root = self.root("docProps/core.xml")
        for entry in () if root is None or root.tag != f"{{{CORE_PROPERTIES}}}coreProperties" else root:
            local = str(entry.tag).rpartition("}")[2]
            yield f"{PROPERTY_NAMES.get(local, local)}: {(entry.text or '').translate(SHOWN)}"
        if self.styles.language:
            yield f"ngôn ngữ của chữ: {self.styles.language}"

    def section(self, sections: list[Element], index: int) -> Iterator[str]:
        if index >= len(sections):
            if not index:
                yield "phần 1: không ghi khổ giấy"
            return
        properties = sections[index]
        yield f"phần {index + 1}: {', '.join(page_lines(properties))}"
        for tag, word in (("headerReference", "đầu trang"), ("footerReference", "chân trang")):
            for reference in properties.findall(w(tag)):
                relation = self.relations(self.main).get(reference.get(f"{{{R}}}id", ""))
                part = "" if relation is None else relation.target
                title = f"  {word}{PAGES.get(reference.get(w('type'), 'default'), '')}:"
                if part in self.shown:
                    yield f"{title} như phần {self.shown[part]}"
                    continue
                self.shown[part] = index + 1
                yield title
                root = self.root(part)
                blocks = _BlockLines(self.styles, TextReader(self.styles))
                for block in () if root is None else flatten(root):
                    yield from (f"    {line}" for line in blocks.lines(block))


def notes_of(document: WordDocument) -> Iterator[str]:
    """Yield the notes and comments of a document, a line each."""
    for part, tag, word in NOTES:
        root = document.root(f"word/{part}.xml")
        for note in () if root is None else root.iter(w(tag)):
            if note.get(w("type"), "normal") == "normal":
                author = note.get(w("author"), "")
                by = f" ({author})" if author else ""
                yield f"{word} {note.get(w('id'), '?')}{by}: {plain_text(note).translate(SHOWN)}"


def flatten(parent: Element) -> Iterator[Element]:
    """Yield the children of a block, row or cell container, those in content controls among them."""
    stack = [iter(parent)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in WRAPPERS:
            stack.append(iter(child))
        else:
            yield child


def page_lines(properties: Element) -> Iterator[str]:
    """Yield in words what a section's properties say of its paper, margins, page numbers and columns."""
    size = properties.find(w("pgSz"))
    if size is None:
        yield "không ghi khổ giấy"
    else:
        width, height = (_millimetres(size.get(w(side), "")) for side in ("w", "h"))
        try:
            short, long = sorted((float(width), float(height)))
        except ValueError:
            short = long = 0.0
        paper = next((n for (a, b), n in PAPERS.items() if abs(short - a) <= 1 and abs(long - b) <= 1), "giấy")
        lies = "ngang" if short and float(width) > float(height) else "dọc"
        marked = size.get(w("orient"), "portrait")
        doubt = "" if marked == ("landscape" if lies == "ngang" else "portrait") else f" (orient ghi {marked})"
        yield f"{paper} {lies}{doubt} {width} × {height} mm"
    margins = properties.find(w("pgMar"))
    if margins is not None:
        yield "lề (mm) " + ", ".join(
            f"{word} {_millimetres(margins.get(w(side), '0'))}" for side, word in MARGINS.items()
        )
    if is_on(properties, "titlePg"):
        yield "trang đầu riêng"
    kind = value(properties, "type")
    if kind:
        yield f"bắt đầu: {kind}"
    numbers = properties.find(w("pgNumType"))
    if numbers is not None:
        yield "số trang " + " ".join(
            f"{name}={numbers.get(key)}"
            for key, name in sorted((str(k), str(k).rpartition("}")[2]) for k in numbers.attrib)
        )
    columns = properties.find(w("cols"))
    if columns is not None and columns.get(w("num"), "1") != "1":
        yield f"{columns.get(w('num'))} cột chữ"


def _millimetres(twips: str) -> str:
    """Return twentieths of a point in millimetres, to a tenth; what is no number as it stands."""
    try:
        number = round(float(twips) * 25.4 / 1440, 1)
    except (ValueError, OverflowError):
        return twips or "?"
    return f"{number:g}" if abs(number) < 1e6 else twips


@dataclass(slots=True)
class _BlockLines:
    """The lines of one story's blocks; counts its tables."""

    styles: StyleSheet
    reader: TextReader
    tables: int = 0
    pending: list[str] = field(default_factory=list)  # bookmarks that stand between blocks

    def lines(self, block: Element, depth: int = 0) -> Iterator[str]:
        """Yield the lines of a paragraph or table; other elements have none."""
        if block.tag == w("p"):
            head, text, _ = self.paragraph(block)
            yield f"{head} | {self.take_pending()}{text}".rstrip()
        elif block.tag == w("tbl"):
            self.tables += 1
            yield from self.table(block, f"bảng {self.tables}", depth)
        elif block.tag == w("bookmarkStart"):
            self.pending.append(bookmark(block))

    def take_pending(self) -> str:
        taken = "".join(self.pending)
        self.pending.clear()
        return taken

    def paragraph(self, paragraph: Element) -> tuple[str, str, set[Look]]:
        """Return how a paragraph looks, its text (with looks only where they differ), and its looks."""
        properties = paragraph.find(w("pPr"))
        stretches = self.reader.stretches(paragraph)
        looks = {stretch.look for stretch in stretches if stretch.look is not None}
        style = f"[{self.styles.style_name(properties)}]"
        alignment = self.styles.alignment(properties)
        if len(looks) > 1:
            return f"{style} nhiều kiểu chữ, {alignment}", "".join(map(_marked, stretches)), looks
        mark = None if properties is None else properties.find(w("rPr"))
        look = next(iter(looks), None) or self.styles.look(properties, mark)
        return f"{style} {look} {alignment}", "".join(stretch.text for stretch in stretches), looks

    def table(self, table: Element, title: str, depth: int) -> Iterator[str]:
        """Yield a table: its columns, then its rows, each led by the look of its cells where that changes."""
        columns = [_millimetres(column.get(w("w"), "")) for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
        rows = [row for row in flatten(table) if row.tag in {w("tr"), w("bookmarkStart")}]
        heads = sum(1 for row in rows if is_on(row.find(w("trPr")), "tblHeader"))
        yield f"{title}: {len(columns)} cột (mm: {' | '.join(columns)}), hàng tiêu đề lặp lại: {heads}"
        if depth >= DEEPEST_TABLE:
            yield "  (bảng lồng quá sâu, không đọc tiếp)"
            return
        before: tuple[str, ...] = ()
        for row in rows:
            if row.tag == w("bookmarkStart"):
                self.pending.append(bookmark(row))
                continue
            looks, line, nested = self.row(row, depth)
            if looks != before:
                yield f"  kiểu ô: {' | '.join(looks)}"
                before = looks
            yield f"  {line}"
            yield from (f"    {inner}" for inner in nested)

    def row(self, row: Element, depth: int) -> tuple[tuple[str, ...], str, list[str]]:
        """Return the looks of a row's cells, its line, and the lines of tables inside it."""
        properties = row.find(w("trPr"))
        looks: list[str] = []
        texts: list[str] = []
        nested: list[str] = []
        all_looks: set[Look] = set()
        marks = [self.take_pending()]
        for cell in flatten(row):
            if cell.tag == w("bookmarkStart"):
                marks.append(bookmark(cell))
            if cell.tag != w("tc"):
                continue
            look, text = self.cell(cell, len(texts) + 1, depth, nested, all_looks)
            looks.append(look)
            texts.append(text)
        bold = bool(all_looks) and all(look.is_bold for look in all_looks)
        notes = [
            word
            for word, holds in (
                ("tiêu đề", is_on(properties, "tblHeader")),
                ("không ngắt", is_on(properties, "cantSplit")),
                ("đậm", bold),
                ("hàng thêm", properties is not None and properties.find(w("ins")) is not None),
                ("hàng bỏ", properties is not None and properties.find(w("del")) is not None),
            )
            if holds
        ]
        for tag, word in (("gridBefore", "lùi"), ("gridAfter", "thiếu")):
            skipped = value(properties, tag)
            if skipped and skipped != "0":
                notes.append(f"{word} {skipped} cột")
        lead = f"({', '.join(notes)}) " if notes else ""
        return tuple(looks), f"{lead}{''.join(marks)}| {' | '.join(texts)} |", nested

    def cell(self, cell: Element, number: int, depth: int, nested: list[str], looks: set[Look]) -> tuple[str, str]:
        """Return how a cell looks and its text; its tables go to `nested`, its looks to `looks`."""
        properties = cell.find(w("tcPr"))
        heads: list[str] = []
        texts: list[str] = []
        inner = _BlockLines(self.styles, self.reader)
        for block in flatten(cell):
            if block.tag == w("p"):
                head, text, its_looks = self.paragraph(block)
                looks |= its_looks
                heads.append(head)
                texts.append(text)
            elif block.tag == w("tbl"):
                inner.tables += 1
                nested += inner.table(block, f"ô {number}, bảng {inner.tables}", depth + 1)
            elif block.tag == w("bookmarkStart"):
                texts.append(bookmark(block))
        span = value(properties, "gridSpan")
        merge = value(properties, "vMerge")
        signs = f"↔{span} " if span and span != "1" else ""
        signs += "" if merge is None else "↓ " if merge == "restart" else "↑ "
        return "; ".join(dict.fromkeys(heads)), signs + PARAGRAPH_BREAK.join(texts)


def _marked(stretch: Stretch) -> str:
    return stretch.text if stretch.look is None else f"‹{stretch.look}›{stretch.text}"

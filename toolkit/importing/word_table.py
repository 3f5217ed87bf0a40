"""A .docx: its task tables, and the paragraphs and layout tables round them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Location
from toolkit.importing.findings import refusal
from toolkit.importing.grids import add_tables
from toolkit.importing.letter_prose import read_prose
from toolkit.importing.source import Line, Source
from toolkit.importing.word_cleaning import CONVERTED, HIDDEN, convert_old_fonts, remove_hidden, show_numbers
from toolkit.importing.yaml_text import without_forbidden
from toolkit.model.decoding import FORBIDDEN
from toolkit.model.problems import shorten
from toolkit.word import task_grid
from toolkit.word.bookmarks import PREFIX, identifier_of
from toolkit.word.document import WordDocument
from toolkit.word.names import DC, w
from toolkit.word.revisions import Reviewed, accept_all
from toolkit.word.story import Merge, blocks, container_text, grid_rows, paragraph_text
from toolkit.word.task_grid import GridText
from toolkit.word.task_tables import is_bold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from toolkit.importing.findings import Findings
    from toolkit.word.story import GridRow
    from toolkit.word.task_grid import GridLine

SHOWN_TARGETS: Final = 3  # links that are named
LARGEST_TEXT: Final = 160 * 2**20  # bytes of the main part; 30,000 rows take 40 MB
AUTHORED: Final = b":author="
ETH: Final = "\u00d0"  # looks like Đ
TEXT_BOX: Final = w("txbxContent")
PICTURES: Final = (w("drawing"), w("pict"), w("object"))
NOTES: Final = (w("footnoteReference"), w("endnoteReference"))
NESTED: Final = w("tbl")
LOOK_AGAIN: Final = "so với tệp gốc và sửa trong tệp YAML nếu cần"


def read_word(data: bytes, findings: Findings) -> Source:
    """Return the task tables of a .docx and the lines round them.

    Raises:
        VanbanError: It is not a .docx, or damaged (MB1xx, MB3xx), or too large (NH104).
    """
    document = WordDocument(data, findings.file)
    if len(document.parts[document.main]) > LARGEST_TEXT:
        fix = "kiểm tra đây có đúng là tệp cần nhập không; bảng quá dài thì tách thành nhiều tệp"
        raise refusal("NH104", findings.file, f"phần chữ của tệp lớn quá {LARGEST_TEXT >> 20} MB", fix)
    _tell_of_links(document, findings)
    # Every mark of a tracked change names its author; without one nobody walks a tree of millions for them.
    reviewed = accept_all(document.body) if AUTHORED in document.parts[document.main] else Reviewed()
    if reviewed.changes:
        who = f" của {', '.join(reviewed.authors[:3])}" if reviewed.authors else ""
        message = f"tệp có {reviewed.changes} chỗ theo dõi thay đổi{who}; đã đọc như khi chấp nhận hết"
        findings.warning("NH209", "", message, "cần bản trước khi sửa thì mở Word, từ chối hết thay đổi rồi nhập lại")
    remove_hidden(document, findings)
    convert_old_fonts(document, findings)
    show_numbers(document)
    is_clean = _tell_of_letters(document, findings)
    reader = _Reader(document, findings, is_clean=is_clean)
    reader.read(document.body)
    source = reader.source
    source.titles = _titles(document)
    return source if source.tables else read_prose(source)


class _Reader:
    """Goes through the blocks of a body."""

    def __init__(self, document: WordDocument, findings: Findings, *, is_clean: bool) -> None:
        self.source = Source(findings.file, findings)
        self._document = document
        self._findings = findings
        self._is_ours = _is_ours(document)
        self._is_clean = is_clean
        self._tables = 0
        self._blocks = 0
        self._paragraphs = 0
        self._waits_for_paper = False
        self._goes_on = False  # the block before was a task table, or blank paragraphs behind one

    def read(self, body: _Element) -> None:
        """Read all blocks."""
        for block in blocks(body):
            if block.tag == w("p"):
                self._paragraph(block)
                self._paper(block.find(f"{w('pPr')}/{w('sectPr')}"))
            else:
                self._table(block)
        self._paper(body.find(w("sectPr")))

    # ---- lines

    def _lines(self) -> list[Line]:
        return self.source.after if self.source.tables else self.source.before

    def _paragraph(self, paragraph: _Element, block: int = 0) -> None:
        for box in paragraph.iter(TEXT_BOX):
            words = " ".join(filter(None, (paragraph_text(inner).strip() for inner in box.iter(w("p")))))
            if words and not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
                message = f'hộp chữ không được nhập: "{shorten(words)}"'
                self._findings.warning(
                    "NH212", f"bảng {self._tables}" if block else "", message, "cần giữ thì gõ vào kế hoạch"
                )
        text = self._clean(paragraph_text(paragraph))
        self._paragraphs += 1
        if not text:
            return
        if not block:
            self._goes_on = False
        properties = paragraph.find(w("pPr"))
        styles = self._document.styles
        looks = [
            styles.look(properties, run.find(w("rPr"))).traits
            for run in paragraph.iter(w("r"))
            if any(letters.text and not letters.text.isspace() for letters in run.iter(w("t")))
        ]
        bold, italic = (bool(looks) and all(trait in look for look in looks) for trait in ("đậm", "nghiêng"))
        centred = styles.alignment(properties) == "giữa"
        for line in text.split("\n"):
            self._lines().append(Line(line.strip(), block, centred, bold, italic, self._paragraphs))

    def _clean(self, text: str) -> str:
        if self._is_clean:
            return text.strip()
        text = unicodedata.normalize("NFC", text)
        if ETH in text and not self._is_ours:
            text = text.replace(ETH, "Đ")
        return without_forbidden(text).strip()

    # ---- tables

    def _table(self, element: _Element) -> None:
        self._tables += 1
        if self._task_table(element, f"bảng {self._tables}"):
            return
        nested = [inner for inner in element.iter(NESTED) if inner is not element]
        found = [
            self._task_table(inner, f"bảng con {number} trong bảng {self._tables}")
            for number, inner in enumerate(nested, 1)
        ]
        if any(found):
            return
        self._goes_on = False
        self._layout(element)

    def _layout(self, element: _Element) -> None:
        """Keep the texts of a table that is none of tasks as lines: heads and signatures stand in such tables."""
        first = ""
        for row in grid_rows(element):
            for cell in row.cells:
                self._blocks += 1
                first = first or self._clean(container_text(cell.element))
                for block in blocks(cell.element):
                    if block.tag == w("p"):
                        self._paragraph(block, self._blocks)
                    else:
                        for line in self._clean(container_text(block)).split("\n"):
                            self._lines().append(Line(line.strip(), self._blocks))
        self.source.layouts[self._tables] = (self._first_block(element), self._blocks, first)

    def _first_block(self, element: _Element) -> int:
        return self._blocks - sum(len(row.cells) for row in grid_rows(element)) + 1

    def _task_table(self, element: _Element, name: str) -> bool:
        rows = tuple(grid_rows(element))
        grid = [self._line(row) for row in rows]
        header = task_grid.find_header(grid)
        goes_on = header is None and self._goes_on
        if header is None and not goes_on:
            return False
        file = self._findings.file

        def locate(row: int, cell: int) -> Location:
            where = f"{name}, hàng {row + 1}"
            return Location(file, where=where if cell < 0 else f"{where}, cột {grid[row][cell].column + 1}")

        known = header or self.source.tables[-1].header
        found = add_tables(
            self.source, grid, locate, name=name, number=self._tables,
            is_bold=lambda row: is_bold(rows[row], known, self._document.styles),
        )  # fmt: skip
        if not found:
            return False
        table = self.source.tables[-1]
        table.ids = {index: mark for index, row in enumerate(rows) if (mark := _identifier(row))}
        table.doubts = self._doubts(element, rows, grid)
        self._goes_on = self._waits_for_paper = True
        return True

    def _line(self, row: GridRow) -> GridLine:
        clean = self._clean
        return tuple(
            [GridText(clean(container_text(cell.element)), cell.column, cell.span, cell.merge) for cell in row.cells]
        )

    def _doubts(
        self, element: _Element, rows: Sequence[GridRow], grid: Sequence[GridLine]
    ) -> dict[tuple[int, int], list[tuple[str, str, str]]]:
        """Return by row and cell what has to be looked at: what cells hold beside text, what was done to their text."""
        by_cell: dict[_Element, list[tuple[str, str, str]]] = {}
        for found in element.iter(*PICTURES, *NOTES, NESTED):
            holder = next(found.iterancestors(w("tc")), None)
            if holder is not None and found is not element:
                by_cell.setdefault(holder, []).append(self._beside_text(found))
        places: dict[tuple[int, int], list[tuple[str, str, str]]] = {}
        for index, row in enumerate(rows):
            for number, cell in enumerate(row.cells):
                doubts = by_cell.get(cell.element, []) if by_cell else []
                hidden, converted = cell.element.get(HIDDEN), cell.element.get(CONVERTED)
                if hidden:
                    doubts.append(("NH210", f'chữ ẩn trong ô không được nhập: "{shorten(hidden)}"', LOOK_AGAIN))
                if converted:
                    shown = shorten(grid[index][number].text)
                    doubts.append(("NH211", f'chữ phông {converted} đã chuyển thành "{shown}"', LOOK_AGAIN))
                if cell.merge is Merge.CONTINUED and grid[index][number].text:
                    doubts.append(("NH207", "ô gộp với ô trên mà vẫn có chữ riêng, Word không in chữ ấy", LOOK_AGAIN))
                if doubts:
                    places[index, number] = list(dict.fromkeys(doubts))
        return places

    def _beside_text(self, found: _Element) -> tuple[str, str, str]:
        if found.tag == NESTED:
            return "NH213", "trong ô có bảng con; chữ của bảng con được ghi liền, các ô cách nhau bằng Tab", LOOK_AGAIN
        if found.tag in NOTES:
            kind = "footnotes" if found.tag == NOTES[0] else "endnotes"
            note = _note_text(self._document, kind, found.get(w("id"), ""))
            return (
                "NH212",
                f'chú thích của ô không được nhập: "{shorten(note)}"',
                "cần giữ thì gõ vào note của nhiệm vụ",
            )
        boxes = " ".join(self._clean(container_text(box)) for box in found.iter(TEXT_BOX))
        what = f'hộp chữ trong ô không được nhập: "{shorten(boxes)}"' if boxes else "hình trong ô không được nhập"
        return "NH212", what, "cần giữ thì gõ vào kế hoạch"

    # ---- paper

    def _paper(self, section: _Element | None) -> None:
        """Note how the paper lies: the section's properties stand behind what they hold for."""
        size = None if section is None else section.find(w("pgSz"))
        if size is None or not self._waits_for_paper:
            return
        self._waits_for_paper = False
        width, height = size.get(w("w"), ""), size.get(w("h"), "")
        if self.source.is_landscape is None and width.isdigit() and height.isdigit():
            self.source.is_landscape = int(width) > int(height)


def _tell_of_letters(document: WordDocument, findings: Findings) -> bool:
    """Tell once of letters that are put together anew, replaced, or left out; return whether there are none of them."""
    text = document.parts[document.main].decode("utf-8", "replace").removeprefix("\ufeff")
    composed = unicodedata.is_normalized("NFC", text)
    look_alike = ETH in text and not _is_ours(document)
    forbidden = FORBIDDEN.search(text) is not None
    if not composed:
        message = "chữ trong tệp viết bằng dấu rời (NFD), đã ghép lại thành chữ Unicode dựng sẵn"
        findings.hint("NH219", "", message, "không phải làm gì")
    if look_alike:
        message = "tệp có chữ U+00D0 nhìn giống Đ, đã thay bằng Đ"
        findings.hint("NH219", "", message, "không phải làm gì")
    if forbidden:
        message = "tệp có ký tự điều khiển, đã bỏ hoặc thay bằng dấu xuống dòng"
        findings.hint("NH224", "", message, "không phải làm gì")
    # A letter may be written by its number too.
    return composed and not (look_alike or forbidden or "&#" in text)


def _is_ours(document: WordDocument) -> bool:
    """Tell whether vanban made the document: then its letters are those of the data."""
    return f'"{PREFIX}'.encode() in document.parts[document.main]


def _identifier(row: GridRow) -> str:
    """Return the id that a row's hidden bookmark carries; "" for rows that vanban did not make."""
    for mark in row.element.iter(w("bookmarkStart")):
        if found := identifier_of(mark.get(w("name"), "")):
            return found
    return ""


def _titles(document: WordDocument) -> tuple[str, ...]:
    root = document.root("docProps/core.xml")
    found: Iterable[_Element] = () if root is None else root.iter(f"{{{DC}}}title")
    return tuple(" ".join(title.text.split()) for title in found if title.text and title.text.strip())


def _note_text(document: WordDocument, kind: str, identifier: str) -> str:
    part = document.related(kind)
    root = document.root(part) if part else None
    notes: Iterable[_Element] = () if root is None else root.iter(w(kind[:-1]))
    return next((container_text(note).strip() for note in notes if note.get(w("id")) == identifier), "")


def _tell_of_links(document: WordDocument, findings: Findings) -> None:
    """Name what the document would fetch from elsewhere; nothing is."""
    outside = [
        relation
        for relation in document.relations(document.main).values()
        if relation.external and relation.kind != "hyperlink"
    ]
    if outside:
        shown = ", ".join(shorten(relation.target, 60) for relation in outside[:SHOWN_TARGETS])
        more = f" và {len(outside) - SHOWN_TARGETS} chỗ nữa" if len(outside) > SHOWN_TARGETS else ""
        message = f"tệp gọi đến nơi khác: {shown}{more}; vanban không mở những nơi ấy"
        findings.hint("NH217", "", message, "không phải làm gì, nếu không cần hình hoặc mẫu ở đó")

"""A .xlsx read as texts: shared strings, dates as serial numbers, merged cells; nothing is calculated or fetched.

Our own reader and not openpyxl: that one takes 200 ms to import and does not tell of merged cells when it reads
row by row. Rows are streamed, so that a sheet costs no tree.

Source: ECMA-376 Part 1, 18 (SpreadsheetML), 18.8.30 (number formats), 18.17.4.1 (serial dates).
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import VanbanError
from toolkit.importing.findings import refusal
from toolkit.importing.yaml_text import without_forbidden
from toolkit.word.package import DTD, read_package
from toolkit.word.story import MOST_COLUMNS, Merge
from toolkit.word.task_grid import GridText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from toolkit.word.task_grid import GridLine

MOST_MERGED: Final = 200_000  # pieces of merged cells, row by row
WIDEST: Final = 256  # columns looked at
SAVE_AGAIN: Final = "mở tệp bằng Excel rồi lưu lại thành .xlsx"
# Of the built-in formats those that show dates; the others begin at 164 and say so themselves.
DATE_FORMATS: Final = {14: "d/m/y", 15: "d-m-y", 16: "d-m", 17: "m-y", 22: "d/m/y h"}
_FORMAT_NOISE: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# What read_package says of a .docx, said of a workbook.
REFUSALS: Final = {
    "MB101": ("NH103", "không đọc được: tệp .xlsx hỏng hoặc thiếu phần cuối", "chép lại hoặc tải lại từ bản gốc"),
    "MB102": ("NH102", "tệp đặt mật khẩu", "mở tệp bằng Excel, bỏ mật khẩu, lưu lại rồi nhập"),
    "MB103": ("NH104", "tệp bung ra quá lớn nên không được đọc", "kiểm tra lại tệp"),
    "MB104": ("NH103", "tệp .xlsx có phần bị trùng", SAVE_AGAIN),
}


class Sheet(NamedTuple):
    """A sheet's cells.

    Attributes:
        name: As its tab says.
        is_hidden: Its tab is not shown.
        rows: The texts of its rows; a gap of blank rows is one without cells.
        numbers: The number of each row in the sheet, from 1.
        bold: Indexes of rows that begin in bold.
        dates: How many cells held a date.
        hidden_rows: How many rows are not shown.
        uncalculated: How many formulas have no stored result.
    """

    name: str
    is_hidden: bool
    rows: list[GridLine]
    numbers: list[int]
    bold: frozenset[int]
    dates: int
    hidden_rows: int
    uncalculated: int


class _Style(NamedTuple):
    date: str  # "" for what is no date, else which of d, m, y its format shows
    is_bold: bool


class Workbook:
    """The sheets of a .xlsx.

    Attributes:
        parts: Part name to bytes.
    """

    def __init__(self, data: bytes, file: str) -> None:
        """Read the package.

        Raises:
            VanbanError: It is damaged, locked or too large (NH102 to NH104).
        """
        self._file = file
        try:
            self.parts = read_package(data, file, any_main=True)
        except VanbanError as error:
            raise refusal(
                REFUSALS[error.diagnostics[0].code][0], file, *REFUSALS[error.diagnostics[0].code][1:]
            ) from None
        main = "xl/workbook.xml"
        if main not in self.parts:
            raise refusal("NH103", file, "không phải tệp Excel (.xlsx)", "chọn đúng tệp .xlsx")
        self._book = self._root(main)
        self._links = self._relations(main)
        self._strings = [_string(item) for item in self._children("xl/sharedStrings.xml", "si")]
        self._styles = self._read_styles()
        properties = next(self._book.iter("{*}workbookPr"), None)
        is_1904 = properties is not None and properties.get("date1904", "0") in {"1", "true"}
        self._epoch = dt.date(1904, 1, 1) if is_1904 else dt.date(1899, 12, 30)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets in the order of their tabs.

        Raises:
            VanbanError: A sheet is damaged or too large.
        """
        for entry in self._book.iter("{*}sheet"):
            link = next((value for key, value in entry.attrib.items() if str(key).endswith("}id")), "")
            part = self._links.get(str(link), "")
            if part in self.parts and "worksheet" in part:
                yield self._sheet(part, entry.get("name", ""), entry.get("state", "visible") != "visible")

    # ---- parts

    def _root(self, part: str) -> _Element:
        from lxml import etree  # heavy

        from toolkit.word.cleaning import safe_parser

        self._refuse_dtd(part)
        try:
            return etree.fromstring(self.parts[part], safe_parser())
        except etree.XMLSyntaxError:
            raise self._damaged(part) from None

    def _refuse_dtd(self, part: str) -> None:
        if DTD.search(self.parts[part].replace(b"\x00", b"")):
            raise refusal("NH103", self._file, f"phần {part} có khai báo DTD hoặc thực thể", SAVE_AGAIN)

    def _damaged(self, part: str) -> VanbanError:
        return refusal("NH103", self._file, f"phần {part} của tệp .xlsx bị hỏng", SAVE_AGAIN)

    def _children(self, part: str, name: str) -> Iterator[_Element]:
        return self._root(part).iter(f"{{*}}{name}") if part in self.parts else iter(())

    def _relations(self, part: str) -> dict[str, str]:
        folder, _, file = part.rpartition("/")
        found = self._children(posixpath.join(folder, "_rels", f"{file}.rels"), "Relationship")
        return {
            entry.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/")
            for entry in found
        }

    def _read_styles(self) -> list[_Style]:
        if "xl/styles.xml" not in self.parts:
            return []
        root = self._root("xl/styles.xml")
        formats = {_number(entry.get("numFmtId")): entry.get("formatCode", "") for entry in root.iter("{*}numFmt")}
        fonts = [_is_bold(font) for fonts in root.iter("{*}fonts") for font in fonts if isinstance(font.tag, str)]
        styles = []
        for entry in (child for cells in root.iter("{*}cellXfs") for child in cells if isinstance(child.tag, str)):
            number, font = _number(entry.get("numFmtId")), _number(entry.get("fontId"))
            styles.append(_Style(_date_form(formats.get(number), number), font < len(fonts) and fonts[font]))
        return styles

    # ---- sheets

    def _sheet(self, part: str, name: str, is_hidden: bool) -> Sheet:
        from lxml import etree  # heavy

        self._refuse_dtd(part)
        reader = _SheetReader(self._strings, self._styles, self._epoch)
        try:
            wanted = ("{*}row", "{*}mergeCell")
            stream = etree.iterparse(
                BytesIO(self.parts[part]), tag=wanted, resolve_entities=False, no_network=True, huge_tree=False
            )
            for _, element in stream:
                if str(element.tag).endswith("}row"):
                    reader.row(element)
                else:
                    reader.merge(element.get("ref", ""))
                element.clear()
        except etree.XMLSyntaxError:
            raise self._damaged(part) from None
        if reader.pieces > MOST_MERGED:
            raise refusal("NH104", self._file, f'trang tính "{name}" có quá nhiều ô gộp', "kiểm tra lại tệp")
        return reader.sheet(name, is_hidden=is_hidden)


class _SheetReader:
    """Gathers the rows of one sheet."""

    def __init__(self, strings: list[str], styles: list[_Style], epoch: dt.date) -> None:
        self._strings = strings
        self._styles = styles
        self._epoch = epoch
        self._cells: dict[int, dict[int, str]] = {}
        self._bold: set[int] = set()
        self._merged: dict[int, list[tuple[int, int, bool, bool]]] = {}
        self._row = 0
        self.pieces = 0
        self.dates = 0
        self.hidden = 0
        self.uncalculated = 0

    def row(self, element: _Element) -> None:
        """Read a row element."""
        self._row = min(_number(element.get("r")) or self._row + 1, 1 << 21)
        cells: dict[int, str] = {}
        column = -1
        bold: list[bool] = []
        for cell in element.iterchildren("{*}c"):
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(match[1]) if match else column + 1
            style = _number(cell.get("s"))
            known = self._styles[style] if style < len(self._styles) else _Style("", is_bold=False)
            text = self._text(cell, known)
            if text and column < WIDEST:
                cells[column] = text
                bold.append(known.is_bold)
        if cells:
            self._cells[self._row] = cells
            self.hidden += element.get("hidden", "0") in {"1", "true"}
            if all(bold[:2]):
                self._bold.add(self._row)

    def merge(self, reference: str) -> None:
        """Note a merged range; merges stand behind the rows of a sheet."""
        first, _, last = reference.partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if not begin or not end or self.pieces > MOST_MERGED:
            return
        left, right = _column(begin[1]), _column(end[1])
        top, bottom = int(begin[2]), int(end[2])
        if left >= WIDEST or right < left or bottom < top:
            return
        rows = range(top, bottom + 1) if bottom - top < len(self._cells) else [
            row for row in self._cells if top <= row <= bottom
        ]  # fmt: skip
        for row in rows:
            self.pieces += 1
            self._merged.setdefault(row, []).append((left, right, row == top, top < bottom))

    def sheet(self, name: str, *, is_hidden: bool) -> Sheet:
        """Return the sheet."""
        rows: list[GridLine] = []
        numbers: list[int] = []
        bold = set()
        for row in sorted(self._cells.keys() | self._merged.keys()):
            if numbers and row > numbers[-1] + 1:
                rows.append(())
                numbers.append(numbers[-1] + 1)
            if row in self._bold:
                bold.add(len(rows))
            rows.append(self._line(row))
            numbers.append(row)
        return Sheet(
            name, is_hidden, rows, numbers, frozenset(bold), self.dates, self.hidden, self.uncalculated
        )  # fmt: skip

    def _line(self, row: int) -> GridLine:
        cells = self._cells.get(row, {})
        merged = self._merged.get(row)
        if not merged:
            return tuple([GridText(text, column) for column, text in sorted(cells.items())])
        found = dict.fromkeys(cells)
        for left, right, _, _ in merged:
            for column in [column for column in found if left < column <= right]:
                del found[column]
            found.setdefault(left, None)
        shapes = {left: (right, starts, goes_down) for left, right, starts, goes_down in merged}
        line = []
        for column in sorted(found):
            right, starts, goes_down = shapes.get(column, (column, True, False))
            merge = (Merge.START if starts else Merge.CONTINUED) if goes_down else Merge.NONE
            text = cells.get(column, "") if starts else ""
            line.append(GridText(text, column, min(right - column + 1, MOST_COLUMNS), merge))
        return tuple(line)

    def _text(self, cell: _Element, style: _Style) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _clean("".join(_string(item) for item in cell.iterchildren("{*}is")))
        value = next((child.text or "" for child in cell.iterchildren("{*}v")), "")
        if not value:
            self.uncalculated += next(cell.iterchildren("{*}f"), None) is not None
            return ""
        if kind == "s":
            return self._strings[int(value)] if value.isdigit() and int(value) < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "n":
            return self._shown(value, style.date)
        if kind == "d":
            self.dates += 1
            return _iso_date(value)
        return _clean(value)

    def _shown(self, value: str, form: str) -> str:
        """Return a number as text; a serial date as a day, or as a month where its format shows no day."""
        try:
            number = float(value)
        except ValueError:
            return _clean(value)
        if form and 1 <= number < 2_958_466:
            self.dates += 1
            day = self._epoch + dt.timedelta(days=int(number))
            return _shown_date(day, form)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.15g}"


def _shown_date(day: dt.date, form: str) -> str:
    from toolkit.decree30 import wording

    if "d" in form:
        return wording.format_short_date(day)
    return f"{day.month}/{day.year}" if "m" in form else str(day.year)


def _iso_date(value: str) -> str:
    try:
        return _shown_date(dt.date.fromisoformat(value[:10]), "dmy")
    except ValueError:
        return _clean(value)


def _date_form(code: str | None, number: int) -> str:
    """Return which of d, m, y a number format shows; "" where it shows no date."""
    if code is None:
        return DATE_FORMATS.get(number, "")
    bare = _FORMAT_NOISE.sub("", code.split(";")[0]).lower()
    if "general" in bare or "0" in bare or "#" in bare or not set(bare) & set("dy"):
        return ""
    return "".join(letter for letter in "dmy" if letter in bare)


def _is_bold(font: _Element) -> bool:
    return any(bold.get("val", "1") not in {"0", "false"} for bold in font.iterchildren("{*}b"))


def _string(item: _Element) -> str:
    """Return a string's text without its reading aids (rPh)."""
    pieces = []
    for text in item.iter("{*}t"):
        above = text.getparent()
        if above is None or not str(above.tag).endswith("}rPh"):
            pieces.append(text.text or "")
    return _clean("".join(pieces))


_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def _clean(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return without_forbidden(unicodedata.normalize("NFC", text)).strip()


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(column: int) -> str:
    """Return a column's letters: 0 is "A", 27 is "AB"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def links_outside(parts: Mapping[str, bytes]) -> list[str]:
    """Return the parts of a workbook that lead to other files."""
    return sorted(name for name in parts if name.startswith("xl/externalLinks/") and name.endswith(".xml"))

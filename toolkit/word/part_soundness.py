"""One part of a package read once: its own faults, and what it says about the other parts.

expat is used without a tree: a document of 30,000 rows then takes megabytes where ElementTree
takes half a gigabyte, and a cold command does not pay for lxml's import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.word.grammar import MAIN, Closing, Grammar
from toolkit.word.names import MC, XML_SPACE

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_FINDINGS: Final = 20
XML_SPACES: Final = " \t\r\n"
PRESERVE: Final = XML_SPACE.removeprefix("{")
IGNORABLE: Final = f"{MC}}}Ignorable"

REPAIR: Final = "sửa lại mẫu tại chỗ này, hoặc mở bằng LibreOffice rồi lưu lại thành .docx"
FIXES: Final = {
    "MB303": "tạo lại tệp từ dữ liệu, hoặc lưu lại bằng Word",
    "MB304": "thêm phần còn thiếu, hoặc xóa hàng, bảng rỗng trong mẫu",
    "MB305": "kẻ lại bảng trong mẫu để mọi hàng phủ đủ các cột",
    "MB306": "gộp lại các ô theo chiều dọc trong mẫu",
    "MB309": "đặt lại để mỗi mã chỉ dùng một lần",
    "MB310": "xóa dấu trang (bookmark) này trong mẫu rồi đặt lại",
    "MB311": "xóa trường này trong mẫu rồi chèn lại (Insert, Quick Parts, Field)",
    "MB312": "khai báo kiểu hoặc danh sách này, hoặc bỏ chỗ dùng nó",
    "MB313": "xóa chỗ tham chiếu, hoặc thêm lại chú thích",
    "MB316": 'thêm xml:space="preserve" vào w:t',
}


class EnoughFindingsError(Exception):
    """The list of findings is full: reading more helps nobody."""


class _RefusedError(Exception):
    """The part holds what no Word document may hold."""


class Findings:
    """The findings of one package, at most `MOST_FINDINGS`.

    Attributes:
        name: The file as the user named it.
    """

    __slots__ = ("found", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[Diagnostic] = []

    def add(self, code: str, where: str, message: str, fix: str = "") -> None:
        """Keep a finding.

        Raises:
            EnoughFindingsError: This was the last one there is room for.
        """
        self.found.append(
            Diagnostic(code, Level.ERROR, Location(self.name, where=where), message, fix or FIXES.get(code, REPAIR))
        )
        if len(self.found) >= MOST_FINDINGS:
            raise EnoughFindingsError


class Facts:
    """What a part defines and what it needs of others; each use with the place of the first one.

    Attributes:
        root: The root element in expat's form, "namespace}local".
        has_body: It has a w:body.
        definitions: (family, id): family is "style", "num", "abstractNum", "footnote", "endnote", "comment".
        uses: The same pairs where they are referred to.
        relations: (relationship id, local name of the element) to the place.
        bookmarks: Bookmark names, lower case, to the place.
    """

    __slots__ = ("bookmarks", "definitions", "has_body", "relations", "root", "uses")

    def __init__(self) -> None:
        self.root = ""
        self.has_body = False
        self.definitions: set[tuple[str, str]] = set()
        self.uses: dict[tuple[str, str], str] = {}
        self.relations: dict[tuple[str, str], str] = {}
        self.bookmarks: dict[str, str] = {}


class Field:
    """A field being read: its instruction, and what has been seen of it."""

    __slots__ = ("has_result", "instruction", "separated", "simple")

    def __init__(self, simple: bool = False, instruction: str = "", separated: bool = False) -> None:
        self.simple = simple
        self.instruction = instruction
        self.separated = separated
        self.has_result = False


class Story:
    """A run of text of its own: body, header, note, text box. Fields may not leave it."""

    __slots__ = ("fields", "last_block")

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self.last_block = ""


class Table:
    """A table being read, its row and its cell."""

    __slots__ = (
        "above",
        "after",
        "cells",
        "columns",
        "inner",
        "last_block",
        "merge",
        "number",
        "open_here",
        "position",
        "row",
        "span",
        "sure",
    )

    def __init__(self, number: int) -> None:
        self.number = number
        self.columns = 0
        self.row = 0
        self.cells = 0
        self.position = 0  # columns taken by the cells before this one, and by gridBefore
        self.after = 0
        self.span = 1
        self.merge = ""  # of the cell being read: "", "restart", "continue"
        self.above: frozenset[int] | set[int] = frozenset()  # columns where a vertical merge is open in the row above
        self.open_here: set[int] = set()
        self.sure = True  # False after an absurd span: its sum says nothing more
        self.last_block = ""  # of the cell being read
        self.inner = 0  # tables in this cell


class PartCheck:
    """The reading of one part; `grammar` is shared by the parts of a package."""

    def __init__(self, part: str, findings: Findings, grammar: Grammar) -> None:
        self.part = part
        self.findings = findings
        self.grammar = grammar
        self.facts = Facts()
        self.tables: list[Table] = []
        self.stories: list[Story] = [Story()]
        self.table_count = 0
        self.paragraph_count = 0
        self.context = ""
        self.text: list[str] | None = None
        self.preserves = False
        self.numbering_id = ""
        self.drawing_ids: set[str] = set()
        self.bookmark_ids: set[str] = set()
        self.open_bookmarks: dict[str, str] = {}
        self.prefixes: set[str] = set()

    def place(self) -> str:
        """Return where the reading stands: "phần word/document.xml, bảng 1, hàng 8, cột 5"."""
        words = [f"phần {self.part}"]
        if self.tables:
            # However deep tables are nested, the outermost and the innermost say enough.
            words += _table_place(self.tables[0], "bảng")
            if len(self.tables) > 1:
                words += _table_place(self.tables[-1], "bảng con")
        elif self.context:
            words.append(self.context)
        elif self.paragraph_count:
            words.append(f"đoạn {self.paragraph_count}")
        return ", ".join(words)

    def report(self, code: str, message: str, where: str = "") -> None:
        """Keep a finding at the place of the reading, or at `where`."""
        self.findings.add(code, where or self.place(), message)

    def read(self, xml: bytes | bytearray) -> Facts:
        """Read the part through; its faults become findings.

        Raises:
            EnoughFindingsError: The list of findings is full.
        """
        parser = expat.ParserCreate(None, "}")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartNamespaceDeclHandler = self._declare
        start, parser.EndElementHandler, parser.CharacterDataHandler = self._handlers()

        def start_root(name: str, attributes: list[str]) -> None:
            self.open_root(name, attributes)
            parser.StartElementHandler = start
            start(name, attributes)

        parser.StartElementHandler = start_root
        fault = parse(parser, xml)
        if fault:
            self.report("MB303", fault)
        else:
            self._finish()
        return self.facts

    def _handlers(
        self,
    ) -> tuple[Callable[[str, list[str]], None], Callable[[str], None], Callable[[str], None]]:
        """Return expat's handlers; closures, for they run millions of times."""
        state = self.grammar.start()
        closings: list[Closing] = []
        push, pop = closings.append, closings.pop

        def start(name: str, attributes: list[str]) -> None:
            nonlocal state
            closing, state, on_start = state[name]
            push(closing)
            if on_start is not None:
                on_start(self, attributes)

        def end(_name: str) -> None:
            nonlocal state
            state, on_end = pop()
            if on_end is not None:
                on_end(self)

        def text(data: str) -> None:
            if not state.holds_text:
                if data.strip(XML_SPACES):
                    self.report("MB307", f'chữ "{data.strip()[:40]}" nằm ngoài w:t')
            elif self.text is not None:
                self.text.append(data)

        return start, end, text

    def open_root(self, name: str, attributes: list[str]) -> None:
        """Note the root element and what it says of all that is in it."""
        self.facts.root = name
        for key, value in zip(attributes[::2], attributes[1::2], strict=True):
            if key == IGNORABLE:
                self.require_prefixes(value)
            elif key == PRESERVE:
                self.preserves = value == "preserve"

    def _declare(self, prefix: str | None, _uri: str | None) -> None:
        if prefix:
            self.prefixes.add(prefix)

    def require_prefixes(self, prefixes: str) -> None:
        """Report prefixes of mc:Ignorable or Requires that are not declared."""
        for prefix in prefixes.split():
            if prefix not in self.prefixes:
                fix = f'khai báo xmlns:{prefix} hoặc bỏ "{prefix}" khỏi danh sách'
                self.findings.add("MB314", self.place(), f'tiền tố "{prefix}" chưa được khai báo', fix)

    def use(self, family: str, identifier: str) -> None:
        """Note that a style, list or note is referred to here."""
        if (family, identifier) not in self.facts.uses:
            self.facts.uses[family, identifier] = self.place()

    def define(self, family: str, identifier: str, what: str) -> None:
        """Note a definition; a second one of the same id is a fault."""
        if (family, identifier) in self.facts.definitions:
            self.report("MB309", f'{what} "{identifier}" có hai lần')
        self.facts.definitions.add((family, identifier))

    def close_story(self) -> None:
        """Report what is left open at the end of a story."""
        story = self.stories.pop()
        if story.fields:
            self.report("MB311", "trường không có dấu kết thúc (fldChar end)")

    def _finish(self) -> None:
        for name, where in self.open_bookmarks.items():
            self.report("MB310", f'dấu trang mã "{name}" không có bookmarkEnd', where)
        self.close_story()


def _table_place(table: Table, word: str) -> list[str]:
    words = [f"{word} {table.number}"]
    if table.row:
        words.append(f"hàng {table.row}")
        if table.cells:
            words.append(f"cột {table.position + 1}")
    return words


def parse(parser: expat.XMLParserType, xml: bytes | bytearray) -> str:
    """Run a parser over a whole part; return in words why it cannot be read, "" if all is well."""
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _check_encoding
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        return f"sai cú pháp XML hoặc có ký tự bị cấm (dòng {error.lineno}, cột {error.offset + 1})"
    except _RefusedError as error:
        return str(error)
    except (LookupError, ValueError):  # expat asks Python for encodings it does not know
        return "bảng mã của phần này không đọc được"
    return ""


def _refuse_doctype(*_arguments: object) -> None:
    raise _RefusedError("có khai báo DTD (DOCTYPE), tài liệu Word không được có")


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.upper() not in {"UTF-8", "UTF-16"}:
        raise _RefusedError(f'bảng mã "{encoding[:40]}": tài liệu Word chỉ dùng UTF-8 hoặc UTF-16')


VALUE: Final = f"{MAIN}val"


def attribute(attributes: list[str], name: str = VALUE) -> str:
    """Return an attribute by its name in expat's form, "" if it is not there."""
    for index in range(0, len(attributes), 2):
        if attributes[index] == name:
            return attributes[index + 1]
    return ""

"""The tags of a template part: found in the XML tree, each with its place, and taken out of it.

The dialect is docxtpl's: `{{ value }}`, `{% if %}`, `{% for %}` and `{# comment #}` in running
text; `{%p %}`, `{%tr %}` and `{%r %}` stand for the whole paragraph, table row or run they are in.
What docxtpl loses or mends without a word (text beside a `{%p %}`, a curly quote in a tag, a tag
torn by a picture) is an error here.

`mark_tags` leaves a numbered mark in the tree for each thing that changes from document to
document; the serialised part, cut at these marks, is what `template` compiles.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.word.names import WP_DOC_PROPERTIES, XML_SPACE, w
from toolkit.word.runs import PRINTING_IN_RUN, join_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
ID, NAME = w("id"), w("name")
# What must not be left without a paragraph at its end.
HOLDERS_OF_PARAGRAPHS: Final = frozenset(
    {TC, w("hdr"), w("ftr"), w("footnote"), w("endnote"), w("txbxContent"), w("sdtContent")}
)

MOST_TAGS: Final = 5_000  # of a part; a large template has some hundreds

# Noncharacters: allowed in XML, never part of a text, so a mark cannot be mistaken for one.
MARK_OPEN: Final = "\ufdd0"
MARK_CLOSE: Final = "\ufdd1"
MARK: Final = re.compile(f"{MARK_OPEN}(\\d+){MARK_CLOSE}")

OPENING: Final = re.compile(r"\{[{%#]")
CLOSING: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
INSIDE: Final = re.compile(r"""'[^']*'|"[^"]*"|\}\}|%\}|\{\{|\{%""")
STRAY: Final = re.compile(r"\}\}|%\}|#\}")
LEVEL: Final = re.compile(r"(p|tr|tc|r)(?=\s|$)")


class Context(Enum):
    """Where a value is printed, which decides how it is escaped."""

    TEXT = "text"  # w:t: line breaks and tabs become Word's
    PLAIN = "plain"  # any other text
    ATTRIBUTE = "attribute"


class Tag(NamedTuple):
    """One tag of a template.

    Attributes:
        opening: "{{", "{%" or "{#".
        level: "p", "tr" or "r" when it stands for its paragraph, row or run; else empty.
        code: What stands between the delimiters, without the level.
        context: Where a value would be printed.
        where: The place in Vietnamese: part, table, row and column, or paragraph.
        chain: The element the tag's mark stands in, then its ancestors.
    """

    opening: str
    level: str
    code: str
    context: Context
    where: str
    chain: tuple[_Element, ...]

    def __str__(self) -> str:
        """Return the tag as it is typed."""
        return f"{self.opening}{self.level} {self.code} {CLOSING[self.opening]}"


class GuardKind(Enum):
    """What a document must not end up with, whatever the data."""

    CELL = "cell"  # a cell, header, note or text box must end in a paragraph (ECMA-376 Part 1, 17.4.65)
    TABLE = "table"  # a table must have a row


class Guard(NamedTuple):
    """The end of a cell or table whose content depends on the data."""

    kind: GuardKind
    where: str


class IdentityKind(Enum):
    """Identities that must not repeat in a document."""

    BOOKMARK_START = "bookmark_start"
    BOOKMARK_END = "bookmark_end"
    BOOKMARK_NAME = "bookmark_name"
    DRAWING = "drawing"


class Identity(NamedTuple):
    """An id or name that is numbered anew when it stands in a loop."""

    kind: IdentityKind
    original: str


Mark = Tag | Guard | Identity


class PartScanner:
    """Takes the tags out of one part's tree; `marks` and `findings` are what it found."""

    def __init__(self, root: _Element, part: str, template: str, marks: list[Mark]) -> None:
        """Scan `root` in place; marks are numbered on from those already in `marks`."""
        self.root = root
        self.part = part
        self.template = template
        self.marks = marks
        self.findings: list[Diagnostic] = []
        # Numbers are taken before anything moves: a row that becomes a mark is gone from the tree.
        self._rows = numbered(root, TR)
        self._cells = numbered(root, TC)
        self._tables = {table: number for number, table in enumerate(root.iter(TBL), 1)}
        self._guarded: dict[_Element, Guard] = {}
        self._paragraphs = {paragraph: number for number, paragraph in enumerate(root.iter(P), 1)}

    def scan(self) -> None:
        """Find every tag, in the order of the part, and put marks in their places."""
        count = sum(len(OPENING.findall(str(text))) for text in self.root.itertext())
        if count > MOST_TAGS:
            self.report("MB212", f"phần {self.part}", f"có {count} thẻ, quá {MOST_TAGS}", "bớt thẻ trong mẫu")
            return
        self._mark_identities()
        texts: dict[_Element | None, list[_Element]] = {}
        for text in self.root.iter(T):
            texts.setdefault(next(text.iterancestors(P), None), []).append(text)
        for paragraph_texts in texts.values():
            self._scan_paragraph(paragraph_texts)
        for element in self.root.iter("*"):
            self._scan_element(element)
        self._mark_guards()

    def report(self, code: str, where: str, message: str, fix: str) -> None:
        """Add an error at a place of this template."""
        self.findings.append(Diagnostic(code, Level.ERROR, Location(self.template, where=where), message, fix))

    # Paragraphs: tags in running text, which Word may have torn over several runs.

    def _scan_paragraph(self, texts: list[_Element]) -> None:
        joined = "".join(text.text or "" for text in texts)
        if "{" not in joined and "}" not in joined:
            return
        starts = list(accumulate((len(text.text or "") for text in texts[:-1]), initial=0))
        for start, end in reversed(list(self._stretches(joined, texts[0]))):
            # From the last tag to the first, so that the offsets of those before stay true.
            first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
            if first < last and (problem := join_texts(texts, first, last)):
                self.report("MB210", self.place(texts[first]), problem, "xóa thẻ rồi gõ lại liền một mạch")
                return
        for text in texts:
            if text.getparent() is not None:
                self._take_tags(text)

    def _stretches(self, joined: str, element: _Element) -> Iterator[tuple[int, int]]:
        """Yield start and end of each whole tag in the joined text; report what is not whole."""
        position = 0
        while opening := OPENING.search(joined, position):
            self._report_stray(joined[position : opening.start()], element)
            end = tag_end(joined, opening.start())
            if end is None:
                shown = joined[opening.start() : opening.start() + 40]
                self.report(
                    "MB201",
                    self.place(element),
                    f'thẻ mở mà không đóng: "{shown}"',
                    f'gõ thêm "{CLOSING[opening.group()]}" trong cùng đoạn văn',
                )
                return
            yield opening.start(), end
            position = end
        self._report_stray(joined[position:], element)

    def _report_stray(self, text: str, element: _Element) -> None:
        if stray := STRAY.search(text):
            self.report(
                "MB201",
                self.place(element),
                f'có "{stray.group()}" mà không có dấu mở',
                "gõ dấu mở, hoặc bỏ dấu này",
            )

    def _take_tags(self, text: _Element) -> None:
        """Replace the tags of one text element by marks."""
        content = text.text or ""
        pieces: list[str] = []
        position = 0
        while opening := OPENING.search(content, position):
            end = tag_end(content, opening.start())
            if end is None:
                break
            pieces.append(content[position : opening.start()])
            level, code = split_level(content[opening.start() + 2 : end - 2])
            if level:
                self._take_whole(text, opening.group(), level, code)
                return
            pieces.append(self._mark(self._tag(opening.group(), "", code, Context.TEXT, text)))
            position = end
        if position:
            text.text = "".join(pieces) + content[position:]
            text.set(XML_SPACE, "preserve")

    def _take_whole(self, text: _Element, opening: str, level: str, code: str) -> None:
        """Put a mark in place of the paragraph, row or run that holds a `{%p %}`, `{%tr %}` or `{%r %}`."""
        where = self.place(text)
        shown = f"{opening}{level} {code} {CLOSING[opening]}"
        if level == "tc" or (opening == "{{" and level != "r"):
            self.report(
                "MB208",
                where,
                f'thẻ "{shown}" chỉ docxtpl mới làm được',
                "thêm --engine docxtpl, hoặc bỏ thẻ này",
            )
            return
        whole = next(text.iterancestors({"p": P, "tr": TR, "r": R}[level]), None)
        if whole is None:
            self.report("MB205", where, f'thẻ "{shown}" đứng ngoài bảng', "đặt thẻ vào một hàng của bảng")
            return
        others = "".join(other.text or "" for other in whole.iter(T)).strip()
        typed = " ".join(MARK.sub("{{…}}", others).replace(shown, "").split())
        if tag_end(others, 0) != len(others) or has_printing(whole, level):
            self.report(
                "MB205",
                where,
                f'có chữ hoặc hình khác đứng cạnh thẻ "{shown}": "{typed[:60]}"',
                {
                    "p": "để thẻ một mình trong đoạn văn của nó",
                    "tr": "để thẻ một mình trong hàng của nó, các ô khác trống",
                    "r": "để thẻ một mình trong một đoạn định dạng (run) riêng",
                }[level],
            )
            return
        parent = whole.getparent()
        if parent is None:
            return
        mark = self._mark(self._tag(opening, level, code, Context.TEXT, parent, where))
        replace_by_text(whole, mark)
        if level == "p" and parent.tag in HOLDERS_OF_PARAGRAPHS:
            self._guarded.setdefault(parent, Guard(GuardKind.CELL, where))
        if level == "tr":
            self._guarded.setdefault(parent, Guard(GuardKind.TABLE, where))

    # Everything else: attributes, field codes, drawings' texts, properties.

    def _scan_element(self, element: _Element) -> None:
        if not isinstance(element.tag, str):
            return  # a comment or processing instruction
        for name, value in [(str(name), str(value)) for name, value in element.items()]:
            if "{{" in value or "{%" in value:
                element.set(name, self._take_plain(element, value, Context.ATTRIBUTE))
        text = element.text
        if text and element.tag != T and ("{{" in text or "{%" in text or "{#" in text):
            element.text = self._take_plain(element, text, Context.PLAIN)

    def _take_plain(self, element: _Element, content: str, context: Context) -> str:
        pieces: list[str] = []
        position = 0
        for start, end in self._stretches(content, element):
            pieces.append(content[position:start])
            level, code = split_level(content[start + 2 : end - 2])
            if level or (context is Context.ATTRIBUTE and content.startswith("{%", start)):
                shown = content[start:end]
                self.report(
                    "MB204",
                    self.place(element),
                    f'thẻ "{shown}" không dùng được ở đây',
                    "chỉ dùng thẻ {{ tên }}",
                )
                return content
            pieces.append(self._mark(self._tag(content[start : start + 2], "", code, context, element)))
            position = end
        return "".join(pieces) + content[position:]

    def _mark_identities(self) -> None:
        """Mark ids of bookmarks and drawings: in a loop each turn needs its own."""
        for element in self.root.iter(BOOKMARK_START, BOOKMARK_END, WP_DOC_PROPERTIES):
            if element.tag == WP_DOC_PROPERTIES:
                kinds = {"id": IdentityKind.DRAWING}
            elif element.tag == BOOKMARK_START:
                kinds = {ID: IdentityKind.BOOKMARK_START, NAME: IdentityKind.BOOKMARK_NAME}
            else:
                kinds = {ID: IdentityKind.BOOKMARK_END}
            for attribute, kind in kinds.items():
                original = element.get(attribute, "")
                if "{{" not in original:
                    element.set(attribute, self._mark(Identity(kind, original)))

    def _mark_guards(self) -> None:
        for element, guard in self._guarded.items():
            mark = self._mark(guard)
            if len(element):
                element[-1].tail = (element[-1].tail or "") + mark
            else:
                element.text = (element.text or "") + mark

    # Shared by both.

    def _tag(
        self,
        opening: str,
        level: str,
        code: str,
        context: Context,
        element: _Element,
        where: str | None = None,
    ) -> Tag:
        place = self.place(element) if where is None else where
        return Tag(opening, level, code, context, place, (element, *element.iterancestors()))

    def _mark(self, mark: Mark) -> str:
        self.marks.append(mark)
        return f"{MARK_OPEN}{len(self.marks) - 1}{MARK_CLOSE}"

    def place(self, element: _Element) -> str:
        """Return where an element stands: "phần word/document.xml, bảng 1, hàng 2, cột 3"."""
        line = [element, *element.iterancestors()]
        table = next((e for e in line if e.tag == TBL), None)
        if table is not None:
            row = next((e for e in line if e.tag == TR), None)
            cell = next((e for e in line if e.tag == TC), None)
            place = f"phần {self.part}, bảng {self._tables[table]}"
            if row is not None:
                place += f", hàng {self._rows[row]}"
            if cell is not None:
                place += f", cột {self._cells[cell]}"
            return place
        paragraph = next((e for e in line if e.tag == P), None)
        number = self._paragraphs.get(paragraph) if paragraph is not None else None
        return f"phần {self.part}" + (f", đoạn {number}" if number else "")


def numbered(root: _Element, name: str) -> dict[_Element, int]:
    """Return for each element of a name its number among its siblings of that name, from 1."""
    numbers: dict[_Element, int] = {}
    last: dict[_Element | None, int] = {}
    for element in root.iter(name):
        parent = element.getparent()
        numbers[element] = last[parent] = last.get(parent, 0) + 1
    return numbers


def tag_end(text: str, start: int) -> int | None:
    """Return the offset behind the tag that opens at `start`, or None where it is not closed."""
    opening = text[start : start + 2]
    if opening not in CLOSING:
        return None
    closing = CLOSING[opening]
    if opening == "{#":
        end = text.find(closing, start + 2)
        return None if end < 0 else end + 2
    for match in INSIDE.finditer(text, start + 2):
        if match.group() == closing:
            return match.end()
        if match.group() in CLOSING:
            return None
    return None


def split_level(inside: str) -> tuple[str, str]:
    """Return the level and the code of what stands between a tag's delimiters: "tr for x in y"."""
    if match := LEVEL.match(inside):
        return match.group(), inside[match.end() :].strip()
    return "", inside.strip()


def has_printing(whole: _Element, level: str) -> bool:
    """Tell whether a paragraph, row or run to be replaced by a tag holds more than text."""
    tags = PRINTING_IN_RUN if level != "tr" else PRINTING_IN_RUN | {TBL}
    return any(element.tag in tags or element.tag == w("sectPr") for element in whole.iter())


def replace_by_text(element: _Element, text: str) -> None:
    """Take an element out of its parent and put a text where it stood."""
    parent = element.getparent()
    if parent is None:
        return
    text += element.tail or ""
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
    parent.remove(element)

"""A .docx opened for reading: its parts as trees, its styles, what its relationships lead to.

Documents come from anywhere. What cannot be read is one clear finding; a DTD is refused before the
tree is built; Strict files are read as Transitional ones.

Source: ECMA-376 Part 1, Annex A; Part 2 (packages); Part 4, 9 (Strict against Transitional).
"""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.cleaning import safe_parser
from toolkit.word.format_sheet import FormatSheet, theme_fonts
from toolkit.word.looks import StyleSheet
from toolkit.word.names import PACKAGE_RELATIONSHIPS, R, W, w
from toolkit.word.numbering import Numbering
from toolkit.word.package import DTD, MAIN_DOCUMENT, read_package
from toolkit.word.part_soundness import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
SAVE_AGAIN: Final = "mở tệp bằng Word rồi lưu lại"


class Relation(NamedTuple):
    """Where a relationship leads.

    Attributes:
        kind: Last word of its type: "header", "image", "hyperlink".
        target: Name of the part; or the address, for what lies outside.
        external: It lies outside the package.
    """

    kind: str
    target: str
    external: bool = False


class WordDocument:
    """The parts of a .docx.

    Attributes:
        name: What messages call the file.
        parts: Part name to its bytes, in the order of the archive.
        main: Name of the main part: usually "word/document.xml".
    """

    def __init__(self, data: bytes, name: str) -> None:
        """Read the package and find the main part.

        Raises:
            VanbanError: It is not a .docx, or damaged (MB1xx, MB302, MB303, MB307).
        """
        self.name = name
        self.parts = read_package(data, name, any_main=True)
        self._roots: dict[str, _Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self.main = self._main_part()
        self.body = self._body()

    def root(self, part: str) -> _Element | None:
        """Return the root element of a part, the same one at each call; None if there is no such part.

        Raises:
            VanbanError: The part is not well-formed, or has a DTD (MB303).
        """
        if part not in self._roots:
            if part not in self.parts:
                return None
            self._roots[part] = self._parse(part)
        return self._roots[part]

    def forget_bytes(self, part: str) -> None:
        """Let go of the bytes of a part whose tree is used from now on, and written in their place."""
        if self.root(part) is not None:
            self.parts[part] = b""

    def forget_relations(self, part: str) -> None:
        """Read the relationships of a part anew when they are next asked for: its tree has changed."""
        self._relations.pop(part, None)

    def relations(self, part: str) -> dict[str, Relation]:
        """Return the relationships of a part by id; of the package itself for ""."""
        if part not in self._relations:
            folder, _, file = part.rpartition("/")
            root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
            found = () if root is None else root.iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
            self._relations[part] = {relation.get("Id", ""): _relation(folder, relation) for relation in found}
        return self._relations[part]

    def related(self, kind: str) -> str:
        """Return the part of a kind ("styles", "footnotes") that belongs to the main part; "" if there is none."""
        found = [relation.target for relation in self.relations(self.main).values() if relation.kind == kind]
        usual = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        return next((target for target in (*found, usual) if target in self.parts), "")

    @cached_property
    def styles(self) -> StyleSheet:
        """The document's styles, told in words."""
        return StyleSheet(self.root(self.related("styles")))

    @cached_property
    def formats(self) -> FormatSheet:
        """All that is said of formatting outside the text."""
        theme = theme_fonts(self.root(self.related("theme")))
        return FormatSheet(self.root(self.related("styles")), theme, self.numbering)

    @cached_property
    def numbering(self) -> Numbering:
        """The document's lists."""
        return Numbering(self.root(self.related("numbering")))

    def refusal(self, code: str, part: str, message: str, fix: str = SAVE_AGAIN) -> VanbanError:
        """Return the error that stops the reading of this document at one of its parts."""
        return VanbanError([Diagnostic(code, Level.ERROR, Location(self.name, where=f"phần {part}"), message, fix)])

    def _main_part(self) -> str:
        mains = [relation.target for relation in self.relations("").values() if relation.kind == "officeDocument"]
        main = next((target for target in mains if target in self.parts), MAIN_DOCUMENT)
        if main not in self.parts:
            raise self.refusal(
                "MB302", "_rels/.rels", "không có quan hệ officeDocument: không biết phần nào là văn bản"
            )
        return main

    def _body(self) -> _Element:
        root = self.root(self.main)
        body = None if root is None or root.tag != w("document") else root.find(w("body"))
        if body is None:
            raise self.refusal("MB307", self.main, "không có w:document với w:body", "chọn đúng tệp văn bản Word")
        return body

    def _parse(self, part: str) -> _Element:
        from lxml import etree  # heavy: only who opens a document pays for it

        xml = self.parts[part]
        for strict, transitional in STRICT:
            xml = xml.replace(strict, transitional)
        if DTD.search(xml.replace(b"\x00", b"")):
            raise self.refusal("MB303", part, parse(expat.ParserCreate(), xml) or "có khai báo DTD hoặc thực thể")
        try:
            return etree.fromstring(xml, safe_parser())
        except etree.XMLSyntaxError as error:
            fault = parse(expat.ParserCreate(), xml) or "lồng quá sâu hoặc có đoạn chữ quá dài"
            raise self.refusal("MB303", part, fault) from error


def _relation(folder: str, element: _Element) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))


def story_parts(document: WordDocument) -> list[str]:
    """Return the parts that hold text: the body, headers, footers and notes."""
    relations = document.relations(document.main).values()
    stories = [r.target for r in relations if r.kind in {"header", "footer", "footnotes", "endnotes"}]
    return [document.main, *dict.fromkeys(part for part in stories if part in document.parts)]


def header_parts(document: WordDocument) -> Iterator[tuple[str, str]]:
    """Yield the place of each header and footer in words, "đầu trang của phần 1", and its part."""
    relations = document.relations(document.main)
    for number, section in enumerate(document.body.iter(w("sectPr")), 1):
        for reference in section.iterchildren(*REFERENCES):
            relation = relations.get(reference.get(f"{{{R}}}id", ""))
            if relation is not None and relation.target in document.parts:
                word = REFERENCES[str(reference.tag)]
                kind = PAGES.get(reference.get(w("type"), "default"), "")
                yield f"{word}{kind} của phần {number}", relation.target


REFERENCES: Final = {w("headerReference"): "đầu trang", w("footerReference"): "chân trang"}
PAGES: Final = {"first": " của trang đầu", "even": " của trang chẵn"}

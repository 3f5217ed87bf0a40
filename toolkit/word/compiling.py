"""Compiling a template: the one place where Word's XML and Jinja's syntax meet.

Imported only when a template is not in the cache: lxml and jinja2 together take longer to import
than everything a build does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.blocks import BlockParser
from toolkit.word.cleaning import STORY, cleaner_of, remove_private_parts, safe_parser, tracked_changes
from toolkit.word.names import WP_DOC_PROPERTIES, w
from toolkit.word.package import DTD, MAIN_DOCUMENT, PackedPart, pack_part, read_package
from toolkit.word.printing import escape_attribute
from toolkit.word.runs import isolate_bookmark_tags
from toolkit.word.soundness import check_package
from toolkit.word.tags import MARK, MARK_OPEN, Identity, Mark, PartScanner, Tag
from toolkit.word.template import XML_DECLARATION, TaggedPart, TagPlace, Template, order_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element


def compile_template(data: bytes, name: str, adjust: Callable[[_Element], None] | None = None) -> Template:
    """Return the template compiled, or report everything wrong with it at once.

    Args:
        data: The .docx file.
        name: What messages call it.
        adjust: Changes the main document's tree before its tags are read: the columns and paper of an appendix.

    Raises:
        VanbanError: The file is no template, or its tags are wrong (MB1xx, MB2xx).
    """
    return Compiler(data, name, adjust).compile()


class Compiler:
    """Compiles one template; everything wrong with it is gathered before anything is refused."""

    def __init__(self, data: bytes, name: str, adjust: Callable[[_Element], None] | None) -> None:
        """Read the package and clean it."""
        self.name = name
        self.findings: list[Diagnostic] = []
        self.marks: list[Mark] = []
        self.parts = remove_private_parts(refuse_dtds(read_package(data, name), name))
        self.roots = self._read_roots()
        self.findings.extend(check_package(self._as_bytes(), name))
        main = self.roots.get(MAIN_DOCUMENT)
        if adjust is not None and main is not None and not self.findings:
            adjust(main)

    def _read_roots(self) -> dict[str, _Element]:
        """Parse and clean the parts that may hold tags, or something of a person."""
        roots: dict[str, _Element] = {}
        for part in sorted(self.parts, key=order_of_parts):
            cleaner = cleaner_of(part)
            if cleaner is None:
                continue
            try:
                root = etree.fromstring(self.parts[part], safe_parser())
            except etree.XMLSyntaxError:
                self.findings.append(broken(part, "XML sai", self.name))
                continue
            if MARK_OPEN in etree.tostring(root, encoding="unicode"):
                self.findings.append(broken(part, "có ký tự U+FDD0, không phải chữ", self.name))
                continue
            cleaner(root)
            self.findings.extend(tracked_changes(root, part, self.name))
            if STORY.fullmatch(part):
                isolate_bookmark_tags(root)
            roots[part] = root
        return roots

    def _as_bytes(self) -> dict[str, bytes]:
        return self.parts | {part: serialised(root).encode() for part, root in self.roots.items()}

    def cleaned_parts(self) -> dict[str, bytes]:
        """Return the template's parts, cleaned and adjusted, its tags as they were."""
        self._refuse_findings()
        return self._as_bytes()

    def compile(self) -> Template:
        """Return the template, or raise all its findings."""
        first_number = 1 + max((highest_identity(root) for root in self.roots.values()), default=0)
        compiled = [
            self._compile_part(part, self.roots[part], first_number)
            if part in self.roots
            else pack_part(part, self.parts[part])
            for part in sorted(self.parts, key=order_of_parts)
        ]
        self._refuse_findings()
        places = {
            number: TagPlace(mark.where, str(mark) if isinstance(mark, Tag) else "")
            for number, mark in enumerate(self.marks)
            if not isinstance(mark, Identity)
        }
        return Template(self.name, tuple(compiled), places)

    def _refuse_findings(self) -> None:
        if self.findings:
            raise VanbanError(self.findings)

    def _compile_part(self, part: str, root: _Element, first_number: int) -> PackedPart | TaggedPart:
        first_mark = len(self.marks)
        scanner = PartScanner(root, part, self.name, self.marks)
        scanner.scan()
        self.findings.extend(scanner.findings)
        text = serialised(root)
        if not any(isinstance(mark, Tag) for mark in self.marks[first_mark:]):
            # Without tags nothing repeats: what was marked goes back as it was.
            return pack_part(part, MARK.sub(lambda match: self._original(int(match.group(1))), text).encode())
        parser = BlockParser(self.marks, self.name)
        instructions = parser.parse(text)
        self.findings.extend(parser.findings)
        return TaggedPart(part, instructions, first_number)

    def _original(self, number: int) -> str:
        mark = self.marks[number]
        return escape_attribute(mark.original) if isinstance(mark, Identity) else ""


def cleaned_parts(data: bytes, name: str, adjust: Callable[[_Element], None] | None) -> dict[str, bytes]:
    """Return a template's parts, cleaned and adjusted but not compiled: for another engine.

    Raises:
        VanbanError: The file is no template.
    """
    return Compiler(data, name, adjust).cleaned_parts()


def refuse_dtds(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Return the parts, or refuse them where one declares entities: an attack, never Word's."""
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")) and DTD.search(data.replace(b"\x00", b"")):
            raise VanbanError([broken(part, "khai báo DTD hoặc thực thể", name)])
    return parts


def broken(part: str, why: str, name: str) -> Diagnostic:
    """Return the finding for a part that cannot be read."""
    message = f"phần này không đọc được: {why}"
    return Diagnostic("MB105", Level.ERROR, Location(name, where=f"phần {part}"), message, "mở bằng Word rồi lưu lại")


def serialised(root: _Element) -> str:
    """Return a part as text, with the declaration Word writes."""
    return XML_DECLARATION + etree.tostring(root, encoding="unicode")


def highest_identity(root: _Element) -> int:
    """Return the highest id of bookmarks and drawings in a part."""
    ids = [element.get(w("id"), "") for element in root.iter(w("bookmarkStart"))]
    ids += [element.get("id", "") for element in root.iter(WP_DOC_PROPERTIES)]
    return max((int(number) for number in ids if number.isdigit() and len(number) < 10), default=0)

"""The product's own check that Word will open a .docx package.

LibreOffice opens files Word calls unreadable, and the Open XML SDK's validator misses most table
faults; this check looks for what breaks Word and for what Word would lose. It holds itself to
faults: a sound document of Word, LibreOffice or python-docx has no findings.

Source: ECMA-376 Part 1 (WordprocessingML), Part 2 (packages), Part 3 (markup compatibility).
"""

from __future__ import annotations

import posixpath
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.parsers import expat

from toolkit.word.grammar import MAIN
from toolkit.word.names import CONTENT_TYPES, CORE_PROPERTIES, PACKAGE_RELATIONSHIPS
from toolkit.word.part_actions import make_grammar
from toolkit.word.part_soundness import EnoughFindingsError, Facts, Findings, PartCheck, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.diagnostics import Diagnostic

TYPES_PART: Final = "[Content_Types].xml"
TERMS: Final = "http://purl.org/dc/terms/}"
SCHEMA_TYPE: Final = "http://www.w3.org/2001/XMLSchema-instance}type"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
SINGLE_RELATIONS: Final = frozenset({"officeDocument", "core-properties", "extended-properties"})
FAMILY_NAMES: Final = {
    "style": "kiểu",
    "num": "danh sách (numId)",
    "abstractNum": "mẫu danh sách (abstractNumId)",
    "footnote": "chú thích cuối trang",
    "endnote": "chú thích cuối văn bản",
    "comment": "bình luận",
}
NUMBERED: Final = frozenset({"style", "num", "abstractNum"})
LOST_PART: Final = "tạo lại tệp từ mẫu, hoặc mở bằng Word rồi lưu lại"


def check_package(parts: Mapping[str, bytes | bytearray], name: str) -> list[Diagnostic]:
    """Return what would keep Word from opening the package whole: at most 20 findings, none if it is sound.

    Args:
        parts: Part name without leading slash ("word/document.xml") to its uncompressed bytes.
        name: What messages call the file.
    """
    findings = Findings(name)
    with suppress(EnoughFindingsError):
        _PackageCheck(parts, findings).run()
    return findings.found


def check_part(part: str, xml: bytes | bytearray, name: str) -> list[Diagnostic]:
    """Return the faults one part shows by itself, without what it needs of other parts; at most 20.

    Args:
        part: Name of the part, for messages.
        xml: Its uncompressed bytes.
        name: What messages call the file.
    """
    findings = Findings(name)
    with suppress(EnoughFindingsError):
        PartCheck(part, findings, make_grammar()).read(xml)
    return findings.found


class _Relation(NamedTuple):
    kind: str  # the last word of its type: "header", "styles", "officeDocument"
    target: str  # part name, or "" for what lies outside the package


class _PackageCheck:
    __slots__ = ("facts", "findings", "names", "parts", "relations", "types")

    def __init__(self, parts: Mapping[str, bytes | bytearray], findings: Findings) -> None:
        self.parts = parts
        self.findings = findings
        self.names: dict[str, str] = {}  # lower case to the name itself
        self.types: dict[str, str] = {}  # part name to content type
        self.relations: dict[str, dict[str, _Relation]] = {}  # by source part, "" for the package
        self.facts: dict[str, Facts] = {}

    def run(self) -> None:
        for part in self.parts:
            if part.lower() in self.names:
                self.report("MB301", part, f'tên chỉ khác "{self.names[part.lower()]}" ở chữ hoa, chữ thường')
            self.names[part.lower()] = part
        self.check_types()
        for part in self.parts:
            if part.endswith(".rels"):
                self.check_relations(part)
        self.check_parts()
        self.check_main_document()
        self.check_references()
        self.check_bookmarks()

    def report(self, code: str, part: str, message: str, fix: str = LOST_PART) -> None:
        self.findings.add(code, f"phần {part}", message, fix)

    def elements(self, part: str) -> list[tuple[int, str, dict[str, str]]]:
        """Return depth, name and attributes of a part's elements; one that cannot be read has none."""
        found: list[tuple[int, str, dict[str, str]]] = []
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            found.append((depth, name, attributes))
            depth += 1

        def end(_name: str) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate(None, "}")
        parser.StartElementHandler, parser.EndElementHandler = start, end
        fault = parse(parser, self.parts[part])
        if fault:
            self.findings.add("MB303", f"phần {part}", fault)
        return [] if fault else found

    def check_types(self) -> None:
        if TYPES_PART not in self.parts:
            self.report("MB301", TYPES_PART, "thiếu phần này")
            return
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for _, name, attributes in self.elements(TYPES_PART):
            content_type = attributes.get("ContentType", "")
            if name == f"{CONTENT_TYPES}}}Default":
                key, known = attributes.get("Extension", "").lower(), defaults
            elif name == f"{CONTENT_TYPES}}}Override":
                key, known = attributes.get("PartName", "").removeprefix("/").lower(), overrides
                if key not in self.names:
                    self.report("MB301", TYPES_PART, f'khai báo phần "{key}" không có trong tệp')
            else:
                continue
            if key in known:
                self.report("MB301", TYPES_PART, f'"{key}" được khai báo hai lần')
            known[key] = content_type
        for part in self.parts:
            if part != TYPES_PART:
                extension = posixpath.basename(part).lower().rpartition(".")[2]
                self.types[part] = overrides.get(part.lower()) or defaults.get(extension, "")
                if not self.types[part]:
                    self.report("MB301", part, f"chưa được khai báo trong {TYPES_PART}")

    def check_relations(self, part: str) -> None:
        folder, _, file = part.rpartition("/")
        base = posixpath.dirname(folder)
        source = posixpath.join(base, file.removesuffix(".rels"))
        if source and source not in self.parts:
            self.report("MB302", part, f'thuộc về phần "{source}" không có trong tệp')
        known = self.relations.setdefault(source, {})
        single: set[str] = set()
        for _, name, attributes in self.elements(part):
            if name != f"{PACKAGE_RELATIONSHIPS}}}Relationship":
                continue
            identifier = attributes.get("Id", "")
            kind = attributes.get("Type", "").rpartition("/")[2]
            if not identifier or identifier in known:
                self.report("MB302", part, f'mã quan hệ "{identifier}" trống hoặc có hai lần')
            if not source and kind in SINGLE_RELATIONS:
                if kind in single:
                    self.report("MB302", part, f'có hai quan hệ loại "{kind}"')
                single.add(kind)
            known[identifier] = _Relation(kind, self.target(part, base, identifier, attributes))

    def target(self, part: str, base: str, identifier: str, attributes: dict[str, str]) -> str:
        """Return the part a relationship leads to, "" if it leads out of the package or nowhere."""
        written = attributes.get("Target", "").partition("#")[0]
        if attributes.get("TargetMode") == "External" or (not written and "#" in attributes.get("Target", "")):
            return ""
        path = posixpath.normpath(posixpath.join("/", base, written)).lstrip("/").lower()
        if "%" in path and path not in self.names:
            from urllib.parse import unquote  # rare, and its import is not cheap

            path = unquote(path)
        if path not in self.names:
            self.report("MB302", part, f'quan hệ "{identifier}" dẫn tới phần "{written[:100]}" không có trong tệp')
        return self.names.get(path, "")

    def check_parts(self) -> None:
        grammar = make_grammar()
        for part, xml in self.parts.items():
            content_type = self.types.get(part, "")
            if part == TYPES_PART or part.endswith(".rels"):
                continue
            if part.endswith((".xml", ".vml")) or content_type.endswith(("+xml", "/xml")):
                self.facts[part] = PartCheck(part, self.findings, grammar).read(xml)
            if self.facts.get(part, Facts()).root == f"{CORE_PROPERTIES}}}coreProperties":
                self.check_core_properties(part)

    def check_core_properties(self, part: str) -> None:
        seen: set[str] = set()
        for depth, name, attributes in self.elements(part):
            local = name.rpartition("}")[2]
            if depth == 1 and name in seen:
                self.report("MB315", part, f'"{local}" có hai lần')
            if depth == 1:
                seen.add(name)
            if name.startswith(TERMS) and local in {"created", "modified"} and SCHEMA_TYPE not in attributes:
                self.report("MB315", part, f'"{local}" thiếu xsi:type="dcterms:W3CDTF"')

    def check_main_document(self) -> None:
        mains = [relation for relation in self.relations.get("", {}).values() if relation.kind == "officeDocument"]
        if not mains:
            self.report("MB302", "_rels/.rels", "không có quan hệ officeDocument: Word không biết phần nào là văn bản")
            return
        main = mains[0].target
        if not main or main not in self.facts:
            return  # said already
        content_type = self.types.get(main, "")
        if content_type and not content_type.endswith("main+xml"):
            self.report("MB301", main, f'kiểu nội dung "{content_type}" không phải văn bản Word')
        facts = self.facts[main]
        if facts.root.rpartition("}")[2] != "document" or (facts.root.startswith(MAIN) and not facts.has_body):
            self.report("MB307", main, "không có w:document với w:body")

    def check_references(self) -> None:
        defined = set().union(*(facts.definitions for facts in self.facts.values()))
        for part, facts in self.facts.items():
            for (family, identifier), where in facts.uses.items():
                if (family, identifier) not in defined:
                    code = "MB312" if family in NUMBERED else "MB313"
                    self.findings.add(code, where, f'{FAMILY_NAMES[family]} "{identifier}" không được khai báo')
            relations = self.relations.get(part, {})
            for (identifier, kind), where in facts.relations.items():
                if identifier not in relations:
                    message = f'mã quan hệ "{identifier}" không có trong tệp .rels của phần này'
                    self.findings.add("MB302", where, message, LOST_PART)
                elif kind and relations[identifier].kind != kind:
                    message = f'mã quan hệ "{identifier}" không dẫn tới phần loại "{kind}"'
                    self.findings.add("MB302", where, message, LOST_PART)

    def check_bookmarks(self) -> None:
        seen: set[str] = set()
        for part, facts in self.facts.items():
            if "/glossary/" in part:  # building blocks: a document of their own
                continue
            for bookmark, where in facts.bookmarks.items():
                if bookmark in seen:
                    self.findings.add("MB309", where, f'tên dấu trang "{bookmark[:60]}" đã dùng ở phần khác')
            seen.update(facts.bookmarks)

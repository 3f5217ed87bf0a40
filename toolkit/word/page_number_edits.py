"""Page numbers put into the headers of a document: filled into blank ones, or in a new part.

Source: ECMA-376 Part 1, 17.10 (headers), 17.16.18 (fields); Part 2 (relationships, content types).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from toolkit.word.format_edits import set_first_page_apart
from toolkit.word.formats import is_on
from toolkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, R, W, w
from toolkit.word.story import container_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from toolkit.decree30.units import Pt
    from toolkit.word.document import WordDocument

TYPES: Final = "[Content_Types].xml"
HEADER_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
HEADER_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"


def can_number(document: WordDocument, sections: Sequence[Element]) -> bool:
    """Tell whether numbers can be put in without touching what headers say: all are blank, and even pages have none."""
    settings = document.root(document.related("settings"))
    if settings is not None and is_on(settings, "evenAndOddHeaders"):
        return False
    headers = [document.root(part) for part in _headers(document, sections)]
    return bool(sections) and all(root is not None and _is_blank(root) for root in headers)


def number_pages(document: WordDocument, sections: Sequence[Element], family: str, size: Pt) -> None:
    """Put a centred page number into the headers of all sections; the first page shows none. Twice is as once.

    Args:
        document: Its trees and parts are changed.
        sections: The w:sectPr of all sections; `can_number` holds for them.
        family: Font of the number.
        size: Size of the number.
    """
    parts = _headers(document, sections)
    for part in parts:
        root = document.root(part)
        if root is not None and _is_blank(root):
            paragraph = root.find(w("p"))
            if paragraph is None:
                paragraph = root.makeelement(w("p"), {})
                root.append(paragraph)
            _fill(paragraph, family, size)
            _write(document, part)
    if not any(one.get(w("type"), "default") == "default" for one in sections[0].findall(w("headerReference"))):
        reference = sections[0].makeelement(w("headerReference"), {w("type"): "default"})
        reference.set(f"{{{R}}}id", _new_header(document, family, size))
        sections[0].insert(0, reference)
    set_first_page_apart(sections[0])


def take_number(document: WordDocument, part: str, paragraph: Element) -> None:
    """Take all but its properties out of a paragraph of a header or footer."""
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)
    _write(document, part)


def _headers(document: WordDocument, sections: Sequence[Element]) -> list[str]:
    found = [_default_header(document, section) for section in sections]
    return list(dict.fromkeys(part for part in found if part is not None))


def _default_header(document: WordDocument, section: Element) -> str | None:
    for reference in section.findall(w("headerReference")):
        if reference.get(w("type"), "default") == "default":
            relation = document.relations(document.main).get(reference.get(f"{{{R}}}id", ""))
            return relation.target if relation is not None else None
    return None


def _is_blank(root: Element) -> bool:
    drawn = next(root.iter(w("drawing"), w("pict"), w("object"), w("tbl"), w("fldSimple"), w("instrText")), None)
    return drawn is None and not container_text(root).strip()


def _fill(paragraph: Element, family: str, size: Pt) -> None:
    from toolkit.word.format_edits import set_alignment, set_font, set_size

    set_alignment(paragraph, "center")
    pieces: tuple[tuple[str, dict[str, str], str], ...] = (
        ("fldChar", {w("fldCharType"): "begin"}, ""),
        ("instrText", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}, " PAGE "),
        ("fldChar", {w("fldCharType"): "separate"}, ""),
        ("t", {}, "2"),
        ("fldChar", {w("fldCharType"): "end"}, ""),
    )
    for tag, attributes, text in pieces:
        run = paragraph.makeelement(w("r"), {})
        set_font(run, family)
        set_size(run, size)
        child = run.makeelement(w(tag), attributes)
        child.text = text or None
        run.append(child)
        paragraph.append(run)


def _new_header(document: WordDocument, family: str, size: Pt) -> str:
    """Add a header to the package; return the id of its relationship."""
    from lxml import etree

    folder, _, file = document.main.rpartition("/")
    number = next(n for n in range(1, 10_000) if posixpath.join(folder, f"header{n}.xml") not in document.parts)
    name = posixpath.join(folder, f"header{number}.xml")
    root = etree.Element(w("hdr"), nsmap={"w": W})
    paragraph = etree.SubElement(root, w("p"))
    _fill(paragraph, family, size)
    document.parts[name] = _bytes(root)

    types = document.root(TYPES)
    if types is not None:
        override = etree.SubElement(types, f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", HEADER_TYPE)
        document.parts[TYPES] = _bytes(types)

    links = posixpath.join(folder, "_rels", f"{file}.rels")
    relations = document.root(links)
    if relations is None:
        relations = etree.fromstring(f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>')
    taken = {relation.get("Id") for relation in relations}
    identifier = next(f"rIdHeader{n}" for n in range(1, 10_000) if f"rIdHeader{n}" not in taken)
    relation = etree.SubElement(relations, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
    relation.set("Id", identifier)
    relation.set("Type", HEADER_RELATION)
    relation.set("Target", f"header{number}.xml")
    document.parts[links] = _bytes(relations)
    return identifier


def _write(document: WordDocument, part: str) -> None:
    root = document.root(part)
    if root is not None:
        document.parts[part] = _bytes(root)


def _bytes(root: Element) -> bytes:
    from lxml import etree

    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

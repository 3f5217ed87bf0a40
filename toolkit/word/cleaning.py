"""What a template edited in Word carries and a document must not: its authors, machines and sessions.

Word writes into every file who saved it last, from which template, when and how often, and marks
each run with the editing session. None of it may reach the documents made from the template.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, W, w
from toolkit.word.package import CONTENT_TYPES as CONTENT_TYPES_PART
from toolkit.word.package import CORE_PROPERTIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import XMLParser, _Element

# Parts that hold persons or machines and nothing a document needs.
PRIVATE_PARTS: Final = re.compile(
    r"docProps/(custom\d*\.xml|thumbnail\..*)|word/(comments\w*\.xml|people\.xml|printerSettings/.*)"
    r"|docMetadata/.*|customXml/.*",
    re.IGNORECASE,
)
SESSION_ATTRIBUTE: Final = re.compile(rf"\{{{re.escape(W)}\}}rsid\w*|\{{[^}}]*/word/2010/wordml\}}(paraId|textId)")
SESSION_ELEMENTS: Final = frozenset(
    w(name)
    for name in (
        "proofErr", "lastRenderedPageBreak", "commentRangeStart", "commentRangeEnd", "commentReference",
        "permStart", "permEnd",
    )
)  # fmt: skip
SETTINGS_OF_A_PERSON: Final = frozenset(
    w(name) for name in ("rsids", "attachedTemplate", "docVars", "mailMerge", "writeProtection")
)
TRACKED_CHANGES: Final = frozenset(
    w(name) for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
)
PERSONAL_RELATIONS: Final = ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")
# Core properties a template may set by itself; the rest only where it says {{ ... }}.
OWN_PROPERTIES: Final = frozenset({"title", "subject", "keywords", "category", "language", "description"})


def clean_story(root: _Element) -> None:
    """Take editing sessions, proofing marks and comments out of a document part, in place."""
    for element in list(root.iter("*")):
        if element.tag in SESSION_ELEMENTS or (
            element.tag == w("bookmarkStart") and element.get(w("name")) == "_GoBack"
        ):
            remove(element)
            continue
        for name in [name for name in element.attrib if SESSION_ATTRIBUTE.fullmatch(str(name))]:
            del element.attrib[name]
        # White space between elements means nothing here, and text guards look at what stands last.
        if element.tail and not element.tail.strip():
            element.tail = None
        if len(element) and element.text and not element.text.strip():
            element.text = None
    starts = {element.get(w("id")) for element in root.iter(w("bookmarkStart"))}
    for element in list(root.iter(w("bookmarkEnd"))):
        if element.get(w("id")) not in starts:
            remove(element)


def clean_core_properties(root: _Element) -> None:
    """Keep of the core properties what the template says on purpose."""
    for element in list(root):
        name = str(element.tag).rpartition("}")[2]
        if "{{" not in (element.text or "") and not (name in OWN_PROPERTIES and element.text):
            remove(element)


def clean_extended_properties(root: _Element) -> None:
    """Keep of the extended properties only what holds a tag: not company, template, editing time."""
    for element in list(root):
        if "{{" not in "".join(str(text) for text in element.itertext()):
            remove(element)


def clean_settings(root: _Element) -> None:
    """Take sessions, the template's path and mail merge sources out of the settings."""
    for element in [e for e in root if e.tag in SETTINGS_OF_A_PERSON or str(e.tag).endswith("}docId")]:
        remove(element)


def cleaner_of(part: str) -> Callable[[_Element], None] | None:
    """Return what cleans a part; None for a part that is copied as it is."""
    if part == CORE_PROPERTIES:
        return clean_core_properties
    if part == "docProps/app.xml":
        return clean_extended_properties
    if part == "word/settings.xml":
        return clean_settings
    return clean_story if STORY.fullmatch(part) else None


STORY: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def remove_private_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts without those that hold persons or machines, nor any mention of them.

    A list of parts that is not well-formed stays as it is: the soundness check names it.
    """
    from lxml import etree  # heavy, and not needed with a warm cache

    kept = {name: data for name, data in parts.items() if not PRIVATE_PARTS.fullmatch(name)}
    for name, data in kept.items():
        if name == CONTENT_TYPES_PART or name.endswith(".rels"):
            try:
                root = etree.fromstring(data, safe_parser())
            except etree.XMLSyntaxError:
                continue
            gone = [element for element in root if names_private_part(element, name)]
            for element in gone:
                remove(element)
            if gone:
                kept[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return kept


def names_private_part(element: _Element, part: str) -> bool:
    """Tell whether an entry of the content types or of a .rels part is about a private part."""
    if element.tag == f"{{{CONTENT_TYPES}}}Override":
        return PRIVATE_PARTS.fullmatch(element.get("PartName", "").lstrip("/")) is not None
    if element.tag != f"{{{PACKAGE_RELATIONSHIPS}}}Relationship":
        return False
    folder = posixpath.dirname(posixpath.dirname(part))
    target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/")
    return PRIVATE_PARTS.fullmatch(target) is not None or element.get("Type", "").endswith(PERSONAL_RELATIONS)


def tracked_changes(root: _Element, part: str, template: str) -> list[Diagnostic]:
    """Return an error where a template still holds tracked changes: they name their author."""
    if not any(is_tracked(str(element.tag)) for element in root.iter("*")):
        return []
    return [
        Diagnostic(
            "MB214",
            Level.ERROR,
            Location(template, where=f"phần {part}"),
            "mẫu còn sửa đổi được theo dõi (Track Changes)",
            "trong Word: Review > Accept All Changes, rồi lưu",
        )
    ]


def is_tracked(name: str) -> bool:
    """Tell whether an element of this name belongs to a tracked change: w:ins, w:tcPrChange, w:cellDel."""
    return name in TRACKED_CHANGES or (name.startswith(f"{{{W}}}") and name.endswith("Change"))


def remove(element: _Element) -> None:
    """Take an element out of its parent, leaving the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail and element.tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def safe_parser() -> XMLParser:
    """Return an XML parser that follows no entity, no DTD and no address."""
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )

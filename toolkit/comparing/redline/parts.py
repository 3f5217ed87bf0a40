"""What deleted words of the old document lean on, carried into the new one's package.

Styles, lists, pictures, links and notes that only the old document has are added under names of their own; they
hurt nobody once the deletions are accepted.

Source: ECMA-376 Part 2, 9.3 (relationships), 10.1.2 (content types).
"""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from toolkit.comparing.redline.atoms import MARKERS
from toolkit.word.canonical import Canonical
from toolkit.word.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, VML, WP_DOC_PROPERTIES, R, w
from toolkit.word.package import CONTENT_TYPES as CONTENT_TYPES_PART
from toolkit.word.revisions import PRIVATE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from toolkit.word.document import WordDocument

VAL: Final = w("val")
STYLE_USES: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
STYLE_LINKS: Final = (w("basedOn"), w("next"), w("link"))
NOTES: Final = {w("footnoteReference"): ("footnotes", w("footnote")), w("endnoteReference"): ("endnotes", w("endnote"))}
BROUGHT: Final = f"{PRIVATE}brought"
FIRST_DRAWING: Final = 900_000  # ids of drawings that came from the old document; far from Word's own
CONTROL_ID: Final = f"{w('sdtPr')}/{w('id')}"


class Carrier:
    """Carries what elements of the old document need into the new one's parts.

    Attributes:
        changed: Names of the new document's parts whose trees have been added to.
    """

    def __init__(self, old: WordDocument, new: WordDocument) -> None:
        """Begin with nothing carried."""
        self.old = old
        self.new = new
        self.changed: set[str] = set()
        self._styles: set[str] = set()
        self._lists: dict[str, str] = {}
        self._targets: dict[tuple[str, str], str] = {}
        self._notes: dict[tuple[str, str], str] = {}
        self._drawings = FIRST_DRAWING
        self._old_lists = Canonical(old, old.main)
        self._new_lists = Canonical(new, new.main)

    def bring(self, element: _Element, old_part: str, new_part: str) -> None:
        """Make an element of the old document fit for a part of the new one, in place; again changes nothing.

        Args:
            element: A copy of some of the old document.
            old_part: The part it was copied from.
            new_part: The part it is for.
        """
        for found in list(element.iter("{*}*")):
            tag = found.tag
            if tag in MARKERS:
                _remove(found)
            elif tag in STYLE_USES:
                self._bring_style(found.get(VAL, ""))
            elif BROUGHT in found.attrib:
                continue
            elif tag == w("numId"):
                found.set(VAL, self._list(found.get(VAL, "")))
                found.set(BROUGHT, "")
            elif tag in NOTES:
                found.set(w("id"), self._note(str(tag), found.get(w("id"), "")))
                found.set(BROUGHT, "")
            elif tag == WP_DOC_PROPERTIES:
                self._drawings += 1
                found.set("id", str(self._drawings))
                found.set(BROUGHT, "")
            for name, value in list(found.attrib.items()):
                if str(name).startswith(f"{{{R}}}") and BROUGHT not in found.attrib:
                    found.set(name, self._target(str(value), old_part, new_part))
                    found.set(BROUGHT, "")
        self._rename_shapes(element)
        for identifier in element.iterfind(f".//{CONTROL_ID}"):
            _remove(identifier)  # that of a control of the new document

    def _rename_shapes(self, element: _Element) -> None:
        """Give VML shapes ids that no other has; whoever calls them by the old ones calls them by these."""
        names: dict[str, str] = {}
        for shape in element.iter(f"{{{VML}}}*"):
            identifier = shape.get("id", "")
            if identifier and BROUGHT not in shape.attrib:
                self._drawings += 1
                names[identifier] = f"vbOld{self._drawings}"
                shape.set("id", names[identifier])
                shape.set(BROUGHT, "")
        for caller in element.iter("{*}*") if names else ():
            for attribute, mark in (("type", "#"), ("ShapeID", "")):
                called = caller.get(attribute, "").removeprefix(mark)
                if called in names:
                    caller.set(attribute, f"{mark}{names[called]}")

    # ---- styles and lists

    def _bring_style(self, identifier: str) -> None:
        if not identifier or identifier in self._styles:
            return
        self._styles.add(identifier)
        there = self.old.root(self.old.related("styles"))
        part = self.new.related("styles")
        if not part and there is not None:  # a part of its own, without the old document's defaults
            part = self._same_part("styles")
            empty = self.new.root(part)
            if empty is not None:
                del empty[:]
        here = self.new.root(part)
        if here is None or there is None:
            return
        if any(style.get(w("styleId")) == identifier for style in here.iterchildren(w("style"))):
            return
        style = next((s for s in there.iterchildren(w("style")) if s.get(w("styleId")) == identifier), None)
        if style is None:
            return
        copy = deepcopy(style)
        copy.attrib.pop(w("default"), "")
        for number in copy.iter(w("numId")):
            number.set(VAL, self._list(number.get(VAL, "")))
        here.append(copy)
        self.changed.add(part)
        for link in copy.iterchildren(*STYLE_LINKS):
            self._bring_style(link.get(VAL, ""))

    def _list(self, identifier: str) -> str:
        """Return the new document's id of a list of the old one; the list is added where it has none."""
        if identifier in {"", "0"}:
            return identifier
        if identifier not in self._lists:
            self._lists[identifier] = self._find_list(identifier) or self._bring_list(identifier)
        return self._lists[identifier]

    def _find_list(self, identifier: str) -> str:
        root = self.new.root(self.new.related("numbering"))
        numbers = [] if root is None else [n.get(w("numId"), "") for n in root.iterchildren(w("num"))]
        wanted = self._old_lists.numbering(identifier)
        same = [number for number in numbers if self._new_lists.numbering(number) == wanted]
        return identifier if identifier in same else next(iter(same), "")

    def _bring_list(self, identifier: str) -> str:
        part = self._same_part("numbering")
        if found := self._find_list(identifier):
            return found
        here, there = self.new.root(part), self.old.root(self.old.related("numbering"))
        source = None if there is None else _child(there, "num", "numId", identifier)
        link = None if source is None else source.find(w("abstractNumId"))
        if here is None or there is None or source is None or link is None:
            return identifier
        abstract = _child(there, "abstractNum", "abstractNumId", link.get(VAL, ""))
        if abstract is None:
            return identifier
        copies = deepcopy(abstract), deepcopy(source)
        ids = _free(here, "abstractNum", "abstractNumId"), _free(here, "num", "numId")
        copies[0].set(w("abstractNumId"), ids[0])
        copies[1].set(w("numId"), ids[1])
        copies[1].find(w("abstractNumId")).set(VAL, ids[0])  # type: ignore[union-attr]
        for name in ("nsid", "tmpl"):
            for mark in copies[0].findall(w(name)):
                copies[0].remove(mark)
        first = here.find(w("num"))
        if first is None:
            here.append(copies[0])
        else:
            first.addprevious(copies[0])
        last = here.findall(w("num"))
        (last[-1] if last else copies[0]).addnext(copies[1])
        for style in copies[0].iter(w("pStyle"), w("styleLink"), w("numStyleLink")):
            self._bring_style(style.get(VAL, ""))
        self.changed.add(part)
        return ids[1]

    # ---- relationships and notes

    def _target(self, identifier: str, old_part: str, new_part: str) -> str:
        """Return the new part's relationship id for one of the old part."""
        relation = self.old.relations(old_part).get(identifier)
        if relation is None:
            return identifier
        key = new_part, identifier
        if key not in self._targets:
            rels = posixpath.join(posixpath.dirname(new_part), "_rels", f"{posixpath.basename(new_part)}.rels")
            root = self.new.root(rels)
            if root is None:
                self.new.parts[rels] = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
                root = self.new.root(rels)
                assert root is not None  # noqa: S101 - it has just been put there
            self._targets[key] = f"vbOld{len(self._targets) + 1}"
            added = etree.SubElement(root, f"{{{PACKAGE_RELATIONSHIPS}}}Relationship")
            added.set("Id", self._targets[key])
            added.set("Type", f"{R}/{relation.kind}")
            is_lost = not relation.external and relation.target not in self.old.parts  # leads nowhere there either
            inside = relation.target if is_lost or relation.external else self._part(relation.target)
            added.set("Target", inside if relation.external else f"/{inside}")
            if relation.external:
                added.set("TargetMode", "External")
            self.changed.add(rels)
        return self._targets[key]

    def _same_part(self, kind: str) -> str:
        """Return the new document's part of a kind (lists, notes); the old one's is taken over where it has none."""
        if part := self.new.related(kind):
            return part
        source = self.old.related(kind)
        if not source:
            return ""
        relation = next(i for i, r in self.old.relations(self.old.main).items() if r.target == source)
        self._target(relation, self.old.main, self.new.main)
        self.new.forget_relations(self.new.main)
        part = self.new.related(kind)
        root = self.new.root(part)
        if root is not None and kind != "styles":  # what its notes and lists lean on comes along
            self.changed.add(part)
            self.bring(root, source, part)
        return part

    def _part(self, name: str) -> str:
        """Return the name under which a part of the old document stands in the new one, adding it if need be."""
        data = self.old.parts.get(name, b"")
        if self.new.parts.get(name) == data:
            return name
        folder, _, file = name.rpartition("/")
        stem, dot, extension = file.rpartition(".")
        free, number = name, 0
        while free in self.new.parts:
            number += 1
            free = posixpath.join(folder, f"{stem}-cu{number}{dot}{extension}")
        self.new.parts[free] = data
        self._declare(name, free)
        return free

    def _declare(self, name: str, free: str) -> None:
        here, there = self.new.root(CONTENT_TYPES_PART), self.old.root(CONTENT_TYPES_PART)
        if here is None or there is None:
            return
        extension = name.rpartition(".")[2].lower()
        types = {e.get("PartName", "").lower(): e.get("ContentType", "") for e in there if "PartName" in e.attrib}
        defaults = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in there if "Extension" in e.attrib}
        added = etree.SubElement(here, f"{{{CONTENT_TYPES}}}Override")
        added.set("PartName", f"/{free}")
        added.set("ContentType", types.get(f"/{name}".lower()) or defaults.get(extension, "application/octet-stream"))
        self.changed.add(CONTENT_TYPES_PART)

    def _note(self, reference: str, identifier: str) -> str:
        """Return the new document's id for a note of the old one, which is added to its notes."""
        key = reference, identifier
        if key not in self._notes:
            kind, tag = NOTES[reference]
            had = self.new.related(kind)
            part, old_part = self._same_part(kind), self.old.related(kind)
            here, there = self.new.root(part), self.old.root(old_part)
            note = None if there is None else next((n for n in there if n.get(w("id")) == identifier), None)
            if here is None or note is None or not had:
                self._notes[key] = identifier
            else:
                copy = deepcopy(note)
                self._notes[key] = str(max(_number(n.get(w("id"))) for n in here) + 1)
                copy.set(w("id"), self._notes[key])
                copy.tag = tag
                self.bring(copy, old_part, part)
                here.append(copy)
                self.changed.add(part)
        return self._notes[key]


def _child(root: _Element, tag: str, attribute: str, identifier: str) -> _Element | None:
    return next((child for child in root.iterchildren(w(tag)) if child.get(w(attribute)) == identifier), None)


def _free(root: _Element, tag: str, attribute: str) -> str:
    return str(max((_number(child.get(w(attribute))) for child in root.iterchildren(w(tag))), default=0) + 1)


def _number(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return 0


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

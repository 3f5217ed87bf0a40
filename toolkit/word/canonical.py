"""One text for what means the same: properties and whole elements without sessions, proofing and languages.

Two documents saved by two programs differ in marks that no reader sees: editing sessions, ids of paragraphs
and drawings, the language of proofing, `<w:b/>` against `<w:b w:val="1"/>`. None of them is a change.

Source: ECMA-376 Part 1, 17.3 (paragraphs and runs), 17.17.4 (on-off values).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.word.names import MC, VML, WP, R, W, w
from toolkit.word.revisions import CHANGES, DELETED, INSERTED, PRIVATE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from toolkit.word.document import WordDocument

SESSION: Final = re.compile(
    rf"\{{[^}}]*\}}(?:rsid\w*|paraId|textId|anchorId|editId|dirty|noProof)|{re.escape(PRIVATE)}.*"
)
# They say how text is proofed or where a page once broke, not what it is or how it looks.
UNSEEN: Final = frozenset(w(name) for name in ("lang", "noProof", "proofErr", "lastRenderedPageBreak"))
MARKS: Final = frozenset((*CHANGES, *INSERTED, *DELETED))
TRUE: Final = frozenset(("1", "true", "on"))
VAL: Final = w("val")
# Elements whose w:val is on or off and that mean "on" without it.
ON_OFF: Final = frozenset(
    w(name)
    for name in (
        "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
        "vanish", "webHidden", "rtl", "cs", "snapToGrid", "specVanish", "oMath", "keepNext", "keepLines",
        "pageBreakBefore", "widowControl", "suppressLineNumbers", "suppressAutoHyphens", "kinsoku", "wordWrap",
        "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "contextualSpacing",
        "mirrorIndents", "suppressOverlap", "cantSplit", "tblHeader", "hidden", "noWrap", "tcFitText", "hideMark",
        "titlePg", "bidiVisual", "formProt", "noEndnote", "rtlGutter",
    )
)  # fmt: skip
DRAWING_IDS: Final = frozenset((f"{{{WP}}}docPr", "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"))
SHAPE_NAMES: Final = frozenset(("id", "type", "ShapeID"))  # of VML shapes, and where they are called by them
NUM_ID: Final = w("numId")
RUN: Final = w("r")
RUN_PROPERTIES: Final = w("rPr")
TEXT: Final = w("t")
FALLBACK: Final = f"{{{MC}}}Fallback"


# What serialised elements differ in without a difference that anybody sees.
# Two patterns that begin with letters of their own: one of both is fifteen times as slow.
PASSING: Final = re.compile(rb"<w:(?:bookmark(?:Start|End)|proofErr|lastRenderedPageBreak)\b[^<>]*/>")
SESSIONS: Final = re.compile(rb' w:rsid\w*="[^"]*"')
# Whoever writes a run anew says nothing of its spaces where none are at its ends, and leaves empty properties.
PLAIN: Final = ((b'<w:t xml:space="preserve">', b"<w:t>"), (b"<w:rPr/>", b""))
TEXTS: Final = re.compile(rb"(<w:t(?: [^<>]*)?>)[^<]*")


def quick_form(element: _Element, *, with_text: bool = True) -> bytes:
    """Return an element in a form that is equal only for what is the same; what differs may be the same still.

    Args:
        element: Of a document whose main namespace has its usual prefix; of others too much differs.
        with_text: Whether its texts count.
    """
    from lxml import etree  # loaded with the document already

    form = SESSIONS.sub(b"", PASSING.sub(b"", etree.tostring(element, encoding="UTF-8", with_tail=False)))
    for written, plain in PLAIN:
        form = form.replace(written, plain)
    return form if with_text else TEXTS.sub(rb"\1", form)


class Canonical:
    """Canonical texts of one part's elements, each kind of properties worked out once.

    Relationship ids and those of lists are replaced by what they lead to: an address, or a hash of what it is.
    """

    def __init__(self, document: WordDocument, part: str) -> None:
        """Keep what relationship ids of the part mean."""
        self._document = document
        self._part = part
        self._known: dict[bytes, str] = {}
        self._targets: dict[str, str] = {}
        self._lists: dict[str, str] = {}

    def properties(self, element: _Element | None, *without: str) -> str:
        """Return the properties in an element (w:rPr, w:pPr, ...) as text, marks of tracked changes left out.

        Args:
            element: None and an element without properties give "".
            without: Tags of children to leave out.
        """
        if element is None or not len(element):
            return ""
        from lxml import etree  # loaded with the document already

        key = etree.tostring(element, with_tail=False)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = "".join(self._text(child) for child in element if child.tag not in MARKS)
        if not without or not any(child.tag in without for child in element):
            return found
        return "".join(self._text(child) for child in element if child.tag not in MARKS and child.tag not in without)

    def whole(self, element: _Element) -> str:
        """Return an element with all that stands in it, texts composed."""
        return self._text(element)

    def target(self, identifier: str) -> str:
        """Return what a relationship id of the part leads to."""
        found = self._targets.get(identifier)
        if found is None:
            relation = self._document.relations(self._part).get(identifier)
            if relation is None:
                found = ""
            elif relation.external or relation.target not in self._document.parts:
                found = relation.target
            else:
                found = hashlib.sha256(self._document.parts[relation.target]).hexdigest()
            self._targets[identifier] = found
        return found

    def numbering(self, identifier: str) -> str:
        """Return what a list (w:numId) of the document is: the text of its definition."""
        if identifier not in self._lists:
            self._lists[identifier] = identifier  # should its definition name it again
            root = self._document.root(self._document.related("numbering"))
            number = None if root is None else root.find(f"{w('num')}[@{w('numId')}='{_digits(identifier)}']")
            if root is not None and number is not None:
                own = "".join(self._text(child) for child in number if child.tag != w("abstractNumId"))
                link = number.find(w("abstractNumId"))
                name = "" if link is None else _digits(link.get(VAL, ""))
                abstract = root.find(f"{w('abstractNum')}[@{w('abstractNumId')}='{name}']")
                levels = () if abstract is None else abstract.iterchildren(w("lvl"), w("styleLink"), w("numStyleLink"))
                text = own + "".join(map(self._text, levels))
                self._lists[identifier] = hashlib.sha256(text.encode()).hexdigest()
        return self._lists[identifier]

    def _text(self, element: _Element) -> str:
        tag = str(element.tag)
        if tag in UNSEEN or tag == FALLBACK or tag in CHANGES:
            return ""
        attributes = []
        for name, value in sorted((str(name), str(value)) for name, value in element.attrib.items()):
            if SESSION.fullmatch(name) or (tag in DRAWING_IDS and name in {"id", "name"}):
                continue
            if name in SHAPE_NAMES and (tag.startswith(f"{{{VML}}}") or name == "ShapeID"):
                continue
            if name == VAL and tag in ON_OFF and value in TRUE:
                continue
            if name.startswith(f"{{{R}}}"):
                value = self.target(value)  # noqa: PLW2901
            elif name == VAL and tag == NUM_ID:
                value = self.numbering(value)  # noqa: PLW2901
            attributes.append(f' {name}="{value}"')
        inner = self._inner(element)
        text = element.text or ""
        if text.strip() or tag.endswith("}t"):
            inner = _composed(text) + inner
        elif tag == f"{{{W}}}rPr" and not inner and not attributes:
            return ""
        return f"<{tag.removeprefix(f'{{{W}}}')}{''.join(attributes)}>{inner}</>"

    def _inner(self, element: _Element) -> str:
        """Return what stands in an element; runs of one look are one, however they are cut."""
        pieces: list[str] = []
        look: str | None = None
        for child in element:
            if child.tag != RUN:
                piece = self._text(child)
                look = None if piece else look
                pieces.append(piece)
                continue
            own = (part for part in child if part.tag != RUN_PROPERTIES)
            content = "".join(_composed(part.text or "") if part.tag == TEXT else self._text(part) for part in own)
            if content:
                its = self.properties(child.find(RUN_PROPERTIES))
                pieces.append(content if its == look else f"<r>{its}</>{content}")
                look = its
        return "".join(pieces)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("<", "&lt;")


def _digits(text: str) -> str:
    return text if text.isascii() and text.isdigit() else "-"

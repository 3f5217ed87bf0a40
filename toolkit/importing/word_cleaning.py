"""A document's tree made what a reader of the printed page sees: hidden text out, old fonts converted, numbers shown.

What is done to a cell is noted on its element, in a namespace of our own that never reaches a file, so that the
cell can be reported where it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.importing.legacy import VNI_SIGNS, LegacyEncoding, encoding_of, to_unicode
from toolkit.model.problems import shorten
from toolkit.word.fonts import FontSheet
from toolkit.word.formats import is_on, value
from toolkit.word.names import XML_SPACE, w
from toolkit.word.numbering import ListCounter
from toolkit.word.revisions import PRIVATE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from toolkit.importing.findings import Findings
    from toolkit.word.document import WordDocument

HIDDEN: Final = f"{{{PRIVATE}}}hidden"  # on a cell: the words left out
CONVERTED: Final = f"{{{PRIVATE}}}converted"  # on a cell: the encoding they came from
BULLET: Final = "-"  # whatever sign a list has in front of its items
OLD_FONTS: Final = (b".Vn", b".vn", b"VNI", b"vni")


def remove_hidden(document: WordDocument, findings: Findings) -> None:
    """Take out hidden runs and rows; those outside tables are told here, those in cells where they are read."""
    main, sheet = document.parts[document.main], document.parts.get(document.related("styles"), b"")
    if b"vanish" not in main and b"vanish" not in sheet and b"w:hidden" not in main:
        return
    hiding = _hiding_styles(document)
    outside = []
    for run in list(document.body.iter(w("r"))):
        properties = run.find(w("rPr"))
        own = value(properties, "vanish")
        hidden = is_on(properties, "vanish") if own is not None else value(properties, "rStyle") in hiding
        if own is None and not hidden and hiding:
            hidden = value(_paragraph_properties(run), "pStyle") in hiding
        parent = run.getparent()
        if not hidden or parent is None:
            continue
        words = "".join(text.text or "" for text in run.iter(w("t")))
        cell = _cell_of(run)
        parent.remove(run)
        if not words.strip():
            continue
        if cell is None:
            outside.append(words)
        else:
            cell.set(HIDDEN, f"{cell.get(HIDDEN, '')}{words}"[:400])
    for properties in list(document.body.iter(w("trPr"))):
        row = properties.getparent()
        table = None if row is None else row.getparent()
        if row is not None and table is not None and is_on(properties, "hidden"):
            outside.append(" ".join(text.text or "" for text in row.iter(w("t"))))
            table.remove(row)
    if outside:
        message = f'chữ ẩn không được nhập: "{shorten(" ".join(outside))}"'
        findings.warning("NH210", "", message, "cần giữ thì mở Word, bỏ dấu Ẩn (Hidden) của chữ ấy rồi nhập lại")


def _hiding_styles(document: WordDocument) -> frozenset[str]:
    root = document.root(document.related("styles")) if document.related("styles") else None
    styles = () if root is None else root.iter(w("style"))
    return frozenset(style.get(w("styleId"), "") for style in styles if is_on(style.find(w("rPr")), "vanish"))


def convert_old_fonts(document: WordDocument, findings: Findings) -> None:
    """Convert the runs of TCVN3 and VNI fonts to Unicode."""
    styles_part = document.related("styles")
    sheet = document.parts.get(styles_part, b"")
    if not any(sign in document.parts[document.main] or sign in sheet for sign in OLD_FONTS):
        return
    fonts = FontSheet(document.root(styles_part) if styles_part else None)
    found: dict[LegacyEncoding, int] = {}
    for paragraph in document.body.iter(w("p")):
        properties = paragraph.find(w("pPr"))
        before: _Element | None = None  # the text in front, if it is of VNI too
        for run in paragraph.iter(w("r")):
            encoding = encoding_of(fonts.font(properties, run.find(w("rPr"))))
            if encoding is None:
                before = None
                continue
            _restore_soft_hyphens(run)
            for text in run.iter(w("t")):
                words = text.text or ""
                if encoding is LegacyEncoding.VNI and before is not None and words[:1] in VNI_SIGNS and words:
                    before.text, words = (before.text or "") + words[0], words[1:]
                text.text = words
                before = text if words else before
            found[encoding] = found.get(encoding, 0) + 1
            run.set(CONVERTED, encoding.value)
    for run in [run for run in document.body.iter(w("r")) if run.get(CONVERTED)]:
        encoding = LegacyEncoding(run.get(CONVERTED))
        for text in run.iter(w("t")):
            text.text = to_unicode(text.text or "", encoding)
        cell = _cell_of(run)
        if cell is not None:
            cell.set(CONVERTED, encoding.value)
    if found:
        names = ", ".join(dict.fromkeys(encoding.value.split()[0] for encoding in found))
        message = f"tệp có chữ phông cũ ({names}), đã chuyển sang Unicode"
        findings.warning("NH211", "", message, "đọc lại các chỗ chuyển, nhất là chữ hoa và tên riêng")


def _restore_soft_hyphens(run: _Element) -> None:
    """Make of Word's optional hyphen the letter it was typed as: TCVN3 has "ư" there."""
    for hyphen in list(run.iter(w("softHyphen"))):
        parent = hyphen.getparent()
        if parent is not None:
            text = parent.makeelement(w("t"), {XML_SPACE: "preserve"})
            text.text = "\u00ad"
            parent.replace(hyphen, text)


def show_numbers(document: WordDocument) -> None:
    """Put automatic numbers in front of their paragraphs as text."""
    part = document.related("numbering")
    if not part or b"numPr" not in document.parts[document.main] + document.parts.get(document.related("styles"), b""):
        return
    counter = ListCounter(document.numbering)
    for paragraph in document.body.iter(w("p")):
        look = document.formats.paragraph(paragraph.find(w("pPr")))
        level = document.numbering.level(look.number_id, look.level) if look.number_id else None
        if level is not None and (label := counter.label(look.number_id, look.level)):
            label = BULLET if level.numerals == "bullet" else label
            run = paragraph.makeelement(w("r"), {})
            text = run.makeelement(w("t"), {XML_SPACE: "preserve"})
            text.text = f"{label} "
            run.append(text)
            properties = paragraph.find(w("pPr"))
            if properties is not None and properties.find(w("rPr")) is not None:
                # A number looks as the paragraph's mark does; bold tells headings apart.
                mark = properties.find(w("rPr"))
                if mark is not None and is_on(mark, "b"):
                    own = run.makeelement(w("rPr"), {})
                    own.append(own.makeelement(w("b"), {}))
                    run.insert(0, own)
            paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)


def _cell_of(element: _Element) -> _Element | None:
    return next(element.iterancestors(w("tc")), None)


def _paragraph_properties(run: _Element) -> _Element | None:
    paragraph = next(run.iterancestors(w("p")), None)
    return None if paragraph is None else paragraph.find(w("pPr"))

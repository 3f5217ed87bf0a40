"""The form in which two stories are the same: text, structure and formatting, and nothing else.

It is worked out apart from how a redline is made, so that a fault there cannot hide itself here. What Word cannot
track is left out: bookmarks, comments, content controls, references to headers, results of page fields.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

from toolkit.word.canonical import quick_form
from toolkit.word.cleaning import safe_parser
from toolkit.word.names import w
from toolkit.word.story import children

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from toolkit.word.canonical import Canonical

UNTRACKED: Final = frozenset(
    w(name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "permStart",
        "permEnd", "proofErr", "lastRenderedPageBreak", "annotationRef", "pPr", "rPr", "sdtPr", "sdtEndPr",
        "customXmlPr", "smartTagPr",
    )
)  # fmt: skip
CONTROLS: Final = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag"))
REFERENCES: Final = (w("headerReference"), w("footerReference"))
NOTES: Final = (w("footnoteReference"), w("endnoteReference"))
LEANING: Final = re.compile(rb'Reference |[:]numId |fldChar|:(?:id|embed|link|pict|href|dm|lo|qs|cs)="')
PAGE_FIELDS: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE"))


# A line of a normal form; or the bytes of a row or cell, which stand for its lines and are equal for most of them.
Line: TypeAlias = "str | bytes"


class Prover:
    """Normal forms of the stories of one document."""

    def __init__(
        self, canonical: Canonical, notes: Mapping[tuple[str, str], str], rows: dict[bytes, bytes] | None = None
    ) -> None:
        """Begin.

        Args:
            canonical: Canonical texts of the part.
            notes: By tag of the reference and id: the normal form of each note.
            rows: The bytes of rows and cells that have been seen, in any of the documents, each once; without it
                rows too are told in lines.
        """
        self._canonical = canonical
        self._notes = notes
        self._rows = rows

    def form(self, container: _Element) -> Iterator[Line]:
        """Yield the normal form of a story, a line a paragraph, table, row or cell."""
        for block in children(container, w("p"), w("tbl")):
            yield from self._paragraph(block) if block.tag == w("p") else self._table(block)
        section = container.find(w("sectPr"))
        if section is not None:
            yield f"S {self._canonical.properties(section, *REFERENCES)}"

    def lines(self, form: bytes) -> list[Line]:
        """Return the lines that the bytes of a row or cell stand for."""
        from lxml import etree  # loaded with the document already

        element = etree.fromstring(form, safe_parser())
        return list(self._row(element) if element.tag == w("tr") else self._cell(element))

    def _table(self, table: _Element) -> Iterator[Line]:
        read = self._canonical.properties
        yield f"T {read(table.find(w('tblPr')))} {read(table.find(w('tblGrid')))}"
        for row in children(table, w("tr")):
            yield from self._quick(row, self._row)
        yield "/T"

    def _quick(self, element: _Element, read: Callable[[_Element], Iterator[Line]]) -> Iterator[Line]:
        """Yield the bytes of a row or cell, or its lines where its ids mean another thing in each document."""
        form = b"" if self._rows is None else quick_form(element)
        if self._rows is None or LEANING.search(form):
            yield from read(element)
        else:
            yield self._rows.setdefault(form, form)

    def _row(self, row: _Element) -> Iterator[Line]:
        read = self._canonical.properties
        yield f"R {read(row.find(w('tblPrEx')))} {read(row.find(w('trPr')))}"
        for cell in children(row, w("tc")):
            yield from self._quick(cell, self._cell)

    def _cell(self, cell: _Element) -> Iterator[Line]:
        yield f"C {self._canonical.properties(cell.find(w('tcPr')))}"
        yield from self.form(cell)

    def _paragraph(self, paragraph: _Element) -> Iterator[str]:
        read = self._canonical.properties
        properties = paragraph.find(w("pPr"))
        own = section = None
        if properties is not None:
            own, section = properties.find(w("rPr")), properties.find(w("sectPr"))
        content = _Content(self._canonical, self._notes)
        content.read(paragraph)
        ends = "" if section is None else f" section {read(section, *REFERENCES)}"
        yield f"P {read(properties, w('rPr'), w('sectPr'))} mark {read(own)}{ends} {content.text()}"


def first_difference(
    wanted: Sequence[Line], given: Sequence[Line], lines: Callable[[bytes], Sequence[Line]]
) -> tuple[str, str] | None:
    """Return the first lines in which two normal forms differ, "" for one that has ended; None for equal ones.

    Args:
        wanted: The one.
        given: The other.
        lines: From the bytes of a row to its lines: rows of other bytes may be the same still.
    """
    one, other = list(reversed(wanted)), list(reversed(given))
    while one or other:
        here, there = (side.pop() if side else "" for side in (one, other))
        if here == there:
            continue
        if isinstance(here, str) and isinstance(there, str):
            return here, there
        for line, side in ((here, one), (there, other)):
            side.extend(reversed(lines(line)) if isinstance(line, bytes) else [line])
    return None


class _Content:
    """What stands in a paragraph: stretches of one look, other things between them."""

    def __init__(self, canonical: Canonical, notes: Mapping[tuple[str, str], str]) -> None:
        self._canonical = canonical
        self._notes = notes
        self._pieces: list[tuple[str, str]] = []  # look, text; things have no look of their own
        self._fields: list[list[str]] = []  # of each open field: its instruction, then "|" at its result
        self._starts: list[int] = []  # of each open field: how many pieces stand before it

    def text(self) -> str:
        joined: list[str] = []
        before = None
        for look, text in self._pieces:
            joined.append(text if look == before else f"‹{look}›{text}")
            before = look
        return unicodedata.normalize("NFC", "".join(joined))

    def read(self, parent: _Element) -> None:
        for child in parent:
            tag = child.tag
            if tag in UNTRACKED or not isinstance(tag, str):
                continue
            if tag == w("r"):
                self._run(child)
            elif tag in CONTROLS:
                self.read(child)
            else:
                self._holder(child)

    def _holder(self, element: _Element) -> None:
        """Read a link, a simple field, a formula: its name and attributes round what stands in it."""
        inside = _Content(self._canonical, self._notes)
        if element.tag == w("fldSimple"):
            words = element.get(w("instr"), "").split()
            if words and words[0].upper() in PAGE_FIELDS:
                run = next(element.iter(w("r")), element)
                self._pieces.append((self._canonical.properties(run.find(w("rPr"))), f"⟨{' '.join(words)}⟩"))
                return
            inside.read(element)
            self._pieces.append(("", f"⟨{' '.join(words)} {inside.text()}⟩"))
            return
        if element.tag.rpartition("}")[2].startswith("oMath"):
            self._pieces.append(("", self._canonical.whole(element)))
            return
        inside.read(element)
        if text := inside.text():
            shell = element.makeelement(element.tag)
            shell.attrib.update(element.attrib)
            self._pieces.append(("", f"⟨{self._canonical.whole(shell)}{text}⟩"))

    def _run(self, run: _Element) -> None:
        look = self._canonical.properties(run.find(w("rPr")))
        for child in run:
            tag = str(child.tag)
            if tag in UNTRACKED:
                continue
            if tag == w("fldChar"):
                self._field(child.get(w("fldCharType"), ""), look)
            elif tag == w("instrText") and self._fields:
                self._fields[-1].append(child.text or "")
                self._pieces.append((look, child.text or ""))
            elif self._is_meaningless():
                continue
            elif tag == w("t"):
                if child.text:
                    self._pieces.append((look, child.text))
            elif tag in NOTES:
                self._pieces.append((look, f"⟨{self._notes.get((tag, child.get(w('id'), '')), '?')}⟩"))
            else:
                self._pieces.append((look, self._canonical.whole(child)))

    def _field(self, kind: str, look: str) -> None:
        if kind == "begin":
            self._fields.append([])
            self._starts.append(len(self._pieces))
        elif kind == "separate" and self._fields:
            self._fields[-1].append("|")
        elif kind == "end" and self._fields:
            words, start = "".join(self._fields.pop()).replace("|", "").split(), self._starts.pop()
            if words and words[0].upper() in PAGE_FIELDS:  # the same as a simple field
                look = self._pieces[start][0]
                self._pieces[start:] = [(look, f"⟨{' '.join(words)}⟩")]
                return
        self._pieces.append((look, f"⟨{kind}⟩"))

    def _is_meaningless(self) -> bool:
        """Tell whether what comes is the result of a field that is another on each page or day."""
        if not self._fields or self._fields[-1][-1:] != ["|"]:
            return False
        words = "".join(self._fields[-1]).split()
        return bool(words) and words[0].upper() in PAGE_FIELDS

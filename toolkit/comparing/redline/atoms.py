"""The content of paragraphs as a stream of atoms: words, signs, tabs, pictures, fields, and paragraph marks.

Two streams are compared atom by atom and written as one. A paragraph mark is an atom too, so that a paragraph
split in two is one inserted mark and not a paragraph of words. What is more than a run (a link, a formula, a
whole field) is one atom: it goes or comes as a whole.
"""

from __future__ import annotations

import unicodedata
from copy import deepcopy
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.words import TOKEN
from toolkit.word.names import w
from toolkit.word.revisions import AUTHOR, DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from toolkit.word.canonical import Canonical

# Content controls and the like say what a text is for; they are the new document's, and seen through.
SEEN_THROUGH: Final = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "smartTag"))
# They mark a place, print nothing, and are the new document's.
MARKERS: Final = frozenset(
    w(name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr",
    )
)  # fmt: skip
PROPERTIES: Final = frozenset(w(name) for name in ("pPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr"))
TEXT: Final = w("t")
# In a run: not content.
PASSED_OVER: Final = frozenset(w(name) for name in ("rPr", "lastRenderedPageBreak", "annotationRef"))
# Comments cannot be tracked: the new document's stand.
COMMENTS: Final = frozenset((w("commentReference"),))
NOTE_REFERENCES: Final = frozenset((w("footnoteReference"), w("endnoteReference")))
MEANINGLESS_FIELDS: Final = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE"))


class Atom(NamedTuple):
    """A piece of a stream.

    Attributes:
        key: What it is compared by: a word as text; everything else in a form no text has.
        look: Canonical run properties; of a paragraph mark "".
        source: The run it stands in; a paragraph for its mark; the element itself where it is more than a run.
        nodes: What it prints: empty for a word, whose text is `text`; elements of a run; or, where `whole`,
            elements of a paragraph.
        text: The word as it is typed.
        whole: It stands in the paragraph and not in a run.
        path: Content controls round it, from the outside in.
        author: Who made the earlier tracked change it comes from, and when; empty for none.
    """

    key: str
    look: str
    source: _Element
    nodes: tuple[_Element, ...] = ()
    text: str = ""
    whole: bool = False
    path: tuple[_Element, ...] = ()
    author: tuple[str, str] = ("", "")


class Stream(NamedTuple):
    """The content of some paragraphs.

    Attributes:
        atoms: Its atoms, each paragraph closed by its mark.
        markers: By index of the atom they stand before: bookmarks and the like.
    """

    atoms: list[Atom]
    markers: dict[int, list[_Element]]


MARK_KEY: Final = "\x00¶"
NOTE_KEY: Final = "\x00note"


def is_mark(atom: Atom) -> bool:
    """Tell whether an atom is the end of a paragraph."""
    return atom.key.startswith(MARK_KEY)


def read_stream(paragraphs: Sequence[_Element], canonical: Canonical) -> Stream:
    """Return the content of consecutive paragraphs."""
    reader = _Reader(canonical)
    for paragraph in paragraphs:
        reader.read(paragraph)
    return Stream(reader.atoms, reader.markers)


class _Reader:
    def __init__(self, canonical: Canonical) -> None:
        self.canonical = canonical
        self.atoms: list[Atom] = []
        self.markers: dict[int, list[_Element]] = {}

    def read(self, paragraph: _Element) -> None:
        self.read_children(list(paragraph), ())
        properties = paragraph.find(w("pPr"))
        has_section = properties is not None and properties.find(w("sectPr")) is not None
        author = (paragraph.get(AUTHOR, ""), paragraph.get(DATE, ""))
        self.atoms.append(Atom(f"{MARK_KEY}{'section' if has_section else ''}", "", paragraph, author=author))

    def read_children(self, children: Sequence[_Element], path: tuple[_Element, ...]) -> None:
        fields = dict(_field_spans(children))
        skip_to = 0
        for at, child in enumerate(children):
            if at < skip_to or child.tag in PROPERTIES:
                continue
            if at in fields:
                skip_to = fields[at] + 1
                self.add_whole(children[at:skip_to], path)
            elif child.tag == w("r"):
                self.read_run(child, path)
            elif child.tag in MARKERS:
                self.markers.setdefault(len(self.atoms), []).append(child)
            elif child.tag in SEEN_THROUGH:
                self.read_children(list(child), (*path, child))
            elif isinstance(child.tag, str):
                self.add_whole([child], path)

    def add_whole(self, elements: Sequence[_Element], path: tuple[_Element, ...]) -> None:
        key = "\x00whole " + "".join(map(self.canonical.whole, elements))
        words = _instruction(elements).split() if elements[0].tag in {w("r"), w("fldSimple")} else []
        if words and words[0].upper() in MEANINGLESS_FIELDS:
            run = next(elements[0].iter(w("r")), elements[0])  # as a simple field or written out: one to a reader
            look = self.canonical.properties(run.find(w("rPr")))
            key = f"\x00field {' '.join(words)} {look}"
        run = elements[0]
        author = (run.get(AUTHOR, ""), run.get(DATE, ""))
        self.atoms.append(Atom(key, "", run, tuple(elements), whole=True, path=path, author=author))

    def read_run(self, run: _Element, path: tuple[_Element, ...]) -> None:
        look = self.canonical.properties(run.find(w("rPr")))
        author = (run.get(AUTHOR, ""), run.get(DATE, ""))
        for child in run:
            if child.tag == TEXT:
                for token in TOKEN.findall(child.text or ""):
                    key = token if token.isascii() else unicodedata.normalize("NFC", token)
                    self.atoms.append(Atom(key, look, run, text=token, path=path, author=author))
            elif child.tag in COMMENTS:
                self.markers.setdefault(len(self.atoms), []).append(_alone(run, child))
            elif child.tag not in PASSED_OVER:
                key = (
                    f"{NOTE_KEY} {child.tag}" if child.tag in NOTE_REFERENCES else f"\x00{self.canonical.whole(child)}"
                )
                self.atoms.append(Atom(key, look, run, (child,), path=path, author=author))


def _field_spans(children: Sequence[_Element]) -> list[tuple[int, int]]:
    """Return first and last index of each complex field that begins and ends among these children, the outermost.

    Round them may stand the beginning or the end of one that goes over several paragraphs.
    """
    starts: list[int] = []
    found: list[tuple[int, int]] = []
    for at, child in enumerate(children):
        for character in child.iterchildren(w("fldChar")) if child.tag == w("r") else ():
            kind = character.get(w("fldCharType"))
            if kind == "begin":
                starts.append(at)
            elif kind == "end" and starts:
                start = starts.pop()
                if not any(_holds_comment(piece) for piece in children[start : at + 1]):
                    found = [*(span for span in found if span[0] < start), (start, at)]
    return found


def _alone(run: _Element, child: _Element) -> _Element:
    """Return a run with one of the pieces of another."""
    alone = run.makeelement(run.tag)
    properties = run.find(w("rPr"))
    alone.extend(deepcopy(piece) for piece in (properties, child) if piece is not None)
    return alone


def _holds_comment(element: _Element) -> bool:
    return next(element.iter(*COMMENTS), None) is not None


def _instruction(elements: Sequence[_Element]) -> str:
    if elements[0].tag == w("fldSimple"):
        return elements[0].get(w("instr"), "")
    return "".join(piece.text or "" for element in elements for piece in element.iter(w("instrText")))

"""The text of a paragraph as a person reads it, with signs for what has no letters.

⇥ tab, ⏎ line break, ⇟ page break, ⍽ no-break space, ▣ picture or text box, {PAGE} field,
⟦name⟧ bookmark, {+inserted+} and [-deleted-] tracked changes, [^2] note.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from toolkit.word.names import MC, WP_DOC_PROPERTIES, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from toolkit.word.looks import Look, StyleSheet

PAGE_FIELDS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME"})  # results that mean nothing
FALLBACK: Final = f"{{{MC}}}Fallback"
PARAGRAPH_BREAK: Final = " ¶ "
SIGNS: Final = {
    w("tab"): "⇥",
    w("ptab"): "⇥",
    w("br"): "⏎",
    w("cr"): "⏎",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "¬",
}
# What would break the line the text is shown on, or could not be told from a space.
SHOWN: Final = str.maketrans({"\n": " ", "\r": " ", "\t": "⇥", "\x85": "⏎", "\u2028": "⏎", "\u2029": "⏎", "\xa0": "⍽"})
CHANGES: Final = {
    w("ins"): ("{+", "+}"),
    w("moveTo"): ("{+", "+}"),
    w("del"): ("[-", "-]"),
    w("moveFrom"): ("[-", "-]"),
}
REFERENCES: Final = {
    w("footnoteReference"): "[^{}]",
    w("endnoteReference"): "[^^{}]",
    w("commentReference"): "[bình luận {}]",
}
PICTURES: Final = frozenset({w("drawing"), w("pict"), w("object")})
SKIPPED: Final = frozenset({w("pPr"), w("rPr"), w("sdtPr"), w("sdtEndPr"), w("rt"), FALLBACK})


@dataclass(slots=True)
class Stretch:
    """Text of one look; `look` is None for signs that have none of their own."""

    text: str
    look: Look | None


@dataclass(slots=True)
class _OpenField:
    instruction: list[str] = field(default_factory=list)
    separated: bool = False
    hides: bool = True  # its text is an instruction, or a result that means nothing

    @property
    def words(self) -> str:
        return " ".join("".join(self.instruction).split()) or "?"


@dataclass(slots=True)
class TextReader:
    """Reads the paragraphs of one story in order; a field may run over several of them.

    Attributes:
        styles: Those of the document.
        bookmarks: Whether bookmarks are shown.
        fields: The fields that are open.
        hiding: How many of them hide their text.
    """

    styles: StyleSheet
    bookmarks: bool = True
    fields: list[_OpenField] = field(default_factory=list)
    hiding: int = 0

    def text(self, paragraph: Element) -> str:
        """Return the text of a paragraph without its looks."""
        return "".join(text for text, _ in self._pieces(paragraph))

    def stretches(self, paragraph: Element) -> list[Stretch]:
        """Return the text of a paragraph, neighbours of one look joined."""
        properties = paragraph.find(w("pPr"))
        looks: dict[Element | None, Look] = {}
        joined: list[tuple[list[str], Look | None]] = []
        for text, run in self._pieces(paragraph):
            if not text:
                continue
            look = None
            if run is not None and not text.isspace():
                marks = run.find(w("rPr"))
                if marks not in looks:
                    looks[marks] = self.styles.look(properties, marks)
                look = looks[marks]
            if joined and (look is None or joined[-1][1] in {look, None}):
                joined[-1][0].append(text)
                joined[-1] = (joined[-1][0], joined[-1][1] or look)
            else:
                joined.append(([text], look))
        return [Stretch("".join(texts), look) for texts, look in joined]

    def _pieces(self, paragraph: Element) -> Iterator[tuple[str, Element | None]]:
        """Yield each piece of text with its run, or None for what stands between runs."""
        # A stack of our own: links and content controls may be nested deeper than Python calls go.
        stack: list[tuple[Iterator[Element], Element | None, str]] = [(iter(paragraph), None, "")]
        while stack:
            children, run, closing = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                yield closing, None
            elif child.tag in SKIPPED:
                continue
            elif child.tag == w("r"):
                stack.append((iter(child), child, ""))
            elif run is not None and child.tag in LEAVES:
                yield self._leaf(child), run
            elif child.tag == w("bookmarkStart"):
                yield bookmark(child) if self.bookmarks else "", None
            elif child.tag == w("fldSimple"):
                self._begin_field(child.get(w("instr"), ""))
                yield self._separate_field(), None
                stack.append((self._closing_field(child), run, ""))
            else:
                before, after = CHANGES.get(str(child.tag), ("", ""))
                yield before, None
                stack.append((iter(child), run, after))

    def _closing_field(self, simple: Element) -> Iterator[Element]:
        yield from simple
        # Its end is shown by a field character like any other's.
        end = simple.makeelement(w("r"), {})
        end.append(simple.makeelement(w("fldChar"), {w("fldCharType"): "end"}))
        yield end

    def _leaf(self, leaf: Element) -> str:
        if leaf.tag == w("fldChar"):
            return self._field_character(leaf.get(w("fldCharType"), ""))
        if leaf.tag in {w("instrText"), w("delInstrText")}:
            if self.fields and not self.fields[-1].separated:
                self.fields[-1].instruction.append(leaf.text or "")
            return ""
        return "" if self.hiding else _visible(leaf)

    def _field_character(self, kind: str) -> str:
        if kind == "begin":
            self._begin_field("")
        elif kind == "separate":
            return self._separate_field()
        elif kind == "end" and self.fields:
            closed = self.fields.pop()
            self.hiding -= closed.hides
            return "}" if closed.separated else f"{{{closed.words}}}"
        return ""

    def _begin_field(self, instruction: str) -> None:
        self.fields.append(_OpenField([instruction]))
        self.hiding += 1

    def _separate_field(self) -> str:
        if not self.fields or self.fields[-1].separated:
            return ""
        opened = self.fields[-1]
        opened.separated = True
        if opened.words.partition(" ")[0].upper() in PAGE_FIELDS:
            return "{" + opened.words
        opened.hides = False
        self.hiding -= 1
        return f"{{{opened.words} → "


LEAVES: Final = frozenset(
    {w("t"), w("delText"), w("instrText"), w("delInstrText"), w("fldChar"), w("sym"), *SIGNS, *REFERENCES, *PICTURES}
)


def _visible(leaf: Element) -> str:
    tag = str(leaf.tag)
    if tag in {w("t"), w("delText")}:
        return (leaf.text or "").translate(SHOWN)
    if tag == w("br") and leaf.get(w("type")) in {"page", "column"}:
        return "⇟"
    if tag in SIGNS:
        return SIGNS[tag]
    if tag in REFERENCES:
        return REFERENCES[tag].format(leaf.get(w("id"), "?"))
    if tag == w("sym"):
        return f"{{ký hiệu {leaf.get(w('font'), '?')} {leaf.get(w('char'), '?')}}}"
    return _picture(leaf)


def _picture(picture: Element) -> str:
    """Return a picture's sign with its name and, for a text box, its text."""
    properties = next(picture.iter(WP_DOC_PROPERTIES), None)
    name = "" if properties is None else properties.get("descr") or properties.get("name", "")
    box = next(picture.iter(w("txbxContent")), None)
    text = "" if box is None else plain_text(box)
    words = ": ".join(word.translate(SHOWN) for word in (name, text) if word)
    return f"▣({words})" if words else "▣"


def plain_text(element: Element) -> str:
    """Return the letters of an element, without signs and looks, its paragraphs parted by a pilcrow."""
    pieces: list[str] = []
    for child in element.iter():
        if child.tag == w("p") and pieces:
            pieces.append(PARAGRAPH_BREAK)
        elif child.tag == w("t"):
            pieces.append(child.text or "")
    return "".join(pieces)


def bookmark(start: Element) -> str:
    """Return a bookmark as it is shown; Word's own mark of the last edit is not."""
    name = start.get(w("name"), "")
    return "" if name in {"", "_GoBack"} else f"⟦{name}⟧"

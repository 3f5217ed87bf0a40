"""How text looks, in the words that outlines and comparisons show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.format_sheet import FormatSheet
from toolkit.word.formats import DEFAULT_SIZE_HALF_POINTS, VAL
from toolkit.word.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ALIGNMENTS: Final = {
    "left": "trái",
    "center": "giữa",
    "right": "phải",
    "end": "phải",
    "both": "đều",
    "distribute": "dàn đều",
}
TRAITS: Final = {
    "bold": "đậm",
    "italic": "nghiêng",
    "caps": "hoa",
    "strike": "gạch ngang",
    "hidden": "ẩn",
    "underline": "gạch chân",
}


class Look(NamedTuple):
    """What a stretch of text looks like: size in half-points and the words for the rest."""

    size_half_points: int = DEFAULT_SIZE_HALF_POINTS
    traits: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """Return "13pt đậm nghiêng"."""
        size = f"{self.size_half_points / 2:g}pt"
        return " ".join([size, *(word for word in TRAITS.values() if word in self.traits)])

    @property
    def is_bold(self) -> bool:
        """Whether it is bold."""
        return "đậm" in self.traits


class StyleSheet:
    """The styles of a document, told in words.

    Attributes:
        formats: What the words are made of.
        language: Of the text, as the defaults say: "vi-VN".
    """

    __slots__ = ("formats", "language")

    def __init__(self, root: Element | None = None) -> None:
        """Read a w:styles element; None: a document without styles."""
        self.formats = FormatSheet(root)
        found = None if root is None else root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
        self.language = "" if found is None else found.get(VAL, "")

    def style_name(self, paragraph: Element | None) -> str:
        """Return the name of a paragraph's style, with "?" if the sheet does not have it."""
        identifier = self.formats.style_of(paragraph)
        return self.formats.names.get(identifier, f"{identifier}?")

    def alignment(self, paragraph: Element | None) -> str:
        """Return a paragraph's alignment in Vietnamese."""
        found = self.formats.paragraph(paragraph).alignment
        return ALIGNMENTS.get(found, found)

    def look(self, paragraph: Element | None, run: Element | None) -> Look:
        """Return how a run looks, from its w:rPr and its paragraph's w:pPr."""
        found = self.formats.run(paragraph, run)
        return Look(found.size_half_points, frozenset(word for name, word in TRAITS.items() if getattr(found, name)))

"""Which font a run's text is in: its own, its styles', the document's.

Source: ECMA-376 Part 1, 17.3.2.26 (rFonts) and 17.7.2 (style hierarchy).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.word.formats import OFF, value
from toolkit.word.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BASES: Final = 50  # a circle of bases ends here
KINDS: Final = (w("ascii"), w("hAnsi"))


class FontSheet:
    """The fonts that a document's styles ask for."""

    def __init__(self, styles: _Element | None) -> None:
        self._own: dict[str, str] = {}
        self._bases: dict[str, str] = {}
        self._found: dict[str, str] = {}
        self._paragraph = ""
        self._document = ""
        if styles is None:
            return
        self._document = named(styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        for style in styles.iter(w("style")):
            identifier = style.get(w("styleId"), "")
            self._own.setdefault(identifier, named(style.find(w("rPr"))))
            self._bases.setdefault(identifier, value(style, "basedOn") or "")
            if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in OFF:
                self._paragraph = identifier

    def font(self, paragraph: _Element | None, run: _Element | None) -> str:
        """Return the font of a run, from its paragraph's w:pPr and its own w:rPr; "" if nothing names one."""
        return (
            named(run)
            or self._of_style(value(run, "rStyle") or "")
            or self._of_style(value(paragraph, "pStyle") or self._paragraph)
            or self._document
        )

    def _of_style(self, identifier: str) -> str:
        if identifier not in self._found:
            at, font = identifier, ""
            for _ in range(MOST_BASES):
                font = self._own.get(at, "")
                at = self._bases.get(at, "")
                if font or not at:
                    break
            self._found[identifier] = font
        return self._found[identifier]


def named(run: _Element | None) -> str:
    """Return the font that run properties name for Latin letters; "" if none."""
    fonts = None if run is None else run.find(w("rFonts"))
    if fonts is None:
        return ""
    return next((font for kind in KINDS if (font := fonts.get(kind))), "")

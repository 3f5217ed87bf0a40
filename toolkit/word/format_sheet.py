"""Formatting put together as Word does: defaults, table style, list, paragraph style, character style, the run itself.

Source: ECMA-376 Part 1, 17.7.2 (style hierarchy), 17.7.3 (toggle properties), 17.9 (numbering), 20.1.4 (theme fonts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.formats import (
    OFF,
    TOGGLES,
    ParagraphFormat,
    RunFormat,
    Said,
    paragraph_format,
    read_paragraph,
    read_run,
    run_format,
    value,
)
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

    from toolkit.word.numbering import Numbering

MOST_BASES: Final = 50  # Word itself stops long before; a circle of bases ends here
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class StyleFormat(NamedTuple):
    """What a style says, its bases laid under it."""

    run: Said
    paragraph: Said


NOTHING: Final = StyleFormat({}, {})


class FormatSheet:
    """All that is said of formatting outside the text: styles, defaults, theme fonts, lists."""

    def __init__(
        self, styles: Element | None, theme: Mapping[str, str] | None = None, numbering: Numbering | None = None
    ) -> None:
        """Read the styles; each is put together when it is first asked for.

        Args:
            styles: The w:styles; None: a document without styles.
            theme: Name of a theme font to the font: `theme_fonts`.
            numbering: The lists.
        """
        self.theme = theme or {}
        self.numbering = numbering
        self.default_paragraph = ""
        self.default_table = ""
        self.names: dict[str, str] = {}
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, StyleFormat] = {}
        self._runs: dict[tuple[str, str, str, frozenset[tuple[str, object]]], RunFormat] = {}
        self._paragraphs: dict[tuple[str, str, frozenset[tuple[str, object]]], ParagraphFormat] = {}
        self.defaults = NOTHING
        if styles is None:
            return
        defaults = styles.find(w("docDefaults"))
        if defaults is not None:
            run = defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
            paragraph = defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
            self.defaults = StyleFormat(read_run(run, self.theme), read_paragraph(paragraph))
        for style in styles.iter(w("style")):
            identifier = style.get(w("styleId"), "")
            self._elements.setdefault(identifier, style)
            self.names.setdefault(identifier, value(style, "name") or identifier)
            if style.get(w("default"), "0") not in OFF:
                if style.get(w("type")) == "paragraph":
                    self.default_paragraph = identifier
                elif style.get(w("type")) == "table":
                    self.default_table = identifier

    def style_of(self, paragraph: Element | None) -> str:
        """Return the id of the style of a paragraph with this w:pPr."""
        return value(paragraph, "pStyle") or self.default_paragraph

    def style(self, identifier: str) -> StyleFormat:
        """Return what a style says with its bases; one that is not there says nothing."""
        found = self._resolved.get(identifier)
        if found is not None:
            return found
        chain: list[str] = []
        name = identifier
        while name in self._elements and len(chain) < MOST_BASES:
            chain.append(name)
            name = value(self._elements[name], "basedOn") or ""
        run: Said = {}
        paragraph: Said = {}
        for name in reversed(chain):
            element = self._elements[name]
            own = read_paragraph(element.find(w("pPr")))
            if "numId" in own:  # the list's indents stand under those the style itself gives
                paragraph |= self._list_says({**paragraph, **own})
            paragraph |= own
            run |= read_run(element.find(w("rPr")), self.theme)
        self._resolved[identifier] = found = StyleFormat(run, paragraph)
        return found

    def paragraph(self, properties: Element | None, table: str = "") -> ParagraphFormat:
        """Return how a paragraph stands.

        Args:
            properties: Its w:pPr.
            table: Id of the style of the table it stands in.
        """
        style = self.style_of(properties)
        direct = read_paragraph(properties)
        key = (style, table, frozenset(direct.items()))
        found = self._paragraphs.get(key)
        if found is None:
            said = {**self.defaults.paragraph, **self.style(table).paragraph, **self.style(style).paragraph}
            if direct.get("numId"):
                said |= self._list_says({**said, **direct})
            self._paragraphs[key] = found = paragraph_format({**said, **direct}, style)
        return found

    def run(self, properties: Element | None, run: Element | None, table: str = "") -> RunFormat:
        """Return how a run looks.

        Args:
            properties: The w:pPr of its paragraph.
            run: Its w:rPr.
            table: Id of the style of the table it stands in.
        """
        direct = read_run(run, self.theme)
        style, character = self.style_of(properties), value(run, "rStyle") or ""
        key = (style, character, table, frozenset(direct.items()))
        found = self._runs.get(key)
        if found is None:
            self._runs[key] = found = run_format(self._run_says(style, character, table, direct))
        return found

    def label(self, properties: Element | None, look: ParagraphFormat, table: str = "") -> RunFormat | None:
        """Return how the label of a paragraph in a list looks: as its mark, where the list says nothing else.

        Args:
            properties: The w:pPr of the paragraph.
            look: How the paragraph stands.
            table: Id of the style of the table it stands in.
        """
        level = self.numbering.level(look.number_id, look.level) if self.numbering and look.number_id else None
        if level is None:
            return None
        mark = None if properties is None else properties.find(w("rPr"))
        said = {**read_run(mark, self.theme), **read_run(level.run, self.theme)}
        return run_format(self._run_says(self.style_of(properties), value(mark, "rStyle") or "", table, said))

    def _run_says(self, style: str, character: str, table: str, direct: Said) -> Said:
        layers = [self.style(name).run for name in (table, style, character) if name]
        said = dict(self.defaults.run)
        for layer in layers:
            said |= layer
        for name in TOGGLES:
            set_by = [layer[name] for layer in layers if name in layer]
            if set_by:
                said[name] = sum(set_by) % 2 == 1
        return {**said, **direct}

    def _list_says(self, said: Said) -> Said:
        if self.numbering is None:
            return {}
        level = self.numbering.level(said.get("numId", ""), said.get("ilvl", 0))
        return {} if level is None else level.paragraph


def theme_fonts(theme: Element | None) -> dict[str, str]:
    """Return the fonts of a theme part by the names that w:rFonts calls them: "minorHAnsi" to "Calibri"."""
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        found = None if theme is None else next(theme.iter(f"{DRAWING}{kind}Font"), None)
        for child, slots in (("latin", ("Ascii", "HAnsi")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            face = None if found is None else found.find(f"{DRAWING}{child}")
            name = "" if face is None else face.get("typeface", "")
            if name:
                fonts |= dict.fromkeys((f"{kind}{slot}" for slot in slots), name)
    return fonts

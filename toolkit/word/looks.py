"""How text looks once run, styles and defaults are put together.

Source: ECMA-376 Part 1, 17.7.2 (style hierarchy) and 17.7.3 (toggle properties).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

DEFAULT_SIZE_HALF_POINTS: Final = 20  # what Word takes where nothing says a size
OFF: Final = frozenset({"0", "false", "off"})
VAL: Final = w("val")
ALIGNMENTS: Final = {
    "left": "trái",
    "start": "trái",
    "center": "giữa",
    "right": "phải",
    "end": "phải",
    "both": "đều",
    "distribute": "dàn đều",
}
TOGGLES: Final = {"b": "đậm", "i": "nghiêng", "caps": "hoa", "strike": "gạch ngang", "vanish": "ẩn"}


class Look(NamedTuple):
    """What a stretch of text looks like: size in half-points and the words for the rest."""

    size_half_points: int = DEFAULT_SIZE_HALF_POINTS
    traits: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """Return "13pt đậm nghiêng"."""
        size = f"{self.size_half_points / 2:g}pt"
        words = [*TOGGLES.values(), "gạch chân"]
        return " ".join([size, *(word for word in words if word in self.traits)])

    @property
    def is_bold(self) -> bool:
        """Whether it is bold."""
        return "đậm" in self.traits


@dataclass(frozen=True, slots=True)
class _Properties:
    """What one set of properties says; None and absent keys say nothing."""

    size: int | None = None
    underline: bool | None = None
    toggles: dict[str, bool] = field(default_factory=dict)
    alignment: str | None = None

    def over(self, base: _Properties) -> _Properties:
        """Return these properties laid over those of a base."""
        return _Properties(
            base.size if self.size is None else self.size,
            base.underline if self.underline is None else self.underline,
            {**base.toggles, **self.toggles},
            base.alignment if self.alignment is None else self.alignment,
        )


def value(parent: Element | None, name: str) -> str | None:
    """Return w:val of a child, "" where the child has none, None where there is no such child."""
    child = None if parent is None else parent.find(w(name))
    return None if child is None else child.get(VAL, "")


def is_on(parent: Element | None, name: str) -> bool:
    """Return whether an on-off child is there and on."""
    text = value(parent, name)
    return text is not None and text not in OFF


def _read(run: Element | None, paragraph: Element | None) -> _Properties:
    size = value(run, "sz") or ""
    underline = value(run, "u")
    return _Properties(
        int(size) if size.isascii() and size.isdigit() and len(size) < 5 else None,
        None if underline is None else underline not in {"none", ""},
        {name: is_on(run, name) for name in TOGGLES if value(run, name) is not None},
        value(paragraph, "jc") or None,
    )


@dataclass(slots=True)
class StyleSheet:
    """The styles of a document by id, each with its bases already laid under it."""

    defaults: _Properties = field(default_factory=_Properties)
    language: str = ""
    _names: dict[str, str] = field(default_factory=dict)
    _elements: dict[str, Element] = field(default_factory=dict)
    _resolved: dict[str, _Properties] = field(default_factory=dict)
    _default_paragraph: str = ""

    @classmethod
    def read(cls, root: Element | None) -> StyleSheet:
        """Return the styles of a w:styles element, or an empty sheet."""
        sheet = cls()
        if root is None:
            return sheet
        run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        paragraph = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
        sheet.defaults = _read(run, paragraph)
        language = None if run is None else run.find(w("lang"))
        sheet.language = "" if language is None else language.get(VAL, "")
        for style in root.iter(w("style")):
            identifier = style.get(w("styleId"), "")
            sheet._elements.setdefault(identifier, style)
            sheet._names.setdefault(identifier, value(style, "name") or identifier)
            if style.get(w("type")) == "paragraph" and style.get(w("default"), "0") not in OFF:
                sheet._default_paragraph = identifier
        return sheet

    def style_name(self, paragraph: Element | None) -> str:
        """Return the name of a paragraph's style, with "?" if the sheet does not have it."""
        identifier = value(paragraph, "pStyle") or self._default_paragraph
        return self._names.get(identifier, f"{identifier}?")

    def alignment(self, paragraph: Element | None) -> str:
        """Return a paragraph's alignment in Vietnamese."""
        direct = _read(None, paragraph).alignment
        found = direct or self._of_paragraph(paragraph).alignment or self.defaults.alignment or "left"
        return ALIGNMENTS.get(found, found)

    def look(self, paragraph: Element | None, run: Element | None) -> Look:
        """Return how a run looks, from its w:rPr and its paragraph's w:pPr."""
        from_paragraph = self._of_paragraph(paragraph)
        from_character = self._resolve(value(run, "rStyle") or "")
        direct = _read(run, None)
        styled = from_character.over(from_paragraph.over(self.defaults))
        # Set by both styles, a toggle is off again; set on the run, it is what the run says.
        styled = replace(styled, toggles={**self.defaults.toggles, **_toggled(from_paragraph, from_character)})
        whole = direct.over(styled)
        traits = {TOGGLES[name] for name, on in whole.toggles.items() if on}
        if whole.underline:
            traits.add("gạch chân")
        return Look(DEFAULT_SIZE_HALF_POINTS if whole.size is None else whole.size, frozenset(traits))

    def _of_paragraph(self, paragraph: Element | None) -> _Properties:
        return self._resolve(value(paragraph, "pStyle") or self._default_paragraph)

    def _resolve(self, identifier: str) -> _Properties:
        found = self._resolved.get(identifier)
        if found is not None:
            return found
        chain: list[str] = []
        while identifier in self._elements and len(chain) < MOST_BASES:
            chain.append(identifier)
            identifier = value(self._elements[identifier], "basedOn") or ""
        resolved = _Properties()
        for name in reversed(chain):
            style = self._elements[name]
            resolved = _read(style.find(w("rPr")), style.find(w("pPr"))).over(resolved)
        if chain:
            self._resolved[chain[0]] = resolved
        return resolved


MOST_BASES: Final = 50  # Word itself stops long before; a circle of bases ends here


def _toggled(paragraph: _Properties, character: _Properties) -> dict[str, bool]:
    toggles = dict(paragraph.toggles)
    for name, on in character.toggles.items():
        toggles[name] = on != toggles.get(name, False)
    return toggles

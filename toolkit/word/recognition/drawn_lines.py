"""Level lines drawn in a paragraph: shapes of DrawingML and of VML.

Source: ECMA-376 Part 1, 20.1.9 (preset shapes), 20.4 (anchors); Part 4, 19 (VML).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.decree30.units import EMU_PER_MM, MM_PER_INCH, POINTS_PER_INCH
from toolkit.word.formats import whole_number
from toolkit.word.names import MC, WP, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
V: Final = "urn:schemas-microsoft-com:vml"
ANCHORS: Final = (f"{{{WP}}}anchor", f"{{{WP}}}inline")
SHAPES: Final = tuple(f"{{{V}}}{name}" for name in ("line", "shape", "rect"))
LINES: Final = frozenset({"line", "straightConnector1"})
FLAT_MM: Final = 1.5  # a line may be drawn a little aslant, or be a flat rectangle
LENGTH: Final = re.compile(r"(-?[0-9.]+)(pt|mm|cm|in|px)?")
MM: Final = {"pt": MM_PER_INCH / POINTS_PER_INCH, "mm": 1.0, "cm": 10.0, "in": MM_PER_INCH, "px": MM_PER_INCH / 96}


def drawn_lengths(paragraph: Element) -> tuple[float, ...]:
    """Return the lengths in millimetres of the level lines anchored in a paragraph, not those of its text boxes."""
    if next(paragraph.iter(*ANCHORS, *SHAPES), None) is None:
        return ()
    drawings = [drawing for drawing in paragraph.iter(*ANCHORS) if _is_own(drawing, paragraph)]
    shapes = [shape for shape in paragraph.iter(*SHAPES) if _is_own(shape, paragraph) and not _has_drawing(shape)]
    return (
        *(length for drawing in drawings for length in _of_drawing(drawing)),
        *(length for shape in shapes for length in _of_shape(shape)),
    )


def _is_own(drawing: Element, paragraph: Element) -> bool:
    return next(drawing.iterancestors(w("p")), None) is paragraph


def _of_drawing(drawing: Element) -> Iterator[float]:
    extent = drawing.find(f"{{{WP}}}extent")
    if extent is None:
        return
    wide, high = (whole_number(extent.get(name)) or 0 for name in ("cx", "cy"))
    presets = {shape.get("prst") for shape in drawing.iter(f"{{{A}}}prstGeom")}
    is_flat = high / EMU_PER_MM <= FLAT_MM < wide / EMU_PER_MM
    if is_flat and (presets & LINES or "rect" in presets or not presets):
        yield wide / EMU_PER_MM


def _of_shape(shape: Element) -> Iterator[float]:
    if shape.tag == f"{{{V}}}line":
        ends = [[_millimetres(text) for text in shape.get(name, "").split(",")] for name in ("from", "to")]
        if all(len(end) == 2 for end in ends):
            (left, top), (right, bottom) = ends
            if abs(bottom - top) <= FLAT_MM < abs(right - left):
                yield abs(right - left)
        return
    style = dict(item.split(":", 1) for item in shape.get("style", "").split(";") if ":" in item)
    sizes = {name.strip(): _millimetres(text) for name, text in style.items()}
    wide, high = sizes.get("width", 0), sizes.get("height", 0)
    is_line = shape.tag == f"{{{V}}}rect" or shape.get("type", "").endswith(("_x0000_t32", "_x0000_t20"))
    if is_line and high <= FLAT_MM < wide:
        yield wide


def _has_drawing(shape: Element) -> bool:
    fallback = next(shape.iterancestors(f"{{{MC}}}AlternateContent"), None)
    return fallback is not None and next(fallback.iter(f"{{{WP}}}extent"), None) is not None


def _millimetres(text: str) -> float:
    found = LENGTH.match(text.strip())
    return float(found[1]) * MM[found[2] or "pt"] if found and found[1].strip(".-") else 0

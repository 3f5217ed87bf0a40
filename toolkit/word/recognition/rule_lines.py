"""The rule line under a part: a border, a drawn line, an underlined text, or signs somebody typed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from toolkit.decree30.text_width import text_width_mm
from toolkit.decree30.units import Mm, Pt
from toolkit.word.names import w
from toolkit.word.recognition.head import is_rule_of_signs
from toolkit.word.recognition.lines import Side
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.recognition.lines import Line, Paragraph
    from toolkit.word.recognition.parts import Part, Recognised


class LineKind(Enum):
    """How a rule line was made."""

    BORDER = "border"
    DRAWN = "drawn"
    UNDERLINE = "underline"
    TYPED = "typed"


class RuleLine(NamedTuple):
    """A rule line.

    Attributes:
        kind: How it was made.
        length_mm: 0 where it cannot be told.
        text: The signs, where they are typed.
    """

    kind: LineKind
    length_mm: float = 0
    text: str = ""


RULED: tuple[PartKind, ...] = (PartKind.MOTTO, PartKind.ISSUING_AGENCY, PartKind.SUBJECT)


def rule_lines(found: Recognised) -> dict[PartKind, RuleLine | None]:
    """Return the rule line of each part that is there and should have one; None where it has none."""
    lines: dict[PartKind, RuleLine | None] = {}
    used: set[int] = set()  # numbers of paragraphs whose drawn line has its part
    for kind in RULED:
        part = found.part(kind)
        if part is not None:
            lines[kind] = _below(found, part, used)
    # A line may hang on a paragraph anywhere near and be drawn at its place: then it belongs to who has none.
    behind = max((part.lines[-1].paragraph.number for kind in lines if (part := found.part(kind))), default=0) + 3
    free = [
        length for item in found.main if item.number <= behind and item.number not in used for length in item.drawn_mm
    ]
    for kind, line in lines.items():
        if line is None and free:
            free.pop()
            lines[kind] = RuleLine(LineKind.DRAWN)
    return lines


def _below(found: Recognised, part: Part, used: set[int]) -> RuleLine | None:
    last = part.lines[-1]
    own = last.paragraph
    if own.format.line_below:
        return RuleLine(LineKind.BORDER, _border_length(own))
    for item in _following(found, own):
        line = _in_paragraph(item, last, used)
        if line is not None:
            return line
        if item.text:
            break
    for item in part.paragraphs:
        if item.drawn_mm and item.number not in used:
            used.add(item.number)
            return RuleLine(LineKind.DRAWN, item.drawn_mm[-1] if len(item.drawn_mm) == 1 else 0)
    if all(run.format.underline for run in last.visible()):
        return RuleLine(LineKind.UNDERLINE)
    return RuleLine(LineKind.BORDER) if _cell_has_border(own) else None


def _in_paragraph(item: Paragraph, last: Line, used: set[int]) -> RuleLine | None:
    """Return the rule line a following paragraph shows, or carries for the part above it."""
    pieces = [piece for line in item.lines for piece in line.pieces() if piece.plain]
    own = [piece for piece in pieces if piece.side is last.side]
    if not own and not (last.side is Side.RIGHT and _has_tab(item)):
        own = [piece for piece in pieces if piece.side is Side.FULL]
    if own and is_rule_of_signs(own[0].plain):
        return RuleLine(LineKind.TYPED, _typed_length(own[0]), own[0].plain)
    if item.format.line_above or (item.format.line_below and not item.text):
        return RuleLine(LineKind.BORDER, _border_length(item))
    if item.drawn_mm and item.number not in used:
        used.add(item.number)
        return RuleLine(LineKind.DRAWN, item.drawn_mm[0] if len(item.drawn_mm) == 1 else 0)
    return None


def _has_tab(item: Paragraph) -> bool:
    return any("\t" in line.text for line in item.lines)


def _typed_length(line: Line) -> float:
    """Return how long a line of underscores is in millimetres, 0 for other signs."""
    sizes = {run.format.size_half_points for run in line.visible()}
    if set(line.plain) != {"_"} or len(sizes) != 1:
        return 0
    return text_width_mm(line.plain, Pt.from_half_points(sizes.pop()).value)


def _following(found: Recognised, own: Paragraph) -> Iterator[Paragraph]:
    """Yield what stands under a paragraph in its container: two blank ones at most, or one with text."""
    blank = 0
    for item in found.paragraphs[own.number :]:
        if item.place.container != own.place.container:
            if not own.place.table and not own.place.box and not item.place.box:
                return
            continue
        yield item
        blank += not item.text
        if item.text or blank == 2:
            return


def _border_length(item: Paragraph) -> float:
    length = item.place.width_twips - item.format.left_twips - item.format.right_twips
    return Mm.from_twips(length).value if item.place.width_twips else 0


def _cell_has_border(item: Paragraph) -> bool:
    cell = item.element.getparent()
    border = None if cell is None else cell.find(f"{w('tcPr')}/{w('tcBorders')}/{w('bottom')}")
    return border is not None and border.get(w("val")) not in {None, "none", "nil"}

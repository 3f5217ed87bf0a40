"""TT501: chữ đầu dòng của đoạn không lùi vào 1 cm hoặc 1,27 cm.

Vì sao: khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm. Gạch đầu dòng và mục con nhiều cấp được lùi sâu hơn.
Sai: đoạn không lùi đầu dòng
Đúng: First line 1,27 cm
Cách sửa: Paragraph, Indentation, Special, First line, 1,27 cm.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.e.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, counted, written
from toolkit.decree30 import rules
from toolkit.decree30.units import Mm
from toolkit.diagnostics import Level
from toolkit.word.recognition.lines import DEFAULT_TAB_TWIPS, tab_stops
from toolkit.word.recognition.parts import BodyParagraph, LevelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT501"
LEVEL: Final = Level.ERROR

TOLERANCE_MM: Final = 0.3
SHORTEST: Final = 60  # a short line may be a title or a caption, for which the decree names no indent
HEADINGS: Final = frozenset({LevelKind.PART, LevelKind.CHAPTER, LevelKind.TITLED_SECTION, LevelKind.SUBSECTION})
DEEPER: Final = frozenset({LevelKind.BULLET, LevelKind.NESTED, LevelKind.LETTER})
SPACES: Final = re.compile(r"[ \u00a0]{2,}")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each wrong indent, at the first paragraph that has it."""
    reading = checked_format(subject)
    body = rules().components["body"]
    if reading is None or body.paragraphs is None:
        return
    allowed = body.paragraphs.first_line_indent.allowed
    most = allowed.maximum or allowed.minimum
    by_indent: dict[float, list[BodyParagraph]] = {}
    for item in reading.found.body:
        indent = _indent(item)
        if indent is None:
            continue
        is_deeper = item.level in DEEPER and indent.value > most.value
        if not is_deeper and not allowed.minimum.value - TOLERANCE_MM <= indent.value <= most.value + TOLERANCE_MM:
            by_indent.setdefault(round(indent.value, 1), []).append(item)
    named = " hoặc ".join(written(one) for one in body.paragraphs.named_indents)
    for indent_mm, items in by_indent.items():
        message = f"chữ đầu dòng lùi vào {written(Mm(indent_mm))}{counted(len(items))}; quy định {named}"
        fix = "đặt First line 1,27 cm"
        yield reading.fault(items[0].paragraph, body.name, items[0].text, message, body.source, fix)


def _indent(item: BodyParagraph) -> Mm | None:
    """Return how far the first letter stands from the margin; None where the decree asks nothing, or spaces tell."""
    paragraph = item.paragraph
    is_text = item.level is LevelKind.ARTICLE or len(item.text) >= SHORTEST
    if item.level in HEADINGS or not is_text or paragraph.format.alignment in {"center", "right"}:
        return None
    twips = paragraph.format.left_twips + paragraph.format.first_line_twips
    typed = paragraph.lines[0].text
    if typed.startswith("\t") and not paragraph.label:
        usual = (twips // DEFAULT_TAB_TWIPS + 1) * DEFAULT_TAB_TWIPS
        twips = next((stop for stop, _ in tab_stops(paragraph.element) if stop > twips), usual)
    elif SPACES.match(typed):
        return None
    return Mm.from_twips(twips)

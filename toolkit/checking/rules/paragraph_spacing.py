"""TT502: khoảng cách giữa các đoạn nhỏ hơn 6 pt.

Vì sao: khoảng cách giữa các đoạn văn tối thiểu là 6 pt.
Sai: Spacing Before 0 pt, After 0 pt
Đúng: Spacing After 6 pt
Cách sửa: Paragraph, Spacing, After 6 pt; bỏ dấu Don't add space between paragraphs of the same style.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.e.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, counted, span_text, written
from toolkit.decree30 import rules
from toolkit.decree30.units import TWIPS_PER_POINT, Pt
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.parts import BodyParagraph

CODE: Final = "TT502"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each space that is too small, at the first paragraph with so much below it."""
    reading = checked_format(subject)
    body = rules().components["body"]
    if reading is None or body.paragraphs is None:
        return
    allowed = body.paragraphs.space_between.allowed
    by_space: dict[Pt, list[BodyParagraph]] = {}
    for above, below in pairwise(reading.found.body):
        if below.paragraph.number != above.paragraph.number + 1:
            continue  # a blank paragraph or a table stands between them
        if above.paragraph.format.alignment == "center":
            continue  # a label over its title: no paragraphs of text
        space = _space(above, below)
        if space < allowed.minimum:
            by_space.setdefault(space, []).append(above)
    for space, items in by_space.items():
        there = f"khoảng cách với đoạn dưới {written(space)}{counted(len(items))}"
        message = f"{there}; quy định {span_text(allowed)}"
        fix = f"đặt Spacing After {written(allowed.minimum)}"
        yield reading.fault(items[0].paragraph, body.name, items[0].text, message, body.source, fix)


def _space(above: BodyParagraph, below: BodyParagraph) -> Pt:
    first, second = above.paragraph.format, below.paragraph.format
    after = 0 if first.contextual and first.style == second.style else first.after_twips
    before = 0 if second.contextual and first.style == second.style else second.before_twips
    # Word adds both or takes the larger one, as the document's settings say: here the kinder reading.
    return Pt((after + before) / TWIPS_PER_POINT)

"""TT307: dòng số, ký hiệu sai cách ghi.

Vì sao: từ "Số" viết in thường, chữ S hoa, sau từ "Số" có dấu hai chấm (:); giữa số và ký hiệu có dấu gạch chéo (/). Văn
    bản chưa ban hành thì số để trống.
Sai: Số 12/KH-UBND; Số: 12-KH-UBND
Đúng: Số: 12/KH-UBND; Số:      /KH-UBND
Cách sửa: gõ lại phần đầu của dòng số, ký hiệu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT307"
LEVEL: Final = Level.ERROR

BEHIND_LABEL: Final = re.compile(r"[\d\s.…_]*[a-zđ]?[\d\s.…_]*(?P<sign>[/\-–]|$)")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for a wrong label and for a wrong sign between number and symbol."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.NUMBER_AND_SYMBOL) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    line = part.lines[0]
    text = line.plain
    paragraph = line.paragraph
    if not text.startswith(component.label):
        message = f'không bắt đầu bằng "{component.label}"'
        fix = f'gõ "{component.label}" trước số'
        yield reading.fault(paragraph, component.name, text, message, component.source, fix)
    rest = re.sub(r"^\s*số\s*:?\s*", "", text, flags=re.IGNORECASE)
    match = BEHIND_LABEL.match(rest)
    separator = rules().symbols.number_separator
    if match is not None and match["sign"] not in {separator, ""}:
        message = f'giữa số và ký hiệu là "{match["sign"]}"; quy định "{separator}"'
        fix = f'gõ "{separator}" giữa số và ký hiệu'
        yield reading.fault(paragraph, component.name, text, message, rules().symbols.source, fix)
    elif separator not in rest:
        message = f'không có ký hiệu sau dấu "{separator}"'
        fix = "ghi ký hiệu sau số"
        yield reading.fault(paragraph, component.name, text, message, rules().symbols.source, fix)

"""TT802: nhiều phụ lục mà không đánh số, hoặc đánh số không liên tục.

Vì sao: văn bản có từ hai phụ lục trở lên thì các phụ lục phải được đánh số thứ tự bằng chữ số La Mã.
Sai: hai phụ lục cùng mang chữ "Phụ lục"
Đúng: Phụ lục I; Phụ lục II
Cách sửa: đánh số lại các phụ lục.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.decree30.wording import APPENDIX_LABEL
from toolkit.diagnostics import Level
from toolkit.word.numbering import format_count
from toolkit.word.recognition.parts import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT802"
LEVEL: Final = Level.ERROR

NUMBER: Final = re.compile(r"phụ lục\s+(?:số\s+)?(?P<number>[IVXLC]+|\d+)\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each appendix, of two or more, with another number than its place."""
    reading = checked_format(subject)
    numbering = rules().appendix.numbering
    if reading is None or reading.found.kind is DocumentKind.APPENDIX:
        return
    appendices = reading.found.appendices
    if len(appendices) < numbering.numbered_from:
        return
    for place, appendix in enumerate(appendices, 1):
        component = rules().components[appendix.label.kind.value]
        line = appendix.label.lines[0]
        right = f"{APPENDIX_LABEL} {format_count(place, 'upperRoman')}"
        match = NUMBER.match(line.plain)
        there = match["number"].upper() if match else ""
        if there not in {right.rpartition(" ")[2], str(place)}:  # arabic numerals are TT801's
            message = f'{"số thứ tự sai" if there else "không đánh số"}; đây là "{right}"'
            yield reading.fault(line.paragraph, component.name, line.plain, message, numbering.source, f'ghi "{right}"')

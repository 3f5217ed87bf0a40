"""TT308: số của văn bản nhỏ hơn 10 mà không có số 0 phía trước.

Vì sao: với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước.
Sai: Số: 5/KH-UBND
Đúng: Số: 05/KH-UBND
Cách sửa: thêm số 0.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.document_number import document_number
from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.decree30.wording import format_number
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT308"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the document's number lacks its zero."""
    reading = checked_format(subject)
    shown = document_number(reading.found) if reading is not None else None
    if reading is None or shown is None or not shown.number:
        return
    right = format_number(shown.number)
    if right != shown.number:
        component = rules().components["number_and_symbol"]
        message = f'số "{shown.number}"; quy định "{right}"'
        line = shown.line
        yield reading.fault(line.paragraph, component.name, line.plain, message, component.source, f'gõ "{right}"')

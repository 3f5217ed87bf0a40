"""TT310: dòng địa danh và thời gian sai cách ghi.

Vì sao: dòng này ghi "Địa danh, ngày ... tháng ... năm ...": sau địa danh có dấu phẩy, các từ ngày, tháng, năm viết
    thường, cuối dòng không có dấu chấm. Văn bản chưa ban hành thì ngày, tháng để trống.
Sai: Lai Châu ngày 05 tháng 3 năm 2026.
Đúng: Lai Châu, ngày 05 tháng 3 năm 2026
Cách sửa: gõ lại dòng địa danh và thời gian.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import is_upper
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT310"
LEVEL: Final = Level.ERROR

FIX: Final = 'ghi "Địa danh, ngày ... tháng ... năm ..."'
BLANK: Final = r"(?:[\d.…_]*\s*)"
FORM: Final = re.compile(rf"(?P<place>[^,]*[^\s,])\s?, ngày {BLANK}tháng {BLANK}năm ?(?:\d{{4}}|\d{{0,3}}[.…_]*)")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield one fault where the line is written otherwise."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.PLACE_AND_DATE) if reading is not None else None
    if reading is None or part is None or is_upper(part.text) or FORM.fullmatch(part.text):
        return  # all capitals are TT208's
    component = rules().components[part.kind.value]
    text = part.text
    if text.endswith((".", ";", ",")):
        message = f'thừa dấu "{text[-1]}" ở cuối dòng'
    elif text.casefold().startswith("ngày"):
        message = "thiếu địa danh trước ngày, tháng, năm"
    elif not re.search(r",\s+ngày", text):
        message = "sau địa danh không có dấu phẩy"
    else:
        message = 'quy định ghi "Địa danh, ngày ... tháng ... năm ..."'
    yield reading.fault(part.lines[0].paragraph, component.name, text, message, component.source, FIX)

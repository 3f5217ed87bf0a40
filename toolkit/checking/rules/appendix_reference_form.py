"""TT803: phụ lục thiếu dòng "Kèm theo ..." hoặc dòng ấy thiếu số, ký hiệu, ngày, cơ quan ban hành.

Vì sao: dưới tên phụ lục phải có thông tin chỉ dẫn kèm theo văn bản: số, ký hiệu, thời gian ban hành và tên cơ quan ban
    hành. Văn bản điện tử thì số và ngày để trống, hệ thống sẽ điền.
Sai: (Kèm theo Kế hoạch của Ủy ban nhân dân tỉnh)
Đúng: (Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)
Cách sửa: ghi đủ dòng chỉ dẫn dưới tên phụ lục.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT803"
LEVEL: Final = Level.ERROR

FIX: Final = 'ghi "(Kèm theo <tên loại> số .../<ký hiệu> ngày ... của <cơ quan ban hành>)"'
NAMED: Final = {
    "number": ("số", re.compile(r"\bsố\b", re.IGNORECASE)),
    "symbol": ("ký hiệu", re.compile(r"/\s*[A-ZĐ]|\b[A-ZĐ]+[-–][A-ZĐ]+")),
    "issued": ("thời gian ban hành", re.compile(r"\bngày\b|\btháng\b|/20\d\d", re.IGNORECASE)),
    "issuing_agency": ("tên cơ quan ban hành", re.compile(r"\bcủa\s+\w", re.IGNORECASE)),
}


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each appendix without the line, or whose line leaves something out."""
    reading = checked_format(subject)
    if reading is None:
        return
    component = rules().components["appendix_reference"]
    for appendix in reading.found.appendices:
        label = appendix.label.lines[0]
        if appendix.reference is None:
            message = f"không có {component.name.casefold()} ở {component.place}"
            yield reading.fault(label.paragraph, label.plain, "", message, component.source, FIX)
            continue
        text = appendix.reference.text
        missing = [NAMED[name][0] for name in component.must_name if not NAMED[name][1].search(text)]
        if missing:
            message = f"thiếu {', '.join(missing)}"
            paragraph = appendix.reference.lines[0].paragraph
            yield reading.fault(paragraph, component.name, text, message, component.source, FIX)

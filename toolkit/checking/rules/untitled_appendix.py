"""TT808: phụ lục không có tên.

Vì sao: dưới chữ "Phụ lục" là tên phụ lục, canh giữa, chữ in hoa, cỡ chữ 13 đến 14, kiểu chữ đứng, đậm.
Sai: dưới chữ "Phụ lục I" là ngay dòng "(Kèm theo ...)"
Đúng: Phụ lục I / DANH MỤC NHIỆM VỤ
Cách sửa: thêm tên phụ lục dưới chữ "Phụ lục".
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import APPENDIX_LABEL, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT808"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each appendix with nothing in capitals under its label; a title beside it is TT801's."""
    reading = checked_format(subject)
    if reading is None:
        return
    component = rules().components["appendix_title"]
    for appendix in reading.found.appendices:
        line = appendix.label.lines[0]
        if appendix.title is None and APPENDIX_LABEL.fullmatch(folded(line.plain)):
            message = f"không có tên phụ lục ở {component.place}"
            fix = 'thêm tên phụ lục dưới chữ "Phụ lục"'
            yield reading.fault(line.paragraph, line.plain, "", message, component.source, fix)

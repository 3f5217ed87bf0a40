"""TT805: phụ lục mang Quốc hiệu, Tiêu ngữ.

Vì sao: các mẫu phụ lục của Nghị định không có Quốc hiệu, Tiêu ngữ và tên cơ quan ở đầu; phụ lục chỉ có chữ "Phụ lục",
    tên phụ lục và dòng "Kèm theo ...". Nghị định không nói bằng lời, nên chỉ cảnh báo.
Cách sửa: xóa Quốc hiệu, Tiêu ngữ và tên cơ quan ở đầu phụ lục.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 2.1 và 2.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import is_national_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT805"
LEVEL: Final = Level.WARNING

NEAR: Final = 8  # paragraphs between the head of an appendix and its label


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each appendix that shows the national title."""
    reading = checked_format(subject)
    if reading is None:
        return
    source = rules().appendix.head.source
    for appendix in reading.found.appendices:
        first = appendix.label.lines[0].paragraph.number
        # In the pages behind, forms for others to fill in may well begin with it.
        near = reading.found.paragraphs[max(len(reading.found.main), first - 1 - NEAR) : first + NEAR]
        lines = (line for item in near for line in item.lines)
        title = next((line for line in lines if is_national_title(line.plain)), None)
        if title is not None:
            message = "phụ lục không có Quốc hiệu, Tiêu ngữ theo mẫu"
            yield reading.fault(
                title.paragraph,
                appendix.label.text,
                title.plain,
                message,
                source,
                "xóa Quốc hiệu, Tiêu ngữ ở đầu phụ lục",
            )

"""TT102: trang chữ nằm ngang mà không có bảng biểu.

Vì sao: văn bản trình bày theo chiều dài trang giấy; chỉ khi nội dung có bảng biểu không làm thành phụ lục riêng mới
    được trình bày theo chiều rộng. Phụ lục nằm ngang hay đứng đều được.
Cách sửa: Layout, Orientation, Portrait cho phần ấy.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.2.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT102"
LEVEL: Final = Level.ERROR

MOST_COLUMNS: Final = 2  # a head and a signature beside the recipients have as many and are no tables


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each section of the document itself that lies across and holds no table."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    orientation = rules().page.orientation
    for number, section in enumerate(reading.found.sections):
        inside = [item for item in reading.found.main if item.section == number]
        if section.is_landscape and inside and all(item.place.columns <= MOST_COLUMNS for item in inside):
            message = "trang nằm ngang mà không có bảng biểu; quy định trình bày theo chiều dài của trang giấy"
            yield reading.whole(f"phần {number + 1} (section)", message, orientation.source, "đặt giấy đứng (Portrait)")

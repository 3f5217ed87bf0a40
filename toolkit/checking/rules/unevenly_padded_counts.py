"""CT062: số đếm có chỗ thêm số 0, có chỗ không.

Vì sao: kế hoạch quen viết "02 cuộc", "05 mô hình"; trong một văn bản lẫn "2 cuộc" thì không đều. Năm, tháng, cấp
    không tính.
Sai: ít nhất 02 cuộc ... tổ chức 3 lớp
Đúng: ít nhất 02 cuộc ... tổ chức 03 lớp
Cách sửa: thêm số 0 cho số nhỏ hơn 10.
Nguồn: thông lệ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.texts import PROSE
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT062"
LEVEL: Final = Level.HINT

_COUNTED: Final = (
    "bài|buổi|bộ|cán bộ|căn|chuyên đề|chuyên mục|cơ quan|cơ sở|công trình|cuộc|đại biểu|đoàn|đề tài|địa điểm|điểm|"
    "đơn vị|"
    "đợt|hộ|hội nghị|hội thảo|hội thi|lần|lớp|lượt|mô hình|nhiệm vụ|nơi|phóng sự|phường|sản phẩm|số|suất|thành viên|"
    "thôn|"
    "tin|tổ|trường|văn bản|vụ|xã|ý kiến"
)
_COUNT: Final = re.compile(rf"(?<![\w.,/:-])(?<![-–+][ \xa0])(?P<number>0?[1-9])(?=[ \xa0](?:{_COUNTED})(?!\w))")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each count without a zero, in a document that pads others."""
    found = [(text, match) for text in subject.texts if text.role in PROSE for match in _COUNT.finditer(text.text)]
    if not any(match["number"][0] == "0" for _, match in found):
        return
    for text, match in found:
        number = match["number"]
        if number[0] != "0":
            message = f'"{number}" không có số 0 ở trước, chỗ khác của văn bản thì có'
            yield text.fault(*match.span("number"), message, f'viết "0{number}"', replacement=f"0{number}")

"""CT056: thứ, tháng viết bằng chữ mà không viết hoa.

Vì sao: tên ngày trong tuần, tháng trong năm viết bằng chữ thì viết hoa ("thứ Hai", "tháng Năm"); viết bằng số thì
    không ("tháng 4").
Sai: sáng thứ hai; trong tháng tư
Đúng: sáng thứ Hai; trong tháng Tư
Cách sửa: viết hoa, hoặc viết bằng số.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.8(c).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT056"
LEVEL: Final = Level.WARNING

# "thứ hai" is "second" too, "tháng năm" month and year, "tháng một lần" once a month: only where nothing else is meant.
_DAY: Final = re.compile(
    r"(?<!\w)(?:(?:(?<!ánh[ \xa0])sáng|chiều|tối|trưa|hôm)[ \xa0]thứ[ \xa0](?P<day>hai|ba|tư|năm|sáu|bảy)"
    r"|thứ[ \xa0](?P<weekly>hai|ba|tư|năm|sáu|bảy)(?=[ \xa0](?:hằng|hàng|đầu|cuối)[ \xa0]tuần)"
    r"|(?:trong|từ|đến|cuối|đầu|giữa|hết|trước)[ \xa0]tháng[ \xa0](?P<month>giêng|tư|sáu|bảy|tám|chín|chạp))(?!\w)"
    r"(?![ \xa0](?:lần|tháng|ngày))"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    for text in subject.texts:
        for match in _DAY.finditer(text.text) if "th" in text.text else ():
            name = next(name for name in ("day", "weekly", "month") if match[name])
            right = match[name].capitalize()
            what = "tháng" if name == "month" else "thứ"
            message = f'"{what} {match[name]}" viết bằng chữ phải viết hoa'
            yield text.fault(*match.span(name), message, f'viết "{what} {right}"')

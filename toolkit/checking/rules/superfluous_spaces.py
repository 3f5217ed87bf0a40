"""CT011: dấu cách thừa giữa hai từ.

Vì sao: hai dấu cách liền nhau làm chữ cách xa bất thường, nhất là khi đoạn canh đều hai lề; thụt dòng bằng dấu cách thì
    mỗi máy một khác. Chỗ chờ số, ngày của văn bản chưa ban hành ("số      /KH-UBND") không tính.
Sai: tổ chức  thực hiện
Đúng: tổ chức thực hiện
Cách sửa: để một dấu cách; muốn thụt dòng thì dùng định dạng đoạn.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT011"
LEVEL: Final = Level.WARNING

# There spaces lay out a page: the signature under the seal, number and place side by side.
_LAID_OUT: Final = frozenset({Role.HEAD, Role.SIGNATURE, Role.MARGIN})
_ANY: Final = re.compile(r"[ \xa0][ \xa0]|\A[ \xa0]|[ \xa0]\Z")
_SPACES: Final = re.compile(
    r"(?<=[^ \t\n\xa0])[ \xa0]{2,}(?=[^ \t\n\xa0])|\A[ \xa0]+(?=[^ \xa0])|(?<=[^ \xa0])[ \xa0]+\Z"
)
# Before and behind the blank for a number or a day.
_BLANK_BEFORE: Final = re.compile(r"(?:số:?|ngày|tháng|năm|[_.…])\Z", re.IGNORECASE)
_BLANK_BEHIND: Final = re.compile(r"(?:/|-|tháng|năm|[_…]|\.\.)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each run of spaces; at the edge of a text nobody sees them: a hint."""
    for text in subject.texts:
        whole = text.text
        if text.role in _LAID_OUT or not _ANY.search(whole):
            continue
        for match in _SPACES.finditer(whole):
            start, end = match.span()
            if start == 0 or end == len(whole):
                edge = "đầu" if start == 0 else "cuối"
                yield text.fault(
                    start, end, f"có dấu cách ở {edge} đoạn", "xóa dấu cách ấy", replacement="", level=Level.HINT
                )
            elif not _is_blank(whole, start, end):
                before, behind = whole[:start].split()[-1][-20:], whole[end:].split()[0][:20]
                message = f'{end - start} dấu cách liền nhau giữa "{before}" và "{behind}"'
                yield text.fault(start, end, message, "để một dấu cách", replacement=" ")


def _is_blank(whole: str, start: int, end: int) -> bool:
    """Tell whether spaces are the place of a number or a day: beside one that is there they are not."""
    before = _BLANK_BEFORE.search(whole[max(0, start - 6) : start]) and not whole[end].isdigit()
    behind = _BLANK_BEHIND.match(whole, end) and not whole[start - 1].isdigit()
    return bool(before or behind)

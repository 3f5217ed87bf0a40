"""CT061: ngày, tháng thêm hoặc thiếu số 0.

Vì sao: ngày dưới 10 và tháng 1, 2 có số 0 ở trước để không ai thêm được chữ số; tháng 3 đến tháng 12 thì không.
Sai: ngày 5/03/2026; ngày 5 tháng 03 năm 2026; tháng 04/2026
Đúng: ngày 05/3/2026; ngày 05 tháng 3 năm 2026; tháng 4/2026
Cách sửa: để `vanban check --fix` sửa.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4(b); trong câu văn là thông lệ theo quy tắc ấy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.decree30.wording import PAD_BELOW, PADDED_MONTHS
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT061"
LEVEL: Final = Level.WARNING

_DATE: Final = re.compile(
    r"(?<![\w/.,-])(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>(?:19|20)[0-9]{2})(?![\w/])"
    r"|(?<!\w)ngày[ \xa0](?P<long_day>[0-9]{1,2})[ \xa0]tháng[ \xa0](?P<long_month>[0-9]{1,2})[ \xa0]năm[ \xa0]"
    r"(?:19|20)[0-9]{2}(?!\w)"
    r"|(?<!\w)tháng[ \xa0](?P<only>[0-9]{1,2})(?:/|[ \xa0]năm[ \xa0])(?:19|20)[0-9]{2}(?![\w/])",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each date, at the first number that is wrong."""
    for text in subject.texts:
        for match in _DATE.finditer(text.text) if "20" in text.text or "19" in text.text else ():
            wrong = []
            for name in ("day", "long_day", "month", "long_month", "only"):
                if match[name] is not None:
                    right = _written(int(match[name]), is_day=name.endswith("day"))
                    if right != match[name]:
                        wrong.append((match.span(name), right))
            if not wrong:
                continue
            whole = match.group()
            for (start, end), right in reversed(wrong):
                whole = whole[: start - match.start()] + right + whole[end - match.start() :]
            yield text.fault(
                *match.span(), f'"{match.group()}" thêm hoặc thiếu số 0', f'viết "{whole}"', replacement=whole
            )


def _written(number: int, *, is_day: bool) -> str:
    padded = number < PAD_BELOW if is_day else number in PADDED_MONTHS
    return f"{number:02d}" if padded else str(number)

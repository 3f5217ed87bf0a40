"""CT063: ngày không có trong lịch.

Vì sao: 31/4, 30/02, 29/02 của năm không nhuận là gõ nhầm; hạn báo cáo, ngày ban hành sai thì cả việc sai theo.
Sai: ngày 31 tháng 4 năm 2026
Đúng: ngày 30 tháng 4 năm 2026
Cách sửa: xem lại ngày.
Nguồn: dương lịch.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT063"
LEVEL: Final = Level.ERROR

_DATE: Final = re.compile(
    r"(?<![\w/.,-])(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>(?:19|20)[0-9]{2})(?![\w/])"
    r"|(?<!\w)ngày[ \xa0](?P<long_day>[0-9]{1,2})[ \xa0]tháng[ \xa0](?P<long_month>[0-9]{1,2})[ \xa0]năm[ \xa0]"
    r"(?P<long_year>(?:19|20)[0-9]{2})(?!\w)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; lunar dates, in words, are not read."""
    for text in subject.texts:
        for match in _DATE.finditer(text.text) if "20" in text.text or "19" in text.text else ():
            day, month, year = (int(match[name] or match[f"long_{name}"]) for name in ("day", "month", "year"))
            try:
                dt.date(year, month, day)
            except ValueError:
                yield text.fault(*match.span(), f'"{match.group()}" không có trong lịch', "xem lại ngày, tháng")

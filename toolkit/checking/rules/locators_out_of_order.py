"""VD011: điểm, khoản, điều viện dẫn sai thứ tự.

Vì sao: đi từ nhỏ đến lớn: "điểm a khoản 2 Điều 5". Viết ngược thì không rõ khoản 2 của điều nào.
Sai: Điều 5 khoản 2 của Nghị định số 30/2020/NĐ-CP
Đúng: khoản 2 Điều 5 của Nghị định số 30/2020/NĐ-CP
Cách sửa: đổi thứ tự.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7; thông lệ viện dẫn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD011"
LEVEL: Final = Level.WARNING

_N: Final = r"[0-9]{1,3}[a-zđ]?"
# What goes on to a further clause: then this one belongs to what comes.
_MORE: Final = r"(?:,| và| hoặc|;)?[ \xa0](?:các[ \xa0])?"
_TURNED: Final = re.compile(
    rf"(?<!\w)(?P<article>Điều[ \xa0]{_N}),?[ \xa0](?P<clause>khoản[ \xa0]{_N})(?!\w)(?!{_MORE}(?:khoản|Điều|{_N}))"
    rf"|(?<!\w)(?P<upper>khoản[ \xa0]{_N}),?[ \xa0](?P<point>điểm[ \xa0][a-zđ])\)?(?!\w)(?!{_MORE}(?:khoản|điểm))",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; in a list ("Điều 5, khoản 2 Điều 6") the clause belongs to the article behind it."""
    for text in subject.texts:
        for match in _TURNED.finditer(text.text) if "khoản" in text.text.lower() else ():
            great = (match["article"] or match["upper"]).replace("\xa0", " ")
            small = (match["clause"] or match["point"]).replace("\xa0", " ").lower()
            article = great if match["upper"] is None else great.lower()
            yield text.fault(*match.span(), f'"{match.group()}" viết ngược', f'ghi "{small} {article}"')

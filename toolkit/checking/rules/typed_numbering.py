"""DL213: số thứ tự gõ sẵn trong lời văn.

Vì sao: mục, chương trình, nhiệm vụ, phần và khoản được đánh số khi in; gõ sẵn thì in ra hai số, và thêm bớt một nhiệm
    vụ là số gõ sẵn sai.
Sai: `content: 1.2. Rà soát văn bản`
Đúng: `content: Rà soát văn bản`
Cách sửa: xóa số ở đầu (`--fix` tự xóa).
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL213"
LEVEL: Final = Level.WARNING

# A number or letter with its sign, then a blank; "1.000 hộ", "3 tháng" and "A. Nguyễn" within a sentence are none.
_NUMBER: Final = re.compile(
    r"(?:(?:[IVX]+|[0-9]{1,2})(?:\.[0-9]{1,2})*[.)]|\([0-9]{1,2}\)|[a-zđ]\)|[IVX]+(?:\.[0-9]{1,2})+|[0-9]{1,2}(?:\.[0-9]{1,2})+"
    r"|[-+*•–])\s+(?=\S)"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each number before a text that is numbered in printing."""
    if subject.kind is not FileKind.PLAN:
        return
    for text in subject.texts:
        numbered = text.field == "content" or (text.field == "title" and text.entry.startswith("body,"))
        if numbered and text.number == 0 and (found := _NUMBER.match(text.text)):
            message = f'"{found[0].strip()}" gõ sẵn ở đầu, khi in còn được đánh số nữa'
            yield text.fault(0, found.end(), message, f'xóa "{found[0].strip()}"', replacement="")

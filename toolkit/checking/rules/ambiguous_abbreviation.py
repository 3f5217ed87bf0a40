"""CT042: chữ viết tắt hiểu được hai cách.

Vì sao: "TTCP" là Thanh tra Chính phủ, không phải Thủ tướng Chính phủ; "HD", "KH" chỉ là chữ tắt của tên loại trong
    ký hiệu văn bản, trong câu văn thì có người đọc ra nghĩa khác. Một chữ tắt được giải thích hai lần khác nhau
    cũng vậy.
Sai: sau khi được TTCP phê duyệt và có văn bản HD của Bộ Nội vụ
Đúng: sau khi được Thủ tướng Chính phủ phê duyệt và có văn bản hướng dẫn của Bộ Nội vụ
Cách sửa: viết đủ.
Nguồn: thông lệ; Nghị định 30/2020/NĐ-CP, Phụ lục III, phần chữ viết tắt tên loại văn bản.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._abbreviations import AMBIGUOUS, abbreviations
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT042"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each use of one of the table, and for each meaning that differs from an earlier one."""
    meanings: dict[str, str] = {}
    for use in subject.shared(abbreviations):
        if use.meaning:
            first = meanings.setdefault(use.letters, use.meaning)
            if first.lower() != use.meaning.lower():
                message = f'"{use.letters}" được giải thích là "{use.meaning}", ở trên lại là "{first}"'
                yield use.text.fault(use.start, use.end, message, "dùng hai chữ tắt khác nhau, hoặc viết đủ")
        elif use.letters in AMBIGUOUS and use.letters not in meanings:
            message = f'chữ viết tắt "{use.letters}" hiểu được hai cách: {AMBIGUOUS[use.letters]}'
            yield use.text.fault(use.start, use.end, message, "viết đủ")

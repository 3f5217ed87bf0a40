"""CT023: dấu thanh đặt sai chữ.

Vì sao: kiểu nào cũng viết "hoàn", "toán", "quý", "giá": trong âm tiết có âm cuối, sau qu và gi, dấu thanh chỉ có
    một chỗ đúng. Viết "hòan", "tóan", "qúy", "gía" thì máy tìm "hoàn", "quý" không ra. "hòa" và "hoà" đều đúng,
    không thuộc quy tắc này.
Sai: hòan thành trong Qúy II
Đúng: hoàn thành trong Quý II
Cách sửa: để `vanban check --fix` đặt lại dấu; đổi kiểu bỏ dấu của bộ gõ.
Nguồn: quy tắc chính tả tiếng Việt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._spelling import misspelled_words
from toolkit.checking.syllables import Standing, replaced
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT023"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; names of people and places keep what they have."""
    for text, word, stands, _, in_run in misspelled_words(subject):
        if in_run or stands is not Standing.MISPLACED:
            continue
        right = replaced(word.text)
        fix = f'gõ "{right}"' if right else "đặt lại dấu"
        yield text.fault(word.start, word.end, f'dấu thanh của "{word.text}" đặt sai chữ', fix, replacement=right)

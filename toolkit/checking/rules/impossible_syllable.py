"""CT022: chữ không phải là âm tiết tiếng Việt.

Vì sao: "đuợc", "nghành", "thưc", "nguowif" không thể là tiếng Việt: sai dấu, sai phụ âm đầu, thiếu thanh trước c,
    ch, p, t, hoặc chữ còn nguyên phím gõ. Tên riêng, tên địa phương, chữ viết tắt, chữ nước ngoài không bị xét.
Sai: được các nghành phối hợp thưc hiện
Đúng: được các ngành phối hợp thực hiện
Cách sửa: gõ lại theo gợi ý.
Nguồn: quy tắc chính tả tiếng Việt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._spelling import misspelled_words
from toolkit.checking.syllables import Standing, proposals
from toolkit.checking.words import Case
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT022"
LEVEL: Final = Level.ERROR

# "ĐẮK LẮK": in capitals a name cannot be told from a word.
_ENDS_OF_NAMES: Final = ("k", "r", "l")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; of words in capitals only those whose right form is known."""
    for text, word, stands, named, _ in misspelled_words(subject):
        if named:
            continue
        if stands is Standing.UNMARKED:
            if word.case is Case.LOWER:
                message = f'"{word.text}" là phím gõ chưa thành chữ có dấu'
                yield text.fault(word.start, word.end, message, "gõ lại từ ấy")
            continue
        if stands is not Standing.IMPOSSIBLE:
            continue
        meant = proposals(word.lowered)
        if word.case is Case.UPPER and (not meant or word.lowered.endswith(_ENDS_OF_NAMES)):
            continue
        named_so = " hoặc ".join(f'"{form.upper() if word.case is Case.UPPER else form}"' for form in meant)
        fix = f"gõ lại; có phải {named_so}?" if meant else "gõ lại; là tiếng nước ngoài hay tên riêng thì để nguyên"
        message = f'tiếng Việt không có âm tiết "{word.text}"'
        yield text.fault(word.start, word.end, message, fix, level=None if meant else Level.WARNING)

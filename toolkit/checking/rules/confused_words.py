"""CT025: từ viết sai thành từ khác.

Vì sao: từng âm tiết đều có trong tiếng Việt nên bộ kiểm tra chính tả thường không báo, mà cả từ thì sai: "bổ trí"
    là "bố trí", "cập nhập" là "cập nhật". Bảng các cặp ở toolkit/checking/confusions.txt, mỗi nhóm có nguồn; chỗ có
    khi đúng chỉ là cảnh báo.
Sai: bổ trí công chức tham mưu
Đúng: bố trí công chức tham mưu
Cách sửa: gõ lại theo gợi ý.
Nguồn: từ điển tiếng Việt phổ thông; thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.confusions import find_confusions
from toolkit.checking.words import Case, words_of
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.checking.words import Words

CODE: Final = "CT025"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; not inside names, whose syllables mean something else."""
    for words in subject.shared(words_of):
        for met in find_confusions(words.lowered, words.touch):
            if _is_name(words, met.start, met.end):
                continue
            start, end = words.words[met.start].start, words.words[met.end - 1].end
            typed = words.text.text[start:end]
            right = _as_typed(met.confusion.right, typed)
            level = Level.WARNING if met.confusion.doubtful else None
            message = f'"{typed}" có phải là "{right}" viết sai?' if level else f'"{typed}" là "{right}" viết sai'
            yield words.text.fault(start, end, message, f'gõ "{right}"', level=level)


def _is_name(words: Words, start: int, end: int) -> bool:
    """Tell whether a later syllable has a capital of its own: "Bố Trí", or only the last one of a name is met."""
    cases = [word.case for word in words.words[start:end]]
    if all(case is Case.UPPER for case in cases):
        return False
    return Case.TITLE in cases[1:] or Case.MIXED in cases


def _as_typed(right: str, typed: str) -> str:
    if typed.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if typed[:1].isupper() else right

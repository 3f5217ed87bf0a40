"""CT026: hai giới từ liền nhau.

Vì sao: sửa "của" thành "thuộc" mà quên xóa từ cũ; câu thừa một từ, người ký đọc là trả lại.
Sai: thuộc của các cơ quan chuyên môn
Đúng: thuộc các cơ quan chuyên môn
Cách sửa: giữ một từ.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.checking.words import words_of
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT026"
LEVEL: Final = Level.WARNING

# Only pairs no sentence needs; "ở trong", "cho đến", "so với của" are right.
_PAIRS: Final = frozenset(
    {
        ("thuộc", "của"), ("thuộc", "tại"), ("thuộc", "ở"), ("của", "với"), ("của", "tại"), ("của", "theo"),
        ("với", "của"), ("về", "của"), ("tại", "của"), ("tại", "ở"), ("tại", "trong"), ("theo", "của"), ("theo", "tại"),
        ("trong", "tại"), ("cho", "với"), ("cho", "về"), ("bằng", "của"), ("do", "bởi"), ("để", "nhằm"), ("nhằm", "để"),
    }
)  # fmt: skip
# Words that begin with the second one, or end with the first.
_BEHIND: Final = frozenset({"cải", "chìm", "hồi", "đáng", "ăn", "để", "chỗ", "trận", "chức"})
_BEFORE: Final = frozenset(
    {"so", "đối", "trả", "gửi", "trở", "quay", "cùng", "tùy", "tuỳ", "không", "hiện", "tồn", "đi", "chu", "gia", "phụ"}
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each pair with nothing but spaces in between."""
    for words in subject.shared(words_of):
        lowered = words.lowered
        for at, pair in enumerate(pairwise(lowered)):
            if pair not in _PAIRS or not words.touch(at + 1):
                continue
            if lowered[at - 1 : at] and lowered[at - 1] in _BEFORE:
                continue
            if lowered[at + 2 : at + 3] and lowered[at + 2] in _BEHIND:
                continue
            start, end = words.words[at].start, words.words[at + 1].end
            typed = words.text.text[start:end]
            fix = f'giữ một từ: "{pair[0]}" hoặc "{pair[1]}"'
            yield words.text.fault(start, end, f'hai giới từ liền nhau: "{typed}"', fix)

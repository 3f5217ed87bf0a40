"""CT021: một từ hoặc một cụm từ viết hai lần liền nhau.

Vì sao: lỗi của lần sửa trước còn sót. Từ láy ("luôn luôn", "ngày ngày") và hai từ kề nhau có chung một âm tiết
    ("thực hiện hiện đại hóa", "quy định định kỳ") không phải là lặp.
Sai: kiện toàn Ban Vì sự tiến bộ của phụ nữ cấp cấp xã
Đúng: kiện toàn Ban Vì sự tiến bộ của phụ nữ cấp xã
Cách sửa: xóa một từ; hai từ là của hai ý khác nhau thì thêm dấu phẩy hoặc viết lại câu.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.repeats import NEVER_TWICE, REPEATED_PAIRS, is_compound, is_reduplicated
from toolkit.checking.syllables import is_shaped
from toolkit.checking.words import Case, words_of
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.checking.words import Words

CODE: Final = "CT021"
LEVEL: Final = Level.ERROR

LONGEST_PHRASE: Final = 5
# Capitalised on both sides it may be a name ("Mù Mù"), unless names of agencies begin so.
_HEADS: Final = frozenset(
    {"sở", "ban", "bộ", "hội", "ủy", "uỷ", "phòng", "tỉnh", "kế", "các", "đảng", "công", "quyết", "nghị"}
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each word or phrase that is said again at once; it points at the second time."""
    for words in subject.shared(words_of):
        done = 0
        last: dict[str, int] = {}
        for number, syllable in enumerate(words.lowered):
            before = last.get(syllable, -LONGEST_PHRASE - 1)
            last[syllable] = number
            if number - before > LONGEST_PHRASE or number < done:
                continue
            for length in range(1, LONGEST_PHRASE + 1):
                if _is_repeated(words, number, length):
                    first, end = words.words[number], words.words[number + length - 1].end
                    said = words.text.text[first.start : end]
                    level = None if length > 1 or syllable in NEVER_TWICE else Level.WARNING
                    yield words.text.fault(first.start, end, f'lặp "{said}"', f'xóa một "{said}"', level=level)
                    done = number + length
                    break


def _is_repeated(words: Words, number: int, length: int) -> bool:
    lowered = words.lowered
    start = number - length
    if start < 0 or lowered[start:number] != lowered[number : number + length]:
        return False
    # Only spaces in between: "1, 2", "vui, vui" are lists.
    if not all(words.touch(at) for at in range(start + 1, number + length)):
        return False
    if length > 1:
        return " ".join(lowered[start:number]) not in REPEATED_PAIRS
    syllable = lowered[number]
    if len(syllable) < 2 or is_reduplicated(syllable):
        return False
    cases = {words.words[start].case, words.words[number].case}
    if Case.MIXED in cases or (syllable.isascii() and not is_shaped(syllable)):
        return False  # of another language
    if cases == {Case.TITLE} and syllable not in _HEADS:
        return False
    return syllable in NEVER_TWICE or not _meet(words, number)


def _meet(words: Words, number: int) -> bool:
    """Tell whether a word ends with the first of two equal syllables and another begins with the second."""
    lowered = words.lowered
    before = lowered[number - 2] if number >= 2 and words.touch(number - 1) else ""
    behind = lowered[number + 1] if number + 1 < len(lowered) and words.touch(number + 1) else ""
    return is_compound(before, lowered[number]) and is_compound(lowered[number], behind)

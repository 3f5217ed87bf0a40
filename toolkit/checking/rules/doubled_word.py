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
        lowered = [word.lowered for word in words.words]
        done = 0
        for number in range(1, len(lowered)):
            if number < done or lowered[number] not in lowered[max(0, number - LONGEST_PHRASE) : number]:
                continue
            for length in range(1, LONGEST_PHRASE + 1):
                if _is_repeated(words, lowered, number, length):
                    first, last = words.words[number], words.words[number + length - 1]
                    said = words.text.text[first.start : last.end]
                    level = None if length > 1 or lowered[number] in NEVER_TWICE else Level.WARNING
                    yield words.text.fault(first.start, last.end, f'lặp "{said}"', f'xóa một "{said}"', level=level)
                    done = number + length
                    break


def _is_repeated(words: Words, lowered: list[str], number: int, length: int) -> bool:
    start = number - length
    if start < 0 or lowered[start:number] != lowered[number : number + length]:
        return False
    # Only spaces in between: "1, 2", "vui, vui" are lists.
    if any(words.gap(at).strip(" \xa0") for at in range(start + 1, number + length)):
        return False
    if length > 1:
        return " ".join(lowered[start:number]) not in REPEATED_PAIRS
    syllable = lowered[number]
    if len(syllable) < 2 or is_reduplicated(syllable):
        return False
    cases = {words.words[start].case, words.words[number].case}
    if cases == {Case.TITLE} and syllable not in _HEADS:
        return False
    return syllable in NEVER_TWICE or not _meet(words, lowered, number)


def _meet(words: Words, lowered: list[str], number: int) -> bool:
    """Tell whether a word ends with the first of two equal syllables and another begins with the second."""
    before = lowered[number - 2] if number >= 2 and not words.gap(number - 1).strip(" \xa0") else ""
    behind = lowered[number + 1] if number + 1 < len(lowered) and not words.gap(number + 1).strip(" \xa0") else ""
    return is_compound(before, lowered[number]) and is_compound(lowered[number], behind)

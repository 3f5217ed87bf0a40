"""Words written twice in a row: which are words of their own, which two words that meet, which a slip.

Vietnamese doubles syllables to make words ("luôn luôn", "ngày ngày"), and two words may meet in one syllable
("thực hiện | hiện đại hóa"). `compounds.txt` beside this module lists the words that meet so.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

# Words that are a syllable said twice, as far as prose has them, and counted things: "năm năm" is five years.
_REDUPLICATED: Final = (
    "ai ba bon bong bừng cao chan chang chiều chung chậm chằm con dài dần em gai gì gần ha hao hay hiu hoài hồng "
    "kha khăng khư kiếp kìn la le liền lom lung luôn làng lâng lâu lù lớp mang muôn mãi mơ mờ nao ngang nghìn "
    "ngàn ngành ngày người ngời nhà nhè nhất nhỏ niệm năm nơi oan oang ong phây phăng quanh quen riêng rành rào "
    "rưng rần se song sáng sờ tanh thanh thao tháng thênh thôi thôn thùng thường to toang toe triệu trân trùng "
    "trăm trơ trời tu tung tầm tầng tối từ ve veo vo von vu chấm gạch vân vui vuông "
    "vàng vèo vạn vặc vừa xa xanh xinh xiêu xóm "
    "xăm ào đen đêm đùng đăm đường đều đời ầm"
)
REDUPLICATED: Final = frozenset(_REDUPLICATED.split())

# What can neither be said twice nor end one word and begin the next. "Được" can: "người nhặt được được hưởng".
_NEVER_TWICE: Final = (
    "các những và của cho với trong trên dưới về tại theo để do đã đang sẽ này thì mà khi nếu như bởi nhằm hoặc cũng "
    "nhưng vì tới giữa đối vào mỗi mọi"
)
NEVER_TWICE: Final = frozenset(_NEVER_TWICE.split())

# Behind these a phrase is a name and then its verb: "người yêu cầu | yêu cầu", "cơ quan điều tra | điều tra".
ACTORS: Final = frozenset({"người", "bên", "quan", "viện", "hội", "tòa", "toà", "đoàn", "tổ", "ban", "kẻ"})

# A phrase that begins so may be the next of a list: "hoặc nút Tìm hoặc nút Tìm tất cả".
LISTING: Final = frozenset({"hoặc", "hay", "và", "cả", "vừa", "khi", "có", "từ", "đến", "mỗi", "từng", "ngày"})

# Pairs of words that may be said twice.
REPEATED_PAIRS: Final = frozenset(
    {"từng bước", "từng ngày", "ngày càng", "dần dần", "mãi mãi", "luôn luôn", "rất nhiều"}
)


class Meeting(NamedTuple):
    """A syllable that ends some words and begins others."""

    before: frozenset[str]
    behind: frozenset[str]


@cache
def meetings() -> dict[str, Meeting]:
    """Return the syllables of `compounds.txt` with what stands before and behind them in words."""
    found: dict[str, Meeting] = {}
    for line in _lines():
        if not line.startswith("+"):
            syllable, _, rest = line.partition(":")
            before, _, behind = rest.partition("|")
            found[syllable] = Meeting(frozenset(before.split()), frozenset(behind.split()))
    return found


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Return the further compounds of the list, by two syllables that follow each other in them."""
    words = (word.split() for line in _lines() if line.startswith("+") for word in line[1:].split(","))
    return frozenset(pair for word in words for pair in pairwise(word))


@cache
def _lines() -> tuple[str, ...]:
    text = Path(__file__).with_name("compounds.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def is_compound(first: str, second: str) -> bool:
    """Say whether two syllables are a word of the list: "thực hiện"."""
    known = meetings()
    ends = known.get(second)
    begins = known.get(first)
    met = (ends is not None and first in ends.before) or (begins is not None and second in begins.behind)
    return met or (first, second) in pairs()


def is_reduplicated(syllable: str) -> bool:
    """Say whether a syllable said twice is a word."""
    return syllable in REDUPLICATED

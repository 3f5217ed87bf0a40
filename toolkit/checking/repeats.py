"""Words written twice in a row: which are words of their own, which two words that meet, which a slip.

Vietnamese doubles syllables to make words ("luôn luôn", "ngày ngày"), and two words may meet in one syllable
("thực hiện | hiện đại hóa"). `compounds.txt` beside this module lists the words that meet so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

# Words that are a syllable said twice, as far as prose has them, and counted things: "năm năm" is five years.
_REDUPLICATED: Final = (
    "ai ba bon bong bừng cao chan chang chiều chung chậm chằm con dài dần em gai gì gần ha hao hay hiu hoài hồng "
    "kha khăng khư kiếp kìn la le liền lom lung luôn làng lâng lâu lù lớp mang muôn mãi mơ mờ nao ngang nghìn "
    "ngàn ngành ngày người ngời nhà nhè nhất nhỏ niệm năm nơi oan oang ong phây phăng quanh quen riêng rành rào "
    "rưng rần se song sáng sờ tanh thanh thao tháng thênh thôi thôn thùng thường to toang toe triệu trân trùng "
    "trăm trơ trời tu tung tầm tầng tối từ ve veo vo von vu vân vui vuông vàng vèo vạn vặc vừa xa xanh xinh xiêu xóm "
    "xăm ào đen đêm đùng đăm đường đều đời ầm"
)
REDUPLICATED: Final = frozenset(_REDUPLICATED.split())

# What can neither be said twice nor end one word and begin the next.
_NEVER_TWICE: Final = (
    "các những và của cho với được trong trên dưới về tại theo để do đã đang sẽ này thì mà khi nếu như bởi nhằm cùng "
    "phải cần đến hoặc cũng nhưng vì tới giữa đối qua vào ra lên có là không một mỗi mọi từng đó"
)
NEVER_TWICE: Final = frozenset(_NEVER_TWICE.split()) - {"có", "qua", "ra"}

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
    for line in Path(__file__).with_name("compounds.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            syllable, _, rest = line.partition(":")
            before, _, behind = rest.partition("|")
            found[syllable] = Meeting(frozenset(before.split()), frozenset(behind.split()))
    return found


def is_compound(first: str, second: str) -> bool:
    """Say whether two syllables are a word of the list: "thực hiện"."""
    known = meetings()
    ends = known.get(second)
    begins = known.get(first)
    return (ends is not None and first in ends.before) or (begins is not None and second in begins.behind)


def is_reduplicated(syllable: str) -> bool:
    """Say whether a syllable said twice is a word."""
    return syllable in REDUPLICATED

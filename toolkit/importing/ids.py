"""Ids proposed from a text: ASCII, short, unlike all others, the same at every import of the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.agencies import DEVICE_NAMES
from toolkit.model.fields import ID
from toolkit.model.key_names import LONGEST_ID, ascii_words
from toolkit.model.produces_reader import YEARLY

if TYPE_CHECKING:
    from collections.abc import Mapping

ENOUGH: Final = 28  # characters: five words or so, which people can read and type
FEWEST_WORDS: Final = 3
# What most tasks begin with, and words that only join others: they tell nothing apart.
EMPTY_PHRASES: Final = re.compile(
    r"\b(?:tiếp tục|tăng cường|đẩy mạnh|nâng cao|thực hiện|triển khai|tổ chức|chủ động|kịp thời|tích cực)\b"
)
EMPTY_WORDS: Final = frozenset(
    (
        *("và", "hoặc", "các", "những", "một", "của", "cho", "về", "việc", "trong", "tại", "theo", "để", "với", "trên"),
        *("ở", "đến", "từ", "có", "là", "được", "bằng", "nhằm", "khi"),
    )
)
WORD: Final = re.compile(r"\w+")
LONGEST_LOOKED_AT: Final = 300  # characters of a text


class Ids:
    """The ids of one plan, given out one by one."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        """Begin with no id taken.

        Args:
            known: Text to the id it had in an earlier plan of the same name.
        """
        self._known = dict(known or {})
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}  # the last one put behind an id
        self._reserved = frozenset(self._known.values())

    def take(self, identifier: str) -> bool:
        """Take an id that a row carries; False when it is none, or another row has it."""
        if not is_id(identifier) or identifier in self._taken:
            return False
        self._taken.add(identifier)
        return True

    def propose(self, text: str, usual: str) -> str:
        """Return an id for a text: "Rà soát các văn bản quy phạm" is "ra-soat-van-ban-quy-pham".

        Args:
            text: What the id stands for.
            usual: What it begins with where the text gives nothing: "nhiem-vu".
        """
        earlier = self._known.get(text, "")
        if self.take(earlier):
            return earlier
        short, longer = _short_and_longer(text, usual)
        for candidate in (short, longer):
            if candidate not in self._reserved and self.take(candidate):
                return candidate
        while True:  # from the last number on: the same text may stand in a thousand rows
            number = self._numbers.get(short, 1) + 1
            self._numbers[short] = number
            candidate = f"{short[: LONGEST_ID - 1 - len(str(number))].rstrip('-')}-{number}"
            if candidate not in self._reserved and self.take(candidate):
                return candidate


def is_id(text: str) -> bool:
    """Tell whether the data may have this id."""
    return 0 < len(text) <= LONGEST_ID and bool(ID.fullmatch(text))


def _short_and_longer(text: str, usual: str) -> tuple[str, str]:
    """Return the id a text asks for, and a longer one for where that is taken."""
    folded = text[:LONGEST_LOOKED_AT].casefold()
    words = WORD.findall(EMPTY_PHRASES.sub(" ", folded))
    telling = ascii_words(" ".join(word for word in words if word not in EMPTY_WORDS)) or ascii_words(folded)
    while telling and telling[0][0].isdigit():
        telling = telling[1:]
    short = _joined(telling, ENOUGH) or usual
    if short in DEVICE_NAMES or short.startswith(YEARLY) or (len(short) < 3 and short != usual):
        short = f"{usual}-{short}"[:LONGEST_ID].rstrip("-")
    longer = _joined(telling, LONGEST_ID)
    return short, longer if longer.startswith(short) else short


def _joined(words: list[str], limit: int) -> str:
    """Return as many words as the limit allows, three at least if an id can hold them."""
    made = ""
    for count, word in enumerate(words):
        longer = f"{made}-{word}" if made else word
        if len(longer) > (LONGEST_ID if count < FEWEST_WORDS else limit):
            break
        made = longer
    return made or "".join(words[:1])[:limit]

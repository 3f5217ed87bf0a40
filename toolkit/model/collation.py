"""The order of Vietnamese words: what a list of names is sorted by."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; before them ngang, which has no sign

_BEHIND_LETTERS = 100  # where letters of other alphabets begin
_NUMBER = 1  # below every letter
_FIRST_LETTER = 2
_LETTER_SIGNS = "\u0306\u0302\u031b"  # of ă, of â ê ô, of ơ ư
_CHARACTERS = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)) | {0x00D0: "Đ", 0x00F0: "đ"}
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_NUMBER_OR_LETTER = re.compile("(\\d+)|([^\\W_])([\u0300-\u036f]*)")

Word = tuple[tuple[int, ...], int]
SortKey = tuple[tuple[Word, ...], tuple[bool, ...]]


def sort_key(text: str) -> SortKey:
    """Return what puts names in the order of a Vietnamese dictionary: "An Bình", "Anh Sơn", "Ân Thi".

    Word by word, what is no letter or digit standing between words. A word goes by its letters (a ă â b c d đ ...;
    f j w z where Latin has them; numbers by their value, before letters), then by its tone (ngang, huyền, hỏi,
    ngã, sắc, nặng): as dictionaries have "tuân thủ" before "tuần chay". Small letters come before capitals where
    nothing else differs. NFC and NFD are the same, and so are "hòa" and "hoà": a tone belongs to its word,
    wherever it is written.
    """
    words: list[Word] = []
    capitals: list[bool] = []
    for word in _WORD.findall(unicodedata.normalize("NFD", text.translate(_CHARACTERS))):
        weights: list[int] = []
        tone = 0
        for digits, letter, signs in _NUMBER_OR_LETTER.findall(word):
            if digits:
                value = [int(digit) for digit in digits.lstrip("0")]
                weights += (_NUMBER, len(value), *value)  # not int(digits): that refuses thousands of digits
            else:
                weights.append(_weight(letter, signs))
                tone = max([tone, *(TONES.find(sign) + 1 for sign in signs)])
                capitals.append(letter.isupper())
        words.append((tuple(weights), tone))
    return tuple(words), tuple(capitals)


def _weight(letter: str, signs: str) -> int:
    """Return a letter's place in the alphabet; its signs come without order, "ậ" is a, dot, circumflex."""
    own = "".join(sign for sign in signs if sign in _LETTER_SIGNS)
    small = letter.lower()
    place = LETTERS.find(unicodedata.normalize("NFC", small + own[:1]))
    if place < 0:
        place = LETTERS.find(small)
    return _FIRST_LETTER + place if place >= 0 else _BEHIND_LETTERS + ord(small[0])

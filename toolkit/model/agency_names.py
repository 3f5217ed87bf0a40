"""Names of agencies: the one form in which they are compared, and the table of those that are registered."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.agency import Found

CACHE_LIMIT: Final = 5_000  # typed names that a table remembers

_CHARACTERS: Final = (
    dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))  # invisible
    | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-")
    | {0x00D0: "Đ", 0x00F0: "đ"}
)
_SIGNS: Final = re.compile(r" ?([,&-]) ?")
_SPACED: Final = {",": ", ", "&": " và ", "-": "-"}

_TONE_ON_FIRST: Final = {
    first + vowel: toned + second
    for first, second, tones in (("o", "a", "òóỏõọ"), ("o", "e", "òóỏõọ"), ("u", "y", "ùúủũụ"))
    for vowel, toned in zip({"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}[second], tones, strict=True)
}
_TONES: Final = re.compile("|".join(_TONE_ON_FIRST))

_ABBREVIATIONS: Final = {
    "hđnd": "hội đồng nhân dân",
    "lhpn": "liên hiệp phụ nữ",
    "mttq": "mặt trận tổ quốc",
    "ub": "ủy ban",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
}
_ABBREVIATED: Final = re.compile(rf"\b(?:{'|'.join(_ABBREVIATIONS)})\b")


def fold_name(name: str) -> str:
    """Return a name in the form in which names are compared: "UBND xã Hoà An." is "ủy ban nhân dân xã hòa an".

    Equal become: letters in either case and normal form, Ð and Đ, "hoà" and "hòa", "UBND" and "Ủy ban nhân
    dân" (and the abbreviations of `_ABBREVIATIONS`), "&" and "và", all dashes, all blanks, blanks or none round
    commas and dashes, a full stop at the end or none. Invisible characters go.
    """
    return fold(name).removesuffix(".")


def fold(text: str) -> str:
    """Return a text as `fold_name` does, but with the full stop at its end: in a part of a name it may say more."""
    text = unicodedata.normalize("NFC", text.translate(_CHARACTERS).casefold())
    text = _SIGNS.sub(lambda match: _SPACED[match[1]], " ".join(text.split())).strip()
    text = _TONES.sub(lambda match: _TONE_ON_FIRST[match[0]], text)
    return _ABBREVIATED.sub(lambda match: _ABBREVIATIONS[match[0]], text)


class NameTable:
    """Who goes by which folded name; the province may stand at the end of any.

    Attributes:
        longest: Characters of the longest folded name that can be found.
    """

    __slots__ = ("_found", "_suffixes", "_typed", "longest")

    def __init__(self, found: dict[str, Found], province: str) -> None:
        self._found = found
        self._suffixes = _province_suffixes(province)
        self._typed: dict[str, Found | None] = {}
        self.longest = max(map(len, found), default=0) + max(map(len, self._suffixes)) + 1

    def __iter__(self) -> Iterator[str]:
        """Yield the registered names, folded."""
        return iter(self._found)

    def look_up(self, name: str) -> Found | None:
        """Return who is behind a name as it was typed; None when nobody is."""
        if name in self._typed:
            return self._typed[name]
        found = self.look_up_folded(fold(name))
        if len(self._typed) < CACHE_LIMIT:
            self._typed[name] = found
        return found

    def look_up_folded(self, folded: str) -> Found | None:
        """Return who is behind a name that `fold` gave; None when nobody is."""
        found = self._found.get(folded)
        if found is not None or len(folded) > self.longest:
            return found
        if folded.endswith("."):  # one: "..." says that more is meant
            folded = folded[:-1]
            found = self._found.get(folded)
        for suffix in self._suffixes:
            if found is None and folded.endswith(suffix):
                base = folded.removesuffix(suffix)
                found = self._found.get(f"{base} tỉnh") or self._found.get(base)
        return found


def _province_suffixes(province: str) -> tuple[str, ...]:
    """Return what may stand at the end of a name, the longest first."""
    folded = fold_name(province)
    return (f", tỉnh {folded}", f" tỉnh {folded}", " tỉnh") if folded else (" tỉnh",)

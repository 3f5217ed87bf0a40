"""Text of fonts from before Unicode: TCVN3 (.VnTime, .VnArial ...) and VNI (VNI-Times ...), letter by letter.

Such text is known by the name of its font and hardly by its letters, so only runs of these fonts are converted.
A TCVN3 font whose name ends in "H" draws small letters as capitals: the text has no others.

Source: TCVN 5712:1993, VN3 (one byte a letter); VNI for Windows (a vowel, then a sign of shape and tone).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final


class LegacyEncoding(Enum):
    """How a font of old reads its bytes."""

    TCVN3 = "TCVN3"
    TCVN3_CAPITALS = "TCVN3 chữ hoa"
    VNI = "VNI"


_TCVN3_FONT: Final = re.compile(r"\.vn\w", re.IGNORECASE)
_VNI_FONT: Final = re.compile(r"vni[- ]", re.IGNORECASE)

TCVN3: Final = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®¡¢§£¤¥¦",
    "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂĐÊÔƠƯ",
)

# Tones by the sign behind the vowel: none, acute, grave, hook, tilde, dot.
_PLAIN_SIGNS: Final = "ùøûõï"
_CIRCUMFLEX_SIGNS: Final = "âáàåãä"
_BREVE_SIGNS: Final = "êéèúüë"
_VNI_SMALL: Final = {
    **{f"{vowel}{sign}": letter for vowel, letters in (
        ("a", "áàảãạ"), ("e", "éèẻẽẹ"), ("o", "óòỏõọ"), ("u", "úùủũụ"), ("y", "ýỳỷỹỵ"), ("ô", "ớờởỡợ"), ("ö", "ứừửữự"),
    ) for sign, letter in zip(_PLAIN_SIGNS, letters, strict=True)},
    **{f"{vowel}{sign}": letter for vowel, letters in (
        ("a", "âấầẩẫậ"), ("e", "êếềểễệ"), ("o", "ôốồổỗộ"),
    ) for sign, letter in zip(_CIRCUMFLEX_SIGNS, letters, strict=True)},
    **{f"a{sign}": letter for sign, letter in zip(_BREVE_SIGNS, "ăắằẳẵặ", strict=True)},
    "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ",
}  # fmt: skip
VNI: Final = {
    **_VNI_SMALL,
    # "AÙ" and "Aù" are both "Á": whoever typed did not always hold the shift key.
    **{small[0].upper() + small[1:].upper(): letter.upper() for small, letter in _VNI_SMALL.items()},
    **{small[0].upper() + small[1:]: letter.upper() for small, letter in _VNI_SMALL.items()},
}
_VNI_PAIR: Final = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
VNI_SIGNS: Final = frozenset(
    (_PLAIN_SIGNS + _CIRCUMFLEX_SIGNS + _BREVE_SIGNS).upper() + _PLAIN_SIGNS + _CIRCUMFLEX_SIGNS + _BREVE_SIGNS
)


def encoding_of(font: str) -> LegacyEncoding | None:
    """Return how a font reads its text; None for a font of today."""
    if _TCVN3_FONT.match(font):
        return LegacyEncoding.TCVN3_CAPITALS if font.rstrip().endswith("H") else LegacyEncoding.TCVN3
    return LegacyEncoding.VNI if _VNI_FONT.match(font) else None


def to_unicode(text: str, encoding: LegacyEncoding) -> str:
    """Return the text that a font of old shows: "Céng hoµ" in TCVN3 is "Cộng hoà"."""
    if encoding is LegacyEncoding.VNI:
        return _VNI_PAIR.sub(lambda match: VNI[match[0]], text)
    shown = text.translate(TCVN3)
    return shown.upper() if encoding is LegacyEncoding.TCVN3_CAPITALS else shown

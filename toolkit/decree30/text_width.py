"""How wide a line of bold Times New Roman is: what the lengths of rule lines are measured against.

The decree gives the line under an agency's name, and that under a subject, as a share of the text's own
line (Annex I, II.2 and II.5). Word knows no such line, so its length is chosen when the document is made.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

EM: Final = 2048  # units of the font in its size

# Advance widths of Times New Roman Bold in units of the font, from Liberation Serif Bold, made to the same measures.
# A letter with marks of tone is as wide as without; "ơ" and "ư" are letters of their own.
WIDTHS: Final = {
    451: "|",
    512: " ,.\u00a0",
    569: "'/\\il",
    682: "!()-:;[]`fjt‘’",
    797: "Is",
    807: "{}",
    909: "cerz",
    1024: "#$*0123456789?J_agovxy–“”",
    1065: "~",
    1134: "ơ",
    1137: '"',
    1139: "Sbdhknpquđ",
    1167: "+<=>",
    1190: "^",
    1229: "ư",
    1251: "FP",
    1366: "BELTZ",
    1479: "ACDNRUVXYwĐ",
    1593: "GHKOQƠ",
    1630: "Ư",
    1706: "&m",
    1905: "@",
    1933: "M",
    2048: "%W—…",
}
USUAL_WIDTH: Final = 1139  # of what the table does not have
MM_PER_PT: Final = 25.4 / 72
HORN: Final = "\u031b"  # part of the letters "ơ" and "ư", not a tone


def text_width_mm(text: str, size_pt: float) -> float:
    """Return how wide a line of bold text is, in millimetres; `text` is NFC."""
    return sum(map(_advance, text)) * size_pt * MM_PER_PT / EM


def longest_line_mm(text: str, size_pt: float, room_mm: float) -> float:
    """Return how wide the longest line is when a text is set in a column, its lines broken as Word breaks them."""
    longest = width = 0.0
    space = text_width_mm(" ", size_pt)
    for word in text.split():
        added = text_width_mm(word, size_pt)
        if width and width + space + added <= room_mm:
            width += space + added
        else:
            width = added
        longest = max(longest, width)
    return longest


@cache
def _advance(letter: str) -> int:
    composed = unicodedata.normalize("NFD", letter)
    base = composed[0] + (HORN if HORN in composed else "")
    known = unicodedata.normalize("NFC", base)
    return next((width for width, letters in WIDTHS.items() if known in letters), USUAL_WIDTH)

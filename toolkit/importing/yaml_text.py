"""Values as a person writes them in YAML: plain where that can be, quoted where it must be, blocks for paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.decoding import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

# What a plain value may not begin with: YAML's own signs.
_SIGNS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_PLAIN: Final = re.compile(r":(?:\s|$)|\s#|[\t\r\n]")
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL", "<<", "---", "...", "="})
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\n"}
# Lines a block keeps as they are.
_BLOCK_LINE: Final = re.compile(r"(?:\S(?:.*\S)?)?", re.DOTALL)
# A sentence in a flow of words that begins like a number or a date needs no quotes: every value is text.


def is_plain(text: str) -> bool:
    """Tell whether a text may stand without quotes."""
    if text in _NULLS or (text[0] in _SIGNS and not _is_harmless_start(text)) or text != text.strip():
        return False
    return not _NOT_PLAIN.search(text) and not text.startswith(("--- ", "... "))


def _is_harmless_start(text: str) -> bool:
    return text[0] in "-?:" and len(text) > 1 and text[1] not in " \t,[]{}" and not text.startswith("---")


def scalar(text: str) -> str:
    """Return a text of one line, quoted only if it must be."""
    if is_plain(text):
        return text
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def value_lines(key: str, text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a key and its text: "key: text", or a block of a line a paragraph.

    Args:
        key: With what stands before it in its line: "- id", "content".
        text: Without blanks round it; may be empty.
        indent: Blanks before the key.
    """
    blanks = " " * indent
    lines = text.split("\n")
    inner = blanks + ("    " if key.startswith("- ") else "  ")
    if len(lines) > 1 and all(map(_BLOCK_LINE.fullmatch, lines)):
        yield f"{blanks}{key}: |"
        yield from (f"{inner}{line}" if line else "" for line in lines)
    else:
        yield f"{blanks}{key}: {scalar(text)}" if text else f"{blanks}{key}:"


def without_forbidden(text: str) -> str:
    """Return a text without what no data file may hold; the breaks among them become those of a line."""
    if not FORBIDDEN.search(text) and "\r" not in text:
        return text
    broken = re.sub("\r\n?|[\x0b\x0c\x85\u2028\u2029]", "\n", text)
    return FORBIDDEN.sub("", broken)

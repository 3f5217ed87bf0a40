"""Texts of drafts as HTML: nothing in them is ever markup, and nothing in them is out of sight.

A draft may come from anywhere. Beside `<`, `&` and quotes it may hold characters that a browser obeys without showing
them (direction overrides, zero-width signs, codes of terminals): a reviewer gets to see their numbers instead.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.comparing.comparison import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.comparing.comparison import Piece

# Dots and newlines are layout, spaces of any width are seen by what stands round them.
_LAYOUT: Final = "\n\t"
_NO_SLUG: Final = re.compile("[^a-z0-9]+")
_SLUG_LENGTH: Final = 60


def plain(text: str) -> str:
    """Return a text for places that hold no markup: <title>, <option>, attributes; unseen characters are U+FFFD."""
    if not text.isprintable():
        text = "".join("\ufffd" if _is_unseen(character) else character for character in text)
    return escape(text)


def shown(text: str) -> str:
    """Return a text for the page; an unseen character stands as its number: `<span class="code">U+202E</span>`."""
    if text.isprintable():
        return escape(text)
    return "".join(
        f'<span class="code">U+{ord(character):04X}</span>' if _is_unseen(character) else escape(character)
        for character in text
    )


def _is_unseen(character: str) -> bool:
    """Tell whether a character acts or hides: controls, formats, surrogates, private ones, separators of lines."""
    return not (character.isprintable() or character in _LAYOUT or unicodedata.category(character) == "Zs")


def inserted(text: str) -> str:
    """Return words that came, with a sign where a paragraph ends."""
    return f"<ins>{_with_ends(text)}</ins>"


def deleted(text: str) -> str:
    """Return words that went."""
    return f"<del>{_with_ends(text)}</del>"


def _with_ends(text: str) -> str:
    """Show the ends of paragraphs: a paragraph split in two is nothing but one of them."""
    return shown(text).replace("\n", '<span class="end" aria-hidden="true">¶</span>\n')


_WRITERS: Final = {Mark.KEPT: shown, Mark.DELETED: deleted, Mark.INSERTED: inserted}


def flowing(pieces: Sequence[Piece]) -> str:
    """Return both texts in one; an arrow between two of which not a word is the same."""
    if [piece.mark for piece in pieces] == [Mark.DELETED, Mark.INSERTED]:
        return f"{deleted(pieces[0].text)} → {inserted(pieces[1].text)}"
    written = [_WRITERS[piece.mark](piece.text) for piece in pieces]
    # Two words side by side, one gone and one come, would read as one.
    joints = [" " if _touch(first, second) else "" for first, second in pairwise(pieces)]
    return "".join(text + joint for text, joint in zip(written, [*joints, ""], strict=True))


def _touch(first: Piece, second: Piece) -> bool:
    marks = {first.mark, second.mark}
    return marks == {Mark.DELETED, Mark.INSERTED} and not (first.text[-1:].isspace() or second.text[:1].isspace())


def one_side(pieces: Iterable[Piece], mark: Mark) -> str:
    """Return one of the two texts, its words that are not in the other one marked."""
    return "".join(_WRITERS[piece.mark](piece.text) for piece in pieces if piece.mark in {Mark.KEPT, mark})


def slug(text: str) -> str:
    """Return a text as part of an address: "IV.1.2" is "iv-1-2", "căn cứ thứ 2" is "can-cu-thu-2"."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _NO_SLUG.sub("-", bare).strip("-")[:_SLUG_LENGTH].rstrip("-")


def opening(text: str, length: int = 90) -> str:
    """Return the first words of a text, not cut inside a word."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]} …"


def sentence_case(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]

"""A value of a data file as it was typed: each of its characters with its place in the source.

A value may be folded over lines, indented, quoted, escaped or decomposed in the source; what reads it sees one
line of NFC text. Here the two are laid side by side, so that a finding points at the very letters and an edit
replaces no other.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.model.yaml_nodes import Scalar

# A piece of the decoded text and where it stands in the source.
Piece = tuple[str, int, int]

_FOLD: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*")
_BREAK: Final = re.compile(r"\r\n|\r|\n")
_ESCAPE: Final = re.compile(
    r"\\(?:(?P<hex>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|(?P<line>(?:\r\n|\r|\n)[ \t]*)|(?P<sign>.))",
    re.DOTALL,
)
_SIGNS: Final = {
    "0": "\0", "a": "\x07", "b": "\x08", "t": "\t", "\t": "\t", "n": "\n", "v": "\x0b", "f": "\x0c", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)")


class TypedText(NamedTuple):
    """A value's text with its places.

    Attributes:
        text: NFC text; all offsets of readers count its characters.
        typed: For each of them the letters in the source, marks included, before they were composed; "" for
            the further characters of a letter that composes to several.
        starts: For each of them where it begins in the source.
        ends: For each of them where it ends.
    """

    text: str
    typed: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the text stands in the source."""
        if start >= len(self.text):
            last = self.ends[-1] if self.ends else 0
            return Span(last, last)
        begin = self.starts[start]
        return Span(begin, max(begin, self.ends[end - 1]) if end > start else begin)

    def part(self, start: int, end: int) -> TypedText:
        """Return a stretch as a text of its own."""
        return TypedText(self.text[start:end], self.typed[start:end], self.starts[start:end], self.ends[start:end])


def typed_text(source: str, scalar: Scalar) -> TypedText | None:
    """Return a value as it was typed; None where it cannot be laid beside its source letter by letter."""
    at = scalar.start + len(scalar.style)
    end = at + len(scalar.text)
    if scalar.style not in {"|", ">"} and source[at:end] == scalar.text and end + len(scalar.style) == scalar.end:
        return TypedText(scalar.text, scalar.text, range(at, end), range(at + 1, end + 1))  # as most values are
    text: list[str] = []
    typed: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for letter, start, end in _letters(_decoded(source, scalar)):
        composed = unicodedata.normalize("NFC", letter)
        text.append(composed)
        typed += [letter, *([""] * (len(composed) - 1))][: len(composed)]
        starts += [start] * len(composed)
        ends += [end] * len(composed)
    whole = "".join(text)
    length = len(scalar.text)
    if whole[:length] != scalar.text or whole[length:].strip():
        return None
    return TypedText(scalar.text, tuple(typed[:length]), tuple(starts[:length]), tuple(ends[:length]))


def encode_words(words: str, style: str) -> str:
    """Return words as they are written inside a value of a style: quotes doubled or escaped."""
    if style == "'":
        return words.replace("'", "''")
    if style == '"':
        return words.replace("\\", "\\\\").replace('"', '\\"')
    return words


def _letters(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield each letter together with the marks that follow it."""
    held: Piece | None = None
    for text, start, end in pieces:
        if held is not None and "\u0300" <= text <= "\u036f":
            held = (held[0] + text, held[1], end)
            continue
        if held is not None:
            yield held
        held = (text, start, end)
    if held is not None:
        yield held


def _decoded(source: str, scalar: Scalar) -> Iterator[Piece]:
    """Yield the characters of a value as YAML reads it, before they are composed."""
    if scalar.style in {"|", ">"}:
        return _block(source, scalar)
    quotes = len(scalar.style)
    return _flow(source, scalar.start + quotes, scalar.end - quotes, scalar.style)


def _flow(source: str, at: int, end: int, style: str) -> Iterator[Piece]:
    while at < end:
        sign = source[at]
        if sign in " \t\r\n" and (fold := _FOLD.match(source, at, end)):
            breaks = len(_BREAK.findall(fold.group()))
            yield (" " if breaks == 1 else "\n" * (breaks - 1)), at, fold.end()
            at = fold.end()
        elif style == '"' and sign == "\\" and (escape := _ESCAPE.match(source, at, end)):
            if escape["line"] is None:
                code, plain = escape["hex"], escape["sign"]
                yield (chr(int(code[1:], 16)) if code else _SIGNS.get(plain, plain)), at, escape.end()
            at = escape.end()
        else:
            length = 2 if style == "'" and sign == "'" else 1
            yield sign, at, at + length
            at += length


def _block(source: str, scalar: Scalar) -> Iterator[Piece]:
    """Yield what stands in a block; one that folds is read as far as its lines are of one indentation."""
    header = _HEADER.match(source, scalar.start)
    at = header.end() if header else scalar.end
    indent: int | None = None
    pending: list[Piece] = []  # line ends, told only when a line follows them
    while at < scalar.end:
        line_end = _BREAK.search(source, at, scalar.end)
        stop = line_end.start() if line_end else scalar.end
        line = source[at:stop]
        if indent is None and line.strip(" "):
            indent = len(line) - len(line.lstrip(" "))
        head = min(indent or 0, len(line) - len(line.lstrip(" ")))
        if line[head:]:
            yield from _line_ends(pending, folds=scalar.style == ">")
            pending = []
            for number, letter in enumerate(line[head:], at + head):
                yield letter, number, number + 1
        if line_end:
            pending.append(("\n", stop, line_end.end()))
        at = line_end.end() if line_end else scalar.end
    yield from pending


def _line_ends(pending: list[Piece], *, folds: bool) -> Iterator[Piece]:
    if folds and pending:
        if len(pending) == 1:
            yield (" ", *pending[0][1:])
        else:
            yield from pending[1:]
    else:
        yield from pending

"""The number and the symbol of a document, out of the line that shows both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from toolkit.word.recognition.lines import Line
    from toolkit.word.recognition.parts import Recognised

LINE: Final = re.compile(
    r"\s*số\s*:?\s*(?P<number>[\d\s.…_]*[a-zđ]?)(?P<before>\s*)/(?P<behind>\s*)(?P<symbol>\S.*)", re.IGNORECASE
)
BLANKS: Final = " .…_\u00a0\t"


class DocumentNumber(NamedTuple):
    """Number and symbol as they are shown.

    Attributes:
        line: Where they stand.
        number: "12"; "" where it is blank or dots.
        symbol: "KH-UBND"; spaces in it are kept.
        is_apart: A space stands beside the sign between a number and the symbol.
    """

    line: Line
    number: str
    symbol: str
    is_apart: bool


def document_number(found: Recognised) -> DocumentNumber | None:
    """Return a document's number and symbol, None where the line is not there or shows no symbol."""
    part = found.part(PartKind.NUMBER_AND_SYMBOL)
    match = LINE.fullmatch(part.lines[0].plain) if part is not None else None
    if part is None or match is None:
        return None
    number = match["number"].strip(BLANKS)
    is_apart = bool(number) and (match["number"] != match["number"].rstrip() or bool(match["before"] + match["behind"]))
    return DocumentNumber(part.lines[0], number, match["symbol"].strip(), is_apart)

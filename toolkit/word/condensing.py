"""A document of thousands of rows, for the soundness check, as one row of each shape.

The rows a template's loop has printed differ in their text and their bookmarks and in nothing else.
Reading each of 30,000 rows event by event takes three seconds; finding out which differ takes a
tenth of that. What is left out of the reading is looked at here: characters XML forbids, entities,
bookmarks that repeat.
"""

from __future__ import annotations

import re
from typing import Final

LARGE: Final = 1_000_000  # bytes; what is smaller is read whole in a tenth of a second
ROW_END: Final = b"</w:tr>"
TEXT_START: Final = b'<w:t xml:space="preserve">'
BOOKMARK: Final = re.compile(rb'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/><w:bookmarkEnd w:id="\1"/>')
ENTITY: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7});)")
CONTROL_BYTES: Final = bytes(set(range(32)) - {0x09, 0x0A, 0x0D})
NONCHARACTERS: Final = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
# What ties a row to another so that none can be left out.
TIES: Final = re.compile(
    rb"<w:(?:bookmark|vMerge|fld|sdt|footnoteReference|endnoteReference|commentReference)|<wp:docPr"
)
# What is read in each row that has it: tracked changes have ids, and where a table begins or ends, rows nest.
READ: Final = re.compile(rb"<w:(?:ins |del |move)|Change ")
TABLE: Final = re.compile(rb"</?w:tbl>")


def condensed(xml: bytes | bytearray) -> bytes | bytearray:
    """Return a part with one row of each shape in each table; the part itself where that would hide anything."""
    if len(xml) < LARGE or is_suspect(xml):
        return xml
    shapes: set[bytes] = set()
    kept: list[bytes | bytearray] = []
    bookmarks: list[tuple[bytes, bytes]] = []
    *rows, rest = xml.split(ROW_END)
    for row in rows:
        pieces = BOOKMARK.split(row)  # text, id, name, text, ..., text
        bookmarks.extend(zip(pieces[1::3], pieces[2::3], strict=True))
        shape = without_texts(b"".join(pieces[::3]))
        is_border = TABLE.search(shape) is not None
        if is_border:
            shapes.clear()  # the rows of another table begin or go on
        elif shape in shapes:
            continue
        if TIES.search(shape):
            return xml
        if not is_border and not READ.search(shape):
            shapes.add(shape)
        kept.append(row)
    ids, names = {number for number, _ in bookmarks}, {name.lower() for _, name in bookmarks}
    if not len(bookmarks) == len(ids) == len(names):
        return xml
    return ROW_END.join((*kept, rest))


def without_texts(row: bytes) -> bytes:
    """Return a row without its texts."""
    first, *others = row.split(TEXT_START)
    return TEXT_START.join((first, *(other[other.find(b"<") :] for other in others)))


def is_suspect(xml: bytes | bytearray) -> bool:
    """Tell whether a part may hold characters or entities XML forbids; the whole check then says where."""
    return (
        len(xml.translate(None, CONTROL_BYTES)) != len(xml)
        or any(noncharacter in xml for noncharacter in NONCHARACTERS)
        or ENTITY.search(xml) is not None
    )

"""What a redline marks, and whether it holds both documents, whoever made it; as JSON.

Usage: python -m benchmarks.redlines OLD.docx NEW.docx REDLINE.docx
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.draft import folded
from toolkit.comparing.words import count_words
from toolkit.word.document import WordDocument
from toolkit.word.names import w
from toolkit.word.revisions import accept_all, reject_all
from toolkit.word.story import container_text

if TYPE_CHECKING:
    from lxml.etree import _Element

MOVES: Final = (w("moveFrom"), w("moveTo"))
HOLDERS: Final = (*MOVES, w("del"), w("ins"), w("tr"))


class Marks(NamedTuple):
    """What a redline marks.

    Attributes:
        deleted: Words.
        inserted: Words.
        moves: Of paragraphs and rows.
        gives_new: Accepting all its changes leaves the paragraphs of the new document.
        gives_old: Rejecting them all leaves those of the old one.
    """

    deleted: int
    inserted: int
    moves: int
    gives_new: bool
    gives_old: bool


def read_marks(old: bytes, new: bytes, redline: bytes) -> Marks:
    """Return what a redline of two documents marks."""
    body = WordDocument(redline, "redline").body
    counts = {w("del"): 0, w("ins"): 0}
    for tag, text in _marked(body):
        counts[tag] += count_words(text)
    moves = {start.get(w("name")) for start in body.iter(w("moveFromRangeStart"))}
    accepted, rejected = WordDocument(redline, "redline").body, body
    accept_all(accepted)
    reject_all(rejected)
    gives = [_texts(side) == _texts(WordDocument(data, "x").body) for side, data in ((accepted, new), (rejected, old))]
    return Marks(counts[w("del")], counts[w("ins")], len(moves), *gives)


def _marked(body: _Element) -> list[tuple[str, str]]:
    """Return the texts that are deleted or inserted, each paragraph's in one; a row's mark counts for its texts."""
    found: list[tuple[str, str, object]] = []
    for text in body.iter(w("t"), w("delText")):
        holder = next(text.iterancestors(*HOLDERS), None)
        tag = "" if holder is None else str(holder.tag)
        if holder is not None and tag == w("tr"):
            properties = holder.find(w("trPr"))
            mark = None if properties is None else next(properties.iterchildren(w("ins"), w("del")), None)
            tag = "" if mark is None else str(mark.tag)
        if tag in (w("ins"), w("del")):
            paragraph = next(text.iterancestors(w("p")), None)
            if found and found[-1][0] == tag and found[-1][2] is paragraph and _touch(found[-1][1], text.text or ""):
                found[-1] = (tag, found[-1][1] + (text.text or ""), paragraph)
            else:
                found.append((tag, text.text or "", paragraph))
    return [(tag, text) for tag, text, _ in found]


def _touch(before: str, after: str) -> bool:
    """Tell whether two texts in a row are one word torn in two."""
    return bool(before and after) and before[-1].isalnum() and after[0].isalnum()


def _texts(body: _Element) -> list[str]:
    return [line for line in map(folded, container_text(body).replace("\t", "\n").split("\n")) if line]


if __name__ == "__main__":
    print(json.dumps(read_marks(*(Path(name).read_bytes() for name in sys.argv[1:4]))._asdict()))

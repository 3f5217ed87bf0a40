"""What is each other in two containers, as the redline needs it: by elements, with moves and numbers apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.comparing.alignment import align
from toolkit.comparing.compare import moved_references
from toolkit.comparing.numbering import Numbers
from toolkit.comparing.redline.anchors import Pairing
from toolkit.comparing.word_draft import container_draft
from toolkit.word.names import w
from toolkit.word.story import children, container_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from toolkit.comparing.alignment import Match
    from toolkit.comparing.word_draft import WordDraft


def pair_containers(old: _Element, new: _Element) -> Pairing:
    """Return what is each other in two bodies, headers, notes or cells."""
    before, after = container_draft(old), container_draft(new)
    return pair_drafts(before, after, align(before.draft.keys, after.draft.keys))


def pair_drafts(before: WordDraft, after: WordDraft, matches: Iterable[Match]) -> Pairing:
    """Return what is each other in two containers whose units have been aligned; units of other parts are left out."""
    units, others = before.draft.side.units, after.draft.side.units
    here, there = Numbers(units), Numbers(others)
    paragraphs: list[tuple[tuple[_Element, ...], tuple[_Element, ...]]] = []
    rows: dict[_Element, _Element] = {}
    renumbered: dict[_Element, int] = {}
    moved: set[_Element] = set()
    own = [match for match in matches if match.old[0] < before.own and match.new[0] < after.own]
    for match in own:
        olds = tuple(before.elements[i] for i in match.old)
        news = tuple(after.elements[j] for j in match.new)
        if match.moved:
            moved.update(news)
        if news[0].tag == w("p"):
            paragraphs.append((olds, news))
            continue
        rows[news[0]] = olds[0]
        i, j = match.old[0], match.new[0]
        if units[i].ordinal != others[j].ordinal and here.follow(i, there, j):
            renumbered[news[0]] = _cell_of(news[0], others[j].ordinal)
    references = moved_references(units, others, own)
    return Pairing(paragraphs, rows, frozenset(moved), renumbered, references)


def _cell_of(row: _Element, ordinal: str) -> int:
    """Return which cell of a row holds its number; -1 if none does."""
    texts = (" ".join(container_text(cell).split()) for cell in children(row, w("tc")))
    return next((index for index, text in enumerate(texts) if text == ordinal), -1)

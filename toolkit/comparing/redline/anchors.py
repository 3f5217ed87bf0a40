"""Which blocks of two stories are compared inside: groups of paragraphs and tables that are each other and in order.

Everything else goes, comes or moves as a whole. Some blocks leave no choice: the last paragraphs of both stories, and
those in which a field (a table of contents) begins and ends that spans several.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.words import longest_increasing
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

P: Final = w("p")
TBL: Final = w("tbl")
MUST: Final = 1_000_000  # weighs more than all rows of a document


class Pairing(NamedTuple):
    """Which blocks and rows of two stories are each other.

    Attributes:
        paragraphs: Groups of old and new paragraphs; one of each, but for split and joined ones.
        rows: From each matched new row to the old one.
        moved: New paragraphs and rows that stand elsewhere than their neighbours.
        renumbered: New rows whose number follows from other changes, with the cell it stands in.
        references: From the old reference of a task to the new one, where they differ.
    """

    paragraphs: Sequence[tuple[tuple[_Element, ...], tuple[_Element, ...]]]
    rows: Mapping[_Element, _Element]
    moved: frozenset[_Element] = frozenset()
    renumbered: Mapping[_Element, int] = {}
    references: Mapping[str, str] = {}


class Anchor(NamedTuple):
    """Blocks of both sides that are each other and in their order: a group of paragraphs, or a table."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def find_anchors(old: list[_Element], new: list[_Element], pairing: Pairing) -> list[Anchor]:
    """Return what is compared inside, in its order; the last paragraphs of both stories always are."""
    old_at = {block: i for i, block in enumerate(old)}
    new_at = {block: j for j, block in enumerate(new)}
    found, old_edges, new_edges = _field_anchors(old, new)
    weights = [MUST] * len(found)
    for olds, news in pairing.paragraphs:
        anchor = Anchor(tuple(old_at[b] for b in olds), tuple(new_at[b] for b in news))
        if old_edges.intersection(anchor.old) or new_edges.intersection(anchor.new):
            continue
        if not any(block in pairing.moved for block in news) and _same_sections(olds, news):
            found.append(anchor)
            weights.append(1)
    for (i, j), rows in _tables(old_at, new_at, pairing).items():
        found.append(Anchor((i,), (j,)))
        weights.append(2 * rows)
    order = sorted(range(len(found)), key=lambda at: found[at].old)
    kept = longest_increasing([found[at].new[0] for at in order], [weights[at] for at in order])
    return _closed(old, new, [found[order[at]] for at in kept])


class _Field(NamedTuple):
    """A field over several paragraphs: those in which it begins and ends, and the word that names it."""

    start: int
    end: int
    word: str


def _field_anchors(old: Sequence[_Element], new: Sequence[_Element]) -> tuple[list[Anchor], set[int], set[int]]:
    """Return the paragraphs that must be each other, and, of both sides, all where a field begins or ends.

    A field of which only one end is deleted is open for ever.
    """
    here, there = list(_long_fields(old)), list(_long_fields(new))
    found: dict[int, int] = {}
    waiting = list(there)
    for field in here:
        at = next((i for i, other in enumerate(waiting) if other.word == field.word), -1)
        if at < 0:
            continue
        other = waiting[at]
        pairs = {field.start: other.start, field.end: other.end}
        if all(found.get(i, j) == j for i, j in pairs.items()) and _same_sections([old[field.end]], [new[other.end]]):
            found |= pairs
            del waiting[: at + 1]
    edges, others = ({i for field in fields for i in field[:2]} for fields in (here, there))
    return [Anchor((i,), (j,)) for i, j in found.items()], edges, others


def _long_fields(blocks: Sequence[_Element]) -> Iterator[_Field]:
    open_fields: list[tuple[int, list[str]]] = []
    for at, block in enumerate(blocks):
        if block.tag != P:
            continue
        for piece in block.iter(w("fldChar"), w("instrText")):
            kind = piece.get(w("fldCharType"))
            if kind == "begin":
                open_fields.append((at, []))
            elif kind == "end" and open_fields:
                start, words = open_fields.pop()
                if start != at:
                    yield _Field(start, at, next(iter("".join(words).split()), ""))
            elif kind is None and open_fields:
                open_fields[-1][1].append(piece.text or "")


def _closed(old: list[_Element], new: list[_Element], anchors: list[Anchor]) -> list[Anchor]:
    """Return the anchors so that the last paragraphs of both stories are in one of them.

    The mark of the last paragraph of a cell or body cannot be deleted: there is no paragraph to flow into.
    """
    if not old or not new or old[-1].tag != P or new[-1].tag != P:
        return anchors
    if _ends_section(old[-1]) != _ends_section(new[-1]):
        return anchors  # that a section ends cannot be tracked: the one goes, the other comes
    last = (len(old) - 1, len(new) - 1)
    if anchors and (anchors[-1].old[-1], anchors[-1].new[-1]) == last:
        return anchors
    before = list(anchors)
    old_from = before[-1].old[-1] + 1 if before else 0
    new_from = before[-1].new[-1] + 1 if before else 0
    if old_from == len(old) or new_from == len(new):
        # One side ends in the last anchor: what follows on the other flows on from it.
        if not before or old[before[-1].old[0]].tag != P or _has_table(old, new, before[-1]):
            return [*(a for a in before if a.old[-1] < last[0] and a.new[-1] < last[1]), Anchor(*((n,) for n in last))]
        joined = before.pop()
        return [*before, Anchor(tuple(range(joined.old[0], len(old))), tuple(range(joined.new[0], len(new))))]
    while old_from < last[0] and any(block.tag == TBL for block in old[old_from:]):
        old_from += 1
    while new_from < last[1] and any(block.tag == TBL for block in new[new_from:]):
        new_from += 1
    return [*before, Anchor(tuple(range(old_from, len(old))), tuple(range(new_from, len(new))))]


def _has_table(old: list[_Element], new: list[_Element], anchor: Anchor) -> bool:
    return any(block.tag == TBL for block in (*old[anchor.old[0] :], *new[anchor.new[0] :]))


def _same_sections(olds: Sequence[_Element], news: Sequence[_Element]) -> bool:
    """Tell whether the sections that end in two groups of paragraphs end in the same ones: they cannot be tracked."""
    return [_ends_section(block) for block in olds if _ends_section(block)] == [
        _ends_section(block) for block in news if _ends_section(block)
    ] and _ends_section(olds[-1]) == _ends_section(news[-1])


def _ends_section(paragraph: _Element) -> bool:
    properties = paragraph.find(w("pPr"))
    return properties is not None and properties.find(w("sectPr")) is not None


def _tables(
    old_at: Mapping[_Element, int], new_at: Mapping[_Element, int], pairing: Pairing
) -> dict[tuple[int, int], int]:
    """Return the tables that are each other, with how many rows say so; one has one partner at most."""
    votes: Counter[tuple[int, int]] = Counter()
    for new_row, old_row in pairing.rows.items():
        if new_row not in pairing.moved:
            votes[old_at[table_of(old_row)], new_at[table_of(new_row)]] += 1
    chosen: dict[tuple[int, int], int] = {}
    olds, news = list(old_at), list(new_at)
    for (i, j), count in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        is_free = all(i != a and j != b for a, b in chosen)
        if is_free and column_count(olds[i]) == column_count(news[j]):
            chosen[i, j] = count
    return chosen


def table_of(row: _Element) -> _Element:
    """Return the table a row belongs to."""
    parent = row.getparent()
    while parent is not None and parent.tag != TBL:
        parent = parent.getparent()
    assert parent is not None  # noqa: S101 - a row stands in a table
    return parent


def column_count(table: _Element) -> int:
    """Return how many columns the grid of a table has."""
    return len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))

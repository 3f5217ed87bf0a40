"""The blocks of two stories laid into each other: paragraphs, tables, rows and cells, in the new document's tree.

What is matched and in its order is compared inside; the rest of the old story is put back where it stood, as
deleted or moved, and the rest of the new one marked as inserted or moved. Whatever cannot be told so is a
paragraph, row or table that goes and another that comes.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from toolkit.comparing.draft import folded
from toolkit.comparing.redline.anchors import TBL, Anchor, P, Pairing, find_anchors, table_of
from toolkit.comparing.redline.atoms import Stream, read_stream
from toolkit.comparing.redline.marking import GOING, State, mark_paragraph, mark_row, range_of_move
from toolkit.comparing.redline.merged_cells import join_merges
from toolkit.comparing.redline.writing import (
    ParagraphWriter,
    Step,
    Words,
    all_in_state,
    is_simple,
    is_unchanged,
    keep_properties,
    note_kept,
    source_steps,
    steps,
    target_steps,
    track_paragraph,
    write_whole,
)
from toolkit.word.canonical import quick_form
from toolkit.word.names import w
from toolkit.word.story import blocks, children, container_text, paragraph_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.etree import _Element

TR: Final = w("tr")
TC: Final = w("tc")
# Ids of lists, and of relationships: pictures, links.
LEANING: Final = re.compile(rb'<w:numId w:val="([^"]*)"|:(?:id|embed|link|pict|href|dm|lo|qs|cs)="([^"]*)"')


class StoryMerger:
    """Lays old stories into new ones; keeps count of moves over all of them."""

    def __init__(self, words: Words, pair: Callable[[_Element, _Element], Pairing]) -> None:
        """Begin with the first move.

        Args:
            words: What is known of both documents.
            pair: From two containers to what is each other in them; asked for cells and notes.
        """
        self.words = words
        self.pair = pair
        self.references: Mapping[str, str] = {}
        self._moves = 0
        self._names: dict[_Element, str] = {}  # rows and paragraphs of both sides that moved, to their move
        self._partners: dict[_Element, _Element] = {}  # the same to what they are on the other side
        self._numbers: dict[_Element, int] = {}  # moved rows to the cell whose number only follows
        self._written: dict[_Element, list[_Element]] = {}  # new paragraphs to what has taken their place

    def merge(self, old: _Element, new: _Element, pairing: Pairing | None = None) -> None:
        """Turn a new container into both, in place."""
        old_blocks, new_blocks = list(blocks(old)), list(blocks(new))
        if pairing is None and len(old_blocks) == len(new_blocks) == 1 and old_blocks[0].tag == new_blocks[0].tag == P:
            self._merge_group(old_blocks, new_blocks)
        elif new_blocks:
            self._lay(old_blocks, new_blocks, pairing or self.pair(old, new))
        else:
            place = new.makeelement(P)
            new.insert(0, place)
            for block in old_blocks:
                self._put_back(block, place, place)
            new.remove(place)

    # ---- blocks

    def _lay(self, old: list[_Element], new: list[_Element], pairing: Pairing) -> None:
        self.references = pairing.references or self.references
        anchors = find_anchors(old, new, pairing)
        self._name_moves(old, new, anchors, pairing)
        old_from = new_from = 0
        for anchor in [*anchors, Anchor((len(old),), (len(new),))]:
            behind = new[new_from] if new_from < len(new) else None
            for block in old[old_from : anchor.old[0]]:
                self._put_back(block, behind, new[-1])
            if old_from < anchor.old[0] and new_from < anchor.new[0]:
                self._keep_apart(old[anchor.old[0] - 1], new[new_from])
            for block in new[new_from : anchor.new[0]]:
                self._bring(block)
            if anchor.new[0] < len(new):
                olds, news = [old[i] for i in anchor.old], [new[j] for j in anchor.new]
                if olds[0].tag == TBL:
                    self._merge_table(olds[0], news[0], pairing)
                else:
                    self._merge_group(olds, news)
            old_from, new_from = anchor.old[-1] + 1, anchor.new[-1] + 1

    def _name_moves(
        self, old: list[_Element], new: list[_Element], anchors: Sequence[Anchor], pairing: Pairing
    ) -> None:
        """Name the moves: whatever is matched and yet stands in no pair of blocks that are compared inside."""
        placed = {
            block for anchor in anchors for block in (*(old[i] for i in anchor.old), *(new[j] for j in anchor.new))
        }
        inside = {new[anchor.new[0]]: old[anchor.old[0]] for anchor in anchors if new[anchor.new[0]].tag == TBL}
        for olds, news in pairing.paragraphs:
            if len(olds) == len(news) == 1 and not {olds[0], news[0]} & placed and _has_content(news[0]):
                self._name_move(olds[0], news[0])
        for new_row, old_row in pairing.rows.items():
            if new_row in pairing.moved or inside.get(table_of(new_row)) is not table_of(old_row):
                self._name_move(old_row, new_row)
                self._numbers[old_row] = self._numbers[new_row] = pairing.renumbered.get(new_row, -1)

    def _name_move(self, old: _Element, new: _Element) -> None:
        self._moves += 1
        self._names[old] = self._names[new] = f"vb{self._moves}"
        # The new one is marked in its place, perhaps before the old one is written.
        self._partners[old] = deepcopy(new)
        self._partners[new] = old

    # ---- paragraphs

    def _merge_group(self, old: Sequence[_Element], new: Sequence[_Element]) -> None:
        if len(old) == len(new) == 1 and self._is_same(old[0], new[0]):
            return
        before, after = read_stream(old, self.words.old), read_stream(new, self.words.new)
        joined = list(steps(before, after))
        if self.references and _follows(before, after, self.references):
            with self.words.signer.renumbers(True):
                self._replace(new, ParagraphWriter(self.words, after.markers, new[0]).write(joined))
            return
        if len(new) == 1 and is_unchanged(joined):
            for step in joined:
                note_kept(step, self.words)
            track_paragraph(new[0], new[0], old[0], self.words)
            return
        self._replace(new, ParagraphWriter(self.words, after.markers, new[0]).write(joined))

    def _is_same(self, old: _Element, new: _Element) -> bool:
        form = quick_form(old)
        if form != quick_form(new) or b"noteReference" in form:  # what a note says may differ
            return False
        here, there = self.words.old, self.words.new
        return all(  # one id may lead to another picture or list in each document
            here.numbering(found[1].decode()) == there.numbering(found[1].decode())
            if found[1]
            else here.target(found[2].decode()) == there.target(found[2].decode())
            for found in LEANING.finditer(form)
        )

    def _replace(self, paragraphs: Sequence[_Element], written: list[_Element]) -> None:
        for paragraph in written:
            paragraphs[0].addprevious(paragraph)
        for paragraph in paragraphs:
            self._written[paragraph] = written
            parent = paragraph.getparent()
            if parent is not None:
                parent.remove(paragraph)

    def _rewritten(self, paragraph: _Element, partner: _Element | None, state: State) -> list[_Element]:
        """Return a paragraph that comes or goes as a whole, or, where it has a partner, moves."""
        goes = state in GOING
        plain = State.DELETED if goes else State.INSERTED
        if is_simple(paragraph) and (partner is None or _is_same_text(paragraph, partner)):
            return [write_whole(paragraph, plain if partner is None else state, self.words)]
        stream = read_stream([paragraph], self.words.old if goes else self.words.new)
        chosen = all_in_state(stream, plain)
        if partner is not None:
            other = read_stream([partner], self.words.new if goes else self.words.old)
            chosen = source_steps(steps(stream, other)) if goes else target_steps(steps(other, stream))
        return ParagraphWriter(self.words, {} if goes else stream.markers, paragraph).write(chosen)

    def _put_range(self, paragraphs: Sequence[_Element], name: str, state: State) -> None:
        """Put the range of a move round the content of paragraphs: what moves together has one name."""
        local = "moveFrom" if state in GOING else "moveTo"
        first = next((mark for paragraph in paragraphs for mark in paragraph.iter(w(local))), None)
        by = ("", "") if first is None else (first.get(w("author"), ""), first.get(w("date"), ""))
        start, end = range_of_move(self.words.signer, local, name, paragraphs[0], by)
        paragraphs[0].insert(0 if paragraphs[0].find(w("pPr")) is None else 1, start)
        paragraphs[-1].append(end)

    # ---- blocks that come or go

    def _moving(self, element: _Element, plain: State) -> State:
        """Return what becomes of something that comes or goes: it has moved if it is named so."""
        if element not in self._names:
            return plain
        return State.MOVED_FROM if plain is State.DELETED else State.MOVED_TO

    def _paragraph(self, paragraph: _Element, plain: State) -> list[_Element]:
        state = self._moving(paragraph, plain)
        written = self._rewritten(paragraph, self._partners.get(paragraph), state)
        if state is not plain:
            self._put_range(written, self._names[paragraph], state)
        return written

    def _bring(self, block: _Element) -> None:
        """Mark a new block as inserted or moved here."""
        if block.tag == P:
            self._replace([block], self._paragraph(block, State.INSERTED))
        else:
            for row in list(children(block, TR)):
                self._mark_row(row, row, State.INSERTED)

    def _put_back(self, block: _Element, behind: _Element | None, last: _Element) -> None:
        """Put an old block back, as deleted or moved away, before a new block; behind the last where there is none."""
        if block.tag == P:
            written = self._paragraph(block, State.DELETED)
        else:
            table = deepcopy(block)
            for original, row in zip(children(block, TR), list(children(table, TR)), strict=True):
                self._mark_row(original, row, State.DELETED)
            self.words.brought(table)
            written = [table]
        if behind is not None:
            for element in written:
                behind.addprevious(element)
            return
        end = self._written.get(last, [last])[-1]
        for element in reversed(written):
            end.addnext(element)
        self._written[last] = written or [end]  # the next one goes behind these

    # ---- tables

    def _keep_apart(self, going: _Element, coming: _Element) -> None:
        """Put a paragraph that is in neither document between a table that goes and one that comes: Word joins them."""
        if going.tag == coming.tag == TBL:
            paragraph = coming.makeelement(P)
            mark_paragraph(paragraph, State.DELETED, self.words.signer)
            mark_paragraph(paragraph, State.INSERTED, self.words.signer)
            coming.addprevious(paragraph)

    def _merge_table(self, old: _Element, new: _Element, pairing: Pairing) -> None:
        self._track_table(old, new)
        old_rows, new_rows = list(children(old, TR)), list(children(new, TR))
        at = {row: i for i, row in enumerate(old_rows)}
        order = column_order(old_rows[0], new_rows[0]) if old_rows and new_rows else None
        old_from = 0
        for row in new_rows:
            partner = pairing.rows.get(row)
            if partner is None or row in self._names or at.get(partner, -1) < old_from:
                self._mark_row(row, row, State.INSERTED)
                continue
            for other in old_rows[old_from : at[partner]]:
                row.addprevious(self._sent_row(other))
            old_from = at[partner] + 1
            self._merge_row(partner, row, pairing.renumbered.get(row, -1), order)
        for other in old_rows[old_from:]:
            new.append(self._sent_row(other))
        join_merges(new, self.words)

    def _track_table(self, old: _Element, new: _Element) -> None:
        now, was = new.find(w("tblPr")), old.find(w("tblPr"))
        if self.words.new.properties(now) != self.words.old.properties(was):
            keep_properties(new, now, was, self.words)
        grid, old_grid = new.find(w("tblGrid")), old.find(w("tblGrid"))
        if grid is None or old_grid is None:
            return
        if self.words.new.properties(grid) != self.words.old.properties(old_grid):
            change = grid.makeelement(w("tblGridChange"))
            change.set(w("id"), str(self.words.signer.next_id()))
            change.append(deepcopy(old_grid))
            grid.append(change)

    def _sent_row(self, row: _Element) -> _Element:
        """Return the copy of an old row, marked as deleted or moved away."""
        copy = deepcopy(row)
        self._mark_row(row, copy, State.DELETED)
        self.words.brought(copy)
        return copy

    def _mark_row(self, original: _Element, row: _Element, plain: State) -> None:
        """Mark a row, in place, as inserted, deleted or moved.

        Args:
            original: The row as it is in its own document.
            row: The one to mark: the same, or a copy of an old one.
            plain: Inserted or deleted.
        """
        state = self._moving(original, plain)
        partner = self._partners.get(original)
        partners = _like_cells(original, partner) if partner is not None else {}
        written: list[_Element] = []
        for number, (cell, target) in enumerate(zip(children(original, TC), list(children(row, TC)), strict=True)):
            other = partners.get(number)
            own, its = _paragraphs(cell), [] if other is None else _paragraphs(other)
            is_like = len(own) == len(its)
            for place, (paragraph, mine) in enumerate(zip(own, _paragraphs(target), strict=True)):
                with self.words.signer.renumbers(self._numbers.get(original, -1) == number):
                    made = self._rewritten(paragraph, its[place] if is_like else None, state)
                self._replace([mine], made)
                written += made
            for table in [block for block in blocks(target) if block.tag == TBL]:
                for inner in list(children(table, TR)):
                    self._mark_row(inner, inner, plain)
        first = next(row.iter(w("ins"), w("del")), None)
        mark_row(
            row,
            plain,
            self.words.signer,
            ("", "") if first is None else (first.get(w("author"), ""), first.get(w("date"), "")),
        )
        if state is not plain and written:
            self._put_range(written, self._names[original], state)

    # ---- rows and cells

    def _merge_row(self, old: _Element, new: _Element, number_at: int, order: Mapping[int, int] | None) -> None:
        """Compare the cells of two rows.

        Args:
            old: The old row.
            new: The new row, which becomes both.
            number_at: The cell whose number follows from other changes; -1 for none.
            order: From each column to the old one it comes from, where columns have been put in another order.
        """
        if order is None and self._is_same(old, new):
            return
        old_cells, new_cells = list(children(old, TC)), list(children(new, TC))
        if [_span(cell) for cell in old_cells] != [_span(cell) for cell in new_cells]:
            self._name_move(old, new)
            new.addprevious(self._sent_row(old))
            self._mark_row(new, new, State.INSERTED)
            return
        for tag in ("tblPrEx", "trPr"):
            now, was = new.find(w(tag)), old.find(w(tag))
            if self.words.new.properties(now) != self.words.old.properties(was):
                place = 1 if tag == "trPr" and new.find(w("tblPrEx")) is not None else 0
                keep_properties(new, now, was, self.words, place=place)
        swapped = self._swapped(old_cells, new_cells, order)
        for index, (old_cell, new_cell) in enumerate(zip(old_cells, new_cells, strict=True)):
            now, was = new_cell.find(w("tcPr")), old_cell.find(w("tcPr"))
            if self.words.new.properties(now) != self.words.old.properties(was):
                keep_properties(new_cell, now, was, self.words)
            if index not in swapped and self._is_same(old_cell, new_cell):
                continue
            with self.words.signer.renumbers(index == number_at):
                if index in swapped:
                    self._replace(_paragraphs(new_cell), swapped[index])
                else:
                    self.merge(old_cell, new_cell)

    def _swapped(
        self, old: Sequence[_Element], new: Sequence[_Element], order: Mapping[int, int] | None
    ) -> dict[int, list[_Element]]:
        """Return, by cell, the paragraphs of cells whose columns have changed places: one text goes, another comes."""
        if (
            order is None
            or len(order) != len(new)
            or any(next(cell.iter(TBL), None) is not None for cell in (*old, *new))
        ):
            return {}
        back = {was: now for now, was in order.items()}
        streams = [read_stream(_paragraphs(cell), self.words.old) for cell in old]
        others = [read_stream(_paragraphs(cell), self.words.new) for cell in new]
        first = self._moves + 1  # a name for each old column
        self._moves += len(old)
        written = {}
        for now, was in order.items():
            if now == was:
                continue
            joined: list[Step] = [*source_steps(steps(streams[now], others[back[now]]))][:-1]
            going = len(joined)
            joined += [*target_steps(steps(streams[was], others[now]))][:-1]
            last = Step(State.KEPT, streams[now].atoms[-1], others[now].atoms[-1], len(others[now].atoms) - 1)
            ranges = (going, "moveFrom", f"vb{first + now}"), (len(joined) - going, "moveTo", f"vb{first + was}")
            writer = ParagraphWriter(self.words, others[now].markers, new[now])
            written[now] = writer.write([*joined, last], ranges)
        return written


def _follows(old: Stream, new: Stream, references: Mapping[str, str]) -> bool:
    """Tell whether a text has changed in nothing but the numbers of tasks that it names."""
    if len(old.atoms) != len(new.atoms):
        return False
    pairs = [(one.key, other.key) for one, other in zip(old.atoms, new.atoms, strict=True) if one.key != other.key]
    return bool(pairs) and all(references.get(one) == other for one, other in pairs)


def _has_content(paragraph: _Element) -> bool:
    return any(child.tag != w("pPr") for child in paragraph)


def _span(cell: _Element) -> str:
    properties = cell.find(w("tcPr"))
    span = None if properties is None else properties.find(w("gridSpan"))
    return "1" if span is None else span.get(w("val"), "1")


def _like_cells(row: _Element, partner: _Element) -> dict[int, _Element]:
    """Return, by the number of a row's cell, the cell of its partner it is compared with."""
    cells, others = list(children(row, TC)), list(children(partner, TC))
    if len(cells) == len(others):
        return dict(enumerate(others))
    waiting = [(folded(container_text(other)), other) for other in others]
    found: dict[int, _Element] = {}
    for number, cell in enumerate(cells):
        text = folded(container_text(cell))
        at = next((i for i, (its, _) in enumerate(waiting) if its == text), -1)
        if at >= 0:
            found[number] = waiting.pop(at)[1]
    return found


def column_order(old: _Element, new: _Element) -> dict[int, int] | None:
    """Return, by the number of a new column, that of the old one with its heading; None where the order is the same.

    Args:
        old: The row of headings in the old table.
        new: The one in the new table.
    """
    before = [folded(container_text(cell)) for cell in children(old, TC)]
    after = [folded(container_text(cell)) for cell in children(new, TC)]
    if before == after or len(set(before)) != len(before) or sorted(before) != sorted(after):
        return None
    return {now: before.index(heading) for now, heading in enumerate(after)}


def _is_same_text(one: _Element, other: _Element) -> bool:
    return is_simple(other) and paragraph_text(one) == paragraph_text(other)


def _paragraphs(cell: _Element) -> list[_Element]:
    return [block for block in blocks(cell) if block.tag == P]

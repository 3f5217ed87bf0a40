"""The marks of tracked changes: on runs, paragraphs, rows, and on properties that are no longer what they were.

Source: ECMA-376 Part 1, 17.13.5; the order of children in 17.3.1.26 (pPr), 17.3.2.28 (rPr), 17.4 (tables).
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from enum import Enum
from typing import TYPE_CHECKING, Final

from toolkit.word.names import XML_SPACE, w
from toolkit.word.revisions import FORMATTED_BY, FORMATTED_ON, PRIVATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


class State(Enum):
    """What becomes of a piece; the value is the local name of its mark."""

    KEPT = ""
    INSERTED = "ins"
    DELETED = "del"
    MOVED_FROM = "moveFrom"
    MOVED_TO = "moveTo"


GOING: Final = frozenset((State.DELETED, State.MOVED_FROM))
COMING: Final = frozenset((State.INSERTED, State.MOVED_TO))
MOVED: Final = frozenset((State.MOVED_FROM, State.MOVED_TO))

# What a change of these properties does not hold in its old state.
NOT_TRACKED: Final = {
    w("pPr"): (w("rPr"), w("sectPr")),
    w("sectPr"): (w("headerReference"), w("footerReference")),
}
REFERENCES: Final = NOT_TRACKED[w("sectPr")]
# Runs stand in these without being part of the paragraph's own text.
APART: Final = frozenset((w("txbxContent"), w("rPr"), w("pPr")))
DELETED_TEXTS: Final = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


class Signer:
    """Who makes the changes; gives each mark its id.

    Attributes:
        author: Name on every mark that has no earlier author.
        renumbering: Name on changed numbers that follow from other changes.
        date: "2026-11-28T00:00:00Z", or empty: then marks have no date.
    """

    def __init__(self, author: str, date: str = "", first_id: int = 1) -> None:
        """Begin to count at `first_id`."""
        self.author = author
        self.renumbering = f"{author} (đánh số lại)"
        self.date = date
        self._next = first_id
        self._name = author

    def mark(self, parent: _Element, name: str, by: tuple[str, str] = ("", "")) -> _Element:
        """Return a new mark, w:ins or w:rPrChange, that stands nowhere yet.

        Args:
            parent: Any element of the tree.
            name: Local name.
            by: Author and date of an earlier change; empty: those of the signer.
        """
        author, date = by if by[0] else (self._name, self.date)
        attributes = {w("id"): str(self.next_id()), w("author"): author}
        if date:
            attributes[w("date")] = date
        return parent.makeelement(w(name), attributes)

    @contextmanager
    def renumbers(self, holds: bool) -> Iterator[None]:
        """Sign as who only numbers anew, for a while, if it `holds`."""
        self._name = self.renumbering if holds else self.author
        yield
        self._name = self.author

    def next_id(self) -> int:
        """Return an id no other mark has."""
        self._next += 1
        return self._next - 1


def mark_run(run: _Element, state: State, signer: Signer, by: tuple[str, str] = ("", "")) -> _Element:
    """Return a run in its mark; the run itself where it is kept. Its texts become deleted ones if they go.

    Args:
        run: A run that is in no tree, or one that is replaced by what is returned.
        state: What becomes of it.
        signer: Who changes it.
        by: Author and date of an earlier change.
    """
    if state is State.KEPT:
        return run
    if state in GOING:
        delete_texts(run)
    mark = signer.mark(run, state.value, by)
    mark.append(run)
    return mark


def delete_texts(run: _Element) -> None:
    """Turn the texts of a run into deleted ones, in place; those of text boxes in it stay texts."""
    for child in run:
        if child.tag in DELETED_TEXTS:
            child.tag = DELETED_TEXTS[str(child.tag)]


def mark_inside(element: _Element, state: State, signer: Signer, by: tuple[str, str]) -> None:
    """Mark every run of a link, a field or another holder of runs, in place."""
    for run in runs_of(element):
        parent = run.getparent()
        if parent is not None and run is not element:
            at = parent.index(run)
            parent.insert(at, mark_run(run, state, signer, by))


def runs_of(element: _Element) -> list[_Element]:
    """Return the runs that stand in an element, those of text boxes in them not among them."""
    found = []
    stack = [element]
    while stack:
        here = stack.pop()
        for child in here:
            if child.tag == w("r"):
                found.append(child)
            elif child.tag not in APART:
                stack.append(child)
    return found


def mark_paragraph(paragraph: _Element, state: State, signer: Signer, by: tuple[str, str] = ("", "")) -> None:
    """Mark the end of a paragraph as inserted, deleted or moved."""
    if state is State.KEPT:
        return
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = paragraph.makeelement(w("pPr"))
        paragraph.insert(0, properties)
    own = properties.find(w("rPr"))
    if own is None:
        own = properties.makeelement(w("rPr"))
        put_run_properties(properties, own)
    own.insert(0, signer.mark(own, state.value, by))


def put_run_properties(properties: _Element, own: _Element) -> None:
    """Put w:rPr at its place among a paragraph's properties."""
    behind = (w("sectPr"), w("pPrChange"))
    at = next((i for i, child in enumerate(properties) if child.tag in behind), len(properties))
    properties.insert(at, own)


def mark_row(row: _Element, state: State, signer: Signer, by: tuple[str, str] = ("", "")) -> None:
    """Mark a row as inserted or deleted; a moved one is deleted here and inserted there."""
    if state is State.KEPT:
        return
    properties = row.find(w("trPr"))
    if properties is None:
        properties = row.makeelement(w("trPr"))
        at = next((i for i, child in enumerate(row) if child.tag not in {w("tblPrEx"), w("trPr")}), len(row))
        row.insert(at, properties)
    mark = signer.mark(row, "ins" if state in COMING else "del", by)
    at = next((i for i, child in enumerate(properties) if child.tag == w("trPrChange")), len(properties))
    properties.insert(at, mark)


def track_properties(
    owner: _Element, new: _Element | None, old: _Element | None, signer: Signer, *, place: int = 0
) -> _Element:
    """Keep, in an element's properties, what they were: w:rPrChange in w:rPr and the like, in place; return the mark.

    Args:
        owner: The run, paragraph, row, cell or table the properties belong to.
        new: Its properties; None where it has none and they must be made.
        old: What they were; None for none.
        signer: Who changes them.
        place: Where among the owner's children new properties go.
    """
    tag = str(new.tag if new is not None else old.tag if old is not None else "")
    if new is None:
        new = owner.makeelement(tag)
        if tag == w("rPr") and owner.tag == w("pPr"):
            put_run_properties(owner, new)
        else:
            owner.insert(place, new)
    by = (owner.get(FORMATTED_BY, ""), owner.get(FORMATTED_ON, ""))
    change = signer.mark(new, f"{tag.rpartition('}')[2]}Change", by)
    was = new.makeelement(tag)
    if old is not None:
        was.attrib.update(old.attrib)
        without = NOT_TRACKED.get(tag, ())
        was.extend(deepcopy(child) for child in old if child.tag not in without)
    change.append(was)
    new.append(change)
    return change


def range_of_move(
    signer: Signer, local: str, name: str, parent: _Element, by: tuple[str, str] = ("", "")
) -> tuple[_Element, _Element]:
    """Return start and end of the range of a move: what moves together has one name at both its places.

    Args:
        signer: Who moves it.
        local: "moveFrom" or "moveTo".
        name: Of the move.
        parent: Any element of the tree.
        by: Author and date of an earlier move.
    """
    start = signer.mark(parent, f"{local}RangeStart", by)
    start.set(w("name"), name)
    end = parent.makeelement(w(f"{local}RangeEnd"))
    end.set(w("id"), start.get(w("id"), ""))
    return start, end


def text_element(run: _Element, text: str) -> _Element:
    """Return a w:t for a run, its edge spaces kept."""
    element = run.makeelement(w("t"), {XML_SPACE: "preserve"} if text != text.strip() else {})
    element.text = text
    return element


def without_private(root: _Element) -> None:
    """Take the attributes of our own off a tree, in place."""
    for attribute in root.xpath(f"//@*[starts-with(name(), '{PRIVATE}')]"):  # type: ignore[union-attr]
        element = attribute.getparent()  # type: ignore[union-attr]
        del element.attrib[attribute.attrname]  # type: ignore[union-attr]

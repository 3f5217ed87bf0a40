"""Tracked changes of a story, taken or refused: what Word's "accept all" and "reject all" leave.

Both work on the tree, in place. Whose an accepted insertion or a restored deletion was may be kept on its runs,
paragraphs and rows (`AUTHOR`, `DATE`), and whose a change of formatting on what it formats (`FORMATTED_BY`,
`FORMATTED_ON`), so that a later comparison can say who made the change.

Source: ECMA-376 Part 1, 17.13.5 (revisions).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.names import W, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Attributes of our own: they live between reading and writing and never reach a file.
PRIVATE: Final = "vanban-"
AUTHOR: Final = f"{PRIVATE}author"
DATE: Final = f"{PRIVATE}date"
FORMATTED_BY: Final = f"{PRIVATE}formatted-by"
FORMATTED_ON: Final = f"{PRIVATE}formatted-on"

INSERTED: Final = (w("ins"), w("moveTo"))
DELETED: Final = (w("del"), w("moveFrom"))
RANGES: Final = frozenset(
    w(f"{name}Range{end}")
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
CHANGES: Final = frozenset(
    w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
CELL_MARKS: Final = (w("cellIns"), w("cellDel"), w("cellMerge"))
MARKS: Final = frozenset((*INSERTED, *DELETED, *RANGES, *CHANGES, *CELL_MARKS))
# What the old state of a change does not hold, and which therefore stays.
STAYING: Final = {
    w("pPr"): frozenset((w("rPr"), w("sectPr"), w("pPrChange"))),
    w("rPr"): frozenset((*INSERTED, *DELETED)),
    w("sectPr"): frozenset((w("headerReference"), w("footerReference"))),
    w("trPr"): frozenset((w("ins"), w("del"))),
    w("tcPr"): frozenset(CELL_MARKS),
}
RESTORED: Final = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
# Pieces of a paragraph that no reader sees: one of nothing else is empty.
UNSEEN: Final = frozenset(
    w(name)
    for name in ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "permStart",
                 "permEnd")
)  # fmt: skip


class Reviewed(NamedTuple):
    """What was found.

    Attributes:
        changes: How many marks of tracked changes.
        authors: Who made them, in the order of the story.
        dropped: What went: author, date and text of each insertion refused or deletion accepted.
    """

    changes: int = 0
    authors: tuple[str, ...] = ()
    dropped: tuple[tuple[str, str, str], ...] = ()


def tracked_marks(root: _Element) -> Iterator[_Element]:
    """Yield every element of a story that marks a tracked change, in its order; markers of ranges too."""
    return root.iter(*MARKS)


def accept_all(root: _Element, *, keep_authors: bool = False) -> Reviewed:
    """Make a story what it is when all its tracked changes are accepted.

    Args:
        root: Root of a part: w:document, w:hdr, w:footnotes; or any container in it.
        keep_authors: Mark what insertions leave with `AUTHOR` and `DATE`, and what was formatted anew.
    """
    return _Resolver(INSERTED, DELETED, restore=False, keep_authors=keep_authors).run(root)


def reject_all(root: _Element, *, keep_authors: bool = False) -> Reviewed:
    """Make a story what it was before its tracked changes; see `accept_all`.

    Args:
        root: As there.
        keep_authors: Mark what deletions leave.
    """
    return _Resolver(DELETED, INSERTED, restore=True, keep_authors=keep_authors).run(root)


class _Resolver:
    """Takes the marks out of one story: contents of `kept` stay, those of `dropped` go."""

    def __init__(self, kept: tuple[str, ...], dropped: tuple[str, ...], *, restore: bool, keep_authors: bool) -> None:
        self.kept = kept
        self.dropped = dropped
        self.restore = restore
        self.keep_authors = keep_authors
        self.went: list[tuple[str, str, str]] = []

    def run(self, root: _Element) -> Reviewed:
        marks = list(tracked_marks(root))
        if not marks:
            return Reviewed()
        authors = dict.fromkeys(mark.get(w("author"), "") for mark in marks if mark.tag not in RANGES)
        ending: dict[_Element, None] = {}  # paragraphs whose mark goes: they flow into the next
        for mark in marks:
            self.resolve(mark, ending)
        for paragraph in ending:
            _flow_into_next(paragraph)
        for element in list(root.iter(*RESTORED)):
            element.tag = RESTORED[element.tag]
        counted = sum(mark.tag not in RANGES for mark in marks)
        return Reviewed(counted, tuple(author for author in authors if author), tuple(self.went))

    def resolve(self, mark: _Element, ending: dict[_Element, None]) -> None:
        parent = mark.getparent()
        if parent is None:
            return  # went with what it stood in
        if mark.tag in RANGES:
            _unwrap_tracked_control(mark, parent, kept=self.kept)
            _drop(mark)
        elif mark.tag in CHANGES:
            self.resolve_change(mark, parent)
        elif mark.tag in CELL_MARKS:
            self.resolve_cell(mark, parent)
        elif parent.tag == w("trPr"):
            row = parent.getparent()
            parent.remove(mark)
            if mark.tag in self.dropped and row is not None:
                _drop_row(row)
            elif row is not None:
                self.sign(row, mark)
        elif parent.tag == w("rPr") and _is_paragraph_mark(parent):
            parent.remove(mark)
            paragraph = parent.getparent().getparent()  # type: ignore[union-attr]
            if mark.tag in self.dropped and paragraph is not None:
                ending[paragraph] = None
            elif paragraph is not None:
                self.sign(paragraph, mark)
        elif parent.tag == w("rPr"):
            parent.remove(mark)  # a run's own mark says no more than the one round it
        elif parent.tag == w("numPr"):
            owner = parent.getparent()
            parent.remove(mark)
            if mark.tag in self.dropped and owner is not None:
                owner.remove(parent)
        elif mark.tag in self.dropped:
            if self.keep_authors:
                text = "".join(piece.text or "" for piece in mark.iter(*RESTORED, w("t")))
                self.went.append((mark.get(w("author"), ""), mark.get(w("date"), ""), text))
            _drop(mark)
            _drop_hollow(parent)
        else:
            for run in mark.iter(w("r")):
                self.sign(run, mark)
            _unwrap(mark)

    def sign(self, element: _Element, mark: _Element, *, by: str = AUTHOR, on: str = DATE) -> None:
        """Keep on an element who made the change that a mark tells of; the first of several stays."""
        if self.keep_authors and by not in element.attrib:
            element.set(by, mark.get(w("author"), ""))
            element.set(on, mark.get(w("date"), ""))

    def resolve_change(self, mark: _Element, parent: _Element) -> None:
        owner = parent.getparent()
        if owner is not None:
            self.sign(owner, mark, by=FORMATTED_BY, on=FORMATTED_ON)
        parent.remove(mark)
        if not self.restore or mark.tag == w("numberingChange"):
            return
        old = next(iter(mark), None)
        staying = STAYING.get(str(parent.tag), frozenset())
        first = [child for child in parent if child.tag in staying and child.tag not in LAST]
        last = [child for child in parent if child.tag in staying and child.tag in LAST]
        # A run's marks come first in its properties, a paragraph's own run properties last in its.
        parent[:] = [*first, *([] if old is None else list(old)), *last]
        parent.attrib.clear()
        if old is not None:
            parent.attrib.update(old.attrib)

    def resolve_cell(self, mark: _Element, properties: _Element) -> None:
        cell = properties.getparent()
        properties.remove(mark)
        if mark.tag == w("cellMerge"):
            merge = mark.get(w("vMergeOrig") if self.restore else w("vMerge"))
            for found in properties.findall(w("vMerge")):
                properties.remove(found)
            if merge is not None:
                at = next((i for i, child in enumerate(properties) if child.tag not in BEFORE_MERGE), len(properties))
                start = {w("val"): "restart"} if merge == "rest" else {}
                properties.insert(at, properties.makeelement(w("vMerge"), start))
            return
        gone = w("cellIns") if self.restore else w("cellDel")
        if mark.tag == gone and cell is not None:
            row = cell.getparent()
            _drop(cell)
            if row is not None and row.find(w("tc")) is None:
                _drop_row(row)


LAST: Final = frozenset((w("rPr"), w("sectPr"), w("pPrChange"), *CELL_MARKS))
BEFORE_MERGE: Final = frozenset(w(name) for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))


HOLDERS: Final = frozenset(w(name) for name in ("hyperlink", "fldSimple", "dir", "bdo", "sdtContent", "sdt"))


def _is_paragraph_mark(properties: _Element) -> bool:
    above = properties.getparent()
    return above is not None and above.tag == w("pPr")


def _flow_into_next(paragraph: _Element) -> None:
    """Join a paragraph whose mark is gone with the one behind it; that one's properties hold."""
    parent = paragraph.getparent()
    if parent is None:
        return
    content = [child for child in paragraph if child.tag != w("pPr")]
    following = paragraph.getnext()
    while following is not None and following.tag in UNSEEN:
        following = following.getnext()
    if following is not None and following.tag == w("p"):
        properties = following.find(w("pPr"))
        at = 0 if properties is None else 1
        following[at:at] = content
        _drop(paragraph)
    elif is_empty(paragraph):
        # The markers in it mean a place, which is now that before what follows.
        for child in content:
            paragraph.addprevious(child)
        _drop(paragraph)


def is_empty(paragraph: _Element) -> bool:
    """Tell whether a paragraph holds nothing that anybody sees."""
    return all(child.tag in UNSEEN or (child.tag == w("r") and not _content(child)) for child in paragraph)


def _content(run: _Element) -> list[_Element]:
    return [child for child in run if child.tag != w("rPr")]


def _drop_hollow(holder: _Element) -> None:
    """Take out a link or field that has lost what stood in it, and then what it stood in."""
    while holder.tag in HOLDERS and next(holder.iter(w("r")), None) is None:
        above = holder.getparent()
        if above is None:
            return
        above.remove(holder)
        holder = above


def _drop_row(row: _Element) -> None:
    """Take a row out; with the last one goes its table."""
    table = row.getparent()
    _drop(row)
    while table is not None and table.tag != w("tbl"):
        table = table.getparent()
    if table is not None and next(table.iter(w("tr")), None) is None:
        _drop(table)


def _unwrap_tracked_control(mark: _Element, parent: _Element, *, kept: tuple[str, ...]) -> None:
    """Take a content control away whose own insertion or deletion is tracked and does not stay.

    Such a control stands between the start and the end of a customXmlInsRange (customXmlDelRange ...).
    """
    local = str(mark.tag).removeprefix(f"{{{W}}}customXml")
    control = mark.getnext()
    if not local.endswith("RangeStart") or control is None or control.tag not in CONTROLS:
        return
    was_inserted = local.startswith(("Ins", "MoveTo"))
    if was_inserted is (w("ins") in kept):
        return
    inside = control.find(w("sdtContent")) if control.tag == w("sdt") else control
    pieces = [] if inside is None else [child for child in inside if child.tag != w("customXmlPr")]
    at = parent.index(control)
    parent[at : at + 1] = pieces


CONTROLS: Final = frozenset((w("sdt"), w("customXml")))


def _unwrap(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)

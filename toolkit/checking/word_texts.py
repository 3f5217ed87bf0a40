"""The texts of a .docx: what `CheckedText` is made of for Word.

What is read is the document with all tracked changes accepted, on a copy; each letter knows the w:t of the
document itself that it stands in, so that a repair reaches the right one and touches no other.
"""

from __future__ import annotations

import copy
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.texts import CheckedText, Role
from toolkit.diagnostics import Location
from toolkit.word.names import MC, w
from toolkit.word.revisions import accept_all, tracked_marks
from toolkit.word.story import APART, LETTERS, TEXT, Merge, blocks, grid_rows
from toolkit.word.task_tables import RowKind, TaskTable, read_task_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from toolkit.word.document import WordDocument

CELL_ROLES: Final = {
    "content": Role.CONTENT,
    "lead_agencies": Role.AGENCIES,
    "coordinating_agencies": Role.AGENCIES,
    "schedule": Role.SCHEDULE,
}
NOTES: Final = {"footnotes": ("footnote", "chú thích chân trang"), "endnotes": ("endnote", "chú thích cuối")}
MARGINS: Final = {"header": "đầu trang", "footer": "chân trang"}
APART_NOTES: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})
NO_ROLES: Final[Mapping[_Element, Role]] = {}
FALLBACK: Final = f"{{{MC}}}Fallback"


class Letter(NamedTuple):
    """A character of a paragraph as it stands in the file.

    Attributes:
        element: The w:t of the document (not of the copy that is read); None for tabs, line breaks and the like.
        offset: Which of its characters.
    """

    element: _Element | None
    offset: int


class WordPlace(NamedTuple):
    """Where a text stands in a Word file.

    Attributes:
        file: The file as the user named it.
        where: The place in words: "đoạn 14", "bảng 2, hàng 8, cột 3".
        part: The part it stands in: "word/document.xml".
        paragraph: The w:p that was read, for its styles; of a copy where the document holds tracked changes.
        raw: The text before it was composed.
        letters: For each character of the NFC text, the character of `raw` it begins with; and the end.
        pieces: Where each w:t, tab or line break begins in `raw`, and the w:t of the document; the end comes last.
    """

    file: str
    where: str
    part: str
    paragraph: _Element
    raw: str
    letters: Sequence[int]
    pieces: tuple[tuple[int, _Element | None], ...]

    def location(self, start: int, end: int) -> Location:  # noqa: ARG002 - a Word file has no columns
        """Return the place in words."""
        return Location(self.file, where=self.where)

    def typed(self, start: int, end: int) -> str:
        """Return the letters before they were composed."""
        return self.raw[self.letters[start] : self.letters[end]]

    def stretch(self, start: int, end: int) -> tuple[Letter, ...]:
        """Return where the characters of a stretch stand."""
        first, last = self.letters[start], self.letters[end]
        found: list[Letter] = []
        for (begin, element), (stop, _) in pairwise(self.pieces):
            found += (Letter(element, at - begin) for at in range(max(begin, first), min(stop, last)))
        return tuple(found)


class Story(NamedTuple):
    """A body, header, footer, note or text box that is read.

    Attributes:
        document: The document.
        part: The part it stands in.
        root: The part's root, tracked changes accepted: a copy, or where there are none the document's own.
        originals: Each w:t and w:p of a copy to the document's own.
        roles: What is known of some paragraphs of the document itself.
    """

    document: WordDocument
    part: str
    root: _Element
    originals: dict[_Element, _Element]
    roles: Mapping[_Element, Role]


def word_texts(document: WordDocument, roles: Mapping[_Element, Role] | None = None) -> Iterator[CheckedText]:
    """Yield the texts of a document: body with its text boxes, notes, headers and footers.

    Args:
        document: The document.
        roles: The role of each w:p of the document that is known for a part of it; others are told by where they stand.
    """
    story = accepted(document, document.main, roles or {})
    if story is None:
        return
    body = story.root.find(w("body"))
    if body is not None:
        yield from _container(story, body, "", Role.BODY)
    for kind, (tag, name) in NOTES.items():
        notes = accepted(document, document.related(kind))
        if notes is not None:
            for note in notes.root.iterchildren(w(tag)):
                if note.get(w("type")) not in APART_NOTES:
                    yield from _container(notes, note, f"{name} {note.get(w('id'), '?')}, ", Role.NOTE)
    for relation in document.relations(document.main).values():
        margin = accepted(document, relation.target) if relation.kind in MARGINS else None
        if margin is not None:
            yield from _container(margin, margin.root, f"{MARGINS[relation.kind]}, ", Role.MARGIN)


def accepted(document: WordDocument, part: str, roles: Mapping[_Element, Role] = NO_ROLES) -> Story | None:
    """Return a part as it reads when all tracked changes are taken; None where there is no such part."""
    own = document.root(part) if part else None
    if own is None:
        return None
    if next(tracked_marks(own), None) is None:
        return Story(document, part, own, {}, roles)
    root = copy.deepcopy(own)
    originals = dict(zip(root.iter(w("t"), w("p")), own.iter(w("t"), w("p")), strict=True))
    accept_all(root)
    return Story(document, part, root, originals, roles)


def _container(story: Story, container: _Element, before: str, role: Role) -> Iterator[CheckedText]:
    """Yield the texts of a body, note or the like; paragraphs and tables are counted in it."""
    paragraphs = tables = 0
    task_table: TaskTable | None = None
    for block in blocks(container):
        if block.tag == w("p"):
            paragraphs += 1
            yield from _paragraph(story, block, f"{before}đoạn {paragraphs}", role)
        else:
            tables += 1
            task_table = read_task_table(block, tables, task_table)
            yield from _table(story, block, f"{before}bảng {tables}", role, task_table)


def _table(
    story: Story, table: _Element, where: str, role: Role, task_table: TaskTable | None
) -> Iterator[CheckedText]:
    kinds = {row.number: row.kind for row in task_table.rows} if task_table else {}
    columns = task_table.columns if task_table else {}
    for number, row in enumerate(grid_rows(table), 1):
        entry = f"{where}, hàng {number}"
        for column, cell in enumerate(row.cells, 1):
            if cell.merge is Merge.CONTINUED and not any(True for _ in cell.element.iter(w("t"))):
                continue
            field = columns.get(cell.column, "")
            own: Role
            if not task_table:
                own = Role.CELL if role is Role.BODY else role
            elif kinds.get(number) is RowKind.HEADER:
                own = Role.COLUMN
            elif kinds.get(number) in {RowKind.SECTION, RowKind.PROGRAMME}:
                own = Role.SECTION
            else:
                own = CELL_ROLES.get(field, Role.CELL)
            of_task = kinds.get(number) is RowKind.TASK
            for text in _cell(story, cell.element, f"{entry}, cột {column}", own):
                yield text._replace(entry=entry, field=field) if of_task else text


def _cell(story: Story, cell: _Element, where: str, role: Role) -> Iterator[CheckedText]:
    """Yield the texts of a cell, its own paragraphs counted."""
    own: list[CheckedText] = []
    other: list[CheckedText] = []
    tables = 0
    for block in blocks(cell):
        if block.tag == w("p"):
            found = list(_paragraph(story, block, where, role))
            own += (text for text in found if text.owner == where)
            other += (text for text in found if text.owner != where)
        else:
            tables += 1
            other += _table(story, block, f"{where}, bảng con {tables}", role, None)
    for number, text in enumerate(own):
        yield text._replace(number=number, is_last=number == len(own) - 1)
    yield from other


def _paragraph(story: Story, paragraph: _Element, where: str, role: Role) -> Iterator[CheckedText]:
    """Yield a paragraph's text, then those of the text boxes in it."""
    known = story.roles.get(story.originals.get(paragraph, paragraph))
    if text := read_paragraph(story, paragraph, where, known or role):
        yield text
    boxes = [box for box in paragraph.iter(w("txbxContent")) if not _is_fallback(box, paragraph)]
    for number, box in enumerate(boxes, 1):
        if next(box.iterancestors(w("txbxContent")), None) is None:
            yield from _container(story, box, f"{where}, khung chữ {number}, ", role)


def _is_fallback(box: _Element, paragraph: _Element) -> bool:
    """Tell whether a text box is the old form of one that stands beside it."""
    for above in box.iterancestors():
        if above is paragraph:
            return False
        if above.tag == FALLBACK:
            return True
    return False


def read_paragraph(story: Story, paragraph: _Element, where: str, role: Role) -> CheckedText | None:
    """Return a paragraph's text with its places; None where it is blank."""
    raw: list[str] = []
    pieces: list[tuple[int, _Element | None]] = []
    length = 0
    stack = [iter(paragraph)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if child.tag == TEXT:
            letters = child.text or ""
            pieces.append((length, story.originals.get(child, child)))
        elif child.tag in LETTERS:
            letters = LETTERS[child.tag]
            pieces.append((length, None))
        else:
            if child.tag not in APART and len(child):
                stack.append(iter(child))
            continue
        raw.append(letters)
        length += len(letters)
    typed = "".join(raw)
    if not typed.strip():
        return None
    text, offsets = composed(typed)
    place = WordPlace(story.document.name, where, story.part, paragraph, typed, offsets, (*pieces, (length, None)))
    return CheckedText(where, role, text, place)


def composed(raw: str) -> tuple[str, Sequence[int]]:
    """Return a text as NFC, and where in the raw one each of its characters begins; the end comes last."""
    if unicodedata.is_normalized("NFC", raw):
        return raw, range(len(raw) + 1)
    text: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        letter = unicodedata.normalize("NFC", raw[at:end])
        text.append(letter)
        offsets += [at] * len(letter)
        at = end
    return "".join(text), (*offsets, len(raw))

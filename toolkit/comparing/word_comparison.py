"""Two .docx compared: their words, and in what those that stayed look different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.comparing.alignment import align
from toolkit.comparing.compare import compare, nobody
from toolkit.comparing.comparison import Change, ChangeClass, Comparison, Entry, Unit, UnitKind
from toolkit.comparing.formatting import Formatter
from toolkit.comparing.word_draft import word_draft
from toolkit.word.canonical import Canonical
from toolkit.word.names import w
from toolkit.word.outline import page_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.comparing.alignment import Match
    from toolkit.comparing.word_draft import WordDraft
    from toolkit.word.document import WordDocument


class Alignment:
    """Two documents and which of their units are each other; emptied by whoever has used them up.

    Attributes:
        documents: The old and the new document.
        drafts: The units of both.
        matches: Which of them are each other, by index.
    """

    __slots__ = ("documents", "drafts", "matches")

    def __init__(
        self,
        documents: tuple[WordDocument, WordDocument],
        drafts: tuple[WordDraft, WordDraft],
        matches: tuple[Match, ...],
    ) -> None:
        """Hold what has been aligned."""
        self.documents = documents
        self.drafts = drafts
        self.matches = matches

    def clear(self) -> None:
        """Let go of the documents: their trees are large."""
        del self.documents, self.drafts, self.matches


def align_documents(old: WordDocument, new: WordDocument) -> Alignment:
    """Return which paragraphs and rows of two documents without tracked changes are each other."""
    before, after = word_draft(old), word_draft(new)
    return Alignment((old, new), (before, after), tuple(align(before.draft.keys, after.draft.keys)))


def compare_documents(aligned: Alignment, agency_of: Callable[[str], str] = nobody) -> Comparison:
    """Return what became of each paragraph and row of two documents.

    Args:
        aligned: Both documents.
        agency_of: From a name to the code of the agency behind it, "" if nobody is known by it.
    """
    (old, new), (before, after), matches = aligned.documents, aligned.drafts, aligned.matches
    formatter = Formatter(Canonical(old, old.main), Canonical(new, new.main))

    def look(olds: tuple[int, ...], news: tuple[int, ...]) -> str:
        return formatter.difference([before.elements[i] for i in olds], [after.elements[j] for j in news])

    apart = before.apart, after.apart
    found = compare(before.draft, after.draft, apart=apart, look=look, agency_of=agency_of, matches=matches)
    return found._replace(entries=(*found.entries, *_columns(before, after, found), *_pages(old, new)))


def _columns(old: WordDraft, new: WordDraft, found: Comparison) -> Iterator[Entry]:
    """Yield the task tables whose columns have changed their order; they are each other in their order."""
    for number, (before, after) in enumerate(zip(old.columns, new.columns, strict=False), 1):
        if before != after and sorted(before) == sorted(after):
            was, now = (", ".join(map(found.field_name, fields)) for fields in (before, after))
            yield _layout_entry(f"cột của bảng nhiệm vụ {number}", was, now)


def _pages(old: WordDocument, new: WordDocument) -> Iterator[Entry]:
    """Yield the sections whose paper or margins are no longer what they were."""
    here, there = (
        ["; ".join(page_lines(section)) for section in document.body.iter(w("sectPr"))] for document in (old, new)
    )
    for number, (before, after) in enumerate(zip(here, there, strict=False), 1):
        if before != after:
            yield _layout_entry(f"trang giấy của phần {number}", before, after)


def _layout_entry(label: str, before: str, after: str) -> Entry:
    """Return what has changed in the layout of a document, as an entry of its own."""
    one, other = (Unit(UnitKind.PARAGRAPH, "", "", "", label, {"content": text}, label) for text in (before, after))
    return Entry(one, other, (Change(ChangeClass.FORMAT, note=f"{before} → {after}"),))

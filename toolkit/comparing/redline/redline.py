"""The new document with tracked changes against the old one: made, proved, or refused.

Accepting all its changes gives the new document, rejecting them all the old one, in text, structure and formatting
(`proof`). What Word cannot track is taken from the new document and named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from toolkit.comparing.redline.marking import Signer, without_private
from toolkit.comparing.redline.merging import StoryMerger
from toolkit.comparing.redline.pairing import pair_containers, pair_drafts
from toolkit.comparing.redline.parts import NOTES, Carrier
from toolkit.comparing.redline.proof import Prover, first_difference
from toolkit.comparing.redline.untracked import untracked_differences
from toolkit.comparing.redline.writing import Words, track_section
from toolkit.comparing.words import blocks
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.canonical import Canonical
from toolkit.word.condensing import condensed
from toolkit.word.document import WordDocument, section_headers, story_parts
from toolkit.word.names import w
from toolkit.word.package import pack_part, read_package, write_package
from toolkit.word.revisions import accept_all, reject_all
from toolkit.word.soundness import check_package
from toolkit.word.story import container_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from toolkit.comparing.redline.proof import Line
    from toolkit.comparing.word_comparison import Alignment

XML_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST_ID: Final = 900_000  # ids of our marks: bookmarks and earlier changes count from 0


class Redline(NamedTuple):
    """A document with tracked changes.

    Attributes:
        data: The whole .docx.
        findings: What could not be tracked.
    """

    data: bytes
    findings: tuple[Diagnostic, ...]


class Input(NamedTuple):
    """A .docx and its name for messages."""

    data: bytes
    name: str


def make_redline(
    old: Input, new: Input, *, author: str, date: str = "", target: str, aligned: Alignment | None = None
) -> Redline:
    """Return the new document with tracked changes against the old one.

    Args:
        old: The old document; its own tracked changes are taken as refused, and stay open in what is returned.
        new: The new document; its own are taken as accepted, and stay open under their authors.
        aligned: Both documents, where neither has tracked changes and they have been aligned already; they are
            used up.
        author: Name on the changes.
        date: Their date, "2026-11-28T00:00:00Z"; empty for none.
        target: What messages call the file that is made.

    Raises:
        VanbanError: A document cannot be read (MB1xx, MB3xx), or the redline is not proved (MB402).
    """
    documents = (WordDocument(*old), WordDocument(*new)) if aligned is None else aligned.documents
    maker = _Maker(*documents, new, Signer(author, date, FIRST_ID), aligned)
    del documents
    wanted = maker.make()
    findings = tuple(maker.findings())
    data = maker.data()
    del maker
    _prove(data, target, wanted)
    if fresh := _fresh_faults(data, (old.data, new.data), target):
        raise VanbanError([_not_proved(target, fresh[0].message), *fresh])
    return Redline(data, findings)


class _Forms(NamedTuple):
    """By what a story is ("body", "header 1 default"), its normal form in the old and the new document."""

    old: dict[str, list[Line]]
    new: dict[str, list[Line]]
    rows: dict[bytes, bytes]  # rows that have been seen
    parts: dict[str, str]  # from what a story is to the new document's part


class _Maker:
    def __init__(
        self, old: WordDocument, new: WordDocument, source: Input, signer: Signer, aligned: Alignment | None
    ) -> None:
        self.old = old
        self.new = new
        self.source = source  # of the new document
        self.aligned = aligned
        self.signer = signer
        self.carrier = Carrier(old, new)
        self.notes: dict[tuple[str, str, str], None] = {}  # reference, old id, new id
        self.changed = {new.main}
        self.unmatched: list[str] = []
        self.kept: set[str] = set()  # stories that somebody else's marks tell of

    def make(self) -> _Forms:
        """Turn the new document's trees into both; return what they must give when accepted and rejected."""
        went: list[tuple[str, str, str]] = []
        earlier = 0
        for document, resolve in ((self.old, reject_all), (self.new, accept_all)):
            document.forget_bytes(document.main)  # the tree says the same and is what is used
            for part in story_parts(document):
                root = document.root(part)
                if root is not None:
                    found = resolve(root, keep_authors=True)
                    if document is self.new:
                        went += found.dropped
                        earlier += found.changes
        self.earlier = _Earlier(went)
        pairs = list(self.pairs())
        rows: dict[bytes, bytes] = {}
        forms = _Forms(
            _forms(self.old, [(name, part) for name, part, _ in pairs], rows),
            _forms(self.new, [(name, part) for name, _, part in pairs], rows),
            rows,
            {name: part for name, _, part in pairs},
        )
        self.kept = self.keep_tracked(pairs, forms) if earlier else set()
        for _, old_part, new_part in pairs:
            if new_part not in self.kept:
                self.merge(old_part, new_part)
        self.merge_notes()
        return forms

    def keep_tracked(self, pairs: list[tuple[str, str, str]], forms: _Forms) -> set[str]:
        """Put back the stories of the new document that somebody made from the old ones with tracked changes.

        Their own marks tell all there is, with their authors and dates: nobody could tell it better.
        """
        tracked, refused = WordDocument(*self.source), WordDocument(*self.source)
        for part in story_parts(refused):
            root = refused.root(part)
            if root is not None:
                reject_all(root)
        given = _forms(refused, [(name, part) for name, _, part in pairs], forms.rows)
        lines = Prover(Canonical(refused, refused.main), {}, forms.rows).lines
        kept = {
            part
            for name, _, part in pairs
            if first_difference(forms.old.get(name, []), given.get(name, []), lines) is None
        }
        notes = [self.new.related(kind) for kind, _ in NOTES.values()] if self.new.main in kept else []
        for part in (*kept, *notes):
            root, original = self.new.root(part), tracked.root(part)
            if root is not None and original is not None:
                root[:] = list(original)
                self.changed.add(part)
        body = self.new.root(self.new.main).find(w("body"))  # type: ignore[union-attr]
        assert body is not None  # noqa: S101 - each document has one
        self.new.body = body
        return kept

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Yield what a story is, the old part and the new one; headers are each other by section and kind."""
        yield "body", self.old.main, self.new.main
        here, there = section_headers(self.old), section_headers(self.new)
        done: set[str] = set()
        partners = dict(self.sections(here, there))
        for number, headers in enumerate(there):
            partner = here[partners[number]] if number in partners else {}
            for word, part in headers.items():
                place = f"{word} của phần {number + 1}"
                if word not in partner:
                    self.unmatched.append(place)
                elif part not in done:
                    done.add(part)
                    yield place, partner[word], part
        back = {i: there[j] for j, i in partners.items()}
        for number, headers in enumerate(here):
            gone = [word for word in headers if word not in back.get(number, {})]
            self.unmatched += [f"{word} của phần {number + 1} ở bản cũ" for word in gone]

    def sections(self, old: list[dict[str, str]], new: list[dict[str, str]]) -> Iterator[tuple[int, int]]:
        """Yield the sections that are each other, the new one first: in their order, or by what their headers say."""
        if len(old) == len(new):
            yield from ((number, number) for number in range(len(new)))
            return
        said = (
            [tuple((word, self.said(document, part)) for word, part in own.items()) for own in sections]
            for document, sections in ((self.old, old), (self.new, new))
        )
        last = (len(old) - 1, len(new) - 1)
        for block in blocks(*said):
            if block.same:
                yield from zip(range(*block.new), range(*block.old), strict=True)
            elif (
                (block.old[1] - 1, block.new[1] - 1) == last
                and block.old[0] < block.old[1]
                and block.new[0] < block.new[1]
            ):
                yield last[1], last[0]

    def said(self, document: WordDocument, part: str) -> str:
        root = document.root(part)
        return "" if root is None else container_text(root)

    def words(self, old_part: str, new_part: str) -> Words:
        """Return what a writer of two parts needs to know."""

        def bring(element: _Element) -> None:
            self.carrier.bring(element, old_part, new_part)

        def note(old_reference: _Element, new_reference: _Element) -> None:
            ids = old_reference.get(w("id"), ""), new_reference.get(w("id"), "")
            self.notes[(str(new_reference.tag), *ids)] = None

        canonical = Canonical(self.old, old_part), Canonical(self.new, new_part)
        return Words(*canonical, self.signer, self.earlier, bring, note)

    def merge(self, old_part: str, new_part: str) -> None:
        """Lay an old story into a new one."""
        is_body = new_part == self.new.main
        old = self.old.body if is_body else self.old.root(old_part)
        new = self.new.body if is_body else self.new.root(new_part)
        if old is None or new is None:
            return
        words = self.words(old_part, new_part)
        if is_body and self.aligned is not None:
            pairing = pair_drafts(*self.aligned.drafts, self.aligned.matches)
            self.aligned.clear()
        else:
            pairing = pair_containers(old, new)
        StoryMerger(words, pair_containers).merge(old, new, pairing)
        track_section(new.find(w("sectPr")), old.find(w("sectPr")), words)
        self.changed.add(new_part)

    def merge_notes(self) -> None:
        """Compare the notes whose references are kept; a note in a note is none."""
        for reference, old_id, new_id in list(self.notes):
            kind, tag = NOTES[reference]
            parts = self.old.related(kind), self.new.related(kind)
            old, new = (_with_id(document.root(part), tag, identifier) for document, part, identifier in
                        ((self.old, parts[0], old_id), (self.new, parts[1], new_id)))  # fmt: skip
            if old is not None and new is not None:
                words = self.words(*parts)
                StoryMerger(words, pair_containers).merge(old, new, pair_containers(old, new))
                self.changed.add(parts[1])

    def data(self) -> bytes:
        """Return the package, the last thing asked for: the old document is let go of to make room for its bytes."""
        changed = self.changed | self.carrier.changed
        del self.old, self.carrier
        for part in changed:
            root = self.new.root(part)
            if root is not None:
                without_private(root)
                self.new.parts[part] = XML_DECLARATION + etree.tostring(root, encoding="UTF-8")
        return write_package(pack_part(name, content) for name, content in self.new.parts.items())

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what Word cannot track and yet differs."""
        return untracked_differences(self.old, self.new, self.unmatched, controls=self.new.main not in self.kept)


class _Earlier:
    """Who deleted a text earlier, as the new document's own tracked changes tell it."""

    def __init__(self, went: list[tuple[str, str, str]]) -> None:
        self._left: dict[tuple[str, str], list[str]] = {}  # what each deleted, and has not been asked for yet
        for author, date, text in went:
            self._left.setdefault((author, date), []).append(text)

    def __call__(self, text: str) -> tuple[str, str]:
        wanted = text.strip()
        if not wanted:
            return "", ""
        for by, texts in self._left.items():
            at = next((i for i, deleted in enumerate(texts) if wanted in deleted), -1)
            if at >= 0:
                texts[at] = texts[at].replace(wanted, "\x00", 1)  # each deletion answers for its words once
                return by
        # One deletion may have been made of many: runs of several looks.
        return next((by for by, texts in self._left.items() if wanted in "".join(texts)), ("", ""))


def _forms(document: WordDocument, parts: list[tuple[str, str]], rows: dict[bytes, bytes]) -> dict[str, list[Line]]:
    notes = dict(_note_forms(document))
    found = {}
    for name, part in parts:
        root = document.body if part == document.main else document.root(part)
        if root is not None:
            found[name] = list(Prover(Canonical(document, part), notes, rows).form(root))
    return found


def _note_forms(document: WordDocument) -> Iterator[tuple[tuple[str, str], str]]:
    for reference, (kind, tag) in NOTES.items():
        part = document.related(kind)
        root = document.root(part)
        prover = Prover(Canonical(document, part), {})
        for note in () if root is None else root.iterchildren(tag):
            yield (reference, note.get(w("id"), "")), "\n".join(map(str, prover.form(note)))


def _prove(data: bytes, target: str, wanted: _Forms) -> None:
    """Apply accept-all and reject-all to a redline in memory, and compare.

    Raises:
        VanbanError: One of them does not give what it must (MB402).
    """
    for resolve, forms, word in ((accept_all, wanted.new, "chấp nhận"), (reject_all, wanted.old, "từ chối")):
        document = WordDocument(data, target)
        for part in story_parts(document):
            root = document.root(part)
            if root is not None:
                resolve(root)
        given = _forms(document, list(wanted.parts.items()), wanted.rows)
        prover = Prover(Canonical(document, document.main), {}, wanted.rows)
        for name, form in forms.items():
            if differing := first_difference(form, given.get(name, []), prover.lines):
                place = _shown_difference(*differing)
                raise VanbanError([_not_proved(target, f"{word} mọi chỗ sửa không ra đúng văn bản ({name}: {place})")])
        del document, given


def _fresh_faults(data: bytes, sources: tuple[bytes, bytes], target: str) -> list[Diagnostic]:
    """Return what is unsound in a redline and was so in neither of its documents."""
    faults = _faults(data, target)
    known = {fault.message for source in sources for fault in _faults(source, target)} if faults else set()
    return [fault for fault in faults if fault.message not in known]


def _faults(data: bytes, target: str) -> list[Diagnostic]:
    parts = read_package(data, target, any_main=True)
    return check_package(
        {name: condensed(content) if name.endswith(".xml") else content for name, content in parts.items()}, target
    )


def _shown_difference(wanted: str, given: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(wanted, given, strict=False)) if a != b), 0)
    return f'"{given[max(0, at - 30) : at + 60]}" thay vì "{wanted[max(0, at - 30) : at + 60]}"'


def _not_proved(target: str, message: str) -> Diagnostic:
    fix = "báo cho người phụ trách vanban kèm hai tệp đã so; xem thay đổi bằng vanban diff không có --redline"
    return Diagnostic("MB402", Level.ERROR, Location(target), f"bản có vết sửa chưa đúng nên không ghi: {message}", fix)


def _with_id(root: _Element | None, tag: str, identifier: str) -> _Element | None:
    return None if root is None else next((n for n in root.iterchildren(tag) if n.get(w("id")) == identifier), None)

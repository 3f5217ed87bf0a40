"""Two streams of atoms written as paragraphs with tracked changes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.redline.atoms import MARKERS, NOTE_KEY, Atom, Stream, is_mark
from toolkit.comparing.redline.marking import (
    GOING,
    REFERENCES,
    Signer,
    State,
    mark_inside,
    mark_paragraph,
    mark_run,
    range_of_move,
    text_element,
    track_properties,
)
from toolkit.comparing.words import word_blocks
from toolkit.word.names import w
from toolkit.word.revisions import AUTHOR, DATE, FORMATTED_BY, FORMATTED_ON

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from toolkit.word.canonical import Canonical

RUN: Final = w("r")
PLAIN: Final = frozenset(w(name) for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"))
PASSIVE: Final = frozenset((w("pPr"), *MARKERS))
# What may stand in a mark of tracked changes as it is, beside runs.
MARKED_WHOLE: Final = ("}oMath", "}oMathPara")


class Step(NamedTuple):
    """One atom of the joined stream: of both sides where it is kept."""

    state: State
    old: Atom | None
    new: Atom | None
    place: int = -1  # of the new atom in its stream


class Words(NamedTuple):
    """What a writer needs to know of both documents.

    Attributes:
        old: Canonical texts of the old part.
        new: Those of the new part.
        signer: Who makes the changes.
        earlier: From a text that went to who deleted it earlier, if anybody did.
        brought: Makes an element of the old document fit for the new one: its ids, in place.
        noted: Told of each pair of references to notes that are kept.
    """

    old: Canonical
    new: Canonical
    signer: Signer
    earlier: Callable[[str], tuple[str, str]]
    brought: Callable[[_Element], None]
    noted: Callable[[_Element, _Element], None]


def steps(old: Stream, new: Stream) -> Iterator[Step]:
    """Yield the joined stream of some paragraphs; their last marks are the same one."""
    before, after = old.atoms[:-1], new.atoms[:-1]
    for block in word_blocks([atom.key for atom in before], [atom.key for atom in after]):
        if block.same:
            for i, j in zip(range(*block.old), range(*block.new), strict=True):
                yield Step(State.KEPT, before[i], after[j], j)
            continue
        yield from (Step(State.DELETED, before[i], None) for i in range(*block.old))
        yield from (Step(State.INSERTED, None, after[j], j) for j in range(*block.new))
    yield Step(State.KEPT, old.atoms[-1], new.atoms[-1], len(after))


def all_in_state(stream: Stream, state: State) -> Iterator[Step]:
    """Yield the stream of paragraphs that come or go as a whole."""
    for index, atom in enumerate(stream.atoms):
        if state in GOING:
            yield Step(state, atom, None)
        else:
            yield Step(state, None, atom, index)


def source_steps(joined: Iterable[Step]) -> Iterator[Step]:
    """Yield what a moved text was where it stood: words that are gone are deleted there."""
    for step in joined:
        if step.old is not None:
            yield Step(State.MOVED_FROM if step.state is State.KEPT else State.DELETED, step.old, None)


def target_steps(joined: Iterable[Step]) -> Iterator[Step]:
    """Yield what a moved text is where it stands now: new words are inserted there."""
    for step in joined:
        if step.new is not None:
            state = State.MOVED_TO if step.state is State.KEPT else State.INSERTED
            yield Step(state, None, step.new, step.place)


def is_unchanged(joined: Sequence[Step]) -> bool:
    """Tell whether a joined stream changes neither words nor looks of runs."""
    return all(
        step.state is State.KEPT and step.old is not None and step.new is not None and step.old.look == step.new.look
        for step in joined
    )


def is_simple(paragraph: _Element) -> bool:
    """Tell whether a paragraph holds nothing but runs of letters, and marks of places."""
    return all(
        all(piece.tag in PLAIN for piece in child) if child.tag == RUN else child.tag in PASSIVE for child in paragraph
    )


def write_whole(paragraph: _Element, state: State, words: Words) -> _Element:
    """Return a copy of a simple paragraph that comes, goes or moves as a whole: its runs as they are, in marks."""
    copy = deepcopy(paragraph)
    going = state in GOING
    first = ("", "")
    for child in list(copy):
        if child.tag == RUN:
            by = (child.get(AUTHOR, ""), child.get(DATE, ""))
            if going and not by[0]:
                by = words.earlier("".join(piece.text or "" for piece in child.iterchildren(w("t"))))
            first = first if first[0] else by
            at = copy.index(child)
            copy.insert(at, mark_run(child, state, words.signer, by))
        elif going and child.tag in MARKERS:
            copy.remove(child)
    if going:
        drop_references(copy)
        words.brought(copy)
    own = (paragraph.get(AUTHOR, ""), paragraph.get(DATE, ""))
    mark_paragraph(copy, state, words.signer, own if own[0] or not going else first)
    return copy


class ParagraphWriter:
    """Writes steps as new paragraphs."""

    def __init__(self, words: Words, markers: dict[int, list[_Element]], parent: _Element) -> None:
        """Begin; `parent` is any element of the tree that the paragraphs are for."""
        self.words = words
        self.markers = markers
        self.parent = parent
        self.paragraphs: list[_Element] = []
        self._open: list[tuple[_Element, _Element]] = []  # content controls: that of the new document, its copy
        self._content: list[_Element] = []
        self._pending: list[Step] = []

    def write(self, joined: Iterable[Step], ranges: Sequence[tuple[int, str, str]] = ()) -> list[_Element]:
        """Return the paragraphs of some steps, the last of which is a paragraph mark.

        Args:
            joined: The steps.
            ranges: Moves inside them: how many steps, "moveFrom" or "moveTo", name; they follow each other from
                the first step on.
        """
        edges = self._edges(ranges)
        for number, step in enumerate(joined):
            for edge in edges.get(number, ()):
                self._flush()
                self._append(edge)
            if step.new is not None and step.place in self.markers:
                self._flush()
                for marker in self.markers[step.place]:
                    self._append(deepcopy(marker))
            atom = step.new or step.old
            assert atom is not None  # noqa: S101 - a step is of one side at least
            if is_mark(atom):
                self._flush()
                self._close(step)
            elif atom.whole:
                self._flush()
                self._write_whole(step, atom)
            else:
                if self._pending and not self._goes_on(self._pending[-1], step):
                    self._flush()
                self._pending.append(step)
        return self.paragraphs

    def _edges(self, ranges: Sequence[tuple[int, str, str]]) -> dict[int, list[_Element]]:
        edges: dict[int, list[_Element]] = {}
        at = 0
        for length, local, name in ranges:
            if length:
                start, end = range_of_move(self.words.signer, local, name, self.parent)
                edges.setdefault(at, []).append(start)
                edges.setdefault(at + length, []).insert(0, end)
            at += length
        return edges

    # ---- runs

    def _goes_on(self, before: Step, step: Step) -> bool:
        one, other = before.new or before.old, step.new or step.old
        assert one is not None and other is not None  # noqa: S101, PT018
        if one.key.startswith(NOTE_KEY) or other.key.startswith(NOTE_KEY):
            return False  # LibreOffice doubles the text behind a reference that shares its run
        return (
            before.state is step.state
            and one.look == other.look
            and one.author == other.author
            and one.path == other.path
            and (step.state is not State.KEPT or _old_look(before) == _old_look(step))
        )

    def _flush(self) -> None:
        if not self._pending:
            return
        pending, self._pending = self._pending, []
        first = pending[0]
        atom = first.new or first.old
        assert atom is not None  # noqa: S101
        run = self.parent.makeelement(RUN)
        properties = atom.source.find(w("rPr"))
        if properties is not None:
            run.append(deepcopy(properties))
        letters: list[str] = []
        text = ""
        for step in pending:
            piece = step.new or step.old
            assert piece is not None  # noqa: S101
            if piece.nodes:
                _put_text(run, letters)
                run.extend(deepcopy(node) for node in piece.nodes)
                note_kept(step, self.words)
            else:
                letters.append(piece.text)
                text += piece.text
        _put_text(run, letters)
        if first.state in GOING:
            self.words.brought(run)
        elif first.state is State.KEPT and first.old is not None and first.old.look != atom.look:
            _sign_format(run, atom.source)
            keep_properties(run, run.find(w("rPr")), first.old.source.find(w("rPr")), self.words)
        by = atom.author
        if first.state in GOING and not by[0]:
            by = self.words.earlier(text)
        if first.state not in GOING:
            self._enter(atom.path)
        self._append(mark_run(run, first.state, self.words.signer, by))

    def _write_whole(self, step: Step, atom: Atom) -> None:
        if step.state not in GOING:
            self._enter(atom.path)
        holder = self.parent.makeelement(w("p"))
        holder.extend(deepcopy(node) for node in atom.nodes)
        if step.state in GOING:
            self.words.brought(holder)
        if step.state is not State.KEPT:
            mark_inside(holder, step.state, self.words.signer, atom.author)
        for piece in list(holder):
            if step.state is not State.KEPT and str(piece.tag).endswith(MARKED_WHOLE):
                mark = self.words.signer.mark(holder, step.state.value, atom.author)
                mark.append(piece)
                piece = mark  # noqa: PLW2901
            self._append(piece)

    def _append(self, element: _Element) -> None:
        if self._open:
            self._open[-1][1].append(element)
        else:
            self._content.append(element)

    def _enter(self, path: tuple[_Element, ...]) -> None:
        """Close and open content controls so that what comes next stands in those of `path`."""
        shared = 0
        while shared < min(len(path), len(self._open)) and self._open[shared][0] is path[shared]:
            shared += 1
        del self._open[shared:]
        for control in path[shared:]:
            copy = _shell(control)
            if control.tag != w("sdtContent"):
                copy.extend(deepcopy(child) for child in control if str(child.tag).endswith("Pr"))
            self._append(copy)
            self._open.append((control, copy))

    # ---- paragraphs

    def _close(self, step: Step) -> None:
        """End a paragraph with its mark."""
        atom = step.new or step.old
        assert atom is not None  # noqa: S101
        source = atom.source
        paragraph = _shell(source)
        properties = source.find(w("pPr"))
        if properties is not None:
            paragraph.append(deepcopy(properties))
        if step.state is State.KEPT and step.old is not None:
            track_paragraph(paragraph, source, step.old.source, self.words)
        elif step.state in GOING:
            drop_references(paragraph)
            self.words.brought(paragraph)
        by = atom.author
        if not by[0] and step.state in GOING:  # who deleted what stands in it deleted it
            first = next((piece for piece in self._content if piece.tag == w(step.state.value)), None)
            by = by if first is None else (first.get(w("author"), ""), first.get(w("date"), ""))
        mark_paragraph(paragraph, step.state, self.words.signer, by)
        paragraph.extend(self._content)
        self._content = []
        self._open = []
        self.paragraphs.append(paragraph)


def note_kept(step: Step, words: Words) -> None:
    """Tell of a step that is a reference to a note on both sides: what the note says is compared too."""
    if step.old is not None and step.new is not None and step.new.key.startswith(NOTE_KEY):
        words.noted(step.old.nodes[0], step.new.nodes[0])


def keep_properties(
    owner: _Element, new: _Element | None, old: _Element | None, words: Words, *, place: int = 0
) -> None:
    """Keep what the old document's properties were, see `track_properties`; what they lean on comes along."""
    words.brought(track_properties(owner, new, old, words.signer, place=place))


def track_paragraph(paragraph: _Element, new: _Element, old: _Element, words: Words) -> bool:
    """Keep in a paragraph what its properties were, in place; tell whether anything differs.

    Args:
        paragraph: The paragraph to mark: the new one or a copy of it.
        new: The new paragraph.
        old: The old one.
        words: Both documents.
    """
    now, was = new.find(w("pPr")), old.find(w("pPr"))
    apart = (w("rPr"), w("sectPr"))
    changed = False
    _sign_format(paragraph, new)
    mine = paragraph.find(w("pPr"))
    if words.new.properties(now, *apart) != words.old.properties(was, *apart):
        changed = True
        keep_properties(paragraph, mine, was, words)
        mine = paragraph.find(w("pPr"))
    own, its = (None if part is None else part.find(w("rPr")) for part in (now, was))
    if words.new.properties(own) != words.old.properties(its):
        changed = True
        if mine is None:
            mine = paragraph.makeelement(w("pPr"))
            paragraph.insert(0, mine)
        keep_properties(mine, mine.find(w("rPr")), its, words)
    here, there = (None if part is None else part.find(w("sectPr")) for part in (now, was))
    if here is not None and mine is not None and track_section(mine.find(w("sectPr")), there, words):
        changed = True
    return changed


def track_section(section: _Element | None, old: _Element | None, words: Words) -> bool:
    """Keep in a section's properties what they were; tell whether anything differs."""
    if section is None or old is None:
        return False
    if words.new.properties(section, *REFERENCES) == words.old.properties(old, *REFERENCES):
        return False
    owner = section.getparent()
    if owner is not None:
        keep_properties(owner, section, old, words)
    return True


def drop_references(paragraph: _Element) -> None:
    """Take references to headers and footers out of a paragraph's section: those of the old document are not there."""
    for reference in list(paragraph.iter(*REFERENCES)):
        parent = reference.getparent()
        if parent is not None:
            parent.remove(reference)


def _shell(element: _Element) -> _Element:
    """Return an element without what stands in it."""
    shell = element.makeelement(element.tag)
    shell.attrib.update(element.attrib)
    return shell


def _put_text(run: _Element, letters: list[str]) -> None:
    if letters:
        run.append(text_element(run, "".join(letters)))
        letters.clear()


def _old_look(step: Step) -> str:
    return step.old.look if step.old is not None else ""


def _sign_format(element: _Element, source: _Element) -> None:
    for name in (FORMATTED_BY, FORMATTED_ON):
        if name in source.attrib:
            element.set(name, source.attrib[name])

"""Safe repair of a plan's text: what --fix puts in, and nothing else moves.

Edits are spliced into the source at their places. What comes out is read again as YAML before it counts: every value
must be there, and every one without an edit must say what it said; an edit that breaks this (an odd sign in a plain
value) is not made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.source_texts import SourcePlace
from toolkit.checking.texts import Reformat, Replacement
from toolkit.diagnostics import Location, VanbanError
from toolkit.model.edits import Edit, Edits
from toolkit.model.places import leaves
from toolkit.model.source import SourceText
from toolkit.model.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.checking.runner import Found
    from toolkit.checking.texts import Mend

LONGEST_BESIDE: Final = 12  # characters of the words beside a change
MOST_ROUNDS: Final = 5  # one repair may uncover another: a space before a sign that was doubled


class Change(NamedTuple):
    """A repair that was made.

    Attributes:
        code: Of the rule.
        location: Where, in the file as it was when the change was made.
        before: What stood there, with the words beside it; empty for a change of format.
        after: What stands there now, with the same words; a change of format in words.
    """

    code: str
    location: Location
    before: str
    after: str


def mend_source(source: SourceText, found: Iterable[Found]) -> tuple[str, tuple[Change, ...]]:
    """Return a plan's text with the safe repairs made, and what they were.

    Of two repairs of one place the first is made; the other's turn comes when the text is checked again.
    """
    wanted: dict[Edit, Change] = {}
    for item in found:
        edit = _edit(item.mend, source)
        if edit is not None and source.text[slice(*edit.span)] != edit.text:
            before, after = in_context(source.text, edit.span.start, edit.span.end, edit.text)
            wanted.setdefault(edit, Change(item.finding.code, item.finding.location, before, after))
    edits = _apart(wanted)
    if not _reads_as_before(source, edits):
        edits = _one_by_one(source, edits)
    return Edits(edits).apply(source.text), tuple(wanted[edit] for edit in edits)


def in_context(text: str, start: int, end: int, words: str) -> tuple[str, str]:
    """Return a stretch and what takes its place, both with the rest of the words they touch."""
    first = start
    while first and start - first < LONGEST_BESIDE and not text[first - 1].isspace():
        first -= 1
    last = end
    while last < len(text) and last - end < LONGEST_BESIDE and not text[last].isspace():
        last += 1
    return text[first:last], f"{text[first:start]}{words}{text[end:last]}"


def _edit(mend: Mend | None, source: SourceText) -> Edit | None:
    if isinstance(mend, Replacement):
        place = mend.text.place
        return place.edit(mend.start, mend.end, mend.words) if isinstance(place, SourcePlace) else None
    if mend is None or isinstance(mend, Reformat) or mend.span.end > len(source.text):
        return None
    return mend


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that touch no other, by place."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.span.start > kept[-1].span.end or (edit.span.start == kept[-1].span.end != edit.span.end):
            kept.append(edit)
    return kept


def _one_by_one(source: SourceText, edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that each leave the text readable."""
    kept: list[Edit] = []
    for edit in edits:
        if _reads_as_before(source, [*kept, edit]):
            kept.append(edit)
    return kept


def _reads_as_before(source: SourceText, edits: list[Edit]) -> bool:
    """Tell whether the edited text has the same values, those without an edit word for word."""
    if not edits:
        return True
    old = list(leaves(parse_yaml(source)))
    try:
        new = list(leaves(parse_yaml(SourceText(source.file, Edits(edits).apply(source.text)))))
    except VanbanError:
        return False
    if len(old) != len(new):
        return False
    spans = iter(edits)
    edit = next(spans, None)
    for before, after in zip(old, new, strict=True):
        touched = False
        shortest = len(before.text)  # what is not taken out must be there: "#" may have made a comment of the rest
        while edit is not None and edit.span.start < before.end:
            touched = touched or edit.span.start >= before.start
            shortest -= edit.span.end - edit.span.start
            edit = next(spans, None)
        if not touched and before.text != after.text:
            return False
        if touched and (not after.text.strip() or before.style != after.style or len(after.text) < shortest):
            return False
    return True

"""A comparison as lines for a terminal: by section, fields by name, words marked by signs and in colour."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.comparison import CLASS_NAMES, NOISY, Change, ChangeClass, Comparison, Entry, Mark, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.comparing.comparison import Piece, Unit

KEPT_SHOWN: Final = 60  # characters of unchanged text round a change
FIELD_LIMIT: Final = 90  # up to here a field is shown as before and after, not as one text with marks
SIGNS: Final = {Mark.DELETED: ("[-", "-]"), Mark.INSERTED: ("{+", "+}")}


class Tone(Enum):
    """What a stretch of a line is, for whoever colours it."""

    PLAIN = "plain"
    HEADING = "heading"
    ADDED = "added"
    GONE = "gone"
    MOVED = "moved"
    QUIET = "quiet"


class Span(NamedTuple):
    """Some text of a line and what it is."""

    tone: Tone
    text: str


Line = tuple[Span, ...]
ENTRY_SIGNS: Final = {
    ChangeClass.ADDED: ("+", Tone.ADDED),
    ChangeClass.GONE: ("-", Tone.GONE),
    ChangeClass.MOVED: (">", Tone.MOVED),
}


def report(comparison: Comparison, *, everything: bool = False) -> Iterator[Line]:
    """Yield the lines of a comparison: its changes by section, then how many of each class.

    Args:
        comparison: What was found.
        everything: Show noisy changes too; without, they are only counted.
    """
    group = None
    for entry in comparison.entries:
        changes = [change for change in entry.changes if everything or change.kind not in NOISY]
        if not changes:
            continue
        if entry.group != group:
            group = entry.group
            yield ()
            yield (Span(Tone.HEADING, group or "Ngoài bảng nhiệm vụ"),)
        yield from _entry_lines(entry, changes, comparison)
    if any(entry.changes for entry in comparison.entries):
        yield ()
    yield from summary(comparison, everything=everything)


def summary(comparison: Comparison, *, everything: bool = False) -> Iterator[Line]:
    """Yield how many changes of each class there are, those that are folded apart."""
    counts = comparison.counts
    shown = [kind for kind in ChangeClass if counts[kind] and (everything or kind not in NOISY)]
    folded = [kind for kind in ChangeClass if counts[kind] and kind not in shown]
    if not counts:
        yield (Span(Tone.PLAIN, "Hai bản không có gì khác nhau."),)
        return
    text = ", ".join(f"{counts[kind]} {CLASS_NAMES[kind]}" for kind in shown)
    yield (Span(Tone.PLAIN, f"Khác nhau: {text}." if text else "Không khác nhau về nội dung."),)
    if folded:
        text = ", ".join(f"{counts[kind]} {CLASS_NAMES[kind]}" for kind in folded)
        yield (Span(Tone.QUIET, f"Đã gộp, không kể ở trên: {text} (xem bằng --all)."),)


def _entry_lines(entry: Entry, changes: Sequence[Change], comparison: Comparison) -> Iterator[Line]:
    first = changes[0].kind
    sign, tone = ENTRY_SIGNS.get(first, ("~", Tone.PLAIN))
    unit = entry.unit
    notes = [change.note for change in changes if change.kind is ChangeClass.MOVED]
    words = f" ({'; '.join(notes)})" if notes else ""
    yield (Span(tone, f"  {sign} {unit.label}{words}"),)
    if first in (ChangeClass.ADDED, ChangeClass.GONE):
        yield from _unit_lines(unit, tone, comparison)
        return
    if unit.kind is not UnitKind.PARAGRAPH and not any(change.field == "content" for change in changes):
        yield (Span(Tone.QUIET, f"      {_shortened(unit.content)}"),)
    for change in changes:
        if change.kind is not ChangeClass.MOVED:
            yield _change_line(change, is_named=unit.kind is not UnitKind.PARAGRAPH)


def _unit_lines(unit: Unit, tone: Tone, comparison: Comparison) -> Iterator[Line]:
    for field, text in unit.texts.items():
        name = "" if field == "content" else f"{comparison.field_name(field).lower()}: "
        yield (Span(Tone.QUIET, f"      {name}"), Span(tone, _one_line(text)))


def _change_line(change: Change, *, is_named: bool) -> Line:
    name = change.field_name.lower() if change.field_name else CLASS_NAMES[change.kind]
    lead = Span(Tone.QUIET, f"      {name}: " if is_named or not change.field else "      ")
    note = (Span(Tone.QUIET, f" ({change.note})"),) if change.note and change.field else ()
    if not change.field:
        return lead, Span(Tone.PLAIN, change.note)
    is_short = len(change.before) + len(change.after) <= FIELD_LIMIT
    if change.field != "content" and is_short:
        before, after = (_one_line(text) or "(trống)" for text in (change.before, change.after))
        return lead, Span(Tone.GONE, before), Span(Tone.PLAIN, " → "), Span(Tone.ADDED, after), *note
    return lead, *_marked(change.pieces), *note


def _marked(pieces: Sequence[Piece]) -> Iterator[Span]:
    """Yield the pieces of a text with signs round changed words, long unchanged ones cut in their middle."""
    for number, piece in enumerate(pieces):
        text = _one_line(piece.text, strip=False)
        if piece.mark is Mark.KEPT:
            yield Span(Tone.PLAIN, _cut(text, is_first=number == 0, is_last=number == len(pieces) - 1))
        else:
            before, after = SIGNS[piece.mark]
            yield Span(Tone.GONE if piece.mark is Mark.DELETED else Tone.ADDED, f"{before}{text}{after}")


def _cut(text: str, *, is_first: bool, is_last: bool) -> str:
    if len(text) <= 2 * KEPT_SHOWN:
        return text
    head = "" if is_first else text[:KEPT_SHOWN].rpartition(" ")[0]
    tail = "" if is_last else text[-KEPT_SHOWN:].partition(" ")[2]
    return f"{head} … {tail}".strip(" ") if is_first or is_last else f"{head} … {tail}"


def _shortened(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= 100 else f"{line[:100].rpartition(' ')[0]} …"


def _one_line(text: str, *, strip: bool = True) -> str:
    line = text.replace("\n", " ¶ ").replace("\t", " ")
    return line.strip() if strip else line

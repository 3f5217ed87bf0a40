"""The end of a document: who signs, and who receives it.

Both stand side by side in a table, in text boxes, in halves of lines parted by tabs, or one above the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from toolkit.word.recognition.folding import (
    AGENCY_WORDS,
    AUTHORITY,
    DRAFTER_MARK,
    POSITIONS,
    RECIPIENTS,
    folded,
    is_upper,
)
from toolkit.word.recognition.head import is_rule_of_signs
from toolkit.word.recognition.lines import Line, Paragraph, Side
from toolkit.word.recognition.parts import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_LINE: Final = 90
LONGEST_NAME: Final = 60
MOST_SIGNATURES: Final = 3  # side by side; a table of more columns is one of the text
NEAR: Final = 30  # paragraphs between the recipients and who signs, where no table holds both
NOTE: Final = re.compile(r"[(\[].*[)\]]?")  # "(Chữ ký, dấu)"
NAME: Final = re.compile(r"[^\W\d_]+\.?(?: [^\W\d_]+\.?){1,8}|[^\W\d_]{1,4}\.[^\W\d_]+(?: [^\W\d_]+){1,6}")
LISTED: Final = re.compile(r"[-–—+•*]|lưu\b", re.IGNORECASE)


@dataclass(slots=True)
class Ending:
    """What was found at the end.

    Attributes:
        parts: In the order of the text.
        start: Index of its first paragraph; the number of paragraphs where nothing was found.
        end: Index behind its last one.
    """

    parts: list[Part] = field(default_factory=list)
    start: int = 0
    end: int = 0


def read_ending(paragraphs: Sequence[Paragraph], start: int) -> Ending:
    """Return the end of a document.

    Args:
        paragraphs: Those of the document without its appendices.
        start: Index of the first that belongs to no head.
    """
    items = [
        (index, piece)
        for index in range(start, len(paragraphs))
        for line in paragraphs[index].lines
        for piece in line.pieces()
        if piece.plain
    ]
    label = next((at for at, (_, line) in enumerate(items) if RECIPIENTS.match(folded(line.plain))), None)
    ending = Ending(start=len(paragraphs), end=len(paragraphs))
    used: list[int] = []
    taken: set[Line] = set()
    if label is not None:
        recipients = list(_recipients(items, label))
        first = items[label][1]
        ending.parts.append(Part(PartKind.RECIPIENTS_LABEL, (first,)))
        named = tuple(line for _, line in recipients if not DRAFTER_MARK.fullmatch(folded(line.plain)))
        marks = tuple(line for _, line in recipients if line not in named)
        ending.parts += [Part(PartKind.RECIPIENTS, named)] if named else []
        ending.parts += [Part(PartKind.DRAFTER_MARK, marks)] if marks else []
        used += [items[label][0], *(index for index, _ in recipients)]
        taken = {first, *(line for _, line in recipients)}
    for signature in _signatures(items, label, taken):
        used += [index for index, _ in signature.authority + signature.name]
        if signature.authority:
            lines = tuple(line for _, line in signature.authority)
            ending.parts.append(Part(PartKind.AUTHORITY_AND_POSITION, lines))
        if signature.name:
            ending.parts.append(Part(PartKind.SIGNER_NAME, tuple(line for _, line in signature.name)))
    if used:
        ending.start, ending.end = min(used), max(used) + 1
    return ending


Item = tuple[int, Line]


@dataclass(slots=True)
class _Signature:
    authority: list[Item] = field(default_factory=list)
    name: list[Item] = field(default_factory=list)


def is_authority(line: Line) -> bool:
    """Tell whether a line names an authority or a position: "TM. ỦY BAN NHÂN DÂN", "Phó Giám đốc"."""
    text = line.plain
    found = folded(text)
    if len(found) > LONGEST_LINE or text[-1] in ";,.:":
        return False
    if AUTHORITY.match(found) and (is_upper(text) or re.match(r"[A-ZĐ]{1,3}[./]", text) is not None):
        return True
    return bool(POSITIONS.match(found)) and (is_upper(text) or line.side is not Side.FULL)


def _recipients(items: Sequence[Item], label: int) -> Iterator[Item]:
    first = items[label][1]
    place = first.paragraph.place
    for index, line in items[label + 1 :]:
        own = line.paragraph.place
        if own.box and not place.box:
            continue  # it hangs on one of these lines and stands beside them
        if (own.table, own.box) != (place.table, place.box):
            break
        if own.table or own.box:
            if line.container == first.container:
                yield index, line
            continue
        if line.side is Side.RIGHT or is_authority(line):
            continue
        if not LISTED.match(_labelled(line)) and not DRAFTER_MARK.fullmatch(folded(line.plain)):
            break
        yield index, line


def _labelled(line: Line) -> str:
    return f"{line.paragraph.label} {line.plain}".strip()


def _signatures(items: Sequence[Item], label: int | None, taken: set[Line]) -> Iterator[_Signature]:
    """Yield each signature, one or several side by side, of the lines that are not taken."""
    last = items[-1][0] if items else 0
    near = list(_near(items, label)) if label is not None else [item for item in items if last - item[0] < NEAR]
    # A line over the whole width is one of a signature only below all text: "CHỦ TỊCH ..." stands above it too.
    text_end = max((index for index, line in near if _is_running_text(line)), default=-1)
    near = [(index, line) for index, line in near if line.side is not Side.FULL or index > text_end]
    groups: dict[tuple[str | int, ...], _Signature] = {}
    for index, line in near:
        if line in taken:
            continue
        group = groups.get(line.container)
        if group is None:
            if is_authority(line) or _is_agency(line, near):
                groups[line.container] = _Signature([(index, line)])
            continue
        if NOTE.fullmatch(line.plain) or is_rule_of_signs(line.plain):
            continue
        is_before_name = not group.name
        goes_on = is_upper(line.plain) and index - group.authority[-1][0] <= 1 and not _looks_like_name(line)
        if is_before_name and (is_authority(line) or goes_on):
            group.authority.append((index, line))
        elif len(line.plain) < LONGEST_NAME and NAME.fullmatch(line.plain):
            group.name[:] = [(index, line)]
    yield from groups.values()


def _is_agency(line: Line, near: Sequence[Item]) -> bool:
    """Tell whether a line names an agency right above a position: "SỞ NỘI VỤ" over "GIÁM ĐỐC"."""
    if line.side is Side.FULL or not is_upper(line.plain) or not AGENCY_WORDS.match(folded(line.plain)):
        return False
    below = [item for _, item in near if item.container == line.container]
    at = next(i for i, item in enumerate(below) if item is line)
    return at + 1 < len(below) and is_authority(below[at + 1])


def _looks_like_name(line: Line) -> bool:
    words = line.plain.split()
    return 2 <= len(words) <= 5 and not POSITIONS.match(folded(line.plain)) and not is_upper(line.plain)


def _near(items: Sequence[Item], label: int) -> Iterator[Item]:
    """Yield what may belong to the signature: the rest of the label's table, or what stands near it; and text near."""
    at, first = items[label]
    place = first.paragraph.place
    for index, line in items:
        own = line.paragraph.place
        if place.table and own.table == place.table:
            yield index, line
        elif abs(index - at) > NEAR or (own.table and (place.table or own.columns > MOST_SIGNATURES)):
            continue
        elif line.side is not Side.FULL or own.box or _is_middle(line) or _is_running_text(line):
            yield index, line


def _is_running_text(line: Line) -> bool:
    is_whole = line.side is Side.FULL and not line.paragraph.place.box and not line.paragraph.place.table
    return is_whole and len(line.plain) > LONGEST_LINE and not _is_middle(line)


def _is_middle(line: Line) -> bool:
    return line.paragraph.format.alignment in {"center", "right"}

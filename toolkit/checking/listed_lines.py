"""Lists that a document has line by line: addressees, recipients, legal bases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.decree30.presentation import ListForm
    from toolkit.word.recognition.lines import Line

BULLET: Final = re.compile(r"\s*(?P<sign>[-–—+•*·])\s*(?P<text>.*)", re.DOTALL)


class Entry(NamedTuple):
    """An entry of a list; a long one goes on in further lines.

    Attributes:
        line: Its last line, where its end mark stands.
        text: Without the bullet.
        has_bullet: A hyphen stands before it, typed or by a list of Word's.
        bullet: The sign it begins with, "" if none.
    """

    line: Line
    text: str
    has_bullet: bool
    bullet: str


def listed_lines(lines: Sequence[Line]) -> list[Entry]:
    """Return the entries of some lines; one without a bullet goes on with the entry above that has no end mark."""
    entries: list[Entry] = []
    for line in lines:
        is_first = line.paragraph.lines[0].plain == line.plain
        match = BULLET.fullmatch(line.plain)
        sign = match["sign"] if match else line.paragraph.label if is_first else ""
        text = match["text"] if match else line.plain
        before = entries[-1] if entries else None
        if before is not None and not sign and before.has_bullet and before.text[-1:] not in {";", "."}:
            entries[-1] = before._replace(line=line, text=f"{before.text} {text}")
        else:
            entries.append(Entry(line, text, bool(sign), sign))
    return entries


def end_faults(entries: Sequence[Entry], form: ListForm) -> Iterator[tuple[Entry, str, str]]:
    """Yield the entries with a wrong end mark, what is wrong, and what to do."""
    for number, entry in enumerate(entries, 1):
        is_last = number == len(entries)
        right = form.last_line_end if is_last else form.line_end
        if entry.text.endswith(right) or (is_last and entry.text.endswith("./.")):
            continue
        place = "cuối dòng cuối cùng" if is_last else "cuối dòng"
        there = f'là "{entry.text[-1]}"' if entry.text[-1:] in {",", ";", ".", ":"} else "không có dấu"
        yield entry, f'{place} {there}; quy định "{right}"', f'gõ "{right}" ở {place}'

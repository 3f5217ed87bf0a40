"""Read a cell of agencies: the names in it, what separates them, and who is behind each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.agency_names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from toolkit.model.agency import Found
    from toolkit.model.agency_names import NameTable

    Who: TypeAlias = Found | tuple[None, bool]

WIDEST_JOINED: Final = 12  # commas in a name that is found among others; with more it must stand alone

# A comma, "và", or both. One blank is looked at on either side, nine at most after a comma: "\s+" in front of
# "và" would try a run of a million blanks from each of them.
_JOINT: Final = re.compile(r",(?:\s{1,9}v(?:à|a\u0300)(?=\s))?|(?<=\s)v(?:à|a\u0300)(?=\s)", re.IGNORECASE)

_NOBODY: Final = (None, False)


class Name(NamedTuple):
    """A name as typed, without blanks round it, its place, and who is behind it."""

    text: str
    start: int
    end: int
    found: Who


class Sign(NamedTuple):
    """A comma or "và" between two names, and its place."""

    text: str
    start: int
    end: int


class Cell(NamedTuple):
    """A cell that was read; offsets count from its first character."""

    names: list[Name]
    joints: list[Sign]
    stray: list[int]


class CellReader:
    """Reads cells with the names of one registry."""

    __slots__ = ("_names", "_widest")

    def __init__(self, names: NameTable) -> None:
        self._names = names
        commas = max((len(_JOINT.findall(name)) for name in names), default=0)
        self._widest = min(commas, WIDEST_JOINED) + 2  # parts of a name, ", tỉnh Lai Châu" perhaps among them

    def read(self, text: str) -> Cell:
        """Return the names in a cell; `split_agencies` tells how they are told apart."""
        cell = Cell([], [], [])
        begin = 0
        for piece in text.split(";"):
            end = begin + len(piece)
            if piece.strip():
                self._read_piece(text, begin, end, cell)
            elif ";" in text:
                separator = end if end < len(text) else begin - 1  # the ";" behind it; the last has one before
                if cell.stray[-1:] != [separator]:
                    cell.stray.append(separator)
            begin = end + 1
        return cell

    def _read_piece(self, text: str, begin: int, end: int, cell: Cell) -> None:
        """Add what stands between two ";": one name, or several joined by commas, or one nobody goes by."""
        found = self._names.look_up(text[begin:end].strip())
        steps: Sequence[tuple[int, int, Who]] = () if found else self._read_joined(text[begin:end])
        for first, last, who in steps or [(0, end - begin, found or _NOBODY)]:
            raw = text[begin + first : begin + last]
            at = begin + first + len(raw) - len(raw.lstrip())
            if first:
                sign_at = cell.names[-1].end
                sign = text[sign_at:at]
                sign_at += len(sign) - len(sign.lstrip())
                cell.joints.append(Sign(sign.strip(), sign_at, sign_at + len(sign.strip())))
            typed = raw.strip()
            cell.names.append(Name(typed, at, at + len(typed), who))

    def _read_joined(self, piece: str) -> list[tuple[int, int, Found]]:
        """Return the names of a piece in which commas or "và" stand for ";"; none unless all are known.

        Of several readings the one with the longest first name is taken, and so on. The time grows with the
        number of commas, not with its square: a name has `_widest` parts at most, and where no reading
        arrives none goes on.

        Returns:
            Where each name begins and ends in `piece`, and who is behind it.
        """
        parts = _Parts(piece)
        if len(parts) == 1:
            return []
        names: list[list[tuple[int, Found]]] = []  # by part: the part after each name that begins there
        reached = {0}
        for first in range(len(parts)):
            names.append([])
            if first not in reached:
                continue
            reached.discard(first)
            for after in range(first + 1, min(first + self._widest, len(parts)) + 1):
                folded = parts.folded(first, after, self._names.longest)
                found = None if folded is None else self._names.look_up_folded(folded)
                if found is not None:
                    names[first].append((after, found))
                    reached.add(after)
            if not reached:
                return []
        return _longest_first(names, parts)


class _Parts:
    """A piece cut at each comma and "và", each part folded once and only when it is asked for."""

    __slots__ = ("_folded", "_glue", "_piece", "begins", "ends")

    def __init__(self, piece: str) -> None:
        signs = list(_JOINT.finditer(piece))
        self.begins = [0, *(sign.end() for sign in signs)]
        self.ends = [*(sign.start() for sign in signs), len(piece)]
        self._piece = piece
        self._glue = [(", " if "," in sign[0] else " ") + ("và " if len(sign[0]) > 1 else "") for sign in signs]
        self._folded: list[str] = []

    def __len__(self) -> int:
        return len(self.begins)

    def folded(self, first: int, after: int, limit: int) -> str | None:
        """Return the parts from `first` to before `after` as one folded name; None when it is over `limit`."""
        name = ""
        for number in range(first, after):
            if number == len(self._folded):
                self._folded.append(fold(self._piece[self.begins[number] : self.ends[number]]))
            name += self._folded[number]
            if len(name) > limit:
                return None
            if number + 1 < after:
                name += self._glue[number]
        return name


def _longest_first(names: list[list[tuple[int, Found]]], parts: _Parts) -> list[tuple[int, int, Found]]:
    """Return the names that cover all parts; none when no choice of them does."""
    count = len(parts)
    chosen: list[tuple[int, Found] | None] = [None] * count
    for first in reversed(range(count)):
        for after, found in reversed(names[first]):
            if after == count or chosen[after]:
                chosen[first] = after, found
                break
    steps = []
    first = 0
    while first < count and (step := chosen[first]):
        after, found = step
        steps.append((parts.begins[first], parts.ends[after - 1], found))
        first = after
    return steps

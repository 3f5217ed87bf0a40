"""Two drafts compared: `Comparison` from what each says, unit by unit."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from toolkit.comparing.alignment import Match, align
from toolkit.comparing.classes import Judge
from toolkit.comparing.comparison import (
    HEADINGS,
    Change,
    ChangeClass,
    Comparison,
    Entry,
    Mark,
    Piece,
    UnitKind,
    field_name,
)
from toolkit.comparing.numbering import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from toolkit.comparing.comparison import Unit
    from toolkit.comparing.draft import Draft


def same_look(_old: tuple[int, ...], _new: tuple[int, ...]) -> str:
    """Return that two units do not differ in look: those of plans have none."""
    return ""


def nobody(_name: str) -> str:
    """Return that a name is not known."""
    return ""


def compare(
    old: Draft,
    new: Draft,
    *,
    apart: tuple[Container[int], Container[int]] = ((), ()),
    look: Callable[[tuple[int, ...], tuple[int, ...]], str] = same_look,
    agency_of: Callable[[str], str] = nobody,
    matches: Sequence[Match] | None = None,
) -> Comparison:
    """Return what became of each unit of two drafts.

    Args:
        old: The old draft.
        new: The new draft.
        matches: Which units are each other, where that is known already.
        apart: Indices of units on each side that are layout only: they are aligned, and not told of.
        look: From indices of matched units, old and new, to the words for what differs in their look.
        agency_of: From a name to the code of the agency behind it, "" if nobody is known by it.
    """
    return _Comparer(old, new, apart, look, agency_of, matches).compare()


class _Comparer:
    def __init__(
        self,
        old: Draft,
        new: Draft,
        apart: tuple[Container[int], Container[int]],
        look: Callable[[tuple[int, ...], tuple[int, ...]], str],
        agency_of: Callable[[str], str],
        matches: Sequence[Match] | None,
    ) -> None:
        self.old = old.side
        self.new = new.side
        self.apart = apart
        self.look = look
        self.numbers = Numbers(old.side.units), Numbers(new.side.units)
        self.matches = align(old.keys, new.keys) if matches is None else matches
        self.judge = Judge(
            old.side, new.side, moved_references(old.side.units, new.side.units, self.matches), agency_of
        )
        self.now = {i: match for match in self.matches for i in match.old}

    def compare(self) -> Comparison:
        matched = {j: match for match in self.matches for j in match.new}
        gone = self.gone()
        entries = [*gone[-1]]
        for j, unit in enumerate(self.new.units):
            match = matched.get(j)
            if match is None:
                if j not in self.apart[1]:
                    entries.append(Entry(None, unit, (Change(ChangeClass.ADDED),), self.group(self.new.units, j)))
            elif match.new[0] == j and (j not in self.apart[1] or match.old[0] not in self.apart[0]):
                entries.append(self.entry(match))
            entries += gone[j]
        return Comparison(self.old, self.new, tuple(entries))

    def gone(self) -> dict[int, list[Entry]]:
        """Return the units that are gone, by the new unit they are shown behind; -1: at the top."""
        found: dict[int, list[Entry]] = defaultdict(list)
        behind = -1
        for i, unit in enumerate(self.old.units):
            match = self.now.get(i)
            if match is not None:
                behind = behind if match.moved else match.new[-1]
            elif i not in self.apart[0]:
                found[behind].append(Entry(unit, None, (Change(ChangeClass.GONE),), self.group(self.old.units, i)))
        return found

    def entry(self, match: Match) -> Entry:
        one, other = self.whole(self.old.units, match.old), self.whole(self.new.units, match.new)
        changes = [*self.moves(match, one, other)]
        for field in dict.fromkeys((*other.texts, *one.texts)):
            change = self.judge.change(field, one.texts.get(field, ""), other.texts.get(field, ""))
            if change is not None:
                changes.append(change)
        words_changed = any(change.field for change in changes)
        if one.ordinal != other.ordinal and not self.numbers[0].follow(match.old[0], self.numbers[1], match.new[0]):
            pieces = tuple(
                Piece(mark, text)
                for mark, text in ((Mark.DELETED, one.ordinal), (Mark.INSERTED, other.ordinal))
                if text
            )
            name = field_name("ordinal", {**self.old.fields, **self.new.fields})
            changes.append(Change(ChangeClass.RENUMBERED, "ordinal", name, one.ordinal, other.ordinal, pieces))
        if not words_changed and (note := self.look(match.old, match.new)):
            changes.append(Change(ChangeClass.FORMAT, note=note))
        return Entry(one, other, tuple(changes), self.group(self.new.units, match.new[0]))

    def moves(self, match: Match, one: Unit, other: Unit) -> Iterator[Change]:
        """Yield that a unit moved, unless its heading moved and took it along."""
        if not match.moved or self.came_along(one, other):
            return
        where = one.reference or one.label, other.reference or other.label
        note = f"chuyển từ {where[0]} sang {where[1]}"
        if where[0] == where[1]:
            note = f"đổi thứ tự, vẫn mang số {where[1]}" if one.reference else "đổi thứ tự"
        yield Change(ChangeClass.MOVED, note=note)

    def came_along(self, one: Unit, other: Unit) -> bool:
        if one.parent < 0 or other.parent < 0:
            return False
        above = self.now.get(one.parent)
        if above is None or other.parent not in above.new:
            return False
        return above.moved or self.came_along(self.old.units[one.parent], self.new.units[other.parent])

    def whole(self, units: Sequence[Unit], indices: Sequence[int]) -> Unit:
        """Return a unit, or the paragraphs that are one on the other side as one."""
        first = units[indices[0]]
        if len(indices) == 1:
            return first
        return first._replace(texts={"content": "\n".join(units[index].content for index in indices)})

    def group(self, units: Sequence[Unit], at: int) -> str:
        """Return the heading a unit is shown under: its outermost one, or itself."""
        unit = units[at]
        while unit.parent >= 0:
            unit = units[unit.parent]
        if unit.kind is UnitKind.TASK:
            return TASKS
        if unit.kind not in HEADINGS:
            return "" if unit is units[at] else unit.content
        return f"{unit.ordinal}. {unit.content}" if unit.ordinal else unit.content


def moved_references(old: Sequence[Unit], new: Sequence[Unit], matches: Sequence[Match]) -> dict[str, str]:
    """Return, by the old reference of each task that has another now, the new one: "I.4" to "I.5"."""
    pairs = [(old[match.old[0]].reference, new[match.new[0]].reference) for match in matches]
    return {before: after for before, after in pairs if before and after and before != after}


TASKS: Final = "Nhiệm vụ"


def as_object(comparison: Comparison) -> dict[str, object]:
    """Return a comparison as the object `--json` prints."""
    counts = comparison.counts
    return {
        "old": _side(comparison.old.name, comparison.old.title, comparison.old.year),
        "new": _side(comparison.new.name, comparison.new.title, comparison.new.year),
        "differs": comparison.differs,
        "counts": {kind.value: counts[kind] for kind in ChangeClass},
        "entries": [_entry(entry) for entry in comparison.entries if entry.changes],
    }


def _side(name: str, title: str, year: int | None) -> dict[str, object]:
    return {"name": name, "title": title, "year": year}


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "kind": entry.unit.kind.value,
        "group": entry.group,
        "old": None if entry.old is None else _unit(entry.old),
        "new": None if entry.new is None else _unit(entry.new),
        "changes": [_change(change) for change in entry.changes],
    }


def _unit(unit: Unit) -> dict[str, object]:
    texts: Mapping[str, str] = unit.texts
    return {"id": unit.id, "reference": unit.reference, "label": unit.label, "place": unit.place, "texts": dict(texts)}


def _change(change: Change) -> dict[str, object]:
    return {
        "class": change.kind.value,
        "field": change.field,
        "field_name": change.field_name,
        "before": change.before,
        "after": change.after,
        "pieces": [[piece.mark.value, piece.text] for piece in change.pieces],
        "note": change.note,
    }

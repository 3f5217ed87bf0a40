"""In which order and under which headings the page shows a comparison: sections, folded runs, places left behind.

Nothing here is HTML yet.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.comparison import HEADINGS, NOISY, ChangeClass, UnitKind
from toolkit.comparing.html_text import opening, sentence_case, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.comparing.comparison import Comparison, Entry, Unit

CONTEXT: Final = 2  # unchanged units shown on either side of a change
TASKS: Final = "Nhiệm vụ"  # of a plan without sections
OUTSIDE: Final = "Ngoài bảng nhiệm vụ"
_OLD_PLACE: Final = "cu-"  # addresses of what stands where only the old draft has it
_SECTION: Final = "muc-"
_CONTROLS: Final = "ui-"  # ids of the page's own


class Shown(NamedTuple):
    """An entry in its place.

    Attributes:
        entry: The entry.
        anchor: Its address in the page.
        from_anchor: Of what moved: the address of the place it left; empty for the others.
    """

    entry: Entry
    anchor: str
    from_anchor: str = ""

    @property
    def quiet(self) -> bool:
        """Whether nothing happened to it that anyone needs to see."""
        return all(change.kind in NOISY for change in self.entry.changes)


class LeftPlace(NamedTuple):
    """The place that something moved away from.

    Attributes:
        entry: What moved.
        anchor: Address of this place.
        to_anchor: Address of where it is now.
    """

    entry: Entry
    anchor: str
    to_anchor: str

    @property
    def quiet(self) -> bool:
        """A place left is always shown."""
        return False


class Run(NamedTuple):
    """Units without a change worth showing, folded."""

    items: Sequence[Shown]


class Section(NamedTuple):
    """A part of the page under one heading.

    Attributes:
        heading: Its text.
        level: 2, or 3 inside another section.
        anchor: Its address.
        entry: The heading's own entry; None where the heading is not a unit.
        items: What stands in it, in order.
    """

    heading: str
    level: int
    anchor: str
    entry: Entry | None
    items: list[Item]


Item = Shown | LeftPlace | Run | Section


def arrange(comparison: Comparison) -> list[Section]:
    """Return the sections of the page, each unit of both drafts in one of them."""
    sections = _Sections(comparison)
    for item in _with_left_places(comparison, sections.anchors):
        sections.take(item)
    for section in sections.all:
        section.items[:] = _folded(section.items)
    return sections.top


class _Anchors:
    """Addresses of one page, each given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, text: str, prefix: str = "") -> str:
        """Return an address made of a text."""
        wanted = prefix + (slug(text) or "noi-dung")
        if not prefix and wanted.startswith((_OLD_PLACE, _SECTION, _CONTROLS)):
            wanted = f"v-{wanted}"
        found, number = wanted, 1
        while found in self._given:
            number += 1
            found = f"{wanted}--{number}"
        self._given.add(found)
        return found

    def of(self, unit: Unit, prefix: str = "") -> str:
        """Return the address of a unit: "iv-1-2", "doan-14"."""
        return self.give(unit.reference or unit.label, prefix)


def _with_left_places(comparison: Comparison, anchors: _Anchors) -> Iterator[Shown | LeftPlace]:
    """Yield the entries with their addresses, and after each what has moved away from behind it."""
    left: dict[int, list[LeftPlace]] = {}
    shown: dict[int, Shown] = {}
    entries = comparison.entries
    of_old_unit = {id(entry.old): number for number, entry in enumerate(entries) if entry.old is not None}
    for number, entry in enumerate(entries):
        shown[number] = Shown(entry, anchors.of(entry.unit, "" if entry.new else _OLD_PLACE))
    before = -1  # the last unit of the old draft that still stands where it stood
    for unit in comparison.old.units:
        number = of_old_unit.get(id(unit), -1)
        if number < 0:
            continue
        if entries[number].new is not None and entries[number].has(ChangeClass.MOVED):
            place = LeftPlace(entries[number], anchors.of(unit, _OLD_PLACE), shown[number].anchor)
            shown[number] = shown[number]._replace(from_anchor=place.anchor)
            left.setdefault(before, []).append(place)
        else:
            before = number
    yield from left.get(-1, ())
    for number in range(len(entries)):
        yield shown[number]
        yield from left.get(number, ())


class _Sections:
    """The sections as they grow."""

    def __init__(self, comparison: Comparison) -> None:
        self.anchors = _Anchors()
        self.top: list[Section] = []
        self.all: list[Section] = []
        self._units = (comparison.old.units, comparison.new.units)
        self._open: list[Section] = []  # from the outermost to the innermost
        self._group: tuple[str, bool] | None = None  # what the entries of the innermost have in common; None at first

    def take(self, item: Shown | LeftPlace) -> None:
        """Put the next item where it belongs."""
        entry = item.entry
        if isinstance(item, LeftPlace):
            if not self._open:
                self._start(OUTSIDE, 2)
        elif entry.unit.kind in HEADINGS:
            level = 3 if entry.unit.kind is UnitKind.PROGRAMME and self._open else 2
            self._start(_heading(entry.unit), level, entry)
            if not entry.changes:
                return
        elif not self._stands_open(entry):
            self._start(sentence_case(entry.group) or (TASKS if entry.unit.kind is UnitKind.TASK else OUTSIDE), 2)
        if isinstance(item, Shown) and entry.unit.kind not in HEADINGS:
            self._group = _group(entry)
        self._open[-1].items.append(item)

    def _start(self, heading: str, level: int, entry: Entry | None = None) -> None:
        address = entry.unit.reference if entry else ""
        section = Section(heading, level, self.anchors.give(address or heading, _SECTION), entry, [])
        del self._open[level - 2 :]
        (self._open[-1].items if self._open else self.top).append(section)
        self._open.append(section)
        self._group = None
        self.all.append(section)

    def _stands_open(self, entry: Entry) -> bool:
        """Tell whether an entry belongs to an open section, and close those inside it."""
        parents = [
            units[unit.parent]
            for units, unit in zip(self._units, (entry.old, entry.new), strict=True)
            if unit is not None and 0 <= unit.parent < len(units)
        ]
        for depth in range(len(self._open), 0, -1):
            heading = self._open[depth - 1].entry
            own = () if heading is None else (heading.old, heading.new)
            if any(parent is unit for parent in parents for unit in own):
                del self._open[depth:]
                return True
        if not self._open:
            return False
        if self._group is not None:
            return _group(entry) == self._group
        heading = self._open[-1].entry
        if heading is None:
            return not entry.group
        content = heading.unit.content
        return bool(content) and entry.group.endswith(content)


def _group(entry: Entry) -> tuple[str, bool]:
    """Return by what entries without a parent are told apart: the group they name, and whether they are tasks."""
    return entry.group, entry.unit.kind is UnitKind.TASK


def _heading(unit: Unit) -> str:
    """Return a heading as it is read: "Mục IV. Bình đẳng giới trong gia đình"."""
    content = opening(unit.content, 200)
    return f"{sentence_case(unit.label)}. {content}" if unit.label and content else sentence_case(unit.label or content)


def _folded(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, long stretches without a change folded but for some beside a change."""
    parts = [list(part) for _, part in groupby(items, key=_kind_of)]
    for number, part in enumerate(parts):
        quiet = [item for item in part if isinstance(item, Shown) and item.quiet]
        if not quiet:
            yield from part
            continue
        head = CONTEXT if number and not isinstance(parts[number - 1][0], Section) else 0
        follows = number + 1 < len(parts) and not isinstance(parts[number + 1][0], Section)
        end = max(head, len(quiet) - (CONTEXT if follows else 0))
        if end - head < 2:  # the line that unfolds a single unit is as long as the unit
            yield from quiet
            continue
        yield from quiet[:head]
        yield Run(quiet[head:end])
        yield from quiet[end:]


def _kind_of(item: Item) -> str:
    if isinstance(item, Section):
        return "section"
    return "quiet" if isinstance(item, Shown) and item.quiet else "change"

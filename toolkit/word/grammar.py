"""The schema as a machine that is built while it reads: one dictionary look-up an element.

`State` is a dictionary from a child's name to what its opening tag does. A missing entry is worked
out once from `schema` and kept, so a table of 30,000 rows costs what its tags cost and nothing more.
Names are those of expat with "}" as separator: "namespace}local".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from toolkit.word import schema
from toolkit.word.names import MC, W

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.word.part_soundness import PartCheck

MAIN: Final = f"{W}}}"
FALLBACK: Final = f"{MC}}}Fallback"

StartAction: TypeAlias = "Callable[[PartCheck, list[str]], None]"
EndAction: TypeAlias = "Callable[[PartCheck], None]"


# What an opening tag does: (state of the parent after the child, what to call at the closing tag), the
# state inside the child, what to call now with the attributes (name, value, name, value, ...). Plain
# tuples and not a class: they are taken apart for every tag, and Python does that faster for these.
Closing: TypeAlias = "tuple[State, EndAction | None]"
Step: TypeAlias = "tuple[Closing, State, StartAction | None]"


class Key(NamedTuple):
    """What tells one state from another.

    Attributes:
        kind: Local name of the open element in the main namespace, else the name in full.
        level: One of the levels of `schema`.
        rank: Place reached in the element's sequence, -1 at its start.
        last: Local name of the last ranked child.
        inert: Inside the old state of a tracked change or a fall-back: order is checked, nothing is counted.
    """

    kind: str
    level: str
    rank: int = -1
    last: str = ""
    inert: bool = False


class State(dict[str, Step]):
    """The steps out of one state, worked out as they are asked for."""

    __slots__ = ("grammar", "holds_text", "key")

    def __init__(self, grammar: Grammar, key: Key) -> None:
        super().__init__()
        self.grammar = grammar
        self.key = key
        self.holds_text = key.kind in schema.TEXT_HOLDERS or "}" in key.kind

    def __missing__(self, name: str) -> Step:
        """Work out, keep and return the step of a child met here for the first time."""
        step = self[name] = self.grammar.step(self, name)
        return step


class Grammar:
    """The states met so far, shared by the parts of one package.

    Attributes:
        starts: What to call at the opening tag of an element, by local or full name.
        ends: The same for the closing tag.
        foreign: What to call at the opening tag of an element of another namespace.
        related: What to call first at one that may refer to a relationship.
    """

    __slots__ = ("ends", "foreign", "related", "starts", "states")

    def __init__(
        self, starts: dict[str, StartAction], ends: dict[str, EndAction], foreign: StartAction, related: StartAction
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.foreign = foreign
        self.related = related
        self.states: dict[Key, State] = {}

    def state(self, key: Key) -> State:
        """Return the state of a key, always the same one."""
        found = self.states.get(key)
        if found is None:
            found = self.states[key] = State(self, key)
        return found

    def start(self) -> State:
        """Return the state outside the root element."""
        return self.state(Key("}", schema.FREE))

    def step(self, parent: State, name: str) -> Step:
        """Return what the opening tag of `name` does in `parent`."""
        key = parent.key
        local = name[len(MAIN) :] if name.startswith(MAIN) else ""
        if not local:
            inert = key.inert or name == FALLBACK
            inside = self.state(Key(name if "}" in name else f"}}{name}", schema.FREE, inert=inert))
            return (parent, None), inside, None if inert else self.starts.get(name, self.foreign)
        fault, after = self._follow(key, local)
        inert = key.inert or local.endswith("Change")
        child = self.state(Key(local, _level(key.level, local), inert=inert))
        start = None if inert else self._start_action(local)
        closing = (parent if after == key else self.state(after), None if inert else self.ends.get(local))
        return closing, child, _faulty(fault, start) if fault else start

    def _start_action(self, local: str) -> StartAction | None:
        start = self.starts.get(local)
        if local not in schema.RELATED:
            return start
        related = self.related
        if start is None:
            return related

        def both(check: PartCheck, attributes: list[str]) -> None:
            start(check, attributes)
            related(check, attributes)

        return both

    def _follow(self, key: Key, local: str) -> tuple[tuple[str, str] | None, Key]:
        """Return the fault of this child, if any, and the parent's key after it."""
        ranks = schema.RANKS.get(key.kind)
        if ranks is not None:
            return _in_sequence(key, local, ranks.get(local))
        container = schema.CONTAINERS.get(key.kind)
        if container is not None:
            return _in_container(key, local, *container)
        if key.level != schema.FREE and local in schema.PLACED and local not in schema.LEVELS[key.level]:
            return _misplaced(key.kind, local), key
        return None, key


def _level(level: str, local: str) -> str:
    container = schema.CONTAINERS.get(local)
    if container is not None:
        return container[1]
    return level if local in schema.TRANSPARENT else schema.FREE


def _in_sequence(key: Key, local: str, place: tuple[int, bool] | None) -> tuple[tuple[str, str] | None, Key]:
    if place is None:
        return _misplaced(key.kind, local), key
    if (key.kind, local) in schema.UNORDERED:
        return None, key
    rank, repeatable = place
    if rank < key.rank or (rank == key.rank and not repeatable):
        return _out_of_order(key, local), key
    return None, key._replace(rank=rank, last=local)


def _in_container(key: Key, local: str, first: str, level: str, last: str) -> tuple[tuple[str, str] | None, Key]:
    opening = first.split()
    if local in opening:
        rank = opening.index(local)
        if rank <= key.rank:
            return _out_of_order(key, local), key
        return None, key._replace(rank=rank, last=local)
    if local in last.split():
        # One section ends the text; what comes after it is caught below.
        repeated = key.rank > len(opening)
        return _out_of_order(key, local) if repeated else None, key._replace(rank=len(opening) + 1, last=local)
    if local in schema.PLACED and local not in schema.LEVELS[level]:
        return _misplaced(key.kind, local), key
    held = local in schema.LEVELS[level] or local in schema.TRANSPARENT
    if key.rank > len(opening):
        return _out_of_order(key, local) if held else None, key
    if held or key.kind != "tbl":  # bookmarks and the like may open a table, and nothing else
        return None, key._replace(rank=len(opening), last=local)
    return None, key


def _out_of_order(key: Key, local: str) -> tuple[str, str]:
    return ("MB308", f"trong w:{key.kind}, w:{local} đứng sau w:{key.last}: sai thứ tự hoặc bị lặp")


def _misplaced(parent: str, local: str) -> tuple[str, str]:
    return ("MB307", f"w:{local} không được đứng trực tiếp trong w:{parent}")


def _faulty(fault: tuple[str, str], start: StartAction | None) -> StartAction:
    code, message = fault

    def report(check: PartCheck, attributes: list[str]) -> None:
        check.report(code, message)
        if start is not None:
            start(check, attributes)

    return report

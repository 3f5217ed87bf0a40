"""The values of a plan's file, each with whose it is, and how they are changed where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.plan import Programme, Section, roman_numeral
from toolkit.model.source import Span
from toolkit.model.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.plan import Plan
    from toolkit.model.yaml_nodes import Node

ENTRY_LISTS: Final = frozenset({"sections", "programmes", "tasks"})

_DIGIT: Final = re.compile("[0-9]")
_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_BLANKS: Final = " \t"


class Place(NamedTuple):
    """A value and whose it is.

    Attributes:
        scalar: The value.
        path: The keys above it, its own last: ("sections", "tasks", "schedule").
        owner: Whose it is, in words: "nhiệm vụ III.3"; empty: the plan's own.
        id: Of the entry or the instrument it belongs to.
    """

    scalar: Scalar
    path: tuple[str, ...]
    owner: str = ""
    id: str = ""

    @property
    def key(self) -> str:
        """The key it stands under."""
        return self.path[-1]

    @property
    def field(self) -> str:
        """Whose value it is: "nhiệm vụ III.3, schedule"."""
        return f"{self.owner}, {self.key}" if self.owner else self.key


def labels(plan: Plan) -> dict[str, str]:
    """Return how entries and instruments are called, by their ids."""
    found = {instrument.id: f"văn bản {instrument.id}" for instrument in plan.instruments}
    found |= {task.id: f"nhiệm vụ {task.id} (năm nay không làm)" for task in plan.resting}
    for entry, _, reference in plan.rows():
        kind = "mục" if isinstance(entry, Section) else "chương trình" if isinstance(entry, Programme) else "nhiệm vụ"
        found[entry.id] = f"{kind} {reference}"
    return found


def places(root: Node, names: dict[str, str]) -> Iterator[Place]:
    """Yield every value of a file, in its order.

    Args:
        root: As `parse_yaml` returns it.
        names: See `labels`.
    """
    return _places(root, Place(Scalar("", 0, 0), ()), names)


def _places(node: Node, above: Place, names: dict[str, str]) -> Iterator[Place]:
    if isinstance(node, Scalar):
        yield above._replace(scalar=node)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            yield from _places(item, above._replace(owner=_item_owner(above, item, number)), names)
    else:
        own = entry_id(node)
        if own in names:
            above = above._replace(owner=names[own], id=own)
        for key, value in node.entries:
            nested = isinstance(value, Mapping)
            owner = f"{above.owner}, {key.text}".removeprefix(", ") if nested else above.owner
            yield from _places(value, above._replace(path=(*above.path, key.text), owner=owner), names)


def _item_owner(above: Place, item: Node, number: int) -> str:
    """Return whose an item of a list is; one with an id is called by that."""
    if above.key == "body":
        return f"body, mục {roman_numeral(number)}"
    if above.key == "clauses":
        return f"{above.owner}, khoản {number}"
    if isinstance(item, Scalar):
        return above.owner
    return f"{above.field}, phần thứ {number}"


def entry_id(node: Node) -> str:
    """Return the id a mapping gives itself; empty where it has none."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.text.strip()
    return ""


def task_lists(node: Node, key: str = "") -> Iterator[Sequence]:
    """Yield the lists that tasks are items of."""
    if isinstance(node, Sequence):
        if key == "tasks":
            yield node
        for item in node.items:
            yield from task_lists(item)
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            if name.text in ENTRY_LISTS:
                yield from task_lists(value, name.text)


def leaves(node: Node) -> Iterator[Scalar]:
    """Yield the values and keys in a node, in their order."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from leaves(item)
    else:
        for key, value in node.entries:
            yield key
            yield from leaves(value)


def digit_offsets(text: str, scalar: Scalar) -> list[int] | None:
    """Return where in the source each digit of a value stands; None where one was written as an escape.

    A value may be folded, indented or decomposed in the source; its digits are the same, in the same order.
    """
    raw = text[scalar.start : scalar.end]
    head = 0
    if scalar.style in ("|", ">"):
        head = len(raw) - len(raw.lstrip("|>+-0123456789"))
    elif scalar.style == '"':
        raw = _ESCAPE.sub(lambda match: " " * len(match.group()), raw)
    found = [match.start() for match in _DIGIT.finditer(raw, head)]
    same = "".join(raw[at] for at in found) == "".join(_DIGIT.findall(scalar.text))
    return [scalar.start + at for at in found] if same else None


def value_edit(text: str, scalar: Scalar, value: str) -> tuple[Span, str]:
    """Return what to put where for a value to become another; a blank one leaves no space behind its colon."""
    start, end = scalar.start, scalar.end
    if scalar.style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    before = start
    while text[before - 1 : before] in _BLANKS and before:
        before -= 1
    if value:
        return (Span(start, end), value) if start < end and before < start else (Span(before, end), f" {value}")
    in_flow = text[end : end + 1] in {",", "}"}
    return Span(start if in_flow else before, end), ""

"""Items taken out of a list of the file: the whole item with the comment above it, and nothing else."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from toolkit.model.places import leaves
from toolkit.model.source import Span
from toolkit.model.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from toolkit.model.yaml_nodes import Node

_LINE_END = re.compile(r"\r\n|\r|\n|\Z")


def removed_spans(text: str, items: Sequence, indexes: Collection[int]) -> Iterator[Span]:
    """Yield the stretches to take out of a text, so that some items of a list are gone."""
    if text[items.start] == "[":
        yield from _removed_from_flow(items, indexes)
    else:
        for index in sorted(indexes):
            yield _block_item(text, items.items[index])


def insertion_point(text: str, items: Sequence, index: int) -> tuple[int, str] | None:
    """Return where a comment line above an item goes, with its indentation; None in a list written on one line."""
    if text[items.start] == "[":
        return None
    start = _dash_line(text, items.items[index].start)
    return start, text[start : _dash(text, start)]


def own_comment(text: str, items: Sequence, index: int) -> str:
    """Return the comment lines directly above an item."""
    if text[items.start] == "[":
        return ""
    start = _dash_line(text, items.items[index].start)
    return text[_comments_above(text, start) : start]


def _block_item(text: str, item: Node) -> Span:
    dash_line = _dash_line(text, item.start)
    column = _dash(text, dash_line) - dash_line
    end = _line_end(text, _content_end(text, item))
    # A comment further in than the dash belongs to the item.
    while end < len(text):
        following = _line_end(text, end)
        line = text[end:following]
        indent = len(line) - len(line.lstrip(" "))
        if not line.lstrip(" ").startswith("#") or indent <= column:
            break
        end = following
    return Span(_comments_above(text, dash_line), end)


def _content_end(text: str, item: Node) -> int:
    """Return where the last word of an item ends, its closing bracket included."""
    if not isinstance(item, Scalar) and text[item.start] in "[{":
        return item.end
    if isinstance(item, Sequence) and item.items:
        return _content_end(text, item.items[-1])
    if isinstance(item, Mapping) and item.entries:
        key, value = item.entries[-1]
        is_blank = isinstance(value, Scalar) and value.start == value.end
        return max(key.end, value.start) if is_blank else _content_end(text, value)
    last = [*leaves(item)][-1]
    if last.style in ("|", ">"):
        return last.start + len(text[last.start : last.end].rstrip())
    return last.end


def _dash_line(text: str, at: int) -> int:
    """Return where the line begins that has an item's dash."""
    dash = at - 1
    while text[dash] != "-" or text[_line_start(text, dash) : dash].strip(" "):
        dash -= 1
    return _line_start(text, dash)


def _dash(text: str, line_start: int) -> int:
    return text.index("-", line_start)


def _comments_above(text: str, line_start: int) -> int:
    """Return where the comment lines begin that stand directly above a line, as far in as it."""
    column = _dash(text, line_start) - line_start
    start = line_start
    while start:
        above = _line_start(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        line = text[above:start]
        if not line.lstrip(" ").startswith("#") or len(line) - len(line.lstrip(" ")) != column:
            break
        start = above
    return start


def _line_start(text: str, at: int) -> int:
    while (
        at and text[at - 1] not in "\r\n"
    ):  # a step at a time: a search backwards for "\r" may pass through all the text
        at -= 1
    return at


def _line_end(text: str, at: int) -> int:
    match = _LINE_END.search(text, at)
    return match.end() if match else len(text)


def _removed_from_flow(items: Sequence, indexes: Collection[int]) -> Iterator[Span]:
    nodes = items.items
    for gone, run in groupby(range(len(nodes)), lambda index: index in indexes):
        found = list(run)
        if not gone:
            continue
        first, last = found[0], found[-1]
        if last + 1 < len(nodes):
            yield Span(nodes[first].start, nodes[last + 1].start)
        else:
            yield Span(nodes[first - 1].end if first else nodes[first].start, nodes[last].end)

"""The ids of one data file, kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.problems import Problems, shorten

if TYPE_CHECKING:
    from toolkit.model.fields import Fields
    from toolkit.model.source import Span


class Identifiers:
    """The ids met so far, each with who has it."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._ids: dict[str, tuple[str, Span]] = {}

    @property
    def given(self) -> frozenset[str]:
        """Return all ids met so far."""
        return frozenset(self._ids)

    def read(self, fields: Fields, example: str) -> str:
        """Return the id of a mapping; one that was given before is a problem."""
        name = fields.identifier(example)
        if not name:
            return name
        span = fields.spans["id"]
        owner, first = self._ids.setdefault(name, (fields.owner, span))
        if first is not span:
            line = self._problems.source.line_number(first.start)
            message = f'{fields.owner}: id "{shorten(name)}" đã dùng cho {owner} ở dòng {line}'
            self._problems.error("DL017", span, message, "đặt một id khác; id phải khác nhau trong cả tệp")
        return name

    def unlike(self, name: str) -> str:
        """Return an id to propose: the name itself, or one made of it that nobody has."""
        return name if name not in self._ids else f"{name[:30].rstrip('-')}-{len(self._ids) + 1}"

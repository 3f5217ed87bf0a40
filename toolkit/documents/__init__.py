"""From a plan to the values its documents print: every printed word is decided here, none laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Document(NamedTuple):
    """One document as values for its template.

    Attributes:
        file_name: Where it goes in the set's folder, with "/": "cong-van/01-so-noi-vu.docx".
        values: What the template's tags name; the same keys whatever the plan leaves out.
        columns: Fields of its task table in printing order.
        landscape: How the paper of its table lies.
    """

    file_name: str
    values: Mapping[str, Any]
    columns: tuple[str, ...]
    landscape: bool

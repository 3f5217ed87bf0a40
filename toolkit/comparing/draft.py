"""A draft ready to be compared: its units, and what each is known by."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.comparison import Side, UnitKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.comparing.alignment import Key

KIND_NAMES: Final[Mapping[UnitKind, str]] = {
    UnitKind.SECTION: "mục",
    UnitKind.PROGRAMME: "chương trình",
    UnitKind.TASK: "nhiệm vụ",
    UnitKind.ROW: "hàng",
    UnitKind.PARAGRAPH: "đoạn",
}


class Draft(NamedTuple):
    """A side of a comparison and what its units are known by.

    Attributes:
        side: The draft.
        keys: One for each of its units.
    """

    side: Side
    keys: tuple[Key, ...]


def folded(text: str) -> str:
    """Return a text as it is compared as a whole: composed, every run of white space one blank."""
    return unicodedata.normalize("NFC", " ".join(text.split()))

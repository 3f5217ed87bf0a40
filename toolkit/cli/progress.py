"""How far a long work has come, on one line of the terminal that is gone at the end."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Final, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")

FIRST_SHOWN: Final = 1.0  # seconds: what is done sooner needs no word
INTERVAL: Final = 0.1


class Progress:
    """Shows on stderr, where that is a terminal, how many of `total` are done."""

    def __init__(self, label: str, total: int) -> None:
        """Begin to count the time; `label` says what is going on."""
        self._label = label
        self._total = total
        self._width = len(f"{label}: {total}/{total}")
        self._next = time.monotonic() + FIRST_SHOWN
        self._shown = False
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        if self._shown:
            self._write(" " * self._width, end="\r")

    def follow(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, counting them."""
        for done, item in enumerate(items, 1):
            yield item
            if self._is_terminal and (now := time.monotonic()) >= self._next:
                self._next = now + INTERVAL
                self._shown = True
                self._write(f"{self._label}: {done}/{self._total}")

    def _write(self, text: str, end: str = "") -> None:
        # Blanks and not an escape code take the old line away: not every window of Windows knows those.
        sys.stderr.write(f"\r{text}{end}")
        sys.stderr.flush()

"""Gaps: what stands in a document for words only a person can write."""

from __future__ import annotations

import re
from typing import Final

GAP: Final = re.compile(r"(\[(?:\.\.\.|…)[^\[\]\n]*\])")


def gap(hint: str) -> str:
    """Return what stands for words only a person can write: "[... họ và tên người ký]"."""
    return f"[... {hint}]"

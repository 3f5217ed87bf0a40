"""What vanban ships: templates, plans and the pages of findings.

They are found in a checkout where they stand and in a wheel where it carries them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).parent
CARRIED: Final = PACKAGE / "_shipped"


def shipped(folder: str) -> Path:
    """Return where a shipped folder ("templates", "plans", "docs") stands on this machine."""
    carried = CARRIED / folder
    return carried if carried.is_dir() else PACKAGE.parent / folder


def find_plan(path: str) -> Path:
    """Return the file a user means by a plan: the path itself, or the shipped plan of that name.

    So "plans/gender-equality/2026.yaml", as the handbook has it, works from any folder.
    """
    found = Path(path)
    if found.parts[:1] == ("plans",) and ".." not in found.parts and not found.exists():
        carried = shipped("plans").joinpath(*found.parts[1:])
        if carried.is_file():
            return carried
    return found

"""Hidden bookmarks: how a row of a document is known again after somebody has edited the file.

Word and LibreOffice keep bookmarks through edits and saves; a name that begins with "_" is not
shown to the user. Names hold at most 40 letters, digits and "_" (ECMA-376 Part 1, 17.13.6.2, and
Word's own limit), so ids of the data are mapped to them one to one.
"""

from __future__ import annotations

import re
from typing import Final

BOOKMARK_NAME_LIMIT: Final = 40
PREFIX: Final = "_vb_"
ID: Final = re.compile(r"[a-z][a-z0-9-]*")


def bookmark_name(identifier: str) -> str:
    """Return the hidden bookmark's name for an id: "_vb_media_plan" for "media-plan".

    Raises:
        ValueError: The id has other characters than lower-case letters, digits and hyphens, or over 36.
    """
    name = PREFIX + identifier.replace("-", "_")
    if not ID.fullmatch(identifier) or len(name) > BOOKMARK_NAME_LIMIT:
        raise ValueError(identifier)
    return name


def identifier_of(name: str) -> str | None:
    """Return the id behind a bookmark's name, or None for a bookmark that is not ours."""
    identifier = name.removeprefix(PREFIX).replace("_", "-")
    return identifier if name.startswith(PREFIX) and ID.fullmatch(identifier) else None

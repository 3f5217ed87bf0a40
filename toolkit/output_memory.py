"""What vanban wrote into a folder, as `.vanban.json` there remembers it."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from toolkit.output_names import name_problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MEMORY_LIMIT_BYTES: Final = 64 << 20
DIGEST: Final = re.compile(r"[0-9a-f]{64}\Z")
NOTHING: Final[Mapping[str, str]] = {}


def read_memory(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Return the remembered names that lie inside the folder with their digests, and those that were to come.

    Raises:
        ValueError: The file is not one of ours.
    """
    if path.stat().st_size > MEMORY_LIMIT_BYTES:
        raise ValueError(path)
    content = json.loads(path.read_bytes())
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict):
        raise ValueError(path)  # noqa: TRY004 - what the file holds is wrong, not what the code was given
    pending = content.get("pending")
    return _sound_entries(files), _sound_entries(pending if isinstance(pending, dict) else {})


def _sound_entries(files: dict[Any, Any]) -> dict[str, str]:
    return {
        name: digest
        for name, digest in files.items()
        if isinstance(digest, str)
        and DIGEST.match(digest)
        and name == str(PurePosixPath(name))
        and not name_problem(PurePosixPath(name))
    }


def memory_text(files: Mapping[str, str], pending: Mapping[str, str] = NOTHING) -> bytes:
    """Return the memory as it is kept: names and digests, sorted; `pending` only while files get their names."""
    content = {"files": files, "pending": pending} if pending else {"files": files}
    return f"{json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()

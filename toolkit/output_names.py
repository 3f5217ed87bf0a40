"""Names of output files: which ones every system can keep, and the files that say one is open."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final

MEMORY_NAME: Final = ".vanban.json"
TEMPORARY_PREFIX: Final = ".vanban-"
TEMPORARY_SUFFIX: Final = ".tmp"

FORBIDDEN_CHARACTERS: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
RESERVED_NAMES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
NAME_LIMIT_BYTES: Final = 255


def name_problem(path: PurePosixPath) -> str:
    """Return why not every system can keep a file of this relative name, in Vietnamese; or ""."""
    if path.is_absolute() or not path.parts or ".." in path.parts:
        return "tên phải nằm trong thư mục kết quả"
    return next((problem for part in path.parts if (problem := _part_problem(part))), "")


def _part_problem(part: str) -> str:
    size = len(part.encode(errors="replace"))
    refused = FORBIDDEN_CHARACTERS.search(part)
    folded = part.casefold()
    problems = (
        (refused, f"Windows không nhận ký tự {ascii(refused.group()) if refused else ''}"),
        (part.endswith((".", " ")), "Windows không nhận tên kết thúc bằng dấu chấm hoặc dấu cách"),
        (folded.partition(".")[0].rstrip() in RESERVED_NAMES, "Windows dành tên này cho thiết bị"),
        (folded.startswith(TEMPORARY_PREFIX) or folded == MEMORY_NAME, "vanban dùng tên này cho việc riêng"),
        (not unicodedata.is_normalized("NFC", part), "tên không ở dạng Unicode dựng sẵn (NFC)"),
        (size > NAME_LIMIT_BYTES, f"tên dài {size} byte, quá {NAME_LIMIT_BYTES}"),
    )
    return next((text for applies, text in problems if applies), "")


def owner_file_names(name: str) -> tuple[str, ...]:
    """Return the files that Word, Excel and LibreOffice lay beside an open `name`: "~$-hoach.docx", ..."""
    base = len(PurePosixPath(name).stem)
    covered = 2 if base >= 8 else 1 if base == 7 else 0
    return f"~${name[covered:]}", f"~${name}", f".~lock.{name}#"

"""A user's own file replaced by its repaired self: temporary, synced, renamed; nothing is remembered of it.

What `outputs` puts in place is vanban's and may be replaced by it again; a file that was repaired stays its owner's.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.diagnostics import VanbanError
from toolkit.output_findings import OWNER_FIX, explain_os_error, output_finding
from toolkit.output_names import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, owner_file_names

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, original: bytes, data: bytes, *, force: bool = False, dry_run: bool = False) -> None:
    """Put new bytes in the place of a file that was read before; its mode stays.

    Args:
        path: The file; where it is a link, what that leads to is replaced.
        original: What was read: a file that somebody has saved since is left alone.
        data: What takes its place.
        force: Do it though an owner file says that the file is open.
        dry_run: Only look whether it could be done.

    Raises:
        VanbanError: It is open elsewhere (AT103), has been changed since (AT121), or the system refuses.
    """
    try:
        target = path.resolve(strict=True)
        owners = [name for name in owner_file_names(target.name) if (target.parent / name).exists()]
        if owners and not force:
            raise VanbanError([output_finding("AT103", path, OWNER_FIX.replace("{}", owners[0]))])
        if target.read_bytes() != original:
            raise VanbanError([output_finding("AT121", path)])
        if not dry_run:
            _put(target, data)
    except OSError as error:
        refused = error.errno in {errno.EACCES, errno.EPERM}
        finding = output_finding("AT103", path) if refused and path.exists() else explain_os_error(error, path)
        raise VanbanError([finding]) from error


def _put(target: Path, data: bytes) -> None:
    temporary = target.with_name(f"{TEMPORARY_PREFIX}{os.getpid()}-fix{TEMPORARY_SUFFIX}")
    mode = target.stat().st_mode
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(mode & 0o7777)
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)

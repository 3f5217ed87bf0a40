"""Two documents compared by programs written for Python; run with the Python of the environment they are installed in.

Usage: python -m benchmarks.peers.python_comparisons PROGRAM OLD.docx NEW.docx REDLINE.docx

Imports nothing of ours: the environment has only the program.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

# Programs that are commands, with their arguments.
COMMANDS: Final = {
    "docx-trackdiff": "{old} {new} {redline}",
    "prosediff": "--files --format docx -o {redline} {old} {new}",
}


def main(program: str, old: str, new: str, redline: str) -> None:
    """Write the redline."""
    if program in COMMANDS:
        command = str(Path(sys.executable).with_name(program))
        names = {"old": old, "new": new, "redline": redline}
        os.execv(command, (command, *(word.format(**names) for word in COMMANDS[program].split())))
    from python_redlines import DocxodusEngine  # type: ignore[import-not-found]

    data, _, _ = DocxodusEngine().run_redline(
        "vanban", original=Path(old).read_bytes(), modified=Path(new).read_bytes()
    )
    Path(redline).write_bytes(data)


if __name__ == "__main__":
    main(*sys.argv[1:])

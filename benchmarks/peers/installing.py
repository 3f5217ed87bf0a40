"""The other programs, each installed by its own package client into a folder of its own.

One that cannot be had (no network, no Node) is told in the table, and the rest are measured.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

HERE: Final = Path(__file__).parent
LONGEST_INSTALL: Final = 300  # seconds


class Program(NamedTuple):
    """A program that makes letters or compares documents.

    Attributes:
        name: As its package is called; a file of that name lists what pip installs.
        node: Whether it is one for Node; else one for Python.
        script: What runs a program for Python, in its environment.
    """

    name: str
    node: bool = False
    script: str = "benchmarks.peers.python_letters"


COMPARE: Final = "benchmarks.peers.python_comparisons"
COMPARERS: Final = tuple(Program(name, script=COMPARE) for name in ("prosediff", "docx-trackdiff", "python-redlines"))
PROGRAMS: Final = (
    Program("docxtpl"),
    Program("rust-docxtpl"),
    Program("docx-mailmerge2"),
    Program("easy-template-x", node=True),
    Program("docxtemplater", node=True),
)


class Installed(NamedTuple):
    """A program ready to run.

    Attributes:
        command: What starts its script, up to the program's name.
        environment: Variables to be set for it.
    """

    command: tuple[str, ...]
    environment: dict[str, str]


def install(program: Program, folder: Path) -> Installed | None:
    """Return a program installed in a folder, where it may be already; None where that fails."""
    try:
        return install_node(program, folder) if program.node else install_python(program, folder)
    except (OSError, subprocess.SubprocessError):
        return None


def install_python(program: Program, folder: Path) -> Installed:
    """Install with pip into an environment of the program's own."""
    place = folder / program.name
    python = place / "bin" / "python"
    if not (place / "ready").exists():
        run(sys.executable, "-m", "venv", "--clear", str(place))
        run(str(python), "-m", "pip", "install", "--quiet", "--requirement", str(HERE / f"{program.name}.txt"))
        (place / "ready").touch()
    return Installed((str(python), "-m", program.script, program.name), {})


def install_node(program: Program, folder: Path) -> Installed:
    """Install with npm; all of Node's programs share a folder."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        raise FileNotFoundError("node")
    place = folder / "node"
    if not (place / "ready").exists():
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", place)
        run(npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--prefix", str(place), folder=place)
        (place / "ready").touch()
    modules = {"NODE_PATH": str(place / "node_modules")}
    return Installed((node, str(HERE / "node_letters.cjs"), program.name), modules)


def run(*command: str, folder: Path | None = None) -> None:
    """Run an installer without a word.

    Raises:
        SubprocessError: It failed, or took too long.
    """
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run(command, cwd=folder, env=clean, capture_output=True, check=True, timeout=LONGEST_INSTALL)

"""Every benchmark, one after another, as the Markdown of docs/benchmarks.md; most of an hour.

Usage: python -m benchmarks
       python -m benchmarks warm floor
"""

from __future__ import annotations

import os
import platform
import sys
import zlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks.measuring import run_child

SCRIPTS: Final = ("warm", "cold", "floor", "rows", "letters", "imports", "checking", "comparing")
LIBRARIES: Final = ("click", "deflate", "docxtpl", "Jinja2", "lxml", "python-docx", "PyYAML")
CPU_NAMES: Final = Path("/proc/cpuinfo")  # Linux only; elsewhere the architecture must do


def machine() -> str:
    """Return in one paragraph what the figures were measured on."""
    names = CPU_NAMES.read_text(encoding="utf-8").splitlines() if CPU_NAMES.exists() else []
    models = [line.partition(":")[2].strip() for line in names if line.startswith("model name")]
    processor = models[0] if models else platform.machine()
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{processor}, {os.cpu_count()} cores, {platform.system()} {platform.machine()};\n"
        f"{platform.python_implementation()} {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION};\n"
        f"{libraries}.\n"
    )


def main(*names: str) -> None:
    """Run the scripts named, each in a process of its own, and print their tables."""
    print(machine(), flush=True)
    for name in names or SCRIPTS:
        if name not in SCRIPTS:
            sys.exit(f"no benchmark {name}: choose from {', '.join(SCRIPTS)}")
        print(run_child("-m", f"benchmarks.{name}").output.strip(), end="\n\n", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

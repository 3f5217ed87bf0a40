"""`vanban check` as a whole process: the plan of 2026, a plan of thirty pages, its document; a folder over all cores.

Usage: python -m benchmarks.checking
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

from benchmarks.material import SHIPPED_PLAN, write_long_plan
from benchmarks.measuring import Table, in_turn, milliseconds, run_child, three_digits

ROUNDS: Final = 15
FOLDER_ROUNDS: Final = 3
ROWS_OF_THIRTY_PAGES: Final = 145  # rows of the appendix; with the plan before it LibreOffice shows some 30 pages
FILES: Final = 200
# Findings of level error make the exit code 1, which is no failure here.
CHECK: Final = "import sys\nfrom toolkit.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: pass"


def check(*arguments: str | Path) -> float:
    """Return the CPU of one `vanban check`."""
    return run_child("-c", CHECK, "check", *arguments).cpu_s


def measure() -> list[Table]:
    """Return what single files and a folder take."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        long_plan = write_long_plan(ROWS_OF_THIRTY_PAGES, folder / "long")
        run_child("-m", "toolkit", "build", long_plan, "--only", "plan", "--out", folder / "out")
        (document,) = (folder / "out").rglob("ke-hoach.docx")
        return [measure_files(long_plan, document), measure_folder(folder, document)]


def measure_files(long_plan: Path, document: Path) -> Table:
    """Return CPU of checking one file."""
    files = {
        "the plan of 2026": SHIPPED_PLAN,
        f"a plan of 30 pages ({ROWS_OF_THIRTY_PAGES} rows)": long_plan,
        "the .docx of those 30 pages": document,
    }
    bare, *measured = in_turn(
        ROUNDS, lambda: run_child("-c", "pass").cpu_s, *(lambda file=file: check(file) for file in files.values())
    )
    rows = [["`python -c pass`", milliseconds(bare)]]
    rows += [[name, milliseconds(seconds)] for name, seconds in zip(files, measured, strict=True)]
    notes = [f"The whole process, all rules, {ROUNDS} rounds in turn, bytecode written before."]
    return Table("Check: one file", notes, ["what", "CPU"], rows)


def measure_folder(folder: Path, document: Path) -> Table:
    """Return the time a folder of plans and documents takes, by processes."""
    many = folder / "many"
    many.mkdir()
    shutil.copy(folder / "long" / "agencies.yaml", many)
    for number in range(FILES):
        here = many / f"{number:03}"
        here.mkdir()
        shutil.copy(*((SHIPPED_PLAN, here / "2026.yaml") if number % 2 else (document, here / "ke-hoach.docx")))
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    counts = sorted({1, cores})
    clocks: dict[int, list[float]] = {count: [] for count in counts}
    cpus: dict[int, list[float]] = {count: [] for count in counts}
    for _, count in itertools.product(range(FOLDER_ROUNDS), counts):
        start = time.perf_counter()
        cpus[count].append(check(many, "--jobs", str(count)))
        clocks[count].append(time.perf_counter() - start)
    rows = [
        [str(count), f"{three_digits(clock)} s", f"{three_digits(statistics.median(cpus[count]))} s",
         three_digits(FILES / clock)]
        for count in counts
        if (clock := statistics.median(clocks[count]))
    ]  # fmt: skip
    notes = [
        f"{FILES} files, half of them the plan of 2026, half a .docx of 30 pages; medians of {FOLDER_ROUNDS} rounds in",
        f"turn. This machine lets the program use {cores} cores; without `--jobs` all of them work.",
    ]
    return Table("Check: a folder", notes, ["`--jobs`", "clock", "CPU", "files a second"], rows)


if __name__ == "__main__":
    for table in measure():
        print(table.markdown())

"""`vanban diff`: its forms on long plans, beside other programs, and on pairs with one known change.

Usage: python -m benchmarks.comparing [forms] [peers] [pairs] [--rows ROWS] [--programs FOLDER]

The other programs are installed into FOLDER (or $VANBAN_BENCH_PEERS, or a temporary one) and kept there. LibreOffice
is driven by the system's Python with Debian's python3-uno.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.measuring import ROOT, Table, Usage, growth_exponent, run_child, run_command, three_digits
from benchmarks.peers.installing import COMPARERS, install

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SIZES: Final = (300, 3_000, 30_000)
ROUNDS: Final = {300: 5, 3_000: 3, 30_000: 1}
ROWS: Final = 3_000
PEER_ROUNDS: Final = 3
LONG_S: Final = 60.0  # what takes longer runs once
LONGEST_S: Final = 900.0
DIFFERS: Final = (0, 1)  # exit codes of `vanban diff`
# Of each form: which files it compares, and the option that names what it writes.
FORMS: Final = {
    "terminal, plans": ("{}/2026.yaml", ()),
    "terminal, .docx": ("{}.docx", ()),
    "terminal, .docx without ids": ("bare-{}.docx", ()),
    "`--redline`": ("{}.docx", ("--redline", "redline.docx")),
    "`--redline`, without ids": ("bare-{}.docx", ("--redline", "bare-redline.docx")),
    "`--html`": ("{}.docx", ("--html", "page.html")),
    "`--table`": ("{}.docx", ("--table", "table.docx")),
}
OFFICE: Final = ROOT / "benchmarks" / "peers" / "office_comparison.py"
UNO_PYTHON: Final = "/usr/bin/python3"


class Contestant(NamedTuple):
    """A program that makes a redline.

    Attributes:
        name: As the tables call it.
        run: From old, new and the redline's path to what it took; None where it is not installed.
        redlines: Whether it writes a .docx at all.
    """

    name: str
    run: Callable[[Path, Path, Path], Usage] | None
    redlines: bool = True


def diff(old: Path, new: Path, *options: str | Path) -> Usage:
    """Run `vanban diff`."""
    return run_child("-m", "toolkit", "diff", old, new, *options, "--force", fine=DIFFERS)


def measure_forms(folder: Path) -> Table:
    """Return what each form takes, by the number of rows."""
    table: list[list[str]] = []
    seconds: dict[str, list[float]] = {form: [] for form in FORMS}
    for size in SIZES:
        place = long_pair(folder, size)
        rounds = [{form: run_form(form, place) for form in FORMS} for _ in range(ROUNDS[size])]
        for form in FORMS:
            measured = [usages[form] for usages in rounds]
            seconds[form].append(statistics.median(usage.cpu_s for usage in measured))
            table.append([f"{size:,}", form, *figures(measured)])
    growth = ", ".join(f"{form} {growth_exponent(SIZES[1:], each[1:]):.2f}" for form, each in seconds.items())
    counts = ", ".join(f"{count} of {size:,} rows" for size, count in ROUNDS.items())
    return Table(
        "Comparing: the forms of `vanban diff`",
        [
            "The whole process. Of a hundred rows two are gone, two new, two moved to another section, five have other",
            "words and two another schedule; no two rows say the same. Without ids: rows carry no hidden bookmarks, as",
            f"in files from elsewhere. Medians of rounds in turn: {counts}.",
            "",
            f"Growth exponent of CPU from 3,000 to 30,000 rows: {growth}.",
        ],
        ["rows", "form", "clock", "CPU", "peak memory"],
        table,
    )


def run_form(form: str, place: Path) -> Usage:
    """Run one form on a long pair."""
    files, option = FORMS[form]
    written = [value if value.startswith("--") else place / value for value in option]
    return diff(place / files.format("old"), place / files.format("new"), *written)


def long_pair(folder: Path, rows: int) -> Path:
    """Return the folder of a long pair, made if it is not there."""
    place = folder / str(rows)
    if not place.exists():
        run_child("-m", "benchmarks.pairs", "long", str(rows), place)
    return place


def contestants(programs: Path) -> Iterator[Contestant]:
    """Yield ours and the others."""
    yield Contestant("`vanban diff --redline`", lambda old, new, to: diff(old, new, "--redline", to))
    for program in COMPARERS:
        installed = install(program, programs)
        if installed is None:
            yield Contestant(program.name, None)
            continue
        yield Contestant(program.name, partial(run_peer, installed.command, installed.environment))
    has_office = Path(UNO_PYTHON).exists() and not os.system(f"{UNO_PYTHON} -c 'import uno' 2> {os.devnull}")
    yield Contestant("LibreOffice", partial(run_peer, (UNO_PYTHON, str(OFFICE)), {}) if has_office else None)
    yield Contestant(
        "python-docx + difflib",
        lambda old, new, _: run_child("-m", "benchmarks.peers.plain_comparison", old, new),
        redlines=False,
    )


def run_peer(command: Sequence[str], environment: dict[str, str], old: Path, new: Path, to: Path) -> Usage:
    """Run another program."""
    return run_command([*command, *map(str, (old, new, to))], environment, longest_s=LONGEST_S)


def measure_peers(folder: Path, programs: Path, rows: int) -> Table:
    """Return time, memory and marks of each program on the same two long documents."""
    place = long_pair(folder, rows)
    pair = place / "bare-old.docx", place / "bare-new.docx"
    running = list(contestants(programs))
    measured: dict[str, list[Usage]] = {each.name: [] for each in running}
    failed: dict[str, str] = {}
    for _ in range(PEER_ROUNDS):
        for each in running:
            done = measured[each.name]
            if each.run is None or each.name in failed or any(usage.clock_s > LONG_S for usage in done):
                continue
            try:
                done.append(each.run(*pair, place / f"{each.name.strip('`')}.docx"))
            except RuntimeError as error:
                failed[each.name] = reason(error)
    table = []
    for each in running:
        if each.run is None or each.name in failed:
            table.append([each.name, failed.get(each.name, "not installed"), *[""] * 7])
            continue
        marks = read_marks(*pair, place / f"{each.name.strip('`')}.docx") if each.redlines else None
        table.append([each.name, *figures(measured[each.name]), *shown_marks(marks)])
    return Table(
        f"Comparing: {rows:,} rows beside other programs",
        [
            "The same two .docx for all, without ids of rows: from file to file, process start included, ours with its",
            f"proof. Medians of {PEER_ROUNDS} rounds in turn; what takes over a minute runs once, and is given up",
            f"after {LONGEST_S / 60:.0f} minutes. Memory: of the largest process. Accepted, rejected: whether",
            "accepting all changes leaves the texts of the new document, rejecting all those of the old, by lines.",
            "The last one only prints lines.",
        ],
        ["what", "clock", "CPU", "peak memory", "deleted", "inserted", "moves", "accepted", "rejected"],
        table,
    )


def measure_pairs(folder: Path, programs: Path) -> Table:
    """Return what each program marks on the pairs with one known change."""
    place = folder / "named"
    names = run_child("-m", "benchmarks.pairs", "named", place).output.splitlines()
    running = [each for each in contestants(programs) if each.run is not None and each.redlines]
    table = []
    for name in names:
        cells = [name]
        for each in running:
            pair = place / name / "old.docx", place / name / "new.docx"
            to = place / name / f"{each.name.strip('`')}.docx"
            try:
                assert each.run is not None
                each.run(*pair, to)
                marks = read_marks(*pair, to) if to.exists() else None
            except RuntimeError as error:
                cells.append(reason(error))
                continue
            cells.append(short_marks(marks))
        table.append(cells)
    return Table(
        "Comparing: pairs with one known change",
        [
            "Words marked deleted/inserted, and how many rows, cells or paragraphs are marked as moved; numbers",
            "of rows that follow from a row in or out are words too. Not new, not old: accepting or rejecting all",
            "changes does not leave the texts of that document.",
        ],
        ["pair", *(each.name for each in running)],
        table,
    )


def read_marks(old: Path, new: Path, redline: Path) -> dict[str, Any]:
    """Return what a redline marks, as `benchmarks.redlines` prints it."""
    found: dict[str, Any] = json.loads(run_child("-m", "benchmarks.redlines", old, new, redline).output)
    return found


def shown_marks(marks: dict[str, Any] | None) -> list[str]:
    """Return the cells of a table for what a redline marks."""
    if marks is None:
        return [""] * 5
    gives = ["yes" if marks[key] else "no" for key in ("gives_new", "gives_old")]
    return [*(f"{marks[key]:,}" for key in ("deleted", "inserted", "moves")), *gives]


def short_marks(marks: dict[str, Any] | None) -> str:
    """Return what a redline marks in one cell: "120/120, 1 move"."""
    if marks is None:
        return "no file"
    moves = marks["moves"]
    told = [f"{marks['deleted']:,}/{marks['inserted']:,}"]
    told += [f"{moves} move{'s' if moves > 1 else ''}"] if moves else []
    told += [f"not {side}" for side in ("new", "old") if not marks[f"gives_{side}"]]
    return ", ".join(told)


def figures(measured: Sequence[Usage]) -> list[str]:
    """Return medians: clock, CPU, peak memory."""
    clock, cpu, peak = (
        statistics.median(getattr(usage, name) for usage in measured) for name in ("clock_s", "cpu_s", "peak_mib")
    )
    return [f"{three_digits(clock)} s", f"{three_digits(cpu)} s", f"{three_digits(peak)} MiB"]


def reason(error: RuntimeError) -> str:
    """Return why a program gave no redline, in few words."""
    text = str(error)
    if "exit -9" in text:
        return "given up"
    return f"fails: {text.strip().splitlines()[-1][:60]}"


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.comparing", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help="forms, peers, pairs; all of them without any")
    parser.add_argument("--rows", type=int, default=ROWS, help="of the documents that other programs get")
    parser.add_argument("--programs", metavar="FOLDER", default=os.environ.get("VANBAN_BENCH_PEERS", ""))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        programs = Path(options.programs or folder / "programs").absolute()
        parts: dict[str, Callable[[], Table]] = {
            "forms": partial(measure_forms, folder),
            "peers": partial(measure_peers, folder, programs, options.rows),
            "pairs": partial(measure_pairs, folder, programs),
        }
        for name in options.parts or parts:
            if name not in parts:
                sys.exit(f"no part {name}: choose from {', '.join(parts)}")
            print(parts[name]().markdown(), flush=True)


if __name__ == "__main__":
    main()

"""Letters: beside other programs, the whole set of the shipped plan cold, and thousands of them to files.

Usage: python -m benchmarks.letters [peers] [set] [batch] [--programs FOLDER]

The other programs are installed into FOLDER (or $VANBAN_BENCH_PEERS, or a temporary one) and kept there.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.measuring import ROOT, Table, in_turn, median_ratio, milliseconds, run_child, three_digits
from benchmarks.peers.installing import PROGRAMS, Installed, install

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROUNDS: Final = 5
LETTERS: Final = 500
SET_ROUNDS: Final = 15
BATCH_ROUNDS: Final = 3
BATCHES: Final = (500, 1_000, 2_000, 4_000)
JOBS: Final = (1, 2)
LETTER_BYTES: Final = 8_800
PLAN: Final = "plans/gender-equality/2026.yaml"

# What each program gets: its template and the values for it.
ALL: Final = "all/fields.json"
FEW: Final = "few/fields.json"
TEMPLATES: Final = {
    "docxtpl": "jinja_dialect.docx",
    "rust-docxtpl": "jinja_dialect.docx",
    "docx-mailmerge2": "merge_dialect.docx",
    "easy-template-x": "curly_dialect.docx",
    "docxtemplater": "curly_dialect.docx",
}
OWN: Final = ("own.docx", "letters.json")
READS_OURS: Final = "docxtpl"  # can render our own template too


class Report(NamedTuple):
    """What a program says of its letters.

    Attributes:
        start_s: CPU of starting, imports included.
        cpu_s: CPU of rendering them all.
        letters: How many.
        bytes: Of all of them.
    """

    start_s: float
    cpu_s: float
    letters: int
    bytes: int


class Contestant(NamedTuple):
    """One row of the comparison.

    Attributes:
        name: As the table calls it.
        command: What runs it; None where it is not installed.
        environment: Variables to be set for it.
        sample: Where it leaves its last letter.
        compared: Whether its letter must read as ours.
    """

    name: str
    command: tuple[str, ...] | None
    environment: dict[str, str]
    sample: Path
    compared: bool = True

    def run(self) -> Report:
        """Render all letters in a process of its own."""
        if self.command is None:
            raise ValueError(self.name)
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment = clean | self.environment | {"VANBAN_CACHE": ""}
        done = subprocess.run(self.command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(self.command)}: exit {done.returncode}\n{done.stderr[-2000:]}")
        return Report(**json.loads(done.stdout))


def measure_peers(programs: Path) -> Table:
    """Return letters a second of CPU, ours and the others'."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = float(run_child("-m", "benchmarks.peers.prepare", "letters", folder, str(LETTERS)).output)
        contestants = [*own_contestants(folder), *other_contestants(folder, programs)]
        running = [each for each in contestants if each.command]
        reports: dict[str, list[Report]] = {each.name: [] for each in running}

        def measured(contestant: Contestant) -> float:
            report = contestant.run()
            reports[contestant.name].append(report)
            return report.cpu_s / report.letters

        seconds = dict(zip(reports, in_turn(ROUNDS, *(partial(measured, each) for each in running)), strict=True))
        wrong = [each.name for each in running if each.compared and not reads_alike(each.sample, running[0].sample)]
    return Table(
        "Letters: beside other programs",
        [
            f"{LETTERS} different letters of one shape, {three_digits(rows)} rows each on average, values to bytes,",
            f"{ROUNDS} rounds in turn; a process each time, which tells its CPU; start: interpreter and imports.",
            "Ours: the shipped letter.docx, compiled within the time, the first letter checked whole, the others by",
            "guards in the rendering; the other programs check nothing. They get a plain template, easier on them:",
            "made for the one shape these letters have, with a field for each text of the values and one repeated row.",
            "With few fields, easier still: what the letters have in common is typed.",
            "No letter is traced, but where YAML is read. That their letters read as ours, paragraph for paragraph",
            "(empty ones aside), is checked in the run.",
        ],
        ["what", "letters a second", "ours is quicker", "start", "a letter"],
        [_peer_row(each, reports, seconds, wrong) for each in contestants],
    )


def own_contestants(folder: Path) -> Iterator[Contestant]:
    """Yield our ways; the first is what others are compared with."""
    ways = {
        "ours": ("values", folder / OWN[1]),
        "ours, all rows differ": ("differ", folder / OWN[1]),
        "ours, their plain template": ("plain", folder / ALL),
        "ours, their template of few fields": ("plain", folder / FEW),
        "ours, reading YAML too": ("plan", folder / "office" / Path(PLAN).name),
    }
    for name, (way, source) in ways.items():
        sample = folder / f"{name}.docx"
        command = (sys.executable, "-m", "benchmarks.peers.own_letters", way, str(source), str(sample))
        yield Contestant(name, command, {}, sample, compared=way in ("values", "plain"))


def other_contestants(folder: Path, programs: Path) -> Iterator[Contestant]:
    """Yield the other programs, a second time with the template of few fields; docxtpl with our own template too."""
    for program in PROGRAMS:
        installed = install(program, programs)
        template = TEMPLATES[program.name]
        yield _other(program.name, program.name, installed, folder, (f"all/{template}", ALL))
        if installed:
            few = (f"few/{template}", FEW)
            yield _other(f"{program.name}, few fields", program.name, installed, folder, few)
        if program.name == READS_OURS and installed:
            yield _other(f"{program.name}, our template", program.name, installed, folder, OWN)


def _other(shown: str, name: str, installed: Installed | None, folder: Path, material: tuple[str, str]) -> Contestant:
    template, values = material
    sample = folder / f"{name}-{template.replace('/', '-')}"
    if installed is None:
        return Contestant(shown, None, {}, sample)
    command = (*installed.command, str(folder / template), str(folder / values), str(sample))
    return Contestant(shown, command, installed.environment, sample)


def _peer_row(
    contestant: Contestant, reports: dict[str, list[Report]], seconds: dict[str, list[float]], wrong: list[str]
) -> list[str]:
    name = contestant.name
    if name not in reports:
        return [name, "not installed", "", "", ""]
    if name in wrong:
        return [name, "reads otherwise", "", "", ""]
    ours, theirs = seconds["ours"], seconds[name]
    last = reports[name][-1]
    return [
        name,
        three_digits(1 / statistics.median(theirs)),
        f"{three_digits(median_ratio(theirs, ours))} times",
        milliseconds([report.start_s for report in reports[name]]),
        f"{three_digits(last.bytes / last.letters / 1000)} kB",
    ]


def reads_alike(letter: Path, other: Path) -> bool:
    """Tell whether two letters have the same paragraphs."""
    return run_child("-m", "benchmarks.peers.prepare", "compare", letter, other).output.strip() == "True"


def measure_set() -> Table:
    """Return CPU of the whole set of the shipped plan, process start included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numbers = itertools.count()

        def build(cache: Path | None, *more: str) -> float:
            # A new folder each time: over files that are there already, nothing would be written.
            out = folder / f"out-{next(numbers)}"
            return run_child("-m", "toolkit", "build", PLAN, "--out", out, *more, cache=cache).cpu_s

        cache = folder / "cache"
        bare, plain, cached = in_turn(
            SET_ROUNDS,
            lambda: run_child("-c", "pass").cpu_s,
            lambda: build(None),
            lambda: build(cache),
        )
        files = sum(1 for _ in (folder / "out-0").rglob("*.docx"))
    return Table(
        "Letters: the whole set, cold",
        [
            f"`vanban build` of the shipped plan of 2026, {files} files: plan with appendix, follow-up plans, letters.",
            f"The whole process from YAML to synced files, {SET_ROUNDS} rounds in turn, bytecode written before.",
        ],
        ["what", "CPU", "a file"],
        [
            ["`python -c pass`", milliseconds(bare), ""],
            ["`vanban build`, no cache", milliseconds(plain), _share(plain, files)],
            ["`vanban build`, cached templates", milliseconds(cached), _share(cached, files)],
        ],
    )


def _share(seconds: list[float], files: int) -> str:
    return milliseconds([each / files for each in seconds])


class Batch(NamedTuple):
    """What one build of many letters took.

    Attributes:
        clock_s: By the clock, process start included.
        cpu_s: Of all its processes.
        peak_mib: The most memory one of them held.
    """

    clock_s: float
    cpu_s: float
    peak_mib: float


def measure_batch() -> Table:
    """Return clock, CPU and memory of building thousands of letters to files, by their number and the processes."""
    table: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # The shipped agencies get letters too: find out how many, then add as many agencies as are wanting.
        shipped = int(run_child("-m", "benchmarks.peers.prepare", "office", folder / "shipped", "0").output)
        runs: dict[tuple[int, int], Callable[[], Batch]] = {}
        for letters in BATCHES:
            office = folder / str(letters)
            made = int(run_child("-m", "benchmarks.peers.prepare", "office", office, str(letters - shipped)).output)
            if made != letters:
                raise RuntimeError(f"{made} letters in place of {letters}")
            runs |= {(letters, jobs): partial(build_batch, office, folder, jobs) for jobs in JOBS}
        measured: dict[tuple[int, int], list[Batch]] = {key: [] for key in runs}
        floor: list[float] = []
        for _ in range(BATCH_ROUNDS):
            for key, build in runs.items():
                measured[key].append(build())
            floor.append(write_bare(folder, BATCHES[-1]))
    for (letters, jobs), batches in measured.items():
        clock, cpu, peak = (statistics.median(figures) for figures in zip(*batches, strict=True))
        figures = (f"{clock:.2f} s", f"{cpu:.2f} s", f"{three_digits(letters / clock)}", f"{three_digits(peak)} MiB")
        table.append([f"{letters:,}", str(jobs), *figures])
    bare = statistics.median(floor)
    table.append([f"{BATCHES[-1]:,}", "bare files", f"{bare:.2f} s", "", three_digits(BATCHES[-1] / bare), ""])
    return Table(
        "Letters: thousands to files",
        [
            "`vanban build --only letter` on a plan of 28 tasks and always the same registry; so many agencies get",
            "a letter and lead 8 tasks each. No cache, all checks on, files synced once and renamed. Process start and",
            f"reading included; CPU of all processes, memory of the largest; medians of {BATCH_ROUNDS} rounds in turn.",
            "Bare files: so many of a letter's size, written, synced and renamed by a loop that does nothing else.",
        ],
        ["letters", "`--jobs`", "clock", "CPU", "letters a second", "peak memory"],
        table,
    )


def build_batch(office: Path, folder: Path, jobs: int) -> Batch:
    """Build all letters of an office into a new folder.

    It is left there until the end: ext4 is slow to make files for half a minute after as many were removed.
    """
    out = tempfile.mkdtemp(dir=folder)
    start = time.perf_counter()
    arguments = ("build", office / Path(PLAN).name, "--only", "letter", "--jobs", str(jobs), "--out", out)
    usage = run_child("-m", "toolkit", *arguments)
    return Batch(time.perf_counter() - start, usage.cpu_s, usage.peak_mib)


def write_bare(folder: Path, number: int) -> float:
    """Return the seconds by the clock that a batch's files take when nobody has to make them."""
    content = os.urandom(LETTER_BYTES)
    out = Path(tempfile.mkdtemp(dir=folder))
    start = time.perf_counter()
    for each in range(number):
        (out / f"{each}.tmp").write_bytes(content)
    os.sync()
    for each in range(number):
        (out / f"{each}.tmp").rename(out / f"{each}.docx")
    return time.perf_counter() - start


def main() -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.letters", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help="peers, set, batch; all of them without any")
    parser.add_argument("--programs", metavar="FOLDER", default=os.environ.get("VANBAN_BENCH_PEERS", ""))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        parts: dict[str, Callable[[], Table]] = {
            "peers": partial(measure_peers, Path(options.programs or temporary).absolute()),
            "set": measure_set,
            "batch": measure_batch,
        }
        for name in options.parts or parts:
            if name not in parts:
                sys.exit(f"no part {name}: choose from {', '.join(parts)}")
            print(parts[name]().markdown(), flush=True)


if __name__ == "__main__":
    main()

"""Appendices of 30 to 30,000 rows: CPU and peak memory, rendering alone and from YAML to file, and how they grow."""

from __future__ import annotations

import itertools
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from benchmarks.measuring import Table, growth_exponent, median_ratio, run_child, three_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SIZES: Final = (30, 300, 3000, 30_000)
ROUNDS: Final = {30: 7, 300: 7, 3000: 5, 30_000: 3}
PEER: Final = Path(__file__).with_name("docxtpl_script.py")

Figures = tuple[float, float]  # CPU seconds, peak MiB
Measure: TypeAlias = "Callable[[int], Figures]"  # of so many rows


def measure() -> list[Table]:
    """Return both tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in SIZES:
            run_child("-m", "benchmarks.prepare", "plan", str(rows), folder / str(rows), folder / f"{rows}.values")
        run_child("-m", "benchmarks.prepare", "template", folder / "template.docx")
        return [measure_rendering(folder), measure_building(folder)]


def measure_rendering(folder: Path) -> Table:
    """Return what rendering alone takes: from values to bytes."""

    def renderer(engine: str) -> Measure:
        def render(rows: int) -> Figures:
            usage = run_child("-m", "benchmarks.one_rendering", engine, folder / f"{rows}.values")
            return float(usage.output), usage.peak_mib

        return render

    notes = [
        "From values to bytes, template compiled. Checked: the document checked whole; guarded: as those of a",
        "batch after the first. Each measurement is a process of its own, its peak memory with interpreter, libraries",
        "and values. docxtpl: as in the first table.",
    ]
    contestants = {"checked": renderer("checked"), "guarded": renderer("guarded"), "docxtpl": renderer("docxtpl")}
    return _table("Rows: rendering alone", notes, contestants)


def measure_building(folder: Path) -> Table:
    """Return what the whole process takes: from YAML to file."""
    numbers = itertools.count()

    def build(rows: int) -> Figures:
        arguments = ("build", folder / str(rows) / "2026.yaml", "--only", "appendix")
        usage = run_child("-m", "toolkit", *arguments, "--out", folder / f"out-{next(numbers)}")
        return usage.cpu_s, usage.peak_mib

    def script(rows: int) -> Figures:
        arguments = (folder / str(rows) / "2026.yaml", folder / "template.docx", folder / "peer.docx")
        usage = run_child(PEER, *arguments)
        return usage.cpu_s, usage.peak_mib

    notes = [
        "The whole process: `vanban build` without a cache, all checks on, its findings printed, against",
        "`benchmarks/docxtpl_script.py`, which checks nothing.",
    ]
    return _table("Rows: from YAML to file", notes, {"`vanban build`": build, "docxtpl script": script})


def _table(title: str, notes: Sequence[str], contestants: Mapping[str, Measure]) -> Table:
    """Return the figures of all sizes; the first of the contestants is compared with the last."""
    rows, medians = [], []
    for size in SIZES:
        rounds = [[measure(size) for measure in contestants.values()] for _ in range(ROUNDS[size])]
        ours, *others = [list(figures) for figures in zip(*rounds, strict=True)]
        seconds, peer_seconds = ([figures[0] for figures in measured] for measured in (ours, others[-1]))
        medians.append(statistics.median(seconds))
        cells = [cell for measured in (ours, *others) for cell in _figures(measured)]
        rows.append([f"{size:,}", *cells, three_digits(median_ratio(seconds, peer_seconds))])
    whole, last = growth_exponent(SIZES, medians), growth_exponent(SIZES[-2:], medians[-2:])
    first, *_, peer = contestants
    counts = ", ".join(f"{count} of {size:,} rows" for size, count in ROUNDS.items())
    notes = [
        *notes,
        f"Medians of rounds in turn: {counts}.",
        "",
        f"Growth exponent of CPU, {first}: {whole:.2f} over all sizes, {last:.2f} from the third to the last.",
    ]
    heads = [head for name in contestants for head in (name, "peak memory")]
    return Table(title, notes, ["rows", *heads, f"{first} against {peer}"], rows)


def _figures(measured: Sequence[Figures]) -> tuple[str, str]:
    seconds, peak_mib = (statistics.median(column) for column in zip(*measured, strict=True))
    return f"{three_digits(seconds * 1000)} ms", f"{three_digits(peak_mib)} MiB"


if __name__ == "__main__":
    print("\n".join(table.markdown() for table in measure()))

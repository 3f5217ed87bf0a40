"""Appendices of 30 to 30,000 rows: CPU and peak memory, rendering alone and from YAML to file, and how they grow."""

from __future__ import annotations

import itertools
import statistics
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.measuring import Table, growth_exponent, median_ratio, run_child, three_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES: Final = (30, 300, 3000, 30_000)
ROUNDS: Final = {30: 7, 300: 7, 3000: 5, 30_000: 3}
PEER: Final = Path(__file__).with_name("docxtpl_script.py")
HEADS: Final = ("rows", "ours", "peak memory", "docxtpl", "peak memory", "ours against docxtpl")

Figures = tuple[float, float]  # CPU seconds, peak MiB


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

    def render(engine: str, rows: int) -> Figures:
        usage = run_child("-m", "benchmarks.one_rendering", engine, folder / f"{rows}.values")
        return float(usage.output), usage.peak_mib

    notes = [
        "From values to bytes, template compiled, the document checked whole. Each measurement is a process of its",
        "own; its peak memory holds interpreter, libraries and values too. docxtpl: as in the first table.",
    ]
    return _table(
        "Rows: rendering alone", notes, lambda rows: render("ours", rows), lambda rows: render("docxtpl", rows)
    )


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
    return _table("Rows: from YAML to file", notes, build, script)


def _table(title: str, notes: Sequence[str], ours: Callable[[int], Figures], peer: Callable[[int], Figures]) -> Table:
    rows, medians = [], []
    for size in SIZES:
        mine, other = [], []
        for _ in range(ROUNDS[size]):
            mine.append(ours(size))
            other.append(peer(size))
        seconds, peer_seconds = ([figures[0] for figures in measured] for measured in (mine, other))
        medians.append(statistics.median(seconds))
        ratio = three_digits(median_ratio(seconds, peer_seconds))
        rows.append([f"{size:,}", *_figures(mine), *_figures(other), ratio])
    whole, last = growth_exponent(SIZES, medians), growth_exponent(SIZES[-2:], medians[-2:])
    growth = f"Growth exponent of our CPU: {whole:.2f} over all sizes, {last:.2f} from the third to the last."
    counts = ", ".join(f"{count} of {size:,} rows" for size, count in ROUNDS.items())
    return Table(title, [*notes, f"Medians of rounds in turn: {counts}.", "", growth], HEADS, rows)


def _figures(measured: Sequence[Figures]) -> tuple[str, str]:
    seconds, peak_mib = (statistics.median(column) for column in zip(*measured, strict=True))
    return f"{three_digits(seconds)} s", f"{three_digits(peak_mib)} MiB"


if __name__ == "__main__":
    print("\n".join(table.markdown() for table in measure()))

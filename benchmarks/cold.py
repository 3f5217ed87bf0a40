"""The whole process, as a clerk starts it: `vanban build` against a short docxtpl script; `vanban --help`."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.measuring import Table, in_turn, median_ratio, milliseconds, run_child, three_digits

ROUNDS: Final = 25
PEER: Final = Path(__file__).with_name("docxtpl_script.py")
PLAN: Final = "plans/gender-equality/2026.yaml"


def measure() -> list[Table]:
    """Return CPU of whole processes."""
    with tempfile.TemporaryDirectory() as name:
        return [measure_build(Path(name)), measure_help()]


def measure_build(folder: Path) -> Table:
    """Return CPU of building the appendix of 2026."""
    template = folder / "template.docx"
    run_child("-m", "benchmarks.prepare", "template", template)
    numbers = itertools.count()

    def build(cache: Path | None) -> float:
        # A new folder each time: over a file that is there already, nothing would be written.
        out = folder / f"out-{next(numbers)}"
        return run_child("-m", "toolkit", "build", PLAN, "--only", "appendix", "--out", out, cache=cache).cpu_s

    peer, plain, cached = in_turn(
        ROUNDS,
        lambda: run_child(PEER, PLAN, template, folder / "peer.docx").cpu_s,
        lambda: build(None),
        lambda: build(folder / "cache"),
    )
    return Table(
        "Cold: the whole process",
        [
            f"The appendix of 2026 from YAML to file, {ROUNDS} rounds in turn, bytecode written before. Ours reads and",
            "checks the plan, checks the document whole and syncs the file. `benchmarks/docxtpl_script.py` checks",
            "nothing and has its template ready with the right columns.",
        ],
        ["what", "CPU", "against the script"],
        [
            ["docxtpl script", milliseconds(peer), "1"],
            ["`vanban build`, no cache", milliseconds(plain), three_digits(median_ratio(plain, peer))],
            ["`vanban build`, cached template", milliseconds(cached), three_digits(median_ratio(cached, peer))],
        ],
    )


def measure_help() -> Table:
    """Return CPU of asking for help."""
    bare, click, asked = in_turn(
        ROUNDS,
        lambda: run_child("-c", "pass").cpu_s,
        lambda: run_child("-c", "import click").cpu_s,
        lambda: run_child("-m", "toolkit", "--help").cpu_s,
    )
    return Table(
        "Cold: `vanban --help`",
        [f"{ROUNDS} rounds in turn."],
        ["what", "CPU", "against bare Python"],
        [
            ["`python -c pass`", milliseconds(bare), "1"],
            ['`python -c "import click"`', milliseconds(click), three_digits(median_ratio(click, bare))],
            ["`vanban --help`", milliseconds(asked), three_digits(median_ratio(asked, bare))],
        ],
    )


if __name__ == "__main__":
    print("\n".join(table.markdown() for table in measure()))

"""Import of appendices of 60 to 20,000 rows, beside python-docx walking the same table and keeping nothing of it."""

from __future__ import annotations

import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.measuring import Table, growth_exponent, median_ratio, run_child, three_digits

SIZES: Final = (60, 600, 6000, 20_000)
ROUNDS: Final = {60: 9, 600: 7, 6000: 3, 20_000: 3}
PEER: Final = Path(__file__).parent / "peers" / "docx_walk.py"


def measure() -> Table:
    """Return the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows, medians = [], []
        for size in SIZES:
            document = _document(size, folder)
            target = folder / f"into-{size}" / "2026.yaml"
            target.parent.mkdir()
            shutil.copy(folder / str(size) / "agencies.yaml", target.parent)
            ours, peer = [], []
            for _ in range(ROUNDS[size]):
                ours.append(run_child("-m", "toolkit", "import", document, "--out", target, "--force"))
                peer.append(run_child(PEER, document))
            seconds, peer_seconds = ([usage.cpu_s for usage in measured] for measured in (ours, peer))
            medians.append(statistics.median(seconds))
            cells = [
                text
                for measured in (ours, peer)
                for text in (
                    f"{three_digits(statistics.median(usage.cpu_s for usage in measured) * 1000)} ms",
                    f"{three_digits(statistics.median(usage.peak_mib for usage in measured))} MiB",
                )
            ]
            rows.append([f"{size:,}", *cells, three_digits(median_ratio(seconds, peer_seconds))])
    notes = [
        "The whole process, from the .docx to the plan in place: package, tracked changes, recognition, agencies,",
        "times, ids, YAML text, that text read back and checked. `benchmarks/peers/docx_walk.py` opens the file with",
        "python-docx and asks each cell of each row for its text, no more.",
        f"Medians of rounds in turn: {', '.join(f'{count} of {size:,} rows' for size, count in ROUNDS.items())}.",
        "",
        f"Growth exponent of our CPU: {growth_exponent(SIZES[1:], medians[1:]):.2f} from the second to the last.",
    ]
    heads = ["rows", "`vanban import`", "peak memory", "python-docx walk", "peak memory", "import against the walk"]
    return Table("Import: a table of tasks to a plan", notes, heads, rows)


def _document(rows: int, folder: Path) -> Path:
    """Return an appendix of so many rows, built by vanban without the ids that would spare import its own."""
    run_child("-m", "benchmarks.prepare", "plan", str(rows), folder / str(rows), folder / f"{rows}.values")
    out = folder / f"out-{rows}"
    arguments = ("--only", "appendix", "--no-trace", "--out", out)
    run_child("-m", "toolkit", "build", folder / str(rows) / "2026.yaml", *arguments)
    return next(out.rglob("phu-luc.docx"))


if __name__ == "__main__":
    print(measure().markdown())

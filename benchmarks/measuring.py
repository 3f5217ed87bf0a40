"""How benchmarks measure: CPU seconds and peak memory of child processes, rounds in turn, tables.

What is compared is always run in turn within one run (A B A B), so that whatever else the machine
does falls on both; a ratio is the median of the rounds' own ratios. Needs Linux or macOS.
"""

from __future__ import annotations

import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
MAXRSS_UNIT_BYTES: Final = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Usage:
    """What one child process took.

    Attributes:
        clock_s: By the clock.
        cpu_s: Processor time, its own and the system's for it.
        peak_mib: The most memory it held at once. Never less than what the process that started it
            holds, so benchmarks import little before they start children.
        output: What it printed on stdout.
    """

    clock_s: float
    cpu_s: float
    peak_mib: float
    output: str


@dataclass(frozen=True, slots=True)
class Table:
    """Results to be printed: a title, what they rest on, and rows of cells."""

    title: str
    notes: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]

    def markdown(self) -> str:
        """Return the table as a section of a Markdown page."""
        widths = [max(map(len, column)) for column in zip(self.heads, *self.rows, strict=True)]
        lines = [_line(self.heads, widths), _line(["-" * width for width in widths], widths)]
        lines += [_line(row, widths) for row in self.rows]
        return "\n".join([f"## {self.title}", "", *self.notes, "", *lines, ""])


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"


def run_child(*arguments: str | Path, cache: Path | None = None, fine: Container[int] = (0,)) -> Usage:
    """Run Python with these arguments from the project's folder and return what it took.

    Args:
        arguments: After the interpreter's name.
        cache: Folder of compiled templates; without one, none are kept.
        fine: Exit codes that are no failure.

    Raises:
        RuntimeError: The child failed.
    """
    return run_command([sys.executable, *map(str, arguments)], {"VANBAN_CACHE": str(cache or "")}, fine=fine)


def run_command(
    command: Sequence[str], environment: Mapping[str, str], *, fine: Container[int] = (0,), longest_s: float = 3600
) -> Usage:
    """Run a program from the project's folder and return what it and the children it waits for took.

    Args:
        command: The program and its arguments.
        environment: Variables to be set for it.
        fine: Exit codes that are no failure.
        longest_s: When it is ended.

    Raises:
        RuntimeError: It failed, or took too long.
    """
    # An installed program has its bytecode; so have all children after the first, whatever this shell says.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    # Files, not pipes: whoever is to be measured never waits for a reader.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output, tempfile.TemporaryFile("w+") as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=clean | dict(environment), stdout=output, stderr=errors, start_new_session=True
        )
        timer = threading.Timer(longest_s, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        clock_s = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            errors.seek(0)
            raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}\n{errors.read()[-2000:]}")
        output.seek(0)
        peak_mib = usage.ru_maxrss * MAXRSS_UNIT_BYTES / 2**20
        return Usage(clock_s, usage.ru_utime + usage.ru_stime, peak_mib, output.read())


def cpu_seconds(action: Callable[[], object]) -> float:
    """Return the processor time one call takes in this process."""
    start = time.process_time()
    action()
    return time.process_time() - start


def in_turn(rounds: int, *actions: Callable[[], float]) -> list[list[float]]:
    """Return what each action measured in each round; one round before them does not count."""
    for action in actions:
        action()
    measured = [[action() for action in actions] for _ in range(rounds)]
    return [list(column) for column in zip(*measured, strict=True)]


def median_ratio(measured: Sequence[float], peer: Sequence[float]) -> float:
    """Return the median of the rounds' own ratios."""
    return statistics.median(mine / other for mine, other in zip(measured, peer, strict=True))


def growth_exponent(sizes: Sequence[int], measured: Sequence[float]) -> float:
    """Return the slope of a straight line through the points on logarithmic axes: 1 is proportional."""
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(value) for value in measured])[0]


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median of seconds as milliseconds, to three digits."""
    return f"{three_digits(statistics.median(seconds) * 1000)} ms"


def three_digits(value: float) -> str:
    """Return a number to three digits: 0.813, 12.4, 1,520."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"

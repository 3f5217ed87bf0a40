"""Many files at once: shared out among processes, their reports handed back in order.

A process costs a tenth of a second to start: it pays from a few dozen files on. What a process that died has left
undone, this one does.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from toolkit.checking.file_check import FileReport, check_file
from toolkit.checking.opening import is_word
from toolkit.checking.runner import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.checking.file_check import Job, Options

LEAST_PER_PROCESS: Final = 8
PARCEL: Final = 4  # files a process is given at once: few, so that none is left with the large ones


def check_files(jobs: Sequence[Job], options: Options, processes: int | None = None) -> Iterator[FileReport]:
    """Yield the report of each file, in order.

    Args:
        jobs: The files.
        options: How they are checked.
        processes: How many processes may work on it; None: as many as this one may use processors.
    """
    processes = min(processes or usable_processors(), len(jobs) // LEAST_PER_PROCESS)
    done = 0
    if processes > 1:
        for report in _in_processes(jobs, options, processes):
            done += 1
            yield report
    for job in jobs[done:]:
        yield check_file(job, options)


def usable_processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_processes(jobs: Sequence[Job], options: Options, processes: int) -> Iterator[FileReport]:
    """Yield reports in order; end early where a process died."""
    import multiprocessing  # for a folder only
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    forks = sys.platform == "linux"
    if forks and any(is_word(job.path) for job in jobs):
        all_rules()  # loaded once, for all of them
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        try:
            yield from pool.map(partial(check_file, options=options), jobs, chunksize=PARCEL)
        except BrokenProcessPool:
            return

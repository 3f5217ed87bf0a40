"""Many documents at once: drafts shared out among processes, what they make handed back in order.

Processes pay only past some hundred documents: one costs a tenth of a second to start and to be made ready,
a letter a third of a millisecond. Each works on every n-th draft and hands its documents back in parcels;
this one puts them in place. What a process that died has left undone, this one does.
"""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.build import KINDS, build_document
from toolkit.diagnostics import VanbanError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from toolkit.build import Built, Engine, Kind
    from toolkit.documents import Draft, Options
    from toolkit.model.plan import Plan

LEAST_PER_PROCESS: Final = 750
PARCEL: Final = 24  # documents handed back at once: some 200 kB
LONGEST_GOODBYE: Final = 2.0  # seconds a process is given to end by itself


class Work(NamedTuple):
    """What is to be built, as it can be told to another process.

    Attributes:
        plan: The plan.
        kinds: What is built of it, in order.
        options: What is asked beside.
        make_engine: Returns what lays documents out.
    """

    plan: Plan
    kinds: tuple[Kind, ...]
    options: Options
    make_engine: Callable[[], Engine]

    def drafts(self) -> Iterator[tuple[Kind, Draft]]:
        """Yield the documents there will be."""
        for kind in self.kinds:
            for draft in KINDS[kind].drafts(self.plan, self.options):
                yield kind, draft


def build_batch(work: Work, count: int, jobs: int = 1) -> Iterator[Built]:
    """Yield the documents of `work` in order.

    Args:
        work: What is to be built.
        count: How many documents that is.
        jobs: How many processes may work on it; fewer do where more would not pay.

    Raises:
        VanbanError: A template is wrong.
    """
    engine = work.make_engine()
    drafts = work.drafts()
    jobs = min(jobs, count // LEAST_PER_PROCESS)
    if jobs > 1:
        # The first ones here: templates are compiled, or found wrong, once and not in each process.
        yield from _built(islice(drafts, PARCEL), engine)
        yield from _build_in_processes(work, drafts, engine, jobs)
    else:
        yield from _built(drafts, engine)


def _built(drafts: Iterator[tuple[Kind, Draft]], engine: Engine) -> Iterator[Built]:
    return (build_document(kind, draft, engine) for kind, draft in drafts)


def _build_in_processes(work: Work, drafts: Iterator[tuple[Kind, Draft]], engine: Engine, jobs: int) -> Iterator[Built]:
    helpers = [Helper(work, engine, PARCEL + number, jobs) for number in range(jobs)]
    try:
        documents = [helper.documents() for helper in helpers]
        for number, (kind, draft) in enumerate(drafts):
            built = next(documents[number % jobs], None)
            yield build_document(kind, draft, engine) if built is None else built
    finally:
        for helper in helpers:
            helper.stop()


class Helper:
    """A process that builds every n-th document."""

    def __init__(self, work: Work, engine: Engine, start: int, step: int) -> None:
        """Start it; its first document is that of number `start`."""
        import multiprocessing  # 20 ms, for a large batch only

        forks = sys.platform == "linux"  # elsewhere a process begins anew, with an engine of its own
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self._receiver, sender = context.Pipe(duplex=False)
        arguments = (work, engine if forks else None, start, step, sender)
        self._process: BaseProcess = context.Process(target=build_part, args=arguments, daemon=True)
        self._process.start()
        sender.close()

    def documents(self) -> Iterator[Built]:
        """Yield what it builds, in order; end early where it died.

        Raises:
            VanbanError: It came upon a wrong template.
        """
        while True:
            try:
                parcel, diagnostics = self._receiver.recv()
            except (EOFError, OSError):
                return
            if diagnostics:
                raise VanbanError(diagnostics)
            yield from parcel

    def stop(self) -> None:
        """End it, whether it is done or not."""
        self._receiver.close()
        self._process.terminate()
        self._process.join(LONGEST_GOODBYE)


def build_part(work: Work, engine: Engine | None, start: int, step: int, sender: Connection) -> None:
    """Build every n-th document and send them back: what a helper does."""
    engine = engine or work.make_engine()
    part = islice(work.drafts(), start, None, step)
    try:
        while parcel := list(_built(islice(part, PARCEL), engine)):
            sender.send((parcel, ()))
    except VanbanError as error:
        sender.send(([], error.diagnostics))
    except BaseException:  # noqa: BLE001
        # Whatever it is, the first process meets it too, and says it where it is heard.
        return
    finally:
        sender.close()

"""Documents a second in one process: our engine against docxtpl, same template, same values."""

from __future__ import annotations

import statistics
from itertools import islice
from typing import TYPE_CHECKING, Final

from benchmarks.engines import build_batch, compiled_template, docxtpl_renderer
from benchmarks.material import appendix_of, read_shipped_plan, variants
from benchmarks.measuring import Table, cpu_seconds, in_turn, median_ratio, three_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.documents import Document

ROUNDS: Final = 15
BATCH: Final = 100
PEER_BATCH: Final = 3  # docxtpl's share of a round


def measure() -> Table:
    """Return documents a second of both."""
    document = appendix_of(read_shipped_plan())
    documents = variants(document)
    template = compiled_template(document)
    by_docxtpl = docxtpl_renderer(document)

    def docxtpl() -> float:
        batch = list(islice(documents, PEER_BATCH))
        return cpu_seconds(lambda: [by_docxtpl(each) for each in batch]) / PEER_BATCH

    def ours(batch: Sequence[Document]) -> float:
        return cpu_seconds(lambda: build_batch(template, batch)) / len(batch)

    peer, different, same, checked = in_turn(
        ROUNDS,
        docxtpl,
        lambda: ours(list(islice(documents, BATCH))),
        lambda: ours([document] * BATCH),
        lambda: ours([next(documents)]),
    )
    return Table(
        "Warm: documents a second of CPU",
        [
            f"Appendices of {len(document.values['rows'])} rows, values to bytes in memory, {ROUNDS} rounds in turn.",
            "The documents differ in the content of each row and have agencies and times in common.",
            f"Ours: a batch of {BATCH}, its first document checked whole, the others by the guards in the rendering.",
            "docxtpl: the same template with the same columns, loaded for each document, escaped, strict names,",
            "nothing checked; for each row its bookmark tag leaves two empty runs, 6 % more XML than ours.",
        ],
        ["what", "documents a second", "against docxtpl"],
        [
            _row("docxtpl", peer, peer),
            _row("a batch of different documents", different, peer),
            _row("the same document again and again", same, peer),
            _row("each document checked whole", checked, peer),
        ],
    )


def _row(name: str, seconds: list[float], peer: list[float]) -> list[str]:
    ratio = median_ratio(peer, seconds)
    return [name, three_digits(1 / statistics.median(seconds)), f"{three_digits(ratio)} times"]


if __name__ == "__main__":
    print(measure().markdown())

"""One engine renders one stored document, in a process of its own, and prints its CPU seconds.

Usage: python -m benchmarks.one_rendering ours|docxtpl VALUES
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import Final

from benchmarks.engines import build_batch, compiled_template, docxtpl_renderer
from benchmarks.material import stored_document
from benchmarks.measuring import cpu_seconds

ROWS_TO_MEASURE: Final = 1000  # short documents are rendered again and again until they have printed so many


def main(engine: str, values: str) -> None:
    """Render the document and print the median of its CPU seconds."""
    document = stored_document(Path(values))
    times = max(1, ROWS_TO_MEASURE // len(document.values["rows"]))
    if engine == "docxtpl":
        by_docxtpl = docxtpl_renderer(document)
        seconds = [cpu_seconds(lambda: by_docxtpl(document)) for _ in range(times)]
    else:
        template = compiled_template(document)
        seconds = [cpu_seconds(lambda: build_batch(template, [document])) for _ in range(times)]
    print(statistics.median(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])

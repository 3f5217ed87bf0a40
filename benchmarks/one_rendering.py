"""One engine renders one stored document, in a process of its own, and prints its CPU seconds.

Usage: python -m benchmarks.one_rendering checked|guarded|docxtpl VALUES
"""

from __future__ import annotations

import statistics
import sys
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.engines import compiled_template, docxtpl_renderer
from benchmarks.material import stored_document, variants
from benchmarks.measuring import cpu_seconds
from toolkit.build import render_checked
from toolkit.documents.appendix import FILE_NAME as APPENDIX_FILE

if TYPE_CHECKING:
    from toolkit.documents import Document

ROWS_TO_MEASURE: Final = 1000  # short documents are rendered again and again until they have printed so many


def main(engine: str, values: str) -> None:
    """Render the document and print the median of its CPU seconds."""
    document = stored_document(Path(values))
    times = max(1, ROWS_TO_MEASURE // len(document.values["rows"]))
    if engine == "docxtpl":
        render = docxtpl_renderer(document)
    else:
        template = compiled_template(document)
        guarded = engine == "guarded"

        def render(each: Document) -> bytes:
            return template.render(each.values) if guarded else render_checked(template, each, APPENDIX_FILE)

    documents = [document] if times == 1 else islice(variants(document), times)
    print(statistics.median([cpu_seconds(partial(render, each)) for each in documents]))


if __name__ == "__main__":
    main(*sys.argv[1:])

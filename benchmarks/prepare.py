"""Makes what other benchmarks measure on, in a process of its own: theirs must stay small (see `measuring.Usage`).

Usage: python -m benchmarks.prepare template FILE.docx
       python -m benchmarks.prepare plan ROWS FOLDER VALUES

The first writes the template that docxtpl renders; the second a long plan, and what its appendix prints.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.material import (
    appendix_of,
    read_shipped_plan,
    store_document,
    template_for_docxtpl,
    write_long_plan,
)
from toolkit.model.reader import read_plan_file


def main(what: str, *arguments: str) -> None:
    """Write what is asked for."""
    if what == "template":
        Path(arguments[0]).write_bytes(template_for_docxtpl(appendix_of(read_shipped_plan())))
    else:
        rows, folder, values = arguments
        plan = read_plan_file(write_long_plan(int(rows), Path(folder))).plan
        store_document(appendix_of(plan), Path(values))


if __name__ == "__main__":
    main(*sys.argv[1:])

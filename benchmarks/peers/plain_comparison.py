"""The floor: what a script with python-docx and difflib prints of two documents, line by line, and no Word file.

Usage: python -m benchmarks.peers.plain_comparison OLD.docx NEW.docx
"""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING

from docx import Document
from docx.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines(path: str) -> Iterator[str]:
    """Yield the paragraphs and, cell behind cell, the rows of a document."""
    for block in Document(path).iter_inner_content():
        if isinstance(block, Table):
            # Asking python-docx for cells one by one takes time that goes with the square of the rows.
            for row in block._tbl.tr_lst:
                yield "\t".join("".join(p.text for p in cell.p_lst) for cell in row.tc_lst)
        else:
            yield block.text


def main(old: str, new: str) -> None:
    """Print the lines that differ."""
    print("\n".join(difflib.unified_diff([*lines(old)], [*lines(new)], lineterm="", n=0)))


if __name__ == "__main__":
    main(*sys.argv[1:])

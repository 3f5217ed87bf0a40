"""Letters by programs written for Python; run with the Python of the environment they are installed in.

Usage: python -m benchmarks.peers.python_letters PROGRAM TEMPLATE.docx LETTERS.json SAMPLE.docx

Prints as JSON the CPU seconds of starting (interpreter and imports) and of rendering all letters to bytes in memory,
how many there are and their bytes; writes the last one to SAMPLE.docx. Imports nothing of ours: the environment has
only the program.
"""

from __future__ import annotations

import json
import sys
import time
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    Render = Callable[[dict[str, Any]], bytes]


def docxtpl_renderer(template: bytes) -> Render:
    """Return docxtpl as its users use it: the template loaded for each letter, values escaped, names strict."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    # Users make an environment once, if at all; one for each letter would only be slower.
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    numbers = count(1)

    def bookmark(value: str) -> Markup:
        if not value:
            return Markup("")
        number, name = next(numbers), value.replace("-", "_")
        return Markup(f'<w:bookmarkStart w:id="{number}" w:name="_vb_{name}"/><w:bookmarkEnd w:id="{number}"/>')

    environment.filters["bookmark"] = bookmark

    def render(values: dict[str, Any]) -> bytes:
        document = DocxTemplate(BytesIO(template))
        document.render(values, environment, autoescape=True)
        stream = BytesIO()
        document.save(stream)
        return stream.getvalue()

    return render


def mailmerge_renderer(template: bytes) -> Render:
    """Return docx-mailmerge2 as its page shows it: fields merged, the row with the anchor repeated."""
    from mailmerge import MailMerge  # type: ignore[import-not-found]

    def render(values: dict[str, Any]) -> bytes:
        fields = {name: value for name, value in values.items() if name != "rows"}
        with MailMerge(BytesIO(template)) as document:
            document.merge(**fields)
            document.merge_rows("row_content", values["rows"])
            stream = BytesIO()
            document.write(stream)
        return stream.getvalue()

    return render


RENDERERS: Final[dict[str, Callable[[bytes], Render]]] = {
    "docxtpl": docxtpl_renderer,
    "docx-mailmerge2": mailmerge_renderer,
    "rust-docxtpl": docxtpl_renderer,  # it goes by docxtpl's name in an environment of its own
}


def main(program: str, template: str, letters: str, sample: str) -> None:
    """Start, render, report."""
    render = RENDERERS[program](Path(template).read_bytes())
    started = time.process_time()
    values = json.loads(Path(letters).read_text(encoding="utf-8"))
    before = time.process_time()
    size = 0
    built = b""
    for each in values:
        built = render(each)
        size += len(built)
    report = {"start_s": started, "cpu_s": time.process_time() - before, "letters": len(values), "bytes": size}
    Path(sample).write_bytes(built)
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])

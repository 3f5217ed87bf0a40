"""Letters by us, for the comparison with the other programs: the same report as theirs.

Usage: python -m benchmarks.peers.own_letters WAY LETTERS.json SAMPLE.docx

WAY says what is measured, each time to bytes in memory, the first letter checked whole and the others guarded:

    values   from the values of the letters, as the other programs get them
    differ   the same, every row of every letter with words of its own
    plain    as the other programs do: their values, and docxtpl's plain template beside them
    plan     from YAML: LETTERS.json is a plan file, which is read and whose letters' words are found, within the time

The template is compiled within the time.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.documents import Document
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST: Final = 500  # letters of a plan


def from_values(letters: list[dict[str, Any]], templates: Path) -> Iterator[bytes]:
    """Yield the letters of these values."""
    engine = OwnEngine(TemplateSet(templates))
    for number, values in enumerate(letters):
        yield engine.render(Kind.LETTER, Document(values), f"{number}.docx")


def from_plan(path: Path) -> Iterator[bytes]:
    """Yield the first letters of a plan."""
    plan = read_plan_file(path).plan
    return (
        built.data
        for built in islice(build_documents(plan, Kind.LETTER, OwnEngine(TemplateSet(shipped("templates")))), MOST)
    )


def main(way: str, source: str, sample: str) -> None:
    """Start, render, report."""
    started = time.process_time()
    letters = [] if way == "plan" else json.loads(Path(source).read_text(encoding="utf-8"))
    if way == "differ":
        for turn, values in enumerate(letters):
            for place, row in enumerate(values["rows"]):
                # A number that stands nowhere else in the letter, so that compressing finds nothing to repeat.
                row["content"] += f" ({(turn * 8 + place) * 7_919 % 1_000_003})"
    before = time.process_time()
    size = number = 0
    built = b""
    templates = Path(source).parent if way == "plain" else shipped("templates")
    for built in from_plan(Path(source)) if way == "plan" else from_values(letters, templates):
        size += len(built)
        number += 1
    report = {"start_s": started, "cpu_s": time.process_time() - before, "letters": number, "bytes": size}
    Path(sample).write_bytes(built)
    print(json.dumps(report))


if __name__ == "__main__":
    main(*sys.argv[1:])

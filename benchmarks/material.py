"""What is measured on: the shipped plan of 2026, plans of any length made of its rows, its template."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from typing import TYPE_CHECKING, Final

from toolkit.build import KINDS, Kind, table_layout
from toolkit.documents import Document, Options
from toolkit.model.reader import read_plan_file
from toolkit.resources import find_plan, shipped
from toolkit.word.template_set import TemplateSet, adjustment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from toolkit.model.plan import Plan

SHIPPED_PLAN: Final = find_plan("plans/gender-equality/2026.yaml")
SECTIONS: Final = "\nsections:\n"
ID: Final = re.compile(r"(- id: \S{1,30})\S*")  # short enough to take a number behind it
# What a task orders names the ids of others, which are not what they were.
ORDERED: Final = re.compile(r"^(?P<indent> *)produces:.*\n(?:(?P=indent) .*\n)*", re.MULTILINE)
OPEN_LIST: Final = re.compile(r"^ *\w+:\n\Z", re.MULTILINE)  # a heading's list whose tasks were cut off


def read_shipped_plan() -> Plan:
    """Return the plan of 2026."""
    return read_plan_file(SHIPPED_PLAN).plan


def appendix_of(plan: Plan) -> Document:
    """Return what the plan's appendix prints."""
    return next(KINDS[Kind.APPENDIX].drafts(plan, Options())).make()


def variants(document: Document) -> Iterator[Document]:
    """Yield documents of the same shape for ever, no two rows of which have the same content.

    Agencies and times repeat, as they do in an office's documents. Rendering the same values again would flatter an
    engine that remembers texts.
    """
    for turn in itertools.count(1):
        rows = [{**row, "content": f"{row['content']} ({turn})"} for row in document.values["rows"]]
        yield document._replace(values={**document.values, "rows": rows})


def template_for_docxtpl(document: Document) -> bytes:
    """Return the appendix's template with the document's columns: what docxtpl's user would have made in Word."""
    from toolkit.word.docxtpl_engine import adjusted

    data, name = TemplateSet(shipped("templates")).read(KINDS[Kind.APPENDIX].template)
    return adjusted(data, name, adjustment(table_layout(Kind.APPENDIX, document), name))


def write_long_plan(rows: int, folder: Path) -> Path:
    """Write a plan whose appendix has so many rows, with the registry beside it; return its path.

    The rows of the shipped plan come again and again in their order, so that lengths of text, agencies
    and schedules are those of the office; only ids differ.
    """
    head, entries = SHIPPED_PLAN.read_text(encoding="utf-8").split(SECTIONS)
    _, *texts = re.split(r"^(?= *- id: )", ORDERED.sub("", entries), flags=re.MULTILINE)
    written = [
        ID.sub(rf"\1-{number // len(texts)}", text, count=1)
        for number, text in zip(range(rows), itertools.cycle(texts), strict=False)
    ]
    written[-1] = OPEN_LIST.sub("", written[-1])
    folder.mkdir(parents=True)
    shutil.copy(SHIPPED_PLAN.parents[1] / "agencies.yaml", folder)
    path = folder / SHIPPED_PLAN.name
    path.write_text("".join([head, SECTIONS, *written]), encoding="utf-8", newline="\n")
    return path


def store_document(document: Document, path: Path) -> None:
    """Write a document's values to a file, a row a line: reading it back takes no more memory than they do."""
    with path.open("w", encoding="utf-8") as stream:
        rest = {name: value for name, value in document.values.items() if name != "rows"}
        for line in ([rest, document.columns, document.landscape], *document.values["rows"]):
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def stored_document(path: Path) -> Document:
    """Return the document that `store_document` wrote."""
    with path.open(encoding="utf-8") as stream:
        values, columns, landscape = json.loads(next(stream))
        values["rows"] = [json.loads(line) for line in stream]
    return Document(values, tuple(columns), landscape)

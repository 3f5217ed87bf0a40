"""Pairs to be compared: long plans with rows in, out, moved and edited, and small ones with one known change.

Usage: python -m benchmarks.pairs long ROWS FOLDER    writes old/2026.yaml and new/2026.yaml, old.docx and new.docx,
                                                      and the documents without the ids of their rows, bare-*.docx
       python -m benchmarks.pairs named FOLDER        writes NAME/old.docx and NAME/new.docx of each named pair, and
                                                      prints their names
"""

from __future__ import annotations

import re
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.material import SECTIONS, write_long_plan
from toolkit.build import KINDS, Kind, OwnEngine, build_document
from toolkit.documents import Options
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from collections.abc import Iterator

ENTRY: Final = re.compile(r"^(?= *- id: )", re.MULTILINE)
CONTENT: Final = re.compile(r'^( *content: "?)(.*?)("?)$', re.MULTILINE)
SCHEDULE: Final = re.compile(r"^( *schedule: ).*$", re.MULTILINE)
# Of a hundred entries these are edited, taken out, moved to another section, and followed by a new one.
EDITED: Final = (10, 30, 50, 70, 90)
RESCHEDULED: Final = (20, 80)
GONE: Final = (15, 65)
MOVED: Final = (25, 75)
FOLLOWED: Final = (40, 85)
FARTHER: Final = 60  # entries that a moved one moves on


def write_long_pair(rows: int, folder: Path) -> None:
    """Write two plans of so many rows, no two of which say the same, and their documents.

    Of a hundred rows two are gone, two new, two moved to another section; five have other words and two another
    schedule. The places are those of plain tasks near the ones counted, so that no list is left empty.
    """
    path = write_long_plan(rows, folder / "old")
    shutil.copytree(folder / "old", folder / "new")
    head, sections = path.read_text(encoding="utf-8").split(SECTIONS)
    numbered = [_numbered(entry, number) for number, entry in enumerate(filter(None, ENTRY.split(sections)))]
    for name, written in (("old", numbered), ("new", edited(numbered))):
        target = folder / name / path.name
        target.write_text("".join([head, SECTIONS, *written]), encoding="utf-8", newline="\n")
        for prefix, options in (("", Options()), ("bare-", Options(traced=False))):
            (folder / f"{prefix}{name}.docx").write_bytes(plan_document(target, options))


def _numbered(entry: str, number: int) -> str:
    return CONTENT.sub(rf"\g<1>\g<2>, đợt {number}\g<3>", entry, count=1)


def edited(entries: list[str]) -> list[str]:
    """Return the entries of a plan with rows gone, new, moved and edited."""
    written: list[str] = []
    moving: list[tuple[int, str]] = []
    pending: list[int] = []
    for number, entry in enumerate(entries):
        pending += [number % 100] if number % 100 in {*EDITED, *RESCHEDULED, *GONE, *MOVED, *FOLLOWED} else []
        previous = entries[number - 1] if number else ""
        if not (_is_task(entry) and _is_task(previous)):
            written.append(entry)
            continue
        if moving and moving[0][0] <= number:
            written.append(_indented_as(moving.pop(0)[1], entry))
        written += _treated(entry, pending.pop(0) if pending else -1, number, moving)
    return [*written, *(_indented_as(entry, written[-1]) for _, entry in moving)]


def _treated(entry: str, place: int, number: int, moving: list[tuple[int, str]]) -> Iterator[str]:
    if place in GONE:
        return
    if place in MOVED:
        moving.append((number + FARTHER, entry))
        return
    if place in EDITED:
        entry = CONTENT.sub(r"\g<1>\g<2> theo hướng dẫn mới\g<3>", entry, count=1).replace("thực hiện", "triển khai", 1)
    if place in RESCHEDULED:
        entry = SCHEDULE.sub(r"\g<1>Tháng 11/2026", entry, count=1)
    yield entry
    if place in FOLLOWED:
        added = re.sub(r"- id: .*", f"- id: added-{number}", entry, count=1)
        yield CONTENT.sub(rf"\g<1>Biên soạn, phát hành sổ tay nghiệp vụ số {number} cho cơ sở\g<3>", added, count=1)


def _is_task(entry: str) -> bool:
    """Tell whether an entry is a task with nothing below it: neither a heading nor the last before one."""
    return "lead_agencies:" in entry and "produces:" not in entry and not entry.rstrip(" ").endswith(":\n")


def _indented_as(entry: str, other: str) -> str:
    return textwrap.indent(textwrap.dedent(entry), " " * (len(other) - len(other.lstrip(" "))))


def plan_document(path: Path, options: Options) -> bytes:
    """Return the plan with its appendix as a .docx."""
    draft = next(KINDS[Kind.PLAN].drafts(read_plan_file(path).plan, options))
    return build_document(Kind.PLAN, draft, OwnEngine(TemplateSet(shipped("templates")))).data


def write_named_pairs(folder: Path) -> None:
    """Write the pairs with one known change, and print their names."""
    from tests.comparing.pairs import PAIRS  # the tests' own

    for name, make in PAIRS.items():
        (folder / name).mkdir(parents=True)
        for side, data in zip(("old", "new"), make(), strict=True):
            (folder / name / f"{side}.docx").write_bytes(data)
        print(name)


def main(what: str, *arguments: str) -> None:
    """Write what is asked for."""
    if what == "named":
        write_named_pairs(Path(arguments[0]))
    else:
        write_long_pair(int(arguments[0]), Path(arguments[1]))


if __name__ == "__main__":
    main(*sys.argv[1:])

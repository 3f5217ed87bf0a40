"""Makes what the letters are measured on, in a process of its own: the benchmark itself must stay small.

Usage: python -m benchmarks.peers.prepare office FOLDER ADDRESSED    prints how many letters its plan has
       python -m benchmarks.peers.prepare letters FOLDER LETTERS     prints the mean number of rows
       python -m benchmarks.peers.prepare compare A.docx B.docx      prints whether they read alike
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.peers.office import AGENCIES, write_office
from benchmarks.peers.plain_letter import (
    curly_dialect,
    field_paths,
    jinja_dialect,
    merge_dialect,
    of_one_shape,
    plain_letter,
    plain_template,
    reads_alike,
    with_tokens,
)
from toolkit.build import KINDS, Kind
from toolkit.documents import Options
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped
from toolkit.word.docxtpl_engine import adjusted
from toolkit.word.template_set import TemplateSet


def make_office(folder: Path, addressed: int) -> int:
    """Write a large office and return how many letters it sends."""
    plan = read_plan_file(write_office(folder, addressed)).plan
    return sum(1 for _ in KINDS[Kind.LETTER].drafts(plan, Options()))


def make_letters(folder: Path, number: int) -> float:
    """Write the values of letters, all of one shape, and the template of each program; return the rows of a letter.

    Raises:
        ValueError: The office has not so many letters of one shape. None is used twice: that would flatter
            a program that remembers texts.
    """
    plan = read_plan_file(write_office(folder / "office", AGENCIES)).plan
    drafts = KINDS[Kind.LETTER].drafts(plan, Options())
    letters = of_one_shape([dict(draft.make().values) for draft in drafts])[:number]
    if len(letters) < number:
        raise ValueError(f"{len(letters)} letters of one shape")
    write_material(folder, letters, TemplateSet(shipped("templates")))
    return sum(len(values["rows"]) for values in letters) / len(letters)


def write_material(folder: Path, letters: list[dict[str, Any]], templates: TemplateSet) -> None:
    """Write the values of letters of one shape and the template of each program."""
    name = KINDS[Kind.LETTER].template
    template = templates.get(name)
    write_json(folder / "letters.json", letters)
    data, shown = templates.read(name)
    (folder / "own.docx").write_bytes(adjusted(data, shown, None))
    for kind in ("all", "few"):
        paths = field_paths(letters, differing=kind == "few")
        marked = with_tokens(letters[0], paths)
        plain = [plain_letter(values, paths) for values in letters]
        (folder / kind).mkdir()
        write_json(folder / kind / "fields.json", [{**each.fields, "rows": each.rows} for each in plain])
        (folder / kind / name).write_bytes(plain_template(template, marked, jinja_dialect))  # ours reads docxtpl's tags
        for dialect in (jinja_dialect, curly_dialect, merge_dialect):
            (folder / kind / f"{dialect.__name__}.docx").write_bytes(plain_template(template, marked, dialect))


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def main(what: str, first: str, second: str) -> None:
    """Do what is asked for."""
    match what:
        case "office":
            print(make_office(Path(first), int(second)))
        case "letters":
            print(make_letters(Path(first), int(second)))
        case "compare":
            print(reads_alike(Path(first).read_bytes(), Path(second).read_bytes()))


if __name__ == "__main__":
    main(*sys.argv[1:])

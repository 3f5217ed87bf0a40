"""The script an office would write itself: plan and template in, one appendix out by docxtpl, nothing checked.

Usage: python docxtpl_script.py PLAN.yaml TEMPLATE.docx OUT.docx

Kept as quick as such a script can be: the C parser reads the YAML, the template has its columns already. It
escapes values and refuses missing names, as anyone must who prints "BNV-CTTN&BDG".
"""

import sys
from itertools import count
from typing import Any

import yaml
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

FIELDS = ("content", "lead_agencies", "coordinating_agencies", "schedule")
ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip
NUMBERS = count(1)


def roman(number: int) -> str:
    """Return a number in Roman numerals."""
    return next((letters + roman(number - value) for value, letters in ROMAN if number >= value), "")


def rows(entry: dict[str, Any], prefix: str) -> Any:
    """Yield the rows below an entry."""
    for kind in ("section", "programme", "task"):
        for number, child in enumerate(entry.get(f"{kind}s") or (), 1):
            ordinal = roman(number) if kind == "section" else f"{prefix}{number}"
            fields = {name: child.get(name) or "" for name in FIELDS}
            yield {"kind": kind, "ordinal": ordinal, "id": child["id"], **fields}
            yield from rows(child, f"{ordinal}." if kind == "programme" else "")


def bookmark(identifier: str) -> Markup:
    """Return the hidden bookmark of a row."""
    number, name = next(NUMBERS), identifier.replace("-", "_")
    return Markup(f'<w:bookmarkStart w:id="{number}" w:name="_vb_{name}"/><w:bookmarkEnd w:id="{number}"/>')


def main(plan_file: str, template_file: str, out_file: str) -> None:
    """Read, render, save."""
    with open(plan_file, encoding="utf-8") as stream:  # noqa: PTH123 - a script of this kind knows no pathlib
        plan = yaml.load(stream, yaml.CBaseLoader)
    month, year = plan["issued"].split("/")
    blank = "\u00a0" * 6
    values = {
        "title": f"Phụ lục kế hoạch {plan['subject'][:1].lower()}{plan['subject'][1:]}",
        "issuing_agency": plan["issuing_agency"],
        "appendix": {
            "label": "Phụ lục",
            "title": plan["appendix"]["title"].upper(),
            "reference": f"(Kèm theo {plan['document_type']} số{blank}/{plan['symbol']} "
            f"ngày{blank}tháng {month} năm {year} của {plan['issuing_agency']})",
            "end_mark": "./.",
        },
        "columns": plan["appendix"]["columns"],
        "rows": list(rows(plan, "")),
    }
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    environment.filters["bookmark"] = bookmark
    document = DocxTemplate(template_file)
    document.render(values, environment, autoescape=True)
    document.save(out_file)


main(*sys.argv[1:])

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from toolkit.checking.runner import all_rules
from toolkit.diagnostics import LEVEL_NAMES

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")

CODE: Final = re.compile(r"[A-Z]{2}\d{3}")
FAMILY_ROW: Final = re.compile(r"^\| ([A-Z]{2}) \| ", re.MULTILINE)
FAMILY_HEADING: Final = re.compile(r"## ([A-Z]{2}) — \S.*")
SECTION_HEADING: Final = re.compile(r"### ([A-Z]{2}\d{3}) — \S.*")
PART: Final = re.compile(r"^- \*\*(.+?):\*\* (\S.*)$", re.MULTILINE)


class Section(NamedTuple):
    family: str  # of the heading it stands under
    code: str
    text: str


def sections() -> list[Section]:
    found = []
    family = ""
    for block in re.split(r"^(?=##)", PAGE, flags=re.MULTILINE):
        heading, _, text = block.partition("\n")
        if match := FAMILY_HEADING.fullmatch(heading):
            family = match[1]
        elif match := SECTION_HEADING.fullmatch(heading):
            found.append(Section(family, match[1], text.strip()))
    return found


def codes_in_code() -> set[str]:
    """Return the finding codes the code names; comments and docstrings do not count."""
    return {
        node.value
        for file in (ROOT / "toolkit").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
    }


SECTIONS: Final = sections()
CODES: Final = [section.code for section in SECTIONS]
RULES: Final = {rule.CODE for rule in all_rules()}
by_code: Final = pytest.mark.parametrize("section", SECTIONS, ids=CODES)


def test_every_code_has_a_page() -> None:
    assert sorted(codes_in_code() - set(CODES) - RULES) == []


def test_every_section_has_a_code() -> None:
    assert sorted(set(CODES) - codes_in_code()) == []


def test_a_rule_has_its_page_in_its_docstring_alone() -> None:
    assert sorted(RULES & set(CODES)) == []


def test_every_heading_that_looks_like_a_code_is_a_section() -> None:
    assert re.findall(r"^#+ *([A-Z]{2}\d+)", PAGE, re.MULTILINE) == CODES


def test_no_section_is_doubled() -> None:
    assert len(CODES) == len(set(CODES))


def test_sections_stand_in_order_of_families_and_numbers() -> None:
    families = FAMILY_ROW.findall(PAGE)
    assert sorted(CODES, key=lambda code: (families.index(code[:2]), code)) == CODES


def test_families_have_one_heading_each_in_the_order_of_the_table() -> None:
    headings = re.findall(r"^## ([A-Z]{2}) — ", PAGE, re.MULTILINE)
    families = FAMILY_ROW.findall(PAGE)
    assert headings == [family for family in families if family in {code[:2] for code in CODES}]


@by_code
def test_section_stands_under_its_family(section: Section) -> None:
    assert section.family == section.code[:2]


@by_code
def test_section_has_its_parts_in_order(section: Section) -> None:
    parts = [name for name, _ in PART.findall(section.text)]
    assert parts in (["Mức", "Vì sao", "Cách sửa"], ["Mức", "Vì sao", "Sai", "Đúng", "Cách sửa"])


@by_code
def test_section_is_short(section: Section) -> None:
    assert 3 <= len(section.text.splitlines()) <= 8


@by_code
def test_level_is_one_of_the_program(section: Section) -> None:
    level = dict(PART.findall(section.text))["Mức"]
    assert level.startswith(tuple(LEVEL_NAMES.values()))


def test_page_is_composed_text() -> None:
    assert unicodedata.is_normalized("NFC", PAGE)
    assert "\N{LATIN CAPITAL LETTER ETH}" not in PAGE

"""The page of docs shows what the rules say."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from toolkit.decree30 import rules
from toolkit.decree30.handbook import format_handbook

PAGE = Path(__file__).parents[2] / "docs" / "decree-30.md"
TO_WRITE_IT_ANEW = (
    'python -c "from pathlib import Path; from toolkit.decree30 import rules; from toolkit.decree30.handbook '
    "import format_handbook; Path('docs/decree-30.md').write_bytes(format_handbook(rules()).encode())\""
)


def test_the_page_is_what_the_rules_make_of_it() -> None:
    assert PAGE.read_bytes().decode() == format_handbook(rules()), TO_WRITE_IT_ANEW


def test_the_page_names_every_component() -> None:
    page = format_handbook(rules())
    assert [component.name for component in rules().components.values() if component.name not in page] == []


def test_the_page_is_nfc() -> None:
    assert unicodedata.is_normalized("NFC", format_handbook(rules()))


def test_every_table_row_has_as_many_cells_as_its_heading() -> None:
    for section in format_handbook(rules()).split("## ")[1:]:
        widths = {line.replace("\\|", "").count("|") for line in section.splitlines() if line.startswith("|")}
        assert len(widths) <= 1, section.splitlines()[0]

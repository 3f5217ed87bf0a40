"""The pages of rules and findings, and the page of docs that shows all rules."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from toolkit.checking.pages import PARTS, find_page, findings_pages, format_handbook, format_page, rule_page
from toolkit.checking.runner import Rule, all_rules
from toolkit.diagnostics import LEVEL_NAMES, Level

if TYPE_CHECKING:
    from collections.abc import Iterable

DOCS = Path(__file__).parents[2] / "docs"
TO_WRITE_IT_ANEW = (
    'python -c "from pathlib import Path; from toolkit.checking.pages import format_handbook; '
    "Path('docs/rules.md').write_bytes(format_handbook().encode())\""
)
by_rule = pytest.mark.parametrize("rule", all_rules(), ids=[rule.CODE for rule in all_rules()])


def names(parts: Iterable[tuple[str, str]]) -> list[str]:
    return [name for name, _ in parts]


def rule(docstring: str) -> Rule:
    return cast("Rule", SimpleNamespace(CODE="CT999", LEVEL=Level.HINT, __doc__=docstring, __name__="x"))


def test_the_page_of_docs_is_what_the_rules_say() -> None:
    assert (DOCS / "rules.md").read_bytes().decode() == format_handbook(), TO_WRITE_IT_ANEW


@by_rule
def test_a_rule_has_every_part_of_a_page(rule: Rule) -> None:
    page = rule_page(rule)
    whole = list(PARTS)
    assert names(page.parts) in (whole, [name for name in whole if name not in {"Sai", "Đúng"}])
    assert dict(page.parts)["Mức"].startswith(tuple(LEVEL_NAMES.values()))
    assert unicodedata.is_normalized("NFC", str(rule.__doc__))


def test_lines_that_go_on_belong_to_their_part() -> None:
    page = rule_page(rule("CT999: một lỗi.\n\nVì sao: dòng một\n    dòng hai.\nCách sửa: sửa.\nNguồn: thực tiễn.\n"))
    assert page.summary == "một lỗi"
    assert page.parts == (
        ("Mức", "gợi ý."),
        ("Vì sao", "dòng một dòng hai."),
        ("Cách sửa", "sửa."),
        ("Nguồn", "thực tiễn."),
    )


def test_a_docstring_that_is_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="does not begin with its code"):
        rule_page(rule("CT998: mã của quy tắc khác.\n"))


def test_a_finding_that_is_no_rule_has_its_page_too() -> None:
    page = find_page("DL103")
    assert page is not None
    assert page.summary == 'cơ quan cách nhau bằng dấu phẩy hoặc chữ "và"'
    assert names(page.parts) == ["Mức", "Vì sao", "Sai", "Đúng", "Cách sửa"]
    assert find_page("DL999") is None


def test_every_section_of_the_findings_is_a_page() -> None:
    assert len({page.code for page in findings_pages()}) > 90


def test_a_page_is_wrapped_for_the_terminal() -> None:
    page = find_page("NB201")
    assert page is not None
    lines = format_page(page).splitlines()
    assert lines[0] == "NB201: còn năm cũ ở chỗ phải là năm của kế hoạch"
    assert max(map(len, lines)) <= 100

"""Safe repair of a plan's text: what is put in, and that nothing else moves."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking.subjects import HEAD, plan_subject
from toolkit.checking.file_check import Job, Options, check_file
from toolkit.checking.mending import mend_source
from toolkit.checking.runner import Found, check_subject
from toolkit.checking.texts import CheckedText, Fault, Role
from toolkit.diagnostics import Level
from toolkit.model.edits import Edit
from toolkit.model.places import leaves
from toolkit.model.source import SourceText, Span
from toolkit.model.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Mend

TASK = "tasks:\n  - id: mot\n    content: "


def found(mend: Mend | None, fault: Fault) -> Found:
    return Found(fault.diagnostic("CT999", Level.WARNING), mend)


def content(subject: Subject) -> CheckedText:
    return next(text for text in subject.texts if text.role is Role.CONTENT)


def mended(writing: str, old: str, new: str) -> str:
    """Return how a content is written after one of its words was replaced."""
    subject = plan_subject(f"{HEAD}{TASK}{writing}\n    note: x # giữ\n")
    text = content(subject)
    at = text.text.index(old)
    fault = text.fault(at, at + len(old), "lỗi", replacement=new)
    source, _ = mend_source(subject.plan.source, [found(fault.mend, fault)])
    assert source.startswith(HEAD + TASK)
    assert source.endswith("\n    note: x # giữ\n")
    return source[len(HEAD + TASK) : -len("\n    note: x # giữ\n")]


@pytest.mark.parametrize(
    ("writing", "after"),
    [
        ("Rà soat văn bản # ghi chú", "Rà soát văn bản # ghi chú"),
        ('"Rà soat văn bản"', '"Rà soát văn bản"'),
        ("'Rà soat văn bản'", "'Rà soát văn bản'"),
        ("Rà\n      soat\n      văn bản", "Rà\n      soát\n      văn bản"),
        ('"R\\u00e0 so\\u0061t"', '"R\\u00e0 soát"'),
        ("|\n      Rà soat\n      văn bản", "|\n      Rà soát\n      văn bản"),
    ],
    ids=["plain", "double", "single", "folded", "escaped", "block"],
)
def test_one_word_changes_however_the_value_is_written(writing: str, after: str) -> None:
    assert mended(writing, "soat", "soát") == after


def test_quotes_are_written_as_the_value_s_style_asks() -> None:
    assert mended('"Rà soat"', "soat", 'so"át') == '"Rà so\\"át"'
    assert mended("'Rà soat'", "soat", "so'át") == "'Rà so''át'"


def test_a_repair_that_would_change_how_a_value_is_read_is_not_made() -> None:
    assert mended("Rà soat văn bản", "soat", "soát: ") == "Rà soat văn bản"
    assert mended("Rà soat văn bản", "soat", "soát #1") == "Rà soat văn bản"
    assert mended("Rà soat văn bản", "Rà", "# Rà") == "Rà soat văn bản"
    assert mended("Rà soat văn bản", "Rà soat văn bản", "") == "Rà soat văn bản"


def test_of_two_repairs_of_one_place_the_first_is_made() -> None:
    subject = plan_subject(f"{HEAD}{TASK}Rà soat văn bản\n")
    text = content(subject)
    faults = [text.fault(0, 7, "lỗi", replacement="Rà soát"), text.fault(3, 11, "lỗi", replacement="soát vân")]
    source, changes = mend_source(subject.plan.source, [found(fault.mend, fault) for fault in faults])
    assert source.endswith("content: Rà soát văn bản\n")
    assert [(change.before, change.after) for change in changes] == [("Rà soat", "Rà soát")]


def test_an_edit_of_the_source() -> None:
    subject = plan_subject(f"{HEAD}{TASK}Rà soat\n")
    fault = content(subject).fault(0, 1, "lỗi")
    at = len(HEAD + TASK)
    source, _ = mend_source(subject.plan.source, [found(Edit(Span(at, at + 2), "Xem"), fault)])
    assert source.endswith("content: Xem soat\n")


WORDS = ["Rà", "soát", "văn  bản", ",", " ;", "quy\u200bđịnh", "Ðiều", "(nếu có )", "“tốt", "năm 2026", ".", "bản?!"]
STYLES = ["{}", '"{}"', "'{}'", "|\n      {}", ">-\n      {}"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=8), st.sampled_from(STYLES), st.booleans())
def test_a_second_round_finds_nothing_and_other_values_stay(words: list[str], style: str, decomposed: bool) -> None:
    written = "Nội dung " + " ".join(words)
    if decomposed:
        written = unicodedata.normalize("NFD", written)
    text = f'{HEAD}{TASK}{style.format(written)}\n    note: "giữ  nguyên" # vanban: bỏ qua CT vì thử\n'
    for _ in range(6):
        subject = plan_subject(text)
        text, changes = mend_source(
            subject.plan.source, [item for item in check_subject(subject) if _is_of_content(item)]
        )
        if not changes:
            break
    assert not changes
    left = [item for item in check_subject(plan_subject(text)) if item.mend is not None and _is_of_content(item)]
    assert left == []
    values = [leaf.text for leaf in leaves(parse_yaml(SourceText("x", text)))]
    assert values[-1] == "giữ  nguyên"
    assert text.startswith(HEAD)


def _is_of_content(item: Found) -> bool:
    return "content" in item.finding.message


def test_encoding_and_line_ends_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "2026.yaml"
    text = f"# ghi chú\n{HEAD}{TASK}Rà  soát văn bản\n    lead_agencies: Sở X\n".replace("\n", "\r\n")
    for encoding, mark in (("utf-16-le", b"\xff\xfe"), ("utf-8", b"\xef\xbb\xbf"), ("utf-8", b"")):
        path.write_bytes(mark + text.encode(encoding))
        report = check_file(Job("2026.yaml", path), Options(fix=True))
        assert report.mended == mark + text.replace("Rà  soát", "Rà soát").encode(encoding)
        assert path.read_bytes() == report.original

"""Texts of a plan: owner, role, and the place of every letter however the value is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.subjects import HEAD, plan_subject
from toolkit.checking.texts import CheckedText, Role
from toolkit.model.places import leaves
from toolkit.model.source import SourceText
from toolkit.model.typed_text import typed_text
from toolkit.model.yaml_nodes import parse_yaml

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

TASK = "tasks:\n  - id: one\n    content: "
WRITINGS = {
    "plain": "content: Công bố dữ liệu mở",
    "folded": "content: Công bố\n      dữ liệu\n      mở",
    "double quotes": 'content: "Công bố \\\n      dữ liệu mở"',
    "escaped": 'content: "C\\u00f4ng b\\u1ed1 d\\u1eef li\\u1ec7u m\\u1edf"',
    "single quotes": "content: 'Công bố dữ liệu mở'",
    "literal": "content: |\n      Công bố dữ liệu mở\n",
    "folded block": "content: >-\n      Công bố\n      dữ liệu mở\n",
    "decomposed": "content: Công bố dữ liệu mở",
}


def content(writing: str) -> CheckedText:
    subject = plan_subject(f"{HEAD}tasks:\n  - id: one\n    {writing}\n    schedule: Trong năm\n")
    (text,) = [text for text in subject.texts if text.role is Role.CONTENT]
    return text


@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
def test_a_value_reads_the_same_however_it_is_written(writing: str) -> None:
    text = content(writing)
    assert (text.text, text.owner) == ("Công bố dữ liệu mở", "nhiệm vụ 1, content")
    assert text.location(9, 10).line is not None


@pytest.mark.parametrize(
    ("name", "line", "column"),
    [
        ("plain", 9, 22),
        ("folded", 10, 7),
        ("single quotes", 9, 23),
        ("double quotes", 10, 7),
        ("literal", 10, 15),
        ("folded block", 11, 7),
        ("decomposed", 9, 24),
    ],
)
def test_a_word_is_pointed_at_where_it_stands(name: str, line: int, column: int) -> None:
    writing = WRITINGS[name]
    if name == "decomposed":
        import unicodedata

        writing = unicodedata.normalize("NFD", writing)
    text = content(writing)
    at = text.text.index("dữ")
    place = text.location(at, at + 2)
    assert (place.line, place.column) == (line, column + (1 if name == "decomposed" else 0))


def test_letters_are_given_as_they_were_typed() -> None:
    text = content("content: Co\u0302ng bố dữ liệu mở")
    assert text.typed(1, 2) == "o\u0302"
    assert text.text[1:2] == "ô"


def test_texts_come_in_the_order_of_printing_with_their_roles(sample_plan: Plan) -> None:
    subject = plan_subject(sample_plan.source.text)
    roles = list(dict.fromkeys(text.role for text in subject.texts))
    assert roles[:6] == [Role.HEAD, Role.SUBJECT, Role.INSTRUMENT, Role.LEGAL_BASIS, Role.BODY, Role.HEADING]
    assert roles[-3:] == [Role.SECTION, Role.CONTENT, Role.SCHEDULE]
    texts = [text.text for text in subject.texts]
    assert "Xét đề nghị của Giám đốc Sở Nội vụ" in texts
    assert "gender-equality-law" not in texts


def test_paragraphs_of_a_block_are_texts_of_their_own() -> None:
    subject = plan_subject(f"{HEAD}opening: |\n  Đoạn một.\n\n  Đoạn hai.\n{TASK}x\n")
    found = [text for text in subject.texts if text.role is Role.BODY]
    assert [(text.text, text.number, text.is_last) for text in found] == [
        ("Đoạn một.", 0, False),
        ("Đoạn hai.", 1, True),
    ]
    assert [text.location(0, 4).line for text in found] == [8, 10]


WORDS = st.text(st.sampled_from("aếĐ đ\u0301ư'\"\\:#-|>\n\t 1"), min_size=1, max_size=30)


@given(WORDS)
def test_no_value_is_laid_beside_the_wrong_letters(words: str) -> None:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    source = SourceText("x.yaml", f'key: "{escaped}"\n')
    value = list(leaves(parse_yaml(source)))[1]
    letters = typed_text(source.text, value)
    assert letters is not None
    assert letters.text == value.text
    for number, letter in enumerate(letters.text):
        if letter in "aưĐ1":
            assert source.text[slice(*letters.span(number, number + 1))].startswith(letter)

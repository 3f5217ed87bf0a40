from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.comparing.comparison import Mark
from toolkit.comparing.words import blocks, compare_words, count_words, longest_increasing, tokens


def marked(old: str, new: str) -> str:
    signs = {Mark.KEPT: ("", ""), Mark.DELETED: ("[-", "-]"), Mark.INSERTED: ("{+", "+}")}
    return "".join(f"{signs[p.mark][0]}{p.text}{signs[p.mark][1]}" for p in compare_words(old, new))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ", ["Sở", " ", "Nội", " ", "vụ"]),
        ("Tháng 4,5/2026", ["Tháng", " ", "4,5", "/", "2026"]),
        ("1.200 hộ.", ["1.200", " ", "hộ", "."]),
        ("IV.1.2, V.4 tại", ["IV.1.2", ",", " ", "V.4", " ", "tại"]),
        ("1790/QĐ-TTg", ["1790", "/", "QĐ", "-", "TTg"]),
        ("a  b\n", ["a", "  ", "b", "\n"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_a_decomposed_letter_stays_in_its_word() -> None:
    assert tokens(unicodedata.normalize("NFD", "Thực hiện")) == ["Thực", " ", "hiện"]


def test_counts_words_and_numbers_but_no_signs() -> None:
    assert count_words("Quý II/2026 - “Sở Nội vụ”.") == 6


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Thực hiện thẩm định", "Thực hiện thẩm tra", "Thực hiện thẩm [-định-]{+tra+}"),
        ("Sở Y tế", "Sở Y tế; Sở Nội vụ", "Sở Y tế{+; Sở Nội vụ+}"),
        # A blank between two changes is no reason to tear them apart.
        ("một hai ba", "bốn năm ba", "[-một hai-]{+bốn năm+} ba"),
        ("giống nhau", "giống nhau", "giống nhau"),
        ("", "mới", "{+mới+}"),
        ("cũ", "", "[-cũ-]"),
    ],
)
def test_marks_what_changed(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_composed_and_decomposed_are_the_same() -> None:
    text = "Ủy ban nhân dân tỉnh"
    assert marked(unicodedata.normalize("NFD", text), text) == text


@given(st.text(alphabet="ab ,", max_size=40), st.text(alphabet="ab ,", max_size=40))
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(p.text for p in pieces if p.mark is not Mark.INSERTED) == old
    assert "".join(p.text for p in pieces if p.mark is not Mark.DELETED) == new


def test_two_long_texts_without_a_word_in_common_cost_no_square() -> None:
    before = time.process_time()
    found = blocks(["a", "b"] * 20_000, ["c", "d"] * 20_000)
    assert [block.same for block in found] == [False]
    assert time.process_time() - before < 2


def test_unique_words_hold_a_long_text_together() -> None:
    old = [f"w{n}" for n in range(5_000)]
    new = [*old[:100], "mới", *old[100:4_000], *old[4_001:]]
    assert [block.old[1] - block.old[0] for block in blocks(old, new) if not block.same] == [0, 1]


@pytest.mark.parametrize(
    ("numbers", "weights", "expected"),
    [
        ([], (), []),
        ([3, 1, 2], (), [1, 2]),
        ([3, 1, 2], (9, 1, 1), [0]),
        ([0, 4, 1, 2, 3], (), [0, 2, 3, 4]),
    ],
)
def test_longest_increasing(numbers: list[int], weights: tuple[int, ...], expected: list[int]) -> None:
    assert longest_increasing(numbers, weights) == expected

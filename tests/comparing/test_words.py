"""Two texts compared word by word."""

from __future__ import annotations

import pytest

from toolkit.comparing.comparison import Mark
from toolkit.comparing.words import compare_words

SIGNS = {Mark.KEPT: "{}", Mark.DELETED: "[-{}-]", Mark.INSERTED: "{{+{}+}}"}


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("Ủy ban nhân dân tỉnh ban hành", "Ủy ban tỉnh rất ban hành", "Ủy ban [-nhân dân -]tỉnh {+rất +}ban hành"),
        ("một hai ba bốn", "một x y bốn", "một [-hai ba-]{+x y+} bốn"),
        ("một hai ba", "một ba", "một [-hai -]ba"),
        ("một  hai", "một hai", "một[-  -]{+ +}hai"),
        ("", "một hai", "{+một hai+}"),
    ],
    ids=["a-space-draws-no-wrong-line", "a-space-between-two-changes", "one-word-less", "spaces-alone", "from-nothing"],
)
def test_marks_what_a_person_would_mark(old: str, new: str, both: str) -> None:
    assert "".join(SIGNS[piece.mark].format(piece.text) for piece in compare_words(old, new)) == both

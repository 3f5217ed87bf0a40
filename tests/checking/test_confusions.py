from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from toolkit.checking.confusions import TABLE, confusions, find_confusions, read_confusions
from toolkit.checking.repeats import REDUPLICATED, is_compound, meetings
from toolkit.checking.syllables import Standing, standing

if TYPE_CHECKING:
    from toolkit.checking.confusions import Confusion

PAIRS = list(read_confusions(TABLE.read_text(encoding="utf-8")))


def test_there_are_enough_and_each_has_its_source() -> None:
    assert len(PAIRS) >= 300
    assert [pair.wrong for pair in PAIRS if not pair.source] == []


def test_no_pair_stands_twice() -> None:
    assert len({pair.wrong for pair in PAIRS}) == len(PAIRS)


def test_pairs_are_composed_small_letters() -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [
        pair for pair in PAIRS if " ".join((*pair.wrong, pair.right)).lower() != " ".join((*pair.wrong, pair.right))
    ] == []


def test_the_right_side_is_never_wrong_itself() -> None:
    assert [pair.right for pair in PAIRS if list(find_confusions(pair.right.split()))] == []


def test_the_right_side_is_spelled_rightly() -> None:
    wrong = {Standing.IMPOSSIBLE, Standing.MISPLACED, Standing.FOREIGN}
    assert [pair.right for pair in PAIRS if any(standing(syllable) in wrong for syllable in pair.right.split())] == []


def test_no_wrong_side_is_a_compound_we_know() -> None:
    assert [
        pair.wrong for pair in PAIRS if not pair.doubtful and len(pair.wrong) == 2 and is_compound(*pair.wrong)
    ] == []


@pytest.mark.parametrize("pair", PAIRS, ids=range(len(PAIRS)))
def test_each_pair_is_found(pair: Confusion) -> None:
    wrong, before, after = pair.wrong, pair.before, pair.after
    words = [min(after[0]) if after[1] else "", *wrong, min(before[0]) if before[1] else ""]
    met = [found.confusion for found in find_confusions(words)]
    assert pair in met


def test_a_break_separates() -> None:
    assert list(find_confusions(["bổ", "trí"], lambda _: False)) == []


def test_a_bad_line_is_refused() -> None:
    with pytest.raises(ValueError, match="bổ trí"):
        list(read_confusions("bổ trí bố trí"))


def test_reduplications_that_also_meet() -> None:
    assert REDUPLICATED & meetings().keys() == {"cao", "người", "ngành", "nhà", "năm", "đường", "đời"}


def test_all_pairs_can_be_reached() -> None:
    assert sum(map(len, confusions().values())) == len(PAIRS)

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import toolkit.checking.slips
from toolkit.checking.repeats import is_compound, meetings, pairs
from toolkit.checking.slips import common_syllables, is_rare, meant_by
from toolkit.checking.syllables import Standing, standing

FOLDER = Path(toolkit.checking.slips.__file__).parent


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("thực", "hiên"), "thực hiện"),  # tone
        (("nhiêm", "vụ"), "nhiệm vụ"),
        (("triễn", "khai"), "triển khai"),
        (("lĩnh", "vựt"), "lĩnh vực"),  # end
        (("xắp", "xếp"), None),  # of two slips nothing is known
        (("trông", "trọt"), None),  # "trông" is a word of every day
        (("thực", "hiện"), None),
        (("sông", "Đà"), None),
    ],
)
def test_one_slip_is_undone(typed: tuple[str, str], meant: str | None) -> None:
    assert meant_by(*typed) == meant


def test_lists_are_composed_sound_syllables() -> None:
    for name in ("compounds.txt", "common_syllables.txt"):
        assert unicodedata.is_normalized("NFC", (FOLDER / name).read_text(encoding="utf-8"))
    bad = {Standing.IMPOSSIBLE, Standing.MISPLACED, Standing.FOREIGN}
    assert [syllable for syllable in common_syllables() if standing(syllable) in bad] == []


def test_syllables_of_compounds_are_common() -> None:
    assert is_compound("thực", "hiện")
    assert is_compound("lĩnh", "vực")
    assert not any(is_rare(syllable) for pair in pairs() for syllable in pair)
    assert not any(is_rare(syllable) for syllable in meetings())

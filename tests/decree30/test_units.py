"""Lengths and ranges: what Word stores, and what a rule allows."""

from __future__ import annotations

import dataclasses

import pytest

from toolkit.decree30.units import Measure, Mm, Pt, Range


@pytest.mark.parametrize(
    ("mm", "twips"), [(10, 567), (12.7, 720), (15, 850), (20, 1134), (30, 1701), (210, 11906), (297, 16838)]
)
def test_millimetres_become_the_nearest_twips(mm: float, twips: int) -> None:
    assert Mm(mm).twips == twips


def test_a_length_read_back_from_twips_is_stored_as_the_same_twips() -> None:
    assert [Mm.from_twips(twips).twips for twips in range(20_000)] == list(range(20_000))


def test_a_size_read_back_from_half_points_is_the_size() -> None:
    assert Pt.from_half_points(25) == Pt(12.5)


def test_points_become_half_points_eighths_twips_and_emu() -> None:
    assert (Pt(13).half_points, Pt(0.75).eighths, Pt(6).twips, Pt(1).emu) == (26, 6, 120, 12_700)


def test_millimetres_become_emu() -> None:
    assert Mm(1.5).emu == 54_000


def test_a_half_is_rounded_up() -> None:
    assert (Pt(0.25).half_points, Pt(0.75).half_points) == (1, 2)


def test_units_do_not_compare_with_each_other() -> None:
    assert Mm(13) != Pt(13)  # type: ignore[comparison-overlap]  # what mypy forbids is what is tested
    with pytest.raises(TypeError):
        assert Mm(13) < Pt(14)  # type: ignore[operator]  # likewise


def test_units_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Mm(13).value = 14  # type: ignore[misc]  # likewise


def test_a_range_holds_both_its_ends_and_nothing_beyond() -> None:
    sizes = Range(Pt(13), Pt(14))
    assert [sizes.contains(Pt(size)) for size in (12.5, 13, 13.5, 14, 14.5)] == [False, True, True, True, False]


def test_a_range_without_a_maximum_has_no_upper_end() -> None:
    spaces = Range(Pt(6), None)
    assert spaces.contains(Pt(600))
    assert not spaces.contains(Pt(5.9))


def test_a_margin_as_word_stores_it_is_inside_its_range() -> None:
    stored = Mm.from_twips(850)
    assert stored.value < 15
    assert Range(Mm(15), Mm(20)).contains(stored)
    assert not Range(Mm(15), Mm(20)).contains(Mm.from_twips(849))


def test_a_range_of_shares_is_compared_as_it_is() -> None:
    assert not Range(1.0, 1.5).contains(1.51)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Range(Mm(35), Mm(30))


def test_a_choice_outside_its_range_is_refused() -> None:
    with pytest.raises(ValueError, match="15 pt is chosen but not allowed"):
        Measure(Range(Pt(13), Pt(14)), Pt(15))


def test_lengths_are_shown_with_their_unit() -> None:
    assert (str(Mm(12.7)), str(Pt(14))) == ("12.7 mm", "14 pt")

from __future__ import annotations

import pytest

from toolkit.comparing.comparison import Unit, UnitKind
from toolkit.comparing.numbering import Numbers, number_value


def units(*ordinals: str, parent: int = -1) -> list[Unit]:
    return [Unit(UnitKind.TASK, "", ordinal, ordinal, "", {}, "", parent) for ordinal in ordinals]


@pytest.mark.parametrize(
    ("ordinal", "value"),
    [("3", 3), ("1.2", 2), ("IV", 4), ("XI", 11), ("c)", 3), ("đ", 5), ("2.", 2), ("", 0), ("*", 0), ("1" * 50, 0)],
)
def test_a_number_as_a_count(ordinal: str, value: int) -> None:
    assert number_value(ordinal) == value


def test_numbers_behind_an_insertion_follow() -> None:
    old, new = Numbers(units("1", "2", "3")), Numbers(units("1", "2", "3", "4"))
    assert old.follow(1, new, 2)
    assert old.follow(2, new, 3)


def test_a_number_typed_wrong_does_not_follow() -> None:
    assert not Numbers(units("1", "2")).follow(1, Numbers(units("1", "5")), 1)


def test_a_numbering_that_begins_elsewhere_is_shifted_too() -> None:
    assert Numbers(units("5", "6")).follow(1, Numbers(units("5", "6", "7")), 2)


def test_numbers_under_a_heading_follow_it() -> None:
    heading = Unit(UnitKind.PROGRAMME, "", "1", "IV.1", "", {}, "")
    moved = heading._replace(ordinal="2", reference="IV.2")
    old = Numbers([heading, *units("1.1", "1.2", parent=0)])
    new = Numbers([moved, *units("2.1", "2.2", parent=0)])
    assert old.follow(2, new, 2)

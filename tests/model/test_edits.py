import pytest

from toolkit.model.edits import Edit, Edits
from toolkit.model.source import Span

TEXT = "year: 2026 # năm"


def test_edits_are_spliced_in_whatever_their_order() -> None:
    edits = Edits([Edit(Span(10, 16), ""), Edit(Span(6, 10), "2027"), Edit(Span(0, 0), "# đầu\n")])
    assert edits.apply(TEXT) == "# đầu\nyear: 2027"


def test_without_edits_nothing_changes() -> None:
    assert Edits([]).apply(TEXT) == TEXT


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Edits([Edit(Span(0, 5), ""), Edit(Span(4, 6), "")])


def test_the_same_edit_twice_is_one() -> None:
    assert Edits([Edit(Span(6, 10), "27"), Edit(Span(6, 10), "27")]).apply(TEXT) == "year: 27 # năm"


def test_places_are_found_again_behind_an_edit() -> None:
    edits = Edits([Edit(Span(0, 0), "x\n"), Edit(Span(4, 6), "")])
    new = edits.apply(TEXT)
    span = edits.span(Span(6, 10))
    assert new[span.start : span.end] == "2026"


def test_what_was_replaced_is_where_its_replacement_stands() -> None:
    edits = Edits([Edit(Span(0, 4), "năm"), Edit(Span(6, 10), "")])
    assert edits.span(Span(0, 4)) == Span(0, 3)
    assert edits.span(Span(6, 10)) == Span(5, 5)

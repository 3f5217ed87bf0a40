"""Fixed words, dates and numbers, as they are printed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest

from toolkit.decree30 import rules, wording
from toolkit.decree30.wording import BLANK


def test_place_and_date_has_a_comma_and_padded_day_and_month() -> None:
    assert wording.format_place_and_date("Hà Nội", dt.date(2026, 1, 5)) == "Hà Nội, ngày 05 tháng 01 năm 2026"


@pytest.mark.parametrize("place", ["", "  ", "\u00a0"])
def test_a_blank_place_is_refused(place: str) -> None:
    with pytest.raises(ValueError, match="place"):
        wording.format_place_and_date(place, dt.date(2026, 1, 5))


@pytest.mark.parametrize(
    ("day", "month", "written"),
    [
        (9, 2, "ngày 09 tháng 02 năm 2026"),
        (10, 3, "ngày 10 tháng 3 năm 2026"),
        (1, 9, "ngày 01 tháng 9 năm 2026"),
        (31, 12, "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_long_date_pads_days_below_ten_and_only_the_months_one_and_two(day: int, month: int, written: str) -> None:
    assert wording.format_long_date(day, month, 2026) == written


def test_every_long_date_of_a_year_is_what_the_decree_asks() -> None:
    pattern = re.compile(rules().long_dates.pattern)
    days = [dt.date(2028, 1, 1) + dt.timedelta(days) for days in range(366)]
    assert all(pattern.fullmatch(wording.format_long_date(day.day, day.month, day.year)) for day in days)


def test_every_short_date_of_a_year_is_written_as_usual() -> None:
    pattern = re.compile(rules().short_dates.pattern)
    days = [dt.date(2028, 1, 1) + dt.timedelta(days) for days in range(366)]
    assert all(pattern.fullmatch(wording.format_short_date(day)) for day in days)


def test_a_blank_day_leaves_its_place() -> None:
    assert wording.format_long_date(None, 4, 2026) == f"ngày{BLANK}tháng 4 năm 2026"


def test_a_blank_day_and_month_leave_their_places() -> None:
    assert wording.format_long_date(None, None, 2026) == f"ngày{BLANK}tháng{BLANK}năm 2026"


@pytest.mark.parametrize(("day", "month"), [(30, 2), (0, 4), (32, None), (None, 13), (None, 0)])
def test_a_date_that_is_none_is_refused(day: int | None, month: int | None) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        wording.format_long_date(day, month, 2026)


def test_a_blank_neither_breaks_nor_collapses() -> None:
    assert set(BLANK) == {"\u00a0"}


def test_short_date() -> None:
    assert wording.format_short_date(dt.date(2026, 3, 5)) == "05/3/2026"


@pytest.mark.parametrize(
    ("number", "symbol", "line"),
    [
        ("5", "KH-UBND", "Số: 05/KH-UBND"),
        ("05", "KH-UBND", "Số: 05/KH-UBND"),
        ("10", "KH-UBND", "Số: 10/KH-UBND"),
        ("8416", "KH-UBND", "Số: 8416/KH-UBND"),
        ("5a", "KH-UBND", "Số: 5a/KH-UBND"),
        ("", "KH-UBND", f"Số:{BLANK}/KH-UBND"),
        (" ", "KH-UBND", f"Số:{BLANK}/KH-UBND"),
        ("12", "", "Số: 12"),
    ],
)
def test_number_and_symbol(number: str, symbol: str, line: str) -> None:
    assert wording.format_number_and_symbol(number, symbol) == line


def test_an_endless_number_is_printed_as_it_is() -> None:
    assert wording.format_number("9" * 10_000) == "9" * 10_000


@pytest.mark.parametrize(
    ("number", "symbol", "sign", "cited"),
    [
        ("5", "2024/TT-BNV", "/", "số 05/2024/TT-BNV"),
        ("37", "CT/TW", "-", "số 37-CT/TW"),
        ("", "KH-UBND", "/", f"số{BLANK}/KH-UBND"),
        ("1790", "", "/", "số 1790"),
    ],
    ids=["padded", "party", "blank", "no-symbol"],
)
def test_a_cited_number_stands_behind_its_word(number: str, symbol: str, sign: str, cited: str) -> None:
    assert wording.format_cited_number(number, symbol, sign) == cited


@pytest.mark.parametrize(
    ("number", "label"), [(None, "Phụ lục"), (1, "Phụ lục I"), (2, "Phụ lục II"), (39, "Phụ lục XXXIX")]
)
def test_appendix_label_counts_in_roman_numerals(number: int | None, label: str) -> None:
    assert wording.format_appendix_label(number) == label


@pytest.mark.parametrize("number", [0, -1, 40])
def test_an_appendix_that_cannot_be_counted_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="appendix"):
        wording.format_appendix_label(number)


def test_appendix_reference_of_an_issued_plan() -> None:
    line = wording.format_appendix_reference("Kế hoạch", "7", "KH-UBND", 2, 4, 2026, "Ủy ban nhân dân tỉnh Lai Châu")
    assert line == "(Kèm theo Kế hoạch số 07/KH-UBND ngày 02 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)"


def test_appendix_reference_leaves_what_is_not_known_blank() -> None:
    line = wording.format_appendix_reference("Kế hoạch", "", "KH-UBND", None, 4, 2026, "Ủy ban nhân dân tỉnh Lai Châu")
    assert line == (
        f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)"
    )


def test_points_are_counted_without_the_letters_that_are_never_used() -> None:
    letters = [wording.point_letter(number) for number in range(1, 24)]
    assert "".join(letters) == "abcdđeghiklmnopqrstuvxy"


@pytest.mark.parametrize("number", [0, -1, 24])
def test_a_point_without_a_letter_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="no letter"):
        wording.point_letter(number)


def test_fixed_words_are_nfc() -> None:
    words = [value for name, value in vars(wording).items() if name.isupper() and isinstance(value, str)]
    assert len(words) > 10
    assert all(unicodedata.is_normalized("NFC", word) for word in words)

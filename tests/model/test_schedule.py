"""What a schedule's text is understood to mean, and what is refused."""

from __future__ import annotations

import datetime as dt
import time
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from toolkit.model.schedule import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_TEXT,
    MentionRole,
    PartOfYear,
    RepeatUnit,
    Repetition,
    Schedule,
    ScheduleKind,
)
from toolkit.model.schedule_reader import parse_schedule

YEAR = 2026
ROMAN = ("", "I", "II", "III", "IV")


def day(text: str) -> dt.date | None:
    """Return "5/3/2026" as a date, "" as None."""
    if not text:
        return None
    number, month, year = map(int, text.split("/"))
    return dt.date(year, month, number)


def last_of_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(1)


def numbers(parts: tuple[PartOfYear, ...]) -> list[str]:
    return [f"{number}/{year}" for year, number in parts]


def parse(text: str) -> Schedule:
    return parse_schedule(text, YEAR)


# Kind, first day, last day: the whole meaning for most texts.
MEANINGS = [
    # the cells of the 2026 appendix
    ("Thường xuyên", "ongoing", "", ""),
    ("Trong năm", "year", "1/1/2026", "31/12/2026"),
    ("Tháng 4/2026", "months", "1/4/2026", "30/4/2026"),
    ("Tháng 4,5/2026", "months", "1/4/2026", "31/5/2026"),
    ("Tháng 11,12/2026 (sau khi có hướng dẫn của Bộ Nội vụ)", "months", "1/11/2026", "31/12/2026"),
    ("Quý II năm 2026", "quarters", "1/4/2026", "30/6/2026"),
    ("Sau khi Chương trình được TTCP phê duyệt và có văn bản HD của Bộ Nội vụ", "conditional", "", ""),
    # ongoing
    ("Thường xuyên, hằng năm", "ongoing", "", ""),
    ("Thường xuyên, liên tục", "ongoing", "", ""),
    ("Thường xuyên trong năm 2026", "ongoing", "1/1/2026", "31/12/2026"),
    ("Trong năm, thường xuyên", "ongoing", "1/1/2026", "31/12/2026"),
    # years and periods
    ("Trong năm 2026", "year", "1/1/2026", "31/12/2026"),
    ("Cả năm", "year", "1/1/2026", "31/12/2026"),
    ("Năm 2027", "year", "1/1/2027", "31/12/2027"),
    ("năm 2026-2027", "period", "1/1/2026", "31/12/2027"),
    ("Năm 2026, 2027", "period", "1/1/2026", "31/12/2027"),
    ("02 năm 2026-2027", "period", "1/1/2026", "31/12/2027"),
    ("giai đoạn 2026-2030", "period", "1/1/2026", "31/12/2030"),
    ("Trong giai đoạn I từ 2026 – 2030", "period", "1/1/2026", "31/12/2030"),
    ("Giai đoạn I", "period", "", ""),
    ("Từ năm 2026 đến năm 2030", "period", "1/1/2026", "31/12/2030"),
    ("nhiệm kỳ 2026 - 2031", "term", "", ""),
    ("năm học 2026-2027", "school_year", "", ""),
    # halves and parts
    ("6 tháng đầu năm 2026", "half_year", "1/1/2026", "30/6/2026"),
    ("06 tháng đầu năm", "half_year", "1/1/2026", "30/6/2026"),
    ("6 tháng cuối năm 2026", "half_year", "1/7/2026", "31/12/2026"),
    ("Nửa đầu năm", "half_year", "1/1/2026", "30/6/2026"),
    ("Trong nửa cuối năm 2026", "half_year", "1/7/2026", "31/12/2026"),
    ("9 tháng đầu năm", "months", "1/1/2026", "30/9/2026"),
    ("Đầu năm", "part", "1/1/2026", "31/12/2026"),
    ("Cuối tháng 6/2026", "part", "1/6/2026", "30/6/2026"),
    ("Tuần thứ 2 của tháng 4/2026", "part", "1/4/2026", "30/4/2026"),
    # quarters
    ("Quý I", "quarters", "1/1/2026", "31/3/2026"),
    ("Quý I và quý III/2026", "quarters", "1/1/2026", "30/9/2026"),
    ("Quý II-III năm 2026", "quarters", "1/4/2026", "30/9/2026"),
    ("Quí 2 — 3/2026", "quarters", "1/4/2026", "30/9/2026"),
    ("QUÝ  II\u00a0/ 2026", "quarters", "1/4/2026", "30/6/2026"),
    ("Quý IV/2025 - Quý I/2026", "quarters", "1/10/2025", "31/3/2026"),
    ("Các quý I, III năm 2026", "quarters", "1/1/2026", "30/9/2026"),
    # months
    ("Tháng 4", "months", "1/4/2026", "30/4/2026"),
    ("Tháng 02 năm 2028", "months", "1/2/2028", "29/2/2028"),
    ("4/2026", "months", "1/4/2026", "30/4/2026"),
    ("Tháng 4-2026", "months", "1/4/2026", "30/4/2026"),
    ("Tháng 4 - 6/2026", "months", "1/4/2026", "30/6/2026"),
    ("Từ tháng 4 đến tháng 6/2026", "months", "1/4/2026", "30/6/2026"),
    ("Tháng 3, tháng 6 và tháng 9/2026", "months", "1/3/2026", "30/9/2026"),
    ("Tháng 11/2025 - tháng 2/2026", "months", "1/11/2025", "28/2/2026"),
    ("Tháng\u200b 4/2026.", "months", "1/4/2026", "30/4/2026"),
    # days
    ("Ngày 05/3/2026", "on", "5/3/2026", "5/3/2026"),
    ("05.3.2026", "on", "5/3/2026", "5/3/2026"),
    ("15-11-2026", "on", "15/11/2026", "15/11/2026"),
    ("Ngày 08/3 và ngày 20/10/2026", "on", "8/3/2026", "20/10/2026"),
    ("Từ ngày 01/3/2026 đến ngày 30/4/2026", "between", "1/3/2026", "30/4/2026"),
    ("01/3 - 30/4", "between", "1/3/2026", "30/4/2026"),
    ("Từ 05 đến 07/3/2026", "between", "5/3/2026", "7/3/2026"),
    ("Từ tháng 4 đến ngày 15/6/2026", "between", "1/4/2026", "15/6/2026"),
    ("Từ quý II đến hết năm", "between", "1/4/2026", "31/12/2026"),
    # by
    ("Trước ngày 15/11/2026", "by", "", "15/11/2026"),
    ("Trước 15/11", "by", "", "15/11/2026"),
    ("Hoàn thành trước ngày 30/6/2026", "by", "", "30/6/2026"),
    ("Trước ngày 15 tháng 11 năm 2026", "by", "", "15/11/2026"),
    ("Chậm nhất là ngày 05/6/2026", "by", "", "5/6/2026"),
    ("Xong trước 30/6", "by", "", "30/6/2026"),
    ("Đến ngày 30/6/2026", "by", "", "30/6/2026"),
    ("Từ nay đến hết tháng 6/2026", "by", "", "30/6/2026"),
    ("Hoàn thành trong quý II", "by", "", "30/6/2026"),
    ("Trước tháng 6/2026", "by", "", "31/5/2026"),
    ("Trước quý I/2027", "by", "", "31/12/2026"),
    ("Trước cuối năm", "by", "", "31/12/2026"),
    ("đến năm 2030", "by", "", "31/12/2030"),
    # from
    ("Từ tháng 4/2026", "from", "1/4/2026", ""),
    ("Sau ngày 30/6/2026", "from", "1/7/2026", ""),
    ("Năm 2026 và các năm tiếp theo", "from", "1/1/2026", ""),
    # repeated
    ("Hàng tuần", "repeated", "", ""),
    ("Hằng quý trong năm 2026", "repeated", "1/1/2026", "31/12/2026"),
    ("Hằng tháng từ tháng 4 đến tháng 12/2026", "repeated", "1/4/2026", "31/12/2026"),
    ("Trước ngày 15/6 và 15/12 hằng năm", "repeated", "", "15/12/2026"),
    ("15/11 - 15/12 hằng năm", "repeated", "15/11/2026", "15/12/2026"),
    ("Trước ngày 15 của tháng cuối quý", "repeated", "", "15/12/2026"),
    # conditional
    ("Khi có văn bản của Bộ Nội vụ", "conditional", "", ""),
    ("Theo hướng dẫn của Bộ Nội vụ", "conditional", "", ""),
    ("Ngay sau khi Kế hoạch được ban hành", "conditional", "", ""),
    ("Sau Hội nghị tổng kết", "conditional", "", ""),
    ("Chậm nhất 05 ngày làm việc sau khi có kết luận", "conditional", "", ""),
    ("Trong vòng 30 ngày kể từ ngày ban hành", "conditional", "", ""),
    ("Đột xuất", "conditional", "", ""),
]


@pytest.mark.parametrize(("text", "kind", "start", "deadline"), MEANINGS)
def test_gives_kind_and_bounds(text: str, kind: str, start: str, deadline: str) -> None:
    schedule = parse(text)
    assert (schedule.kind.value, schedule.start, schedule.deadline) == (kind, day(start), day(deadline))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "()", "(Tháng 4)", ".", "31/2/2026", "Trước ngày 31/2/2026", "Sau ngày 31/2/2026",
        "29/2", "Tháng 13", "Tháng 0", "Quý V", "Sau quý V", "Quý 0", "00/1/2026", "5/13/2026",
        "Tháng 6 - 4/2026", "Quý III - II", "Từ ngày 30/4/2026 đến ngày 01/3/2026", "năm 2030-2026",
        "giai đoạn 2030-2026", "Tháng 12, 1/2027", "Tháng 4, 4/2026", "Quý IV - Quý I/2027",
        "Tháng 11/2025 - tháng 2", "Tháng 4 - 5 - 6/2026", "05/3/26", "Ngày 15", "Ngày 15 hằng quý",
        "6 tháng", "5 năm", "03 năm 2026-2027", "năm học 2026-2029", "năm học",
        "Hết nhiệm kỳ 2026-2031", "giai đoạn", "11,12/2026", "Tháng 4/5/2026", "Tháng 4 và quý III",
        "Sau tháng 4 - 6/2026", "Trước ngày 5 - 7/3/2026", "Tháng", "năm", "Từ năm", "Trước", "Sau khi",
        "Khi", "hằng", "Định kỳ", "Trong năm, trong năm", "Tháng 4 của", "Năm 2026 và các năm",
        "Tháng 6 tháng cuối quý", "Tháng Tư", "²/3/2026", "٣/3/2026", "Tháng 4/2026 hoặc tháng 5/2026",
        "Tháng 4/1899", "Tháng 4/2200", "1950 - 2050", "Ðến ngày 30/6/2026", "Theo năm học",
        "Ngày 15/0 hằng tháng", "Ngày 0 hằng tháng", "Ngày 32 hằng tháng", "Ngày 20, 15 hằng tháng",
        "giai đoạn 4 tháng", "Giai đoạn 15 năm", "Đến giai đoạn II", "Tháng 4, 5-6-2026",
        "Ngày 15 tháng cuối", "Hoàn thành trước năm", "Trong sau năm", "Báo cáo", "Tháng 4 (a) (b)",
    ],
)  # fmt: skip
def test_does_not_guess(text: str) -> None:
    assert parse(text).kind is ScheduleKind.UNKNOWN


def test_unknown_text_keeps_nothing_half_understood() -> None:
    schedule = parse("Tháng 4/2026 (dự kiến), sau đó báo cáo")
    assert schedule == Schedule(schedule.text, ScheduleKind.UNKNOWN, mentions=schedule.mentions)


def test_year_of_the_plan_fills_in() -> None:
    assert numbers(parse_schedule("Quý I", 2031).quarters) == ["1/2031"]


@pytest.mark.parametrize("year", [-1, 0, FIRST_YEAR - 1, LAST_YEAR + 1, 10**20])
def test_impossible_year_of_the_plan_makes_all_unknown(year: int) -> None:
    assert parse_schedule("Thường xuyên", year).kind is ScheduleKind.UNKNOWN


def test_months_of_a_range_over_two_years() -> None:
    schedule = parse("Tháng 11/2025 - tháng 2/2026")
    assert numbers(schedule.months) == ["11/2025", "12/2025", "1/2026", "2/2026"]
    assert schedule.years == (2025, 2026)


def test_list_of_quarters_leaves_out_what_it_does_not_name() -> None:
    assert numbers(parse("Quý I và quý III/2026").quarters) == ["1/2026", "3/2026"]


def test_half_year_is_numbered() -> None:
    assert numbers(parse("6 tháng cuối năm 2027").half_years) == ["2/2027"]


def test_period_covers_its_years() -> None:
    assert parse("Giai đoạn 2026-2030").years == (2026, 2027, 2028, 2029, 2030)


def test_a_date_names_no_months() -> None:
    schedule = parse("Trước ngày 15/11/2026")
    assert (schedule.months, schedule.dates) == ((), (dt.date(2026, 11, 15),))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Trước ngày 15/11/2026", True),
        ("Trước ngày 25 hằng tháng", True),
        ("Chậm nhất ngày 15/11/2026", False),
        ("Trước tháng 6", False),
    ],
)
def test_before_marks_only_days_named_with_it(text: str, before: bool) -> None:
    assert parse(text).before is before


def test_day_that_only_begins_is_no_date_to_meet() -> None:
    assert parse("Từ ngày 01/3/2026").dates == ()


def test_dates_of_each_year() -> None:
    schedule = parse("Trước ngày 14/3, 14/6, 14/9 và 14/12 hằng năm")
    assert schedule.dates == tuple(dt.date(2026, month, 14) for month in (3, 6, 9, 12))
    assert schedule.before


def test_day_of_every_month_gives_twelve_dates_and_clamps_february() -> None:
    dates = parse("Ngày 29, 30 hằng tháng").dates
    assert len(dates) == 2 * 12 - 1
    assert [date for date in dates if date.month == 2] == [dt.date(2026, 2, 28)]


def test_day_of_the_last_month_of_a_quarter() -> None:
    schedule = parse("Trước ngày 31 tháng cuối mỗi quý")
    assert [(date.day, date.month) for date in schedule.dates] == [(31, 3), (30, 6), (30, 9), (31, 12)]


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Hằng ngày", [(1, "day", 1)]),
        ("Mỗi quý", [(1, "quarter", 1)]),
        ("Theo quý", [(1, "quarter", 1)]),
        ("Các quý trong năm", [(1, "quarter", 1)]),
        ("6 tháng/lần", [(6, "month", 1)]),
        ("06 tháng một lần", [(6, "month", 1)]),
        ("3 tháng 1 lần", [(3, "month", 1)]),
        ("1 lần/6 tháng", [(6, "month", 1)]),
        ("Ít nhất 02 lần/năm", [(1, "year", 2)]),
        ("Mỗi năm 2 lần", [(1, "year", 2)]),
        ("Định kỳ 6 tháng, hằng năm", [(6, "month", 1), (1, "year", 1)]),
        ("Hằng tháng/quý/năm", [(1, "month", 1), (1, "quarter", 1), (1, "year", 1)]),
        ("Quý, 6 tháng, năm", [(1, "quarter", 1), (6, "month", 1), (1, "year", 1)]),
        ("Hằng quý, năm 2026", [(1, "quarter", 1)]),
        ("Hằng quý; tháng 6", [(1, "quarter", 1)]),
        ("Trước ngày 25 hằng tháng", [(1, "month", 1)]),
        ("Thường xuyên, hằng năm", [(1, "year", 1)]),
    ],
)
def test_repetitions(text: str, repeats: list[tuple[int, str, int]]) -> None:
    expected = tuple(Repetition(every, RepeatUnit(unit), times) for every, unit, times in repeats)
    assert parse(text).repeats == expected


def test_condition_is_kept_word_for_word_without_the_note() -> None:
    schedule = parse("Sau khi  Chương trình được phê duyệt (dự kiến Quý II)")
    assert (schedule.condition, schedule.note) == ("Sau khi  Chương trình được phê duyệt", "dự kiến Quý II")


@pytest.mark.parametrize(
    ("text", "kind", "condition"),
    [
        ("Tháng 4/2026, sau khi có hướng dẫn", ScheduleKind.MONTHS, "sau khi có hướng dẫn"),
        ("Từ tháng 4/2026 đến khi hoàn thành", ScheduleKind.FROM, "đến khi hoàn thành"),
        ("Hằng quý hoặc đột xuất khi có yêu cầu", ScheduleKind.REPEATED, "đột xuất khi có yêu cầu"),
    ],
)
def test_condition_beside_a_time(text: str, kind: ScheduleKind, condition: str) -> None:
    schedule = parse(text)
    assert (schedule.kind, schedule.condition) == (kind, condition)


def test_note_may_hold_brackets() -> None:
    assert parse("Quý II/2026 (có thể lùi (nếu cần)).").note == "có thể lùi (nếu cần)"


def test_note_is_itself_a_schedule_that_can_be_parsed() -> None:
    note = parse("Hằng quý (trước ngày 15 của tháng cuối quý)").note
    assert len(parse(note).dates) == 4


def roles(text: str) -> list[tuple[str, str]]:
    return [(text[m.span.start : m.span.end], m.role.value) for m in parse(text).mentions]


def test_mentions_cover_each_year_and_say_where_it_stands() -> None:
    text = "Quý IV/2025 - Quý I/2026, sau khi tổng kết năm 2024 (Kế hoạch giai đoạn 2021-2030)"
    assert roles(text) == [
        ("2025", "time"), ("2026", "time"), ("2024", "condition"), ("2021", "note"), ("2030", "note"),
    ]  # fmt: skip


def test_mentions_of_a_text_not_understood() -> None:
    assert roles("Dự kiến 31/2/2026") == [("2026", "unread")]


def test_mentions_count_offsets_in_the_printed_text() -> None:
    text = "Tháng\u00a0 4\u200b – 6 /2026 (İ 2027)"
    assert roles(text) == [("2026", "time"), ("2027", "note")]


def test_spelling_makes_no_difference() -> None:
    meant = parse("Hằng quý, trước ngày 5/6/2026")
    varied = parse("HÀNG  QUÍ ; Trước ngày 05 / 06 / 2026")
    assert (varied.kind, varied.repeats, varied.dates) == (meant.kind, meant.repeats, meant.dates)


# Properties: what is generated comes back.

PIECES = """
    Tháng tháng quý năm ngày trước sau khi đến từ và , ; / - – ( ) . hằng định kỳ lần 6 31 2 IV II 2026 2027
    đầu cuối tuần của trong giai đoạn học hoàn thành thường xuyên theo các tiếp nửa 0 99 một
"""
some_text = st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join))
some_year = st.integers(FIRST_YEAR, LAST_YEAR)


@settings(deadline=None, database=None, max_examples=400)
@given(some_text, st.one_of(some_year, st.integers()))
def test_any_text_is_kept_and_never_raises(text: str, year: int) -> None:
    schedule = parse_schedule(text, year)
    assert schedule.text == text
    if schedule.start and schedule.deadline:
        assert schedule.start <= schedule.deadline
    for mention in schedule.mentions:
        assert text[mention.span.start : mention.span.end] == str(mention.year)
    assert list(schedule.mentions) == sorted(schedule.mentions, key=lambda mention: mention.span)
    assert list(schedule.dates) == sorted(set(schedule.dates))


@settings(deadline=None, database=None)
@given(some_text)
def test_a_note_changes_nothing_else(text: str) -> None:
    assume("(" not in text and ")" not in text)
    plain, noted = parse(text), parse(f"{text} (ghi chú)")
    assert (noted.kind, noted.dates, noted.deadline) == (plain.kind, plain.dates, plain.deadline)
    assert noted.note == ("" if plain.kind is ScheduleKind.UNKNOWN else "ghi chú")


@settings(deadline=None, database=None)
@given(
    st.sets(st.integers(1, 12), min_size=1), st.sampled_from([", ", ",", " và ", "; ", ", tháng "]),
    some_year, st.sampled_from(["/", " năm ", " / ", ", năm "]), st.sampled_from(["{}", "{:02}"]),
)  # fmt: skip
def test_a_list_of_months_comes_back(months: set[int], comma: str, year: int, slash: str, digits: str) -> None:
    text = "Tháng " + comma.join(digits.format(month) for month in sorted(months)) + f"{slash}{year}"
    schedule = parse(text)
    assert schedule.kind is ScheduleKind.MONTHS
    assert schedule.months == tuple(PartOfYear(year, month) for month in sorted(months))
    assert [mention.role for mention in schedule.mentions] == [MentionRole.TIME]


@settings(deadline=None, database=None)
@given(
    st.integers(1, 4), st.integers(1, 4), some_year, st.integers(0, 3),
    st.sampled_from([" - ", "-", "–", "—", " đến quý ", " tới Quí "]),
)  # fmt: skip
def test_a_range_of_quarters_comes_back(
    first: int,
    last: int,
    year: int,
    years: int,
    dash: str,
) -> None:
    assume(year + years <= LAST_YEAR)
    schedule = parse(f"Quý {ROMAN[first]}/{year}{dash}{last}/{year + years}")
    if years * 4 + last <= first:
        assert schedule.kind is ScheduleKind.UNKNOWN
    else:
        assert schedule.kind is ScheduleKind.QUARTERS
        assert len(schedule.quarters) == years * 4 + last - first + 1
        assert schedule.start == dt.date(year, first * 3 - 2, 1)
        assert schedule.deadline == last_of_month(year + years, last * 3)


@settings(deadline=None, database=None)
@given(
    st.dates(dt.date(FIRST_YEAR, 1, 1), dt.date(LAST_YEAR, 12, 31)),
    st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0.day:02}/{0.month:02}/{0.year}",
                     "{0.day} tháng {0.month} năm {0.year}", "{0.day}.{0.month}.{0.year}"]),
    st.sampled_from([("", "on"), ("Ngày ", "on"), ("Trước ngày ", "by"), ("Hoàn thành trước ", "by"),
                     ("Chậm nhất ngày ", "by"), ("Đến hết ngày ", "by"), ("Từ ngày ", "from")]),
)  # fmt: skip
def test_a_date_comes_back(date: dt.date, form: str, lead: tuple[str, str]) -> None:
    words, kind = lead
    schedule = parse(words + form.format(date))
    assert schedule.kind.value == kind
    assert (schedule.start if kind == "from" else schedule.deadline) == date


@settings(deadline=None, database=None)
@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.integers(1, 400))
def test_a_range_of_dates_comes_back(start: dt.date, days: int) -> None:
    end = start + dt.timedelta(days)
    text = f"Từ ngày {start.day}/{start.month}/{start.year} đến ngày {end.day:02}/{end.month}/{end.year}"
    schedule = parse(text)
    assert (schedule.kind, schedule.start, schedule.deadline) == (ScheduleKind.BETWEEN, start, end)


@settings(deadline=None, database=None)
@given(some_year, st.integers(1, 30), st.sampled_from(["giai đoạn ", "năm ", "Nhiệm kỳ ", ""]))
def test_a_period_comes_back(first: int, length: int, lead: str) -> None:
    assume(first + length <= LAST_YEAR)
    schedule = parse(f"{lead}{first} - {first + length}")
    assert schedule.kind is (ScheduleKind.TERM if lead == "Nhiệm kỳ " else ScheduleKind.PERIOD)
    assert schedule.years == tuple(range(first, first + length + 1))


@settings(deadline=None, database=None)
@given(st.integers(1, 99), st.sampled_from([("tháng", RepeatUnit.MONTH), ("năm", RepeatUnit.YEAR)]))
def test_a_repetition_comes_back(every: int, unit: tuple[str, RepeatUnit]) -> None:
    assert parse(f"{every} {unit[0]}/lần").repeats == (Repetition(every, unit[1]),)


# Hostile text.


@pytest.mark.parametrize(
    "piece",
    ["(", "Tháng 4, ", "1-", "9", "hằng quý, ", "quý i - ", "Sau ngày ", "và ", "1/1, ", "trong ", "a(b)"],
)
def test_ten_thousand_hostile_characters_take_no_time(piece: str) -> None:
    for length in (LONGEST_TEXT, 10_000):
        text = (piece * length)[:length]
        begin = time.process_time()
        schedule = parse(text)
        assert time.process_time() - begin < 0.25
        assert schedule.text == text


def test_text_over_the_limit_is_unknown_but_kept() -> None:
    text = "Sau khi " + "có " * LONGEST_TEXT + "2026"
    schedule = parse(text)
    assert (schedule.kind, schedule.text) == (ScheduleKind.UNKNOWN, text)
    assert roles(text) == [("2026", "unread")]


def test_usual_texts_are_parsed_once() -> None:
    assert parse("Tháng 4/2026") is parse("Tháng 4/2026")


def test_texts_of_this_file_are_composed() -> None:
    texts = [text for text, *_ in MEANINGS]
    assert texts == [unicodedata.normalize("NFC", text) for text in texts]

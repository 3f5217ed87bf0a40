import pytest

from tests.model.plan_texts import only, place, read
from toolkit.model.recurrence import ONCE, YEARLY, Recurrence, RecurrenceKind, parse_recurrence

EVERY_OTHER = Recurrence(RecurrenceKind.EVERY, 2, 2026)
UNTIL = Recurrence(RecurrenceKind.UNTIL, 1, 2028)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("yearly", YEARLY),
        ("Hằng năm", YEARLY),
        ("hàng năm", YEARLY),
        ("once", ONCE),
        ("một  lần", ONCE),
        ("every 2 years from 2026", EVERY_OTHER),
        ("2 năm một lần từ năm 2026", EVERY_OTHER),
        ("02 năm một lần, kể từ năm 2026", EVERY_OTHER),
        ("until 2028", UNTIL),
        ("đến hết năm 2028", UNTIL),
        ("every 2 years", None),
        ("every 0 years from 2026", None),
        ("until 28", None),
        ("lúc nào rảnh", None),
    ],
    ids=str,
)
def test_what_is_meant(text: str, meaning: Recurrence | None) -> None:
    assert parse_recurrence(text) == meaning


@pytest.mark.parametrize("recurrence", [YEARLY, ONCE, EVERY_OTHER, UNTIL], ids=lambda one: one.kind.value)
def test_its_words_mean_the_same_again(recurrence: Recurrence) -> None:
    assert parse_recurrence(str(recurrence)) == recurrence


def test_the_years_it_falls_in() -> None:
    years = range(2025, 2031)
    assert [year for year in years if EVERY_OTHER.falls_in(year)] == [2026, 2028, 2030]
    assert [year for year in years if UNTIL.falls_in(year)] == [2025, 2026, 2027, 2028]


@pytest.mark.parametrize(("after", "following"), [(2020, 2026), (2026, 2028), (2027, 2028)], ids=str)
def test_the_next_year(after: int, following: int) -> None:
    assert EVERY_OTHER.next_year(after) == following


def test_a_task_comes_each_year_unless_it_says_otherwise() -> None:
    reading = read("    recurrence: once\n  - id: train\n    content: Tập huấn\n")
    assert [task.recurrence for task in reading.plan.tasks()] == [ONCE, YEARLY]


def test_words_that_say_no_recurrence_are_refused() -> None:
    assert place(only("    recurrence: thỉnh thoảng\n")) == (1, 17, "NB101")


def test_an_interval_without_its_first_year_is_told_what_is_missing() -> None:
    assert only("    recurrence: 3 năm một lần\n").fix == "ghi cả năm đầu tiên: every 3 years from 2026"


def test_a_task_that_rests_is_read_and_told_of_but_not_there() -> None:
    reading = read("  - id: train\n    content: Tập huấn\n    recurrence: every 2 years from 2025\n")
    assert [task.id for task in reading.plan.tasks()] == ["open-data"]
    assert [task.id for task in reading.plan.resting] == ["train"]
    assert [place(finding) for finding in reading.findings] == [(3, 17, "NB102")]


def test_one_that_rests_takes_no_number() -> None:
    rests = "  - id: train\n    content: Tập huấn\n    recurrence: until 2025\n"
    plan = read(f"{rests}  - id: report\n    content: Báo cáo\n").plan
    assert [row.reference for row in plan.rows()] == ["1", "2"]

import datetime as dt

import pytest

from tests.model.plan_texts import read
from toolkit.diagnostics import VanbanError
from toolkit.model.results import Results, TaskResult, TaskState, read_results
from toolkit.model.source import SourceText

FULL = """\
year: 2026
results:
  - task: open-data
    agency: so-noi-vu
    state: hoàn thành
    completed: 20/5/2026
    result: Đã công bố 12 bộ dữ liệu
    document_number: 45/KH-UBND
    difficulty: Thiếu người
    proposal: Thêm biên chế
    source: so-noi-vu.xlsx
"""


def results(text: str) -> Results:
    return read_results(SourceText("2026.results.yaml", text), read("").plan)


def refused(text: str) -> list[tuple[int | None, int | None, str]]:
    with pytest.raises(VanbanError) as caught:
        results(text)
    return [(one.location.line, one.location.column, one.code) for one in caught.value.diagnostics]


def test_everything_a_result_says() -> None:
    assert results(FULL).entries == (
        TaskResult(
            "open-data",
            "so-noi-vu",
            TaskState.COMPLETED,
            dt.date(2026, 5, 20),
            "Đã công bố 12 bộ dữ liệu",
            "45/KH-UBND",
            "Thiếu người",
            "Thêm biên chế",
            "so-noi-vu.xlsx",
        ),
    )


@pytest.mark.parametrize("state", TaskState, ids=lambda state: state.name)
def test_the_states(state: TaskState) -> None:
    assert results(FULL.replace("hoàn thành", state.value)).entries[0].state is state


def test_a_file_without_results_yet() -> None:
    assert results("year: 2026\nresults:\n").entries == ()


def test_all_problems_at_once() -> None:
    text = FULL.replace("open-data", "open-date").replace("so-noi-vu\n", "so-noi\n").replace("hoàn thành", "xong")
    assert refused(text) == [(3, 11, "DL026"), (4, 13, "TD001"), (5, 12, "DL020")]


def test_an_unknown_key_is_refused() -> None:
    assert refused(FULL.replace("proposal", "kiến nghị")) == [(10, 5, "DL012")]


def test_a_state_is_required() -> None:
    assert refused("year: 2026\nresults:\n  - task: open-data\n") == [(3, 5, "DL013")]


def test_the_same_agency_twice_is_refused() -> None:
    twice = FULL + FULL.partition("results:\n")[2]
    assert refused(twice) == [(12, 11, "TD002")]


def test_results_of_another_year_are_refused() -> None:
    assert refused(FULL.replace("year: 2026", "year: 2025")) == [(1, 7, "TD003")]

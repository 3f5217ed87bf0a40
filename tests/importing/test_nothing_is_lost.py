"""Random tables, however broken: every cell is read or reported, no word is lost, what is written can be read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.reading import Result, assert_no_word_is_lost, count_cells, tbl, tc, tr
from tests.word.packages import docx

HEADINGS = (
    "STT", "Nội dung nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian", "Sản phẩm", "Kinh phí", "Ghi chú", "Mã số",
    "Đơn vị tính",
)  # fmt: skip
NUMBERS = ("", "I", "II", "A", "1", "2", "1.1", "1.2", "2.1", "a)", "-", "x")
NEEDED = {"Nội dung nhiệm vụ", "Chủ trì", "Thời gian"}


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, int]:
    """Return a body with one table or two, and how many tables it has; each cell's words are its own."""
    headings = draw(st.permutations(HEADINGS).map(lambda order: list(order[: draw(st.integers(5, 10))])))
    headings += sorted(NEEDED - set(headings))
    counter = iter(range(10_000))

    def words() -> str:
        shape = draw(st.integers(0, 9))
        if shape < 3:
            return ""
        text = f"chữ{next(counter)} Việc{next(counter)}"
        return f"{text}\n{text.lower()}{next(counter)}" if shape == 9 else text.lower() if shape == 8 else text

    def row() -> str:
        cells = []
        column = 0
        while column < len(headings):
            span = draw(st.sampled_from((1, 1, 1, 1, 2, 3, 20)))
            span = min(span, len(headings) - column)
            merge = draw(st.sampled_from(("", "", "", "", "restart", "continue")))
            number = headings[column] == "STT" and span == 1
            text = draw(st.sampled_from(NUMBERS)) if number else words()
            cells.append(tc("" if merge == "continue" else text, span, merge))
            column += span
        return tr(*cells)

    rows = [row() for _ in range(draw(st.integers(1, 8)))]
    tables = [tbl(headings, *rows, columns=len(headings))]
    if draw(st.booleans()):
        tables.append(tbl(*[row() for _ in range(draw(st.integers(1, 3)))], columns=len(headings)))
    return "".join(tables), len(tables)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies())
def test_every_cell_is_accounted_for_and_no_word_is_lost(body: tuple[str, int]) -> None:
    data = docx(body[0])
    result = Result(data)  # which reads the plan back, and holds that cells read and reported are all cells
    assert_no_word_is_lost(result)
    assert result.imported.counts.cells == count_cells(data, *range(result.imported.tables))


def test_a_cell_that_nobody_reads_would_be_reported() -> None:
    from toolkit.importing.ledger import Ledger

    source = Result(docx(tbl(list(HEADINGS[:5]), ["1", "Việc", "Sở Y tế", "", "Quý I"]))).source
    ledger = Ledger(source.tables)
    ledger.read(0, 0, range(5))
    ledger.report(0, 1, (0, 2))
    assert list(ledger.left_over()) == [(0, 1, 1), (0, 1, 3), (0, 1, 4)]

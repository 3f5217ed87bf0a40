"""Task tables of a document, as comparing and checking ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importing.reading import HEADINGS, TASK, tbl, tc, tr
from tests.word.packages import bold, docx, p
from toolkit.word.document import WordDocument
from toolkit.word.task_tables import RowKind, task_tables

if TYPE_CHECKING:
    from toolkit.word.task_tables import TaskTable


def tables_of(body: str) -> list[TaskTable]:
    document = WordDocument(docx(body), "x.docx")
    return list(task_tables(document.body, document.styles))


def test_rows_with_their_kinds_depths_and_texts() -> None:
    (table,) = tables_of(tbl(HEADINGS, ["I", "Nhóm", "", "", ""], TASK, ["", "", "", "", ""]))
    assert [(row.kind, row.depth) for row in table.rows] == [
        (RowKind.HEADER, 0), (RowKind.SECTION, 0), (RowKind.TASK, 1), (RowKind.EMPTY, 0),
    ]  # fmt: skip
    assert table.rows[2].texts == dict(
        zip(("ordinal", "content", "lead_agencies", "coordinating_agencies", "schedule"), TASK, strict=True)
    )
    assert (table.number, table.columns[2], table.headings[2]) == (1, "lead_agencies", "Cơ quan chủ trì")
    assert [row.number for row in table.rows] == [1, 2, 3, 4]


def test_tables_of_other_things_are_passed_over_but_counted() -> None:
    (table,) = tables_of(tbl(["a", "b"], columns=2) + p("") + tbl(HEADINGS, TASK))
    assert table.number == 2


def test_a_torn_table_goes_on_with_columns_and_sections() -> None:
    first, second = tables_of(tbl(HEADINGS, ["I", "Nhóm", "", "", ""], TASK) + p("") + tbl(["2", *TASK[1:]]))
    assert second.columns == first.columns
    assert [(row.kind, row.depth) for row in second.rows] == [(RowKind.TASK, 1)]


def test_a_table_with_its_header_again_goes_on_with_its_sections() -> None:
    _, second = tables_of(tbl(HEADINGS, ["I", "Nhóm", "", "", ""], TASK) + p("") + tbl(HEADINGS, ["2", *TASK[1:]]))
    assert [(row.kind, row.depth) for row in second.rows] == [(RowKind.HEADER, 0), (RowKind.TASK, 1)]


def test_bold_tells_a_heading_without_rows_below_it() -> None:
    (table,) = tables_of(
        tbl(HEADINGS, TASK, tr("2", tc(p(bold("Chương trình"))), "", "", ""), ["3", "Việc", "", "", ""])
    )
    assert [row.kind for row in table.rows[2:]] == [RowKind.PROGRAMME, RowKind.TASK]


def test_cells_merged_downwards_give_their_text_to_each_row() -> None:
    (table,) = tables_of(
        tbl(
            HEADINGS,
            tr("1", "a", tc("Sở Y tế", merge="restart"), "", ""),
            tr("2", "b", tc("", merge="continue"), "", ""),
        )
    )
    assert [row.texts.get("lead_agencies") for row in table.rows[1:]] == ["Sở Y tế", "Sở Y tế"]

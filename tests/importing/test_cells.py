from __future__ import annotations

import pytest

from tests.documents.plans import REGISTRY
from tests.importing.reading import HEADINGS, imported_table
from toolkit.importing.cells import one_line_time, read_agencies


@pytest.mark.parametrize(
    ("typed", "lead", "certain"),
    [
        ("Sở Nội vụ; Sở Y tế", "Sở Nội vụ; Sở Y tế", True),
        ("Sở Nội vụ\nSở Y tế", "Sở Nội vụ; Sở Y tế", True),
        ("- Sở Nội vụ;\n- Sở Y tế.", "Sở Nội vụ; Sở Y tế.", True),
        ("Các sở,\nban, ngành", "Các sở, ban, ngành", True),
        ("Sở Nội vụ;\nUBND các xã,\nphường", "Sở Nội vụ; UBND các xã, phường", True),
        ("Sở Y tế\nVNPT Lai Châu", "Sở Y tế; VNPT Lai Châu", False),
        ("Sở Ngoại vụ\nSở Y tế", "Sở Ngoại vụ; Sở Y tế", False),
        ("Trung tâm Phát triển\nquỹ đất", "Trung tâm Phát triển quỹ đất", False),
    ],
    ids=["one-line", "a-line-each", "list", "broken-name", "both", "stranger", "unknown", "unknown-broken"],
)
def test_names_on_several_lines(typed: str, lead: str, certain: bool) -> None:
    read = read_agencies(typed, REGISTRY)
    assert (read.lead, read.is_certain) == (lead, certain)


@pytest.mark.parametrize(
    "typed",
    [
        "Chủ trì: Sở Nội vụ\nPhối hợp: Sở Y tế; Hội Nông dân tỉnh",
        "- Cơ quan chủ trì: Sở Nội vụ; cơ quan phối hợp: Sở Y tế; Hội Nông dân tỉnh.",
    ],
    ids=["lines", "one-line"],
)
def test_a_cell_that_names_both_roles(typed: str) -> None:
    read = read_agencies(typed, REGISTRY)
    assert (read.lead, read.coordinating) == ("Sở Nội vụ", "Sở Y tế; Hội Nông dân tỉnh")


def test_a_column_for_both_roles() -> None:
    result = imported_table(
        ["STT", "Nội dung", "Cơ quan chủ trì, phối hợp", "Thời gian"],
        ["1", "Rà soát", "Chủ trì: Sở Nội vụ\nPhối hợp: Sở Y tế", "Quý I"],
        columns=4,
    )
    assert result.rows == ["1 Rà soát | Sở Nội vụ | Sở Y tế | Quý I"]
    assert ("NH221", "bảng 1, hàng 2, cột 3") in result.findings
    assert "coordinating_agencies" in [column.field.value for column in result.plan.appendix.columns]


@pytest.mark.parametrize(
    ("typed", "shown", "understood"),
    [
        ("Tháng\n4/2026", "Tháng 4/2026", True),
        ("Quý I\nQuý III", "Quý I; Quý III", True),
        ("Hôm nào", "Hôm nào", False),
        ("Hôm nào\nHôm kia", "Hôm nào\nHôm kia", False),
    ],
    ids=["broken", "two", "unknown", "unknown-two"],
)
def test_times_on_several_lines(typed: str, shown: str, understood: bool) -> None:
    assert one_line_time(typed, 2026) == (shown, understood)


def test_a_time_that_is_not_understood_is_written_and_told_of() -> None:
    result = imported_table(HEADINGS, ["1", "Rà soát", "Sở Nội vụ", "", "Hôm nào tiện"])
    assert result.rows == ["1 Rà soát | Sở Nội vụ |  | Hôm nào tiện"]
    assert ("NH203", "bảng 1, hàng 2, cột 5") in result.findings

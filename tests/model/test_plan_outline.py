"""A plan as lines: all that it says, each thing on a line of its own."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

from toolkit.model.agencies import Registry
from toolkit.model.decoding import decode
from toolkit.model.plan_outline import plan_outline
from toolkit.model.reader import read_plan

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from toolkit.model.plan import Plan

CASES = Path(__file__).parents[1] / "cases"
HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
"""
SECTIONS = """\
sections:
  - id: data
    content: Dữ liệu
    tasks:
      - id: open-data
        content: Công bố dữ liệu mở
        lead_agencies: Sở Y tế
      - id: training
        content: Tập huấn
        schedule: Quý II
"""


def read(text: str) -> Plan:
    return read_plan(decode(text.encode(), "2026.yaml"), Registry()).plan


def lines(text: str, *, numbered: bool = True) -> list[str]:
    return list(plan_outline(read(text), numbered=numbered))


def test_all_that_a_plan_can_say(snapshot: SnapshotAssertion) -> None:
    text = (CASES / "plans" / "every-document.yaml").read_text(encoding="utf-8")
    assert "\n".join(lines(text)) == snapshot


def test_without_agencies_the_groups_of_letters_are_there_as_typed() -> None:
    letter = "letter:\n  collective: # gửi chung\n    - cac-so\n    - 'cac-xa' # các xã\n"
    assert "    gửi chung: cac-so, cac-xa" in lines(HEAD + letter + SECTIONS)


def test_a_task_more_changes_no_other_line_where_lines_have_no_numbers() -> None:
    more = SECTIONS.replace("      - id: training", "      - id: extra\n        content: Thêm\n      - id: training")
    before, after = (lines(HEAD + text, numbered=False) for text in (SECTIONS, more))
    assert [line for line in after if line not in before] == ["nhiệm vụ: Thêm", "    id: extra"]
    assert [line for line in before if line not in after] == []


def test_numbers_are_those_that_are_printed() -> None:
    found = [line for line in lines(HEAD + SECTIONS) if not line.startswith(" ")]
    assert found[-3:] == ["mục I: Dữ liệu", "nhiệm vụ I.1: Công bố dữ liệu mở", "nhiệm vụ I.2: Tập huấn"]


def test_what_a_part_holds_is_indented_so_that_git_heads_a_place_with_its_task() -> None:
    text = HEAD + "opening: |\n  Đoạn một.\n  Đoạn hai.\n" + SECTIONS
    found = lines(text)
    at = found.index("mở đầu")
    assert found[at + 1 : at + 3] == ["    Đoạn một.", "    Đoạn hai."]
    # git takes a line for a heading when its first byte is a letter of ASCII.
    assert all(line[0].isascii() for line in found)


def test_a_task_that_is_not_there_this_year_is_named_as_such() -> None:
    text = HEAD + dedent("""\
        tasks:
          - id: once
            content: Sơ kết
            recurrence: until 2025
          - id: always
            content: Theo dõi
        """)
    assert lines(text)[-5:] == [
        "nhiệm vụ 1: Theo dõi",
        "    id: always",
        "nhiệm vụ năm nay không có: Sơ kết",
        "    id: once",
        "    chu kỳ: đến năm 2025",
    ]


def test_months_are_written_as_documents_write_them() -> None:
    found = lines(HEAD + "issued: 5/3/2026\n" + SECTIONS)
    assert "    ngày ban hành: 05/3/2026" in found

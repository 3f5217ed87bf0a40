from __future__ import annotations

from typing import TYPE_CHECKING

from tests.comparing.comparisons import added, changed, compared, every_class, gone, heading, kept, paragraph, task
from toolkit.comparing.comparison import Change, ChangeClass, Entry, UnitKind
from toolkit.comparing.html_sections import CONTEXT, LeftPlace, Run, Section, Shown, arrange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.comparing.html_sections import Item

FORMAT = Change(ChangeClass.FORMAT)
SCHEDULE = changed(ChangeClass.SCHEDULE, "schedule", "[-Quý I-]{+Quý II+}")


def told(items: Iterable[Item]) -> list[str]:
    """Return the items as short lines: "+" and "≠" before what is shown, the number of what is folded."""
    lines = []
    for item in items:
        if isinstance(item, Section):
            lines += [f"h{item.level} {item.anchor}", *told(item.items)]
        elif isinstance(item, Run):
            lines.append(f"({len(item.items)})")
        elif isinstance(item, LeftPlace):
            lines.append(f"{item.anchor} -> {item.to_anchor}")
        else:
            lines.append(item.anchor)
    return lines


def quiet(first: int, last: int) -> list[Entry]:
    return [kept(task(f"I.{number}", f"Nhiệm vụ {number}")) for number in range(first, last + 1)]


def test_sections_programmes_and_what_stands_outside() -> None:
    assert told(arrange(every_class())) == [
        "h2 muc-ngoai-bang-nhiem-vu",
        "doan-1",
        "h2 muc-i",
        "i-1",
        "cu-i-2",
        "cu-i-3 -> ii-1-3",
        "i-2",
        "i-3",
        "i-4",
        "(7)",
        "h2 muc-ii",
        "h3 muc-ii-1",
        "ii-1-1",
        "ii-1-2",
        "ii-1-3",
        "ii-1-4",
    ]


def test_a_few_unchanged_units_stand_beside_a_change_and_the_others_are_folded() -> None:
    entries = [*quiet(1, 5), kept(task("I.6", "Sửa"), SCHEDULE), *quiet(7, 11)]
    assert CONTEXT == 2
    assert told(arrange(compared(entries)))[1:] == ["(3)", "i-4", "i-5", "i-6", "i-7", "i-8", "(3)"]


def test_one_unit_is_not_worth_a_fold() -> None:
    entries = [*quiet(1, 3), kept(task("I.4", "Sửa"), SCHEDULE)]
    assert told(arrange(compared(entries)))[1:] == ["i-1", "i-2", "i-3", "i-4"]


def test_what_only_looks_different_is_folded_with_the_unchanged() -> None:
    entries = [*quiet(1, 2), kept(task("I.3", "In đậm"), FORMAT)]
    assert told(arrange(compared(entries)))[1:] == ["(3)"]


def test_a_changed_heading_is_an_entry_too() -> None:
    section = heading("I", "Truyền thông")
    change = changed(ChangeClass.CONTENT, "content", "[-Tuyên truyền-]{+Truyền thông+}")
    first = task("I.1", "Biên soạn", parent=0)
    assert told(arrange(compared([kept(section, change), added(first)]))) == ["h2 muc-i", "i", "i-1"]


def test_tasks_behind_the_programmes_belong_to_the_section_again() -> None:
    entries = [
        kept(heading("IV", "Bình đẳng giới")),
        kept(heading("IV.1", "Truyền thông", UnitKind.PROGRAMME, 0)),
        added(task("IV.1.1", "Biên soạn", parent=1)),
        added(task("IV.2", "Kiểm tra", parent=0)),
    ]
    sections = arrange(compared(entries, [entries[0].unit, entries[1].unit], [entry.unit for entry in entries]))
    assert [section.anchor for section in sections] == ["muc-iv"]
    assert told(sections) == ["h2 muc-iv", "h3 muc-iv-1", "iv-1-1", "iv-2"]
    assert isinstance(sections[0].items[-1], Shown)


def test_a_unit_without_a_parent_goes_by_the_group_it_is_shown_under() -> None:
    group = "mục I. Truyền thông"
    entries = [
        kept(heading("I", "Truyền thông")),
        added(task("I.1", "Biên soạn"), group),
        added(task("I.2", "In ấn"), group),
        added(paragraph(9, "Nơi nhận:")),
    ]
    assert told(arrange(compared(entries))) == ["h2 muc-i", "i-1", "i-2", "h2 muc-ngoai-bang-nhiem-vu", "doan-9"]


def test_a_plan_without_sections() -> None:
    entries = [added(paragraph(1, "Căn cứ Luật")), added(task("1", "Kiểm tra")), added(paragraph(2, "Nơi nhận:"))]
    headings = [section.heading for section in arrange(compared(entries))]
    assert headings == ["Ngoài bảng nhiệm vụ", "Nhiệm vụ", "Ngoài bảng nhiệm vụ"]


def test_what_moved_left_its_place_behind_the_last_that_stayed() -> None:
    units = [task(f"I.{number}", f"Nhiệm vụ {number}") for number in range(1, 5)]
    move = Change(ChangeClass.MOVED)
    entries = [
        kept(units[0]),
        kept(task("I.2", "Nhiệm vụ 4"), old=units[3]),
        Entry(units[1], task("I.3", "Nhiệm vụ 2"), (move,)),
        Entry(units[2], task("I.4", "Nhiệm vụ 3"), (move,)),
    ]
    places = ["cu-i-2 -> i-3", "cu-i-3 -> i-4"]
    assert told(arrange(compared(entries, old=units)))[1:] == ["i-1", *places, "i-2", "i-3", "i-4"]


def test_what_moved_from_the_very_top_left_its_place_there() -> None:
    units = [task("I.1", "Đầu"), task("I.2", "Sau")]
    entries = [kept(units[1]), Entry(units[0], task("I.3", "Đầu"), (Change(ChangeClass.MOVED),))]
    assert told(arrange(compared(entries, old=units)))[1:] == ["cu-i-1 -> i-3", "i-2", "i-3"]


def test_no_address_is_given_twice() -> None:
    same = [added(task("I.1", "Mới")), added(task("I.1", "Trùng số")), added(task("cu.i.1", "Như địa chỉ của máy"))]
    entries = [gone(task("I.1", "Cũ")), *same]
    assert told(arrange(compared(entries)))[1:] == ["cu-i-1", "i-1", "i-1--2", "v-cu-i-1"]


def test_nothing_to_compare_is_no_section() -> None:
    assert arrange(compared([])) == []

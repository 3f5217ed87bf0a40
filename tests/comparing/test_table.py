"""The comparison table: its rows as a reader sees them, sound whatever the texts are, quick."""

from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.comparing.comparisons import (
    FIELDS,
    added,
    changed,
    compared,
    gone,
    heading,
    kept,
    long_comparison,
    paragraph,
    task,
)
from tests.rendering import VALIDATOR, column_text, folded, read_pages, render, validation_errors
from tests.word.packages import part
from toolkit.comparing.comparison import Change, ChangeClass, Comparison, Entry, Unit, UnitKind
from toolkit.comparing.table import ADDED, GONE, NOTHING, OUTSIDE, comparison_table
from toolkit.decree30.units import Mm
from toolkit.word.names import w
from toolkit.word.outline import outline
from toolkit.word.package import read_package
from toolkit.word.soundness import check_package

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

MARKS = {"strike": "~", "i": "_", "b": "*"}


def rows(data: bytes) -> list[list[str]]:
    """Return the cells of each row below the heading: struck words as ~so~, italics as _so_, bold as *so*."""
    root = etree.fromstring(part(data).encode())
    return [[cell_text(cell) for cell in row.iter(w("tc"))] for row in root.iter(w("tr"))][1:]


def cell_text(cell: etree._Element) -> str:
    return "\n".join("".join(map(run_text, line.iter(w("r")))) for line in cell.iter(w("p")))


def run_text(run: etree._Element) -> str:
    properties = run.find(w("rPr"))
    tags = [] if properties is None else [str(child.tag).rpartition("}")[2] for child in properties]
    mark = "".join(MARKS.get(tag, "") for tag in tags)
    return f"{mark}{''.join(text.text or '' for text in run.iter(w('t')))}{mark}"


def worded(before: Unit, after: Unit, text: str) -> Entry:
    """Return a unit whose content changed."""
    return Entry(before, after, (changed(ChangeClass.CONTENT, "content", text),))


def next_years_plan() -> Comparison:
    """Return last year's plan against this year's: every class of change, two sections and a programme."""
    rolled, first, second = ChangeClass.YEAR_ROLLED, heading("I", "Truyền thông"), heading("II", "Các chương trình")
    programme = heading("II.1", "Chương trình Truyền thông đến năm 2030", UnitKind.PROGRAMME, 9)
    old = task("I.1", "Tuyên truyền Luật", schedule="Quý II năm 2026", parent=2)
    school = task("II.1.2", "Đưa giáo dục giới vào trường học", "Sở Giáo dục và Đào tạo", "Sở Y tế", parent=10)
    village = task("II.1.1", "Đưa nội dung giới vào hương ước", "Sở Văn hóa", parent=10)
    entries = (
        kept(paragraph(1, "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;")),
        kept(paragraph(2, "Kế hoạch năm 2027."), changed(rolled, "content", "Kế hoạch năm [-2026-]{+2027+}.")),
        kept(first),
        kept(
            task("I.1", "Tuyên truyền sâu rộng Luật", schedule="Tháng 4/2027", parent=2),
            changed(ChangeClass.CONTENT, "content", "Tuyên truyền {+sâu rộng +}Luật"),
            changed(ChangeClass.SCHEDULE, "schedule", "[-Quý II năm 2026-]{+Tháng 4/2027+}"),
            old=old,
        ),
        gone(task("I.2", "Phát hành tài liệu tuyên truyền", parent=2)),
        added(task("I.2", "Tổ chức Tháng hành động\nvì bình đẳng giới", "Sở Nội vụ", "Sở Tài chính", parent=2)),
        kept(
            task("I.3", "Xây dựng Kế hoạch năm 2027", schedule="Tháng 4/2027", parent=2),
            changed(rolled, "content", "Xây dựng Kế hoạch năm [-2026-]{+2027+}"),
            changed(rolled, "schedule", "Tháng 4/[-2026-]{+2027+}"),
        ),
        kept(task("I.4", "Sơ kết", parent=2)),
        kept(task("I.5", "Tổng kết", parent=2)),
        kept(second),
        kept(programme, Change(ChangeClass.FORMAT, "content", FIELDS["content"])),
        Entry(
            school,
            school._replace(reference="II.1.1"),
            (
                Change(ChangeClass.MOVED, note="chuyển từ II.1.2 lên II.1.1"),
                changed(ChangeClass.COORDINATING, "coordinating_agencies", "Sở Y tế{+; Tỉnh đoàn+}"),
            ),
        ),
        Entry(
            village,
            village._replace(reference="II.1.2"),
            (changed(ChangeClass.LEAD, "lead_agencies", "Sở Văn hóa{+, Thể thao và Du lịch+}", "cơ quan đổi tên"),),
        ),
        kept(
            task("II.2", "Báo cáo kết quả", parent=9),
            changed(ChangeClass.PUNCTUATION, "content", "Báo cáo kết quả[-.-]"),
            changed(rolled, "schedule", "Tháng 12/[-2026-]{+2027+}"),
        ),
        worded(paragraph(3, "Yêu cầu nghiêm túc thực hiện."), paragraph(3, ""), "Yêu cầu {+khẩn trương, +}thực hiện."),
    )
    return of_years(entries)


def of_years(entries: Sequence[Entry], old_year: int = 2026, new_year: int = 2027) -> Comparison:
    """Return a comparison of the plans of two years; each unit's parent is the place of its entry."""
    sides = compared(
        entries, *([entry.old or entry.unit for entry in entries], [entry.new or entry.unit for entry in entries])
    )
    title = "Kế hoạch thực hiện công tác bình đẳng giới năm {}"
    return Comparison(
        sides.old._replace(name=f"{old_year}.yaml", title=title.format(old_year), year=old_year),
        sides.new._replace(name=f"{new_year}.yaml", title=title.format(new_year), year=new_year),
        sides.entries,
    )


# ---- what a reader sees


@pytest.mark.parametrize("everything", [False, True], ids=["folded", "everything"])
def test_a_plan_against_last_years(everything: bool, snapshot: SnapshotAssertion) -> None:
    assert outline(comparison_table(next_years_plan(), everything=everything)) == snapshot


def test_gone_words_are_struck_and_new_ones_in_italics_each_in_its_column() -> None:
    entry = worded(task("1", "Mở hai lớp"), task("1", "Mở ba lớp"), "Mở [-hai-]{+ba+} lớp")
    assert rows(comparison_table(compared([entry]))) == [["1", "*1. *Mở ~hai~ lớp", "*1. *Mở _ba_ lớp", ""]]


def test_what_is_new_and_what_is_gone_say_so_in_place_of_the_text_that_is_not_there() -> None:
    entries = gone(task("1", "Cũ", "Sở A", schedule="")), added(task("1", "Mới", "Sở B", schedule=""))
    assert rows(comparison_table(compared(entries))) == [
        ["1", "*1. *~Cũ~\nCơ quan chủ trì: ~Sở A~", GONE, ""],
        ["2", ADDED, "*1. *_Mới_\nCơ quan chủ trì: _Sở B_", ""],
    ]


def test_a_field_that_differs_stands_on_a_line_of_its_own_and_others_do_not() -> None:
    old = task("1", "Như cũ", schedule="Quý I")
    new = old._replace(texts={**old.texts, "schedule": "Quý II"})
    entry = Entry(old, new, (changed(ChangeClass.SCHEDULE, "schedule", "Quý [-I-]{+II+}"),))
    assert rows(comparison_table(compared([entry])))[0][1:3] == [
        "*1. *Như cũ\nThời gian thực hiện: Quý ~I~",
        "*1. *Như cũ\nThời gian thực hiện: Quý _II_",
    ]


def test_a_field_that_came_whole_shows_its_heading_on_both_sides() -> None:
    old, new = task("1", "Như cũ", ""), task("1", "Như cũ", "Sở A")
    change = Change(ChangeClass.LEAD, "lead_agencies", FIELDS["lead_agencies"], "", "Sở A")
    assert rows(comparison_table(compared([Entry(old, new, (change,))])))[0][1:3] == [
        "*1. *Như cũ\nCơ quan chủ trì: ",
        "*1. *Như cũ\nCơ quan chủ trì: _Sở A_",
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change(ChangeClass.MOVED, note="chuyển từ III.2 sang IV.1"), "Chuyển từ III.2 sang IV.1."),
        (Change(ChangeClass.MOVED), "Chuyển từ III.2 sang IV.1."),
        (changed(ChangeClass.YEAR_ROLLED, "schedule", "[-2026-]{+2027+}"), "Chuyển năm 2026 sang năm 2027."),
        (changed(ChangeClass.LEAD, "lead_agencies", "[-A-]{+B+}", "đổi tên"), "Cơ quan chủ trì: đổi tên."),
        (Change(ChangeClass.FORMAT, "content"), "Thay đổi định dạng."),
        (changed(ChangeClass.PUNCTUATION, "content", "a[-.-]"), "Chỉnh dấu câu, chữ hoa, khoảng trắng."),
        (Change(ChangeClass.RENUMBERED, "ordinal", "STT", "2", "3"), "Đánh số lại."),
        (changed(ChangeClass.CONTENT, "content", "[-a-]{+b+}"), ""),
    ],
    ids=["moved", "moved-unnamed", "year", "renamed", "format", "punctuation", "renumbered", "content"],
)  # fmt: skip
def test_the_explanation_holds_what_is_known_and_is_else_left_to_a_person(change: Change, said: str) -> None:
    entry = Entry(task("III.2", "a"), task("IV.1", "b"), (change,))
    assert rows(comparison_table(of_years([entry]), everything=True))[0][3] == said


def test_the_same_explanation_is_given_once() -> None:
    fields = ("content", "schedule")
    changes = tuple(changed(ChangeClass.YEAR_ROLLED, field, "[-2026-]{+2027+}") for field in fields)
    data = comparison_table(of_years([kept(task("1", "a"), *changes)]), everything=True)
    assert rows(data)[0][3] == "Chuyển năm 2026 sang năm 2027."


def test_unchanged_units_have_no_row_and_the_headings_above_changed_ones_stay() -> None:
    second = heading("II", "Mục hai")
    programme = heading("II.1", "Chương trình một", UnitKind.PROGRAMME, 2)
    entries = (
        kept(heading("I", "Mục một")),
        kept(task("I.1", "Như cũ", parent=0)),
        kept(second),
        kept(programme),
        worded(task("II.1.1", "a", parent=3), task("II.1.1", "b", parent=3), "[-a-]{+b+}"),
        worded(task("II.2", "c", parent=2), task("II.2", "d", parent=2), "[-c-]{+d+}"),
        worded(paragraph(9, "e"), paragraph(9, "f"), "[-e-]{+f+}"),
    )
    found = rows(comparison_table(compared(entries)))
    assert [row[0] for row in found] == [
        "II. Mục hai",
        "II.1. Chương trình một",
        "1",
        "II. Mục hai (tiếp theo)",
        "2",
        OUTSIDE,
        "3",
    ]
    assert found[-1][1] == "*Đoạn 9: *~e~"


def test_a_heading_that_changed_has_a_row_and_is_not_given_again_above_its_tasks() -> None:
    old, new = heading("I", "Mục cũ"), heading("I", "Mục mới")
    entries = (
        worded(old, new, "Mục [-cũ-]{+mới+}"),
        worded(task("I.1", "a", parent=0), task("I.1", "b", parent=0), "[-a-]{+b+}"),
    )
    assert [row[0] for row in rows(comparison_table(compared(entries)))] == ["1", "2"]


def test_a_row_of_another_table_shows_all_its_columns_on_one_line() -> None:
    old = Unit(UnitKind.ROW, "", "", "", "bảng 2, hàng 3", {"column-1": "Lớp tập huấn", "column-2": "2 lớp"}, "")
    new = old._replace(texts={"column-1": "Lớp tập huấn", "column-2": "3 lớp"})
    entry = Entry(old, new, (changed(ChangeClass.CONTENT, "column-2", "[-2-]{+3+} lớp"),))
    assert rows(comparison_table(compared([entry])))[0][1:3] == [
        "*Bảng 2, hàng 3: *Lớp tập huấn | ~2~ lớp",
        "*Bảng 2, hàng 3: *Lớp tập huấn | _3_ lớp",
    ]


def test_rows_with_small_changes_only_are_left_out_and_counted() -> None:
    rolled = changed(ChangeClass.YEAR_ROLLED, "content", "[-2026-]{+2027+}")
    entries = [kept(task("1", "Năm 2027"), rolled) for _ in range(3)]
    entries[0] = entries[0]._replace(changes=(rolled, Change(ChangeClass.FORMAT, "content")))
    data = comparison_table(compared(entries))
    assert [row[0] for row in rows(data)] == [NOTHING]
    assert "3 nội dung chỉ có thay đổi nhỏ, không nêu trong bảng: chuyển năm (3), định dạng (1)." in outline(data)
    assert "không nêu" not in outline(comparison_table(compared(entries), everything=True))


def test_drafts_without_a_difference_give_a_table_that_says_so() -> None:
    data = comparison_table(compared([kept(heading("I", "Mục một")), kept(task("I.1", "Như cũ", parent=0))]))
    assert rows(data) == [[NOTHING]]
    assert "so với bản trước" in outline(data)


@pytest.mark.parametrize(
    ("names", "years", "shown"),
    [
        (("a/2026.yaml", "b/2027.yaml"), (2026, 2027), ("(năm 2026)", "(năm 2027)")),
        (("cũ.docx", "C:\\ban\\mới.docx"), (2026, 2026), ("(cũ.docx)", "(mới.docx)")),
        (("a/kh.docx", "b/kh.docx"), (2026, 2026), ("", "")),
    ],
    ids=["years", "files", "the-same"],
)
def test_the_columns_are_headed_by_what_tells_the_drafts_apart(
    names: tuple[str, str], years: tuple[int, int], shown: tuple[str, str]
) -> None:
    made = of_years((), *years)
    made = made._replace(old=made.old._replace(name=names[0]), new=made.new._replace(name=names[1]))
    root = etree.fromstring(part(comparison_table(made)).encode())
    heading = [cell_text(cell).partition("\n")[2].strip("*") for cell in next(root.iter(w("tr"))).iter(w("tc"))]
    assert heading == ["", *shown, ""]


# ---- whatever the texts are


HOSTILE = 'a & <b> "c"\x00\x0b\x1f\ud800\uffff{{ x }}{% y %}\td\r\n\ne\u202e'


def test_hostile_texts_are_printed_as_they_are_without_what_xml_forbids() -> None:
    old = Unit(UnitKind.TASK, "", HOSTILE, HOSTILE, HOSTILE, {"content": HOSTILE, HOSTILE: HOSTILE}, "")
    note = Change(ChangeClass.MOVED, note=HOSTILE)
    replaced = Change(ChangeClass.CONTENT, HOSTILE, HOSTILE, HOSTILE, "")
    entries = (
        Entry(old._replace(kind=UnitKind.SECTION), old, (note,)),
        Entry(old, None, (note,)),
        Entry(None, old, (note,)),
        Entry(old, old, (note, replaced)),
    )
    made = compared(entries)
    old_side, new_side = (draft._replace(name=HOSTILE, title=HOSTILE) for draft in (made.old, made.new))
    made = Comparison(old_side, new_side, made.entries)
    data = comparison_table(made)
    assert check_package(read_package(data, "x"), "x") == []
    assert 'a & <b> "c"{{ x }}{% y %}' in rows(data)[0][1]


def test_units_without_anything_give_a_sound_table() -> None:
    empty = Unit(UnitKind.TASK, "", "", "", "", {}, "", parent=7)
    data = comparison_table(compared([kept(empty, Change(ChangeClass.CONTENT, "content"))]))
    assert check_package(read_package(data, "x"), "x") == []
    assert rows(data) == [["1", "", "", ""]]


@pytest.mark.parametrize("everything", [False, True])
def test_the_same_comparison_gives_the_same_sound_bytes(everything: bool) -> None:
    data = comparison_table(next_years_plan(), everything=everything)
    assert data == comparison_table(next_years_plan(), everything=everything)
    assert check_package(read_package(data, "x"), "x") == []


def test_every_style_that_is_used_is_there_and_every_style_is_used() -> None:
    data = comparison_table(next_years_plan())
    styles = part(data, "word/styles.xml")
    used = set(re.findall(r'<w:(?:pStyle|tblStyle) w:val="(\w+)"', part(data) + part(data, "word/header1.xml")))
    used |= set(re.findall(r'<w:basedOn w:val="(\w+)"', styles))
    always = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList"}
    assert set(re.findall(r'w:styleId="(\w+)"', styles)) == used | always


def test_three_thousand_rows_take_well_under_a_second() -> None:
    comparison = long_comparison(3000)
    comparison_table(long_comparison(1))  # the rules are read once
    start = process_time()
    data = comparison_table(comparison)
    assert process_time() - start < 0.8
    assert check_package(read_package(data, "x"), "x") == []


# ---- as others see it


@pytest.mark.parametrize("version", ["Microsoft365", "Office2013"])
def test_the_sdk_finds_nothing(version: str, needs: Callable[..., None], tmp_path: Path) -> None:
    needs(VALIDATOR)
    file = tmp_path / "so-sanh.docx"
    file.write_bytes(comparison_table(next_years_plan(), everything=True))
    assert validation_errors(file, version) == []


def test_pages_have_the_heading_row_and_the_number_again(needs: Callable[..., None], tmp_path: Path) -> None:
    needs("soffice", "pdftotext", "liberation2")
    pages = read_pages(render({"so-sanh": comparison_table(long_comparison(40))}, tmp_path)["so-sanh"])
    assert len(pages) > 1
    points = 72 / 25.4
    left, right = (Mm(30 + 14 + offset).value * points for offset in (0, 90))
    for number, page in enumerate(pages, 1):
        assert (round(page.width / points), round(page.height / points)) == (297, 210)
        column = column_text(page, left, right, 0)
        first = column.partition(folded("Nội dung cũ (2026.yaml)"))[2]
        assert re.match(r"\d+\.|\(Dòngmới\)|Nhóm", first)  # a short row is whole on one page
        assert (page.words[0].text == str(number)) is (number > 1)

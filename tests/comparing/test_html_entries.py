from __future__ import annotations

from tests.comparing.comparisons import added, changed, compared, gone, heading, kept, paragraph, task
from toolkit.comparing.comparison import Change, ChangeClass, Entry, Unit, UnitKind
from toolkit.comparing.html_entries import Names, agencies_of, run_summary, write_entry, write_left_place
from toolkit.comparing.html_sections import LeftPlace, Shown

FORMAT = Change(ChangeClass.FORMAT, "content", before="Kiểm tra", after="Kiểm tra", note="chữ đậm thành chữ thường")
ROLLED = changed(ChangeClass.YEAR_ROLLED, "schedule", "Năm [-2025-]{+2026+}")


def written(entry: Entry, from_anchor: str = "") -> str:
    names = Names.of(compared([entry]), agencies_of(entry))
    return write_entry(Shown(entry, "iv-1", from_anchor), 3, names)


def test_a_changed_field_stands_in_one_text_and_in_two() -> None:
    entry = kept(task("IV.1", "Kiểm tra"), changed(ChangeClass.LEAD, "lead_agencies", "Sở [-Nội vụ-]{+Y tế+}"))
    text = written(entry)
    assert '<div class="flow text">Sở <del>Nội vụ</del> <ins>Y tế</ins></div>' in text
    assert '<div class="old text">Sở <del>Nội vụ</del></div><div class="new text">Sở <ins>Y tế</ins></div>' in text
    assert '<div class="field same"><p class="name">Nội dung nhiệm vụ</p><div class="text">Kiểm tra</div></div>' in text


def test_the_name_is_a_heading_and_a_link_to_itself() -> None:
    entry = kept(task("IV.1", "Kiểm tra"), changed(ChangeClass.SCHEDULE, "schedule", "[-Quý I-]{+Quý II+}"))
    assert '<h3 class="title"><a href="#iv-1">Nhiệm vụ IV.1</a></h3>' in written(entry)


def test_classes_have_a_sign_a_name_and_data_for_the_filters() -> None:
    entry = kept(task("IV.1", "Kiểm tra"), changed(ChangeClass.SCHEDULE, "schedule", "[-Quý I-]{+Quý II+}"), FORMAT)
    text = written(entry)
    assert '<li class="tag t-schedule"><span aria-hidden="true">≠</span> thời gian</li>' in text
    assert 'data-c="schedule format" data-a="0"' in text


def test_what_came_and_what_went_are_marked_whole() -> None:
    unit = task("IV.1", "Kiểm tra", schedule="")
    text = written(added(unit))
    assert '<article class="entry added"' in text
    assert '<div class="whole new text"><ins>Kiểm tra</ins></div>' in text
    text = written(gone(unit))
    assert '<article class="entry gone"' in text
    assert '<div class="whole old text"><del>Kiểm tra</del></div>' in text


def test_small_changes_are_folded_and_counted() -> None:
    text = written(kept(task("IV.1", "Kiểm tra"), FORMAT, ROLLED, FORMAT))
    assert '<details class="minor" data-c="year_rolled format"><summary>' in text
    assert "3 thay đổi nhỏ: chuyển năm, định dạng (2)" in text
    assert "Chữ đậm thành chữ thường" in text
    assert "Năm <del>2025</del> <ins>2026</ins>" in text


def test_a_unit_with_small_changes_only_is_as_quiet_as_an_unchanged_one() -> None:
    assert '<article class="entry quiet"' in written(kept(task("IV.1", "Kiểm tra"), FORMAT))
    text = written(kept(task("IV.1", "Kiểm tra")))
    assert '<article class="entry quiet"' in text
    assert "<details" not in text
    assert "Cơ quan chủ trì: Sở Nội vụ; Thời gian thực hiện: Trong năm" in text


def test_a_typed_number_that_changed_is_told_though_it_is_no_field() -> None:
    text = written(kept(task("IV.1", "Kiểm tra"), Change(ChangeClass.RENUMBERED, before="3", after="4")))
    assert '<p class="name">Đánh số lại</p><div class="flow text"><del>3</del> → <ins>4</ins></div>' in text


def test_a_number_that_follows_from_another_change_is_told_but_not_marked() -> None:
    entry = kept(task("IV.2", "Kiểm tra"), old=task("IV.1", "Kiểm tra"))
    assert '<span class="was">bản cũ: nhiệm vụ IV.1</span>' in written(entry)
    assert "<ins>" not in written(entry)


def test_a_move_says_from_where_to_where_and_links_both_places() -> None:
    entry = Entry(task("III.2", "Kiểm tra"), task("IV.1", "Kiểm tra"), (Change(ChangeClass.MOVED),))
    text = written(entry, "cu-iii-2")
    assert 'Chuyển từ nhiệm vụ III.2 sang nhiệm vụ IV.1 <a href="#cu-iii-2">Xem chỗ cũ</a>' in text
    assert "<ins>" not in text
    assert "<del>" not in text
    left = write_left_place(LeftPlace(entry, "cu-iii-2", "iv-1"), Names.of(compared([entry]), agencies_of(entry)))
    assert 'id="cu-iii-2"' in left
    assert 'Nhiệm vụ III.2 của bản cũ: đã chuyển tới <a href="#iv-1">nhiệm vụ IV.1</a>' in left


def test_the_explanation_of_a_change_is_shown() -> None:
    change = changed(ChangeClass.LEAD, "lead_agencies", "Sở [-LĐTBXH-]{+Nội vụ+}", "cơ quan đổi tên")
    assert '<p class="note">Cơ quan đổi tên</p>' in written(kept(task("IV.1", "Kiểm tra"), change))


def test_a_change_without_marked_words_shows_both_texts() -> None:
    change = Change(ChangeClass.DELIVERABLE, "deliverable", "Sản phẩm", "Báo cáo", "")
    assert '<div class="flow text"><del>Báo cáo</del></div>' in written(kept(task("IV.1", "Kiểm tra"), change))


def test_paragraphs_and_headings_have_no_name_of_a_column() -> None:
    for unit in (paragraph(1, "Căn cứ Luật"), heading("IV", "Căn cứ Luật")):
        entry = kept(unit, changed(ChangeClass.CONTENT, "content", "Căn cứ [-Luật-]{+Bộ luật+}"))
        assert 'class="name"' not in written(entry)


def test_a_row_of_another_table_has_the_names_of_its_own_columns() -> None:
    unit = Unit(UnitKind.ROW, "", "", "", "bảng 3, hàng 8", {"column-2": "4"}, "bảng 3, hàng 8")
    text = written(kept(unit, Change(ChangeClass.CONTENT, "column-2", "Số liệu", "3", "4")))
    assert '<p class="name">Số liệu</p>' in text
    assert 'class="place"' not in text  # its label says it


def test_a_fold_says_what_is_in_it() -> None:
    plain = Shown(kept(task("I.1", "A")), "i-1")
    slight = Shown(kept(task("I.2", "B"), FORMAT, ROLLED), "i-2")
    assert run_summary([plain, plain]) == "2 nội dung không thay đổi"
    assert run_summary([plain, slight]) == ("1 nội dung không thay đổi; 1 nội dung chỉ chuyển năm, khác định dạng")
    assert run_summary([slight]) == "1 nội dung chỉ chuyển năm, khác định dạng"

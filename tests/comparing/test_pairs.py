"""The pairs that a comparison must get right: what is told, and how many words a redline marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.comparing import drafts
from tests.comparing.drafts import TEXT, built, edited, marked_words, plan_of, told, with_xml
from tests.comparing.pairs import (
    APPRAISE,
    MOVED,
    NEW_TASK,
    NEW_WORDS,
    OTHER_WORD,
    bold_task,
    decomposed,
    merged_pair,
    rolled_over,
)
from toolkit.comparing.compare import compare
from toolkit.comparing.plan_draft import plan_draft
from toolkit.comparing.redline.redline import Input, make_redline
from toolkit.comparing.word_comparison import align_documents, compare_documents
from toolkit.comparing.words import count_words
from toolkit.word.document import WordDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.comparing.comparison import Comparison

UNTRACED: Final = pytest.mark.parametrize("traced", [True, False], ids=["with-ids", "without-ids"])


def documents(old: bytes, new: bytes) -> Comparison:
    return compare_documents(align_documents(WordDocument(old, "cu.docx"), WordDocument(new, "moi.docx")))


def plans(old: str, new: str) -> Comparison:
    return compare(plan_draft(plan_of(old)), plan_draft(plan_of(new)))


def redlined(old: bytes, new: bytes) -> tuple[int, int, int]:
    pair = Input(old, "cu.docx"), Input(new, "moi.docx")
    return marked_words(make_redline(*pair, author="Người sửa", target="vet.docx").data)


@UNTRACED
def test_one_word_in_one_cell(traced: bool) -> None:
    old = built(TEXT, traced=traced)
    new = built(edited(OTHER_WORD), traced=traced)
    assert told(documents(old, new)) == [("content", "nhiệm vụ I.3", "-định +tra")]
    assert redlined(old, new) == (1, 1, 0)


@UNTRACED
def test_a_row_inserted_in_the_middle_marks_its_own_words_and_no_number_behind_it(traced: bool) -> None:
    old, new = built(TEXT, traced=traced), built(TEXT.replace(APPRAISE, NEW_TASK + APPRAISE), traced=traced)
    own = count_words(f"3 {NEW_WORDS} Sở Tư pháp Sở Nội vụ Quý III năm 2026")
    assert told(documents(old, new)) == [("added", "nhiệm vụ I.3", "")]
    assert redlined(old, new) == (0, own, 0)


@UNTRACED
def test_a_row_dropped_marks_its_own_words(traced: bool) -> None:
    old, new = built(TEXT.replace(APPRAISE, NEW_TASK + APPRAISE), traced=traced), built(TEXT, traced=traced)
    assert told(documents(old, new)) == [("gone", "nhiệm vụ I.3", "")]
    assert redlined(old, new) == (count_words(f"3 {NEW_WORDS} Sở Tư pháp Sở Nội vụ Quý III năm 2026"), 0, 0)


@UNTRACED
def test_a_row_moved_to_another_section_is_one_move_and_no_words(traced: bool) -> None:
    old, new = built(TEXT, traced=traced), built(MOVED, traced=traced)
    assert told(documents(old, new)) == [("moved", "nhiệm vụ V.1", "chuyển từ I.3 sang V.1")]
    assert redlined(old, new) == (0, 0, 1)


@UNTRACED
def test_a_moved_row_with_one_word_changed_is_one_move_and_that_word(traced: bool) -> None:
    old, new = built(TEXT, traced=traced), built(MOVED.replace(*OTHER_WORD), traced=traced)
    assert told(documents(old, new)) == [
        ("moved", "nhiệm vụ V.1", "chuyển từ I.3 sang V.1"),
        ("content", "nhiệm vụ V.1", "-định +tra"),
    ]
    assert redlined(old, new) == (1, 1, 1)


def test_a_moved_task_of_a_plan_is_known_by_its_id() -> None:
    changed = MOVED.replace("Thực hiện thẩm định nội dung về lồng ghép", "Rà soát việc lồng ghép")
    assert [kind for kind, *_ in told(plans(TEXT, changed))] == ["moved", "content"]


def test_a_year_rolled_through_is_a_class_of_its_own_beside_rows_dropped_and_added() -> None:
    found = plans(TEXT, rolled_over())
    classes = {kind for kind, *_ in told(found)}
    assert classes == {"added", "gone", "year_rolled"}
    assert [label for kind, label, _ in told(found) if kind == "added"] == ["nhiệm vụ I.3"]
    assert [label for kind, label, _ in told(found) if kind == "gone"] == ["nhiệm vụ I.4"]
    assert {note for kind, _, note in told(found) if kind == "year_rolled"} == {"chuyển lên 1 năm"}


def test_formatting_alone_marks_no_word_and_is_named() -> None:
    old = built(TEXT)
    new = with_xml(old, bold_task)
    assert told(documents(old, new)) == [("format", "nhiệm vụ I.1", "thêm chữ đậm")]
    assert redlined(old, new) == (0, 0, 0)


@pytest.mark.parametrize(
    "change",
    [drafts.split_runs, decomposed],
    ids=["other-runs", "nfd"],
)
def test_the_same_text_in_other_runs_or_letters_is_nothing(change: Callable[[str], str]) -> None:
    old = built(TEXT)
    new = with_xml(old, change)
    assert told(documents(old, new)) == told(documents(new, old)) == []
    assert redlined(old, new) == redlined(new, old) == (0, 0, 0)


def test_a_paragraph_split_in_two_and_joined_again() -> None:
    from toolkit.build import Kind

    whole = built(TEXT, Kind.PLAN)
    split = with_xml(whole, drafts.split_paragraph)
    for old, new in ((whole, split), (split, whole)):
        assert [(kind, note) for kind, _, note in told(documents(old, new))] == [("format", "khác chỗ xuống dòng")]
        assert redlined(old, new) == (0, 0, 0)


def test_a_cell_of_a_merged_block_changes_once() -> None:
    old, new = merged_pair()  # the merged cell begins in I.1
    assert [(kind, label) for kind, label, _ in told(documents(old, new))] == [("lead", "nhiệm vụ I.1")]
    assert redlined(old, new) == (count_words("UBND các xã, phường"), 0, 0)


def test_columns_in_another_order_change_no_task() -> None:
    old = built(TEXT)
    new = with_xml(old, drafts.reorder_columns)
    found = told(documents(old, new))
    assert {kind for kind, *_ in found} == {"format"}
    assert found[-1][1] == "cột của bảng nhiệm vụ 1"
    deleted, inserted, moves = redlined(old, new)
    assert (deleted, inserted) == (0, 0)
    assert moves > 0


def test_a_table_torn_by_a_page_break_changes_no_task() -> None:
    whole = built(TEXT)
    torn = with_xml(whole, drafts.split_table)
    headings = count_words("STT Nội dung nhiệm vụ Cơ quan chủ trì Cơ quan phối hợp Thời gian thực hiện")
    assert told(documents(whole, torn)) == told(documents(torn, whole)) == []
    assert redlined(whole, torn)[:2] == (0, headings)
    assert redlined(torn, whole)[:2] == (headings, 0)

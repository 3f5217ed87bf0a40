"""Tracked changes that the inputs have already: who made them, and when, is kept."""

from __future__ import annotations

import re

import pytest

from tests.comparing.redline.whole_documents import Part, compared, note, note_text, signed, tracked, whole
from tests.word.packages import cell, p, run, table
from toolkit.word.names import w

FIRST = p("Ủy ban nhân dân tỉnh ban hành kế hoạch năm 2026.")
LAST = p("Nơi nhận: như trên; lưu văn thư.")
BEFORE = p("Các sở căn cứ chức năng tổ chức thực hiện.")
MOVED = "Đoạn văn được chuyển xuống cuối văn bản, không thay chữ nào."
ROWS = [["1", "Tổ chức tập huấn"], ["2", "In tờ rơi tuyên truyền"], ["3", "Sơ kết, tổng kết"]]


def marked(kind: str, *inner: str, properties: str = "", number: int = 90) -> str:
    """Return a paragraph whose mark was inserted, deleted or moved."""
    mark = f"<w:rPr><w:{kind} {signed(number=number)}/></w:rPr>"
    return f"<w:p><w:pPr>{properties}{mark}</w:pPr>{''.join(inner)}</w:p>"


def moved(kind: str, number: int) -> str:
    start = f'<w:{kind}RangeStart {signed(number=number)} w:name="move1"/>'
    return marked(
        kind, start, tracked(kind, run(MOVED), number=number + 1), f'<w:{kind}RangeEnd w:id="{number}"/>',
        number=number + 2,
    )  # fmt: skip


def tracked_row(kind: str, number: int, *texts: str) -> str:
    cells = "".join(
        cell(marked(kind, tracked(kind, run(text), number=number + 2 * at), number=number + 2 * at + 1))
        for at, text in enumerate(texts)
    )
    return f"<w:tr><w:trPr><w:{kind} {signed(number=number + 50)}/></w:trPr>{cells}</w:tr>"


EDITS = {
    "words": (
        p("Ủy ban nhân dân tỉnh ban hành."),
        f"<w:p>{run('Ủy ban ')}{tracked('del', run('nhân dân '))}{run('tỉnh ')}{tracked('ins', run('rất '), number=2)}"
        f"{run('ban hành.')}</w:p>",
    ),
    "paragraph-inserted": (BEFORE, BEFORE + marked("ins", tracked("ins", run("Đoạn thêm.")))),
    "paragraph-deleted": (BEFORE + p("Đoạn bỏ."), BEFORE + marked("del", tracked("del", run("Đoạn bỏ.")))),
    "paragraph-split": (
        p("Câu thứ nhất. ", "Câu thứ hai."),
        marked("ins", run("Câu thứ nhất. ")) + p("Câu thứ hai."),
    ),
    "move": (p(MOVED) + BEFORE, moved("moveFrom", 10) + BEFORE + moved("moveTo", 20)),
    "run-format": (
        p("Chữ nay đậm."),
        p(run("Chữ nay đậm.", f"<w:rPr><w:b/><w:rPrChange {signed()}><w:rPr/></w:rPrChange></w:rPr>")),
    ),
    "paragraph-format": (
        p("Đoạn nay căn giữa."),
        p("Đoạn nay căn giữa.", properties=f'<w:pPr><w:jc w:val="center"/><w:pPrChange {signed()}><w:pPr/>'
          "</w:pPrChange></w:pPr>"),
    ),
    "row-inserted": (
        table(*ROWS),
        table(*ROWS).replace("</w:tr>", f"</w:tr>{tracked_row('ins', 100, '2', 'Kiểm tra việc thực hiện')}", 1),
    ),
    "row-deleted": (
        table(["1", "Hàng bỏ"], *ROWS),
        table(*ROWS).replace("<w:tr>", f"{tracked_row('del', 100, '1', 'Hàng bỏ')}<w:tr>", 1),
    ),
    "inserted-then-deleted": (
        p("Một hai ba."),
        f"<w:p>{run('Một ')}<w:ins {signed('Chị Hoa', 31)}>{tracked('del', run('thừa '), number=32)}</w:ins>"
        f"{run('hai ba.')}</w:p>",
    ),
    "one-text-twice": (
        p("Sở Nội vụ phối hợp với Sở Nội vụ."),
        f"<w:p>{run('Sở Nội vụ phối hợp với ')}{tracked('del', run('Sở Nội vụ'), number=3)}"
        f"{tracked('ins', run('Sở Y tế'), number=4)}{run('.')}</w:p>",
    ),
    "control": (
        p("Trước ô sau."),
        f"<w:p>{run('Trước ')}<w:customXmlInsRangeStart {signed(number=50)}/><w:sdt><w:sdtPr/><w:sdtContent>"
        f"{run('ô ')}</w:sdtContent></w:sdt><w:customXmlInsRangeEnd w:id=\"50\"/>{run('sau.')}</w:p>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_a_document_edited_with_tracking_keeps_its_own_marks(edit: str) -> None:
    old, new = EDITS[edit]
    made = compared(whole(FIRST + old + LAST), whole(FIRST + new + LAST))
    marks = [mark for mark in made.tree().iter("{*}*") if mark.get(w("author"))]
    assert {(mark.get(w("author")), mark.get(w("date"))) for mark in marks} == {("Chị Hoa", "2026-01-05T08:00:00Z")}
    assert len(marks) == len(re.findall("w:author=", new))
    assert made.findings == ()


@pytest.mark.parametrize("edit", EDITS)
def test_what_the_old_document_had_tracked_is_no_change_where_it_was_refused(edit: str) -> None:
    old, new = EDITS[edit]
    assert compared(whole(FIRST + new + LAST), whole(FIRST + old + LAST)).marks() == []


def test_further_edits_are_told_from_hers() -> None:
    old, new = EDITS["words"]
    made = compared(whole(FIRST + old + LAST), whole(FIRST + new.replace("hành.", "hành ngay.") + LAST))
    assert made.marks() == [
        "del Chị Hoa: nhân dân ",
        "ins Chị Hoa: rất ",
        "ins Người sửa:  ngay",
    ]


def test_a_move_of_hers_beside_another_edit_is_hers_with_its_range() -> None:
    old, new = EDITS["move"]
    made = compared(whole(FIRST + old + LAST), whole(FIRST.replace("2026", "2027") + new + LAST))
    authors = {mark.partition(":")[0] for mark in made.marks()}
    assert authors == {
        "del Người sửa", "ins Người sửa", "moveFrom Chị Hoa", "moveFromRangeStart Chị Hoa", "moveTo Chị Hoa",
        "moveToRangeStart Chị Hoa",
    }  # fmt: skip


def test_one_text_deleted_by_two_people_is_each_ones_own_deletion() -> None:
    new = (
        f"<w:p>{tracked('del', run('Sở Nội vụ'))}{tracked('ins', run('Sở Y tế'), number=2)}{run(' phối hợp với ')}"
        f"{tracked('del', run('Sở Nội vụ'), 'Anh Nam', 3)}{tracked('ins', run('Sở Tư pháp'), 'Anh Nam', 4)}</w:p>"
    )
    old = p("Sở Nội vụ phối hợp với Sở Nội vụ") + FIRST
    made = compared(whole(old), whole(new + FIRST.replace("2026", "2027")))
    deletions = [mark for mark in made.marks() if mark.startswith("del ")]
    assert deletions == ["del Chị Hoa: Nội vụ", "del Anh Nam: Nội vụ", "del Người sửa: 2026"]


def test_changes_in_a_note_keep_their_author() -> None:
    inner = run(" Chú thích ") + tracked("del", run("một")) + tracked("ins", run("hai"), number=2)
    old, new = (
        whole(p("Chữ", note(1)) + LAST, Part("rId1", "footnotes", note_text(1, text)))
        for text in (run(" Chú thích ") + run("một"), inner)
    )
    assert compared(old, new).marks("word/footnotes.xml") == ["del Chị Hoa: một", "ins Chị Hoa: hai"]

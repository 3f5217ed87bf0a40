"""Footnotes, endnotes and comments in a redline."""

from __future__ import annotations

import pytest

from tests.comparing.redline.whole_documents import Made, Part, compared, note, note_text, whole, words_in
from tests.word.packages import p, part, run
from toolkit.word.names import w

LAST = p("Nơi nhận: như trên; lưu văn thư.")
ONE, TWO = "Chú thích một.", "Chú thích hai dài hơn."


def noted(body: str, *texts: str, kind: str = "footnote") -> bytes:
    notes = "".join(note_text(n, text, kind) for n, text in enumerate(texts, 1))
    return whole(body + LAST, Part("rId1", f"{kind}s", notes))


def notes_of(made: Made, kind: str = "footnote") -> dict[str, str]:
    """Return the text of each note that a reference leads to, by its id."""
    notes = {n.get(w("id"), ""): words_in(n).strip() for n in made.tree(f"word/{kind}s.xml")}
    return {i: notes[i] for r in made.tree().iter(w(f"{kind}Reference")) if (i := r.get(w("id"), ""))}


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_comes_and_goes_with_its_reference(kind: str) -> None:
    one, two = p("Chữ", note(1, kind), " thêm"), p("Chữ", note(1, kind), " thêm", note(2, kind))
    less, more = noted(one, ONE, kind=kind), noted(two, ONE, TWO, kind=kind)
    assert compared(less, more).marks() == ["ins Người sửa: "]
    gone = compared(more, less)
    assert gone.marks() == ["del Người sửa: "]
    assert sorted(notes_of(gone, kind).values()) == sorted([ONE, TWO])


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_comes_along_to_a_document_without_notes(kind: str) -> None:
    made = compared(noted(p("Chữ", note(1, kind), " thêm"), ONE, kind=kind), whole(p("Chữ thêm") + LAST))
    assert list(notes_of(made, kind).values()) == [ONE]
    assert f"{kind}s+xml" in part(made.data, "[Content_Types].xml")


def test_a_changed_note_is_changed_inside() -> None:
    made = compared(noted(p("Chữ", note(1)), "Chú thích một."), noted(p("Chữ", note(1)), "Chú thích hai."))
    assert made.marks() == []
    assert made.marks("word/footnotes.xml") == ["del Người sửa: một", "ins Người sửa: hai"]


def test_a_note_of_two_paragraphs_loses_one() -> None:
    longer = note_text(1, ONE).replace("</w:footnote>", p("Đoạn thứ hai của chú thích.") + "</w:footnote>")
    old = whole(p("Chữ", note(1)) + LAST, Part("rId1", "footnotes", longer))
    made = compared(old, noted(p("Chữ", note(1)), ONE))
    assert [mark for mark in made.marks("word/footnotes.xml") if "Đoạn" in mark] == [
        "del Người sửa: Đoạn thứ hai của chú thích."
    ]


def test_a_paragraph_that_moves_keeps_its_note() -> None:
    moving = p("Đoạn có chú thích được chuyển xuống dưới", note(1))
    made = compared(noted(moving + p("Giữa văn bản."), ONE), noted(p("Giữa văn bản.") + moving, ONE))
    assert {mark.split()[0] for mark in made.marks()} == {
        "moveFrom",
        "moveFromRangeStart",
        "moveTo",
        "moveToRangeStart",
    }
    assert set(notes_of(made).values()) == {ONE}


def test_a_reference_has_a_run_of_its_own() -> None:
    made = compared(noted(p("Chữ", note(1), " thêm", note(2)), ONE, TWO), noted(p("Chữ", note(1), " thêm"), ONE))
    references = list(made.tree().iter(w("footnoteReference")))
    assert [len(list(reference.itersiblings(preceding=True))) for reference in references] == [0, 0]
    assert [reference.getnext() for reference in references] == [None, None]


def test_what_a_note_that_comes_along_leans_on_comes_along() -> None:
    style = '<w:style w:type="character" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    inner = run(" Xem ", '<w:rPr><w:rStyle w:val="Manh"/></w:rPr>')
    styles = [Part("rIdS", "styles", style.format(name=name)) for name in ("Manh", "Khac")]
    old = whole(p("Chữ", note(1)) + LAST, Part("rId1", "footnotes", note_text(1, inner)), styles[0])
    assert 'w:styleId="Manh"' in part(compared(old, whole(p("Chữ") + LAST, styles[1])).data, "word/styles.xml")


# ---- comments: they cannot be tracked


def commented(inner: str) -> str:
    start, end = (f'<w:commentRange{word} w:id="0"/>' for word in ("Start", "End"))
    return f'<w:p>{start}{inner}{end}<w:r><w:commentReference w:id="0"/></w:r></w:p>'


def with_comment(body: str, text: str = "Xem lại") -> bytes:
    comment = f'<w:comment w:id="0" w:author="Chị Hoa">{p(text)}</w:comment>'
    return whole(body + LAST, Part("rId1", "comments", comment))


def test_comments_of_the_new_document_stay() -> None:
    made = compared(whole(p("Chữ có bình luận") + LAST), with_comment(commented(run("Chữ có lời bình luận"))))
    assert made.marks() == ["ins Người sửa: lời "]
    assert len(list(made.tree().iter(w("commentReference")))) == 1


@pytest.mark.parametrize("new", [p("Chữ có bình luận"), ""], ids=["text-stays", "text-goes"])
def test_comments_of_the_old_document_go_and_are_named(new: str) -> None:
    made = compared(with_comment(commented(run("Chữ có bình luận"))), whole(new + LAST))
    assert not list(made.tree().iter(w("commentRangeStart"), w("commentReference")))
    assert [(d.code, "bình luận" in d.message) for d in made.findings] == [("MB401", True)]

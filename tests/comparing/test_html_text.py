from __future__ import annotations

import pytest

from toolkit.comparing.comparison import Mark, Piece
from toolkit.comparing.html_text import flowing, inserted, one_side, opening, plain, shown, slug

KEPT, DELETED, INSERTED = Mark.KEPT, Mark.DELETED, Mark.INSERTED


def test_markup_in_a_draft_is_text() -> None:
    assert shown("<b>\"A\" & 'B'</b>") == "&lt;b&gt;&quot;A&quot; &amp; &#x27;B&#x27;&lt;/b&gt;"


UNSEEN = (0x00, 0x1B, 0x7F, 0x9B, 0xAD, 0x200B, 0x200F, 0x202E, 0x2066, 0x2028, 0xD800, 0xE000, 0xFEFF, 0xFFFF, 0xE0041)


@pytest.mark.parametrize("code", UNSEEN)
def test_what_acts_or_hides_is_seen(code: int) -> None:
    assert shown(f"năm{chr(code)} 2026") == f'năm<span class="code">U+{code:04X}</span> 2026'
    assert plain(f"năm{chr(code)} 2026") == "năm\ufffd 2026"


def test_vietnamese_letters_spaces_and_ends_of_paragraphs_stay() -> None:
    text = "Ủy ban nhân dân tỉnh,\u00a0Điều 1\nĐiều\t2 ạ e\u0323\u0302"
    assert shown(text) == text


def test_words_side_by_side_do_not_read_as_one() -> None:
    pieces = [Piece(KEPT, "trên "), Piece(DELETED, "địa bàn"), Piece(INSERTED, "toàn"), Piece(KEPT, " tỉnh")]
    assert flowing(pieces) == "trên <del>địa bàn</del> <ins>toàn</ins> tỉnh"
    pieces = [Piece(DELETED, "địa bàn "), Piece(INSERTED, "toàn "), Piece(KEPT, "tỉnh")]
    assert flowing(pieces) == "<del>địa bàn </del><ins>toàn </ins>tỉnh"


def test_a_text_replaced_as_a_whole_has_an_arrow() -> None:
    assert flowing([Piece(DELETED, "Quý II"), Piece(INSERTED, "Tháng 4")]) == "<del>Quý II</del> → <ins>Tháng 4</ins>"


def test_each_side_has_its_own_words() -> None:
    pieces = [Piece(KEPT, "Sở "), Piece(DELETED, "Nội vụ"), Piece(INSERTED, "Y tế")]
    assert one_side(pieces, DELETED) == "Sở <del>Nội vụ</del>"
    assert one_side(pieces, INSERTED) == "Sở <ins>Y tế</ins>"


def test_a_paragraph_split_in_two_is_seen() -> None:
    assert inserted("\n") == '<ins><span class="end" aria-hidden="true">¶</span>\n</ins>'


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("IV.1.2", "iv-1-2"),
        ("căn cứ thứ 2", "can-cu-thu-2"),
        ("Đoạn 14", "doan-14"),
        ('"><script>', "script"),
        ("…", ""),
    ],
    ids=["reference", "words", "capital", "markup", "nothing"],
)
def test_addresses(text: str, address: str) -> None:
    assert slug(text) == address


def test_the_opening_of_a_text_ends_with_a_word() -> None:
    assert opening("Biên soạn\ntài liệu truyền thông", 20) == "Biên soạn tài liệu …"
    assert opening("Biên soạn", 20) == "Biên soạn"

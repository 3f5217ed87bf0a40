"""Rules of format at their edges: what they let be, and what tells one fault from another.

What each rule finds is in tests/checking/test_corpus.py; here stands what it must not find.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.corpus.faults import (
    change,
    change_all,
    replace,
    retype,
    set_appendix,
    set_page,
    set_rule,
)
from tests.checking.corpus.hands import HANDS, write
from tests.checking.corpus.packages import package
from tests.checking.corpus.texts import BASES, BODY, SENTENCE, Piece, lines
from toolkit.checking.runner import Selection, check_subject
from toolkit.checking.subject import Subject
from toolkit.checking.word_mending import mend_document
from toolkit.word.document import WordDocument

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.checking.corpus.texts import Text


def codes(base: str, *changes: Callable[[Text], None], hand: str = "word") -> list[str]:
    text = BASES[base]()
    for make in changes:
        make(text)
    document = WordDocument(write(text, HANDS[hand]), "van-ban.docx")
    found = check_subject(Subject("van-ban.docx", document=document), selection=Selection(("TT",)))
    return sorted({item.finding.code for item in found})


# ---- what the decree leaves open, or allows both ways


@pytest.mark.parametrize(
    "make",
    [
        retype("title", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        replace("number", "1556", "    "),
        replace("number", "1556", "....."),
        retype("date", "Lai Châu, ngày      tháng      năm 2026"),
        retype("date", "Lai Châu, ngày … tháng … năm 2026"),
        retype("date", "Lai Châu, ngày 20 tháng 12 năm 2026"),
        set_page(top=25, bottom=25, left=35, right=20),
        set_page(left=30.2),
        set_page(starts_at=None),
        change_all("body", first_mm=10),
        change_all("body", line=360),
        change_all("body", line=360, rule="exact"),
        change_all("body", after=0, before=6),
        change_all("body", size=13),
        change("body", 3, colour="0D0D0D"),
        set_rule("issuer_rule", 0.5),
        retype("recipients", "- Bộ Nội vụ (b/c);", "- BCĐ CCHC;", "- Lưu: VT, NC (02)."),
        retype("name", "Lò Văn A"),
        replace("recipients", "VT, NC.", "VT, NC. A.300"),
        set_appendix("reference", "(Kèm theo Kế hoạch số     /KH-UBND ngày     tháng     năm 2026 của UBND tỉnh)"),
    ],
)
def test_is_let_be(make: Callable[[Text], None]) -> None:
    assert codes("plan", make) == []


def smaller_head(text: Text) -> None:
    for make in (change("title", size=12), change("motto", size=13), change("date", size=13)):
        make(text)


def test_the_smaller_set_of_sizes_is_as_good() -> None:
    assert codes("plan", smaller_head) == []


def test_words_of_a_paragraph_may_slant_or_be_bold_and_so_may_notes() -> None:
    def plant(text: Text) -> None:
        text.body[6] = text.body[6].typed(f"**Các cơ quan** {SENTENCE}.")
        text.body.insert(7, Piece(f"({SENTENCE})", BODY._replace(italic=True)))

    assert codes("plan", plant) == []


def test_tables_have_sizes_of_their_own_but_not_fonts() -> None:
    def plant(text: Text) -> None:
        text.recipients_label[0] = text.recipients_label[0].looks(font="Arial")

    assert codes("plan", plant) == ["TT201"]  # the label's and the cells' that a hand writes after it


def test_a_landscape_appendix_has_margins_nobody_rules() -> None:
    def plant(text: Text) -> None:
        text.page.landscape = True
        text.page.left = 20

    # The text lies across too, without a table: that is what is found, and not the margins.
    assert codes("plan", plant) == ["TT102"]


def test_a_short_document_needs_no_page_numbers() -> None:
    assert codes("letter", set_page(number="none")) == []


# ---- one fault, one finding


def test_a_motto_in_capitals_is_wrong_in_its_case_alone() -> None:
    assert codes("plan", retype("motto", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")) == ["TT208"]


def test_a_date_in_digits_is_the_date_written_wrong() -> None:
    assert codes("plan", retype("date", "Lai Châu, ngày 05/3/2026")) == ["TT310"]


def test_a_department_may_name_its_committee_in_short() -> None:
    assert codes("letter") == []
    assert codes("letter", retype("issuing", "VĂN PHÒNG UBND TỈNH")) == ["TT306"]


@pytest.mark.parametrize(
    ("authority", "found"),
    [
        (["CHỦ TỊCH"], []),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], []),
        (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], []),
        (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], []),
        (["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], []),
        (["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"], []),
        (["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"], []),
        (["Q. CHỦ TỊCH"], []),
        (["QUYỀN CHỦ TỊCH"], []),
        (["PHÓ CHỦ TỊCH"], ["TT602"]),
        (["KT. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"], ["TT602"]),
        (["KT. CHỦ TỊCH"], ["TT602"]),
        (["TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["TT602"]),
        (["KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["TT601"]),
        (["K/T CHỦ TỊCH", "PHÓ CHỦ TỊCH"], ["TT601"]),
    ],
)
def test_who_signs_for_whom(authority: list[str], found: list[str]) -> None:
    def plant(text: Text) -> None:
        text.authority = lines(text.authority[0].look, *authority)

    assert codes("plan", plant) == found


def test_a_school_may_name_a_degree() -> None:
    plant = retype("name", "TS. Trần Thị Bình")
    assert codes("letter", plant) == ["TT603"]
    assert codes("letter", plant, retype("issuing", "TRƯỜNG CAO ĐẲNG CỘNG ĐỒNG")) == []


def test_lists_of_word_have_their_hyphens() -> None:
    assert codes("letter", hand="listed") == []


def test_articles_quoted_with_their_law_are_no_articles() -> None:
    def plant(text: Text) -> None:
        text.body.insert(2, Piece(f"Điều 5 Luật Tổ chức chính quyền địa phương quy định: {SENTENCE}.", BODY))

    assert codes("decision", plant) == []


def test_numbers_that_word_counts_have_a_font_too() -> None:
    def plant(text: Text) -> None:
        text.body[1] = text.body[1].looks(font="Calibri")

    text = BASES["plan"]()
    plant(text)
    document = WordDocument(write(text, HANDS["listed"]), "van-ban.docx")
    found = check_subject(Subject("van-ban.docx", document=document), selection=Selection(("TT201",)))
    assert [item.finding.message.partition(":")[0] for item in found] == ['chữ "MỤC ĐÍCH, YÊU CẦU"', 'số thứ tự "I."']
    new, _ = mend_document(document, found, letters=False, formats=True)
    assert new is not None
    again = Subject("van-ban.docx", document=WordDocument(new, "van-ban.docx"))
    assert check_subject(again, selection=Selection(("TT201",))) == ()


# ---- an appendix that is a file of its own


def appendix_file(*heads: Piece, margin: int = 1701, landscape: bool = False) -> list[str]:
    run = '<w:r><w:rPr>{}<w:sz w:val="{}"/></w:rPr><w:t>{}</w:t></w:r>'
    made = ""
    for piece in heads:
        look = piece.look
        traits = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
        traits += ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
        text = run.format(traits, round(look.size * 2), piece.text)
        made += f'<w:p><w:pPr><w:jc w:val="{look.align}"/></w:pPr>{text}</w:p>'
    sides = (16838, 11906) if landscape else (11906, 16838)
    section = (
        f'<w:sectPr><w:pgSz w:w="{sides[0]}" w:h="{sides[1]}"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" '
        f'w:left="{margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    document = WordDocument(package(made + section, {}), "phu-luc.docx")
    found = check_subject(Subject("phu-luc.docx", document=document), selection=Selection(("TT",)))
    return sorted(item.finding.code for item in found if item.finding.code != "TT508")


def heads() -> list[Piece]:
    one = BASES["plan"]().appendices[0]
    return [*one.label, *one.title, *one.reference]


def test_a_right_appendix_has_no_finding() -> None:
    assert appendix_file(*heads()) == []
    assert appendix_file(*heads(), landscape=True, margin=1000) == []


def test_an_appendix_of_its_own_is_held_to_its_head_and_its_page() -> None:
    label, title, reference = heads()
    assert appendix_file(label.looks(size=13), title, reference) == ["TT204"]
    assert appendix_file(label, title.looks(bold=False), reference.looks(italic=False)) == ["TT205", "TT206"]
    assert appendix_file(label.typed("PHỤ LỤC"), title, reference) == ["TT208"]
    assert appendix_file(label, title, reference.typed("(Kèm theo Kế hoạch của Sở Nội vụ)")) == ["TT803"]
    assert appendix_file(label, reference) == ["TT808"]
    assert appendix_file(*heads(), margin=1134) == ["TT103"]


# ---- stamps


def test_stamps_are_red_and_large() -> None:
    def stamped(size: float) -> Callable[[Text], None]:
        def plant(text: Text) -> None:
            text.supervising.insert(0, Piece("HOẢ TỐC", text.issuing[0].look._replace(size=size, colour="FF0000")))

        return plant

    assert codes("letter", stamped(13)) == []
    assert codes("letter", stamped(16)) == ["TT204"]

"""Whole documents: empty ones, unrelated ones, long ones, those of other programs."""

from __future__ import annotations

import re
import time

import pytest

from tests.comparing.redline.whole_documents import Made, compared, whole, words_in
from tests.word.packages import NAMESPACES, p, part, run, table, zipped
from toolkit.word.package import read_package
from toolkit.word.soundness import check_package

FIRST = p("Ủy ban nhân dân tỉnh ban hành kế hoạch thực hiện.")
LAST = p("Nơi nhận: như trên; lưu văn thư.")
ROWS = table(["1", "Tổ chức tập huấn"], ["2", "In tờ rơi tuyên truyền"])
BODIES = {"empty": "", "one-empty-paragraph": "<w:p/>", "text": FIRST + LAST, "table-first": ROWS + FIRST,
          "table-last": FIRST + ROWS + p(""), "only-table": ROWS}  # fmt: skip


def marked_words(made: Made) -> int:
    return sum(len(words_in(mark).split()) for mark in made.tree().iter("{*}ins", "{*}del", "{*}moveFrom", "{*}moveTo"))


@pytest.mark.parametrize("new", BODIES)
@pytest.mark.parametrize("old", BODIES)
def test_any_beginning_and_any_end(old: str, new: str) -> None:
    made = compared(whole(BODIES[old]), whole(BODIES[new]))
    assert check_package(read_package(made.data, "vet-sua.docx"), "vet-sua.docx") == []
    assert [line for line in made.accepted().split("\n") if line] == texts_of(BODIES[new])
    assert [line for line in made.rejected().split("\n") if line] == texts_of(BODIES[old])


@pytest.mark.parametrize("back", [False, True], ids=["go", "come"])
def test_paragraphs_behind_the_last_table_keep_their_order(back: bool) -> None:
    more, less = whole(ROWS + FIRST + p("Đoạn giữa.") + LAST), whole(ROWS)
    made = compared(less, more) if back else compared(more, less)
    assert (made.accepted() if back else made.rejected()).split("\n")[-3:-1] == [words_in_xml(FIRST), "Đoạn giữa."]


def words_in_xml(xml: str) -> str:
    return "".join(re.findall("<w:t[^>]*>([^<]*)", xml))


def texts_of(body: str) -> list[str]:
    return [line for line in compared(whole(body), whole(body)).accepted().split("\n") if line]


def test_one_paragraph_of_five_hundred_moved_is_one_move() -> None:
    old = [p(f"Đoạn văn thứ {n} nói về việc số {n * 7 % 501} của cơ quan {n * 13 % 97}.") for n in range(500)]
    new = [*old[:100], *old[101:400], old[100], *old[400:]]
    made = compared(whole("".join(old)), whole("".join(new)))
    assert [mark.split()[0] for mark in made.marks()].count("moveFromRangeStart") == 1
    assert not any(mark.startswith(("ins", "del")) for mark in made.marks())


def test_neighbours_that_changed_places_are_one_move() -> None:
    old = [p(f"Đoạn văn thứ {n} nói về việc số {n * 7 % 501} của cơ quan.") for n in range(20)]
    new = [*old[:5], old[6], old[5], *old[7:]]
    made = compared(whole("".join(old)), whole("".join(new)))
    assert [mark.split()[0] for mark in made.marks()].count("moveFromRangeStart") == 1


def test_repeated_paragraphs_lose_as_many_as_there_are_fewer() -> None:
    same = p("Như trên, giao Sở Nội vụ chủ trì thực hiện.")
    assert marked_words(compared(whole(FIRST + same * 6 + LAST), whole(FIRST + same * 4 + LAST))) == 2 * 10


def test_unrelated_documents_share_nothing() -> None:
    made = compared(whole(FIRST + ROWS + LAST), whole(p("Chuyện khác hẳn.") + p("Không có gì chung.")))
    assert made.accepted().split("\n") == ["Chuyện khác hẳn.", "Không có gì chung."]


def test_a_main_part_of_another_name() -> None:
    made = compared(whole(FIRST, main="van-ban.xml"), whole(FIRST.replace("tỉnh", "xã"), main="noi-dung.xml"))
    assert made.marks("word/noi-dung.xml") == ["del Người sửa: tỉnh", "ins Người sửa: xã"]


def test_a_strict_document_against_a_transitional_one() -> None:
    parts = read_package(whole(FIRST + ROWS), "cu.docx")
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    for pair in ((zipped(strict), whole(FIRST + ROWS)), (whole(FIRST + ROWS), zipped(strict))):
        assert compared(*pair).marks() == []


def test_prefixes_that_may_be_ignored_stay_declared() -> None:
    stamped = NAMESPACES.replace('mc:Ignorable="w14"', 'xmlns:w15="urn:w15" mc:Ignorable="w14 w15"')
    old = whole(FIRST)
    new = {n: c.replace(NAMESPACES.encode(), stamped.encode()) for n, c in read_package(whole(LAST), "b").items()}
    made = compared(old, zipped(new))
    assert 'xmlns:w15="urn:w15"' in part(made.data)
    assert check_package(read_package(made.data, "vet-sua.docx"), "vet-sua.docx") == []


def test_runs_cut_otherwise_in_a_link_or_smart_tag_are_the_same() -> None:
    def linked(*texts: str) -> str:
        inner = "".join(map(run, texts))
        return f'<w:p><w:hyperlink w:anchor="a">{inner}</w:hyperlink></w:p>'

    assert compared(whole(linked("trang tin") + LAST), whole(linked("trang ", "tin") + LAST)).marks() == []
    tagged = f'<w:p><w:smartTag w:uri="u" w:element="place">{run("Lai Châu")}</w:smartTag></w:p>'
    assert compared(whole(tagged + LAST), whole(p("Lai ", "Châu") + LAST)).marks() == []


def test_a_formula_goes_or_comes_whole() -> None:
    def formula(text: str) -> str:
        space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        return f"<w:p>{run('Tỷ lệ ')}<m:oMath {space}><m:r><m:t>{text}</m:t></m:r></m:oMath></w:p>"

    made = compared(whole(formula("a+b") + LAST), whole(formula("a-b") + LAST))
    assert [mark.split()[0] for mark in made.marks()] == ["del", "ins"]


def test_two_thousand_rows_take_seconds() -> None:
    rows = [[str(n), f"Nhiệm vụ thứ {n} về việc {n * 7 % 1999}", f"Sở số {n % 40}"] for n in range(2000)]
    edited = [[row[0], row[1] + (" ngay" if n % 20 == 0 else ""), row[2]] for n, row in enumerate(rows) if n % 50]
    start = time.process_time()
    compared(whole(table(*rows) + LAST), whole(table(*edited) + LAST))
    assert time.process_time() - start < 12  # some 2 s on a quiet machine; quadratic would take minutes

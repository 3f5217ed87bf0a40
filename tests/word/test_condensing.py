"""A huge table is checked by its shapes, and nothing wrong in any of its rows goes by."""

from __future__ import annotations

import pytest

from tests.word.packages import NAMESPACES, cell
from toolkit.word.condensing import condensed
from toolkit.word.soundness import check_part

ROWS = 6_000


def row(number: int, text: str = "Sở Nội vụ &amp; bạn") -> str:
    mark = f'<w:bookmarkStart w:id="{number}" w:name="_vb_a{number}"/><w:bookmarkEnd w:id="{number}"/>'
    run = f'<w:r><w:t xml:space="preserve">{text} {number}</w:t></w:r>'
    return f"<w:tr>{cell(f'<w:p>{mark}{run}</w:p>')}{cell(str(number))}</w:tr>"


def document(last: str = "", heading: str = "") -> bytes:
    rows = heading + "".join(row(number) for number in range(ROWS)) + last
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{rows}</w:tbl>'
    return f"<w:document {NAMESPACES}><w:body>{table}<w:p/></w:body></w:document>".encode()


def test_rows_of_one_shape_are_kept_once() -> None:
    heading = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('a')}{cell('b')}</w:tr>"
    xml = condensed(document(heading=heading))
    assert xml.count(b"<w:tr>") == 2
    assert check_part("word/document.xml", xml, "a.docx") == []


def test_small_part_is_left_as_it_is() -> None:
    xml = document()[:900_000]
    assert condensed(xml) is xml


@pytest.mark.parametrize(
    "last",
    [
        f"<w:tr>{cell('a')}</w:tr>",
        f"<w:tr>{cell('a')}<w:tc><w:tcPr/></w:tc></w:tr>",
        f"<w:tr>{cell('a')}<w:tc><w:p/><w:tbl><w:tblPr/><w:tblGrid/></w:tbl></w:tc></w:tr>",
        "<w:tr/>",
        row(0),
        row(ROWS).replace(f"_vb_a{ROWS}", "_vb_A5"),
        row(ROWS).replace("<w:bookmarkEnd", "<w:x"),
        row(ROWS, "\x0b"),
        row(ROWS, "a & b"),
        row(ROWS, "&nothing;"),
        row(ROWS, "\ufffe"),
        f"<w:tr>{cell('<w:p><w:r><w:t> rìa</w:t></w:r></w:p>')}{cell('b')}</w:tr>",
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>{cell('b')}</w:tr>",
    ],
    ids=[
        "cell-missing", "cell-empty", "cell-ends-in-table", "no-cells", "bookmark-id", "bookmark-name", "bookmark-open",
        "control", "ampersand", "entity", "noncharacter", "edge-space", "merge",
    ],
)  # fmt: skip
def test_fault_in_the_last_row_is_found(last: str) -> None:
    xml = document(last)
    assert check_part("word/document.xml", condensed(xml), "a.docx") != []
    assert check_part("word/document.xml", xml, "a.docx") != []


def test_section_with_a_header_does_not_keep_rows_from_being_left_out() -> None:
    section = b'<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:body>'
    assert len(condensed(document().replace(b"<w:p/></w:body>", section))) < 10_000


def test_rows_of_each_table_are_looked_at() -> None:
    other = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    fault = f"<w:tr>{cell('a')}</w:tr>"
    rows = "".join(f"<w:tr>{cell('a')}{cell('b')}</w:tr>" for _ in range(3))
    xml = document(f"{rows}</w:tbl><w:p/>{other}{rows}")
    assert condensed(xml).count(b"<w:tr>") == 4  # the first row and one of each shape in both
    assert check_part("word/document.xml", condensed(xml), "a.docx") == []
    for place in (f"{rows}{fault}</w:tbl><w:p/>{other}{rows}", f"{rows}</w:tbl><w:p/>{other}{rows}{fault}"):
        assert check_part("word/document.xml", condensed(document(place)), "a.docx") != []


def test_a_row_with_tracked_changes_is_read_and_the_others_are_still_left_out() -> None:
    mark = '<w:trPr><w:ins w:id="9{}" w:author="A"/></w:trPr>'
    tracked = [f"<w:tr>{mark.format(number)}{cell('a')}{cell('b')}</w:tr>" for number in range(2)]
    assert condensed(document("".join(tracked))).count(b"<w:tr>") == 4
    twice = document(tracked[0] + tracked[0])
    assert condensed(twice).count(b"<w:ins ") == 2

"""Blocks, rows and texts of a story, whatever stands round them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from tests.word.packages import NAMESPACES, p, run
from toolkit.word.story import DEEPEST_TABLE, Merge, blocks, container_text, grid_rows, paragraph_text

if TYPE_CHECKING:
    from lxml.etree import _Element

CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"


def element(xml: str) -> _Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>")


def test_breaks_tabs_and_hyphens_are_letters() -> None:
    found = element(p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"))[0]
    assert paragraph_text(found) == "a\tb\nc\u2011"


def test_links_and_controls_are_read_and_codes_of_fields_are_not() -> None:
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    found = element(p(run("a"), field, CONTROL.format(run("b")), f'<w:hyperlink r:id="x">{run("c")}</w:hyperlink>'))[0]
    assert paragraph_text(found) == "abc"


def test_pictures_and_text_boxes_are_no_text_of_the_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('hộp')}</w:txbxContent></w:pict></w:r>"
    assert paragraph_text(element(p(run("a"), box))[0]) == "a"


def test_blocks_in_controls_stand_in_their_order() -> None:
    body = element(p("1") + CONTROL.format(p("2") + CONTROL.format(p("3"))) + p("4"))
    assert [paragraph_text(block) for block in blocks(body)] == ["1", "2", "3", "4"]


def test_the_grid_of_rows_with_spans_merges_and_skipped_columns() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="{}"/>{}</w:tcPr><w:p/></w:tc>'
    begun, gone_on = cell.format(1, "<w:vMerge w:val='restart'/>"), CONTROL.format(cell.format(1, "<w:vMerge/>"))
    head = '<w:trPr><w:gridBefore w:val="1"/><w:tblHeader/></w:trPr>'
    rows = f"<w:tr>{head}{cell.format(2, '')}</w:tr><w:tr>{begun}{gone_on}</w:tr>"
    first, second = grid_rows(element(f"<w:tbl>{rows}</w:tbl>")[0])
    assert [(found.column, found.span, found.merge) for found in first.cells] == [(1, 2, Merge.NONE)]
    assert [(found.column, found.merge) for found in second.cells] == [(0, Merge.START), (1, Merge.CONTINUED)]
    assert (first.is_header, second.is_header) == (True, False)


def test_tables_in_cells_are_read_row_by_row_and_not_without_end() -> None:
    def nested(depth: int) -> str:
        inner = p("x") if depth == 0 else nested(depth - 1)
        return f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>"

    assert container_text(element(nested(0))) == "x\ty"
    assert container_text(element(nested(DEEPEST_TABLE))).count("y") == DEEPEST_TABLE

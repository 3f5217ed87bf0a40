"""The blocks of a story and the text in them."""

from __future__ import annotations

from lxml import etree

from tests.word.packages import NAMESPACES, cell, p, run, table
from toolkit.word.names import w
from toolkit.word.story import MOST_COLUMNS, Merge, blocks, children, container_text, grid_rows, paragraph_text


def body(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{inner}</w:body>")


def control(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="ô"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def names(elements: object) -> list[str]:
    return [etree.QName(element).localname for element in elements]  # type: ignore[attr-defined]


def test_sees_blocks_through_content_controls_in_their_order() -> None:
    root = body(p("a") + control(table(["x"]) + control(p("b"))) + '<w:bookmarkStart w:id="1" w:name="m"/>' + p("c"))
    assert names(blocks(root)) == ["p", "tbl", "p", "p"]
    assert len(list(children(root, w("tbl")))) == 1


def test_a_paragraph_says_what_a_reader_reads() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    field = f"{begin}<w:r><w:instrText> PAGE </w:instrText></w:r>{separate}{run('7')}{end}"
    box = "<w:r><w:pict><w:txbxContent>" + p("hộp") + "</w:txbxContent></w:pict></w:r>"
    pieces = ("a", "<w:r><w:tab/><w:br/><w:noBreakHyphen/></w:r>", field, box, control(run("ô")))
    link = f'<w:hyperlink w:anchor="x">{run("liên kết")}</w:hyperlink>'
    deleted = '<w:del w:id="1" w:author="a"><w:r><w:delText>bỏ</w:delText></w:r></w:del>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert paragraph_text(body(p(*pieces, link, deleted, note))[0]) == "a\t\n\u20117ôliên kết"


def test_a_container_is_a_line_a_paragraph_and_a_line_a_row() -> None:
    assert container_text(body(p("a") + table(["1", "việc"], ["2", "họp"]) + p("b"))) == "a\n1\tviệc\n2\thọp\nb"


def test_cells_have_their_place_in_the_grid() -> None:
    def down(value: str) -> str:
        return f'<w:tc><w:tcPr><w:vMerge w:val="{value}"/></w:tcPr>{p("x")}</w:tc>'

    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('a', 2)}{cell('b')}</w:tr>",
        f"<w:tr>{down('restart')}{control(cell('c'))}{cell('d')}</w:tr>",
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{down("continue")}{cell("e")}</w:tr>',
    )
    found = list(grid_rows(body(control(f"<w:tbl>{control(rows[0])}{rows[1]}{rows[2]}</w:tbl>"))[0][1][0]))
    assert [row.is_header for row in found] == [True, False, False]
    assert [[(c.column, c.span) for c in row.cells] for row in found] == [[(0, 2), (2, 1)], [(0, 1), (1, 1), (2, 1)],
                                                                          [(1, 1), (2, 1)]]  # fmt: skip
    assert [row.cells[0].merge for row in found] == [Merge.NONE, Merge.START, Merge.CONTINUED]


def test_a_span_past_belief_is_no_more_than_word_allows() -> None:
    wide = [cell("a").replace("<w:tcW", f'<w:gridSpan w:val="{span}"/><w:tcW') for span in ("2147483647", "-3", "x")]
    (row,) = grid_rows(body(f"<w:tbl><w:tr>{''.join(wide)}</w:tr></w:tbl>")[0])
    assert [c.span for c in row.cells] == [MOST_COLUMNS, 1, 1]

from __future__ import annotations

import io
import time
from pathlib import Path

import docx as python_docx
import pytest
from docx.enum.text import WD_BREAK

from tests.word.packages import W, docx, p, run, table
from toolkit.diagnostics import Diagnostic, Level
from toolkit.word import schema
from toolkit.word.package import read_package
from toolkit.word.soundness import check_package, check_part

CASES = Path(__file__).parents[1] / "cases" / "word"
DOCUMENT = "word/document.xml"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="Body">'
    '<w:name w:val="Body"/>{}</w:style></w:styles>'
)


def parts(body: str, **stories: str) -> dict[str, bytes]:
    return read_package(docx(body, **stories), "mau.docx")


def found(body: str, **stories: str) -> list[Diagnostic]:
    return check_package(parts(body, **stories), "mau.docx")


def codes(body: str, **stories: str) -> list[str]:
    return [finding.code for finding in found(body, **stories)]


def grid(columns: int, *rows: str) -> str:
    return f"<w:tbl><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def cell(content: str = "<w:p/>", properties: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{content}</w:tc>"


def span(columns: object) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


DRAWING = '<w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing>'
RESTART = '<w:vMerge w:val="restart"/>'
CONTINUE = "<w:vMerge/>"
IN_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"

SOUND = {
    "plain": p("a"),
    "table": table(["a", "b"], ["c", "d"]),
    "cell in a content control": grid(2, row(cell(), IN_CONTROL.format(cell()))),
    "row in a content control": grid(1, IN_CONTROL.format(row(cell()))),
    "paragraph of a cell in a content control": grid(1, row(cell(IN_CONTROL.format("<w:p/>")))),
    "nested table with a paragraph after": grid(1, row(cell(grid(1, row(cell())) + "<w:p/>"))),
    "bookmark closed after the last paragraph of a cell": grid(
        1,
        row(cell('<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p><w:bookmarkEnd w:id="1"/>')),
    ),
    "row that begins late and ends early": grid(
        4, row(cell(), cell(), properties='<w:trPr><w:gridAfter w:val="1"/><w:gridBefore w:val="1"/></w:trPr>')
    ),
    "merged down under a span": grid(
        3, row(cell(properties=span(2)), cell(properties=RESTART)), row(cell(), cell(), cell(properties=CONTINUE))
    ),
    "page field": f"<w:p>{FIELD.format(result=run('1'))}</w:p>",
    "field over two paragraphs": p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
    + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "simple field": f'<w:p><w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple></w:p>',
    "tracked change with old properties": grid(
        1,
        row(cell(properties=f"<w:tcPrChange><w:tcPr>{span(9)}{CONTINUE}</w:tcPr></w:tcPrChange>")),
    ),
    "foreign property among the run's own": (
        '<w:p><w:r><w:rPr><w:b/><w14:ligatures w14:val="none"/><w:i/></w:rPr><w:t>a</w:t></w:r></w:p>'
    ),
    "fall-back repeats the ids of the choice": (
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14">{DRAWING}</mc:Choice>'
        f"<mc:Fallback>{DRAWING}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ),
    "section before the style, as LibreOffice writes": "<w:p><w:pPr><w:sectPr/><w:jc/></w:pPr></w:p>",
    "spaces inside the text": "<w:p><w:r><w:t>a  b</w:t></w:r></w:p>",
    "list number zero": '<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>',
}

FAULTS = {
    "cell without a paragraph": ("MB304", grid(1, row("<w:tc/>"))),
    "cell that ends in a table": ("MB304", grid(1, row(cell(grid(1, row(cell())))))),
    "cell whose paragraph stands before its table": ("MB304", grid(1, row(cell("<w:p/>" + grid(1, row(cell())))))),
    "row without cells": ("MB304", grid(1, row(cell()), row())),
    "table without rows": ("MB304", grid(1)),
    "table without a grid": ("MB304", f"<w:tbl>{row(cell())}</w:tbl>"),
    "spans short of the grid": ("MB305", grid(3, row(cell(), cell(properties=span(1))))),
    "spans past the grid": ("MB305", grid(2, row(cell(), cell(properties=span(2))))),
    "columns left out before and not counted": (
        "MB305",
        grid(2, row(cell(), cell(), properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>')),
    ),
    "absurd span": ("MB305", grid(1, row(cell(properties=span(2147483647))))),
    "span that is no number": ("MB305", grid(1, row(cell(properties=span("hai"))))),
    "more columns than Word has": ("MB305", grid(64, row(*[cell()] * 64))),
    "merge continued at the top": ("MB306", grid(1, row(cell(properties=CONTINUE)))),
    "merge continued under another column": (
        "MB306",
        grid(2, row(cell(properties=RESTART), cell()), row(cell(), cell(properties=CONTINUE))),
    ),
    "merge continued after a gap": (
        "MB306",
        grid(1, row(cell(properties=RESTART)), row(cell()), row(cell(properties=CONTINUE))),
    ),
    "paragraph in a row": ("MB307", grid(1, row(cell(), "<w:p/>"))),
    "paragraph in a table": ("MB307", grid(1, row(cell()), "<w:p/>")),
    "paragraph in a row's content control": ("MB307", grid(1, row(cell(), IN_CONTROL.format("<w:p/>")))),
    "run in the body": ("MB307", run("a")),
    "paragraph in a paragraph": ("MB307", "<w:p><w:p/></w:p>"),
    "run in a run": ("MB307", f"<w:p><w:r>{run('a')}</w:r></w:p>"),
    "text in a paragraph": ("MB307", "<w:p><w:t>a</w:t></w:p>"),
    "letters outside w:t": ("MB307", "<w:p>a</w:p>"),
    "row in the body": ("MB307", row(cell())),
    "unknown property": ("MB307", "<w:p><w:pPr><w:alignment/></w:pPr></w:p>"),
    "properties after the run": ("MB308", f"<w:p>{run('a')}<w:pPr/></w:p>"),
    "properties after a bookmark's end": (
        "MB308",
        '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:pPr/></w:p>',
    ),
    "cell properties out of order": ("MB308", grid(1, row(cell(properties="<w:vAlign/><w:tcW/>")))),
    "doubled property": ("MB308", "<w:p><w:pPr><w:jc/><w:jc/></w:pPr></w:p>"),
    "borders out of order": (
        "MB308",
        grid(1, row(cell(properties="<w:tcBorders><w:bottom/><w:top/></w:tcBorders>"))),
    ),
    "doubled drawing id": ("MB309", f"<w:p><w:r>{DRAWING}</w:r><w:r>{DRAWING}</w:r></w:p>"),
    "doubled bookmark id": (
        "MB309",
        '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
        '<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p>',
    ),
    "bookmark names that differ in case only": (
        "MB309",
        '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
        '<w:bookmarkStart w:id="2" w:name="A"/><w:bookmarkEnd w:id="2"/></w:p>',
    ),
    "bookmark without an end": ("MB310", '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>'),
    "bookmark without a start": ("MB310", '<w:p><w:bookmarkEnd w:id="1"/></w:p>'),
    "bookmark name of 41 characters": (
        "MB310",
        f'<w:p><w:bookmarkStart w:id="1" w:name="{"a" * 41}"/><w:bookmarkEnd w:id="1"/></w:p>',
    ),
    "field without an end": ("MB311", p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')),
    "field without a beginning": ("MB311", p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')),
    "page field without a result": ("MB311", f"<w:p>{FIELD.format(result='')}</w:p>"),
    "page field with text before the separator only": (
        "MB311",
        f"<w:p>{FIELD.format(result='').replace('<w:instrText>', '<w:t>1</w:t><w:instrText>')}</w:p>",
    ),
    "simple page field without a result": ("MB311", '<w:p><w:fldSimple w:instr=" PAGE "/></w:p>'),
    "style that is not there": ("MB312", '<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr></w:p>'),
    "list that is not there": ("MB312", '<w:p><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:p>'),
    "footnote that is not there": ("MB313", '<w:p><w:r><w:footnoteReference w:id="4"/></w:r></w:p>'),
    "comment that is not there": ("MB313", '<w:p><w:r><w:commentReference w:id="4"/></w:r></w:p>'),
    "choice that requires an undeclared prefix": (
        "MB314",
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"/></mc:AlternateContent></w:r></w:p>',
    ),
    "space at the edge that Word drops": ("MB316", "<w:p><w:r><w:t>a </w:t></w:r></w:p>"),
    "relationship that is not there": ("MB302", '<w:p><w:hyperlink r:id="rId9"/></w:p>'),
}


@pytest.mark.parametrize("body", SOUND.values(), ids=list(SOUND))
def test_finds_nothing_in_a_sound_body(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(("code", "body"), FAULTS.values(), ids=list(FAULTS))
def test_finds_the_fault_and_no_other(code: str, body: str) -> None:
    assert codes(body) == [code]


def test_every_finding_is_an_error_with_something_to_do() -> None:
    findings = [finding for _, body in FAULTS.values() for finding in found(body)]
    assert [f for f in findings if f.level is not Level.ERROR or not f.fix or not f.location.where] == []


def test_points_at_part_table_row_and_column() -> None:
    rows = [row(cell(), cell()), row(cell(properties=span(2))), row(cell(), "<w:tc/>")]
    [finding] = found(p("a") + grid(2, row(cell(), cell())) + grid(2, *rows))
    assert str(finding.location) == "mau.docx, phần word/document.xml, bảng 2, hàng 3, cột 2"


def test_names_the_inner_table_inside_the_outer_one() -> None:
    inner = grid(1, row("<w:tc/>"))
    [finding] = found(grid(2, row(cell(), cell(inner + "<w:p/>"))))
    assert finding.location.where == "phần word/document.xml, bảng 1, hàng 1, cột 2, bảng con 1, hàng 1, cột 1"


def test_nothing_follows_the_last_section() -> None:
    xml = f'<w:document xmlns:w="{W}"><w:body><w:sectPr/><w:p/></w:body></w:document>'
    assert [finding.code for finding in check_part(DOCUMENT, xml.encode(), "x.docx")] == ["MB308"]


def test_stops_at_twenty_findings() -> None:
    assert len(found("<w:p><w:pPr><w:jc/><w:jc/></w:pPr></w:p>" * 100)) == 20


@pytest.mark.parametrize("sequence", [name for name in schema.SEQUENCES if name not in {"sdt", "numPr"}])
def test_takes_every_sequence_forwards_and_not_backwards(sequence: str) -> None:
    names = [place.split("|")[0].rstrip("*") for place in schema.SEQUENCES[sequence].split()]
    if sequence == "pPr":
        names.remove("sectPr")

    def check(order: list[str]) -> list[str]:
        xml = f'<w:{sequence} xmlns:w="{W}">{"".join(f"<w:{name}/>" for name in order)}</w:{sequence}>'
        return [finding.code for finding in check_part("word/x.xml", xml.encode(), "x.docx") if finding.code == "MB308"]

    assert check(names) == []
    assert len(check(names[::-1])) == min(len(names) - 1, 20)


# Parts that cannot be read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_refuses_a_part_with_a_document_type(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    [finding] = check_part("word/x.xml", xml.encode(encoding), "x.docx")
    assert (finding.code, "DTD" in finding.message) == ("MB303", True)


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<a>",
        b"<w:p/>",
        b"\x00\x01",
        b"<a>\x0b</a>",
        b"<a>&#1;</a>",
        b"<a>\xff</a>",
        "<a>\uffff</a>".encode(),
        b'<?xml version="1.0" encoding="windows-1258"?><a/>',
        b'<?xml version="1.0" encoding="no-such"?><a/>',
    ],
)
def test_broken_xml_is_one_finding(xml: bytes) -> None:
    assert [finding.code for finding in check_part("word/x.xml", xml, "x.docx")] == ["MB303"]


def test_broken_lists_of_the_package_are_findings() -> None:
    broken = dict.fromkeys(parts(p("a")), b"<")
    assert {finding.code for finding in check_package(broken, "x.docx")} >= {"MB302", "MB303"}


def test_an_empty_package_is_a_finding() -> None:
    assert [finding.code for finding in check_package({}, "x.docx")] == ["MB301", "MB302"]


def test_undeclared_ignorable_prefix_is_found() -> None:
    content = parts(p("a"))
    content[DOCUMENT] = content[DOCUMENT].replace(b'mc:Ignorable="w14"', b'mc:Ignorable="w14 w15"')
    [finding] = check_package(content, "x.docx")
    assert (finding.code, '"w15"' in finding.message) == ("MB314", True)


# What parts say of each other


def changed(part: str, old: str, new: str, body: str = p("a"), **stories: str) -> list[tuple[str, str]]:
    content = parts(body, **stories)
    assert old.encode() in content[part]
    content[part] = content[part].replace(old.encode(), new.encode())
    return [(finding.code, finding.location.where) for finding in check_package(content, "x.docx")]


def test_content_types_must_name_only_parts_that_are_there() -> None:
    extra = '<Override PartName="/word/lost.xml" ContentType="a/b"/></Types>'
    assert changed("[Content_Types].xml", "</Types>", extra) == [("MB301", "phần [Content_Types].xml")]


def test_content_types_must_not_say_a_thing_twice() -> None:
    extra = '<Default Extension="XML" ContentType="application/xml"/></Types>'
    assert changed("[Content_Types].xml", "</Types>", extra) == [("MB301", "phần [Content_Types].xml")]


def test_every_part_needs_a_content_type() -> None:
    content = parts(p("a")) | {"word/media/image1.png": b"\x89PNG"}
    [finding] = check_package(content, "x.docx")
    assert (finding.code, finding.location.where) == ("MB301", "phần word/media/image1.png")


def test_the_main_document_needs_its_own_content_type() -> None:
    assert changed("[Content_Types].xml", "document.main+xml", "styles+xml") == [("MB301", f"phần {DOCUMENT}")]


def test_names_that_differ_in_case_only_are_doubled() -> None:
    content = parts(p("a"))
    content["word/Document.xml"] = content[DOCUMENT]
    assert "MB301" in [finding.code for finding in check_package(content, "x.docx")]


def test_a_relationship_must_lead_to_a_part() -> None:
    where = "phần word/_rels/document.xml.rels"
    assert ("MB302", where) in changed("word/_rels/document.xml.rels", "header1.xml", "NULL", header1=p("a"))


def test_a_relationship_out_of_the_package_is_let_through() -> None:
    link = '<Relationship Id="rId7" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/></R'
    assert changed("word/_rels/document.xml.rels", "</R", link, body='<w:p><w:hyperlink r:id="rId7"/></w:p>') == []


def test_relationship_ids_are_unique() -> None:
    found_here = changed("word/_rels/document.xml.rels", 'Id="rId2"', 'Id="rId1"', header1=p("a"), footer1=p("b"))
    assert ("MB302", "phần word/_rels/document.xml.rels") in found_here


def test_a_header_reference_must_lead_to_a_header() -> None:
    [finding] = found('<w:p><w:pPr><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr></w:pPr></w:p>', footer1=p("a"))
    assert (finding.code, finding.location.where) == ("MB302", "phần word/document.xml, đoạn 1")


def test_the_package_must_say_which_part_is_the_document() -> None:
    assert changed("_rels/.rels", "/officeDocument", "/other")[0] == ("MB302", "phần _rels/.rels")


def test_core_properties_stand_once() -> None:
    twice = "<dc:title>a</dc:title><dc:title>b</dc:title>"
    assert codes(p("a"), core=twice) == ["MB315"]


def test_core_dates_need_their_type() -> None:
    assert codes(p("a"), core="<dcterms:created>2026-01-05T00:00:00Z</dcterms:created>") == ["MB315"]


def test_bookmark_names_are_unique_over_the_parts() -> None:
    mark = '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>'
    assert codes(mark, header1=mark) == ["MB309"]


def test_a_header_needs_a_paragraph() -> None:
    assert codes(p("a"), header1="") == ["MB304"]


def test_a_field_left_open_in_the_header_is_found_there() -> None:
    [finding] = found(p("a"), header1=p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'))
    assert (finding.code, finding.location.where) == ("MB311", "phần word/header1.xml, đoạn 1")


def with_styles(inner: str) -> list[Diagnostic]:
    content = parts(p("a", properties='<w:pPr><w:pStyle w:val="Body"/></w:pPr>'))
    return check_package(content | {"word/styles.xml": STYLES.format(inner).encode()}, "x.docx")


def test_a_style_that_is_there_is_no_finding() -> None:
    assert with_styles("") == []


def test_a_style_on_a_lost_base_is_found_under_its_name() -> None:
    [finding] = with_styles('<w:basedOn w:val="Lost"/>')
    assert (finding.code, finding.location.where) == ("MB312", 'phần word/styles.xml, kiểu "Body"')


# Documents of other programs


def made_by_python_docx() -> bytes:
    document = python_docx.Document()
    document.add_heading("Kế hoạch", 1)
    document.add_paragraph("một ", style="List Bullet").add_run(" hai ").bold = True
    made = document.add_table(4, 5, style="Table Grid")
    made.cell(0, 0).merge(made.cell(1, 1)).text = "gộp\tcả\nhai"
    made.cell(2, 2).merge(made.cell(3, 2))
    made.cell(1, 3).add_table(2, 2)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "đầu trang"
    section.first_page_header.paragraphs[0].text = "trang đầu"
    assert section.page_width is not None
    section.footer.add_table(1, 2, section.page_width)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_section()
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_finds_nothing_in_a_document_of_python_docx() -> None:
    assert check_package(read_package(made_by_python_docx(), "a.docx"), "a.docx") == []


def test_finds_nothing_in_a_document_saved_by_libreoffice() -> None:
    data = (CASES / "libreoffice-7.4.docx").read_bytes()
    assert check_package(read_package(data, "a.docx"), "a.docx") == []


# Cost


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt><w:sdtContent>" * 50_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 50_000,
        "<w:tbl><w:tr><w:tc>" * 20_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20_000,
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>A</w:instrText></w:r>' * 50_000 + "</w:p>",
        "<w:p>" + "".join(f"<w:x{n}/>" for n in range(50_000)) + "</w:p>",
    ],
    ids=["controls", "tables", "fields", "names"],
)
def test_hostile_depth_and_number_cost_no_more_than_their_size(body: str) -> None:
    content = parts(body)
    before = time.process_time()
    check_package(content, "x.docx")
    assert time.process_time() - before < 10

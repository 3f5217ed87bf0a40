from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.word.packages import W, bold, docx, p, run, table, zipped
from toolkit.diagnostics import VanbanError
from toolkit.word.outline import outline
from toolkit.word.package import read_package

CASES = Path(__file__).parents[1] / "cases" / "word"


def lines(body: str, **stories: str) -> list[str]:
    """Return the lines after the first section's."""
    every = outline(docx(body, **stories)).splitlines()
    return every[next(i for i, line in enumerate(every) if line.startswith("phần 1")) + 1 :]


def text_of(*pieces: str) -> str:
    """Return the text of one paragraph, its looks left out."""
    return lines(p(*pieces))[0].partition(" | ")[2]


def with_styles(body: str, styles: str) -> list[str]:
    content = read_package(docx(body), "x.docx")
    content["word/styles.xml"] = f'<w:styles xmlns:w="{W}">{styles}</w:styles>'.encode()
    return outline(zipped(content)).splitlines()


def style(identifier: str, inner: str, kind: str = "paragraph", mark: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"{mark}><w:name w:val="{identifier}"/>{inner}</w:style>'


def character(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_shows_properties_first() -> None:
    core = "<dc:title>Kế hoạch</dc:title><dc:creator>UBND tỉnh</dc:creator><dc:language>vi-VN</dc:language>"
    assert outline(docx(p("a"), core=core)).splitlines()[:3] == [
        "tiêu đề: Kế hoạch",
        "người tạo: UBND tỉnh",
        "ngôn ngữ: vi-VN",
    ]


def test_shows_paper_margins_and_first_page() -> None:
    section = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="850" w:header="567" w:footer="567"/>'
        "<w:titlePg/></w:sectPr></w:pPr></w:p>"
    )
    every = outline(docx(section + p("a"))).splitlines()
    assert every[0] == (
        "phần 1: A4 ngang 297 × 210 mm, lề (mm) trên 20, dưới 20, trái 30, phải 15, "
        "đầu trang 10, chân trang 10, trang đầu riêng"
    )
    assert every[2] == "phần 2: A4 dọc 210 × 297 mm"


def test_says_when_the_marked_orientation_is_not_the_papers() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
    assert "ngang (orient ghi portrait)" in outline(docx(section)).splitlines()[0]


def test_shows_the_header_with_its_page_field() -> None:
    header = p(character("begin"), instruction(" PAGE "), character("separate"), run("7"), character("end"))
    assert lines(p("a"), header1=header)[:2] == ["  đầu trang:", "    [?] 10pt trái | {PAGE}"]


def test_shows_a_header_once() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr></w:pPr></w:p>'
    shown = lines(section + p("a"), header1=p("đầu"))
    assert [line for line in shown if "đầu" in line] == [
        "  đầu trang:",
        "    [?] 10pt trái | đầu",
        "  đầu trang: như phần 1",
    ]


def test_shows_text_in_full_with_look_and_alignment() -> None:
    long = "Ủy ban nhân dân " * 50
    properties = '<w:pPr><w:jc w:val="center"/></w:pPr>'
    assert lines(p(long, properties=properties)) == [f"[?] 10pt giữa | {long.rstrip()}"]


def test_shows_looks_in_the_text_only_where_they_differ() -> None:
    assert lines(p("a", bold("b"), bold("c")) + p(bold("d"))) == [
        "[?] nhiều kiểu chữ, trái | ‹10pt›a‹10pt đậm›bc",
        "[?] 10pt đậm trái | d",
    ]


def test_a_space_between_runs_has_no_look_of_its_own() -> None:
    assert lines(p(bold("a"), " ", bold("b"))) == ["[?] 10pt đậm trái | a b"]


def test_resolves_styles_their_bases_and_the_defaults() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        + style("Base", "<w:pPr><w:jc w:val='both'/></w:pPr><w:rPr><w:i/></w:rPr>", mark=' w:default="1"')
        + style("Title", '<w:basedOn w:val="Base"/><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>')
    )
    body = p("a") + p("b", properties='<w:pPr><w:pStyle w:val="Title"/></w:pPr>')
    every = with_styles(body, styles)
    assert every[0] == "ngôn ngữ của chữ: vi-VN"
    assert every[2:] == ["[Base] 13pt nghiêng đều | a", "[Title] 14pt đậm nghiêng đều | b"]


def test_bold_of_paragraph_and_character_style_cancel_out() -> None:
    styles = style("Strong", "<w:rPr><w:b/></w:rPr>", "character")
    styles += style("Title", "<w:rPr><w:b/></w:rPr>")
    body = p(
        run("a", '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'), properties='<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    )
    assert with_styles(body, styles)[1] == "[Title] 10pt trái | a"


def test_styles_based_on_each_other_do_not_hang() -> None:
    styles = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr>')
    body = p("a", properties='<w:pPr><w:pStyle w:val="A"/></w:pPr>')
    assert with_styles(body, styles)[1] == "[A] 10pt đậm trái | a"


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (["a", "<w:r><w:tab/></w:r>", "b", "<w:r><w:br/></w:r>", "c"], "a⇥b⏎c"),
        (["a", '<w:r><w:br w:type="page"/></w:r>'], "a⇟"),
        (["a\u00a0b\u2028c"], "a⍽b⏎c"),
        (['<w:bookmarkStart w:id="1" w:name="_v_a"/>', "a", '<w:bookmarkEnd w:id="1"/>'], "⟦_v_a⟧a"),
        (['<w:bookmarkStart w:id="1" w:name="_GoBack"/>', "a", '<w:bookmarkEnd w:id="1"/>'], "a"),
        ([character("begin"), instruction(" REF  b "), character("separate"), "8", character("end")], "{REF b → 8}"),
        ([character("begin"), instruction("XE a"), character("end")], "{XE a}"),
        ([f'<w:fldSimple w:instr=" NUMPAGES ">{run("3")}</w:fldSimple>', "a"], "{NUMPAGES}a"),
        ([f"<w:hyperlink>{run('a')}</w:hyperlink>"], "a"),
        ([f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a')}</w:sdtContent></w:sdt>"], "a"),
        ([f"<w:ins>{run('a')}</w:ins>", "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"], "{+a+}[-b-]"),
        (['<w:r><w:footnoteReference w:id="2"/></w:r>'], "[^2]"),
        (['<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Hình"/></wp:inline></w:drawing></w:r>'], "▣(Hình)"),
        ([f"<w:r><w:pict><w:txbxContent>{p('a')}{p('b')}</w:txbxContent></w:pict></w:r>"], "▣(a ¶ b)"),
        (['<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'], "{ký hiệu Wingdings F0A7}"),
    ],
)  # fmt: skip
def test_shows_what_has_no_letters_by_signs(pieces: list[str], shown: str) -> None:
    assert text_of(*pieces) == shown


def test_a_field_may_run_over_paragraphs() -> None:
    body = p(character("begin"), instruction("TOC"), character("separate"), "a") + p("b", character("end"))
    assert [line.partition(" | ")[2] for line in lines(body)] == ["{TOC → a", "b}"]


def test_shows_a_table_as_its_columns_and_rows() -> None:
    head = (
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        f"<w:tc><w:tcPr/>{p(bold('STT'))}</w:tc><w:tc><w:tcPr/>{p(bold('Nội dung'))}</w:tc></w:tr>"
    )
    shown = lines(table(["I", "Việc"], ["1", p("một") + p("hai")]).replace("</w:tblGrid>", f"</w:tblGrid>{head}"))
    assert shown == [
        "bảng 1: 2 cột (mm: 35.3 | 35.3), hàng tiêu đề lặp lại: 1",
        "  kiểu ô: [?] 10pt đậm trái | [?] 10pt đậm trái",
        "  (tiêu đề, không ngắt, đậm) | STT | Nội dung |",
        "  kiểu ô: [?] 10pt trái | [?] 10pt trái",
        "  | I | Việc |",
        "  | 1 | một ¶ hai |",
    ]


def test_shows_spans_and_merges() -> None:
    body = table(["a", "b"], ["c"]).replace("<w:tcPr><w:tcW", '<w:tcPr><w:vMerge w:val="restart"/><w:tcW', 1)
    assert [line for line in lines(body) if line.startswith("  |")] == ["  | ↓ a | b |", "  | ↔2 c |"]


def test_shows_nested_tables_indented_under_their_row() -> None:
    shown = lines(table(["a", f"<w:p/>{table(['b'])}<w:p/>"]))
    assert shown[2:] == [
        "  | a |  ¶  |",
        "    ô 2, bảng 1: 1 cột (mm: 35.3), hàng tiêu đề lặp lại: 0",
        "      kiểu ô: [?] 10pt trái",
        "      | b |",
    ]


def test_reads_rows_and_cells_in_content_controls() -> None:
    shown = lines(
        table(["a"])
        .replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
        .replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")
    )
    assert shown[-1] == "  | a |"


def test_shows_a_bookmark_between_rows_at_the_row_it_opens() -> None:
    body = table(["a"], ["b"]).replace("</w:tr><w:tr>", '</w:tr><w:bookmarkStart w:id="1" w:name="_v_b"/><w:tr>')
    assert lines(body)[-1] == "  ⟦_v_b⟧| b |"


def test_shows_notes_at_the_end() -> None:
    note = f'<w:footnote w:id="2">{p("chú")}</w:footnote>'
    assert lines(p("a"), footnotes=note)[-1] == "chú thích 2: chú"


def test_same_document_same_lines() -> None:
    data = (CASES / "libreoffice-7.4.docx").read_bytes()
    assert outline(data) == outline(data)


def test_reads_a_document_saved_by_libreoffice() -> None:
    shown = outline((CASES / "libreoffice-7.4.docx").read_bytes()).splitlines()
    assert "    [Normal] 11pt giữa | {PAGE}" in shown
    assert "  (tiêu đề, không ngắt, đậm) | STT | Nội dung | Chủ trì |" in shown
    assert "  | ↑  | sau bảng | Sở Nội vụ⏎Sở Tài chính |" in shown


def test_reads_a_strict_document() -> None:
    content = read_package(docx(p("a")), "x.docx")
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    content["word/document.xml"] = content["word/document.xml"].replace(W.encode(), strict)
    assert outline(zipped(content)).endswith("| a\n")


@pytest.mark.parametrize(
    ("part", "xml", "code"),
    [
        ("word/document.xml", "<w:document", "MB303"),
        ("word/document.xml", "<!DOCTYPE a><a/>", "MB303"),
        ("word/document.xml", "<a/>", "MB307"),
        ("word/styles.xml", "<", "MB303"),
        ("docProps/core.xml", "<", "MB303"),
    ],
)
def test_what_cannot_be_read_is_a_finding(part: str, xml: str, code: str) -> None:
    content = read_package(docx(p("a")), "x.docx") | {part: xml.encode()}
    with pytest.raises(VanbanError) as refused:
        outline(zipped(content))
    assert [finding.code for finding in refused.value.diagnostics] == [code]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"x" * 100])
def test_what_is_no_package_is_a_finding(data: bytes) -> None:
    with pytest.raises(VanbanError):
        outline(data)


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" + (character("begin") + instruction("REF a") + character("separate") + run("a")) * 20_000 + "</w:p>",
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="nan" w:h="1e999"/></w:sectPr></w:pPr></w:p>',
        '<w:p><w:pPr><w:rPr><w:sz w:val="9999999999"/></w:rPr></w:pPr></w:p><w:tbl/>',
    ],
    ids=["fields", "numbers", "sizes"],
)
def test_hostile_input_costs_no_more_than_its_size(body: str) -> None:
    data = docx(body)
    before = time.process_time()
    assert outline(data)
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    "body",
    [
        "<w:sdt><w:sdtContent>" * 50_000 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 50_000,
        "<w:tbl><w:tr><w:tc>" * 20_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 20_000,
        "<w:p>" + "<w:hyperlink>" * 50_000 + "</w:hyperlink>" * 50_000 + "</w:p>",
    ],
    ids=["controls", "tables", "links"],
)
def test_what_is_nested_deeper_than_any_document_is_refused(body: str) -> None:
    before = time.process_time()
    with pytest.raises(VanbanError) as refused:
        outline(docx(body))
    assert [finding.code for finding in refused.value.diagnostics] == ["MB303"]
    assert time.process_time() - before < 10

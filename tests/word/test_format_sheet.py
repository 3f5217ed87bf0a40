"""Formatting as Word resolves it: every layer, in its order."""

from __future__ import annotations

from lxml import etree

from tests.checking.corpus.packages import NAMESPACES, package, theme
from tests.word.packages import p
from toolkit.word.document import WordDocument
from toolkit.word.format_sheet import FormatSheet
from toolkit.word.formats import ParagraphFormat, RunFormat
from toolkit.word.names import w

SECTION = "<w:sectPr/>"


def parsed(inner: str, root: str = "styles") -> etree._Element:
    return etree.fromstring(f"<w:{root} {NAMESPACES}>{inner}</w:{root}>")


def style(
    name: str, *, run: str = "", paragraph: str = "", kind: str = "paragraph", base: str = "", rest: str = ""
) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    pieces = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return f'<w:style w:type="{kind}" w:styleId="{name}"{rest}><w:name w:val="{name}"/>{based}{pieces}</w:style>'


def run_of(styles: str, *, paragraph: str = "", run: str = "", table_style: str = "") -> RunFormat:
    sheet = FormatSheet(parsed(styles))
    return sheet.run(parsed(paragraph, "pPr"), parsed(run, "rPr"), table_style)


def paragraph_of(styles: str, paragraph: str, **parts: str) -> ParagraphFormat:
    document = WordDocument(
        package(f"<w:p><w:pPr>{paragraph}</w:pPr></w:p>{SECTION}", {"styles": styles, **parts}), "x"
    )
    return document.formats.paragraph(document.body.find(f"{w('p')}/{w('pPr')}"))


def defaults(run: str = "", paragraph: str = "") -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{paragraph}</w:pPr>"
        "</w:pPrDefault></w:docDefaults>"
    )


def test_without_anything_it_is_ten_points() -> None:
    assert run_of("") == RunFormat()
    assert RunFormat().size_half_points == 20


def test_the_nearest_layer_says_the_size() -> None:
    sheet = (
        defaults('<w:sz w:val="20"/>')
        + style("Grid", kind="table", run='<w:sz w:val="21"/>')
        + style("Normal", run='<w:sz w:val="22"/>', rest=' w:default="1"')
        + style("Child", base="Normal", run="<w:b/>")
        + style("Big", kind="character", run='<w:sz w:val="26"/>')
    )
    child = '<w:pStyle w:val="Child"/>'
    assert run_of(sheet).size_half_points == 22
    assert run_of(sheet, paragraph='<w:pStyle w:val="Gone"/>', table_style="Grid").size_half_points == 21
    assert run_of(sheet, paragraph=child, run='<w:rStyle w:val="Big"/>').size_half_points == 26
    assert run_of(sheet, paragraph=child, run='<w:rStyle w:val="Big"/><w:sz w:val="28"/>').size_half_points == 28
    assert run_of(sheet, paragraph=child).bold


def test_toggles_of_two_styles_undo_each_other_and_a_run_says_what_it_says() -> None:
    sheet = style("Bold", run="<w:b/>") + style("Strong", kind="character", run="<w:b/>")
    bold, strong = '<w:pStyle w:val="Bold"/>', '<w:rStyle w:val="Strong"/>'
    assert not run_of(sheet, paragraph=bold, run=strong).bold
    assert run_of(sheet, paragraph=bold, run=f"{strong}<w:b/>").bold
    assert not run_of(sheet, paragraph=bold, run='<w:b w:val="0"/>').bold


def test_fonts_of_the_theme_win_over_names_beside_them() -> None:
    fonts = '<w:rFonts w:ascii="Arial" w:asciiTheme="minorHAnsi" w:hAnsi="Arial" w:hAnsiTheme="majorHAnsi"/>'
    sheet = FormatSheet(parsed(defaults(fonts)), {"minorHAnsi": "Times New Roman", "majorHAnsi": "Calibri Light"})
    look = sheet.run(None, None)
    assert look.fonts("abc 12") == ("Times New Roman",)
    assert look.fonts("ếệ") == ("Calibri Light",)
    assert look.fonts("Việt") == ("Times New Roman", "Calibri Light")
    assert look.fonts("  ") == ()


def test_a_documents_theme_is_read() -> None:
    styles = defaults('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    data = package(p("abc") + SECTION, {"styles": styles, "theme1": theme("Cambria", "Verdana")})
    assert WordDocument(data, "x").formats.run(None, None).ascii_font == "Verdana"


def test_colour_and_underline() -> None:
    assert run_of("", run='<w:color w:val="auto"/>').colour == "000000"
    assert run_of("", run='<w:color w:val="ff0000"/><w:u w:val="single"/>') == RunFormat(
        colour="FF0000", underline=True
    )
    assert not run_of(style("U", run='<w:u w:val="single"/>'), run='<w:u w:val="none"/>').underline


def test_indents_and_spacing_come_from_several_layers() -> None:
    sheet = defaults(paragraph='<w:spacing w:after="160" w:line="259" w:lineRule="auto"/>') + style(
        "Body", paragraph='<w:ind w:left="100" w:firstLine="720"/><w:jc w:val="both"/>'
    )
    look = paragraph_of(sheet, '<w:pStyle w:val="Body"/><w:ind w:left="0"/><w:spacing w:after="0"/>')
    assert (look.left_twips, look.first_line_twips, look.after_twips) == (0, 720, 0)
    assert (look.line, look.line_rule, look.alignment) == (259, "auto", "both")
    assert paragraph_of(sheet, '<w:ind w:hanging="300"/>').first_line_twips == -300
    assert paragraph_of(sheet, '<w:spacing w:beforeAutospacing="1" w:before="5"/>').before_twips == 280


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="800" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'


def test_a_list_indents_above_its_style_and_below_the_paragraph() -> None:
    sheet = style("Body", paragraph='<w:ind w:left="100" w:firstLine="720"/>')
    of_style, body = style("Listed", paragraph=f'{IN_LIST}<w:ind w:left="100"/>'), '<w:pStyle w:val="Body"/>'
    assert paragraph_of(sheet, f"{body}{IN_LIST}", numbering=NUMBERING).left_twips == 800
    assert paragraph_of(sheet, f'{body}{IN_LIST}<w:ind w:left="0"/>', numbering=NUMBERING).left_twips == 0
    listed = paragraph_of(of_style, '<w:pStyle w:val="Listed"/>', numbering=NUMBERING)
    assert (listed.left_twips, listed.first_line_twips, listed.number_id) == (100, -400, "3")


def test_number_zero_takes_a_paragraph_out_of_its_list() -> None:
    sheet = style("Listed", paragraph=IN_LIST)
    out = '<w:pStyle w:val="Listed"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    assert paragraph_of(sheet, out, numbering=NUMBERING).number_id == ""


def test_hostile_styles_come_to_an_end() -> None:
    circle = style("A", base="B", run="<w:b/>") + style("B", base="A", run='<w:sz w:val="30"/>')
    look = run_of(circle, paragraph='<w:pStyle w:val="A"/>')
    assert (look.bold, look.size_half_points) == (True, 30)
    odd = '<w:sz w:val="99999999999999999999"/><w:sz w:val="NaN"/><w:sz w:val="-4"/>'
    assert run_of("", run=odd).size_half_points == 20
    assert paragraph_of("", '<w:ind w:left="inf" w:firstLine="567.4"/>').first_line_twips == 567

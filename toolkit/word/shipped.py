"""The shipped templates, made from the decree's measures: the same bytes each time.

`vanban template build` writes them; a test makes them again and compares. What a clerk sees in
Word: a header row, a row for sections, one for programmes, one for tasks, each between rows that
hold the loop; every column a plan may print (what a plan does not print is taken out when it is
built). Only the lean parts a document needs are in it: python-docx's default would bring 788 kB of
styles into every document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.decree30 import rules
from toolkit.decree30.units import Mm
from toolkit.word.names import (
    CONTENT_TYPES,
    CORE_PROPERTIES,
    DC,
    EXTENDED_PROPERTIES,
    PACKAGE_RELATIONSHIPS,
    R,
    W,
)
from toolkit.word.package import pack_part, write_package
from toolkit.word.styles import appendix_styles
from toolkit.word.template import XML_DECLARATION, order_of_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from toolkit.decree30.rulebook import Rulebook

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE_TYPE: Final = "application/vnd.openxmlformats-package"
OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument"
WORD_MODE: Final = 15  # Word 2013 and later lay the document out by their own rules, not an older version's

GREY: Final = '<w:rPr><w:color w:val="808080"/></w:rPr>'
HEADER_RELATION: Final = "rId3"  # of the three relationships of a lean package's main document

# How each column of the table is set, and what its cells name; the order is the template's.
COLUMNS: Final[Sequence[tuple[str, str]]] = (
    ("ordinal", "TableNumber"),
    ("content", "TableText"),
    ("deliverable", "TableLeft"),
    ("lead_agencies", "TableCentred"),
    ("coordinating_agencies", "TableCentred"),
    ("schedule", "TableCentred"),
    ("funding", "TableCentred"),
    ("monitoring", "TableLeft"),
    ("note", "TableLeft"),
)


def appendix_template() -> bytes:
    """Return templates/appendix.docx.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, I and III.1; Annex III, forms 2.1 and 2.2.
    """
    measures = rules()
    return lean_package(appendix_body(measures), page_number_header(), appendix_styles(measures))


SHIPPED: Final[Mapping[str, Callable[[], bytes]]] = {"appendix.docx": appendix_template}


def lean_package(body: str, header: str, styles: str) -> bytes:
    """Return a package with a body, a page header and styles, its title and author taken from the values."""
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{R}/officeDocument", "word/document.xml"),
            (
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
            ),
            (f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/app.xml": f'<Properties xmlns="{EXTENDED_PROPERTIES}"/>',
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="{DC}"><dc:title>{{{{ title }}}}</dc:title>'
            "<dc:creator>{{ issuing_agency }}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": relationships(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/settings", "settings.xml"),
            (f"{R}/header", "header1.xml"),
        ),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{header}</w:hdr>',
        "word/settings.xml": settings(),
        "word/styles.xml": styles,
    }
    return write_package(
        pack_part(name, (XML_DECLARATION + parts[name]).encode()) for name in sorted(parts, key=order_of_parts)
    )


def content_types() -> str:
    """Return the content types of a lean package's parts."""
    overrides = {
        "/docProps/app.xml": f"{OFFICE_TYPE}.extended-properties+xml",
        "/docProps/core.xml": f"{PACKAGE_TYPE}.core-properties+xml",
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
    }
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" ContentType="{PACKAGE_TYPE}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def relationships(*targets: tuple[str, str]) -> str:
    """Return a relationships part; ids count from rId1."""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{listed}</Relationships>'


def settings() -> str:
    """Return document settings: Vietnamese, today's layout rules, nothing of a person.

    A line that a break ends in a justified cell is not stretched to the cell's width.
    """
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" '
        f'w:uri="http://schemas.microsoft.com/office/word" w:val="{WORD_MODE}"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def page_number_header() -> str:
    """Return the header's paragraph: the page number, centred (Annex I, I.7)."""
    parts = ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
             '<w:fldChar w:fldCharType="separate"/>', "<w:t>2</w:t>", '<w:fldChar w:fldCharType="end"/>')  # fmt: skip
    runs = "".join(f"<w:r>{part}</w:r>" for part in parts)
    return f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{runs}</w:p>'


def appendix_body(measures: Rulebook) -> str:
    """Return the appendix's body: label, title, reference line, table, end mark, section."""
    paper = measures.page.paper
    margins = measures.appendix.margins
    edges = measures.page.edge_distances
    # Text between the margins, the paper lying across.
    width = Mm(paper.height.value - margins.left.chosen.value - margins.right.chosen.value)
    widths = measures.appendix.table.column_widths([field for field, _ in COLUMNS], width)
    rule_line = measures.components["appendix_reference"].rule_line
    length = rule_line.length.chosen if rule_line and rule_line.length else width
    indent = (width.twips - length.twips) // 2
    return "".join(
        (
            paragraph("AppendixLabel", "{{ appendix.label }}"),
            paragraph("AppendixTitle", "{{ appendix.title }}"),
            paragraph("AppendixReference", "{{ appendix.reference }}"),
            paragraph("AppendixRule", "", f'<w:ind w:left="{indent}" w:right="{indent}"/>'),
            task_table(widths),
            paragraph("EndMark", "{{ appendix.end_mark }}"),
            f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_RELATION}"/>'
            f'<w:pgSz w:w="{paper.height.twips}" w:h="{paper.width.twips}" w:orient="landscape"/>'
            f'<w:pgMar w:top="{margins.top.chosen.twips}" w:right="{margins.right.chosen.twips}" '
            f'w:bottom="{margins.bottom.chosen.twips}" w:left="{margins.left.chosen.twips}" '
            f'w:header="{edges.header.chosen.twips}" w:footer="{edges.footer.chosen.twips}" w:gutter="0"/>'
            f'<w:pgNumType w:start="{measures.page.numbering.start}"/><w:titlePg/></w:sectPr>',
        )
    )


def task_table(widths: Sequence[int]) -> str:
    """Return the table: heading row, then the loop over sections, programmes and tasks."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heading = row(
        widths, [("TableHeading", f"{{{{ columns.{field} }}}}") for field, _ in COLUMNS], "<w:cantSplit/><w:tblHeader/>"
    )
    rows = (
        heading,
        tag_row(widths, "{%tr for row in rows %}"),
        tag_row(widths, "{%tr if row.kind == 'section' %}"),
        row(widths, heading_cells("TableSectionNumber", "TableSection")),
        tag_row(widths, "{%tr elif row.kind == 'programme' %}"),
        row(widths, heading_cells("TableProgrammeNumber", "TableProgramme")),
        tag_row(widths, "{%tr else %}"),
        row(widths, [(style, cell_tag(field)) for field, style in COLUMNS]),
        tag_row(widths, "{%tr endif %}"),
        tag_row(widths, "{%tr endfor %}"),
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TaskTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def heading_cells(number_style: str, text_style: str) -> Iterator[tuple[str, str]]:
    """Yield style and text of the cells of a section's or programme's row: only number and content."""
    for field, _ in COLUMNS:
        yield (
            number_style if field == "ordinal" else text_style,
            cell_tag(field) if field in {"ordinal", "content"} else "",
        )


def cell_tag(field: str) -> str:
    """Return what a cell prints; the content's begins with the row's hidden bookmark."""
    return f"{{{{ row.{field} }}}}"


def row(
    widths: Sequence[int],
    cells: Iterator[tuple[str, str]] | Sequence[tuple[str, str]],
    properties: str = "<w:cantSplit/>",
) -> str:
    """Return a row that stays on one page."""
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraph(style, text)}</w:tc>'
        for width, (style, text) in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tag_row(widths: Sequence[int], tag: str) -> str:
    """Return a row that holds a row tag: it is gone from the document."""
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/></w:tcPr>'
        f"{paragraph('TableText', tag)}</w:tc></w:tr>"
    )


def paragraph(style: str, text: str, properties: str = "") -> str:
    """Return a paragraph of a style with one run of text, or none."""
    # The bookmark takes the place of its tag's run. Grey, it tells a clerk that it prints nothing, and Word
    # does not join it with the text behind it.
    mark = f"<w:r>{GREY}<w:t>{{{{r row.id|bookmark }}}}</w:t></w:r>" if text == "{{ row.content }}" else ""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    run = f'<w:r><w:t xml:space="preserve">{escaped}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{mark}{run}</w:p>'

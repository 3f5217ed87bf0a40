"""Small .xlsx packages for tests, written out so that a reader sees all there is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from tests.word.packages import CONTENT_TYPES, OFFICE, RELATIONSHIPS, zipped

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_PARTS: Mapping[str, str] = MappingProxyType({})
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Style 1 shows a day, 2 a month, 3 is bold.
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="165" formatCode="mmm\\-yy"/></numFmts><fonts count="2"><font/><font><b/></font></fonts>
<cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/>
<xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>"""


def letters(column: int) -> str:
    return chr(ord("A") + column)


def row_xml(number: int, cells: list[str], attributes: str = "") -> str:
    """Return a row; a cell that begins with "<c" is put in as it is, "#5" is the number 5."""
    inner = ""
    for column, text in enumerate(cells):
        place = f'r="{letters(column)}{number}"'
        if text.startswith("<c"):
            inner += text.replace("<c", f"<c {place}", 1)
        elif text.startswith("#"):
            inner += f"<c {place}><v>{text[1:]}</v></c>"
        elif text:
            inner += f'<c {place} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<row r="{number}"{attributes}>{inner}</row>'


def sheet_xml(rows: dict[int, list[str]] | list[list[str]], *merged: str) -> str:
    """Return a sheet's XML; rows are numbered from 1, or by the keys."""
    numbered = rows if isinstance(rows, dict) else dict(enumerate(rows, 1))
    body = "".join(row_xml(number, cells) for number, cells in numbered.items())
    merges = "".join(f'<mergeCell ref="{reference}"/>' for reference in merged)
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData><mergeCells>{merges}</mergeCells></worksheet>'


def xlsx(
    *sheets: str, names: tuple[str, ...] = (), states: tuple[str, ...] = (), parts: Mapping[str, str] = NO_PARTS
) -> bytes:
    """Return a workbook of these sheets; `parts` are further parts below xl/."""
    entries = relations = ""
    content: dict[str, str | bytes] = {"[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"/>'}
    for number, sheet in enumerate(sheets, 1):
        name = names[number - 1] if names else f"Sheet{number}"
        state = f' state="{states[number - 1]}"' if states else ""
        entries += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"{state}/>'
        relations += f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        content[f"xl/worksheets/sheet{number}.xml"] = sheet
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'
    content |= {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{relations}</Relationships>',
        "xl/styles.xml": STYLES,
    }
    return zipped(content | {f"xl/{name}": text for name, text in parts.items()})

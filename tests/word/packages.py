"""Small .docx packages for tests, written out so that a reader sees all there is."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(body: str, **parts: str) -> bytes:
    """Return a package with this body; `header1`, `footer1`, `footnotes`, `core` add these parts.

    A header or footer is given by what stands in it; the body's last section refers to it.
    """
    stories = {name: content for name, content in parts.items() if name != "core"}
    relations = [
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for n, name in enumerate(stories, 1)
    ]
    references = "".join(
        f'<w:{name.rstrip("1")}Reference w:type="default" r:id="rId{n}"/>'
        for n, name in enumerate(stories, 1)
        if name.startswith(("header", "footer"))
    )
    section = f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{name.rstrip("1")}+xml"/>' for name in stories
    )
    content: dict[str, str] = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>{types}'
        + (
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            if "core" in parts
            else ""
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        + (
            '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
            'core-properties" Target="docProps/core.xml"/>'
            if "core" in parts
            else ""
        )
        + "</Relationships>",
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(relations)}</Relationships>',
    }
    roots = {"header1": "hdr", "footer1": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
    for name, inner in stories.items():
        content[f"word/{name}.xml"] = f"<w:{roots[name]} {NAMESPACES}>{inner}</w:{roots[name]}>"
    if "core" in parts:
        content["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{parts["core"]}</cp:coreProperties>'
        )
    return zipped(content)


def zipped(content: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return stream.getvalue()


def p(*texts: str, properties: str = "") -> str:
    """Return a paragraph with a run for each text; a text that begins with "<" is put in as it is."""
    return f"<w:p>{properties}{''.join(t if t.startswith('<w') else run(t) for t in texts)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """Return a run with one text, typed as it stands between XML tags."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def bold(text: str) -> str:
    """Return a run in bold."""
    return run(text, "<w:rPr><w:b/></w:rPr>")


def table(*rows: list[str]) -> str:
    """Return a table; a cell that begins with "<" is put in as it is."""
    widest = max(len(row) for row in rows)
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(widest))
    body = "".join(
        f"<w:tr>{''.join(cell(c, widest - len(row) + 1 if i == len(row) - 1 else 1) for i, c in enumerate(row))}</w:tr>"
        for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def cell(content: str, span: int = 1) -> str:
    """Return a cell over `span` columns."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    inner = content if content.startswith("<w:p") else p(content)
    return f'<w:tc><w:tcPr><w:tcW w:w="{2000 * span}" w:type="dxa"/>{spanned}</w:tcPr>{inner}</w:tc>'


def part(data: bytes, name: str = "word/document.xml") -> str:
    """Return a part of a package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def texts(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph of a part; a line break is "\\n", a tab "\\t"."""
    root = etree.fromstring(part(data, name).encode())
    return [
        "".join(
            {"br": "\n", "tab": "\t"}.get(etree.QName(e).localname, e.text or "")
            for e in paragraph.iter(f"{{{W}}}t", f"{{{W}}}br", f"{{{W}}}tab")
        )
        for paragraph in root.iter(f"{{{W}}}p")
    ]


def canonical(data: bytes, name: str = "word/document.xml") -> str:
    """Return a part in one form for what means the same.

    Runs of one format that stand side by side are one run, empty runs and texts are none; ids of
    bookmarks and drawings, editing sessions and white space between elements do not count.
    """
    root = etree.fromstring(part(data, name).encode(), etree.XMLParser(remove_comments=True))
    for element in list(root.iter("*")):
        for attribute in list(element.attrib):
            if "rsid" in str(attribute) or str(attribute).endswith(("paraId", "textId")):
                del element.attrib[attribute]
        if etree.QName(element).localname in {"bookmarkStart", "bookmarkEnd", "docPr"}:
            element.attrib.clear()
        if element.tail is not None and not element.tail.strip():
            element.tail = None
        if len(element) and element.text is not None and not element.text.strip():
            element.text = None
    for text in list(root.iter(f"{{{W}}}t")):
        parent = text.getparent()
        if parent is not None and not text.text:
            parent.remove(text)
    for found in list(root.iter(f"{{{W}}}r")):
        parent = found.getparent()
        if parent is not None and all(child.tag == f"{{{W}}}rPr" for child in found):
            parent.remove(found)
    for found in list(root.iter(f"{{{W}}}r")):
        before = found.getprevious()
        if before is not None and before.tag == found.tag and formatting(before) == formatting(found):
            for child in list(found):
                if child.tag != f"{{{W}}}rPr":
                    before.append(child)
            parent = found.getparent()
            assert parent is not None
            parent.remove(found)
            # The joined run takes the place of the second in the walk: the next one compares with it.
    for text in list(root.iter(f"{{{W}}}t")):
        before = text.getprevious()
        text.attrib.clear()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            parent = text.getparent()
            assert parent is not None
            parent.remove(text)
    joined = etree.tostring(root, method="c14n2").decode()
    return re.sub(r"(</?w:(?:p|tr|tc|tbl|sectPr)\b)", r"\n\1", joined)


def formatting(found: etree._Element) -> str:
    """Return a run's properties as text."""
    properties = found.find(f"{{{W}}}rPr")
    return "" if properties is None else etree.tostring(properties, with_tail=False).decode()

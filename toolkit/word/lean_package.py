"""A lean package: only the parts a document needs, none of them of anybody.

The shipped templates are laid into it, and documents that need no template.

python-docx's default would bring 788 kB of styles into every document.
"""

from __future__ import annotations

from typing import Final

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
from toolkit.word.printing import escape_plain
from toolkit.word.template import XML_DECLARATION, order_of_parts

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE_TYPE: Final = "application/vnd.openxmlformats-package"
OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument"
WORD_MODE: Final = 15  # Word 2013 and later lay the document out by their own rules, not an older version's
HEADER_RELATION: Final = "rId3"  # of the three relationships of a lean package's main document


def lean_package(body: str, styles: str, title: str, author: str = "") -> bytes:
    """Return a package of a body and styles, with the page's header.

    Args:
        body: What stands in w:body.
        styles: The styles part, without its declaration.
        title: What the document is called in its properties; a template's is a tag.
        author: The same; empty: nobody.
    """
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
        "docProps/core.xml": core_properties(title, author),
        "word/_rels/document.xml.rels": relationships(
            (f"{R}/styles", "styles.xml"),
            (f"{R}/settings", "settings.xml"),
            (f"{R}/header", "header1.xml"),
        ),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
        "word/header1.xml": f'<w:hdr xmlns:w="{W}">{page_number_header()}</w:hdr>',
        "word/settings.xml": settings(),
        "word/styles.xml": styles,
    }
    return write_package(
        pack_part(name, (XML_DECLARATION + parts[name]).encode()) for name in sorted(parts, key=order_of_parts)
    )


def core_properties(title: str, author: str) -> str:
    """Return the properties a document tells of itself."""
    told = f"<dc:title>{escape_plain(title)}</dc:title>"
    told += f"<dc:creator>{escape_plain(author)}</dc:creator>" if author else ""
    return (
        f'<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="{DC}">{told}'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
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

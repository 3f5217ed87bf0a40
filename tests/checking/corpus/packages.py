"""A .docx of parts written out, its relationships and content types found from their names."""

from __future__ import annotations

from typing import Final

from tests.word.packages import CONTENT_TYPES, OFFICE, RELATIONSHIPS, WORD_TYPE
from toolkit.word.package import pack_part, write_package

MAIN: Final = f"{WORD_TYPE}.document.main+xml"
THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
ROOTS: Final = {"header": "hdr", "footer": "ftr", "styles": "styles", "numbering": "numbering", "settings": "settings"}


def package(body: str, parts: dict[str, str]) -> bytes:
    """Return a package.

    Args:
        body: What stands in w:body.
        parts: "styles", "numbering", "header1", "footer1", "theme1" to what stands in their root ("theme1": the
            whole part). The nth header or footer is the relationship "rId<name>".
    """
    content: dict[str, str] = {}
    types = [f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>']
    relations = []
    for name, inner in parts.items():
        kind = name.rstrip("0123456789")
        path = "theme/theme1.xml" if kind == "theme" else f"{name}.xml"
        content_type = THEME_TYPE if kind == "theme" else f"{WORD_TYPE}.{kind}+xml"
        root = "" if kind == "theme" else f"w:{ROOTS[kind]}"
        content[f"word/{path}"] = inner if kind == "theme" else f"<{root} {NAMESPACES}>{inner}</{root}>"
        types.append(f'<Override PartName="/word/{path}" ContentType="{content_type}"/>')
        relations.append(f'<Relationship Id="rId{name}" Type="{OFFICE}/{kind}" Target="{path}"/>')
    whole = {
        "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(relations)}</Relationships>',
        **content,
    }
    return write_package(pack_part(name, part.encode()) for name, part in whole.items())


THEME: Final = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements>'
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText"/></a:dk1><a:lt1><a:sysClr val="window"/></a:lt1>'
    '<a:dk2><a:srgbClr val="1F497D"/></a:dk2><a:lt2><a:srgbClr val="EEECE1"/></a:lt2>'
    + "".join(f'<a:accent{n}><a:srgbClr val="4F81BD"/></a:accent{n}>' for n in range(1, 7))
    + '<a:hlink><a:srgbClr val="0000FF"/></a:hlink><a:folHlink><a:srgbClr val="800080"/></a:folHlink></a:clrScheme>'
    '<a:fontScheme name="Office"><a:majorFont><a:latin typeface="{major}"/><a:ea typeface=""/><a:cs typeface=""/>'
    '</a:majorFont><a:minorFont><a:latin typeface="{minor}"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
    '</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>'
    "{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>"
    "{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)


def theme(major: str, minor: str) -> str:
    """Return a theme with two fonts."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return THEME.format(
        major=major,
        minor=minor,
        fill=fill,
        line=f'<a:ln w="9525">{fill}</a:ln>',
        effect="<a:effectStyle><a:effectLst/></a:effectStyle>",
    )

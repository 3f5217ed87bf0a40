"""Namespaces and qualified names of WordprocessingML (ECMA-376 Part 1, Annex A)."""

from __future__ import annotations

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
VML: Final = "urn:schemas-microsoft-com:vml"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
CORE_PROPERTIES: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EXTENDED_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
DC: Final = "http://purl.org/dc/elements/1.1/"

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
WP_DOC_PROPERTIES: Final = f"{{{WP}}}docPr"


def w(name: str) -> str:
    """Return a name of the main namespace in Clark notation: "{...}p" for "p"."""
    return f"{{{W}}}{name}"

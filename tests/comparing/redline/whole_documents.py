"""Documents with all their parts (styles, lists, notes, pictures ...), and what a redline of two of them gives."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from tests.word.packages import CONTENT_TYPES, NAMESPACES, OFFICE, RELATIONSHIPS, WORD_TYPE, part, zipped
from toolkit.comparing.redline.redline import Input, make_redline
from toolkit.word.names import w
from toolkit.word.revisions import accept_all, reject_all, tracked_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from toolkit.diagnostics import Diagnostic

PACKAGE_TYPE: Final = "application/vnd.openxmlformats-package"
# Two pictures of one pixel: black and white.
BLACK: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
WHITE: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
ROOTS: Final = {
    "header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments",
    "numbering": "numbering", "styles": "styles", "settings": "settings",
}  # fmt: skip
SEPARATORS: Final = (
    '<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    '<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{kind}>'
)


class Part(NamedTuple):
    """A part beside the main one.

    Attributes:
        id: Of the relationship.
        kind: Last word of its type: "header", "image", "hyperlink".
        content: What stands in its root, or bytes; for a hyperlink its address.
        name: Of the file; empty for the usual one.
    """

    id: str
    kind: str
    content: str | bytes
    name: str = ""


def whole(body: str, *parts: Part, section: str = "", main: str = "document.xml", relations: str = "") -> bytes:
    """Return a package.

    Args:
        body: What stands in it before its last section.
        parts: The other parts, all related to the main one.
        section: What stands in the last section before the paper's size.
        main: Name of the main part.
        relations: Relationships of the header, as they stand in its file.
    """
    overrides = [(f"/word/{main}", f"{WORD_TYPE}.document.main+xml")]
    content: dict[str, str | bytes] = {}
    links = []
    for p in parts:
        name = p.name or (f"media/{p.id}.png" if p.kind == "image" else f"{p.kind}.xml")
        target = p.content if p.kind == "hyperlink" else name
        mode = ' TargetMode="External"' if p.kind == "hyperlink" else ""
        links.append(f'<Relationship Id="{p.id}" Type="{OFFICE}/{p.kind}" Target="{target!s}"{mode}/>')
        if p.kind == "hyperlink":
            continue
        if isinstance(p.content, bytes):
            content[f"word/{name}"] = p.content
            continue
        overrides.append((f"/word/{name}", f"{WORD_TYPE}.{p.kind}+xml"))
        inner = SEPARATORS.format(kind=p.kind[:-1]) + p.content if p.kind in {"footnotes", "endnotes"} else p.content
        content[f"word/{name}"] = f"<w:{ROOTS[p.kind]} {NAMESPACES}>{inner}</w:{ROOTS[p.kind]}>"
        if relations and p.kind == "header":
            content[f"word/_rels/{name}.rels"] = f'<Relationships xmlns="{RELATIONSHIPS}">{relations}</Relationships>'
    types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="png" ContentType="image/png"/>'
            f'<Default Extension="rels" ContentType="{PACKAGE_TYPE}.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONSHIPS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/officeDocument" Target="word/{main}"/></Relationships>',
            f"word/{main}": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}{size}</w:sectPr></w:body>"
            "</w:document>",
            f"word/_rels/{main}.rels": f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(links)}</Relationships>',
            **content,
        }
    )


# ---- what stands in them


def tracked(kind: str, inner: str, author: str = "Chị Hoa", number: int = 1) -> str:
    """Return runs in an earlier tracked change; texts of a deleted one become deleted texts."""
    if kind in {"del", "moveFrom"}:
        inner = inner.replace("<w:t ", "<w:delText ").replace("<w:t>", "<w:delText>").replace("</w:t>", "</w:delText>")
    return f"<w:{kind} {signed(author, number)}>{inner}</w:{kind}>"


def signed(author: str = "Chị Hoa", number: int = 1) -> str:
    """Return the attributes of a mark."""
    return f'w:id="{number}" w:author="{author}" w:date="2026-01-05T08:00:00Z"'


def picture(relation: str, identifier: int = 1, name: str = "Hình") -> str:
    """Return a run with a DrawingML picture."""
    drawing, pictures = (f"http://schemas.openxmlformats.org/drawingml/2006/{name}" for name in ("main", "picture"))
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/>'
        f'<wp:docPr id="{identifier}" name="{name} {identifier}"/>'
        f'<a:graphic xmlns:a="{drawing}"><a:graphicData uri="{pictures}"><pic:pic xmlns:pic="{pictures}">'
        f'<pic:nvPicPr><pic:cNvPr id="{identifier}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def note(identifier: int, kind: str = "footnote") -> str:
    """Return a run with a reference to a note."""
    return f'<w:r><w:{kind}Reference w:id="{identifier}"/></w:r>'


def note_text(identifier: int, inner: str, kind: str = "footnote") -> str:
    """Return a note; `inner` is text, or runs."""
    inner = inner if inner.startswith("<w") else f'<w:r><w:t xml:space="preserve"> {inner}</w:t></w:r>'
    return f'<w:{kind} w:id="{identifier}"><w:p><w:r><w:{kind}Ref/></w:r>{inner}</w:p></w:{kind}>'


# ---- redlines


class Made(NamedTuple):
    """A redline and what it was made of."""

    old: bytes
    new: bytes
    data: bytes
    findings: Sequence[Diagnostic]

    def tree(self, name: str = "word/document.xml") -> etree._Element:
        """Return a part of it."""
        return etree.fromstring(part(self.data, name).encode())

    def marks(self, name: str = "word/document.xml") -> list[str]:
        """Return the marks in a part: local name, author, and the words in it, "" for those of properties."""
        return [
            f"{etree.QName(mark).localname} {mark.get(w('author'))}: {words_in(mark)}"
            for mark in tracked_marks(self.tree(name))
            if mark.get(w("author"))
        ]

    def accepted(self, name: str = "word/document.xml") -> str:
        """Return the text of a part with all changes accepted, a line a paragraph."""
        return self._resolved(name, accept_all)

    def rejected(self, name: str = "word/document.xml") -> str:
        """Return the text of a part with all changes rejected."""
        return self._resolved(name, reject_all)

    def _resolved(self, name: str, resolve: Callable[[etree._Element], object]) -> str:
        root = self.tree(name)
        resolve(root)
        return "\n".join(words_in(paragraph) for paragraph in root.iter(w("p")))


def compared(old: bytes, new: bytes, author: str = "Người sửa") -> Made:
    """Return the redline of two documents."""
    made = make_redline(Input(old, "cu.docx"), Input(new, "moi.docx"), author=author, date="2026-11-28T00:00:00Z",
                        target="vet-sua.docx")  # fmt: skip
    return Made(old, new, made.data, made.findings)


def words_in(element: etree._Element) -> str:
    """Return the text of an element, deleted text too."""
    return "".join(piece.text or "" for piece in element.iter(w("t"), w("delText")))

"""Lines under the head, however somebody drew them."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.checking.corpus.packages import NAMESPACES
from toolkit.word.recognition.drawn_lines import drawn_lengths

SHAPES = 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'


def lengths(inner: str) -> list[int]:
    paragraph = etree.fromstring(f"<w:p {NAMESPACES} {SHAPES}><w:r>{inner}</w:r></w:p>")
    return [round(length) for length in drawn_lengths(paragraph)]


def anchor(wide: int, high: int, inner: str) -> str:
    return f'<w:drawing><wp:anchor><wp:extent cx="{wide}" cy="{high}"/>{inner}</wp:anchor></w:drawing>'


def shape(kind: str, wide: int = 1440000, high: int = 0) -> str:
    size = f'<a:xfrm><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    return f'<wps:wsp><wps:spPr>{size}<a:prstGeom prst="{kind}"/></wps:spPr></wps:wsp>'


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (anchor(1440000, 0, shape("line")), [40]),
        (anchor(1440000, 12700, shape("straightConnector1")), [40]),
        (anchor(1440000, 9525, shape("rect")), [40]),
        (anchor(1440000, 0, ""), [40]),
        (anchor(1440000, 720000, shape("rect")), []),
        (anchor(0, 1440000, shape("line")), []),
        (anchor(1440000, 720000, f"<wpg:wgp>{shape('line')}{shape('line', 10, 90)}</wpg:wgp>"), [0]),
        ('<w:pict><v:line from="0,2pt" to="113.4pt,2pt"/></w:pict>', [40]),
        ('<w:pict><v:line from="0,2pt" to="0,113.4pt"/></w:pict>', []),
        ('<w:pict><v:line from="x" to=""/></w:pict>', []),
        ('<w:pict><v:group><v:line from="1680,2500" to="3360,2500"/></v:group></w:pict>', [0]),
        ('<w:pict><v:shape type="#_x0000_t32" style="width:113.4pt;height:0"/></w:pict>', [40]),
        ('<w:pict><v:rect style="width:4cm;height:.75pt"/></w:pict>', [40]),
        ('<w:pict><v:rect style="width:4cm;height:3cm"/></w:pict>', []),
    ],
)
def test_level_lines_are_found_with_their_lengths(inner: str, found: list[int]) -> None:
    assert lengths(inner) == found


def test_a_line_of_both_kinds_is_one() -> None:
    old = '<mc:Fallback><w:pict><v:line from="0,2pt" to="113.4pt,2pt"/></w:pict></mc:Fallback>'
    new = f'<mc:Choice Requires="wps">{anchor(1440000, 0, shape("line"))}</mc:Choice>'
    assert lengths(f"<mc:AlternateContent>{new}{old}</mc:AlternateContent>") == [40]


def test_lines_in_a_text_box_are_its_paragraphs() -> None:
    box = '<v:rect style="width:200pt;height:99pt"><v:textbox><w:txbxContent><w:p><w:r><w:pict>{}</w:pict></w:r></w:p>'
    inner = box.format('<v:line from="0,2pt" to="113.4pt,2pt"/>') + "</w:txbxContent></v:textbox></v:rect>"
    assert lengths(f"<w:pict>{inner}</w:pict>") == []

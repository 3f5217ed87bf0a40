"""What deleted words lean on comes along: pictures, links, lists and styles that only the old document has."""

from __future__ import annotations

import pytest

from tests.comparing.redline.whole_documents import BLACK, WHITE, Part, compared, picture, whole
from tests.word.packages import p, part
from toolkit.word.names import w

LINE = p("Ủy ban nhân dân tỉnh ban hành kế hoạch.")
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
BOX_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Hop"><w:name w:val="Hop"/><w:basedOn w:val="Goc"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Goc"><w:name w:val="Goc"/></w:style>'
)
SHAPE = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="hinh" style="width:20pt;height:20pt">'
    '<v:imagedata r:id="rId1"/></v:shape></w:pict></w:r>'
)


def listed(text: str, number: int) -> str:
    numbered = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return p(text, properties=numbered)


def numbering(number: int, kind: str) -> Part:
    return Part(
        "rIdN",
        "numbering",
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start '
        f'w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>',
    )


def styled(text: str, style: str) -> str:
    return p(text, properties=f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


@pytest.mark.parametrize("run", [picture("rId1"), SHAPE], ids=["drawing", "vml"])
def test_a_picture_replaced_under_the_same_id_is_one_that_goes_and_one_that_comes(run: str) -> None:
    old = whole(p("Sơ đồ ", run) + LINE, Part("rId1", "image", BLACK))
    made = compared(old, whole(p("Sơ đồ ", run) + LINE, Part("rId1", "image", WHITE)))
    assert made.marks() == ["del Người sửa: ", "ins Người sửa: "]


def test_a_picture_that_only_got_another_id_is_the_same() -> None:
    old = whole(p("Sơ đồ ", picture("rId1")) + LINE, Part("rId1", "image", BLACK))
    assert compared(old, whole(p("Sơ đồ ", picture("rId7", 9)) + LINE, Part("rId7", "image", BLACK))).marks() == []


def test_ids_of_drawings_are_unique() -> None:
    old = whole(p(picture("rId1", 1)) + p("Giữa") + p(picture("rId1", 2)), Part("rId1", "image", BLACK))
    tree = compared(old, whole(LINE + p(picture("rId1", 1)), Part("rId1", "image", WHITE))).tree()
    ids = [element.get("id") for element in tree.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 3


def test_ids_of_shapes_are_unique_and_still_called() -> None:
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="kieu"/><v:shape id="hop" type="#kieu">'
        "<v:textbox><w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    made = compared(whole(p(box.format(text=p("cũ"))) + LINE), whole(p(box.format(text=p("mới"))) + LINE))
    assert made.marks() == ["del Người sửa: cũ", "ins Người sửa: mới"]
    ids = [(shape.get("id"), shape.get("type", "")) for shape in made.tree().iter("{urn:schemas-microsoft-com:vml}*")]
    shapes = [pair for pair in ids if pair[0]]
    assert len({identifier for identifier, _ in shapes}) == 4
    assert {called for _, called in shapes if called} == {f"#{name}" for name, called in shapes if not called}


def test_a_link_with_another_address_is_another_link() -> None:
    body = p("Xem ", '<w:hyperlink r:id="rId1"><w:r><w:t>trang tin</w:t></w:r></w:hyperlink>') + LINE
    addresses = ("http://laichau.gov.vn/?a=1&amp;b=2", "http://laichau.gov.vn/")
    old, new = (whole(body, Part("rId1", "hyperlink", address)) for address in addresses)
    made = compared(old, new)
    assert made.marks() == ["del Người sửa: trang tin", "ins Người sửa: trang tin"]
    assert addresses[0] in part(made.data, "word/_rels/document.xml.rels")


def test_a_list_of_the_same_id_and_another_kind_is_another_list() -> None:
    body = listed("Mục một", 1) + LINE
    made = compared(whole(body, numbering(1, "decimal")), whole(body, numbering(1, "upperRoman")))
    assert made.marks() == ["pPrChange Người sửa: "]
    assert part(made.data, "word/numbering.xml").count("<w:num ") == 2


def test_a_list_of_another_id_and_the_same_kind_is_the_same() -> None:
    old = whole(listed("Mục một", 1) + LINE, numbering(1, "decimal"))
    assert compared(old, whole(listed("Mục một", 3) + LINE, numbering(3, "decimal"))).marks() == []


def test_a_list_comes_along_to_a_document_without_lists() -> None:
    made = compared(whole(listed("Mục một", 1) + LINE, numbering(1, "decimal")), whole(p("Mục một") + LINE))
    assert made.marks() == ["pPrChange Người sửa: "]
    assert "decimal" in part(made.data, "word/numbering.xml")


@pytest.mark.parametrize("new_styles", [[Part("rIdS", "styles", NORMAL)], []], ids=["styles", "no-styles"])
def test_a_style_that_a_paragraph_had_comes_along_with_those_it_is_based_on(new_styles: list[Part]) -> None:
    old = whole(styled("Tiêu đề nhỏ", "Hop") + LINE, Part("rIdS", "styles", NORMAL + BOX_STYLE))
    made = compared(old, whole(p("Tiêu đề nhỏ") + LINE, *new_styles))
    assert made.marks() == ["pPrChange Người sửa: "]
    styles = made.tree("word/styles.xml")
    assert [style.get(w("styleId")) for style in styles][-2:] == ["Hop", "Goc"]


def test_a_style_with_another_look_is_named() -> None:
    other = BOX_STYLE.replace('<w:basedOn w:val="Goc"/>', "<w:rPr><w:b/></w:rPr>")
    old, new = (whole(styled("Tiêu đề", "Hop"), Part("rIdS", "styles", NORMAL + s)) for s in (BOX_STYLE, other))
    made = compared(old, new)
    assert made.marks() == []
    assert [(d.code, '"Hop"' in d.message) for d in made.findings] == [("MB401", True)]

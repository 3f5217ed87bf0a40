"""One text for what means the same, another for what does not."""

from __future__ import annotations

import unicodedata

import pytest
from lxml import etree

from tests.comparing.redline.whole_documents import BLACK, WHITE, Part, picture, whole
from tests.word.packages import NAMESPACES, p, run
from toolkit.word.canonical import Canonical, quick_form
from toolkit.word.document import WordDocument
from toolkit.word.names import w


def canonical(*parts: Part) -> Canonical:
    document = WordDocument(whole(p("x"), *parts), "a.docx")
    return Canonical(document, document.main)


def element(xml: str) -> etree._Element:
    return etree.fromstring(f"<w:x {NAMESPACES}>{xml}</w:x>")[0]


def properties(inner: str) -> str:
    return canonical().properties(element(f"<w:rPr>{inner}</w:rPr>"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<w:b/>", '<w:b w:val="1"/>'),
        ("<w:b/>", '<w:b w:val="true"/>'),
        ("<w:b/>", '<w:b/><w:lang w:val="vi-VN"/>'),
        ("<w:b/>", "<w:noProof/><w:b/>"),
        ("", '<w:lang w:val="vi-VN"/>'),
        ("<w:b/>", '<w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange>'),
    ],
    ids=["on", "true", "language", "proofing", "language-alone", "earlier-change"],
)
def test_the_same_properties(one: str, other: str) -> None:
    assert properties(one) == properties(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("<w:b/>", '<w:b w:val="0"/>'), ("<w:b/>", "<w:i/>"), ('<w:sz w:val="26"/>', '<w:sz w:val="28"/>')],
    ids=["off", "other", "value"],
)
def test_other_properties(one: str, other: str) -> None:
    assert properties(one) != properties(other)


def test_leaves_out_what_is_asked() -> None:
    both = element("<w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr></w:pPr>")
    alone = element("<w:pPr><w:keepNext/></w:pPr>")
    assert canonical().properties(both, w("rPr")) == canonical().properties(alone)
    assert canonical().properties(None) == canonical().properties(element("<w:pPr/>")) == ""


def test_an_empty_properties_element_is_none() -> None:
    assert canonical().whole(element(p(run("a")))) == canonical().whole(element(p(run("a", "<w:rPr/>"))))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (p("trang tin"), p("trang ", "tin"), True),
        (p("hòa"), p(unicodedata.normalize("NFD", "hòa")), True),
        (p("a"), p("a").replace("<w:p>", '<w:p w:rsidR="00AA" w14:paraId="12345678">'), True),
        (p("a", "<w:r><w:t/></w:r>"), p("a"), True),
        (p("a", run("b", "<w:rPr><w:b/></w:rPr>")), p("ab"), False),
        (p("ab"), p("a", "<w:r><w:tab/></w:r>", "b"), False),
        (p("&lt;b/>"), p("<w:r><w:b/></w:r>"), False),
    ],
    ids=["cut-otherwise", "decomposed", "session", "empty-run", "look", "tab", "brackets"],
)
def test_whole_elements(one: str, other: str, same: bool) -> None:
    assert (canonical().whole(element(one)) == canonical().whole(element(other))) is same


def test_a_picture_is_its_bytes_and_not_its_ids() -> None:
    black = canonical(Part("rId1", "image", BLACK)).whole(element(picture("rId1", 1)))
    assert black == canonical(Part("rId9", "image", BLACK)).whole(element(picture("rId9", 7, "Ảnh khác")))
    assert black != canonical(Part("rId1", "image", WHITE)).whole(element(picture("rId1", 1)))


def test_a_link_is_its_address() -> None:
    found = canonical(Part("rId1", "hyperlink", "http://laichau.gov.vn/"))
    assert found.target("rId1") == "http://laichau.gov.vn/"
    assert found.target("rId2") == ""


def test_a_list_is_what_it_is_defined_as() -> None:
    def numbering(number: int, kind: str) -> Part:
        level = f'<w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/></w:lvl>'
        abstract = f'<w:abstractNum w:abstractNumId="{number}">{level}</w:abstractNum>'
        link = f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        return Part("rId1", "numbering", abstract + link)

    one = canonical(numbering(1, "decimal")).numbering("1")
    assert one == canonical(numbering(4, "decimal")).numbering("4")
    assert one != canonical(numbering(1, "upperRoman")).numbering("1")
    assert canonical().numbering("7") == "7"
    assert canonical(numbering(1, "decimal")).numbering("1']|x") == "1']|x"


def test_the_quick_form_passes_over_bookmarks_and_sessions_only() -> None:
    plain = element(p("a"))
    assert quick_form(plain) == quick_form(
        element('<w:p w:rsidR="00AA"><w:proofErr w:type="spellStart"/>' + p("a")[5:])
    )
    assert quick_form(plain) != quick_form(element(p("b")))
    assert quick_form(plain, with_text=False) == quick_form(element(p("b")), with_text=False)

"""A .docx from anywhere opened, or refused with what is wrong."""

from __future__ import annotations

import pytest

from tests.comparing.redline.whole_documents import Part, whole
from tests.word.packages import RELATIONSHIPS, docx, p, zipped
from toolkit.diagnostics import VanbanError
from toolkit.word.document import Relation, WordDocument, header_parts, section_headers, story_parts
from toolkit.word.names import w
from toolkit.word.package import read_package

SECTION = "<w:sectPr>{}</w:sectPr>"


def changed(data: bytes, **parts: bytes | None) -> bytes:
    """Return a package with parts replaced, or taken out; "main" and "links" stand for their names."""
    names = {"main": "word/document.xml", "links": "_rels/.rels"}
    content = dict(read_package(data, "a.docx"))
    for name, new in parts.items():
        if new is None:
            del content[names[name]]
        else:
            content[names[name]] = new
    return zipped(content)


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(VanbanError) as caught:
        WordDocument(data, "a.docx")
    (finding,) = caught.value.diagnostics
    return finding.code, finding.message


def test_finds_the_main_part_and_its_relations() -> None:
    document = WordDocument(whole(p("a"), Part("rId7", "hyperlink", "http://a.vn/"), main="noi-dung.xml"), "a.docx")
    assert document.main == "word/noi-dung.xml"
    assert document.body.tag == w("body")
    assert document.relations(document.main) == {"rId7": Relation("hyperlink", "http://a.vn/", external=True)}
    assert document.relations("word/khong-co.xml") == {}


def test_without_relations_the_usual_main_part_is_taken() -> None:
    empty = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
    assert WordDocument(changed(docx(p("a")), links=empty), "a.docx").main == "word/document.xml"


def test_reads_strict_documents_as_transitional_ones() -> None:
    main = read_package(docx(p("a")), "a.docx")["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert WordDocument(changed(docx(p("a")), main=main), "a.docx").body.tag == w("body")


@pytest.mark.parametrize(
    ("main", "code"),
    [
        (None, "MB302"),
        (b"<w:document", "MB303"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "MB303"),
        ('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"), "MB303"),
        (b"<document><body/></document>", "MB307"),
    ],
    ids=["no-main", "broken", "entities", "entities-utf-16", "no-body"],
)
def test_refuses_with_what_is_wrong(main: bytes | None, code: str) -> None:
    assert refusal(changed(docx(p("a")), main=main))[0] == code


def test_a_part_is_parsed_once_and_a_missing_one_is_none() -> None:
    document = WordDocument(docx(p("a")), "a.docx")
    assert document.root(document.main) is document.root(document.main)
    assert document.root("word/khong-co.xml") is None
    assert document.related("styles") == ""


def test_stories_are_the_body_headers_and_notes() -> None:
    data = docx(p("a"), header1=p("đầu"), footer1=p("chân"), footnotes="")
    document = WordDocument(data, "a.docx")
    assert story_parts(document) == ["word/document.xml", "word/header1.xml", "word/footer1.xml", "word/footnotes.xml"]
    assert dict(header_parts(document)) == {
        "đầu trang của phần 1": "word/header1.xml",
        "chân trang của phần 1": "word/footer1.xml",
    }


def test_each_section_has_its_own_headers() -> None:
    first = '<w:headerReference w:type="first" r:id="rId1"/>'
    body = p("a", properties=f"<w:pPr>{SECTION.format(first)}</w:pPr>") + p("b")
    parts = [Part(f"rId{n}", "header", p("đầu"), f"header{n}.xml") for n in (1, 2)]
    document = WordDocument(whole(body, *parts, section='<w:headerReference w:type="even" r:id="rId2"/>'), "a.docx")
    assert section_headers(document) == [
        {"đầu trang của trang đầu": "word/header1.xml"},
        {"đầu trang của trang chẵn": "word/header2.xml"},
    ]


def test_bytes_of_a_tree_in_use_may_go() -> None:
    document = WordDocument(docx(p("a")), "a.docx")
    document.forget_bytes(document.main)
    assert document.parts[document.main] == b""
    assert document.root(document.main) is not None

"""In what units of the same words look different, as the terminal and the page name it."""

from __future__ import annotations

import pytest

from tests.word.packages import OFFICE, docx, p, run
from toolkit.comparing.word_comparison import align_documents, compare_documents
from toolkit.word.document import WordDocument
from toolkit.word.package import pack_part, read_package, write_package

WORDS = "Rà soát văn bản quy phạm pháp luật"
LINK = f'<w:hyperlink r:id="rId9">{run("trang tin")}</w:hyperlink>'


def notes(old: bytes, new: bytes) -> list[str]:
    found = compare_documents(align_documents(WordDocument(old, "cu.docx"), WordDocument(new, "moi.docx")))
    return [change.note for change in found.changes()]


def linked(address: str) -> bytes:
    """Return a document whose link leads to an address: its main part is the same whatever the address."""
    parts = read_package(docx(p(run(WORDS), LINK)), "x")
    name = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rId9" Type="{OFFICE}/hyperlink" Target="{address}" TargetMode="External"/>'
    parts[name] = parts[name].replace(b"</Relationships>", f"{relation}</Relationships>".encode())
    return write_package(pack_part(part, content) for part, content in parts.items())


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        ("", '<w:pPr><w:jc w:val="center"/></w:pPr>', "căn lề theo kiểu → giữa"),
        ('<w:pPr><w:ind w:left="720"/></w:pPr>', "", "bỏ thụt lề"),
        ("<w:pPr><w:keepNext/></w:pPr>", '<w:pPr><w:keepNext w:val="1"/></w:pPr>', None),
    ],
    ids=["alignment", "indent", "written-otherwise"],
)
def test_paragraphs(old: str, new: str, note: str | None) -> None:
    assert notes(docx(p(WORDS, properties=old)), docx(p(WORDS, properties=new))) == ([note] if note else [])


def test_sizes_are_in_points() -> None:
    sizes = (f'<w:rPr><w:sz w:val="{half}"/></w:rPr>' for half in (28, 26))
    assert notes(*(docx(p(run(WORDS, size))) for size in sizes)) == ["cỡ chữ 14 → 13"]


def test_a_link_that_leads_elsewhere_is_named_though_the_paragraph_has_the_same_bytes() -> None:
    assert notes(linked("https://a.example"), linked("https://b.example")) == ["hình, liên kết hoặc trường"]
    assert notes(linked("https://a.example"), linked("https://a.example")) == []

"""Safe repair of a .docx: letters change where they stand, everything else stays."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toolkit.checking.file_check import Job, Options, check_file
from toolkit.checking.runner import Found, Selection
from toolkit.checking.subject import Subject
from toolkit.checking.word_mending import mend_document
from toolkit.diagnostics import Level
from toolkit.word.document import WordDocument
from toolkit.word.package import pack_part, read_package, write_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.checking.file_check import FileReport


def docx(*paragraphs: str) -> bytes:
    """Return a .docx whose paragraphs are given as the XML of their runs."""
    document = Document()
    for inner in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def replaced(data: bytes, old: str, new: str) -> list[list[str]]:
    """Return the texts of the w:t of each paragraph after some words were replaced."""
    document = WordDocument(data, "x.docx")
    text = next(text for text in Subject("x.docx", document=document).texts if old in text.text)
    at = text.text.index(old)
    fault = text.fault(at, at + len(old), "lỗi", replacement=new)
    mended, changes = mend_document(
        document, [Found(fault.diagnostic("CT999", Level.HINT), fault.mend)], letters=True, formats=False
    )
    assert len(changes) == 1
    assert mended is not None
    body = WordDocument(mended, "x.docx").body
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [[letters.text or "" for letters in paragraph.iter(f"{word}t")] for paragraph in body.iter(f"{word}p")]


def test_words_over_several_runs_keep_the_runs() -> None:
    data = docx(run("Báo ca") + run("o nă", "<w:rPr><w:b/></w:rPr>") + run("m nay"))
    assert replaced(data, "cao năm", "cáo năm") == [["Báo cáo năm", "", " nay"]]


def test_what_is_put_in_joins_the_letter_before_it() -> None:
    assert replaced(docx(run("Báo cáo") + run(" năm")), "", "A") == [["ABáo cáo", " năm"]]


def test_only_the_letters_that_are_meant_change() -> None:
    assert replaced(docx(run("a  b") + run("c  d")), "c  d", "c d") == [["a  b", "c d"]]


def test_letters_in_tracked_insertions_links_and_controls() -> None:
    inner = (
        run("Rà ")
        + f'<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{run("soat ")}</w:ins>'
        + '<w:del w:id="2" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>bỏ </w:delText></w:r></w:del>'
        + f"<w:hyperlink w:anchor='x'>{run('van')}</w:hyperlink>"
    )
    assert replaced(docx(inner), "soat van", "soát văn") == [["Rà ", "soát văn", ""]]
    mended = docx(inner)
    assert b"w:delText" in read_package(mended, "x")["word/document.xml"]


def test_a_decomposed_letter_is_replaced_whole() -> None:
    assert replaced(docx(run("Bao ca\u0301o")), "cáo", "cáo") == [["Bao cáo"]]


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[bytes], FileReport]:
    """Return what --fix makes of a file's bytes."""

    def check(data: bytes) -> FileReport:
        path = tmp_path / "x.docx"
        path.write_bytes(data)
        return check_file(Job("x.docx", path), Options(Selection(("CT0", "DL304")), fix=True))

    return check


def test_parts_that_are_not_meant_stay_byte_for_byte(checked: Callable[[bytes], FileReport]) -> None:
    data = docx(run("Báo  cáo"))
    parts = read_package(data, "x")
    report = checked(data)
    assert report.mended is not None
    after = read_package(report.mended, "x")
    assert list(after) == list(parts)
    assert [name for name in parts if parts[name] != after[name]] == ["word/document.xml"]
    assert checked(report.mended).mended is None


def test_a_signed_file_is_left_alone(checked: Callable[[bytes], FileReport]) -> None:
    parts = {**read_package(docx(run("Báo  cáo")), "x"), "_xmlsignatures/sig1.xml": b"<x/>"}
    report = checked(write_package(pack_part(name, content) for name, content in parts.items()))
    assert report.mended is None
    assert "DL304" in [finding.code for finding in report.findings]


def test_a_strict_file_is_left_alone(checked: Callable[[bytes], FileReport]) -> None:
    parts = read_package(docx(run("Báo  cáo")), "x")
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    transitional = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts["word/document.xml"] = parts["word/document.xml"].replace(transitional, strict)
    report = checked(write_package(pack_part(name, content) for name, content in parts.items()))
    assert report.mended is None
    assert "DL304" in [finding.code for finding in report.findings]

"""Files from anywhere: each that cannot be read gets one clear line."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.importing.reading import HEADINGS, TASK, tbl
from tests.importing.workbooks import sheet_xml, xlsx
from tests.word.packages import docx, zipped
from toolkit.diagnostics import VanbanError
from toolkit.importing.findings import Findings
from toolkit.importing.opening import open_source, read_source_bytes
from toolkit.word import package
from toolkit.word.package import read_package

if TYPE_CHECKING:
    from pathlib import Path


def stored(name: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, text)
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD = docx(tbl(HEADINGS, TASK))
SHEET = xlsx(sheet_xml([HEADINGS, TASK]))


def refusal(data: bytes, name: str) -> tuple[str, str]:
    with pytest.raises(VanbanError) as caught:
        read_source_bytes(data, name)
    (finding,) = caught.value.diagnostics
    assert finding.fix
    assert finding.location.file == name
    return finding.code, finding.message


@pytest.mark.parametrize(
    ("data", "name", "code", "says"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "NH102", "Word đời cũ (.doc)"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "NH102", "Excel đời cũ (.xls)"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "NH102", "đặt mật khẩu"),
        (b"{\\rtf1\\ansi", "a.doc", "NH101", "RTF"),
        (b"%PDF-1.7", "a.docx", "NH101", "PDF"),
        (b"\x89PNG\r\n", "a.png", "NH101", "ảnh"),
        (b"", "a.docx", "NH101", "rỗng"),
        (b"<html><table>", "a.xls", "NH101", "trang web"),
        (b"not a zip at all", "a.docx", "NH101", "không phải tệp Word"),
        (WORD[: len(WORD) // 2], "a.docx", "MB101", "thiếu phần cuối"),
        (SHEET[: len(SHEET) // 2], "a.xlsx", "NH103", "thiếu phần cuối"),
        (stored("mimetype", "application/vnd.oasis.opendocument.text"), "a.odt", "NH101", "LibreOffice"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.bin": "x"}), "a.xlsb", "NH101", ".xlsb"),
        (zipped({"[Content_Types].xml": "x", "ppt/presentation.xml": "x"}), "a.pptx", "NH101", "PowerPoint"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "<a"}), "a.xlsx", "NH103", "bị hỏng"),
    ],
    ids=[
        "doc", "xls", "locked", "rtf", "pdf", "picture", "empty", "web", "no-zip", "half-docx", "half-xlsx", "odt",
        "xlsb", "pptx", "broken-part",
    ],
)  # fmt: skip
def test_what_is_no_word_or_excel_file_of_today(data: bytes, name: str, code: str, says: str) -> None:
    found, message = refusal(data, name)
    assert found == code
    assert says in message


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_CONTENT", 100_000)
    bomb = {"[Content_Types].xml": "x", "word/document.xml": "0" * 200_000, "xl/workbook.xml": "x"}
    assert refusal(zipped({key: bomb[key] for key in list(bomb)[:2]}), "a.docx")[0] == "MB103"
    assert refusal(zipped({**bomb, "word/document.xml": "", "xl/a.xml": "0" * 200_000}), "a.xlsx")[0] == "NH104"


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"], ids=["book", "sheet", "styles"]
)
def test_a_dtd_in_a_workbook_is_refused(part: str) -> None:
    parts = read_package(SHEET, "x", any_main=True)
    parts[part] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts[part]
    assert refusal(zipped(parts), "a.xlsx")[0] == "NH103"


def test_a_dtd_in_a_document_is_refused() -> None:
    parts = read_package(WORD, "x")
    parts["word/document.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + parts["word/document.xml"]
    assert refusal(zipped(parts), "a.docx")[0] == "MB303"


def test_a_document_that_looks_to_other_places_is_read_and_says_so() -> None:
    parts = read_package(WORD, "x")
    relation = (
        b'<Relationship Id="rId9" TargetMode="External" Target="http://example.invalid/mau.dotm" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/></Relationships>'
    )
    name = "word/_rels/document.xml.rels"
    parts[name] = (
        parts[name].replace(b"</Relationships>", relation)
        if b"</Rel" in parts[name]
        else parts[name].replace(b"/>", b">" + relation, 1)
    )
    source = read_source_bytes(zipped(parts), "a.docx")
    (finding,) = (finding for finding in source.findings if finding.code == "NH217")
    assert "example.invalid/mau.dotm" in finding.message


def test_a_file_is_known_by_its_bytes_not_by_its_name() -> None:
    assert read_source_bytes(WORD, "a.txt").tables
    assert read_source_bytes(SHEET, "a.docx").tables


def test_a_locked_archive() -> None:
    data = bytearray(SHEET)
    with zipfile.ZipFile(io.BytesIO(SHEET)) as archive:
        names = len(archive.infolist())
    at = 0
    for _ in range(names):  # the flag of each entry in the directory
        at = data.index(b"PK\x01\x02", at) + 8
        data[at] |= 1
    assert refusal(bytes(data), "a.xlsx")[0] == "NH102"


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "none.docx", tmp_path):
        with pytest.raises(VanbanError) as caught:
            open_source(path)
        assert caught.value.diagnostics[0].code == "NH108"


def test_of_each_code_only_so_many_findings_are_shown() -> None:
    findings = Findings("x")
    for number in range(150):
        findings.warning("NH203", f"hàng {number}", "m", "f")
    shown = list(findings)
    assert (len(shown), shown[-1].code) == (101, "NH225")
    assert "50 chỗ nữa" in shown[-1].message

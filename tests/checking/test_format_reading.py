"""What the rules of format share: places, words, tracked changes, parts that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.checking.corpus.hands import HANDS, write
from tests.checking.corpus.texts import BASES
from toolkit.checking.file_check import Job, Options, check_file
from toolkit.checking.format_reading import any_format, quoted, shown, span_text, written
from toolkit.checking.runner import Selection, check_subject
from toolkit.checking.subject import Subject
from toolkit.checking.word_mending import mend_document
from toolkit.decree30.units import Mm, Pt, Range
from toolkit.word.document import WordDocument
from toolkit.word.names import w
from toolkit.word.package import pack_part, read_package, write_package
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from pathlib import Path

INSERTED = '<w:ins w:id="1" w:author="Nam" w:date="2026-03-05T00:00:00Z">'
DELETED = '<w:del w:id="2" w:author="Nam" w:date="2026-03-05T00:00:00Z">'


def changed(data: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    parts = read_package(data, "x")
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    return write_package(pack_part(name, content) for name, content in parts.items())


def plan() -> bytes:
    return write(BASES["plan"](), HANDS["old"])


def tracked() -> bytes:
    """Return a plan in which somebody put a run of Arial in and took the first letters of the type out."""
    data = changed(plan(), "KẾ HOẠCH</w:t></w:r>", f"HOẠCH</w:t></w:r>{INSERTED}{ARIAL}</w:ins>")
    taken = '<w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">BẢN </w:delText></w:r></w:del>'
    return changed(data, '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">HOẠCH', f"{DELETED}{taken}{KEHOACH}")


ARIAL = '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/></w:rPr><w:t xml:space="preserve"> </w:t></w:r>'
KEHOACH = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">KẾ HOẠCH'


def subject_of(data: bytes) -> Subject:
    return Subject("van-ban.docx", document=WordDocument(data, "van-ban.docx"))


def test_tracked_changes_are_read_as_accepted_and_the_document_stays_as_it_is() -> None:
    subject = subject_of(tracked())
    reading = any_format(subject)
    assert reading is not None
    kind = reading.found.part(PartKind.DOCUMENT_TYPE)
    assert kind is not None
    assert kind.text == "KẾ HOẠCH"
    read = kind.lines[0].runs[0].element
    own = reading.own(read)
    assert own is not read
    assert own.getroottree().getroot() is subject.document.root(subject.document.main)
    assert next(subject.document.body.iter(w("del")), None) is not None


def test_repair_reaches_into_tracked_changes() -> None:
    data = changed(tracked(), '<w:t xml:space="preserve"> </w:t>', '<w:t xml:space="preserve"> A</w:t>')
    document = WordDocument(data, "van-ban.docx")
    found = check_subject(Subject("van-ban.docx", document=document), selection=Selection(("TT201",)))
    assert [item.finding.code for item in found] == ["TT201"]
    new, changes = mend_document(document, found, letters=False, formats=True)
    assert new is not None
    assert [change.after for change in changes] == ["phông Arial -> Times New Roman"]
    mended = read_package(new, "x")["word/document.xml"].decode()
    assert "Arial" not in mended
    assert mended.count("<w:ins ") == 1
    assert mended.count("<w:delText") == 1


def test_a_part_nobody_can_read_is_one_finding_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "van-ban.docx"
    parts = read_package(plan(), "x")
    parts["word/header1.xml"] = b"<oops"
    file.write_bytes(write_package(pack_part(name, content) for name, content in parts.items()))
    report = check_file(Job("van-ban.docx", file), Options())
    assert [finding.code for finding in report.findings] == ["MB303"]
    assert not report.was_read


def test_texts_are_quoted_in_short() -> None:
    assert quoted("  a  b\n") == '"a b"'
    assert quoted("một " * 40) == '"' + "một " * 14 + 'một…"'


def test_runs_of_one_word_are_shown_as_one() -> None:
    reading = any_format(subject_of(write(BASES["plan"](), HANDS["word"])))
    assert reading is not None
    title = reading.found.part(PartKind.NATIONAL_TITLE)
    agency = reading.found.part(PartKind.ISSUING_AGENCY)
    assert title is not None
    assert agency is not None
    assert shown(title.lines[0].runs) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert shown(run for line in agency.lines for run in line.runs) == "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"


def test_measures_are_written_the_vietnamese_way() -> None:
    assert written(Mm(12.7)) == "12,7 mm"
    assert written(1.5) == "1,5"
    assert span_text(Range(Pt(12), Pt(13))) == "12 đến 13 pt"
    assert span_text(Range(Pt(13), Pt(13))) == "13 pt"
    assert span_text(Range(Pt(6), None)) == "từ 6 pt trở lên"

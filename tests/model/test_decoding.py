"""Bytes of a data file to its text."""

import pytest

from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.model import decoding
from toolkit.model.decoding import decode

TEXT = "subject: Thực hiện\r\nplace: Lai Châu\r\n"


def refused(data: bytes) -> Diagnostic:
    with pytest.raises(VanbanError) as caught:
        decode(data, "2026.yaml")
    return caught.value.diagnostics[0]


def place(finding: Diagnostic) -> tuple[int | None, int | None, str]:
    return finding.location.line, finding.location.column, finding.code


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16-le", "utf-16-be"],
)
def test_reads_what_notepad_saves_as_unicode(data: bytes) -> None:
    assert decode(data, "2026.yaml").text == TEXT


def test_names_the_file_as_the_user_did() -> None:
    assert decode(b"", "plans/2026.yaml").file == "plans/2026.yaml"


def test_windows_1258_is_named_with_the_first_bad_byte() -> None:
    # The page has the tones as marks of their own.
    finding = refused("year: 2026\nplace: Sơ\u0309 Nô\u0323i vu\u0323".encode("cp1258"))
    assert place(finding) == (2, 9, "DL003")
    assert "Windows-1258" in finding.message
    assert "UTF-8" in finding.fix
    assert "Notepad" in finding.fix


def test_tcvn3_is_named_and_sent_to_unikey() -> None:
    finding = refused(b"place: S\xeb N\xe9i v\xf4 ch\xf1 tr\xd7, \xae\xac\xedc ph\xa9n c\xabng th\xb8ng")
    assert "TCVN3" in finding.message
    assert "UniKey" in finding.fix


def test_vni_is_named_and_sent_to_unikey() -> None:
    finding = refused("place: Sôû Noäi vuï, thaùng 4, vaên baûn, cuøng caùc".encode("cp1252"))
    assert "VNI" in finding.message
    assert "UniKey" in finding.fix


def test_windows_1252_is_named() -> None:
    finding = refused("place: Orléans".encode("cp1252"))
    assert place(finding) == (1, 11, "DL003")
    assert "Windows-1252" in finding.message


def test_a_damaged_utf8_file_is_not_called_a_code_page() -> None:
    finding = refused("subject: Thực hiện công tác bình đẳng giới\nplace: ".encode() + b"\xe1\xba Lai")
    assert place(finding) == (2, 8, "DL003")
    assert "UTF-8 bị hỏng" in finding.message


def test_utf16_without_its_mark_is_explained() -> None:
    data = "content: Rà soát các văn bản".encode("utf-16-le")
    assert "UTF-16" in refused(data).message


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe" + "ab".encode("utf-16-le") + b"x", b"\xff\xfea\x00\x00\xd8b\x00"],
    ids=["odd-length", "lone-surrogate"],
)
def test_broken_utf16_is_one_finding(data: bytes) -> None:
    assert refused(data).code == "DL003"


def test_utf32_is_refused() -> None:
    assert refused("year: 2026".encode("utf-32")).code == "DL003"


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x0c", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff"],
    ids=lambda character: f"U{ord(character):04X}",
)  # fmt: skip
def test_forbidden_characters_are_pointed_at(character: str) -> None:
    finding = refused(f"year: 2026\nplace: Lai{character}Châu".encode())
    assert place(finding) == (2, 11, "DL004")
    assert f"U+{ord(character):04X}" in finding.message


def test_all_forbidden_characters_are_told_up_to_a_limit() -> None:
    with pytest.raises(VanbanError) as caught:
        decode(b"\x01" * 1000, "2026.yaml")
    assert len(caught.value.diagnostics) == decoding.FORBIDDEN_LIMIT


def test_tabs_no_break_spaces_and_emoji_are_text() -> None:
    text = "content: a\tb\u00a0c 😀\n"
    assert decode(text.encode(), "2026.yaml").text == text


def test_a_file_over_the_size_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "SIZE_LIMIT", 10)
    assert refused(b"\xff" * 11).code == "DL002"


def test_a_file_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LINE_LIMIT", 10)
    assert decode(b"\n" * 10, "2026.yaml").text
    assert refused(b"\r" * 11).code == "DL002"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04\x14\x00", "tệp Word, Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "đời cũ"),
        (b"%PDF-1.7\n", "tệp PDF"),
        (b"{\\rtf1\\ansi", "tệp RTF"),
    ],
    ids=["docx", "doc", "pdf", "rtf"],
)
def test_file_of_another_program_is_named(data: bytes, words: str) -> None:
    with pytest.raises(VanbanError) as caught:
        decode(data, "2026.docx")
    [finding] = caught.value.diagnostics
    assert finding.code == "DL003"
    assert words in finding.message

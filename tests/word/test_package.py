"""Packages are read with suspicion and written the same way every time."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.word.packages import docx, p, zipped
from toolkit.diagnostics import VanbanError
from toolkit.word.package import DEFLATED, STORED, pack_part, read_package, unpack_part, write_package

SOUND = docx(p("x"))


def refusal(data: bytes) -> str:
    with pytest.raises(VanbanError) as caught:
        read_package(data, "a.docx")
    [finding] = caught.value.diagnostics
    assert finding.fix
    return finding.code


def test_parts_come_back_as_they_were_written() -> None:
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<a/>" * 1000,
        "word/media/ảnh.bin": bytes(range(256)),
    }
    written = write_package(pack_part(name, content) for name, content in parts.items())
    assert read_package(written, "a.docx") == parts
    assert zipfile.ZipFile(io.BytesIO(written)).testzip() is None


def test_entries_carry_no_time_and_no_system() -> None:
    written = write_package([pack_part("[Content_Types].xml", b"x"), pack_part("word/document.xml", b"y" * 9000)])
    for entry in zipfile.ZipFile(io.BytesIO(written)).infolist():
        assert (entry.date_time, entry.create_system, entry.external_attr, entry.extra) == (
            (1980, 1, 1, 0, 0, 0),
            0,
            0,
            b"",
        )


@pytest.mark.parametrize(
    ("content", "method"),
    [(b"", STORED), (b"a" * 100, STORED), (b"a" * 1000, DEFLATED)],
    ids=["empty", "tiny", "long"],
)
def test_part_is_packed_by_what_is_smaller(content: bytes, method: int) -> None:
    packed = pack_part("a", content)
    assert packed.method == method
    assert unpack_part(packed) == content


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "MB101"),
        (b"not a zip at all", "MB101"),
        (SOUND[: len(SOUND) // 2], "MB101"),
        (zipped({"a.txt": "x"}), "MB101"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "MB102"),
    ],
    ids=["empty", "text", "half", "other-zip", "doc"],
)
def test_what_is_no_docx_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_content_changed_on_the_way_is_noticed() -> None:
    at = SOUND.index(b"word/document.xml") + 40
    assert refusal(SOUND[:at] + bytes([SOUND[at] ^ 0xFF]) + SOUND[at + 1 :]) == "MB101"


def test_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.package.LARGEST_CONTENT", 100_000)
    assert refusal(zipped({"[Content_Types].xml": "x", "word/document.xml": "0" * 200_000})) == "MB103"


def test_thousands_of_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("toolkit.word.package.MOST_PARTS", 10)
    assert refusal(zipped({f"{n}.xml": "x" for n in range(20)})) == "MB103"


def test_doubled_part_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "a")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "b")
    assert refusal(stream.getvalue()) == "MB104"


def test_encrypted_part_is_refused() -> None:
    data = bytearray(SOUND)
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    assert refusal(bytes(data)) == "MB102"

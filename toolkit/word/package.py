"""The .docx package: a zip read with suspicion and written the same way every time.

Two packages written from the same parts are the same bytes on every machine: entries stand in the
given order, carry the zip format's earliest date and no attributes of any system, and are
compressed by libdeflate, whose output depends on its version only (zlib's differs between builds).

Source: APPNOTE.TXT 6.3.10 (zip), ECMA-376 Part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING, Final, NamedTuple

import deflate

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTENT_TYPES: Final = "[Content_Types].xml"
MAIN_DOCUMENT: Final = "word/document.xml"
CORE_PROPERTIES: Final = "docProps/core.xml"

COMPRESSION_LEVEL: Final = 6  # higher levels cost twice the time for two hundredths of the size

# Below this many bytes setting up the compressor takes longer than what it saves is worth.
SMALLEST_COMPRESSED: Final = 600

# A document of 30,000 rows unpacks to some 100 MB; what is past these limits is an attack or an accident.
LARGEST_FILE: Final = 256 * 2**20
LARGEST_CONTENT: Final = 512 * 2**20
MOST_PARTS: Final = 4000

DTD: Final = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)  # an attack, never Word's

OLE_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc, and .docx with a password
STORED: Final = 0
DEFLATED: Final = 8
PACKAGE_SIGNATURE: Final = b"PK\x03\x04"
WORD_SUFFIXES: Final = (".docx", ".docm", ".dotx", ".dotm", ".doc")
ENCRYPTED_FLAG: Final = 0x1
UTF8_NAME_FLAG: Final = 0x800
EARLIEST_DATE: Final = (1 << 5) | 1  # 1980-01-01, in the zip format's packed form


def is_word_file(data: bytes, name: str) -> bool:
    """Tell whether a file is Word's: by its content, whatever its name; a damaged one by its name."""
    return data.startswith((PACKAGE_SIGNATURE, OLE_SIGNATURE)) or name.lower().endswith(WORD_SUFFIXES)


def read_package(data: bytes, name: str, *, any_main: bool = False) -> dict[str, bytes]:
    """Return the parts of a .docx by name, uncompressed, in the order of the archive.

    Args:
        data: The whole file.
        name: What messages call it.
        any_main: The main part may have another name than `MAIN_DOCUMENT`; the caller looks for it.

    Raises:
        VanbanError: Not a .docx, damaged, encrypted, or unpacking past the limits (MB1xx).
    """
    if len(data) > LARGEST_FILE:
        raise _refusal("MB103", name, f"tệp lớn quá {LARGEST_FILE >> 20} MB", "kiểm tra lại tệp")
    if data.startswith(OLE_SIGNATURE):
        raise _refusal(
            "MB102",
            name,
            "không phải tệp .docx: đây là tệp .doc đời cũ hoặc tệp đặt mật khẩu",
            "mở bằng Word, bỏ mật khẩu nếu có, rồi lưu lại thành .docx",
        )
    import zipfile  # costs 10 ms, and a build with a warm cache reads no package
    import zlib

    damaged = _refusal("MB101", name, "không đọc được: tệp .docx hỏng hoặc thiếu phần cuối", "chép lại từ bản gốc")
    parts: dict[str, bytes] = {}
    total = 0
    try:
        from io import BytesIO

        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MOST_PARTS:
                raise _refusal("MB103", name, f"có quá {MOST_PARTS} phần bên trong", "kiểm tra lại tệp")
            for entry in entries:
                total += entry.file_size
                if total > LARGEST_CONTENT:
                    limit = LARGEST_CONTENT >> 20
                    raise _refusal("MB103", name, f"bung ra quá {limit} MB", "kiểm tra lại tệp")
                if entry.flag_bits & ENCRYPTED_FLAG:
                    raise _refusal("MB102", name, "tệp đặt mật khẩu", "bỏ mật khẩu rồi chạy lại")
                if entry.filename in parts:
                    raise _refusal("MB104", name, f'phần "{entry.filename}" có hai lần', "lưu lại bằng Word")
                with archive.open(entry) as stream:
                    # The size in the archive's directory may lie: read no further than it says.
                    parts[entry.filename] = stream.read(entry.file_size + 1)
                if len(parts[entry.filename]) != entry.file_size:
                    raise damaged
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, struct.error):
        raise damaged from None
    if CONTENT_TYPES not in parts or not (MAIN_DOCUMENT in parts or any_main):
        raise _refusal("MB101", name, "không phải tài liệu Word (.docx)", "chọn đúng tệp .docx")
    return parts


def _refusal(code: str, name: str, message: str, fix: str) -> VanbanError:
    return VanbanError([Diagnostic(code, Level.ERROR, Location(name), message, fix)])


class PackedPart(NamedTuple):
    """A part ready to be laid into any package: compressed once, copied many times.

    Attributes:
        name: Part name without the leading slash.
        method: Zip compression method: stored or deflated.
        crc: CRC-32 of the uncompressed bytes.
        size: Uncompressed size in bytes.
        data: The bytes as they stand in the archive.
    """

    name: str
    method: int
    crc: int
    size: int
    data: bytes


def pack_part(name: str, content: bytes | bytearray) -> PackedPart:
    """Return a part compressed, or stored where it is tiny or compressing does not make it smaller."""
    crc = deflate.crc32(content)
    packed = b""
    if len(content) >= SMALLEST_COMPRESSED:
        packed = bytes(deflate.deflate_compress(content, COMPRESSION_LEVEL))
    if not packed or len(packed) >= len(content):
        return PackedPart(name, STORED, crc, len(content), bytes(content))
    return PackedPart(name, DEFLATED, crc, len(content), packed)


def unpack_part(part: PackedPart) -> bytes:
    """Return a part's uncompressed bytes."""
    return part.data if part.method == STORED else bytes(deflate.deflate_decompress(part.data, part.size))


def write_package(parts: Iterable[PackedPart]) -> bytes:
    """Return the archive of the parts, in their order."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode()
        flags = 0 if part.name.isascii() else UTF8_NAME_FLAG
        # version needed, flags, method, time, date, CRC, sizes, lengths of name and extra field
        common = struct.pack(
            "<HHHHHIIIHH",
            20,
            flags,
            part.method,
            0,
            EARLIEST_DATE,
            part.crc,
            len(part.data),
            part.size,
            len(name),
            0,
        )
        pieces += (b"PK\x03\x04", common, name, part.data)
        # version made by (2.0, FAT: no system's attributes); comment length, disk, attributes, offset
        directory += (
            b"PK\x01\x02",
            struct.pack("<H", 20),
            common,
            struct.pack("<HHHII", 0, 0, 0, 0, offset),
            name,
        )
        offset += 30 + len(name) + len(part.data)
    listing = b"".join(directory)
    count = len(directory) // 5
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(listing), offset, 0)
    return b"".join((*pieces, listing, end))

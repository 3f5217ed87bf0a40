"""TT306: tên cơ quan ban hành viết tắt.

Vì sao: tên cơ quan ban hành văn bản phải là tên đầy đủ theo quyết định thành lập; chỉ tên cơ quan chủ quản trực tiếp ở
    dòng trên được viết tắt những cụm từ thông dụng.
Sai: UBND TỈNH LAI CHÂU (là cơ quan ban hành)
Đúng: ỦY BAN NHÂN DÂN TỈNH LAI CHÂU
Cách sửa: viết đầy đủ tên cơ quan ban hành, dài thì ngắt thành hai dòng.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT306"
LEVEL: Final = Level.ERROR

FIX: Final = "viết đầy đủ tên cơ quan, dài thì ngắt thành hai dòng"
ABBREVIATIONS: Final = re.compile(
    r"(?<!\w)(UBND|HĐND|MTTQ|UBMTTQ|GD&ĐT|GDĐT|LĐ-?TB&XH|LĐTBXH|NN&(?:PTNT|MT)|TN&MT|KH&CN|KHCN|VH,?TT&DL|VHTTDL"
    r"|TT&TT|KH&ĐT|BQL|BCĐ|THPT|THCS|TNHH|VP|CA|TP\.|TX\.|TT\.|H\.|P\.|X\.)(?!\w)",
    re.IGNORECASE,
)
# Part of the names of schools and companies.
OFFICIAL: Final = re.compile(r"THPT|THCS|TNHH", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the issuing agency's name holds an abbreviation."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.ISSUING_AGENCY) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    short = [found[1] for found in ABBREVIATIONS.finditer(part.text) if not OFFICIAL.fullmatch(found[1])]
    if short:
        message = f'viết tắt "{short[0]}"; quy định ghi tên đầy đủ'
        yield reading.fault(part.lines[0].paragraph, component.name, part.text, message, component.source, FIX)

"""TT807: dòng "Kèm theo ..." của phụ lục không khớp với văn bản.

Vì sao: phụ lục chép từ văn bản khác, hoặc văn bản đổi tên loại, ký hiệu mà quên sửa phụ lục.
Sai: văn bản là Kế hoạch số /KH-UBND, phụ lục ghi "Kèm theo Quyết định số /QĐ-UBND"
Đúng: (Kèm theo Kế hoạch số      /KH-UBND ...)
Cách sửa: ghi lại tên loại, số, ký hiệu như ở đầu văn bản.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1; thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.document_number import document_number
from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import DASHES
from toolkit.word.recognition.head import type_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT807"
LEVEL: Final = Level.WARNING

FIX: Final = "ghi tên loại, số, ký hiệu như ở đầu văn bản"
REFERENCE: Final = re.compile(
    r"kèm theo\s+(?P<type>\D{2,25}?)\s+số\s*:?\s*(?P<number>[\d.…_\s]*)/\s*(?P<symbol>[\w&]+(?:\s?-\s?[\w&.]+)+)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each appendix that names another type, number or symbol than its document has."""
    reading = checked_format(subject)
    own = document_number(reading.found) if reading is not None else None
    if reading is None or own is None:
        return
    component = rules().components["appendix_reference"]
    types = {name.casefold() for name in type_names().values()}
    for appendix in reading.found.appendices:
        match = REFERENCE.search(DASHES.sub("-", appendix.reference.text)) if appendix.reference else None
        if match is None or appendix.reference is None:
            continue
        wrong = []
        named = match["type"].casefold()
        if named in types and reading.found.type_name and named != reading.found.type_name.casefold():
            wrong.append(f'"{match["type"]}", văn bản là {reading.found.type_name}')
        symbol = re.sub(r"\s", "", match["symbol"])
        if symbol != re.sub(r"\s", "", DASHES.sub("-", own.symbol)):
            wrong.append(f'ký hiệu "{symbol}", văn bản mang ký hiệu "{own.symbol}"')
        number = match["number"].strip(" .…_")
        if number and own.number and number != own.number:
            wrong.append(f'số "{number}", văn bản mang số "{own.number}"')
        for message in wrong:
            paragraph = appendix.reference.lines[0].paragraph
            text = appendix.reference.text
            yield reading.fault(paragraph, component.name, text, f"ghi {message}", component.source, FIX)

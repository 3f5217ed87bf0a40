"""TT309: ký hiệu của văn bản sai cách ghi hoặc không hợp với tên loại.

Vì sao: ký hiệu gồm chữ viết tắt tên loại và chữ viết tắt tên cơ quan ban hành, nối bằng gạch nối, không cách chữ, viết
    in hoa; công văn không có tên loại nên ký hiệu bắt đầu bằng tên cơ quan, không ghi CV. Khoảng trống quanh dấu "/"
    khi đã có số chỉ là cảnh báo.
Sai: Số: 12/KH - UBND; kế hoạch mang ký hiệu BC-UBND; công văn mang ký hiệu CV-UBND
Đúng: Số: 12/KH-UBND; Số: 12/UBND-VX
Cách sửa: gõ lại ký hiệu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3; Phụ lục III.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.document_number import document_number
from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import DASHES
from toolkit.word.recognition.parts import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT309"
LEVEL: Final = Level.ERROR

FIX: Final = "gõ lại ký hiệu"
LETTER_MARK: Final = "CV"  # the abbreviation that letters do not have


def check(subject: Subject) -> Iterator[Fault]:
    """Yield the faults of the symbol."""
    reading = checked_format(subject)
    shown = document_number(reading.found) if reading is not None else None
    if reading is None or shown is None:
        return
    component, symbols = rules().components["number_and_symbol"], rules().symbols
    paragraph, text = shown.line.paragraph, shown.line.plain
    symbol = DASHES.sub("-", shown.symbol)

    def fault(message: str, level: Level | None = None) -> Fault:
        return reading.fault(paragraph, component.name, text, message, symbols.source, FIX, level=level)

    if re.search(r"\s", symbol):
        yield fault("ký hiệu có khoảng trống; quy định không cách chữ")
    if shown.is_apart:
        yield fault('khoảng trống bên dấu "/"', Level.WARNING)
    first, *others = re.sub(r"\s", "", symbol).split(symbols.group_separator)
    if reading.found.kind is DocumentKind.LETTER:
        if first.upper() == LETTER_MARK:
            yield fault(f"công văn không ghi {LETTER_MARK} trong ký hiệu, ví dụ {symbols.letter_example}")
        return
    asked = _abbreviation(reading.found.type_name)
    if asked and first != asked:
        is_other = first.upper() != asked.upper()
        message = f'ký hiệu bắt đầu bằng "{first}"; {reading.found.type_name} viết tắt là {asked}'
        yield fault(message if is_other else f'viết "{first}"; quy định "{asked}"')
    elif not others:
        yield fault("ký hiệu thiếu tên viết tắt của cơ quan ban hành")


def _abbreviation(type_name: str) -> str:
    types = rules().document_types.types
    return next((one.abbreviation for one in types if one.name.partition(" (")[0] == type_name), "")

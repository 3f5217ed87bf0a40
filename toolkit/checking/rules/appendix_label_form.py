"""TT801: chữ "Phụ lục" không ở dòng riêng, hoặc đánh số không phải bằng chữ số La Mã.

Vì sao: từ "Phụ lục" và số thứ tự ở một dòng riêng, canh giữa, không có dấu gì theo sau; từ hai phụ lục trở lên thì đánh
    số bằng chữ số La Mã.
Sai: Phụ lục số 1; Phụ lục I: DANH MỤC NHIỆM VỤ
Đúng: Phụ lục I
Cách sửa: ngắt tên phụ lục xuống dòng dưới; đổi số thứ tự sang I, II, III.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT801"
LEVEL: Final = Level.ERROR

FIX: Final = 'ghi "Phụ lục" và số La Mã (nếu có) ở một dòng riêng'
LABEL: Final = re.compile(r"phụ lục(?P<word>\s+số)?(?:\s+(?P<number>[IVXLC]+|\d+|[A-ZĐ]))?(?P<rest>.*)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield the faults of each label."""
    reading = checked_format(subject)
    if reading is None:
        return
    for appendix in reading.found.appendices:
        component = rules().components[appendix.label.kind.value]
        line = appendix.label.lines[0]
        match = LABEL.fullmatch(line.plain)
        if match is None:
            continue
        messages = []
        if (match["number"] or "").isdigit() or match["word"]:
            messages.append('số thứ tự không phải "Phụ lục I, II, ..."; quy định chữ số La Mã')
        if match["rest"].strip():
            messages.append(
                "không ở dòng riêng" if len(match["rest"].strip()) > 1 else f'thừa dấu "{match["rest"].strip()}"'
            )
        for message in messages:
            yield reading.fault(line.paragraph, component.name, line.plain, message, component.source, FIX)

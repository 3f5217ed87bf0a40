"""TT402: căn cứ ban hành sai dấu cuối dòng, hoặc nhiều căn cứ trên một dòng.

Vì sao: mỗi căn cứ một dòng; sau mỗi căn cứ xuống dòng và có dấu chấm phẩy, căn cứ cuối cùng có dấu chấm.
Sai: Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006,
Đúng: Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;
Cách sửa: sửa dấu cuối dòng; tách mỗi căn cứ thành một đoạn.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.a.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.listed_lines import Entry, end_faults
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT402"
LEVEL: Final = Level.ERROR

SPLIT: Final = "tách mỗi căn cứ thành một đoạn"
SECOND: Final = re.compile(r"[;,.]\s+căn cứ\s", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each basis with another end, and for each paragraph that holds two."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.LEGAL_BASES) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    form = component.list_form
    if form is None:
        return
    entries = [Entry(item.lines[-1], item.text, has_bullet=False, bullet="") for item in part.paragraphs if item.text]
    for entry, message, fix in end_faults(entries, form):
        yield reading.fault(entry.line.paragraph, component.name, entry.text, message, component.source, fix)
    for entry in entries:
        if SECOND.search(entry.text):
            message = f"hai căn cứ trên một dòng; quy định {form.many}"
            yield reading.fault(entry.line.paragraph, component.name, entry.text, message, component.source, SPLIT)

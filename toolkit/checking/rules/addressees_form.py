"""TT401: chữ "Kính gửi" và các nơi nhận sau chữ ấy sai cách ghi.

Vì sao: sau chữ "Kính gửi" có dấu hai chấm. Một nơi nhận thì ghi cùng dòng; từ hai nơi nhận thì mỗi nơi một dòng, đầu
    dòng có gạch ngang, cuối dòng có dấu chấm phẩy, cuối dòng cuối cùng có dấu chấm.
Sai: Kính gửi: Sở Nội vụ; Sở Tài chính
Đúng: Kính gửi: / - Sở Nội vụ; / - Sở Tài chính.
Cách sửa: ngắt mỗi nơi nhận thành một dòng, thêm gạch đầu dòng và dấu cuối dòng.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.listed_lines import end_faults, listed_lines
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT401"
LEVEL: Final = Level.ERROR

FIX: Final = "một nơi nhận thì ghi cùng dòng; nhiều nơi thì mỗi nơi một dòng có gạch đầu dòng"
LABEL: Final = re.compile(r"(?P<label>kính\s+gửi)(?P<colon>\s*:?)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield the faults of the addressees."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.ADDRESSEES) if reading is not None else None
    match = LABEL.match(part.lines[0].plain) if part is not None else None
    if reading is None or part is None or match is None:
        return
    component = rules().components[part.kind.value]
    form = component.list_form
    paragraph = part.lines[0].paragraph
    if f"{match['label']}{match['colon']}" != component.label:
        message = f'chữ đầu dòng là "{match["label"]}{match["colon"]}"; quy định "{component.label}"'
        yield reading.fault(
            paragraph, component.name, part.lines[0].plain, message, component.source, f'gõ "{component.label}"'
        )
    entries = listed_lines(part.lines[1:])
    if form is None:
        return
    if match["rest"].strip(" -") and not entries:
        if ";" in match["rest"].rstrip("; "):
            message = f"nhiều nơi nhận trên một dòng; {form.many}"
            yield reading.fault(paragraph, component.name, part.text, message, component.source, FIX)
        return
    if len(entries) == 1 and not match["rest"].strip():
        message = f"nơi nhận duy nhất ở dòng dưới; {form.single}"
        yield reading.fault(paragraph, component.name, part.text, message, component.source, FIX)
        return
    unmarked = next((entry for entry in entries if not entry.has_bullet), None)
    if unmarked is not None:
        message = f'đầu dòng không có gạch ngang "{form.bullet}"'
        yield reading.fault(unmarked.line.paragraph, component.name, unmarked.text, message, component.source, FIX)
    for entry, message, fix in end_faults(entries, form):
        yield reading.fault(entry.line.paragraph, component.name, entry.text, message, component.source, fix)

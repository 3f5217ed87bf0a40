"""TT702: danh sách nơi nhận sai gạch đầu dòng hoặc dấu cuối dòng.

Vì sao: mỗi nơi nhận một dòng, đầu dòng có gạch ngang sát lề trái, cuối dòng có dấu chấm phẩy, cuối dòng "Lưu" có dấu
    chấm.
Sai: Như trên,
Đúng: - Như trên;
Cách sửa: sửa gạch đầu dòng và dấu cuối dòng.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9; Phụ lục III, các mẫu 1.1 đến 1.5.
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

CODE: Final = "TT702"
LEVEL: Final = Level.ERROR

# Behind the last full stop: who drafted it and how many copies there are, "VT, NC. A.300" (Annex I, III.3).
DRAFTER: Final = re.compile(r"\.\s*[A-ZĐ]{1,4}\.?\s?\(?\d{1,4}\)?\.?$")
HYPHENS: Final = frozenset("-–—")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each line that begins or ends otherwise."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.RECIPIENTS) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    form = component.list_form
    if form is None:
        return
    entries = [entry._replace(text=DRAFTER.sub(".", entry.text)) for entry in listed_lines(part.lines)]
    for entry in entries:
        if entry.bullet not in HYPHENS:
            there = f'đầu dòng là "{entry.bullet}"' if entry.bullet else "đầu dòng không có gạch ngang"
            message = f'{there}; quy định "{form.bullet}"'
            yield reading.fault(
                entry.line.paragraph, component.name, entry.text, message, form.source, f'gõ "{form.bullet}" ở đầu dòng'
            )
    for entry, message, fix in end_faults(entries, form):
        yield reading.fault(entry.line.paragraph, component.name, entry.text, message, form.source, fix)

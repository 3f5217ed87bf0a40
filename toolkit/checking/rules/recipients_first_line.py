"""TT703: dòng đầu của nơi nhận không phải "Như trên" hoặc "Như Điều ...".

Vì sao: văn bản có phần "Kính gửi" thì dòng đầu nơi nhận ghi "Như trên"; quyết định thì ghi "Như Điều" và số của điều
    thi hành (theo mẫu, nên chỉ cảnh báo).
Sai: - Như kính gửi;
Đúng: - Như trên;
Cách sửa: gõ lại dòng đầu của nơi nhận.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9; Phụ lục III, các mẫu 1.2 và 1.5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.listed_lines import listed_lines
from toolkit.decree30 import rules
from toolkit.decree30.wording import AS_ADDRESSED, AS_ARTICLE
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT703"
LEVEL: Final = Level.ERROR

DECIDES: Final = "Quyết định"


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the list begins otherwise."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.RECIPIENTS) if reading is not None else None
    entries = listed_lines(part.lines) if part is not None else []
    if reading is None or part is None or not entries:
        return
    component = rules().components[part.kind.value]
    first = entries[0]
    source = component.list_form.source if component.list_form else component.source
    if reading.found.part(PartKind.ADDRESSEES) is not None:
        right, level = AS_ADDRESSED, None
    elif reading.found.type_name == DECIDES and reading.found.has_articles:
        right, level = AS_ARTICLE, Level.WARNING
    else:
        return
    if not first.text.startswith(right):
        fix = f'ghi "- {right}" ở dòng đầu'
        message = (
            f'dòng đầu là "{first.text}"; quy định "- {right} ..."'
            if right == AS_ARTICLE
            else (f'dòng đầu là "{first.text}"; quy định "- {right};"')
        )
        yield reading.fault(first.line.paragraph, component.name, "", message, source, fix, level=level)

"""TT302: Tiêu ngữ sai chữ, sai chữ hoa hoặc sai gạch nối.

Vì sao: Tiêu ngữ là "Độc lập - Tự do - Hạnh phúc": chữ cái đầu của các cụm từ viết hoa, giữa các cụm từ có gạch nối (-),
    có cách chữ. Word hay tự đổi gạch nối thành gạch dài (–): nhìn gần như nhau nên chỉ cảnh báo.
Sai: Độc Lập-Tự Do-Hạnh Phúc
Đúng: Độc lập - Tự do - Hạnh phúc
Cách sửa: gõ lại Tiêu ngữ; gạch bị đổi thì bấm Ctrl+Z ngay sau khi Word đổi.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1.b.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import DASHES, is_upper
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT302"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the motto's words, capitals or hyphens are others."""
    reading = checked_format(subject)
    part = reading.found.part(PartKind.MOTTO) if reading is not None else None
    if reading is None or part is None:
        return
    component = rules().components[part.kind.value]
    right = component.text.upper() if is_upper(part.text) else component.text  # all capitals are TT208's
    if part.text == right:
        return
    only_dashes = DASHES.sub("-", part.text) == right
    message = "gạch dài; quy định gạch nối (-)" if only_dashes else f'sai chữ; quy định "{component.text}"'
    level = Level.WARNING if only_dashes else None
    paragraph = part.lines[0].paragraph
    yield reading.fault(paragraph, component.name, part.text, message, component.source, "gõ lại Tiêu ngữ", level=level)

"""TT304: đường kẻ ngang gõ bằng dấu gạch dưới hoặc dấu gạch ngang.

Vì sao: đường kẻ phải là nét liền; chuỗi dấu gạch in ra thành nét đứt ở nhiều máy in và lệch khi đổi phông. Nghị định
    không nói vẽ bằng cách nào, nên đây chỉ là gợi ý.
Sai: ____________
Đúng: đường vẽ (Insert, Shapes, Line) hoặc viền dưới của đoạn
Cách sửa: xóa chuỗi dấu gạch rồi vẽ đường thẳng.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.rule_lines import LineKind, rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT304"
LEVEL: Final = Level.HINT


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each rule line made of signs."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    for kind, line in rule_lines(reading.found).items():
        part = reading.found.part(kind)
        if line is not None and part is not None and line.kind is LineKind.TYPED:
            name = f"Đường kẻ dưới {rules().components[kind.value].name}"
            message = "gõ bằng dấu, không phải nét vẽ"
            yield reading.fault(part.lines[-1].paragraph, name, line.text, message, fix="vẽ đường thẳng")

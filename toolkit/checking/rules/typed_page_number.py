"""TT108: số trang gõ tay, trang nào cũng như nhau.

Vì sao: số trang phải là trường (field) để Word tự đếm; chữ số gõ tay ở đầu trang hiện y hệt trên mọi trang.
Cách sửa: xóa chữ số ấy rồi Insert, Page Number, Top of Page, kiểu ở giữa.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT108"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each header or footer with digits in place of a field."""
    reading = checked_format(subject)
    if reading is None:
        return
    source = rules().page.numbering.source
    for number in {item.part: item for section in reading.found.sections for item in section.numbers}.values():
        if not number.is_field:
            shown = "".join(text.text or "" for run in number.runs for text in run.iter("{*}t")).strip()
            message = f'số trang "{shown}" gõ bằng tay, trang nào cũng như nhau'
            yield reading.whole("số trang", message, source, "chèn trường số trang (Insert, Page Number)")

"""TT205: thành phần in đậm hoặc không in đậm trái quy định.

Vì sao: Quốc hiệu, Tiêu ngữ, tên cơ quan ban hành, tên loại, trích yếu, chức vụ và họ tên người ký, chữ "Nơi nhận", chữ
    "Phụ lục" và tên phụ lục in đậm; tên cơ quan chủ quản, số và ký hiệu, địa danh và ngày, trích yếu công văn, Kính
    gửi, căn cứ, danh sách nơi nhận không in đậm.
Sai: tên cơ quan chủ quản in đậm như tên cơ quan ban hành
Đúng: chỉ tên cơ quan ban hành in đậm
Cách sửa: chọn thành phần ấy rồi bấm Ctrl+B.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, III và V.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, shown, wrong_runs
from toolkit.decree30.presentation import Weight
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT205"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part whose letters are bold and should not be, or the other way round."""
    reading = checked_format(subject)
    if reading is None:
        return
    for component, part in reading.components():
        if component.weight is None:
            continue
        is_bold = component.weight is Weight.BOLD
        wrong = wrong_runs(part.lines, lambda run, bold=is_bold: run.format.bold is not bold)  # type: ignore[misc]
        if wrong:
            message = "không in đậm; quy định in đậm" if is_bold else "in đậm; quy định không in đậm"
            first = next(line for line in part.lines if any(run in wrong for run in line.runs))
            fix = "in đậm" if is_bold else "bỏ in đậm"
            yield reading.fault(first.paragraph, component.name, shown(wrong), message, component.source, fix)

"""DL214: trong tệp Word, các cơ quan cách nhau bằng dấu phẩy hoặc chữ "và".

Vì sao: nhiều cơ quan có dấu phẩy ngay trong tên ("Sở Văn hóa, Thể thao và Du lịch") nên các cơ quan phải cách nhau
    bằng dấu ";". Chỗ này chắc chắn là nhiều cơ quan vì mọi phần đều là tên trong danh bạ. Trong tệp kế hoạch, lỗi này
    là DL103.
Sai: Các sở, ban, ngành, UBND các xã, phường
Đúng: Các sở, ban, ngành; UBND các xã, phường
Cách sửa: thay dấu được chỉ bằng ";" (`--fix` tự thay dấu phẩy).
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.task_entries import AGENCY_FIELDS, find_tasks, joints
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL214"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each sign that should be a semicolon, in the tables of a .docx."""
    if subject.kind is not FileKind.DOCX:
        return
    for entry in subject.shared(find_tasks):
        for field in AGENCY_FIELDS:
            for cell, joint in joints(subject, entry, field):
                words = cell.text[joint.span.start :].lstrip(", ")[:30]
                message = f'hai cơ quan cách nhau bằng "{joint.sign}" trước "{words.strip()}..."'
                mend = ";" if joint.sign == "," else None
                yield cell.fault(*joint.span, message, f'gõ dấu ";" thay cho "{joint.sign}"', replacement=mend)

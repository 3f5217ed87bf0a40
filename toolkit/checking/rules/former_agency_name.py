"""DL203: dùng tên cũ của cơ quan.

Vì sao: cơ quan đã đổi tên hoặc đã nhập vào cơ quan khác; giao việc theo tên cũ là giao cho nơi không còn.
Sai: Sở Lao động - Thương binh và Xã hội (đã nhập vào Sở Nội vụ)
Đúng: Sở Nội vụ
Cách sửa: gõ tên hiện nay; đúng là nói về cơ quan cũ thì để nguyên và ghi lý do bỏ qua.
Nguồn: thực tiễn; tên cũ lấy từ `former_names` của `agencies.yaml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.texts import Role
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL203"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each former name in a cell of agencies."""
    for text in subject.texts:
        if text.role is Role.AGENCIES:
            for name in subject.registry.split(text.text, 0).names:
                if name.former and name.agency is not None:
                    message = f'"{shorten(name.text)}" là tên cũ, nay là "{name.agency.label}"'
                    yield text.fault(*name.span, message, f'gõ "{name.agency.label}"')

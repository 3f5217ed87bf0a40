"""DL202: tên cơ quan viết khác danh bạ về chữ hoa, chữ thường.

Vì sao: tên cơ quan viết theo đúng tên trong quyết định thành lập; viết sai chữ hoa là lỗi thể thức. Viết tắt "UBND",
    "HĐND", kiểu đặt dấu "hòa" hay "hoà", thêm hoặc bớt "tỉnh" ở cuối không bị coi là khác.
Sai: Sở Giáo dục và đào tạo
Đúng: Sở Giáo dục và Đào tạo
Cách sửa: gõ tên như trong `agencies.yaml` (`--fix` tự sửa); tên này đúng thì sửa danh bạ, hoặc thêm vào `aliases`.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, mục III.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.agency_spelling import listed_spelling
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL202"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each name in a cell of agencies that is not written as the registry has it."""
    for text in subject.texts:
        if text.role is not Role.AGENCIES:
            continue
        for name in subject.registry.split(text.text, 0).names:
            right = listed_spelling(subject.registry, name)
            if right:
                message = f'tên cơ quan "{shorten(name.text)}" viết khác danh bạ'
                yield text.fault(*name.span, message, f'gõ "{right}"', replacement=right)

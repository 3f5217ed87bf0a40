"""DL212: nhiệm vụ giao xây dựng kế hoạch mà không có produces.

Vì sao: lời văn bảo xây dựng một kế hoạch, nhưng không có `produces` nên `vanban build` không dựng sẵn bản thảo kế
    hoạch ấy.
Sai: `content: Xây dựng Kế hoạch thực hiện Chương trình ...`, không có `produces`
Đúng: thêm `produces` với `type: Kế hoạch` và `title`
Cách sửa: thêm `produces`; không cần bản thảo thì để nguyên.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.task_entries import find_tasks
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL212"
LEVEL: Final = Level.HINT

_ORDER: Final = re.compile(
    r"(?:tham mưu\s+)?(?:ủy ban nhân dân tỉnh\s+|ubnd tỉnh\s+)?(?:xây dựng|ban hành)(?:\s*(?:,|và)\s*ban hành)?"
    r"\s+kế hoạch\s+(?:thực hiện|triển khai)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each task whose first words order a plan."""
    for entry in subject.shared(find_tasks):
        found = _ORDER.match(entry.text("content"))
        if entry.task is not None and entry.task.produces is None and found:
            message = "nhiệm vụ giao xây dựng kế hoạch nhưng không có produces"
            fix = "thêm produces: type: Kế hoạch, title: ...; không cần bản thảo thì để nguyên"
            yield entry.fields["content"][0].fault(*found.span(), message, fix)

"""DL401: còn chỗ chờ người viết.

Mức: lỗi, chỉ với `--ready`.
Vì sao: "[... gợi ý]" là chỗ máy để lại cho người viết; "....." hay "_____" trong câu là chỗ chờ điền của mẫu, {{ ...
    }} là thẻ của mẫu còn sót. Văn bản sắp ban hành không được còn chỗ nào như vậy.
Sai: Văn bản số [... số, ký hiệu, ngày] của Bộ Nội vụ
Đúng: Công văn số 2585/BNV-CTTN&BDG ngày 20/3/2026 của Bộ Nội vụ
Cách sửa: viết nội dung vào đó, hoặc xóa câu nếu không cần.
Nguồn: thực tiễn; Nghị định 30/2020/NĐ-CP, Phụ lục III (trong các mẫu, "....." là chỗ phải điền).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.texts import Role
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL401"
LEVEL: Final = Level.ERROR
READY: Final = True
FIX: Final = "viết nội dung, hoặc xóa nếu không cần"

_GAP: Final = re.compile(r"\[(?:\.\.\.|…)[^\[\]\n]*\]|[.…]{5,}|_{3,}|…{2,}|\{\{[^{}]*\}\}|\{%[^{}]*%\}")
# In the head the office fills in number and day; lines are drawn there too, and the rules of format look at those.
_FILLED_IN: Final = frozenset({Role.HEAD, Role.MARGIN})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each gap."""
    for text in subject.texts:
        if not text.text.strip(" \t_-"):
            continue  # a line that was drawn with underscores
        for gap in _GAP.finditer(text.text):
            if gap[0].startswith("[") or text.role not in _FILLED_IN:
                yield text.fault(
                    *gap.span(), f'còn chỗ chờ "{shorten(gap[0])}"', "viết nội dung, hoặc xóa nếu không cần"
                )

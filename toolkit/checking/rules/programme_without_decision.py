"""DL210: chương trình không nêu quyết định phê duyệt.

Vì sao: chương trình, đề án là của một cơ quan ban hành bằng quyết định; không nêu quyết định thì người nhận không
    biết theo văn bản nào, và kế hoạch triển khai thiếu căn cứ.
Sai: Chương trình Truyền thông về bình đẳng giới đến năm 2030
Đúng: Chương trình Truyền thông về bình đẳng giới đến năm 2030 (Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ
    tướng Chính phủ)
Cách sửa: ghi quyết định trong ngoặc sau tên chương trình, hoặc ghi id của văn bản ở `legal_bases` của chương trình.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.diagnostics import Level
from toolkit.model.places import labels
from toolkit.model.plan import Programme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "DL210"
LEVEL: Final = Level.WARNING

_CITED: Final = re.compile(r"\bsố\s*[0-9]|[0-9]/[A-ZĐ0-9]|\[\.\.\.|@[a-z]")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each programme that cites nothing."""
    if subject.kind is not FileKind.PLAN:
        return
    names = labels(subject.plan)
    programmes = {
        names[row.entry.id]
        for row in subject.plan.rows()
        if isinstance(row.entry, Programme) and not row.entry.legal_bases and not _CITED.search(row.entry.content)
    }
    for text in subject.texts:
        if text.entry in programmes and text.field == "content":
            fix = "ghi quyết định trong ngoặc sau tên, hoặc id của văn bản ở legal_bases của chương trình"
            yield text.fault(0, len(text.text), "chương trình không nêu quyết định phê duyệt", fix)

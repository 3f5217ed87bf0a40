"""CT012: dấu cách thừa trước dấu câu, hoặc trong ngoặc.

Vì sao: dấu câu viết liền từ đứng trước; sau dấu mở ngoặc và trước dấu đóng ngoặc không có dấu cách. Viết rời thì dấu
    câu có thể rơi xuống đầu dòng sau.
Sai: các sở , ban, ngành ( nếu có )
Đúng: các sở, ban, ngành (nếu có)
Cách sửa: xóa dấu cách.
Nguồn: quy tắc gõ văn bản tiếng Việt; thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT012"
LEVEL: Final = Level.WARNING

_ANY: Final = re.compile(r"[ \xa0][,;:!?.)”]|[(“][ \xa0]")
# Not before "...", ".5", ".docx", nor behind the blank of a number; "[ ]" is a box to tick.
_BEFORE: Final = re.compile(r"(?<=[^\s.…_,;:/(\[“-])[ \xa0]+(?=(?:[,;:!?]|\./\.|\.(?![.\w…]))(?![)(]))")
_INSIDE: Final = re.compile(r"(?<=[(“])[ \xa0]+(?=[^\s)\]”_.…])|(?<=[^\s(\[“_.…])[ \xa0]+(?=[)”])")
_BLANK: Final = re.compile(r"(?<!\w)(?:số:?|ngày|tháng|năm)\Z", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    for text in subject.texts:
        whole = text.text
        if not _ANY.search(whole):
            continue
        for match in _BEFORE.finditer(whole):
            if _BLANK.search(whole[max(0, match.start() - 6) : match.start()]):
                continue
            sign = "./." if whole.startswith("./.", match.end()) else whole[match.end()]
            yield text.fault(*match.span(), f'có dấu cách trước dấu "{sign}"', "xóa dấu cách", replacement="")
        for match in _INSIDE.finditer(whole):
            opens = whole[match.start() - 1] in "(“"
            sign = whole[match.start() - 1] if opens else whole[match.end()]
            place = "sau" if opens else "trước"
            yield text.fault(*match.span(), f'có dấu cách {place} dấu "{sign}"', "xóa dấu cách", replacement="")

"""CT016: hai dấu câu liền nhau.

Vì sao: ",,", ";.", ".." là dấu của lần sửa trước còn sót. Dấu lửng "..." và dấu kết "./." không tính.
Sai: các sở, ban, ngành;.
Đúng: các sở, ban, ngành.
Cách sửa: giữ một dấu.
Nguồn: quy tắc gõ văn bản tiếng Việt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT016"
LEVEL: Final = Level.WARNING

_DOUBLED: Final = re.compile(
    r"(?<=[\w)”])(?:,[ \xa0]{0,3}[,;.:](?![./])|;[ \xa0]{0,3}[,;.:](?![./])|:[ \xa0]{0,3}[,;.:](?![./\w)(])"
    r"|(?<!\.)\.\.(?![./…]))"
)
_ABBREVIATED: Final = re.compile(r"v\.v\Z")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; the same sign twice is mended."""
    for text in subject.texts:
        for match in _DOUBLED.finditer(text.text):
            signs = match.group()
            if signs == ".." and _ABBREVIATED.search(text.text[: match.start()][-3:]):
                continue
            same = signs[0] if signs[0] == signs[-1] and signs[0] != "." else None
            yield text.fault(*match.span(), f'hai dấu câu liền nhau: "{signs}"', "giữ một dấu", replacement=same)

"""DL204: một cơ quan được gọi bằng hai tên trong cùng văn bản.

Vì sao: người đọc phân vân có phải hai nơi không; đếm nhiệm vụ theo tên sẽ thiếu. Viết tắt "UBND", "HĐND" và viết đủ
    không bị coi là hai tên.
Sai: hàng trên "Các sở, ban, ngành", hàng dưới "Các sở, ban, ngành tỉnh"
Đúng: cả văn bản một cách gọi
Cách sửa: gõ theo cách gọi dùng nhiều nhất trong văn bản.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from toolkit.checking.agency_spelling import plain_name
from toolkit.checking.texts import Role
from toolkit.diagnostics import Level
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText, Fault
    from toolkit.model.agency import AgencyName

CODE: Final = "DL204"
LEVEL: Final = Level.HINT


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each name that is not the one an agency mostly goes by here."""
    used: dict[str, list[tuple[CheckedText, AgencyName]]] = {}
    for text in subject.texts:
        if text.role is Role.AGENCIES:
            for name in subject.registry.split(text.text, 0).names:
                if name.agency is not None and not name.former:
                    used.setdefault(name.agency.code, []).append((text, name))
    for places in used.values():
        counts = Counter(plain_name(name.text) for _, name in places)
        if len(counts) < 2:
            continue
        usual = counts.most_common(1)[0][0]
        shown = next(name.text for _, name in places if plain_name(name.text) == usual)
        for text, name in places:
            if plain_name(name.text) != usual:
                message = f'"{shorten(name.text)}" ở chỗ khác gọi là "{shorten(shown)}"'
                yield text.fault(*name.span, message, f'gõ "{shown}"')

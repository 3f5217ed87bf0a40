"""CT057: chữ "tỉnh", "xã", "phường" viết hoa trước tên riêng.

Vì sao: danh từ chung chỉ đơn vị hành chính viết thường: "tỉnh Lai Châu", "xã Bình Lư". Chỉ viết hoa khi tên là chữ
    số, tên người, sự kiện ("Phường 1", "Xã Lê Lợi"), và Thủ đô Hà Nội, Thành phố Hồ Chí Minh.
Sai: trên địa bàn Tỉnh Lai Châu, tại Xã Bình Lư
Đúng: trên địa bàn tỉnh Lai Châu, tại xã Bình Lư
Cách sửa: viết thường.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, III.1(a), III.1(b).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._mixed_forms import COPIED
from toolkit.checking.words import SENTENCE_START
from toolkit.diagnostics import Level
from toolkit.model.agency import AgencyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT057"
LEVEL: Final = Level.WARNING

_UNIT: Final = re.compile(
    r"(?<!\w)(?P<unit>Tỉnh|Xã|Phường)[ \xa0](?P<name>[^\W\d_a-z]\w*(?:[ \xa0][^\W\d_a-z]\w*){0,3})"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each place of the registry with a capital before its name, inside a sentence."""
    places = subject.shared(places_of)
    for text in subject.texts:
        if text.role in COPIED or not places:
            continue
        for match in _UNIT.finditer(text.text):
            unit, name = match["unit"], match["name"].replace("\xa0", " ")
            if not any(name == place or name.startswith(f"{place} ") for place in places.get(unit, ())):
                continue
            if not SENTENCE_START.search(text.text[max(0, match.start() - 12) : match.start()]):
                yield text.fault(*match.span("unit"), f'"{unit}" trước tên riêng viết thường', f'viết "{unit.lower()}"')


def places_of(subject: Subject) -> dict[str, tuple[str, ...]]:
    """Return the places of the registry by the noun before their names; those that keep its capital are left out."""
    found: dict[str, list[str]] = {"Tỉnh": [], "Xã": [], "Phường": []}
    if subject.registry.province:
        found["Tỉnh"].append(subject.registry.province)
    for agency in subject.registry.agencies:
        unit = {AgencyKind.COMMUNE: "Xã", AgencyKind.WARD: "Phường"}.get(agency.kind)
        name = agency.name.partition(f" {unit.lower()} ")[2] if unit else ""
        if unit and name and not name[0].isdigit() and not agency.place.startswith(unit):
            found[unit].append(name)
    return {unit: tuple(names) for unit, names in found.items()}

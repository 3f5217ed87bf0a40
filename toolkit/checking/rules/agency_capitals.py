"""CT053: tên cơ quan viết hoa không đúng.

Vì sao: tên cơ quan viết hoa chữ đầu của các từ chỉ loại hình, chức năng, lĩnh vực; tên của cơ quan Trung ương thì
    chương trình biết, của tỉnh thì danh bạ agencies.yaml ghi cách viết đúng.
Sai: Sở Giáo dục và đào tạo; Hội Liên hiệp phụ nữ tỉnh
Đúng: Sở Giáo dục và Đào tạo; Hội Liên hiệp Phụ nữ tỉnh
Cách sửa: để `vanban check --fix` viết theo danh bạ.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, IV.1(a).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.texts import Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT053"
LEVEL: Final = Level.WARNING

_COPIED: Final = frozenset({Role.HEAD, Role.INSTRUMENT})
# A name that begins small may be common ("các sở nội vụ"): behind these it is.
_PLURAL: Final = ("các", "những", "mọi", "ngành", "cấp", "từng", "mỗi")
# Bodies every registry is silent of, as Annex II and their own documents write them.
CENTRAL: Final = (
    "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Ủy ban nhân dân", "Uỷ ban nhân dân", "Hội đồng nhân dân",
    "Ủy ban Thường vụ Quốc hội", "Mặt trận Tổ quốc Việt Nam", "Bộ Nội vụ", "Bộ Tài chính", "Bộ Tư pháp", "Bộ Công an",
    "Bộ Quốc phòng", "Bộ Ngoại giao", "Bộ Y tế", "Bộ Xây dựng", "Bộ Công Thương", "Bộ Giáo dục và Đào tạo",
    "Bộ Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường", "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Văn hoá, Thể thao và Du lịch", "Bộ Dân tộc và Tôn giáo", "Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung "
    "ương",
    "Thanh tra Chính phủ", "Văn phòng Chính phủ", "Ngân hàng Nhà nước Việt Nam",
)  # fmt: skip
SHORTEST: Final = 3  # syllables: "Sở Y tế"


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each name that differs from the registered one in capitals only."""
    names = subject.shared(registered_names)
    groups = {group.name.lower() for group in subject.registry.groups}
    for text in subject.texts:
        if text.role in _COPIED or (text.role is Role.AGENCIES and subject.registry):
            continue  # names in a cell of agencies are DL202's
        lowered = text.text.lower()
        if len(lowered) != len(text.text):
            continue
        told: list[tuple[int, int]] = []
        for folded, registered in names:
            at = lowered.find(folded)
            while at >= 0:
                end = at + len(folded)
                typed = text.text[at:end]
                # "các sở, ban, ngành" inside a sentence.
                name = typed[0] + registered[1:] if typed[0].islower() and folded in groups else registered
                inside = any(start <= at and end <= stop for start, stop in told)
                if typed != name and not inside and _is_name(text.text, at, end):
                    told.append((at, end))
                    message = f'"{typed}" viết hoa không đúng tên cơ quan'
                    yield text.fault(at, end, message, f'viết "{name}"', replacement=name)
                at = lowered.find(folded, end)


def registered_names(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return the registered names and those of `CENTRAL`, in small letters and as they are, the longest first."""
    found: dict[str, str] = {}
    entries = [(agency.name, agency.short_name) for agency in subject.registry.agencies]
    entries += [(group.name, "") for group in subject.registry.groups]
    for entry in entries:
        for name in entry:
            if len(name.split()) >= SHORTEST:
                found.setdefault(name.lower(), name)
    for name in CENTRAL:
        found.setdefault(name.lower(), name)
    return tuple(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _is_name(text: str, start: int, end: int) -> bool:
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    typed = text[start:end]
    if typed.isupper():
        return False
    # Mixed case: of a name, or of a title in capitals around it.
    if not typed[0].isupper():
        before = text[:start].split()
        return bool(before) and before[-1].strip("(“,;").lower() not in _PLURAL and any(c.isupper() for c in typed[1:])
    return True

"""Capitals back to the case of a sentence: headings are printed in capitals, the data hold how they are spelt."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Behind these words stands the name of a place.
_PLACES: Final = re.compile(
    r"\b(?P<kind>tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+"
    r"(?P<name>[^\W\d_]+(?:\s[^\W\d_]+){0,3}?)(?=\s*(?:$|[,;:.()]|năm\b|giai đoạn\b))"
)
# Names that every plan has, by their capitals.
_NAMES: Final = {
    name.casefold(): name
    for name in (
        "Việt Nam", "Chính phủ", "Thủ tướng Chính phủ", "Quốc hội", "Đảng", "Nhà nước", "Nhân dân", "Trung ương",
        "Mặt trận Tổ quốc", "Hội đồng nhân dân", "Ủy ban nhân dân", "Hồ Chí Minh", "Vì sự tiến bộ của phụ nữ",
        "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Chánh Văn phòng", "Phó Chánh Văn phòng", "Bộ trưởng",
        "Liên hiệp Phụ nữ", "UBND", "HĐND", "MTTQ", "Nghị quyết", "Quyết định", "Chỉ thị", "Công an", "Đoàn Thanh niên",
    )
}  # fmt: skip
_NAME: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _NAMES), key=len, reverse=True))})(?!\w)")
_ROMAN: Final = re.compile(r"\b(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)\b(?=[\s/,.;]|$)")
_ABBREVIATED: Final = frozenset(["ubnd", "hđnd", "mttq", "qđ", "vt"])


def is_capitals(text: str) -> bool:
    """Tell whether a text is all capitals; one without letters is not."""
    return text.isupper() and len(text) > 1


def sentence_case(text: str, spelt: Iterable[str] = ()) -> str:
    """Return a text in capitals as a sentence would have it; one that is not in capitals stays as it is.

    Args:
        text: "NHIỆM VỤ CỦA TỈNH LAI CHÂU NĂM 2026".
        spelt: Texts that may have the same words in their own case.
    """
    if not is_capitals(text):
        return text
    folded = " ".join(text.casefold().split())
    for other in spelt:
        words = " ".join(other.split())
        at = words.casefold().find(folded)
        if at >= 0 and len(words.casefold()) == len(words) and not is_capitals(words[at : at + len(folded)]):
            found = words[at : at + len(folded)]
            return found[:1].upper() + found[1:]
    made = " ".join(text.lower().split())
    made = _PLACES.sub(lambda match: f"{match['kind']} {match['name'].title()}", made)
    made = _NAME.sub(lambda match: _NAMES[match[0].casefold()], made)
    made = _ROMAN.sub(lambda match: match[0].upper(), made)
    return made[:1].upper() + made[1:]

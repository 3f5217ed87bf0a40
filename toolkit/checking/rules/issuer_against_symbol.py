"""VD007: cơ quan ban hành không khớp ký hiệu của văn bản được viện dẫn.

Vì sao: ký hiệu cho biết ai ban hành: TTg là Thủ tướng Chính phủ, CP là Chính phủ, UBND là Ủy ban nhân dân, BNV là
    Bộ Nội vụ.
Sai: Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Chính phủ
Đúng: Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ
Cách sửa: xem văn bản gốc rồi sửa chỗ sai.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3(b); thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level
from toolkit.model.agency_names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD007"
LEVEL: Final = Level.ERROR

# What the issuer's name, folded, begins with, by the symbol's part.
_ISSUERS: Final = {
    "CP": ("Chính phủ", ("chính phủ",)),
    "TTg": ("Thủ tướng Chính phủ", ("thủ tướng", "phó thủ tướng")),
    "UBND": ("Ủy ban nhân dân", ("ủy ban nhân dân", "chủ tịch", "phó chủ tịch", "văn phòng", "tỉnh", "thành phố")),
    "HĐND": ("Hội đồng nhân dân", ("hội đồng nhân dân", "thường trực", "chủ tịch", "kỳ họp")),
    "TW": (
        "Trung ương Đảng",
        ("ban chấp hành", "bộ chính trị", "ban bí thư", "trung ương", "hội nghị", "ban ", "ủy ban kiểm tra", "đảng",
         "văn phòng", "tổng bí thư", "quân ủy"),
    ),
    "TU": ("Tỉnh ủy, Thành ủy", ("tỉnh ủy", "thành ủy", "ban thường vụ", "ban chấp hành", "thường trực", "bí thư")),
}  # fmt: skip
_NATIONAL_ASSEMBLY: Final = re.compile(r"(?P<of>QH|UBTVQH)[0-9]{1,2}")
# Those of today and those that went into them; a letter's symbol has parts of offices too ("LĐTBXH-BĐG").
_MINISTRIES: Final = (
    "BCA BCT BDTTG BGDĐT BGTVT BKHCN BKHĐT BLĐTBXH BNG BNNMT BNNPTNT BNV BQP BTC BTNMT BTP BTTTT BVHTTDL BXD BYT"
)
_MINISTRY: Final = frozenset(_MINISTRIES.split())
_NOT_A_MINISTRY: Final = ("bộ chính trị", "bộ tư lệnh", "bộ chỉ huy", "bộ phận")
# Who in a ministry may sign for it.
_MINISTER: Final = re.compile(r"\A(?:bộ trưởng|thứ trưởng) ")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each that names somebody else; of ministries a warning, for they were renamed."""
    for item in subject.shared(cited):
        citation = item.citation
        if not citation.issuer or citation.is_law or citation.issuer_span is None:
            continue
        issuer = fold(citation.issuer)
        parts = re.split(r"[-/]", citation.symbol)
        initials = _initials(issuer)
        for part in parts:
            if part in _ISSUERS and not issuer.startswith(_ISSUERS[part][1]):
                name, level = _ISSUERS[part][0], None
            elif (assembly := _NATIONAL_ASSEMBLY.fullmatch(part)) and not _is_assembly(assembly["of"], issuer):
                name = "Quốc hội" if assembly["of"] == "QH" else "Ủy ban Thường vụ Quốc hội"
                level = None
            elif part in _MINISTRY and initials and initials not in parts:
                name, level = f"một bộ khác ({initials} mới là {citation.issuer})", Level.WARNING
            else:
                continue
            message = f'"{item.short}": {part} là {name}, không phải "{citation.issuer}"'
            fix = "xem văn bản gốc, sửa cơ quan ban hành hoặc ký hiệu"
            yield item.text.fault(*citation.issuer_span, message, fix, level=level)
            break


def _is_assembly(of: str, issuer: str) -> bool:
    standing = issuer.startswith(("ủy ban thường vụ", "ubtvqh", "ubtv"))
    return standing if of == "UBTVQH" else issuer.startswith("quốc hội")


def _initials(issuer: str) -> str:
    """Return what a ministry's name gives in a symbol: "bộ nội vụ" BNV; nothing for who is no ministry."""
    issuer = _MINISTER.sub("", issuer)
    if not issuer.startswith("bộ ") or issuer.startswith(_NOT_A_MINISTRY) or " bộ " in issuer:
        return ""
    return "".join(word[0].upper() for word in re.findall(r"\w+", issuer) if word != "và")

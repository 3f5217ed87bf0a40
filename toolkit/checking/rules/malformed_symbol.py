"""VD002: số, ký hiệu của văn bản được viện dẫn viết sai cách.

Vì sao: giữa số và ký hiệu có dấu "/", giữa các nhóm chữ của ký hiệu có dấu "-", không có dấu cách (51/2025/QĐ-TTg);
    văn bản của Đảng ngược lại (37-CT/TW). Viết khác thì máy tra cứu không ra văn bản.
Sai: Quyết định số 1790 / QĐ – TTg; Nghị quyết số 18/NQ-TW
Đúng: Quyết định số 1790/QĐ-TTg; Nghị quyết số 18-NQ/TW
Cách sửa: chép đúng số, ký hiệu từ văn bản gốc.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3; văn bản của Đảng theo quy định về thể thức văn bản của Đảng.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.citations import Cited
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD002"
LEVEL: Final = Level.WARNING

_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_SPACES: Final = re.compile(r"[\s\xa0]")
_TYPES: Final = "NĐ|QĐ|TT|NQ|CT|KH|CTr|TB|BC|TTr|HD|CĐ|ĐA|PA"
_ISSUERS: Final = "CP|TTg|UBND|HĐND|B[A-ZĐ]{1,6}"
_FUSED: Final = re.compile(rf"(?P<type>{_TYPES})(?P<issuer>{_ISSUERS})")
_SLASHED: Final = re.compile(rf"(?P<type>{_TYPES})[/.](?P<issuer>{_ISSUERS})")
_STATE_ISSUERS: Final = re.compile(r".*/(?:CP|TTg|UBND|HĐND|B(?!TV|CS|CĐ|TC|CH)[A-ZĐ]{2,6})")
_PARTY_ISSUERS: Final = re.compile(r"(?P<type>NQ|CT|KL|QĐ|QĐi|QyĐ|KH|CTr|CTrHĐ|HD|TB|BC)-(?P<issuer>TW|TU)")
_PRIME_MINISTER: Final = re.compile(r"-T[Tt][Gg](?![A-Za-z])")
_SMALL: Final = re.compile(
    r"(?<!\w)[Ss]ố[ \xa0](?P<symbol>[0-9]{1,6}/(?:[0-9]{4}/)?(?:nđ|qđ|nq|ct|kh|tb|bc|tt|ctr)-[a-zđ]{2,6})(?!\w)"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; signs and spaces are mended, the order of number and symbol is not."""
    for item in subject.shared(cited):
        yield from _malformed(item)
    for text in subject.texts:
        for match in _SMALL.finditer(text.text) if "/" in text.text else ():
            message = f'ký hiệu "{match["symbol"]}" phải viết hoa'
            yield text.fault(*match.span("symbol"), message, "gõ lại ký hiệu bằng chữ in hoa")


def _malformed(item: Cited) -> Iterator[Fault]:
    text, citation = item.text, item.citation
    start, end = citation.number_span
    typed = text.text[start:end]
    if citation.is_law or not citation.symbol:
        return
    right = _DASHES.sub("-", _SPACES.sub("", typed))
    if not typed.isupper() or "TTG" not in typed or not item.words.isupper():
        right = _PRIME_MINISTER.sub("-TTg", right)
    fused = _FUSED.fullmatch(citation.symbol) or _SLASHED.fullmatch(citation.symbol)
    party = _PARTY_ISSUERS.fullmatch(citation.symbol)
    if citation.is_party and _STATE_ISSUERS.fullmatch(citation.symbol):
        turned = f"{citation.number}/{citation.symbol.replace('/', '-')}"
        message = f'"{typed}" viết theo cách của văn bản Đảng'
        yield text.fault(start, end, message, f'văn bản của cơ quan nhà nước ghi "{turned}"')
    elif party and not citation.is_party and citation.number:
        turned = f"{citation.number}-{party['type']}/{party['issuer']}"
        message = f'"{typed}" viết theo cách của cơ quan nhà nước'
        yield text.fault(start, end, message, f'văn bản của Đảng ghi "{turned}"')
    elif fused and citation.kind != "Công văn":
        whole = right.removesuffix(fused.group()) + f"{fused['type']}-{fused['issuer']}"
        yield text.fault(start, end, f'ký hiệu "{typed}" thiếu dấu "-" giữa các nhóm chữ', f'gõ "{whole}"')
    elif typed != right and citation.number:
        message = f'số, ký hiệu "{typed}" có dấu cách hoặc dấu gạch không đúng'
        yield text.fault(start, end, message, f'gõ "{right}"', replacement=right)

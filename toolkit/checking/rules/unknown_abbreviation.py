"""CT041: chữ viết tắt chưa được giải thích.

Vì sao: người nhận ở cơ quan khác không đoán được; lần đầu dùng phải viết đủ kèm chữ tắt trong ngoặc. Chữ tắt ai
    cũng biết (UBND, HĐND, BHYT...), ký hiệu văn bản, tên cơ quan trong danh bạ không tính.
Sai: thực hiện công tác BĐG trên địa bàn
Đúng: thực hiện công tác bình đẳng giới (BĐG) trên địa bàn
Cách sửa: viết đủ ở lần đầu, kèm chữ tắt trong ngoặc; hoặc viết đủ ở mọi chỗ.
Nguồn: Nghị định 30/2020/NĐ-CP, Điều 8 về ngôn ngữ văn bản dễ hiểu; thông lệ.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._abbreviations import AMBIGUOUS, abbreviations
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT041"
LEVEL: Final = Level.HINT

_KNOWN: Final = (
    "UBND HĐND MTTQ UBMTTQ TW TƯ QH UBTVQH XHCN THCS THPT TH MN GDTX BHXH BHYT BHTN TNHH CTCP HTX TP CCCD CMND VNĐ "
    "VND USD "
    "LHPN CCB TNCS LĐLĐ CHQS BĐBP BCH BTV BTC PCT CT VP LĐ VT TT KT TM TL TUQ STT ĐT ĐTDĐ CNTT CSDL CBCCVC QCVN "
    "TCVN OCOP NTM "
    "ASEAN UNESCO UNICEF UNDP WHO WTO ODA FDI GDP GRDP HIV AIDS COVID ISO IEC PDF XML SMS QR AI IOT ICT GPS GIS KPI "
    "PAPI PCI "
    "PARINDEX SIPAS DDCI EU UN NGO IP USB HTTPS URL VNEID VNPT FPT EVN APEC CPTPP NATO LHQ ABC A4 A3 TTXVN VTV VOV "
    "NĐ QĐ"
)
KNOWN: Final = frozenset(_KNOWN.split())


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for the first use of each in prose before any text has explained it."""
    told = KNOWN | AMBIGUOUS.keys() | _registered(subject)
    done: set[str] = set()
    for use in subject.shared(abbreviations):
        if use.meaning:
            done.add(use.letters)
        elif use.letters not in done and use.letters not in told:
            done.add(use.letters)
            message = f'chữ viết tắt "{use.letters}" chưa được giải thích'
            yield use.text.fault(use.start, use.end, message, f'viết đủ ở lần đầu, kèm "({use.letters})"')


def _registered(subject: Subject) -> frozenset[str]:
    """Return the abbreviations that names of the registry hold."""
    registry = subject.registry
    names = [name for agency in registry.agencies for name in (agency.name, agency.short_name, agency.abbreviation)]
    names += [name for agency in registry.agencies for name in (*agency.aliases, *agency.former_names)]
    return frozenset(word for name in names for word in re.findall(r"\w+", name) if word.isupper())

"""VD006: tên loại của văn bản được viện dẫn không khớp ký hiệu.

Vì sao: ký hiệu bắt đầu bằng chữ viết tắt của tên loại: QĐ là quyết định, KH là kế hoạch. Khác nhau thì hoặc tên
    loại, hoặc số và ký hiệu thuộc về văn bản khác.
Sai: Kế hoạch số 1790/QĐ-TTg
Đúng: Quyết định số 1790/QĐ-TTg
Cách sửa: xem văn bản gốc rồi sửa chỗ sai.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục III, phần chữ viết tắt tên loại văn bản.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.citations import cited
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "VD006"
LEVEL: Final = Level.ERROR

# What a symbol of each type may begin with; the Party's and older forms among them.
_ABBREVIATIONS: Final = {
    "Nghị định": {"NĐ"}, "Quyết định": {"QĐ"}, "Thông tư": {"TT"}, "Thông tư liên tịch": {"TTLT", "TT"},
    "Nghị quyết": {"NQ"}, "Nghị quyết liên tịch": {"NQLT", "NQ"}, "Chỉ thị": {"CT"}, "Kế hoạch": {"KH"},
    "Chương trình": {"CTr", "CTrHĐ", "CT", "CTHĐ"}, "Chương trình hành động": {"CTr", "CTrHĐ", "CT", "CTHĐ"},
    "Thông báo": {"TB", "TBKL"}, "Báo cáo": {"BC"}, "Tờ trình": {"TTr"}, "Hướng dẫn": {"HD"}, "Kết luận": {"KL", "TB"},
    "Quy định": {"QĐ", "QĐi", "QyĐ"}, "Quy chế": {"QC"}, "Công điện": {"CĐ"}, "Đề án": {"ĐA"}, "Phương án": {"PA"},
    "Giấy mời": {"GM"}, "Biên bản": {"BB"}, "Lệnh": {"L"},
}  # fmt: skip
_NAMES: Final = {
    "NĐ": "Nghị định", "QĐ": "Quyết định", "TT": "Thông tư", "TTLT": "Thông tư liên tịch", "NQ": "Nghị quyết",
    "CT": "Chỉ thị", "KH": "Kế hoạch", "CTr": "Chương trình", "TB": "Thông báo", "BC": "Báo cáo", "TTr": "Tờ trình",
    "HD": "Hướng dẫn", "KL": "Kết luận", "CĐ": "Công điện", "ĐA": "Đề án",
}  # fmt: skip
# A letter's symbol begins with its issuer, and some of these are abbreviations of agencies too.
_NEVER_A_LETTER: Final = frozenset({"NĐ", "QĐ", "NQ", "TTLT", "KH"})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    for item in subject.shared(cited):
        citation = item.citation
        first = re.split(r"[-/]", citation.symbol, maxsplit=1)[0]
        if citation.is_law or citation.is_continued or first not in _NAMES or citation.kind_span is None:
            continue
        allowed = _ABBREVIATIONS.get(citation.kind)
        if allowed is not None and first not in allowed:
            level = None
        elif citation.kind == "Công văn" and first in _NEVER_A_LETTER:
            level = Level.WARNING
        else:
            continue
        message = f'"{item.short}": ký hiệu {first} là của {_NAMES[first].lower()}, không phải {citation.kind.lower()}'
        fix = f'xem văn bản gốc; có phải "{_NAMES[first]} số ..."?'
        yield item.text.fault(citation.span.start, citation.number_span.end, message, fix, level=level)

"""DL404: để trống chỗ không được để trống.

Mức: lỗi, chỉ với `--ready`.
Vì sao: văn bản điện tử sắp ban hành chỉ được để trống số và ngày của chính nó (hệ thống điền khi ký số), kể cả ở dòng
    "Kèm theo" của phụ lục. Tháng, năm ban hành và số, ngày của văn bản viện dẫn thì phải có.
Sai: Thực hiện Kế hoạch số     /KH-UBND ngày    tháng 12 năm 2025
Đúng: Thực hiện Kế hoạch số 8416/KH-UBND ngày 26 tháng 12 năm 2025
Cách sửa: điền số, ngày của văn bản viện dẫn; điền tháng ban hành.
Nguồn: Nghị định 30/2020/NĐ-CP, Điều 15; Phụ lục I, mục II.3, II.4 và II.6.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Fault, Role
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.model.plan import Plan

CODE: Final = "DL404"
LEVEL: Final = Level.ERROR
READY: Final = True

_BLANK: Final = "[\\s\u00a0.…_]"
_NUMBER: Final = re.compile(rf"\bsố{_BLANK}{{2,}}/")
_DAY: Final = re.compile(rf"\bngày{_BLANK}{{2,}}tháng")
_MONTH: Final = re.compile(rf"\btháng{_BLANK}{{2,}}năm|\bnăm{_BLANK}{{2,}}$")
# Laws and ordinances are cited without number.
_BY_NAME: Final = frozenset({"hiến pháp", "luật", "bộ luật", "pháp lệnh"})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each blank that no office fills in."""
    for text in subject.texts:
        patterns = (_MONTH,) if text.role is Role.HEAD else (_NUMBER, _DAY, _MONTH)
        for pattern in patterns:
            for blank in pattern.finditer(text.text):
                yield text.fault(*blank.span(), f'còn để trống ở "{" ".join(blank[0].split())}"', "điền cho đủ")
    if subject.kind is FileKind.PLAN:
        yield from _instruments(subject.plan)


def _instruments(plan: Plan) -> Iterator[Fault]:
    """Find cited instruments whose number or day nobody has written down yet."""
    for instrument in plan.instruments:
        by_name = instrument.document_type.casefold() in _BY_NAME
        missing = [] if instrument.number or by_name else ["number"]
        if instrument.issued is None:
            missing.append("issued")
        for key in missing:
            span = instrument.spans.get(key) or instrument.spans["id"]
            message = f"văn bản {instrument.id}: chưa có {key}"
            words = "số" if key == "number" else "ngày ban hành"
            yield Fault(plan.source.location(span), message, f"ghi {words} của văn bản ở {key}")

"""DL402: kế hoạch chưa đủ thành phần để ban hành.

Mức: lỗi, chỉ với `--ready`.
Vì sao: văn bản hành chính phải có đủ các thành phần thể thức: căn cứ, người ký (quyền hạn, chức vụ, họ tên), nơi
    nhận, tháng và năm ban hành. Thiếu trong dữ liệu thì văn bản in ra chỗ chờ. Số và ngày được để trống: hệ thống văn
    bản điện tử điền.
Sai: `full_name:` để trống
Đúng: `full_name: Nguyễn Văn A`
Cách sửa: ghi mục được nêu trong tệp kế hoạch.
Nguồn: Nghị định 30/2020/NĐ-CP, Điều 8; Phụ lục I, mục II.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Fault
from toolkit.diagnostics import Level
from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import Spans

CODE: Final = "DL402"
LEVEL: Final = Level.ERROR
READY: Final = True


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each part that the data leave out."""
    if subject.kind is not FileKind.PLAN:
        return
    plan = subject.plan
    asked = (
        ("legal_bases", "căn cứ ban hành", bool(plan.legal_bases)),
        ("issued", "tháng, năm ban hành", plan.issued is not None),
        ("recipients", "nơi nhận", bool(plan.recipients)),
        ("filing", "đơn vị soạn thảo sau chữ Lưu: VT", bool(plan.filing)),
        ("signatory", "người ký", plan.signatory is not None),
    )
    for key, words, is_there in asked:
        if not is_there:
            yield _missing(plan, plan.spans, key, "", words)
    if (signatory := plan.signatory) is not None:
        of_signatory = (
            ("signing_authority", "quyền hạn của người ký", bool(signatory.signing_authority)),
            ("position", "chức vụ của người ký", bool(signatory.position)),
            ("full_name", "họ và tên người ký", bool(signatory.full_name)),
        )
        for key, words, is_there in of_signatory:
            if not is_there:
                yield _missing(plan, {**plan.spans, **signatory.spans}, key, "signatory, ", words)


def _missing(plan: Plan, spans: Spans, key: str, owner: str, words: str) -> Fault:
    place = spans.get(key) or spans.get("signatory" if owner else "subject") or Span(0, 1)
    message = f"{owner}{key}: chưa có {words}"
    return Fault(plan.source.location(Span(place.start, place.start + 1)), message, f"ghi {key}: {words}")

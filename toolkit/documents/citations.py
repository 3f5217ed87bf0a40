"""How a document names another (viện dẫn văn bản): in full the first time, in short later, laws by their names.

Source:
    Decree 30/2020/NĐ-CP, Annex I, II.6(a) and II.6(b).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.decree30 import wording
from toolkit.documents.gaps import gap

if TYPE_CHECKING:
    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import Instrument

# Cited by name: no number and no issuer.
NAMED_TYPES: Final = frozenset({"hiến pháp", "bộ luật", "luật", "pháp lệnh"})

# The Party's documents turn number and symbol: "Chỉ thị số 37-CT/TW". The State's have a hyphen before the issuer.
PARTY_SYMBOL: Final = re.compile(r"(?:NQ|CT|KL|KH|QĐ|QĐi|QyĐ|CTr|CTrHĐ|HD|TB|BC|CV|QC|TTr|ĐA)/[A-ZĐ]+")

# A subject that begins with what the document itself does follows its issuer directly: "phê duyệt Chương trình ...".
# Another verb would read as the issuer's own act ("của Ủy ban nhân dân tỉnh xây dựng ..."): it gets "về việc".
ACTS: Final = (
    "ban hành", "bãi bỏ", "bổ sung", "công bố", "hướng dẫn", "phê duyệt", "quy định", "sửa đổi", "tăng cường",
    "thay thế", "thực hiện", "tổ chức", "triển khai", "về", "v/v",
)  # fmt: skip

# Verbs a subject may begin with: none begins a name, so inside a sentence their first letter is small.
VERBS: Final = (
    *ACTS, "áp dụng", "bảo đảm", "bổ nhiệm", "chấn chỉnh", "chấp thuận", "cho phép", "công nhận", "đẩy mạnh",
    "đảm bảo", "đề nghị", "điều chỉnh", "đính chính", "đình chỉ", "giao", "góp ý", "hủy bỏ", "huỷ bỏ", "kéo dài",
    "kiện toàn", "lấy ý kiến", "phát động", "phân bổ", "phân công", "phê chuẩn", "phối hợp", "sơ kết", "thành lập",
    "thẩm định", "thi hành", "thông qua", "thông báo", "thu hồi", "tiếp tục", "tổng kết", "trình", "tuyên truyền",
    "ủy quyền", "uỷ quyền", "xây dựng", "xử lý", "yêu cầu",
)  # fmt: skip

# What stands first in the name of something keeps its capital in the middle of a sentence.
NAMES: Final = (
    "ban chỉ đạo", "bộ luật", "bộ tiêu chí", "chỉ thị", "chiến lược", "chính phủ", "chương trình", "cuộc vận động",
    "dự án", "đảng", "đề án", "hiến pháp", "hội đồng", "kế hoạch", "luật", "mặt trận", "ngày", "nghị định",
    "nghị quyết", "nhà nước", "nhân dân", "pháp lệnh", "phong trào", "quốc hội", "quy chế", "quyết định", "tháng",
    "thông tư", "thủ tướng", "ủy ban", "uỷ ban",
)  # fmt: skip

# Where an issuer is abbreviated in the data: a citation names it as its own documents do.
WRITTEN_OUT: Final = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}


def cite_in_full(instrument: Instrument, *, as_basis: bool = False) -> str:
    """Return an instrument as it is cited the first time.

    "Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt ..."; a law by its
    name, "Luật Bình đẳng giới", as a legal basis with its date. Of an instrument that is numbered, number and day
    that are not known are gaps; what else is not known is left out.

    Args:
        instrument: The instrument.
        as_basis: Whether it stands among the legal bases.
    """
    issued = instrument.issued
    date = wording.format_long_date(issued.day, issued.month, issued.year) if issued else ""
    if not date and _number(instrument) and not _is_law(instrument):
        date = f"ngày {gap('ngày ban hành')}"
    if is_named(instrument):
        return _joined(_name(instrument), date if as_basis else "")
    issuer = _issuer(instrument.issuing_agency)
    by = f"của {issuer}" if issuer else ""
    return _joined(_type(instrument), _number(instrument), date, by, linked_subject(instrument.subject))


def cite_in_short(instrument: Instrument) -> str:
    """Return an instrument as it is cited again: "Quyết định số 1790/QĐ-TTg"; without a number in full."""
    if is_named(instrument):
        return _name(instrument)
    number = _number(instrument)
    return _joined(_type(instrument), number) if number else cite_in_full(instrument)


def cite_plan_in_full(plan: Plan) -> str:
    """Return the plan as its letters and follow-up plans cite it, what the office fills in left blank.

    "Kế hoạch số      /KH-UBND ngày      tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu thực hiện ...".
    """
    issued = plan.issued
    date = (
        wording.format_long_date(issued.day, issued.month, issued.year)
        if issued
        else wording.format_long_date(None, None, plan.year)
    )
    issuer = _issuer(plan.issuing_agency)
    return _joined(cite_plan_in_short(plan), date, f"của {issuer}" if issuer else "", linked_subject(plan.subject))


def cite_plan_in_short(plan: Plan) -> str:
    """Return the plan by type, number and symbol: "Kế hoạch số      /KH-UBND"."""
    return f"{_capital(plan.document_type)} {_numbered(plan.number, plan.symbol)}"


def is_named(instrument: Instrument) -> bool:
    """Say whether an instrument is cited by its name: a law or an ordinance that has one."""
    return bool(instrument.subject.strip()) and _is_law(instrument)


def linked_subject(subject: str) -> str:
    """Return a subject as it follows the issuer.

    "phê duyệt ..." as it is, "về công tác ..." with its preposition, "về việc xây dựng ..." before any other verb.
    """
    running = running_subject(subject)
    if not running or _begins(running, ACTS):
        return running
    return f"về việc {running}" if _begins(running, VERBS) else f"về {running}"


def running_subject(subject: str) -> str:
    """Return a subject as it stands inside a sentence: its first letter small, unless a name begins it.

    For a group of agencies too ("các sở, ban, ngành"), not for an agency: "Công an tỉnh" is a name.
    """
    subject = subject.strip().rstrip(".;,").rstrip()
    first, _, rest = subject.partition(" ")
    if _begins(subject, VERBS):
        lowered = subject[:1].lower() + subject[1:]
        return re.sub(r"^v/v\b", "về việc", lowered)
    # "NTM ...", "Ban Vì sự tiến bộ ...", "Sở Nội vụ ...": names by their letters.
    is_name = (len(first) > 1 and first.isupper()) or rest[:1].isupper() or _begins(subject, NAMES)
    return subject if is_name else subject[:1].lower() + subject[1:]


def _begins(text: str, words: tuple[str, ...]) -> bool:
    lowered = text.lower()
    return any(lowered == word or lowered.startswith((f"{word} ", f"{word},")) for word in words)


def _is_law(instrument: Instrument) -> bool:
    return instrument.document_type.strip().lower() in NAMED_TYPES


def _name(instrument: Instrument) -> str:
    kind, subject = _type(instrument), instrument.subject.strip().rstrip(".;,")
    if _begins(subject, (kind.lower(),)):
        return _capital(subject)
    return f"{kind} {subject}"


def _type(instrument: Instrument) -> str:
    return _capital(instrument.document_type.strip())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(instrument: Instrument) -> str:
    """Return number and symbol; a gap stands for a number that is not known where the symbol shows there is one."""
    number, symbol = instrument.number.strip(), instrument.symbol.strip()
    if not number and (not symbol or _is_law(instrument)):
        return ""
    return _numbered(number or gap("số"), symbol)


def _numbered(number: str, symbol: str) -> str:
    sign = "-" if PARTY_SYMBOL.fullmatch(symbol.strip()) else "/"
    return wording.format_cited_number(number, symbol, sign)


def _issuer(agency: str) -> str:
    first, space, rest = agency.strip().partition(" ")
    return WRITTEN_OUT.get(first, first) + space + rest


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)

"""A plan as readable lines: what it says, in printing order, with the numbers that are computed when it is printed.

What `vanban outline` shows and git compares. A line holds one thing, so that a change shows as one; what
tells of a part (a section, a task, the recipients) begins at the margin, what the part holds is indented:
git heads each place of a diff with the last line at the margin. Comments, quotes and the order of keys do
not show.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.plan import Orientation, Programme, Section, Task, roman_numeral
from toolkit.model.plan_parts import Generated, ReportPeriod
from toolkit.model.recurrence import YEARLY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import Instrument, IssueDate, LegalBasis, LetterSettings, Produces, Signatory

ROW_NAMES: Final = {Section: "mục", Programme: "chương trình", Task: "nhiệm vụ"}
PRINTED: Final = {
    Generated.TASKS: "(in các mục của phụ lục)",
    Generated.IMPLEMENTATION: "(in việc của từng cơ quan)",
}
PERIOD_NAMES: Final = {
    ReportPeriod.Q1: "quý I",
    ReportPeriod.Q2: "quý II",
    ReportPeriod.Q3: "quý III",
    ReportPeriod.Q4: "quý IV",
    ReportPeriod.SIX_MONTHS: "6 tháng",
    ReportPeriod.NINE_MONTHS: "9 tháng",
    ReportPeriod.YEAR: "năm",
}
INDENT: Final = "    "


def plan_outline(plan: Plan, *, numbered: bool = True) -> Iterator[str]:
    """Yield the lines of a plan.

    Args:
        plan: The plan; the agencies need not have been looked up.
        numbered: Whether lines carry computed numbers: without them a task more changes no line of another.
    """
    yield from _head(plan)
    yield from _instruments(plan)
    yield from _bases("căn cứ", plan.legal_bases, "")
    yield from _part("mở đầu", plan.opening)
    yield from _body(plan, numbered=numbered)
    for item in plan.implementation:
        yield f"tổ chức thực hiện: {item.agencies.text}"
        yield from _indented(item.text)
    yield from _reporting(plan)
    yield from _part("câu kết", plan.closing)
    yield from _recipients("nơi nhận", plan.recipients)
    yield from _field("lưu", plan.filing)
    yield from _signatory("người ký", plan.signatory)
    yield from _letter(plan)
    yield from _appendix(plan)
    numbers = {row.entry.id: row.reference for row in plan.rows()}
    for row in plan.rows():
        name = ROW_NAMES[type(row.entry)]
        yield from _entry(f"{name} {row.reference}" if numbered else name, row.entry, numbers if numbered else {})
    for task in plan.resting:
        yield from _entry("nhiệm vụ năm nay không có", task, {})


def _head(plan: Plan) -> Iterator[str]:
    yield f"{plan.document_type[:1].lower()}{plan.document_type[1:]} năm {plan.year}: {plan.subject}"
    yield from _field("cơ quan ban hành", plan.issuing_agency)
    yield from _field("địa danh", plan.place)
    yield from _field("số, ký hiệu", _number(plan.number, plan.symbol))
    yield from _field("ngày ban hành", _issue_date(plan.issued))


def _instruments(plan: Plan) -> Iterator[str]:
    if plan.instruments:
        yield "văn bản viện dẫn"
    for instrument in plan.instruments:
        yield f"{INDENT}[{instrument.id}] {_instrument(instrument)}"
    if plan.multi_year_plan:
        yield f"kế hoạch nhiều năm của tỉnh: [{plan.multi_year_plan.id}]"


def _instrument(instrument: Instrument) -> str:
    number = _number(instrument.number, instrument.symbol)
    words = (
        instrument.document_type,
        f"số {number}" if number else "",
        f"ngày {_date(instrument.issued)}" if instrument.issued else "",
        f"của {instrument.issuing_agency}" if instrument.issuing_agency else "",
    )
    cited = " ".join(word for word in words if word)
    return f"{cited}: {instrument.subject}" if instrument.subject else cited


def _bases(title: str, bases: Iterable[LegalBasis], indent: str) -> Iterator[str]:
    lines = [f"[{basis.instrument.id}]" if basis.instrument else basis.text for basis in bases]
    if lines:
        yield f"{indent}{title}"
    for line in lines:
        yield from _indented(line, indent + INDENT)


def _body(plan: Plan, *, numbered: bool) -> Iterator[str]:
    for number, part in enumerate(plan.body, 1):
        yield f"nội dung {roman_numeral(number)}: {part.title}" if numbered else f"nội dung: {part.title}"
        yield from _indented(part.text)
        for place, clause in enumerate(part.clauses, 1):
            name = f"khoản {place}" if numbered else "khoản"
            yield f"{INDENT}{name}: {clause.title}" if clause.title else f"{INDENT}{name}"
            yield from _indented(clause.text, 2 * INDENT)
        if part.prints:
            yield f"{INDENT}{PRINTED[part.prints]}"


def _reporting(plan: Plan) -> Iterator[str]:
    if plan.reporting is None:
        return
    yield f"báo cáo: gửi {plan.reporting.to.text}" if plan.reporting.to.text else "báo cáo"
    for period, day in plan.reporting.due:
        yield f"{INDENT}{PERIOD_NAMES[period]}: chậm nhất {_date(day)}"


def _recipients(title: str, recipients: Iterable[str], indent: str = "") -> Iterator[str]:
    lines = [f"{indent}{INDENT}{line}" for line in recipients]
    if lines:
        yield f"{indent}{title}"
    yield from lines


def _signatory(title: str, signatory: Signatory | None, indent: str = "") -> Iterator[str]:
    if signatory is not None:
        yield f"{indent}{title}"
        for line in (*signatory.signing_authority, signatory.position, signatory.full_name):
            yield from _indented(line, indent + INDENT)


def _letter(plan: Plan) -> Iterator[str]:
    letter = plan.letter
    lines = [
        *_field("ký hiệu", letter.symbol),
        *_field("ngày ban hành", _issue_date(letter.issued)),
        *_field("trích yếu", letter.subject),
        *_field("gửi chung", ", ".join(_collective(plan, letter))),
        *_recipients("nơi nhận", letter.recipients, INDENT),
        *_signatory("người ký", letter.signatory, INDENT),
    ]
    if lines:
        yield "công văn"
    yield from lines


def _collective(plan: Plan, letter: LetterSettings) -> Iterator[str]:
    """Yield the codes of the groups that get a letter together, as typed: without agencies none is known."""
    place = letter.spans.get("collective")
    if place:
        yield from re.findall(r"[\w-]*\w", re.sub(r"#.*", "", plan.source.text[slice(*place)]))


def _appendix(plan: Plan) -> Iterator[str]:
    appendix = plan.appendix
    yield f"phụ lục: {appendix.title}"
    yield from _field("giấy", "ngang" if appendix.orientation is Orientation.LANDSCAPE else "đứng")
    yield from _field("cột", " | ".join(column.heading for column in appendix.columns))


def _entry(name: str, entry: Section | Programme | Task, numbers: dict[str, str]) -> Iterator[str]:
    first, *rest = entry.content.split("\n")
    yield f"{name}: {first}"
    for line in rest:
        yield from _indented(line)
    yield from _field("id", entry.id)
    if not isinstance(entry, Task):
        yield from _bases("căn cứ", entry.legal_bases, INDENT)
        return
    yield from _field("cơ quan chủ trì", entry.lead_agencies.text)
    yield from _field("cơ quan phối hợp", entry.coordinating_agencies.text)
    yield from _field("thời gian", entry.schedule.text if entry.schedule else "")
    yield from _field("sản phẩm", entry.deliverable)
    yield from _field("kinh phí", entry.funding)
    yield from _field("theo dõi", entry.monitoring)
    yield from _field("ghi chú", entry.note)
    yield from _field("chu kỳ", "" if entry.recurrence == YEARLY else str(entry.recurrence))
    if entry.produces:
        yield from _produces(entry.produces, numbers)


def _produces(produces: Produces, numbers: dict[str, str]) -> Iterator[str]:
    words = (produces.document_type, produces.title, produces.period)
    yield from _field("phải làm ra", " ".join(word for word in words if word))
    if produces.issuer.text:
        yield f"{2 * INDENT}cơ quan ban hành: {produces.issuer.text}"
    yield from _bases("căn cứ", produces.legal_bases, 2 * INDENT)
    if produces.tasks:
        named = (f"{numbers[task]} [{task}]" if task in numbers else f"[{task}]" for task in produces.tasks)
        yield f"{2 * INDENT}chi tiết hóa: {', '.join(named)}"


def _part(title: str, text: str) -> Iterator[str]:
    if text:
        yield title
        yield from _indented(text)


def _field(name: str, text: str) -> Iterator[str]:
    if text:
        first, *rest = text.split("\n")
        yield f"{INDENT}{name}: {first}"
        for line in rest:
            yield from _indented(line, 2 * INDENT)


def _indented(text: str, indent: str = INDENT) -> Iterator[str]:
    """Yield the lines of a text that are not blank."""
    return (f"{indent}{line}" for line in text.split("\n") if line.strip())


def _number(number: str, symbol: str) -> str:
    return "/".join(part for part in (number, symbol) if part)


def _issue_date(issued: IssueDate | None) -> str:
    if issued is None:
        return ""
    day = "" if issued.day is None else f"{issued.day:02}/"
    return f"{day}{_month(issued.month)}/{issued.year}"


def _date(day: dt.date | None) -> str:
    return "" if day is None else f"{day.day:02}/{_month(day.month)}/{day.year}"


def _month(month: int) -> str:
    """Return a month as documents write it: only the first two get a zero."""
    return f"{month:02}" if month <= 2 else str(month)

"""NB201: còn năm cũ ở chỗ phải là năm của kế hoạch.

Mức: lỗi ở thời gian thực hiện, trích yếu, tên phụ lục, hạn báo cáo, period; cảnh báo ở nội dung, ghi chú, lời văn,
    nơi nhận; gợi ý ở một khoảng thời gian bắt đầu từ năm trước ("Tháng 12/2026 đến tháng 01/2027" trong kế hoạch năm
    2027).
Vì sao: chép tệp năm trước, sửa mà sót một chỗ: lý do hay gặp nhất khiến văn bản bị trả về. Ngày và số của văn bản
    viện dẫn, giai đoạn (2026-2030, đến năm 2030), tên chương trình không bị coi là sót. Hạn báo cáo trước khi kỳ ấy
    tới (báo cáo năm 2027 hạn 10/01/2027) cũng là sót. Lời văn có thể nói về năm đã qua nên chỉ cảnh báo.
Sai: `year: 2027`, nhiệm vụ có `schedule: Tháng 4/2026`
Đúng: `year: 2027`, nhiệm vụ có `schedule: Tháng 4/2027`
Cách sửa: gõ năm của kế hoạch; đúng là nói về năm đã qua thì giữ nguyên.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.subject import FileKind
from toolkit.checking.task_entries import year_of
from toolkit.checking.texts import CheckedText, Fault, Role
from toolkit.diagnostics import Level
from toolkit.model.plan_parts import ReportPeriod
from toolkit.model.problems import shorten
from toolkit.model.schedule import MentionRole
from toolkit.model.schedule_reader import parse_schedule
from toolkit.model.source import Span
from toolkit.model.year_forms import SHORT_YEAR
from toolkit.model.year_mentions import MentionKind, YearMention, find_year_mentions, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import IssueDate, Spans

CODE: Final = "NB201"
LEVEL: Final = Level.ERROR

# Where years are the document's own: not in cited instruments, agencies and names.
READ: Final = frozenset(
    {Role.SUBJECT, Role.TITLE, Role.LEGAL_BASIS, Role.HEADING, Role.BODY, Role.SECTION, Role.CONTENT, Role.SCHEDULE,
     Role.CELL, Role.COLUMN, Role.RECIPIENT, Role.NOTE, Role.SIGNATURE}
)  # fmt: skip

COMPARED: Final = re.compile(r"(?:so với|cùng kỳ)(?:\s+cùng kỳ)?\s+\Z", re.IGNORECASE)
# The month a period of report ends in; no report is due before its last three months have begun.
LAST_MONTHS: Final = {
    ReportPeriod.Q1: 3,
    ReportPeriod.Q2: 6,
    ReportPeriod.SIX_MONTHS: 6,
    ReportPeriod.Q3: 9,
    ReportPeriod.NINE_MONTHS: 9,
    ReportPeriod.Q4: 12,
    ReportPeriod.YEAR: 12,
}
LAST_EARLY_MONTH: Final = 6  # a plan may well be issued in December of the year before, not in April


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a finding for each leftover."""
    year = year_of(subject)
    if year is None:
        return
    for text in subject.texts:
        if text.role in READ and text.field != "full_name":
            yield from _in_text(text, year)
    if subject.kind is FileKind.PLAN:
        plan = subject.plan
        yield from _days_of_report(plan)
        yield from _issued(plan.issued, "kế hoạch", plan.spans, plan)
        yield from _issued(plan.letter.issued, "letter", plan.letter.spans, plan)


def _in_text(text: CheckedText, year: int) -> Iterator[Fault]:
    for mention in find_year_mentions(text.text, year):
        if _is_stale(mention, text, year):
            yield _finding(text, mention, year, _level(mention, text, year))
        elif _begins_before(mention, text.text, year):
            yield _finding(text, mention, year, Level.HINT)
    for short in SHORT_YEAR.finditer(text.text):  # "30/6/26"
        if int(short["year"]) == (year - 1) % 100:
            message = f'còn ghi "{short.group()}", kế hoạch này là của năm {year}'
            fix = f'gõ "{short["head"]}{year}"; đúng là nói về năm đã qua thì ghi đủ bốn chữ số của năm'
            yield text.fault(*short.span(), message, fix, level=Level.WARNING)


def is_title(text: CheckedText) -> bool:
    """Say whether a text is the subject of the document itself, where last year cannot be meant."""
    return text.role in {Role.SUBJECT, Role.TITLE} and not text.entry.endswith("produces")


def _is_stale(mention: YearMention, text: CheckedText, year: int) -> bool:
    if mention.kind is not MentionKind.OTHER_YEAR or max(mention.years) >= year:
        return False
    if text.role is Role.SCHEDULE:
        return True  # any earlier year is wrong
    return max(mention.years) == year - 1 and not COMPARED.search(text.text[: mention.start][-40:])


def _begins_before(mention: YearMention, text: str, year: int) -> bool:
    """Tell whether a time across the turn of a year begins last year: of two times, one may have been forgotten."""
    is_own = mention.kind in {MentionKind.OWN_YEAR, MentionKind.DATE, MentionKind.SCHOOL_YEAR}
    return is_own and mention.years[0] == year - 1 and not COMPARED.search(text[: mention.start][-40:])


def _level(mention: YearMention, text: CheckedText, year: int) -> Level:
    if is_title(text):
        return Level.ERROR
    if text.role is not Role.SCHEDULE:
        return Level.WARNING
    if text.field != "schedule":
        return Level.ERROR  # a period
    # "sau khi tổng kết năm 2025": a condition or a note may speak of the past.
    beside = {MentionRole.CONDITION, MentionRole.NOTE, Role.SIGNATURE}
    mentions = parse_schedule(text.text, year).mentions
    roles = {found.role for found in mentions if mention.start <= found.span.start < mention.end}
    return Level.WARNING if roles & beside else Level.ERROR


def _finding(text: CheckedText, mention: YearMention, year: int, level: Level) -> Fault:
    right = shorten(moved(text.text, mention, max(1, year - max(mention.years))))
    message = f'còn ghi "{shorten(mention.text)}", kế hoạch này là của năm {year}'
    fix = f'gõ "{right}"'
    if level is not Level.ERROR:
        fix += "; đúng là nói về năm đã qua thì giữ nguyên"
    return text.fault(mention.start, mention.end, message, fix, level=level)


def _days_of_report(plan: Plan) -> Iterator[Fault]:
    if plan.reporting is None:
        return
    for period, day in plan.reporting.due:
        if (day.year, day.month) <= (plan.year, LAST_MONTHS[period] - 3):
            typed = re.compile(rf"\b{period.value}\b[^\n]*?(?P<day>0?{day.day}/0?{day.month}/{day.year})")
            found = typed.search(plan.source.text, *plan.reporting.spans["due"])
            written = found["day"] if found else f"{day.day}/{day.month}/{day.year}"
            place = Span(*found.span("day")) if found else plan.reporting.spans["due"]
            (mention,) = find_year_mentions(written, plan.year)
            right = shorten(moved(written, mention, max(1, plan.year - day.year)))
            message = f'reporting.due: {period.value} còn ghi "{written}", kế hoạch này là của năm {plan.year}'
            yield Fault(plan.source.location(place), message, f'gõ "{right}"')


def _issued(issued: IssueDate | None, owner: str, spans: Spans, plan: Plan) -> Iterator[Fault]:
    """Find a date of issue that was copied along: a plan is not issued in April of the year before."""
    if issued is None or issued.year >= plan.year:
        return
    if issued.year == plan.year - 1 and issued.month > LAST_EARLY_MONTH:
        return
    written = plan.source.text[slice(*spans["issued"])].strip("\"'")
    message = f'{owner}: issued là "{shorten(written)}", kế hoạch này là của năm {plan.year}'
    fix = "để trống, hoặc gõ ngày ban hành của kế hoạch này; đúng là đã ban hành từ trước thì giữ nguyên"
    yield Fault(plan.source.location(spans["issued"]), message, fix, Level.WARNING)

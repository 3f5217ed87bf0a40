"""NB201: còn năm cũ ở chỗ phải là năm của kế hoạch.

Mức: lỗi ở thời gian thực hiện, trích yếu, tên phụ lục, hạn báo cáo, period; cảnh báo ở nội dung, ghi chú, lời văn, nơi
    nhận; gợi ý ở một khoảng thời gian bắt đầu từ năm trước ("Tháng 12/2026 đến tháng 01/2027" trong kế hoạch năm 2027).
Vì sao: chép tệp năm trước, sửa mà sót một chỗ: lý do hay gặp nhất khiến văn bản bị trả về. Ngày và số của văn bản viện
    dẫn, giai đoạn (2026-2030, đến năm 2030), tên chương trình không bị coi là sót. Hạn báo cáo trước khi kỳ ấy tới (báo
    cáo năm 2027 hạn 10/01/2027) cũng là sót. Lời văn có thể nói về năm đã qua nên chỉ cảnh báo.
Sai: `year: 2027`, nhiệm vụ có `schedule: Tháng 4/2026`
Đúng: `year: 2027`, nhiệm vụ có `schedule: Tháng 4/2027`
Cách sửa: gõ năm của kế hoạch; đúng là nói về năm đã qua thì giữ nguyên.
Nguồn: thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.plan_texts import PlanText, plan_texts
from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Fault
from toolkit.diagnostics import Level
from toolkit.model.plan_parts import ReportPeriod
from toolkit.model.problems import shorten
from toolkit.model.schedule import MentionRole
from toolkit.model.source import Span
from toolkit.model.year_forms import SHORT_YEAR
from toolkit.model.year_mentions import MentionKind, YearMention, find_year_mentions, moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import IssueDate, Spans
    from toolkit.model.schedule import Schedule

CODE: Final = "NB201"
LEVEL: Final = Level.ERROR

# Any earlier year is wrong here ...
TIMES: Final = frozenset({"task.schedule", "produces.period"})
# ... and here last year.
TITLES: Final = frozenset({"plan.subject", "appendix.title", "letter.subject"})

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
    if subject.kind is not FileKind.PLAN:
        return
    plan = subject.plan
    schedules = {task.spans["schedule"]: task.schedule for task in plan.tasks() if task.schedule}
    for item in plan_texts(plan):
        for mention in find_year_mentions(item.text, plan.year):
            if _is_stale(mention, item, plan.year):
                yield _finding(plan, item, mention, _level(mention, item, schedules.get(item.span)))
            elif _begins_before(mention, item.text, plan.year):
                yield _finding(plan, item, mention, Level.HINT)
        yield from _short_years(plan, item)
    yield from _days_of_report(plan)
    yield from _issued(plan.issued, "kế hoạch", plan.spans, plan)
    yield from _issued(plan.letter.issued, "letter", plan.letter.spans, plan)


def _is_stale(mention: YearMention, item: PlanText, year: int) -> bool:
    if mention.kind is not MentionKind.OTHER_YEAR or max(mention.years) >= year:
        return False
    if item.path in TIMES:
        return True
    return max(mention.years) == year - 1 and not COMPARED.search(item.text[: mention.start][-40:])


def _begins_before(mention: YearMention, text: str, year: int) -> bool:
    """Tell whether a time across the turn of a year begins last year: of two times, one may have been forgotten."""
    is_own = mention.kind in {MentionKind.OWN_YEAR, MentionKind.DATE, MentionKind.SCHOOL_YEAR}
    return is_own and mention.years[0] == year - 1 and not COMPARED.search(text[: mention.start][-40:])


def _short_years(plan: Plan, item: PlanText) -> Iterator[Fault]:
    """Find last year in two digits: "30/6/26"."""
    for short in SHORT_YEAR.finditer(item.text):
        if int(short["year"]) == (plan.year - 1) % 100:
            place = item.place(plan.source, *short.span())
            message = f'{item.owner}: {item.key} còn ghi "{short.group()}", kế hoạch này là của năm {plan.year}'
            fix = f'gõ "{short["head"]}{plan.year}"; đúng là nói về năm đã qua thì ghi đủ bốn chữ số của năm'
            yield Fault(plan.source.location(place), message, fix, Level.WARNING)


def _level(mention: YearMention, item: PlanText, schedule: Schedule | None) -> Level:
    if item.path in TITLES:
        return Level.ERROR
    if item.path not in TIMES:
        return Level.WARNING
    # "sau khi tổng kết năm 2025": a condition or a note may speak of the past.
    beside = {MentionRole.CONDITION, MentionRole.NOTE}
    roles = {
        year.role for year in (schedule.mentions if schedule else ()) if mention.start <= year.span.start < mention.end
    }
    return Level.WARNING if roles & beside else Level.ERROR


def _finding(plan: Plan, item: PlanText, mention: YearMention, level: Level) -> Fault:
    place = item.place(plan.source, mention.start, mention.end)
    right = shorten(moved(item.text, mention, max(1, plan.year - max(mention.years))))
    message = f'{item.owner}: {item.key} còn ghi "{shorten(mention.text)}", kế hoạch này là của năm {plan.year}'
    fix = f'gõ "{right}"'
    if level is not Level.ERROR:
        fix += "; đúng là nói về năm đã qua thì giữ nguyên"
    return Fault(plan.source.location(place), message, fix, level)


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
            yield _finding(plan, PlanText("reporting.due", period.value, written, place), mention, Level.ERROR)


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

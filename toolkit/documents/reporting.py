"""The reporting clause (chế độ báo cáo) of a plan and the sentence that closes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.decree30.wording import END_MARK, format_short_date
from toolkit.documents.citations import running_subject
from toolkit.documents.prose import gap
from toolkit.model.agency import Agency, Group
from toolkit.model.agency_names import fold_name
from toolkit.model.plan_parts import ReportPeriod

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from toolkit.model.agency import AgencyList, AgencyName
    from toolkit.model.plan import Plan

PERIODS: Final = {
    ReportPeriod.Q1: "quý I",
    ReportPeriod.Q2: "quý II",
    ReportPeriod.Q3: "quý III",
    ReportPeriod.Q4: "quý IV",
    ReportPeriod.SIX_MONTHS: "6 tháng",
    ReportPeriod.NINE_MONTHS: "9 tháng",
    ReportPeriod.YEAR: "năm",
}
OF_YEAR: Final = {ReportPeriod.SIX_MONTHS: "6 tháng đầu năm", ReportPeriod.NINE_MONTHS: "9 tháng đầu năm"}

# "Ủy ban nhân dân tỉnh Lai Châu" is, once it has been named, "Ủy ban nhân dân tỉnh".
PLACE_NAME: Final = re.compile(
    r"((?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND) (?:tỉnh|[Tt]hành phố|xã|phường|đặc khu|huyện|quận|thị xã|thị trấn)) .+"
)
LOCAL: Final = re.compile(r"\b(?:xã(?! hội)|phường|đặc khu|huyện|địa phương)\b")


class Charge(NamedTuple):
    """How the tasks of a plan are answered for.

    Attributes:
        superior: Who is told of the results in the end: "Ủy ban nhân dân tỉnh Lai Châu".
        every_year: Whether the plan holds for several years: the due days then come again each year.
        year: The only year it holds for, where that is not the year of the plan it stands on; else 0.
    """

    superior: str
    every_year: bool = False
    year: int = 0


def short_name(agency: str) -> str:
    """Return an agency's name as a text goes on calling it: "Ủy ban nhân dân tỉnh", without the province."""
    named = PLACE_NAME.fullmatch(agency)
    return named[1] if named else agency


def name_of(name: AgencyName) -> str:
    """Return an agency as lists have it: by its label; a group as typed, but in the registry's spelling."""
    if isinstance(name.agency, Agency):
        return name.agency.label
    if isinstance(name.agency, Group) and fold_name(name.text) == fold_name(name.agency.name):
        return name.agency.name
    return name.text


def running_name(name: AgencyName) -> str:
    """Return an agency as it stands inside a sentence: a group is a common noun, a name keeps its capital."""
    text = name_of(name)
    common = isinstance(name.agency, Group) or (name.agency is None and text.startswith("Các "))
    return common_noun(text) if common else text


def common_noun(group: str) -> str:
    """Return a group's name inside a sentence: "các sở", also "các Hội ..."; "Hội ... các cấp" keeps its capital."""
    return f"các {group[4:]}" if group.startswith("Các ") else running_subject(group)


def running_names(names: AgencyList) -> str:
    """Return the agencies of a cell inside a sentence: "các sở, ban, ngành và UBND các xã, phường"."""
    return joined(list(dict.fromkeys(map(running_name, names.names)))) or " ".join(names.text.split())


def joined(words: list[str]) -> str:
    """Return words as a list in running text: "a, b và c"."""
    return " và ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def everybody(plan: Plan) -> str:
    """Return what a plan calls those it gives tasks to: localities only where there are some among them."""
    cells = {cell.text for task in plan.tasks() for cell in (task.lead_agencies, task.coordinating_agencies)}
    cells.update(assignment.agencies.text for assignment in plan.implementation)
    local = any(LOCAL.search(cell.casefold()) for cell in cells)
    return "các cơ quan, đơn vị, địa phương" if local else "các cơ quan, đơn vị"


def gatherers(plan: Plan, charge: Charge) -> Iterator[AgencyName]:
    """Yield who gathers the reports for the superior; not the superior itself."""
    superior = plan.registry.find(charge.superior)
    for name in plan.reporting.to.names if plan.reporting else ():
        if name.text != charge.superior and (name.agency is None or name.agency is not superior):
            yield name


def gathered(plan: Plan, charge: Charge) -> str:
    """Return where reports go: "Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh"; a gap where nobody says."""
    superior = short_name(charge.superior)
    names = [running_name(name) for name in gatherers(plan, charge)]
    if plan.reporting is not None and not names:
        return superior
    return f"{joined(names) or gap('cơ quan tổng hợp báo cáo')} để tổng hợp, báo cáo {superior}"


def reporting_clause(plan: Plan, charge: Charge) -> str:
    """Return the reporting clause of a plan that gives others their tasks."""
    return reporting_sentence(
        plan, charge, everybody(plan), "báo cáo kết quả thực hiện", f"về {gathered(plan, charge)}"
    )


def reporting_sentence(plan: Plan, charge: Charge, who: str, what: str, where: str) -> str:
    """Return by when who reports: "Định kỳ 6 tháng (trước ngày 14/6/2026) và năm (...), các cơ quan báo cáo ...".

    Args:
        plan: Has the periods and their due days; without them a gap says that they are missing.
        charge: See there.
        who: Who reports: "các cơ quan, đơn vị".
        what: What they do: "báo cáo kết quả thực hiện". A single period is named behind it.
        where: To whom, and what becomes of it.
    """
    due = sorted(plan.reporting.due, key=lambda period_due: period_due[1]) if plan.reporting else []
    year = charge.year or plan.year
    if len(due) == 1 and not charge.every_year:
        period, day = due[0]
        name = f"năm {year}" if period is ReportPeriod.YEAR else OF_YEAR.get(period, f"{PERIODS[period]} năm {year}")
        return f"Trước ngày {format_short_date(day)}, {who} {what} {name} {where}."
    periods = joined([_period(period, day, charge) for period, day in due])
    return f"Định kỳ {periods or gap('kỳ báo cáo và thời hạn gửi báo cáo')}, {who} {what} {where}."


def _period(period: ReportPeriod, day: dt.date, charge: Charge) -> str:
    if not charge.every_year:
        return f"{PERIODS[period]} (trước ngày {format_short_date(day)})"
    name = "hằng năm" if period is ReportPeriod.YEAR else PERIODS[period]
    return f"{name} (trước ngày {format_short_date(day).rpartition('/')[0]})"


def closing_text(plan: Plan, charge: Charge) -> str:
    """Return the last words of the body, with "./."; words of several lines stay several lines."""
    return ended(plan.closing.strip() or _usual_closing(plan, charge))


def _usual_closing(plan: Plan, charge: Charge) -> str:
    trouble = f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, {everybody(plan)} kịp thời"
    superior = short_name(charge.superior)
    names = joined([running_name(name) for name in gatherers(plan, charge)])
    if not names:
        return f"{trouble} báo cáo {superior} xem xét, giải quyết"
    return f"{trouble} phản ánh về {names} để tổng hợp, báo cáo {superior} xem xét, giải quyết"


def ended(text: str) -> str:
    """Return a text with "./." at its end, whatever stood there."""
    return f"{text.rstrip().rstrip('./;, ')}{END_MARK}"

"""An agency's own plan of the year: what the year's plan gives it to do, under its own head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.documents.body import count_of_tasks
from toolkit.documents.citations import cite_plan_in_short, running_subject
from toolkit.documents.implementation import REPORTING_TITLE
from toolkit.documents.issuer import issued_by, unit_words, units_of
from toolkit.documents.plan import plan_document
from toolkit.documents.prose import Prose, gap
from toolkit.documents.reporting import (
    PERIODS,
    Charge,
    everybody,
    gathered,
    gatherers,
    joined,
    reporting_sentence,
    short_name,
)
from toolkit.model.agency import AgencyList
from toolkit.model.duties import Role
from toolkit.model.plan import Section, Task
from toolkit.model.plan_parts import BodyPart, Clause

if TYPE_CHECKING:
    from toolkit.documents import Document
    from toolkit.model.agency import Agency
    from toolkit.model.duties import Duty
    from toolkit.model.plan import Entry, Plan

COMMITTEE_OF: Final = re.compile(r"(?:Ủy|Uỷ) ban nhân dân ((tỉnh|[Tt]hành phố|xã|phường|đặc khu) .+)")


def agency_plan_document(plan: Plan, agency: Agency, duties: tuple[Duty, ...], *, traced: bool) -> Document:
    """Return an agency's plan of the year; `duties` are its own, never none."""
    charge = Charge(plan.issuing_agency)
    place = COMMITTEE_OF.fullmatch(agency.name)
    base = without_place(plan.subject, plan.issuing_agency)
    whose = f"trên địa bàn {place[1]}" if place else f"của {agency.label}"
    here = f" trên địa bàn {place[2]}" if place else ""
    leads = [duty for duty in duties if duty.role is not Role.COORDINATE]
    helps = [duty for duty in duties if duty.role is Role.COORDINATE]
    own = issued_by(plan, agency, agency.name, charge)._replace(
        document_type="Kế hoạch",
        subject=f"{base} {whose}",
        appendix=plan.appendix._replace(title=f"{without_place(plan.appendix.title, plan.issuing_agency)} {whose}"),
        entries=_entries(agency, leads, helps),
        legal_bases=(),
        opening=f"{agency.name} ban hành Kế hoạch {running_subject(base)}{here} như sau:",
        body=(
            _purposes(plan, _called(agency)),
            _tasks(leads, helps),
            BodyPart("Kinh phí thực hiện", gap("nguồn kinh phí thực hiện")),
            _implementation(plan, agency, charge),
        ),
        implementation=(),
        closing=(
            f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các {unit_words(agency)} kịp thời phản ánh về "
            f"{_focal_unit(agency)} để tổng hợp, báo cáo lãnh đạo {_called(agency)} xem xét, giải quyết"
        ),
    )
    return plan_document(Prose(plan), own, charge, traced=traced, year_plan=False)


def without_place(text: str, issuing_agency: str) -> str:
    """Return a subject without the place of the committee it comes from: the agency's own stands there."""
    place = COMMITTEE_OF.fullmatch(issuing_agency)
    if not place:
        return text
    return re.sub(rf",?\s+(?:(?:trên địa bàn|của|ở|tại)\s+)?{re.escape(place[1])}(?!\w)", "", text, flags=re.IGNORECASE)


def _called(agency: Agency) -> str:
    """Return what the plan calls the agency itself: "Ủy ban nhân dân xã", "Sở Nội vụ", "Công an tỉnh"."""
    return short_name(agency.name) if COMMITTEE_OF.fullmatch(agency.name) else agency.label


def _focal_unit(agency: Agency) -> str:
    return gap(f"{unit_words(agency)} đầu mối")


def _entries(agency: Agency, leads: list[Duty], helps: list[Duty]) -> tuple[Entry, ...]:
    """Return the rows of the appendix: tasks led, tasks helped with; headings only where there are both."""
    led = tuple(task for duty in leads if (task := _led_task(agency, duty)) is not None)
    helped = tuple(duty.row.entry for duty in helps if isinstance(duty.row.entry, Task))
    if not led or not helped:
        return led or helped
    return (Section("", "Nhiệm vụ chủ trì", led), Section("", "Nhiệm vụ phối hợp", helped))


def _led_task(agency: Agency, duty: Duty) -> Task | None:
    """Return a task as its leader's plan has it: who leads it as one of a group, leads its own part.

    Such a row is not the plan's any more, and is not to be known as it again: it has no id.
    """
    task = duty.row.entry
    if not isinstance(task, Task):
        return None
    return task if duty.role is Role.LEAD else task._replace(id="", lead_agencies=AgencyList(agency.label))


def _purposes(plan: Plan, called: str) -> BodyPart:
    # No agency's name in a gap: what is missing is the same in everybody's plan, and listed once.
    purposes = (
        f"- Tổ chức thực hiện kịp thời, có hiệu quả nhiệm vụ của {called} tại {cite_plan_in_short(plan)}.\n"
        f"- {gap('mục đích khác')}"
    )
    demands = (
        "- Bám sát nội dung, thời gian thực hiện của từng nhiệm vụ; phân công rõ đơn vị chủ trì, đơn vị phối hợp.\n"
        f"- {gap('yêu cầu riêng')}"
    )
    return BodyPart("Mục đích, yêu cầu", clauses=(Clause("Mục đích", purposes), Clause("Yêu cầu", demands)))


def _tasks(leads: list[Duty], helps: list[Duty]) -> BodyPart:
    """Return the part about the tasks: how many, and where they stand."""
    shared = sum(duty.role is Role.LEAD_IN_GROUP for duty in leads)
    led = f"Chủ trì thực hiện {count_of_tasks(len(leads))}"
    if shared == len(leads):
        led += " giao chung cho nhiều cơ quan, đơn vị"
    elif shared:
        led += f", trong đó có {count_of_tasks(shared)} giao chung cho nhiều cơ quan, đơn vị"
    helped = f"Phối hợp với cơ quan chủ trì thực hiện {count_of_tasks(len(helps))}"
    where = "Phụ lục kèm theo Kế hoạch này)."
    title = "Nội dung, nhiệm vụ"
    if not leads or not helps:
        return BodyPart(title, f"{led if leads else helped} (Chi tiết tại {where}")
    return BodyPart(
        title,
        clauses=(
            Clause("Nhiệm vụ chủ trì", f"{led} (Chi tiết tại Mục I {where}"),
            Clause("Nhiệm vụ phối hợp", f"{helped} (Chi tiết tại Mục II {where}"),
        ),
    )


def _implementation(plan: Plan, agency: Agency, charge: Charge) -> BodyPart:
    """Return the organisation of implementation: the units carry out, one of them watches, and the reports."""
    carrying_out = (
        "Căn cứ chức năng, nhiệm vụ được giao, chủ động tham mưu, tổ chức thực hiện các nhiệm vụ tại Phụ lục, "
        "bảo đảm chất lượng, đúng tiến độ."
    )
    watching = "Theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp kết quả, tham mưu xây dựng báo cáo theo quy định."
    return BodyPart(
        "Tổ chức thực hiện",
        clauses=(
            Clause(units_of(agency), carrying_out),
            Clause(_focal_unit(agency), watching),
            Clause(REPORTING_TITLE, _reports(plan, agency, charge)),
        ),
    )


def _reports(plan: Plan, agency: Agency, charge: Charge) -> str:
    """Return the reporting clause; the days are those for reports to the gatherer, who passes them on after."""
    called = _called(agency)
    if all(name.agency is not agency for name in gatherers(plan, charge)):
        return reporting_sentence(plan, charge, called, "báo cáo kết quả thực hiện", f"về {gathered(plan, charge)}")
    due = sorted(plan.reporting.due, key=lambda period_due: period_due[1]) if plan.reporting else []
    periods = joined([PERIODS[period] for period, _ in due]) or gap("kỳ báo cáo")
    superior = short_name(charge.superior)
    return (
        f"Định kỳ {periods}, {called} tổng hợp kết quả thực hiện của {everybody(plan)}, "
        f"báo cáo {superior} theo quy định."
    )

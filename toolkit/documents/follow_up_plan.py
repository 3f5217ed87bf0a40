"""Follow-up plans (kế hoạch triển khai): drafts of the plans that tasks order, and each agency's plan of the year.

A follow-up plan is a plan: it is made from the year's plan by changing what is its own, and printed as that is.
What the data cannot say is left as a gap.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.documents import EVERYBODY, Draft
from toolkit.documents.agency_plan import agency_plan_document
from toolkit.documents.basis_order import by_rank
from toolkit.documents.body import IMPLEMENTATION, appendix_reference, as_sentence, count_of_tasks
from toolkit.documents.citations import cite_plan_in_short, running_subject
from toolkit.documents.implementation import references
from toolkit.documents.issuer import issued_by
from toolkit.documents.plan import plan_document
from toolkit.documents.prose import Prose, gap
from toolkit.documents.reporting import Charge, running_names
from toolkit.model.agency import Agency, AgencyList
from toolkit.model.duties import duties_of
from toolkit.model.plan import Programme, Section, Task
from toolkit.model.plan_parts import Assignment, BodyPart, Clause, LegalBasis, Reporting
from toolkit.model.schedule import ScheduleKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from toolkit.documents import Document, Options
    from toolkit.model.agency import AgencyName
    from toolkit.model.plan import Entry, Plan, Row
    from toolkit.model.plan_parts import Produces, ReportPeriod

FOLDER: Final = "ke-hoach-trien-khai"
YEARLY: Final = "nam-"  # before the code of an agency whose plan of the year it is
ORDERED_TYPE: Final = "Kế hoạch"

YEAR: Final = re.compile(r"\b(?:19|20|21)\d\d\b")
# "Xây dựng Kế hoạch thực hiện ..." orders the plan "Thực hiện ...".
ORDER: Final = re.compile(
    r"(?:tham mưu\s+)?(?:xây dựng|ban hành|xây dựng(?:,| và)? ban hành)\s+kế hoạch\s+(?P<also>và\s+)?(?=\S)",
    re.IGNORECASE,
)
SINGLE_YEAR: Final = re.compile(r"(?:^|(?<!đến)(?<!từ)\s)năm (?:19|20|21)\d\d$|^(?:19|20|21)\d\d$", re.IGNORECASE)
CARRYING_OUT: Final = re.compile(
    r"(?:tổ chức\s+)?(?:triển khai(?:,?\s+(?:thực hiện|tổ chức thực hiện))?|thực hiện)\s+(.+)", re.IGNORECASE
)


def follow_up_drafts(plan: Plan, options: Options) -> Iterator[Draft]:
    """Yield the plans that tasks order; where an agency is asked for, its own plan of the year, or everybody's."""
    if not options.agency:
        for row in plan.rows():
            task = row.entry
            if isinstance(task, Task) and task.produces and task.produces.document_type == ORDERED_TYPE:
                make = partial(ordered_plan_document, plan, row, task, task.produces, traced=options.traced)
                yield Draft(f"{FOLDER}/{task.id}.docx", make)
        return
    for code, duties in duties_of(plan).items():
        agency = plan.registry.by_code(code)
        if options.agency in (code, EVERYBODY) and isinstance(agency, Agency):
            make = partial(agency_plan_document, plan, agency, duties, traced=options.traced)
            yield Draft(f"{FOLDER}/{YEARLY}{code}.docx", make)


def ordered_plan_document(plan: Plan, row: Row, task: Task, produces: Produces, *, traced: bool) -> Document:
    """Return the draft of the plan a task orders."""
    subject = ordered_subject(task, produces)
    first, last = years_held(produces.period, subject, plan.year)
    charge = Charge(
        plan.issuing_agency, every_year=first < last, year=last if first == last and last != plan.year else 0
    )
    entries = chosen_entries(plan, task, produces)
    ordered = plan._replace(
        document_type=produces.document_type,
        subject=subject,
        number="",
        issued=None,
        appendix=plan.appendix._replace(title=_appendix_title(plan, subject, charge)),
        entries=entries,
        legal_bases=tuple(_legal_bases(plan, task, produces)),
        opening="",
        implementation=() if entries else tuple(_partners(task)),
        reporting=_reporting(plan, task, charge),
        closing="",
    )
    issuer = next(iter(produces.issuer.names), None)
    own = issuer is None or _is_issuer(plan, issuer)
    if issuer is not None and not own:
        ordered = issued_by(ordered, issuer.agency, issuer.text, charge)
    ordered = ordered._replace(body=tuple(_body(plan, row, task, ordered, charge, own=own)))
    return plan_document(Prose(plan), ordered, charge, traced=traced, year_plan=False)


def ordered_subject(task: Task, produces: Produces) -> str:
    """Return the subject of the plan a task orders, with its period; from the task's words where no title is given."""
    title = produces.title.strip()
    if not title:
        order = ORDER.match(task.content)
        title = task.content[order.end() :].strip(" .;") if order else gap("trích yếu nội dung kế hoạch")
    period = produces.period.strip()
    subject = f"{title} {period}" if period and period.casefold() not in title.casefold() else title
    return subject[:1].upper() + subject[1:]


def years_held(period: str, subject: str, year: int) -> tuple[int, int]:
    """Return the first and the last year a plan holds for, by its period, or by the last year its subject names.

    Years that are over count no more, unless the period is one single year.
    """
    in_period = [int(found) for found in YEAR.findall(period)]
    years = in_period or [int(found) for found in YEAR.findall(subject)[-1:]] or [year]
    single = len(years) == 1 and SINGLE_YEAR.search((period if in_period else subject).strip())
    # What a subject says of the past ("tổng kết năm 2025") does not make it a plan for then.
    if single and (in_period or years[0] > year):
        return years[0], years[0]
    return max(year, min(years) if len(years) > 1 else year), max(year, *years)


def chosen_entries(plan: Plan, task: Task, produces: Produces) -> tuple[Entry, ...]:
    """Return what a plan's appendix lists, each entry once and never the task that orders the plan.

    The heading of an only section or programme is left out: it is what the plan is about.
    """
    by_id = {row.entry.id: row.entry for row in plan.rows()}
    seen = {task.id}
    chosen = [entry for id_ in produces.tasks if (entry := _pruned(by_id.get(id_), seen)) is not None]
    while len(chosen) == 1 and not isinstance(chosen[0], Task):
        chosen = list(chosen[0].entries)
    return tuple(chosen)


def _pruned(entry: Entry | None, seen: set[str]) -> Entry | None:
    """Return an entry without those seen already, None where nothing is left."""
    if entry is None or entry.id in seen:
        return None
    seen.add(entry.id)
    if isinstance(entry, Task):
        return entry
    below = tuple(kept for below in entry.entries if isinstance(kept := _pruned(below, seen), Programme | Task))
    return entry._replace(entries=below) if below else None


def _legal_bases(plan: Plan, task: Task, produces: Produces) -> Iterator[LegalBasis]:
    """Yield the legal bases but the last, which is the year's plan: those of the programme, then the task's own."""
    given = by_rank((*_bases_above(plan.entries, task, ()), *produces.legal_bases))
    yield from given or (LegalBasis(text=gap("văn bản của Trung ương ban hành chương trình, chiến lược")),)
    if plan.multi_year_plan is not None:
        yield LegalBasis(plan.multi_year_plan)


def _bases_above(entries: tuple[Entry, ...], task: Task, bases: tuple[LegalBasis, ...]) -> tuple[LegalBasis, ...]:
    """Return the legal bases of the nearest heading above a task that has any."""
    for entry in entries:
        if isinstance(entry, Section | Programme):
            if found := _bases_above(entry.entries, task, entry.legal_bases or bases):
                return found
        elif entry is task:
            return bases
    return ()


def _is_issuer(plan: Plan, name: AgencyName) -> bool:
    issuer = plan.registry.find(plan.issuing_agency)
    return name.text == plan.issuing_agency or (issuer is not None and name.agency is issuer)


def _reporting(plan: Plan, task: Task, charge: Charge) -> Reporting | None:
    """Return the reports on an ordered plan: who leads its making gathers them, on the days of the year's plan."""
    due = tuple(_due(plan, task, charge))
    leads = task.lead_agencies.names
    lead = next((name for name in leads if isinstance(name.agency, Agency)), None)
    lead = lead or next((name for name in leads if name.agency is None), None)
    if lead is None:
        return plan.reporting and plan.reporting._replace(due=due)
    return Reporting(AgencyList(lead.text, (lead,)), due)


def _due(plan: Plan, task: Task, charge: Charge) -> Iterator[tuple[ReportPeriod, dt.date]]:
    """Yield the periods that are reported on and their days; none where a person has to name them.

    Before the task's own time begins there is nothing to report, and while it lasts nothing to conclude.
    """
    given = plan.reporting.due if plan.reporting else ()
    if charge.year:
        # 28 February: the 29th is not in every year.
        later = ((period, day.replace(day=min(day.day, 28)) if day.month == 2 else day) for period, day in given)
        yield from ((period, day.replace(year=charge.year)) for period, day in later)
        return
    schedule = None if charge.every_year else task.schedule
    start = schedule.start if schedule else None
    due = [(period, day) for period, day in given if start is None or day >= start]
    whole_year = schedule is None or schedule.kind is ScheduleKind.YEAR
    if schedule and start and schedule.deadline and not whole_year and len(due) == 1 and due[0][1] <= schedule.deadline:
        return
    yield from due


def _partners(task: Task) -> Iterator[Assignment]:
    """Yield the item of those who help with the task, for a plan whose own tasks nobody has written yet."""
    if not task.coordinating_agencies.text:
        return
    leads = running_names(task.lead_agencies) or "cơ quan chủ trì"
    duty = gap("nhiệm vụ cụ thể của từng cơ quan, đơn vị")
    text = f"Căn cứ chức năng, nhiệm vụ được giao, phối hợp với {leads} triển khai thực hiện Kế hoạch; {duty}."
    yield Assignment(task.coordinating_agencies, text)


def _appendix_title(plan: Plan, subject: str, charge: Charge) -> str:
    # Of a plan for several years the data know this year's tasks.
    tasks = f"Nhiệm vụ năm {plan.year}" if charge.every_year else "Nhiệm vụ"
    running = running_subject(subject)
    return f"{tasks} {running}" if CARRYING_OUT.match(subject) else f"{tasks} của Kế hoạch {running}"


def _body(plan: Plan, row: Row, task: Task, ordered: Plan, charge: Charge, *, own: bool) -> Iterator[BodyPart]:
    """Yield the parts of an ordered plan's body."""
    carried_out = CARRYING_OUT.match(ordered.subject)
    purposes = [
        f"Triển khai thực hiện kịp thời, đồng bộ, có hiệu quả {carried_out[1]}." if carried_out else "",
        f"Cụ thể hóa {references([row.reference])} tại Phụ lục kèm theo {cite_plan_in_short(plan)}.",
        gap("mục đích khác của Kế hoạch"),
    ]
    demands = [
        "Các cơ quan, đơn vị được giao nhiệm vụ chủ động triển khai thực hiện theo chức năng, nhiệm vụ, thẩm quyền; "
        "bảo đảm đúng nội dung, đúng tiến độ.",
        "Phối hợp chặt chẽ, đồng bộ giữa cơ quan chủ trì và cơ quan phối hợp trong quá trình thực hiện.",
        gap("yêu cầu riêng của Kế hoạch"),
    ]
    yield BodyPart(
        "Mục đích, yêu cầu",
        clauses=(Clause("Mục đích", bullets(purposes)), Clause("Yêu cầu", bullets(demands))),
    )
    yield _content(plan, task, ordered, charge)
    funding = next((part for part in plan.body if "kinh phí" in part.title.casefold()), None) if own else None
    title = "Kinh phí thực hiện"
    yield funding._replace(title=title, prints=None) if funding else BodyPart(title, gap("nguồn kinh phí thực hiện"))
    yield IMPLEMENTATION


def _content(plan: Plan, task: Task, ordered: Plan, charge: Charge) -> BodyPart:
    """Return the part about the tasks: what the year's plan has given, and a gap for what is still to be written."""
    title = "Nội dung, nhiệm vụ"
    given = _given_tasks(plan, ordered)
    period = task.produces.period.strip() if task.produces else ""
    if charge.every_year:
        years, missing = period or "của cả giai đoạn", "mục tiêu, nhiệm vụ và giải pháp"
        if not given:
            return BodyPart(title, gap(f"{missing} {years}"))
        beyond = Clause(f"Nhiệm vụ, giải pháp {years}", gap(missing))
        return BodyPart(title, clauses=(Clause(f"Nhiệm vụ năm {plan.year}", given), beyond))
    order = ORDER.match(task.content)
    if given or not (order and order["also"] and task.schedule):
        return BodyPart(title, given or gap("nội dung, nhiệm vụ cụ thể, thời gian thực hiện"))
    # The task orders what the plan is about too, so its time is that of both.
    return BodyPart(
        title,
        clauses=(
            Clause("Thời gian thực hiện", as_sentence(task.schedule.text)),
            Clause("Nội dung thực hiện", gap("nội dung, nhiệm vụ cụ thể")),
        ),
    )


def _given_tasks(plan: Plan, ordered: Plan) -> str:
    count = sum(1 for _ in ordered.tasks())
    if not count:
        return ""
    headings = [f"- {as_sentence(entry.content)}" for entry in ordered.entries if not isinstance(entry, Task)]
    given = f"Tổ chức thực hiện {count_of_tasks(count)} đã được giao tại {cite_plan_in_short(plan)}"
    reference = appendix_reference(ordered.document_type)
    return "\n".join((f"{given}, gồm:", *headings, reference)) if headings else f"{given} {reference}."


def bullets(lines: list[str]) -> str:
    """Return lines that are not empty as points of a list."""
    return "\n".join(f"- {line}" for line in lines if line)

"""A plan as a draft to compare: its tasks with their fields, and every text it says round them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.alignment import Key
from toolkit.comparing.comparison import Side, Unit, UnitKind
from toolkit.comparing.draft import KIND_NAMES, Draft, folded
from toolkit.decree30 import wording
from toolkit.model.plan import HEADINGS, Programme, Section, Task, roman_numeral
from toolkit.model.recurrence import RecurrenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.plan import Plan, Row
    from toolkit.model.plan_parts import Instrument, LegalBasis, Produces, Signatory, Spans
    from toolkit.model.recurrence import Recurrence
    from toolkit.model.source import Span

KINDS: Final = {Section: UnitKind.SECTION, Programme: UnitKind.PROGRAMME, Task: UnitKind.TASK}
# Fields of a task that no column prints.
UNPRINTED: Final = {"produces": "Văn bản phải có", "recurrence": "Chu kỳ"}
TASK_TEXTS: Final = ("deliverable", "funding", "monitoring", "note")


class _Said(NamedTuple):
    """A text of the plan that is no task's.

    Attributes:
        list_name: Whose it is: only texts of one list are compared with each other.
        id: Names it where there is only one of it.
        label: In words: "căn cứ thứ 2".
        text: The text.
        span: Its place in the source.
        divisible: It is one of several paragraphs.
    """

    list_name: str
    id: str
    label: str
    text: str
    span: Span | None = None
    divisible: bool = False


def plan_draft(plan: Plan) -> Draft:
    """Return a plan as a draft: its head and body first, then the rows of its appendix, then what closes it."""
    units: list[Unit] = []
    keys: list[Key] = []

    def say(texts: Iterable[_Said]) -> None:
        for said in texts:
            if said.text.strip():
                units.append(_unit(plan, said))
                keys.append(
                    Key(f"plan {said.list_name}", said.id, folded(said.text), folded(said.text), said.divisible)
                )

    say(_before_tasks(plan))
    headings: dict[str, int] = {}  # reference of a heading to its index
    for row in plan.rows():
        texts = _row_texts(row)
        unit = _row_unit(plan, row, texts, headings.get(row.reference.rpartition(".")[0], -1))
        if unit.kind is not UnitKind.TASK:
            headings[row.reference] = len(units)
        units.append(unit)
        keys.append(Key(unit.kind.value, unit.id, folded(unit.content), folded("\n".join(texts.values()))))
    say(_behind_tasks(plan))
    fields = {column.value: heading for column, heading in HEADINGS.items()}
    fields |= {column.field.value: column.heading for column in plan.appendix.columns}
    return Draft(Side(plan.source.file, plan.title, plan.year, tuple(units), fields | UNPRINTED), tuple(keys))


def _unit(plan: Plan, said: _Said) -> Unit:
    place = plan.source.file if said.span is None else str(plan.source.location(said.span)._replace(column=None))
    return Unit(UnitKind.PARAGRAPH, said.id, "", "", said.label, {"content": said.text}, place)


def _row_unit(plan: Plan, row: Row, texts: Mapping[str, str], parent: int) -> Unit:
    entry = row.entry
    kind = KINDS[type(entry)]
    span = entry.spans.get("content")
    line = f":{plan.source.line_number(span.start)}" if span else ""
    agencies: tuple[str, ...] = ()
    if isinstance(entry, Task):
        named = (*entry.lead_agencies.names, *entry.coordinating_agencies.names)
        agencies = tuple(dict.fromkeys(name.agency.name if name.agency else name.text for name in named))
    label = f"{KIND_NAMES[kind]} {row.reference}"
    return Unit(kind, entry.id, row.ordinal, row.reference, label, texts, plan.source.file + line, parent, agencies)


def _row_texts(row: Row) -> dict[str, str]:
    entry = row.entry
    texts = {"content": entry.content}
    if isinstance(entry, Task):
        texts |= {
            "lead_agencies": entry.lead_agencies.text,
            "coordinating_agencies": entry.coordinating_agencies.text,
            "schedule": entry.schedule.text if entry.schedule else "",
        }
        texts |= {name: getattr(entry, name) for name in TASK_TEXTS}
        texts["produces"] = _produces_text(entry.produces) if entry.produces else ""
        texts["recurrence"] = _recurrence_text(entry.recurrence)
    return {field: text for field, text in texts.items() if text.strip()}


def _produces_text(produces: Produces) -> str:
    parts = (produces.document_type, produces.title, produces.period)
    text = " ".join(part for part in parts if part)
    return f"{text} ({produces.issuer.text})" if produces.issuer.text else text


def _recurrence_text(recurrence: Recurrence) -> str:
    match recurrence.kind:
        case RecurrenceKind.ONCE:
            return "một lần"
        case RecurrenceKind.EVERY:
            return f"{recurrence.interval} năm một lần, tính từ năm {recurrence.year}"
        case RecurrenceKind.UNTIL:
            return f"hằng năm, đến năm {recurrence.year}"
    return ""


def _before_tasks(plan: Plan) -> Iterator[_Said]:
    issued = plan.issued
    date = "" if issued is None else wording.format_long_date(issued.day, issued.month, issued.year)
    for key, label, text in (
        ("document_type", "tên loại văn bản", plan.document_type),
        ("subject", "trích yếu", plan.subject),
        ("issuing_agency", "cơ quan ban hành", plan.issuing_agency),
        ("number", "số", plan.number),
        ("symbol", "ký hiệu", plan.symbol),
        ("issued", "ngày ban hành", date),
        ("place", "địa danh", plan.place),
    ):
        yield _Said(key, key, label, text, plan.spans.get(key))
    yield from _bases("legal_bases", "căn cứ", plan.legal_bases, plan.spans)
    if plan.multi_year_plan:
        text = _cited(plan.multi_year_plan)
        yield _Said("multi_year_plan", "multi_year_plan", "kế hoạch nhiều năm", text, plan.spans.get("multi_year_plan"))
    yield from _paragraphs("opening", "lời mở đầu", plan.opening, plan.spans.get("opening"))
    for number, part in enumerate(plan.body, 1):
        label = f"phần {roman_numeral(number)}"
        yield _Said("body titles", "", f"{label}, tên", part.title, part.spans.get("title"))
        yield from _paragraphs("body", label, part.text, part.spans.get("text"))
        for place, clause in enumerate(part.clauses, 1):
            yield _Said("clause titles", "", f"{label}, khoản {place}, tên", clause.title, clause.spans.get("title"))
            yield from _paragraphs("body", f"{label}, khoản {place}", clause.text, clause.spans.get("text"))
    for item in plan.implementation:
        label = f"tổ chức thực hiện, {item.agencies.text}"
        yield from _paragraphs("implementation", label, item.text, item.spans.get("text"))
    yield from _reporting(plan)
    yield from _paragraphs("closing", "lời kết", plan.closing, plan.spans.get("closing"))
    yield _Said(
        "appendix title", "appendix.title", "tên phụ lục", plan.appendix.title, plan.appendix.spans.get("title")
    )


def _behind_tasks(plan: Plan) -> Iterator[_Said]:
    yield from _ending("", plan.recipients, plan.signatory, plan.spans)
    yield _Said("filing", "filing", "lưu", plan.filing, plan.spans.get("filing"))
    letter = plan.letter
    spans = letter.spans
    yield _Said("letter subject", "letter.subject", "công văn, trích yếu", letter.subject, spans.get("subject"))
    yield _Said("letter symbol", "letter.symbol", "công văn, ký hiệu", letter.symbol, spans.get("symbol"))
    if letter.recipients != plan.recipients or letter.signatory != plan.signatory:
        yield from _ending("công văn, ", letter.recipients, letter.signatory, spans)
    for instrument in plan.instruments:
        label = f"văn bản @{instrument.id}"
        span = instrument.spans.get("id")
        yield _Said("instruments", f"instrument.{instrument.id}", label, _cited(instrument), span)


def _bases(list_name: str, label: str, bases: Iterable[LegalBasis], spans: Spans) -> Iterator[_Said]:
    for number, basis in enumerate(bases, 1):
        text = _cited(basis.instrument) if basis.instrument else basis.text
        yield _Said(list_name, "", f"{label} thứ {number}", text, spans.get("legal_bases"))


def _reporting(plan: Plan) -> Iterator[_Said]:
    if plan.reporting:
        spans = plan.reporting.spans
        yield _Said("report to", "reporting.to", "nơi nhận báo cáo", plan.reporting.to.text, spans.get("to"))
        for period, day in plan.reporting.due:
            label = f"hạn báo cáo {period.value}"
            due = wording.format_short_date(day)
            yield _Said("reports", f"reporting.{period.value}", label, due, spans.get("due"))


def _ending(prefix: str, recipients: Iterable[str], signatory: Signatory | None, spans: Spans) -> Iterator[_Said]:
    for number, line in enumerate(recipients, 1):
        yield _Said(f"{prefix}recipients", "", f"{prefix}nơi nhận thứ {number}", line, spans.get("recipients"))
    if signatory:
        lines = (*signatory.signing_authority, signatory.position, signatory.full_name)
        text = " / ".join(line for line in lines if line)
        yield _Said(f"{prefix}signatory", f"{prefix}signatory", f"{prefix}người ký", text, spans.get("signatory"))


def _paragraphs(list_name: str, label: str, text: str, span: Span | None) -> Iterator[_Said]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines, 1):
        yield _Said(list_name, "", f"{label}, đoạn {number}" if len(lines) > 1 else label, line, span, divisible=True)


def _cited(instrument: Instrument) -> str:
    """Return an instrument as one line; how documents cite it is theirs to say."""
    numbered = wording.format_cited_number(instrument.number, instrument.symbol) if instrument.number else ""
    parts = (
        instrument.document_type,
        numbered,
        f"ngày {wording.format_short_date(instrument.issued)}" if instrument.issued else "",
        f"của {instrument.issuing_agency}" if instrument.issuing_agency else "",
        instrument.subject,
    )
    return " ".join(part for part in parts if part)

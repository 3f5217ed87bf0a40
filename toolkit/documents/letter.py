"""The directive letters (công văn): one for each agency with its own tasks, and those to groups together.

A batch is some thousand letters, so all that does not depend on the addressee is made once (`LetterWriter`), and
what depends only on the tasks once for all who have the same.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from toolkit.decree30 import wording
from toolkit.documents import EVERYBODY, Document, Draft
from toolkit.documents.addressing import address_of
from toolkit.documents.citations import linked_subject, running_subject
from toolkit.documents.heading import bulleted, filing_unit, heading, recipients, signature
from toolkit.documents.letter_duties import COLUMNS, DutyWriter
from toolkit.documents.prose import Prose, gap
from toolkit.documents.reporting import Charge, common_noun, gatherers, short_name
from toolkit.model.agency import Agency, FormOfAddress
from toolkit.model.duties import duties_of, group_duties, recipients_order
from toolkit.model.plan import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.documents import Options
    from toolkit.documents.letter_duties import Asked
    from toolkit.model.agency import Group
    from toolkit.model.duties import Duty
    from toolkit.model.plan import Plan

FOLDER: Final = "cong-van"
MOST_ADDRESSEES: Final = 12  # more of them are named by the groups they belong to


def letter_drafts(plan: Plan, options: Options) -> Iterator[Draft]:
    """Yield the letters: to groups together first, then one for each agency with a duty, in the recipients' order.

    The numbers count everybody, so that the one letter `options.agency` asks for has the name it has among all.
    """
    writer = LetterWriter(plan, traced=options.traced)
    only = "" if options.agency == EVERYBODY else options.agency
    if not only:
        for group in plan.letter.collective:
            yield Draft(f"{FOLDER}/00-{group.code}.docx", partial(writer.collective, group))
    duties = duties_of(plan)
    addressed = [agency for agency in recipients_order(plan) if agency.code in duties]
    digits = max(2, len(str(len(addressed))))
    for number, agency in enumerate(addressed, 1):
        if only in ("", agency.code):
            file_name = f"{FOLDER}/{number:0{digits}}-{agency.code}.docx"
            yield Draft(file_name, partial(writer.letter, agency, duties[agency.code]))


class LetterWriter:
    """Writes the letters of one plan."""

    def __init__(self, plan: Plan, *, traced: bool) -> None:
        """Make what all letters share; `traced`: rows carry the ids of their tasks."""
        prose = Prose(plan)
        self._plan = plan
        self._shared = _shared_values(plan, prose)
        self._committee = short_name(plan.issuing_agency)
        self._ground = f"Thực hiện {prose.cite_plan()}, {self._committee}"
        self._gaps = tuple(prose.gaps)
        self._duty_writer = DutyWriter(plan, traced=traced)
        self._gatherers = {
            name.agency.code for name in gatherers(plan, Charge(plan.issuing_agency)) if name.agency is not None
        }
        # By the duties' identity, which those with the same duties share; they are kept, so no other takes their place.
        self._asked: dict[tuple[int, str, bool], tuple[Sequence[Duty], Asked]] = {}

    def letter(self, agency: Agency, duties: Sequence[Duty]) -> Document:
        """Return the letter to one agency."""
        address = address_of(self._plan, agency)
        key = (id(duties), address.value, agency.code in self._gatherers)
        if key not in self._asked:
            self._asked[key] = (duties, self._duty_writer.asked(duties, address, agency, gathers=key[2]))
        return self._document(agency.name, address, _addressees([agency.name]), self._asked[key][1])

    def collective(self, group: Group) -> Document:
        """Return the letter to a group together."""
        address = address_of(self._plan, group)
        duties = group_duties(self._plan, group)
        asked = self._duty_writer.asked(duties, address, group, gathers=False)
        addressees = _addressees(addressee_names(self._plan, group))
        return self._document(common_noun(group.name), address, addressees, asked)

    def _document(self, name: str, address: FormOfAddress, addressees: dict[str, Any], asked: Asked) -> Document:
        prose = Prose(self._plan)
        ground = prose.paragraph("paragraph", f"{self._ground} {address.value} {name}{asked.demand}")
        closing = prose.runs(self._closing(name, address))
        values = {
            **self._shared,
            "addressees": addressees,
            "opening": [ground, *asked.opening],
            "rows": asked.rows,
            "body": asked.body,
            "closing": closing,
        }
        gaps = (*self._gaps, *prose.gaps, *asked.gaps)
        return Document(values, gaps=tuple(dict.fromkeys(gaps)), cites_plan=True)

    def _closing(self, name: str, address: FormOfAddress) -> str:
        if address is FormOfAddress.REQUEST:
            said = f"{self._committee} trân trọng đề nghị {name} quan tâm, phối hợp thực hiện"
        else:
            said = f"Nhận được Công văn này, yêu cầu {name} nghiêm túc triển khai thực hiện"
        return f"{said}{wording.END_MARK}"


def addressee_names(plan: Plan, group: Group) -> list[str]:
    """Return whom a letter to a group names: its members, or smaller groups in their place where they are many."""
    registry = plan.registry
    members = {agency.code: agency.label for agency in registry.members(group)}
    if group.open or not members:
        return [group.name]
    if len(members) <= MOST_ADDRESSEES:
        return list(members.values())
    inside = [
        (held, other.name)
        for other in registry.groups
        if not other.open and len(held := {agency.code for agency in registry.members(other)}) > 1
        and held < members.keys()
    ]  # fmt: skip
    named: dict[str, str] = {}
    for held, name in sorted(inside, key=lambda part: -len(part[0])):
        if held.isdisjoint(named):
            named |= dict.fromkeys(held, name)
    names = list(dict.fromkeys(named.get(code, label) for code, label in members.items()))
    return names if len(names) <= MOST_ADDRESSEES else [group.name]


def letter_subject(plan: Plan) -> str:
    """Return what the letters are about: "triển khai Kế hoạch thực hiện ...", as it follows "V/v"."""
    given = plan.letter.subject.strip()
    if given.lower().startswith(wording.LETTER_SUBJECT_PREFIX.lower()):
        given = given[len(wording.LETTER_SUBJECT_PREFIX) :]
    subject = running_subject(plan.subject)
    # "Triển khai Kế hoạch triển khai ..." says it twice.
    does = "thực hiện" if subject.casefold().startswith("triển khai") else "triển khai"
    return running_subject(given or f"{does} {plan.document_type} {subject}")


def letter_symbol(plan: Plan) -> str:
    """Return the letters' symbol, "UBND-VX": the data's, else the plan's issuer and the drafting unit.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.3.
    """
    _, _, issuer = plan.symbol.rpartition("-")
    unit = filing_unit(plan.filing) or gap("chữ viết tắt đơn vị soạn thảo")
    return plan.letter.symbol or (f"{issuer}-{unit}" if issuer else "")


def _shared_values(plan: Plan, prose: Prose) -> dict[str, Any]:
    """Return what is the same in all letters."""
    letter = plan.letter
    issuer = plan.registry.find(plan.issuing_agency)
    subject = letter_subject(plan)
    receiving = recipients(letter.recipients, plan.filing, addressed=True)
    for text in (subject, *receiving["lines"]):
        prose.runs(text)  # its gaps are the document's too
    headings = HEADINGS | {column.field: column.heading for column in plan.appendix.columns}
    return {
        "title": f"Công văn {linked_subject(subject)}",
        "issuing_agency": plan.issuing_agency,
        "header": heading(
            prose,
            issuing_agency=plan.issuing_agency,
            supervising_agency=plan.registry.supervising_agency(issuer) if isinstance(issuer, Agency) else "",
            place=plan.place,
            number="",  # each letter has one of its own, which the office gives
            symbol=letter_symbol(plan),
            issued=letter.issued,
            year=plan.year,
        ),
        "subject": f"{wording.LETTER_SUBJECT_PREFIX}{subject}",
        "columns": {field.value: headings[field] for field in COLUMNS},
        "recipients": receiving,
        "signature": signature(prose, letter.signatory or plan.signatory),
    }


def _addressees(names: Sequence[str]) -> dict[str, Any]:
    return {
        "label": wording.ADDRESSEES_LABEL,
        "single": names[0] if len(names) == 1 else "",
        "lines": bulleted(names) if len(names) > 1 else [],
    }

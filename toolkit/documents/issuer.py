"""Who issues a follow-up plan: what its head, its symbol and its signature take from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.documents.prose import gap
from toolkit.documents.reporting import gatherers, name_of, short_name
from toolkit.model.agency import Agency, AgencyKind
from toolkit.model.plan_parts import LetterSettings, Signatory

if TYPE_CHECKING:
    from toolkit.documents.reporting import Charge
    from toolkit.model.agency import Group
    from toolkit.model.plan import Plan

SYMBOL_PREFIX: Final = "KH-"  # Annex III, III: the abbreviation of "kế hoạch"

# Who signs for an agency whose people are called by the first word of its name.
POSITIONS: Final = {"Sở": "Giám đốc", "Thanh tra": "Chánh Thanh tra", "Văn phòng": "Chánh Văn phòng"}


def issued_by(plan: Plan, issuer: Agency | Group | None, name: str, charge: Charge) -> Plan:
    """Return a plan under the head of another issuer, as far as the registry knows it; gaps for the rest.

    Args:
        plan: The plan.
        issuer: Who issues it; None when nobody is behind the name.
        name: The name, where nobody is.
        charge: Who is above: the committee that the results are reported to.
    """
    agency = issuer if isinstance(issuer, Agency) else None
    # A group issues nothing: each of its members does.
    called = gap("tên cơ quan ban hành") if issuer is not None and agency is None else name
    return plan._replace(
        issuing_agency=agency.name if agency else called,
        place=agency.place if agency else "",
        number="",
        symbol=SYMBOL_PREFIX + ((agency.abbreviation if agency else "") or gap("chữ viết tắt tên cơ quan")),
        issued=None,
        signatory=usual_signatory(agency),
        recipients=issuer_recipients(plan, agency, charge),
        filing=gap("đơn vị soạn thảo"),
        letter=LetterSettings(),
    )


def usual_signatory(agency: Agency | None) -> Signatory:
    """Return who signs for an agency: the position by its kind, the name a gap."""
    if agency is None:
        return Signatory()
    if agency.kind in (AgencyKind.COMMUNE, AgencyKind.WARD, AgencyKind.COMMITTEE):
        return Signatory(("TM. Ủy ban nhân dân",), "Chủ tịch")
    if agency.kind is AgencyKind.DEPARTMENT:
        for first, position in POSITIONS.items():
            if agency.name.startswith(f"{first} "):
                return Signatory((), position)
    return Signatory((), gap("chức vụ của người ký"))


def issuer_recipients(plan: Plan, issuer: Agency | None, charge: Charge) -> tuple[str, ...]:
    """Return the recipients of an agency's own plan: who ordered it, who gathers the reports, its own units."""
    superior = plan.registry.find(charge.superior)
    above = superior.label if isinstance(superior, Agency) else charge.superior
    gathering = (name_of(name) for name in gatherers(plan, charge) if name.agency is None or name.agency is not issuer)
    own = gap(f"lãnh đạo, các {unit_words(issuer)}")
    return (f"{above} (b/c)", *(f"{name} (để tổng hợp)" for name in gathering), own)


def unit_words(agency: Agency | None) -> str:
    """Return what the units inside an agency are: the Front, unions and the Party have "ban", others "phòng"."""
    has_committees = agency is not None and agency.kind in (AgencyKind.FRONT, AgencyKind.UNION, AgencyKind.PARTY)
    return "ban, đơn vị" if has_committees else "phòng, đơn vị"


def units_of(agency: Agency) -> str:
    """Return what an agency calls its own people: "Các phòng, đơn vị thuộc Sở Nội vụ"."""
    local = agency.kind in (AgencyKind.COMMUNE, AgencyKind.WARD)
    return f"Các {unit_words(agency)} thuộc {short_name(agency.name) if local else agency.label}"

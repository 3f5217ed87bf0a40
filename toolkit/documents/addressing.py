"""Whom an issuing agency orders and whom it asks: one answer for the letters and the plans of a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.model.agency import REQUIRED_KINDS, Agency, AgencyKind, FormOfAddress, Group

if TYPE_CHECKING:
    from toolkit.model.agency import AgencyName
    from toolkit.model.plan import Plan


def address_of(plan: Plan, whom: Agency | Group) -> FormOfAddress:
    """Return how the plan's issuing agency speaks to an agency or a group.

    A provincial committee speaks as the registry has it, and so does an issuer nobody knows. Any other issuer
    gives orders to its own units only, those that have it for their supervising agency. Of a group everybody is
    asked where one can only be asked, and where nobody knows who belongs to it.
    """
    if isinstance(whom, Agency):
        return _address(plan, whom)
    addresses = _addresses(plan, whom)
    if not addresses or FormOfAddress.REQUEST in addresses:
        return FormOfAddress.REQUEST
    return FormOfAddress.ASSIGN if addresses == {FormOfAddress.ASSIGN} else FormOfAddress.REQUIRE


def is_asked(plan: Plan, name: AgencyName) -> bool:
    """Tell whether a heading says "Đề nghị" before a name; a committee's not where nobody knows who is behind it."""
    issuer = plan.registry.find(plan.issuing_agency)
    whom = name.agency
    if whom is not None and whom is issuer:
        return False
    if whom is None or (isinstance(whom, Group) and not _addresses(plan, whom)):
        return not _speaks_for_the_province(issuer)
    return address_of(plan, whom) is FormOfAddress.REQUEST


def _address(plan: Plan, agency: Agency) -> FormOfAddress:
    registry = plan.registry
    issuer = registry.find(plan.issuing_agency)
    if _speaks_for_the_province(issuer):
        return agency.address
    own = agency.supervising_agency and registry.find(agency.supervising_agency) is issuer
    return agency.address if own else FormOfAddress.REQUEST


def _addresses(plan: Plan, group: Group) -> set[FormOfAddress]:
    """Return how those of a group are spoken to, the issuer left out; without members, by their kinds."""
    issuer = plan.registry.find(plan.issuing_agency)
    members = [member for member in plan.registry.members(group) if member is not issuer]
    if members or not _speaks_for_the_province(issuer):
        return {_address(plan, member) for member in members}
    required = FormOfAddress.REQUIRE, FormOfAddress.REQUEST
    return {required[kind not in REQUIRED_KINDS] for kind in group.kinds}


def _speaks_for_the_province(issuer: Agency | Group | None) -> bool:
    return issuer is None or (isinstance(issuer, Agency) and issuer.kind is AgencyKind.COMMITTEE)

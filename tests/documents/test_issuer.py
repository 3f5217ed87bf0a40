"""Who issues a follow-up plan: head, symbol and signature as far as the registry knows them."""

from __future__ import annotations

import pytest

from tests.documents.plans import COMMITTEE, REGISTRY, plan_of
from toolkit.documents.issuer import issued_by, units_of, usual_signatory
from toolkit.documents.reporting import Charge
from toolkit.model.agency import Agency, AgencyKind
from toolkit.model.plan_parts import Signatory


@pytest.mark.parametrize(
    ("name", "position"),
    [
        ("Sở Nội vụ", "Giám đốc"),
        ("Thanh tra tỉnh", "Chánh Thanh tra"),
        ("Văn phòng Ủy ban nhân dân tỉnh Lai Châu", "Chánh Văn phòng"),
        ("Ban Dân tộc", "[... chức vụ của người ký]"),
    ],
)
def test_the_head_of_a_department_is_called_by_the_first_word_of_its_name(name: str, position: str) -> None:
    assert usual_signatory(Agency("x", name, AgencyKind.DEPARTMENT)) == Signatory((), position)


def test_only_departments_and_committees_have_a_usual_signatory() -> None:
    commune = Agency("x", "Ủy ban nhân dân xã Bình Lư", AgencyKind.COMMUNE)
    assert usual_signatory(commune) == Signatory(("TM. Ủy ban nhân dân",), "Chủ tịch")
    assert usual_signatory(Agency("x", "Sở của Hội", AgencyKind.UNION)).position == "[... chức vụ của người ký]"
    assert usual_signatory(None) == Signatory()


def test_a_group_issues_nothing() -> None:
    plan = issued_by(plan_of(""), REGISTRY.groups[0], REGISTRY.groups[0].name, Charge(COMMITTEE))
    assert plan.issuing_agency == "[... tên cơ quan ban hành]"
    assert plan.symbol == "KH-[... chữ viết tắt tên cơ quan]"


@pytest.mark.parametrize(
    ("kind", "units"),
    [
        (AgencyKind.DEPARTMENT, "Các phòng, đơn vị"),
        (AgencyKind.UNION, "Các ban, đơn vị"),
        (AgencyKind.FRONT, "Các ban, đơn vị"),
        (AgencyKind.PARTY, "Các ban, đơn vị"),
    ],
)
def test_what_an_agency_calls_its_own_people_follows_its_kind(kind: AgencyKind, units: str) -> None:
    agency = Agency("x", "Tên đầy đủ", kind, "Tên gọi")
    assert units_of(agency) == f"{units} thuộc Tên gọi"
    recipients = issued_by(plan_of(""), agency, agency.name, Charge(COMMITTEE)).recipients
    assert recipients[-1] == f"[... lãnh đạo, các {units[4:]}]"

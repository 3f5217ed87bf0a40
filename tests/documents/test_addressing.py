"""Whom an issuer orders and whom it asks, alike in the letters and the plans of a set."""

from __future__ import annotations

import pytest

from tests.documents.plans import COMMITTEE, REGISTRY, plan_of
from toolkit.documents.addressing import address_of, is_asked
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, FormOfAddress, Group

CENTRE = Agency("trung-tam", "Trung tâm Y tế", form_of_address=FormOfAddress.ASSIGN, supervising_agency="Sở Y tế")
SECTORS = Group("nganh-doan-the", "Các sở, đoàn thể", kinds=(AgencyKind.DEPARTMENT, AgencyKind.UNION))
CENTRAL = Group("trung-uong", "Các cơ quan Trung ương", kinds=(AgencyKind.CENTRAL_BODY,), open=True)
WIDER = Registry((*REGISTRY.agencies, CENTRE), (*REGISTRY.groups, SECTORS, CENTRAL), "Lai Châu")
REQUIRE, ASSIGN, REQUEST = FormOfAddress.REQUIRE, FormOfAddress.ASSIGN, FormOfAddress.REQUEST


@pytest.mark.parametrize(
    ("issuer", "whom", "address"),
    [
        (COMMITTEE, "Sở Y tế", REQUIRE),
        (COMMITTEE, "Hội Nông dân tỉnh", REQUEST),
        (COMMITTEE, "Trung tâm Y tế", ASSIGN),
        (COMMITTEE, "Các sở, ban, ngành", REQUIRE),
        (COMMITTEE, "Các sở, đoàn thể", REQUEST),
        (COMMITTEE, "Các cơ quan Trung ương", REQUEST),
        ("Ai đó", "Sở Y tế", REQUIRE),
        ("Sở Y tế", "Sở Nội vụ", REQUEST),
        ("Sở Y tế", "Các sở, ban, ngành", REQUEST),
        ("Sở Y tế", "UBND xã Bình Lư", REQUEST),
        ("Sở Y tế", "Trung tâm Y tế", ASSIGN),
        ("UBND xã Bình Lư", "Trung tâm Y tế", REQUEST),
        ("UBND xã Bình Lư", "Sở Y tế", REQUEST),
    ],
)
def test_who_orders_whom(issuer: str, whom: str, address: FormOfAddress) -> None:
    plan = plan_of("", WIDER, issuer=issuer)
    found = WIDER.find(whom)
    assert found is not None
    assert address_of(plan, found) is address


@pytest.mark.parametrize(
    ("issuer", "name", "asked"),
    [
        (COMMITTEE, "Sở Y tế", False),
        (COMMITTEE, "Hội Nông dân tỉnh", True),
        (COMMITTEE, "Các cơ quan, đơn vị có liên quan", False),
        (COMMITTEE, "Các cơ quan Trung ương", True),
        (COMMITTEE, "Ai đó", False),
        ("Sở Y tế", "Sở Y tế", False),
        ("Sở Y tế", "Trung tâm Y tế", False),
        ("Sở Y tế", "Các cơ quan, đơn vị có liên quan", True),
        ("Sở Y tế", "Ai đó", True),
    ],
)
def test_whom_a_heading_asks(issuer: str, name: str, asked: bool) -> None:
    plan = plan_of("", WIDER, issuer=issuer)
    assert is_asked(plan, WIDER.split(name, 0).names[0]) is asked

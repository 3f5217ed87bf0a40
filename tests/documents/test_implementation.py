"""The organisation of implementation: how its items call those they are for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.documents.plans import COMMITTEE, REGISTRY, plan_of, tasks_of
from toolkit.documents.implementation import Item, implementation_items
from toolkit.documents.reporting import Charge
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, Group

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

HELPING = "Căn cứ chức năng, nhiệm vụ được giao, phối hợp với cơ quan chủ trì thực hiện {} tại Phụ lục."


def items(plan: Plan) -> list[Item]:
    return list(implementation_items(plan, Charge(COMMITTEE)))[:-1]


def test_of_several_helpers_those_who_can_only_be_asked_have_an_item_of_their_own() -> None:
    tasks = tasks_of(("Sở Nội vụ", "Hội Nông dân tỉnh; UBND xã Bình Lư"), ("Sở Nội vụ", "Sở Y tế"))
    assert items(plan_of(tasks))[1:] == [
        Item("Sở Y tế; UBND xã Bình Lư", HELPING.format("các nhiệm vụ số 1, 2")),
        Item("Đề nghị Hội Nông dân tỉnh", HELPING.format("nhiệm vụ số 1")),
    ]


def test_further_leads_are_partners_as_they_are_in_the_letters() -> None:
    (first, _) = items(plan_of(tasks_of(("Sở Nội vụ; Sở Y tế", ""))))
    assert first.text.startswith("Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện")
    assert items(plan_of(tasks_of(("Sở Nội vụ", ""))))[0].text.startswith("Chủ trì thực hiện")


def test_headings_of_the_plan_s_own_words_have_registered_names_and_semicolons() -> None:
    given = """\
implementation:
  - {agencies: "CÁC SỞ, BAN, NGÀNH, UBND các xã, phường", text: Thực hiện}
  - {agencies: "Hội Nông dân tỉnh; Sở Y tế", text: Vận động}
"""
    assert [item.title for item in items(plan_of(given))] == [
        "Các sở, ban, ngành; UBND các xã, phường",
        "Sở Y tế; đề nghị Hội Nông dân tỉnh",
    ]


def test_words_that_ask_need_no_heading_that_does() -> None:
    given = "implementation:\n  - {agencies: Hội Nông dân tỉnh, text: Đề nghị Hội vận động hội viên}\n"
    assert items(plan_of(given))[0].title == "Hội Nông dân tỉnh"


def test_a_group_that_can_only_be_asked_is_a_common_noun_behind_the_word() -> None:
    group = Group("doan-the", "Các đoàn thể", kinds=(AgencyKind.UNION,))
    registry = Registry((*REGISTRY.agencies, Agency("hoi", "Hội Phụ nữ", AgencyKind.UNION)), (group,))
    assert items(plan_of(tasks_of(("các đoàn thể", "")), registry))[0].title == "Đề nghị các đoàn thể"

"""Who has to do what: cells of a plan, agency by agency."""

import textwrap
import time

import pytest

from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, Group
from toolkit.model.duties import (
    Duty,
    duties_of,
    group_duties,
    named_groups,
    recipients_order,
    tasks_without_letter,
    unknown_names,
)
from toolkit.model.plan import Plan, Task
from toolkit.model.plan_parts import Assignment, LetterSettings, Reporting
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText

COMMITTEE = Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh Lai Châu", AgencyKind.COMMITTEE, "UBND tỉnh")
HOME_AFFAIRS = Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT)
FINANCE = Agency("so-tai-chinh", "Sở Tài chính", AgencyKind.DEPARTMENT)
WOMEN = Agency("hoi-phu-nu", "Hội Liên hiệp Phụ nữ tỉnh", AgencyKind.UNION)
WARD = Agency("phuong-doan-ket", "Ủy ban nhân dân phường Đoàn Kết", AgencyKind.WARD)
BINH_LU = Agency("xa-binh-lu", "Ủy ban nhân dân xã Bình Lư", AgencyKind.COMMUNE)
BAN_BO = Agency("xa-ban-bo", "Ủy ban nhân dân xã Bản Bo", AgencyKind.COMMUNE)
DEPARTMENTS = Group("so-nganh", "Các sở, ban, ngành", kinds=(AgencyKind.DEPARTMENT,))
LOCAL = Group("xa-phuong", "UBND các xã, phường", kinds=(AgencyKind.COMMUNE, AgencyKind.WARD))
COMMUNES = Group("cac-xa", "UBND các xã", kinds=(AgencyKind.COMMUNE,))
WARDS = Group("cac-phuong", "UBND các phường", kinds=(AgencyKind.WARD,))
OFFICES = Group("co-quan-nha-nuoc", "Các cơ quan nhà nước", kinds=(AgencyKind.COMMITTEE, AgencyKind.DEPARTMENT))
WOMEN_EVERYWHERE = Group("phu-nu-cac-cap", "Hội Liên hiệp Phụ nữ các cấp", members=("hoi-phu-nu",), open=True)
CONCERNED = Group("lien-quan", "Các cơ quan, đơn vị có liên quan", open=True)

REGISTRY = Registry(
    (COMMITTEE, HOME_AFFAIRS, FINANCE, WOMEN, WARD, BINH_LU, BAN_BO),
    (DEPARTMENTS, LOCAL, COMMUNES, WARDS, OFFICES, WOMEN_EVERYWHERE, CONCERNED),
    "Lai Châu",
)
HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện công tác bình đẳng giới năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
tasks:
"""


def plan(*cells: tuple[str, str], registry: Registry = REGISTRY) -> Plan:
    """Return a plan of one task for each pair of cells: who leads, who helps."""
    tasks = "".join(
        f"  - id: t{number}\n    content: Tuyên truyền\n"
        f"    lead_agencies: {lead}\n    coordinating_agencies: {helping}\n"
        for number, (lead, helping) in enumerate(cells, 1)
    )
    return read_plan(SourceText("2026.yaml", HEAD + tasks), registry).plan


def said(duties: tuple[Duty, ...]) -> list[tuple[str, str, list[str]]]:
    return [(duty.row.reference, duty.role.value, [group.code for group in duty.groups]) for duty in duties]


def duties(agency: Agency, *cells: tuple[str, str]) -> list[tuple[str, str, list[str]]]:
    return said(duties_of(plan(*cells)).get(agency.code, ()))


# ---- of an agency


def test_an_agency_leads_by_name_leads_in_a_group_and_helps() -> None:
    cells = [("Sở Nội vụ", ""), ("Các sở, ban, ngành; UBND các xã, phường", ""), ("Sở Tài chính", "Sở Nội vụ")]
    assert duties(HOME_AFFAIRS, *cells) == [
        ("1", "lead", []),
        ("2", "lead_in_group", ["so-nganh"]),
        ("3", "coordinate", []),
    ]


def test_helping_in_a_group_names_the_group() -> None:
    assert duties(BINH_LU, ("Sở Nội vụ", "UBND các xã, phường")) == [("1", "coordinate", ["xa-phuong"])]


def test_every_group_it_is_in_is_named() -> None:
    cell = "UBND các xã; Các sở, ban, ngành; UBND các xã, phường"
    assert duties(BINH_LU, (cell, "")) == [("1", "lead_in_group", ["cac-xa", "xa-phuong"])]


def test_only_the_strongest_role_counts() -> None:
    assert duties(HOME_AFFAIRS, ("Các sở, ban, ngành; Sở Nội vụ", "Sở Nội vụ")) == [("1", "lead", [])]
    assert duties(FINANCE, ("Các sở, ban, ngành", "Sở Tài chính")) == [("1", "lead_in_group", ["so-nganh"])]
    assert duties(FINANCE, ("Sở Nội vụ", "Các sở, ban, ngành; Sở Tài chính")) == [("1", "coordinate", [])]


def test_a_name_beside_a_group_leaves_the_others_in_the_group() -> None:
    cells = [("Sở Nội vụ; Các sở, ban, ngành", "")]
    assert duties(FINANCE, *cells) == [("1", "lead_in_group", ["so-nganh"])]


def test_known_members_of_an_open_group_have_duties() -> None:
    assert duties(WOMEN, ("Hội Liên hiệp Phụ nữ các cấp", "")) == [("1", "lead_in_group", ["phu-nu-cac-cap"])]


def test_nobody_is_behind_a_group_that_cannot_be_expanded() -> None:
    assert duties_of(plan(("Các cơ quan, đơn vị có liên quan", ""))) == {}


def test_the_issuing_agency_has_no_duties() -> None:
    found = duties_of(plan(("Các cơ quan nhà nước; UBND tỉnh", "")))
    assert list(found) == ["so-noi-vu", "so-tai-chinh"]


def test_agencies_come_in_the_order_of_the_registry() -> None:
    found = duties_of(plan(("UBND các xã, phường", "Sở Tài chính"), ("Sở Nội vụ", "")))
    assert list(found) == ["so-noi-vu", "so-tai-chinh", "phuong-doan-ket", "xa-binh-lu", "xa-ban-bo"]


def test_agencies_with_the_same_duties_share_them() -> None:
    found = duties_of(plan(("UBND các xã, phường", "Sở Nội vụ")))
    assert found["xa-binh-lu"] is found["xa-ban-bo"] is not found["so-noi-vu"]


def test_references_name_the_place_in_the_appendix(sample_plan: Plan) -> None:
    found = {(duty.row.reference, duty.role.value) for duty in duties_of(sample_plan)["so-y-te"]}
    assert ("IV.1.4", "lead") in found
    assert ("I.1", "lead_in_group") in found
    assert ("I.3", "coordinate") in found
    assert len(found) == 24


def test_cells_joined_by_a_comma_count_as_two(sample_plan: Plan) -> None:
    found = said(duties_of(sample_plan)["xa-binh-lu"])
    assert ("II.2", "lead_in_group", ["ubnd-xa-phuong"]) in found


def test_a_plan_without_a_registry_has_no_duties() -> None:
    assert duties_of(plan(("Sở Nội vụ", ""), registry=Registry())) == {}


def test_thousands_of_agencies_take_no_time() -> None:
    communes = [Agency(f"xa-{number}", f"UBND xã số {number}", AgencyKind.COMMUNE) for number in range(4_000)]
    cells = [("Các sở, ban, ngành; UBND các xã", ""), (f"UBND xã số {7}; Sở Nội vụ", "UBND các xã")] * 14
    made = plan(*cells, registry=Registry([*REGISTRY.agencies, *communes], REGISTRY.groups))
    start = time.process_time()
    found = duties_of(made)
    recipients_order(made)
    assert time.process_time() - start < 0.1
    assert len(found) == 4_004
    assert {len(own) for own in found.values()} == {14, 28}


# ---- of a group


def whole(group: Group, *cells: tuple[str, str]) -> list[tuple[str, str, list[str]]]:
    return said(group_duties(plan(*cells), group))


def test_a_group_leads_under_its_own_name() -> None:
    cells = [("Các sở, ban, ngành; UBND các xã, phường", ""), ("Sở Nội vụ", "UBND các xã, phường")]
    assert whole(LOCAL, *cells) == [("1", "lead", []), ("2", "coordinate", [])]


def test_a_group_is_reached_through_a_larger_one() -> None:
    cells = [("UBND các xã, phường", ""), ("Sở Nội vụ", "UBND các xã, phường")]
    assert whole(COMMUNES, *cells) == [("1", "lead_in_group", ["xa-phuong"]), ("2", "coordinate", ["xa-phuong"])]


def test_a_smaller_group_does_not_reach_it() -> None:
    assert whole(LOCAL, ("UBND các xã", "UBND xã Bình Lư")) == []


def test_smaller_groups_reach_it_together() -> None:
    assert whole(LOCAL, ("UBND các xã; UBND các phường", "")) == [("1", "lead_in_group", ["cac-xa", "cac-phuong"])]


def test_the_issuing_agency_need_not_be_reached() -> None:
    assert whole(OFFICES, ("Các sở, ban, ngành", "")) == [("1", "lead_in_group", ["so-nganh"])]


def test_an_open_group_is_reached_by_its_own_name_only() -> None:
    unions = Group("doan-the", "Các đoàn thể", kinds=(AgencyKind.UNION,))
    registry = Registry(REGISTRY.agencies, (*REGISTRY.groups, unions))
    made = plan(("Các đoàn thể", ""), ("Hội Liên hiệp Phụ nữ các cấp", ""), registry=registry)
    assert said(group_duties(made, WOMEN_EVERYWHERE)) == [("2", "lead", [])]
    assert said(group_duties(made, CONCERNED)) == []


# ---- names


def test_unknown_names_stand_as_typed_with_every_place() -> None:
    made = plan(("Sở Thông tin; Sở Nội vụ", ""), ("Sở Nội vụ", "Sở Thông Tin; Sở Thông tin"))
    found = unknown_names(made)
    assert [name.text for name in found] == ["Sở Thông tin", "Sở Thông Tin"]
    places = [
        (mention.row.reference, mention.key, made.source.text[slice(*mention.span)])
        for mention in found[0].mentions
        if mention.row
    ]
    assert places == [("1", "lead_agencies", "Sở Thông tin"), ("2", "coordinating_agencies", "Sở Thông tin")]


def test_names_in_the_body_are_looked_at_too() -> None:
    text = "Sở Thông tin; Các cơ quan, đơn vị có liên quan"
    made = plan(("Sở Nội vụ", ""))._replace(
        implementation=(Assignment(REGISTRY.split(text, 0), "Theo dõi."),),
        reporting=Reporting(to=REGISTRY.split("Sở Báo chí", 0)),
    )
    found = [(name.text, [(mention.key, mention.row) for mention in name.mentions]) for name in unknown_names(made)]
    assert found == [("Sở Thông tin", [("agencies", None)]), ("Sở Báo chí", [("to", None)])]


def test_a_plan_whose_names_are_all_known_has_no_unknown_ones(sample_plan: Plan) -> None:
    assert unknown_names(sample_plan) == ()


def test_groups_named_in_a_plan_come_in_the_order_of_the_registry() -> None:
    made = plan(("Các cơ quan, đơn vị có liên quan; UBND các xã", "Hội Liên hiệp Phụ nữ các cấp"))
    assert named_groups(made) == (COMMUNES, WOMEN_EVERYWHERE, CONCERNED)


# ---- tasks nobody gets a letter for


def unreached(lead: str, registry: Registry = REGISTRY) -> bool:
    made = plan((lead, "Sở Tài chính"), ("Sở Nội vụ", ""), registry=registry)
    return [row.reference for row in tasks_without_letter(made) if row.reference != "2"] == ["1"]


@pytest.mark.parametrize(
    "lead",
    ["", "Sở Thông tin", "Các cơ quan, đơn vị có liên quan"],
    ids=["blank", "unknown", "open"],
)
def test_a_task_whose_leaders_get_no_letter_is_told(lead: str) -> None:
    assert unreached(lead)


@pytest.mark.parametrize(
    "lead", ["Sở Nội vụ", "UBND tỉnh", "UBND tỉnh; Sở Nội vụ", "UBND các xã", "Các cơ quan nhà nước"]
)
def test_a_task_with_one_leader_who_gets_a_letter_is_not(lead: str) -> None:
    assert not unreached(lead)


def test_an_open_group_with_a_known_member_gets_a_letter() -> None:
    assert not unreached("Hội Liên hiệp Phụ nữ các cấp")


def test_without_a_registry_nobody_gets_a_letter() -> None:
    assert len(tasks_without_letter(plan(("Sở Nội vụ", ""), ("Sở Tài chính", ""), registry=Registry()))) == 2


def test_a_group_that_is_written_to_together_has_its_letter() -> None:
    made = plan(("Các cơ quan, đơn vị có liên quan", ""))
    assert len(tasks_without_letter(made)) == 1
    assert tasks_without_letter(made._replace(letter=LetterSettings(collective=(CONCERNED,)))) == ()


# ---- order of letters


def order(*recipients: str) -> list[str]:
    made = plan(("Sở Nội vụ", ""))._replace(recipients=recipients)
    return [agency.code for agency in recipients_order(made)]


def test_letters_go_out_as_the_recipients_are_named() -> None:
    assert order("Bộ Nội vụ (b/c)", "CT, các PCT UBND tỉnh", "UBND các xã", "Các sở, ban, ngành tỉnh;", "LĐ VP") == [
        "xa-binh-lu", "xa-ban-bo", "so-noi-vu", "so-tai-chinh", "ubnd-tinh", "hoi-phu-nu", "phuong-doan-ket",
    ]  # fmt: skip


def test_a_recipient_keeps_its_first_place() -> None:
    assert order("- Sở Tài chính (để thực hiện);", "Các sở, ban, ngành")[:2] == ["so-tai-chinh", "so-noi-vu"]


def test_without_recipients_the_registry_gives_the_order() -> None:
    assert order() == [agency.code for agency in REGISTRY.agencies]


def test_a_task_may_stand_in_a_programme_of_a_section() -> None:
    text = HEAD.replace("tasks:\n", "") + textwrap.dedent("""\
        sections:
          - id: s
            content: Truyền thông
            programmes:
              - id: p
                content: Chương trình
                tasks:
                  - id: t
                    content: Tuyên truyền
                    lead_agencies: Sở Nội vụ
        """)
    (duty,) = duties_of(read_plan(SourceText("2026.yaml", text), REGISTRY).plan)["so-noi-vu"]
    assert duty.row.reference == "I.1.1"
    assert isinstance(duty.row.entry, Task)

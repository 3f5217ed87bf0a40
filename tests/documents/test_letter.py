"""The directive letters: who gets one, what it asks, and that it reads like a letter."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.decree30.wording import BLANK
from toolkit.documents import EVERYBODY, Document, Options
from toolkit.documents.letter import addressee_names, letter_drafts, letter_symbol
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, FormOfAddress, Group
from toolkit.model.plan_parts import IssueDate, LetterSettings, Signatory
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.plan import Plan

HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
number: 12
symbol: KH-UBND
issued: 02/4/2026
"""
REPORTING = """\
reporting:
  to: Sở Nội vụ
  due:
    year: 14/12/2026
    6m: 14/6/2026
"""
GROUND = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 02 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu "
    "thực hiện chuyển đổi số năm 2026, Ủy ban nhân dân tỉnh "
)
NUMBERS = "(số thứ tự theo Phụ lục kèm theo Kế hoạch)"
REPORT = "Báo cáo kết quả thực hiện (6 tháng đầu năm trước ngày 14/6/2026, cả năm trước ngày 14/12/2026)"
GATHERED = "về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."

AGENCIES = (
    Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh Lai Châu", AgencyKind.COMMITTEE),
    Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT),
    Agency("so-y-te", "Sở Y tế", AgencyKind.DEPARTMENT),
    Agency("so-tu-phap", "Sở Tư pháp", AgencyKind.DEPARTMENT),
    Agency("cong-an-tinh", "Công an tỉnh Lai Châu", AgencyKind.POLICE, "Công an tỉnh"),
    Agency("hoi-phu-nu", "Hội Liên hiệp Phụ nữ tỉnh Lai Châu", AgencyKind.UNION, "Hội Phụ nữ tỉnh"),
    Agency("hoi-nong-dan", "Hội Nông dân tỉnh Lai Châu", AgencyKind.UNION, "Hội Nông dân tỉnh"),
    Agency("xa-binh-lu", "Ủy ban nhân dân xã Bình Lư", AgencyKind.COMMUNE, "UBND xã Bình Lư"),
    Agency("xa-ta-leng", "Ủy ban nhân dân xã Tả Lèng", AgencyKind.COMMUNE, "UBND xã Tả Lèng"),
)
GROUPS = (
    Group("cac-so", "Các sở", kinds=(AgencyKind.DEPARTMENT,)),
    Group("doan-the", "Các đoàn thể", kinds=(AgencyKind.UNION,)),
    Group("ubnd-xa", "UBND các xã", kinds=(AgencyKind.COMMUNE,)),
    Group("co-quan-lien-quan", "Các cơ quan, đơn vị có liên quan", open=True),
)
REGISTRY = Registry(AGENCIES, GROUPS, "Lai Châu")


def task(lead: str, helpers: str = "", schedule: str = "Trong năm") -> str:
    """Return a task as the data have it; its id and content follow its lead."""
    number = sum(map(ord, lead + helpers + schedule))
    return f"""\
  - id: task-{number}
    content: Việc của {lead}
    lead_agencies: {lead}
    coordinating_agencies: {helpers}
    schedule: {schedule}
"""


def plan_of(*tasks: str, more: str = REPORTING) -> Plan:
    text = HEAD + dedent(more) + "tasks:\n" + "".join(tasks)
    return read_plan(SourceText("2026.yaml", text), REGISTRY).plan


def letters(plan: Plan, agency: str = "") -> dict[str, Document]:
    return {draft.file_name: draft.make() for draft in letter_drafts(plan, Options(agency=agency))}


def letter(plan: Plan, agency: str) -> Document:
    (document,) = letters(plan, agency).values()
    return document


def text(runs: Iterable[dict[str, Any]]) -> str:
    return "".join(run["text"] for run in runs)


def opening(document: Document) -> list[str]:
    return [text(paragraph["runs"]) for paragraph in document.values["opening"]]


def body(document: Document) -> list[str]:
    return [text(paragraph["runs"]) for paragraph in document.values["body"]]


def cells(document: Document) -> list[tuple[str, str]]:
    return [(row["ordinal"], row["content"]) for row in document.values["rows"]]


def closing(document: Document) -> str:
    return text(document.values["closing"])


# ---- who gets one


def test_every_agency_with_a_duty_gets_a_letter_in_the_order_of_the_recipients() -> None:
    plan = plan_of(task("Sở Y tế", "Hội Nông dân tỉnh; UBND các xã"))._replace(recipients=("UBND các xã (t/h)",))
    assert list(letters(plan)) == [
        "cong-van/01-xa-binh-lu.docx",
        "cong-van/02-xa-ta-leng.docx",
        "cong-van/03-so-y-te.docx",
        "cong-van/04-hoi-nong-dan.docx",
    ]


def test_one_agency_s_letter_has_the_name_it_has_among_all() -> None:
    plan = plan_of(task("Sở Y tế", "Hội Nông dân tỉnh"))._replace(letter=LetterSettings(collective=GROUPS[:1]))
    assert list(letters(plan, "hoi-nong-dan")) == ["cong-van/02-hoi-nong-dan.docx"]
    assert list(letters(plan, EVERYBODY)) == list(letters(plan))
    assert letters(plan, "so-tu-phap") == {}


def test_past_ninety_nine_letters_numbers_have_three_digits() -> None:
    communes = [Agency(f"xa-{n}", f"Ủy ban nhân dân xã Số {n}", AgencyKind.COMMUNE) for n in range(1, 101)]
    plan = read_plan(SourceText("2026.yaml", HEAD + "tasks:\n" + task("UBND các xã")), Registry(communes, GROUPS)).plan
    names = [draft.file_name for draft in letter_drafts(plan, Options())]
    assert (names[0], names[-1]) == ("cong-van/001-xa-1.docx", "cong-van/100-xa-100.docx")


# ---- one task, or tasks of one sort


def test_a_letter_about_one_task_is_ground_table_report_and_closing() -> None:
    document = letter(plan_of(task("Sở Y tế", "Sở Tư pháp", "Quý II năm 2026")), "so-y-te")
    assert opening(document) == [
        f"{GROUND}yêu cầu Sở Y tế chủ trì, phối hợp với các cơ quan, đơn vị có liên quan "
        f"thực hiện nhiệm vụ sau đây {NUMBERS}:"
    ]
    (row,) = document.values["rows"]
    assert (row["kind"], row["ordinal"], row["content"]) == ("task", "1", "Việc của Sở Y tế")
    assert (row["coordinating_agencies"], row["schedule"]) == ("Sở Tư pháp", "Quý II năm 2026")
    assert body(document) == [f"{REPORT} gửi {GATHERED}"]
    assert closing(document) == "Nhận được Công văn này, yêu cầu Sở Y tế nghiêm túc triển khai thực hiện./."


def test_several_tasks_are_counted_with_two_digits() -> None:
    document = letter(plan_of(task("Sở Y tế"), task("Sở Y tế", schedule="Thường xuyên")), "so-y-te")
    assert opening(document) == [f"{GROUND}yêu cầu Sở Y tế chủ trì thực hiện 02 nhiệm vụ sau đây {NUMBERS}:"]


def test_tasks_led_only_as_a_member_of_a_group_are_said_to_be_so() -> None:
    document = letter(plan_of(task("Các sở; UBND các xã"), task("UBND các xã")), "xa-binh-lu")
    assert opening(document) == [
        f"{GROUND}yêu cầu Ủy ban nhân dân xã Bình Lư chủ trì, phối hợp với các cơ quan, đơn vị có liên quan "
        f"thực hiện 02 nhiệm vụ sau đây, được giao chung cho UBND các xã {NUMBERS}:"
    ]
    assert [ordinal for ordinal, _ in cells(document)] == ["1", "2"]


def test_tasks_of_both_sorts_stand_apart_under_headings() -> None:
    plan = plan_of(task("Các sở; UBND các xã"), task("Sở Y tế"))
    document = letter(plan, "so-y-te")
    assert cells(document) == [
        ("", "Nhiệm vụ giao trực tiếp"),
        ("2", "Việc của Sở Y tế"),
        ("", "Nhiệm vụ giao chung cho các sở"),
        ("1", "Việc của Các sở; UBND các xã"),
    ]
    assert [row["kind"] for row in document.values["rows"]] == ["section", "task", "section", "task"]
    assert [text for _, text in cells(letter(plan, "so-tu-phap"))] == ["Việc của Các sở; UBND các xã"]


def test_further_leads_are_partners_and_stand_first_in_their_cell() -> None:
    plan = plan_of(task("Sở Y tế; UBND các xã", "Sở Tư pháp"), task("Sở Y tế; UBND các xã"), task("Sở Y tế"))
    document = letter(plan, "so-y-te")
    assert [row["coordinating_agencies"] for row in document.values["rows"]] == [
        "Cùng chủ trì: UBND các xã\nSở Tư pháp",
        "Cùng chủ trì: UBND các xã",
        "",
    ]
    # Who leads as one of a group reads that in the words before the table.
    shared = letter(plan, "xa-binh-lu").values["rows"]
    assert [row["coordinating_agencies"] for row in shared] == ["Sở Tư pháp", ""]


def test_further_leads_alone_are_partners_in_the_words_too() -> None:
    (said,) = opening(letter(plan_of(task("Sở Y tế; Sở Tư pháp")), "so-y-te"))
    assert "chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện nhiệm vụ sau đây" in said


def test_of_many_groups_a_letter_does_not_name_each() -> None:
    groups = [Group(f"nhom-{n}", f"Các cơ quan khối {n}", members=("so-y-te",)) for n in range(1, 5)]
    registry = Registry(AGENCIES, groups, "Lai Châu")

    def said(count: int) -> str:
        tasks = "tasks:\n" + "".join(task(group.name) for group in groups[:count])
        return opening(letter(read_plan(SourceText("2026.yaml", HEAD + tasks), registry).plan, "so-y-te"))[0]

    assert "được giao chung cho các cơ quan khối 1, các cơ quan khối 2 và các cơ quan khối 3 (số" in said(3)
    assert "04 nhiệm vụ sau đây, được giao chung cho nhiều cơ quan, đơn vị (số" in said(4)


# ---- tasks helped with


def test_in_sentences_leads_have_their_registered_names_and_groups_no_capital() -> None:
    plan = plan_of(
        task("Công an tỉnh Lai Châu", "Sở Y tế"), task("Các Sở, UBND các xã; Các Hội khác", "Hội Phụ nữ tỉnh; Sở Y tế")
    )
    assert body(letter(plan, "hoi-phu-nu"))[0] == f"{REPORT} đề nghị gửi {GATHERED}"
    assert "phối hợp với các sở, UBND các xã và các Hội khác thực hiện" in opening(letter(plan, "hoi-phu-nu"))[0]
    several = plan_of(task("Công an tỉnh Lai Châu", "Hội Phụ nữ tỉnh"), task("CÁC SỞ, UBND các xã", "Hội Phụ nữ tỉnh"))
    assert body(letter(several, "hoi-phu-nu"))[:2] == [
        "- Công an tỉnh chủ trì: nhiệm vụ số 1 (Trong năm);",
        "- Các sở và UBND các xã chủ trì: nhiệm vụ số 2 (Trong năm).",
    ]


def test_who_helps_with_one_task_gets_a_sentence_and_no_table() -> None:
    document = letter(plan_of(task("Công an tỉnh", "Sở Y tế", "Thường xuyên")), "so-y-te")
    assert opening(document) == [
        f"{GROUND}yêu cầu Sở Y tế phối hợp với Công an tỉnh thực hiện nhiệm vụ số 1 (Thường xuyên) "
        "tại Phụ lục kèm theo Kế hoạch."
    ]
    assert document.values["rows"] == []
    assert body(document) == [f"{REPORT} gửi {GATHERED}"]


def test_who_helps_one_lead_with_several_tasks_gets_a_sentence_too() -> None:
    plan = plan_of(task("Các sở", "UBND các xã"), task("Các sở", "UBND các xã", "Tháng 4/2026 (sau khi có kinh phí)"))
    assert opening(letter(plan, "xa-binh-lu"))[0].endswith(
        "phối hợp với các sở thực hiện các nhiệm vụ số 1 (Trong năm), 2 (Tháng 4/2026, sau khi có kinh phí) "
        "tại Phụ lục kèm theo Kế hoạch."
    )


def test_helped_tasks_are_listed_by_who_leads_them() -> None:
    plan = plan_of(
        task("Sở Tư pháp", "Các sở"), task("Công an tỉnh", "Sở Y tế"), task("Sở Tư pháp", "Sở Y tế", "Quý II năm 2026")
    )
    document = letter(plan, "so-y-te")
    assert opening(document) == [
        f"{GROUND}yêu cầu Sở Y tế phối hợp với các cơ quan, đơn vị chủ trì thực hiện 03 nhiệm vụ sau đây {NUMBERS}:"
    ]
    assert body(document) == [
        "- Sở Tư pháp chủ trì: nhiệm vụ số 1 (Trong năm), 3 (Quý II năm 2026);",
        "- Công an tỉnh chủ trì: nhiệm vụ số 2 (Trong năm).",
        f"{REPORT} gửi {GATHERED}",
    ]


def test_a_letter_with_led_and_helped_tasks_has_numbered_parts() -> None:
    plan = plan_of(task("Sở Y tế", "Các sở"), task("Sở Tư pháp", "Sở Y tế"))
    document = letter(plan, "so-y-te")
    assert opening(document) == [
        f"{GROUND}yêu cầu Sở Y tế triển khai thực hiện các nội dung sau:",
        f"1. Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện nhiệm vụ sau đây {NUMBERS}:",
    ]
    assert body(document) == [
        "2. Phối hợp với Sở Tư pháp thực hiện nhiệm vụ số 2 (Trong năm) tại Phụ lục kèm theo Kế hoạch.",
        f"3. {REPORT} gửi {GATHERED}",
    ]


def test_tasks_of_sections_are_named_by_their_whole_numbers(sample_plan: Plan) -> None:
    document = letter(sample_plan, "so-noi-vu")
    ordinals = [ordinal for ordinal, _ in cells(document)]
    assert ordinals[:7] == ["", "III.3", "IV.1.2", "IV.1.5", "IV.2.4", "IV.3.2", "IV.4.1"]
    assert "- Sở Tư pháp chủ trì: nhiệm vụ I.3 (Trong năm), V.2 (Trong năm);" in body(document)


# ---- how it is asked


def test_who_can_only_be_asked_is_asked_throughout() -> None:
    plan = plan_of(task("Các đoàn thể", "Sở Y tế"))
    document = letter(plan, "hoi-phu-nu")
    assert opening(document) == [
        f"{GROUND}đề nghị Hội Liên hiệp Phụ nữ tỉnh Lai Châu chủ trì, phối hợp với các cơ quan, đơn vị có liên quan "
        f"thực hiện nhiệm vụ sau đây, là nhiệm vụ chung của các đoàn thể {NUMBERS}:"
    ]
    assert body(document) == [f"{REPORT} đề nghị gửi {GATHERED}"]
    assert closing(document) == (
        "Ủy ban nhân dân tỉnh trân trọng đề nghị Hội Liên hiệp Phụ nữ tỉnh Lai Châu quan tâm, phối hợp thực hiện./."
    )


def test_the_data_may_say_that_an_agency_is_given_its_tasks() -> None:
    plan = plan_of(task("Sở Y tế"))
    given = [agency._replace(form_of_address=FormOfAddress.ASSIGN) for agency in AGENCIES]
    plan = read_plan(plan.source, Registry(given, GROUPS)).plan
    assert opening(letter(plan, "so-y-te"))[0].startswith(f"{GROUND}giao Sở Y tế chủ trì")


def issued_by_a_department(text: str, *centre: Agency) -> Plan:
    head = HEAD.replace("Ủy ban nhân dân tỉnh Lai Châu", "Sở Y tế")
    registry = Registry((*AGENCIES, *centre), GROUPS, "Lai Châu")
    return read_plan(SourceText("2026.yaml", head + "tasks:\n" + text), registry).plan


def test_a_department_asks_its_equals_and_orders_its_own_units() -> None:
    centre = Agency(
        "trung-tam", "Trung tâm Kiểm soát bệnh tật", form_of_address=FormOfAddress.ASSIGN, supervising_agency="Sở Y tế"
    )
    plan = issued_by_a_department(task("Sở Tư pháp") + task("Trung tâm Kiểm soát bệnh tật"), centre)
    assert ", Sở Y tế đề nghị Sở Tư pháp chủ trì" in opening(letter(plan, "so-tu-phap"))[0]
    assert ", Sở Y tế giao Trung tâm Kiểm soát bệnh tật chủ trì" in opening(letter(plan, "trung-tam"))[0]


# ---- the reports


def test_in_the_reporting_clause_a_group_that_gathers_is_a_common_noun() -> None:
    plan = plan_of(task("Sở Y tế"), more="reporting:\n  to: Sở Nội vụ; Các sở; Ai Đó\n  due:\n    year: 14/12/2026\n")
    assert "gửi về Sở Nội vụ, các sở và Ai Đó để tổng hợp" in body(letter(plan, "so-y-te"))[0]


def test_the_agency_that_gathers_the_reports_reports_to_the_committee() -> None:
    document = letter(plan_of(task("Sở Nội vụ")), "so-noi-vu")
    assert body(document) == [
        "Đồng thời, theo dõi, đôn đốc các cơ quan, đơn vị thực hiện Kế hoạch; "
        "tổng hợp kết quả thực hiện (6 tháng đầu năm, cả năm), báo cáo Ủy ban nhân dân tỉnh."
    ]


def test_gathering_is_a_numbered_part_where_there_are_others() -> None:
    document = letter(plan_of(task("Sở Nội vụ"), task("Sở Y tế", "Các sở")), "so-noi-vu")
    assert body(document)[-1].startswith("3. Theo dõi, đôn đốc")


def test_a_member_of_a_group_that_gathers_is_told_so_though_the_others_have_the_same_tasks() -> None:
    plan = plan_of(task("Các sở"))
    assert body(letter(plan, "so-noi-vu"))[0].startswith("Đồng thời, theo dõi")
    assert body(letter(plan, "so-y-te")) == [f"{REPORT} gửi {GATHERED}"]


def test_without_reporting_in_the_data_a_person_has_to_write_it() -> None:
    document = letter(plan_of(task("Sở Y tế"), more=""), "so-y-te")
    assert body(document) == [
        "Báo cáo kết quả thực hiện ([... kỳ báo cáo và thời hạn gửi báo cáo]) gửi về [... cơ quan tổng hợp báo cáo] "
        "để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
    ]
    assert {"[... kỳ báo cáo và thời hạn gửi báo cáo]", "[... cơ quan tổng hợp báo cáo]"} <= set(document.gaps)


# ---- to a group together


def together(plan: Plan, code: str) -> Document:
    group = next(group for group in plan.registry.groups if group.code == code)
    settings = plan.letter._replace(collective=(group,))
    found = letters(plan._replace(letter=settings))
    assert next(iter(found)) == f"cong-van/00-{code}.docx"
    return found[f"cong-van/00-{code}.docx"]


def test_a_letter_to_a_group_names_its_members_and_its_tasks() -> None:
    plan = plan_of(task("Các sở"), task("Sở Y tế", "Các sở; UBND các xã"), task("UBND các xã"))
    document = together(plan, "cac-so")
    assert document.values["addressees"] == {
        "label": "Kính gửi:",
        "single": "",
        "lines": ["- Sở Nội vụ;", "- Sở Y tế;", "- Sở Tư pháp."],
    }
    assert opening(document)[0] == f"{GROUND}yêu cầu các sở triển khai thực hiện các nội dung sau:"
    assert cells(document) == [("1", "Việc của Các sở")]
    assert body(document)[0].startswith("2. Phối hợp với Sở Y tế thực hiện nhiệm vụ số 2")
    assert closing(document) == "Nhận được Công văn này, yêu cầu các sở nghiêm túc triển khai thực hiện./."


def test_a_group_without_tasks_of_its_own_is_asked_to_carry_out_the_plan() -> None:
    document = together(plan_of(task("Sở Y tế")), "doan-the")
    assert opening(document) == [
        f"{GROUND}đề nghị các đoàn thể căn cứ chức năng, nhiệm vụ được giao tổ chức triển khai thực hiện Kế hoạch."
    ]
    assert document.values["rows"] == []


def test_many_members_are_named_by_the_groups_they_belong_to(sample_plan: Plan) -> None:
    registry = sample_plan.registry
    names = {group.code: addressee_names(sample_plan, group) for group in registry.groups}
    assert names["so-ban-nganh"] == ["Các sở, ban, ngành"]
    assert names["ubnd-xa-phuong"] == ["UBND các phường", "UBND các xã"]
    assert names["so-ban-nganh-doan-the"] == [
        "Các sở, ban, ngành",
        "Ủy ban MTTQ Việt Nam tỉnh",
        "Các tổ chức chính trị - xã hội",
    ]


def test_a_group_nobody_can_list_is_named_itself() -> None:
    plan = plan_of(task("Sở Y tế", "Các cơ quan, đơn vị có liên quan"))
    assert together(plan, "co-quan-lien-quan").values["addressees"]["single"] == "Các cơ quan, đơn vị có liên quan"


# ---- head and foot


def test_one_addressee_stands_on_the_line_of_the_label() -> None:
    document = letter(plan_of(task("UBND các xã")), "xa-binh-lu")
    assert document.values["addressees"] == {
        "label": "Kính gửi:",
        "single": "Ủy ban nhân dân xã Bình Lư",
        "lines": [],
    }


def test_the_head_is_the_committee_s_and_the_number_blank_in_each_letter() -> None:
    plan = plan_of(task("Sở Y tế"))._replace(letter=LetterSettings(symbol="UBND-VX", issued=IssueDate(2026, 4, 9)))
    head = letter(plan, "so-y-te").values["header"]
    assert head["issuing_agency"] == ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"]
    assert head["supervising_agency"] == ""
    assert text(head["number_and_symbol"]) == f"Số:{BLANK}/UBND-VX"
    assert text(head["place_and_date"]) == "Lai Châu, ngày 09 tháng 4 năm 2026"


@pytest.mark.parametrize(
    ("filing", "symbol"),
    [("VX", "UBND-VX"), ("VT, VX", "UBND-VX"), ("", "UBND-[... chữ viết tắt đơn vị soạn thảo]")],
    ids=["unit", "archive-and-unit", "none"],
)
def test_a_symbol_the_data_do_not_give_follows_issuer_and_drafting_unit(filing: str, symbol: str) -> None:
    assert letter_symbol(plan_of(task("Sở Y tế"))._replace(filing=filing)) == symbol


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ("", "V/v triển khai Kế hoạch thực hiện chuyển đổi số năm 2026"),
        ("Giao nhiệm vụ chuyển đổi số", "V/v giao nhiệm vụ chuyển đổi số"),
        ("V/v giao nhiệm vụ chuyển đổi số.", "V/v giao nhiệm vụ chuyển đổi số"),
    ],
    ids=["usual", "given", "given-with-prefix"],
)
def test_the_subject_begins_small_and_ends_without_a_full_stop(given: str, printed: str) -> None:
    plan = plan_of(task("Sở Y tế"))._replace(letter=LetterSettings(subject=given))
    assert letter(plan, "so-y-te").values["subject"] == printed


@pytest.mark.parametrize("subject", ["Triển khai thực hiện Đề án 06", "triển khai Đề án 06"])
def test_the_usual_subject_does_not_say_twice_that_something_is_carried_out(subject: str) -> None:
    plan = plan_of(task("Sở Y tế"))._replace(subject=subject)
    running = subject[:1].lower() + subject[1:]
    assert letter(plan, "so-y-te").values["subject"] == f"V/v thực hiện Kế hoạch {running}"


def test_who_signs_the_letters_goes_before_who_signs_the_plan() -> None:
    plan = plan_of(task("Sở Y tế"))._replace(signatory=Signatory(("TM. Ủy ban nhân dân",), "Chủ tịch"))
    assert letter(plan, "so-y-te").values["signature"]["authority"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    by_order = plan._replace(letter=LetterSettings(signatory=Signatory(("TL. Chủ tịch",), "Chánh Văn phòng")))
    assert letter(by_order, "so-y-te").values["signature"]["authority"] == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]


def test_recipients_are_the_letter_s_own() -> None:
    settings = LetterSettings(recipients=("TT. Tỉnh ủy (b/c)",))
    plan = plan_of(task("Sở Y tế"))._replace(letter=settings, recipients=("Bộ Nội vụ",), filing="VX")
    assert letter(plan, "so-y-te").values["recipients"]["lines"] == [
        "- Như trên;",
        "- TT. Tỉnh ủy (b/c);",
        "- Lưu: VT, VX.",
    ]


def test_rows_carry_their_ids_only_where_they_are_traced() -> None:
    plan = plan_of(task("Sở Y tế"))
    (traced,) = (draft.make() for draft in letter_drafts(plan, Options()))
    (bare,) = (draft.make() for draft in letter_drafts(plan, Options(traced=False)))
    assert traced.values["rows"][0]["id"].startswith("task-")
    assert bare.values["rows"][0]["id"] == ""


# ---- every letter of the shipped plan


def test_every_letter_cites_the_plan_and_tells_its_gaps(sample_plan: Plan) -> None:
    found = letters(sample_plan)
    assert len(found) > 50
    for document in found.values():
        assert document.cites_plan
        assert f"Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng 4 năm 2026 của" in opening(document)[0]
        assert "[... họ và tên người ký]" in document.gaps


def test_no_letter_counts_nothing_or_doubles_a_space(sample_plan: Plan) -> None:
    for document in letters(sample_plan).values():
        said = [*opening(document), *body(document), closing(document)]
        assert all(said)
        assert not [line for line in said if "  " in line or re.search(r"\b0+ nhiệm vụ", line)]
        assert closing(document).endswith("./.")
        assert document.values.keys() == {
            "title", "issuing_agency", "header", "subject", "addressees", "opening", "columns", "rows", "body",
            "closing", "recipients", "signature",
        }  # fmt: skip


def test_agencies_with_the_same_tasks_share_what_is_asked_of_them(sample_plan: Plan) -> None:
    found = letters(sample_plan)
    one, other = (
        document for name, document in found.items() if name.endswith(("-xa-binh-lu.docx", "-xa-ta-leng.docx"))
    )
    assert one.values["rows"] is other.values["rows"]
    assert one.values["header"] is other.values["header"]
    assert one.values["opening"] != other.values["opening"]

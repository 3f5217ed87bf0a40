"""Follow-up plans: what tasks order, and an agency's own plan of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.plans import bases_of, body_of, part_of, plan_of, tasks_of, text_of
from toolkit.decree30.wording import BLANK
from toolkit.documents import EVERYBODY, Document, Options
from toolkit.documents.agency_plan import without_place
from toolkit.documents.follow_up_plan import follow_up_drafts, years_held
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

ORDERING = """\
instruments:
  - id: decision
    document_type: Quyết định
    number: 749
    symbol: QĐ-TTg
    issued: 03/6/2020
    issuing_agency: Thủ tướng Chính phủ
    subject: phê duyệt Chương trình Chuyển đổi số quốc gia
  - id: five-years
    document_type: Kế hoạch
    number: 12
    symbol: KH-UBND
    issued: 05/01/2026
    issuing_agency: UBND tỉnh Lai Châu
    subject: chuyển đổi số giai đoạn 2026-2030
multi_year_plan: five-years
reporting:
  to: Sở Nội vụ
  due:
    6m: 14/6/2026
    year: 14/12/2026
programmes:
  - id: programme
    content: Chương trình Chuyển đổi số
    legal_bases:
      - decision
    tasks:
      - id: first
        content: Công bố dữ liệu mở
        lead_agencies: Sở Nội vụ
      - id: ordering
        content: Xây dựng Kế hoạch thực hiện Chương trình Chuyển đổi số trên địa bàn tỉnh
        lead_agencies: Sở Y tế
        coordinating_agencies: Các sở, ban, ngành
        schedule: Tháng 9/2026
        produces:
          type: Kế hoạch
"""
ORDERED = Options()
SHORT = f"Kế hoạch số{BLANK}/KH-UBND"


def documents(plan: Plan, options: Options = ORDERED) -> dict[str, Document]:
    return {draft.file_name: draft.make() for draft in follow_up_drafts(plan, options)}


def ordered(**produces: str) -> Document:
    keys = "".join(f"          {key}: {value}\n" for key, value in produces.items())
    (document,) = documents(plan_of(ORDERING + keys)).values()
    return document


def yearly(code: str, *tasks: tuple[str, str]) -> Document:
    plan = plan_of("reporting:\n  to: Sở Nội vụ\n  due:\n    6m: 14/6/2026\n    year: 14/12/2026\n" + tasks_of(*tasks))
    return documents(plan, Options(agency=code))[f"ke-hoach-trien-khai/nam-{code}.docx"]


def rows(document: Document) -> list[tuple[str, str, str]]:
    return [(row["ordinal"], row["content"], row["lead_agencies"]) for row in document.values["rows"]]


# ---- plans that tasks order


def test_each_task_that_orders_a_plan_gets_one_and_one_that_orders_a_decision_none(sample_plan: Plan) -> None:
    names = ["strategy-plan-of-year", "media-programme-plan", "action-month", "violence-programme-plan"]
    expected = [f"ke-hoach-trien-khai/{name}.docx" for name in (*names, "leadership-programme-plan")]
    assert list(documents(sample_plan)) == expected


def test_legal_bases_go_from_the_programme_over_the_plan_of_years_to_the_plan_of_the_year() -> None:
    document = ordered()
    assert bases_of(document) == [
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03 tháng 6 năm 2020 của Thủ tướng Chính phủ phê duyệt Chương trình "
        "Chuyển đổi số quốc gia;",
        "Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu về chuyển đổi số "
        "giai đoạn 2026-2030;",
        f"Căn cứ {SHORT} ngày{BLANK}tháng{BLANK}năm 2026 của Ủy ban nhân dân tỉnh Lai Châu thực hiện chuyển đổi số "
        "năm 2026.",
    ]
    assert document.cites_plan


def test_grounds_of_its_own_follow_the_programme_s_and_without_any_a_gap_asks_for_them() -> None:
    own = ordered(legal_bases="[Hướng dẫn của Bộ Nội vụ, five-years]")
    assert [basis[7:23] for basis in bases_of(own)[:3]] == ["Quyết định số 74", "Hướng dẫn của Bộ", "Kế hoạch số 12/K"]
    text = ORDERING.replace("    legal_bases:\n      - decision\n", "")
    (none,) = documents(plan_of(text)).values()
    assert bases_of(none)[0] == "Căn cứ [... văn bản của Trung ương ban hành chương trình, chiến lược];"


def test_the_subject_is_the_title_with_its_period_or_what_the_task_says_is_to_be_planned() -> None:
    assert text_of(ordered().values["subject"]) == "Thực hiện Chương trình Chuyển đổi số trên địa bàn tỉnh"
    titled = ordered(title="Thực hiện Chương trình Chuyển đổi số", period="giai đoạn 2026 - 2030")
    assert text_of(titled.values["subject"]) == "Thực hiện Chương trình Chuyển đổi số giai đoạn 2026 - 2030"


def test_number_day_and_month_are_blank() -> None:
    header = ordered().values["header"]
    assert text_of(header["number_and_symbol"]) == f"Số:{BLANK}/KH-UBND"
    assert text_of(header["place_and_date"]) == f"Lai Châu, ngày{BLANK}tháng{BLANK}năm 2026"


def test_the_appendix_lists_the_programme_without_its_heading_and_the_task_that_orders_the_plan() -> None:
    document = ordered(tasks="[programme]")
    assert rows(document) == [("1", "Công bố dữ liệu mở", "Sở Nội vụ")]
    assert "của Ủy ban nhân dân tỉnh Lai Châu" in document.values["appendix"]["reference"]
    assert part_of(document, "NỘI DUNG, NHIỆM VỤ") == [
        f"Tổ chức thực hiện 01 nhiệm vụ đã được giao tại {SHORT} (Chi tiết tại Phụ lục kèm theo Kế hoạch này)."
    ]


def test_a_task_named_twice_is_listed_once() -> None:
    assert [content for _, content, _ in rows(ordered(tasks="[first, programme]"))] == ["Công bố dữ liệu mở"]


def test_without_tasks_there_is_no_appendix_and_partners_are_named_from_the_task() -> None:
    document = ordered()
    assert document.columns == ()
    assert part_of(document, "NỘI DUNG, NHIỆM VỤ") == ["[... nội dung, nhiệm vụ cụ thể, thời gian thực hiện]"]
    found = part_of(document, "TỔ CHỨC THỰC HIỆN")
    assert found[0] == "1. Sở Y tế"
    assert found[2] == "2. Các sở, ban, ngành"
    assert found[3].startswith(
        "Căn cứ chức năng, nhiệm vụ được giao, phối hợp với Sở Y tế triển khai thực hiện Kế hoạch;"
    )


def test_who_leads_the_ordering_task_gathers_reports_from_when_its_time_begins() -> None:
    assert part_of(ordered(), "TỔ CHỨC THỰC HIỆN")[-1] == (
        "Trước ngày 14/12/2026, các cơ quan, đơn vị báo cáo kết quả thực hiện năm 2026 về Sở Y tế để tổng hợp, "
        "báo cáo Ủy ban nhân dân tỉnh."
    )


def test_a_plan_for_several_years_reports_every_year_and_says_that_its_tasks_are_of_this_year() -> None:
    document = ordered(title="Thực hiện Chương trình", period="giai đoạn 2026 - 2030", tasks="[programme]")
    assert part_of(document, "TỔ CHỨC THỰC HIỆN")[-1].startswith(
        "Định kỳ 6 tháng (trước ngày 14/6) và hằng năm (trước ngày 14/12), "
    )
    assert document.values["appendix"]["title"].startswith("NHIỆM VỤ NĂM 2026 THỰC HIỆN CHƯƠNG TRÌNH")
    assert "2. Nhiệm vụ, giải pháp giai đoạn 2026 - 2030" in body_of(document)


@pytest.mark.parametrize(
    ("period", "subject", "held"),
    [
        ("giai đoạn 2026 - 2030", "", (2026, 2030)),
        ("giai đoạn 2025-2026", "", (2026, 2026)),
        ("đến năm 2030", "", (2026, 2030)),
        ("năm 2027", "", (2027, 2027)),
        ("", "Thực hiện Đề án năm 2027", (2027, 2027)),
        ("", "Thực hiện Chương trình đến năm 2030", (2026, 2030)),
        ("", "Khắc phục hạn chế năm 2025", (2026, 2026)),
        ("", "Chuyển đổi số", (2026, 2026)),
    ],
)
def test_a_plan_holds_for_several_years_where_its_period_spans_them(
    period: str, subject: str, held: tuple[int, int]
) -> None:
    assert years_held(period, subject, 2026) == held


def test_a_plan_for_another_single_year_reports_on_that_year() -> None:
    document = ordered(title="Thực hiện Chương trình", period="năm 2027")
    assert part_of(document, "TỔ CHỨC THỰC HIỆN")[-1].startswith(
        "Định kỳ 6 tháng (trước ngày 14/6/2027) và năm (trước ngày 14/12/2027), "
    )
    text = ORDERING.replace("    6m: 14/6/2026\n", "") + "          period: năm 2027\n"
    (single,) = documents(plan_of(text)).values()
    assert "báo cáo kết quả thực hiện năm 2027 về Sở Y tế" in part_of(single, "TỔ CHỨC THỰC HIỆN")[-1]


def test_a_report_due_while_the_task_still_goes_on_is_for_a_person_to_date() -> None:
    text = ORDERING.replace("Tháng 9/2026", "Tháng 11,12/2026")
    (document,) = documents(plan_of(text)).values()
    assert "[... kỳ báo cáo và thời hạn gửi báo cáo]" in part_of(document, "TỔ CHỨC THỰC HIỆN")[-1]
    (whole,) = documents(
        plan_of(ORDERING.replace("Tháng 9/2026", "Trong năm").replace("    6m: 14/6/2026\n", ""))
    ).values()
    assert part_of(whole, "TỔ CHỨC THỰC HIỆN")[-1].startswith("Trước ngày 14/12/2026, ")


def test_what_is_alone_in_its_part_has_no_number() -> None:
    document = ordered(title="Thực hiện Chương trình", period="giai đoạn 2026 - 2030")
    gap = "[... mục tiêu, nhiệm vụ và giải pháp giai đoạn 2026 - 2030]"
    assert part_of(document, "NỘI DUNG, NHIỆM VỤ") == [gap]


def test_partners_are_named_as_registered_and_asked_by_who_can_only_ask() -> None:
    text = ORDERING.replace(
        "coordinating_agencies: Các sở, ban, ngành", "coordinating_agencies: CÁC SỞ, BAN, NGÀNH, UBND các xã, phường"
    ).replace("lead_agencies: Sở Y tế", "lead_agencies: Sở Y tế, Các sở, ban, ngành")
    (document,) = documents(plan_of(text)).values()
    found = part_of(document, "TỔ CHỨC THỰC HIỆN")
    assert found[2] == "2. Các sở, ban, ngành; UBND các xã, phường"
    assert "phối hợp với Sở Y tế và các sở, ban, ngành triển khai" in found[3]
    (department,) = documents(plan_of(text + "          issuer: Sở Nội vụ\n")).values()
    assert "2. Đề nghị các sở, ban, ngành; UBND các xã, phường" in part_of(department, "TỔ CHỨC THỰC HIỆN")


def test_another_issuer_has_its_own_head_and_signature_and_reports_to_the_committee() -> None:
    document = ordered(issuer="Sở Nội vụ")
    values = document.values
    assert values["header"]["supervising_agency"] == "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU"
    assert values["header"]["issuing_agency"] == ["SỞ NỘI VỤ"]
    assert text_of(values["header"]["number_and_symbol"]) == f"Số:{BLANK}/KH-SNV"
    assert values["signature"]["authority"] == ["GIÁM ĐỐC"]
    assert values["recipients"]["lines"][0] == "- UBND tỉnh (b/c);"


def test_a_law_s_rank_goes_before_where_it_is_given() -> None:
    law = "  - {id: law, document_type: Luật, issued: 16/6/2025, issuing_agency: Quốc hội, subject: Luật Dữ liệu}\n"
    text = ORDERING.replace("instruments:\n", f"instruments:\n{law}")
    (document,) = documents(plan_of(f"{text}          legal_bases: [law]\n")).values()
    assert bases_of(document)[0].startswith("Căn cứ Luật Dữ liệu")
    assert bases_of(document)[1].startswith("Căn cứ Quyết định số 749/QĐ-TTg")


def test_an_issuer_the_registry_does_not_know_leaves_gaps_and_nothing_breaks() -> None:
    document = ordered(issuer="Sở Thông tin")
    assert "[... chữ viết tắt tên cơ quan]" in document.gaps
    assert "[... địa danh]" in document.gaps


def test_what_the_plan_says_of_funding_holds_for_a_plan_of_the_same_issuer() -> None:
    body = "body:\n  - {title: Kinh phí, text: Từ ngân sách tỉnh}\n"
    plan = plan_of(body + ORDERING)
    assert part_of(documents(plan)["ke-hoach-trien-khai/ordering.docx"], "KINH PHÍ THỰC HIỆN") == ["Từ ngân sách tỉnh"]
    assert part_of(ordered(), "KINH PHÍ THỰC HIỆN") == ["[... nguồn kinh phí thực hiện]"]


# ---- an agency's plan of the year


def test_everybody_with_duties_gets_a_plan_in_the_order_of_the_registry() -> None:
    plan = plan_of(tasks_of(("UBND các xã, phường", "Sở Y tế")))
    names = ["ke-hoach-trien-khai/nam-so-y-te.docx", "ke-hoach-trien-khai/nam-xa-binh-lu.docx"]
    assert list(documents(plan, Options(agency=EVERYBODY))) == names
    assert not documents(plan, Options(agency="hoi-nong-dan"))


def test_a_commune_issues_its_plan_itself_for_its_own_place() -> None:
    values = yearly("xa-binh-lu", ("UBND các xã, phường", "")).values
    assert values["header"]["supervising_agency"] == ""
    assert values["header"]["issuing_agency"] == ["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯ"]
    assert text_of(values["header"]["place_and_date"]).startswith("Bình Lư, ngày")
    assert values["signature"]["authority"] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert text_of(values["subject"]) == "Thực hiện chuyển đổi số năm 2026 trên địa bàn xã Bình Lư"


@pytest.mark.parametrize("unit", ["đặc khu", "xã", "thành phố"])
def test_the_kind_of_place_is_named_in_full(unit: str) -> None:
    agency = Agency("here", f"Ủy ban nhân dân {unit} Phú Quý", AgencyKind.COMMUNE)
    plan = plan_of(tasks_of((agency.name, "")), Registry((agency,)))
    document = documents(plan, Options(agency="here"))["ke-hoach-trien-khai/nam-here.docx"]
    assert body_of(document)[0].endswith(f"năm 2026 trên địa bàn {unit} như sau:")


def test_who_signs_for_a_union_is_not_guessed() -> None:
    assert "[... chức vụ của người ký]" in yearly("hoi-nong-dan", ("Hội Nông dân tỉnh", "")).gaps


def test_a_union_has_boards_where_a_department_has_divisions() -> None:
    union = body_of(yearly("hoi-nong-dan", ("Hội Nông dân tỉnh", "")))
    assert "1. Các ban, đơn vị thuộc Hội Nông dân tỉnh" in union
    assert "vướng mắc, các ban, đơn vị kịp thời phản ánh về [... ban, đơn vị đầu mối]" in union[-1]
    assert not any("phòng" in paragraph for paragraph in union)


def test_gaps_do_not_name_the_agency() -> None:
    gaps = yearly("so-y-te", ("Sở Y tế", "")).gaps
    assert {"[... mục đích khác]", "[... yêu cầu riêng]", "[... lãnh đạo, các phòng, đơn vị]"} <= set(gaps)
    assert not any("Sở Y tế" in gap for gap in gaps)


def test_led_and_helped_tasks_have_a_section_each_and_a_group_gives_way_to_the_agency() -> None:
    document = yearly("so-y-te", ("Các sở, ban, ngành", ""), ("Sở Y tế", ""), ("Sở Nội vụ", "Sở Y tế"))
    assert rows(document) == [
        ("I", "Nhiệm vụ chủ trì", ""),
        ("1", "Nhiệm vụ thứ 1", "Sở Y tế"),
        ("2", "Nhiệm vụ thứ 2", "Sở Y tế"),
        ("II", "Nhiệm vụ phối hợp", ""),
        ("1", "Nhiệm vụ thứ 3", "Sở Nội vụ"),
    ]
    assert [row["id"] for row in document.values["rows"]] == ["", "", "t2", "", "t3"]
    assert part_of(document, "NỘI DUNG, NHIỆM VỤ") == [
        "1. Nhiệm vụ chủ trì",
        "Chủ trì thực hiện 02 nhiệm vụ, trong đó có 01 nhiệm vụ giao chung cho nhiều cơ quan, đơn vị "
        "(Chi tiết tại Mục I Phụ lục kèm theo Kế hoạch này).",
        "2. Nhiệm vụ phối hợp",
        "Phối hợp với cơ quan chủ trì thực hiện 01 nhiệm vụ (Chi tiết tại Mục II Phụ lục kèm theo Kế hoạch này).",
    ]


def test_who_only_helps_has_no_section_headings() -> None:
    document = yearly("so-y-te", ("Sở Nội vụ", "Sở Y tế"))
    assert rows(document) == [("1", "Nhiệm vụ thứ 1", "Sở Nội vụ")]
    assert part_of(document, "NỘI DUNG, NHIỆM VỤ") == [
        "Phối hợp với cơ quan chủ trì thực hiện 01 nhiệm vụ (Chi tiết tại Phụ lục kèm theo Kế hoạch này)."
    ]


def test_an_agency_reports_to_the_gatherer_and_the_gatherer_to_the_committee() -> None:
    tasks = ("Sở Y tế; Sở Nội vụ", "")
    assert part_of(yearly("so-y-te", tasks), "TỔ CHỨC THỰC HIỆN")[-1] == (
        "Định kỳ 6 tháng (trước ngày 14/6/2026) và năm (trước ngày 14/12/2026), Sở Y tế báo cáo kết quả thực hiện "
        "về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
    )
    assert part_of(yearly("so-noi-vu", tasks), "TỔ CHỨC THỰC HIỆN")[-1] == (
        "Định kỳ 6 tháng và năm, Sở Nội vụ tổng hợp kết quả thực hiện của các cơ quan, đơn vị, "
        "báo cáo Ủy ban nhân dân tỉnh theo quy định."
    )


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Chuyển đổi số trên địa bàn tỉnh Lai Châu năm 2026", "Chuyển đổi số năm 2026"),
        ("Cải cách hành chính của tỉnh Lai Châu năm 2026", "Cải cách hành chính năm 2026"),
        ("Chuyển đổi số năm 2026", "Chuyển đổi số năm 2026"),
    ],
    ids=["in", "of", "without"],
)
def test_the_place_of_the_committee_gives_way_to_the_agencys_own(subject: str, expected: str) -> None:
    assert without_place(subject, "Ủy ban nhân dân tỉnh Lai Châu") == expected


@pytest.mark.parametrize("agency", ["", EVERYBODY], ids=["ordered", "yearly"])
def test_no_paragraph_of_the_shipped_set_has_a_doubled_space_or_counts_nothing(sample_plan: Plan, agency: str) -> None:
    for document in documents(sample_plan, Options(agency=agency)).values():
        for paragraph in body_of(document):
            assert "  " not in paragraph
            assert "00 nhiệm vụ" not in paragraph
            assert ".." not in paragraph.replace("[...", "").removesuffix("./.")

"""The plan: its parts, what it says of its tasks, and the way to its appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documents.plans import bases_of, body_of, part_of, plan_of, tasks_of, text_of
from toolkit.documents import Document, Options
from toolkit.documents.appendix import appendix_drafts
from toolkit.documents.plan import plan_drafts
from toolkit.model.agencies import Registry

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

TWO_SECTIONS = """\
sections:
  - id: first
    content: Hạ tầng số
    tasks:
      - {id: fibre, content: Đưa cáp quang đến các bản}
  - id: second
    content: Dịch vụ công.
    tasks:
      - {id: kiosks, content: Đặt máy tra cứu}
"""
USUAL = Options()
REFERENCE = "(Chi tiết tại Phụ lục kèm theo Kế hoạch này)"


def document(plan: Plan, options: Options = USUAL) -> Document:
    (draft,) = plan_drafts(plan, options)
    assert draft.file_name == "ke-hoach.docx"
    return draft.make()


def made(text: str) -> Document:
    return document(plan_of(text))


# ---- parts


def test_a_plan_without_words_of_its_own_has_the_usual_parts_and_says_what_is_missing() -> None:
    plan = made(TWO_SECTIONS)
    titles = [text_of(item["runs"]) for item in plan.values["body"] if item["level"] == "section"]
    assert titles == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. NỘI DUNG, NHIỆM VỤ",
        "III. KINH PHÍ THỰC HIỆN",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]
    assert bases_of(plan) == ["Căn cứ [... văn bản làm căn cứ ban hành Kế hoạch]."]
    assert "[... nguồn kinh phí thực hiện]" in plan.gaps


def test_parts_and_clauses_are_numbered_and_titles_of_parts_in_capitals() -> None:
    plan = made("""\
        opening: Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau
        body:
          - title: Mục đích, yêu cầu
            text: Câu dẫn
            clauses:
              - title: Mục đích
                text: |
                  a) Điểm thứ nhất

                  b) Điểm thứ hai
              - text: Khoản không có tiêu đề
        """)
    levels = [(item["level"], text_of(item["runs"])) for item in plan.values["body"][:7]]
    assert levels == [
        ("paragraph", "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau"),
        ("section", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("paragraph", "Câu dẫn"),
        ("clause", "1. Mục đích"),
        ("paragraph", "a) Điểm thứ nhất"),
        ("paragraph", "b) Điểm thứ hai"),
        ("paragraph", "2. Khoản không có tiêu đề"),
    ]


def test_the_body_leads_to_the_appendix_by_its_headings() -> None:
    assert part_of(made(TWO_SECTIONS), "NỘI DUNG, NHIỆM VỤ") == ["1. Hạ tầng số.", "2. Dịch vụ công.", REFERENCE]


def test_tasks_without_headings_are_counted_and_one_is_not() -> None:
    several = part_of(made(tasks_of(("Sở Y tế", ""), ("Sở Y tế", ""))), "NỘI DUNG, NHIỆM VỤ")
    single = part_of(made(tasks_of(("Sở Y tế", ""))), "NỘI DUNG, NHIỆM VỤ")
    assert several == ["Tổ chức thực hiện 02 nhiệm vụ tại Phụ lục kèm theo Kế hoạch này."]
    assert single == ["Tổ chức thực hiện nhiệm vụ tại Phụ lục kèm theo Kế hoạch này."]


def test_a_body_that_forgets_its_appendix_is_led_to_it_before_the_implementation() -> None:
    body = "body:\n  - {title: Nội dung, text: Chuyển đổi số}\n"
    plan = made(body + TWO_SECTIONS)
    assert part_of(plan, "NỘI DUNG") == ["Chuyển đổi số", REFERENCE]
    assert part_of(plan, "TỔ CHỨC THỰC HIỆN")


def test_a_body_that_speaks_of_its_appendix_is_left_as_it_is() -> None:
    body = "body:\n  - {title: Nội dung, text: Nhiệm vụ tại phụ lục}\n  - {title: Tổ chức thực hiện, text: Các sở}\n"
    paragraphs = body_of(made(body + TWO_SECTIONS))
    assert REFERENCE not in paragraphs
    assert paragraphs[1:5] == ["I. NỘI DUNG", "Nhiệm vụ tại phụ lục", "II. TỔ CHỨC THỰC HIỆN", "Các sở"]


def test_a_plan_without_tasks_points_to_no_appendix() -> None:
    plan = made("")
    assert plan.columns == ()
    assert not any("Phụ lục" in paragraph for paragraph in body_of(plan))


def test_the_appendix_is_left_out_where_it_is_a_file_of_its_own() -> None:
    plan = plan_of(TWO_SECTIONS)
    assert document(plan).columns[:2] == ("ordinal", "content")
    assert document(plan, Options(separate_appendix=True)).columns == ()


def test_the_first_mention_is_the_legal_basis_and_the_plan_does_not_cite_itself(sample_plan: Plan) -> None:
    plan = document(sample_plan)
    assert bases_of(plan)[3].startswith("Căn cứ Kế hoạch số 8416/KH-UBND ngày 26 tháng 12 năm 2025 của Ủy ban nhân dân")
    assert not plan.cites_plan


# ---- closing


@pytest.mark.parametrize("end", ["", ".", "./."], ids=["bare", "stop", "mark"])
def test_the_closing_sentence_ends_with_the_mark_once(end: str) -> None:
    assert (
        text_of(made(f"closing: Yêu cầu các cơ quan thực hiện{end}\n").values["closing"])
        == "Yêu cầu các cơ quan thực hiện./."
    )


def test_of_a_closing_of_two_lines_the_last_one_ends_the_body() -> None:
    plan = made("closing: |\n  Câu thứ nhất.\n  Câu thứ hai.\n")
    assert body_of(plan)[-2:] == ["Câu thứ nhất.", "Câu thứ hai./."]


# ---- organisation of implementation


def items(text: str) -> list[str]:
    return part_of(made(text), "TỔ CHỨC THỰC HIỆN")


def test_who_gathers_the_reports_comes_first_then_leaders_as_registered_then_groups_then_helpers() -> None:
    tasks = tasks_of(
        ("UBND các xã, phường", "Các cơ quan, đơn vị có liên quan"),
        ("Hội Nông dân tỉnh", ""),
        ("Sở Nội vụ", "Sở Y tế"),
        ("Sở Nội vụ; Sở Y tế", ""),
    )
    found = items("reporting:\n  to: Sở Y tế\n  due:\n    year: 14/12/2026\n" + tasks)
    assert found == [
        "1. Sở Y tế",
        "- Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện nhiệm vụ số 4 tại Phụ lục.",
        "- Theo dõi, hướng dẫn, đôn đốc việc thực hiện Kế hoạch; tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh "
        "theo quy định.",
        "2. Sở Nội vụ",
        "Chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện các nhiệm vụ số 3, 4 tại Phụ lục.",
        "3. Đề nghị Hội Nông dân tỉnh",
        "Chủ trì thực hiện nhiệm vụ số 2 tại Phụ lục.",
        "4. UBND các xã, phường",
        "Căn cứ chức năng, nhiệm vụ được giao, chủ trì, phối hợp với các cơ quan, đơn vị có liên quan thực hiện "
        "nhiệm vụ số 1 tại Phụ lục.",
        "5. Các cơ quan, đơn vị có liên quan",
        "Căn cứ chức năng, nhiệm vụ được giao, phối hợp với cơ quan chủ trì thực hiện nhiệm vụ số 1 tại Phụ lục.",
        "6. Chế độ báo cáo",
        "Trước ngày 14/12/2026, các cơ quan, đơn vị, địa phương báo cáo kết quả thực hiện năm 2026 về Sở Y tế để "
        "tổng hợp, báo cáo Ủy ban nhân dân tỉnh.",
    ]


def test_groups_that_lead_the_same_tasks_share_an_item() -> None:
    assert (
        items(tasks_of(("Các sở, ban, ngành; UBND các xã, phường", "")))[0]
        == "1. Các sở, ban, ngành; UBND các xã, phường"
    )


def test_words_of_the_plan_take_the_place_of_the_generated_ones_once() -> None:
    given = """\
implementation:
  - {agencies: Sở Y tế; Sở Nội vụ, text: Cùng chủ trì}
  - {agencies: Hội Nông dân tỉnh, text: Vận động}
"""
    found = items(given + tasks_of(("Sở Nội vụ", ""), ("Sở Y tế", "")))
    assert found[:4] == ["1. Đề nghị Hội Nông dân tỉnh", "Vận động", "2. Sở Y tế; Sở Nội vụ", "Cùng chủ trì"]
    assert found[4] == "3. Chế độ báo cáo"


def test_few_who_only_help_are_named() -> None:
    found = items(tasks_of(("Sở Nội vụ", "Sở Y tế")))
    assert found[2:4] == [
        "2. Sở Y tế",
        "Căn cứ chức năng, nhiệm vụ được giao, phối hợp với cơ quan chủ trì thực hiện nhiệm vụ số 1 tại Phụ lục.",
    ]


def test_the_issuing_agency_gives_tasks_and_has_none() -> None:
    assert not any("UBND tỉnh" in line for line in items(tasks_of(("UBND tỉnh; Sở Y tế", "UBND tỉnh"))))


def test_names_nobody_is_behind_stand_as_typed_without_a_registry() -> None:
    plan = plan_of(tasks_of(("Sở Giao thông công chánh", "Sở Y tế")), Registry())
    assert part_of(document(plan), "TỔ CHỨC THỰC HIỆN")[0] == "1. Sở Giao thông công chánh"


def test_reports_are_asked_for_in_the_order_of_their_days() -> None:
    due = "reporting:\n  to: Sở Nội vụ\n  due:\n    year: 14/12/2026\n    q1: 14/3/2026\n    6m: 14/6/2026\n"
    assert items(due)[-1] == (
        "Định kỳ quý I (trước ngày 14/3/2026), 6 tháng (trước ngày 14/6/2026) và năm (trước ngày 14/12/2026), "
        "các cơ quan, đơn vị báo cáo kết quả thực hiện về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh."
    )


def test_without_reporting_in_the_data_gaps_ask_for_it() -> None:
    assert items("")[-1].startswith("Định kỳ [... kỳ báo cáo và thời hạn gửi báo cáo], ")


def test_a_department_has_the_committee_above_it_and_asks_its_equals() -> None:
    own = document(plan_of(tasks_of(("Sở Nội vụ", ""), ("Sở Y tế", "")), issuer="Sở Nội vụ"))
    assert own.values["header"]["supervising_agency"] == "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU"
    assert made("").values["header"]["supervising_agency"] == ""
    titles = part_of(own, "TỔ CHỨC THỰC HIỆN")[::2]
    assert titles[:2] == ["1. Các phòng, đơn vị thuộc Sở Nội vụ", "2. Đề nghị Sở Y tế"]


# ---- the shipped plan


def test_no_paragraph_of_the_shipped_plan_has_a_doubled_space_or_counts_nothing(sample_plan: Plan) -> None:
    for paragraph in body_of(document(sample_plan)):
        assert "  " not in paragraph
        assert "00 nhiệm vụ" not in paragraph
        assert paragraph == paragraph.strip()


# ---- gaps and citations


GAPS_IN_THE_APPENDIX = """\
appendix:
  title: Nhiệm vụ [... tên phụ lục]
  columns: {ordinal: TT, content: Nội dung, schedule: Thời gian}
tasks:
  - {id: one, content: "Việc [... tên việc]", note: "[... không in]"}
"""


def test_gaps_of_the_appendix_are_those_of_the_file_it_stands_in() -> None:
    plan = plan_of(GAPS_IN_THE_APPENDIX)._replace(symbol="KH-")
    own = ("[... tên phụ lục]", "[... tên việc]")
    together = document(plan)
    assert together.gaps[-2:] == own
    assert together.values["appendix"]["title"] == "NHIỆM VỤ [... tên phụ lục]"
    assert not set(own) & set(document(plan, Options(separate_appendix=True)).gaps)
    (draft,) = appendix_drafts(plan, USUAL)
    assert draft.make().gaps == (own[0], "[... chữ viết tắt tên cơ quan]", own[1])


def test_instruments_are_cited_by_their_ids_in_every_text_of_the_body() -> None:
    plan = made("""\
        instruments:
          - {id: decision, document_type: Quyết định, number: 1790, symbol: QĐ-TTg, issued: 23/10/2021}
        opening: Thực hiện @decision, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau
        body:
          - title: Mục đích
            text: Theo @decision
            clauses:
              - text: Bám sát @decision; hỏi tại vanthu@laichau.gov.vn
        closing: Căn cứ @decision, các cơ quan thực hiện./.
        """)
    said = body_of(plan)
    assert said[0] == (
        "Thực hiện Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau"
    )
    assert said[2:4] == [
        "Theo Quyết định số 1790/QĐ-TTg",
        "1. Bám sát Quyết định số 1790/QĐ-TTg; hỏi tại vanthu@laichau.gov.vn",
    ]
    assert said[-1] == "Căn cứ Quyết định số 1790/QĐ-TTg, các cơ quan thực hiện./."

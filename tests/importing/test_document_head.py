"""What documents say of themselves round their tasks."""

from __future__ import annotations

import datetime as dt

from tests.documents.plans import REGISTRY
from tests.importing.reading import HEADINGS, TASK, Result, tbl, tc, tr
from tests.word.packages import docx, p, run
from toolkit.model.agencies import Registry
from toolkit.model.plan_parts import IssueDate, Signatory

CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'


def title(text: str) -> str:
    return p(run(text, "<w:rPr><w:b/></w:rPr>"), properties=CENTRED)


def head(left: str, number: str, date: str) -> str:
    return tbl(
        tr(tc(left), tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------------")),
        tr(tc(number), tc(date)),
        columns=2,
    )


HEAD = head("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\n--------", "Số: 123/KH-UBND", "Lai Châu, ngày 05 tháng 3 năm 2026")
SIGNATURE = tbl(
    tr(
        tc("Nơi nhận:\n- Bộ Nội vụ (b/c);\n- Các sở, ban, ngành;\n- Lưu: VT, VX."),
        tc("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nGiàng A Páo"),
    ),
    columns=2,
)
TABLE = tbl(HEADINGS, TASK)


def test_a_whole_plan_of_an_office() -> None:
    body = (
        HEAD
        + title("KẾ HOẠCH")
        + title("Thực hiện chuyển đổi số")
        + title("trên địa bàn tỉnh Lai Châu năm 2026")
        + p("Căn cứ Luật Chuyển đổi số ngày 10 tháng 12 năm 2025;")
        + p(
            "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ "
            "phê duyệt Chương trình Chuyển đổi số;"
        )
        + p("Theo đề nghị của Giám đốc Sở Nội vụ.")
        + p("Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:")
        + p(run("I. MỤC ĐÍCH, YÊU CẦU"))
        + p("1. Nâng cao nhận thức của các cấp.")
        + p(run("II. KINH PHÍ"))
        + p("Kinh phí từ ngân sách nhà nước.")
        + p("Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh./.")
        + SIGNATURE
        + title("Phụ lục")
        + title("PHÂN CÔNG NHIỆM VỤ")
        + p("(Kèm theo Kế hoạch số 123/KH-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)")
        + TABLE
    )
    result = Result(docx(body))
    plan = result.plan
    assert (plan.document_type, plan.subject) == (
        "Kế hoạch",
        "Thực hiện chuyển đổi số trên địa bàn tỉnh Lai Châu năm 2026",
    )
    assert (plan.number, plan.symbol, plan.issued, plan.place) == ("123", "KH-UBND", IssueDate(2026, 3, 5), "Lai Châu")
    assert plan.issuing_agency == "Ủy ban nhân dân tỉnh Lai Châu"
    assert [basis.text or (basis.instrument and basis.instrument.subject) for basis in plan.legal_bases] == [
        "Luật Chuyển đổi số", "phê duyệt Chương trình Chuyển đổi số", "Theo đề nghị của Giám đốc Sở Nội vụ",
    ]  # fmt: skip
    decision = plan.legal_bases[1].instrument
    assert decision is not None
    assert (decision.number, decision.symbol, decision.issued) == ("749", "QĐ-TTg", dt.date(2020, 6, 3))
    assert plan.opening == "Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    assert [(part.title, part.text) for part in plan.body] == [
        ("Mục đích, yêu cầu", "1. Nâng cao nhận thức của các cấp."),
        ("Kinh phí", "Kinh phí từ ngân sách nhà nước."),
    ]
    assert plan.closing == "Trên đây là Kế hoạch của Ủy ban nhân dân tỉnh."
    assert (plan.recipients, plan.filing) == (("Bộ Nội vụ (b/c)", "Các sở, ban, ngành"), "VX")
    assert plan.signatory == Signatory(("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Phó Chủ tịch", "Giàng A Páo")
    assert plan.appendix.title == "Phân công nhiệm vụ"
    assert result.codes == []


def test_a_department_below_its_committee() -> None:
    body = head("UBND TỈNH LAI CHÂU\nSỞ NỘI VỤ", "Số:       /KH-SNV", "Lai Châu, ngày     tháng 4 năm 2026")
    plan = Result(docx(body + title("KẾ HOẠCH") + title("Cải cách hành chính năm 2026") + TABLE)).plan
    assert (plan.issuing_agency, plan.symbol, plan.number) == ("Sở Nội vụ", "KH-SNV", "")
    assert plan.issued == IssueDate(2026, 4)


def test_an_agency_nobody_knows_is_spelt_as_names_are() -> None:
    body = head("ỦY BAN NHÂN DÂN\nTỈNH ĐIỆN BIÊN", "Số: 7/KH-UBND", "Điện Biên, ngày 6 tháng 4 năm 2026")
    plan = Result(
        docx(body + title("KẾ HOẠCH") + title("Cải cách hành chính năm 2026") + TABLE), registry=Registry()
    ).plan
    assert plan.issuing_agency == "Ủy ban nhân dân tỉnh Điện Biên"


def test_an_appendix_alone() -> None:
    body = (
        title("PHỤ LỤC II")
        + title("NHIỆM VỤ THỰC HIỆN CHUYỂN ĐỔI SỐ NĂM 2026")
        + p("(Ban hành kèm theo Kế hoạch số …/KH-UBND ngày …/…/2026 của UBND tỉnh Lai Châu)")
        + TABLE
    )
    plan = Result(docx(body)).plan
    assert plan.subject == "Thực hiện chuyển đổi số năm 2026"
    assert (plan.symbol, plan.number, plan.issued) == ("KH-UBND", "", None)
    assert plan.issuing_agency == "Ủy ban nhân dân tỉnh Lai Châu"


def test_the_paper_of_the_table() -> None:
    turned = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
    assert Result(docx(TABLE + turned + p("Hết"))).plan.appendix.orientation.value == "landscape"
    assert Result(docx(TABLE)).plan.appendix.orientation.value == "portrait"


def test_citations_of_tasks_are_gathered_once() -> None:
    content = "Thực hiện Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025 của Thủ tướng Chính phủ"
    plan = Result(docx(tbl(HEADINGS, ["1", content, *TASK[2:]], ["2", f"{content} (tiếp)", *TASK[2:]]))).plan
    assert [(i.number, i.symbol, i.issuing_agency) for i in plan.instruments] == [
        ("51", "2025/QĐ-TTg", "Thủ tướng Chính phủ")
    ]


def test_words_that_have_no_place_are_quoted() -> None:
    result = Result(docx(p("Ghi chú của người soạn") + TABLE))
    assert any('"Ghi chú của người soạn"' in message for message in result.messages)


def test_a_head_of_nothing_leaves_gaps() -> None:
    result = Result(docx(TABLE), registry=REGISTRY)
    assert (result.plan.subject, result.plan.symbol) == ("[... trích yếu nội dung]", "KH-")
    assert ("NH216", "") in result.findings

"""The gate before a document is issued: DL401 to DL405, asked with --ready only."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document

from tests.checking.subjects import HEAD, Mark, bytes_subject, docx_subject, marks, plan_subject
from toolkit.checking.rules import (
    blank_not_for_the_office,
    gap_left,
    missing_for_issue,
    revisions_left,
    too_long_for_register,
)
from toolkit.checking.runner import Selection, check_subject
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from toolkit.checking.subject import Subject

TASK = "tasks:\n  - {id: mot, content: Rà soát, lead_agencies: Sở Nội vụ}\n"
WHOLE = """\
issued: 4/2026
legal_bases:
  - Luật Bình đẳng giới
recipients:
  - Bộ Nội vụ
filing: VX
signatory:
  signing_authority: TM. Ủy ban nhân dân; KT. Chủ tịch
  position: Phó Chủ tịch
  full_name: Nguyễn Văn An
"""
BLANK = "\u00a0" * 6


def test_a_gap_of_the_data() -> None:
    subject = plan_subject(f'{HEAD}closing: "Báo cáo [... nơi nhận] đúng hạn"\n{TASK}')
    assert marks(gap_left, subject) == [Mark(7, 19, "[... nơi nhận]")]


@pytest.mark.parametrize("gap", ["[… nơi nhận]", "..........", "______", "………", "{{ place }}"])
def test_a_gap_of_word(gap: str) -> None:
    assert marks(gap_left, docx_subject(["Đoạn đủ.", f"Gửi {gap} trước ngày 05/3/2026"])) == [
        Mark(None, None, "đoạn 2")
    ]


def test_an_ellipsis_is_no_gap() -> None:
    assert marks(gap_left, docx_subject(["Chiếu bóng, văn nghệ..., vùng cao."])) == []


def test_all_that_is_missing_is_told_at_its_key() -> None:
    subject = plan_subject(f"{HEAD}signatory:\n  full_name:\n{TASK}")
    found = [fault.message.partition(":")[0] for fault in missing_for_issue.check(subject)]
    assert found == [
        "legal_bases", "issued", "recipients", "filing", "signatory, signing_authority", "signatory, position",
        "signatory, full_name",
    ]  # fmt: skip
    assert marks(missing_for_issue, subject)[-1].line == 8


def test_number_and_day_may_be_blank() -> None:
    assert list(missing_for_issue.check(plan_subject(f"{HEAD}{WHOLE}{TASK}"))) == []


def test_fields_longer_than_the_register_takes() -> None:
    subject = plan_subject(HEAD.replace("năm 2026", "năm 2026 " + "rất dài " * 70) + TASK)
    assert [(mark.line, mark.column) for mark in marks(too_long_for_register, subject)] == [(3, 10)]
    assert marks(too_long_for_register, plan_subject(HEAD + TASK)) == []


def test_a_cited_instrument_without_number_and_day() -> None:
    instruments = (
        "instruments:\n"
        "  - {id: a, document_type: Kế hoạch, symbol: KH-UBND, number: , issued: 1/2/2025, subject: x}\n"
        "  - {id: b, document_type: Luật, subject: y}\n"
    )
    found = [fault.message for fault in blank_not_for_the_office.check(plan_subject(HEAD + instruments + TASK))]
    assert found == ["văn bản a: chưa có number", "văn bản b: chưa có issued"]


def test_blanks_in_running_text_of_word() -> None:
    cited = f"Thực hiện Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng 12 năm 2025"
    assert marks(blank_not_for_the_office, docx_subject([cited])) == [Mark(None, None, "đoạn 1")] * 2


def test_the_office_s_own_blanks_are_right() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = f"Số:{BLANK}/KH-UBND"
    table.cell(1, 1).text = f"Lai Châu, ngày{BLANK}tháng 4 năm 2026"
    for paragraph in ("KẾ HOẠCH", "Thực hiện công tác bình đẳng giới năm 2026", "Nội dung kế hoạch./."):
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    assert marks(blank_not_for_the_office, bytes_subject(stream.getvalue())) == []
    table.cell(1, 1).text = f"Lai Châu, ngày{BLANK}tháng{BLANK}năm 2026"
    stream = io.BytesIO()
    document.save(stream)
    assert marks(blank_not_for_the_office, bytes_subject(stream.getvalue())) == [
        Mark(None, None, "bảng 1, hàng 2, cột 2")
    ]


def test_tracked_changes_and_comments() -> None:
    document = Document()
    paragraph = document.add_paragraph("Đoạn")
    ins = paragraph._p.makeelement(paragraph._p.tag.replace("}p", "}ins"), {})
    ins.append(paragraph.runs[0]._r)
    paragraph._p.append(ins)
    stream = io.BytesIO()
    document.save(stream)
    found = [fault.message for fault in revisions_left.check(bytes_subject(stream.getvalue()))]
    assert found == ["còn 1 chỗ sửa đổi được theo dõi"]


def codes(subject: Subject, *, ready: bool) -> set[str]:
    return {item.finding.code for item in check_subject(subject, (), Selection(("DL4",), (), ready))}


def test_they_are_asked_with_ready_only() -> None:
    subject = plan_subject(HEAD + TASK)
    assert codes(subject, ready=False) == set()
    assert codes(subject, ready=True) == {"DL402"}


def test_a_document_whose_format_nobody_checked_does_not_pass_unseen() -> None:
    subject = docx_subject(["Bài viết về chuyển đổi số."])
    levels = [
        [item.finding.level for item in check_subject(subject, (), Selection(("TT001",), (), ready))]
        for ready in (False, True)
    ]
    assert levels == [[Level.HINT], [Level.WARNING]]

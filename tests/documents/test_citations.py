"""How a document names another: parts in the decree's order, what is missing left out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from toolkit.decree30.wording import BLANK
from toolkit.documents.citations import (
    cite_in_full,
    cite_in_short,
    cite_plan_in_full,
    linked_subject,
    running_subject,
)
from toolkit.model.plan_parts import Instrument, IssueDate

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

MARCH = dt.date(2024, 3, 5)


def instrument(kind: str, number: str = "", symbol: str = "", subject: str = "", **parts: object) -> Instrument:
    return Instrument("cited", kind, number, symbol, subject=subject)._replace(**parts)  # type: ignore[arg-type]  # tests


LAW = instrument("Luật", "73", "2006/QH11", "Bình đẳng giới", issued=dt.date(2006, 11, 29), issuing_agency="Quốc hội")


def test_a_number_below_ten_has_a_zero_and_a_year_stays_in_the_symbol() -> None:
    circular = instrument("Thông tư", "5", "2024/TT-BNV", "hướng dẫn công tác văn thư", issued=MARCH)
    assert cite_in_full(circular._replace(issuing_agency="Bộ Nội vụ")) == (
        "Thông tư số 05/2024/TT-BNV ngày 05 tháng 3 năm 2024 của Bộ Nội vụ hướng dẫn công tác văn thư"
    )
    assert cite_in_short(circular) == "Thông tư số 05/2024/TT-BNV"


def test_the_party_turns_number_and_symbol() -> None:
    directive = instrument("Chỉ thị", "37", "CT/TW", "về công tác phụ nữ", issuing_agency="Ban Bí thư")
    assert cite_in_full(directive._replace(issued=MARCH)) == (
        "Chỉ thị số 37-CT/TW ngày 05 tháng 3 năm 2024 của Ban Bí thư về công tác phụ nữ"
    )
    assert cite_in_short(directive) == "Chỉ thị số 37-CT/TW"


def test_a_law_is_cited_by_name_and_as_a_basis_with_its_date() -> None:
    assert cite_in_full(LAW) == cite_in_short(LAW) == "Luật Bình đẳng giới"
    assert cite_in_full(LAW, as_basis=True) == "Luật Bình đẳng giới ngày 29 tháng 11 năm 2006"


def test_the_word_law_is_not_doubled() -> None:
    assert cite_in_full(LAW._replace(subject="Luật Bình đẳng giới")) == "Luật Bình đẳng giới"


def test_a_law_without_a_name_keeps_its_number() -> None:
    assert cite_in_full(LAW._replace(subject="")) == "Luật số 73/2006/QH11 ngày 29 tháng 11 năm 2006 của Quốc hội"


def test_number_and_day_that_are_not_known_are_gaps() -> None:
    assert (
        cite_in_full(instrument("Kế hoạch", "8416", "KH-UBND")) == "Kế hoạch số 8416/KH-UBND ngày [... ngày ban hành]"
    )
    telegram = instrument("Công điện", "", "CĐ-TTg", "tăng cường phòng cháy", issuing_agency="Thủ tướng Chính phủ")
    assert cite_in_full(telegram) == (
        "Công điện số [... số]/CĐ-TTg ngày [... ngày ban hành] của Thủ tướng Chính phủ tăng cường phòng cháy"
    )
    assert cite_in_short(telegram) == "Công điện số [... số]/CĐ-TTg"


def test_a_law_has_no_gaps() -> None:
    assert cite_in_full(LAW._replace(number="", issued=None), as_basis=True) == "Luật Bình đẳng giới"
    assert cite_in_full(LAW._replace(number="", subject="")) == "Luật ngày 29 tháng 11 năm 2006 của Quốc hội"


def test_what_else_is_not_known_is_left_out() -> None:
    assert (
        cite_in_full(instrument("Chương trình", subject="hành động quốc gia")) == "Chương trình về hành động quốc gia"
    )


def test_without_a_number_a_later_citation_says_all_that_is_known() -> None:
    report = instrument("Báo cáo", "", "", "kết quả năm 2025", issued=MARCH)
    assert cite_in_short(report) == "Báo cáo ngày 05 tháng 3 năm 2024 về kết quả năm 2025"


def test_an_abbreviated_committee_is_written_out() -> None:
    plan = instrument("Kế hoạch", issuing_agency="UBND tỉnh Lai Châu")
    assert cite_in_full(plan) == "Kế hoạch của Ủy ban nhân dân tỉnh Lai Châu"


@pytest.mark.parametrize(
    ("subject", "linked"),
    [
        ("Phê duyệt Chương trình Truyền thông", "phê duyệt Chương trình Truyền thông"),
        ("Về việc ban hành Quy chế", "về việc ban hành Quy chế"),
        ("V/v ban hành Quy chế", "về việc ban hành Quy chế"),
        ("Xây dựng xã hội học tập", "về việc xây dựng xã hội học tập"),
        ("Giao chỉ tiêu năm 2026", "về việc giao chỉ tiêu năm 2026"),
        ("Công tác văn thư", "về công tác văn thư"),
        ("Chương trình Truyền thông", "về Chương trình Truyền thông"),
        ("Ban Vì sự tiến bộ của phụ nữ", "về Ban Vì sự tiến bộ của phụ nữ"),
        ("NTM kiểu mẫu.", "về NTM kiểu mẫu"),
        ("", ""),
    ],
    ids=["act", "about", "abbreviated", "verb", "another-verb", "noun", "programme", "name", "capitals", "none"],
)
def test_about_stands_before_nouns_only_and_names_keep_their_capital(subject: str, linked: str) -> None:
    assert linked_subject(subject) == linked


def test_a_subject_is_running_text_without_a_preposition_too() -> None:
    assert running_subject("Chuyển đổi số năm 2026") == "chuyển đổi số năm 2026"


def test_an_issued_plan_is_cited_with_number_and_day(sample_plan: Plan) -> None:
    issued = sample_plan._replace(number="7", issued=IssueDate(2026, 4, 2), subject="Công tác dân vận")
    assert cite_plan_in_full(issued) == (
        "Kế hoạch số 07/KH-UBND ngày 02 tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu về công tác dân vận"
    )


def test_of_a_plan_without_a_date_only_the_year_is_known(sample_plan: Plan) -> None:
    assert f"số{BLANK}/KH-UBND ngày{BLANK}tháng{BLANK}năm 2026 của" in cite_plan_in_full(
        sample_plan._replace(issued=None)
    )

"""Rules about capitals by Annex II: CT051 to CT057."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.prose import found, repaired, words
from toolkit.checking.rules import (
    agency_capitals,
    capitalised_unit,
    locator_capitals,
    uncapitalised_days,
    uncapitalised_document,
    uncapitalised_people,
    uncapitalised_state,
)

if TYPE_CHECKING:
    from toolkit.checking.runner import Rule

RULES = [
    agency_capitals, capitalised_unit, locator_capitals, uncapitalised_days, uncapitalised_document,
    uncapitalised_people, uncapitalised_state,
]  # fmt: skip
# As Annex II has it.
SOUND = [
    "Ủy ban nhân dân, Hội đồng nhân dân, Công an nhân dân, Quân đội nhân dân, Tòa án nhân dân, Viện kiểm sát nhân dân",
    "quỹ tín dụng nhân dân, đồng nhân dân tệ, an ninh nhân dân, Nhà giáo nhân dân, “do nhân dân làm chủ”",
    "quản lý nhà nước, cơ quan nhà nước, ngân sách nhà nước, doanh nghiệp nhà nước, bí mật nhà nước, bộ máy nhà nước",
    "vận động Nhân dân thực hiện chính sách, pháp luật của Nhà nước",
    "các kế hoạch của tỉnh, kế hoạch năm 2026, pháp luật Việt Nam, Bộ luật Lao động, luật sư Nguyễn Văn A",
    "dự án luật Bình đẳng giới",
    "theo điểm a khoản 2 Điều 5 của Luật. Khoản 1 Điều 6 nêu rõ; trong điều kiện mới, 5 điều Bác Hồ dạy",
    "thứ hai là, lần thứ ba, ngày tháng năm sinh, mỗi tháng một lần, tháng 4, thứ 2, các tháng năm nay",
    "tỉnh Lai Châu, xã Bình Lư, Phường 1, Xã Lê Lợi. Tỉnh Lai Châu ban hành; KẾ HOẠCH CỦA TỈNH LAI CHÂU",
    "Sở Nội vụ, các sở, ban, ngành, công tác nội vụ, SỞ NỘI VỤ",
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_sound_capitals_are_left_alone(rule: Rule) -> None:
    assert found(rule, *SOUND) == []


def test_the_people() -> None:
    assert found(uncapitalised_people, "vận động nhân dân thực hiện") == [(1, 9, "nhân dân")]
    assert words(uncapitalised_people, "các tầng lớp nhân dân, cán bộ và nhân dân") == ["nhân dân", "nhân dân"]


def test_the_state() -> None:
    assert found(uncapitalised_state, "pháp luật của nhà nước liên quan") == [(1, 14, "nhà nước")]
    assert found(uncapitalised_state, "của Đảng, nhà nước") == [(1, 10, "nhà nước")]


def test_names_of_the_registry() -> None:
    assert found(agency_capitals, "giao Sở nội vụ chủ trì") == [(1, 5, "Sở nội vụ")]
    assert repaired(agency_capitals, "giao Sở nội vụ chủ trì") == "giao Sở Nội vụ chủ trì"


def test_central_bodies() -> None:
    typed = "của Thủ Tướng Chính phủ và Hội đồng Nhân dân, UBND các Xã, Phường"
    assert set(words(agency_capitals, typed)) == {"Thủ Tướng Chính phủ", "Hội đồng Nhân dân", "UBND các Xã, Phường"}
    assert repaired(agency_capitals, typed) == "của Thủ tướng Chính phủ và Hội đồng nhân dân, UBND các xã, phường"
    assert repaired(agency_capitals, "giao các Sở, ban, ngành") == "giao các sở, ban, ngành"


def test_documents() -> None:
    assert found(uncapitalised_document, "theo kế hoạch số 8416/KH-UBND") == [(1, 5, "kế hoạch")]
    assert found(uncapitalised_document, "theo luật Bình đẳng giới") == [(1, 5, "luật")]
    assert found(uncapitalised_document, "Luật tổ chức chính quyền địa phương") == [(1, 5, "tổ chức")]
    assert found(uncapitalised_document, "Luật quy định; Luật này; Luật sửa đổi, bổ sung một số điều") == []


def test_locators() -> None:
    text = "theo Khoản 2 điều 5 của Luật, tại điều 7 Luật Bình đẳng giới, theo Điểm a khoản 3 Điều 8"
    assert sorted(words(locator_capitals, text)) == ["Khoản", "Điểm", "điều", "điều"]


def test_days_and_months_in_words() -> None:
    assert words(uncapitalised_days, "sáng thứ hai, trong tháng tư, thứ sáu hằng tuần") == ["hai", "tư", "sáu"]


def test_units_before_names() -> None:
    assert found(capitalised_unit, "trên địa bàn Tỉnh Lai Châu, tại Xã Bình Lư") == [(1, 13, "Tỉnh"), (1, 32, "Xã")]

"""Rules about a document's own consistency and about numbers: CT031 to CT042, CT061 to CT063."""

from __future__ import annotations

import pytest

from tests.checking.prose import contents_subject, found, repaired, words
from tests.checking.subjects import HEAD, docx_subject, marks, plan_subject
from toolkit.checking.rules import (
    ambiguous_abbreviation,
    impossible_date,
    mixed_assurance_words,
    mixed_committee_names,
    mixed_tone_marks,
    mixed_year_ranges,
    mixed_yearly_words,
    uneven_full_stops,
    unevenly_padded_counts,
    unknown_abbreviation,
    unpadded_date,
)


def test_the_rarer_tone_style_is_pointed_at() -> None:
    contents = ["văn hóa và sức khỏe", "hoà giải ở cơ sở, thuỷ lợi"]
    assert found(mixed_tone_marks, *contents) == [(2, 0, "hoà"), (2, 18, "thuỷ")]
    assert repaired(mixed_tone_marks, "văn hóa, sức khỏe, hoà giải") == "văn hóa, sức khỏe, hòa giải"
    assert repaired(mixed_tone_marks, "văn hoá, sức khoẻ, hòa giải, Uỷ ban") == "văn hoá, sức khoẻ, hoà giải, Uỷ ban"


@pytest.mark.parametrize(
    "text",
    [
        "văn hóa ở xã Hoà An và huyện Thuỷ Nguyên",
        "văn hóa, quý, quỹ, giá, hoàn, toán, khuỷu, thuế",
        "văn hóa theo phong trào “Hoà giải ở cơ sở”",
        "hoà giải, thuỷ lợi, sức khoẻ",
    ],
)
def test_names_quotations_and_closed_syllables_have_no_style(text: str) -> None:
    assert found(mixed_tone_marks, text) == []


def test_year_ranges() -> None:
    contents = ["giai đoạn 2021-2025", "giai đoạn 2026-2030", "giai đoạn 2026–2030 và “Chương trình 2021 - 2030”"]
    assert found(mixed_year_ranges, *contents) == [(3, 10, "2026–2030")]
    assert found(mixed_year_ranges, "2026 - 2030", "2021 - 2025", "Nghị quyết số 2020-2025/NQ") == []


def test_assurance_words() -> None:
    assert found(mixed_assurance_words, "bảo đảm tiến độ", "Đảm bảo phù hợp") == [(2, 0, "Đảm bảo")]
    assert found(mixed_assurance_words, "đảm bảo tiến độ") == []


def test_yearly_words() -> None:
    assert found(mixed_yearly_words, "hằng tháng", "hàng năm") == [(2, 0, "hàng năm")]
    assert found(mixed_yearly_words, "hàng tháng, hàng quý, hằng năm") == [(1, 22, "hằng năm")]
    assert found(mixed_yearly_words, "hằng năm", "mặt hàng ngày Tết, hàng quý hiếm, ngân hàng năm nay") == []


def test_committee_names_in_running_text() -> None:
    mixed = docx_subject(["Ủy ban nhân dân tỉnh ban hành.", "Báo cáo Ủy ban nhân dân tỉnh.", "Trình UBND tỉnh."])
    [fault] = mixed_committee_names.check(mixed)
    assert "1 chỗ" in fault.message
    told = docx_subject(["Ủy ban nhân dân (UBND) tỉnh ban hành.", "Trình UBND tỉnh."])
    assert list(mixed_committee_names.check(told)) == []


def test_uneven_full_stops() -> None:
    contents = ["Rà soát văn bản", "Tuyên truyền", "Phòng, chống bạo lực.", "Kiểm tra", "Tập huấn, v.v."]
    assert found(uneven_full_stops, *contents) == [(3, 20, ".")]
    assert found(uneven_full_stops, "Rà soát.", "Tuyên truyền", "Kiểm tra.", "Tập huấn") == []
    assert found(uneven_full_stops, "Rà soát.", "Tuyên truyền", "Kiểm tra") == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ngày 5/03/2026", "ngày 05/3/2026"),
        ("trước ngày 1/2/2026", "trước ngày 01/02/2026"),
        ("ngày 5 tháng 03 năm 2026", "ngày 05 tháng 3 năm 2026"),
        ("Tháng 04/2026", "Tháng 4/2026"),
        ("tháng 1 năm 2026", "tháng 01 năm 2026"),
        ("từ 7/9/2026 đến 30/09/2026", "từ 07/9/2026 đến 30/9/2026"),
    ],
)
def test_dates_are_padded_as_the_decree_does(typed: str, right: str) -> None:
    assert found(unpadded_date, typed) != []
    assert repaired(unpadded_date, typed) == right


@pytest.mark.parametrize(
    "text",
    ["ngày 05/3/2020, 20/3/2026", "ngày 01 tháng 8 năm 2026", "tháng 01/2026", "Quý II/2026", "Tháng 4,5/2026",
     "15/2026/QĐ-UBND",
     "1.5/3/2026", "tháng 10/2026"],
)  # fmt: skip
def test_dates_that_are_right(text: str) -> None:
    assert found(unpadded_date, text) == []


def test_dates_point_at_the_whole_date() -> None:
    assert found(unpadded_date, "trước ngày 5/03/2026") == [(1, 11, "5/03/2026")]


def test_counts() -> None:
    assert found(unevenly_padded_counts, "ít nhất 02 cuộc", "tổ chức 3 lớp trong 6 tháng") == [(2, 8, "3")]
    assert found(unevenly_padded_counts, "ít nhất 2 cuộc, 3 lớp") == []
    assert repaired(unevenly_padded_counts, "02 cuộc và 5 mô hình, 2 cấp") == "02 cuộc và 05 mô hình, 2 cấp"


def test_impossible_dates() -> None:
    text = "31/4/2026, ngày 30 tháng 02 năm 2026, 29/02/2024, 29/02/2026, 45/13/2026"
    assert words(impossible_date, text) == ["31/4/2026", "ngày 30 tháng 02 năm 2026", "29/02/2026", "45/13/2026"]


def test_unknown_abbreviations_are_told_once() -> None:
    assert found(unknown_abbreviation, "công tác BĐG", "về BĐG") == [(1, 9, "BĐG")]
    assert found(unknown_abbreviation, "bình đẳng giới (BĐG)", "công tác BĐG") == []
    assert found(unknown_abbreviation, "bình đẳng giới (sau đây gọi tắt là BĐG); BĐG") == []


@pytest.mark.parametrize(
    "text",
    [
        "UBND, HĐND, MTTQ, BHYT",
        "Quý II, mục IV",
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH",
        "15/QĐ-UBND, 2585/BNV-CTTN&BDG",
        "Sở VHTTDL",
        "CT-TTg",
    ],
)
def test_known_abbreviations(text: str) -> None:
    assert found(unknown_abbreviation, text) == []


def test_ambiguous_abbreviations() -> None:
    text = "được TTCP phê duyệt và có văn bản HD của Bộ Nội vụ"
    assert found(ambiguous_abbreviation, text) == [(1, 5, "TTCP"), (1, 34, "HD")]
    assert found(ambiguous_abbreviation, "Thanh tra Chính phủ (TTCP); TTCP") == []
    twice = ["người lao động (NLĐ)", "nguồn lực đất (NLĐ)"]
    assert found(ambiguous_abbreviation, *twice) == [(2, 15, "NLĐ")]


def test_a_schedule_is_read_too() -> None:
    plan = f"{HEAD}tasks:\n  - id: one\n    content: Xây dựng kế hoạch\n    schedule: Sau khi được TTCP phê duyệt\n"
    assert [(mark.line, mark.words) for mark in marks(ambiguous_abbreviation, plan_subject(plan))] == [(10, "TTCP")]


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert list(mixed_tone_marks.check(contents_subject("Rà soát"))) == []

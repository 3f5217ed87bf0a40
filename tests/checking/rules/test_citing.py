"""Rules about cited instruments: VD001 to VD011."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.checking.prose import contents_subject, found, repaired
from tests.checking.subjects import docx_subject
from toolkit.checking.citations import cited
from toolkit.checking.rules import (
    differing_citations,
    full_citation_again,
    incomplete_first_citation,
    issuer_against_symbol,
    law_cited_by_number,
    locators_out_of_order,
    malformed_symbol,
    number_without_label,
    type_against_symbol,
    year_against_date,
)
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from toolkit.checking.runner import Rule

# Citations as they should be.
SOUND = [
    "Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt Chương trình",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
    "Nghị quyết số 28/NQ-CP ngày 03 tháng 3 năm 2021 của Chính phủ ban hành Chiến lược quốc gia",
    "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương Đảng khóa XII",
    "Chỉ thị số 37-CT/TW ngày 03/10/2018 của Ban Bí thư Trung ương Đảng",
    "Chương trình số 08-CTr/TU ngày 05/01/2021 của Tỉnh ủy",
    "Công văn số 2585/BNV-CTTN&BDG ngày 20/3/2026 của Bộ Nội vụ",
    "Công văn số 12/TTr-NV1 ngày 20/3/2026 của Thanh tra tỉnh",
    "Nghị quyết số 35/2023/UBTVQH15 ngày 12/7/2023 của Ủy ban Thường vụ Quốc hội về việc sắp xếp",
    "Thông tư số 03/2021/TT-BNV ngày 11/5/2021 của Bộ trưởng Bộ Nội vụ",
    "Quyết định số 5/QĐ-BTC ngày 02/02/2026 của Bộ Tài chính",
    "Thông tư liên tịch số 12/2015/TTLT-BLĐTBXH-BNV ngày 05/5/2015 của Bộ Nội vụ và Bộ Lao động",
    "Quyết định số 15/QĐ-UBND ngày 12/01/2026 của Chủ tịch Ủy ban nhân dân tỉnh về việc kiện toàn",
    "Quy định số 41-QĐ/TW ngày 03/11/2021 của Bộ Chính trị; Kết luận số 12-TB/TW ngày 03/11/2021 của Bộ Chính trị",
    "Kế hoạch số      /KH-UBND ngày      tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu",
    "theo điểm a khoản 2 Điều 5 Luật Bình đẳng giới; sửa đổi Điều 5, khoản 2 Điều 6; khoản 1, điểm a khoản 2 Điều 7",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
    "áp dụng quy định của Bộ luật Dân sự năm 2015; Điều 188, khoản 3 (tội buôn lậu); Điều 189, khoản 3 (tội khác)",
    "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019",
    "Công văn số 411/LĐTBXH-BĐG ngày 04 tháng 02 năm 2016 của Bộ Lao động - Thương binh và Xã hội về việc hướng dẫn",
    "Ngày 04/3/2022, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 38/KH-UBND về thực hiện công tác",
]
RULES = [
    differing_citations, full_citation_again, incomplete_first_citation, issuer_against_symbol, law_cited_by_number,
    locators_out_of_order, malformed_symbol, number_without_label, type_against_symbol, year_against_date,
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.CODE)
def test_sound_citations_are_left_alone(rule: Rule) -> None:
    assert found(rule, *SOUND) == []


def test_number_without_label() -> None:
    typed = "theo Nghị định 30/2020/NĐ-CP và Quyết định số1790/QĐ-TTg"
    assert found(number_without_label, typed) == [(1, 15, "30/2020/NĐ-CP"), (1, typed.index("1790"), "1790/QĐ-TTg")]
    assert repaired(number_without_label, typed) == "theo Nghị định số 30/2020/NĐ-CP và Quyết định số 1790/QĐ-TTg"
    assert found(number_without_label, "1556/KH-UBND") == []
    assert found(number_without_label, "Quyết định số 1/QĐ-TTg, 2/QĐ-TTg") == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Chỉ thị số 30- CT/TU", "Chỉ thị số 30-CT/TU"),
        ("Thông tư số 03/2021/TT – BNV", "Thông tư số 03/2021/TT-BNV"),
        ("Quyết định số 1790 / QĐ-TTG", "Quyết định số 1790/QĐ-TTg"),
    ],
)
def test_signs_of_a_symbol_are_mended(typed: str, right: str) -> None:
    assert len(found(malformed_symbol, typed)) == 1
    assert repaired(malformed_symbol, typed) == right


@pytest.mark.parametrize(
    ("typed", "words", "hint"),
    [
        ("Nghị quyết số 18/NQ-TW", "18/NQ-TW", "18-NQ/TW"),
        ("Nghị định số 30-NĐ/CP", "30-NĐ/CP", "30/NĐ-CP"),
        ("Quyết định số 1790/QĐTTg", "1790/QĐTTg", "1790/QĐ-TTg"),
        ("Quyết định số 1790/QĐ/TTg", "1790/QĐ/TTg", "1790/QĐ-TTg"),
        ("Quyết định số 12/qđ-ubnd", "12/qđ-ubnd", "in hoa"),
    ],
)
def test_wrong_order_is_only_told(typed: str, words: str, hint: str) -> None:
    [fault] = malformed_symbol.check(contents_subject(typed))
    assert found(malformed_symbol, typed)[0][2] == words
    assert hint in fault.fix
    assert fault.mend is None


def test_first_citation_has_all_its_parts() -> None:
    text = "theo Quyết định số 99/QĐ-TTg; Chỉ thị số 7/CT-TTg ngày 05/5/2025 về việc"
    faults = list(incomplete_first_citation.check(contents_subject(text, "Quyết định số 99/QĐ-TTg")))
    assert [(fault.location.line, fault.location.column, fault.level) for fault in faults] == [
        (9, 20, None), (9, 45, Level.HINT),
    ]  # fmt: skip


def test_year_against_date() -> None:
    text = "Quyết định số 51/2025/QĐ-TTg ngày 29/12/2024 của Thủ tướng Chính phủ"
    assert found(year_against_date, text) == [(1, 34, "29/12/2024")]


def test_type_against_symbol() -> None:
    assert found(type_against_symbol, "Kế hoạch số 1790/QĐ-TTg") == [(1, 0, "Kế hoạch số 1790/QĐ-TTg")]
    [fault] = type_against_symbol.check(contents_subject("Công văn số 5/KH-UBND"))
    assert fault.level is Level.WARNING


@pytest.mark.parametrize(
    ("text", "words", "level"),
    [
        ("Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Chính phủ", "Chính phủ", None),
        ("Nghị định số 30/2020/NĐ-CP của Thủ tướng Chính phủ", "Thủ tướng Chính phủ", None),
        ("Kế hoạch số 5/KH-UBND ngày 05/5/2026 của Bộ Nội vụ", "Bộ Nội vụ", None),
        ("Thông tư số 03/2021/TT-BNV ngày 11/5/2021 của Bộ Tài chính", "Bộ Tài chính", Level.WARNING),
        ("Nghị quyết số 35/2023/UBTVQH15 của Quốc hội", "Quốc hội", None),
    ],
)
def test_issuer_against_symbol(text: str, words: str, level: Level | None) -> None:
    [fault] = issuer_against_symbol.check(contents_subject(text))
    assert found(issuer_against_symbol, text)[0][2] == words
    assert fault.level is level


def test_full_citation_again() -> None:
    text = "Quyết định số 7/QĐ-TTg ngày 05/5/2025 của Thủ tướng Chính phủ"
    assert found(full_citation_again, text, "theo " + text, "theo Quyết định số 7/QĐ-TTg") == [(2, 5, text)]
    assert found(full_citation_again, text, f"(Kèm theo {text})") == []


def test_differing_citations() -> None:
    first = "Kế hoạch số 8416/KH-UBND ngày 26/12/2025 của UBND tỉnh Lai Châu"
    second = "Kế hoạch số 8416/KH-UBND ngày 16/12/2025 của Ủy ban nhân dân tỉnh"
    assert found(differing_citations, first, second) == [(2, 30, "16/12/2025")]
    other = "Kế hoạch số 8416/KH-UBND ngày 16/12/2025 của UBND xã Bình Lư"
    assert found(differing_citations, first, other) == []  # another plan with the same number


def test_law_cited_by_number() -> None:
    assert found(law_cited_by_number, "Luật Bình đẳng giới số 73/2006/QH11") == [(1, 23, "73/2006/QH11")]


def test_locators_out_of_order() -> None:
    text = "Điều 5 khoản 2 của Nghị định; Khoản 2, điểm a"
    assert found(locators_out_of_order, text) == [(1, 0, "Điều 5 khoản 2"), (1, 30, "Khoản 2, điểm a")]


def test_citations_as_json() -> None:
    [item] = cited(
        contents_subject("theo Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025 của Thủ tướng Chính phủ ban hành")
    )
    assert item.as_json() == {
        "text": "Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025 của Thủ tướng Chính phủ",
        "document_type": "Quyết định", "number": "51", "symbol": "2025/QĐ-TTg", "issued": "2025-12-29",
        "issuing_agency": "Thủ tướng Chính phủ", "name": "", "file": "2026.yaml", "line": 9, "column": 20, "where": "",
    }  # fmt: skip


def test_in_a_word_file_the_place_is_told_in_words() -> None:
    [fault] = number_without_label.check(docx_subject(["Mở đầu.", "Theo Nghị định 30/2020/NĐ-CP của Chính phủ."]))
    assert fault.location.line is None
    assert "2" in fault.location.where

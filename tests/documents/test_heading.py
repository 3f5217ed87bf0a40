"""The head of a document, its signature and its recipients."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.decree30 import rules
from toolkit.decree30.text_width import text_width_mm
from toolkit.decree30.wording import BLANK
from toolkit.documents.heading import (
    COLUMN_MM,
    DATE_COLUMN_MM,
    ISSUER_PT,
    RULES,
    capitals,
    heading,
    issuer_lines,
    recipients,
    rule_mm,
    signature,
)
from toolkit.documents.prose import Prose
from toolkit.model.plan_parts import IssueDate, Signatory

if TYPE_CHECKING:
    from toolkit.model.plan import Plan


@pytest.fixture
def prose(sample_plan: Plan) -> Prose:
    return Prose(sample_plan)


def text(runs: list[dict[str, Any]]) -> str:
    return "".join(run["text"] for run in runs)


def head(prose: Prose, **changed: Any) -> dict[str, Any]:
    given: dict[str, Any] = {
        "issuing_agency": "Ủy ban nhân dân tỉnh Lai Châu",
        "supervising_agency": "",
        "place": "Lai Châu",
        "number": "",
        "symbol": "KH-UBND",
        "issued": IssueDate(2026, 4),
        "year": 2026,
    }
    return heading(prose, **given | changed)


def test_number_and_day_are_blank_until_the_office_gives_them(prose: Prose) -> None:
    values = head(prose)
    assert text(values["number_and_symbol"]) == f"Số:{BLANK}/KH-UBND"
    assert text(values["place_and_date"]) == f"Lai Châu, ngày{BLANK}tháng 4 năm 2026"
    assert prose.gaps == []


def test_number_and_day_that_are_known_are_padded(prose: Prose) -> None:
    values = head(prose, number="5", issued=IssueDate(2026, 1, 7))
    assert text(values["number_and_symbol"]) == "Số: 05/KH-UBND"
    assert text(values["place_and_date"]) == "Lai Châu, ngày 07 tháng 01 năm 2026"


def test_without_a_date_the_year_remains(prose: Prose) -> None:
    assert text(head(prose, issued=None)["place_and_date"]) == f"Lai Châu, ngày{BLANK}tháng{BLANK}năm 2026"


def test_what_is_missing_is_a_gap(prose: Prose) -> None:
    values = head(prose, place="", symbol="KH-")
    assert text(values["number_and_symbol"]) == f"Số:{BLANK}/KH-[... chữ viết tắt tên cơ quan]"
    assert text(values["place_and_date"]) == f"[... địa danh], ngày{BLANK}tháng 4 năm 2026"
    assert prose.gaps == ["[... chữ viết tắt tên cơ quan]", "[... địa danh]"]
    assert text(head(prose, symbol="")["number_and_symbol"]) == f"Số:{BLANK}/[... ký hiệu]"


def test_agencies_stand_in_capitals(prose: Prose) -> None:
    values = head(prose, issuing_agency="Sở Nội vụ", supervising_agency="Ủy ban nhân dân tỉnh Lai Châu")
    assert values["supervising_agency"] == "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU"
    assert values["issuing_agency"] == ["SỞ NỘI VỤ"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân tỉnh Lai Châu", ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"]),
        ("Ủy ban nhân dân xã Bình Lư", ["ỦY BAN NHÂN DÂN", "XÃ BÌNH LƯ"]),
        ("Hội đồng nhân dân thành phố Huế", ["HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ HUẾ"]),
        ("Sở Giáo dục và Đào tạo", ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"]),
        ("Sở Nông nghiệp và Môi trường", ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH"]),
        ("Văn phòng Ủy ban nhân dân tỉnh Lai Châu", ["VĂN PHÒNG", "ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"]),
        (
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Lai Châu",
            ["ĐOÀN THANH NIÊN", "CỘNG SẢN HỒ CHÍ MINH", "TỈNH LAI CHÂU"],
        ),
        ("[... tên cơ quan ban hành]", ["[... tên cơ quan ban hành]"]),
    ],
    ids=["province", "commune", "council", "one-line", "and", "comma", "three", "four-words", "gap"],
)
def test_a_name_is_divided_where_it_reads_best(name: str, lines: list[str]) -> None:
    assert list(issuer_lines(name)) == lines


def test_every_registered_name_fits_its_column(sample_plan: Plan) -> None:
    lines = [line for agency in sample_plan.registry.agencies for line in issuer_lines(agency.name)]
    assert max(text_width_mm(line, ISSUER_PT) for line in lines) <= COLUMN_MM


def test_a_very_long_name_costs_no_time() -> None:
    begun = time.process_time()
    for name in ("Sở Nội vụ và " * 500, "Xã " * 2000, "i " * 90, "Ủy ban nhân dân tỉnh " + "a " * 2000):
        assert issuer_lines(name.strip())[-1].endswith(name.split()[-1].upper())
    assert time.process_time() - begun < 0.1


def test_a_long_date_asks_for_the_smaller_sizes(prose: Prose) -> None:
    last_day = IssueDate(2026, 12, 1)
    assert head(prose, place="Thành phố Hồ Chí Minh", issued=last_day)["small"]
    assert not head(prose, place="Thành phố Huế", issued=last_day)["small"]
    assert not head(prose)["small"]


def test_the_columns_of_the_head_are_those_of_the_templates() -> None:
    block = rules().head_block
    assert block.left.value - block.between.value == COLUMN_MM
    assert 0 < block.right.value - DATE_COLUMN_MM < 1


def test_a_rule_line_is_a_third_to_a_half_of_its_text() -> None:
    shares = [rule_mm(length) / length for length in range(20, 150)]
    assert min(shares) >= 1 / 3 - 0.01
    assert max(shares) <= 1 / 2


def test_the_lengths_of_rule_lines_are_those_of_the_templates() -> None:
    assert tuple(length.value for length in rules().rule_lines.lengths) == RULES


def test_the_rule_follows_the_longest_line(prose: Prose) -> None:
    assert head(prose)["rule"] == 20
    assert head(prose, issuing_agency="Sở Y tế")["rule"] == 7


def test_authority_and_position_stand_in_capitals_above_the_name(prose: Prose) -> None:
    signatory = Signatory(("TM. Ủy ban nhân dân", "KT. Chủ tịch"), "Phó Chủ tịch", "Nguyễn Văn An")
    values = signature(prose, signatory)
    assert values["authority"] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert text(values["full_name"]) == "Nguyễn Văn An"


def test_a_signer_nobody_knows_is_a_gap(prose: Prose) -> None:
    values = signature(prose, None)
    assert values["authority"] == ["[... quyền hạn, chức vụ của người ký]"]
    assert values["full_name"] == [{"text": "[... họ và tên người ký]", "gap": True}]
    assert prose.gaps == ["[... quyền hạn, chức vụ của người ký]", "[... họ và tên người ký]"]


def test_the_hint_of_a_gap_is_not_shouted() -> None:
    assert capitals("TL. [... chức vụ] tỉnh") == "TL. [... chức vụ] TỈNH"


def test_recipients_begin_as_addressed_and_end_with_the_archive() -> None:
    assert recipients(["Bộ Nội vụ (b/c)", "- CT, các PCT UBND tỉnh;"], "VX", addressed=True) == {
        "label": "Nơi nhận:",
        "lines": ["- Như trên;", "- Bộ Nội vụ (b/c);", "- CT, các PCT UBND tỉnh;", "- Lưu: VT, VX."],
    }


@pytest.mark.parametrize("filing", ["", "VT", "VT."])
def test_a_plan_without_addressees_or_drafting_unit_has_only_the_archive(filing: str) -> None:
    assert recipients([], filing, addressed=False)["lines"] == ["- Lưu: VT."]


def test_what_is_always_printed_is_not_printed_twice() -> None:
    lines = recipients(["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, VX."], "VT, VX", addressed=True)["lines"]
    assert lines == ["- Như trên;", "- Sở Nội vụ;", "- Lưu: VT, VX."]

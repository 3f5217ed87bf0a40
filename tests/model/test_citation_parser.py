from __future__ import annotations

import datetime as dt
import time

import pytest

from toolkit.model.citation_parser import Citation, find_citations


def one(text: str) -> Citation:
    [citation] = find_citations(text)
    return citation


def cited(text: str) -> list[str]:
    return [text[slice(*citation.span)] for citation in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "kind", "number", "symbol", "year", "issued", "issuer"),
    [
        (
            "theo Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025 của Thủ tướng Chính phủ ban hành Bộ tiêu chí",
            "Quyết định", "51", "QĐ-TTg", 2025, dt.date(2025, 12, 29), "Thủ tướng Chính phủ",
        ),
        (
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
            "Nghị định", "30", "NĐ-CP", 2020, dt.date(2020, 3, 5), "Chính phủ",
        ),
        (
            "Công văn số 2585/BNV-CTTN&BDG ngày 20/3/2026 của Bộ Nội vụ về hướng dẫn",
            "Công văn", "2585", "BNV-CTTN&BDG", None, dt.date(2026, 3, 20), "Bộ Nội vụ",
        ),
        (
            "Quyết định số 12/QĐ-BVHTTDL ngày 10/3/2026 của Bộ Văn hóa, Thể thao và Du lịch quy định",
            "Quyết định", "12", "QĐ-BVHTTDL", None, dt.date(2026, 3, 10), "Bộ Văn hóa, Thể thao và Du lịch",
        ),
        (
            "Nghị quyết số 35/2023/UBTVQH15 ngày 12/7/2023 của Ủy ban Thường vụ Quốc hội về việc sắp xếp",
            "Nghị quyết", "35", "UBTVQH15", 2023, dt.date(2023, 7, 12), "Ủy ban Thường vụ Quốc hội",
        ),
        (
            "Quyết định số 12/QĐ-UBND của UBND tỉnh ngày 06/01/2026 về việc",
            "Quyết định", "12", "QĐ-UBND", None, dt.date(2026, 1, 6), "UBND tỉnh",
        ),
        ("Quyết định của UBND tỉnh số 12/QĐ-UBND", "Quyết định", "12", "QĐ-UBND", None, None, "UBND tỉnh"),
        ("Thông tư liên tịch số 12/2015/TTLT-BTC-BNV;", "Thông tư liên tịch", "12", "TTLT-BTC-BNV", 2015, None, ""),
        ("Nghị quyết số 30c/NQ-CP", "Nghị quyết", "30c", "NQ-CP", None, None, ""),
    ],
)  # fmt: skip
def test_state_documents(
    text: str, kind: str, number: str, symbol: str, year: int | None, issued: dt.date | None, issuer: str
) -> None:
    found = one(text)
    assert (found.kind, found.number, found.symbol, found.year) == (kind, number, symbol, year)
    assert (found.issued, found.issuer, found.is_party, found.has_so) == (issued, issuer, False, True)


def test_party_documents() -> None:
    found = one("Kết luận số 48-KL/TW ngày 30 tháng 01 năm 2023 của Bộ Chính trị về tiếp tục")
    assert (found.kind, found.number, found.symbol, found.is_party) == ("Kết luận", "48", "KL/TW", True)
    assert (found.issued, found.issuer) == (dt.date(2023, 1, 30), "Bộ Chính trị")
    assert one("Chương trình hành động số 08-CTr/TU").kind == "Chương trình hành động"


def test_places_of_the_parts() -> None:
    text = "theo Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ phê duyệt"
    found = one(text)
    parts = (found.span, found.kind_span, found.number_span, found.date_span, found.issuer_span)
    assert [text[slice(*part)] for part in parts if part] == [
        "Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ",
        "Quyết định", "1790/QĐ-TTg", "23/10/2021", "Thủ tướng Chính phủ",
    ]  # fmt: skip


def test_lists_share_a_type() -> None:
    found = list(find_citations("các Quyết định số 1/QĐ-TTg, 2/QĐ-TTg và số 3/QĐ-TTg ngày 05/3/2020 của Thủ tướng"))
    assert [(c.kind, c.number, c.is_continued) for c in found] == [
        ("Quyết định", "1", False), ("Quyết định", "2", True), ("Quyết định", "3", True),
    ]  # fmt: skip


def test_written_wrong_but_known() -> None:
    assert not one("Nghị định 30/2020/NĐ-CP").has_so
    assert one("Quyết định số1790/QĐ-TTg").number == "1790"
    assert one("Chỉ thị số 30- CT/TU").symbol == "CT/TU"
    assert one("Thông tư số 03/2021/TT – BNV").symbol == "TT–BNV"
    assert one("Nghị quyết số 18/NQ-TW").is_party is False


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số      /KH-UBND ngày      tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu",
        "Kế hoạch số \u00a0\u00a0\u00a0/KH-UBND ngày \u00a0\u00a0\u00a0tháng 4 năm 2026 của Ủy ban nhân dân tỉnh",
        "Kế hoạch số /KH-UBND ngày /4/2026 của Ủy ban nhân dân tỉnh Lai Châu",
        "Kế hoạch số ..../KH-UBND ngày ... tháng ... năm 2026 của Ủy ban nhân dân tỉnh Lai Châu",
    ],
)
def test_blanks_of_what_is_not_issued_yet(text: str) -> None:
    found = one(text)
    assert (found.is_blank, found.has_date, found.issued) == (True, True, None)
    assert text[slice(*found.span)] == text


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", ["Tổ chức chính quyền địa phương"]),
        ("Luật Phòng, chống bạo lực gia đình và Luật Trẻ em;", ["Phòng, chống bạo lực gia đình", "Trẻ em"]),
        ("quy định của Luật Ngân sách nhà nước và các văn bản hướng dẫn", ["Ngân sách nhà nước"]),
        ("Bộ luật Lao động quy định", ["Lao động"]),
        ("luật này, Luật này, luật sư, pháp luật", []),
        ("Luật Bình đẳng giới số 73/2006/QH11 ngày 29/11/2006 của Quốc hội", ["Bình đẳng giới"]),
    ],
)
def test_laws_by_name(text: str, laws: list[str]) -> None:
    assert [found.name for found in find_citations(text)] == laws


def test_what_is_no_citation() -> None:
    for text in (
        "12/38 xã",
        "5/10 người",
        "ngày 20/3/2026",
        "Công văn số 5 ngày 02/3/2026",
        "tỷ lệ 1/2",
        "số 16",
        "A/B",
    ):
        assert cited(text) == []


def test_dates_no_calendar_has() -> None:
    found = one("Quyết định số 1/QĐ-TTg ngày 31/4/2026")
    assert (found.has_date, found.issued) == (True, None)


def test_one_key_for_one_instrument() -> None:
    first, second = find_citations("Quyết định số 05/QĐ-TTg; Quyết định số 5/QĐ-TTg")
    assert first.key == second.key


@pytest.mark.parametrize(
    "text",
    ["1" * 10**6, "/" * 10**6, "1/" * 500_000, "số " * 300_000, "số" + " " * 10**6, "Luật A" + " a" * 400_000,
     "Quyết định " * 90_000, "1/QĐ" + "-QĐ" * 300_000, "số...." * 160_000, "ngày " * 200_000],
    ids=range(10),
)  # fmt: skip
def test_a_megabyte_of_anything_takes_no_time(text: str) -> None:
    start = time.process_time()
    list(find_citations(text))
    assert time.process_time() - start < 5

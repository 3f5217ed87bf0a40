"""What every year of a text is: the plan's own, a period's, a citation's."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.checking.source_texts import source_texts
from toolkit.checking.texts import Role
from toolkit.model.year_mentions import MOVING, MentionKind, YearMention, find_year_mentions, moved

if TYPE_CHECKING:
    from toolkit.model.plan import Plan

OWN_YEAR, DATE, SCHOOL_YEAR, PERIOD, CITATION, NAME, OTHER_YEAR, NUMBER = MentionKind

Found = tuple[MentionKind, str]

DIGITS = re.compile(r"(?<![0-9])(?:19[0-9]{2}|2[01][0-9]{2}|2200)(?![0-9])")


def mentions(text: str, year: int = 2026) -> list[Found]:
    return [(mention.kind, mention.text) for mention in find_year_mentions(text, year)]


def next_year(text: str, year: int = 2026, by: int = 1) -> str:
    """Return a text with all that moves moved."""
    for mention in reversed(find_year_mentions(text, year)):
        if mention.kind in MOVING:
            text = text[: mention.start] + moved(text, mention, by) + text[mention.end :]
    return text


# ---- what moves


@pytest.mark.parametrize(
    "text",
    [
        "năm 2026", "6 tháng đầu năm 2026", "sáu tháng cuối năm 2026", "9 tháng năm 2026", "Quý IV/2026",
        "QUÝ IV NĂM 2026", "quí 4 năm 2026", "Quý II, III/2026", "Quý II và Quý III năm 2026", "Quý II-IV/2026",
        "Tháng 4/2026", "Tháng 11,12/2026", "tháng tư năm 2026", "tháng 4, 5 và 6 năm 2026", "T4/2026", "Q4/2026",
        "4/2026", "cuối năm 2026", "đến hết năm 2026", "năm ngân sách 2026", "năm học 2026", "2026",
    ],
)  # fmt: skip
def test_the_plan_s_own_year(text: str) -> None:
    assert mentions(text) == [(OWN_YEAR, text)]
    assert next_year(text) == text.replace("2026", "2027")


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2026", "31-12-2026", "31.12.2026", "ngày 05 tháng 3 năm 2026", "ngày 15/11/2026", "ngày 15/11 năm 2026",
        "ngày 14-15/11/2026", "ngày 14, 15 tháng 11 năm 2026",
    ],
)  # fmt: skip
def test_a_day_of_the_plan(text: str) -> None:
    assert mentions(text) == [(DATE, text)]
    assert next_year(text) == text.replace("2026", "2027")


def test_what_stands_before_a_time_is_no_part_of_it() -> None:
    assert mentions("Trong năm 2026: trước ngày 15/11/2026") == [(OWN_YEAR, "năm 2026"), (DATE, "ngày 15/11/2026")]


@pytest.mark.parametrize(
    ("text", "moved_text"),
    [
        ("năm học 2026-2027", "năm học 2027-2028"),
        ("năm học 2025 - 2026", "năm học 2026 - 2027"),
        ("năm học mới 2026–2027", "năm học mới 2027–2028"),
        ("năm học 2026/2027", "năm học 2027/2028"),
        ("năm học 2026-27", "năm học 2027-28"),
        ("niên khóa 2026-2027", "niên khóa 2027-2028"),
        ("năm học 2026-27 và 2027-2028", "năm học 2027-28 và 2028-2029"),
        ("năm học 2025-2026 và 2026-2027", "năm học 2026-2027 và 2027-2028"),
    ],
)
def test_a_school_year_moves_at_both_ends(text: str, moved_text: str) -> None:
    assert mentions(text) == [(SCHOOL_YEAR, text)]
    assert next_year(text) == moved_text


def test_the_school_year_of_two_digits_has_both_years() -> None:
    assert find_year_mentions("năm học 2099-00", 2099)[0].years == (2099, 2100)
    assert find_year_mentions("năm học 2026-27", 2026)[0].years == (2026, 2027)


@pytest.mark.parametrize(
    ("text", "moved_text"),
    [
        ("tháng 12/2026 đến hết tháng 01/2027", "tháng 12/2027 đến hết tháng 01/2028"),
        ("ngày 15/12/2025 đến ngày 14/12/2026", "ngày 15/12/2026 đến ngày 14/12/2027"),
        ("Quý IV năm 2026 và Quý I năm 2027", "Quý IV năm 2027 và Quý I năm 2028"),
        ("15/12/2026 - 15/01/2027", "15/12/2027 - 15/01/2028"),
    ],
)
def test_a_time_across_the_turn_of_the_year_moves_at_both_ends(text: str, moved_text: str) -> None:
    assert len(mentions(text)) == 1
    assert next_year(f"Từ {text}.") == f"Từ {moved_text}."


def test_the_lunar_name_of_a_year_moves_with_it() -> None:
    assert next_year("Tết Nguyên đán Bính Ngọ 2026") == "Tết Nguyên đán Đinh Mùi 2027"
    assert next_year("TẾT BÍNH NGỌ 2026", by=10) == "TẾT BÍNH THÌN 2036"


@pytest.mark.parametrize(
    ("text", "by", "moved_text"),
    [
        ("29/02/2028", 1, "28/02/2029"),
        ("29-2-2028", 1, "28-2-2029"),
        ("29.02.2028", 2, "28.02.2030"),
        ("ngày 29 tháng 02 năm 2028", 1, "ngày 28 tháng 02 năm 2029"),
        ("29/02/2028", 4, "29/02/2032"),
        ("29/3/2028", 1, "29/3/2029"),
        ("28/02/2027", 1, "28/02/2028"),
    ],
)
def test_the_29th_of_february_becomes_the_28th(text: str, by: int, moved_text: str) -> None:
    assert next_year(text, int(text[-4:]), by) == moved_text


# ---- what stays


@pytest.mark.parametrize(
    "text",
    [
        "giai đoạn 2026 - 2030", "2026-2030", "2026–2030", "nhiệm kỳ 2026 - 2031", "02 năm 2026-2027",
        "giai đoạn I từ 2026-2030", "thời kỳ 2021-2030", "GIAI ĐOẠN 2026-2030", "từ năm 2026 đến năm 2030",
        "từ 2026 đến 2030", "năm 2026-2027", "năm 2026, 2027", "năm 2026 và năm 2027", "2026, 2027 và 2028", "2026-30",
        "niên khóa 2026-2030", "ngày 01/01/2026 đến ngày 31/12/2030", "20/10/1930 - 20/10/2026", "đến năm 2030",
        "đến hết năm 2030", "đến năm 2026", "tầm nhìn đến năm 2045", "tầm nhìn 2045", "từ năm 2026", "trước năm 2030",
    ],
)  # fmt: skip
def test_a_period_stays(text: str) -> None:
    assert mentions(f"Kết quả {text};") == [(PERIOD, text)]


def test_a_period_has_its_years() -> None:
    years = [mention.years for mention in find_year_mentions("giai đoạn 2026-2035 (giai đoạn I từ 2026-30)", 2026)]
    assert years == [(2026, 2035), (2026, 2030)]


@pytest.mark.parametrize(
    "cited",
    [
        "Kế hoạch số 8416/KH-UBND ngày 26/12/2025",
        "Quyết định số 51/2025/QĐ-TTg ngày 29 tháng 12 năm 2025",
        "Quyết định số 51/2025/QĐ-TTg",
        "Luật số 73/2006/QH11",
        "Công văn số 2585/BNV-CTTN&BDG ngày 20/3/2026",
        "Chỉ thị số 37-CT/TW, ngày 05/3/2025",
        "Nghị quyết số 28/NQ-CP năm 2021",
        "Kế hoạch số 12/KH-UBND ngày 05/01/2026 và ngày 06/01/2026",
        "số 2026/KH-UBND",
        "Kế hoạch số 12/KH-UBND ngày      tháng 4 năm 2026",
        "QUYẾT ĐỊNH số 12/QĐ-UBND ngày 05/01/2026",
        "Thông tư liên tịch số 01/2026/TTLT-BNV-BTC",
    ],
)
def test_the_number_and_date_of_an_instrument_stay(cited: str) -> None:
    assert mentions(f"Thực hiện {cited} của UBND tỉnh") == [(CITATION, cited)]


def test_a_number_that_looks_like_a_year_is_none() -> None:
    assert find_year_mentions("số 2026/KH-UBND", 2026)[0].years == ()
    assert find_year_mentions("số 2026/KH-UBND ngày 05/3/2025", 2026)[0].years == (2025,)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Quyết định số 12/QĐ-UBND của UBND tỉnh ngày 06/01/2026", "ngày 06/01/2026"),
        ("Công điện ngày 06/3/2026", "ngày 06/3/2026"),
        ("Nghị quyết HĐND tỉnh ngày 10/12/2025", "ngày 10/12/2025"),
        ("Kế hoạch của Sở Nội vụ ngày 05/01/2026", "ngày 05/01/2026"),
        ("Luật Bình đẳng giới ngày 29/11/2006", "ngày 29/11/2006"),
        ("Luật Phòng, chống bạo lực gia đình năm 2022", "năm 2022"),
        ("Bộ luật Hình sự (sửa đổi, bổ sung năm 2017)", "năm 2017"),
        ("có hiệu lực thi hành kể từ ngày 01/7/2026", "ngày 01/7/2026"),
        ("Thông tư 04/2026", "04/2026"),
        ("số 15/2026", "2026"),
    ],
)
def test_other_words_of_citations_stay(text: str, cited: str) -> None:
    assert mentions(text) == [(CITATION, cited)]


def test_the_year_of_a_cited_subject_stays() -> None:
    text = "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về công tác phòng, chống ma túy năm 2026"
    assert mentions(text)[1:] == [(CITATION, "năm 2026")]


@pytest.mark.parametrize(
    "rest",
    [
        ", năm 2026 tổ chức 02 cuộc",
        " trong năm 2026",
        "; năm 2026 tổ chức 02 cuộc",
        ". Năm 2026 tổ chức 02 cuộc",
        ") năm 2026",
    ],
)
def test_behind_a_cited_subject_the_year_is_the_plan_s_again(rest: str) -> None:
    text = f"(Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh về phòng, chống ma túy{rest}"
    (_, (kind, _)) = mentions(text)
    assert kind is OWN_YEAR


def test_without_words_of_a_subject_the_year_is_the_plan_s() -> None:
    text = "Kế hoạch số 12/KH-UBND ngày 05/01/2026 của UBND tỉnh trên địa bàn tỉnh năm 2026"
    assert mentions(text)[1:] == [(OWN_YEAR, "năm 2026")]


def test_an_old_instrument_has_not_the_plan_s_year_in_its_subject() -> None:
    text = "Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng phê duyệt Chương trình Truyền thông năm 2026"
    assert mentions(text)[1:] == [(OWN_YEAR, "năm 2026")]


def test_a_deadline_behind_an_instrument_is_the_plan_s() -> None:
    text = "Quyết định số 12/QĐ-UBND ngày 05/01/2026 của UBND tỉnh trước ngày 15/11/2026"
    assert mentions(text)[1:] == [(DATE, "ngày 15/11/2026")]


def test_a_deadline_behind_an_issuer_is_the_plan_s() -> None:
    assert mentions("Kế hoạch của Sở Nội vụ trước ngày 05/3/2026") == [(DATE, "ngày 05/3/2026")]


def test_an_instrument_without_a_number_yet_is_of_the_plan_s_year() -> None:
    assert mentions("Kế hoạch số .../KH-UBND ngày ... tháng 4 năm 2026") == [(OWN_YEAR, "tháng 4 năm 2026")]


def test_a_law_told_of_in_the_plan_s_year() -> None:
    assert mentions("tuyên truyền Luật Bình đẳng giới năm 2026") == [(OWN_YEAR, "năm 2026")]


def test_the_horizon_in_a_programme_s_name_is_of_the_name() -> None:
    assert mentions("Chương trình Truyền thông về bình đẳng giới đến năm 2030") == [(NAME, "đến năm 2030")]
    assert mentions("Chương trình Truyền thông. Mục tiêu đến năm 2030") == [(PERIOD, "đến năm 2030")]


def test_a_year_in_quotation_marks_is_of_a_name() -> None:
    assert mentions("“Tháng hành động năm 2026” trong năm 2026") == [(NAME, "năm 2026"), (OWN_YEAR, "năm 2026")]
    assert mentions("“mở mà không đóng năm 2026") == [(OWN_YEAR, "năm 2026")]


@pytest.mark.parametrize(
    "text",
    ["năm 2025", "năm 2021", "Quý IV/2025", "31/12/2025", "đến hết năm 2025", "năm học 2024-2025", "ngày 15/01/2027"],
)
def test_a_year_that_is_not_the_plan_s(text: str) -> None:
    assert mentions(text) == [(OTHER_YEAR, text)]
    assert next_year(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2026 hộ",
        "1986 năm",
        "khoảng 2026",
        "1.2026",
        "2026,5",
        "A2026",
        "KH_2026",
        "2026đ",
        "tỷ lệ 15/2026",
        "đến 2026 người",
    ],
)
def test_a_number_that_is_no_year(text: str) -> None:
    (mention,) = find_year_mentions(text, 2026)
    assert (mention.kind, mention.years) == (NUMBER, ())


@pytest.mark.parametrize("text", ["@plan-2026", "@strategy-plan-2026-2030"])
def test_an_id_that_cites_an_instrument_stays(text: str) -> None:
    (mention,) = find_year_mentions(f"Cụ thể hóa {text} của tỉnh", 2026)
    assert (mention.text, mention.kind, mention.years) == (text, CITATION, ())


def test_a_ministry_behind_a_year_is_nothing_to_count() -> None:
    assert mentions("Kế hoạch 2026 Bộ Nội vụ giao") == [(OWN_YEAR, "2026")]


@pytest.mark.parametrize("text", ["", "năm 1899", "12026", "20260", "năm 2201", "số 12/KH-UBND"])
def test_no_year_no_mention(text: str) -> None:
    assert mentions(text) == []


# ---- the shipped plan


def test_every_mention_of_the_shipped_plan(sample_plan: Plan) -> None:
    found = [
        (item.entry, item.field, *mention)
        for item in source_texts(sample_plan)
        if item.role is not Role.INSTRUMENT
        for mention in mentions(item.text, sample_plan.year)
    ]
    assert found == [
        ("", "subject", OWN_YEAR, "năm 2026"),
        ("body, mục I, khoản 1", "text", CITATION, "@strategy-plan-2026-2030"),
        ("appendix", "title", OWN_YEAR, "năm 2026"),
        ("mục III", "content", PERIOD, "giai đoạn 2026-2030"),
        ("nhiệm vụ III.2", "content", PERIOD, "giai đoạn 2026-2030"),
        ("nhiệm vụ III.2", "content", CITATION, "Kế hoạch số 8416/KH-UBND ngày 26/12/2025"),
        ("nhiệm vụ III.3", "content", OWN_YEAR, "năm 2026"),
        ("nhiệm vụ III.3", "schedule", OWN_YEAR, "Tháng 4/2026"),
        ("nhiệm vụ III.3, produces", "period", OWN_YEAR, "năm 2026"),
        ("chương trình IV.1", "content", NAME, "đến năm 2030"),
        ("chương trình IV.1", "content", CITATION, "Quyết định số 1790/QĐ-TTg ngày 23/10/2021"),
        ("nhiệm vụ IV.1.2", "content", PERIOD, "giai đoạn 2026 - 2030"),
        ("nhiệm vụ IV.1.2", "schedule", OWN_YEAR, "Tháng 4/2026"),
        ("nhiệm vụ IV.1.2, produces", "period", PERIOD, "giai đoạn 2026 - 2030"),
        ("nhiệm vụ IV.1.5", "content", OWN_YEAR, "năm 2026"),
        ("nhiệm vụ IV.1.5", "schedule", OWN_YEAR, "Tháng 11,12/2026"),
        ("nhiệm vụ IV.1.5, produces", "period", OWN_YEAR, "năm 2026"),
        ("nhiệm vụ IV.1.5, produces", "legal_bases", OWN_YEAR, "năm 2026"),
        ("nhiệm vụ IV.1.6", "content", OWN_YEAR, "năm 2026"),
        ("chương trình IV.2", "content", PERIOD, "giai đoạn 2026-2030"),
        ("chương trình IV.2", "legal_bases", PERIOD, "giai đoạn 2026-2030"),
        ("nhiệm vụ IV.2.2", "schedule", OWN_YEAR, "Quý II năm 2026"),
        ("nhiệm vụ IV.2.4", "content", PERIOD, "giai đoạn 2026-2030"),
        ("nhiệm vụ IV.2.4, produces", "period", PERIOD, "giai đoạn 2026-2030"),
        ("chương trình IV.3", "content", PERIOD, "giai đoạn 2021-2030"),
        ("chương trình IV.3", "content", CITATION, "Quyết định số 2282/QĐ-TTg ngày 31/12/2020"),
        ("nhiệm vụ IV.3.2", "content", PERIOD, "giai đoạn 2026-2030"),
        ("nhiệm vụ IV.3.2", "schedule", OWN_YEAR, "Tháng 4,5/2026"),
        ("nhiệm vụ IV.3.2, produces", "period", PERIOD, "giai đoạn 2026-2030"),
        ("chương trình IV.4", "content", PERIOD, "giai đoạn 2026-2035"),
        ("chương trình IV.4", "content", PERIOD, "giai đoạn I từ 2026-2030"),
        ("nhiệm vụ IV.4.1", "content", CITATION, "Quyết định số 51/2025/QĐ-TTg ngày 29/12/2025"),
        ("nhiệm vụ IV.4.1", "content", PERIOD, "giai đoạn 2026–2030"),
        ("nhiệm vụ IV.4.1", "content", CITATION, "Công văn số 2585/BNV-CTTN&BDG ngày 20/3/2026"),
        ("nhiệm vụ IV.4.1", "content", PERIOD, "giai đoạn 2026 - 2030"),
        ("nhiệm vụ V.3", "schedule", OWN_YEAR, "Tháng 4,5/2026"),
    ]


# ---- any text

PIECES = st.sampled_from(
    [
        "2026", "2027", "2025", "2030", "1999", "2200", "29/02/2028", "-27", "31/12/", "4/", "-", "–", "/", ", ", ". ",
        "; ", " ", "năm ", "năm học ", "Quý IV", "tháng 4 ", "ngày ", "đến ", "và ", "từ ", "số ", "Quyết định ",
        "/QĐ-TTg", "12", "/KH-UBND ngày ", " của UBND tỉnh ", "về ", "“", "”", "(", ")", "\n", " hộ", "giai đoạn ",
        "Luật ",
        "Bính Ngọ ", "Chương trình ", "a", "0",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60)


@given(TEXTS, st.integers(1900, 2199))
def test_every_year_is_in_exactly_one_mention(text: str, year: int) -> None:
    found = find_year_mentions(text, year)
    for digits in DIGITS.finditer(text):
        assert sum(mention.start <= digits.start() and digits.end() <= mention.end for mention in found) == 1


@given(TEXTS, st.integers(1900, 2199))
def test_mentions_stand_in_order_and_hold_their_words(text: str, year: int) -> None:
    at = 0
    for mention in find_year_mentions(text, year):
        assert at <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        assert DIGITS.search(mention.text)
        at = mention.end


@given(TEXTS, st.integers(1900, 2190), st.integers(1, 9))
def test_what_moves_has_the_plan_s_year_and_moves_all_its_years(text: str, year: int, by: int) -> None:
    for mention in find_year_mentions(text, year):
        if mention.kind in MOVING:
            assert year in mention.years
            (again, *rest) = find_year_mentions(moved(text, mention, by), year + by) or [_NONE]
            assert (again.years, rest) == (tuple(number + by for number in mention.years), []) or _leaves(mention, by)


_NONE = YearMention(0, 0, "", NUMBER, ())


def _leaves(mention: YearMention, by: int) -> bool:
    """Say whether a year moved out of those that are read."""
    return max(mention.years) + by > 2200


@pytest.mark.parametrize(
    "piece",
    [
        "2026, ", "năm 2026 ", "1/AB về năm 2026 ", "Luật a b c 2024 ", "01/01/2026-", "Chương trình đến 2030 ", "“",
        "quý ", "ngày 1 tháng ", "1, ", "1/AA", " ", "1", "A", "của a ", "Tháng 4/2026 đến Tháng 5/2027 ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length_only(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "1/AB " + piece * (length // len(piece)) + "/2026"
        runs = []
        for _ in range(3):
            start = time.perf_counter()
            find_year_mentions(text, 2026)
            runs.append(time.perf_counter() - start)
        return min(runs)

    assert seconds(160_000) < 16 * seconds(20_000) + 0.05  # 8 times as long; were it quadratic, 64

"""Running text: gaps apart, citations in full once, legal bases as a list."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.decree30.wording import BLANK
from toolkit.documents.prose import Prose, gap
from toolkit.model.plan_parts import Instrument, LegalBasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.plan import Plan

DECISION = Instrument(
    "decision", "Quyết định", "1790", "QĐ-TTg", dt.date(2021, 10, 23), "Thủ tướng Chính phủ", "phê duyệt Chương trình"
)
LAW = Instrument("law", "Luật", "73", "2006/QH11", dt.date(2006, 11, 29), "Quốc hội", "Bình đẳng giới")


@pytest.fixture
def prose(sample_plan: Plan) -> Prose:
    return Prose(sample_plan)


def texts(lines: Iterable[dict[str, Any]]) -> list[str]:
    return ["".join(run["text"] for run in line["runs"]) for line in lines]


def test_a_text_without_gaps_is_one_run(prose: Prose) -> None:
    assert prose.runs("mục [1] và điểm a") == [{"text": "mục [1] và điểm a", "gap": False}]
    assert prose.runs("") == [{"text": "", "gap": False}]
    assert prose.gaps == []


def test_gaps_are_runs_of_their_own_and_noted_once(prose: Prose) -> None:
    runs = prose.runs(f"Giao {gap('tên cơ quan')} trước {gap('ngày')}, {gap('tên cơ quan')}")
    assert [(run["text"], run["gap"]) for run in runs] == [
        ("Giao ", False),
        ("[... tên cơ quan]", True),
        (" trước ", False),
        ("[... ngày]", True),
        (", ", False),
        ("[... tên cơ quan]", True),
    ]
    assert prose.gaps == ["[... tên cơ quan]", "[... ngày]"]


@pytest.mark.parametrize("typed", ["[...]", "[… số, ký hiệu]", "[...số]"])
def test_a_gap_typed_by_a_clerk_is_one_too(prose: Prose, typed: str) -> None:
    assert prose.runs(typed) == [{"text": typed, "gap": True}]


def test_a_paragraph_a_line_and_none_for_blank_lines(prose: Prose) -> None:
    found = list(prose.paragraphs("paragraph", "a) Một\n\n  b) Hai\n"))
    assert [paragraph["level"] for paragraph in found] == ["paragraph", "paragraph"]
    assert texts(found) == ["a) Một", "b) Hai"]


def test_an_instrument_is_cited_in_full_only_the_first_time(prose: Prose) -> None:
    assert prose.cite(DECISION) == (
        "Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt Chương trình"
    )
    assert prose.cite(DECISION) == "Quyết định số 1790/QĐ-TTg"


def test_each_document_begins_anew(sample_plan: Plan) -> None:
    assert Prose(sample_plan).cite(DECISION) == Prose(sample_plan).cite(DECISION)


def test_what_is_among_the_legal_bases_is_cited_in_short_below(prose: Prose) -> None:
    prose.legal_bases([LegalBasis(DECISION)])
    assert prose.cite(DECISION) == "Quyết định số 1790/QĐ-TTg"


def test_the_plan_is_cited_with_blanks_first_in_full_then_in_short(prose: Prose) -> None:
    assert not prose.cites_plan
    assert prose.cite_plan() == (
        f"Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu "
        "thực hiện công tác bình đẳng giới và Vì sự tiến bộ của phụ nữ năm 2026"
    )
    assert prose.cites_plan
    assert prose.cite_plan() == f"Kế hoạch số{BLANK}/KH-UBND"


def test_legal_bases_end_with_semicolons_and_a_full_stop(prose: Prose) -> None:
    bases = [LegalBasis(LAW), LegalBasis(DECISION), LegalBasis(text="Xét đề nghị của Giám đốc Sở Nội vụ;")]
    assert texts(prose.legal_bases(bases)) == [
        "Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;",
        "Căn cứ Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt Chương trình;",
        "Xét đề nghị của Giám đốc Sở Nội vụ.",
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nghị quyết của Tỉnh ủy", "Căn cứ Nghị quyết của Tỉnh ủy."),
        ("Căn cứ Nghị quyết của Tỉnh ủy.", "Căn cứ Nghị quyết của Tỉnh ủy."),
        ("theo đề nghị của Giám đốc Sở Nội vụ", "Theo đề nghị của Giám đốc Sở Nội vụ."),
        (f"Kế hoạch số{BLANK}/KH-UBND", f"Căn cứ Kế hoạch số{BLANK}/KH-UBND."),
    ],
    ids=["bare", "prefixed", "sentence", "blank-number"],
)
def test_words_of_ones_own_get_the_prefix_they_lack(prose: Prose, typed: str, printed: str) -> None:
    assert texts(prose.legal_bases([LegalBasis(text=typed)])) == [printed]


def test_a_basis_given_twice_is_printed_once(prose: Prose) -> None:
    assert len(prose.legal_bases([LegalBasis(DECISION), LegalBasis(LAW), LegalBasis(DECISION)])) == 2


def test_no_legal_bases_are_no_lines(prose: Prose) -> None:
    assert prose.legal_bases([]) == []


# ---- instruments cited inside a text


def said(prose: Prose, text: str) -> str:
    return "".join(run["text"] for run in prose.runs(text))


@pytest.fixture
def citing(sample_plan: Plan) -> Prose:
    return Prose(sample_plan._replace(instruments=(DECISION, LAW, DECISION._replace(id="decision-2", number="2"))))


def test_an_instrument_named_by_its_id_is_cited_in_full_then_in_short(citing: Prose) -> None:
    assert said(citing, "Triển khai @decision, @law; (@decision-2).") == (
        "Triển khai Quyết định số 1790/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt "
        "Chương trình, Luật Bình đẳng giới; (Quyết định số 02/QĐ-TTg ngày 23 tháng 10 năm 2021 của Thủ tướng "
        "Chính phủ phê duyệt Chương trình)."
    )
    assert said(citing, "Theo @decision.") == "Theo Quyết định số 1790/QĐ-TTg."


def test_an_id_in_a_text_is_short_behind_the_legal_bases(citing: Prose) -> None:
    citing.legal_bases([LegalBasis(DECISION)])
    (paragraph,) = citing.paragraphs("paragraph", "a) @decision")
    assert texts([paragraph]) == ["a) Quyết định số 1790/QĐ-TTg"]


def test_what_a_citation_lacks_is_a_gap_of_the_text(sample_plan: Plan) -> None:
    prose = Prose(sample_plan._replace(instruments=(DECISION._replace(number=""),)))
    assert {"text": "[... số]", "gap": True} in prose.runs("Theo @decision")
    assert prose.gaps == ["[... số]"]


@pytest.mark.parametrize(
    "typed",
    ["vanthu@decision.gov.vn", "vanthu@decision", "@unknown", "@decision-3", "@Decision", "@decisionđ", "@decision_1",
     "@decision@x", "@@decision", "@decision.vn", "@", "1 @ 2"],
)  # fmt: skip
def test_what_is_no_instrument_s_id_stays_as_typed(citing: Prose, typed: str) -> None:
    assert said(citing, f"Gửi {typed} nhé") == f"Gửi {typed} nhé"


def test_gaps_of_texts_printed_whole_are_noted(prose: Prose) -> None:
    prose.note("- Bộ Nội vụ;", "- [... nơi nhận khác];", "[… số] và [... nơi nhận khác]")
    assert prose.gaps == ["[... nơi nhận khác]", "[… số]"]

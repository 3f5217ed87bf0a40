"""What a plan cites is found by its id; grounds in words are kept."""

import pytest

from tests.model.plan_texts import every_document, only, place, read, warning
from toolkit.documents import prose
from toolkit.model.citation_reader import CITED
from toolkit.model.plan import Plan, Section
from toolkit.model.plan_parts import LegalBasis

LAW = "instruments:\n  - {id: equality-law, document_type: Luật, subject: Luật Bình đẳng giới}\n"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return every_document()


def test_grounds_are_documents_or_words_in_the_order_of_the_file(plan: Plan) -> None:
    decision, five_years = plan.instruments
    assert plan.legal_bases == (
        LegalBasis(decision),
        LegalBasis(text="chủ trương của Tỉnh ủy"),
        LegalBasis(text="Xét đề nghị của Giám đốc Sở Nội vụ"),
    )
    assert plan.multi_year_plan == five_years


def test_sections_and_programmes_have_grounds_of_their_own(plan: Plan) -> None:
    government, society = plan.entries
    assert isinstance(government, Section)
    assert isinstance(society, Section)
    assert government.legal_bases == (LegalBasis(plan.instruments[0]),)
    assert [basis.text for entry in society.entries for basis in getattr(entry, "legal_bases", ())] == [
        "Văn bản số [... số, ký hiệu] của Bộ Nội vụ"
    ]


def test_documents_may_stand_behind_what_cites_them() -> None:
    assert read("legal_bases:\n  - equality-law\n" + LAW).plan.legal_bases[0].instrument


@pytest.mark.parametrize("typed", ["equality-lam", "Equality-law", "luat"])
def test_an_id_no_document_has_is_refused(typed: str) -> None:
    finding = only(f"{LAW}legal_bases:\n  - {typed}\n")
    assert place(finding) == (4, 5, "DL025")
    assert finding.message == f'kế hoạch: legal_bases: không có văn bản viện dẫn nào mang id "{typed}"'


def test_the_nearest_id_is_proposed() -> None:
    assert only(f"{LAW}legal_bases:\n  - equality-lam\n").fix.startswith("gõ equality-law, ")


def test_a_task_is_no_document() -> None:
    assert place(only("multi_year_plan: open-data\n")) == (1, 18, "DL025")


def test_the_multi_year_plan_is_a_document_not_words() -> None:
    finding = only(f"{LAW}multi_year_plan: Kế hoạch số 12/KH-UBND\n")
    assert finding.code == "DL025"
    assert finding.fix == "gõ id của một văn bản trong instruments, hoặc khai báo văn bản này trong instruments"


def test_grounds_of_the_wrong_kind_are_pointed_at() -> None:
    assert place(only("legal_bases: equality-law\n")) == (1, 14, "DL014")


def test_the_reader_takes_for_a_citation_what_documents_do() -> None:
    assert prose.CITED.pattern == CITED.pattern


@pytest.mark.parametrize(
    "text",
    [
        "Theo @equality-law.",
        "Theo (@equality-law), và",
        "Gửi a@so-noi-vu.vn",
        "Giá @ 5",
        "Theo @equality-law; @equality-law",
    ],
)
def test_a_citation_of_a_document_and_what_is_none_are_not_questioned(text: str) -> None:
    assert read(f'{LAW}opening: "{text}"\n').findings == ()


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("@equality-lam", "gõ @equality-law;"),
        ("@Equality-law", "gõ @equality-law;"),
        ("@equality_law", "gõ @equality-law;"),
        ("@equality-law-2006", "gõ @equality-law;"),
        ("@nghị-định", "gõ @ liền với id của một văn bản trong instruments;"),
    ],
)
def test_what_only_looks_like_a_citation_is_told_with_the_nearest_id(typed: str, fix: str) -> None:
    finding = warning(f"{LAW}closing: Theo {typed}, tổ chức\n")
    assert (place(finding), finding.location.length) == ((3, 15, "DL118"), len(typed))
    assert finding.fix == f"{fix} không phải viện dẫn thì để nguyên"


def test_a_citation_that_runs_into_the_next_word_is_told() -> None:
    finding = warning(f"{LAW}closing: Theo @equality-law.Tổ chức\n")
    assert finding.fix.startswith("gõ dấu cách sau @equality-law;")


def test_of_two_alike_each_is_pointed_at() -> None:
    findings = read("opening: Theo @mot và @mot\n").findings
    assert [place(finding) for finding in findings] == [(1, 15, "DL118"), (1, 23, "DL118")]

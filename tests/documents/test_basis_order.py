"""Legal bases stand by the rank of their issuers."""

from __future__ import annotations

import pytest

from toolkit.documents.basis_order import by_rank, rank
from toolkit.model.plan_parts import Instrument, LegalBasis


def basis(kind: str, issuer: str, symbol: str = "") -> LegalBasis:
    return LegalBasis(Instrument(f"{kind} {issuer} {symbol}", kind, "1", symbol, issuing_agency=issuer))


LAW = basis("Luật", "")
DECREE = basis("Nghị định", "Chính phủ")
DECISION = basis("Quyết định", "Thủ tướng Chính phủ")
CIRCULAR = basis("Thông tư", "Bộ Nội vụ")
OFFICE = basis("Công văn", "Văn phòng Chính phủ")
PROVINCIAL = basis("Kế hoạch", "UBND tỉnh Lai Châu")
WORDS = LegalBasis(text="Theo đề nghị của Sở Nội vụ")


def test_the_higher_issuer_goes_first_and_equals_stay_in_their_order() -> None:
    given = [PROVINCIAL, OFFICE, CIRCULAR, DECISION, DECREE, LAW]
    assert by_rank(given) == [LAW, DECREE, DECISION, OFFICE, CIRCULAR, PROVINCIAL]


def test_words_of_one_s_own_keep_their_place() -> None:
    assert by_rank([CIRCULAR, WORDS, LAW]) == [LAW, WORDS, CIRCULAR]


@pytest.mark.parametrize(
    ("symbol", "like"),
    [("2025/QH15", LAW), ("NQ-CP", DECREE), ("QĐ-TTg", DECISION), ("TT-BNV", CIRCULAR), ("KH-UBND", PROVINCIAL)],
)
def test_without_an_issuer_the_symbol_tells(symbol: str, like: LegalBasis) -> None:
    assert like.instrument is not None
    assert rank(Instrument("x", "Nghị quyết", "1", symbol)) == rank(like.instrument)

"""The order of legal bases (căn cứ): the higher issuer first, what one wrote in words of one's own where it stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.agency_names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toolkit.model.plan_parts import Instrument, LegalBasis

LAWS, GOVERNMENT, PRIME_MINISTER, MINISTRIES, PROVINCE = range(5)

LAW_TYPES: Final = frozenset({"hiến pháp", "bộ luật", "luật", "pháp lệnh"})
# Who issues, in the form in which names are compared; the first that fits. Others are ministries and their like.
ISSUERS: Final = (
    (re.compile(r"(?:ủy ban thường vụ )?quốc hội\b"), LAWS),
    (re.compile(r"(?:bộ chính trị|ban bí thư|ban chấp hành trung ương)\b"), LAWS),
    (re.compile(r"chính phủ\b"), GOVERNMENT),
    (re.compile(r"thủ tướng\b"), PRIME_MINISTER),
    (
        re.compile(
            r"(?:(?:chủ tịch )?ủy ban nhân dân|(?:thường trực )?hội đồng nhân dân"
            r"|(?:ban thường vụ |ban chấp hành )?(?:tỉnh ủy|thành ủy|đảng bộ)|ban chấp hành đảng bộ|sở)\b"
        ),
        PROVINCE,
    ),
)
# Where the data do not say who issued it: "QĐ-TTg", "2025/NĐ-CP", "2025/QH15".
SYMBOLS: Final = (
    (re.compile(r"[-/](?:UBTV)?QH\d*$"), LAWS),
    (re.compile(r"-CP$"), GOVERNMENT),
    (re.compile(r"-TTg$"), PRIME_MINISTER),
    (re.compile(r"-(?:UBND|HĐND)$"), PROVINCE),
)


def by_rank(bases: Iterable[LegalBasis]) -> list[LegalBasis]:
    """Return legal bases, the instruments among them by their issuers' rank; equals stay in their order."""
    given = list(bases)
    ranked = iter(sorted((each for each in given if each.instrument is not None), key=_rank_of_basis))
    return [each if each.instrument is None else next(ranked) for each in given]


def rank(instrument: Instrument) -> int:
    """Return how high an instrument stands, 0 the highest: laws, Government, Prime Minister, ministries, province."""
    if instrument.document_type.strip().casefold() in LAW_TYPES:
        return LAWS
    issuer, symbol = fold_name(instrument.issuing_agency), instrument.symbol.strip()
    if issuer:
        return next((height for pattern, height in ISSUERS if pattern.match(issuer)), MINISTRIES)
    return next((height for pattern, height in SYMBOLS if pattern.search(symbol)), MINISTRIES)


def _rank_of_basis(basis: LegalBasis) -> int:
    return MINISTRIES if basis.instrument is None else rank(basis.instrument)

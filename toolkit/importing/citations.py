"""Documents that a text cites, gathered: "Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của Thủ tướng Chính phủ ..."."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from toolkit.model.plan_parts import Instrument
from toolkit.model.year_forms import SUBJECT, TYPES

if TYPE_CHECKING:
    from toolkit.importing.ids import Ids

_S: Final = r"[\s\u00a0]{1,3}"
CITED: Final = re.compile(
    rf"(?P<type>{TYPES}){_S}(?:số{_S}|số:{_S}?)?(?P<number>[0-9]{{1,6}}[a-zđ]?)/"
    r"(?P<symbol>(?:[12][0-9]{3}/)?[A-ZĐ][A-ZĐa-zđ0-9&]{0,19}(?:[-/][A-ZĐ][A-ZĐa-zđ0-9&]{0,19}){0,5})"
    rf"(?:,?{_S}ngày{_S}(?P<day>[0-9]{{1,2}})(?:{_S}tháng{_S}|/)(?P<month>[0-9]{{1,2}})(?:{_S}năm{_S}|/)(?P<year>[0-9]{{4}})"
    rf"(?![0-9]))?"
    rf"(?:{_S}của{_S}(?P<agency>[A-ZĐỦ][^,;.()\n“”]{{1,120}}))?"
)
LAW: Final = re.compile(
    rf"(?P<name>(?P<type>Bộ luật|Luật|Pháp lệnh){_S}[^,;()\n“”0-9]{{3,160}}?)"
    rf"(?:{_S}ngày{_S}(?P<day>[0-9]{{1,2}})(?:{_S}tháng{_S}|/)(?P<month>[0-9]{{1,2}})(?:{_S}năm{_S}|/)(?P<year>[0-9]{{4}}))?"
)


class Citations:
    """The instruments of one plan, each once.

    Attributes:
        instruments: In the order they were met.
    """

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._places: dict[tuple[str, str, str], int] = {}
        self.instruments: list[Instrument] = []

    def gather(self, text: str) -> None:
        """Take note of every numbered document that a text cites with its day or its issuer."""
        if "/" not in text:
            return
        for match in CITED.finditer(text):
            if match["day"] or match["agency"]:
                self._add(_numbered(match, subject=""))

    def basis(self, text: str) -> str:
        """Return a legal basis as the data have it: an id where the text is a citation and nothing else, else the text.

        Args:
            text: Without "Căn cứ" and the sign at its end.
        """
        text = " ".join(text.split())
        match = CITED.match(text)
        if match and match["agency"]:
            head, subject = _split_issuer(text[match.start("agency") :])
            if head:
                found = _numbered(match, subject=subject)._replace(issuing_agency=head)
                return self._add(found)
        if law := LAW.fullmatch(text):
            return self._add(
                Instrument("", law["type"], issued=_date(law), issuing_agency="", subject=" ".join(law["name"].split()))
            )
        return text

    def _add(self, instrument: Instrument) -> str:
        key = (instrument.document_type, instrument.number or instrument.subject, instrument.symbol)
        if key in self._places:
            place = self._places[key]
            known = self.instruments[place]
            fuller = known._replace(
                issued=known.issued or instrument.issued,
                issuing_agency=known.issuing_agency or instrument.issuing_agency,
                subject=known.subject or instrument.subject,
            )
            self.instruments[place] = fuller
            return known.id
        words = (
            f"{instrument.document_type} {instrument.number} {instrument.symbol}"
            if instrument.number
            else instrument.subject
        )
        identifier = self._ids.propose(words, "van-ban")
        self._places[key] = len(self.instruments)
        self.instruments.append(instrument._replace(id=identifier))
        return identifier


def _numbered(match: re.Match[str], subject: str) -> Instrument:
    agency = _split_issuer(match["agency"] or "")[0]
    return Instrument("", match["type"], match["number"], match["symbol"], _date(match), agency.strip(" ."), subject)


def _split_issuer(text: str) -> tuple[str, str]:
    """Return who issued a document and what it is about, at the first word that opens a subject."""
    verb = SUBJECT.search(text)
    if verb is None:
        return text.strip(), ""
    return text[: verb.start()].strip(" ,"), text[verb.start() :].strip()


def _date(match: re.Match[str]) -> dt.date | None:
    if not match["day"]:
        return None
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None

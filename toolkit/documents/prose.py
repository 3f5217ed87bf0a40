"""The running text of one document: gaps in it, and what it has cited so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from toolkit.decree30 import wording
from toolkit.documents import citations
from toolkit.documents.gaps import GAP, gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import Instrument, LegalBasis

__all__ = ("GAP", "Prose", "gap")

# An instrument of the plan cited inside a text by its id: "@strategy-plan-2026-2030"; not "x@lai-chau.gov.vn".
CITED: Final = re.compile(r"(?<![\w@.])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@]|-\w|\.\w)")

SPACES: Final = re.compile(r"[ \t\r\n]+")  # not the no-break ones, of which blanks are made

# A legal basis in the plan's own words that begins so is a sentence of its own.
BASIS_OPENINGS: Final = ("căn cứ", "xét", "theo", "thực hiện", "trên cơ sở")


class Prose:
    """The text of one document, made in printing order.

    Attributes:
        gaps: Gaps met so far, in their order, each once.
        cites_plan: Whether the plan itself has been cited.
    """

    __slots__ = ("_cited", "_instruments", "_plan", "cites_plan", "gaps")

    def __init__(self, plan: Plan) -> None:
        """Begin a document that stands on `plan`."""
        self.gaps: list[str] = []
        self.cites_plan = False
        self._plan = plan
        self._instruments: Mapping[str, Instrument] | None = None  # asked for by few documents of a batch
        self._cited: set[str] = set()

    def runs(self, text: str) -> list[dict[str, Any]]:
        """Return a text as runs, `{"text": ..., "gap": ...}`, those that are gaps apart; never none.

        Instruments it names by their ids ("@strategy-plan-2026-2030") are cited.
        """
        if "@" in text:
            text = CITED.sub(self._cited_by_id, text)
        if "[" not in text:
            return [{"text": text, "gap": False}]
        self.note(text)
        parts = enumerate(GAP.split(text))
        return [{"text": part, "gap": number % 2 == 1} for number, part in parts if part]

    def note(self, *texts: str) -> None:
        """Take note of the gaps in texts that are printed whole."""
        for text in texts:
            if "[" in text:
                self.gaps.extend(found for found in dict.fromkeys(GAP.findall(text)) if found not in self.gaps)

    def paragraph(self, level: str, text: str) -> dict[str, Any]:
        """Return a paragraph of the body: `{"level": ..., "runs": ...}`."""
        return {"level": level, "runs": self.runs(text)}

    def paragraphs(self, level: str, text: str) -> Iterator[dict[str, Any]]:
        """Yield a paragraph for each line of a text, blank ones left out."""
        for line in text.splitlines():
            if line.strip():
                yield self.paragraph(level, line.strip())

    def cite(self, instrument: Instrument) -> str:
        """Return the words an instrument is cited with: in full the first time, later in short."""
        if self._first_time(instrument):
            return citations.cite_in_full(instrument)
        return citations.cite_in_short(instrument)

    def cite_plan(self) -> str:
        """Return the words the plan itself is cited with; number and day are blank until the office gives them."""
        if self.cites_plan:
            return citations.cite_plan_in_short(self._plan)
        self.cites_plan = True
        return citations.cite_plan_in_full(self._plan)

    def legal_bases(self, bases: Iterable[LegalBasis]) -> list[dict[str, Any]]:
        """Return the lines of the legal bases, each once: "Căn cứ ...;", the last with a full stop.

        Source:
            Decree 30/2020/NĐ-CP, Annex I, II.6(a).
        """
        lines = list(dict.fromkeys(filter(None, map(self._basis, bases))))
        ends = [wording.LIST_LINE_END] * (len(lines) - 1) + [wording.LIST_LAST_LINE_END]
        return [{"runs": self.runs(line + end)} for line, end in zip(lines, ends[-len(lines) :], strict=False)]

    def _basis(self, basis: LegalBasis) -> str:
        if basis.instrument is not None:
            self._first_time(basis.instrument)
            return wording.LEGAL_BASIS_PREFIX + citations.cite_in_full(basis.instrument, as_basis=True)
        words = SPACES.sub(" ", basis.text).strip(" ").rstrip(";., ")
        if not words or words.lower().startswith(BASIS_OPENINGS):
            return words[:1].upper() + words[1:]
        return wording.LEGAL_BASIS_PREFIX + words

    def _cited_by_id(self, found: re.Match[str]) -> str:
        """Return the citation for an id in a text; what is no instrument's id stays as typed."""
        if self._instruments is None:
            self._instruments = {instrument.id: instrument for instrument in self._plan.instruments}
        instrument = self._instruments.get(found[1])
        return found[0] if instrument is None else self.cite(instrument)

    def _first_time(self, instrument: Instrument) -> bool:
        name = instrument.id or citations.cite_in_full(instrument)
        first = name not in self._cited
        self._cited.add(name)
        return first

"""The instruments a file cites, gathered once for all rules and for `vanban check --json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.texts import Role
from toolkit.model.citation_parser import Citation, find_citations

if TYPE_CHECKING:
    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import CheckedText

# There a number is the document's own, or a line says who gets it.
NOT_CITING: Final = frozenset({Role.HEAD, Role.MARGIN, Role.RECIPIENT, Role.ADDRESSEE, Role.SIGNATURE, Role.COLUMN})


class Cited(NamedTuple):
    """An instrument and the text that cites it."""

    text: CheckedText
    citation: Citation

    @property
    def words(self) -> str:
        """The citation as it stands there."""
        return self.text.text[slice(*self.citation.span)]

    @property
    def short(self) -> str:
        """Type, number and symbol, or the law's name, as they stand there."""
        citation = self.citation
        return self.text.text[citation.span.start : citation.number_span.end]

    def as_json(self) -> dict[str, str | int | None]:
        """Return it as `vanban check --json` lists it; what is not known is empty."""
        citation = self.citation
        location = self.text.location(*citation.span)
        return {
            "text": self.words,
            "document_type": citation.kind,
            "number": citation.number,
            "symbol": f"{citation.year}/{citation.symbol}" if citation.year else citation.symbol,
            "issued": citation.issued.isoformat() if citation.issued else "",
            "issuing_agency": citation.issuer,
            "name": citation.name,
            "file": location.file,
            "line": location.line,
            "column": location.column,
            "where": location.where,
        }


def cited(subject: Subject) -> tuple[Cited, ...]:
    """Return the instruments a file cites, in printing order; for `subject.shared`."""
    return tuple(
        Cited(text, citation)
        for text in subject.texts
        if text.role not in NOT_CITING
        for citation in find_citations(text.text)
    )

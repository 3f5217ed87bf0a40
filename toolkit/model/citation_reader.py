"""Read the documents a plan cites, and where it cites them.

Findings of its own, beside those of `reader`:

    DL024  a number or symbol of a document that would be printed wrong
    DL025  an id that no cited document has
    DL118  "@" and an id that no cited document has, inside a text (a warning: it may be no citation)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.fields import Fields, open_fields
from toolkit.model.key_names import Proposals
from toolkit.model.plan_parts import Instrument, LegalBasis
from toolkit.model.problems import Problems, shorten
from toolkit.model.source import Span
from toolkit.model.yaml_nodes import span_of

if TYPE_CHECKING:
    from toolkit.model.identifiers import Identifiers

INSTRUMENT_KEYS: Final = ("id", "document_type", "number", "symbol", "issued", "issuing_agency", "subject")
NULL_WORDS: Final = frozenset({"~", "null", "Null", "NULL"})  # said already (DL015)

_INSTRUMENT_KEYS = frozenset(INSTRUMENT_KEYS)
_NUMBER = re.compile(r"[0-9]+[a-zđ]?", re.IGNORECASE)
_FIRST_NUMBER = re.compile(r"[0-9]+[a-zđ]?\b")
_SYMBOL = re.compile(r"[^\s/]+(?:/[^\s/]+)*")
_PREFIX = re.compile(r"căn\s+cứ\s+(?:vào\s+)?", re.IGNORECASE)
_AT = re.compile(r"(?<![\w@.])@(?P<word>\w[\w-]*)")  # not in an e-mail address
# What documents take for a citation: `toolkit.documents.prose.CITED`; a test holds the two together.
CITED: Final = re.compile(r"(?<![\w@.])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@]|-\w|\.\w)")


class CitationReader:
    """Reads the documents of a plan, then finds them by their ids."""

    def __init__(self, problems: Problems, identifiers: Identifiers) -> None:
        self._problems = problems
        self._identifiers = identifiers
        self._by_id: dict[str, Instrument] = {}
        self._proposals: Proposals | None = None

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all documents read."""
        return frozenset(self._by_id)

    def instruments(self, plan: Fields) -> tuple[Instrument, ...]:
        """Return the documents the plan cites; from then on they are found by their ids."""
        found = []
        for number, node in enumerate(plan.items("instruments"), 1):
            fields = open_fields(node, _INSTRUMENT_KEYS, f"văn bản viện dẫn thứ {number}", self._problems)
            if fields is not None:
                found.append(self._instrument(fields))
        return tuple(found)

    def cited(self, fields: Fields, name: str) -> Instrument | None:
        """Return the document whose id a key has; None when it is blank or wrong."""
        text = fields.text(name)
        if text and text not in self._by_id:
            self._unknown(fields.owner, name, text, fields.spans[name])
        return self._by_id.get(text)

    def running_text(self, fields: Fields, name: str, example: str = "") -> str:
        """Return a text in which "@" and an id cite a document; an id that none has is told.

        Args:
            fields: The mapping that has the key.
            name: The key.
            example: What may be typed, where the key must be there.
        """
        text = fields.required_text(name, example) if example else fields.text(name)
        if "@" in text:
            self._warn_of_unknown(f"{fields.owner}: {name}", text, fields.spans[name])
        return text

    def legal_bases(self, fields: Fields) -> tuple[LegalBasis, ...]:
        """Return what stands under `legal_bases`: ids of documents, or words, which hold a blank."""
        if "legal_bases" not in fields.values:
            return ()
        found = []
        for item in fields.scalars("legal_bases"):
            text = " ".join(item.text.split())
            if instrument := self._by_id.get(text):
                found.append(LegalBasis(instrument))
            elif " " in text:
                self._warn_of_unknown(f"{fields.owner}: legal_bases", text, span_of(item))
                found.append(LegalBasis(text=_PREFIX.sub("", text.rstrip(" ;."), count=1)))
            else:
                self._unknown(fields.owner, "legal_bases", text, span_of(item))
        return tuple(found)

    def _instrument(self, fields: Fields) -> Instrument:
        instrument = Instrument(
            id=self._identifiers.read(fields, "quyet-dinh-1790"),
            document_type=fields.required_text("document_type", "document_type: Quyết định"),
            number=read_number(fields, self._problems),
            symbol=read_symbol(fields, fields.text("symbol"), self._problems),
            issued=fields.whole_date("issued"),
            issuing_agency=fields.text("issuing_agency"),
            subject=fields.text("subject"),
            spans=fields.spans,
        )
        if not (instrument.number or instrument.subject):
            fields.missing("number", "number và symbol; luật và pháp lệnh thì gõ tên vào subject")
        if instrument.id:
            self._by_id.setdefault(instrument.id, instrument)
        return instrument

    def _unknown(self, owner: str, name: str, text: str, span: Span) -> None:
        near = self._nearest(text)
        meant = f"gõ {near}" if near else "gõ id của một văn bản trong instruments"
        fix = f"{meant}, hoặc khai báo văn bản này trong instruments"
        if name == "legal_bases":
            fix += "; căn cứ viết bằng lời thì viết cả câu"
        message = f'{owner}: {name}: không có văn bản viện dẫn nào mang id "{shorten(text)}"'
        self._problems.error("DL025", span, message, fix)

    def _warn_of_unknown(self, owner: str, text: str, span: Span) -> None:
        """Warn of each "@" in a text that looks like a citation and is none."""
        cursor = span.start
        for match in _AT.finditer(text):
            typed, word = match.group(), match["word"]
            at = self._problems.source.text.find(typed, cursor, span.end)
            cursor = at + len(typed) if at >= 0 else cursor
            cited = CITED.match(text, match.start())
            if cited and cited[1] in self._by_id:
                continue
            near = self._nearest(word)
            fix = f"gõ @{near}" if near else "gõ @ liền với id của một văn bản trong instruments"
            if near == word:
                fix = f"gõ dấu cách sau {typed}"
            message = f'{owner}: "{shorten(typed)}" không viện dẫn văn bản nào trong instruments, được in như đã gõ'
            place = span if at < 0 else Span(at, at + len(typed))
            self._problems.warning("DL118", place, message, f"{fix}; không phải viện dẫn thì để nguyên")

    def _nearest(self, text: str) -> str | None:
        if self._proposals is None:  # all documents are read before anything cites them
            self._proposals = Proposals(self._by_id)
        return self._proposals.nearest(text)


def read_number(fields: Fields, problems: Problems) -> str:
    """Return a document's number: digits, perhaps with a letter; the symbol has a key of its own."""
    text = fields.text("number")
    if text and text not in NULL_WORDS and not _NUMBER.fullmatch(text):
        digits = _FIRST_NUMBER.search(text)
        fix = f"gõ number: {digits.group()}; ký hiệu thì ghi ở symbol" if digits else "gõ số, ví dụ number: 12"
        message = f'{fields.owner}: number chỉ là số của văn bản, ở đây lại là "{shorten(text)}"'
        problems.error("DL024", fields.spans["number"], message, fix)
    return text


def read_symbol(fields: Fields, text: str, problems: Problems) -> str:
    """Return a document's symbol: "KH-UBND", or with the year "2025/QĐ-TTg"; the stroke before it is printed."""
    if text and (text.startswith("/") or not _SYMBOL.fullmatch(text)):
        shown = text.strip("/ ").replace(" ", "")
        message = f'{fields.owner}: symbol không đúng cách viết: "{shorten(text)}"'
        problems.error("DL024", fields.spans["symbol"], message, f"gõ symbol: {shorten(shown)}")
    return text

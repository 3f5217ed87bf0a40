"""The plan as import has put it together: every value still the text that will be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from toolkit.model.plan import roman_numeral
from toolkit.word.task_grid import RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.plan_parts import BodyPart, Instrument, IssueDate, Signatory


@dataclass(slots=True)
class DraftEntry:
    """A section, programme or task.

    Attributes:
        kind: Which of them.
        texts: Key of the data to its text: "content", "lead_agencies", ...
        table: Index of the table it was read from.
        row: Index of its row there.
        ordinal: The number it had there, as typed.
        id: Its id; empty until one is proposed.
        is_ours: Whether the row was made by vanban: its texts are what the data said, to the letter.
        entries: What stands below it.
    """

    kind: RowKind
    texts: dict[str, str]
    table: int
    row: int
    ordinal: str = ""
    id: str = ""
    is_ours: bool = False
    legal_bases: list[str] = field(default_factory=list)
    entries: list[DraftEntry] = field(default_factory=list)

    @property
    def content(self) -> str:
        """Its main text."""
        return self.texts.get("content", "")


@dataclass(slots=True)
class PlanDraft:
    """A plan's data; fields are those of `toolkit.model.plan.Plan`.

    Attributes:
        legal_bases: Ids of instruments, or words.
        columns: Field and heading, in printing order.
        gaps: What the source does not say, in words, for the summary.
    """

    year: int = 0
    document_type: str = "Kế hoạch"
    subject: str = ""
    issuing_agency: str = ""
    place: str = ""
    number: str = ""
    symbol: str = ""
    issued: IssueDate | None = None
    instruments: list[Instrument] = field(default_factory=list)
    legal_bases: list[str] = field(default_factory=list)
    opening: str = ""
    body: list[BodyPart] = field(default_factory=list)
    closing: str = ""
    recipients: list[str] = field(default_factory=list)
    filing: str = ""
    signatory: Signatory | None = None
    appendix_title: str = ""
    is_landscape: bool | None = None
    columns: list[tuple[str, str]] = field(default_factory=list)
    entries: list[DraftEntry] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[DraftEntry, str, str]]:
        """Yield every entry with the ordinal and the reference it will be printed with, in printing order."""
        yield from _numbered(self.entries, "", "", in_section=False)


def _numbered(
    entries: list[DraftEntry], prefix: str, path: str, *, in_section: bool
) -> Iterator[tuple[DraftEntry, str, str]]:
    sections = 0
    others = 0
    for entry in entries:
        if entry.kind is RowKind.SECTION and not in_section:
            sections += 1
            ordinal = reference = roman_numeral(sections)
            yield entry, ordinal, reference
            yield from _numbered(entry.entries, "", f"{reference}.", in_section=True)
        else:
            others += 1
            ordinal, reference = f"{prefix}{others}", f"{path}{others}"
            yield entry, ordinal, reference
            yield from _numbered(entry.entries, f"{ordinal}.", f"{reference}.", in_section=True)

"""The plan (kế hoạch) and its parts, typed and frozen.

Every part carries `spans`: for each field of the data file that was given, the stretch of the
source text its value takes, so that any later finding can point at it
(`plan.source.location(task.spans["schedule"])`) and any later edit can be spliced in. Spans take
no part in comparison: two plans are equal when they say the same.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.plan_parts import (
    NO_AGENCIES,
    NO_SPANS,
    Assignment,
    BodyPart,
    Instrument,
    IssueDate,
    LegalBasis,
    LetterSettings,
    Produces,
    Reporting,
    Signatory,
    Spans,
)
from toolkit.model.recurrence import YEARLY, Recurrence
from toolkit.model.source import SourceText, compared_without

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.agencies import Registry
    from toolkit.model.agency import AgencyList
    from toolkit.model.schedule import Schedule


class Column(Enum):
    """A column of the appendix, named by the field it prints."""

    ORDINAL = "ordinal"
    CONTENT = "content"
    DELIVERABLE = "deliverable"
    LEAD_AGENCIES = "lead_agencies"
    COORDINATING_AGENCIES = "coordinating_agencies"
    SCHEDULE = "schedule"
    FUNDING = "funding"
    MONITORING = "monitoring"
    NOTE = "note"


# What a column is headed where the plan does not say.
HEADINGS: Final = {
    Column.ORDINAL: "STT",
    Column.CONTENT: "Nội dung nhiệm vụ",
    Column.DELIVERABLE: "Sản phẩm",
    Column.LEAD_AGENCIES: "Cơ quan chủ trì",
    Column.COORDINATING_AGENCIES: "Cơ quan phối hợp",
    Column.SCHEDULE: "Thời gian thực hiện",
    Column.FUNDING: "Kinh phí",
    Column.MONITORING: "Theo dõi",
    Column.NOTE: "Ghi chú",
}
USUAL_COLUMNS: Final = (
    Column.ORDINAL,
    Column.CONTENT,
    Column.LEAD_AGENCIES,
    Column.COORDINATING_AGENCIES,
    Column.SCHEDULE,
)


class Orientation(Enum):
    """How the appendix's paper lies."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@compared_without("spans")
class Task(NamedTuple):
    """A task (nhiệm vụ): one row of the appendix that somebody leads.

    Attributes:
        produces: The document it orders; None for most.
        recurrence: In which years it is there.
    """

    id: str
    content: str
    deliverable: str = ""
    lead_agencies: AgencyList = NO_AGENCIES
    coordinating_agencies: AgencyList = NO_AGENCIES
    schedule: Schedule | None = None
    funding: str = ""
    monitoring: str = ""
    note: str = ""
    produces: Produces | None = None
    recurrence: Recurrence = YEARLY
    spans: Spans = NO_SPANS


@compared_without("spans")
class Programme(NamedTuple):
    """A programme (chương trình) inside a section: a heading row with tasks of its own.

    Attributes:
        legal_bases: The decisions it comes from: the first grounds of the plans its tasks order.
    """

    id: str
    content: str
    entries: tuple[Programme | Task, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    spans: Spans = NO_SPANS


@compared_without("spans")
class Section(NamedTuple):
    """A section (mục) of the appendix: a heading row, then programmes or tasks or both.

    Attributes:
        legal_bases: As a programme's.
    """

    id: str
    content: str
    entries: tuple[Programme | Task, ...] = ()
    legal_bases: tuple[LegalBasis, ...] = ()
    spans: Spans = NO_SPANS


Entry = Section | Programme | Task


class Row(NamedTuple):
    """An entry with its computed place.

    Attributes:
        entry: Section, programme or task.
        ordinal: What the first column prints: "IV", "1", "1.2".
        reference: How people name it: "IV", "IV.1", "IV.1.2".
    """

    entry: Entry
    ordinal: str
    reference: str


class AppendixColumn(NamedTuple):
    """One column of the appendix and its printed heading."""

    field: Column
    heading: str


@compared_without("spans")
class AppendixSettings(NamedTuple):
    """What the appendix prints and how its paper lies.

    Attributes:
        title: The appendix's title, in sentence case (it is printed in capitals).
        orientation: Landscape unless the plan says portrait.
        columns: Columns in printing order.
    """

    title: str
    columns: tuple[AppendixColumn, ...]
    orientation: Orientation = Orientation.LANDSCAPE
    spans: Spans = NO_SPANS


@compared_without("source", "spans", "registry")
class Plan(NamedTuple):
    """A year's plan (kế hoạch) with the tasks of its appendix.

    Attributes:
        year: The plan's year.
        document_type: "Kế hoạch".
        subject: Trích yếu: what the plan is about.
        issuing_agency: "Ủy ban nhân dân tỉnh Lai Châu", as printed.
        place: Địa danh: "Lai Châu".
        number: Empty until the office gives one.
        symbol: "KH-UBND".
        issued: Date of issue, the day perhaps blank; None when nothing is known.
        appendix: Title, columns and paper of the appendix.
        instruments: Documents the plan cites, in the order of the file.
        entries: Sections; or, in a plan without sections, tasks and programmes.
        source: The text it was read from.
        registry: The agencies its names were looked up in.
        legal_bases: Căn cứ, in printing order.
        multi_year_plan: The province's own plan of several years that this one carries out.
        opening: What stands between the legal bases and the body; may be empty.
        body: Parts of the body; empty: the usual ones, from the data.
        implementation: Items of the organisation of implementation that the data give in words.
        reporting: None when the data say nothing.
        closing: Last sentence of the body; empty: the usual one.
        recipients: Nơi nhận, without bullets and "Lưu".
        filing: Drafting unit behind "Lưu: VT": "VX".
        signatory: None when the data say nothing.
        letter: What the letters have of their own.
        resting: Tasks that stand in the data but, by their recurrence, are not there this year: nothing prints them.
    """

    year: int
    document_type: str
    subject: str
    issuing_agency: str
    place: str
    number: str
    symbol: str
    issued: IssueDate | None
    appendix: AppendixSettings
    instruments: tuple[Instrument, ...]
    entries: tuple[Entry, ...]
    source: SourceText
    registry: Registry
    legal_bases: tuple[LegalBasis, ...] = ()
    multi_year_plan: Instrument | None = None
    opening: str = ""
    body: tuple[BodyPart, ...] = ()
    implementation: tuple[Assignment, ...] = ()
    reporting: Reporting | None = None
    closing: str = ""
    recipients: tuple[str, ...] = ()
    filing: str = ""
    signatory: Signatory | None = None
    letter: LetterSettings = LetterSettings()
    resting: tuple[Task, ...] = ()
    spans: Spans = NO_SPANS

    @property
    def title(self) -> str:
        """The plan's name in running text: document type and subject."""
        subject = self.subject[:1].lower() + self.subject[1:]
        return f"{self.document_type} {subject}"

    def rows(self) -> Iterator[Row]:
        """Yield sections, programmes and tasks in printing order with their ordinals.

        Sections count I, II, III; what stands in a section 1, 2, 3; what stands in a
        programme 1.1, 1.2. A plan without sections begins at 1.
        """
        section_number = 0
        other_number = 0
        for entry in self.entries:
            if isinstance(entry, Section):
                section_number += 1
                roman = roman_numeral(section_number)
                yield Row(entry, roman, roman)
                yield from _numbered(entry.entries, "", f"{roman}.")
            else:
                other_number += 1
                ordinal = str(other_number)
                yield Row(entry, ordinal, ordinal)
                if isinstance(entry, Programme):
                    yield from _numbered(entry.entries, f"{ordinal}.", f"{ordinal}.")

    def tasks(self) -> Iterator[Task]:
        """Yield the tasks in printing order."""
        return (row.entry for row in self.rows() if isinstance(row.entry, Task))


def _numbered(entries: tuple[Programme | Task, ...], prefix: str, path: str) -> Iterator[Row]:
    for number, entry in enumerate(entries, 1):
        yield Row(entry, f"{prefix}{number}", f"{path}{number}")
        if isinstance(entry, Programme):
            yield from _numbered(entry.entries, f"{prefix}{number}.", f"{path}{number}.")


ROMAN_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman_numeral(number: int) -> str:
    """Return `number` (from 1) in Roman numerals: 4 is "IV"."""
    digits = []
    for value, letters in ROMAN_DIGITS:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)

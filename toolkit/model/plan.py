"""The plan (kế hoạch) and its parts, typed and frozen.

Every part carries `spans`: for each field of the data file that was given, the stretch of the
source text its value takes, so that any later finding can point at it
(`plan.source.location(task.spans["schedule"])`) and any later edit can be spliced in. Spans take
no part in comparison: two plans are equal when they say the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.agency import AgencyList
from toolkit.model.source import SourceText, Span, compared_without

if TYPE_CHECKING:
    from toolkit.model.schedule import Schedule

Spans = Mapping[str, Span]

NO_SPANS: Final[Spans] = MappingProxyType({})

NO_AGENCIES: Final = AgencyList()


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


class IssueDate(NamedTuple):
    """The date of issue (thời gian ban hành); the day is blank until the office numbers the document."""

    year: int
    month: int
    day: int | None = None

    def date(self) -> dt.date | None:
        """Return the whole date, or None while the day is blank."""
        return None if self.day is None else dt.date(self.year, self.month, self.day)


@compared_without("spans")
class Instrument(NamedTuple):
    """A document the plan cites (văn bản được viện dẫn): "Quyết định số 1790/QĐ-TTg ngày 23/10/2021 ...".

    Attributes:
        id: Stable name in the data.
        document_type: "Quyết định", "Luật", ...
        number: "1790"; empty for laws and ordinances, which are cited by name.
        symbol: "QĐ-TTg"; with the year for normative texts: "2025/QĐ-TTg".
        issued: Date of issue; None when it is not given.
        issuing_agency: "Thủ tướng Chính phủ".
        subject: What the document is about (trích yếu).
    """

    id: str
    document_type: str
    number: str = ""
    symbol: str = ""
    issued: dt.date | None = None
    issuing_agency: str = ""
    subject: str = ""
    spans: Spans = NO_SPANS


@compared_without("spans")
class Task(NamedTuple):
    """A task (nhiệm vụ): one row of the appendix that somebody leads."""

    id: str
    content: str
    deliverable: str = ""
    lead_agencies: AgencyList = NO_AGENCIES
    coordinating_agencies: AgencyList = NO_AGENCIES
    schedule: Schedule | None = None
    funding: str = ""
    monitoring: str = ""
    note: str = ""
    spans: Spans = NO_SPANS


@compared_without("spans")
class Programme(NamedTuple):
    """A programme (chương trình) inside a section: a heading row with tasks of its own."""

    id: str
    content: str
    entries: tuple[Programme | Task, ...] = ()
    spans: Spans = NO_SPANS


@compared_without("spans")
class Section(NamedTuple):
    """A section (mục) of the appendix: a heading row, then programmes or tasks or both."""

    id: str
    content: str
    entries: tuple[Programme | Task, ...] = ()
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


@compared_without("source", "spans")
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

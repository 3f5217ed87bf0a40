"""What a plan says round its tasks: what it cites, who signs, its body, its reports, its letters, what tasks order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Final, NamedTuple

from toolkit.model.agency import AgencyList, Group
from toolkit.model.source import Span, compared_without

Spans = Mapping[str, Span]

NO_SPANS: Final[Spans] = {}  # a plain one: a plan is handed to other processes, and a proxy cannot be

NO_AGENCIES: Final = AgencyList()


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


class LegalBasis(NamedTuple):
    """One of the grounds a document stands on (căn cứ ban hành).

    Attributes:
        instrument: The document of `Plan.instruments` it is; None for words of the plan's own.
        text: Those words, without "Căn cứ"; empty where there is an instrument.
    """

    instrument: Instrument | None = None
    text: str = ""


@compared_without("spans")
class Signatory(NamedTuple):
    """Who signs (người ký).

    Attributes:
        signing_authority: Quyền hạn, a line each: "TM. Ủy ban nhân dân", "KT. Chủ tịch".
        position: Chức vụ: "Phó Chủ tịch".
        full_name: Họ và tên, without titles; empty while it is not known.
    """

    signing_authority: tuple[str, ...] = ()
    position: str = ""
    full_name: str = ""
    spans: Spans = NO_SPANS


@compared_without("spans")
class Produces(NamedTuple):
    """The document a task orders (văn bản mà nhiệm vụ phải làm ra).

    Attributes:
        document_type: "Kế hoạch", in the decree's spelling; only a plan becomes a follow-up plan.
        title: Its subject (trích yếu) without the period: "Thực hiện Chương trình Truyền thông ...".
        period: What it holds for, as printed: "năm 2026", "giai đoạn 2026 - 2030"; may be empty.
        issuer: Who issues it; without names the plan's own issuing agency does.
        legal_bases: Grounds of its own, before those of the programme and the plan.
        tasks: Ids of sections, programmes and tasks that it details; the task that orders it is never one.
    """

    document_type: str
    title: str = ""
    period: str = ""
    issuer: AgencyList = NO_AGENCIES
    legal_bases: tuple[LegalBasis, ...] = ()
    tasks: tuple[str, ...] = ()
    spans: Spans = NO_SPANS


class Generated(Enum):
    """What a part of the body prints from the data, behind its own text."""

    TASKS = "tasks"  # the headings of the appendix, and the reference to it
    IMPLEMENTATION = "implementation"  # who does what, agency by agency


@compared_without("spans")
class Clause(NamedTuple):
    """A numbered clause (khoản) of a part: "1. Mục đích", then its text, a paragraph a line."""

    title: str = ""
    text: str = ""
    spans: Spans = NO_SPANS


@compared_without("spans")
class BodyPart(NamedTuple):
    """A part (mục I, II, ...) of the plan's body.

    Attributes:
        title: In sentence case; it is printed in capitals.
        text: What stands under the title, a paragraph a line; may be empty.
        clauses: Numbered 1, 2, 3 below the text.
        prints: What the data give here.
    """

    title: str
    text: str = ""
    clauses: tuple[Clause, ...] = ()
    prints: Generated | None = None
    spans: Spans = NO_SPANS


@compared_without("spans")
class Assignment(NamedTuple):
    """What the body says of agencies in the organisation of implementation, in place of the generated words.

    Attributes:
        agencies: Whose item it is: "Sở Nội vụ"; "Các sở, ban, ngành; UBND các xã, phường".
        text: A paragraph a line.
    """

    agencies: AgencyList
    text: str
    spans: Spans = NO_SPANS


class ReportPeriod(Enum):
    """A period that is reported on; the value is what `vanban report --period` takes."""

    Q1 = "q1"
    Q2 = "q2"
    Q3 = "q3"
    Q4 = "q4"
    SIX_MONTHS = "6m"
    NINE_MONTHS = "9m"
    YEAR = "year"


@compared_without("spans")
class Reporting(NamedTuple):
    """The reports on the plan (chế độ báo cáo).

    Attributes:
        to: Who gathers them: "Sở Nội vụ".
        due: Periods and the day by which each report is due, in the order of the file.
    """

    to: AgencyList = NO_AGENCIES
    due: tuple[tuple[ReportPeriod, dt.date], ...] = ()
    spans: Spans = NO_SPANS


@compared_without("spans")
class LetterSettings(NamedTuple):
    """What the directive letters (công văn) have that the plan has not.

    Attributes:
        symbol: "UBND-VX"; empty when the data do not say.
        issued: Date of issue; None: all but the plan's year is blank.
        subject: What follows "V/v", in sentence case; empty: "triển khai" and the plan's title.
        collective: Groups that get a letter together, beside those of their members.
        recipients: Nơi nhận between "Như trên" and "Lưu".
        signatory: Who signs them; None: who signs the plan.
    """

    symbol: str = ""
    issued: IssueDate | None = None
    subject: str = ""
    collective: tuple[Group, ...] = ()
    recipients: tuple[str, ...] = ()
    signatory: Signatory | None = None
    spans: Spans = NO_SPANS

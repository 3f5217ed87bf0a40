"""What recognition finds: kinds of documents, their parts, levels of the body.

`PartKind` values are the names of the decree's components in decree30/rules.yaml, so that a rule about a part
finds its measures by the part's own name.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.word.recognition.lines import Line, Paragraph
    from toolkit.word.recognition.sections import Section


class DocumentKind(Enum):
    """What a document is."""

    NAMED = "named"  # a type of document with a name: kế hoạch, báo cáo, quyết định ...
    LETTER = "letter"  # công văn
    APPENDIX = "appendix"  # an appendix that is a file of its own
    PARTY = "party"  # of the Party, which has rules of its own
    NORMATIVE = "normative"  # văn bản quy phạm pháp luật: outside the decree
    UNKNOWN = "unknown"


class PartKind(Enum):
    """A part of a document (thành phần thể thức)."""

    NATIONAL_TITLE = "national_title"
    MOTTO = "motto"
    SUPERVISING_AGENCY = "supervising_agency"
    ISSUING_AGENCY = "issuing_agency"
    NUMBER_AND_SYMBOL = "number_and_symbol"
    PLACE_AND_DATE = "place_and_date"
    DOCUMENT_TYPE = "document_type"
    SUBJECT = "subject"
    LETTER_SUBJECT = "letter_subject"
    ADDRESSEES = "addressees"
    LEGAL_BASES = "legal_bases"
    BODY = "body"
    AUTHORITY_AND_POSITION = "authority_and_position"
    SIGNER_NAME = "signer_name"
    RECIPIENTS_LABEL = "recipients_label"
    RECIPIENTS = "recipients"
    URGENCY = "urgency"
    SECRECY = "secrecy"
    CIRCULATION = "circulation"
    DRAFTER_MARK = "drafter_mark"
    APPENDIX_LABEL = "appendix_label"
    APPENDIX_TITLE = "appendix_title"
    APPENDIX_REFERENCE = "appendix_reference"


class Part(NamedTuple):
    """A part of a document.

    Attributes:
        kind: What it is.
        lines: Its lines, in their order.
    """

    kind: PartKind
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its text on one line."""
        return " ".join(line.plain for line in self.lines)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs it stands in."""
        return tuple({id(line.paragraph): line.paragraph for line in self.lines}.values())


class LevelKind(Enum):
    """A level of the body, by the form of its label."""

    PART = "Phần"
    CHAPTER = "Chương"
    TITLED_SECTION = "Mục"  # "Mục 1" on a line of its own
    SUBSECTION = "Tiểu mục"
    ARTICLE = "Điều"
    ROMAN = "roman"  # "I. ": mục of a text without articles
    ARABIC = "arabic"  # "1. ": khoản
    NESTED = "nested"  # "1.1. ": the decree has none, offices do
    LETTER = "letter"  # "a) ": điểm
    BULLET = "bullet"  # "- ": the decree has none, offices do


class BodyParagraph(NamedTuple):
    """A paragraph of the body outside tables.

    Attributes:
        paragraph: The paragraph.
        text: Its text on one line, the label of its list first.
        level: None for running text.
        label: As typed or as its list shows it: "1.", "a)", "Điều 2.".
        number: What counts in the label: "1", "a", "IV".
        title: What stands behind the label.
    """

    paragraph: Paragraph
    text: str
    level: LevelKind | None = None
    label: str = ""
    number: str = ""
    title: str = ""


class Appendix(NamedTuple):
    """An appendix of the document, or the file itself where that is one.

    Attributes:
        label: Its "Phụ lục" line.
        title: None where it has none.
        reference: "(Kèm theo ...)"; None where it has none.
        paragraphs: All of its paragraphs, those of its head too.
    """

    label: Part
    title: Part | None
    reference: Part | None
    paragraphs: tuple[Paragraph, ...]


class Recognised:
    """A document as it was understood.

    Attributes:
        kind: What it is.
        type_name: "Kế hoạch", "Công văn"; "" where it is not known.
        paragraphs: All paragraphs, in the order of the story.
        sections: Its sections.
        parts: Its parts, in the order of the text.
        body: The paragraphs of its body outside tables and without blank ones.
        appendices: Its appendices.
        main: All paragraphs of the document itself, without appendices and what else is attached.
    """

    def __init__(
        self,
        kind: DocumentKind,
        type_name: str,
        paragraphs: tuple[Paragraph, ...],
        sections: tuple[Section, ...],
        parts: tuple[Part, ...] = (),
        body: tuple[BodyParagraph, ...] = (),
        appendices: tuple[Appendix, ...] = (),
        main: tuple[Paragraph, ...] = (),
    ) -> None:
        """Keep what was found."""
        self.kind = kind
        self.type_name = type_name
        self.paragraphs = paragraphs
        self.sections = sections
        self.parts = parts
        self.body = body
        self.appendices = appendices
        self.main = main

    def part(self, kind: PartKind) -> Part | None:
        """Return the first part of a kind, None where there is none."""
        return next(self.all_of(kind), None)

    def all_of(self, kind: PartKind) -> Iterator[Part]:
        """Yield the parts of a kind."""
        return (part for part in self.parts if part.kind is kind)

    @property
    def is_checked(self) -> bool:
        """Whether the decree's rules hold for it."""
        return self.kind in {DocumentKind.NAMED, DocumentKind.LETTER, DocumentKind.APPENDIX}

    @property
    def has_head(self) -> bool:
        """Whether it is a document with national title, number, signature: no appendix alone."""
        return self.kind in {DocumentKind.NAMED, DocumentKind.LETTER}

    @cached_property
    def has_articles(self) -> bool:
        """Whether its body is divided into articles (Điều)."""
        return any(item.level is LevelKind.ARTICLE for item in self.body)

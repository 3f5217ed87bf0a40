r"""The texts a file prints, one stretch at a time, each with its owner, its role and its places.

`CheckedText` is what a rule about words reads, whether it stands in a plan (YAML) or in a .docx. Its `text` is NFC
and every offset counts the characters of that text; `typed(start, end)` gives the letters as they really stand in
the file (decomposed ones too), which only the rule about NFC needs.

    for text in subject.texts:
        for match in DOUBLED.finditer(text.text):
            yield text.fault(*match.span(), f'lặp từ "{match[1]}"', fix="xóa một từ", replacement=match[1])

Texts come in the order in which the documents print them. A value of several paragraphs gives a text for each; in
a .docx a text is a paragraph, tabs as "\t" and line breaks as "\n". In a plan "@id" stands for an instrument that
is cited in its place, and "[... hint]" for a gap, in both.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from toolkit.diagnostics import Diagnostic, Level, Location

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from toolkit.model.edits import Edit

    Mend: TypeAlias = "Replacement | Reformat | Edit"


class Role(Enum):
    """What a text is for its document."""

    SUBJECT = "subject"  # trích yếu, of the plan, a letter or a document it orders
    TITLE = "title"  # the title of an appendix
    INSTRUMENT = "instrument"  # the subject of a cited instrument (plans only)
    LEGAL_BASIS = "legal_basis"  # căn cứ
    HEADING = "heading"  # of a part or clause of the body
    BODY = "body"  # a paragraph of running text
    SECTION = "section"  # heading row of a task table: section or programme
    CONTENT = "content"  # content of a task
    AGENCIES = "agencies"  # a cell of agencies; the addressee of a report
    SCHEDULE = "schedule"  # when a task is done; the period of a document it orders
    CELL = "cell"  # any other cell of a table; deliverable, funding, monitoring, note
    COLUMN = "column"  # heading of a column
    RECIPIENT = "recipient"  # a line of Nơi nhận
    ADDRESSEE = "addressee"  # Kính gửi
    SIGNATURE = "signature"  # quyền hạn, chức vụ, họ tên
    HEAD = "head"  # quốc hiệu, issuer, number and symbol, place and date, name of the document's type
    MARGIN = "margin"  # header or footer of a page
    NOTE = "note"  # footnote, endnote


# Texts made of sentences: where a rule about prose looks.
PROSE = frozenset(
    {Role.SUBJECT, Role.TITLE, Role.LEGAL_BASIS, Role.HEADING, Role.BODY, Role.SECTION, Role.CONTENT, Role.CELL,
     Role.NOTE}
)  # fmt: skip


class Place(Protocol):
    """Where the characters of a text stand in their file."""

    def location(self, start: int, end: int) -> Location:
        """Return the place of a stretch, for a finding."""

    def typed(self, start: int, end: int) -> str:
        """Return the letters as they stand in the file."""


class CheckedText(NamedTuple):
    """One stretch of text.

    Attributes:
        owner: Whose it is, in the words of a message: "nhiệm vụ II.3, content", "đoạn 14", "bảng 2, hàng 8, cột 3".
        role: What it is for.
        text: NFC text; may be long, is never blank.
        place: Where it stands.
        number: Which paragraph of its value, cell or story it is, from 0; a rule about the end of a cell looks at
            `is_last`.
        is_last: No further paragraph of the same value or cell follows.
        entry: The task, section, body part ... it belongs to: "nhiệm vụ II.3", "bảng 2, hàng 8"; may be empty.
        field: What it is of that: the key of the data file ("lead_agencies"), in a task table too; may be empty.
    """

    owner: str
    role: Role
    text: str
    place: Place
    number: int = 0
    is_last: bool = True
    entry: str = ""
    field: str = ""

    def location(self, start: int, end: int) -> Location:
        """Return where a stretch of the text stands: line, column and caret, or the place in words."""
        return self.place.location(start, end)

    def typed(self, start: int, end: int) -> str:
        """Return a stretch as it stands in the file: not always NFC."""
        return self.place.typed(start, end)

    def fault(
        self,
        start: int,
        end: int,
        message: str,
        fix: str = "",
        *,
        replacement: str | None = None,
        level: Level | None = None,
    ) -> Fault:
        """Return what a rule found here.

        Args:
            start: First character of the text that is meant.
            end: Behind the last one; equal to `start` for something that is missing there.
            message: What is wrong, quoting the file, without a final full stop and without the owner.
            fix: What to do, in words.
            replacement: What --fix puts there; only where the meaning cannot change. None: a person decides.
            level: Where it is not the rule's own.
        """
        location = self.location(start, end)
        # A place in a Word file is told in words already.
        whose = f"{self.owner}: " if location.line is not None and self.owner else ""
        mend = None if replacement is None else Replacement(self, start, end, replacement)
        return Fault(location, f"{whose}{message}", fix, level, mend)


class Replacement(NamedTuple):
    """A safe change: some characters of a text and what takes their place."""

    text: CheckedText
    start: int
    end: int
    words: str


class Reformat(NamedTuple):
    """A change of format in a .docx, made by --fix-format.

    Attributes:
        part: The part it changes: "word/document.xml", "word/styles.xml".
        what: What changes, in words, for the list that is shown: "cỡ chữ 12 -> 14".
        apply: Makes it, on the document's own tree (`document.root(part)`), which is then written again. Called at
            most once; the file is then read anew and checked again, so that nothing of the old trees is used.
    """

    part: str
    what: str
    apply: Callable[[], None]


class Fault(NamedTuple):
    """What a rule found; the runner adds the rule's code and level.

    Attributes:
        location: Where.
        message: What is wrong, its owner first.
        fix: What to do, in words.
        level: None: the rule's own.
        mend: What --fix (or --fix-format) does; None: nothing. A rule on a plan's data may give an `Edit` of the
            source.
    """

    location: Location
    message: str
    fix: str = ""
    level: Level | None = None
    mend: Mend | None = None

    def diagnostic(self, code: str, level: Level) -> Diagnostic:
        """Return the finding of the rule of this code and level."""
        return Diagnostic(code, self.level or level, self.location, self.message, self.fix)

"""The head of a document: national title, issuer, number, date, type, subject.

What stands on the right and on the left may be columns of a table of any shape, text boxes, or halves of lines
parted by tabs; sometimes all of it stands in the middle. So lines are known by what they say first, and only the
issuer's name by where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from toolkit.decree30 import rules
from toolkit.word.recognition.folding import (
    ADDRESSEES,
    AGENCY_WORDS,
    APPENDIX_LABEL,
    BARE_NUMBER,
    CIRCULATION,
    DATE,
    DRAFT,
    LEGAL_BASIS,
    LETTER_SUBJECT,
    NUMBER,
    PARTY_HEAD,
    POSITIONS,
    SECRECY,
    UNFINISHED,
    URGENCY,
    folded,
    is_motto,
    is_national_title,
    is_upper,
)
from toolkit.word.recognition.lines import Line, Paragraph, Side
from toolkit.word.recognition.parts import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_HEAD_LINES: Final = 60  # with the blank ones; what comes later is no head
LONGEST_LINE: Final = 110  # characters of a line of the head that is known by its words
RULE_SIGNS: Final = frozenset("_-–—=*~.…")
STAMPS: Final = (
    (PartKind.URGENCY, URGENCY),
    (PartKind.SECRECY, SECRECY),
    (PartKind.CIRCULATION, CIRCULATION),
)


@dataclass(slots=True)
class Head:
    """What was found at the head.

    Attributes:
        parts: In the order of the text.
        end: Index of the first paragraph behind it.
        type_name: "Kế hoạch"; "" where no line names a type.
        is_party: It is headed by the Party's name.
    """

    parts: list[Part] = field(default_factory=list)
    end: int = 0
    type_name: str = ""
    is_party: bool = False

    def has(self, kind: PartKind) -> bool:
        """Tell whether a part was found."""
        return any(part.kind is kind for part in self.parts)


def type_names() -> dict[str, str]:
    """Return the names of document types, folded: "ke hoach" to "Kế hoạch"."""
    return {folded(kind.name.partition(" (")[0]): kind.name.partition(" (")[0] for kind in rules().document_types.types}


def is_rule_of_signs(text: str) -> bool:
    """Tell whether a line is drawn with underscores, hyphens or the like."""
    signs = text.replace(" ", "").replace("\u00a0", "").replace("\t", "")
    return len(signs) >= 3 and set(signs) <= RULE_SIGNS


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Return the head of a document."""
    return _HeadReader(paragraphs).read()


class _HeadReader:
    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs[:MOST_HEAD_LINES]
        self.head = Head()
        self.types = type_names()
        self.agencies: list[Line] = []  # what may be the names of agencies
        self.seen_number = False
        self.letter_subject: list[Line] = []
        self.last: PartKind | None = None
        self.last_container: tuple[str | int, ...] = ()

    def read(self) -> Head:
        for index, paragraph in enumerate(self.paragraphs):
            lines = [piece for line in paragraph.lines for piece in line.pieces()]
            if self.ends_at(paragraph, lines):
                self.head.end = index
                break
            for line in lines:
                if line.plain:
                    self.line(line)
            if self.head.has(PartKind.DOCUMENT_TYPE):
                self.head.end = self.subject(index + 1)
                break
        else:
            self.head.end = self.behind_last_known()
        if self.letter_subject:
            self.head.parts.append(Part(PartKind.LETTER_SUBJECT, tuple(self.letter_subject)))
        self.name_agencies()
        return self.head

    def behind_last_known(self) -> int:
        known = [self.paragraphs.index(part.lines[-1].paragraph) for part in self.head.parts]
        return max(known, default=-1) + 1

    def ends_at(self, paragraph: Paragraph, lines: Sequence[Line]) -> bool:
        """Tell whether the head is over: at the addressees, the bases or the text."""
        start = folded(lines[0].plain) if lines else ""
        if ADDRESSEES.match(start):
            return True
        if paragraph.place.side is not Side.FULL or paragraph.place.box:
            return False
        if LEGAL_BASIS.match(start):
            return True
        if APPENDIX_LABEL.fullmatch(start) and not self.head.has(PartKind.NATIONAL_TITLE):
            return True
        return len(start) > LONGEST_LINE and len(lines) == 1 and self.seen_head()

    def seen_head(self) -> bool:
        return bool(self.head.parts)

    def line(self, line: Line) -> None:
        kind = self.kind_of(line)
        if kind is PartKind.LETTER_SUBJECT:
            self.letter_subject.append(line)
        elif kind is None:
            goes_on = self.last is PartKind.LETTER_SUBJECT and line.container == self.last_container
            if goes_on and not is_rule_of_signs(line.plain):
                self.letter_subject.append(line)
                return
            self.other(line)
            return
        else:
            self.head.parts.append(Part(kind, (line,)))
        self.seen_number = self.seen_number or kind is PartKind.NUMBER_AND_SYMBOL
        self.last, self.last_container = kind, line.container

    def kind_of(self, line: Line) -> PartKind | None:
        text = line.plain
        found = folded(text)
        if len(found) > LONGEST_LINE:
            return PartKind.LETTER_SUBJECT if LETTER_SUBJECT.match(found) else None
        if not self.head.has(PartKind.NATIONAL_TITLE) and is_national_title(text):
            return PartKind.NATIONAL_TITLE
        if not self.head.has(PartKind.MOTTO) and is_motto(text):
            return PartKind.MOTTO
        if found == PARTY_HEAD:
            self.head.is_party = True
        for kind, values in STAMPS:
            if found in values and is_upper(text):
                return kind
        if not self.head.has(PartKind.NUMBER_AND_SYMBOL) and (NUMBER.fullmatch(found) or BARE_NUMBER.fullmatch(found)):
            return PartKind.NUMBER_AND_SYMBOL
        if not self.head.has(PartKind.PLACE_AND_DATE) and (date := DATE.search(found)):
            is_alone = date.end() >= len(found) - 2 and date.start() < 60 and not found.startswith("(")
            return PartKind.PLACE_AND_DATE if is_alone else None
        if LETTER_SUBJECT.match(found) and not self.letter_subject:
            return PartKind.LETTER_SUBJECT
        return self.type_of(line, found)

    def type_of(self, line: Line, found: str) -> PartKind | None:
        """Return DOCUMENT_TYPE for a line that names a type, alone or at the head of a subject in capitals."""
        if line.side is not Side.FULL and not self.seen_number:
            return None
        name = self.types.get(found.rstrip(" :."))
        if name is None and line.side is Side.FULL and is_upper(line.plain):
            name = next((self.types[key] for key in self.types if found.startswith(f"{key} ")), None)
            if name is not None and folded(name) in {"thong cao", "de an", "du an"} and not self.seen_head():
                name = None
        if name is None or not self.seen_head():
            return None
        self.head.type_name = name
        return PartKind.DOCUMENT_TYPE

    def other(self, line: Line) -> None:
        """Keep a line that may name an agency: above or beside the number, in capitals or nearly so."""
        text = line.plain
        if is_rule_of_signs(text) or len(text) > LONGEST_LINE or DRAFT.match(folded(text)) or text.startswith("("):
            return
        if AGENCY_WORDS.match(folded(text)) or (is_upper(text) and (line.side is Side.LEFT or self.agencies)):
            is_named = bool(AGENCY_WORDS.match(folded(text))) and is_upper(text) and line.side is Side.RIGHT
            goes_on = bool(self.agencies) and self.agencies[-1].container == line.container and is_upper(text)
            is_before = not self.seen_number or line.side is Side.LEFT or is_named or goes_on
            is_beside = not self.letter_subject or line.container != self.letter_subject[0].container
            if is_before and is_beside:
                self.agencies.append(line)

    def name_agencies(self) -> None:
        """Part the lines of agencies into the supervising one and the one that issues."""
        title = next((part for part in self.head.parts if part.kind is PartKind.NATIONAL_TITLE), None)
        beside = [line for line in self.agencies if line.side is Side.LEFT or line.container[0] == "box"]
        lines = beside or self.agencies
        if title is not None:
            lines = [line for line in lines if line.container != title.lines[0].container] or lines
        groups: list[list[Line]] = []
        for line in lines:
            found = folded(line.plain)
            before = folded(" ".join(item.plain for item in groups[-1])) if groups else ""
            if groups and (not AGENCY_WORDS.match(found) or UNFINISHED.fullmatch(before) or found == before):
                groups[-1].append(line)
            else:
                groups.append([line])
        at = 0
        if len(groups) > 1:
            above = tuple(line for group in groups[:-1] for line in group)
            self.head.parts.insert(at, Part(PartKind.SUPERVISING_AGENCY, above))
            at += 1
        if groups:
            self.head.parts.insert(at, Part(PartKind.ISSUING_AGENCY, tuple(groups[-1])))

    def subject(self, start: int) -> int:
        """Read the subject under the type; return the index of what comes behind it."""
        first = next(part for part in self.head.parts if part.kind is PartKind.DOCUMENT_TYPE).lines[0]
        alone = folded(first.plain).rstrip(" :.") in self.types
        lines: list[Line] = []
        end = start
        for index in range(start, len(self.paragraphs)):
            paragraph = self.paragraphs[index]
            text = paragraph.text
            if not text:
                if lines:
                    break
                continue
            is_centred = paragraph.format.alignment == "center"
            found = folded(text)
            if is_rule_of_signs(text):
                end = index + 1
                break
            if ADDRESSEES.match(found) or LEGAL_BASIS.match(found) or found.startswith("(") or paragraph.breaks_page:
                break
            if not (is_centred if lines or not alone else is_centred or _is_bold(paragraph)):
                break
            if paragraph.place.side is not Side.FULL or len(lines) > 8 or _is_signer(text, bool(lines)):
                break
            lines += [line for line in paragraph.lines if line.plain]
            end = index + 1
        if lines:
            self.head.parts.append(Part(PartKind.SUBJECT, tuple(lines)))
        return max(end, start)


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for line in paragraph.lines for run in line.visible()]
    return bool(runs) and all(run.format.bold for run in runs)


def _is_signer(text: str, behind_subject: bool) -> bool:
    """Tell whether a centred line says who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"."""
    found = folded(text)
    return is_upper(text) and bool(POSITIONS.match(found) or (behind_subject and AGENCY_WORDS.match(found)))

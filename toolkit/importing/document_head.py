"""What a document says of itself round its tasks: type, number, date, subject, bases, title of the appendix, signer.

It is found by the words that the decree prescribes, wherever they stand: in a table without borders, in
paragraphs, in the first rows of a spreadsheet.

Source: Decree 30/2020/NĐ-CP, Annex I, Part II (components and where they stand).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.importing.document_lines import LONGEST_LOOKED_AT, DocumentLines
from toolkit.importing.document_signature import FIRST_BASIS, read_bases, read_signature
from toolkit.importing.letter_case import is_capitals, sentence_case
from toolkit.model.agency import Agency
from toolkit.model.agency_names import fold
from toolkit.model.plan_parts import IssueDate
from toolkit.model.produces_reader import DOCUMENT_TYPES
from toolkit.model.schedule import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.importing.citations import Citations
    from toolkit.importing.draft import PlanDraft
    from toolkit.importing.source import Source
    from toolkit.model.agencies import Registry

FEWEST_WORDS: Final = 3
MOST_LINES_OF_A_NAME: Final = 8
_DATE: Final = (
    r"ngày ?(?P<day>[0-9]{1,2})? ?(?:tháng|/)? ?(?P<month>[0-9]{1,2})? ?(?:năm|/) ?(?P<year>[0-9]{4})(?![0-9])"
)
NUMBER: Final = re.compile(r"số ?:? ?(?P<number>[0-9]+[a-zđ]?)? ?/ ?(?P<symbol>[^\s/]+(?:/[^\s/]+)*)", re.IGNORECASE)
PLACE_AND_DATE: Final = re.compile(rf"(?P<place>[^,0-9:()]{{2,60}}), ?{_DATE}\.?", re.IGNORECASE)
REFERENCE: Final = re.compile(
    r"\(? ?(?:ban hành )?kèm theo (?P<type>[^0-9/]{3,40}?) số ?:? ?(?P<number>[0-9]+[a-zđ]?)? ?/ ?"
    r"(?P<symbol>[^\s/]+(?:/[^\s/]+)*),? "
    rf"{_DATE} ?(?:của (?P<agency>[^)]{{3,200}}))?\)?",
    re.IGNORECASE,
)
ATTACHED: Final = re.compile(r"\(? ?(?:ban hành )?kèm theo", re.IGNORECASE)
APPENDIX: Final = re.compile(
    r"(?:phụ lục|phụ biểu|biểu)(?: (?:số )?(?:[0-9]{1,2}|[ivx]{1,5}))?(?=$| |:|\.)\s*[:.]?\s*(?P<title>.*)",
    re.IGNORECASE,
)
FIXED: Final = re.compile(r"cộng h[òo][aà] xã hội|độc lập ?[-–] ?tự do|^[-–_*=\s]+$", re.IGNORECASE)
ABOUT: Final = re.compile(r"v/v:? ?|về việc ", re.IGNORECASE)
ADDRESSEES: Final = re.compile(r"kính gửi ?:", re.IGNORECASE)
TASK_WORDS: Final = re.compile(
    r"(?:bảng |biểu |danh mục |phân công |tổng hợp |các )*(?:phân công |tổng hợp )?(?:các )?nhiệm vụ (?=\S)",
    re.IGNORECASE,
)
TYPES_BY_FOLD: Final = {fold(name): name for name in DOCUMENT_TYPES}
AGENCY_START: Final = re.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND) ")
PLACE_LINE: Final = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU) ")


class HeadReader(DocumentLines):
    """Reads the lines round the tables into a draft.

    Attributes:
        is_letter: The document is a letter (V/v ...).
        body: Indexes of the first and behind the last line between the head and the signature.
    """

    def __init__(self, source: Source, registry: Registry, draft: PlanDraft, citations: Citations) -> None:
        super().__init__(source)
        self._registry = registry
        self._draft = draft
        self._citations = citations
        self.is_letter = False
        self.body = (0, 0)

    def read(self) -> None:
        """Fill the draft with what the lines say."""
        for index, text in enumerate(self.flat):
            if not text or FIXED.search(text):
                self.used.add(index)
        reference = self._reference()
        start = self._head_lines()
        start = max(start, self._title())
        self._issuer()
        self._appendix_title()
        self._fill_from(reference)
        start = read_bases(self, self._draft, self._citations, start)
        end = read_signature(self, self._draft, start)
        self.body = (start, max(start, end))

    # ---- the head

    def _reference(self) -> re.Match[str] | None:
        """Return "(Kèm theo Kế hoạch số ...)" taken apart."""
        for index, text in enumerate(self.flat):
            if match := REFERENCE.search(text):
                self.used.add(index)
                return match
            following = self.flat[index + 1] if index + 1 < len(self.flat) else ""
            if ATTACHED.match(text) and (match := REFERENCE.search(f"{text} {following}")):
                self.used |= {index, index + 1}
                return match
        return None

    def _fill_from(self, match: re.Match[str] | None) -> None:
        """Take from the appendix's reference what the document itself does not say."""
        if match is None:
            return
        draft = self._draft
        kind = TYPES_BY_FOLD.get(fold(match["type"].strip()))
        if kind:
            draft.document_type = kind
        draft.number = draft.number or match["number"] or ""
        draft.symbol = draft.symbol or match["symbol"]
        draft.issued = draft.issued or _issue_date(match)
        if match["agency"]:
            named = " ".join(match["agency"].split()).rstrip(" .)")
            found = self._registry.find(named)
            name = found.name if isinstance(found, Agency) else named
            if not draft.issuing_agency or draft.issuing_agency.casefold() == name.casefold():
                draft.issuing_agency = name

    def _head_lines(self) -> int:
        """Read number and date; return the index behind them."""
        end = 0
        for index in range(min(self.above, len(self.flat))):
            text = self.flat[index]
            if (match := NUMBER.fullmatch(text)) and not self._draft.symbol:
                self._draft.number, self._draft.symbol = match["number"] or "", match["symbol"].rstrip(".")
                self.used.add(index)
                end = max(end, index + 1)
            elif (match := PLACE_AND_DATE.fullmatch(text)) and not self._draft.place:
                self._draft.place = match["place"].strip()
                self._draft.issued = _issue_date(match)
                self.used.add(index)
                end = max(end, index + 1)
        return end

    def _title(self) -> int:
        """Read the type and the subject; return the index behind them."""
        for index in range(self.above):
            text = self.flat[index]
            folded = fold(text)
            if index in self.used or not text:
                continue
            if ABOUT.match(text) and not self._draft.subject:
                return self._letter_subject(index)
            kind = TYPES_BY_FOLD.get(folded)
            if kind and (is_capitals(text) or self.lines[index].is_centred):
                self._draft.document_type = kind
                self.used.add(index)
                return self._subject(index + 1)
            inline = next((name for known, name in TYPES_BY_FOLD.items() if folded.startswith(f"{known} ")), "")
            if inline and is_capitals(text) and len(text) > len(inline) + 5:
                self._draft.document_type = inline
                self.used.add(index)
                return self._subject(index + 1, text[len(inline) :].strip())
        return 0

    def _subject(self, start: int, first: str = "") -> int:
        pieces = [first] if first else []
        index = start
        while index < self.above and len(pieces) < 6:
            line, text = self.lines[index], self.flat[index]
            if not text:
                if pieces:
                    break
                index += 1
                continue
            if line.is_centred is False or FIRST_BASIS.match(text) or ADDRESSEES.match(text) or FIXED.search(text):
                break
            if line.is_centred is None and pieces and not text[:1].islower() and not is_capitals(text):
                break
            if text.endswith((":", ";")) or APPENDIX.match(text):
                break
            pieces.append(text)
            self.used.add(index)
            index += 1
        subject = " ".join(pieces)
        self._draft.subject = sentence_case(subject, self.titles).rstrip(" .;,")
        return index

    def _letter_subject(self, index: int) -> int:
        """Read "V/v ..." of a letter, which may go on in the next lines of its cell."""
        self.is_letter = True
        block = self.lines[index].block
        pieces = [ABOUT.sub("", self.flat[index], count=1)]
        self.used.add(index)
        index += 1
        while block and index < self.above and self.lines[index].block == block and self.flat[index]:
            pieces.append(self.flat[index])
            self.used.add(index)
            index += 1
        subject = " ".join(pieces).rstrip(" .;,")
        self._draft.subject = subject[:1].upper() + subject[1:]
        return index

    def _issuer(self) -> None:
        """Read who issues the document: capitals in the left column of the head, above the number."""
        block: list[int] = []
        for index in range(self.above):
            text = self.flat[index]
            if (index in self.used and not FIXED.search(text) and text) or len(block) == MOST_LINES_OF_A_NAME:
                break
            if (
                is_capitals(text)
                and not FIXED.search(text)
                and (self.lines[index].block or self._draft.symbol or AGENCY_START.match(text))
            ):
                if block and self.lines[block[0]].block != self.lines[index].block:
                    break
                block.append(index)
        if not block:
            return
        self.used |= set(block)
        names = self._names([self.flat[index] for index in block])
        self._draft.issuing_agency = names[-1]

    def _names(self, lines: Sequence[str]) -> list[str]:
        """Return the agencies of a head: the supervising one above the issuing one, each over one line or several."""
        for start in range(len(lines)):
            found = self._registry.find(" ".join(lines[start:]))
            if isinstance(found, Agency):
                return [found.name]
        joined = [lines[0]]
        for line in lines[1:]:
            before = joined[-1]
            goes_on = (
                (PLACE_LINE.match(line) and re.search(r"(?:NHÂN DÂN|UBND|HĐND)$", before))
                or line.startswith(("VÀ ", "- "))
                or before.endswith((",", " VÀ", "-"))
            )
            if goes_on:
                joined[-1] = f"{before} {line}"
            else:
                joined.append(line)
        return [sentence_case(name, self.spelt) for name in joined]

    # ---- the appendix

    def _appendix_title(self) -> None:
        """Read the title of the appendix; where nothing is called so, the last title above the table."""
        at = next(
            (
                index
                for index in range(self.above - 1, -1, -1)
                if index not in self.used
                and APPENDIX.match(self.flat[index])
                and len(self.flat[index]) < LONGEST_LOOKED_AT
                and (
                    is_capitals(self.flat[index])
                    or self.lines[index].is_centred
                    or self.flat[index].lower() == "phụ lục"
                )
            ),
            None,
        )
        pieces: list[str] = []
        if at is not None:
            match = APPENDIX.match(self.flat[at])
            pieces = [match["title"]] if match and match["title"] else []
            self.used.add(at)
            index = at + 1
            while index < self.above and index not in self.used and len(pieces) < 6:
                text = self.flat[index]
                if not (
                    is_capitals(text)
                    or self.lines[index].is_centred
                    or (not pieces and self.lines[index].is_centred is None)
                ):
                    break
                pieces.append(text)
                self.used.add(index)
                index += 1
        elif not self._draft.subject:
            pieces = self._last_title()
        if not pieces:
            return
        title = " ".join(" ".join(pieces).split())
        subject = self._draft.subject
        self._draft.appendix_title = sentence_case(
            title, [*self.titles, f"nhiệm vụ {subject[:1].lower()}{subject[1:]}"]
        ).rstrip(" .;,")
        if not subject:
            bare = TASK_WORDS.sub("", self._draft.appendix_title, count=1)
            if fold(bare).startswith("năm ") or len(bare.split()) < FEWEST_WORDS:
                bare = self._draft.appendix_title  # "Danh mục nhiệm vụ năm 2026" has no other subject
            restored = sentence_case(bare.upper(), self.titles) if self.titles else bare
            self._draft.subject = restored[:1].upper() + restored[1:]

    def _last_title(self) -> list[str]:
        """Return the lines in capitals or in the middle that stand right above the table."""
        pieces: list[str] = []
        for index in range(self.above - 1, max(-1, self.above - 7), -1):
            text = self.flat[index]
            if index in self.used and not text:
                continue
            if index in self.used or not (is_capitals(text) or self.lines[index].is_centred):
                break
            pieces.insert(0, text)
            self.used.add(index)
        return pieces


def _issue_date(match: re.Match[str]) -> IssueDate | None:
    """Return the date of a head, the day perhaps blank; None without a month."""
    year, month = int(match["year"]), int(match["month"] or 0)
    day = int(match["day"]) if match["day"] else None
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    issued = IssueDate(year, month, day)
    try:
        issued.date()
    except ValueError:
        return IssueDate(year, month)
    return issued

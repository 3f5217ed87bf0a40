"""What a document says of itself round its tasks: type, number, date, subject, bases, title of the appendix, signer.

It is found by the words that the decree prescribes, wherever they stand: in a table without borders, in
paragraphs, in the first rows of a spreadsheet.

Source: Decree 30/2020/NĐ-CP, Annex I, Part II (components and where they stand).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

from toolkit.importing.letter_case import is_capitals, sentence_case
from toolkit.model.agency import Agency
from toolkit.model.agency_names import fold
from toolkit.model.plan_parts import IssueDate, Signatory
from toolkit.model.produces_reader import DOCUMENT_TYPES
from toolkit.model.schedule import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.importing.citations import Citations
    from toolkit.importing.draft import PlanDraft
    from toolkit.importing.source import Line, Source
    from toolkit.model.agencies import Registry

LONGEST_LOOKED_AT: Final = 400  # characters of a line that may be part of a head
FEWEST_WORDS: Final = 3
MOST_SPELT: Final = 500  # lines that are searched for how a title in capitals is spelt
MOST_LINES_OF_A_NAME: Final = 8
BLANKS: Final = re.compile(r"[\s\u00a0…_]+|\.{2,}")
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
BASIS: Final = re.compile(r"(?:căn cứ|theo đề nghị|xét đề nghị|thực hiện|trên cơ sở|xét tờ trình)\b", re.IGNORECASE)
FIRST_BASIS: Final = re.compile(r"căn cứ\b", re.IGNORECASE)
BASIS_WORD: Final = re.compile(r"căn cứ\s+(?:vào\s+)?", re.IGNORECASE)
ABOUT: Final = re.compile(r"v/v:? ?|về việc ", re.IGNORECASE)
AUTHORITY: Final = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s?\S")
POSITION: Final = re.compile(
    r"(?:phó )?(?:chủ tịch|giám đốc|chánh văn phòng|trưởng ban|trưởng phòng|tổng giám đốc|bộ trưởng|thứ trưởng"
    r"|cục trưởng|chi cục trưởng|hiệu trưởng|bí thư)",
    re.IGNORECASE,
)
RECIPIENTS: Final = re.compile(r"nơi nhận ?:?", re.IGNORECASE)
FILING: Final = re.compile(r"lưu ?:? ?(?P<units>.*)", re.IGNORECASE)
ADDRESSEES: Final = re.compile(r"kính gửi ?:", re.IGNORECASE)
TASK_WORDS: Final = re.compile(
    r"(?:bảng |biểu |danh mục |phân công |tổng hợp |các )*(?:phân công |tổng hợp )?(?:các )?nhiệm vụ (?=\S)",
    re.IGNORECASE,
)
YEAR: Final = re.compile(r"năm ((?:19|20|21)[0-9]{2})(?![0-9]|\s?[-–]\s?[0-9])")
TYPES_BY_FOLD: Final = {fold(name): name for name in DOCUMENT_TYPES}
AGENCY_START: Final = re.compile(r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND) ")
PLACE_LINE: Final = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU) ")


class HeadReader:
    """Reads the lines round the tables into a draft, and keeps account of the lines it has used.

    Attributes:
        used: Indexes of the lines of `lines` whose words stand in the draft, or are the decree's own.
        body: Indexes of the first and behind the last line between the head and the signature.
    """

    def __init__(self, source: Source, registry: Registry, draft: PlanDraft, citations: Citations) -> None:
        self.lines: list[Line] = [*source.before, *source.after]
        self._flat = [BLANKS.sub(" ", line.text[:LONGEST_LOOKED_AT]).strip() for line in self.lines]
        self._source = source
        self.layouts = source.layouts
        self._registry = registry
        self._draft = draft
        self._citations = citations
        self._above = len(source.before)
        self.used: set[int] = set()
        self.is_letter = False
        self.body = (0, 0)

    def read(self) -> None:
        """Fill the draft with what the lines say."""
        for index, text in enumerate(self._flat):
            if not text or FIXED.search(text):
                self.used.add(index)
        reference = self._reference()
        start = self._head_lines()
        start = max(start, self._title())
        self._issuer()
        self._appendix_title()
        self._fill_from(reference)
        start = self._bases(start)
        end = self._signature(start)
        self.body = (start, max(start, end))

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """Texts of the document in their own letter case."""
        return (*self._source.titles, *(text for text in self._flat[:MOST_SPELT] if not is_capitals(text)))

    # ---- the head

    def _reference(self) -> re.Match[str] | None:
        """Return "(Kèm theo Kế hoạch số ...)" taken apart."""
        for index, text in enumerate(self._flat):
            if match := REFERENCE.search(text):
                self.used.add(index)
                return match
            following = self._flat[index + 1] if index + 1 < len(self._flat) else ""
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
        for index in range(min(self._above, len(self._flat))):
            text = self._flat[index]
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
        for index in range(self._above):
            text = self._flat[index]
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
        while index < self._above and len(pieces) < 6:
            line, text = self.lines[index], self._flat[index]
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
        self._draft.subject = sentence_case(subject, self._source.titles).rstrip(" .;,")
        return index

    def _letter_subject(self, index: int) -> int:
        """Read "V/v ..." of a letter, which may go on in the next lines of its cell."""
        self.is_letter = True
        block = self.lines[index].block
        pieces = [ABOUT.sub("", self._flat[index], count=1)]
        self.used.add(index)
        index += 1
        while block and index < self._above and self.lines[index].block == block and self._flat[index]:
            pieces.append(self._flat[index])
            self.used.add(index)
            index += 1
        subject = " ".join(pieces).rstrip(" .;,")
        self._draft.subject = subject[:1].upper() + subject[1:]
        return index

    def _issuer(self) -> None:
        """Read who issues the document: capitals in the left column of the head, above the number."""
        block: list[int] = []
        for index in range(self._above):
            text = self._flat[index]
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
        names = self._names([self._flat[index] for index in block])
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
                for index in range(self._above - 1, -1, -1)
                if index not in self.used
                and APPENDIX.match(self._flat[index])
                and len(self._flat[index]) < LONGEST_LOOKED_AT
                and (
                    is_capitals(self._flat[index])
                    or self.lines[index].is_centred
                    or self._flat[index].lower() == "phụ lục"
                )
            ),
            None,
        )
        pieces: list[str] = []
        if at is not None:
            match = APPENDIX.match(self._flat[at])
            pieces = [match["title"]] if match and match["title"] else []
            self.used.add(at)
            index = at + 1
            while index < self._above and index not in self.used and len(pieces) < 6:
                text = self._flat[index]
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
            title, [*self._source.titles, f"nhiệm vụ {subject[:1].lower()}{subject[1:]}"]
        ).rstrip(" .;,")
        if not subject:
            bare = TASK_WORDS.sub("", self._draft.appendix_title, count=1)
            if fold(bare).startswith("năm ") or len(bare.split()) < FEWEST_WORDS:
                bare = self._draft.appendix_title  # "Danh mục nhiệm vụ năm 2026" has no other subject
            restored = sentence_case(bare.upper(), self._source.titles) if self._source.titles else bare
            self._draft.subject = restored[:1].upper() + restored[1:]

    def _last_title(self) -> list[str]:
        """Return the lines in capitals or in the middle that stand right above the table."""
        pieces: list[str] = []
        for index in range(self._above - 1, max(-1, self._above - 7), -1):
            text = self._flat[index]
            if index in self.used and not text:
                continue
            if index in self.used or not (is_capitals(text) or self.lines[index].is_centred):
                break
            pieces.insert(0, text)
            self.used.add(index)
        return pieces

    # ---- bases, signature

    def _bases(self, start: int) -> int:
        """Read the legal bases; return the index behind them."""
        first = next(
            (
                index
                for index in range(start, self._above)
                if FIRST_BASIS.match(self._flat[index]) and index not in self.used
            ),
            None,
        )
        if first is None or any(re.match(r"I{1,3}\. ", self._flat[index]) for index in range(start, first)):
            return start
        index = first
        while index < self._above:
            text = " ".join(self.lines[index].text.split())
            if not text:
                index += 1
                continue
            if not BASIS.match(text) or not text.endswith((";", ".", ",")) or text.endswith(("như sau.", "sau đây.")):
                break
            basis = BASIS_WORD.sub("", text, count=1).rstrip(" ;.,")
            self._draft.legal_bases.append(self._citations.basis(basis))
            self.used.add(index)
            index += 1
        return index

    def _signature(self, start: int) -> int:
        """Read who signs and who receives; return the index of the first line of either."""
        ends = [len(self.lines)]
        by_block: dict[int, list[int]] = {}
        for index in range(start, len(self.lines)):
            if self.lines[index].block and index not in self.used:
                by_block.setdefault(self.lines[index].block, []).append(index)
        for indexes in by_block.values():
            texts = [self._flat[index] for index in indexes]
            if RECIPIENTS.match(texts[0]):
                self._recipients(indexes)
                ends.append(indexes[0])
            elif AUTHORITY.match(texts[0]) or (is_capitals(texts[0]) and POSITION.match(texts[0])):
                self._signatory(indexes)
                ends.append(indexes[0])
        return min(ends)

    def _recipients(self, indexes: Sequence[int]) -> None:
        self.used |= set(indexes)
        for index in indexes:
            text = RECIPIENTS.sub("", self._flat[index], count=1) if index == indexes[0] else self._flat[index]
            text = text.lstrip("-–+• ").rstrip(" ;.")
            if match := FILING.match(text):
                units = [unit.strip() for unit in re.split("[,;]", match["units"]) if unit.strip()]
                self._draft.filing = ", ".join(unit for unit in units if unit.upper() != "VT")
            elif text and not re.match(r"như (?:trên|điều|kính gửi)", text, re.IGNORECASE):
                self._draft.recipients.append(text)

    def _signatory(self, indexes: Sequence[int]) -> None:
        self.used |= set(indexes)
        authority: list[str] = []
        position = name = ""
        for index in indexes:
            text = self._flat[index]
            if not text or re.match(r"\(?(?:đã ký|ký tên|ký số|ký, )", text, re.IGNORECASE):
                continue
            if AUTHORITY.match(text):
                head, _, rest = text.partition(".")
                authority.append(f"{head}. {sentence_case(rest.strip())}")
            elif is_capitals(text) and not name and (not position or POSITION.match(text)):
                position = f"{position} {text}".strip()
            else:
                name = self.lines[index].text.strip()
        name = "" if name.startswith("[") else name
        self._draft.signatory = Signatory(tuple(authority), sentence_case(position), name)


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


def year_said(draft: PlanDraft, source: Source) -> int | None:
    """Return the year that a document's titles say it is for; None where they say none."""
    for text in (draft.subject, draft.appendix_title, *source.titles):
        if found := YEAR.findall(text):
            return int(found[-1])
    return None


def year_likely(draft: PlanDraft, source: Source) -> int | None:
    """Return the year a plan is likely for, where nothing says it: that of its date, else of its tasks' times."""
    if draft.issued:
        return draft.issued.year
    for line in source.before:
        if (match := REFERENCE.search(BLANKS.sub(" ", line.text[:LONGEST_LOOKED_AT]))) is not None:
            return int(match["year"])
    times = Counter(
        int(year)
        for table in source.tables
        for row in table.readings
        for year in re.findall(r"(?<![0-9])(20[0-9]{2})(?![0-9])", row.texts.get("schedule", ""))
    )
    return times.most_common(1)[0][0] if times else None

"""Instruments cited in running text (văn bản được viện dẫn): "Quyết định số 1790/QĐ-TTg ngày 23/10/2021 của ...".

The parser starts from what every numbered citation has, a number with its symbol, looks left for the type and "số",
and right for date and issuer. The State's documents ("1790/QĐ-TTg", "51/2025/QĐ-TTg") and the Party's ("37-CT/TW") are
known by the order of their signs, and so are those written with wrong signs: a rule may tell. Laws are cited by name.

All patterns are bounded: the time grows with the length of a text and no faster. Texts are NFC.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# The longest first where one begins another.
TYPES: Final = (
    "Báo cáo", "Biên bản", "Bộ luật", "Chỉ thị", "Chương trình hành động", "Chương trình", "Công điện", "Công văn",
    "Đề án", "Giấy mời", "Hướng dẫn", "Kế hoạch", "Kết luận", "Lệnh", "Luật", "Nghị định", "Nghị quyết liên tịch",
    "Nghị quyết", "Pháp lệnh", "Phương án", "Quy chế", "Quy định", "Quyết định", "Sắc lệnh", "Thông báo", "Thông cáo",
    "Thông tư liên tịch", "Thông tư", "Tờ trình", "Văn bản", "Hiến pháp",
)  # fmt: skip
NAMED_TYPES: Final = frozenset({"Bộ luật", "Hiến pháp", "Luật", "Pháp lệnh"})

_S: Final = r"[\s\xa0]{1,3}"
_MAY: Final = r"[\s\xa0]{0,3}"
_DASH: Final = "[-\u2010-\u2015\u2212]"
_BLANK: Final = r"(?:[\s\xa0.…_]{1,60}|\[\.\.\.[^\[\]\n]{0,80}\])"
# By their small letters, the longest first.
_KINDS: Final = {kind.lower(): kind for kind in sorted(TYPES, key=len, reverse=True)}
_ENDINGS: Final = tuple(_KINDS)

_PIECE: Final = "[A-ZĐÐ][A-Za-zĐđÐ0-9]{0,12}(?:&[A-ZĐ][A-Za-zĐđ0-9]{0,8}){0,3}"
# Between the pieces of a symbol; a dash with a space on either side only where what follows may be a symbol.
_JOINT: Final = (
    rf"(?:{_DASH}|/|\.)|[ \xa0]{{1,2}}{_DASH}[ \xa0]{{0,2}}(?=[A-ZĐ]{{2}})|{_DASH}[ \xa0]{{1,2}}(?=[A-ZĐ]{{2}})"
)
_SYMBOL: Final = rf"{_PIECE}(?:(?:{_JOINT}){_PIECE}){{0,5}}"
# What a number may be followed by: "51/2025/QĐ-TTg", "1790/QĐ-TTg", "37-CT/TW", "30 - CT/TU".
_STATE: Final = (
    rf"[ \xa0]{{0,2}}/[ \xa0]{{0,2}}(?:(?P<year>[0-9]{{4}})[ \xa0]{{0,2}}[/-][ \xa0]{{0,2}})?(?P<symbol>{_SYMBOL})"
)
_PARTY_SYMBOL: Final = r"[A-ZĐ][A-Za-zĐđ]{0,6}[ \xa0]{0,2}/[ \xa0]{0,2}[A-ZĐ][A-Za-zĐđ]{0,9}"
_PARTY: Final = rf"[ \xa0]{{0,2}}{_DASH}[ \xa0]{{0,2}}(?P<party>{_PARTY_SYMBOL})"
_CORE: Final = re.compile(
    rf"(?:(?:(?<![\w/.,-])|(?<=[Ss]ố))(?P<number>[0-9]{{1,6}}[a-zđ]{{0,2}})(?:{_STATE}|{_PARTY}))(?![\w])"
    rf"|(?<!\w)(?P<so>[Ss]ố){_MAY}:?(?P<blank>{_BLANK})(?:/[ \xa0]{{0,2}}(?P<blank_symbol>{_SYMBOL})(?!\w))"
)
# What every number with its symbol has.
_MAY_CITE: Final = re.compile(r"/[ \xa0]{0,2}[A-ZĐÐ]")
_SO: Final = re.compile(rf"(?<!\w)(?P<so>số){_MAY}:?{_MAY}\Z", re.IGNORECASE)
_NO_ISSUER: Final = re.compile(r"[,;.:()\n0-9“”]")
_LONGEST_HEAD: Final = 130
_LONGEST_TYPE: Final = 40
# Between two instruments of one type: "các Quyết định số 1/QĐ-TTg, số 2/QĐ-TTg và 3/QĐ-TTg".
_LINK: Final = re.compile(rf"{_MAY}(?:[,;]|và|hoặc|,{_MAY}và|đến){_S}(?:số{_S})?\Z", re.IGNORECASE)

_DATE: Final = (
    rf"(?:(?P<day>[0-9]{{1,2}})(?P<sign>{_MAY}[/.-]{_MAY})(?P<month>[0-9]{{1,2}}){_MAY}[/.-]{_MAY}(?P<of>[0-9]{{4}})(?![0-9])"
    rf"|(?P<long_day>[0-9]{{1,2}}){_S}tháng{_S}(?P<long_month>[0-9]{{1,2}}),?{_S}năm{_S}(?P<long_of>[0-9]{{4}})(?![0-9])"
    rf"|(?P<blank_day>{_BLANK})?(?:/{_MAY}(?:[0-9]{{1,2}})?{_MAY}/{_MAY}[0-9]{{4}}|tháng{_BLANK}(?:[0-9]{{1,2}}{_S})?năm{_S}[0-9]{{4}}))"
)
_DATED: Final = re.compile(
    rf",?{_S}(?P<lead>(?:ký{_S}|ban{_S}hành{_S})?ngày)(?:{_S}|(?=\xa0)){_MAY}{_DATE}", re.IGNORECASE
)
_OF_YEAR: Final = re.compile(rf"{_S}năm{_S}(?P<of>[0-9]{{4}})(?![0-9])")
_ISSUED_BY: Final = re.compile(rf",?{_S}(?:do|của){_S}(?=[^\W\d_])")
# Words that cannot go on with an agency's name.
_BEHIND_ISSUER: Final = re.compile(
    r"[;.:()\[\]\n“”\"]|,(?![ \xa0](?:Thể thao|Thương binh|Truyền hình|Ngân sách))|[ \xa0](?:"
    r"ban hành|bãi bỏ|bổ sung|bổ nhiệm|cho|chỉ đạo|chủ trì|chấp|công bố|cử|có|đã|để|điều chỉnh|được|đẩy mạnh|đề nghị|"
    r"đến|giao|giai đoạn|hướng dẫn|hợp nhất|khen|khóa|kiện toàn|kết luận|là|năm|nêu|ngày|nhằm|như|phê|phân|phát|"
    r"phối hợp|quy định|sắp xếp|số|sửa đổi|tăng cường|tại|thay|theo|thành lập|thì|thông qua|thực hiện|tiếp tục|"
    r"triển khai|trình|trong|trên|trước|tổ chức|tổng kết|từ|về|với|xây dựng|yêu cầu|áp dụng|đính chính)(?!\w)"
    r"|[ \xa0](?:và|hoặc|cùng)(?![ \xa0][A-ZĐÁÀẢÃẠÂĂÊÔƠƯÍÝÚÓ])|[ \xa0][-–—][ \xa0](?![A-ZĐ])"
)
# Before a further instrument: "của Bộ Nội vụ và Quyết định số ...".
_NEXT: Final = re.compile(r"(?:,|[ \xa0]và)[ \xa0](?:các[ \xa0])?")
_LONGEST_ISSUER: Final = 110

_LAW: Final = re.compile(
    r"(?<!\w)(?P<kind>Luật|Bộ luật|Pháp lệnh|Hiến pháp)[ \xa0](?P<name>(?:nước[ \xa0])?[A-ZĐÂĂÊÔƠƯÁÀÍÝÚÓỦỨ]"
    r"(?:[^\W\d_]|,?[ \xa0-](?=[^\W\d_])){1,110})"
)
_LAW_END: Final = re.compile(
    r",?[ \xa0](?:số|ngày|năm|quy định|được|có|về|của|do|trong|đã|và các|và văn bản|các|theo|cũng|này|hiện hành|"
    r"sửa đổi|thì|là|để|"
    r"tại|đối với|nhằm|khi|không|phải|bảo đảm|sẽ|như|thông qua|trên|thuộc|chưa|Nghị định|Luật|Bộ luật|"
    r"Pháp lệnh|Thông tư|Quyết định|Nghị quyết|và Luật|và Bộ luật|và Pháp lệnh|và Nghị định|với|cho|từ|đến)(?!\w)"
)
_COMMA: Final = re.compile(
    r",[ \xa0](?!(?:chống|bổ sung|Thanh|sử dụng|đầu tư|Phát|điều|thủy|chữa|ứng|khoa|giám|hội|vũ|xây)(?!\w))"
)
_NUMBERED_LAW: Final = re.compile(
    rf"{_S}số{_S}(?P<number>[0-9]{{1,3}})(?:/(?P<year>[0-9]{{4}}))?/(?P<symbol>[A-Z]{{2,6}}[0-9]{{1,2}})(?!\w)"
)


class Citation(NamedTuple):
    """An instrument cited somewhere in a text. Spans count the characters of that text.

    Attributes:
        kind: Type as the decree writes it, "Quyết định"; empty where only "số" stands before the number.
        number: "1790"; empty where it is blank, or of a law cited by name.
        symbol: As typed, without spaces, the year left out: "QĐ-TTg", "CT/TW".
        is_party: Number and symbol stand in the Party's order, "37-CT/TW".
        year: The year in the symbol, of normative texts.
        issued: Its date; None where there is none, where it is blank, and where no calendar has it.
        has_date: A date stands there, be it blank or impossible.
        issuer: "Thủ tướng Chính phủ"; empty where none is named.
        name: Of a law: "Bình đẳng giới".
        has_so: "số" stands before the number (always so where there is no number).
        is_continued: Its type stands before an earlier instrument of the same list.
        span: All of it.
        kind_span: Its type, if it has one of its own.
        number_span: Number and symbol; of a law cited by name its name.
        date_span: The date without "ngày".
        issuer_span: The issuer.
    """

    kind: str
    number: str
    symbol: str
    is_party: bool
    year: int | None
    issued: dt.date | None
    has_date: bool
    issuer: str
    name: str
    has_so: bool
    is_continued: bool
    span: Span
    kind_span: Span | None
    number_span: Span
    date_span: Span | None
    issuer_span: Span | None

    @property
    def is_law(self) -> bool:
        """Whether it is a law or ordinance cited by its name."""
        return bool(self.name)

    @property
    def is_blank(self) -> bool:
        """Whether the office has still to give its number."""
        return not self.number and not self.name

    @property
    def key(self) -> str:
        """What is the same of two citations of one instrument: "1790/qđ-ttg"."""
        if self.name:
            return f"{self.kind} {self.name}".lower()
        year = f"{self.year}/" if self.year else ""
        return f"{self.number.lstrip('0')}/{year}{self.symbol}".lower()


class _Parts(NamedTuple):
    """What stands right of a number: date, issuer, in either order."""

    issued: dt.date | None = None
    has_date: bool = False
    date_span: Span | None = None
    issuer: str = ""
    issuer_span: Span | None = None
    end: int = 0


def find_citations(text: str) -> Iterator[Citation]:
    """Yield the instruments a text cites, in their order.

    Of a number without a type before it, those are taken whose "số" or whose symbol leaves no doubt.
    """
    found = sorted([*_numbered(text), *_laws(text)], key=lambda citation: citation.span)
    behind = -1
    for citation in found:
        if citation.span.start >= behind:
            yield citation
            behind = citation.span.end


def _numbered(text: str) -> Iterator[Citation]:
    if not _MAY_CITE.search(text):
        return
    previous: Citation | None = None
    for core in _CORE.finditer(text):
        citation = _read(text, core, previous)
        if citation is not None:
            yield citation
            previous = citation


def _read(text: str, core: re.Match[str], previous: Citation | None) -> Citation | None:
    symbol = core["symbol"] or core["party"] or core["blank_symbol"]
    head = _head(text, core)
    if not head.kind and previous is not None and _goes_on(text, previous, head.start, symbol):
        head = head._replace(kind=previous.kind, continued=True, has_so=True)  # one "số" stands for all
    if not head.kind and not _is_sure(symbol, core["year"], head.has_so):
        return None
    parts = _parts(text, core.end())
    number_start = core.start("number") if core["number"] else core.start("blank_symbol")
    return Citation(
        kind=head.kind,
        number=core["number"] or "",
        symbol=re.sub(r"[\s\xa0]", "", symbol),
        is_party=core["party"] is not None,
        year=int(core["year"]) if core["year"] else None,
        issued=parts.issued,
        has_date=parts.has_date,
        issuer=head.issuer or parts.issuer,
        name="",
        has_so=head.has_so,
        is_continued=head.continued,
        span=Span(head.start, max(parts.end, core.end())),
        kind_span=head.kind_span,
        number_span=Span(number_start, core.end()),
        date_span=parts.date_span,
        issuer_span=head.issuer_span or parts.issuer_span,
    )


class _Head(NamedTuple):
    """What stands left of a number."""

    start: int
    has_so: bool = False
    kind: str = ""
    kind_span: Span | None = None
    issuer: str = ""
    issuer_span: Span | None = None
    continued: bool = False


def _head(text: str, core: re.Match[str]) -> _Head:
    """Read "Quyết định số", "Quyết định", "số", "Quyết định của Thủ tướng Chính phủ số" before a number."""
    found = _Head(core.start(), has_so=core["blank"] is not None)
    if so := _SO.search(text, max(0, found.start - 10), found.start):
        found = _Head(so.start(), has_so=True)
    end = found.start
    while end and end > found.start - 4 and text[end - 1].isspace():
        end -= 1
    if end == found.start and not found.has_so:
        return found
    kind = _kind_before(text, end)
    if kind is None and found.has_so:
        kind, issuer = _kind_and_issuer(text, end)
        if kind and issuer:
            found = found._replace(issuer=text[slice(*issuer)], issuer_span=issuer)
    if kind:
        return found._replace(start=kind[0].start, kind=kind[1], kind_span=kind[0])
    return found


def _kind_before(text: str, end: int) -> tuple[Span, str] | None:
    """Return the type that ends somewhere, with its place."""
    small = text[max(0, end - _LONGEST_TYPE) : end].lower().replace("\xa0", " ")
    if not small.endswith(_ENDINGS):
        return None
    for lowered, kind in _KINDS.items():
        if small.endswith(lowered) and not small[: -len(lowered)][-1:].isalnum():
            return Span(end - len(lowered), end), kind
    return None


def _kind_and_issuer(text: str, end: int) -> tuple[tuple[Span, str] | None, Span | None]:
    """Return the type and the issuer of "Quyết định của Thủ tướng Chính phủ" before "số"."""
    start = max(0, end - _LONGEST_HEAD)
    at = text.rfind(" của ", start, end)
    while at > 0:
        if _NO_ISSUER.search(text, at + 5, end):
            return None, None
        if kind := _kind_before(text, at):
            return kind, Span(at + 5, end)
        at = text.rfind(" của ", start, at)
    return None, None


def _goes_on(text: str, previous: Citation, start: int, symbol: str) -> bool:
    """Tell whether an instrument is the next of a list: of the same type, as its symbol shows."""
    is_linked = _LINK.fullmatch(text[previous.span.end : start]) is not None
    return is_linked and previous.symbol.partition("-")[0] == symbol.partition("-")[0]


def _is_sure(symbol: str, year: str | None, has_so: bool) -> bool:
    """Tell whether a number and its symbol are an instrument's though no type stands before them."""
    return "-" in symbol and (has_so or year is not None or symbol.partition("-")[0] in _SURE)


_SURE: Final = frozenset({"NĐ", "QĐ", "NQ", "KH", "TT", "CT", "CTr", "TTr", "TB", "BC", "HD"})


def _laws(text: str) -> Iterator[Citation]:
    at = 0 if "uật" in text or "Pháp lệnh" in text or "Hiến pháp" in text else len(text)
    while law := _LAW.search(text, at):
        name = law["name"]
        for end in (_LAW_END.search(name), _COMMA.search(name)):
            if end:
                name = name[: end.start()]
        name = name.rstrip(" ,-\xa0")
        start = law.start("name")
        behind = at = start + len(name)  # another law may stand in what was taken for the name
        kind = law["kind"]
        number = _NUMBERED_LAW.match(text, behind)
        parts = _parts(text, number.end() if number else behind)
        yield Citation(
            kind=kind,
            number=number["number"] if number else "",
            symbol=number["symbol"] if number else "",
            is_party=False,
            year=int(number["year"]) if number and number["year"] else None,
            issued=parts.issued,
            has_date=parts.has_date,
            issuer=parts.issuer,
            name=name,
            has_so=True,
            is_continued=False,
            span=Span(law.start(), max(parts.end, number.end() if number else behind)),
            kind_span=Span(law.start("kind"), law.end("kind")),
            number_span=Span(number.start("number"), number.end()) if number else Span(start, behind),
            date_span=parts.date_span,
            issuer_span=parts.issuer_span,
        )


def _parts(text: str, at: int) -> _Parts:
    """Read date and issuer from somewhere on, whichever comes first."""
    found = _Parts(end=at)
    for _ in range(2):
        if not found.has_date and (date := _DATED.match(text, found.end)):
            span = Span(date.end("lead"), date.end())
            first = len(text[span.start : span.end]) - len(text[span.start : span.end].lstrip())
            found = found._replace(
                issued=_date(date), has_date=True, date_span=Span(span.start + first, span.end), end=date.end()
            )
        if not found.issuer and (lead := _ISSUED_BY.match(text, found.end)):
            issuer = _issuer(text[lead.end() : lead.end() + _LONGEST_ISSUER])
            if issuer:
                end = lead.end() + len(issuer)
                found = found._replace(issuer=issuer, issuer_span=Span(lead.end(), end), end=end)
    return found


def _issuer(text: str) -> str:
    """Return the agency a stretch of text begins with; nothing where none with a capital does."""
    if end := _BEHIND_ISSUER.search(text):
        text = text[: end.start()]
    for following in _NEXT.finditer(text):
        if text[following.end() :].lower().startswith(_ENDINGS):
            text = text[: following.start()]
            break
    text = text.strip(" \xa0,")
    return text if any(word[:1].isupper() for word in text.split()[:3]) else ""


def _date(date: re.Match[str]) -> dt.date | None:
    day, month, year = (date[name] or date[f"long_{name}"] for name in ("day", "month", "of"))
    if not (day and month and year):
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None

"""Task tables as grids of texts: which column is what, which rows are headings of the table, sections, tasks.

Neutral of where the grid comes from: a table of a document, a spreadsheet, lines of text. A table of tasks is
known by its headings, in any order and under any of their usual names, in one row or several, broken by line
breaks. A heading row ("IV. Tổ chức ...") is known by its empty cells: never by its number, which a task may have
too, nor by bold alone, which is often forgotten.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.ordinals import NO_STYLE, readings, split_label
from toolkit.word.story import Merge
from toolkit.word.task_outline import TOP_STYLES, Outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

# What headings say, folded; the first that is found in a heading names its column.
HEADINGS: Final[Sequence[tuple[str, re.Pattern[str]]]] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("lead_agencies", r"chủ trì.*(?:và|,|/|-|&).*phối hợp"),  # one column for both
        ("coordinating_agencies", r"phối hợp|tham gia"),
        (
            "lead_agencies",
            r"chủ trì|đầu mối|(?:cơ quan|đơn vị|bộ phận|cá nhân|người) (?:thực hiện|tham mưu|phụ trách)|phân công"
            r"|chịu trách nhiệm|^(?:các )?(?:cơ quan|đơn vị|bộ phận|phụ trách)"
            r"(?:[ ,/]+(?:cơ quan|đơn vị|địa phương))*$",
        ),
        ("schedule", r"thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|^hạn"),
        ("deliverable", r"sản phẩm|kết quả|đầu ra"),
        ("funding", r"kinh phí|nguồn vốn|dự toán"),
        ("monitoring", r"theo dõi|đôn đốc|giám sát"),
        ("note", r"ghi chú"),
        ("ordinal", r"^(?:s ?\.? ?t ?\.? ?t\.?|t ?\.? ?t\.?|số ?(?:tt|thứ tự)|thứ tự|số|#)$"),
        ("content", r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|chỉ tiêu|đầu việc"),
    )
)
LONGEST_HEADING: Final = 80  # characters; what is longer is a task that speaks of these things
MOST_HEADER_ROWS: Final = 3
FEWEST_HEADINGS: Final = 2
MOST_ROWS_ABOVE: Final = 40  # titles above the headings, in a spreadsheet most of all
KNOWN_SHARE: Final = 0.5  # of the headings: a task's own cells name two fields at most
COLUMN_NUMBER: Final = re.compile(r"\(?(?:[0-9]{1,2}|[A-H])\)?")


class RowKind(Enum):
    """What a row of a task table is."""

    HEADER = "header"  # the columns' headings; again at a page break
    SECTION = "section"
    PROGRAMME = "programme"
    TASK = "task"
    EMPTY = "empty"


class GridText(NamedTuple):
    """A cell as recognition sees it.

    Attributes:
        text: NFC, without blanks round it.
        column: First column of the grid it takes, from 0.
        span: How many it takes.
        merge: Its part in a merge over several rows.
    """

    text: str
    column: int
    span: int = 1
    merge: Merge = Merge.NONE


class Header(NamedTuple):
    """The headings of a task table.

    Attributes:
        first: Index of their first row; what stands above is a title.
        size: How many rows they take.
        columns: First grid column to field; columns nobody knows have none.
        headings: First grid column to heading, as typed: "Cơ quan thực hiện Chủ trì".
        own: The same without what stands above: "Chủ trì".
    """

    first: int
    size: int
    columns: Mapping[int, str]
    headings: Mapping[int, str]
    own: Mapping[int, str] = {}

    @property
    def end(self) -> int:
        """Index of the first row below them."""
        return self.first + self.size


class ReadRow(NamedTuple):
    """What a row was read as.

    Attributes:
        kind: What it is.
        texts: Field to text; empty cells have none. Cells merged downwards give theirs to each row they reach over.
        depth: How many headings stand above it.
        sources: Field to the indexes of the row's cells that gave its text.
        unplaced: Indexes of cells with text in columns nobody knows.
        is_certain: Whether headings and tasks could be told apart without doubt.
    """

    kind: RowKind
    texts: Mapping[str, str]
    depth: int = 0
    sources: Mapping[str, tuple[int, ...]] = {}
    unplaced: tuple[int, ...] = ()
    is_certain: bool = True


GridLine = tuple[GridText, ...]


def find_header(rows: Sequence[GridLine]) -> Header | None:
    """Return the headings of a task table, None if the grid is none."""
    for first in range(min(len(rows), MOST_ROWS_ABOVE)):
        found = _header_at(rows, first)
        if found is not None:
            return found
    return None


def continued_header(rows: Sequence[GridLine], before: Header, before_width: int) -> Header | None:
    """Return the headings that hold for a grid without any, where it goes on with the one before it."""
    return before._replace(first=0, size=0) if rows and width(rows) == before_width else None


def _header_at(rows: Sequence[GridLine], first: int) -> Header | None:
    if sum(bool(cell.text) for cell in rows[first]) < FEWEST_HEADINGS:
        return None  # a title over the whole width
    for count in range(1, min(MOST_HEADER_ROWS, len(rows) - first) + 1):
        heads = rows[first : first + count]
        # A row of data ends any header: none of its cells is a number, and no text is long.
        if any(len(cell.text) > LONGEST_HEADING or _is_number(cell.text) for cell in heads[-1]):
            return None
        headings = column_headings(heads)
        columns = column_fields(heads)
        fields = set(columns.values())
        needed = 2 if not first else 3
        if (
            "content" in fields
            and fields & {"lead_agencies", "schedule"}
            and len(fields) >= needed
            and len(columns) >= KNOWN_SHARE * len(headings)
        ):
            more = _further_rows(rows, first + count)
            if more:
                heads = rows[first : first + count + more]
                headings, columns = column_headings(heads), column_fields(heads)
            own = {column: texts[-1] for column, texts in _stacked(heads).items()}
            return Header(first, count + more, columns, headings, own)
    return None


def _is_number(text: str) -> bool:
    return bool(text) and text.strip(".") != "" and any(label.dots >= 0 or label.style in TOP_STYLES
                                                        for label in readings(text))  # fmt: skip


def _further_rows(rows: Sequence[GridLine], start: int) -> int:
    """Return how many rows still head columns: "Chủ trì" and "Phối hợp" below "Cơ quan thực hiện"; "(1) (2) (3)"."""
    count = 0
    if start < len(rows):
        texts = [cell.text for cell in rows[start] if cell.merge is not Merge.CONTINUED]
        is_heading = any(cell.merge is Merge.CONTINUED for cell in rows[start]) and any(texts)
        count = int(is_heading and all(not text or field_of(text) for text in texts))
    if start + count < len(rows) and _numbers_columns(rows[start + count]):
        count += 1
    return count


def _numbers_columns(row: GridLine) -> bool:
    texts = [cell.text for cell in row]
    return len(texts) > 2 and len(set(texts)) == len(texts) and all(map(COLUMN_NUMBER.fullmatch, texts))


def column_headings(rows: Iterable[GridLine]) -> dict[int, str]:
    """Return the heading of each column, that of the row above first: "Cơ quan thực hiện Chủ trì".

    Where a heading stands over several columns, the ones below it have their own.
    """
    return {column: " ".join(texts) for column, texts in _stacked(rows).items()}


def column_fields(rows: Iterable[GridLine]) -> dict[int, str]:
    """Return the field of each column whose heading names one: by its own words, then by those above too."""
    found = {}
    for column, texts in _stacked(rows).items():
        field = (len(texts) > 1 and field_of(texts[-1])) or field_of(" ".join(texts))
        if field:
            found[column] = field
    return found


def _stacked(rows: Iterable[GridLine]) -> dict[int, list[str]]:
    over: dict[int, list[str]] = {}
    starts: set[int] = set()
    for row in rows:
        starts |= {cell.column for cell in row}
        for cell in row:
            text = " ".join(cell.text.split())
            if not text or cell.merge is Merge.CONTINUED or COLUMN_NUMBER.fullmatch(text):
                continue
            for column in range(cell.column, cell.column + cell.span):
                over.setdefault(column, []).append(text)
    return {column: over[column] for column in sorted(starts) if column in over}


def field_of(heading: str) -> str:
    """Return the field a heading names, "" if none: "lead_agencies" for "Đơn vị chủ trì"."""
    folded = " ".join(unicodedata.normalize("NFC", heading).casefold().split())
    if len(folded) > LONGEST_HEADING:
        return ""
    return next((field for field, pattern in HEADINGS if pattern.search(folded)), "")


def width(rows: Iterable[GridLine]) -> int:
    """Return how many columns of the grid the rows take."""
    return max((row[-1].column + row[-1].span for row in rows if row), default=0)


def read_rows(
    rows: Sequence[GridLine],
    header: Header,
    outline: Outline | None = None,
    is_bold: Callable[[int], bool | None] = lambda index: None,  # noqa: ARG005 - the default knows nothing
) -> Iterator[ReadRow]:
    """Yield what each row is, with the texts of its fields.

    Args:
        rows: All rows, those of the header among them.
        header: The headings that hold for them.
        outline: That of the table this one goes on with.
        is_bold: Tells of a row, by its index, whether its words are bold; None where nobody knows.
    """
    outline = outline or Outline()
    places = list(_place_texts(rows, header))
    repeated = _RepeatedHeader(header)
    ahead = _next_rows(places, header, repeated)
    for index, place in enumerate(places):
        if index < header.end or repeated.is_one(place.texts):
            # What stands above the headings is no row of the table, but it is in it.
            kind = RowKind.HEADER if place.texts or place.unplaced else RowKind.EMPTY
            yield ReadRow(kind, place.texts, sources=place.sources, unplaced=place.unplaced)
        elif not place.texts and not place.unplaced:
            yield ReadRow(RowKind.EMPTY, {})
        else:
            following = ahead[index]
            yield _classify(place, None if following is None else places[following], outline, partial(is_bold, index))


class _Placed(NamedTuple):
    """A row's texts by field, before anybody asks what it is."""

    texts: dict[str, str]
    sources: dict[str, tuple[int, ...]]
    unplaced: tuple[int, ...]

    @property
    def ordinal(self) -> str:
        """The row's number: from its own column, else from the head of its content."""
        return self.texts.get("ordinal", "") or split_label(self.texts.get("content", ""))[0]

    @property
    def is_bare(self) -> bool:
        """Whether it has words only where a heading has them."""
        return (
            bool(self.texts.get("content")) and not (self.texts.keys() - {"ordinal", "content"}) and not self.unplaced
        )


def _place_texts(rows: Sequence[GridLine], header: Header) -> Iterator[_Placed]:
    fields = _fields_by_column(header)
    held: dict[int, str] = {}  # by column: the text of a merge downwards
    for row in rows:
        texts: dict[str, str] = {}
        sources: dict[str, tuple[int, ...]] = {}
        unplaced = []
        for index, cell in enumerate(row):
            text = cell.text
            if cell.merge is Merge.CONTINUED and not text:
                text = held.get(cell.column, "")
            if cell.merge is not Merge.NONE or held:
                held[cell.column] = text if cell.merge is not Merge.NONE else ""
            if not text:
                continue
            field = fields.get(cell.column, "")
            if cell.span > 1 and (field == "ordinal" or (not field and cell.column == 0)):
                field = "content"  # a heading over the whole width
            if not field:
                unplaced.append(index)
                continue
            texts[field] = f"{texts[field]}\n{text}" if field in texts else text
            sources[field] = (*sources.get(field, ()), index)
        yield _Placed(texts, sources, tuple(unplaced))


def _fields_by_column(header: Header) -> dict[int, str]:
    """Return the field of every grid column: cells of a torn table may begin between two headings."""
    fields: dict[int, str] = {}
    starts = sorted(header.headings)
    for start, end in zip(starts, [*starts[1:], (starts[-1] if starts else 0) + MOST_ROWS_ABOVE], strict=True):
        for column in range(start, end):
            fields[column] = header.columns.get(start, "")
    return fields


class _RepeatedHeader:
    """Knows the headings again where they come once more at a page break."""

    def __init__(self, header: Header) -> None:
        self._headings = {_folded(text) for text in header.headings.values()}
        self._needed = min(3, len(set(header.columns.values())))

    def is_one(self, texts: Mapping[str, str]) -> bool:
        if len(texts) < self._needed or any(len(text) > LONGEST_HEADING for text in texts.values()):
            return False
        return all(
            shown in self._headings or any(shown in heading for heading in self._headings)
            for shown in map(_folded, texts.values())
        )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _next_rows(places: Sequence[_Placed], header: Header, repeated: _RepeatedHeader) -> list[int | None]:
    """Return for each row the index of the next that says something."""
    found: list[int | None] = [None] * len(places)
    following: int | None = None
    for index in range(len(places) - 1, header.end - 1, -1):
        found[index] = following
        if places[index].texts and not repeated.is_one(places[index].texts):
            following = index
    return found


def _classify(
    place: _Placed, following: _Placed | None, outline: Outline, is_bold: Callable[[], bool | None]
) -> ReadRow:
    label = outline.label(place.ordinal)
    is_heading, is_certain = False, True
    if place.is_bare:
        below = following is not None and outline.has_below(
            label, outline.label(following.ordinal), is_task=not following.is_bare
        )
        goes_on = label.style == NO_STYLE and place.texts["content"][:1].islower()
        if (label.style in TOP_STYLES or below) and not goes_on:
            is_heading = True
        else:
            bold = None if goes_on else is_bold()
            is_heading, is_certain = bool(bold), False
    if is_heading:
        depth = outline.heading(label)
        top = depth == 0 and label.dots < 0
        kind = RowKind.SECTION if top else RowKind.PROGRAMME
    else:
        depth = outline.task(label)
        kind = RowKind.TASK
    return ReadRow(kind, place.texts, depth, place.sources, place.unplaced, is_certain)

"""Typed reading of a mapping node: known keys, text, lists, choices, ids and dates."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from toolkit.model.plan import IssueDate
from toolkit.model.problems import Problems, shorten
from toolkit.model.source import Span
from toolkit.model.yaml_nodes import KIND_NAMES, Mapping, Scalar, Sequence, span_of

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingType

    from toolkit.model.yaml_nodes import Node

    Choices = MappingType[str, "Choice"]

Choice = TypeVar("Choice")

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
LONGEST_ID: Final = 36  # a Word bookmark has 40 letters at most, and its first ones are ours

ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_KEY = 40  # a longer "key" is a sentence: no key is near it
_DATE = re.compile(r"(?:(?P<day>[0-9]{1,2})?/)?(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_THREE_NUMBERS = re.compile(r"([0-9]{1,4})\D{1,12}([0-9]{1,2})\D{1,12}([0-9]{1,4})")

# What a clerk types where the English word does not come to mind. Only ever proposed.
VIETNAMESE_KEYS: Final = {
    "năm": "year",
    "tên loại": "document_type",
    "loại văn bản": "document_type",
    "tên loại văn bản": "document_type",
    "trích yếu": "subject",
    "trích yếu nội dung": "subject",
    "cơ quan ban hành": "issuing_agency",
    "nơi ban hành": "place",
    "địa danh": "place",
    "số": "number",
    "ký hiệu": "symbol",
    "kí hiệu": "symbol",
    "ngày ban hành": "issued",
    "thời gian ban hành": "issued",
    "ngày": "issued",
    "văn bản viện dẫn": "instruments",
    "văn bản": "instruments",
    "phụ lục": "appendix",
    "tên phụ lục": "title",
    "tiêu đề": "title",
    "khổ giấy": "orientation",
    "hướng giấy": "orientation",
    "cột": "columns",
    "các cột": "columns",
    "mục": "sections",
    "nhóm": "sections",
    "nhóm nhiệm vụ": "sections",
    "chương trình": "programmes",
    "nhiệm vụ": "tasks",
    "mã": "id",
    "stt": "ordinal",
    "tt": "ordinal",
    "số thứ tự": "ordinal",
    "nội dung": "content",
    "nội dung nhiệm vụ": "content",
    "sản phẩm": "deliverable",
    "kết quả": "deliverable",
    "chủ trì": "lead_agencies",
    "cơ quan thực hiện": "lead_agencies",
    "đơn vị thực hiện": "lead_agencies",
    "kinh phí thực hiện": "funding",
    "cơ quan chủ trì": "lead_agencies",
    "đơn vị chủ trì": "lead_agencies",
    "phối hợp": "coordinating_agencies",
    "cơ quan phối hợp": "coordinating_agencies",
    "đơn vị phối hợp": "coordinating_agencies",
    "thời gian": "schedule",
    "thời hạn": "schedule",
    "thời gian thực hiện": "schedule",
    "thời gian hoàn thành": "schedule",
    "kinh phí": "funding",
    "nguồn kinh phí": "funding",
    "theo dõi": "monitoring",
    "ghi chú": "note",
    "cơ quan": "agencies",
    "tên": "name",
    "tên gọi": "name",
    "tên viết tắt": "short_name",
    "loại": "kind",
    "tên gọi khác": "aliases",
    "tên cũ": "former_names",
    "thành viên": "members",
    "trừ": "except",
}


class Fields:
    """A mapping's values by known key, and where each stands.

    Attributes:
        owner: The mapping in the words of a message: "nhiệm vụ II.3".
        values: Value nodes by key, in the order of the file.
        spans: The stretch of source text of each value.
    """

    __slots__ = ("_node", "_problems", "owner", "spans", "values")

    def __init__(self, node: Mapping, known: frozenset[str], owner: str, problems: Problems) -> None:
        """Sort the mapping's entries by key; an unknown key is a problem."""
        self.owner = owner
        self.values: dict[str, Node] = {}
        self.spans: dict[str, Span] = {}
        self._node = node
        self._problems = problems
        for key, value in node.entries:
            name = key.text if key.text in known else self._unknown(key, known)
            if name not in self.values:
                self.values[name] = value
                self.spans[name] = Span(value.start, value.end)

    def text(self, name: str) -> str:
        """Return the text of a key, without white space round it; "" when it is absent or blank."""
        value = self.values.get(name)
        if value is None:
            return ""
        if type(value) is Scalar:
            return value.text.strip()
        fix = f'gõ chữ ngay sau "{name}: "; trong đó có dấu ": " hay " #" thì đặt cả giá trị trong ngoặc kép'
        if name.endswith("_agencies"):
            fix = f'gõ các tên trên một dòng, cách nhau bằng dấu ";": {name}: Sở Nội vụ; Sở Tư pháp'
        self.wrong_type(name, value, "chữ", fix)
        return ""

    def required_text(self, name: str, example: str) -> str:
        """Return the text of a key that must be there.

        Args:
            name: The key.
            example: What may be typed: 'year: 2026'.
        """
        text = self.text(name)
        if not text and isinstance(self.values.get(name, _BLANK), Scalar):
            self.missing(name, example)
        return text

    def missing(self, name: str, example: str) -> None:
        """Note that a key is not there, or blank."""
        state = f"thiếu {name}" if name not in self.values else f"{name} để trống"
        self._problems.error("DL013", self.place(name), f"{self.owner}: {state}", f"gõ {example}")

    def items(self, name: str) -> list[Node]:
        """Return the items of a key's list; none when it is absent or blank."""
        value = self.values.get(name, _BLANK)
        if isinstance(value, Sequence):
            return value.items
        if not _is_blank(value):
            fix = f'dưới "{name}:" viết mỗi phần tử trên dòng riêng, bắt đầu bằng "- "'
            self.wrong_type(name, value, "một danh sách", fix)
        return []

    def is_empty(self, name: str) -> bool:
        """Say whether a key is absent, blank, or an empty list."""
        value = self.values.get(name, _BLANK)
        return _is_blank(value) or (isinstance(value, Sequence) and not value.items)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a key's list; blank ones are left out."""
        found = []
        for item in self.items(name):
            if isinstance(item, Scalar):
                found.append(item.text.strip())
            else:
                self.wrong_type(name, item, "các dòng chữ", 'viết mỗi tên trên một dòng, bắt đầu bằng "- "')
        return tuple(filter(None, found))

    def mapping(self, name: str) -> Mapping | None:
        """Return the mapping under a key; None when it is absent or blank."""
        value = self.values.get(name, _BLANK)
        if isinstance(value, Mapping):
            return value
        if not _is_blank(value):
            fix = f'viết các mục con dưới "{name}:", mỗi mục một dòng, thụt vào hai dấu cách'
            self.wrong_type(name, value, "một khối có các mục con", fix)
        return None

    def choice(self, name: str, choices: Choices[Choice], default: Choice) -> Choice:
        """Return what a key's text stands for; `default` when it is absent or blank."""
        text = self.text(name)
        if text and text not in choices:
            self._wrong_choice(name, text, self.spans[name], choices)
        return choices.get(text, default)

    def choices(self, name: str, choices: Choices[Choice]) -> tuple[Choice, ...]:
        """Return what the texts of a key's list stand for; wrong ones are left out after the problem."""
        texts = self.texts(name)
        for text in texts:
            if text not in choices:
                self._wrong_choice(name, text, self.place(name), choices)
        return tuple(choices[text] for text in texts if text in choices)

    def identifier(self, example: str) -> str:
        """Return the required `id`: lower-case ASCII letters, digits and single hyphens."""
        text = self.required_text("id", f"id: {example}")
        if text and not (len(text) <= LONGEST_ID and ID.fullmatch(text)):
            message = f'{self.owner}: id "{shorten(text)}" không đúng cách viết'
            fix = (
                f"gõ id: {slug(text) or example} (chữ thường không dấu, chữ số và dấu gạch nối; "
                f"bắt đầu bằng chữ, dài nhất {LONGEST_ID} ký tự)"
            )
            self._problems.error("DL016", self.spans["id"], message, fix)
        return text

    def year(self, name: str) -> int | None:
        """Return a required year; None after a problem."""
        text = self.required_text(name, f"{name}: 2026")
        if not text:
            return None
        if _ASCII_YEAR.fullmatch(text) and FIRST_YEAR <= int(text) <= LAST_YEAR:
            return int(text)
        message = f'{self.owner}: {name} không phải một năm: "{shorten(text)}"'
        fix = f"gõ năm bằng bốn chữ số, từ {FIRST_YEAR} đến {LAST_YEAR}, ví dụ {name}: 2026"
        self._problems.error("DL018", self.spans[name], message, fix)
        return None

    def date(self, name: str, unknown_day: str = "chưa biết ngày thì chỉ gõ tháng/năm: 4/2026") -> IssueDate | None:
        """Return a date typed as "26/12/2025", "4/2026" or "/4/2026"; None when it is blank or wrong.

        `unknown_day` is the advice for who does not know the day.
        """
        text = self.text(name)
        if not text:
            return None
        match = _DATE.fullmatch(text)
        if match:
            year, month = int(match["year"]), int(match["month"])
            day = int(match["day"]) if match["day"] else None
            if _exists(year, month, day):
                return IssueDate(year, month, day)
            message = f'{self.owner}: {name}: không có ngày "{shorten(text)}" trong lịch'
            if not FIRST_YEAR <= year <= LAST_YEAR:
                message = f"{self.owner}: {name}: năm {year} không nằm trong {FIRST_YEAR}-{LAST_YEAR}"
            fix = "gõ lại ngày, tháng, năm"
        else:
            message = f'{self.owner}: {name}: không đọc được ngày "{shorten(text)}"'
            fix = f"gõ {_as_date(text) or f'ngày/tháng/năm, ví dụ 20/4/2026; {unknown_day}'}"
        self._problems.error("DL019", self.spans[name], message, fix)
        return None

    def wrong_type(self, name: str, value: Node, wanted: str, fix: str) -> None:
        """Note that a value is of another kind than its key asks for."""
        message = f"{self.owner}: {name} phải là {wanted}, ở đây lại là {KIND_NAMES[type(value)]}"
        self._problems.error("DL014", first_line(value), message, fix)

    def place(self, name: str) -> Span:
        """Return where to point at for a key: the key itself; the mapping's first key when it is absent."""
        for key, value in self._node.entries:
            if value is self.values.get(name):
                return span_of(key)
        return first_line(self._node)

    def _wrong_choice(self, name: str, text: str, span: Span, choices: Choices[Choice]) -> None:
        words = list(choices)
        near = None if self._problems.is_full else nearest(text, words)
        fix = f"gõ {near}" if near else f"gõ một trong các từ: {', '.join(words)}"
        message = f'{self.owner}: {name} không nhận giá trị "{shorten(text)}"'
        self._problems.error("DL020", span, message, fix)

    def _unknown(self, key: Scalar, known: frozenset[str]) -> str:
        """Note an unknown key; return the known one that is meant, else a name nobody asks for."""
        if self._problems.is_full:
            self._problems.error("DL012", span_of(key), "")
            return key.text
        near = nearest_key(key.text, known)
        fix = (
            f"gõ {near}:"
            if near
            else f"gõ lại bằng một trong các tên: {', '.join(sorted(known))}; không dùng nữa thì mới xóa"
        )
        message = f'{self.owner}: không có mục nào tên "{shorten(key.text)}"'
        self._problems.error("DL012", span_of(key), message, fix)
        return near or key.text


def open_fields(node: Node, known: frozenset[str], owner: str, problems: Problems) -> Fields | None:
    """Return the fields of a node that must be a mapping; None after the problem that it is not."""
    if isinstance(node, Mapping):
        return Fields(node, known, owner, problems)
    if _is_blank(node):
        problems.error("DL013", span_of(node), f"{owner}: để trống", "gõ các mục, hoặc xóa dòng này")
    else:
        message = f"{owner}: phải là một khối có các mục con, ở đây lại là {KIND_NAMES[type(node)]}"
        fix = 'viết các mục con, mỗi mục một dòng dạng "content: ..."'
        problems.error("DL014", first_line(node), message, fix)
    return None


def first_line(node: Node) -> Span:
    """Return where to point at for a node: a scalar, a mapping's first key, a list's first sign."""
    if isinstance(node, Mapping) and node.entries:
        return span_of(node.entries[0][0])
    if isinstance(node, Scalar):
        return span_of(node)
    return Span(node.start, node.start + 1)


def nearest_key(text: str, known: frozenset[str]) -> str | None:
    """Return the known key that is most likely meant by an unknown one."""
    if len(text) > _LONGEST_KEY:
        return None
    folded = " ".join(text.replace("_", " ").casefold().split())
    translated = VIETNAMESE_KEYS.get(folded)
    if translated not in known:
        translated = _keys_without_marks().get(slug(folded))
    if translated in known:
        return translated
    return nearest(folded.replace(" ", "_").replace("-", "_"), sorted(known))


@cache
def _keys_without_marks() -> dict[str, str]:
    return {slug(vietnamese): key for vietnamese, key in VIETNAMESE_KEYS.items()}


def nearest(text: str, words: list[str]) -> str | None:
    """Return the word most like `text`, or None when none is like it."""
    if len(text) > _LONGEST_KEY:
        return None
    import difflib  # only for files with a slip in them

    return next(iter(difflib.get_close_matches(text, words, 1, 0.6)), None)


def slug(text: str) -> str:
    """Return an id made of Vietnamese words, "Rà soát văn bản" is "ra-soat-van-ban"; "" when nothing is left."""
    letters = unicodedata.normalize("NFD", text[:200].casefold().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode("ascii"))
    made = "-".join(words).lstrip("0123456789-")
    if len(made) <= LONGEST_ID:
        return made
    return made[: LONGEST_ID + 1].rpartition("-")[0] or made[:LONGEST_ID]


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _exists(year: int, month: int, day: int | None) -> bool:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    try:
        dt.date(year, month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def _as_date(text: str) -> str:
    """Return how to type a date that was typed in another way: "2026-04-20" is "20/4/2026"; "" when unclear."""
    if match := _THREE_NUMBERS.fullmatch(text.casefold().removeprefix("ngày").strip()):
        first, month, last = (int(group) for group in match.groups())
        day, year = (last, first) if first > 31 else (first, last)
        if _exists(year, month, day):
            return f"{day}/{month}/{year}"
    return ""


_BLANK = Scalar("", 0, 0)
_ASCII_YEAR = re.compile(r"[0-9]{4}")

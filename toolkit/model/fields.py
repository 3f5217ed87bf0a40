"""Typed reading of a mapping node: known keys, text, lists, choices, ids and dates."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, TypeVar

from toolkit.model.key_names import LONGEST_ID, nearest, nearest_key, slug
from toolkit.model.plan_parts import IssueDate
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
COMMENT: Final = re.compile(r"[ \t]+(?P<words>#[^\r\n]*)")
OWN_COMMENT: Final = re.compile(r"#[ \t]*vanban[ \t]*:", re.IGNORECASE)  # what `vanban check` is told at a line
QUOTED: Final = ('"', "'", "|", ">")
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_DATE = re.compile(r"(?:(?P<day>[0-9]{1,2})?/)?(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_THREE_NUMBERS = re.compile(r"([0-9]{1,4})\D{1,12}([0-9]{1,2})\D{1,12}([0-9]{1,4})")


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
        if name.endswith("agencies"):
            fix = f'gõ các tên trên một dòng, cách nhau bằng dấu ";": {name}: Sở Nội vụ; Sở Tư pháp'
        if self._problems.source.text.startswith("[...", value.start):
            fix = 'chỗ để trống chờ người viết thì đặt cả giá trị trong ngoặc kép: "[... họ và tên]"'
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

    def phrase(self, name: str, example: str = "") -> str:
        """Return a text that is printed within a sentence or as a title, without the sign that ends a sentence.

        What follows it is ours ("... năm 2026 như sau:"), so a full stop of its own stands in the way; it is told.

        Args:
            name: The key.
            example: What may be typed, where the key must be there.
        """
        text = self.required_text(name, example) if example else self.text(name)
        kept = text.rstrip(" .;,")
        if not kept or kept == text or text.endswith(("..", "v.v.")):
            return text
        sign = text[len(kept) :].strip()
        message = f'{self.owner}: dấu "{sign}" ở cuối {name} không được in'
        self._problems.warning("DL115", self.spans[name], message, f'xóa dấu "{sign}" ở cuối')
        return kept

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
        return tuple(scalar.text.strip() for scalar in self.scalars(name))

    def scalars(self, name: str) -> list[Scalar]:
        """Return the items of a key's list that are text, each with its place; blank ones are left out."""
        found = []
        for item in self.items(name):
            if not isinstance(item, Scalar):
                self.wrong_type(name, item, "các dòng chữ", 'viết mỗi tên trên một dòng, bắt đầu bằng "- "')
            elif item.text.strip():
                found.append(item)
        return found

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

    def whole_date(self, name: str, unknown: str = "không biết thì để trống") -> dt.date | None:
        """Return a date that must have its day; None when it is blank or wrong.

        `unknown` is the advice for who does not know the day.
        """
        issued = self.date(name, unknown)
        if issued is None:
            return None
        day = issued.date()
        if day is None:
            fix = f"gõ đủ ngày/tháng/năm, ví dụ 26/12/2025; {unknown}"
            self._problems.error("DL019", self.spans[name], f"{self.owner}: {name} thiếu ngày", fix)
        return day

    def warn_of_lost_words(self, printed: frozenset[str], *, remarks: bool = True) -> None:
        """Warn of a printed value cut off at " #": YAML takes the rest for a comment, and nobody sees it gone.

        Args:
            printed: Keys whose values are printed.
            remarks: Whether "# ..." behind a value is a remark, so that only "#..." is thought to be lost.
        """
        text = self._problems.source.text
        for name, span in self.spans.items():
            # Behind quotes, or in a block, what follows was meant as a comment.
            if name not in printed or text[span.start : span.start + 1] in QUOTED:
                continue
            lost = COMMENT.match(text, span.end)
            if lost and not (remarks and lost["words"].startswith("# ")) and not OWN_COMMENT.match(lost["words"]):
                message = f'{self.owner}: phần "{shorten(lost["words"])}" bị coi là ghi chú nên không được in'
                fix = "đặt cả giá trị trong ngoặc kép; đúng là ghi chú thì chuyển xuống dòng riêng"
                self._problems.warning("DL108", Span(*lost.span("words")), message, fix)

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

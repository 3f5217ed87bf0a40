"""YAML events to our own nodes, each with its place: the plain part of YAML and nothing else.

Every scalar stays the text that was typed. Anchors, aliases, tags, merge keys, directives and
further documents are refused: in a clerk's file they are slips of the keyboard ("*", "&", "!"
at the head of a value), and from a stranger they are the ways to make a small file enormous.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.decoding import FORBIDDEN, character_name
from toolkit.model.problems import Problems, shorten
from toolkit.model.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

DEPTH_LIMIT: Final = 20  # lists and mappings inside one another; a plan of three levels needs 10
DEPTH_MESSAGE: Final = f"các mục lồng nhau quá {DEPTH_LIMIT} cấp"
DEPTH_FIX: Final = 'bỏ bớt cấp; giá trị mở đầu bằng "[" hay "{" thì đặt trong ngoặc kép'
NODE_LIMIT: Final = 1_500_000  # values in one file; 30,000 tasks have 700,000 with their keys


class Scalar(NamedTuple):
    """A text value.

    Attributes:
        text: NFC text, folded and unescaped; "" for a blank value.
        start: Where it begins in the source: a quote or the sign of a block included.
        end: Where it ends, exclusive.
        style: "" for plain, else the sign it begins with: one of ' " | >.
    """

    text: str
    start: int
    end: int
    style: str = ""


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order of the file; a doubled key stands twice."""

    start: int
    end: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)


@dataclass(slots=True)
class Sequence:
    """A list of values."""

    start: int
    end: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence

KIND_NAMES: Final = {Scalar: "chữ", Mapping: "một khối có các mục con", Sequence: "một danh sách"}
_NULLS = frozenset({"~", "null", "Null", "NULL"})


def span_of(node: Node) -> Span:
    """Return the stretch of source text a node takes."""
    return Span(node.start, node.end)


def parse_yaml(source: SourceText) -> Node:
    """Return the root node of a YAML text.

    Raises:
        VanbanError: Everything that is wrong with the file as YAML, all at once (DL004 to DL011, DL015).
    """
    problems = Problems(source)
    root = collect_nodes(source, problems)
    problems.raise_if_failed()
    assert root is not None  # noqa: S101 - a missing root is a problem already raised
    return root


def collect_nodes(source: SourceText, problems: Problems) -> Node | None:
    """Return the root node, adding what is wrong to `problems`; None when the text ends nowhere.

    What can be read past (a doubled key, an anchor) is left in the tree, so that the reader can
    go on and report its own findings beside.
    """
    builder = _Builder(source, problems)
    with paused_collection():
        return builder.build()


@contextmanager
def paused_collection() -> Iterator[None]:
    """Stop the garbage collector for a while: nodes hold no cycles, and it would walk them over and over."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Stop(Exception):
    """The rest of the file cannot or must not be read; why is noted already."""


class _Builder:
    """Walks the events once, with a stack of open lists and mappings."""

    def __init__(self, source: SourceText, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.is_nfc = unicodedata.is_normalized("NFC", source.text)
        self.roots: list[Node] = []
        self.documents = 0

    def build(self) -> Node | None:
        """Return the root, or None after a problem that ends the reading."""
        import yaml  # 30 ms that a command without data files need not pay

        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # not every build has libyaml
        try:
            self._refuse_directive()
            parser = loader(self.source.text)
            try:
                # What `yaml.parse` does, without its second call an event; None ends the stream.
                self._walk(iter(parser.get_event, None), yaml.ScalarEvent)
            finally:
                parser.dispose()
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            # libyaml of PyYAML 6.0.4 looks a thousand brackets ahead, and refuses them before we see the first.
            if "nesting depth" in str(error.problem):
                at = error.problem_mark.index if error.problem_mark else 0
                self.problems.error("DL009", Span(at, at), DEPTH_MESSAGE, DEPTH_FIX)
                return None
            from toolkit.model.yaml_syntax import explain_syntax_error  # only when it is wrong

            explain_syntax_error(error, self.source, self.problems)
            return None
        except (yaml.YAMLError, ValueError, OverflowError):
            # A text that skipped `decode`, or "\Uffffffff" in the Python parser: no place is known.
            message = "tệp có ký tự hoặc mã ký tự không dùng được"
            fix = 'tìm dấu "\\" trong các giá trị có ngoặc kép và gõ lại'
            self.problems.error("DL004", Span(0, 0), message, fix)
            return None
        if not self.roots:
            fix = "gõ nội dung, hoặc lấy lại bản lưu trước của tệp"
            self.problems.error("DL010", Span(0, 0), "tệp trống, không có mục nào", fix)
            return None
        return self.roots[0]

    def _refuse_directive(self) -> None:
        if match := _DIRECTIVE.match(self.source.text):
            place = Span(match.end() - 1, match.end())
            self.problems.error("DL007", place, 'dòng đầu bắt đầu bằng dấu "%"', "xóa dòng này")
            raise _Stop

    def _walk(self, events: Iterator[Any], scalar_event: type) -> None:
        """Build the tree. The one hot loop of the reader: 12 events a task."""
        children = self.roots
        open_nodes: list[tuple[int, list[Node]]] = []
        room = NODE_LIMIT
        for event in events:
            if type(event) is scalar_event:
                children.append(self._scalar(event))
                room -= 1
                if room < 0:
                    message = "tệp có quá nhiều mục nên không được đọc"
                    self._stop_at(event, "DL002", message, "tách thành nhiều tệp")
                continue
            kind = type(event).__name__
            if kind in {"MappingStartEvent", "SequenceStartEvent"}:
                self._refuse_properties(event)
                if len(open_nodes) == DEPTH_LIMIT:
                    self._stop_at(event, "DL009", DEPTH_MESSAGE, DEPTH_FIX)
                room -= 1
                open_nodes.append((event.start_mark.index, children))
                children = []
            elif kind == "MappingEndEvent":
                start, parent = open_nodes.pop()
                parent.append(self._mapping(start, event.end_mark.index, children))
                children = parent
            elif kind == "SequenceEndEvent":
                start, parent = open_nodes.pop()
                parent.append(Sequence(start, event.end_mark.index, children))
                children = parent
            elif kind == "AliasEvent":
                self._refuse_sign(event, "*")
                children.append(Scalar("", event.start_mark.index, event.end_mark.index, "*"))
            elif kind == "DocumentStartEvent":
                self._document(event)

    def _scalar(self, event: Any) -> Scalar:
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        text: str = event.value
        style: str = event.style or ""
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if not style:
            if text in _NULLS:
                message = f'"{text}" không phải cách để trống một mục'
                fix = "xóa nó đi, để trống sau dấu hai chấm; nếu đúng là chữ phải in thì đặt trong ngoặc kép"
                self.problems.error("DL015", Span(start, end), message, fix)
        elif style == '"' and (match := FORBIDDEN.search(text)):
            # The source was searched already: this one was written as an escape, "\ud800".
            name = character_name(match.group())
            message = f'giá trị có ký tự không được phép {name}, viết bằng mã sau dấu "\\"'
            fix = 'xóa mã này, hoặc gõ "\\\\" nếu muốn in dấu "\\"'
            self.problems.error("DL004", Span(start, end), message, fix)
            text = FORBIDDEN.sub("", text)
        if not self.is_nfc or style == '"':
            text = unicodedata.normalize("NFC", text)
        return Scalar(text, start, end, style)

    def _mapping(self, start: int, end: int, children: list[Node]) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                message = "tên mục phải là chữ, không phải danh sách"
                self.problems.error("DL014", span_of(key), message, "gõ tên mục rồi dấu hai chấm")
                continue
            entries.append((key, value))
            earlier = first.setdefault(key.text, key)
            if earlier is not key:
                self._doubled_key(key, earlier)
            elif key.text == "<<" and not key.style:
                message = 'không dùng "<<" trong tệp này'
                self.problems.error("DL007", span_of(key), message, "chép các mục cần dùng vào đây")
        return Mapping(start, end, entries)

    def _doubled_key(self, key: Scalar, earlier: Scalar) -> None:
        line = self.source.line_number(earlier.start)
        message = f'mục "{shorten(key.text)}" viết hai lần, lần đầu ở dòng {line}'
        self.problems.error("DL011", span_of(key), message, "giữ một lần, xóa lần kia")

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            message = 'dấu "---" bắt đầu một tài liệu thứ hai trong cùng tệp'
            self._stop_at(event, "DL008", message, 'xóa dòng "---", hoặc để phần sau vào một tệp khác')

    def _stop_at(self, event: Any, code: str, message: str, fix: str) -> None:
        self.problems.error(code, _place(event), message, fix)
        raise _Stop

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_sign(event, "&")
        if event.tag is not None:
            self._refuse_sign(event, "!")

    def _refuse_sign(self, event: Any, sign: str) -> None:
        message = f'dấu "{sign}" đứng đầu giá trị có nghĩa riêng trong YAML, tệp này không dùng'
        fix = "nếu đúng là chữ phải in thì đặt cả giá trị trong ngoặc kép, nếu không thì xóa dấu này"
        self.problems.error("DL007", _place(event), message, fix)


# Comments and empty lines, then "%". Possessive: "\r\n" must not be tried as two line ends.
_DIRECTIVE = re.compile(r"(?>[ \t]*+(?:#[^\r\n]*+)?+(?:\r\n|\r|\n))*+%")


def _place(event: Any) -> Span:
    start: int = event.start_mark.index
    return Span(start, max(start + 1, event.end_mark.index))

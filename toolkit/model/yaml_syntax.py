"""YAML syntax errors in Vietnamese: what the clerk most likely typed, where, and what to type instead.

Both parsers of PyYAML stop at the first error and speak English; their words only choose ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from toolkit.model.problems import Problems, shorten
from toolkit.model.source import LINE_BREAK, SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Callable

TAB: Final = "DL006"
SIGN: Final = "DL007"
SYNTAX: Final = "DL005"

QUOTE_IT: Final = "đặt cả giá trị trong ngoặc kép"


class _Error(NamedTuple):
    """An error of the parser.

    Attributes:
        problem: The parser's words: what it found, then in what it was.
        start: Where the thing begins that could not be read (the opening quote).
        at: Where the parser stopped.
        source: The text.
    """

    problem: str
    start: int
    at: int
    source: SourceText

    @property
    def line(self) -> str:
        """The line the parser stopped in, up to where it stopped."""
        text = self.source.text
        return text[_line_start(text, self.at) : self.at]


_Told = tuple[str, Span, str, str]


def explain_syntax_error(error: Any, source: SourceText, problems: Problems) -> None:
    """Add the problem behind a `yaml.MarkedYAMLError` to `problems`."""
    at = error.problem_mark.index if error.problem_mark else 0
    start = error.context_mark.index if error.context_mark else at
    words = f"{error.problem} {error.context or ''}".lower()
    found = _Error(words, start, at, source)
    if tab := _tab_in_indentation(found):
        problems.error(*tab)
        return
    for signs, explain in _EXPLANATIONS:
        if any(sign in words for sign in signs):
            problems.error(*explain(found))
            return
    message = "không đọc được cú pháp YAML ở chỗ này"
    fix = f"xem lại dấu hai chấm, dấu ngoặc và thụt lề; nếu là chữ phải in thì {QUOTE_IT}"
    problems.error(SYNTAX, _point(at), message, fix)


def _tab_in_indentation(error: _Error) -> _Told | None:
    text = error.source.text
    start = _line_start(text, error.at)
    match = _INDENTATION.match(text, start)
    tab = text.find("\t", start, match.end() if match else start)
    if tab < 0:
        return None
    fix = "xóa khoảng trống đầu dòng, gõ lại bằng các dấu cách"
    return TAB, _point(tab), "đầu dòng thụt vào bằng phím Tab", fix


def _colon_in_value(error: _Error) -> _Told:
    """A second ": " in a line, a line too far in, or "key:value" without a blank on the line above."""
    line = error.line
    if match := _KEY_AND_VALUE.match(line):
        value = shorten(match["value"], 30)
        message = f'giá trị của {shorten(match["key"])} có dấu ": " nên phải đặt trong ngoặc kép'
        place = Span(error.at - len(line) + match.start("value"), error.at + 1)
        return SYNTAX, place, message, f'gõ {shorten(match["key"])}: "{value}: ..."'
    if before := _line_before(error, _NO_BLANK_AFTER_COLON):
        fix = f"gõ {before['key']}: rồi dấu cách rồi giá trị"
        return SYNTAX, Span(*before.span("colon")), 'thiếu dấu cách sau dấu ":"', fix
    message = "dòng này thụt vào sâu hơn dòng trên, hoặc dòng trên đã có giá trị"
    fix = f"thụt dòng này ngang các dòng cùng khối; nếu nó là phần tiếp của dòng trên thì {QUOTE_IT}"
    return SYNTAX, Span(_first_letter(error), error.at + 1), message, fix


# "schedule:Trước 31/3"; the space may be a no-break one, and the colon the full-width one.
_NO_SPACE = re.compile(r"(?P<key>\w+)\s*(?P<sign>[:：]\u00a0*)(?P<value>[^\r\n]+)")


def _missing_colon(error: _Error) -> _Told:
    end = LINE_BREAK.search(error.source.text, error.start)
    place = Span(error.start, end.start() if end else len(error.source.text))
    if joined := _NO_SPACE.match(error.source.text, place.start, place.end):
        sign = Span(*joined.span("sign"))
        message = f'thiếu dấu cách thường sau dấu ":" của {joined["key"]}'
        return SYNTAX, sign, message, f"gõ {joined['key']}: {shorten(joined['value'].strip(), 30)}"
    word = shorten(error.source.text[place.start : place.end], 30)
    fix = f"gõ {word}: rồi giá trị; nếu là phần tiếp của dòng trên thì thụt dòng này vào sâu hơn dòng trên"
    return SYNTAX, place, f'dòng "{word}" thiếu dấu ":"', fix


def _open_quote(error: _Error) -> _Told:
    quote = error.source.text[error.start]
    message = f"dấu ngoặc {quote} mở ở đây mà không đóng"
    return SYNTAX, _point(error.start), message, f"gõ thêm dấu {quote} ở cuối giá trị"


def _escape(error: _Error) -> _Told:
    fix = 'gõ hai dấu "\\\\" để in một dấu "\\", hoặc đặt giá trị trong dấu nháy đơn'
    return SYNTAX, Span(max(error.start, error.at - 1), error.at + 1), 'mã sau dấu "\\" không đọc được', fix


def _bad_first_character(error: _Error) -> _Told:
    character = error.source.text[error.at : error.at + 1]
    return SYNTAX, _point(error.at), f'giá trị không được bắt đầu bằng dấu "{character}"', QUOTE_IT


def _sign(error: _Error) -> _Told:
    sign = error.source.text[error.start : error.start + 1]
    message = f'dấu "{sign}" đứng đầu giá trị có nghĩa riêng trong YAML, tệp này không dùng'
    return (
        SIGN,
        _point(error.start),
        message,
        f"nếu đúng là chữ phải in thì {QUOTE_IT}, nếu không thì xóa dấu này",
    )


def _directive(error: _Error) -> _Told:
    return SIGN, _point(error.start), 'dòng đầu bắt đầu bằng dấu "%"', "xóa dòng này"


def _block_header(error: _Error) -> _Told:
    sign = error.source.text[error.start : error.start + 1]
    message = f'sau dấu "{sign}" ở đầu giá trị phải xuống dòng'
    return SYNTAX, _point(error.start), message, f"nếu dấu {sign} là chữ phải in thì {QUOTE_IT}"


def _open_bracket(error: _Error) -> _Told:
    sign = error.source.text[error.start : error.start + 1]
    closing = {"[": "]", "{": "}"}.get(sign, "]")
    message = f'giá trị bắt đầu bằng dấu "{sign}" mà không có "{closing}" đóng đúng chỗ'
    return SYNTAX, _point(error.start), message, f"nếu dấu {sign} là chữ phải in thì {QUOTE_IT}"


def _dash(error: _Error) -> _Told:
    message = 'dấu "- " đứng ngay sau tên mục'
    fix = f'xuống dòng rồi mới gõ "- " nếu là danh sách; nếu là chữ phải in thì {QUOTE_IT}'
    return SYNTAX, _point(error.at), message, fix


def _question(error: _Error) -> _Told:
    return SYNTAX, _point(error.at), 'giá trị bắt đầu bằng dấu "? "', QUOTE_IT


def _separator(error: _Error) -> _Told:
    line = error.source.line_number(error.start)
    message = f"trong giá trị có ngoặc kép mở ở dòng {line} có dòng chỉ gồm --- hoặc ..."
    return SYNTAX, _point(error.at), message, "đóng ngoặc kép trước dòng này, hoặc xóa dòng này"


def _after_end(error: _Error) -> _Told:
    return SYNTAX, _point(error.at), 'sau dòng "..." không được viết thêm', 'xóa dòng "..." ở trên'


def _broken_block(error: _Error) -> _Told:
    """A line that fits neither the block it stands in nor the one above."""
    line = error.line
    if line.rstrip().endswith(('"', "'", "]", "}")):
        message = "sau dấu đóng ngoặc không được viết thêm chữ"
        fix = 'đặt cả giá trị trong một cặp ngoặc; ngoặc kép ở giữa thì gõ \\" hoặc “ ”'
        return SYNTAX, _point(error.at), message, fix
    if not line.strip():
        sign = error.source.text[error.at : error.at + 1]
        if sign == ":":
            fix = 'gõ tên mục trước dấu ":", hoặc xóa dòng này'
            return SYNTAX, _point(error.at), 'trước dấu ":" không có tên mục', fix
        if sign in {"]", "}", ","}:
            return SYNTAX, _point(error.at), f'dòng bắt đầu bằng dấu "{sign}"', "xóa dấu này"
        message = "dòng này thụt lề không khớp với các dòng trên cùng khối"
        fix = 'thụt các mục cùng cấp bằng nhau, mỗi cấp thêm hai dấu cách; phần tử của danh sách thì có "- "'
        return SYNTAX, _point(error.at), message, fix
    return SYNTAX, _point(error.at), "không đọc được chữ ở chỗ này", QUOTE_IT


# The first row that has a sign in the parser's words is taken; libyaml and PyYAML differ in wording.
_EXPLANATIONS: tuple[tuple[tuple[str, ...], Callable[[_Error], _Told]], ...] = (
    (("mapping values are not allowed",), _colon_in_value),
    (("sequence entries are not allowed",), _dash),
    (("mapping keys are not allowed",), _question),
    (("could not find expected ':'",), _missing_colon),
    (("unexpected document",), _separator),
    (("unexpected end of stream",), _open_quote),
    (("escape", "hexdecimal number", "hexadecimal number"), _escape),
    (("scanning an alias", "scanning an anchor", "tag"), _sign),
    (("directive",), _directive),
    (("block scalar",), _block_header),
    (("cannot start any token",), _bad_first_character),
    (("node content",), _bad_first_character),
    (("a flow sequence", "a flow mapping"), _open_bracket),
    (("<document start>",), _after_end),
    (("expected key", "block end", "'-' indicator"), _broken_block),
)

_INDENTATION = re.compile(r"[ \t]*")
_KEY_AND_VALUE = re.compile(r"[ \t]*(?:- +)*(?P<key>[^\s:\"'#][^:]{0,60}):[ \t]+(?P<value>\S.*)", re.DOTALL)
_NO_BLANK_AFTER_COLON = re.compile(r"[ \t]*(?:- +)*(?P<key>\w+)(?P<colon>:)[^\s:]")


def _point(at: int) -> Span:
    return Span(at, at + 1)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _first_letter(error: _Error) -> int:
    line = error.line
    return error.at - len(line.lstrip())


def _line_before(error: _Error, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Return the match of a pattern at the line above the one the parser stopped in."""
    text = error.source.text
    end = _line_start(text, error.at) - 1
    if end <= 0:
        return None
    if text[end - 1 : end + 1] == "\r\n":
        end -= 1
    return pattern.match(text, _line_start(text, end))

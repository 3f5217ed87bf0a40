"""Findings a person has decided to live with: a comment at the line of a plan, with its reason.

    schedule: Tháng 4/2025  # vanban: bỏ qua NB201 vì nói về năm đã qua
    # vanban: bo qua CT, DL104 vi ten chuong trinh viet nhu vay
    content: ...

At the end of a line it speaks of that line; on a line of its own, of the next value. A value of several lines is
meant as a whole. Without a reason it silences nothing.

Findings:

    DL302  a comment that begins with "vanban:" cannot be understood, or gives no reason
    DL303  nothing is silenced by it
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.runner import read_codes
from toolkit.diagnostics import Diagnostic, Level
from toolkit.model.places import leaves
from toolkit.model.problems import shorten
from toolkit.model.source import LINE_BREAK, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.source import SourceText
    from toolkit.model.yaml_nodes import Node

COMMENT: Final = re.compile(r"(?<![^\s])#[ \t]*vanban[ \t]*:[ \t]*(?P<words>[^\r\n]*)", re.IGNORECASE)
_WORDS: Final = re.compile(
    r"(?:bỏ qua|bo qua|ignore)\s+(?P<codes>[A-Za-z]{2}[0-9]{0,3}(?:\s*[,;]\s*[A-Za-z]{2}[0-9]{0,3})*)"
    r"(?:\s*(?::|-|–|\b(?:vì|vi|because)\b)?\s*(?P<reason>.*))?",
    re.IGNORECASE,
)
HOW: Final = "gõ ví dụ: # vanban: bỏ qua CT305 vì tên riêng viết như vậy"


class Silence(NamedTuple):
    """A comment that silences findings.

    Attributes:
        codes: Codes or their beginnings.
        reason: Why.
        first: First line it speaks of.
        last: Last line.
        span: Where it stands.
    """

    codes: tuple[str, ...]
    reason: str
    first: int
    last: int
    span: Span

    def takes(self, finding: Diagnostic) -> bool:
        """Say whether it is this finding, of the same file, that is not wanted."""
        line = finding.location.line
        return line is not None and self.first <= line <= self.last and finding.code.startswith(self.codes)


def find_silences(source: SourceText, root: Node) -> tuple[tuple[Silence, ...], tuple[Diagnostic, ...]]:
    """Return the comments of a plan that silence findings, and what is wrong with those that cannot.

    Args:
        source: The text.
        root: Its nodes: a "#" within a value is none of a comment.
    """
    silences = []
    findings = []
    comments = list(COMMENT.finditer(source.text))
    if not comments:
        return (), ()
    values = sorted((leaf.start, leaf.end) for leaf in leaves(root) if leaf.start < leaf.end)
    for comment in comments:
        if any(start < comment.start() < _without_tail(source.text, start, end) for start, end in values):
            continue
        span = Span(*comment.span())
        words = _WORDS.fullmatch(unicodedata.normalize("NFC", comment["words"].strip()))
        codes = _codes(words["codes"]) if words else ()
        if not words or not codes:
            message = f'không hiểu ghi chú "{shorten(comment.group())}"'
            findings.append(Diagnostic("DL302", Level.WARNING, source.location(span), message, HOW))
        elif not (words["reason"] or "").strip():
            message = f"ghi chú bỏ qua {words['codes']} không nêu lý do nên chưa có tác dụng"
            findings.append(Diagnostic("DL302", Level.WARNING, source.location(span), message, HOW))
        else:
            first, last = _lines(source, span, values)
            silences.append(Silence(codes, words["reason"].strip(), first, last, span))
    return tuple(silences), tuple(findings)


def unused(source: SourceText, silence: Silence) -> Diagnostic:
    """Return the finding that a comment silences nothing."""
    message = f"ghi chú bỏ qua {', '.join(silence.codes)} không còn tác dụng: ở đó không có phát hiện nào như vậy"
    return Diagnostic("DL303", Level.WARNING, source.location(silence.span), message, "xóa ghi chú này")


def _codes(typed: str) -> tuple[str, ...]:
    try:
        return read_codes(typed)
    except ValueError:
        return ()


def _without_tail(text: str, start: int, end: int) -> int:
    """Return where a value ends without the comment lines that a block's span takes in behind it."""
    if text[start] not in "|>":
        return end
    lines = text[start:end].splitlines(keepends=True)
    indent = next((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()), 0)
    while len(lines) > 1 and (not lines[-1].strip() or len(lines[-1]) - len(lines[-1].lstrip(" ")) < indent):
        end -= len(lines.pop())
    return end


def _lines(source: SourceText, span: Span, values: list[tuple[int, int]]) -> tuple[int, int]:
    """Return the first and the last line a comment speaks of."""
    number = source.line_number(span.start)
    if _stands_alone(source.text, span.start):
        at = span.end
        for line in _following(source.text, at):
            number += 1
            if line.strip() and not line.lstrip().startswith("#"):
                break
    last = number
    for start, end in values:
        if source.line_number(start) == number:
            last = max(last, source.line_number(max(start, len(source.text[start:end].rstrip()) + start - 1)))
    return number, last


def _stands_alone(text: str, at: int) -> bool:
    begin = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return not text[begin:at].strip()


def _following(text: str, at: int) -> Iterator[str]:
    """Yield the lines behind the one that `at` stands in."""
    ends = LINE_BREAK.search(text, at)
    while ends:
        start = ends.end()
        ends = LINE_BREAK.search(text, start)
        yield text[start : ends.start() if ends else len(text)]

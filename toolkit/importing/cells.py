"""Cells that need understanding: agencies however they are separated, times, one cell for two columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from toolkit.model.agencies import Registry

# "Chủ trì: Sở Nội vụ" and "Phối hợp: ..." in one cell, or one paragraph after the other.
ROLE: Final = re.compile(
    r"(?:^|(?<=[\n;.]))\s{0,5}[-–+•]?\s{0,5}(?:cơ quan|đơn vị|sở)?\s{0,3}(?P<role>chủ trì|phối hợp)"
    r"(?:\s{1,3}thực hiện)?\s{0,3}:\s{0,5}",
    re.IGNORECASE,
)
BULLET: Final = re.compile(r"^\s{0,9}[-–+•*]\s{0,9}")
NAME_START: Final = re.compile(
    r"(?:các\s|sở\s|ban\s|ubnd|ủy\sban|uỷ\sban|công\san|văn\sphòng|hội\s|liên\s|đoàn\s|bộ\s|chi\scục|cục\s|thanh\stra|báo\s|đài\s"
    r"|trường\s|trung\stâm|mặt\strận|bảo\shiểm|tòa\s|toà\s|viện\s|phòng\s|hđnd|đảng\sủy|công\sty|ngân\shàng|kho\sbạc|thuế\s)",
    re.IGNORECASE,
)


class AgencyCell(NamedTuple):
    """A cell of agencies as it goes into the data.

    Attributes:
        lead: Names separated by ";".
        coordinating: Names that the cell itself calls coordinating.
        is_changed: Whether line breaks or signs of a list have become ";".
        is_certain: Whether the names could be told apart by the registry.
    """

    lead: str
    coordinating: str = ""
    is_changed: bool = False
    is_certain: bool = True


def read_agencies(text: str, registry: Registry) -> AgencyCell:
    """Return the agencies of a cell; a text of one line stays as it was typed."""
    if ROLE.search(text):
        return _by_roles(text, registry)
    if "\n" not in text:
        return AgencyCell(text)
    lead, certain = _one_line(text, registry)
    return AgencyCell(lead, is_changed=True, is_certain=certain)


def _by_roles(text: str, registry: Registry) -> AgencyCell:
    parts: dict[str, list[str]] = {"chủ trì": [], "phối hợp": []}
    role, cursor, certain = "chủ trì", 0, True
    for match in [*ROLE.finditer(text), None]:
        piece = text[cursor : match.start() if match else len(text)].strip(" \n;.")
        if piece:
            joined, known = _one_line(piece, registry)
            parts[role].append(joined)
            certain = certain and known
        if match:
            role, cursor = match["role"].casefold(), match.end()
    return AgencyCell("; ".join(parts["chủ trì"]), "; ".join(parts["phối hợp"]), is_changed=True, is_certain=certain)


def _one_line(text: str, registry: Registry) -> tuple[str, bool]:
    """Return names of several lines on one, and whether that is beyond doubt.

    A line break may stand between two names or in the middle of one: the registry knows; where it does not, a line
    that begins like the name of an agency begins one.
    """
    lines = [BULLET.sub("", line).strip() for line in text.split("\n")]
    bulleted = any(BULLET.match(line) for line in text.split("\n"))
    lines = [line for line in lines if line]
    if len(lines) < 2:
        return "".join(lines), True
    if not bulleted and registry and all(_knows(registry, name) for name in " ".join(lines).split(";")):
        return " ".join(lines), True
    names = [lines[0]]
    for line in lines[1:]:
        before = names[-1]
        begins = (
            before.endswith(";")
            or bulleted
            or NAME_START.match(line)
            or _knows(registry, line.rstrip(";,. "))
            or (line[:1].isupper() and registry.look_up(before) and not registry.look_up(f"{before} {line}"))
        )
        if begins:
            names[-1] = before.rstrip(" ;,.")
            names.append(line)
        else:
            names[-1] = f"{before} {line}"
    names[-1] = names[-1].rstrip(" ;")
    certain = bool(registry) and all(_knows(registry, part) for name in names for part in name.split(";"))
    return "; ".join(names), certain


def _knows(registry: Registry, name: str) -> bool:
    name = name.strip(" .,")
    return not name or registry.look_up(name) is not None


def one_line_time(text: str, year: int) -> tuple[str, bool]:
    """Return a time and whether it was understood; of several lines, on one where it then is."""
    from toolkit.model.schedule import LONGEST_TEXT, ScheduleKind
    from toolkit.model.schedule_reader import parse_schedule

    forms = [text]
    if "\n" in text and len(text) <= LONGEST_TEXT:
        lines = [line.strip(" ;") for line in text.split("\n") if line.strip(" ;")]
        forms = [" ".join(lines), "; ".join(lines), text]
    for form in forms:
        if parse_schedule(form, year).kind is not ScheduleKind.UNKNOWN:
            return form, True
    return text, False

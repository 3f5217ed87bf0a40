"""TT602: quyền hạn và chức vụ của người ký không hợp nhau.

Vì sao: TM. đứng trước tên tập thể lãnh đạo hoặc tên cơ quan; KT., TL., TUQ., Q. đứng trước chức vụ của người đứng đầu.
    Cấp phó ký thay thì phải có dòng "KT." cùng chức vụ của người đứng đầu, rồi đến chức vụ của mình.
Sai: TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH; KT. PHÓ CHỦ TỊCH; KT. ỦY BAN NHÂN DÂN
Đúng: TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH
Cách sửa: ghi lại các dòng quyền hạn, chức vụ theo đúng người ký.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.format_reading import FormatReading, checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import AGENCY_WORDS, AUTHORITY, POSITIONS, folded
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import Line

CODE: Final = "TT602"
LEVEL: Final = Level.ERROR

FIX: Final = "ghi lại các dòng quyền hạn, chức vụ theo người ký, xem: vanban explain TT602"
DEPUTIES: Final = ("pho ", "thu truong", "pho.")
HEAD_ABOVE: Final = frozenset({"kt", "tl", "tuq"})


class _Signed(NamedTuple):
    line: Line
    authority: str  # "kt", "" for a position alone
    named: str  # what stands behind it, folded


def check(subject: Subject) -> Iterator[Fault]:
    """Yield the faults of the lines above each signature."""
    reading = checked_format(subject)
    if reading is None:
        return
    for part in reading.found.all_of(PartKind.AUTHORITY_AND_POSITION):
        yield from _faults(reading, [_read(line) for line in part.lines])


def _read(line: Line) -> _Signed:
    text = folded(line.plain)
    match = AUTHORITY.match(text)
    if match is None:
        return _Signed(line, "", text)
    return _Signed(line, match[0].replace("/", "").strip(" ."), text[match.end() :].strip())


def _faults(reading: FormatReading, lines: list[_Signed]) -> Iterator[Fault]:
    component, source = rules().components["authority_and_position"], rules().signing.authorities.source

    def fault(signed: _Signed, message: str, level: Level | None = None) -> Fault:
        return reading.fault(
            signed.line.paragraph, component.name, signed.line.plain, message, source, FIX, level=level
        )

    for number, signed in enumerate(lines):
        before, behind = lines[:number], lines[number + 1 :]
        is_deputy = signed.named.startswith(DEPUTIES)
        if signed.authority == "tm":
            if POSITIONS.match(signed.named):
                yield fault(signed, "TM. đứng trước một chức vụ; quy định đứng trước tên tập thể hoặc tên cơ quan")
            if before:
                yield fault(signed, "TM. không ở dòng đầu")
        elif signed.authority:
            name = signed.authority.upper()
            if AGENCY_WORDS.match(signed.named) and not POSITIONS.match(signed.named):
                yield fault(signed, f"{name}. đứng trước tên cơ quan; quy định đứng trước chức vụ của người đứng đầu")
            elif is_deputy:
                yield fault(signed, f"{name}. đứng trước chức vụ cấp phó; quy định đứng trước chức vụ người đứng đầu")
            if signed.authority in HEAD_ABOVE and not behind:
                yield fault(signed, f"sau dòng {name}. không có chức vụ của người ký")
        elif is_deputy:
            above = [one.authority for one in before]
            if "kt" not in above and "tuq" not in above:
                by_order = "tl" in above  # the decree speaks of who signs for the head; by order it is practice
                message = 'cấp phó ký mà không có dòng "KT." trước chức vụ của người đứng đầu'
                yield fault(signed, message, Level.WARNING if by_order else None)

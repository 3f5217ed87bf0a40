"""DL403: trường thông tin dài quá mức hệ thống quản lý văn bản nhận.

Mức: lỗi, chỉ với `--ready`.
Vì sao: khi văn thư nhập văn bản vào hệ thống, số, ký hiệu và trích yếu có độ dài tối đa; dài hơn thì bị cắt hoặc
    không nhận.
Sai: trích yếu 620 ký tự
Đúng: trích yếu không quá 500 ký tự
Cách sửa: rút gọn trích yếu hoặc ký hiệu.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục VI.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.document_number import document_number
from toolkit.checking.format_reading import checked_format
from toolkit.checking.subject import FileKind
from toolkit.checking.texts import Fault
from toolkit.decree30 import rules
from toolkit.diagnostics import Level, Location
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject

CODE: Final = "DL403"
LEVEL: Final = Level.ERROR
READY: Final = True


class _Field(NamedTuple):
    name: str
    text: str
    longest: int
    location: Location


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each field with more characters than the record of a document holds."""
    for field in _of_plan(subject) if subject.kind is FileKind.PLAN else _of_document(subject):
        if len(field.text) > field.longest:
            message = f"{field.name} dài {len(field.text)} ký tự, hệ thống văn bản nhận nhiều nhất {field.longest}"
            yield Fault(field.location, message, f"rút gọn {field.name}")


def _of_plan(subject: Subject) -> Iterator[_Field]:
    plan, most = subject.plan, rules().lengths
    place = plan.source.location
    if plan.number:
        yield _Field("số", plan.number, most.number, place(plan.spans["number"]))
    yield _Field("ký hiệu", plan.symbol, most.symbol, place(plan.spans["symbol"]))
    yield _Field("trích yếu", plan.subject, most.subject, place(plan.spans["subject"]))
    if plan.letter.symbol:
        yield _Field("ký hiệu của công văn", plan.letter.symbol, most.symbol, place(plan.letter.spans["symbol"]))
    if plan.letter.subject:
        yield _Field("trích yếu của công văn", plan.letter.subject, most.subject, place(plan.letter.spans["subject"]))


def _of_document(subject: Subject) -> Iterator[_Field]:
    reading = checked_format(subject)
    if reading is None:
        return
    most = rules().lengths
    if number := document_number(reading.found):
        place = reading.location(number.line.paragraph)
        yield _Field("số", number.number, most.number, place)
        yield _Field("ký hiệu", number.symbol, most.symbol, place)
    for kind in (PartKind.SUBJECT, PartKind.LETTER_SUBJECT):
        if part := reading.found.part(kind):
            yield _Field("trích yếu", part.text, most.subject, reading.location(part.lines[0].paragraph))

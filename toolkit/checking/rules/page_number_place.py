"""TT105: số trang không ở giữa lề trên.

Vì sao: số trang đặt canh giữa theo chiều ngang trong phần lề trên của văn bản; đặt ở chân trang hay ở góc phải là theo
    thói quen cũ.
Cách sửa: Insert, Page Number, Top of Page, kiểu ở giữa; số trang ở đầu trang mà lệch thì chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import FormatReading, checked_format, number_headers
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_alignment
from toolkit.word.page_number_edits import take_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.sections import PageNumber

CODE: Final = "TT105"
LEVEL: Final = Level.ERROR

PLACES: Final = {"left": "bên trái", "right": "bên phải", "center": "ở giữa"}


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each header or footer whose number stands elsewhere."""
    reading = checked_format(subject)
    if reading is None:
        return
    component = rules().components["page_number"]
    for number in {item.part: item for section in reading.found.sections for item in section.numbers}.values():
        if number.in_header and number.alignment == "center":
            continue
        edge = "đầu trang" if number.in_header else "chân trang"
        message = f"số trang ở {edge}, {PLACES.get(number.alignment, number.alignment)}; quy định ở {component.place}"
        mend = _mend(number) if number.in_header else _lift(reading, number)
        yield reading.whole("số trang", message, component.source, "đặt ở giữa lề trên", mend=mend)


def _lift(reading: FormatReading, number: PageNumber) -> Reformat | None:
    """Return the change that takes a number out of the footer and puts one into blank headers."""
    into_headers = number_headers(reading)
    if into_headers is None or number.text.strip("#"):
        return None

    def apply() -> None:
        take_number(reading.document, number.part, number.paragraph)
        into_headers.apply()

    return into_headers._replace(apply=apply)


def _mend(number: PageNumber) -> Reformat | None:
    """Return the change that centres a number: only where its paragraph's own alignment decides."""
    is_plain = not number.text.strip("#")
    if not is_plain or number.paragraph.find(".//{*}framePr") is not None or _has_tabs(number):
        return None
    return Reformat(number.part, "số trang canh giữa", partial(set_alignment, number.paragraph, "center"))


def _has_tabs(number: PageNumber) -> bool:
    boxed = next(number.paragraph.iterancestors("{*}txbxContent"), None) is not None
    return boxed or next(number.paragraph.iter("{*}tab", "{*}ptab"), None) is not None

"""TT107: trang thứ nhất hiển thị số trang.

Vì sao: không hiển thị số trang thứ nhất. Trang đầu của phụ lục có hiện số hay không thì Nghị định không nói, nên không
    xét.
Cách sửa: mở đầu trang (Header), đánh dấu Different First Page; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_first_page_apart
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT107"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault where the first page of the document itself has a number."""
    reading = checked_format(subject)
    if reading is None or not reading.found.has_head:
        return
    section = reading.found.sections[0]
    first = "first" if section.hides_first else "default"
    numbers = [number for number in section.numbers if number.pages == first]
    if not numbers:
        return
    mend = None
    element = section.element
    # A header for first pages that is there already would come to light.
    if (
        element is not None
        and first == "default"
        and not any(
            child.get(w("type")) == "first" for child in element.iter(w("headerReference"), w("footerReference"))
        )
    ):
        change = partial(set_first_page_apart, reading.own(element))
        mend = Reformat(reading.document.main, "trang đầu không hiện số trang", change)
    source = rules().page.numbering.source
    message = "trang thứ nhất hiển thị số trang; quy định không hiển thị"
    yield reading.whole("số trang", message, source, "đánh dấu Different First Page", mend=mend)

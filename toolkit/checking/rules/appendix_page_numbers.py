"""TT806: số trang của phụ lục đánh tiếp theo văn bản.

Vì sao: số trang của phụ lục được đánh số riêng theo từng phụ lục, bắt đầu từ số 1.
Cách sửa: ngắt phần (Layout, Breaks, Next Page) trước phụ lục, rồi Format Page Numbers, Start at 1.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_numbering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT806"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each appendix behind other pages whose first page is not number 1."""
    reading = checked_format(subject)
    if reading is None:
        return
    found, numbering = reading.found, rules().appendix.numbering
    last = found.main[-1].section if found.main else -1  # the section of what stands before
    for appendix in found.appendices:
        first = appendix.paragraphs[0]
        section = found.sections[first.section]
        begins = first.section != last
        last = first.section
        if first.number == 1 or not section.numbers:
            continue
        if begins and section.starts_at == rules().page.numbering.start:
            continue
        mend = None
        if begins and section.element is not None:
            change = partial(set_numbering, reading.own(section.element), rules().page.numbering.start)
            mend = Reformat(reading.document.main, "số trang của phụ lục đánh lại từ 1", change)
        there = "" if begins else " (phụ lục cùng phần với trang trước)"
        message = f"số trang đánh tiếp theo trang trước{there}; quy định đánh riêng, từ số 1"
        name = appendix.label.text
        yield reading.fault(first, name, "", message, numbering.source, "đánh lại số trang từ 1", mend=mend)

"""TT106: số trang sai cỡ chữ, kiểu chữ hoặc phông chữ.

Vì sao: số trang dùng phông Times New Roman, cỡ chữ 13 đến 14, kiểu chữ đứng.
Sai: số trang cỡ 11, phông Calibri
Đúng: số trang cỡ 14, phông Times New Roman
Cách sửa: chọn số trang ở đầu trang rồi đổi cỡ chữ, phông chữ; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4 và I.7.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, span_text, written
from toolkit.checking.texts import Reformat
from toolkit.decree30 import rules
from toolkit.decree30.units import Pt
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_font, set_size, set_upright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.sections import PageNumber

CODE: Final = "TT106"
LEVEL: Final = Level.ERROR


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each header whose number looks otherwise."""
    reading = checked_format(subject)
    if reading is None:
        return
    page, component = rules().page, rules().components["page_number"]
    size = component.size
    for number in {item.part: item for section in reading.found.sections for item in section.numbers}.values():
        there = []
        asked = []
        if size is not None and not size.allowed.contains(Pt.from_half_points(number.format.size_half_points)):
            there.append(f"cỡ chữ {written(Pt.from_half_points(number.format.size_half_points))}")
            asked.append(f"cỡ {span_text(size.allowed)}")
        if number.format.ascii_font.casefold() != page.font.family.casefold():
            there.append(f'phông "{number.format.ascii_font}"')
            asked.append(f"phông {page.font.family}")
        if number.format.italic:
            there.append("chữ nghiêng")
            asked.append("chữ đứng")
        if there:
            message = f"số trang {', '.join(there)}; quy định {', '.join(asked)}"
            chosen = size.chosen if size is not None else Pt(14)
            yield reading.whole(
                "số trang",
                message,
                component.source,
                "đổi cỡ chữ, phông chữ của số trang ở đầu trang",
                mend=_mend(number, chosen, page.font.family),
            )


def _mend(number: PageNumber, size: Pt, family: str) -> Reformat:
    def apply() -> None:
        # What a field shows is made anew with the look of the run its code stands in.
        for run in number.paragraph.iter("{*}r"):
            set_font(run, family)
            set_size(run, size)
            set_upright(run)

    return Reformat(number.part, f"số trang: {family}, cỡ {written(size)}", apply)

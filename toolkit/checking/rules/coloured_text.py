"""TT203: chữ không phải màu đen.

Vì sao: phông chữ của văn bản có màu đen. Chữ đỏ, chữ xanh thường là chỗ đánh dấu khi soạn mà quên đổi lại. Dấu chỉ mức
    độ khẩn, độ mật có màu riêng nên không xét; địa chỉ mạng (hyperlink) thì chỉ cảnh báo.
Sai: chữ màu FF0000
Đúng: chữ màu đen
Cách sửa: chọn chữ, đổi màu thành Automatic hoặc Black; hoặc chạy với --fix-format.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, runs_with_letters, shown
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.format_edits import set_black
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault
    from toolkit.word.recognition.lines import TextRun

CODE: Final = "TT203"
LEVEL: Final = Level.ERROR

STAMPS: Final = (PartKind.URGENCY, PartKind.SECRECY, PartKind.CIRCULATION)
# Word's "Black, lighter 5%" is black to everybody but a computer.
BLACK: Final = re.compile(r"(?:[01][0-9A-F]){3}")
LINK: Final = re.compile(r"https?://|www\.|[\w.]+@[\w.]+\.\w+")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each paragraph with letters in another colour."""
    reading = checked_format(subject)
    if reading is None:
        return
    font = rules().page.font
    stamped = {id(item) for kind in STAMPS for part in reading.found.all_of(kind) for item in part.paragraphs}
    for paragraph in reading.found.paragraphs:
        if id(paragraph) in stamped:
            continue
        by_colour: dict[tuple[str, bool], list[TextRun]] = {}
        for run in runs_with_letters(paragraph.lines):
            if not BLACK.fullmatch(run.format.colour):
                by_colour.setdefault((run.format.colour, bool(LINK.search(run.text))), []).append(run)
        for (colour, is_link), runs in by_colour.items():
            message = f"chữ màu {colour}; quy định màu đen"
            mend = None if is_link else reading.reformat_runs(runs, f"màu {colour} -> đen", set_black)
            level = Level.WARNING if is_link else None
            yield reading.fault(
                paragraph, "chữ", shown(runs), message, font.source, "đổi sang màu đen", level=level, mend=mend
            )

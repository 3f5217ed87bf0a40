"""TT505: tiêu đề của phần, chương, mục, điều không in đậm.

Vì sao: phần, chương, mục, tiểu mục cùng tiêu đề, chữ "Điều" cùng số thứ tự, mục đánh số La Mã cùng tiêu đề đều in đậm;
    khoản có tiêu đề thì số thứ tự và tiêu đề ở một dòng riêng, in đậm.
Sai: I. MỤC ĐÍCH, YÊU CẦU (không đậm)
Đúng: I. MỤC ĐÍCH, YÊU CẦU (đậm)
Cách sửa: chọn dòng tiêu đề rồi bấm Ctrl+B.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format, runs_with_letters
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import BodyParagraph, LevelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT505"
LEVEL: Final = Level.ERROR

WHOLE: Final = {
    LevelKind.PART: "Phần",
    LevelKind.CHAPTER: "Chương",
    LevelKind.TITLED_SECTION: "Mục",
    LevelKind.SUBSECTION: "Tiểu mục",
    LevelKind.ROMAN: "Mục",
}
LONGEST_TITLE: Final = 120  # characters; what is longer is a sentence


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each heading that should be bold and is not."""
    reading = checked_format(subject)
    if reading is None:
        return
    source = rules().body_levels.source
    body = reading.found.body
    for number, item in enumerate(body):
        if item.level in WHOLE and not _is_bold(item, len(item.text)):
            name = WHOLE[item.level]
            yield reading.fault(item.paragraph, name, item.text, "không in đậm; quy định in đậm", source, "in đậm")
        elif item.level is LevelKind.ARTICLE and not _is_bold(item, len(item.label)):
            message = 'chữ "Điều" và số thứ tự không in đậm; quy định in đậm'
            yield reading.fault(item.paragraph, "Điều", item.text, message, source, "in đậm")
        elif _is_titled_clause(item, body[number + 1 : number + 2]) and not _is_bold(item, len(item.text)):
            # Whether a short line is a title or a clause without its full stop only a person knows.
            message = "dòng này như tiêu đề của khoản mà không in đậm; quy định in đậm"
            fix = "in đậm, hoặc thêm dấu cuối câu nếu không phải tiêu đề"
            yield reading.fault(item.paragraph, "Khoản", item.text, message, source, fix, level=Level.WARNING)


def _is_titled_clause(item: BodyParagraph, following: tuple[BodyParagraph, ...]) -> bool:
    is_title = item.level is LevelKind.ARABIC and len(item.text) <= LONGEST_TITLE and item.text[-1] not in '.;:,!?”"/)'
    return is_title and bool(following) and following[0].level not in {LevelKind.ARABIC, LevelKind.ROMAN}


def _is_bold(item: BodyParagraph, letters: int) -> bool:
    """Tell whether the first letters of a paragraph are bold; those that its list shows are not in its runs."""
    left = letters - len(item.paragraph.label)
    for run in runs_with_letters(item.paragraph.lines):
        if left <= 0:
            break
        if not run.format.bold:
            return False
        left -= len(run.text)
    return True

"""TT506: tiêu đề của phần, chương, mục không in hoa, hoặc chữ "Chương", "Mục" in hoa.

Vì sao: tiêu đề của phần, chương, mục (cả mục đánh số La Mã) viết in hoa; chữ "Phần", "Chương", "Mục" và chữ "Điều" viết
    in thường.
Sai: I. Mục đích, yêu cầu; CHƯƠNG I
Đúng: I. MỤC ĐÍCH, YÊU CẦU; Chương I
Cách sửa: chọn chữ rồi bấm Shift+F3.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import is_upper
from toolkit.word.recognition.parts import BodyParagraph, LevelKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT506"
LEVEL: Final = Level.ERROR

WORDS: Final = {
    LevelKind.PART: "Phần",
    LevelKind.CHAPTER: "Chương",
    LevelKind.TITLED_SECTION: "Mục",
    LevelKind.SUBSECTION: "Tiểu mục",
    LevelKind.ARTICLE: "Điều",
}
LONGEST_TITLE: Final = 200


def check(subject: Subject) -> Iterator[Fault]:
    """Yield the faults of headings, of labels and titles each."""
    reading = checked_format(subject)
    if reading is None:
        return
    source = rules().body_levels.source
    body = reading.found.body
    for number, item in enumerate(body):
        word = WORDS.get(item.level) if item.level is not None else None
        if word is not None and not item.label.startswith(word):
            message = f'chữ đầu in hoa; quy định viết "{word}"'
            yield reading.fault(item.paragraph, word, item.label, message, source, f'gõ "{word}"')
        title = _title(item, body[number + 1 : number + 2])
        if title is not None and title[1] and not is_upper(title[1]) and len(title[1]) <= LONGEST_TITLE:
            heading, text = title
            message = "tiêu đề in thường; quy định in hoa"
            yield reading.fault(
                heading.paragraph, word or "Mục", text, message, source, "chọn tiêu đề rồi bấm Shift+F3"
            )


def _title(item: BodyParagraph, following: tuple[BodyParagraph, ...]) -> tuple[BodyParagraph, str] | None:
    """Return the title of a level that should be in capitals, and the paragraph it stands in."""
    if item.level is LevelKind.ROMAN:
        return item, item.title
    if item.level in {LevelKind.PART, LevelKind.CHAPTER, LevelKind.TITLED_SECTION, LevelKind.SUBSECTION}:
        if item.title:
            return item, item.title
        below = following[0] if following else None
        if below is not None and below.level is None and below.paragraph.format.alignment == "center":
            return below, below.text
    return None

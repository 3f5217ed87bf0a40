"""TT603: học hàm, học vị hoặc danh hiệu trước họ tên người ký.

Vì sao: trước họ tên của người ký không ghi học hàm, học vị và các danh hiệu danh dự khác. Đơn vị vũ trang, tổ chức sự
    nghiệp giáo dục, y tế, khoa học theo quy định của ngành mình nên không xét.
Sai: TS. Nguyễn Văn A
Đúng: Nguyễn Văn A
Cách sửa: bỏ học hàm, học vị trước họ tên.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.c.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.folding import folded
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT603"
LEVEL: Final = Level.ERROR

IN_WORDS: Final = re.compile(
    r"(?:giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|dược sĩ|kỹ sư|cử nhân|nhà giáo|thầy thuốc"
    r"|anh hùng|nghệ sĩ)\b",
    re.IGNORECASE,
)
WITH_RULES_OF_THEIR_OWN: Final = re.compile(
    r"\b(?:truong|dai hoc|hoc vien|vien|benh vien|trung tam y te|cong an|quan su|bien phong|quan khu|quan doan"
    r"|bo tu lenh)\b"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each name behind a title."""
    reading = checked_format(subject)
    if reading is None:
        return
    component, titles = rules().components["signer_name"], rules().signing.academic_titles
    pattern = re.compile(titles.pattern)
    agency = reading.found.part(PartKind.ISSUING_AGENCY)
    if agency is not None and WITH_RULES_OF_THEIR_OWN.search(folded(agency.text)):
        return
    for part in reading.found.all_of(PartKind.SIGNER_NAME):
        found = pattern.match(part.text) or IN_WORDS.match(part.text)
        if found:
            message = f'có "{found[0].strip()}" trước họ tên; không ghi {component.forbidden}'
            yield reading.fault(
                part.lines[0].paragraph, component.name, part.text, message, titles.source, "chỉ ghi họ và tên"
            )

"""TT601: quyền hạn ký viết tắt sai cách.

Vì sao: quyền hạn của người ký ghi TM. (thay mặt), KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền), Q. (quyền): chữ
    in hoa, có dấu chấm, rồi một dấu cách.
Sai: T/M ỦY BAN NHÂN DÂN; KT CHỦ TỊCH; KT.CHỦ TỊCH
Đúng: TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH
Cách sửa: gõ lại chữ viết tắt.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.format_reading import checked_format
from toolkit.decree30 import rules
from toolkit.diagnostics import Level
from toolkit.word.recognition.parts import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "TT601"
LEVEL: Final = Level.ERROR

AUTHORITY: Final = re.compile(
    r"(?P<typed>(?P<letters>TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ|Q)(?P<sign>\s?[.,:]?\s*))(?=\w)", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each line above the name whose abbreviation is written otherwise."""
    reading = checked_format(subject)
    if reading is None:
        return
    component, signing = rules().components["authority_and_position"], rules().signing
    for part in reading.found.all_of(PartKind.AUTHORITY_AND_POSITION):
        for line in part.lines:
            match = AUTHORITY.match(line.plain)
            if match is None or (not match["sign"] and "/" not in match["letters"]):
                continue  # no abbreviation but the beginning of a word: "TMĐT"
            right = f"{match['letters'].upper().replace('/', '')}. "
            if match["typed"] != right and right.strip() in signing.authorities.by_abbreviation:
                message = f'ghi "{match["typed"].strip()}"; quy định "{right.strip()}" rồi một dấu cách'
                source = signing.authorities.source
                yield reading.fault(line.paragraph, component.name, line.plain, message, source, f'gõ "{right}"')

"""CT024: hai từ dính liền nhau.

Vì sao: thiếu dấu cách; người đọc vấp, máy tìm không ra từ nào.
Sai: thựchiện kế hoạch
Đúng: thực hiện kế hoạch
Cách sửa: thêm dấu cách.
Nguồn: thực tiễn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._spelling import misspelled_words
from toolkit.checking.syllables import Standing, stuck_syllables
from toolkit.checking.words import Case
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT024"
LEVEL: Final = Level.WARNING

# Foreign words written as one that look like two of ours.
_BORROWED: Final = frozenset({"áptômát", "ápphích", "cátsét", "tuốcbin", "cácbônát", "ápxe"})


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each word in small letters that is two syllables, both with a tone."""
    for text, word, stands, named, _ in misspelled_words(subject):
        if named or word.case is Case.UPPER or stands is not Standing.FOREIGN:
            continue
        if word.lowered not in _BORROWED and (parts := stuck_syllables(word.text)):
            apart = " ".join(parts)
            yield text.fault(word.start, word.end, f'hai từ dính liền: "{word.text}"', f'gõ "{apart}"')

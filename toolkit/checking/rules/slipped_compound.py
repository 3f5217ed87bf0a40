"""CT027: từ ghép quen thuộc có một âm tiết gõ nhầm.

Vì sao: "thực hiên", "nhiêm vụ": thiếu dấu, sai dấu, sai phụ âm đầu một chữ mà âm tiết vẫn có trong tiếng Việt, nên
    dễ lọt. Máy chỉ ngờ âm tiết hiếm gặp trong văn bản hành chính, đứng ở chỗ của một từ ghép quen thuộc.
Sai: tổ chức thực hiên nhiêm vụ
Đúng: tổ chức thực hiện nhiệm vụ
Cách sửa: gõ lại theo gợi ý; từ ấy đúng là từ khác thì để nguyên.
Nguồn: từ điển tiếng Việt phổ thông.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from toolkit.checking.confusions import find_confusions
from toolkit.checking.slips import is_rare, meant_by
from toolkit.checking.texts import Role
from toolkit.checking.words import Case, vocabulary, words_of
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT027"
LEVEL: Final = Level.WARNING


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; not in names, nor where the table of confusions has the pair already."""
    rare = {word for word in subject.shared(vocabulary) if is_rare(word)}
    for words in subject.shared(words_of):
        if words.text.role is Role.SIGNATURE or rare.isdisjoint(words.lowered):
            continue
        known = {at for met in find_confusions(words.lowered, words.touch) for at in range(met.start, met.end)}
        for at, (first, second) in enumerate(pairwise(words.lowered)):
            if (first not in rare and second not in rare) or known & {at, at + 1} or not words.touch(at + 1):
                continue
            pair = words.words[at : at + 2]
            if pair[1].case is Case.TITLE or Case.MIXED in {pair[0].case, pair[1].case}:
                continue
            if (meant := meant_by(first, second)) is not None:
                typed = words.text.text[pair[0].start : pair[1].end]
                right = (
                    meant.upper() if typed.isupper() else meant[0].upper() + meant[1:] if typed[0].isupper() else meant
                )
                message = f'"{typed}" có phải là "{right}" gõ nhầm?'
                yield words.text.fault(pair[0].start, pair[1].end, message, f'gõ "{right}"')

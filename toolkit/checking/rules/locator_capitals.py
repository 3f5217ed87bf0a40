"""CT055: "điều" không viết hoa, hoặc "Khoản", "Điểm" viết hoa khi viện dẫn.

Vì sao: viện dẫn thì Phần, Chương, Mục, Tiểu mục, Điều viết hoa chữ đầu; khoản, điểm thì không, trừ khi đứng đầu
    câu.
Sai: theo Khoản 2 điều 5 của Luật
Đúng: theo khoản 2 Điều 5 của Luật
Cách sửa: sửa chữ hoa, chữ thường như trên.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục II, V.7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.words import SENTENCE_START
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT055"
LEVEL: Final = Level.WARNING

# "điều 5" with what shows that it is cited: a clause before it, or the document behind it.
_ARTICLE: Final = re.compile(
    r"(?<!\w)(?:(?:khoản|điểm)[ \xa0](?:[0-9]{1,3}|[a-zđ])[ \xa0](?P<behind>điều)(?=[ \xa0][0-9])"
    r"|(?P<before>điều)(?=[ \xa0][0-9]{1,3}[a-zđ]?[ \xa0](?:của[ \xa0])?(?:Luật|Bộ luật|Nghị|Thông tư|Quyết|Pháp "
    r"lệnh|Quy chế)))",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"(?<!\w)(?P<word>Khoản|Điểm)(?=[ \xa0](?:[0-9]{1,3}|[a-zđ])\)?,?[ \xa0](?:(?:khoản|Khoản|Điều|điều|và|"
    r"của)[ \xa0]|[0-9]))"
)


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each."""
    for text in subject.texts:
        whole = text.text
        for match in _ARTICLE.finditer(whole) if "điều" in whole else ():
            name = "behind" if match["behind"] else "before"
            if match[name] == "điều":
                yield text.fault(*match.span(name), '"điều" được viện dẫn phải viết hoa', 'viết "Điều"')
        for match in _CLAUSE.finditer(whole) if "Khoản" in whole or "Điểm" in whole else ():
            if not SENTENCE_START.search(whole[max(0, match.start() - 12) : match.start()]):
                word = match["word"]
                yield text.fault(*match.span(), f'"{word}" giữa câu không viết hoa', f'viết "{word.lower()}"')

"""CT013: thiếu dấu cách sau dấu câu, hoặc cạnh dấu ngoặc.

Vì sao: sau dấu câu có một dấu cách; thiếu thì hai từ dính nhau, Word không ngắt được dòng ở đó.
Sai: Sở Nội vụ;UBND các xã, phường
Đúng: Sở Nội vụ; UBND các xã, phường
Cách sửa: thêm một dấu cách.
Nguồn: quy tắc gõ văn bản tiếng Việt; thực tiễn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.checking.words import NO_PROSE
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT013"
LEVEL: Final = Level.WARNING

_ANY: Final = re.compile(r"[,;:!?.)”][^\W\d_]|[^\W\d_][(“]")
_BEHIND: Final = re.compile(
    r"(?<=[^\W\d_])[,;!?](?=[^\W\d_])"  # "Sở,ngành"
    r"|(?<=[0-9)”])[,;!?](?=[^\W\d_]{2})"  # "2026,các"
    r"|(?<=[^\W\d_]):(?=[^\W\d_]{2})"
    r"|(?<=[^\W\d_])[)”](?=[^\W\d_]{2})"  # "(nếu có)và"
)
_FULL_STOP: Final = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{2,20})\.(?=(?P<next>[^\W\d_]{2,20}))")
_BEFORE_BRACKET: Final = re.compile(r"(?<=[^\W\d_]{2})(?=[(“][^\W\d_]{2})")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; where capitals or figures stand on both sides it may be a name or a number."""
    for text in subject.texts:
        whole = text.text
        if not _ANY.search(whole):
            continue
        found = [(match.end(), match.group()) for match in _BEHIND.finditer(whole) if not _is_short(whole, match)]
        found += [(match.end(), ".") for match in _FULL_STOP.finditer(whole) if _ends_sentence(match)]
        barred = [match.span() for match in NO_PROSE.finditer(whole)] if found else []
        for at, sign in sorted(found):
            if not any(start < at < end for start, end in barred):
                message = f'thiếu dấu cách sau dấu "{sign}": "{_round(whole, at)}"'
                yield text.fault(at - len(sign), at, message, "thêm một dấu cách", replacement=sign + " ")
        for match in _BEFORE_BRACKET.finditer(whole):
            at = match.start()
            if _round(whole, at).isascii():
                continue  # "print(text)"
            message = f'thiếu dấu cách trước dấu "{whole[at]}": "{_round(whole, at)}"'
            yield text.fault(at, at + 1, message, "thêm một dấu cách", replacement=f" {whole[at]}")


def _is_short(whole: str, match: re.Match[str]) -> bool:
    """Tell whether capitals stand on both sides: "VH,TT&DL"."""
    return whole[match.start() - 1].isupper() and whole[match.end()].isupper()


def _ends_sentence(match: re.Match[str]) -> bool:
    """Tell whether a full stop stands between a small word and a capital: not in "Tp.Hồ Chí Minh", "gov.vn"."""
    word, following = match["word"], match["next"]
    return word.islower() and not word.isascii() and following[0].isupper() and following[1:].islower()


def _round(whole: str, at: int) -> str:
    start = max(whole.rfind(" ", 0, at), at - 25) + 1
    end = whole.find(" ", at)
    return whole[start : min(end if end >= 0 else len(whole), at + 25)]

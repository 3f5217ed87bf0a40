"""CT002: ký tự nhìn giống chữ cần gõ nhưng là ký tự khác.

Vì sao: "Ð" (chữ eth của tiếng Iceland) giống "Đ", chữ "а", "о", "с" của tiếng Nga giống chữ Việt, chữ toàn hình của
    bộ gõ tiếng Trung, tiếng Nhật giống chữ thường: mắt không thấy mà máy tìm, sắp xếp, so sánh đều sai.
Sai: Quyết định số 15/2026/QÐ-UBND
Đúng: Quyết định số 15/2026/QĐ-UBND
Cách sửa: để `vanban check --fix` thay, hoặc xóa ký tự ấy và gõ lại bằng bộ gõ tiếng Việt.
Nguồn: Nghị định 30/2020/NĐ-CP, Phụ lục I, I.4 (bộ mã Unicode theo TCVN 6909:2001).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT002"
LEVEL: Final = Level.ERROR

_CYRILLIC: Final = dict(zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs", strict=True))
_GREEK: Final = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi", strict=True))
_LATIN: Final = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "ı": "i", "ɑ": "a", "ɡ": "g"}
_SAME_LOOKS: Final = _CYRILLIC | _GREEK | _LATIN

# A look-alike with the marks that could not be composed onto it, or a character of another form of our letters.
_FOUND: Final = re.compile(
    rf"(?:[{''.join(_SAME_LOOKS)}][\u0300-\u036f]*)+"
    "|[\uff01-\uff5e\u2160-\u217f\ufb00-\ufb06\U0001d400-\U0001d7ff\u2044\u2215]+"
)
_SUSPECT: Final = re.compile(
    r"[^\x00-\u00cf\u00d1-\u00ef\u00f1-\u0130\u0132-\u0188\u018a-\u01b4\u1e00-\u1eff\u2010-\u2027]"
)
_WORD: Final = re.compile(r"[^\W\d_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_BORROWED_SIGNS: Final = re.compile(r"[\u0370-\u03ff]")
_FOREIGN: Final = re.compile(r"[\u0370-\u052f]")


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each; a word all of whose letters are Greek or Cyrillic and unlike ours is a foreign word."""
    for text in subject.texts:
        if not _SUSPECT.search(text.text):
            continue
        foreign = [match.span() for match in _WORD.finditer(text.text) if _is_foreign(match.group())]
        foreign.append((len(text.text), len(text.text)))
        at = 0
        for match in _FOUND.finditer(text.text):
            while foreign[at][1] <= match.start() and at < len(foreign) - 1:
                at += 1
            if foreign[at][0] <= match.start():
                continue
            right = _right(match.group())
            name = unicodedata.name(match.group()[0], "ký tự lạ")
            message = f'"{match.group()}" là ký tự U+{ord(match.group()[0]):04X} ({name}), không phải "{right}"'
            yield text.fault(*match.span(), message, f'gõ lại "{right}"', replacement=right)


def _is_foreign(word: str) -> bool:
    """Tell whether a word is Russian or Greek, or a sign borrowed from Greek ("α")."""
    letters = [letter for letter in word if letter.isalpha()]
    if not any(map(_FOREIGN.match, letters)) or not all(map(_FOREIGN.match, letters)):
        return False
    return any(letter not in _SAME_LOOKS for letter in letters) or (
        len(letters) == 1 and _BORROWED_SIGNS.match(letters[0]) is not None
    )


def _right(typed: str) -> str:
    """Return what is meant by look-alikes, with the marks that follow them."""
    if typed[0] in _SAME_LOOKS:
        return unicodedata.normalize("NFC", "".join(_SAME_LOOKS.get(sign, sign) for sign in typed))
    return unicodedata.normalize("NFKC", typed).replace("\u2044", "/").replace("\u2215", "/")

"""CT031: một văn bản dùng cả hai kiểu bỏ dấu (hòa và hoà).

Vì sao: "hòa" và "hoà", "ủy" và "uỷ" đều đúng, nhưng lẫn trong một văn bản thì tìm kiếm sót và nhìn cẩu thả; thường
    do chép từ nhiều nguồn. Tên riêng, tên trong nháy giữ nguyên; qu-, gi- và âm tiết có âm cuối chỉ có một cách
    viết.
Sai: văn hóa ... hoà giải ở cơ sở
Đúng: văn hóa ... hòa giải ở cơ sở
Cách sửa: để `vanban check --fix` đưa về kiểu dùng nhiều hơn.
Nguồn: thông lệ; chính Nghị định 30/2020/NĐ-CP dùng cả hai kiểu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.rules._mixed_forms import COPIED, Form, quoted_spans, rarer_forms
from toolkit.checking.syllables import Standing, in_style, standing
from toolkit.checking.words import Case, vocabulary, words_of
from toolkit.diagnostics import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject
    from toolkit.checking.texts import Fault

CODE: Final = "CT031"
LEVEL: Final = Level.WARNING

_STYLES: Final = {Standing.OLD_PLACE.value: Standing.OLD_PLACE, Standing.NEW_PLACE.value: Standing.NEW_PLACE}
_EXAMPLES: Final = {Standing.OLD_PLACE.value: "hòa, thủy", Standing.NEW_PLACE.value: "hoà, thuỷ"}
_NO_NAMES: Final = frozenset({"ủy", "uỷ"})  # "Ủy ban" is no place


def check(subject: Subject) -> Iterator[Fault]:
    """Yield a fault for each syllable in the rarer style."""
    for form, own in rarer_forms(_forms(subject), Standing.OLD_PLACE.value):
        right = in_style(form.words, _STYLES[own])
        message = f'"{form.words}" bỏ dấu khác phần lớn văn bản ({_EXAMPLES[own]})'
        yield form.text.fault(form.start, form.end, message, f'gõ "{right}"', replacement=right)


def _forms(subject: Subject) -> Iterator[Form]:
    texts = subject.shared(words_of)
    styled = {word for word in subject.shared(vocabulary) if standing(word).value in _STYLES}
    for words in texts:
        if styled.isdisjoint(words.lowered) or words.text.role in COPIED:
            continue
        quoted = quoted_spans(words.text.text)
        for number, word in enumerate(words.words):
            if word.lowered not in styled or word.case is Case.MIXED:
                continue
            named = word.case is Case.TITLE and words.is_capitalised(number) and word.lowered not in _NO_NAMES
            if named or word.case is Case.UPPER or any(start <= word.start < end for start, end in quoted):
                continue
            yield Form(standing(word.lowered).value, words.text, word.start, word.end)

"""Read who signs a document.

Findings of its own, beside those of `reader`:

    DL028  a signing authority that does not begin with TM., Q., KT., TL. or TUQ.
    DL113  a title before the name of who signs (a warning: armed forces, schools and hospitals may have it)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.fields import Fields
from toolkit.model.plan_parts import Signatory
from toolkit.model.problems import Problems, shorten
from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATORY_KEYS: Final = ("signing_authority", "position", "full_name")
SIGNING_AUTHORITIES: Final = "TM. (thay mặt), Q. (quyền), KT. (ký thay), TL. (thừa lệnh), TUQ. (thừa ủy quyền)"

_SIGNATORY_KEYS = frozenset(SIGNATORY_KEYS)
_PRINTED_KEYS = _SIGNATORY_KEYS
_PART = re.compile(r"[^;\r\n]+")
_AUTHORITY = re.compile(r"(?:TM|Q|KT|TL|TUQ)\. \S|\[\.\.\.")
_NEARLY = re.compile(r"(?P<letters>tm|q|kt|tl|tuq)\b[.\s]*(?P<of>\w.*)", re.IGNORECASE | re.DOTALL)
_IN_WORDS = {
    "thay mặt": "TM.",
    "quyền": "Q.",
    "ký thay": "KT.",
    "thừa lệnh": "TL.",
    "thừa ủy quyền": "TUQ.",
    "thừa uỷ quyền": "TUQ.",
}
# Annex I, II.7(c): no academic rank, degree or honour before the name.
_TITLE = re.compile(
    r"(?:GS|PGS|TSKH|TS|ThS|BS|BSNT|BSCK\w*|CK\s?I+|DS|KS|KTS|CN|CVCC|NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|AHLĐ|LS"
    r"|(?:phó )?giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|bác sĩ|bác sỹ|kỹ sư|cử nhân|luật sư"
    r"|nhà giáo (?:nhân dân|ưu tú)|thầy thuốc (?:nhân dân|ưu tú))(?:\.\s*|\s+)(?=\S)",
    re.IGNORECASE,
)


def read_signatory(parent: Fields, owner: str, problems: Problems) -> Signatory | None:
    """Return who signs, from the mapping under `signatory`; None when there is none.

    Args:
        parent: The mapping that has the key.
        owner: The key in the words of a message: "letter.signatory".
        problems: Where findings go.
    """
    node = parent.mapping("signatory")
    if node is None:
        return None
    fields = Fields(node, _SIGNATORY_KEYS, owner, problems)
    fields.warn_of_lost_words(_PRINTED_KEYS)
    return Signatory(
        signing_authority=_signing_authority(fields, problems),
        position=fields.text("position"),
        full_name=_full_name(fields, problems),
        spans=fields.spans,
    )


def _signing_authority(fields: Fields, problems: Problems) -> tuple[str, ...]:
    """Return the lines of the authority: "TM. Ủy ban nhân dân; KT. Chủ tịch" are two."""
    found = tuple(_parts(fields.text("signing_authority")))
    for part in found:
        if not _AUTHORITY.match(part):
            cell = fields.spans["signing_authority"]
            at = problems.source.text.find(part, *cell)
            span = cell if at < 0 else Span(at, at + len(part))
            message = f'{fields.owner}: quyền hạn ký "{shorten(part)}" không bắt đầu bằng TM., Q., KT., TL. hoặc TUQ.'
            problems.error("DL028", span, message, _how_to_type(part))
    return found


def _parts(text: str) -> Iterator[str]:
    return filter(None, (" ".join(part.split()) for part in _PART.findall(text)))


def _how_to_type(part: str) -> str:
    if match := _NEARLY.fullmatch(part):
        return f'gõ "{match["letters"].upper()}. {shorten(match["of"])}"'
    folded = part.casefold()
    for words, letters in sorted(_IN_WORDS.items(), key=lambda pair: -len(pair[0])):
        if folded.startswith(f"{words} "):
            return f'gõ "{letters} {shorten(part[len(words) :].strip())}"'
    return f"mở đầu mỗi phần bằng {SIGNING_AUTHORITIES}; chức vụ người ký thì ghi ở position"


def _full_name(fields: Fields, problems: Problems) -> str:
    text = fields.text("full_name")
    rest = text
    while match := _TITLE.match(rest):
        rest = rest[match.end() :]
    if rest != text:
        message = f'{fields.owner}: trước họ tên người ký không ghi học hàm, học vị, danh hiệu: "{shorten(text)}"'
        problems.warning("DL113", fields.spans["full_name"], message, f"gõ full_name: {shorten(rest)}")
    return text

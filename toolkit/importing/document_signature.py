"""Legal bases above a plan's body; who signs and who receives, below it.

Source: Decree 30/2020/NĐ-CP, Annex I, II.6(a), II.7, II.9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.importing.letter_case import is_capitals, sentence_case
from toolkit.model.plan_parts import Signatory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.importing.citations import Citations
    from toolkit.importing.document_lines import DocumentLines
    from toolkit.importing.draft import PlanDraft

BASIS: Final = re.compile(r"(?:căn cứ|theo đề nghị|xét đề nghị|thực hiện|trên cơ sở|xét tờ trình)\b", re.IGNORECASE)
FIRST_BASIS: Final = re.compile(r"căn cứ\b", re.IGNORECASE)
BASIS_WORD: Final = re.compile(r"căn cứ\s+(?:vào\s+)?", re.IGNORECASE)
# What the office fills in later: a place to be filled in the data too.
BLANK_NUMBER: Final = re.compile(r"số[\s\u00a0.…_]{2,40}/")
BLANK_DAY: Final = re.compile(r"ngày[\s\u00a0.…_]{2,40}tháng")
AUTHORITY: Final = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s?\S")
POSITION: Final = re.compile(
    r"(?:phó )?(?:chủ tịch|giám đốc|chánh văn phòng|trưởng ban|trưởng phòng|tổng giám đốc|bộ trưởng|thứ trưởng"
    r"|cục trưởng|chi cục trưởng|hiệu trưởng|bí thư)",
    re.IGNORECASE,
)
RECIPIENTS: Final = re.compile(r"nơi nhận ?:?", re.IGNORECASE)
FILING: Final = re.compile(r"lưu ?:? ?(?P<units>.*)", re.IGNORECASE)


def read_bases(lines: DocumentLines, draft: PlanDraft, citations: Citations, start: int) -> int:
    """Read the legal bases; return the index behind them."""
    first = next(
        (
            index
            for index in range(start, lines.above)
            if FIRST_BASIS.match(lines.flat[index]) and index not in lines.used
        ),
        None,
    )
    if first is None or any(re.match(r"I{1,3}\. ", lines.flat[index]) for index in range(start, first)):
        return start
    index = first
    while index < lines.above:
        text = BLANK_DAY.sub("ngày [... ngày] tháng", BLANK_NUMBER.sub("số [... số]/", lines.lines[index].text))
        text = " ".join(text.split())
        if not text:
            index += 1
            continue
        if not BASIS.match(text) or not text.endswith((";", ".", ",")) or text.endswith(("như sau.", "sau đây.")):
            break
        basis = BASIS_WORD.sub("", text, count=1).rstrip(" ;.,")
        draft.legal_bases.append(citations.basis(basis))
        lines.used.add(index)
        index += 1
    return index


def read_signature(lines: DocumentLines, draft: PlanDraft, start: int) -> int:
    """Read who signs and who receives; return the index of the first line of either."""
    ends = [len(lines.lines)]
    by_block: dict[int, list[int]] = {}
    for index in range(start, len(lines.lines)):
        if lines.lines[index].block and index not in lines.used:
            by_block.setdefault(lines.lines[index].block, []).append(index)
    for indexes in by_block.values():
        texts = [lines.flat[index] for index in indexes]
        if RECIPIENTS.match(texts[0]):
            _read_recipients(lines, draft, indexes)
            ends.append(indexes[0])
        elif AUTHORITY.match(texts[0]) or (is_capitals(texts[0]) and POSITION.match(texts[0])):
            _read_signatory(lines, draft, indexes)
            ends.append(indexes[0])
    return min(ends)


def _read_recipients(lines: DocumentLines, draft: PlanDraft, indexes: Sequence[int]) -> None:
    lines.used |= set(indexes)
    for index in indexes:
        text = RECIPIENTS.sub("", lines.flat[index], count=1) if index == indexes[0] else lines.flat[index]
        text = text.lstrip("-–+• ").rstrip(" ;.")
        if match := FILING.match(text):
            units = [unit.strip() for unit in re.split("[,;]", match["units"]) if unit.strip()]
            draft.filing = ", ".join(unit for unit in units if unit.upper() != "VT")
        elif text and not re.match(r"như (?:trên|điều|kính gửi)", text, re.IGNORECASE):
            draft.recipients.append(text)


def _read_signatory(lines: DocumentLines, draft: PlanDraft, indexes: Sequence[int]) -> None:
    lines.used |= set(indexes)
    authority: list[str] = []
    position = name = ""
    for index in indexes:
        text = lines.flat[index]
        if not text or re.match(r"\(?(?:đã ký|ký tên|ký số|ký, )", text, re.IGNORECASE):
            continue
        if AUTHORITY.match(text):
            head, _, rest = text.partition(".")
            authority.append(f"{head}. {sentence_case(rest.strip())}")
        elif is_capitals(text) and not name and (not position or POSITION.match(text)):
            position = f"{position} {text}".strip()
        else:
            name = lines.lines[index].text.strip()
    name = "" if name.startswith("[") else name
    draft.signatory = Signatory(tuple(authority), sentence_case(position), name)

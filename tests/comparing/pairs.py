"""The pairs that a comparison must get right, each with one known change, made of the shipped plan."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from tests.comparing import drafts
from tests.comparing.drafts import TEXT, built, edited, task_text, with_xml
from toolkit.build import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

APPRAISE: Final = task_text("appraise-gender-mainstreaming")  # I.3
IMPROVE: Final = task_text("improve-gender-policies")  # I.4
STRENGTHEN: Final = task_text("strengthen-responsibility")  # V.1
NEW_WORDS: Final = "Tổ chức hội thi tìm hiểu pháp luật dành cho thanh niên vùng cao"
NEW_TASK: Final = (
    f"      - id: law-contest\n        content: {NEW_WORDS}\n        lead_agencies: Sở Tư pháp\n"
    "        coordinating_agencies: Sở Nội vụ\n        schedule: Quý III năm 2026\n"
)
MOVED: Final = TEXT.replace(APPRAISE, "").replace(STRENGTHEN, APPRAISE + STRENGTHEN)
OTHER_WORD: Final = ("Thực hiện thẩm định nội dung", "Thực hiện thẩm tra nội dung")
MERGED: Final = "Các sở, ban, ngành; UBND các xã, phường"


def rolled_over() -> str:
    """Return the shipped file a year on, with one task dropped and one added."""
    lines = TEXT.splitlines(keepends=True)
    moved = "".join(
        line.replace("2026\n", "2027\n").replace("/2026", "/2027").replace("năm 2026", "năm 2027") for line in lines
    )
    return moved.replace("20/3/2027", "20/3/2026").replace(IMPROVE, "").replace(APPRAISE, NEW_TASK + APPRAISE)


def bold_task(xml: str) -> str:
    """Return a main part in which the first task is bold."""
    text = '<w:t xml:space="preserve">Rà soát các'
    return xml.replace(f"<w:r>{text}", f"<w:r><w:rPr><w:b/></w:rPr>{text}", 1)


def decomposed(xml: str) -> str:
    """Return a main part whose letters are decomposed."""
    return unicodedata.normalize("NFD", xml)


def merged_pair() -> tuple[bytes, bytes]:
    """Return two documents with a cell merged over two rows, whose text changes."""
    old = with_xml(built(TEXT), drafts.merge_agencies)
    return old, with_xml(old, lambda xml: xml.replace(MERGED, "Các sở, ban, ngành", 1))


def of_texts(new: str) -> Callable[[], tuple[bytes, bytes]]:
    """Return what makes the documents of the shipped file and of another text of it, without ids."""
    return lambda: (built(TEXT, traced=False), built(new, traced=False))


def of_xml(change: Callable[[str], str], kind: Kind = Kind.APPENDIX) -> Callable[[], tuple[bytes, bytes]]:
    """Return what makes a document of the shipped file and the same with its main part changed."""
    return lambda: ((old := built(TEXT, kind)), with_xml(old, change))


# Old and new document of each pair: two .docx from a stranger, where a plan's text changes.
PAIRS: Final[dict[str, Callable[[], tuple[bytes, bytes]]]] = {
    "one word in a cell": of_texts(edited(OTHER_WORD)),
    "a row inserted in the middle": of_texts(TEXT.replace(APPRAISE, NEW_TASK + APPRAISE)),
    "a row moved to another section": of_texts(MOVED),
    "a row moved, one word changed": of_texts(MOVED.replace(*OTHER_WORD)),
    "year rolled, rows dropped and added": of_texts(rolled_over()),
    "formatting only": of_xml(bold_task),
    "the same text in other runs": of_xml(drafts.split_runs),
    "NFC against NFD": of_xml(decomposed),
    "a paragraph split in two": of_xml(drafts.split_paragraph, Kind.PLAN),
    "a cell in a merged block": merged_pair,
    "columns reordered": of_xml(drafts.reorder_columns),
    "a table torn by a page break": of_xml(drafts.split_table),
}

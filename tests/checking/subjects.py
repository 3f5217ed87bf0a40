"""Subjects for the tests of rules: a plan from its text, a .docx from paragraphs or bytes."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from docx import Document

from tests.model.plan_texts import REGISTRY
from toolkit.checking.subject import Subject
from toolkit.checking.texts import Reformat, Replacement
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText
from toolkit.word.document import WordDocument

if TYPE_CHECKING:
    from collections.abc import Sequence

    from toolkit.checking.runner import Rule

HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
"""


class Mark(NamedTuple):
    """What a fault points at: its line, its column and the words there (or the place in words of a .docx)."""

    line: int | None
    column: int | None
    words: str


def plan_subject(text: str, file: str = "2026.yaml") -> Subject:
    """Return the subject of a whole plan's text."""
    return Subject(file, plan=read_plan(SourceText(file, text), REGISTRY).plan)


def content_subject(content: str) -> Subject:
    """Return the subject of a plan with one task of this content, which stands on line 9, column 14 on."""
    return plan_subject(f"{HEAD}tasks:\n  - id: one\n    content: {content}\n")


def docx_subject(paragraphs: Sequence[str], name: str = "van-ban.docx") -> Subject:
    """Return the subject of a .docx of plain paragraphs."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return bytes_subject(stream.getvalue(), name)


def bytes_subject(data: bytes, name: str = "van-ban.docx") -> Subject:
    """Return the subject of a .docx."""
    return Subject(name, document=WordDocument(data, name), registry=REGISTRY)


def marks(rule: Rule, subject: Subject) -> list[Mark]:
    """Return what a rule's faults point at."""
    found = []
    for fault in rule.check(subject):
        place = fault.location
        if place.column is None:
            found.append(Mark(place.line, None, place.where))
        else:
            words = place.source_line[place.column - 1 : place.column - 1 + place.length]
            found.append(Mark(place.line, place.column, words))
    return found


def mended(rule: Rule, subject: Subject) -> list[str | None]:
    """Return the text of each fault's place as --fix would leave it; None for a fault it leaves alone."""
    found: list[str | None] = []
    for fault in rule.check(subject):
        if (mend := fault.mend) is None:
            found.append(None)
        elif isinstance(mend, Replacement):
            found.append(mend.text.text[: mend.start] + mend.words + mend.text.text[mend.end :])
        else:
            found.append(mend.what if isinstance(mend, Reformat) else mend.text)
    return found

"""The whole document: its kind, where it ends and its appendices begin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.word.recognition.body import in_text, read_middle
from toolkit.word.recognition.ending import read_ending
from toolkit.word.recognition.folding import (
    ADDRESSEES,
    APPENDIX_LABEL,
    APPENDIX_REFERENCE,
    NORMATIVE_SYMBOL,
    folded,
    is_motto,
    is_national_title,
    is_upper,
)
from toolkit.word.recognition.head import Head, read_head
from toolkit.word.recognition.lines import read_paragraphs
from toolkit.word.recognition.parts import Appendix, DocumentKind, Part, PartKind, Recognised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from toolkit.word.document import WordDocument
    from toolkit.word.recognition.lines import Line, Paragraph

# How much each part says that a text is an administrative document, and how much is enough.
EVIDENCE: Final = {
    PartKind.NATIONAL_TITLE: 2,
    PartKind.MOTTO: 2,
    PartKind.NUMBER_AND_SYMBOL: 3,
    PartKind.PLACE_AND_DATE: 1,
    PartKind.ISSUING_AGENCY: 1,
    PartKind.DOCUMENT_TYPE: 2,
    PartKind.LETTER_SUBJECT: 2,
    PartKind.RECIPIENTS_LABEL: 3,
    PartKind.AUTHORITY_AND_POSITION: 1,
}
ENOUGH: Final = 6
# Of an agency: without one of these a text may be anybody's (an application, a contract).
OF_AN_AGENCY: Final = (PartKind.NUMBER_AND_SYMBOL, PartKind.RECIPIENTS_LABEL)
LABEL_WITH_TITLE: Final = re.compile(r"(phu luc(?: so)?(?: [ivxlc]{1,6}| \d{1,3})? ?)[:.-] ?\S.*")
HEAD_OF_APPENDIX: Final = 8  # paragraphs in which its reference line stands
UNNAMED: Final = {"hợp đồng", "bản ghi nhớ", "bản thỏa thuận"}  # no forms in the decree


def recognise(document: WordDocument, body: Element | None = None) -> Recognised:
    """Return a document's kind and parts.

    Args:
        document: The document.
        body: Its body without tracked changes; None: the document's own, which has none.

    Raises:
        VanbanError: A part it needs cannot be read.
    """
    paragraphs, sections = read_paragraphs(document, document.body if body is None else body)
    starts = _appendix_starts(paragraphs)
    head = read_head(paragraphs[: starts[0]] if starts else paragraphs)
    if starts and not head.has(PartKind.NATIONAL_TITLE) and starts[0] < HEAD_OF_APPENDIX:
        appendices = _appendices(paragraphs, starts)
        if any(appendix.reference is not None for appendix in appendices):
            return Recognised(DocumentKind.APPENDIX, "", paragraphs, sections, (), (), appendices)
    ending = read_ending(paragraphs[: starts[0]] if starts else paragraphs, head.end)
    parts = [*head.parts]
    kind, type_name = _kind(head, [*parts, *ending.parts], paragraphs)
    if kind not in {DocumentKind.NAMED, DocumentKind.LETTER}:
        return Recognised(kind, type_name, paragraphs, sections)
    middle = read_middle(paragraphs[head.end : ending.start], is_letter=kind is DocumentKind.LETTER)
    parts += [*middle.parts, *ending.parts]
    main = paragraphs[: ending.end]
    return Recognised(
        kind, type_name, paragraphs, sections, tuple(parts), middle.body, _appendices(paragraphs, starts), main
    )


def _kind(head: Head, parts: Sequence[Part], paragraphs: Sequence[Paragraph]) -> tuple[DocumentKind, str]:
    kinds = {part.kind for part in parts}
    if head.is_party:
        return DocumentKind.PARTY, head.type_name
    number = next((part.text for part in parts if part.kind is PartKind.NUMBER_AND_SYMBOL), "")
    if NORMATIVE_SYMBOL.match(folded(number)):
        return DocumentKind.NORMATIVE, head.type_name
    weight = sum(EVIDENCE.get(kind, 0) for kind in kinds)
    if weight < ENOUGH or not kinds.intersection(OF_AN_AGENCY) or head.type_name.casefold() in UNNAMED:
        return DocumentKind.UNKNOWN, head.type_name
    if head.type_name:
        return DocumentKind.NAMED, head.type_name
    begins = [folded(paragraph.text) for paragraph in paragraphs[head.end : head.end + 6]]
    if PartKind.LETTER_SUBJECT in kinds or any(ADDRESSEES.match(text) for text in begins):
        return DocumentKind.LETTER, "Công văn"
    return DocumentKind.NAMED, ""


def _appendix_starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the indexes of the paragraphs that label an appendix."""
    starts = []
    for index, paragraph in enumerate(paragraphs):
        if not in_text(paragraph):
            continue
        first = folded(next((line.plain for line in paragraph.lines if line.plain), ""))
        if not first.startswith("phu luc"):
            continue
        is_label = APPENDIX_LABEL.fullmatch(first) is not None
        has_title = LABEL_WITH_TITLE.fullmatch(first) is not None and is_upper(paragraph.text)
        if not is_label and not has_title:
            continue
        follows = [folded(item.text) for item in paragraphs[index : index + HEAD_OF_APPENDIX]]
        is_headed = any(APPENDIX_REFERENCE.match(text) for text in follows)
        if paragraph.format.alignment == "center" or paragraph.breaks_page or is_headed:
            starts.append(index)
    return starts


def _appendices(paragraphs: tuple[Paragraph, ...], starts: Sequence[int]) -> tuple[Appendix, ...]:
    ends = [*starts[1:], len(paragraphs)][: len(starts)]
    return tuple(_appendix(paragraphs[start:end]) for start, end in zip(starts, ends, strict=True))


def _appendix(paragraphs: tuple[Paragraph, ...]) -> Appendix:
    lines = [line for item in paragraphs[:HEAD_OF_APPENDIX] if in_text(item) for line in item.lines if line.plain]
    label, *rest = lines
    title: list[Line] = []
    reference: list[Line] = []
    for line in rest:
        if is_national_title(line.plain) or is_motto(line.plain):
            continue  # it should not be there, and is no title
        if APPENDIX_REFERENCE.match(folded(line.plain)) or (reference and not _is_closed(reference)):
            reference.append(line)
        elif reference:
            break
        elif line.paragraph.format.alignment == "center" or is_upper(line.plain):
            title.append(line)
        else:
            break
    return Appendix(
        Part(PartKind.APPENDIX_LABEL, (label,)),
        Part(PartKind.APPENDIX_TITLE, tuple(title)) if title else None,
        Part(PartKind.APPENDIX_REFERENCE, tuple(reference)) if reference else None,
        paragraphs,
    )


def _is_closed(lines: Sequence[Line]) -> bool:
    return lines[-1].plain.endswith(")") or not lines[0].plain.startswith("(")

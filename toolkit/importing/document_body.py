"""The body of a plan, between its bases and its signature: parts with Roman numbers, clauses, paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.importing.letter_case import is_capitals, sentence_case
from toolkit.model.plan_parts import BodyPart, Clause, Generated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from toolkit.importing.document_head import HeadReader
    from toolkit.importing.draft import PlanDraft

PART: Final = re.compile(r"(?P<number>[IVX]{1,6})[.)/]\s*(?P<title>\S.*)")
CLAUSE: Final = re.compile(r"(?P<number>[0-9]{1,2})[.)]\s*(?P<title>\S.*)")
LONGEST_TITLE: Final = 160
TO_APPENDIX: Final = re.compile(r"\(.{0,40}phụ lục.{0,60}\)\.?", re.IGNORECASE)
END_MARK: Final = re.compile(r"\.?/\.?\s*$|\.\s*/\s*\.\s*$")


def read_body(head: HeadReader, draft: PlanDraft) -> None:
    """Read the lines of the body into a draft; what stands before the first part opens it.

    Without parts in Roman numbers the lines stay where they are, and are told of.
    """
    start, end = head.body
    indexes = [index for index in range(start, end) if index not in head.used and not head.lines[index].block]
    first = next((index for index in indexes if _part(head, index)), None)
    if first is None:
        return
    opening = [index for index in indexes if index < first]
    if len(opening) <= 3:
        draft.opening = "\n".join(head.lines[index].text for index in opening)
        head.used |= set(opening)
    body = [index for index in indexes if index >= first]
    closing = _closing(head, body)
    if closing is not None:
        draft.closing = _without_end_mark(head.lines[closing].text)
        head.used.add(closing)
        body.remove(closing)
    texts = {index: head.lines[index].text for index in body}
    if body:
        # The mark of the end is printed behind whatever closes the plan then.
        texts[body[-1]] = _without_end_mark(texts[body[-1]])
    starts = [place for place, index in enumerate(body) if _part(head, index)]
    for place, following in zip(starts, [*starts[1:], len(body)], strict=True):
        draft.body.append(_read_part(head, draft, body[place:following], texts))
    head.used |= set(body)


def _without_end_mark(text: str) -> str:
    """Return a text without "./." but with its full stop."""
    bare = END_MARK.sub("", text).rstrip()
    return f"{bare}." if bare != text.rstrip() and bare[-1:] not in {".", "!", "?", ""} else bare


def _part(head: HeadReader, index: int) -> re.Match[str] | None:
    line = head.lines[index]
    match = PART.fullmatch(line.text)
    is_title = match and len(line.text) <= LONGEST_TITLE and (is_capitals(match["title"]) or line.is_bold)
    return match if is_title else None


def _clause(head: HeadReader, index: int) -> re.Match[str] | None:
    line = head.lines[index]
    match = CLAUSE.fullmatch(line.text)
    return match if match and line.is_bold and len(line.text) <= LONGEST_TITLE else None


def _closing(head: HeadReader, body: Sequence[int]) -> int | None:
    """Return the index of the closing sentence: the last paragraph, if it carries the mark of the end."""
    if not body:
        return None
    last = head.lines[body[-1]]
    return body[-1] if END_MARK.search(last.text) and last.text[:1].isupper() and len(body) > 1 else None


def _read_part(head: HeadReader, draft: PlanDraft, indexes: Sequence[int], lines: Mapping[int, str]) -> BodyPart:
    match = _part(head, indexes[0])
    assert match is not None  # noqa: S101 - it begins a part
    title = sentence_case(match["title"].rstrip(" .:"), head.spelt)
    texts: list[str] = []
    clauses: list[tuple[str, list[str]]] = []
    for index in indexes[1:]:
        clause = _clause(head, index)
        if clause:
            clauses.append((clause["title"].rstrip(" .:"), []))
        elif clauses:
            clauses[-1][1].append(lines[index])
        else:
            texts.append(lines[index])
    if not clauses and _lists_sections(draft, texts):
        return BodyPart(title, prints=Generated.TASKS)
    made = tuple(Clause(name, "\n".join(lines)) for name, lines in clauses)
    text = "\n".join(texts)
    return BodyPart(title, text if text or made else "[... nội dung]", made)


def _lists_sections(draft: PlanDraft, texts: Sequence[str]) -> bool:
    """Tell whether a part's paragraphs are the headings of the appendix, which are printed from the data."""
    if not draft.entries or not 0 <= len(texts) - len(draft.entries) <= 1:
        return False
    listed = [CLAUSE.fullmatch(text) for text in texts if not TO_APPENDIX.fullmatch(text)]
    wanted = [_bare(entry.content) for entry in draft.entries]
    return [_bare(match["title"]) if match else "" for match in listed] == wanted


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .;:")

"""Runs that Word has split: a tag typed in one go may lie over several of them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from toolkit.word.names import XML_SPACE, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# Elements of a run that print something: a tag torn by one of them cannot be put together again.
PRINTING_IN_RUN: Final = frozenset(
    w(name) for name in ("tab", "br", "cr", "drawing", "pict", "object", "sym", "fldChar", "footnoteReference")
)
BOOKMARK_TAG: Final = re.compile(r"(\{\{r\s[^{}]*\|\s*bookmark\s*\}\})")
BOOKMARKS: Final = frozenset({w("bookmarkStart"), w("bookmarkEnd")})


def join_texts(texts: list[_Element], first: int, last: int) -> str:
    """Bring the texts `first` to `last` of a paragraph together in the first; return what forbids it.

    What follows the last text in its run comes along into the first run, as docxtpl does it.
    Bookmarks between the runs stay; `texts` loses the ones that are gone.
    """
    opening, closing = texts[first], texts[last]
    run, last_run = opening.getparent(), closing.getparent()
    if run is None or last_run is None or run.getparent() is not last_run.getparent():
        return "một thẻ nằm vắt qua siêu liên kết, ô nội dung hoặc sửa đổi được theo dõi"
    between = list(elements_between(opening, closing, run, last_run))
    if any(element.tag in PRINTING_IN_RUN for other in between for element in other.iter()):
        return "một thẻ bị ngắt quãng bởi dấu tab, dấu xuống dòng hoặc hình"
    opening.text = "".join(text.text or "" for text in texts[first : last + 1])
    tail = list(closing.itersiblings()) if run is not last_run else []
    for element in (*between, closing, *((last_run,) if run is not last_run else ())):
        parent = element.getparent()
        if parent is not None and element.tag not in BOOKMARKS:
            parent.remove(element)
    for element in reversed(tail):
        opening.addnext(element)
    del texts[first + 1 : last + 1]
    return ""


def elements_between(opening: _Element, closing: _Element, run: _Element, last_run: _Element) -> Iterator[_Element]:
    """Yield what stands between two texts: in the first run, between the runs, in the last."""
    if run is last_run:
        for element in opening.itersiblings():
            if element is closing:
                return
            yield element
        return
    yield from opening.itersiblings()
    for element in run.itersiblings():
        if element is last_run:
            break
        yield element
    for element in last_run:
        if element is closing:
            return
        if element.tag != w("rPr"):
            yield element


def isolate_bookmark_tags(root: _Element) -> None:
    """Give each `{{r ...|bookmark }}` a run of its own, in place.

    Word and LibreOffice join runs of one format when they save. The tag stands for its whole run, so
    whatever it has been joined with would be refused by us and lost by docxtpl.
    """
    for text in list(root.iter(w("t"))):
        run = text.getparent()
        pieces = BOOKMARK_TAG.split(text.text or "")  # text, tag, text, tag, ..., text
        if len(pieces) == 1 or run is None or run.tag != w("r"):
            continue
        properties = run.find(w("rPr"))
        before = list(text.itersiblings(preceding=True))[::-1]
        groups = [[element for element in before if element.tag != w("rPr")]]
        for index, piece in enumerate(pieces):
            if index % 2:
                groups += [[text_of(run, piece)], []]
            elif piece:
                groups[-1].append(text_of(run, piece))
        groups[-1].extend(text.itersiblings())
        for group in filter(None, groups):
            part = run.makeelement(run.tag)
            if properties is not None:
                part.append(deepcopy(properties))
            part.extend(group)
            run.addprevious(part)
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def text_of(run: _Element, content: str) -> _Element:
    """Return a text element for a run, its edge spaces kept."""
    text = run.makeelement(w("t"), {XML_SPACE: "preserve"})
    text.text = content
    return text

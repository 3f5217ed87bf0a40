"""Accept all gives the new document, reject all the old one: on hundreds of random pairs, by a reading of our own."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.comparing.random_documents import pairs
from tests.word.packages import part
from toolkit.comparing.redline.redline import Input, make_redline
from toolkit.word.names import w
from toolkit.word.package import read_package
from toolkit.word.revisions import accept_all, reject_all, tracked_marks
from toolkit.word.soundness import check_package

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT = {w(name) for name in ("bookmarkStart", "bookmarkEnd", "sdtPr", "lang")}
SEEN_THROUGH = {w("sdt"), w("sdtContent")}
STORIES = ("word/document.xml", "word/header1.xml", "word/footnotes.xml")


def flat(element: etree._Element) -> Iterator[str]:
    """Yield a story as a list of what it says: tags, attributes, letters one by one with the look of their run."""
    tag = str(element.tag)
    if tag in LEFT_OUT:
        return
    if tag == w("r"):
        properties = element.find(w("rPr"))
        look = "" if properties is None else "".join(str(etree.tostring(p, with_tail=False)) for p in properties)
        for piece in element:
            if piece.tag == w("t"):
                yield from (f"{letter} {look}" for letter in unicodedata.normalize("NFC", piece.text or ""))
            elif piece.tag == w("footnoteReference"):
                yield "note"
            elif piece.tag != w("rPr"):
                yield f"{etree.tostring(piece, with_tail=False)!r} {look}"
        return
    if tag in SEEN_THROUGH:
        for child in element:
            yield from flat(child)
        return
    if tag in {w("pPr"), w("rPr"), w("trPr")} and not list(element.iter("{*}*"))[1:]:
        return
    if tag == w("fldSimple") and "PAGE" in element.get(w("instr"), ""):
        yield "page"
        return
    inside = [line for child in element for line in flat(child)]
    if tag in {w("hyperlink"), w("pPr"), w("trPr")} and not inside:
        return
    yield f"<{tag} {sorted(element.attrib.items())}>"
    yield from inside
    yield f"</{tag}>"


def story(data: bytes, name: str, resolve: object = None) -> list[str]:
    root = etree.fromstring(part(data, name).encode())
    if callable(resolve):
        resolve(root)
    return list(flat(root))


@given(pairs())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_accepting_and_rejecting_all_gives_both_documents(pair: tuple[bytes, bytes]) -> None:
    old, new = pair
    redline = make_redline(Input(old, "a.docx"), Input(new, "b.docx"), author="Người sửa", target="c.docx").data
    for name in STORIES[:2]:
        assert story(redline, name, accept_all) == story(new, name)
        assert story(redline, name, reject_all) == story(old, name)
    assert check_package(read_package(redline, "c.docx"), "c.docx") == []


@given(pairs())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_document_against_itself_has_no_change(pair: tuple[bytes, bytes]) -> None:
    redline = make_redline(Input(pair[0], "a.docx"), Input(pair[0], "b.docx"), author="Người sửa", target="c.docx").data
    assert not list(tracked_marks(etree.fromstring(part(redline).encode())))

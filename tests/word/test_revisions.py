"""Tracked changes accepted and rejected: what Word leaves of each sort of mark."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.word.packages import NAMESPACES, cell, p, run
from toolkit.word.names import w
from toolkit.word.revisions import AUTHOR, DATE, FORMATTED_BY, accept_all, is_empty, reject_all, tracked_marks

BY = 'w:id="1" w:author="Chị Hoa" w:date="2026-01-05T08:00:00Z"'
BOLD = f"<w:rPr><w:b/><w:rPrChange {BY}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"


def body(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:body {NAMESPACES}>{inner}</w:body>")


def inserted(*inner: str) -> str:
    return f"<w:ins {BY}>{''.join(inner)}</w:ins>"


def deleted(*texts: str) -> str:
    return f"<w:del {BY}>{''.join(f'<w:r><w:delText>{text}</w:delText></w:r>' for text in texts)}</w:del>"


def ends(kind: str, *inner: str) -> str:
    """Return a paragraph whose mark was inserted or deleted."""
    return f"<w:p><w:pPr><w:rPr><w:{kind} {BY}/></w:rPr></w:pPr>{''.join(inner)}</w:p>"


def row(text: str, kind: str = "") -> str:
    properties = f"<w:trPr><w:{kind} {BY}/></w:trPr>" if kind else ""
    return f"<w:tr>{properties}{cell(text)}</w:tr>"


def table(*rows: str) -> str:
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{"".join(rows)}</w:tbl>'


def shown(root: etree._Element) -> str:
    """Return paragraphs by their texts, tables in brackets, a cell before "|"."""
    pieces = []
    for block in root:
        if block.tag == w("p"):
            pieces.append(text_of(block) + "¶")
        elif block.tag == w("tbl"):
            pieces.append(f"[{'|'.join(map(text_of, block.iter(w('tc'))))}]")
    return "".join(pieces)


def text_of(element: etree._Element) -> str:
    return "".join(piece.text or "" for piece in element.iter(w("t")))


CASES = {
    "run-inserted": (p("a", inserted(run("b")), "c"), "abc¶", "ac¶"),
    "run-deleted": (p("a", deleted("b"), "c"), "ac¶", "abc¶"),
    "runs-moved": (
        f"<w:p>{run('a')}<w:moveFrom {BY}>{run('b')}</w:moveFrom></w:p>"
        f'<w:p><w:moveToRangeStart {BY} w:name="m"/><w:moveTo {BY}>{run("b")}</w:moveTo>'
        '<w:moveToRangeEnd w:id="1"/></w:p>',
        "a¶b¶",
        "ab¶¶",
    ),
    "deleted-of-an-insertion": (p("a", inserted(deleted("b"))), "a¶", "a¶"),
    "paragraph-inserted": (ends("ins", inserted(run("b"))) + p("c"), "b¶c¶", "c¶"),
    "paragraph-deleted": (ends("del", deleted("b")) + p("c"), "c¶", "b¶c¶"),
    "paragraph-split": (ends("ins", run("a")) + p("b"), "a¶b¶", "ab¶"),
    "paragraphs-joined": (ends("del", run("a")) + p("b"), "ab¶", "a¶b¶"),
    "paragraph-of-both": (f"<w:p><w:pPr><w:rPr><w:ins {BY}/><w:del {BY}/></w:rPr></w:pPr></w:p>" + p("a"), "a¶", "a¶"),
    "paragraph-before-a-table": (ends("del", deleted("b")) + table(row("x")) + p(""), "[x]¶", "b¶[x]¶"),
    "row-inserted": (table(row("x"), row("y", "ins")), "[x|y]", "[x]"),
    "row-deleted": (table(row("x"), row("y", "del")), "[x]", "[x|y]"),
    "all-rows-deleted": (p("a") + table(row("x", "del"), row("y", "del")) + p("b"), "a¶b¶", "a¶[x|y]b¶"),
    "cell-inserted": (
        table(f"<w:tr>{cell('x')}<w:tc><w:tcPr><w:cellIns {BY}/></w:tcPr>{p('y')}</w:tc></w:tr>"),
        "[x|y]",
        "[x]",
    ),
    "cell-deleted": (
        table(f"<w:tr>{cell('x')}<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p('y')}</w:tc></w:tr>"),
        "[x]",
        "[x|y]",
    ),
    "link-deleted": (p("a", f'<w:hyperlink w:anchor="x">{deleted("b")}</w:hyperlink>'), "a¶", "ab¶"),
    "control-inserted": (
        f"<w:p>{run('a')}<w:customXmlInsRangeStart {BY}/><w:sdt><w:sdtPr/><w:sdtContent>{run('b')}</w:sdtContent>"
        '</w:sdt><w:customXmlInsRangeEnd w:id="1"/></w:p>',
        "ab¶",
        "ab¶",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_accepts_and_rejects(case: str) -> None:
    xml, accepted, rejected = CASES[case]
    for resolve, wanted in ((accept_all, accepted), (reject_all, rejected)):
        root = body(xml)
        resolve(root)
        assert shown(root) == wanted
        assert not list(tracked_marks(root))
        assert not list(root.iter(w("delText")))


def test_a_tracked_control_stays_or_leaves_what_it_holds() -> None:
    xml = CASES["control-inserted"][0]
    found = []
    for resolve in (accept_all, reject_all):
        root = body(xml)
        resolve(root)
        found.append(len(list(root.iter(w("sdt")))))
    assert found == [1, 0]


PROPERTIES = {
    "run": (p(run("a", BOLD)), "rPr", "b", "i"),
    "paragraph": (
        f'<w:p><w:pPr><w:keepNext/><w:pPrChange {BY}><w:pPr><w:keepLines/></w:pPr></w:pPrChange></w:pPr></w:p>',
        "pPr", "keepNext", "keepLines",
    ),
    "row": (
        table(f"<w:tr><w:trPr><w:cantSplit/><w:trPrChange {BY}><w:trPr><w:tblHeader/></w:trPr></w:trPrChange></w:trPr>"
              f"{cell('x')}</w:tr>"),
        "trPr", "cantSplit", "tblHeader",
    ),
    "cell": (
        table(f"<w:tr><w:tc><w:tcPr><w:noWrap/><w:tcPrChange {BY}><w:tcPr><w:vMerge/></w:tcPr></w:tcPrChange></w:tcPr>"
              f"{p('x')}</w:tc></w:tr>"),
        "tcPr", "noWrap", "vMerge",
    ),
    "section": (
        f"<w:sectPr><w:titlePg/><w:sectPrChange {BY}><w:sectPr><w:bidi/></w:sectPr></w:sectPrChange></w:sectPr>",
        "sectPr", "titlePg", "bidi",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PROPERTIES)
def test_properties_are_the_new_or_the_old_ones(case: str) -> None:
    xml, holder, new, old = PROPERTIES[case]
    for resolve, wanted in ((accept_all, new), (reject_all, old)):
        root = body(xml)
        resolve(root)
        assert [child.tag for child in next(root.iter(w(holder)))] == [w(wanted)]


def test_what_a_change_does_not_hold_stays_when_it_is_rejected() -> None:
    section = (
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:titlePg/><w:sectPrChange {BY}>'
        "<w:sectPr/></w:sectPrChange></w:sectPr>"
    )
    root = body(
        f'<w:p><w:pPr><w:jc w:val="center"/><w:rPr><w:b/></w:rPr>{section}<w:pPrChange {BY}><w:pPr><w:keepNext/>'
        "</w:pPr></w:pPrChange></w:pPr></w:p>"
    )
    reject_all(root)
    properties = next(root.iter(w("pPr")))
    assert [etree.QName(child).localname for child in properties] == ["keepNext", "rPr", "sectPr"]
    assert [etree.QName(child).localname for child in properties[2]] == ["headerReference"]


def test_tells_who_changed_what_and_what_went() -> None:
    found = accept_all(body(p(inserted(run("a")), deleted("b", "c"))), keep_authors=True)
    assert (found.changes, found.authors) == (2, ("Chị Hoa",))
    assert found.dropped == (("Chị Hoa", "2026-01-05T08:00:00Z", "bc"),)


def test_a_control_that_came_is_a_change() -> None:
    found = reject_all(body(CASES["control-inserted"][0]))
    assert (found.changes, found.authors) == (1, ("Chị Hoa",))


def test_a_story_without_marks_is_left_as_it_is() -> None:
    root = body(p("a") + table(row("x")))
    before = etree.tostring(root)
    assert accept_all(root) == reject_all(root) == (0, (), ())
    assert etree.tostring(root) == before


def test_keeps_authors_on_what_they_made() -> None:
    xml = ends("ins", inserted(run("a"))) + p(run("b", BOLD)) + table(row("x", "ins"))
    root = body(xml)
    accept_all(root, keep_authors=True)
    signed = [(etree.QName(e).localname, e.get(AUTHOR), e.get(DATE)) for e in root.iter("{*}*") if AUTHOR in e.attrib]
    assert signed == [(name, "Chị Hoa", "2026-01-05T08:00:00Z") for name in ("p", "r", "tr")]
    assert [e.get(FORMATTED_BY) for e in root.iter(w("r")) if FORMATTED_BY in e.attrib] == ["Chị Hoa"]
    plain = body(xml)
    accept_all(plain)
    assert not re.search(b"vanban-", etree.tostring(plain))


@pytest.mark.parametrize(
    ("inner", "empty"),
    [("", True), ('<w:bookmarkStart w:id="1" w:name="a"/>', True), ("<w:r><w:rPr><w:b/></w:rPr></w:r>", True),
     (run("a"), False), ("<w:r><w:br/></w:r>", False)],
    ids=["nothing", "bookmark", "run-of-nothing", "text", "line-break"],
)  # fmt: skip
def test_empty_is_what_nobody_sees(inner: str, empty: bool) -> None:
    assert is_empty(body(f"<w:p>{inner}</w:p>")[0]) is empty


def test_markers_of_a_paragraph_that_goes_before_a_table_stay() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    root = body(ends("del", mark, deleted("b")) + table(row("x")))
    accept_all(root)
    assert [etree.QName(child).localname for child in root] == ["bookmarkStart", "bookmarkEnd", "tbl"]


def test_a_link_that_loses_all_it_held_goes_with_it() -> None:
    link = f'<w:hyperlink w:anchor="a">{inserted(run("mới"))}</w:hyperlink>'
    root = body(p("cũ", link))
    reject_all(root)
    assert next(root.iter(w("hyperlink")), None) is None
    kept = body(p("cũ", link))
    accept_all(kept)
    assert next(kept.iter(w("hyperlink")), None) is not None

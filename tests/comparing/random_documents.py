"""Random pairs of small documents for hypothesis: anything Word may hold, edited in any way an office might."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st

from tests.word.packages import docx

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

WORDS: Final = (
    "Sở", "Nội", "vụ", "tổ", "chức", "tập", "huấn", "bình", "đẳng", "giới", "năm", "2026", "quý", "II", "04", "cuộc",
    "hoa\u0300", "hòa", "A&B", "a < b", "“nhà”", "…",
)  # fmt: skip
SIGNS: Final = (" ", " ", " ", ", ", "; ", " - ", "/")
RUN_PROPERTIES: Final = ("", "<w:b/>", "<w:i/>", '<w:b/><w:sz w:val="28"/>', '<w:color w:val="FF0000"/>')
PARAGRAPH_PROPERTIES: Final = ("", '<w:jc w:val="center"/>', '<w:keepNext/><w:ind w:firstLine="720"/>')
CELL_PROPERTIES: Final = ("", '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>', '<w:vAlign w:val="center"/>')
ROW_PROPERTIES: Final = ("", "<w:cantSplit/>", '<w:trHeight w:val="400"/>')
BOOKMARK: Final = '<w:bookmarkStart w:id="7" w:name="moc"/><w:bookmarkEnd w:id="7"/>'
NOTE: Final = '<w:r><w:footnoteReference w:id="2"/></w:r>'
UNIQUE: Final = (BOOKMARK, NOTE)
HEADER: Final = '<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
THINGS: Final = (
    "<w:r><w:tab/></w:r>",
    "<w:r><w:br/></w:r>",
    BOOKMARK,
    '<w:hyperlink w:anchor="moc"><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>',
    '<w:hyperlink w:anchor="khac"><w:r><w:t>liên kết</w:t></w:r></w:hyperlink>',
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF moc </w:instrText></w:r><w:r>'
    '<w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>mục 1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt>",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    NOTE,
)
NOTES: Final = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
    "</w:footnote>"
)

# A paragraph is {"p": properties, "runs": [(properties, text) or XML]}; a table {"rows": [...], "grid": columns};
# a row {"t": properties, "cells": [(properties, span, merge, [blocks])]}.
Block = dict[str, Any]


def words() -> SearchStrategy[str]:
    """Return some words with signs between them."""
    pair = st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS))
    return st.lists(pair, max_size=8).map(lambda pairs: "".join(word + sign for word, sign in pairs))


def runs() -> SearchStrategy[Any]:
    """Return a run of text, or something else that stands in a paragraph."""
    text = st.tuples(st.sampled_from(RUN_PROPERTIES), words())
    return st.one_of(text, text, text, st.sampled_from(THINGS))


def paragraphs() -> SearchStrategy[Block]:
    """Return a paragraph."""
    return st.fixed_dictionaries({"p": st.sampled_from(PARAGRAPH_PROPERTIES), "runs": st.lists(runs(), max_size=4)})


@st.composite
def tables(draw: DrawFn) -> Block:
    """Return a table of two or three columns, cells merged across and down among them."""
    columns = draw(st.integers(2, 3))
    return {"grid": columns, "rows": [draw(rows(columns)) for _ in range(draw(st.integers(1, 4)))]}


@st.composite
def rows(draw: DrawFn, columns: int) -> Block:
    """Return a row of a table."""
    cells = []
    left = columns
    while left:
        span = draw(st.integers(1, min(2, left))) if draw(st.integers(0, 4)) == 0 else 1
        left -= span
        content = draw(st.lists(paragraphs(), min_size=1, max_size=2))
        cells.append((draw(st.sampled_from(CELL_PROPERTIES)), span, "", content))
    return {"t": draw(st.sampled_from(ROW_PROPERTIES)), "cells": cells}


def bodies() -> SearchStrategy[list[Block]]:
    """Return what stands in a document; its last block is a paragraph."""
    blocks = st.one_of(paragraphs(), paragraphs(), tables())
    return st.tuples(st.lists(blocks, max_size=6), paragraphs()).map(lambda found: [*found[0], found[1]])


@st.composite
def edited(draw: DrawFn, old: list[Block]) -> list[Block]:
    """Return a body after some edits."""
    new = [dict(block) for block in old]
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(new) - 1))
        kind = draw(st.sampled_from(("insert", "drop", "move", "change", "change", "change", "split", "join")))
        if kind == "insert":
            new.insert(at, draw(st.one_of(paragraphs(), tables())))
        elif kind == "drop" and at < len(new) - 1:
            del new[at]
        elif kind == "move" and at < len(new) - 1:
            new.insert(draw(st.integers(0, len(new) - 2)), new.pop(at))
        elif kind == "split" and "runs" in new[at] and new[at]["runs"]:
            cut = draw(st.integers(0, len(new[at]["runs"])))
            block = new[at]
            new[at : at + 1] = [{**block, "runs": block["runs"][:cut]}, {**block, "runs": block["runs"][cut:]}]
        elif kind == "join" and at < len(new) - 1 and "runs" in new[at] and "runs" in new[at + 1]:
            new[at : at + 2] = [{**new[at], "runs": [*new[at]["runs"], *new[at + 1]["runs"]]}]
        elif kind == "change":
            new[at] = draw(changed(new[at]))
    return new


@st.composite
def changed(draw: DrawFn, block: Block) -> Block:
    """Return a block with some of it changed."""
    if "runs" in block:
        found: list[Any] = list(block["runs"])
        for _ in range(draw(st.integers(0, 2))):
            if len(found) > draw(st.integers(0, 1)):
                found[draw(st.integers(0, len(found) - 1))] = draw(runs())
            else:
                found.insert(draw(st.integers(0, len(found))), draw(runs()))
        return {"p": draw(st.sampled_from((block["p"], *PARAGRAPH_PROPERTIES))), "runs": found}
    lines = list(block["rows"])
    at = draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(("insert", "drop", "move", "cell", "cell", "cell", "row")))
    if kind == "insert":
        lines.insert(at, draw(rows(block["grid"])))
    elif kind == "drop" and len(lines) > 1:
        del lines[at]
    elif kind == "move":
        lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
    elif kind == "row":
        lines[at] = {**lines[at], "t": draw(st.sampled_from(ROW_PROPERTIES))}
    else:
        cells = list(lines[at]["cells"])
        number = draw(st.integers(0, len(cells) - 1))
        _, span, merge, content = cells[number]
        cells[number] = (draw(st.sampled_from(CELL_PROPERTIES)), span, merge, draw(cell_edit(content)))
        lines[at] = {**lines[at], "cells": cells}
    return {**block, "rows": lines}


@st.composite
def cell_edit(draw: DrawFn, content: list[Block]) -> list[Block]:
    """Return the paragraphs of a cell after an edit: one more, one less, or others."""
    kind = draw(st.sampled_from(("add", "drop", "change")))
    if kind == "add":
        return [*content, draw(paragraphs())] if draw(st.booleans()) else [draw(paragraphs()), *content]
    if kind == "drop" and len(content) > 1:
        return content[:-1] if draw(st.booleans()) else content[1:]
    return [draw(changed(block)) for block in content]


@st.composite
def pairs(draw: DrawFn) -> tuple[bytes, bytes]:
    """Return an old document and a new one."""
    old = draw(bodies())
    new = draw(edited(old))
    first, second = draw(words()), draw(words())
    return document(old, first), document(new, draw(st.sampled_from((first, second))))


def document(body: list[Block], note: str) -> bytes:
    """Return a document with this body; its note and its header have one text."""
    text = escaped(note)
    return docx(only_once(body_xml(body)), footnotes=NOTES.format(text=text), header1=HEADER.format(text=text))


def only_once(xml: str) -> str:
    """Return a body in which what has an id stands once: a second one would be no sound document."""
    for thing in UNIQUE:
        first, *others = xml.split(thing)
        xml = first + (thing + "".join(others) if others else "")
    return xml


def body_xml(blocks: list[Block]) -> str:
    """Return a body's content as WordprocessingML."""
    return "".join(paragraph_xml(block) if "runs" in block else table_xml(block) for block in blocks)


def paragraph_xml(block: Block) -> str:
    """Return a paragraph."""
    properties = f"<w:pPr>{block['p']}</w:pPr>" if block["p"] else ""
    return f"<w:p>{properties}{''.join(map(run_xml, block['runs']))}</w:p>"


def run_xml(run: Any) -> str:
    """Return a run."""
    if isinstance(run, str):
        return run
    properties, text = run
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def table_xml(block: Block) -> str:
    """Return a table."""
    grid = '<w:gridCol w:w="2000"/>' * block["grid"]
    lines = "".join(map(row_xml, block["rows"]))
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'


def row_xml(row: Block) -> str:
    """Return a row."""
    properties = f"<w:trPr>{row['t']}</w:trPr>" if row["t"] else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{2000 * span}" w:type="dxa"/>'
        f"{spanned(span)}{own}</w:tcPr>{body_xml(content)}</w:tc>"
        for own, span, _, content in row["cells"]
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def spanned(span: int) -> str:
    """Return the property of a cell over several columns."""
    return f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""


def escaped(text: str) -> str:
    """Return text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;")

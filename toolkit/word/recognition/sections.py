"""The sections of a document: paper, margins, and where and how their page numbers stand.

Source: ECMA-376 Part 1, 17.6 (sections), 17.10 (headers and footers), 17.16.5.44 (PAGE).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.decree30.units import Mm
from toolkit.word.formats import RunFormat, is_on, value, whole_number
from toolkit.word.names import R, w
from toolkit.word.story import blocks, children, grid_rows, paragraph_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from toolkit.word.document import WordDocument

LETTER_TWIPS: Final = (12240, 15840)  # what Word takes where nothing says a size
MARGIN_TWIPS: Final = 1440
PAGE_FIELD: Final = re.compile(r"\s*PAGE\b")
TYPED_NUMBER: Final = re.compile(r"[\s\-–—.~]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[\s\-–—.~]*", re.IGNORECASE)


class PageNumber(NamedTuple):
    """A page number in a header or footer.

    Attributes:
        in_header: Above the text, not below.
        pages: "default", "first" or "even".
        is_field: Word counts; else somebody typed digits.
        alignment: "left", "center" or "right" as one sees it.
        format: The look of its digits.
        part: The part it stands in.
        paragraph: Its w:p.
        runs: The w:r that show it.
        text: What is shown beside the number, the number itself as "#": "Trang #".
    """

    in_header: bool
    pages: str
    is_field: bool
    alignment: str
    format: RunFormat
    part: str
    paragraph: Element
    runs: tuple[Element, ...]
    text: str


class Section(NamedTuple):
    """A section of a document.

    Attributes:
        element: The w:sectPr, None where the document has none.
        width_twips: Of the paper.
        height_twips: Of the paper.
        margins_twips: By side: "top", "bottom", "left", "right", "header", "footer"; negative ones are fixed.
        begins_page: It begins on a new page.
        hides_first: Its first page has a header and footer of its own (w:titlePg).
        starts_at: Number of its first page; None: counting goes on.
        numerals: w:fmt of its page numbers: "decimal", "upperRoman" ...
        numbers: Its page numbers, those taken over from the section before among them.
        first_header: The part that heads its first page, "" where there is none.
    """

    element: Element | None
    width_twips: int
    height_twips: int
    margins_twips: dict[str, int]
    begins_page: bool = True
    hides_first: bool = False
    starts_at: int | None = None
    numerals: str = "decimal"
    numbers: tuple[PageNumber, ...] = ()
    first_header: str = ""

    @property
    def is_landscape(self) -> bool:
        """Whether the paper lies across."""
        return self.width_twips > self.height_twips

    @property
    def text_width_twips(self) -> int:
        """The room between the margins."""
        return max(0, self.width_twips - self.margins_twips["left"] - self.margins_twips["right"])

    def margin(self, side: str) -> Mm:
        """Return a margin."""
        return Mm.from_twips(abs(self.margins_twips[side]))


def read_sections(document: WordDocument, body: Element) -> tuple[Section, ...]:
    """Return the sections of a body, at least one."""
    ends = [paragraph.find(f"{w('pPr')}/{w('sectPr')}") for paragraph in children(body, w("p"))]
    elements = [end for end in ends if end is not None] + body.findall(w("sectPr"))
    known: dict[tuple[str, str], str] = {}  # tag and pages to the part: what a section does not give goes on
    parts: dict[tuple[str, str], tuple[PageNumber, ...]] = {}
    sections = []
    for element in elements:
        for tag in ("headerReference", "footerReference"):
            for reference in element.findall(w(tag)):
                relation = document.relations(document.main).get(reference.get(f"{{{R}}}id", ""))
                known[tag, reference.get(w("type"), "default")] = "" if relation is None else relation.target
        hides_first = is_on(element, "titlePg")
        numbers: list[PageNumber] = []
        for (tag, pages), part in known.items():
            if pages == "first" and not hides_first:
                continue
            if (part, tag) not in parts:
                parts[part, tag] = tuple(_numbers(document, part, tag == "headerReference"))
            numbers += (number._replace(pages=pages) for number in parts[part, tag])
        first_header = known.get(("headerReference", "first" if hides_first else "default"), "")
        sections.append(_section(element, hides_first, tuple(numbers))._replace(first_header=first_header))
    return tuple(sections) or (Section(None, *LETTER_TWIPS, dict.fromkeys(SIDES, MARGIN_TWIPS)),)


SIDES: Final = ("top", "bottom", "left", "right", "header", "footer")


def _section(element: Element, hides_first: bool, numbers: tuple[PageNumber, ...]) -> Section:
    size, margins, counting = (element.find(w(name)) for name in ("pgSz", "pgMar", "pgNumType"))
    width, height = LETTER_TWIPS
    if size is not None:
        width, height = whole_number(size.get(w("w"))) or width, whole_number(size.get(w("h"))) or height
    sides = dict.fromkeys(SIDES, MARGIN_TWIPS) | {"header": 720, "footer": 720}
    for side in SIDES:
        found = None if margins is None else whole_number(margins.get(w(side)))
        sides[side] = sides[side] if found is None else found
    gutter = None if margins is None else whole_number(margins.get(w("gutter")))
    sides["left"] += gutter or 0
    return Section(
        element,
        width,
        height,
        sides,
        (value(element, "type") or "nextPage") != "continuous",
        hides_first,
        None if counting is None else whole_number(counting.get(w("start"))),
        "decimal" if counting is None else counting.get(w("fmt"), "decimal"),
        numbers,
    )


def _numbers(document: WordDocument, part: str, in_header: bool) -> Iterator[PageNumber]:
    root = document.root(part) if part else None
    if root is None:
        return
    for paragraph in _paragraphs(root):
        runs, is_field = _field_runs(paragraph)
        text = paragraph_text(paragraph)
        if not is_field and not TYPED_NUMBER.fullmatch(text):
            continue
        properties = paragraph.find(w("pPr"))
        if not is_field:
            runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
        look = document.formats.run(properties, runs[0].find(w("rPr")) if runs else None)
        results = "".join(found.text or "" for run in runs for found in run.iter(w("t")))
        shown = text.replace(results, "#", 1) if results else text
        alignment = _alignment(document, paragraph, text)
        yield PageNumber(
            in_header, "default", is_field, alignment, look, part, paragraph, tuple(runs), " ".join(shown.split())
        )


def _paragraphs(root: Element) -> Iterator[Element]:
    """Yield the paragraphs of a header with those of its tables and text boxes."""
    for block in blocks(root):
        if block.tag == w("p"):
            yield block
            boxes = list(block.iter(w("txbxContent")))
            if boxes:
                yield from _paragraphs(boxes[0])  # a drawing's box; its VML twin says the same
        else:
            for row in grid_rows(block):
                for cell in row.cells:
                    yield from _paragraphs(cell.element)


def _field_runs(paragraph: Element) -> tuple[list[Element], bool]:
    """Return the runs that show a PAGE field, and whether there is one."""
    for simple in paragraph.iter(w("fldSimple")):
        is_own = next(simple.iterancestors(w("p")), None) is paragraph  # not in a text box
        if is_own and PAGE_FIELD.match(simple.get(w("instr"), "")):
            return list(simple.iter(w("r"))), True
    runs: list[Element] = []
    instruction = ""
    state = ""
    found = False
    for run in paragraph.iter(w("r")):
        if run.getparent() is not None and next(run.iterancestors(w("p")), None) is not paragraph:
            continue  # in a text box
        mark = run.find(w("fldChar"))
        kind = "" if mark is None else mark.get(w("fldCharType"), "")
        if kind == "begin":
            state, instruction = "begin", ""
        elif kind == "separate":
            state = "separate"
        elif kind == "end":
            found = found or bool(PAGE_FIELD.match(instruction))
            state = ""
        elif state == "begin":
            instruction += "".join(text.text or "" for text in run.iter(w("instrText")))
            if PAGE_FIELD.match(instruction) and not runs:
                found = True
        elif state == "separate" and PAGE_FIELD.match(instruction):
            runs.append(run)
    if found and not runs:
        runs = [run for run in paragraph.iter(w("r")) if run.find(w("instrText")) is not None][:1]
    return runs, found


def _alignment(document: WordDocument, paragraph: Element, text: str) -> str:
    properties = paragraph.find(w("pPr"))
    frame = None if properties is None else properties.find(w("framePr"))
    if frame is not None and frame.get(w("xAlign")):
        return {"inside": "left", "outside": "right"}.get(frame.get(w("xAlign"), ""), frame.get(w("xAlign"), ""))
    tab = next(paragraph.iter(w("ptab")), None)
    if tab is not None:
        return tab.get(w("alignment"), "left")
    box = next(paragraph.iterancestors(w("txbxContent")), None)
    if box is not None:
        anchor = next((above for above in box.iterancestors() if str(above.tag).endswith("}anchor")), None)
        aligned = [] if anchor is None else [found.text for found in anchor.iter("{*}positionH") for found in found]
        if aligned and aligned[0] in {"left", "center", "right"}:
            return str(aligned[0])
    alignment = document.formats.paragraph(properties).alignment
    leading = len(text) - len(text.lstrip("\t"))
    # The header style of Word has a tab stop in the middle and one at the right edge.
    if alignment in {"left", "both"} and leading:
        return "center" if leading == 1 else "right"
    return "left" if alignment == "both" else alignment

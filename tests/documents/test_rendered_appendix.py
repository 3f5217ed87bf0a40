"""The appendix on paper: LibreOffice lays it out, and the pages are read. Where lines break is never asserted."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import etree

from tests.rendering import Page, column_text, folded, fonts_of, read_pages, render
from tests.word.packages import W, part
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.decree30 import rules
from toolkit.model.reader import read_plan_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.decree30.units import Mm
    from toolkit.word.template_set import TemplateSet

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
POINTS_PER_MM = 72 / 25.4
TWIPS_PER_POINT = 20


class Rendered(NamedTuple):
    """A document, its PDF and the pages of it."""

    document: bytes
    pdf: Path
    pages: list[Page]

    def columns(self) -> list[tuple[float, float]]:
        """Return the edges of the table's columns on the page, in points."""
        root = etree.fromstring(part(self.document).encode())
        widths = [int(str(column.get(f"{{{W}}}w"))) / TWIPS_PER_POINT for column in root.iter(f"{{{W}}}gridCol")]
        edges = list(accumulate(widths, initial=points(rules().page.margins.left.chosen)))
        return list(pairwise(edges))

    def rows(self) -> list[list[str]]:
        """Return the table's cells, folded."""
        root = etree.fromstring(part(self.document).encode())
        return [
            [folded("".join(text.text or "" for text in cell.iter(f"{{{W}}}t"))) for cell in row.iter(f"{{{W}}}tc")]
            for row in root.iter(f"{{{W}}}tr")
        ]


def points(length: Mm) -> float:
    return length.value * POINTS_PER_MM


@pytest.fixture(scope="module")
def rendered(
    needs: Callable[..., None],
    appendix: bytes,
    shipped_templates: TemplateSet,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Rendered]:
    needs("soffice", "pdftotext", "fc-list", "liberation2")
    plan = read_plan_file(CASES / "plans" / "seven-columns.yaml").plan
    upright = next(build_documents(plan, Kind.APPENDIX, OwnEngine(shipped_templates))).data
    documents = {"across": appendix, "upright": upright}
    pdfs = render(documents, tmp_path_factory.mktemp("rendered"))
    return {name: Rendered(data, pdfs[name], read_pages(pdfs[name])) for name, data in documents.items()}


@pytest.fixture
def across(rendered: dict[str, Rendered]) -> Rendered:
    return rendered["across"]


@pytest.fixture(params=["across", "upright"])
def each(rendered: dict[str, Rendered], request: pytest.FixtureRequest) -> Rendered:
    return rendered[request.param]


def test_pages_are_a4_and_lie_as_the_plan_says(rendered: dict[str, Rendered]) -> None:
    paper = rules().page.paper
    short, long = points(paper.width), points(paper.height)
    for name, wanted in (("across", (long, short)), ("upright", (short, long))):
        for page in rendered[name].pages:
            assert (page.width, page.height) == pytest.approx(wanted, abs=1)


def test_the_shipped_plan_takes_several_pages_and_none_is_blank(across: Rendered) -> None:
    assert 3 <= len(across.pages) <= 12
    assert all(len(page.words) > 20 for page in across.pages[:-1])


def test_the_header_row_is_on_every_page_with_a_row_of_the_table(across: Rendered) -> None:
    top = points(rules().page.margins.top.chosen) - 2
    headings = across.rows()[0]
    for number, page in enumerate(across.pages, 1):
        texts = [column_text(page, left, right, top) for left, right in across.columns()]
        if number == 1:
            assert all(heading in text for heading, text in zip(headings, texts, strict=True))
        elif any(texts[0]):
            for heading, text in zip(headings, texts, strict=True):
                assert text.startswith(heading), f"page {number}"


def test_the_page_number_is_centred_at_the_top_of_every_page_but_the_first(across: Rendered) -> None:
    edge = points(rules().page.margins.top.chosen)
    margins = rules().appendix.margins
    assert [word for word in across.pages[0].words if word.bottom < edge] == []
    for number, page in enumerate(across.pages[1:], 2):
        (word,) = [word for word in page.words if word.bottom < edge]
        assert word.text == str(number)
        middle = (points(margins.left.chosen) + page.width - points(margins.right.chosen)) / 2
        assert (word.left + word.right) / 2 == pytest.approx(middle, abs=2)


def test_fonts_are_embedded_and_have_the_measures_of_times(each: Rendered) -> None:
    fonts = fonts_of(each.pdf)
    assert fonts
    for name, embedded in fonts:
        assert embedded, name
        assert re.fullmatch(r"[A-Z]{6}\+LiberationSerif(-\w+)?", name)


def test_no_letter_of_the_source_is_lost(across: Rendered) -> None:
    source = (CASES / "source" / "phu-luc-2026.txt").read_text(encoding="utf-8")
    wanted = {letter for letter in re.sub("</?b>", "", source.partition("STT\t")[2]) if not letter.isspace()}
    assert len([letter for letter in wanted if ord(letter) > 127]) > 60
    printed = {letter for page in across.pages for word in page.words for letter in word.text}
    assert wanted <= printed


def test_every_cell_is_on_paper_in_its_column_and_order(each: Rendered) -> None:
    top = points(rules().page.margins.top.chosen) - 2
    headings, *rows = each.rows()
    for index, (left, right) in enumerate(each.columns()):
        texts = [column_text(page, left, right, top) for page in each.pages]
        if index:  # a number would be found anywhere in the text
            text = "".join(part.removeprefix(headings[index]) for part in texts)
            found = 0
            for row in rows:
                assert row[index] in text[found:], row[index]
                found = text.index(row[index], found) + len(row[index])
        else:
            numbers = "".join(part.removeprefix(headings[0]) for part in texts)
            assert numbers.endswith("".join(row[0] for row in rows))


def test_label_and_title_stand_on_lines_of_their_own(across: Rendered) -> None:
    words = across.pages[0].words
    label, title = words[:2], words[2]
    assert [word.text for word in label] == ["Phụ", "lục"]
    assert title.text == "NHIỆM"
    assert title.top >= label[0].bottom - 3


def test_the_end_mark_is_the_lowest_on_the_last_page(each: Rendered) -> None:
    assert max(each.pages[-1].words, key=lambda word: word.top).text == "./."

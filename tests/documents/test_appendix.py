"""The appendix as others read it: with python-docx and the XML itself, not with our own code."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from tests.word.packages import part
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.decree30 import rules
from toolkit.decree30.wording import BLANK
from toolkit.documents import Options
from toolkit.model.reader import read_plan_file
from toolkit.word.bookmarks import identifier_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document
    from docx.table import Table

    from toolkit.model.plan import Plan
    from toolkit.word.template_set import TemplateSet

    Build = Callable[[str], bytes]

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "tests" / "cases" / "source" / "phu-luc-2026.txt"
CASES = ROOT / "tests" / "cases" / "plans"
HEADINGS = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
HEAD = """\
    year: 2026
    document_type: Kế hoạch
    subject: Thực hiện chuyển đổi số năm 2026
    issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
    place: Lai Châu
    symbol: KH-UBND
    """


def source_cells() -> list[list[str]]:
    """Return the source's rows, its repeated header rows left out."""
    lines = SOURCE.read_text(encoding="utf-8").split("\n")
    rows = [re.sub("</?b>", "", line).split("\t") for line in lines if line.count("\t") == 4]
    return [row for row in rows if row != HEADINGS]


def table_of(data: bytes) -> Table:
    return opened(data).tables[0]


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def cells(data: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table_of(data).rows]


def bookmarks(data: bytes) -> list[str]:
    root = etree.fromstring(part(data).encode())
    return [str(mark.get(qn("w:name"))) for mark in root.iter(qn("w:bookmarkStart"))]


@pytest.fixture
def build(tmp_path: Path, shipped_templates: TemplateSet) -> Build:
    """Return a builder of the appendix of a plan with these tasks."""

    def build(text: str) -> bytes:
        path = tmp_path / "2026.yaml"
        path.write_text(dedent(HEAD) + dedent(text), encoding="utf-8")
        return first(read_plan_file(path).plan, shipped_templates)

    return build


def first(plan: Plan, templates: TemplateSet, *, traced: bool = True) -> bytes:
    return next(build_documents(plan, Kind.APPENDIX, OwnEngine(templates), Options(traced=traced))).data


@pytest.fixture(scope="module")
def upright(shipped_templates: TemplateSet) -> bytes:
    return first(read_plan_file(CASES / "seven-columns.yaml").plan, shipped_templates)


# ---- every cell, in its row and column


def test_every_cell_of_the_source_is_in_its_place(appendix: bytes) -> None:
    assert len(source_cells()) == 5 + 4 + 28
    assert cells(appendix) == [HEADINGS, *source_cells()]


def test_sections_programmes_and_tasks_are_counted_each_their_own_way(appendix: bytes) -> None:
    ordinals = [row[0] for row in cells(appendix)[1:]]
    assert [ordinal for ordinal in ordinals if not ordinal[0].isdigit()] == ["I", "II", "III", "IV", "V"]
    assert ordinals[13:17] == ["1", "1.1", "1.2", "1.3"]


def test_columns_stand_in_the_order_and_under_the_headings_of_the_plan(upright: bytes) -> None:
    rows = cells(upright)
    assert rows[0] == ["TT", "Nhiệm vụ, giải pháp", "Thời hạn", "Chủ trì", "Phối hợp", "Sản phẩm, kết quả", "Ghi chú"]
    assert rows[1] == ["1", 'Chương trình "Chợ số <nông thôn> & miền núi"', *[""] * 5]
    assert rows[2] == [
        "1.1",
        "Thanh toán không dùng tiền mặt tại các chợ",
        "Quý II năm 2026",
        "Sở Công Thương",
        "UBND các xã, phường",
        "20 chợ có mã QR",
        "",
    ]
    assert rows[3][5:] == ["", "Chọn sản phẩm OCOP"]


# ---- the table as Word keeps it


def test_only_the_header_row_is_repeated_and_no_row_is_torn(appendix: bytes) -> None:
    rows = table_of(appendix)._tbl.tr_lst
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 37
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_sections_and_programmes_are_bold_and_tasks_are_not(appendix: bytes, sample_plan: Plan) -> None:
    bold = [{paragraph.style.font.bold for cell in row.cells for paragraph in cell.paragraphs if paragraph.style}
            for row in table_of(appendix).rows]  # fmt: skip
    kinds = [type(row.entry).__name__ for row in sample_plan.rows()]
    assert bold[0] == {True}
    # Style by style: a task's cells say nothing of weight, so neither does their parent.
    assert [weights == {True} for weights in bold[1:]] == [kind != "Task" for kind in kinds]
    assert all(weights == {None} for weights, kind in zip(bold[1:], kinds, strict=True) if kind == "Task")


def test_numbers_are_centred(appendix: bytes) -> None:
    for row in table_of(appendix).rows:
        style = row.cells[0].paragraphs[0].style
        while style is not None and style.paragraph_format.alignment is None:
            style = style.base_style
        assert style is not None
        assert style.paragraph_format.alignment == 1


@pytest.mark.parametrize("case", ["smallest", "three-levels", "seven-columns", "shipped"])
def test_cells_grid_and_table_are_as_wide_as_the_text(
    case: str, sample_plan: Plan, shipped_templates: TemplateSet
) -> None:
    plan = sample_plan if case == "shipped" else read_plan_file(CASES / f"{case}.yaml").plan
    document = opened(first(plan, shipped_templates))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    width = round((section.page_width - section.left_margin - section.right_margin) / 635)
    table = document.tables[0]._tbl
    grid = [column.get(qn("w:w")) for column in table.tblGrid.iterchildren()]
    assert sum(int(column or 0) for column in grid) == width
    assert min(int(column or 0) for column in grid) > 500
    assert [measure.get(qn("w:w")) for measure in table.tblPr.iterchildren(qn("w:tblW"))] == [str(width)]
    for row in table.tr_lst:
        assert [measure.get(qn("w:w")) for measure in row.iter(qn("w:tcW"))] == grid


def test_every_row_can_be_known_again_by_a_hidden_bookmark(appendix: bytes, sample_plan: Plan) -> None:
    names = bookmarks(appendix)
    assert [identifier_of(name) for name in names] == [row.entry.id for row in sample_plan.rows()]
    assert len(set(names)) == 37
    assert all(name.startswith("_") and len(name) <= 40 for name in names)


def test_a_bookmark_stands_in_the_row_of_its_task(appendix: bytes, sample_plan: Plan) -> None:
    rows = table_of(appendix)._tbl.tr_lst[1:]
    for row, wanted in zip(rows, sample_plan.rows(), strict=True):
        assert [identifier_of(mark.get(qn("w:name")) or "") for mark in row.iter(qn("w:bookmarkStart"))] == [
            wanted.entry.id
        ]


def test_without_trace_there_is_no_bookmark_and_nothing_else_changes(
    appendix: bytes, sample_plan: Plan, shipped_templates: TemplateSet
) -> None:
    untraced = first(sample_plan, shipped_templates, traced=False)
    assert bookmarks(untraced) == []
    assert re.sub(r"<w:bookmark(Start|End)[^>]*>", "", part(appendix)) == part(untraced)


# ---- what stands above and below the table


def test_label_title_and_reference_each_have_a_paragraph(appendix: bytes) -> None:
    assert [paragraph.text for paragraph in opened(appendix).paragraphs] == [
        "Phụ lục",
        "NHIỆM VỤ THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI VÀ VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ NĂM 2026",
        f"(Kèm theo Kế hoạch số{BLANK}/KH-UBND ngày{BLANK}tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)",
        "",
        "./.",
    ]


def test_number_and_day_are_printed_when_they_are_known(upright: bytes) -> None:
    assert opened(upright).paragraphs[2].text == (
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)"
    )


def test_the_end_mark_is_the_last_thing_in_the_document(appendix: bytes) -> None:
    body = opened(appendix).element.body
    last, section = list(body)[-2:]
    assert section.tag == qn("w:sectPr")
    assert "".join(text.text or "" for text in last.iter(qn("w:t"))) == "./."


# ---- paper


def test_the_paper_lies_across_with_the_decree_s_margins(appendix: bytes) -> None:
    section = opened(appendix).sections[0]
    paper, margins = rules().page.paper, rules().appendix.margins
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert [round(length / 635) for length in (section.page_width or 0, section.page_height or 0)] == [
        paper.height.twips,
        paper.width.twips,
    ]
    for side in ("top", "bottom", "left", "right"):
        assert round(getattr(section, f"{side}_margin") / 635) == getattr(margins, side).chosen.twips


def test_the_paper_stands_upright_where_the_plan_says_so(upright: bytes) -> None:
    section = opened(upright).sections[0]
    paper, margins = rules().page.paper, rules().page.margins
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert [round(length / 635) for length in (section.page_width or 0, section.page_height or 0)] == [
        paper.width.twips,
        paper.height.twips,
    ]
    for side in ("top", "bottom", "left", "right"):
        assert round(getattr(section, f"{side}_margin") / 635) == getattr(margins, side).chosen.twips


def test_the_page_number_is_centred_at_the_top_but_not_on_the_first_page(appendix: bytes) -> None:
    section = opened(appendix).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # there is none
    (paragraph,) = section.header.paragraphs
    fields = paragraph._p.findall(f".//{qn('w:instrText')}")
    assert [(field.text or "").strip() for field in fields] == ["PAGE"]
    assert paragraph.style is not None
    assert paragraph.style.paragraph_format.alignment == 1


# ---- of whom and of what machine it tells


def test_properties_hold_title_agency_and_language_and_nothing_else(appendix: bytes) -> None:
    core = etree.fromstring(part(appendix, "docProps/core.xml").encode())
    assert {etree.QName(element).localname: element.text for element in core} == {
        "title": "Phụ lục kế hoạch thực hiện công tác bình đẳng giới và Vì sự tiến bộ của phụ nữ năm 2026",
        "creator": "Ủy ban nhân dân tỉnh Lai Châu",
        "language": "vi-VN",
    }
    assert len(etree.fromstring(part(appendix, "docProps/app.xml").encode())) == 0


def test_the_language_is_vietnamese(appendix: bytes) -> None:
    styles = etree.fromstring(part(appendix, "word/styles.xml").encode())
    language = styles.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language is not None
    assert language.get(qn("w:val")) == "vi-VN"
    assert not re.findall(r"<w:lang\b", part(appendix))


def test_no_part_tells_of_editing_sessions_or_times(appendix: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(appendix)) as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert not entry.extra
            assert not re.search(rb"rsid|paraId|lastModifiedBy|dcterms|TotalTime", archive.read(entry))


# ---- what a plan's text may hold


def test_signs_of_xml_and_of_templates_are_printed_as_they_are(build: Build) -> None:
    data = build("""\
        tasks:
          - id: signs
            content: "a < b && c > d; \\"2585/BNV-CTTN&BDG\\" 'x' &amp; {{ title }} {% if %} {_{ ]]> <w:p/>"
            schedule: 'Quý II năm 2026 (“sau”)'
        """)
    assert cells(data)[1][1] == ("a < b && c > d; \"2585/BNV-CTTN&BDG\" 'x' &amp; {{ title }} {% if %} {_{ ]]> <w:p/>")


def test_line_breaks_of_a_block_become_word_s(build: Build) -> None:
    data = build("""\
        tasks:
          - id: lines
            content: |
              Dòng một
              Dòng hai
        """)
    assert cells(data)[1][1] == "Dòng một\nDòng hai"
    assert len(table_of(data)._tbl.tr_lst[1].tc_lst[1].findall(f".//{qn('w:br')}")) == 1


def test_a_very_long_word_is_kept_whole(build: Build) -> None:
    word = "https://" + "dữliệu" * 200
    data = build(f"""\
        tasks:
          - id: long
            content: {word}
        """)
    assert cells(data)[1][1] == word


def test_a_plan_whose_tasks_are_still_to_come_has_a_table_with_its_header_row(build: Build) -> None:
    assert cells(build("tasks:\n")) == [HEADINGS]

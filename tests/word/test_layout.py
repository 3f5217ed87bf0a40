"""A template's table fitted to a plan: columns taken out, moved, the paper turned."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from tests.word.packages import W, docx, p, part, table
from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.word.layout import TableLayout, fit, lay_out
from toolkit.word.shipped import appendix_template, plan_template
from toolkit.word.template_tables import COLUMNS

SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
FIELDS = frozenset(field for field, _ in COLUMNS)
ALL = tuple(field for field, _ in COLUMNS)
FIVE = ("ordinal", "content", "lead_agencies", "coordinating_agencies", "schedule")


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def laid_out(template: bytes, columns: tuple[str, ...], *, landscape: bool = True) -> etree._Element:
    root = etree.fromstring(part(template).encode())
    lay_out(root, TableLayout(columns, FIELDS, frozenset({"ordinal"}), landscape), "mau.docx")
    return root


def findings(template: bytes, columns: tuple[str, ...]) -> list[Diagnostic]:
    with pytest.raises(VanbanError) as caught:
        laid_out(template, columns)
    return list(caught.value.diagnostics)


def number(element: etree._Element | None, name: str = "w") -> int:
    assert element is not None
    return int(str(element.get(w(name))))


def grid(root: etree._Element) -> list[int]:
    return [number(column) for column in root.iter(w("gridCol"))]


def text(element: etree._Element) -> str:
    return "".join(found.text or "" for found in element.iter(w("t")))


def row_with(root: etree._Element, sought: str) -> etree._Element:
    return next(row for row in root.iter(w("tr")) if sought in text(row))


def printed(root: etree._Element) -> list[str]:
    """Return what the cells of a task's row name."""
    row = [row for row in root.iter(w("tr")) if "{{ row.ordinal }}" in text(row)][-1]
    return names(row, "row")


def names(row: etree._Element, of: str) -> list[str]:
    """Return the one value of `of` that each cell of a row prints."""
    found = [set(re.findall(rf"\{{\{{ {of}\.(\w+) \}}\}}", text(cell))) for cell in row.iter(w("tc"))]
    return [name for (name,) in found]


def text_width(root: etree._Element) -> int:
    section = next(root.iter(w("sectPr")))
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    return number(size) - number(margins, "left") - number(margins, "right")


@pytest.mark.parametrize("landscape", [True, False], ids=["across", "upright"])
@pytest.mark.parametrize(
    "columns",
    [FIVE, ALL, tuple(reversed(ALL)), ("content",), ("content", "ordinal"), ("schedule", "content", "note")],
    ids=["five", "all", "reversed", "one", "two", "mixed"],
)
def test_the_table_prints_what_is_asked_and_is_as_wide_as_the_text(columns: tuple[str, ...], landscape: bool) -> None:
    root = laid_out(appendix_template(), columns, landscape=landscape)
    assert printed(root) == list(columns) if "ordinal" in columns else True
    widths = grid(root)
    assert len(widths) == len(columns)
    assert sum(widths) == text_width(root)
    assert number(root.find(f".//{w('tblW')}")) == sum(widths)
    for row in root.iter(w("tr")):
        spans = [number(span, "val") if (span := cell.find(f"{w('tcPr')}/{w('gridSpan')}")) is not None else 1
                 for cell in row.iter(w("tc"))]  # fmt: skip
        assert sum(spans) == len(widths)
        assert sum(number(cell.find(f"{w('tcPr')}/{w('tcW')}")) for cell in row.iter(w("tc"))) == sum(widths)


def test_headings_move_with_their_columns() -> None:
    columns = ("schedule", "content", "ordinal")
    heading = row_with(laid_out(appendix_template(), columns), "{{ columns.")
    assert names(heading, "columns") == list(columns)


def test_the_column_of_numbers_keeps_its_width() -> None:
    widths = {grid(laid_out(appendix_template(), columns, landscape=landscape))[0]
              for columns in (FIVE, ALL) for landscape in (True, False)}  # fmt: skip
    assert len(widths) == 1


def test_columns_keep_their_proportions() -> None:
    nine = dict(zip(ALL, grid(laid_out(appendix_template(), ALL)), strict=True))
    five = dict(zip(FIVE, grid(laid_out(appendix_template(), FIVE)), strict=True))
    assert five["content"] / five["schedule"] == pytest.approx(nine["content"] / nine["schedule"], rel=0.01)


@pytest.mark.parametrize("landscape", [True, False], ids=["across", "upright"])
def test_the_rule_line_stays_centred_and_as_long_as_it_was(landscape: bool) -> None:
    root = laid_out(appendix_template(), FIVE, landscape=landscape)
    indent = next(root.iter(w("ind")))
    assert number(indent, "left") == number(indent, "right")
    before = etree.fromstring(part(appendix_template()).encode())
    old = next(before.iter(w("ind")))
    length = text_width(root) - 2 * number(indent, "left")
    assert length == pytest.approx(text_width(before) - 2 * number(old, "left"), abs=2)
    assert length > 0


def test_the_paper_is_turned_and_its_margins_stay_on_their_sides() -> None:
    across, upright = (laid_out(appendix_template(), FIVE, landscape=landscape) for landscape in (True, False))
    sizes = [next(root.iter(w("pgSz"))) for root in (across, upright)]
    assert [(number(size), number(size, "h"), size.get(w("orient"))) for size in sizes] == [
        (16838, 11906, "landscape"),
        (11906, 16838, None),
    ]
    margins = [dict(next(root.iter(w("pgMar"))).attrib) for root in (across, upright)]
    assert margins[0] == margins[1]


# ---- a clerk's own templates


def own(*fields: str) -> bytes:
    empty = [""] * (len(fields) - 1)
    return docx(
        p("{{ title }}")
        + table(list(fields), ["{%tr for row in rows %}", *empty], [f"{{{{ row.{f} }}}}" if f else "" for f in fields],
                ["{%tr endfor %}", *empty])
    )  # fmt: skip


def test_a_column_the_template_lacks_is_named_each_with_a_remedy() -> None:
    found = findings(own("ordinal", "content", "schedule"), FIVE)
    assert [(finding.code, finding.location.file) for finding in found] == [("MB216", "mau.docx")] * 2
    assert '"lead_agencies"' in found[0].message
    assert "{{ row.coordinating_agencies }}" in found[1].fix
    assert "appendix.columns" in found[1].fix


def test_a_template_without_a_table_of_tasks() -> None:
    (finding,) = findings(docx(p("{{ title }}") + table(["a", "b"], ["{{ title }}", "c"])), FIVE)
    assert finding.code == "MB216"
    assert "template copy" in finding.fix


def test_a_blank_column_of_the_clerk_s_own_stays_at_the_end() -> None:
    root = laid_out(own("", "ordinal", "content", "note"), ("content", "ordinal"))
    row = row_with(root, "{{ row.content }}")
    assert [text(cell) for cell in row.iter(w("tc"))] == ["{{ row.content }}", "{{ row.ordinal }}", ""]


def test_another_table_of_the_template_is_left_alone() -> None:
    signatures = table(["Nơi nhận", "{{ title }}"])
    plain = docx(signatures + table(["", ""], ["{{ row.ordinal }}", "{{ row.content }}"], ["", ""]))
    first = next(laid_out(plain, ("content", "ordinal")).iter(w("tbl")))
    assert [text(cell) for cell in first.iter(w("tc"))] == ["Nơi nhận", "{{ title }}"]


@pytest.mark.parametrize(
    ("widths", "fixed", "total", "fitted"),
    [
        ([10, 20, 30], [True, False, False], 110, [10, 40, 60]),
        ([10, 20, 30], [False, False, False], 60, [10, 20, 30]),
        ([1, 1, 1], [False, False, False], 10, [4, 3, 3]),
        ([50], [True], 100, [50]),
        ([50, 10], [True, False], 40, [50, 10]),
    ],
    ids=["numbers-fixed", "same", "remainder", "only-fixed", "no-room"],
)
def test_widths_add_up(widths: list[int], fixed: list[bool], total: int, fitted: list[int]) -> None:
    assert fit(widths, fixed, total) == fitted


def test_heading_alone_does_not_make_a_column() -> None:
    rows = table(["{{ columns.ordinal }}", "{{ columns.content }}", "{{ columns.schedule }}"],
                 ["{{ row.ordinal }}", "{{ row.content }}", ""])  # fmt: skip
    [finding] = findings(docx(rows + p("x")), ("ordinal", "content", "schedule"))
    assert finding.code == "MB216"
    assert "schedule" in finding.message


def test_merged_section_row_is_no_column() -> None:
    body = table(["{{ row.content }}"], ["{{ row.ordinal }}", "{{ row.content }}", "{{ row.note }}"]) + p("x")
    root = laid_out(docx(body), ("ordinal", "content"))
    assert [len(list(row.iter(w("tc")))) for row in root.iter(w("tr"))] == [1, 2]


def test_tag_row_keeps_its_tag_when_its_column_goes() -> None:
    body = table(["{%tr for row in rows %}", "", ""], ["{{ row.ordinal }}", "{{ row.content }}", "{{ row.note }}"],
                 ["{%tr endfor %}", "", ""]) + p("x")  # fmt: skip
    root = laid_out(docx(body), ("content", "note"))
    assert [text(row) for row in root.iter(w("tr"))] == [
        "{%tr for row in rows %}", "{{ row.content }}{{ row.note }}", "{%tr endfor %}",
    ]  # fmt: skip


def test_merged_cell_torn_by_the_order_of_columns_is_refused() -> None:
    body = table(["{{ row.ordinal }}", "{{ row.content }}"],
                 ["{{ row.ordinal }}", "{{ row.content }}", "{{ row.note }}"]) + p("x")  # fmt: skip
    [finding] = findings(docx(body), ("content", "ordinal", "note"))
    assert (finding.code, finding.location.where) == ("MB216", "bảng nhiệm vụ, hàng 1")


def test_row_with_a_cell_in_a_content_control_is_refused_when_columns_move() -> None:
    body = table(["{{ row.ordinal }}", "{{ row.content }}", "{{ row.note }}"]) + p("x")
    first = body[body.index("<w:tc>") : body.index("</w:tc>") + len("</w:tc>")]
    wrapped = body.replace(first, f"<w:sdt><w:sdtContent>{first}</w:sdtContent></w:sdt>", 1)
    plain = table(["{{ row.ordinal }}", "{{ row.content }}", "{{ row.note }}"])
    both = plain[: plain.index("</w:tbl>")] + wrapped[wrapped.index("<w:tr>") :]
    assert findings(docx(both), ("content", "note"))[0].code == "MB216"


# ---- a plan, whose appendix is its second section


def sections(root: etree._Element) -> list[etree._Element]:
    return list(root.iter(w("sectPr")))


def orientations(root: etree._Element) -> list[str]:
    sizes = [section.find(w("pgSz")) for section in sections(root)]
    return ["across" if size is not None and number(size) > number(size, "h") else "upright" for size in sizes]


def indents_before(root: etree._Element, section: etree._Element) -> list[dict[str, str]]:
    found = []
    for element in root.iter(w("ind"), w("sectPr")):
        if element is section:
            break
        found.append({str(name): str(value) for name, value in element.attrib.items()})
    return found


def task_grid(root: etree._Element) -> list[int]:
    """Return the widths of the table of tasks, the last of a plan."""
    return [number(column) for column in list(root.iter(w("tbl")))[-1].iter(w("gridCol"))]


@pytest.mark.parametrize("landscape", [True, False], ids=["across", "upright"])
def test_only_the_appendix_s_section_of_a_plan_is_laid_out(landscape: bool) -> None:
    before = etree.fromstring(part(plan_template()).encode())
    root = laid_out(plan_template(), FIVE, landscape=landscape)
    assert orientations(root) == ["upright", "across" if landscape else "upright"]
    first, second = sections(root)
    assert indents_before(root, first) == indents_before(before, sections(before)[0])
    size, margins = second.find(w("pgSz")), second.find(w("pgMar"))
    width = number(size) - number(margins, "left") - number(margins, "right")
    assert len(task_grid(root)) == len(FIVE)
    assert sum(task_grid(root)) == width
    line = next(
        p for p in root.iter(w("p")) if p.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='AppendixRule']") is not None
    )
    indent = next(line.iter(w("ind")))
    assert width - number(indent, "left") - number(indent, "right") == pytest.approx(2268, abs=2)  # 40 mm


def test_a_table_that_names_the_same_fields_before_the_appendix_is_not_the_table_of_tasks() -> None:
    summary = table(["{{ row.ordinal }}", "{{ row.content }}"])
    ends = p("", properties=f"<w:pPr>{SECTION}</w:pPr>")
    plain = docx(summary + ends + table(["{{ row.ordinal }}", "{{ row.content }}", "{{ row.note }}"]) + p("x"))
    root = laid_out(plain, ("content", "ordinal"))
    assert [text(found) for found in root.iter(w("tbl"))] == [
        "{{ row.ordinal }}{{ row.content }}", "{{ row.content }}{{ row.ordinal }}",
    ]  # fmt: skip


def test_a_plan_without_columns_loses_its_appendix_and_keeps_its_own_section() -> None:
    before = etree.fromstring(part(plan_template()).encode())
    root = laid_out(plan_template(), ())
    body = root.find(w("body"))
    assert body is not None
    (section,) = sections(root)
    assert body[-1] is section
    assert etree.tostring(section) == etree.tostring(sections(before)[0])
    assert orientations(root) == ["upright"]
    assert "appendix." not in text(root)
    assert "row." not in text(root)
    assert "signature.full_name" in text(root)
    # Word wants a paragraph between the table of the signature and the end.
    assert [element.tag for element in list(body)[-3:]] == [w("tbl"), w("p"), w("sectPr")]


def test_the_cut_is_before_the_section_of_the_tasks_where_a_clerk_has_added_sections() -> None:
    ends = p("", properties=f"<w:pPr>{SECTION}</w:pPr>")
    tasks = table(["{{ row.ordinal }}", "{{ row.content }}"])
    root = laid_out(docx(p("một") + ends + p("hai") + ends + p("ba") + tasks + p("x")), ())
    assert text(root) == "mộthai"
    assert len(sections(root)) == 2


def test_without_a_table_of_tasks_no_section_is_taken_for_an_appendix() -> None:
    # A break a clerk has set before the signature must not cost the signature.
    ends = p("một", properties='<w:pPr><w:sectPr><w:type w:val="continuous"/></w:sectPr></w:pPr>')
    root = laid_out(docx(ends + p("{{ signature.full_name }}") + table(["a", "b"]) + p("x")), ())
    assert text(root) == "một{{ signature.full_name }}abx"
    assert len(sections(root)) == 2


def test_a_section_break_in_a_content_control_is_found() -> None:
    ends = f"<w:sdt><w:sdtContent>{p('một', properties=f'<w:pPr>{SECTION}</w:pPr>')}</w:sdtContent></w:sdt>"
    root = laid_out(docx(ends + table(["{{ row.ordinal }}", "{{ row.content }}"]) + p("x")), ())
    assert text(root) == "một"
    assert len(sections(root)) == 1


@pytest.mark.parametrize(
    "body",
    [
        p("một") + table(["{{ row.ordinal }}", "{{ row.content }}"]) + p("x"),
        table(["{{ row.ordinal }}", "{{ row.content }}"])
        + p("", properties='<w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr>')
        + p("x"),
    ],
    ids=["tasks-in-the-one-section", "tasks-in-the-first-section"],
)
def test_an_appendix_that_is_no_section_of_its_own_cannot_be_cut_off(body: str) -> None:
    (finding,) = findings(docx(body), ())
    assert (finding.code, finding.location.file) == ("MB218", "mau.docx")
    assert "section" in finding.message
    assert "Next Page" in finding.fix


def test_a_template_without_an_appendix_has_nothing_to_cut_off() -> None:
    assert text(laid_out(docx(p("một")), ())) == "một"

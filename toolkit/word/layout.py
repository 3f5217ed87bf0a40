"""Fitting a template's table to a plan: which columns it prints, in which order, on which paper.

A template holds a column for everything a plan may print; a column is known by the field its
cells name (`{{ row.schedule }}`), so a clerk can move, widen and restyle columns in Word. What a
plan does not print is taken out before the template is compiled, and the rest share the width.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from lxml.etree import _Element

FIELD: Final = re.compile(r"\{\{\s*(?!columns\.)\w+\.(\w+)")  # a heading alone does not make a column
ROW_TAG: Final = re.compile(r"\{[{%#]\s*tr\s")


class TableLayout(NamedTuple):
    """What the table of a document prints.

    Attributes:
        columns: Fields in printing order; none: the document has no appendix, the section of its table is cut off.
        fields: All fields that make a column known.
        fixed: Those whose columns keep their width whatever the others do: numbers.
        landscape: How the paper lies.
    """

    columns: tuple[str, ...]
    fields: frozenset[str]
    fixed: frozenset[str]
    landscape: bool


def lay_out(root: _Element, layout: TableLayout, template: str) -> None:
    """Change a main document's tree, in place, to print what `layout` says.

    Raises:
        VanbanError: The template has no column for a field the layout prints (MB216), or no section of its own
            for the appendix that is to be cut off (MB218).
    """
    found = task_table(root, layout.fields)
    if not layout.columns:
        if found is not None:  # without the table nothing tells an appendix from the rest: all stays
            cut_appendix(root, found[0], template)
        return
    if found is None:
        raise VanbanError(
            [
                Diagnostic(
                    "MB216",
                    Level.ERROR,
                    Location(template),
                    "mẫu không có bảng nhiệm vụ: không ô nào có thẻ như {{ row.content }}",
                    "chép lại mẫu gốc bằng lệnh vanban template copy rồi sửa từ đó",
                )
            ]
        )
    table, fields = found
    missing = [column for column in layout.columns if column not in fields]
    if missing:
        raise VanbanError(
            [
                Diagnostic(
                    "MB216",
                    Level.ERROR,
                    Location(template),
                    f'bảng trong mẫu không có cột nào in "{field}"',
                    f"thêm vào mẫu một cột có {{{{ row.{field} }}}}, hoặc bỏ {field} khỏi appendix.columns",
                )
                for field in missing
            ]
        )
    section = section_of(root, table)
    before = text_width(section) or sum(grid_widths(table)) or 1
    turn_paper(section, landscape=layout.landscape)
    after = text_width(section) or before
    # A column that names no field is the clerk's own (a blank one to fill in by hand): it stays, at the end.
    order = [fields.index(column) for column in layout.columns]
    order += [index for index, field in enumerate(fields) if not field]
    if order == list(range(len(fields))) and before == after:
        return  # the template has just these columns: nothing of it is touched
    refuse_what_cannot_move(table, order, template)
    rearrange(table, order, {fields.index(field) for field in layout.fixed if field in fields}, after / before)
    keep_centred(root, section, table, after - before)


def task_table(root: _Element, known: frozenset[str]) -> tuple[_Element, list[str]] | None:
    """Return the table of tasks and the fields of its columns.

    Another table of the document may name the same fields. That of the appendix stands in a section behind the
    first, if there is one.
    """
    tables = list(tables_with_fields(root, known))
    first = next(root.iter(w("sectPr")), None)
    return next((found for found in tables if section_of(root, found[0]) is not first), tables[0] if tables else None)


def cut_appendix(root: _Element, table: _Element, template: str) -> None:
    """Cut off the section of the table of tasks and what follows; the section before becomes the last.

    Raises:
        VanbanError: No section ends before it (MB218).
    """
    body = root.find(w("body"))
    sections = list(root.iter(w("sectPr")))
    own = section_of(root, table)
    place = -1 if own is None else sections.index(own) - 1
    if body is None or place < 0:
        message = "mẫu không có phần riêng (section) cho phụ lục, nên không bỏ phụ lục ra được"
        fix = "trong Word: đặt con trỏ trước phụ lục, chọn Layout > Breaks > Next Page; hoặc chép lại mẫu gốc"
        raise VanbanError([Diagnostic("MB218", Level.ERROR, Location(template), message, fix)])
    kept = sections[place]
    last = next(element for element in (kept, *kept.iterancestors()) if element.getparent() is body)
    for element in list(last.itersiblings()):
        body.remove(element)
    properties = kept.getparent()
    if properties is not None and properties is not body:
        properties.remove(kept)
    body.append(kept)


def tables_with_fields(root: _Element, known: frozenset[str]) -> Iterator[tuple[_Element, list[str]]]:
    """Yield each table that prints at least two fields, with the field of each grid column ("" for none)."""
    for table in root.iter(w("tbl")):
        fields = [""] * len(grid_widths(table))
        for row in table.iterchildren(w("tr")):
            for cell, start, span in grid_cells(row):
                text = "".join(part.text or "" for part in cell.iter(w("t")))
                names = [name for name in FIELD.findall(text) if name in known]
                # A merged cell stands for no column of its own.
                if names and span == 1 and start < len(fields) and not fields[start] and not ROW_TAG.search(text):
                    fields[start] = names[0]
        if sum(1 for field in fields if field) > 1:
            yield table, fields


def grid_widths(table: _Element) -> list[int]:
    """Return the widths of a table's grid columns in twips."""
    grid = table.find(w("tblGrid"))
    columns = [] if grid is None else grid.findall(w("gridCol"))
    return [as_number(column.get(w("w"))) for column in columns]


def grid_cells(row: _Element) -> Iterator[tuple[_Element, int, int]]:
    """Yield the cells of a row with the grid column they begin in and how many they span."""
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    start = 0 if before is None else as_number(before.get(w("val")))
    for cell in row.iterchildren(w("tc")):
        spanned = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        span = 1 if spanned is None else max(1, as_number(spanned.get(w("val"))))
        yield cell, start, span
        start += span


def as_number(value: str | None) -> int:
    """Return a measure of the XML as a whole number, 0 for what is none."""
    return int(value) if value and value.isdigit() and len(value) < 7 else 0


def is_tag_row(row: _Element) -> bool:
    """Tell whether a row holds a row tag: it is gone from every document."""
    return ROW_TAG.search("".join(text.text or "" for text in row.iter(w("t")))) is not None


def span_whole(row: _Element, widths: Sequence[int]) -> None:
    """Leave a tag's row its one cell with the tag, over all columns."""
    cells = list(row.iterchildren(w("tc")))
    if not cells:
        return
    holder = next((cell for cell in cells if any("{" in (text.text or "") for text in cell.iter(w("t")))), cells[0])
    for cell in cells:
        if cell is not holder:
            row.remove(cell)
    properties = holder.find(w("tcPr"))
    if properties is None:
        properties = holder.makeelement(w("tcPr"))
        holder.insert(0, properties)
    if properties.find(w("gridSpan")) is None:
        # Its place is behind the width (ECMA-376 Part 1, 17.4.70).
        measure = properties.find(w("tcW"))
        at = 0 if measure is None else properties.index(measure) + 1
        properties.insert(at, properties.makeelement(w("gridSpan")))
    set_cell(holder, len(widths), sum(widths))


def refuse_what_cannot_move(table: _Element, order: Sequence[int], template: str) -> None:
    """Refuse rows whose cells would land under another heading when columns are taken out or moved.

    Raises:
        VanbanError: The first such row (MB216).
    """
    place = {index: position for position, index in enumerate(order)}
    for row in table.iterchildren(w("tr")):
        if is_tag_row(row):
            continue
        reason = ""
        if row.find(w("sdt")) is not None:
            reason = "có ô nằm trong điều khiển nội dung (content control)"
        if any(row.find(f"{w('trPr')}/{w(name)}") is not None for name in ("gridBefore", "gridAfter")):
            reason = "có hàng thụt vào so với các cột của bảng"
        for _, start, span in grid_cells(row):
            kept = sorted(place[index] for index in range(start, start + span) if index in place)
            if kept and kept[-1] - kept[0] != len(kept) - 1:
                reason = "có ô gộp qua những cột mà kế hoạch không in liền nhau"
        if reason:
            number = 1 + sum(1 for _ in row.itersiblings(w("tr"), preceding=True))
            location = Location(template, where=f"bảng nhiệm vụ, hàng {number}")
            fix = "bỏ gộp ô hoặc điều khiển nội dung ở hàng này, hoặc để mẫu có đúng các cột của appendix.columns"
            message = f"không đổi được các cột của bảng: {reason}"
            raise VanbanError([Diagnostic("MB216", Level.ERROR, location, message, fix)])


def rearrange(table: _Element, order: Sequence[int], fixed: Container[int], scale: float) -> None:
    """Give a table the grid columns of `order` and the width it had, times `scale`."""
    widths = grid_widths(table)
    kept = fit([widths[index] for index in order], [index in fixed for index in order], round(sum(widths) * scale))
    place = {index: position for position, index in enumerate(order)}
    for row in list(table.iterchildren(w("tr"))):
        if is_tag_row(row):
            span_whole(row, kept)
            continue
        cells = []
        for cell, start, span in list(grid_cells(row)):
            positions = sorted(place[index] for index in range(start, start + span) if index in place)
            row.remove(cell)
            if positions:
                cells.append((positions[0], cell, len(positions)))
        for position, cell, span in sorted(cells, key=lambda item: item[0]):
            row.append(cell)
            set_cell(cell, span, sum(kept[position : position + span]))
    grid = table.find(w("tblGrid"))
    if grid is not None:
        for column in list(grid):
            grid.remove(column)
        for width in kept:
            column = grid.makeelement(w("gridCol"), {w("w"): str(width)})
            grid.append(column)
    whole = table.find(f"{w('tblPr')}/{w('tblW')}")
    if whole is not None and whole.get(w("type")) == "dxa":
        whole.set(w("w"), str(sum(kept)))


def fit(widths: Sequence[int], fixed: Sequence[bool], total: int) -> list[int]:
    """Return widths scaled to a total; fixed columns keep theirs, the rest share what is left."""
    kept = sum(width for width, is_fixed in zip(widths, fixed, strict=True) if is_fixed)
    free = sum(widths) - kept
    if free <= 0 or total <= kept:
        return list(widths)
    fitted = [
        width if is_fixed else width * (total - kept) // free for width, is_fixed in zip(widths, fixed, strict=True)
    ]
    fitted[max(range(len(fitted)), key=fitted.__getitem__)] += total - sum(fitted)
    return fitted


def keep_centred(root: _Element, section: _Element | None, table: _Element, gained: int) -> None:
    """Keep lines that are drawn by equal indents on both sides as long as they were, when a section changes width.

    What stands in other sections, or in the cells of the table of tasks, does not move.
    """
    if not gained:
        return
    inside: list[_Element] = []
    for element in root.iter(w("ind"), w("sectPr")):
        if element is section:
            break
        if element.tag == w("sectPr"):
            inside.clear()  # the section that ends here is another
        else:
            inside.append(element)
    for indent in inside:
        left = as_number(indent.get(w("left")))
        if left and left == as_number(indent.get(w("right"))) and table not in indent.iterancestors():
            side = str(max(0, left + gained // 2))
            indent.set(w("left"), side)
            indent.set(w("right"), side)


def set_cell(cell: _Element, span: int, width: int) -> None:
    """Set a cell's span and width."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        return
    spanned = properties.find(w("gridSpan"))
    if spanned is not None:
        if span == 1:
            properties.remove(spanned)
        else:
            spanned.set(w("val"), str(span))
    measure = properties.find(w("tcW"))
    if measure is not None:
        measure.set(w("w"), str(width))
        measure.set(w("type"), "dxa")


def section_of(root: _Element, table: _Element) -> _Element | None:
    """Return the properties of the section a table stands in: the first that end behind it."""
    behind = False
    for element in root.iter(w("tbl"), w("sectPr")):
        behind = behind or element is table
        if behind and element.tag == w("sectPr"):
            return element
    return None


def text_width(section: _Element | None) -> int:
    """Return the width between the margins in twips, 0 where the section does not say."""
    if section is None:
        return 0
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return 0
    return as_number(size.get(w("w"))) - as_number(margins.get(w("left"))) - as_number(margins.get(w("right")))


def turn_paper(section: _Element | None, *, landscape: bool) -> None:
    """Lay a section's paper the way that is asked; its margins stay on their sides."""
    size = None if section is None else section.find(w("pgSz"))
    if size is None:
        return
    short, long = sorted((as_number(size.get(w("w"))), as_number(size.get(w("h")))))
    size.set(w("w"), str(long if landscape else short))
    size.set(w("h"), str(short if landscape else long))
    if landscape:
        size.set(w("orient"), "landscape")
    else:
        size.attrib.pop(w("orient"), "")

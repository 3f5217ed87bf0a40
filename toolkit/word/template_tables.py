"""The tables of tasks in the shipped templates: that of the appendix and that of a letter.

What a clerk sees in Word: a header row, a row for sections, one for programmes, one for tasks, each between
rows that hold the loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.word.template_elements import row, table, tag_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from toolkit.decree30.appendix import Table
    from toolkit.decree30.units import Mm

# How each column of the table is set, and what its cells name; the order is the template's.
COLUMNS: Final[Sequence[tuple[str, str]]] = (
    ("ordinal", "TableNumber"),
    ("content", "TableText"),
    ("deliverable", "TableLeft"),
    ("lead_agencies", "TableCentred"),
    ("coordinating_agencies", "TableCentred"),
    ("schedule", "TableCentred"),
    ("funding", "TableCentred"),
    ("monitoring", "TableLeft"),
    ("note", "TableLeft"),
)
# A letter goes to the agency that leads, so its table does not name it.
LETTER_FIELDS: Final = frozenset({"ordinal", "content", "coordinating_agencies", "schedule"})
LETTER_COLUMNS: Final = tuple((field, style) for field, style in COLUMNS if field in LETTER_FIELDS)

LOOK: Final = (
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
    'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)


def task_table(rules: Table, width: Mm) -> str:
    """Return the appendix's table: heading row, then the loop over sections, programmes and tasks."""
    headings = (
        ("section", "TableSectionNumber", "TableSection"),
        ("programme", "TableProgrammeNumber", "TableProgramme"),
    )
    return looped_table(COLUMNS, headings, rules.column_widths([field for field, _ in COLUMNS], width))


def letter_table(rules: Table, width: Mm) -> str:
    """Return the table of a letter: heading row, then the loop over sections and tasks."""
    widths = rules.column_widths([field for field, _ in LETTER_COLUMNS], width, in_letter=True)
    return looped_table(LETTER_COLUMNS, (("section", "TableSectionNumber", "TableSection"),), widths)


def looped_table(
    columns: Sequence[tuple[str, str]], headings: Sequence[tuple[str, str, str]], widths: Sequence[int]
) -> str:
    """Return a table of `rows`.

    Args:
        columns: Field and style of each column.
        headings: Kinds of rows that print only number and content, with the styles of the two.
        widths: Of the columns, in twips.
    """
    titles = [("TableHeading", f"columns.{field}") for field, _ in columns]
    branches = []
    for number, (kind, number_style, text_style) in enumerate(headings):
        branches.append(tag_row(widths, f"{{%tr {'elif' if number else 'if'} row.kind == '{kind}' %}}"))
        branches.append(row(widths, heading_cells(columns, number_style, text_style)))
    return table(
        "TaskTable",
        widths,
        (
            row(widths, titles, "<w:cantSplit/><w:tblHeader/>"),
            tag_row(widths, "{%tr for row in rows %}"),
            *branches,
            tag_row(widths, "{%tr else %}"),
            row(widths, [(style, f"row.{field}") for field, style in columns]),
            tag_row(widths, "{%tr endif %}"),
            tag_row(widths, "{%tr endfor %}"),
        ),
        LOOK,
    )


def heading_cells(columns: Sequence[tuple[str, str]], number_style: str, text_style: str) -> Iterator[tuple[str, str]]:
    """Yield style and value of the cells of a section's or programme's row: only number and content."""
    for field, _ in columns:
        yield (
            number_style if field == "ordinal" else text_style,
            f"row.{field}" if field in {"ordinal", "content"} else "",
        )

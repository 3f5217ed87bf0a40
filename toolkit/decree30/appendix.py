"""The types of the rules of an appendix (phụ lục), of its table and of the table that compares two drafts.

rules.yaml has the same keys.
"""

# No "from __future__ import annotations": the loader reads the annotations, so their types must be there.
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.decree30.presentation import (
    Alignment,
    LineWeight,
    Margins,
    Numerals,
    Orientation,
    Slant,
    Spacing,
    Weight,
)
from toolkit.decree30.sources import Source
from toolkit.decree30.units import Measure, Mm, Pt


@dataclass(frozen=True, slots=True)
class AppendixOrientation:
    """How the paper of an appendix lies; never a fault of a document."""

    source: Source
    default: Orientation


@dataclass(frozen=True, slots=True)
class AppendixNumbering:
    """When appendices are numbered, and how their pages are counted.

    Attributes:
        numerals: What counts the appendices.
        numbered_from: How many appendices a document has, at least, when they are numbered.
        pages_on_their_own: Whether each appendix begins its pages at 1.
        reference_in_main_text: Whether the document's own text must point to its appendix.
    """

    source: Source
    numerals: Numerals
    numbered_from: int
    pages_on_their_own: bool
    reference_in_main_text: bool


@dataclass(frozen=True, slots=True)
class AppendixIssue:
    """Whether the reference line is filled in and the file signed on its own, for one way of issuing."""

    source: Source
    reference_filled: bool
    signed: bool | None = None


@dataclass(frozen=True, slots=True)
class AppendixHead:
    """What stands above an appendix."""

    source: Source
    head_block: bool


@dataclass(frozen=True, slots=True)
class CellPadding:
    """The space between a cell's border and its text."""

    source: Source
    top: Mm
    bottom: Mm
    left: Mm
    right: Mm


@dataclass(frozen=True, slots=True)
class TableRows:
    """How the rows of the table look and where they may break."""

    source: Source
    heading_weight: Weight
    heading_alignment: Alignment
    section_weight: Weight
    programme_weight: Weight
    task_weight: Weight
    slant: Slant
    heading_repeated: bool
    torn_across_pages: bool


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the table: a width of its own, or a share of what such columns leave."""

    alignment: Alignment
    width: Mm | None = None
    share: int | None = None


def shared_widths(columns: Mapping[str, TableColumn], total: Mm) -> tuple[int, ...]:
    """Return the widths in twips of columns that together are `total`.

    Args:
        columns: By the field they print, in their order.
        total: Of the table.

    Raises:
        ValueError: No column shares the width, or nothing is left to share.
    """
    left = total.twips - sum(column.width.twips for column in columns.values() if column.width)
    shares = sum(column.share or 0 for column in columns.values())
    if not shares or left <= 0:
        raise ValueError(f"{total} cannot be shared among {', '.join(columns)}")
    widths = []
    for column in columns.values():
        if column.width:
            widths.append(column.width.twips)
        else:
            # What rounding leaves goes on to the next column, so that nothing is lost at the end.
            width = left * (column.share or 0) // shares
            widths.append(width)
            left -= width
            shares -= column.share or 0
    return tuple(widths)


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns a plan may print, by the field they print.

    Attributes:
        by_field: In the order a template has them.
        in_letters: Those that are otherwise in a letter, where the ordinal holds whole references ("IV.1.2").
    """

    source: Source
    by_field: Mapping[str, TableColumn]
    in_letters: Mapping[str, TableColumn]


@dataclass(frozen=True, slots=True)
class TableText:
    """The size of the letters in the table: all rows have one."""

    source: Source
    size: Measure[Pt]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of an appendix; the decree says nothing of tables, so every rule is a choice."""

    text: TableText
    rows: TableRows
    spacing: Spacing
    cell_padding: CellPadding
    borders: LineWeight
    columns: TableColumns

    def column_widths(self, fields: Sequence[str], total: Mm, *, in_letter: bool = False) -> tuple[int, ...]:
        """Return the widths in twips of the columns that print `fields`; together they are `total`.

        Args:
            fields: In the order of the columns.
            total: Of the table.
            in_letter: Whether the table is a letter's.

        Raises:
            KeyError: There is no such column.
            ValueError: No column shares the width, or nothing is left to share.
        """
        known = dict(self.columns.by_field) | (dict(self.columns.in_letters) if in_letter else {})
        return shared_widths({field: known[field] for field in fields}, total)


@dataclass(frozen=True, slots=True)
class AppendixRules:
    """Phụ lục: what `components["appendix_..."]` does not hold.

    Attributes:
        margins: When the paper lies across; upright, those of the page.
        issues: On paper, electronic in the document's own file, electronic in a file of its own.
    """

    orientation: AppendixOrientation
    margins: Margins
    numbering: AppendixNumbering
    head: AppendixHead
    issues: Mapping[str, AppendixIssue]
    table: Table


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """Bản so sánh, thuyết minh: what its table has that an appendix's has not; paper, letters and lines are the same.

    Attributes:
        torn_from: A row with a text of so many characters may go on on the next page; a shorter one stays whole.
        columns: By what they hold, in their order.
    """

    source: Source
    torn_from: int
    columns: Mapping[str, TableColumn]

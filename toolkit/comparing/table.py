"""The comparison table (bản so sánh, thuyết minh): old text, draft and explanation side by side, as a .docx.

What offices attach to a draft when they ask for opinions: words that go are struck, new words are in italics,
and the last column says why. What is known of a change is filled in there; the rest a person writes.
The looks are plain formatting, not tracked changes: the table is read and printed, not accepted.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.comparing.comparison import CLASS_NAMES, HEADINGS, NOISY, ChangeClass, Mark, UnitKind
from toolkit.decree30 import rules
from toolkit.decree30.appendix import shared_widths
from toolkit.decree30.text_width import text_width_mm
from toolkit.decree30.units import Mm
from toolkit.word.lean_package import lean_package
from toolkit.word.printing import FORBIDDEN, escape_text
from toolkit.word.style_sets import comparison_styles
from toolkit.word.styles import switch
from toolkit.word.template_elements import cell, equal_indents, paragraph, section, styled, table
from toolkit.word.template_tables import LOOK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.comparing.comparison import Change, Comparison, Entry, Piece, Side, Unit
    from toolkit.decree30.rulebook import Rulebook

TITLE: Final = "BẢN SO SÁNH, THUYẾT MINH"
ADDED: Final = "(Dòng mới)"
GONE: Final = "(Bãi bỏ)"
COLUMNS: Final = ("STT", "Nội dung cũ", "Nội dung dự thảo", "Thuyết minh")
NOTHING: Final = "Hai bản không có nội dung nào khác nhau phải nêu trong bảng."
OUTSIDE: Final = "Nội dung ngoài bảng nhiệm vụ"
LONGEST_NAME: Final = 60  # of a file, under a column's heading, which comes again on every page

PLAIN: Final = ""
BOLD: Final = f"<w:rPr>{switch('b', on=True)}</w:rPr>"
LIGHT: Final = f"<w:rPr>{switch('b', on=False)}</w:rPr>"
ITALIC: Final = f"<w:rPr>{switch('i', on=True)}</w:rPr>"
STRUCK: Final = "<w:rPr><w:strike/></w:rPr>"
LOOKS: Final[Mapping[Mark, str]] = {Mark.KEPT: PLAIN, Mark.DELETED: STRUCK, Mark.INSERTED: ITALIC}

# What is said of a change of which nothing else is known; of words that changed the words themselves say it.
KNOWN: Final = {
    ChangeClass.RENUMBERED: "đánh số lại",
    ChangeClass.PUNCTUATION: "chỉnh dấu câu, chữ hoa, khoảng trắng",
    ChangeClass.FORMAT: "thay đổi định dạng",
}

Run = tuple[str, str]  # text and look


def comparison_table(comparison: Comparison, *, everything: bool = False) -> bytes:
    """Return the table as a whole .docx, the same bytes each time.

    Args:
        comparison: What was found.
        everything: Rows that only have changes of the noisy classes are there too, not only counted.
    """
    measures = rules()
    margins = measures.appendix.margins
    paper = measures.page.paper
    width = Mm(paper.height.value - margins.left.chosen.value - margins.right.chosen.value)
    widths = shared_widths(measures.comparison_table.columns, width)
    rows = _Rows(comparison, widths, measures.comparison_table.torn_from, everything=everything)
    body = (
        _head(comparison, measures, width),
        table("ComparisonTable", widths, (_heading_row(comparison, widths), *rows), LOOK),
        paragraph("BodyText", _folded_line(rows.folded)),
        section(paper.height, paper.width, margins, measures.page.edge_distances, measures.page.numbering.start),
    )
    title = f"Bản so sánh, thuyết minh: {' '.join(_subject(comparison))}"
    return lean_package("".join(body), comparison_styles(measures), FORBIDDEN.sub("", title))


# ---- what stands above the table


def _head(comparison: Comparison, measures: Rulebook, width: Mm) -> str:
    lines = _subject(comparison)
    size = measures.components["subject"].size
    rule = measures.components["subject"].rule_line
    assert size is not None  # noqa: S101  the decree gives both
    assert rule is not None  # noqa: S101
    assert rule.share_of_text is not None  # noqa: S101
    longest = max(text_width_mm(line, size.chosen.value) for line in lines)
    length = Mm(min(longest, width.value) * rule.share_of_text.chosen)
    legend = (
        ("(Chữ in nghiêng là nội dung mới, ", PLAIN),
        ("chữ gạch ngang", STRUCK),
        (" là nội dung bỏ)", PLAIN),
    )
    return "".join(
        (
            paragraph("DocumentType", TITLE),
            *_paragraphs("Subject", [("\n".join(lines), PLAIN)]),
            paragraph("SubjectRule", "", equal_indents(length, width)),
            *_paragraphs("TableLegend", legend),
        )
    )


def _subject(comparison: Comparison) -> tuple[str, str]:
    """Return what the table is of, on two lines."""
    names = (side.title or _base_name(side.name) for side in (comparison.old, comparison.new))
    old, new = (" ".join(name.split()) for name in names)
    return f"Dự thảo {new}", "so với bản trước" if old == new else f"so với {old}"


def _heading_row(comparison: Comparison, widths: Sequence[int]) -> str:
    under = ("", *_draft_names(comparison), "")
    cells = (
        cell(width, paragraph("TableHeading", heading) + "".join(_paragraphs("TableHeading", [(name, LIGHT)], "")))
        for width, heading, name in zip(widths, COLUMNS, under, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _draft_names(comparison: Comparison) -> tuple[str, str]:
    """Return what tells the two drafts apart, in the fewest words: their years, or else their files."""
    old, new = comparison.old, comparison.new
    if old.year and new.year and old.year != new.year:
        return f"(năm {old.year})", f"(năm {new.year})"
    names = _base_name(old.name), _base_name(new.name)
    if names[0] == names[1]:
        return "", ""
    first, second = (f"({name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + '…'})" for name in names)
    return first, second


def _base_name(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _folded_line(folded: Counter[ChangeClass | None]) -> str:
    """Return what is said of the rows left out; None counts the rows, the classes how many have one of them."""
    if not folded[None]:
        return ""
    classes = ", ".join(f"{CLASS_NAMES[kind]} ({folded[kind]})" for kind in ChangeClass if folded[kind])
    return f"Ngoài ra, {folded[None]} nội dung chỉ có thay đổi nhỏ, không nêu trong bảng: {classes}."


# ---- the rows


class _Heading(NamedTuple):
    """A heading that rows may stand under, by the number of its entry."""

    number: int
    text: str


class _Rows:
    """The rows of the table; once they have been gone through, `folded` knows what was left out."""

    def __init__(self, comparison: Comparison, widths: Sequence[int], torn_from: int, *, everything: bool) -> None:
        self.comparison = comparison
        self.widths = widths
        self.torn_from = torn_from
        self.everything = everything
        self.folded: Counter[ChangeClass | None] = Counter()
        self.depths = {id(unit): depth for side in (comparison.old, comparison.new) for unit, depth in _depths(side)}
        self.path: tuple[_Heading, ...] = ()  # the headings a reader has seen last

    def __iter__(self) -> Iterator[str]:
        number = 0
        open_headings: list[_Heading] = []
        for index, entry in enumerate(self.comparison.entries):
            unit = entry.unit
            depth = self.depths.get(id(unit), 0)
            above = tuple(open_headings[:depth])
            if unit.kind in HEADINGS:
                open_headings[depth:] = [_Heading(index, _heading_text(unit))]
            if not self.shows(entry):
                continue
            yield from self.headings(above, unit)
            number += 1
            yield self.row(number, entry)
            self.path = tuple(open_headings) if unit.kind in HEADINGS else above
        if not number:
            yield self.wide_row("TableCentred", NOTHING)

    def shows(self, entry: Entry) -> bool:
        """Tell whether an entry has a row; count it where it is folded."""
        kinds = {change.kind for change in entry.changes}
        if not kinds or self.everything or kinds - NOISY:
            return bool(kinds)
        self.folded.update((None, *kinds))
        return False

    def headings(self, above: tuple[_Heading, ...], unit: Unit) -> Iterator[str]:
        """Yield the headings between the last row and one under `above`."""
        if above == self.path:
            return
        common = sum(1 for one, other in zip(above, self.path, strict=False) if one == other)
        if above[common:]:
            for heading in above[common:]:
                yield self.wide_row("TableSection", heading.text)
        elif above:  # back from a programme to its section
            yield self.wide_row("TableSection", f"{above[-1].text} (tiếp theo)")
        elif unit.kind not in HEADINGS:
            yield self.wide_row("TableSection", OUTSIDE)

    def wide_row(self, style: str, text: str) -> str:
        """Return a row of one cell over all columns, which stays on its page."""
        span = f'<w:gridSpan w:val="{len(self.widths)}"/>'
        inner = "".join(_paragraphs(style, [(text, PLAIN)]))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell(sum(self.widths), inner, span)}</w:tr>"

    def row(self, number: int, entry: Entry) -> str:
        """Return the row of an entry."""
        old, new = entry.old, entry.new
        style = "TableSection" if entry.unit.kind in HEADINGS else "TableText"
        contents = (
            f'<w:p><w:pPr><w:pStyle w:val="TableNumber"/></w:pPr><w:r><w:t>{number}</w:t></w:r></w:p>',
            paragraph("TableCentred", ADDED)
            if old is None
            else self.text(style, old, self.comparison.old, entry, Mark.DELETED),
            paragraph("TableCentred", GONE)
            if new is None
            else self.text(style, new, self.comparison.new, entry, Mark.INSERTED),
            "".join(self.explanation(entry)) or paragraph("TableLeft", ""),
        )
        longest = max(sum(map(len, unit.texts.values())) for unit in (old, new) if unit)
        whole = "" if longest >= self.torn_from else "<w:trPr><w:cantSplit/></w:trPr>"
        return f"<w:tr>{whole}{''.join(map(cell, self.widths, contents))}</w:tr>"

    def text(self, style: str, unit: Unit, side: Side, entry: Entry, mark: Mark) -> str:
        """Return what a cell says of a unit; `mark` is that of the words only this side has."""
        runs = [(f"{_name(unit)} ", BOLD)] if _name(unit) else []
        if entry.old is None or entry.new is None:
            return "".join(_whole(style, runs, unit, side, LOOKS[mark]))
        changed = {change.field: change for change in reversed(entry.changes) if change.before != change.after}
        if unit.kind is UnitKind.ROW:
            cells = [_runs(changed.pop(field, None), text, mark) for field, text in unit.texts.items()]
            runs += [run for inner in cells for run in ((" | ", PLAIN), *inner)][1:]
        else:
            runs += _runs(changed.pop("content", None), unit.content, mark)
        lines = [*_paragraphs(style, runs)]
        for change in reversed(changed.values()):
            runs = [(f"{change.field_name or side.fields.get(change.field, change.field)}: ", PLAIN)]
            lines += _paragraphs("TableText", [*runs, *_runs(change, "", mark)])
        return "".join(lines)

    def explanation(self, entry: Entry) -> Iterator[str]:
        """Yield a paragraph for each thing that is known of an entry's changes."""
        said: dict[str, None] = {}  # once: a year that moved moved in every field
        for change in entry.changes:
            words = change.note or self.known(change, entry)
            if change.note and change.field not in {"", "content"}:
                words = f"{change.field_name or change.field}: {words}"
            if words:
                said[f"{words[0].upper()}{words[1:].rstrip('.')}."] = None
        for words in said:
            yield from _paragraphs("TableLeft", [(words, PLAIN)])

    def known(self, change: Change, entry: Entry) -> str:
        """Return what the class alone tells of a change."""
        old, new = entry.old, entry.new
        if change.kind is ChangeClass.MOVED:
            references = [unit.reference for unit in (old, new) if unit and unit.reference]
            return f"chuyển từ {' sang '.join(references)}" if len(references) > 1 else "chuyển chỗ"
        if change.kind is ChangeClass.YEAR_ROLLED:
            years = (self.comparison.old.year, self.comparison.new.year)
            return f"chuyển năm {years[0]} sang năm {years[1]}" if all(years) and years[0] != years[1] else "chuyển năm"
        return KNOWN.get(change.kind, "")


def _depths(side: Side) -> Iterator[tuple[Unit, int]]:
    """Yield each unit with the number of headings above it."""
    depths: list[int] = []
    for index, unit in enumerate(side.units):
        # A heading stands before what is under it.
        depths.append(depths[unit.parent] + 1 if 0 <= unit.parent < index else 0)
        yield unit, depths[index]


def _name(unit: Unit) -> str:
    """Return how a unit's text begins, so that people can speak of it: "IV.1.2." or "Căn cứ thứ 2:"."""
    if unit.reference:
        return f"{unit.reference}."
    return f"{unit.label[0].upper()}{unit.label[1:]}:" if unit.label else ""


def _heading_text(unit: Unit) -> str:
    return " ".join(f"{_name(unit)} {unit.content}".split())


def _whole(style: str, runs: list[Run], unit: Unit, side: Side, look: str) -> Iterator[str]:
    """Yield all that a unit says, in one look, each field behind the first on a line of its own."""
    if unit.kind is UnitKind.ROW:
        yield from _paragraphs(style, [*runs, (" | ".join(unit.texts.values()), look)])
        return
    yield from _paragraphs(style, [*runs, (unit.content, look)])
    first = next(iter(unit.texts), "")
    for field, text in unit.texts.items():
        if field != ("content" if "content" in unit.texts else first):
            yield from _paragraphs("TableText", [(f"{side.fields.get(field, field)}: ", PLAIN), (text, look)])


def _runs(change: Change | None, text: str, mark: Mark) -> list[Run]:
    """Return a text with the words marked that only its side has; the text as it is where nothing changed."""
    if change is None:
        return [(text, PLAIN)]
    if not change.pieces:
        return [(change.before if mark is Mark.DELETED else change.after, LOOKS[mark])]
    return [(piece.text, LOOKS[piece.mark]) for piece in change.pieces if _is_of(piece, mark)]


def _is_of(piece: Piece, mark: Mark) -> bool:
    return piece.mark is mark or piece.mark is Mark.KEPT


def _paragraphs(style: str, runs: Iterable[Run], empty: str | None = None) -> Iterator[str]:
    """Yield the paragraphs of some runs; a line feed begins the next one.

    Args:
        style: Of them all.
        runs: Texts from anywhere: what XML forbids is dropped.
        empty: What to yield where there are no words; None: an empty paragraph.
    """
    xml = ""
    words = False
    for text, look in runs:
        clean = text if text.isprintable() else FORBIDDEN.sub("", text)
        for number, line in enumerate(clean.split("\n")):
            if number:
                yield styled(style, xml)
                xml = ""
            if line:
                xml += f'<w:r>{look}<w:t xml:space="preserve">{escape_text(line)}</w:t></w:r>'
                words = True
    if words or empty is None:
        yield styled(style, xml)

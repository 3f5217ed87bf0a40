"""The blocks the shipped templates share: head, subject, body, addressees, signature, appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.decree30.text_width import text_width_mm
from toolkit.decree30.units import Mm
from toolkit.word.style_sets import SMALL
from toolkit.word.template_elements import (
    cell,
    each,
    equal_indents,
    line_paragraph,
    one_of,
    paragraph,
    runs_paragraph,
    section,
    table,
    when,
)
from toolkit.word.template_tables import task_table

if TYPE_CHECKING:
    from toolkit.decree30.rulebook import Rulebook
    from toolkit.decree30.units import Pt


def upright_width(rules: Rulebook) -> Mm:
    """Return the width of the text on upright paper."""
    margins = rules.page.margins
    return Mm(rules.page.paper.width.value - margins.left.chosen.value - margins.right.chosen.value)


def head_block(rules: Rulebook, under_number: str = "") -> str:
    """Return the head: issuing agency and number beside national title and date.

    Args:
        rules: The measures.
        under_number: Paragraphs under the number: a letter's subject.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.1 to II.5; IV.
    """
    block = rules.head_block
    left, right = block.left, block.right
    agency = (
        when("header.supervising_agency", line_paragraph("SupervisingAgency", "header.supervising_agency"))
        + each("line", "header.issuing_agency", line_paragraph("IssuingAgency", "line"))
        + rule_line(rules, "RuleLine", "header.rule", Mm(left.value - block.between.value))
    )
    usual, small = rules.sizes_together.sets
    nation = in_either_size(nation_lines(rules, small["motto"], SMALL), nation_lines(rules, usual["motto"]))
    number, date = (
        in_either_size(runs_paragraph(f"{style}{SMALL}", name), runs_paragraph(style, name))
        for style, name in (("NumberAndSymbol", "header.number_and_symbol"), ("PlaceAndDate", "header.place_and_date"))
    )
    return side_by_side((left, right), (agency, nation), (number + under_number, date), between=block.between)


def in_either_size(small: str, usual: str) -> str:
    """Return what a head has in the smaller set of sizes, for a long date line, and in the usual one."""
    return one_of([("header.small", small), ("", usual)])


def nation_lines(rules: Rulebook, motto: Pt, suffix: str = "") -> str:
    """Return national title and motto with its line, which is as long as its text (Annex I, II.1(b)).

    Args:
        rules: The measures.
        motto: The motto's size.
        suffix: Of the styles' ids.
    """
    length = Mm(text_width_mm(rules.components["motto"].text, motto.value))
    return (
        paragraph(f"NationalTitle{suffix}", "{{ header.national_title }}")
        + paragraph(f"Motto{suffix}", "{{ header.motto }}")
        + paragraph("RuleLine", "", equal_indents(length, rules.head_block.right))
    )


def rule_line(rules: Rulebook, style: str, name: str, width: Mm) -> str:
    """Return a line under a text that is known only when a document is made.

    Word cannot compute a length, so there is a paragraph for each; the value names the one to print.
    """
    return one_of(
        (f"{name} == {length.value:g}", paragraph(style, "", equal_indents(length, width)))
        for length in rules.rule_lines.lengths
    )


def side_by_side(columns: tuple[Mm, Mm], *rows: tuple[str, str], between: Mm) -> str:
    """Return texts side by side: a table without lines, no row of it torn across pages.

    Args:
        columns: Width of the left and of the right one.
        rows: What stands on the left and on the right.
        between: What the left column keeps free on its right.
    """
    left, right = (column.twips for column in columns)
    kept_free = f'<w:tcMar><w:right w:w="{between.twips}" w:type="dxa"/></w:tcMar>'
    built = (
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell(left, first, kept_free)}{cell(right, second)}</w:tr>"
        for first, second in rows
    )
    return table("LayoutTable", (left, right), built)


def plan_title(rules: Rulebook) -> str:
    """Return type and subject with its line, then the legal bases, if there are any."""
    return (
        paragraph("DocumentType", "{{ document_type }}")
        + runs_paragraph("Subject", "subject")
        + rule_line(rules, "SubjectRule", "subject_rule", upright_width(rules))
        + each("basis", "legal_bases", runs_paragraph("LegalBasis", "basis.runs"))
    )


def addressees() -> str:
    """Return "Kính gửi": one addressee on the label's line, several each on a line of their own."""
    several = paragraph("AddresseesLabel", "{{ addressees.label }}") + each(
        "line", "addressees.lines", line_paragraph("AddresseeLine", "line")
    )
    single = paragraph("Addressee", "{{ addressees.label }} {{ addressees.single }}")
    return one_of([("addressees.single", single), ("", several)])


def letter_opening() -> str:
    """Return the first paragraphs of a letter; the last goes with the table, if one follows."""
    return each(
        "item",
        "opening",
        one_of(
            [
                ("loop.last and rows", runs_paragraph("BodyLeadIn", "item.runs")),
                ("", runs_paragraph("BodyText", "item.runs")),
            ]
        ),
    )


def body(*titles: tuple[str, str]) -> str:
    """Return the body's paragraphs.

    Args:
        titles: Levels that have a style of their own, and the style; every other is running text.
    """
    levels = [(f"item.level == '{level}'", runs_paragraph(style, "item.runs")) for level, style in titles]
    return each("item", "body", one_of([*levels, ("", runs_paragraph("BodyText", "item.runs"))]))


def closing_and_signature(rules: Rulebook) -> str:
    """Return the last sentence, the recipients and the signature, all on one page."""
    block = rules.signature_block
    recipients = paragraph("RecipientsLabel", "{{ recipients.label }}") + each(
        "line", "recipients.lines", line_paragraph("Recipient", "line")
    )
    signature = each("line", "signature.authority", line_paragraph("Authority", "line")) + runs_paragraph(
        "SignerName", "signature.full_name"
    )
    return runs_paragraph("BodyClosing", "closing") + side_by_side(
        (block.recipients, block.signature), (recipients, signature), between=rules.head_block.between
    )


def upright_section(rules: Rulebook) -> str:
    """Return the section of the document itself."""
    paper, page = rules.page.paper, rules.page
    return section(paper.width, paper.height, page.margins, page.edge_distances, page.numbering.start)


def appendix(rules: Rulebook, begins: str = "") -> str:
    """Return an appendix: label, title, reference line, table, end mark, its section.

    Args:
        rules: The measures.
        begins: How its section begins, where another stands before it.
    """
    paper, margins = rules.page.paper, rules.appendix.margins
    # Text between the margins, the paper lying across.
    width = Mm(paper.height.value - margins.left.chosen.value - margins.right.chosen.value)
    line = rules.components["appendix_reference"].rule_line
    length = line.length.chosen if line and line.length else width
    return "".join(
        (
            paragraph("AppendixLabel", "{{ appendix.label }}"),
            line_paragraph("AppendixTitle", "appendix.title"),
            line_paragraph("AppendixReference", "appendix.reference"),
            paragraph("AppendixRule", "", equal_indents(length, width)),
            task_table(rules.appendix.table, width),
            paragraph("EndMark", "{{ appendix.end_mark }}"),
            section(paper.height, paper.width, margins, rules.page.edge_distances, rules.page.numbering.start, begins),
        )
    )

"""Which styles each document made here has: one for each part of its document, all from the decree's measures.

A package holds only the styles it uses, named for the people who will see them in Word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from toolkit.decree30.presentation import Alignment
from toolkit.decree30.units import TWIPS_PER_POINT, Mm, Pt
from toolkit.word.styles import (
    ParagraphStyle,
    comparison_table_style,
    layout_table_style,
    styles_part,
    task_table_style,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.decree30.presentation import Component
    from toolkit.decree30.rulebook import Rulebook

HAIRLINE: Final = Pt(1)  # the height of a paragraph that must be there and show nothing
SMALL: Final = "Small"  # ends the ids of the head's styles in the smaller of the two sets of sizes
ASCENT: Final = 0.891  # of Times New Roman, in its size: how far under a line's top its letters stand


def appendix_styles(rules: Rulebook) -> str:
    """Return the styles part of an appendix's template."""
    return styles_part(
        rules,
        (page_number(rules), *appendix_head(rules), *table_text(rules), *table_programmes(rules), *end_mark()),
        (task_table_style(rules),),
    )


def plan_styles(rules: Rulebook) -> str:
    """Return the styles part of a plan's template: the plan's and its appendix's."""
    styles = (
        *(page_number(rules), *head(rules), *plan_title(rules), *body_levels(rules), *body_text(rules)),
        *(*signature(rules), section_end()),
        *(*appendix_head(rules), *table_text(rules), *table_programmes(rules), *end_mark()),
    )
    return styles_part(rules, styles, (layout_table_style(), task_table_style(rules)))


def letter_styles(rules: Rulebook) -> str:
    """Return the styles part of a letter's template."""
    unused = {"TableLeft"}  # of the columns a letter has none is set so
    styles = (
        *(page_number(rules), *head(rules), *letter_head(rules), *body_clause(rules), *body_text(rules)),
        lead_in(rules),
        *(style for style in table_text(rules) if style.id not in unused),
        *(*signature(rules), section_end()),
    )
    return styles_part(rules, styles, (layout_table_style(), task_table_style(rules)))


def comparison_styles(rules: Rulebook) -> str:
    """Return the styles part of a table that compares two drafts."""
    used = {"RuleLine", "Subject", "SubjectRule", "TableCentred", "TableNumber", "TableHeading", "TableText"}
    used |= {"TableLeft", "TableSection"}
    kind = component_style("DocumentType", "Tên loại văn bản", rules.components["document_type"])
    note = component_style("TableLegend", "Bảng - chú dẫn", rules.components["appendix_reference"])
    styles = (
        *(page_number(rules), replace(kind, before=None, keep_next=True), note),
        *(style for style in (*head(rules), *plan_title(rules), *table_text(rules)) if style.id in used),
        flowing(rules, "BodyText", "Nội dung - đoạn văn"),
    )
    return styles_part(rules, styles, (comparison_table_style(rules),))


# ---- the parts of documents


def page_number(rules: Rulebook) -> ParagraphStyle:
    """Return the style of the page's header."""
    number = rules.components["page_number"]
    return ParagraphStyle("Header", "header", size=chosen(number.size), alignment=number.alignment, built_in=True)


def head(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of the head block: issuing agency, number, national title, date, rule lines."""
    components, lines = rules.components, rules.rule_lines
    yield component_style("SupervisingAgency", "Tên cơ quan chủ quản", components["supervising_agency"])
    yield component_style("IssuingAgency", "Tên cơ quan ban hành", components["issuing_agency"])
    # Of the national title the decree says no alignment: it stands over the motto, and that is centred.
    title = component_style("NationalTitle", "Quốc hiệu", components["national_title"])
    yield replace(title, alignment=Alignment.CENTER)
    yield component_style("Motto", "Tiêu ngữ", components["motto"])
    yield ParagraphStyle(
        "RuleLine",
        "Kẻ ngang",
        size=lines.height,
        before=lines.gap.chosen,
        line=lines.height,
        rule_above=lines.weight,
    )
    number = component_style("NumberAndSymbol", "Số và ký hiệu", components["number_and_symbol"])
    date = component_style("PlaceAndDate", "Địa danh và thời gian", components["place_and_date"])
    yield replace(number, before=lowered(number.before, number.size, date.size))
    yield replace(date, before=number.before)
    small = rules.sizes_together.sets[1]
    yield ParagraphStyle(f"NationalTitle{SMALL}", "Quốc hiệu - cỡ nhỏ", "NationalTitle", size=small["national_title"])
    yield ParagraphStyle(f"Motto{SMALL}", "Tiêu ngữ - cỡ nhỏ", "Motto", size=small["motto"])
    beside = lowered(number.before, number.size, small["place_and_date"])
    yield ParagraphStyle(f"NumberAndSymbol{SMALL}", "Số và ký hiệu - cỡ nhỏ", "NumberAndSymbol", before=beside)
    size = small["place_and_date"]
    yield ParagraphStyle(f"PlaceAndDate{SMALL}", "Địa danh và thời gian - cỡ nhỏ", "PlaceAndDate", size=size)


def plan_title(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of type, subject and legal bases."""
    components = rules.components
    subject = components["subject"]
    yield replace(component_style("DocumentType", "Tên loại văn bản", components["document_type"]), keep_next=True)
    yield replace(component_style("Subject", "Trích yếu", subject), after=None, keep_next=True)
    after = chosen(subject.spacing and subject.spacing.after)
    yield ParagraphStyle("SubjectRule", "Trích yếu - kẻ ngang", "RuleLine", after=after, keep_next=True)
    yield replace(flowing(rules, "LegalBasis", "Căn cứ"), slant=components["legal_bases"].slant)


def letter_head(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of a letter's subject and addressees."""
    components, block = rules.components, rules.addressee_block
    addressees = components["addressees"]
    yield component_style("LetterSubject", "Trích yếu công văn", components["letter_subject"])
    single = component_style("Addressee", "Kính gửi", addressees)
    yield replace(single, alignment=Alignment.CENTER)
    label = component_style("AddresseesLabel", "Kính gửi - nhiều nơi", addressees)
    yield replace(label, after=None, left=block.label_indent, keep_next=True)
    line = component_style("AddresseeLine", "Kính gửi - từng nơi", addressees)
    yield replace(
        line,
        before=None,
        left=Mm(block.line_indent.value + block.hanging.value),
        first_line=Mm(-block.hanging.value),
        together=True,
    )


def body_levels(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of a body's sections and clauses."""
    section = next(level for level in rules.body_levels.without_articles if level.name == "Mục")
    yield replace(flowing(rules, "BodySection", "Nội dung - mục"), weight=section.weight, keep_next=True)
    yield from body_clause(rules)


def body_clause(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the style of a clause's title."""
    clause = next(level for level in rules.body_levels.without_articles if level.name == "Khoản")
    weight = clause.title.weight if clause.title else clause.weight
    yield replace(flowing(rules, "BodyClause", "Nội dung - khoản"), weight=weight, keep_next=True)


def body_text(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of the body's paragraphs and of its last sentence, which the signature goes with."""
    after = rules.signature_block.before.chosen
    yield flowing(rules, "BodyText", "Nội dung - đoạn văn")
    yield ParagraphStyle("BodyClosing", "Nội dung - câu cuối", "BodyText", after=after, keep_next=True, keep_lines=True)


def lead_in(rules: Rulebook) -> ParagraphStyle:
    """Return the style of the words that lead into a table."""
    paragraphs = rules.components["body"].paragraphs
    space = chosen(paragraphs and paragraphs.space_between)
    return ParagraphStyle("BodyLeadIn", "Nội dung - câu dẫn vào bảng", "BodyText", after=space, keep_next=True)


def signature(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of recipients and signature; they keep their row with what ends the section."""
    components, block = rules.components, rules.signature_block
    label = component_style("RecipientsLabel", "Nơi nhận", components["recipients_label"])
    authority = component_style("Authority", "Quyền hạn và chức vụ người ký", components["authority_and_position"])
    yield replace(label, before=lowered(None, label.size, authority.size), keep_next=True)
    line = component_style("Recipient", "Nơi nhận - từng nơi", components["recipients"])
    yield replace(line, alignment=Alignment.LEFT, keep_next=True)
    yield replace(authority, keep_next=True)
    name = component_style("SignerName", "Họ tên người ký", components["signer_name"])
    yield replace(name, before=Pt(block.room.chosen.twips / TWIPS_PER_POINT), keep_next=True)


def section_end() -> ParagraphStyle:
    """Return the style of the paragraph that ends a section behind a table: Word wants one, nobody should see it."""
    return ParagraphStyle("SectionEnd", "Hết phần", size=HAIRLINE, line=HAIRLINE)


def appendix_head(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of what stands above an appendix's table."""
    components = rules.components
    reference = components["appendix_reference"]
    rule_line, gap = reference.rule_line, reference.spacing
    yield component_style("AppendixLabel", "Phụ lục - nhãn", components["appendix_label"])
    yield component_style("AppendixTitle", "Phụ lục - tên", components["appendix_title"])
    yield replace(component_style("AppendixReference", "Phụ lục - kèm theo", reference), before=None, after=None)
    yield ParagraphStyle(
        "AppendixRule",
        "Phụ lục - kẻ ngang",
        before=chosen(rule_line and rule_line.gap),
        after=chosen(gap and gap.after),
        rule_above=rules.rule_lines.weight,
    )


def table_text(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of a table of tasks: its cells, its headings, its sections."""
    table = rules.appendix.table
    yield ParagraphStyle(
        "TableText",
        "Bảng - nội dung",
        size=table.text.size.chosen,
        alignment=Alignment.JUSTIFY,
        before=chosen(table.spacing.before),
        after=chosen(table.spacing.after),
    )
    heading, section = table.rows.heading_weight, table.rows.section_weight
    yield ParagraphStyle("TableLeft", "Bảng - canh trái", "TableText", alignment=Alignment.LEFT)
    yield ParagraphStyle("TableCentred", "Bảng - canh giữa", "TableText", alignment=Alignment.CENTER)
    yield ParagraphStyle("TableNumber", "Bảng - số thứ tự", "TableCentred")
    yield ParagraphStyle("TableHeading", "Bảng - tiêu đề cột", "TableCentred", weight=heading, keep_next=True)
    yield ParagraphStyle("TableSection", "Bảng - mục", "TableText", weight=section, keep_next=True)
    yield ParagraphStyle("TableSectionNumber", "Bảng - số mục", "TableNumber", weight=section, keep_next=True)


def table_programmes(rules: Rulebook) -> Iterator[ParagraphStyle]:
    """Yield the styles of the rows of programmes, which only an appendix has."""
    weight = rules.appendix.table.rows.programme_weight
    yield ParagraphStyle("TableProgramme", "Bảng - chương trình", "TableText", weight=weight, keep_next=True)
    yield ParagraphStyle("TableProgrammeNumber", "Bảng - số chương trình", "TableNumber", weight=weight, keep_next=True)


def end_mark() -> Iterator[ParagraphStyle]:
    """Yield the style of the mark that closes an appendix."""
    yield ParagraphStyle("EndMark", "Dấu kết thúc", alignment=Alignment.CENTER)


# ---- from the rules to a style


def component_style(id: str, name: str, component: Component) -> ParagraphStyle:  # noqa: A002
    """Return the style of a part the decree describes; what the decree leaves open is the body's."""
    spacing = component.spacing
    return ParagraphStyle(
        id,
        name,
        size=chosen(component.size),
        weight=component.weight,
        slant=component.slant,
        alignment=component.alignment,
        before=chosen(spacing and spacing.before),
        after=chosen(spacing and spacing.after),
    )


def flowing(rules: Rulebook, id: str, name: str) -> ParagraphStyle:  # noqa: A002
    """Return the style of running text: both edges even, its first line indented, a space above (Annex I, II.6(e))."""
    body = rules.components["body"]
    paragraphs = body.paragraphs
    assert paragraphs is not None  # noqa: S101  the decree gives them
    return ParagraphStyle(
        id,
        name,
        size=chosen(body.size),
        alignment=body.alignment,
        before=paragraphs.space_between.chosen,
        first_line=paragraphs.first_line_indent.chosen,
    )


def lowered(space: Pt | None, size: Pt | None, beside: Pt | None) -> Pt:
    """Return the space above a text that puts it on one line with larger letters in the next cell."""
    larger = beside.value - size.value if size and beside else 0
    return Pt((space.value if space else 0) + larger * ASCENT)


def chosen(measure: object) -> Pt | None:
    """Return our choice of a measure the rules may leave open."""
    value: Pt | None = getattr(measure, "chosen", None)
    return value

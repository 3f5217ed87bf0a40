"""The shipped templates, made from the decree's measures: the same bytes each time.

`vanban template build` writes them; a test makes them again and compares. Each document is put together
here from blocks they share (`template_blocks`), in a lean package (`lean_package`) with the styles it uses
(`style_sets`). Its table has every column a document may print; what a plan does not print is taken out when
it is built.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.decree30 import rules
from toolkit.word.lean_package import lean_package
from toolkit.word.style_sets import appendix_styles, letter_styles, plan_styles
from toolkit.word.template_blocks import (
    addressees,
    appendix,
    body,
    closing_and_signature,
    head_block,
    letter_opening,
    plan_title,
    upright_section,
    upright_width,
)
from toolkit.word.template_elements import line_paragraph, paragraph, when
from toolkit.word.template_tables import letter_table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Title and author of every document are taken from its values.
PROPERTIES: Final = ("{{ title }}", "{{ issuing_agency }}")


def appendix_template() -> bytes:
    """Return templates/appendix.docx: an appendix that is a file of its own.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, I and III.1; Annex III, forms 2.1 and 2.2.
    """
    measures = rules()
    return lean_package(appendix(measures), appendix_styles(measures), *PROPERTIES)


def plan_template() -> bytes:
    """Return templates/plan.docx: a plan with its appendix as a section of its own.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II; Annex III, form 1.4.
    """
    measures = rules()
    content = (
        head_block(measures),
        plan_title(measures),
        body(("section", "BodySection"), ("clause", "BodyClause")),
        closing_and_signature(measures),
        paragraph("SectionEnd", "", upright_section(measures)),
        appendix(measures, begins="nextPage"),
    )
    return lean_package("".join(content), plan_styles(measures), *PROPERTIES)


def letter_template() -> bytes:
    """Return templates/letter.docx: a directive letter.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II; Annex III, form 1.5.
    """
    measures = rules()
    content = (
        head_block(measures, line_paragraph("LetterSubject", "subject")),
        addressees(),
        letter_opening(),
        when("rows", letter_table(measures.appendix.table, upright_width(measures))),
        body(("clause", "BodyClause")),
        closing_and_signature(measures),
        paragraph("SectionEnd", ""),
        upright_section(measures),
    )
    return lean_package("".join(content), letter_styles(measures), *PROPERTIES)


SHIPPED: Final[Mapping[str, Callable[[], bytes]]] = {
    "appendix.docx": appendix_template,
    "letter.docx": letter_template,
    "plan.docx": plan_template,
}

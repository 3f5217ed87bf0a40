"""The plan (kế hoạch) with its appendix, and the values every document of that form prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from toolkit.decree30.text_width import longest_line_mm
from toolkit.documents import Document, Draft
from toolkit.documents.appendix import appendix_values, is_landscape, printed_columns
from toolkit.documents.body import body_values
from toolkit.documents.gaps import gap
from toolkit.documents.heading import capitals, heading, recipients, rule_mm, signature
from toolkit.documents.prose import Prose
from toolkit.documents.reporting import Charge, closing_text
from toolkit.model.agency import Agency
from toolkit.model.plan_parts import LegalBasis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.documents import Options
    from toolkit.model.plan import Plan

FILE_NAME: Final = "ke-hoach.docx"

SUBJECT_PT: Final = 14.0
TEXT_MM: Final = 165.0  # the page's text width, in which the subject is set


def plan_drafts(plan: Plan, options: Options) -> Iterator[Draft]:
    """Yield the plan, its appendix in the same file unless that is wanted apart."""
    yield Draft(
        FILE_NAME,
        lambda: plan_document(
            Prose(plan),
            plan,
            Charge(plan.issuing_agency),
            traced=options.traced,
            with_appendix=not options.separate_appendix,
        ),
    )


def plan_document(
    prose: Prose, plan: Plan, charge: Charge, *, traced: bool, with_appendix: bool = True, year_plan: bool = True
) -> Document:
    """Return the document of a plan.

    Args:
        prose: The document's text, nothing written yet; it stands on the year's plan.
        plan: What is printed: the year's plan, or one made from it.
        charge: How its tasks are answered for.
        traced: Whether rows carry the hidden bookmarks by which they are known again.
        with_appendix: Whether the appendix is in the same file; without tasks there is none.
        year_plan: Whether it is the year's plan itself, not one that stands on it.
    """
    has_appendix = with_appendix and next(plan.tasks(), None) is not None
    values = plan_values(prose, plan, charge, year_plan=year_plan)
    # Of an appendix in a file of its own, or of none, the gaps are not this document's; a template may still name it.
    appendix = appendix_values(prose if has_appendix else Prose(plan), plan, traced=traced)
    return Document(
        appendix | values,
        printed_columns(plan) if has_appendix else (),
        is_landscape(plan),
        tuple(prose.gaps),
        prose.cites_plan,
    )


def plan_values(prose: Prose, plan: Plan, charge: Charge, *, year_plan: bool = True) -> dict[str, Any]:
    """Return what a plan prints before its appendix; the arguments are those of `plan_document`.

    Source:
        Decree 30/2020/NĐ-CP, Annex III, form 1.4.
    """
    issuer = plan.registry.find(plan.issuing_agency)
    values: dict[str, Any] = {
        "title": plan.title,
        "header": heading(
            prose,
            issuing_agency=plan.issuing_agency,
            supervising_agency=plan.registry.supervising_agency(issuer) if isinstance(issuer, Agency) else "",
            place=plan.place,
            number=plan.number,
            symbol=plan.symbol,
            issued=plan.issued,
            year=plan.year,
        ),
        "document_type": capitals(plan.document_type),
        "subject": prose.runs(plan.subject),
        "subject_rule": rule_mm(longest_line_mm(plan.subject, SUBJECT_PT, TEXT_MM)),
        "legal_bases": _legal_bases(prose, plan, year_plan=year_plan),
        "body": body_values(prose, plan, charge),
    }
    *before, last = closing_text(plan, charge).splitlines()
    values["body"] += prose.paragraphs("paragraph", "\n".join(before))
    values["closing"] = prose.runs(last)
    values["recipients"] = recipients(plan.recipients, plan.filing, addressed=False)
    prose.note(*values["recipients"]["lines"])
    values["signature"] = signature(prose, plan.signatory)
    return values


def _legal_bases(prose: Prose, plan: Plan, *, year_plan: bool) -> list[dict[str, Any]]:
    """Return the legal bases; where there are none, and no words in their place, a gap asks for them."""
    if not year_plan:
        return prose.legal_bases((*plan.legal_bases, LegalBasis(text=prose.cite_plan())))
    missing = not plan.legal_bases and not plan.opening.strip()
    wanted = (LegalBasis(text=gap(f"văn bản làm căn cứ ban hành {plan.document_type}")),) if missing else ()
    return prose.legal_bases(plan.legal_bases or wanted)

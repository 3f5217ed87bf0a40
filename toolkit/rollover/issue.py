"""What only the office gives a document, and what a plan cites: emptied, kept, or moved up by a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.decree30.wording import format_short_date
from toolkit.model.agency_names import fold
from toolkit.model.places import value_edit
from toolkit.model.source import Span
from toolkit.model.year_mentions import MentionKind, find_year_mentions, moved
from toolkit.rollover.changes import REPLACED, SIGNATORY, Change, ChangeKind, Ledger
from toolkit.rollover.years import MOVE_REASONS, roll_text, stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.model.places import Place
    from toolkit.model.plan import Plan
    from toolkit.model.plan_parts import Instrument
    from toolkit.model.year_mentions import YearMention

SINGLE_YEARS: Final = frozenset({MentionKind.OWN_YEAR, MentionKind.OTHER_YEAR, MentionKind.CITATION})


class LastPlan(NamedTuple):
    """The instrument that is the plan of the year before last year's, and what takes its place.

    Attributes:
        id: Its id.
        new_id: The id with its year moved; the same where it has none.
        values: The new values by key: number, issued, subject.
    """

    id: str
    new_id: str
    values: dict[str, str]


def set_value(ledger: Ledger, place: Place, value: str) -> None:
    """Change a whole value."""
    ledger.edit(*value_edit(ledger.plan.source.text, place.scalar, value))


def empty(ledger: Ledger, place: Place) -> None:
    """Empty a value that the office gives anew each year."""
    scalar = place.scalar
    if scalar.text.strip():
        set_value(ledger, place, "")
        reason = "văn thư cấp lại khi ban hành"
        span = Span(scalar.start, scalar.end)
        ledger.changes.append(Change(ChangeKind.EMPTIED, span, place.field, scalar.text.strip(), "", reason))


def review_signatory(ledger: Ledger, place: Place) -> None:
    """Report who signs: it may be somebody else now."""
    if words := place.scalar.text.strip():
        span = Span(place.scalar.start, place.scalar.end)
        ledger.decide(
            SIGNATORY, span, place.field, words, "người ký có thể đã thay đổi", "xem lại họ tên, chức vụ người ký"
        )


def roll_instrument(ledger: Ledger, place: Place, last: LastPlan | None) -> None:
    """Keep what a plan cites as it is; only last year's plan takes the place of the one before it."""
    scalar = place.scalar
    span = Span(scalar.start, scalar.end)
    if last is not None and place.id == last.id:
        _replace(ledger, place, last)
        return
    if place.key == "subject":
        for mention in find_year_mentions(scalar.text, ledger.plan.year):
            found = _words_span(ledger.plan.source.text, span, mention)
            stay(ledger, place.field, found, _cited(mention, ledger.plan.year))
    elif place.key in {"issued", "number", "symbol"}:
        if find_year_mentions(f"năm {scalar.text}", ledger.plan.year):
            ledger.keep(span, place.field, scalar.text.strip(), "số, ký hiệu, ngày của văn bản được viện dẫn")
    elif place.key != "id":
        roll_text(ledger, place, fixed="thuộc văn bản được viện dẫn")


def _cited(mention: YearMention, year: int) -> YearMention:
    """Return a mention of an instrument's subject as what it is there: nothing in it is the plan's own."""
    if mention.kind in MOVE_REASONS or (mention.kind is MentionKind.OTHER_YEAR and abs(mention.years[0] - year) <= 1):
        return mention._replace(kind=MentionKind.CITATION)
    return mention


def _words_span(text: str, value: Span, mention: YearMention) -> Span:
    at = text.find(mention.text, value.start, value.end)
    return value if at < 0 else Span(at, at + len(mention.text))


def _replace(ledger: Ledger, place: Place, last: LastPlan) -> None:
    scalar = place.scalar
    before = scalar.text.strip()
    after = last.new_id if place.key == "id" else last.values.get(place.key, before)
    if before == after:
        return
    set_value(ledger, place, after)
    span = Span(scalar.start, scalar.end)
    reason = f"kế hoạch năm {ledger.year - 1} thay kế hoạch năm trước đó"
    code, fix = "", ""
    if place.key in {"number", "issued"} and not after:
        code, fix = REPLACED, f"ghi số, ngày của kế hoạch năm {ledger.year - 1} đã ban hành"
        reason += "; tệp cũ chưa có số, ngày ấy"
    ledger.changes.append(Change(ChangeKind.REPLACED, span, place.field, before, after, reason, code, fix))


def replace_references(ledger: Ledger, places: Iterable[Place], last: LastPlan) -> None:
    """Let what cited the plan before last by its id cite it by its new one."""
    for place in places:
        if last.new_id != last.id and place.scalar.text.strip() == last.id:
            set_value(ledger, place, last.new_id)
            span = Span(place.scalar.start, place.scalar.end)
            reason = f"kế hoạch năm {ledger.year - 1} thay kế hoạch năm trước đó"
            ledger.changes.append(Change(ChangeKind.REPLACED, span, place.field, last.id, last.new_id, reason))


def last_plan(plan: Plan, year: int) -> LastPlan | None:
    """Return which instrument last year's plan takes the place of, and with what; None where none is it.

    That is a document of the plan's type and issuer whose subject, but for its year, is the plan's.
    """
    found = [instrument for instrument in plan.instruments if _is_before(instrument, plan)]
    if len(found) != 1:
        return None
    (before,) = found
    by = year - plan.year
    known = by == 1  # of a plan in between nobody knows anything
    issued = plan.issued.date() if plan.issued else None
    values = {
        "number": plan.number if known else "",
        "issued": format_short_date(issued) if known and issued else "",
        "subject": _moved_subject(before.subject, plan.year, by),
    }
    if known and before.symbol:
        values["symbol"] = plan.symbol
    new_id = before.id.replace(str(plan.year - 1), str(year - 1))
    taken = {instrument.id for instrument in plan.instruments} | {row.entry.id for row in plan.rows()}
    # Words of the plan may cite it by its id ("@plan-2025"): then the id stays, and with it what they say.
    stays = new_id in taken or f"@{before.id}" in plan.source.text
    return LastPlan(before.id, before.id if stays else new_id, values)


def _is_before(instrument: Instrument, plan: Plan) -> bool:
    own = _single_year(find_year_mentions(instrument.subject, plan.year))
    if own != plan.year - 1 or fold(instrument.document_type) != fold(plan.document_type):
        return False
    if fold(instrument.issuing_agency) != fold(plan.issuing_agency):
        return False
    return fold(_moved_subject(instrument.subject, plan.year, 1)) == fold(plan.subject)


def _single_year(mentions: Sequence[YearMention]) -> int:
    """Return the one year a subject is about; 0 where it is about none or several."""
    found = {mention.years[0] for mention in mentions if mention.kind in SINGLE_YEARS and len(mention.years) == 1}
    return found.pop() if len(found) == 1 else 0


def _moved_subject(subject: str, year: int, by: int) -> str:
    """Return the subject of the plan of the year before, moved as that plan moves."""
    parts: list[str] = []
    at = 0
    for mention in find_year_mentions(subject, year - 1):
        if mention.kind in SINGLE_YEARS and mention.years == (year - 1,):
            parts += (subject[at : mention.start], moved(subject, mention, by))
            at = mention.end
    return "".join((*parts, subject[at:]))

"""The years in a plan's words: which of them move, which stay, and which a person must look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from toolkit.model.places import digit_offsets
from toolkit.model.schedule import ScheduleKind
from toolkit.model.schedule_reader import parse_schedule
from toolkit.model.source import Span
from toolkit.model.year_forms import LONGEST_SUBJECT, NUMBERED, SHORT_YEAR, SUBJECT
from toolkit.model.year_mentions import MentionKind, find_year_mentions, moved
from toolkit.rollover.changes import (
    COMMENT,
    CONDITIONAL,
    EXPIRED,
    NEAR_YEAR,
    SUPERSEDED,
    UNMOVABLE,
    Change,
    ChangeKind,
    Ledger,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.places import Place
    from toolkit.model.yaml_nodes import Scalar
    from toolkit.model.year_mentions import YearMention

MOVE_REASONS: Final = {
    MentionKind.OWN_YEAR: "năm của kế hoạch",
    MentionKind.DATE: "ngày trong năm của kế hoạch",
    MentionKind.SCHOOL_YEAR: "năm học của kế hoạch",
}
KEEP_REASONS: Final = {
    MentionKind.PERIOD: "giai đoạn, thời kỳ nhiều năm",
    MentionKind.CITATION: "thuộc văn bản được viện dẫn",
    MentionKind.NAME: "thuộc tên gọi",
    MentionKind.OTHER_YEAR: "năm khác, không phải năm của kế hoạch",
    MentionKind.NUMBER: "con số, không phải năm",
}
# Where one year stays they all do.
WHOLE: Final = frozenset({"recurrence", "schedule"})
CARRIED_MARK: Final = "# Chuyển tiếp từ kế hoạch năm"

_DIGITS: Final = re.compile("[0-9]")
_COMMENT: Final = re.compile(r"#[^\r\n]*")
_FROM: Final = re.compile(r"(?:kể\s+)?(?:từ|sau)\s", re.IGNORECASE)
_HORIZON: Final = re.compile(r"(?:đến|tới|hết|trước|tầm nhìn|định hướng)\s", re.IGNORECASE)
_SINGLE_YEAR: Final = re.compile(r"năm\s", re.IGNORECASE)
# A year in the name of a file, an address, a code: "ke-hoach-2026.docx", "x.vn/2026/tin".
_JOINED_BEFORE: Final = re.compile(r"\w[-_/.]\Z")
_JOINED_AFTER: Final = re.compile(r"[-_/]\w|\.[a-z]")
# What only an instrument that is not there yet has: "Văn bản số [... số, ký hiệu, ngày] của Bộ Nội vụ".
_GAP: Final = "[..."


def ended(mention: YearMention, year: int) -> bool:
    """Tell whether what a mention spans ends before a year; "từ năm 2026" has no end."""
    is_span = mention.kind is MentionKind.PERIOD or (mention.kind is MentionKind.NAME and len(mention.years) > 1)
    is_horizon = mention.kind is MentionKind.NAME and _HORIZON.match(mention.text)
    if not mention.years or not (is_span or is_horizon) or max(mention.years) >= year:
        return False
    return len(mention.years) > 1 or not _FROM.match(mention.text)


def roll_text(ledger: Ledger, place: Place, *, fixed: str = "") -> None:
    """Decide each year mentioned in a value.

    Args:
        ledger: Takes the changes.
        place: The value.
        fixed: Why nothing of it moves, where nothing does.
    """
    text = place.scalar.text
    mentions = find_year_mentions(text, ledger.plan.year)
    offsets = digit_offsets(ledger.plan.source.text, place.scalar) if mentions else None
    for mention in mentions:
        span = _span(ledger.plan.source.text, place.scalar, mention, offsets)
        doubt = _doubt(ledger, place, mention)
        if fixed and (mention.kind in MOVE_REASONS or place.key in WHOLE):
            ledger.keep(span, place.field, mention.text, fixed)
        elif doubt:
            fix = f"xem chỗ này nói năm nào khi kế hoạch là của năm {ledger.year}; cần thì sửa"
            ledger.decide(NEAR_YEAR, span, place.field, mention.text, doubt, fix)
        elif mention.kind not in MOVE_REASONS:
            stay(ledger, place.field, span, mention)
        elif offsets is None:
            fix = f'tự sửa thành "{moved(text, mention, ledger.by)}"'
            reason = "năm viết bằng mã sau dấu gạch chéo ngược nên không tự chuyển được"
            ledger.decide(UNMOVABLE, span, place.field, mention.text, reason, fix)
        else:
            _move(ledger, place, span, mention, offsets)
    if not fixed:
        _review_short_years(ledger, place)


def _doubt(ledger: Ledger, place: Place, mention: YearMention) -> str:
    """Return why a mention of the plan's year may neither move nor stay unseen; "" where nothing is against it."""
    if ledger.plan.year not in mention.years or ended(mention, ledger.year):
        return ""
    text = place.scalar.text
    if mention.kind is MentionKind.CITATION and _is_behind_citation(text, mention):
        return "ngày, năm đứng sau một văn bản được viện dẫn, không rõ là của văn bản hay của việc phải làm"
    if mention.kind is MentionKind.PERIOD and mention.years[-1] - mention.years[0] == 1:
        return "hai năm liền, có năm của kế hoạch cũ"
    if mention.kind not in MOVE_REASONS:
        return ""
    if mention.text.isdecimal() and (
        _JOINED_BEFORE.search(text[: mention.start]) or _JOINED_AFTER.match(text, mention.end)
    ):
        return "năm nằm trong một mã, tên tệp hoặc địa chỉ"
    if place.key == "legal_bases" and _GAP not in text and mention.kind is not MentionKind.SCHOOL_YEAR:
        return "căn cứ của năm cũ"
    return ""


def _is_behind_citation(text: str, mention: YearMention) -> bool:
    """Tell whether a day or part of a year follows what a cited instrument is about: it may be the plan's own."""
    if NUMBERED.search(mention.text) or _SINGLE_YEAR.match(mention.text):
        return False
    first = max(0, mention.start - LONGEST_SUBJECT)
    heads = [head.end() for head in NUMBERED.finditer(text, first, mention.start)]
    return bool(heads) and SUBJECT.search(text, heads[-1], mention.start) is not None


def _review_short_years(ledger: Ledger, place: Place) -> None:
    """Report the plan's year in two digits, "30/6/26": nobody but a person may say that it is one."""
    text, year = place.scalar.text, ledger.plan.year
    for short in SHORT_YEAR.finditer(text):
        if int(short["year"]) == year % 100:
            at = ledger.plan.source.text.find(short.group(), place.scalar.start, place.scalar.end)
            span = Span(at, at + len(short.group())) if at >= 0 else Span(place.scalar.start, place.scalar.end)
            fix = f"ghi đủ bốn chữ số của năm, ví dụ {short['head']}{ledger.year}"
            reason = "năm viết hai chữ số nên không tự chuyển được"
            ledger.decide(UNMOVABLE, span, place.field, short.group(), reason, fix)


def roll_year(ledger: Ledger, place: Place) -> None:
    """Move the plan's own year."""
    scalar = place.scalar
    offsets = digit_offsets(ledger.plan.source.text, scalar)
    span = Span(scalar.start, scalar.end)
    after = str(ledger.year)
    if offsets is None:
        ledger.edit(span, after)
    else:
        ledger.edit(Span(offsets[0], offsets[-1] + 1), after)
    ledger.changes.append(
        Change(ChangeKind.MOVED, span, place.field, scalar.text.strip(), after, MOVE_REASONS[MentionKind.OWN_YEAR])
    )


def roll_due(ledger: Ledger, place: Place) -> None:
    """Move the day a report is due, be it in the plan's year or early in the next."""
    scalar = place.scalar
    offsets = digit_offsets(ledger.plan.source.text, scalar)
    year = scalar.text.strip()[-4:]
    for mention in find_year_mentions(scalar.text, int(year)) if offsets and year.isdecimal() else ():
        _move(ledger, place, _span(ledger.plan.source.text, scalar, mention, offsets), mention, offsets or [])


def stay(ledger: Ledger, field: str, span: Span, mention: YearMention) -> None:
    """Report a mention that stays, to a person where it may be stale."""
    old, new = ledger.plan.year, ledger.year
    words = mention.text
    if ended(mention, new):
        last = max(mention.years)
        fix = "thay bằng giai đoạn, chương trình mới, hoặc bỏ nếu không còn thực hiện"
        ledger.decide(EXPIRED, span, field, words, f"đã kết thúc năm {last}, trước năm {new}", fix)
    elif _is_superseded(ledger, mention):
        reason = f"văn bản của riêng một năm, không phải năm {new}"
        fix = f"xem đã có văn bản mới thay cho năm {new} chưa; có thì sửa lại viện dẫn"
        ledger.decide(SUPERSEDED, span, field, words, reason, fix)
    elif _is_near(mention, old, new):
        what = "tên gọi có năm của kế hoạch cũ" if mention.kind is MentionKind.NAME else KEEP_REASONS[mention.kind]
        whole = mention._replace(start=0, end=len(words))
        likely = f' (có phải "{moved(words, whole, ledger.by)}"?)' if mention.kind is MentionKind.OTHER_YEAR else ""
        fix = f"xem chỗ này nói năm nào khi kế hoạch là của năm {new}{likely}; cần thì sửa"
        ledger.decide(NEAR_YEAR, span, field, words, what, fix)
    else:
        ledger.keep(span, field, words, KEEP_REASONS[mention.kind])


def _is_superseded(ledger: Ledger, mention: YearMention) -> bool:
    """Tell whether a mention cites what holds for a single year that is over, or last year's plan itself."""
    if mention.kind is not MentionKind.CITATION:
        return False
    plan = ledger.plan
    own_number = f"{plan.number}/{plan.symbol}" if plan.number else ""
    if own_number and re.search(rf"(?<!\w){re.escape(own_number)}(?!\w)", mention.text):
        return True
    single = len(mention.years) == 1 and _SINGLE_YEAR.match(mention.text)
    return bool(single) and plan.year - 1 <= mention.years[0] < ledger.year


def _is_near(mention: YearMention, old: int, new: int) -> bool:
    if mention.kind is MentionKind.OTHER_YEAR:
        return any(old - 1 <= year <= max(new, old + 1) for year in mention.years)
    return mention.kind is MentionKind.NAME and mention.years == (old,)


def _move(ledger: Ledger, place: Place, span: Span, mention: YearMention, offsets: list[int]) -> None:
    text = place.scalar.text
    after = moved(text, mention, ledger.by)
    if _DIGITS.sub("0", after) == _DIGITS.sub("0", mention.text):
        first = _digits_before(text, mention.start)
        digits = _DIGITS.findall(after)
        for at, number in _joined(offsets[first : first + len(digits)], digits):
            ledger.edit(Span(at, at + len(number)), number)
    elif ledger.plan.source.text[span.start : span.end] == mention.text:
        ledger.edit(span, after)  # a lunar year has its name: "Đinh Mùi 2027"
    else:
        reason = "chỗ này ngắt dòng hoặc viết tổ hợp dấu nên không tự chuyển được"
        ledger.decide(UNMOVABLE, span, place.field, mention.text, reason, f'tự sửa thành "{after}"')
        return
    reason, code, fix = MOVE_REASONS[mention.kind], "", ""
    if mention.text.isdecimal() and text.strip() != mention.text:
        reason, code, fix = (
            "không có chữ năm đứng trước, đã hiểu là năm của kế hoạch",
            NEAR_YEAR,
            "không phải thì sửa lại",
        )
    ledger.changes.append(Change(ChangeKind.MOVED, span, place.field, mention.text, after, reason, code, fix))


def _joined(offsets: list[int], digits: list[str]) -> Iterator[tuple[int, str]]:
    """Yield runs of digits that stand side by side, each with where it begins: a number is one edit."""
    start, run = -1, ""
    for at, digit in zip(offsets, digits, strict=True):
        if run and at == start + len(run):
            run += digit
            continue
        if run:
            yield start, run
        start, run = at, digit
    if run:
        yield start, run


def _span(text: str, scalar: Scalar, mention: YearMention, offsets: list[int] | None) -> Span:
    """Return where a mention stands in the source: its words, or its digits where the source writes it otherwise."""
    for at in (scalar.start, scalar.start + 1):
        if text.startswith(scalar.text, at) and text.startswith(mention.text, at + mention.start):
            return Span(at + mention.start, at + mention.end)
    if offsets is None:
        return Span(scalar.start, scalar.end)
    first = _digits_before(scalar.text, mention.start)
    count = len(_DIGITS.findall(mention.text))
    return Span(offsets[first], offsets[first + count - 1] + 1)


def _digits_before(text: str, end: int) -> int:
    return bisect_left(_digit_places(text), end)


@lru_cache(maxsize=1)  # a value's mentions are treated one behind the other
def _digit_places(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _DIGITS.finditer(text))


# ---- schedules


def review_schedule(ledger: Ledger, place: Place, *, fixed: bool) -> None:
    """Report a schedule whose time depends on something, or that nobody understands any more."""
    text = place.scalar.text.strip()
    scalar, old = place.scalar, parse_schedule(text, ledger.plan.year)
    span = Span(scalar.start, scalar.end)
    after = text if fixed else rolled(text, ledger.plan.year, ledger.by)
    if old.condition or _is_condition(old.note, ledger.plan.year):
        reason = "thời gian tùy vào một điều kiện; điều kiện ấy có thể không còn, tháng có thể khác"
        fix = f"ghi thời gian của năm {ledger.year}"
        ledger.changes.append(Change(ChangeKind.TO_DECIDE, span, place.field, text, after, reason, CONDITIONAL, fix))
    new = parse_schedule(after, ledger.year)
    if old.kind is not ScheduleKind.UNKNOWN and new.kind is not old.kind:
        reason = f'sau khi chuyển thành "{after}" thì không hiểu được nữa'
        change = Change(ChangeKind.TO_DECIDE, span, place.field, text, after, reason, UNMOVABLE, "gõ lại thời gian")
        ledger.changes.append(change)


def _is_condition(note: str, year: int) -> bool:
    return bool(note) and bool(parse_schedule(note, year).condition)


def rolled(text: str, year: int, by: int) -> str:
    """Return a text with its moving years moved."""
    parts: list[str] = []
    at = 0
    for mention in find_year_mentions(text, year):
        if mention.kind in MOVE_REASONS:
            parts += (text[at : mention.start], moved(text, mention, by))
            at = mention.end
    return "".join((*parts, text[at:]))


# ---- comments


def review_comments(ledger: Ledger, values: Iterable[Scalar]) -> None:
    """Report the comments that speak of last year's plan: nobody but a person may change them."""
    text = ledger.plan.source.text
    at = 0
    for scalar in values:
        _review_gap(ledger, text[at : scalar.start], at)
        at = max(at, scalar.end)
    _review_gap(ledger, text[at:], at)


def _is_old(mention: YearMention, year: int) -> bool:
    """Tell whether a comment speaks of last year's plan, or of one before it that nobody has mended."""
    is_before = mention.kind is MentionKind.OTHER_YEAR and max(mention.years) < year
    return mention.kind in MOVE_REASONS or (is_before and bool(_SINGLE_YEAR.match(mention.text)))


def _review_gap(ledger: Ledger, gap: str, start: int) -> None:
    for comment in _COMMENT.finditer(gap):
        if comment.group().startswith(CARRIED_MARK):
            continue
        for mention in find_year_mentions(comment.group(), ledger.plan.year):
            if _is_old(mention, ledger.plan.year):
                at = start + comment.start()
                span = Span(at + mention.start, at + mention.end)
                reason = "ghi chú trong tệp còn nói năm cũ; ghi chú được giữ nguyên"
                ledger.decide(COMMENT, span, "ghi chú", mention.text, reason, "sửa ghi chú nếu cần")

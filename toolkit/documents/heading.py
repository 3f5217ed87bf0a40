"""What stands round the text of every document: its head, the signature, the recipients."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from toolkit.decree30 import wording
from toolkit.decree30.text_width import text_width_mm
from toolkit.documents.gaps import GAP, gap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from toolkit.documents.prose import Prose
    from toolkit.model.plan_parts import IssueDate, Signatory

# Lengths of rule lines in millimetres, as the templates have them: r suits a line of 2r to 3r.
RULES: Final = (7, 10, 14, 20, 28, 40, 56)
RULE_SHARE: Final = 0.4  # of the text's own line: from a third to a half of it
COLUMN_MM: Final = 64.5  # the left column of the head
ISSUER_PT: Final = 13.0
DATE_COLUMN_MM: Final = 99.0  # the right one, with a little to spare
DATE_PT: Final = 14.0
ITALIC_SHARE: Final = 0.97  # no date line in italics is wider, measured against bold

MOST_LINES: Final = 4
PLACES: Final = "TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU"

# The committee and the council of a place have its name on a line of its own.
OF_A_PLACE: Final = re.compile(rf"(ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN) ((?:{PLACES}) .+)")
# The words of a name; those that no line may part are one.
WHOLE: Final = re.compile(
    r"(?:(?:ỦY|UỶ) BAN(?: NHÂN DÂN)?|HỘI ĐỒNG(?: NHÂN DÂN)?|MẶT TRẬN TỔ QUỐC|LIÊN HIỆP|PHỤ NỮ|THANH NIÊN|CỘNG SẢN"
    r"|HỒ CHÍ MINH|CỰU CHIẾN BINH|QUÂN SỰ|VIỆT NAM|NHÂN DÂN)(?![^ ,]),?"
    rf"|(?:{PLACES}) [^,]+$|[^ ]+"
)
# Before these words, or behind a comma, a long name is divided best.
GOOD_BREAKS: Final = frozenset({"VÀ", "TỈNH", "THÀNH", "HUYỆN", "QUẬN", "XÃ", "PHƯỜNG", "ĐẶC", "-"})

BULLETS: Final = "-–—•+* \t"


def heading(
    prose: Prose,
    *,
    issuing_agency: str,
    supervising_agency: str,
    place: str,
    number: str,
    symbol: str,
    issued: IssueDate | None,
    year: int,
) -> dict[str, Any]:
    """Return the head of a document: both columns of it, with the length of the rule line under the agency.

    A date line that is too long for its column in the usual sizes asks for the smaller ones ("small"): national
    title, motto and date get smaller together (Annex I, V, note 1).

    Args:
        prose: The document, which takes note of the gaps.
        issuing_agency: As it is called: "Ủy ban nhân dân tỉnh Lai Châu".
        supervising_agency: What stands above it; may be empty.
        place: Địa danh; empty: a gap.
        number: Empty: a blank.
        symbol: "KH-UBND"; a gap stands for all of it, or behind "KH-" for the agency's part.
        issued: None: day and month are blank.
        year: Where `issued` is None.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.1 to II.4.
    """
    lines = issuer_lines(issuing_agency)
    prose.note(supervising_agency, issuing_agency)
    date = (
        wording.format_long_date(issued.day, issued.month, issued.year)
        if issued
        else wording.format_long_date(None, None, year)
    )
    place_and_date = f"{place.strip() or gap('địa danh')}, {date}"
    return {
        "small": ITALIC_SHARE * text_width_mm(place_and_date, DATE_PT) > DATE_COLUMN_MM,
        "supervising_agency": "\n".join(issuer_lines(supervising_agency)),
        "issuing_agency": list(lines),
        "rule": rule_mm(min(_widest(lines), COLUMN_MM)),
        "number_and_symbol": prose.runs(wording.format_number_and_symbol(number, whole_symbol(symbol))),
        "place_and_date": prose.runs(place_and_date),
        "national_title": wording.NATIONAL_TITLE,
        "motto": wording.MOTTO,
    }


def whole_symbol(symbol: str) -> str:
    """Return a symbol with a gap for what it lacks: "KH-" is "KH-[... chữ viết tắt tên cơ quan]"."""
    symbol = symbol.strip()
    if not symbol:
        return gap("ký hiệu")
    return symbol + gap("chữ viết tắt tên cơ quan") if symbol.endswith("-") else symbol


def rule_mm(longest_line_mm: float) -> int:
    """Return the length of the rule line under a text: one of `RULES`, a third to a half of its longest line.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.2 and II.5.
    """
    allowed = [rule for rule in RULES if 2 * rule <= longest_line_mm <= 3 * rule] or RULES
    return min(allowed, key=lambda rule: abs(rule - RULE_SHARE * longest_line_mm))


@lru_cache(maxsize=64)
def issuer_lines(name: str) -> tuple[str, ...]:
    """Return an issuing agency's name in capitals, on as many lines as the head's column asks for.

    The name of a committee's place has a line of its own; any other name is one line if it can be, else divided
    where it reads best.
    """
    name = capitals(" ".join(name.split()))
    if GAP.search(name):
        return (name,)
    of_a_place = OF_A_PLACE.fullmatch(name)
    if of_a_place:
        return (of_a_place[1], *_fitted(of_a_place[2]))
    return _fitted(name)


def capitals(text: str) -> str:
    """Return a text in capitals; the hints in its gaps stay as they are."""
    return "".join(part if number % 2 else part.upper() for number, part in enumerate(GAP.split(text)))


def signature(prose: Prose, signatory: Signatory | None) -> dict[str, Any]:
    """Return the signature block: authority and position in capitals, a line each, and the full name.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.7.
    """
    lines = [] if signatory is None else [*signatory.signing_authority, signatory.position]
    lines = [line.strip() for line in lines if line.strip()] or [gap("quyền hạn, chức vụ của người ký")]
    name = signatory.full_name.strip() if signatory else ""
    prose.note(*lines)
    return {"authority": [capitals(line) for line in lines], "full_name": prose.runs(name or gap("họ và tên người ký"))}


def recipients(lines: Iterable[str], filing: str, *, addressed: bool) -> dict[str, Any]:
    """Return the recipients: "- Như trên;" where there are addressees, those of the data, "- Lưu: VT, VX." last.

    Args:
        lines: Recipients with or without bullets and signs at their ends.
        filing: The drafting unit; may be empty.
        addressed: Whether the document has addressees.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.9(b) to II.9(d).
    """
    named = [line.strip().lstrip(BULLETS).rstrip(";., ") for line in lines]
    unit = filing_unit(filing)
    shown = [
        *([wording.AS_ADDRESSED] if addressed else []),
        *(
            line
            for line in named
            if line and line.lower() != wording.AS_ADDRESSED.lower() and line[:4].lower() != "lưu:"
        ),
        f"{wording.FILING}, {unit}" if unit else wording.FILING,
    ]
    return {"label": wording.RECIPIENTS_LABEL, "lines": bulleted(shown)}


def filing_unit(filing: str) -> str:
    """Return the drafting unit of "VX", "VT, VX" or "VT, VX."; the archive itself is always there."""
    return re.sub(r"^VT\b[,; ]*", "", filing.strip().rstrip(";., "))


def bulleted(lines: Sequence[str]) -> list[str]:
    """Return the lines of a list with their signs: "- Sở Nội vụ;", the last one with a full stop."""
    ends = [wording.LIST_LINE_END] * (len(lines) - 1) + [wording.LIST_LAST_LINE_END]
    return [f"{wording.LIST_BULLET} {line}{end}" for line, end in zip(lines, ends, strict=True)] if lines else []


def _fitted(name: str) -> tuple[str, ...]:
    """Return a name on as few lines as the column asks for, divided where it reads best and most evenly."""
    if text_width_mm(name, ISSUER_PT) <= COLUMN_MM:
        return (name,) if name else ()
    if text_width_mm(name, ISSUER_PT) > MOST_LINES * COLUMN_MM:
        return (name,)  # Word breaks it as it can
    parts = tuple(WHOLE.findall(name))
    divisions = (_division(parts, count) for count in range(2, min(len(parts), MOST_LINES) + 1))
    best = next(filter(None, divisions), None)
    return best[2] if best else (name,)


def _division(parts: tuple[str, ...], count: int) -> tuple[int, float, tuple[str, ...]] | None:
    """Return the best way to set words on a number of lines: how many bad breaks, the widest line, the lines.

    None where they do not fit. A line holds few words, so few first lines have to be tried.
    """
    if count == 1:
        line = " ".join(parts)
        width = text_width_mm(line, ISSUER_PT)
        return (0, width, (line,)) if width <= COLUMN_MM else None
    found = []
    for at in range(1, len(parts) - count + 2):
        line = " ".join(parts[:at])
        width = text_width_mm(line, ISSUER_PT)
        if width > COLUMN_MM:
            break
        rest = _division(parts[at:], count - 1)
        if rest:
            bad = rest[0] + (not _is_good_break(parts, at))
            found.append((bad, max(width, rest[1]), (line, *rest[2])))
    return min(found, default=None)


def _is_good_break(parts: Sequence[str], at: int) -> bool:
    first, _, _ = parts[at].partition(" ")
    return parts[at - 1].endswith(",") or (first in GOOD_BREAKS and parts[at - 1] != "VÀ")


def _widest(lines: Iterable[str]) -> float:
    return max((text_width_mm(line, ISSUER_PT) for line in lines), default=0.0)

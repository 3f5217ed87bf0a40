"""The fixed words of documents, and the decree's rules for writing dates and numbers.

Each fixed word stands here and nowhere else; rules.yaml refers to it ("wording.MOTTO"). The module
is imported by every build, so it needs nothing but the calendar.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

NATIONAL_TITLE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # quốc hiệu; Annex I, II.1(a)
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"  # tiêu ngữ; Annex I, II.1(b)
NUMBER_LABEL: Final = "Số:"  # Annex I, II.3
LETTER_SUBJECT_PREFIX: Final = "V/v "  # Annex I, II.5
ADDRESSEES_LABEL: Final = "Kính gửi:"  # Annex I, II.9
LEGAL_BASIS_PREFIX: Final = "Căn cứ "  # Annex I, II.6(a)
CITED_NUMBER_LABEL: Final = "số"  # before the number of a cited document; Annex I, II.6(b)
RECIPIENTS_LABEL: Final = "Nơi nhận:"  # Annex I, II.9(d)
AS_ADDRESSED: Final = "Như trên"  # first of the recipients where there are addressees
AS_ARTICLE: Final = "Như Điều"  # first of the recipients of a decision; its number follows
FILING: Final = "Lưu: VT"  # last of the recipients; the drafting unit follows
APPENDIX_LABEL: Final = "Phụ lục"  # Annex I, III.1
ATTACHED: Final = "Kèm theo"  # Annex III, forms 2.1 and 2.2
END_MARK: Final = "./."  # Annex III, forms 1.1 to 1.10, 2.1 and 2.2

LIST_BULLET: Final = "-"  # before an addressee or a recipient
LIST_LINE_END: Final = ";"  # after each of them, and after each legal basis
LIST_LAST_LINE_END: Final = "."

# The letters that count points (điểm): the alphabet without ă â ê ô ơ ư, and never f j w z.
POINT_LETTERS: Final = (
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m",
    "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y",
)  # fmt: skip

PAD_BELOW: Final = 10  # document numbers and days below it get a leading zero
PADDED_MONTHS: Final = frozenset({1, 2})

NO_BREAK_SPACE: Final = "\u00a0"
# The place of a number or a day that the office fills in, with the spaces round it. No-break spaces:
# a line cannot break inside, XML does not need xml:space to keep them, and nobody's clean-up of
# doubled spaces closes the gap. Six take 7 mm at 14 pt: room for two digits.
BLANK: Final = NO_BREAK_SPACE * 6

ROMAN_DIGITS: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def format_place_and_date(place: str, issued: dt.date) -> str:
    """Return the place-and-date line: "Hà Nội, ngày 05 tháng 01 năm 2026".

    Args:
        place: Administrative unit of the issuing agency (địa danh), NFC text.
        issued: Date of issue (thời gian ban hành).

    Raises:
        ValueError: `place` is blank.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.4(b) and II.4(c).
    """
    if not place.strip():
        raise ValueError("the place is blank")
    return f"{place.strip()}, {format_long_date(issued.day, issued.month, issued.year)}"


def format_long_date(day: int | None, month: int | None, year: int) -> str:
    """Return a date in words: "ngày 05 tháng 01 năm 2026"; what is None stays `BLANK`.

    Days below 10 and the months 1 and 2 get a leading zero; the other months do not.

    Raises:
        ValueError: There is no such date.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.4(b).
    """
    # January has every day there is: a day without its month is right if January has it.
    dt.date(year, 1 if month is None else month, 1 if day is None else day)
    day_text = BLANK if day is None else f" {_padded_day(day)} "
    month_text = BLANK if month is None else f" {_padded_month(month)} "
    return f"ngày{day_text}tháng{month_text}năm {year}"


def format_short_date(date: dt.date) -> str:
    """Return a date in digits: "05/3/2026", padded as in words (a convention, not the decree's)."""
    return f"{_padded_day(date.day)}/{_padded_month(date.month)}/{date.year}"


def format_number(number: str) -> str:
    """Return a document's number, below 10 with a leading zero: "05"; `BLANK` while there is none.

    A number that is not all digits ("5a") is returned as it is.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.3.
    """
    number = number.strip()
    if not number:
        return BLANK
    if len(number) == 1 and number in "123456789":
        return f"0{number}"
    return number


def format_number_and_symbol(number: str, symbol: str) -> str:
    """Return the line of number and symbol: "Số: 05/KH-UBND"; without a number "Số:      /KH-UBND".

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.3.
    """
    return NUMBER_LABEL + _after_label(number, symbol)


def format_cited_number(number: str, symbol: str, sign: str = "/") -> str:
    """Return number and symbol as running text names them: "số 05/2024/TT-BNV"; without a number "số      /KH-UBND".

    Args:
        number: Empty while the office has given none.
        symbol: "2024/TT-BNV"; may be empty.
        sign: Between the two: "-" in the Party's documents, "số 37-CT/TW".

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.6(b).
    """
    return CITED_NUMBER_LABEL + _after_label(number, symbol, sign)


def format_appendix_label(number: int | None) -> str:
    """Return the label of an appendix: "Phụ lục" where it is the only one, else "Phụ lục II".

    Args:
        number: The appendix's place among two or more, from 1; None for an only one.

    Raises:
        ValueError: `number` is below 1, or above 39, where no document gets.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, III.1.
    """
    return APPENDIX_LABEL if number is None else f"{APPENDIX_LABEL} {_appendix_number(number)}"


def format_appendix_reference(
    document_type: str,
    number: str,
    symbol: str,
    day: int | None,
    month: int | None,
    year: int,
    issuing_agency: str,
) -> str:
    """Return the line that ties an appendix to its document.

    "(Kèm theo Kế hoạch số      /KH-UBND ngày      tháng 4 năm 2026 của Ủy ban nhân dân tỉnh Lai Châu)":
    number, day and month that are not known stay `BLANK`, as they do in every electronic document.

    Args:
        document_type: "Kế hoạch", as it begins a citation.
        number: Empty while the office has given none.
        symbol: "KH-UBND".
        day: Day of issue.
        month: Month of issue.
        year: Year of issue.
        issuing_agency: As it is printed.

    Raises:
        ValueError: There is no such date.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, III.1; Annex III, forms 2.1 and 2.2.
    """
    numbered = format_cited_number(number, symbol)
    date = format_long_date(day, month, year)
    return f"({ATTACHED} {document_type} {numbered} {date} của {issuing_agency})"


def point_letter(number: int) -> str:
    """Return the letter of a point, from 1: a, b, c, d, đ, e, g, ...

    Raises:
        ValueError: There is no letter for it: the alphabet gives 23.

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.6; the order of the letters is practice.
    """
    if not 1 <= number <= len(POINT_LETTERS):
        raise ValueError(f"no letter for point {number}: there are {len(POINT_LETTERS)}")
    return POINT_LETTERS[number - 1]


def _after_label(number: str, symbol: str, sign: str = "/") -> str:
    written = format_number(number)
    space = "" if written == BLANK else " "
    return f"{space}{written}{sign}{symbol.strip()}" if symbol.strip() else f"{space}{written}"


def _padded_day(day: int) -> str:
    return f"0{day}" if day < PAD_BELOW else str(day)


def _padded_month(month: int) -> str:
    return f"0{month}" if month in PADDED_MONTHS else str(month)


def _appendix_number(number: int) -> str:
    if not 1 <= number < 40:
        raise ValueError(f"no appendix has the number {number}")
    return roman_numeral(number)


def roman_numeral(number: int) -> str:
    """Return a number from 1 to 3,999 in Roman numerals: 4 is "IV"."""
    digits = []
    for value, letters in ROMAN_DIGITS:
        count, number = divmod(number, value)
        digits.append(letters * count)
    return "".join(digits)

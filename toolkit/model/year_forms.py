"""The forms in which years are written: with months, quarters, days, as ranges, in numbers of instruments.

All patterns are bounded, so that the time grows with the length of a text and never faster. Texts are NFC.
"""

from __future__ import annotations

import re
from typing import Final

from toolkit.model import instrument_words
from toolkit.model.instrument_words import TYPES

_S: Final = r"\s{1,3}"
_MAY: Final = r"\s{0,3}"
_DASH: Final = "[-\u2010-\u2015\u2212]"
_Y: Final = r"(?<![0-9])(?:19[0-9]{2}|2[01][0-9]{2}|2200)(?![0-9])"
_SHORT: Final = rf"{_DASH}[0-9]{{2}}(?![0-9/.,])"  # the end of a range in two digits: "2026-27"
_MONTH: Final = r"(?:[0-9]{1,2}|giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?|chạp)"
_ORDINAL: Final = r"(?:[0-9]{1,2}(?![0-9])|[ivx]{1,4}\b)"
_AND: Final = rf"(?:{_MAY}(?:[,;&]|{_DASH}){_MAY}|{_S}(?:và|đến|tới|hoặc){_S})"
_OF_YEAR: Final = rf"{_MAY},?{_MAY}(?:của{_S})?năm{_S}"
# The years of the lunar calendar; "Bính Ngọ" is 2026. Both begin with the year 4.
STEMS: Final = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
BRANCHES: Final = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_PAIR: Final = rf"{_Y}{_MAY}(?:{_DASH}|/){_MAY}{_Y}"


def _day(day: str, month: str) -> str:
    """Return the pattern of a date, without its year."""
    return (
        rf"{day}(?:{_MAY}/{_MAY}{month}(?:{_MAY}/{_MAY}|{_S}năm{_S})|{_DASH}{month}{_DASH}|\.{month}\."
        rf"|{_S}tháng{_S}{month}{_OF_YEAR})"
    )


_DAY: Final = _day("[0-9]{1,2}", _MONTH) + _Y

YEAR: Final = re.compile(_Y)

# Searched for from somewhere left of a year: the leftmost words win, and so a form comes with all that belongs to it.
EXPRESSION: Final = re.compile(
    rf"""(?<!\w)(?:
      (?P<school>
        (?:năm{_S}học(?:{_S}mới)?|niên{_S}kh(?:óa|oá)){_S}(?:{_PAIR}|{_Y}{_SHORT})(?:(?:{_MAY},{_MAY}|{_S}và{_S})(?:năm{_S}học{_S})?{_PAIR}){{0,5}})
    | (?P<date>(?:ngày{_S})?(?<!/)(?<!\.)(?:[0-9]{{1,2}}{_AND}(?:ngày{_S})?){{0,6}}{_DAY})
    | (?P<range>
        (?:(?:giai{_S}đoạn|nhiệm{_S}kỳ|thời{_S}kỳ)(?:{_S}[ivx]{{1,4}}\b)?:?{_S}|[0-9]{{1,2}}{_S}năm{_S})?
        (?:từ{_S})?(?:(?:các{_S})?năm{_S})?{_Y}
        (?:{_SHORT}
          |(?:{_MAY}(?:{_DASH}|/){_MAY}(?:năm{_S})?|{_MAY},{_MAY}
            |{_S}(?:đến|tới|và){_S}(?:(?:hết|cuối){_S})?(?:năm{_S})?){_Y})
        (?:{_AND}{_Y}){{0,30}})
    | (?P<until>
        (?:(?:tầm{_S}nhìn|định{_S}hướng)(?:{_S}(?:đến|tới))?|đến|tới|từ|trước|sau){_S}
        (?:(?P<whole>hết|cuối){_S})?(?:năm{_S})?{_Y})
    | (?P<part>
        (?:(?:quý|quí|tháng){_S}{_ORDINAL}(?:{_AND}(?:(?:quý|quí|tháng){_S})?{_ORDINAL}){{0,12}}|[qt]{_ORDINAL}|tháng{_S}{_MONTH})
          (?:{_MAY}(?:/|{_DASH}){_MAY}|{_OF_YEAR}|{_S}){_Y}
        |(?:[0-9]{{1,2}}|ba|sáu|chín){_S}tháng{_S}(?:(?:đầu|giữa|cuối){_S})?(?:của{_S})?năm{_S}{_Y}
        |(?:đầu|giữa|cuối){_S}năm{_S}{_Y}
        |(?<![/.])(?:[0-9]{{1,2}}{_AND}){{0,12}}(?:0?[1-9]|1[0-2]|iv|i{{1,3}}){_MAY}/{_MAY}{_Y})
    | (?P<lunar>(?:{"|".join(STEMS)}){_S}(?:{"|".join(BRANCHES)}){_MAY}[-(]?{_MAY}(?:năm{_S})?{_Y})
    | (?P<year>năm{_S}(?:(?:học|ngân{_S}sách|tài{_S}chính|kế{_S}hoạch|công{_S}tác){_S})?{_Y})
    ) | (?P<bare>{_Y})""",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_LEAD: Final = 80  # characters of an expression before its first year

SHORT_END: Final = re.compile(rf"(?P<head>{_Y}{_DASH})(?P<end>[0-9]{{2}})(?![0-9])")
# A year in two digits: "30/6/26", "tháng 4/26"; "Quý II/26".
SHORT_YEAR: Final = re.compile(
    rf"(?<![\w/.,-])(?P<head>[0-9]{{1,2}}/[0-9]{{1,2}}/|(?:tháng|quý|quí){_S}{_ORDINAL}/)(?P<year>[0-9]{{2}})(?![\w/]|[.,-][0-9])",
    re.IGNORECASE,
)
YEAR_AND_SHORT: Final = re.compile(rf"(?P<year>{_Y})(?:{_DASH}(?P<end>[0-9]{{2}})(?![0-9]))?")
LEAP_DAY: Final = re.compile(rf"(?<![0-9]){_day('29', '(?:0?2|hai)')}(?P<year>[0-9]{{4}})(?![0-9])", re.IGNORECASE)

LUNAR: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(STEMS)}){_S}(?:{'|'.join(BRANCHES)})(?P<rest>[^0-9]{{1,20}}(?P<year>[0-9]{{4}}))",
    re.IGNORECASE,
)

# Between two times that are one: "tháng 12/2026 đến tháng 01/2027".
LINK: Final = re.compile(
    rf"{_MAY}(?:(?P<span>{_DASH}|đến|tới)|,|và){_MAY}(?:(?:hết|trước|đầu|giữa|cuối|từ|ngày){_S}){{0,2}}", re.IGNORECASE
)

# ---- cited instruments

_BLANK: Final = r"[\s.…_]{1,40}"
_STATE_SYMBOL: Final = "[A-ZĐ]{2,20}[a-zđ]{0,3}[0-9]{0,3}(?:[-&/–][A-ZĐ0-9][A-ZĐa-zđ0-9&]{0,20}){0,6}"
_PARTY_SYMBOL: Final = "[A-ZĐ]{2,6}[a-zđ]{0,3}/[A-ZĐ]{2,10}[a-z]{0,2}"
# "51/2025/QĐ-TTg ngày 29/12/2025"; the Party's "37-CT/TW"; ISO and national standards "9001:2015".
NUMBERED: Final = re.compile(
    rf"(?<![\w/.-])(?P<number>[0-9]{{1,6}}[a-zđ]?)"
    rf"(?P<symbol>{_MAY}/{_MAY}(?:{_Y}{_MAY}/{_MAY})?{_STATE_SYMBOL}|-{_PARTY_SYMBOL}|:{_Y})"
    rf"(?P<date>(?i:,?{_S}(?:ký{_S}|ban{_S}hành{_S})?ngày{_S}{_DAY}(?:(?:,|{_S}và){_S}ngày{_S}{_DAY}){{0,4}}"
    rf"|,?{_S}ngày{_BLANK}tháng{_BLANK}[0-9]{{0,2}}{_MAY}năm{_S}{_Y}|{_S}năm{_S}{_Y}))?"
)
# A cited instrument by its id: what `citation_reader.CITED` takes for one, and what might have been meant so.
BY_ID: Final = re.compile(r"(?<![\w@.])@[a-z0-9]+(?:-[a-z0-9]+)*")
BEFORE_NUMBER: Final = re.compile(rf"(?<!\w)(?:(?:{TYPES}){_S})?(?:số{_MAY}:?{_MAY})?\Z", re.IGNORECASE)
LONGEST_TYPE: Final = 40  # characters that `BEFORE_NUMBER` can take

# What ends in front of a day or year that is a citation's. Types and laws are known by their capital.
CITED_BEFORE: Final = re.compile(
    rf"(?:(?<!\w)(?:{TYPES})(?:{_S}số{_S}\S{{1,20}})?,?{_S}(?:ký{_S}|ban{_S}hành{_S})?"
    rf"|hiệu{_S}lực(?:{_S}thi{_S}hành)?(?:{_S}kể)?{_S}từ{_S})\Z"
)
# "Nghị quyết HĐND tỉnh ngày 10/12/2025".
ISSUED_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:{TYPES}){_S}(?:của{_S})?"
    rf"(?:Ban|Bộ|Chính phủ|HĐND|Hội đồng|Quốc hội|Sở|Thủ tướng|Tỉnh ủy|Trung ương|UBND|Ủy ban)"
    rf"(?:\s\w{{1,20}}){{0,7}},?{_S}\Z"
)
LAW_BEFORE: Final = re.compile(
    rf"(?<!\w)(?:(?:Luật|Bộ{_S}luật|Pháp{_S}lệnh|Hiến{_S}pháp)(?:,?\s\w{{1,20}}){{0,12}}|[Ss]ửa{_S}đổi,{_S}bổ{_S}sung),?{_S}\Z"
)
# "Thông tư 04/2026", "số 15/2026", "số 2026".
NUMBER_BEFORE: Final = re.compile(rf"(?<!\w)(?:(?:{TYPES}|[Ss]ố){_S}(?:số{_S})?[0-9]{{1,4}}[/-]|[Ss]ố{_MAY}:?{_MAY})\Z")
TYPE_BEFORE: Final = re.compile(rf"(?<!\w)(?:{TYPES}|[Ss]ố){_S}\Z")

# From the issuer to a date behind it: "Quyết định số 12/QĐ-UBND của UBND tỉnh ngày 06/01/2026".
ISSUER: Final = re.compile(rf",?{_S}của{_S}[^,;.()\n0-9“”]{{1,80}}?,?{_S}")
NOT_ISSUER: Final = re.compile(
    r"(?<!\w)(?:trước|sau|từ|đến|tới|hết|trong|vào|xong|là|nhất)\s{1,3}(?:ngày\s{1,3})?\Z", re.IGNORECASE
)
# An instrument's subject opens and ends so: then a year is the plan's own again.
SUBJECT: Final = instrument_words.SUBJECT
SUBJECT_END: Final = re.compile(
    r"[;()\n“”]|\.\s|,\s*\Z|(?<!\w)(?:trong|trước|sau|xong|vào|từ|đến|thành)\s*\Z", re.IGNORECASE
)
LONGEST_SUBJECT: Final = 600

# ---- what else stands round a year

QUOTED: Final = re.compile("“[^“”\n]*”")
# What a horizon ("đến năm 2030") is part of the name of.
NAMED: Final = re.compile(
    r"(?<!\w)(?:Chương trình|Chiến lược|Đề án|Dự án|Quy hoạch|Phong trào|Cuộc vận động|Bộ tiêu chí)(?!\w)"
    r"[^;:.()\n“”]*\Z"
)
LONGEST_NAME: Final = 300
CODE_BEFORE: Final = re.compile(r"[^\W\d]\Z|_\Z|[0-9][.,/]\Z")
CODE_AFTER: Final = re.compile(r"[^\W\d]|_|[.,][0-9]")
COUNT_BEFORE: Final = re.compile(
    r"(?<!\w)(?:khoảng|gần|hơn|trên|dưới|ít nhất|tối thiểu|tối đa|tổng số|số lượng|đủ|được)\s{1,3}\Z", re.IGNORECASE
)
COUNT_AFTER: Final = re.compile(
    r"\s{1,3}(?:%|ấn phẩm|bài|bản|bộ|buổi|ca|cán bộ|căn|cây|chị|chiếc|cháu|công trình|con|cơ sở|cuộc|cuốn|doanh nghiệp|"
    r"đại biểu|điểm|đoàn viên|đối tượng|đồng|em|gia đình|giờ|ha|học sinh|hội viên|hồ sơ|hộ|hợp tác xã|kg|km|khẩu|"
    r"lao động|lần|lớp|lượt|m|m2|m²|mô hình|năm|nạn nhân|ngày|người|ngôi|nghìn|phiếu|phụ nữ|quyển|sản phẩm|suất|tấn|"
    r"tin|tỷ|tỉ|tờ|thành viên|thôn|thửa|trẻ|trẻ em|triệu|trường|tuyên truyền viên|vụ)(?!\w)"
)

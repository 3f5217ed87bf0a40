"""The names of keys and ids: what is meant by a wrong one, and what may be typed instead."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SOUGHT_LIMIT: Final = 100  # words a nearest one is looked for, among this many: 10 ms each
WORD_LIMIT: Final = 1000
LONGEST_ID: Final = 36  # a Word bookmark has 40 letters at most, and its first ones are ours

_LONGEST_KEY = 40  # a longer "key" is a sentence: no key is near it

# What a clerk types where the English word does not come to mind. Only ever proposed.
VIETNAMESE_KEYS: Final = {
    "năm": "year",
    "tên loại": "document_type",
    "loại văn bản": "document_type",
    "tên loại văn bản": "document_type",
    "trích yếu": "subject",
    "trích yếu nội dung": "subject",
    "cơ quan ban hành": "issuing_agency",
    "nơi ban hành": "place",
    "địa danh": "place",
    "số": "number",
    "ký hiệu": "symbol",
    "kí hiệu": "symbol",
    "ngày ban hành": "issued",
    "thời gian ban hành": "issued",
    "ngày": "issued",
    "văn bản viện dẫn": "instruments",
    "văn bản": "instruments",
    "phụ lục": "appendix",
    "tên phụ lục": "title",
    "tiêu đề": "title",
    "khổ giấy": "orientation",
    "hướng giấy": "orientation",
    "cột": "columns",
    "các cột": "columns",
    "mục": "sections",
    "nhóm": "sections",
    "nhóm nhiệm vụ": "sections",
    "chương trình": "programmes",
    "nhiệm vụ": "tasks",
    "mã": "id",
    "stt": "ordinal",
    "tt": "ordinal",
    "số thứ tự": "ordinal",
    "nội dung": "content",
    "nội dung nhiệm vụ": "content",
    "sản phẩm": "deliverable",
    "kết quả": "deliverable",
    "chủ trì": "lead_agencies",
    "cơ quan thực hiện": "lead_agencies",
    "đơn vị thực hiện": "lead_agencies",
    "kinh phí thực hiện": "funding",
    "cơ quan chủ trì": "lead_agencies",
    "đơn vị chủ trì": "lead_agencies",
    "phối hợp": "coordinating_agencies",
    "cơ quan phối hợp": "coordinating_agencies",
    "đơn vị phối hợp": "coordinating_agencies",
    "thời gian": "schedule",
    "thời hạn": "schedule",
    "thời gian thực hiện": "schedule",
    "thời gian hoàn thành": "schedule",
    "kinh phí": "funding",
    "nguồn kinh phí": "funding",
    "theo dõi": "monitoring",
    "ghi chú": "note",
    "cơ quan": "agencies",
    "tên": "name",
    "tên gọi": "name",
    "tên viết tắt": "short_name",
    "loại": "kind",
    "tên gọi khác": "aliases",
    "tên cũ": "former_names",
    "thành viên": "members",
    "trừ": "except",
    "căn cứ": "legal_bases",
    "căn cứ pháp lý": "legal_bases",
    "căn cứ ban hành": "legal_bases",
    "kế hoạch nhiều năm": "multi_year_plan",
    "kế hoạch 5 năm": "multi_year_plan",
    "kế hoạch giai đoạn": "multi_year_plan",
    "mở đầu": "opening",
    "phần mở đầu": "opening",
    "thân": "body",
    "nội dung văn bản": "body",
    "nội dung kế hoạch": "body",
    "phần": "body",
    "khoản": "clauses",
    "các khoản": "clauses",
    "in": "prints",
    "lời văn": "text",
    "đoạn": "text",
    "đoạn văn": "text",
    "chữ": "text",
    "tổ chức thực hiện": "implementation",
    "báo cáo": "reporting",
    "chế độ báo cáo": "reporting",
    "gửi": "to",
    "nơi nhận báo cáo": "to",
    "hạn": "due",
    "hạn báo cáo": "due",
    "hạn nộp": "due",
    "quý 1": "q1",
    "quý i": "q1",
    "quý 2": "q2",
    "quý ii": "q2",
    "quý 3": "q3",
    "quý iii": "q3",
    "quý 4": "q4",
    "quý iv": "q4",
    "6 tháng": "6m",
    "sáu tháng": "6m",
    "9 tháng": "9m",
    "chín tháng": "9m",
    "cả năm": "year",
    "kết thúc": "closing",
    "câu kết": "closing",
    "nơi nhận": "recipients",
    "lưu": "filing",
    "người ký": "signatory",
    "quyền hạn": "signing_authority",
    "thể thức ký": "signing_authority",
    "chức vụ": "position",
    "họ tên": "full_name",
    "họ và tên": "full_name",
    "công văn": "letter",
    "gửi chung": "collective",
    "công văn chung": "collective",
    "sản phẩm văn bản": "produces",
    "văn bản phải ban hành": "produces",
    "kế hoạch triển khai": "produces",
    "chu kỳ": "recurrence",
    "chu kì": "recurrence",
    "lặp lại": "recurrence",
    "giai đoạn": "period",
    "thời kỳ": "period",
    "cách xưng hô": "form_of_address",
    "cơ quan chủ quản": "supervising_agency",
    "cơ quan chủ quản trực tiếp": "supervising_agency",
    "cơ quan cấp trên": "supervising_agency",
    "chữ viết tắt": "abbreviation",
    "viết tắt": "abbreviation",
}
# The same where a block has another word for it.
OTHER_MEANINGS: Final = {
    "tên loại": "type",
    "loại": "type",
    "loại văn bản": "type",
    "tên loại văn bản": "type",
    "tên": "title",
    "tên gọi": "title",
    "trích yếu": "title",
    "nội dung": "text",
    "cơ quan ban hành": "issuer",
    "chủ trì": "agencies",
    "cơ quan chủ trì": "agencies",
    "cơ quan thực hiện": "agencies",
    "nơi nhận": "to",
    "thời hạn": "due",
    "thời gian": "due",
}


def nearest_key(text: str, known: frozenset[str]) -> str | None:
    """Return the known key that is most likely meant by an unknown one."""
    if len(text) > _LONGEST_KEY:
        return None
    folded = " ".join(text.replace("_", " ").casefold().split())
    for table in (VIETNAMESE_KEYS, OTHER_MEANINGS):
        if (translated := table.get(folded)) in known:
            return translated
    for table in _keys_without_marks():
        if (translated := table.get(slug(folded))) in known:
            return translated
    return nearest(folded.replace(" ", "_").replace("-", "_"), sorted(known))


@cache
def _keys_without_marks() -> tuple[dict[str, str], ...]:
    # A slug has no digit at its head: "6 tháng" and "9 tháng" would be one.
    return tuple(
        {slug(typed): key for typed, key in table.items() if not typed[0].isdigit()}
        for table in (VIETNAMESE_KEYS, OTHER_MEANINGS)
    )


def nearest(text: str, words: list[str]) -> str | None:
    """Return the word most like `text`, or None when none is like it."""
    if len(text) > _LONGEST_KEY:
        return None
    import difflib  # only for files with a slip in them

    return next(iter(difflib.get_close_matches(text, words, 1, 0.6)), None)


class Proposals:
    """The words of one kind in a file, the nearest of which is proposed for one that is none of them.

    A stranger's file may have thousands of both: then nothing is proposed.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)
        self._found: dict[str, str | None] = {}

    def nearest(self, text: str) -> str | None:
        """Return the word most like `text`, or None."""
        if text not in self._found:
            if len(self._found) == SOUGHT_LIMIT or len(self._words) > WORD_LIMIT:
                return None
            self._found[text] = nearest(text, self._words)
        return self._found[text]


def slug(text: str) -> str:
    """Return an id made of Vietnamese words, "Rà soát văn bản" is "ra-soat-van-ban"; "" when nothing is left."""
    made = "-".join(ascii_words(text[:200])).lstrip("0123456789-")
    if len(made) <= LONGEST_ID:
        return made
    return made[: LONGEST_ID + 1].rpartition("-")[0] or made[:LONGEST_ID]


def ascii_words(text: str) -> list[str]:
    """Return the words of a text in lower-case ASCII: "Rà soát 02 văn bản" is ra, soat, 02, van, ban."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode("ascii"))

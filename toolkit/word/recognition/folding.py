"""Texts made comparable, and the forms by which lines are known whatever faults they have."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

DASHES: Final = re.compile("[\u2010-\u2015\u2212\u00ad]")
MARKS: Final = re.compile("[\u0300-\u036f]")
SPACES: Final = re.compile(r"[\s\u00a0\u2000-\u200b]+")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text in lower case without marks, with plain dashes and single spaces: "ke hoach" for "KẾ HOẠCH"."""
    bare = MARKS.sub("", unicodedata.normalize("NFD", text)).replace("Đ", "D").replace("đ", "d").replace("Ð", "D")
    return SPACES.sub(" ", DASHES.sub("-", bare)).strip().casefold()


def is_upper(text: str) -> bool:
    """Tell whether all letters of a text are capitals, and there are some."""
    return text == text.upper() and text != text.lower()


NATIONAL_TITLE: Final = "cong hoa xa hoi chu nghia viet nam"
MOTTO: Final = re.compile(r"doc lap\W{0,5}tu do\W{0,5}hanh phuc")
PARTY_HEAD: Final = "dang cong san viet nam"
NUMBER: Final = re.compile(r"so ?[:.]? ?(?:[\d.…_ ]*[a-z]?[\d.…_ ]*) ?[/-] ?(?=\S)(?:[\w./& -]{1,60})")
BARE_NUMBER: Final = re.compile(r"so ?: ?[\d.…_/ -]*")
NORMATIVE_SYMBOL: Final = re.compile(r"so ?:? ?[\d.…_ ]*/ ?(?:19|20)\d{2} ?/ ?(?:qd|nq|tt|nd|tt[lb]t|ttlt|l|pl|qh)\w*")
DATE: Final = re.compile(
    r"ngay\b.{0,12}\bthang\b.{0,12}\bnam\b ?[\d.…_]{0,6}|ngay ?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}"
)
LETTER_SUBJECT: Final = re.compile(r"(?:v ?/ ?v|ve viec)\b")
ADDRESSEES: Final = re.compile(r"kinh gui\b")
LEGAL_BASIS: Final = re.compile(r"can cu\b")
RECIPIENTS: Final = re.compile(r"noi nhan ?(?:[:.;]|$)")
APPENDIX_LABEL: Final = re.compile(r"phu luc(?: so)?(?: ?[ivxlc]{1,6}| ?\d{1,3}| ?[a-z])?(?: ?[.:])?")
APPENDIX_REFERENCE: Final = re.compile(r"\(? ?(?:ban hanh |gui |dinh )?kem theo\b")
AUTHORITY: Final = re.compile(r"(?:tm|t/m|kt|k/t|tl|t/l|tuq|t/uq|q)(?: ?\. ?| |(?=/))(?=\w)")
DRAFTER_MARK: Final = re.compile(r"[a-z.]{1,6}\.? ?\(? ?\d{1,4} ?\)?\.?")
URGENCY: Final = frozenset({"hoa toc", "thuong khan", "khan", "hoa toc hen gio"})
SECRECY: Final = frozenset({"tuyet mat", "toi mat", "mat"})
CIRCULATION: Final = frozenset({"xem xong tra lai", "luu hanh noi bo"})
DRAFT: Final = re.compile(r"du thao\b")

POSITIONS: Final = re.compile(
    r"(?:pho |quyen |thu )?(?:chu tich|giam doc|tong giam doc|chanh van phong|bo truong|truong|cuc truong"
    r"|tong cuc truong|vu truong|chi cuc truong|truong phong|truong ban|vien truong|hieu truong"
    r"|chanh thanh tra|tong thanh tra|chanh an"
    r"|thu tuong|chu nhiem|doi truong|tram truong|kho bac|bi thu|thong doc|thu truong|hoi truong|chi huy truong|tu lenh"
    r"|chinh uy|khoa truong|truong khoa|truong doan|to truong|thu ky)\b"
)

# The words that begin the name of an agency; a line of nothing else goes on in the next.
AGENCY_WORDS: Final = re.compile(
    r"(?:uy ban|ubnd|hdnd|hoi dong|so|bo|cuc|tong cuc|chi cuc|vu|ban|phong|van phong|trung tam|truong|vien|benh vien"
    r"|doan|lien doan|hoi|cong an|thanh tra|kho bac|toa an|cong ty|tong cong ty|tap doan|hoc vien|dai hoc"
    r"|chi nhanh|dang uy"
    r"|tinh uy|thanh uy|huyen uy|chinh phu|quoc hoi|bao|dai|quy|nha xuat ban|thanh doan|tinh doan|mat tran|buu dien"
    r"|bao hiem|ngan hang|hat|tram|doi)\b"
)
UNFINISHED: Final = re.compile(
    r".*\b(?:va|cua|cac|o|tai|ve|ban quan ly|van phong|trung tam|hoi dong|truong|phong|so|bo|cuc|ban|vien|hoi)"
)


def is_national_title(text: str) -> bool:
    """Tell whether a line is meant to be the national title, whatever is wrong with it."""
    found = folded(text)
    if NATIONAL_TITLE in found:
        return len(found) < len(NATIONAL_TITLE) + 12
    if not found.startswith(("cong ", "cong", "chxhcn")) or not 20 < len(found) < 45:
        return False
    import difflib  # only for what nearly is one

    return difflib.SequenceMatcher(None, found, NATIONAL_TITLE, autojunk=False).ratio() > 0.85


def is_motto(text: str) -> bool:
    """Tell whether a line is meant to be the motto."""
    found = folded(text)
    return len(found) < 45 and bool(MOTTO.search(found))

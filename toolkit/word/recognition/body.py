"""What stands between head and signature: addressees, legal bases, and the levels of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.word.recognition.folding import ADDRESSEES, LEGAL_BASIS, folded, is_upper
from toolkit.word.recognition.head import is_rule_of_signs
from toolkit.word.recognition.lines import Line, Paragraph, Side
from toolkit.word.recognition.parts import BodyParagraph, LevelKind, Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLET: Final = re.compile(r"[-–—+•*]")
GOES_ON: Final = re.compile(r"(?:can cu|theo|xet|thuc hien|tren co so|sau khi)\b")  # further lines of the bases
# "Căn cứ ..., Sở Nội vụ xây dựng kế hoạch như sau": no basis but the first sentence of the text.
SENTENCE: Final = re.compile(
    r", (?:[^,;]{3,90} )?(?:ban hanh|xay dung|de nghi|yeu cau|bao cao|thong bao|trinh|kinh|de xuat|trien khai|huong dan"
    r"|co y kien|giao|to chuc|tiep tuc|quyet dinh|xin|phoi hop)\b"
)
LEAST_TEXT: Final = 100  # characters that a text outside tables has at least
DECIDES: Final = re.compile(r"(?:quyet dinh|quyet nghi|chi thi|nghi quyet)\s*:?")

WORD_LEVELS: Final = {
    "phan": LevelKind.PART,
    "chuong": LevelKind.CHAPTER,
    "muc": LevelKind.TITLED_SECTION,
    "tieu muc": LevelKind.SUBSECTION,
}
WORD_LEVEL: Final = re.compile(
    r"(?P<word>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?P<number>(?:thứ|THỨ)\s+\w+|[IVXLCivxlc]+|\d{1,3})"
    r"\s*(?P<sign>[.:]?)\s*(?P<title>.*)"
)
ARTICLE: Final = re.compile(r"(?:Điều|ĐIỀU)\s+(?P<number>\d{1,3}[a-zđ]?)\s*(?P<sign>[.:/)-]?)(?:\s+(?P<title>.*)|$)")
NESTED: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})(?P<sign>[.)]?)\s+(?P<title>\S.*)")
ARABIC: Final = re.compile(r"(?P<number>\d{1,2})\s*(?P<sign>[./):]+)\s*(?P<title>[^\W\d_].*|[“\"(].*)")
ROMAN: Final = re.compile(r"(?P<number>[IVXLC]+)\s*(?P<sign>[./):-]+)\s*(?P<title>[^\W\d_].*|[“\"(].*)")
LETTER: Final = re.compile(r"(?P<number>[a-zăâđêôơư])\s*(?P<sign>[./):]+)\s*(?P<title>[^\W\d_].*|[“\"(].*)")
VALID_ROMAN: Final = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
# "Mục 3 và Mục 4 ...": a sentence that begins with a citation, no heading.
CITES: Final = re.compile(r"(?:,|;|và|của|khoản|điểm|điều|nghị|thông|quyết|luật|tại|này)\b", re.IGNORECASE)


class Middle(NamedTuple):
    """What stands between head and signature."""

    parts: tuple[Part, ...]
    body: tuple[BodyParagraph, ...]


def read_middle(paragraphs: Sequence[Paragraph], *, is_letter: bool) -> Middle:
    """Return addressees, bases and body of the paragraphs between head and signature."""
    rest = list(paragraphs)
    addressees, rest = _addressees(rest)
    bases, rest = _legal_bases(rest, is_letter=is_letter)
    parts = [Part(PartKind.ADDRESSEES, tuple(addressees))] if addressees else []
    parts += [Part(PartKind.LEGAL_BASES, tuple(bases))] if bases else []
    texts = [item for item in rest if not item.place.table and not item.place.box and item.text]
    if sum(len(item.text) for item in texts) < LEAST_TEXT:
        # The whole page is laid out in a table, as some systems do: a cell over its width holds the text.
        texts = [item for item in rest if item.place.side is Side.FULL and not item.place.box and item.text]
    body = tuple(level_of(item) for item in texts if not is_rule_of_signs(item.text))
    return Middle(tuple(parts), body)


def level_of(paragraph: Paragraph) -> BodyParagraph:
    """Return a paragraph with the level its label gives it."""
    text = paragraph.text
    if match := WORD_LEVEL.fullmatch(text):
        title = match["title"]
        if len(text) < 120 and not CITES.match(title) and (not title or match["sign"] or is_upper(title)):
            kind = WORD_LEVELS[folded(match["word"])]
            label = text[: match.start("title")].strip()
            return BodyParagraph(paragraph, text, kind, label, match["number"], title)
    for pattern, kind in PATTERNS:
        match = pattern.fullmatch(text)
        if match is None or (kind is LevelKind.ROMAN and not VALID_ROMAN.fullmatch(match["number"])):
            continue
        if kind is LevelKind.ARTICLE and not match["sign"] and CITES.match(match["title"] or ""):
            continue
        label = text[: match.end("sign")]
        return BodyParagraph(paragraph, text, kind, label, match["number"], match["title"] or "")
    if BULLET.match(text):
        return BodyParagraph(paragraph, text, LevelKind.BULLET, text[0], "", text[1:].strip())
    return BodyParagraph(paragraph, text)


PATTERNS: Final = (
    (ARTICLE, LevelKind.ARTICLE),
    (NESTED, LevelKind.NESTED),
    (ROMAN, LevelKind.ROMAN),
    (ARABIC, LevelKind.ARABIC),
    (LETTER, LevelKind.LETTER),
)


def _addressees(paragraphs: list[Paragraph]) -> tuple[list[Line], list[Paragraph]]:
    """Return the lines of the addressees and what is left."""
    start = next((at for at, item in enumerate(paragraphs[:12]) if ADDRESSEES.match(folded(item.text))), None)
    if start is None:
        return [], paragraphs
    first = paragraphs[start]
    end = start + 1
    if first.place.table or first.place.box:
        same = (first.place.table, first.place.box)
        while end < len(paragraphs) and (paragraphs[end].place.table, paragraphs[end].place.box) == same:
            end += 1
    else:
        while end < len(paragraphs) and _is_addressee(paragraphs[end], first):
            end += 1
    lines = [line for item in paragraphs[start:end] for line in item.lines if line.plain]
    return lines, paragraphs[:start] + paragraphs[end:]


def _is_addressee(paragraph: Paragraph, first: Paragraph) -> bool:
    text = paragraph.text
    if not text or paragraph.place.table:
        return False
    is_listed = bool(BULLET.match(text))
    is_indented = paragraph.format.left_twips > first.place.width_twips * 0.15
    return (is_listed and len(text) < 200) or (is_indented and len(text) < 160 and text[-1] in ";.,")


def _legal_bases(paragraphs: list[Paragraph], *, is_letter: bool) -> tuple[list[Line], list[Paragraph]]:
    """Return the lines of the bases and what is left; who decides ("CHỦ TỊCH ...") goes with neither."""
    texts = [folded(item.text) for item in paragraphs]
    start = next(
        (at for at, text in enumerate(texts[:20]) if text and (LEGAL_BASIS.match(text) or len(text) > 120)), None
    )
    if start is None or not LEGAL_BASIS.match(texts[start]) or not _is_basis(texts[start]):
        return [], paragraphs
    end = start
    last = start
    while end < len(paragraphs) and (not texts[end] or (GOES_ON.match(texts[end]) and _is_basis(texts[end]))):
        last = end if texts[end] else last
        end += 1
    bases = paragraphs[start : last + 1]
    if is_letter and not all(_is_italic(item) for item in bases if item.text):
        return [], paragraphs  # the ground of a letter, in upright letters, is its text
    before = [item for item in paragraphs[:start] if not is_upper(item.text)]
    after = paragraphs[last + 1 :]
    while after and (not after[0].text or DECIDES.fullmatch(folded(after[0].text))):
        after = after[1:]
    lines = [line for item in bases for line in item.lines if line.plain]
    return lines, before + after


def _is_basis(found: str) -> bool:
    return not found.endswith(":") and (found.endswith(";") or not SENTENCE.search(found))


def _is_italic(paragraph: Paragraph) -> bool:
    return any(run.format.italic for line in paragraph.lines for run in line.visible())


def in_text(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph stands in the text itself: no cell, no box, not beside anything."""
    return not paragraph.place.table and not paragraph.place.box and paragraph.place.side is Side.FULL

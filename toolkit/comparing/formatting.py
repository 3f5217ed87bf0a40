"""Whether two units of the same words look the same, and in what they differ, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.comparing.redline.atoms import is_mark, read_stream
from toolkit.word.canonical import quick_form
from toolkit.word.names import w
from toolkit.word.story import blocks, children, container_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml.etree import _Element

    from toolkit.word.canonical import Canonical

VALUE: Final = re.compile(r'val="([^"]*)"')
NAMES: Final[Mapping[str, str]] = {
    "b": "chữ đậm",
    "i": "chữ nghiêng",
    "u": "gạch chân",
    "strike": "gạch ngang",
    "caps": "chữ hoa",
    "smallCaps": "chữ hoa nhỏ",
    "vanish": "chữ ẩn",
    "sz": "cỡ chữ",
    "rFonts": "phông chữ",
    "color": "màu chữ",
    "highlight": "tô nền chữ",
    "vertAlign": "chỉ số trên, dưới",
    "rStyle": "kiểu chữ",
    "pStyle": "kiểu đoạn",
    "jc": "căn lề",
    "ind": "thụt lề",
    "spacing": "giãn cách",
    "numPr": "đánh số tự động",
    "keepNext": "dính đoạn sau",
    "pageBreakBefore": "ngắt trang trước",
    "pBdr": "đường kẻ của đoạn",
    "tabs": "điểm dừng tab",
    "shd": "nền",
    "tcW": "độ rộng ô",
    "vAlign": "căn dọc trong ô",
    "vMerge": "gộp ô theo chiều dọc",
    "gridSpan": "gộp ô theo chiều ngang",
    "tcBorders": "đường kẻ của ô",
    "trHeight": "chiều cao hàng",
    "tblHeader": "hàng tiêu đề lặp lại",
    "cantSplit": "không ngắt hàng qua trang",
}
TWINS: Final = frozenset(("bCs", "iCs", "szCs"))  # the same for scripts that Vietnamese does not use
ALIGNMENTS: Final = {"left": "trái", "start": "trái", "center": "giữa", "right": "phải", "end": "phải", "both": "đều"}
MOST_NAMED: Final = 4
# What these ids mean is not in the element: pictures and links may differ where their bytes are equal.
LEANING: Final = re.compile(rb':(?:id|embed|link|pict)="')


class Formatter:
    """Compares the looks of matched units."""

    def __init__(self, old: Canonical, new: Canonical) -> None:
        """Keep the canonical texts of both documents."""
        self._old = old
        self._new = new

    def difference(self, old: Sequence[_Element], new: Sequence[_Element]) -> str:
        """Return in what paragraphs or rows of the same words differ, "" where they look the same."""
        forms, others = ([quick_form(element, with_text=False) for element in side] for side in (old, new))
        if forms == others and not any(map(LEANING.search, forms)):
            return ""
        named = self._paragraphs(old, new) if old[0].tag == w("p") else self._rows(old[0], new[0])
        found = list(dict.fromkeys(named))
        return ", ".join(found[:MOST_NAMED]) + (", ..." if len(found) > MOST_NAMED else "")

    def _rows(self, old: _Element, new: _Element) -> Iterator[str]:
        yield from self._named(old.find(w("trPr")), new.find(w("trPr")))
        for one, other in _like_cells(list(children(old, w("tc"))), list(children(new, w("tc")))):
            yield from self._named(one.find(w("tcPr")), other.find(w("tcPr")))
            here = [block for block in blocks(one) if block.tag == w("p")]
            there = [block for block in blocks(other) if block.tag == w("p")]
            yield from self._paragraphs(here, there)

    def _paragraphs(self, old: Sequence[_Element], new: Sequence[_Element]) -> Iterator[str]:
        if len(old) != len(new):
            yield f"tách thành {len(new)} đoạn" if len(new) > len(old) else f"gộp {len(old)} đoạn"
        for one, other in zip(old, new, strict=False):
            yield from self._named(one.find(w("pPr")), other.find(w("pPr")), w("rPr"), w("sectPr"))
        streams = [read_stream(side, canonical).atoms for side, canonical in ((old, self._old), (new, self._new))]
        things, others = ([atom.key for atom in atoms if not (atom.text or is_mark(atom))] for atoms in streams)
        if things != others:
            yield "hình, liên kết hoặc trường"
        here, there = ([atom for atom in atoms if atom.text.strip()] for atoms in streams)
        looks = {(a.look, b.look) for a, b in zip(here, there, strict=False) if a.key == b.key and a.look != b.look}
        for before, after in sorted(looks):
            yield from _differing(before, after)

    def _named(self, old: _Element | None, new: _Element | None, *without: str) -> Iterator[str]:
        before, after = self._old.properties(old, *without), self._new.properties(new, *without)
        if before != after:
            yield from _differing(before, after)


def _like_cells(old: list[_Element], new: list[_Element]) -> Iterator[tuple[_Element, _Element]]:
    """Yield the cells of two rows that are each other: by their texts where columns changed their order."""
    texts, others = [container_text(cell) for cell in old], [container_text(cell) for cell in new]
    if texts != others and sorted(texts) == sorted(others):
        waiting = list(zip(others, new, strict=True))
        for text, cell in zip(texts, old, strict=True):
            yield cell, waiting.pop(next(i for i, (other, _) in enumerate(waiting) if other == text))[1]
        return
    yield from zip(old, new, strict=False)


def _differing(before: str, after: str) -> Iterator[str]:
    """Yield in words what two canonical properties differ in: "cỡ chữ 14 → 13", "chữ đậm"."""
    here, there = _children(before), _children(after)
    for name in {**here, **there}:
        if here.get(name) != there.get(name) and name not in TWINS:
            yield _described(name, here.get(name), there.get(name))


def _described(name: str, before: str | None, after: str | None) -> str:
    word = NAMES.get(name, name)
    values = [_value(name, text) for text in (before, after)]
    if name in {"sz", "jc", "vAlign"} and any(values):
        return f"{word} {values[0] or 'theo kiểu'} → {values[1] or 'theo kiểu'}"
    if before is None:
        return f"thêm {word}"
    return f"bỏ {word}" if after is None else word


def _value(name: str, text: str | None) -> str:
    found = VALUE.search(text or "")
    if not found:
        return ""
    value = found[1]
    if name == "sz" and value.isascii() and value.isdigit():
        return f"{int(value) / 2:g}"
    return ALIGNMENTS.get(value, value)


def _children(canonical: str) -> dict[str, str]:
    """Return the outermost elements of a canonical text by name, each with all that stands in it."""
    found: dict[str, str] = {}
    depth = start = 0
    name = ""
    for match in re.finditer(r"<(/|\w+)[^<>]*>", canonical):
        if match[1] == "/":
            depth -= 1
            if depth == 0:
                found[name] = canonical[start : match.end()]
        else:
            if depth == 0:
                start, name = match.start(), match[1]
            depth += 1
    return found

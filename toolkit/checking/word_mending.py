"""Safe repair of a .docx: letters in its w:t elements, with --fix-format its format; other parts stay as they are.

Letters are changed where they stand, within tracked changes, fields and links too; runs, their format and
everything between them are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.checking.mending import Change, in_context
from toolkit.checking.texts import Reformat, Replacement
from toolkit.checking.word_texts import WordPlace
from toolkit.word.document import STRICT
from toolkit.word.package import pack_part, write_package

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from toolkit.checking.runner import Found
    from toolkit.word.document import WordDocument

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def refusal(document: WordDocument) -> str:
    """Return why a document is not to be changed; empty where it may be."""
    if any(name.startswith("_xmlsignatures/") for name in document.parts):
        return "tệp đã ký số: sửa thì chữ ký mất giá trị"
    if any(strict in document.parts[document.main] for strict, _ in STRICT):
        return "tệp lưu theo dạng Strict Open XML"
    return ""


def mend_document(
    document: WordDocument, found: Iterable[Found], *, letters: bool, formats: bool
) -> tuple[bytes | None, tuple[Change, ...]]:
    """Return a document's file with the safe repairs made, and what they were; None where there is nothing to make.

    Args:
        document: As it was read; its trees are changed.
        found: What the rules found in it.
        letters: Whether letters are changed.
        formats: Whether changes of format are made too.
    """
    changes: list[Change] = []
    touched: set[str] = set()
    taken: set[tuple[_Element, int]] = set()
    removed: dict[_Element, dict[int, str]] = {}
    for item in found:
        mend = item.mend
        place = mend.text.place if isinstance(mend, Replacement) else None
        if not letters or not isinstance(mend, Replacement) or not isinstance(place, WordPlace):
            continue
        if _plan_letters(mend, place, removed, taken):
            touched.add(place.part)
            before, after = in_context(mend.text.text, mend.start, mend.end, mend.words)
            changes.append(Change(item.finding.code, item.finding.location, before, after))
    for element, new in removed.items():
        _rewrite(element, new)
    for item in found:
        if formats and isinstance(item.mend, Reformat):
            item.mend.apply()
            touched.add(item.mend.part)
            changes.append(Change(item.finding.code, item.finding.location, "", item.mend.what))
    return (_packed(document, touched) if changes else None), tuple(changes)


def _plan_letters(
    mend: Replacement,
    place: WordPlace,
    removed: dict[_Element, dict[int, str]],
    taken: set[tuple[_Element, int]],
) -> bool:
    """Note what a repair puts in the place of which letters; False where it cannot be done, or another was before."""
    letters = place.stretch(mend.start, mend.end)
    inserts = not letters
    if inserts:
        # The letter before the place keeps its company: what is put in gets its format.
        at = mend.start - 1 if mend.start else 0
        letters = place.stretch(at, at + 1)
    if not letters or any(letter.element is None for letter in letters):
        return False
    keys = [(letter.element, letter.offset) for letter in letters if letter.element is not None]
    if any(key in taken for key in keys):
        return False
    taken.update(keys)
    words = mend.words
    if inserts:
        typed = place.typed(at, at + 1)
        words = typed + words if mend.start else words + typed
    for number, (element, offset) in enumerate(keys):
        removed.setdefault(element, {})[offset] = "" if number else words
    return True


def _rewrite(element: _Element, letters: dict[int, str]) -> None:
    old = element.text or ""
    text = "".join(letters.get(number, letter) for number, letter in enumerate(old))
    element.text = text
    if text != text.strip() or "  " in text:
        element.set(XML_SPACE, "preserve")


def _packed(document: WordDocument, touched: set[str]) -> bytes:
    from lxml import etree

    packed = []
    for name, content in document.parts.items():
        root = document.root(name) if name in touched else None
        if root is not None:
            content = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: PLW2901
        packed.append(pack_part(name, content))
    return write_package(packed)

"""What Word cannot track and two documents yet differ in: it is the new document's, and each difference is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.diagnostics import Diagnostic, Level, Location
from toolkit.word.canonical import Canonical
from toolkit.word.names import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from toolkit.word.document import WordDocument

PARTS: Final[Mapping[str, str]] = {
    "styles": "kiểu chữ (styles)",
    "settings": "thiết lập của tệp",
    "theme": "chủ đề (theme)",
}
PASSED_OVER: Final = frozenset(
    w(name) for name in ("rsids", "proofState", "zoom", "latentStyles", "docId", "docVars", "trackRevisions")
)
MOST_NAMED: Final = 3


def untracked_differences(
    old: WordDocument, new: WordDocument, unmatched: Sequence[str], *, controls: bool
) -> Iterator[Diagnostic]:
    """Yield a hint (MB401) for each difference that no tracked change can tell.

    Args:
        old: The old document.
        new: The new one.
        unmatched: Places of headers and footers that only one of them has.
        controls: Whether content controls count.
    """
    for place in unmatched:
        yield _untracked(new, f"{place} chỉ một bản có")
    for kind, words in PARTS.items():
        here, there = (_entries(document, kind) for document in (old, new))
        if here != there:
            yield _untracked(new, f"{words}{_named(here, there)}")
    counts = [sum(1 for _ in document.body.iter(w("sdt"))) for document in (old, new)]
    if controls and counts[0] != counts[1]:
        yield _untracked(new, "ô nhập nội dung (content control)")
    comments = [_entries(document, "comments") for document in (old, new)]
    if comments[0] and comments[0] != comments[1]:
        yield _untracked(new, "bình luận")


def _untracked(new: WordDocument, what: str) -> Diagnostic:
    message = f"hai bản khác nhau ở phần Word không theo dõi được: {what}; đã lấy theo bản mới"
    return Diagnostic("MB401", Level.HINT, Location(new.name), message, "so lại phần này bằng mắt nếu cần")


def _entries(document: WordDocument, kind: str) -> dict[str, str]:
    """Return the entries of a part (styles, settings, comments) as texts, by name."""
    part = document.related(kind)
    root = document.root(part)
    canonical = Canonical(document, part)
    entries: dict[str, str] = {}
    for child in () if root is None else root.iterchildren("{*}*"):
        if child.tag not in PASSED_OVER:
            name = child.find(w("name"))
            called = child.get(w("styleId"), "") if name is None else name.get(w("val"), "")
            entries[f"{child.tag} {called}"] = canonical.whole(child)
    return entries


def _named(here: Mapping[str, str], there: Mapping[str, str]) -> str:
    names = [key.partition(" ")[2] for key in {**here, **there} if here.get(key) != there.get(key)]
    shown = [f'"{name}"' for name in names if name][:MOST_NAMED]
    return f" {', '.join(shown)}{' ...' if len(names) > MOST_NAMED else ''}" if shown else ""

"""What a change of a text is: its class, the words that changed, and what can be said of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.comparing.comparison import Change, ChangeClass, Mark, field_name
from toolkit.comparing.draft import folded
from toolkit.comparing.words import compare_words, is_word, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from toolkit.comparing.comparison import Piece, Side

FIELD_CLASSES: Final[Mapping[str, ChangeClass]] = {
    "lead_agencies": ChangeClass.LEAD,
    "coordinating_agencies": ChangeClass.COORDINATING,
    "schedule": ChangeClass.SCHEDULE,
    "deliverable": ChangeClass.DELIVERABLE,
}
AGENCY_FIELDS: Final = frozenset(("lead_agencies", "coordinating_agencies"))
YEAR: Final = re.compile(r"(?:19|20|21)[0-9]{2}")
FURTHEST: Final = 10  # years by which a plan is rolled over at most
REFERENCE: Final = re.compile(r"(?<![\w.])[IVXLC]+(?:[.][0-9]{1,4}){1,3}(?![\w.]*[0-9])")


class Judge:
    """Classes the changes between two drafts."""

    def __init__(self, old: Side, new: Side, references: Mapping[str, str], agency_of: Callable[[str], str]) -> None:
        """Keep what is known of both drafts.

        Args:
            old: The old draft.
            new: The new one.
            references: From the old reference of a task to its new one, where they differ.
            agency_of: From a name to the code of the agency behind it, "" if nobody is known by it.
        """
        self._years = (old.year, new.year)
        self._names = {**old.fields, **new.fields}
        self._references = references
        self._agency_of = agency_of

    def change(self, field: str, before: str, after: str) -> Change | None:
        """Return the change of a field, None where both texts are the same."""
        if before == after:
            return None
        pieces = compare_words(before, after)
        if all(piece.mark is Mark.KEPT for piece in pieces):
            return None  # the same in composed form
        kind = FIELD_CLASSES.get(field, ChangeClass.CONTENT)
        note = ""
        if folded(before) == folded(after):
            is_broken = before.split("\n") != after.split("\n") and "\n" in before + after
            kind = ChangeClass.FORMAT if is_broken else ChangeClass.PUNCTUATION
            note = "khác chỗ xuống dòng" if is_broken else "khác dấu cách"
        elif _words(before) == _words(after):
            kind = ChangeClass.PUNCTUATION
        elif self._references and with_references(before, self._references) == after:
            kind = ChangeClass.RENUMBERED
            note = "số của nhiệm vụ trong câu đổi theo"
        elif shift := self._shift(pieces):
            kind = ChangeClass.YEAR_ROLLED
            note = f"chuyển {'lên' if shift > 0 else 'lùi'} {abs(shift)} năm"
        elif field in AGENCY_FIELDS:
            note = "; ".join(self._agency_notes(before, after))
        return Change(kind, field, field_name(field, self._names), before, after, pieces, note)

    def _shift(self, pieces: tuple[Piece, ...]) -> int:
        """Return by how many years a text was rolled over; 0 where other words changed too."""
        shifts: set[int] = set()
        for gone, come in _replacements(pieces):
            before, after = _words(gone), _words(come)
            if len(before) != len(after) or _signs(gone) != _signs(come):
                return 0
            for one, other in zip(before, after, strict=True):
                if one != other:
                    is_year = YEAR.fullmatch(one) and YEAR.fullmatch(other)
                    shifts.add(int(other) - int(one) if is_year else 0)
        old, new = self._years
        shift = shifts.pop() if len(shifts) == 1 else 0
        known = old is not None and new is not None and old != new
        return shift if abs(shift) <= FURTHEST and (not known or shift == (new or 0) - (old or 0)) else 0

    def _agency_notes(self, before: str, after: str) -> Iterator[str]:
        olds, news = _names(before), _names(after)
        gone = [name for name in olds if name not in news]
        come = [name for name in news if name not in olds]
        for name in list(gone):
            code = self._agency_of(name)
            same = next((other for other in come if code and self._agency_of(other) == code), "")
            if same:
                gone.remove(name)
                come.remove(same)
                yield f"cùng một cơ quan, viết khác tên: {name} → {same}"
        if gone and olds != gone:
            yield f"bỏ: {'; '.join(gone)}"
        if come and news != come:
            yield f"thêm: {'; '.join(come)}"


def with_references(text: str, references: Mapping[str, str]) -> str:
    """Return a text with the references of tasks in it as they are now: "II.3" for "II.2"."""
    return REFERENCE.sub(lambda found: references.get(found[0], found[0]), text)


def _replacements(pieces: tuple[Piece, ...]) -> Iterator[tuple[str, str]]:
    """Yield what went and what took its place, stretch by stretch."""
    gone = come = ""
    for piece in pieces:
        if piece.mark is Mark.KEPT:
            if gone or come:
                yield gone, come
            gone = come = ""
        elif piece.mark is Mark.DELETED:
            gone += piece.text
        else:
            come += piece.text
    if gone or come:
        yield gone, come


def _words(text: str) -> list[str]:
    return [token for token in tokens(text) if is_word(token)]


def _signs(text: str) -> list[str]:
    return [token for token in tokens(text) if not is_word(token)]


def _names(cell: str) -> list[str]:
    return [name for part in cell.split(";") if (name := folded(part).strip(" .,"))]

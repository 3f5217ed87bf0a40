"""Propose the registered name that is meant by one nobody goes by."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.model.agency_names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from toolkit.model.agency import Agency, Found, Group

    Forms = dict[str, Agency | Group | None]

LONGEST_PROPOSED: Final = 200  # characters of a name for which a nearest one is looked for
LIKENESS: Final = 0.85  # below it difflib proposed wrong departments
LIKENESS_LIMIT: Final = 5_000  # registered names; with more of them likeness costs seconds

_COMMUNE: Final = re.compile(r"(?:ủy ban nhân dân )?(?:xã|phường|thị trấn|đặc khu) ")
_WORD: Final = re.compile(r"[^\W_]+")


class Proposals:
    """The registered names in the looser forms in which a mistyped one may meet them.

    A form that two entries share belongs to nobody.
    """

    __slots__ = ("_communes", "_first_words", "_initials", "_others", "_plain")

    def __init__(self, names: Mapping[str, Found]) -> None:
        self._plain: Forms = {}
        self._initials: Forms = {}
        self._first_words: Forms = {}
        self._communes: Forms = {}
        self._others: Forms = {}
        for name, (entry, _) in names.items():
            words = _plain_words(name[:LONGEST_PROPOSED])
            _add(self._plain, " ".join(words), entry)
            for count in range(2, min(len(words), 9)):
                _add(self._first_words, " ".join(words[:count]), entry)
            words = _significant(words)
            for count in range(1, min(len(words) - 1, 4)):
                _add(self._initials, _abbreviated(words[:count], (word[0] for word in words[count:])), entry)
            commune = _COMMUNE.match(name)
            _add(self._communes if commune else self._others, name[commune.end() if commune else 0 :], entry)

    def nearest(self, name: str) -> str | None:
        """Return the registered name that is most likely meant by `name`; `Registry.propose` tells how."""
        if len(name) > LONGEST_PROPOSED:
            return None
        folded = fold_name(name)
        words = _plain_words(folded)
        typed = " ".join(words)
        significant = _significant(words)
        heads = range(1, min(len(significant), 4))
        abbreviated = [_abbreviated(significant[:count], significant[count:]) for count in heads]
        tried = ((self._plain, [typed]), (self._initials, abbreviated), (self._first_words, [typed]))
        for forms, form in ((forms, form) for forms, asked in tried for form in asked):
            if form in forms:
                entry = forms[form]
                break
        else:
            entry = self._likeliest(folded)
        return None if entry is None else entry.label

    def _likeliest(self, folded: str) -> Agency | Group | None:
        # What all communes' names begin with would make any two of them alike.
        commune = _COMMUNE.match(folded)
        forms = self._communes if commune else self._others
        if len(forms) > LIKENESS_LIMIT:
            return None
        import difflib  # only for names no looser form meets

        near = difflib.get_close_matches(folded[commune.end() if commune else 0 :], forms, 1, LIKENESS)
        return forms[near[0]] if near else None


def _add(forms: Forms, form: str, entry: Agency | Group) -> None:
    if forms.setdefault(form, entry) is not entry:
        forms[form] = None


def _plain_words(folded: str) -> list[str]:
    """Return the words of a folded name without marks: "sở y tế" is so, y, te."""
    letters = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


def _significant(words: list[str]) -> list[str]:
    """Return the words an abbreviation is made of: without "và", and without "tỉnh" at the end."""
    kept = [word for word in words if word != "va"]
    return kept[:-1] if kept[-1:] == ["tinh"] else kept


def _abbreviated(head: Iterable[str], tail: Iterable[str]) -> str:
    return f"{' '.join(head)} | {''.join(tail)}"

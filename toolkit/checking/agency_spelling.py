"""How the name of an agency is spelled: as the registry has it, but for what is right in two ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.agency import Agency
from toolkit.model.agency_names import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.agencies import Registry
    from toolkit.model.agency import AgencyName, Group

ABBREVIATIONS: Final = {
    "UBND": "Ủy ban nhân dân",
    "UB": "Ủy ban",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "LHPN": "Liên hiệp Phụ nữ",
    "&": "và",
}
_ABBREVIATED: Final = re.compile(rf"(?<!\w)(?:{'|'.join(ABBREVIATIONS)})(?!\w)")
_WORD: Final = re.compile(r"\w+")


def names_of(agency: Agency | Group) -> Iterator[str]:
    """Yield the names somebody goes by today."""
    yield agency.name
    if isinstance(agency, Agency) and agency.short_name:
        yield agency.short_name
    yield from agency.aliases


def listed_spelling(registry: Registry, name: AgencyName) -> str:
    """Return how the registry writes a name that differs from it in capitals; "" where it does not differ.

    Only words that fold to the same are compared: nothing but capitals can change.
    """
    if name.agency is None or name.former:
        return ""
    typed = _WORD.findall(_spelled(name.text))
    best = ""
    for listed in names_of(name.agency):
        words = _WORD.findall(_spelled(listed))
        suffix = _province_words(registry, typed, words)
        if suffix is None:
            continue
        if _same_but_first(typed[: len(words)], words):
            return ""
        best = best or listed
    return _recased(name.text, best) if best else ""


def _spelled(name: str) -> str:
    return _ABBREVIATED.sub(lambda match: ABBREVIATIONS[match[0]], " ".join(name.split()))


def _province_words(registry: Registry, typed: list[str], listed: list[str]) -> list[str] | None:
    """Return the words behind a listed name ("tỉnh", "tỉnh Lai Châu"), None where it is another name."""
    rest = typed[len(listed) :]
    if fold_name(" ".join(typed[: len(listed)])) != fold_name(" ".join(listed)):
        return None
    allowed = ("", "tỉnh", f"tỉnh {registry.province}")
    return rest if fold_name(" ".join(rest)) in {fold_name(words) for words in allowed} else None


def _same_but_first(typed: list[str], listed: list[str]) -> bool:
    """Tell whether two names have the same capitals; the first letter may be small within a list."""
    pairs = zip(typed, listed, strict=True)
    return all(
        one == other or fold_capitals(one) == fold_capitals(other) or (not number and one[1:] == other[1:])
        for number, (one, other) in enumerate(pairs)
    )


def fold_capitals(word: str) -> str:
    """Return which letters of a word are capitals; where its tone stands does not matter."""
    return "".join("A" if letter.isupper() else "a" for letter in word)


def _recased(typed: str, listed: str) -> str:
    """Return a typed name with the capitals of the listed one, its abbreviations, signs and blanks kept."""
    words = iter(_WORD.findall(_spelled(listed)))
    out: list[str] = []
    at = 0
    for match in re.finditer(r"\w+|&", typed):
        out.append(typed[at : match.start()])
        at = match.end()
        if match[0] in ABBREVIATIONS:
            for _ in ABBREVIATIONS[match[0]].split():
                next(words, None)
            out.append(match[0])
            continue
        model = next(words, None)
        out.append(match[0] if model is None else _with_capitals(match[0], model, is_first=match.start() == 0))
    return "".join((*out, typed[at:]))


def _with_capitals(word: str, model: str, *, is_first: bool) -> str:
    if len(word) != len(model):
        return model
    made = "".join(
        letter.upper() if other.isupper() else letter.lower() for letter, other in zip(word, model, strict=True)
    )
    return word[0] + made[1:] if is_first else made


def plain_name(name: str) -> str:
    """Return a name as it counts when one asks whether two names are used: capitals and abbreviations do not."""
    return fold_name(name)

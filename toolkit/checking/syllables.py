"""The grammar of the written Vietnamese syllable: which words can be one, where its tone mark may stand.

A syllable is onset + rhyme + tone. The tables are those of the spelling every school teaches: c, g, ng before a ă â
o ô ơ u ư; k, gh, ngh before e ê i y; "gi" and "qu" are onsets; a rhyme that ends in c, ch, p or t has the tone sắc or
nặng. What may be foreign ("prôtêin", "H'Mông"), an abbreviation or a name is for the caller: this module judges one
word of letters, NFC, and knows no text.
"""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

ONSETS: Final = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x",
)  # fmt: skip
FRONT: Final = "eêiy"  # what k, gh, ngh stand before, and c, g, ng do not

# All rhymes but those behind "qu", without tones.
_RHYMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt "
    "oe oem oen oeo oet ooc oong ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt "
    "u uc ui um un ung up ut ua uâ uân uâng uât uây uê uêch uên uênh uêu uơ uơn uy uya uych uyn uynh uyp uyt uyu "
    "uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y yên yêm yêng yêt yêu ym yn yt ynh ych"
)
RHYMES: Final = frozenset(_RHYMES.split())
# Behind "qu" the u is the onset's.
_QU_RHYMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây e ec en eng eo et ê ên ênh êch êt êu "
    "i ich in inh it iu oăt ơ ơi ơn ơt ôc ôt y ych yn ynh yp yt yên yêt yu"
)
QU_RHYMES: Final = frozenset(_QU_RHYMES.split())
GI_RHYMES: Final = RHYMES | {"êc", "êng"}  # "giếc", "giêng": the i is written once
LONGEST: Final = 24  # letters of what may be words run together; longer ones are not looked at
FINAL_STOPS: Final = ("c", "ch", "p", "t")
VOWELS: Final = frozenset("aăâeêioôơuưy")
MARKED_VOWELS: Final = frozenset("ăâêôơư")
EITHER_PLACE: Final = frozenset({"oa", "oe", "uy"})  # hòa and hoà, khỏe and khoẻ, thủy and thuỷ

# What foreign words begin with, written the Vietnamese way: "crôm", "blốc", "prôtêin", "zích zắc".
FOREIGN_ONSETS: Final = (
    "f", "j", "w", "z", "bl", "br", "cl", "cr", "dr", "đr", "fl", "fr", "gl", "gr", "kr", "pl", "pr", "sc", "sp", "st",
    "tl", "vr", "xc", "xm", "xp", "xt",
)  # fmt: skip
# Borrowed syllables no rule of ours lets pass: "lô gíc".
BORROWED: Final = frozenset(
    ("bíc", "gíc", "kíc", "líc", "níc", "píc", "síc", "tíc", "víc", "séc", "xéc", "éc", "foóc", "đắk", "lắk", "kạn")
)

_TONES: Final = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SAC, _NANG = 4, 5
_MARKS: Final = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")


class Standing(Enum):
    """What a word is as a syllable."""

    SOUND = "sound"
    OLD_PLACE = "old"  # hòa, khỏe, thủy: the tone on the first of two vowels
    NEW_PLACE = "new"  # hoà, khoẻ, thuỷ
    MISPLACED = "misplaced"  # "hòan", "qúy": wrong in either style
    IMPOSSIBLE = "impossible"
    UNMARKED = "unmarked"  # nothing but a to z: perhaps foreign
    FOREIGN = "foreign"  # several syllables in one, or letters no syllable begins with


class Parsed(NamedTuple):
    """A word taken to pieces.

    Attributes:
        letters: Small letters without tones: "hoan".
        tone: 0 none, then huyền, hỏi, ngã, sắc, nặng.
        at: Which letter carries the tone; -1 without.
        doubled: It carries more than one tone.
    """

    letters: str
    tone: int
    at: int
    doubled: bool


@lru_cache(maxsize=20_000)
def standing(word: str) -> Standing:
    """Return what a word is as a syllable: `standing("hoà")` is NEW_PLACE.

    Args:
        word: Letters only, NFC, of any case.
    """
    lowered = word.lower()
    if lowered.isascii():
        return Standing.UNMARKED
    if len(lowered) > LONGEST:
        return Standing.FOREIGN
    parsed = parse(lowered)
    if parsed.doubled:
        return Standing.FOREIGN if _is_foreign(parsed.letters) else Standing.IMPOSSIBLE
    onset, rhyme = _divided(parsed.letters)
    if not _is_spelled(onset, rhyme):
        if lowered in BORROWED:
            return Standing.FOREIGN
        return Standing.FOREIGN if _is_foreign(parsed.letters) else Standing.IMPOSSIBLE
    if rhyme.endswith(FINAL_STOPS) and parsed.tone not in {_SAC, _NANG}:
        return Standing.IMPOSSIBLE
    if parsed.tone:
        place = parsed.at - len(onset)
        if rhyme in EITHER_PLACE and onset != "qu":
            return {0: Standing.OLD_PLACE, 1: Standing.NEW_PLACE}.get(place, Standing.MISPLACED)
        if place not in _places(rhyme):
            return Standing.MISPLACED
    return Standing.SOUND


@lru_cache(maxsize=2_000)
def replaced(word: str) -> str | None:
    """Return a syllable with its tone where it belongs: "hòan" gives "hoàn"; None where there is no one place."""
    parsed = parse(word.lower())
    onset, rhyme = _divided(parsed.letters)
    if parsed.doubled or not _is_spelled(onset, rhyme):
        return None
    places = _places(rhyme)
    return None if len(places) != 1 else _composed(word, parsed, len(onset) + places[0])


@lru_cache(maxsize=2_000)
def in_style(word: str, style: Standing) -> str:
    """Return "hoà" as "hòa", or the other way; `style` is OLD_PLACE or NEW_PLACE, `word` stands in the other one."""
    parsed = parse(word.lower())
    return _composed(word, parsed, parsed.at + (-1 if style is Standing.OLD_PLACE else 1))


@lru_cache(maxsize=2_000)
def proposals(word: str) -> tuple[str, ...]:
    """Return what may have been meant by an impossible syllable, at most three: "đuợc" gives "được".

    Only slips of the keyboard are undone: a horn or circumflex that is missing, ng for ngh, a letter typed twice, a
    tone forgotten before a stop. Small letters.
    """
    parsed = parse(word.lower())
    tones = (parsed.tone,)
    found: dict[str, None] = {}
    for letters in _repaired(parsed.letters):
        onset, rhyme = _divided(letters)
        if not _is_spelled(onset, rhyme):
            continue
        stopped = rhyme.endswith(FINAL_STOPS)
        for tone in (_SAC, _NANG) if stopped and parsed.tone not in {_SAC, _NANG} else tones:
            places = _places(rhyme)
            found[_put(letters, len(onset) + places[0], tone)] = None
    found.pop(word.lower(), None)
    return tuple(found)[:3]


def stuck_syllables(word: str) -> tuple[str, str] | None:
    """Return the two syllables of words run together, "thựchiện"; None where it may be one foreign word.

    Both must carry a tone: "kilômét", "ôtô" do not.
    """
    lowered = word.lower()
    if len(lowered) > LONGEST:
        return None
    for cut in range(2, len(lowered) - 1):
        parts = lowered[:cut], lowered[cut:]
        if all(parse(part).tone and standing(part) in _WHOLE for part in parts):
            return word[:cut], word[cut:]
    return None


def is_shaped(lowered: str) -> bool:
    """Say whether small letters are spelled like a syllable, whatever their tone: "ban", not "hđnd"."""
    return _is_spelled(*_divided(parse(lowered).letters))


_WHOLE: Final = (Standing.SOUND, Standing.OLD_PLACE, Standing.NEW_PLACE)


@lru_cache(maxsize=20_000)
def parse(lowered: str) -> Parsed:
    """Take a word of small letters to pieces."""
    letters: list[str] = []
    tone, at, tones = 0, -1, 0
    for sign in unicodedata.normalize("NFD", lowered):
        if sign in _TONES:
            tone, at, tones = _TONES[sign], len(letters) - 1, tones + 1
        elif unicodedata.combining(sign) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
    return Parsed("".join(letters), tone, at, doubled=tones > 1)


def _divided(letters: str) -> tuple[str, str]:
    """Return onset and rhyme: "gi" of "gìn" is g + in, of "gia" gi + a."""
    for onset in ONSETS:
        if letters.startswith(onset):
            rhyme = letters[len(onset) :]
            if onset == "gi" and (not rhyme or rhyme[0] not in VOWELS):
                return "g", letters[1:]
            return onset, rhyme
    return "", letters


def _is_spelled(onset: str, rhyme: str) -> bool:
    if not rhyme:
        return False
    if onset == "qu":
        return rhyme in QU_RHYMES
    if onset == "gi":
        return rhyme in GI_RHYMES
    if rhyme not in RHYMES:
        return False
    front = rhyme[0] in FRONT
    if onset in {"k", "gh", "ngh"}:
        return front
    if onset == "g" and rhyme[0] == "i":  # "gì", "gìn"
        return True
    if onset in {"c", "g", "ng"}:
        return not front
    if onset:
        return not rhyme.startswith("yê")
    return not rhyme.startswith("iê")


def _places(rhyme: str) -> tuple[int, ...]:
    """Return which letters of a rhyme may carry the tone, best first."""
    marked = [at for at, letter in enumerate(rhyme) if letter in MARKED_VOWELS]
    if marked:
        return (marked[-1],)
    vowels = [at for at, letter in enumerate(rhyme) if letter in VOWELS]
    if len(vowels) == 1:
        return (vowels[0],)
    if rhyme in {"ooc", "oong"}:
        return (1, 0)
    if rhyme in EITHER_PLACE:
        return (0, 1)
    if len(vowels) == 3 or len(rhyme) > len(vowels):  # oai, uyu; oan, uynh
        return (vowels[1],)
    return (vowels[0],)  # ai, ia, ua, uya


def _is_foreign(letters: str) -> bool:
    """Tell whether no slip of a Vietnamese syllable looks so: it has several, or begins as none does."""
    groups = 0
    inside = False
    for letter in letters:
        vowel = letter in VOWELS
        groups += vowel and not inside
        inside = vowel
    if groups != 1:
        return True  # none: an abbreviation ("đ", "hđnd")
    return letters.startswith(FOREIGN_ONSETS)


_VOWEL_SLIPS: Final = (
    ("uơ", "ươ"), ("ưo", "ươ"), ("uo", "ươ"), ("uo", "uô"), ("ie", "iê"), ("ye", "yê"), ("ưô", "ươ"), ("uô", "ươ"),
    ("uâ", "uô"), ("oo", "ô"), ("aa", "a"), ("ee", "ê"), ("ưư", "ư"), ("ơơ", "ơ"), ("ôô", "ô"), ("êê", "ê"),
    ("ââ", "â"),
    ("ii", "i"), ("uu", "u"), ("ưw", "ư"), ("ơw", "ơ"), ("uw", "ư"), ("ow", "ơ"), ("aw", "ă"),
)  # fmt: skip
_ONSET_SLIPS: Final = (
    ("ngh", "ng"), ("gh", "g"), ("k", "c"), ("ng", "ngh"), ("g", "gh"), ("c", "k"), ("đđ", "đ"), ("dđ", "đ"),
    ("đd", "đ"), ("nhh", "nh"), ("tth", "th"), ("ttr", "tr"), ("cch", "ch"),
)  # fmt: skip
_END_SLIPS: Final = (
    ("hn", "nh"),
    ("gn", "ng"),
    ("nn", "n"),
    ("ngg", "ng"),
    ("cc", "c"),
    ("tt", "t"),
    ("hc", "ch"),
    ("nj", "n"),
)


def _repaired(letters: str) -> list[str]:
    vowels = [letters, *(letters.replace(a, b, 1) for a, b in _VOWEL_SLIPS if a in letters)]
    onsets = [("", ""), *((a, b) for a, b in _ONSET_SLIPS if letters.startswith(a))]
    ends = [("", ""), *((a, b) for a, b in _END_SLIPS if letters.endswith(a))]
    found = []
    for middle, onset, end in product(vowels, onsets, ends):
        slips = (middle != letters) + bool(onset[0]) + bool(end[0])
        whole = onset[1] + middle[len(onset[0]) :]
        found.append((slips, whole[: len(whole) - len(end[0])] + end[1]))
    found.sort(key=lambda pair: pair[0])
    return [whole for _, whole in found]


def _composed(word: str, parsed: Parsed, at: int) -> str:
    """Return a word with its tone on another letter, its capitals kept."""
    plain = _put(parsed.letters, at, parsed.tone)
    if len(plain) != len(word):
        return plain
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, plain, strict=True))


def _put(letters: str, at: int, tone: int) -> str:
    return unicodedata.normalize("NFC", letters[: at + 1] + _MARKS[tone] + letters[at + 1 :])

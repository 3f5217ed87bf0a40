"""Agencies, groups and the names they go by.

A name is matched exactly once both sides are folded (`fold_name`), never by likeness: a letter sent to the
wrong department is worse than a finding. Likeness only proposes (`Registry.propose`).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CODE: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST_CODE: Final = 40
LONGEST_PROPOSED: Final = 200  # characters of a name for which a nearest one is looked for
LIKENESS: Final = 0.85  # below it difflib proposed wrong departments
LIKENESS_LIMIT: Final = 5_000  # registered names; with more of them likeness costs seconds
CACHE_LIMIT: Final = 5_000  # cells, and as many names, that a registry remembers
WIDEST_JOINED: Final = 12  # commas in a name that is found among others; with more it must stand alone

# Names of devices in Windows, where "con.docx" cannot be made; and the word the command line keeps for everybody.
RESERVED_CODES: Final = frozenset(
    {"all", "aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)


class AgencyKind(Enum):
    """What an agency (cơ quan) is; groups may take in all agencies of a kind."""

    COMMITTEE = "committee"  # Ủy ban nhân dân tỉnh
    DEPARTMENT = "department"  # sở, thanh tra, văn phòng: cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh
    COMMUNE = "commune"  # Ủy ban nhân dân xã
    WARD = "ward"  # Ủy ban nhân dân phường
    POLICE = "police"
    MILITARY = "military"
    PRESS = "press"
    FRONT = "front"  # Mặt trận Tổ quốc
    UNION = "union"  # tổ chức chính trị - xã hội, hội
    PARTY = "party"
    CENTRAL_BODY = "central_body"  # cơ quan Trung ương đóng trên địa bàn
    TRAINING = "training"  # cơ sở đào tạo, bồi dưỡng
    SCHOOL = "school"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency (cơ quan) with the names it goes by.

    Attributes:
        code: Names its files and options: "so-noi-vu".
        name: Full name: "Ủy ban nhân dân xã Bình Lư".
        kind: What it is.
        short_name: As lists print it, "UBND xã Bình Lư"; empty when that is the full name.
        unit_code: Official number of a commune or ward (mã đơn vị hành chính), as text.
        aliases: Other names in use today.
        former_names: Names it had, and names of agencies whose work it took over.
    """

    code: str
    name: str
    kind: AgencyKind = AgencyKind.OTHER
    short_name: str = ""
    unit_code: str = ""
    aliases: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return the name as a list of agencies prints it."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Group:
    """A name for several agencies (nhóm cơ quan): "Các sở, ban, ngành".

    Attributes:
        code: Names its files and options; no agency has it.
        name: As plans print it.
        aliases: Other names in use.
        members: Codes of agencies that belong to it.
        kinds: Kinds of which every agency belongs to it.
        except_: Codes of agencies that do not belong to it though their kind does (key `except`).
        open: Others than the agencies in the registry belong to it too, so it cannot be expanded in full:
            "Các cơ quan, đơn vị có liên quan".
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    kinds: tuple[AgencyKind, ...] = ()
    except_: tuple[str, ...] = ()
    open: bool = False

    @property
    def label(self) -> str:
        """Return the name as a list of agencies prints it."""
        return self.name


class Found(NamedTuple):
    """Who is behind a name, and whether the name is a former one."""

    agency: Agency | Group
    former: bool = False


class ProblemKind(Enum):
    """What may be wrong in a registry."""

    BAD_CODE = "bad_code"  # not a code (`is_code`)
    DOUBLED_CODE = "doubled_code"  # an earlier entry has the code
    DOUBLED_NAME = "doubled_name"  # another entry goes by the name
    SEPARATOR_IN_NAME = "separator_in_name"  # a name with ";" can never be found in a cell
    UNKNOWN_MEMBER = "unknown_member"  # no agency has the code
    EMPTY_GROUP = "empty_group"  # nobody belongs to a group that is not open


class RegistryProblem(NamedTuple):
    """Something wrong in a registry, for the reader to report.

    Attributes:
        kind: What is wrong.
        entry: The agency or group it stands in, the object the registry was made from.
        key: The key of the data file it stands under: "code", "aliases", "members", "except", ...
        text: The code or name, as given.
        other: The entry that had the code or name before.
    """

    kind: ProblemKind
    entry: Agency | Group
    key: str
    text: str
    other: Agency | Group | None = None


class Joint(NamedTuple):
    """Where two registered names are joined by something else than ";".

    Attributes:
        span: The sign's place in the source text.
        sign: ",", "và" or ", và", as typed.
    """

    span: Span
    sign: str


@dataclass(frozen=True, slots=True)
class AgencyName:
    """One name in a cell.

    Attributes:
        text: The name as typed.
        span: Its place in the source text.
        agency: Who is behind it; None when nobody is.
        former: The name is a former one of `agency`.
    """

    text: str
    span: Span = field(compare=False)
    agency: Agency | Group | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class AgencyList:
    """The agencies of a cell (cơ quan chủ trì, cơ quan phối hợp).

    Attributes:
        text: The cell as printed, verbatim.
        names: The names in it, in their order.
        joints: Where names are joined by a comma or "và"; each is understood as the names on its two sides.
        stray_separators: Places of each ";" that has no name before or behind it.
    """

    text: str = ""
    names: tuple[AgencyName, ...] = ()
    joints: tuple[Joint, ...] = field(default=(), compare=False)
    stray_separators: tuple[Span, ...] = field(default=(), compare=False)

    @property
    def comma_joined(self) -> bool:
        """Say whether two registered names are joined by a comma or "và"."""
        return bool(self.joints)


class Registry:
    """The agencies and groups of a data file, found by any of their names.

    The file (`plans/agencies.yaml`) is a mapping of three keys, every value of it text:

        province: Lai Châu          # optional, without "tỉnh"; see `look_up`
        agencies:                   # a list, in the order letters go out and members are shown
          - code: xa-binh-lu        # required: `is_code`, unlike all others, groups included
            name: ...               # required
            kind: commune           # required: a value of `AgencyKind`
            short_name: ...         # optional text
            unit_code: "03390"      # optional text
            aliases: [...]          # optional list of texts
            former_names: [...]     # optional list of texts
        groups:                     # a list
          - code: ...               # required, as above
            name: ...               # required
            aliases: [...]          # optional list of texts
            kinds: [...]            # optional list of values of `AgencyKind`
            members: [...]          # optional list of codes of agencies, not of groups
            except: [...]           # optional list of codes of agencies
            open: true              # optional, true or false (default)

    An entry's own name, short name and aliases come before anybody's former names; of two entries that
    claim one name the first has it.

    Attributes:
        agencies: In the order given.
        groups: In the order given.
        province: The province's name without "tỉnh"; may be empty.
        problems: What is wrong in the data, in its order; the registry works all the same.
    """

    __slots__ = (
        "_by_code",
        "_cells",
        "_folded",
        "_longest",
        "_proposals",
        "_suffixes",
        "_typed",
        "_widest",
        "agencies",
        "groups",
        "problems",
        "province",
    )

    def __init__(self, agencies: Iterable[Agency] = (), groups: Iterable[Group] = (), province: str = "") -> None:
        self.agencies = tuple(agencies)
        self.groups = tuple(groups)
        self.province = province
        self._by_code: dict[str, Agency | Group] = {}
        self._folded: dict[str, Found] = {}
        self.problems = tuple(self._collect())
        self._suffixes = _province_suffixes(province)
        commas = max((len(_JOINT.findall(name)) for name in self._folded), default=0)
        self._widest = min(commas, WIDEST_JOINED) + 2  # parts of a name, ", tỉnh Lai Châu" perhaps among them
        self._longest = max(map(len, self._folded), default=0) + max(map(len, self._suffixes), default=0) + 1
        self._typed: dict[str, Found | None] = {}
        self._cells: dict[str, _Cell] = {}
        self._proposals: _Proposals | None = None

    def __bool__(self) -> bool:
        """Say whether anybody is registered."""
        return bool(self.agencies or self.groups)

    def by_code(self, code: str) -> Agency | Group | None:
        """Return the agency or group of a code."""
        return self._by_code.get(code)

    def find(self, name: str) -> Agency | Group | None:
        """Return who goes by a name, or went by it formerly; None when nobody does."""
        found = self.look_up(name)
        return None if found is None else found.agency

    def look_up(self, name: str) -> Found | None:
        """Return who is behind a name and whether it is a former one; None when nobody is.

        "tỉnh", "tỉnh Lai Châu" and ", tỉnh Lai Châu" (the registry's province) at the end of a name may be
        there or not: "Sở Nội vụ tỉnh Lai Châu" is "Sở Nội vụ".
        """
        if name in self._typed:
            return self._typed[name]
        found = self._look_up_folded(_fold(name))
        if len(self._typed) < CACHE_LIMIT:
            self._typed[name] = found
        return found

    def members(self, group: Group) -> tuple[Agency, ...]:
        """Return the agencies that belong to a group, in the registry's order.

        Of an open group these are the ones the registry knows of.
        """
        codes, kinds, out = set(group.members), set(group.kinds), set(group.except_)
        return tuple(
            agency
            for agency in self.agencies
            if (agency.code in codes or agency.kind in kinds) and agency.code not in out
        )

    def propose(self, name: str) -> str | None:
        """Return the registered name that is most likely meant by one nobody goes by; None when none is.

        Looks for the same letters without marks, then for a well-known abbreviation ("Sở GD&ĐT"), then for
        the first words of one name only, and only then for likeness: measured, likeness alone is often wrong.
        """
        if len(name) > LONGEST_PROPOSED:
            return None
        if self._proposals is None:
            self._proposals = _Proposals(self._folded)
        return self._proposals.nearest(_fold(name).removesuffix("."))

    def split(self, text: str, start: int) -> AgencyList:
        """Return the names in a cell; `split_agencies` tells how."""
        cell = self._cells.get(text)
        if cell is None:
            cell = self._read_cell(text)
            if len(self._cells) < CACHE_LIMIT:
                self._cells[text] = cell
        return AgencyList(
            text,
            # Lists, not generators: a cell has two names, and a generator costs as much as they do.
            tuple([AgencyName(typed, Span(start + a, start + b), *found) for typed, a, b, found in cell.names]),
            tuple([Joint(Span(start + a, start + b), sign) for sign, a, b in cell.joints]) if cell.joints else (),
            tuple([Span(start + at, start + at + 1) for at in cell.stray]) if cell.stray else (),
        )

    def _collect(self) -> Iterator[RegistryProblem]:
        """Fill the tables of codes and names; yield what is wrong."""
        entries: tuple[Agency | Group, ...] = (*self.agencies, *self.groups)
        for entry in entries:
            if not is_code(entry.code):
                yield RegistryProblem(ProblemKind.BAD_CODE, entry, "code", entry.code)
            other = self._by_code.setdefault(entry.code, entry)
            if other is not entry:
                yield RegistryProblem(ProblemKind.DOUBLED_CODE, entry, "code", entry.code, other)
        for entry in entries:
            yield from self._claim(entry, "name", (entry.name,))
            if isinstance(entry, Agency):
                yield from self._claim(entry, "short_name", (entry.short_name,))
            yield from self._claim(entry, "aliases", entry.aliases)
        for agency in self.agencies:
            yield from self._claim(agency, "former_names", agency.former_names)
        kinds = {agency.kind for agency in self.agencies}
        for group in self.groups:
            yield from self._check_members(group, kinds)

    def _claim(self, entry: Agency | Group, key: str, names: Iterable[str]) -> Iterator[RegistryProblem]:
        for name in names:
            folded = fold_name(name)
            if not folded:
                continue
            if ";" in name:
                yield RegistryProblem(ProblemKind.SEPARATOR_IN_NAME, entry, key, name)
            other = self._folded.setdefault(folded, Found(entry, key == "former_names")).agency
            if other is not entry:
                yield RegistryProblem(ProblemKind.DOUBLED_NAME, entry, key, name, other)

    def _check_members(self, group: Group, kinds: set[AgencyKind]) -> Iterator[RegistryProblem]:
        for key, codes in (("members", group.members), ("except", group.except_)):
            for code in codes:
                if not isinstance(self._by_code.get(code), Agency):
                    yield RegistryProblem(ProblemKind.UNKNOWN_MEMBER, group, key, code)
        if not (group.open or group.members) and kinds.isdisjoint(group.kinds):
            yield RegistryProblem(ProblemKind.EMPTY_GROUP, group, "members", group.name)

    def _look_up_folded(self, folded: str) -> Found | None:
        found = self._folded.get(folded)
        if found is not None or len(folded) > self._longest:
            return found
        if folded.endswith("."):  # one: "..." says that more is meant
            folded = folded[:-1]
            found = self._folded.get(folded)
        for suffix in self._suffixes:
            if found is None and folded.endswith(suffix):
                base = folded.removesuffix(suffix)
                found = self._folded.get(f"{base} tỉnh") or self._folded.get(base)
        return found

    def _read_cell(self, text: str) -> _Cell:
        cell = _Cell([], [], [])
        begin = 0
        for piece in text.split(";"):
            end = begin + len(piece)
            if piece.strip():
                self._read_piece(text, begin, end, cell)
            elif ";" in text:
                separator = end if end < len(text) else begin - 1  # the ";" behind it; the last has one before
                if cell.stray[-1:] != [separator]:
                    cell.stray.append(separator)
            begin = end + 1
        return cell

    def _read_piece(self, text: str, begin: int, end: int, cell: _Cell) -> None:
        """Add what stands between two ";": one name, or several joined by commas, or one nobody goes by."""
        found = self.look_up(text[begin:end].strip())
        steps: Sequence[tuple[int, int, _Who]] = () if found else self._read_joined(text[begin:end])
        for first, last, who in steps or [(0, end - begin, found or _NOBODY)]:
            raw = text[begin + first : begin + last]
            at = begin + first + len(raw) - len(raw.lstrip())
            if first:
                sign_at = cell.names[-1].end
                sign = text[sign_at:at]
                sign_at += len(sign) - len(sign.lstrip())
                cell.joints.append(_Sign(sign.strip(), sign_at, sign_at + len(sign.strip())))
            typed = raw.strip()
            cell.names.append(_Name(typed, at, at + len(typed), who))

    def _read_joined(self, piece: str) -> list[tuple[int, int, Found]]:
        """Return the names of a piece in which commas or "và" stand for ";"; none unless all are known.

        Of several readings the one with the longest first name is taken, and so on. The time grows with the
        number of commas, not with its square: a name has `_widest` parts at most, and where no reading
        arrives none goes on.

        Returns:
            Where each name begins and ends in `piece`, and who is behind it.
        """
        parts = _Parts(piece)
        if len(parts) == 1:
            return []
        names: list[list[tuple[int, Found]]] = []  # by part: the part after each name that begins there
        reached = {0}
        for first in range(len(parts)):
            names.append([])
            if first not in reached:
                continue
            reached.discard(first)
            for after in range(first + 1, min(first + self._widest, len(parts)) + 1):
                folded = parts.folded(first, after, self._longest)
                found = None if folded is None else self._look_up_folded(folded)
                if found is not None:
                    names[first].append((after, found))
                    reached.add(after)
            if not reached:
                return []
        return _longest_first(names, parts)


def split_agencies(text: str, start: int, registry: Registry) -> AgencyList:
    """Return the names in a cell with who is behind each: "Sở Nội vụ; UBND các xã, phường".

    Names are separated by ";" only, for they hold commas. What nobody goes by is tried as several names
    joined by commas or "và"; it is read so if every one of them is known, and each place is told
    (`AgencyList.joints`). Else it is one unknown name.

    Args:
        text: The cell, as printed.
        start: Where `text` begins in the source text; all spans count from there.
        registry: Who goes by which name.
    """
    return registry.split(text, start)


def is_code(text: str) -> bool:
    """Say whether a text can be a code: lower-case ASCII letters, digits and single hyphens, a letter first.

    Codes name files: at most `LONGEST_CODE` characters, and none that Windows keeps for a device.
    """
    return len(text) <= LONGEST_CODE and bool(CODE.fullmatch(text)) and text not in RESERVED_CODES


def fold_name(name: str) -> str:
    """Return a name in the form in which names are compared: "UBND xã Hoà An." is "ủy ban nhân dân xã hòa an".

    Equal become: letters in either case and normal form, Ð and Đ, "hoà" and "hòa", "UBND" and "Ủy ban nhân
    dân" (and the abbreviations of `_ABBREVIATIONS`), "&" and "và", all dashes, all blanks, blanks or none round
    commas and dashes, a full stop at the end or none. Invisible characters go.
    """
    return _fold(name).removesuffix(".")


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(_CHARACTERS).casefold())
    text = _SIGNS.sub(lambda match: _SPACED[match[1]], " ".join(text.split())).strip()
    text = _TONES.sub(lambda match: _TONE_ON_FIRST[match[0]], text)
    return _ABBREVIATED.sub(lambda match: _ABBREVIATIONS[match[0]], text)


# A comma, "và", or both. One blank is looked at on either side, nine at most after a comma: "\s+" in front of
# "và" would try a run of a million blanks from each of them.
_JOINT: Final = re.compile(r",(?:\s{1,9}v(?:à|a\u0300)(?=\s))?|(?<=\s)v(?:à|a\u0300)(?=\s)", re.IGNORECASE)

_CHARACTERS: Final = (
    dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))  # invisible
    | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), "-")
    | {0x00D0: "Đ", 0x00F0: "đ"}
)
_SIGNS: Final = re.compile(r" ?([,&-]) ?")
_SPACED: Final = {",": ", ", "&": " và ", "-": "-"}

_TONE_ON_FIRST: Final = {
    first + vowel: toned + second
    for first, second, tones in (("o", "a", "òóỏõọ"), ("o", "e", "òóỏõọ"), ("u", "y", "ùúủũụ"))
    for vowel, toned in zip({"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}[second], tones, strict=True)
}
_TONES: Final = re.compile("|".join(_TONE_ON_FIRST))

_ABBREVIATIONS: Final = {
    "hđnd": "hội đồng nhân dân",
    "lhpn": "liên hiệp phụ nữ",
    "mttq": "mặt trận tổ quốc",
    "ub": "ủy ban",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
}
_ABBREVIATED: Final = re.compile(rf"\b(?:{'|'.join(_ABBREVIATIONS)})\b")

_NOBODY: Final = (None, False)
_Who = Found | tuple[None, bool]


def _province_suffixes(province: str) -> tuple[str, ...]:
    """Return what may stand at the end of a name, the longest first."""
    folded = fold_name(province)
    return (f", tỉnh {folded}", f" tỉnh {folded}", " tỉnh") if folded else (" tỉnh",)


class _Name(NamedTuple):
    text: str
    start: int
    end: int
    found: _Who


class _Sign(NamedTuple):
    text: str
    start: int
    end: int


class _Cell(NamedTuple):
    """A cell that was read; offsets count from its first character."""

    names: list[_Name]
    joints: list[_Sign]
    stray: list[int]


class _Parts:
    """A piece cut at each comma and "và", each part folded once and only when it is asked for."""

    __slots__ = ("_folded", "_glue", "_piece", "begins", "ends")

    def __init__(self, piece: str) -> None:
        signs = list(_JOINT.finditer(piece))
        self.begins = [0, *(sign.end() for sign in signs)]
        self.ends = [*(sign.start() for sign in signs), len(piece)]
        self._piece = piece
        self._glue = [(", " if "," in sign[0] else " ") + ("và " if len(sign[0]) > 1 else "") for sign in signs]
        self._folded: list[str] = []

    def __len__(self) -> int:
        return len(self.begins)

    def folded(self, first: int, after: int, limit: int) -> str | None:
        """Return the parts from `first` to before `after` as one folded name; None when it is over `limit`."""
        name = ""
        for number in range(first, after):
            if number == len(self._folded):
                self._folded.append(_fold(self._piece[self.begins[number] : self.ends[number]]))
            name += self._folded[number]
            if len(name) > limit:
                return None
            if number + 1 < after:
                name += self._glue[number]
        return name


def _longest_first(names: list[list[tuple[int, Found]]], parts: _Parts) -> list[tuple[int, int, Found]]:
    """Return the names that cover all parts; none when no choice of them does."""
    count = len(parts)
    chosen: list[tuple[int, Found] | None] = [None] * count
    for first in reversed(range(count)):
        for after, found in reversed(names[first]):
            if after == count or chosen[after]:
                chosen[first] = after, found
                break
    steps = []
    first = 0
    while first < count and (step := chosen[first]):
        after, found = step
        steps.append((parts.begins[first], parts.ends[after - 1], found))
        first = after
    return steps


class _Proposals:
    """The registered names in the looser forms in which a mistyped one may meet them.

    A form that two entries share belongs to nobody.
    """

    __slots__ = ("_communes", "_first_words", "_initials", "_others", "_plain")

    def __init__(self, names: dict[str, Found]) -> None:
        self._plain: _Forms = {}
        self._initials: _Forms = {}
        self._first_words: _Forms = {}
        self._communes: _Forms = {}
        self._others: _Forms = {}
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

    def nearest(self, folded: str) -> str | None:
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
        import difflib  # noqa: PLC0415 - only for names nobody goes by

        near = difflib.get_close_matches(folded[commune.end() if commune else 0 :], forms, 1, LIKENESS)
        return forms[near[0]] if near else None


_Forms = dict[str, Agency | Group | None]

_COMMUNE: Final = re.compile(r"(?:ủy ban nhân dân )?(?:xã|phường|thị trấn|đặc khu) ")
_WORD: Final = re.compile(r"[^\W_]+")


def _add(forms: _Forms, form: str, entry: Agency | Group) -> None:
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

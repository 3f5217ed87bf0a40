"""Agencies, groups and the names they go by.

A name is matched exactly once both sides are folded (`fold_name`), never by likeness: a letter sent to the
wrong department is worse than a finding. Likeness only proposes (`Registry.propose`).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.agency import Agency, AgencyKind, AgencyList, AgencyName, Found, Group, Joint
from toolkit.model.agency_cells import CellReader
from toolkit.model.agency_names import NameTable, fold_name
from toolkit.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from toolkit.model.agency_cells import Cell
    from toolkit.model.agency_proposals import Proposals

CODE: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
LONGEST_CODE: Final = 40
CACHE_LIMIT: Final = 5_000  # cells that a registry remembers

# Names of devices in Windows, where "con.docx" cannot be made.
DEVICE_NAMES: Final = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
RESERVED_CODES: Final = DEVICE_NAMES | {"all"}  # the command line keeps this word for everybody


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
            aliases:                # optional list of texts, one a line: in "[a, b]" a name's comma divides it
              - ...
            former_names:           # the same
              - ...
            form_of_address: ...    # optional: a value of `FormOfAddress`
            supervising_agency: ... # optional text
            place: ...              # optional text
            abbreviation: ...       # optional text
        groups:                     # a list
          - code: ...               # required, as above
            name: ...               # required
            aliases:                # as above
              - ...
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
        "_by_code", "_cell_reader", "_cells", "_folded", "_names", "_proposals", "agencies", "groups", "problems",
        "province",
    )  # fmt: skip

    def __init__(self, agencies: Iterable[Agency] = (), groups: Iterable[Group] = (), province: str = "") -> None:
        self.agencies = tuple(agencies)
        self.groups = tuple(groups)
        self.province = province
        self._by_code: dict[str, Agency | Group] = {}
        self._folded: dict[str, Found] = {}
        self.problems = tuple(self._collect())
        self._names = NameTable(self._folded, province)
        self._cell_reader = CellReader(self._names)
        self._cells: dict[str, Cell] = {}
        self._proposals: Proposals | None = None

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
        return self._names.look_up(name)

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

    def supervising_agency(self, agency: Agency) -> str:
        """Return what is printed above an agency's name: the committee above a department, nothing above most."""
        if agency.supervising_agency or agency.kind is not AgencyKind.DEPARTMENT:
            return agency.supervising_agency
        return next((other.name for other in self.agencies if other.kind is AgencyKind.COMMITTEE), "")

    def propose(self, name: str) -> str | None:
        """Return the registered name that is most likely meant by one nobody goes by; None when none is.

        Looks for the same letters without marks, then for a well-known abbreviation ("Sở GD&ĐT"), then for
        the first words of one name only, and only then for likeness: measured, likeness alone is often wrong.
        """
        if self._proposals is None:
            from toolkit.model.agency_proposals import Proposals  # only for names nobody goes by

            self._proposals = Proposals(self._folded)
        return self._proposals.nearest(name)

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
        of_kind: dict[AgencyKind, set[str]] = {}
        for agency in self.agencies:
            of_kind.setdefault(agency.kind, set()).add(agency.code)
        for group in self.groups:
            yield from self._check_members(group, of_kind)

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

    def _check_members(self, group: Group, of_kind: Mapping[AgencyKind, set[str]]) -> Iterator[RegistryProblem]:
        for key, codes in (("members", group.members), ("except", group.except_)):
            for code in codes:
                if not isinstance(self._by_code.get(code), Agency):
                    yield RegistryProblem(ProblemKind.UNKNOWN_MEMBER, group, key, code)
        out = set(group.except_)
        kept = any(code not in out for code in group.members)  # one that nobody has is told already
        if not (group.open or kept or any(of_kind.get(kind, set()) - out for kind in group.kinds)):
            yield RegistryProblem(ProblemKind.EMPTY_GROUP, group, "members", group.name)

    def _read_cell(self, text: str) -> Cell:
        return self._cell_reader.read(text)


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

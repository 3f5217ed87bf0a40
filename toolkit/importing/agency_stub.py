"""Agencies a plan names and no registry knows: listed with proposals, and written as entries ready to be kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.importing.ids import Ids
from toolkit.importing.yaml_text import scalar
from toolkit.model.agencies import LONGEST_CODE, Registry
from toolkit.model.agency import Agency, AgencyKind
from toolkit.model.agency_names import fold_name
from toolkit.model.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from toolkit.importing.draft import DraftEntry, PlanDraft
    from toolkit.importing.findings import Findings
    from toolkit.importing.source import SourceTable

PROPOSAL_LIMIT: Final = 100  # names a nearest one is looked for: 1 ms each
# What the first words of a name, folded, say of its kind; the first that fits is taken.
KINDS: Final[Sequence[tuple[str, AgencyKind]]] = (
    (r"ủy ban nhân dân (?:tỉnh|thành phố)", AgencyKind.COMMITTEE),
    (r"ủy ban nhân dân (?:xã|đặc khu|thị trấn)", AgencyKind.COMMUNE),
    (r"ủy ban nhân dân phường", AgencyKind.WARD),
    (r"sở |thanh tra|văn phòng ủy ban|ban (?:dân tộc|quản lý)|văn phòng đoàn", AgencyKind.DEPARTMENT),
    (r"công an", AgencyKind.POLICE),
    (r"bộ (?:chỉ huy|tư lệnh)|quân sự|biên phòng", AgencyKind.MILITARY),
    (r"báo |đài ", AgencyKind.PRESS),
    (r"(?:ủy ban )?mặt trận", AgencyKind.FRONT),
    (r"hội |liên đoàn|tỉnh đoàn|đoàn thanh niên|liên hiệp", AgencyKind.UNION),
    (r"tỉnh ủy|đảng ủy|ban (?:tuyên giáo|tổ chức|nội chính|dân vận)", AgencyKind.PARTY),
    (r"(?:cục|chi cục|kho bạc|bảo hiểm xã hội|ngân hàng|tòa án|viện kiểm sát|thuế|thống kê)", AgencyKind.CENTRAL_BODY),
    (r"trường (?:đại học|cao đẳng|chính trị)", AgencyKind.TRAINING),
    (r"trường ", AgencyKind.SCHOOL),
)
# Several at once: "Các sở, ban, ngành", "UBND các xã, phường", "các đơn vị liên quan".
GROUP: Final = re.compile(
    r"(?:các|những|mọi|tất cả|toàn thể)\b|ủy ban nhân dân (?:các|cấp)\b|.*\bcác cấp$|cơ sở |.*liên quan$"
)
# Kinds that the best known groups take in, for certain but perhaps not all of them.
GROUP_KINDS: Final = (
    (r"các sở, (?:ban, )?ngành(?: tỉnh)?$", "department"),
    (r"ủy ban nhân dân (?:các )?xã, phường(?:, đặc khu)?$|ủy ban nhân dân (?:các xã|cấp xã)$", "commune, ward"),
)
MOST_JOINED: Final = 100  # names with commas that are looked at: a registry is made for each
MOST_NAMES: Final = 500  # with more of them none is looked at
HEAD: Final = """\
# Danh bạ cơ quan do vanban import lập từ các tên có trong {name}: xem lại từng dòng.
#
# kind: loại (committee, department, commune, ward, police, military, press, front, union, party, central_body,
#       training, school, other). Nhóm có open: true là nhóm chưa kể hết thành viên: biết thì thay bằng kinds, members.
"""
ADDED_HEAD: Final = """\
# Tên cơ quan có trong {name} mà danh bạ {registry} không có.
# Tên nào viết sai thì sửa trong kế hoạch; tên nào đúng thì chép mục của nó sang {registry}.
"""


class Unknown(NamedTuple):
    """A name nobody goes by.

    Attributes:
        name: As typed, where it stands first.
        entry: The task.
        field: "lead_agencies" or "coordinating_agencies".
        cells: How many cells have it.
    """

    name: str
    entry: DraftEntry
    field: str
    cells: int


def unknown_names(draft: PlanDraft, registry: Registry) -> list[Unknown]:
    """Return every name in a draft that the registry does not know, each once, in the order of the plan."""
    found: dict[str, Unknown] = {}
    for entry, _, _ in draft.rows():
        for field in ("lead_agencies", "coordinating_agencies"):
            text = entry.texts.get(field, "")
            if not text:
                continue
            for name in registry.split(text, 0).names:
                if name.agency is None:
                    key = fold_name(name.text)
                    known = found.get(key)
                    found[key] = (
                        Unknown(name.text, entry, field, 1) if known is None else known._replace(cells=known.cells + 1)
                    )
    return list(found.values())


def tell_of_unknown(
    unknown: Iterable[Unknown], registry: Registry, tables: Sequence[SourceTable], findings: Findings
) -> None:
    """Tell of every name once, with what may be meant by it."""
    for number, (name, entry, field, cells_with_it) in enumerate(unknown):
        table = tables[entry.table]
        cells = table.readings[entry.row].sources.get(field, ())
        proposed = registry.propose(name) if number < PROPOSAL_LIMIT else None
        meant = f' (có phải "{proposed}"?)' if proposed else ""
        times = f", {cells_with_it} ô" if cells_with_it > 1 else ""
        message = f'danh bạ không có cơ quan nào tên "{shorten(name)}"{times}'
        fix = f"sửa tên trong kế hoạch{meant}, hoặc thêm cơ quan này vào agencies.yaml"
        findings.warning("NH204", table.locate(entry.row, cells[0] if cells else -1), message, fix)


def registry_text(names: Iterable[str], province: str, source_name: str) -> str:
    """Return the text of a registry with these names.

    Args:
        names: Names as typed; variants of one name give one entry.
        province: Without "tỉnh"; may be empty.
        source_name: Name of the file they come from.
    """
    head = HEAD.format(name=source_name)
    return head + (f"\nprovince: {scalar(province)}\n" if province else "") + _entries(names)


def addition_text(names: Iterable[str], registry_name: str, source_name: str) -> str:
    """Return entries for names that a registry lacks, to be copied into it."""
    return ADDED_HEAD.format(name=source_name, registry=registry_name) + _entries(names)


def _entries(names: Iterable[str]) -> str:
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(fold_name(name), name)
    codes = Ids()
    single = _without_joined(by_fold)
    agencies = [name for folded, name in single.items() if not GROUP.match(folded)]
    groups = [name for folded, name in single.items() if GROUP.match(folded)]
    lines = ["", "agencies:", *_listed(agencies, codes, is_group=False)]
    if groups:
        lines += ["", "groups:", *_listed(groups, codes, is_group=True)]
    return "\n".join(lines) + "\n"


def _without_joined(names: Mapping[str, str]) -> dict[str, str]:
    """Leave out what is several of the other names, joined by a comma or "và"."""
    kept = dict(names)
    joined = [folded for folded in names if "," in folded or " và " in folded] if len(names) <= MOST_NAMES else []
    for folded in sorted(joined, key=len, reverse=True)[:MOST_JOINED]:
        others = Registry(
            Agency(f"x{place}", name) for place, name in enumerate(kept.values()) if fold_name(name) != folded
        )
        if len(others.split(kept[folded], 0).names) > 1:
            del kept[folded]
    return kept


def _listed(names: Iterable[str], codes: Ids, *, is_group: bool) -> Iterator[str]:
    for name in names:
        yield f"  - code: {_code(name, codes)}"
        yield f"    name: {scalar(name[:1].upper() + name[1:])}"
        if not is_group:
            yield f"    kind: {_kind(fold_name(name)).value}"
            continue
        kinds = next((kinds for pattern, kinds in GROUP_KINDS if re.match(pattern, fold_name(name))), "")
        if kinds:
            yield f"    kinds: [{kinds}]"
        yield "    open: true"


def _kind(folded: str) -> AgencyKind:
    return next((kind for pattern, kind in KINDS if re.match(pattern, folded)), AgencyKind.OTHER)


def _code(name: str, codes: Ids) -> str:
    from toolkit.model.key_names import slug

    made = slug(name)
    if 2 < len(made) <= LONGEST_CODE and made != "all" and codes.take(made):
        return made
    return codes.propose(name, "co-quan")

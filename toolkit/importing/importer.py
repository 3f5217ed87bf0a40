"""The line of an import: a source to a draft, the draft to the text of a plan, and the account of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.importing.agency_stub import Unknown, addition_text, registry_text, tell_of_unknown, unknown_names
from toolkit.importing.assembly import Assembler, check_ordinals, tell_of_order
from toolkit.importing.citations import Citations
from toolkit.importing.document_body import read_body
from toolkit.importing.document_head import HeadReader, year_likely, year_said
from toolkit.importing.draft import PlanDraft
from toolkit.importing.findings import refusal
from toolkit.importing.ids import Ids
from toolkit.importing.ledger import Counts, Ledger
from toolkit.importing.plan_writer import plan_text
from toolkit.importing.source import Line
from toolkit.importing.yaml_text import without_forbidden
from toolkit.model.agency import Agency
from toolkit.model.plan import HEADINGS, Column
from toolkit.model.problems import shorten
from toolkit.word.task_grid import RowKind, field_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.importing.findings import Findings
    from toolkit.importing.source import Source
    from toolkit.model.agencies import Registry

USUAL_IDS: Final = {RowKind.SECTION: "muc", RowKind.PROGRAMME: "chuong-trinh", RowKind.TASK: "nhiem-vu"}
GAPS: Final = {
    "subject": "[... trích yếu nội dung]",
    "issuing_agency": "[... cơ quan ban hành]",
    "place": "[... địa danh]",
}
PROVINCE: Final = re.compile(r"(?:tỉnh|thành phố)\s+(?P<name>[^,;()]{2,40})$", re.IGNORECASE)
MOST_ROWS: Final = 100_000
SHOWN_LINES: Final = 3  # of the words that found no place


class Imported(NamedTuple):
    """What an import has made.

    Attributes:
        draft: The plan.
        text: Its YAML.
        counts: The account of the cells.
        tables: How many task tables were read.
        unknown: Names of agencies nobody goes by.
        registry: Text of a registry made from all names; empty where there is one already.
        additions: Entries for the names that the registry lacks; empty where it lacks none.
    """

    draft: PlanDraft
    text: str
    counts: Counts
    tables: int
    unknown: tuple[Unknown, ...]
    registry: str
    additions: str

    def count(self, kind: RowKind) -> int:
        """Return how many entries of a kind the plan has."""
        return sum(entry.kind is kind for entry, _, _ in self.draft.rows())


def import_source(
    source: Source,
    registry: Registry,
    *,
    wanted_year: int | None,
    known_ids: Mapping[str, str] | None = None,
    registry_name: str = "agencies.yaml",
    source_name: str = "",
) -> Imported:
    """Return the plan of a source.

    Args:
        source: Its task tables and lines.
        registry: Where agencies are looked up; empty: one is made from the names.
        wanted_year: The year that the name of the plan's file says; None where it says none.
        known_ids: Content to id in the plan this one replaces.
        registry_name: What messages and the additions call the registry.
        source_name: Name of the file, without its folder.

    Raises:
        VanbanError: It holds no tasks (NH105) or too many rows (NH104), or its year is not known or another than
            wanted (NH107).
    """
    findings = source.findings
    if not source.tables:
        raise refusal(
            "NH105", source.file, "không thấy bảng nhiệm vụ nào trong tệp",
            "bảng phải có hàng tiêu đề với cột nội dung (nhiệm vụ) và cột chủ trì hoặc thời gian",
        )  # fmt: skip
    if sum(len(table.rows) for table in source.tables) > MOST_ROWS:
        fix = "kiểm tra đây có đúng là tệp cần nhập không; bảng quá dài thì tách thành nhiều tệp"
        raise refusal("NH104", source.file, f"các bảng có quá {MOST_ROWS} hàng", fix)
    draft = PlanDraft()
    ids = Ids(known_ids)
    _take_carried_ids(source, ids)
    citations = Citations(ids)
    titles = _lines_above(source)
    head = HeadReader(source, registry, draft, citations)
    head.read()
    draft.year = _year(draft, source, wanted_year)
    ledger = Ledger(source.tables)
    for index, (table, row, cell) in titles.items():
        if index in head.used:
            ledger.read(table, row, (cell,))
        head.used.add(index)  # else it is told of as a cell
    draft.entries = Assembler(source.tables, registry, draft.year, ledger, findings).run()
    draft.columns = _columns(source, draft)
    draft.is_landscape = source.is_landscape
    tell_of_order(draft, source.tables, findings)
    check_ordinals(draft, source.tables, ledger, findings)
    read_body(head, draft)
    _propose_ids(draft, ids)
    for entry, _, _ in draft.rows():
        citations.gather(entry.content)
    draft.instruments = citations.instruments
    _fill_gaps(draft, registry, head, findings)
    _tell_of_lines(head, findings)
    for table, row, cell in ledger.left_over():
        found = source.tables[table]
        text = shorten(found.rows[row][cell].text)
        findings.warning(
            "NH214", found.locate(row, cell), f'chữ "{text}" không có chỗ trong kế hoạch', "xem lại ô này trong tệp gốc"
        )
        ledger.report(table, row, (cell,))
    _clean(draft)
    unknown = unknown_names(draft, registry)
    made, additions = "", ""
    if registry:
        tell_of_unknown(unknown, registry, source.tables, findings)
        issuer = [] if registry.find(draft.issuing_agency) or "[..." in draft.issuing_agency else [draft.issuing_agency]
        names = [*issuer, *(name.name for name in unknown)]
        additions = addition_text(names, registry_name, source_name) if names else ""
    else:
        province = PROVINCE.search(draft.issuing_agency)
        names = [draft.issuing_agency] if "[..." not in draft.issuing_agency else []
        made = registry_text(
            [*names, *(name.name for name in unknown)], province["name"] if province else "", source_name
        )
    text = plan_text(draft, source_name)
    return Imported(draft, text, ledger.counts(), len(source.tables), tuple(unknown), made, additions)


def _lines_above(source: Source) -> dict[int, tuple[int, int, int]]:
    """Add the titles that stand in tables above their headings to the lines; return by line table, row and cell."""
    places = {}
    for number, table in enumerate(source.tables):
        for row in range(table.header.first):
            for cell, found in enumerate(table.rows[row]):
                if found.text:
                    places[len(source.before)] = number, row, cell
                    source.before.append(Line(" ".join(found.text.split()), is_centred=True))
    return places


def _take_carried_ids(source: Source, ids: Ids) -> None:
    """Take the ids that rows of our own documents carry; a copied row's is the first one's."""
    for table in source.tables:
        table.ids = {row: identifier for row, identifier in table.ids.items() if ids.take(identifier)}


def _propose_ids(draft: PlanDraft, ids: Ids) -> None:
    for entry, _, _ in draft.rows():
        if not entry.id:
            entry.id = ids.propose(entry.content, USUAL_IDS[entry.kind])


def _year(draft: PlanDraft, source: Source, wanted: int | None) -> int:
    said = year_said(draft, source)
    if said is not None and wanted is not None and said != wanted:
        raise refusal(
            "NH107",
            source.file,
            f"văn bản là của năm {said} nhưng --out mang tên năm {wanted}",
            f"đặt --out là {said}.yaml; cần kế hoạch năm {wanted} thì nhập xong rồi chạy "
            f"vanban clone ... --year {wanted}",
        )
    found = said or wanted or year_likely(draft, source)
    if found is None:
        raise refusal(
            "NH107",
            source.file,
            "không biết kế hoạch là của năm nào",
            "đặt tên tệp kế hoạch ở --out là năm của nó, ví dụ --out plans/chuyen-doi-so/2026.yaml",
        )
    return found


def _columns(source: Source, draft: PlanDraft) -> list[tuple[str, str]]:
    """Return the columns of the first table, each field once; then those of what the tasks hold beside."""
    header = source.tables[0].header
    columns: dict[str, str] = {}
    for column, field in sorted(header.columns.items()):
        own = header.own.get(column, "")
        heading = own if field_of(own) == field else header.headings.get(column, "")
        columns.setdefault(field, " ".join(heading.split()))
    held = dict.fromkeys(field for entry, _, _ in draft.rows() if entry.kind is RowKind.TASK for field in entry.texts)
    for field in held:
        columns.setdefault(field, HEADINGS[Column(field)])
    names = list(columns)
    if "coordinating_agencies" in held and "coordinating_agencies" not in header.columns.values():
        names.remove("coordinating_agencies")
        names.insert(
            names.index("lead_agencies") + 1 if "lead_agencies" in names else len(names), "coordinating_agencies"
        )
    return [(field, columns[field]) for field in names]


def _fill_gaps(draft: PlanDraft, registry: Registry, head: HeadReader, findings: Findings) -> None:
    """Leave a gap for what a plan must say and the source does not, and tell of it."""
    missing = []
    if head.is_letter:
        number = f"{draft.number}/{draft.symbol}" if draft.symbol else ""
        draft.number, draft.symbol, draft.document_type = "", "", "Kế hoạch"
        message = f"tệp là công văn {number}".rstrip() + "; kế hoạch mới để trống số, ký hiệu"
        findings.hint("NH216", "", message, "gõ ký hiệu của kế hoạch ở symbol")
    if not draft.place:
        found = registry.find(draft.issuing_agency) if draft.issuing_agency else None
        province = PROVINCE.search(draft.issuing_agency)
        draft.place = (found.place if isinstance(found, Agency) else "") or (province["name"] if province else "")
    for key, gap in GAPS.items():
        if not getattr(draft, key):
            setattr(draft, key, gap)
            missing.append(key)
    if not draft.symbol:
        draft.symbol = _usual_symbol(draft, registry)
        missing.append("symbol")
    if missing:
        message = f"tệp không cho biết: {', '.join(missing)}; trong kế hoạch các mục ấy còn phải điền hoặc xem lại"
        findings.hint("NH216", "", message, "điền vào đầu tệp YAML vừa tạo")


def _usual_symbol(draft: PlanDraft, registry: Registry) -> str:
    found = registry.find(draft.issuing_agency)
    abbreviation = found.abbreviation if isinstance(found, Agency) else ""
    if not abbreviation and re.match(r"(?:ủy|uỷ) ban nhân dân|UBND", draft.issuing_agency, re.IGNORECASE):
        abbreviation = "UBND"
    return f"KH-{abbreviation}"


def _tell_of_lines(head: HeadReader, findings: Findings) -> None:
    """Tell of words round the tables that stand nowhere in the plan."""
    used_blocks = {head.lines[index].block for index in head.used}
    passed_over: set[int] = set()
    for number, (first, last, words) in head.layouts.items():
        own = set(range(first, last + 1))
        if not own & used_blocks:
            passed_over |= own
            message = f'không phải bảng nhiệm vụ nên không nhập; bảng bắt đầu bằng "{shorten(words)}"'
            findings.hint(
                "NH201", f"bảng {number}", message, "không phải làm gì; là bảng nhiệm vụ thì thêm hàng tiêu đề cột"
            )
    left = [
        line.text
        for index, line in enumerate(head.lines)
        if index not in head.used and line.block not in passed_over and line.text.strip("-–_./ ")
    ]
    if left:
        shown = "; ".join(f'"{shorten(text, 50)}"' for text in left[:SHOWN_LINES])
        more = f" và {len(left) - SHOWN_LINES} đoạn nữa" if len(left) > SHOWN_LINES else ""
        message = f"{len(left)} đoạn ngoài bảng không đưa vào kế hoạch: {shown}{more}"
        findings.hint("NH214", "", message, "cần giữ thì chép vào body, opening hoặc note của kế hoạch")


def _clean(draft: PlanDraft) -> None:
    """Take out what no data file may hold; sources have told of it."""
    for entry, _, _ in draft.rows():
        entry.texts = {field: without_forbidden(text).strip() for field, text in entry.texts.items()}

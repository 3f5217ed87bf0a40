r"""Read a plan: YAML text to a typed, frozen `Plan`, or everything that is wrong with it at once.

Findings of reading. Errors stop the work:

    DL001  the file cannot be opened
    DL002  the file is too large, or has too many values
    DL003  the file is neither UTF-8 nor UTF-16
    DL004  a character no data file may hold (control characters, U+2028, "\ud800")
    DL005  YAML syntax
    DL006  a tab in the indentation
    DL007  "&", "*", "!", "%" or "<<": parts of YAML these files do not use
    DL008  a second document ("---") in the file
    DL009  nested too deep
    DL010  an empty file
    DL011  a key written twice
    DL012  an unknown key
    DL013  a required value is missing or blank
    DL014  a value of the wrong kind: a list where text is due
    DL015  "null" or "~" where a value should simply be left blank
    DL016  an id that is not lower-case letters, digits and hyphens
    DL017  an id given twice
    DL018  not a year, or out of range
    DL019  not a date
    DL020  not one of the words a key takes
    DL021  the appendix does not print the content column
    DL022  sections and tasks side by side at the top
    DL023  further findings are only counted
    DL024, DL025  cited documents: see `citation_reader`
    DL026, DL029, DL038, DL040, DL041  what a task orders: see `produces_reader`
    DL027, DL037, DL039  body and letters: see `document_reader`
    DL028  who signs: see `signatory_reader`
    DL030 to DL036  the registry of agencies: see `registry_reader`

Warnings never stop a build:

    DL101  no agencies.yaml at or above the plan's folder
    DL102  nobody is behind the name of an agency (an error to `check`)
    DL103  two agencies joined by a comma or "và" instead of ";"
    DL105  a schedule that was not understood; its text is printed as it is
    DL106  a section or programme without tasks
    DL107  an error: the year is not that of the file's name
    DL108  the rest of a printed value stands behind " #" and is lost as a comment
    DL109  the shipped plan is read, for want of a file of that name
    DL113  a title before a name: see `signatory_reader`
    DL114, DL117  recipients and reports: see `document_reader`
    DL115  a sign at the end of a subject or title: it is not printed
    DL116  a task that only the issuing agency leads
    DL118  "@" and an id that no cited document has: see `citation_reader`

Of what comes again in other years:

    NB101  an error: a recurrence that was not understood
    NB102  a task that, by its recurrence, is not there this year (a hint)
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.model.agencies import Registry
from toolkit.model.citation_reader import CitationReader, read_number, read_symbol
from toolkit.model.document_reader import DocumentReader
from toolkit.model.entries import PROGRAMME_LISTS, EntryReader
from toolkit.model.fields import Fields, open_fields
from toolkit.model.files import REGISTRY_FILE, find_registry, read_source
from toolkit.model.identifiers import Identifiers
from toolkit.model.names_reader import NamesReader
from toolkit.model.plan import HEADINGS, USUAL_COLUMNS, AppendixColumn, AppendixSettings, Column, Orientation, Plan
from toolkit.model.problems import Problems
from toolkit.model.signatory_reader import read_signatory
from toolkit.model.yaml_nodes import collect_nodes, paused_collection

if TYPE_CHECKING:
    from collections.abc import Callable

    from toolkit.model.source import SourceText
    from toolkit.model.yaml_nodes import Node


PLAN_KEYS: Final = (
    "year",
    "document_type",
    "subject",
    "issuing_agency",
    "place",
    "number",
    "symbol",
    "issued",
    "instruments",
    "legal_bases",
    "multi_year_plan",
    "opening",
    "body",
    "implementation",
    "reporting",
    "closing",
    "recipients",
    "filing",
    "signatory",
    "letter",
    "appendix",
    "sections",
    *PROGRAMME_LISTS,
)
APPENDIX_KEYS: Final = ("title", "orientation", "columns")

_PLAN_KEYS = frozenset(PLAN_KEYS)
_PRINTED_KEYS = frozenset({"opening", "closing"})
_APPENDIX_KEYS = frozenset(APPENDIX_KEYS)
_COLUMNS = {column.value: column for column in Column}
_ORIENTATIONS = {orientation.value: orientation for orientation in Orientation}
_NAMED_BY_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_PLACEHOLDER_YEAR = 2000  # for reading on after a wrong year: the plan is not handed out then


class Reading(NamedTuple):
    """A plan and what was noticed on the way: warnings and hints, in the order of the files."""

    plan: Plan
    findings: tuple[Diagnostic, ...] = ()


def read_plan_file(path: str | Path) -> Reading:
    """Return the plan of a file, its agencies looked up in the nearest `agencies.yaml` at or above it.

    Args:
        path: The plan; messages name it as given.

    Raises:
        VanbanError: One of the two files cannot be read or is wrong: the findings of both.
    """
    return read_plan_at(path, read_source(path))


def read_registry_file(path: Path) -> tuple[Registry, tuple[Diagnostic, ...]]:
    """Return the registry of a file, and the warnings met on the way.

    Raises:
        VanbanError: It cannot be read or is wrong.
    """
    from toolkit.model.registry_reader import read_registry  # plans can be read without one

    return read_registry(read_source(path))


def read_plan_at(
    path: str | Path,
    source: SourceText,
    read_names: Callable[[Path], tuple[Registry, tuple[Diagnostic, ...]]] = read_registry_file,
) -> Reading:
    """Return the plan of a text that stands, or is to stand, in a file: what `read_plan_file` does with a file's.

    Args:
        path: The file: by its name the plan's year is known, near it the registry is looked for.
        source: The text.
        read_names: Reads a registry; who reads many plans of one folder gives one that remembers.

    Raises:
        VanbanError: The text or the registry is wrong: the findings of both.
    """
    registry_path = find_registry(path)
    registry = Registry()
    beside: tuple[Diagnostic, ...] = ()
    failed = False
    if registry_path is not None:
        try:
            registry, beside = read_names(registry_path)
        except VanbanError as error:
            beside, failed = error.diagnostics, True
    problems = Problems(source)
    with paused_collection():
        plan = _read(problems, registry, warn_of_no_registry=registry_path is None)
    if plan is not None:
        _hold_against_file_name(plan, Path(path).stem, problems)
    problems.raise_if_failed(beside)
    findings = (*beside, *problems.findings())
    if plan is None or failed:
        raise VanbanError(findings)
    return Reading(plan, findings)


def _hold_against_file_name(plan: Plan, name: str, problems: Problems) -> None:
    """Note a plan copied from last year whose year was forgotten: it would replace last year's documents."""
    if _NAMED_BY_YEAR.fullmatch(name) and "year" in plan.spans and int(name) != plan.year:
        message = f"kế hoạch: year là {plan.year} nhưng tệp tên {name}.yaml"
        problems.error(
            "DL107", plan.spans["year"], message, f"gõ year: {name}, hoặc đổi tên tệp thành {plan.year}.yaml"
        )


def read_plan(source: SourceText, registry: Registry) -> Reading:
    """Return the plan of a YAML text.

    Args:
        source: The text, as `decode` returns it.
        registry: Where the names of agencies are looked up; with an empty one no name is questioned.

    Raises:
        VanbanError: Everything that is wrong with the text, warnings included.
    """
    problems = Problems(source)
    with paused_collection():
        plan = _read(problems, registry)
    problems.raise_if_failed()
    if plan is None:
        raise VanbanError(problems.findings())
    return Reading(plan, problems.findings())


def _read(problems: Problems, registry: Registry, *, warn_of_no_registry: bool = False) -> Plan | None:
    root = collect_nodes(problems.source, problems)
    fields = None if root is None else open_fields(root, _PLAN_KEYS, "kế hoạch", problems)
    if fields is None:
        return None
    if warn_of_no_registry:
        message = f"không thấy tệp {REGISTRY_FILE} ở thư mục của kế hoạch và các thư mục trên nó"
        fix = f"đặt tệp {REGISTRY_FILE} vào thư mục của kế hoạch; chưa có thì tên cơ quan không được đối chiếu"
        problems.warning("DL101", fields.place(""), message, fix)
    fields.warn_of_lost_words(_PRINTED_KEYS)
    return _read_plan(fields, problems, registry)


def _read_plan(fields: Fields, problems: Problems, registry: Registry) -> Plan:
    given_year = fields.year("year")
    year = given_year or _PLACEHOLDER_YEAR
    subject = fields.phrase("subject", "subject: Thực hiện công tác bình đẳng giới năm 2026")
    identifiers = Identifiers(problems)
    names = NamesReader(problems, registry)
    citations = CitationReader(problems, identifiers)
    documents = DocumentReader(problems, names, citations)
    instruments = citations.instruments(fields)  # before everything that cites them
    issuing_agency = names.issuing_agency(fields)  # before the tasks it may lead
    entry_reader = EntryReader(problems, identifiers, names, citations, year)
    return Plan(
        year=year,
        document_type=fields.required_text("document_type", "document_type: Kế hoạch"),
        subject=subject,
        issuing_agency=issuing_agency,
        place=fields.required_text("place", "place: Lai Châu"),
        number=read_number(fields, problems),
        symbol=read_symbol(fields, fields.required_text("symbol", "symbol: KH-UBND"), problems),
        issued=fields.date("issued"),
        instruments=instruments,
        appendix=_read_appendix(fields, subject, problems),
        entries=entry_reader.top_entries(fields),
        source=problems.source,
        registry=registry,
        legal_bases=citations.legal_bases(fields),
        multi_year_plan=citations.cited(fields, "multi_year_plan"),
        opening=citations.running_text(fields, "opening"),
        body=documents.body(fields),
        implementation=documents.implementation(fields),
        reporting=documents.reporting(fields, given_year),
        closing=citations.running_text(fields, "closing"),
        recipients=documents.recipients(fields),
        filing=documents.filing(fields),
        signatory=read_signatory(fields, "signatory", problems),
        letter=documents.letter(fields),
        resting=tuple(entry_reader.resting),
        spans=fields.spans,
    )


def _read_appendix(plan: Fields, subject: str, problems: Problems) -> AppendixSettings:
    title = f"Nhiệm vụ {subject[:1].lower()}{subject[1:]}"
    usual = tuple(AppendixColumn(column, HEADINGS[column]) for column in USUAL_COLUMNS)
    node = plan.mapping("appendix")
    if node is None:
        return AppendixSettings(title, usual)
    fields = Fields(node, _APPENDIX_KEYS, "appendix", problems)
    return AppendixSettings(
        title=fields.phrase("title") or title,
        columns=_read_columns(fields, problems) or usual,
        orientation=fields.choice("orientation", _ORIENTATIONS, Orientation.LANDSCAPE),
        spans=fields.spans,
    )


def _read_columns(appendix: Fields, problems: Problems) -> tuple[AppendixColumn, ...]:
    node: Node | None = appendix.mapping("columns")
    fields = None if node is None else open_fields(node, frozenset(_COLUMNS), "appendix.columns", problems)
    if fields is None:
        return ()
    columns = [_COLUMNS[name] for name in fields.values if name in _COLUMNS]
    if Column.CONTENT not in columns:
        message = "appendix.columns: thiếu cột nội dung nhiệm vụ"
        problems.error("DL021", appendix.place("columns"), message, "thêm dòng content: Nội dung nhiệm vụ")
    return tuple(AppendixColumn(column, fields.text(column.value) or HEADINGS[column]) for column in columns)

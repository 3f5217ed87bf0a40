"""Read agencies.yaml: YAML text to a `Registry`, or everything that is wrong with it at once.

Findings of its own, beside those of `reader`:

    DL030  a code that is not lower-case letters, digits and hyphens, or is a reserved word
    DL031  a code given twice
    DL032  a name that two agencies go by
    DL033  a member no agency has the code of
    DL034  a group nobody belongs to (a warning)
    DL035  a ";" in a name: names are told apart by it
    DL036  names in square brackets: there a comma ends a name, and names hold commas
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.model.agencies import ProblemKind, Registry, RegistryProblem
from toolkit.model.agency import Agency, AgencyKind, FormOfAddress, Group
from toolkit.model.fields import Fields, open_fields
from toolkit.model.problems import Problems, shorten
from toolkit.model.yaml_nodes import Scalar, Sequence, collect_nodes, paused_collection, span_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.diagnostics import Diagnostic
    from toolkit.model.source import SourceText, Span
    from toolkit.model.yaml_nodes import Node

REGISTRY_KEYS: Final = ("province", "agencies", "groups")
AGENCY_KEYS: Final = (
    "code",
    "name",
    "kind",
    "short_name",
    "unit_code",
    "aliases",
    "former_names",
    "form_of_address",
    "supervising_agency",
    "place",
    "abbreviation",
)
GROUP_KEYS: Final = ("code", "name", "aliases", "kinds", "members", "except", "open")

_REGISTRY_KEYS = frozenset(REGISTRY_KEYS)
_AGENCY_KEYS = frozenset(AGENCY_KEYS)
_GROUP_KEYS = frozenset(GROUP_KEYS)
_KINDS = {kind.value: kind for kind in AgencyKind}
_ANSWERS = {"true": True, "false": False}
_FORMS_OF_ADDRESS: Final[Mapping[str, FormOfAddress | None]] = {form.value: form for form in FormOfAddress}
_COMMITTEES = frozenset({AgencyKind.COMMITTEE, AgencyKind.COMMUNE, AgencyKind.WARD})
_OF_THE_PROVINCE = frozenset({AgencyKind.COMMITTEE, AgencyKind.DEPARTMENT})
_OF_A_COMMUNE = frozenset({AgencyKind.COMMUNE, AgencyKind.WARD})
_COMMUNE_NAME = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\s+(?P<name>[^,;(]+)", re.IGNORECASE)

_Given = dict[int, Fields]  # by identity of the entry: two may be equal word for word


def read_registry(source: SourceText) -> tuple[Registry, tuple[Diagnostic, ...]]:
    """Return the registry of a YAML text, and the warnings met on the way.

    Raises:
        VanbanError: Everything that is wrong with the text, warnings included.
    """
    problems = Problems(source)
    with paused_collection():
        registry = _read(problems)
    problems.raise_if_failed()
    return registry, problems.findings()


def _read(problems: Problems) -> Registry:
    root = collect_nodes(problems.source, problems)
    fields = None if root is None else open_fields(root, _REGISTRY_KEYS, "danh bạ cơ quan", problems)
    if fields is None:
        return Registry()
    if "agencies" not in fields.values:
        fields.missing("agencies", "agencies: rồi danh sách cơ quan")
    given: _Given = {}
    province = fields.text("province")
    agencies = [
        _read_agency(node, number, province, given, problems) for number, node in enumerate(fields.items("agencies"), 1)
    ]
    groups = [_read_group(node, number, given, problems) for number, node in enumerate(fields.items("groups"), 1)]
    registry = Registry(filter(None, agencies), filter(None, groups), province)
    reporter = _Reporter(problems, given)
    for problem in registry.problems:
        reporter.report(problem)
    return registry


def _read_agency(node: Node, number: int, province: str, given: _Given, problems: Problems) -> Agency | None:
    fields = open_fields(node, _AGENCY_KEYS, f"cơ quan thứ {number}", problems)
    if fields is None:
        return None
    name = fields.required_text("name", "name: Sở Nội vụ")
    kind = fields.choice("kind", _KINDS, AgencyKind.OTHER)
    agency = Agency(
        code=fields.required_text("code", "code: so-noi-vu"),
        name=name,
        kind=kind,
        short_name=fields.text("short_name"),
        unit_code=fields.text("unit_code"),
        aliases=_read_names(fields, "aliases", problems),
        former_names=_read_names(fields, "former_names", problems),
        form_of_address=fields.choice("form_of_address", _FORMS_OF_ADDRESS, None),
        supervising_agency=fields.text("supervising_agency"),
        place=fields.text("place") or _usual_place(name, kind, province),
        abbreviation=fields.text("abbreviation") or ("UBND" if kind in _COMMITTEES else ""),
    )
    if not isinstance(fields.values.get("kind"), Sequence) and not fields.text("kind"):
        fields.missing("kind", f"kind: department; các loại: {', '.join(_KINDS)}")
    given[id(agency)] = fields
    return agency


def _usual_place(name: str, kind: AgencyKind, province: str) -> str:
    """Return the place of an agency's documents where its kind leaves no doubt; else "".

    Source:
        Decree 30/2020/NĐ-CP, Annex I, II.4(a): the province's own name for its committee and its departments,
        the commune's or ward's own for theirs.
    """
    if kind in _OF_A_COMMUNE:
        match = _COMMUNE_NAME.search(name)
        return match["name"].strip() if match else ""
    return province if kind in _OF_THE_PROVINCE else ""


def _read_group(node: Node, number: int, given: _Given, problems: Problems) -> Group | None:
    fields = open_fields(node, _GROUP_KEYS, f"nhóm thứ {number}", problems)
    if fields is None:
        return None
    group = Group(
        code=fields.required_text("code", "code: cac-so-ban-nganh"),
        name=fields.required_text("name", "name: Các sở, ban, ngành"),
        aliases=_read_names(fields, "aliases", problems),
        members=fields.texts("members"),
        kinds=fields.choices("kinds", _KINDS),
        except_=fields.texts("except"),
        open=fields.choice("open", _ANSWERS, default=False),
    )
    given[id(group)] = fields
    return group


def _read_names(fields: Fields, key: str, problems: Problems) -> tuple[str, ...]:
    """Return a list of names, one a line; "[Các sở, ngành]" is an error, for YAML makes two names of it."""
    node = fields.values.get(key)
    if isinstance(node, Sequence) and node.items and problems.source.text.startswith("[", node.start):
        message = f'{fields.owner}: {key} viết trong ngoặc vuông, ở đó dấu "," tách một tên thành nhiều tên'
        fix = f'bỏ ngoặc vuông; dưới "{key}:" viết mỗi tên trên một dòng, bắt đầu bằng "- "'
        problems.error("DL036", span_of(node), message, fix)
    return fields.texts(key)


class _Reporter:
    """Turns what the registry found into findings with their places."""

    def __init__(self, problems: Problems, given: _Given) -> None:
        self._problems = problems
        self._given = given
        self._items: dict[int, dict[str, Span]] = {}  # of a list node: its texts

    def report(self, problem: RegistryProblem) -> None:
        """Add one finding; none for a code or name that is missing: that is said already."""
        if not problem.text:
            return
        fields = self._given[id(problem.entry)]
        owner = f'{fields.owner} "{shorten(problem.entry.name)}"' if problem.entry.name else fields.owner
        code, message, fix = self._explain(problem, shorten(problem.text))
        note = self._problems.warning if problem.kind is ProblemKind.EMPTY_GROUP else self._problems.error
        note(code, self._place(problem, fields), f"{owner}: {message}", fix)

    def _explain(self, problem: RegistryProblem, text: str) -> tuple[str, str, str]:
        """Return code, message and what to do."""
        match problem.kind:
            case ProblemKind.BAD_CODE:
                message = f'code "{text}" không đúng cách viết hoặc là từ dành riêng'
                fix = "gõ chữ thường không dấu, chữ số và dấu gạch nối, bắt đầu bằng chữ, dài nhất 40 ký tự: so-noi-vu"
                return "DL030", message, fix
            case ProblemKind.DOUBLED_CODE:
                message = f'code "{text}" đã dùng ở dòng {self._line_of(problem.other)}'
                return "DL031", message, "đặt một code khác; code phải khác nhau trong cả tệp, kể cả cơ quan và nhóm"
            case ProblemKind.DOUBLED_NAME:
                other = shorten(problem.other.name) if problem.other else ""
                message = f'tên "{text}" đã là tên của "{other}" ở dòng {self._line_of(problem.other)}'
                return "DL032", message, "một tên chỉ chỉ một cơ quan: xóa tên này ở một trong hai chỗ"
            case ProblemKind.UNKNOWN_MEMBER:
                message = f'{problem.key}: không có cơ quan nào mang code "{text}"'
                return (
                    "DL033",
                    message,
                    "gõ đúng code của một cơ quan trong danh sách agencies (không gõ code của nhóm)",
                )
            case ProblemKind.EMPTY_GROUP:
                fix = "thêm members hoặc kinds, hay bớt except; nhóm không kể hết được thành viên thì ghi open: true"
                return "DL034", "không có cơ quan nào thuộc nhóm này", fix
            case ProblemKind.SEPARATOR_IN_NAME:
                fix = 'bỏ dấu ";" trong tên: dấu này dùng để ngăn cách các cơ quan'
                return "DL035", f'tên "{text}" có dấu ";"', fix

    def _line_of(self, entry: Agency | Group | None) -> int:
        fields = self._given[id(entry)]
        return self._problems.source.line_number(fields.place("code").start)

    def _place(self, problem: RegistryProblem, fields: Fields) -> Span:
        """Return where a code or name stands: in a list, the item itself."""
        node = fields.values.get(problem.key)
        if isinstance(node, Sequence):
            items = self._items.get(id(node))
            if items is None:
                items = {item.text.strip(): span_of(item) for item in node.items if isinstance(item, Scalar)}
                self._items[id(node)] = items
            return items.get(problem.text) or span_of(node)
        return span_of(node) if isinstance(node, Scalar) else fields.place("code")

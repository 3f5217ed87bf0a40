"""Read what a task orders (`produces`): the document, its grounds, and the tasks it details.

Findings of its own, beside those of `reader`:

    DL026  an id that no section, programme or task has
    DL029  not a type of document the decree knows
    DL038  an id that the file of an agency's yearly plan would share
    DL040  an issuer that is not one agency
    DL041  an id that Windows keeps for a device: no file can have that name
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.model.agencies import DEVICE_NAMES
from toolkit.model.agency import Group
from toolkit.model.agency_names import fold
from toolkit.model.fields import Fields
from toolkit.model.key_names import Proposals
from toolkit.model.plan_parts import Produces
from toolkit.model.problems import Problems, shorten
from toolkit.model.yaml_nodes import span_of

if TYPE_CHECKING:
    from toolkit.model.agency import AgencyList
    from toolkit.model.citation_reader import CitationReader
    from toolkit.model.names_reader import NamesReader
    from toolkit.model.source import Span

PRODUCES_KEYS: Final = ("type", "title", "period", "issuer", "legal_bases", "tasks")
# Article 7 of the decree: resolutions and decisions are those on a single matter.
DOCUMENT_TYPES: Final = (
    "Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông cáo", "Thông báo", "Hướng dẫn",
    "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo", "Biên bản", "Tờ trình", "Hợp đồng",
    "Công văn", "Công điện", "Bản ghi nhớ", "Bản thỏa thuận", "Giấy ủy quyền", "Giấy mời", "Giấy giới thiệu",
    "Giấy nghỉ phép", "Phiếu gửi", "Phiếu chuyển", "Phiếu báo", "Thư công",
)  # fmt: skip

YEARLY: Final = "nam-"  # begins the names of those files: "nam-so-noi-vu.docx"

_PRODUCES_KEYS = frozenset(PRODUCES_KEYS)
_PRINTED_KEYS = frozenset({"title", "period"})
_BY_FOLDED = {fold(name): name for name in DOCUMENT_TYPES}


class _Named(NamedTuple):
    owner: str
    id: str
    span: Span


class ProducesReader:
    """Reads `produces` of tasks; the ids in it are held against the plan's when all of it is read."""

    def __init__(self, problems: Problems, names: NamesReader, citations: CitationReader) -> None:
        self._problems = problems
        self._names = names
        self._citations = citations
        self._named: list[_Named] = []
        self._types = Proposals(DOCUMENT_TYPES)

    def read(self, task: Fields) -> Produces | None:
        """Return the document a task orders; None for most."""
        if "produces" not in task.values:
            return None
        node = task.mapping("produces")
        if node is None:
            return None
        fields = Fields(node, _PRODUCES_KEYS, f"{task.owner}, produces", self._problems)
        fields.warn_of_lost_words(_PRINTED_KEYS)
        self._hold_against_file_names(task)
        return Produces(
            document_type=self._document_type(fields),
            title=fields.phrase("title"),
            period=fields.phrase("period"),
            issuer=self._issuer(fields),
            legal_bases=self._citations.legal_bases(fields),
            tasks=self._tasks(fields, task.text("id")),
            spans=fields.spans,
        )

    def hold_against(self, ids: frozenset[str]) -> None:
        """Note each id that nothing in the plan has; `ids` are those of its sections, programmes and tasks."""
        proposals = Proposals(ids)
        for owner, name, span in self._named:
            if name in ids:
                continue
            near = proposals.nearest(name)
            fix = f"gõ {near}" if near else "gõ id của một mục, chương trình hoặc nhiệm vụ trong tệp này"
            message = f'{owner}: tasks: không có mục, chương trình, nhiệm vụ nào mang id "{shorten(name)}"'
            self._problems.error("DL026", span, message, fix)

    def _hold_against_file_names(self, task: Fields) -> None:
        """Note an id that cannot name the file of the follow-up plan."""
        name = task.text("id")
        if name.startswith(YEARLY):
            message = f'{task.owner}: nhiệm vụ có produces mà id bắt đầu bằng "{YEARLY}"'
            fix = f'đổi id: tên tệp bắt đầu bằng "{YEARLY}" dành cho kế hoạch cả năm của từng cơ quan'
            self._problems.error("DL038", task.spans["id"], message, fix)
        elif name in DEVICE_NAMES:
            message = f'{task.owner}: nhiệm vụ có produces mà id là "{name}", tên tệp mà Windows không cho đặt'
            self._problems.error("DL041", task.spans["id"], message, f"đổi id, ví dụ id: ke-hoach-{name}")

    def _issuer(self, fields: Fields) -> AgencyList:
        """Return who issues the document: one agency has one head and one symbol."""
        agencies = self._names.read(fields, "issuer")
        fix = (
            "gõ tên một cơ quan; cơ quan khác cùng làm thì ghi ở lead_agencies hoặc coordinating_agencies của nhiệm vụ"
        )
        if len(agencies.names) > 1:
            message = (
                f"{fields.owner}: issuer nêu {len(agencies.names)} cơ quan, một văn bản chỉ do một cơ quan ban hành"
            )
            self._problems.error("DL040", agencies.names[1].span, message, fix)
        elif agencies.names and isinstance(agencies.names[0].agency, Group):
            message = f'{fields.owner}: issuer "{shorten(agencies.names[0].text)}" là một nhóm, không phải một cơ quan'
            self._problems.error("DL040", agencies.names[0].span, message, fix)
        return agencies

    def _document_type(self, fields: Fields) -> str:
        text = fields.required_text("type", "type: Kế hoạch")
        name = _BY_FOLDED.get(fold(text))
        if text and name is None:
            near = self._types.nearest(text)
            fix = f"gõ type: {near}" if near else f"gõ một trong các tên: {', '.join(DOCUMENT_TYPES)}"
            message = f'{fields.owner}: "{shorten(text)}" không phải tên loại văn bản theo Nghị định 30/2020/NĐ-CP'
            self._problems.error("DL029", fields.spans["type"], message, fix)
        return name or text

    def _tasks(self, fields: Fields, ordering: str) -> tuple[str, ...]:
        found: list[str] = []
        for item in fields.scalars("tasks"):
            text = item.text.strip()
            if text == ordering:
                message = f"{fields.owner}: tasks nêu chính nhiệm vụ phải làm ra văn bản này"
                self._problems.error("DL026", span_of(item), message, "xóa dòng này")
            else:
                self._named.append(_Named(fields.owner, text, span_of(item)))
                found.append(text)
        return tuple(dict.fromkeys(found))

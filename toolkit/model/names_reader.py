"""Read a cell of agencies: who is behind each name, where it stands, and what is doubtful."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from toolkit.model.agencies import Registry, split_agencies
from toolkit.model.agency import Agency, AgencyKind, AgencyList, AgencyName, Group, Joint
from toolkit.model.problems import Problems, shorten
from toolkit.model.source import Span

if TYPE_CHECKING:
    from toolkit.model.fields import Fields

PROPOSAL_LIMIT: Final = 100  # names a nearest one is looked for: 1 ms each


class NamesReader:
    """Reads cells of agencies against a registry; one that is empty questions no name.

    Attributes:
        registry: Who goes by which name.
    """

    def __init__(self, problems: Problems, registry: Registry) -> None:
        self.registry = registry
        self._problems = problems
        self._knows_agencies = bool(registry)
        self._proposals: dict[str, str | None] = {}
        self._issuer: Agency | Group | None = None

    def issuing_agency(self, plan: Fields) -> str:
        """Return who issues the plan; a registry that does not know it is told: it could not keep it apart."""
        text = plan.required_text("issuing_agency", "issuing_agency: Ủy ban nhân dân tỉnh ...")
        self._issuer = self.registry.find(text) if text else None
        if text and self._issuer is None and self._knows_agencies and "[..." not in text:
            self._warn_of_nobody(f"{plan.owner}: issuing_agency", AgencyName(text, plan.spans["issuing_agency"]))
        return text

    def lead_agencies(self, task: Fields) -> AgencyList:
        """Return who leads a task; the issuing agency alone is doubtful: it gives duties and gets no letter."""
        agencies = self.read(task, "lead_agencies")
        issuer = self._issuer
        # A department's plan has tasks of its own; a committee's are somebody's to carry out.
        is_committee = isinstance(issuer, Agency) and issuer.kind is AgencyKind.COMMITTEE
        if is_committee and agencies.names and all(name.agency is issuer for name in agencies.names):
            message = (
                f"{task.owner}: chỉ có chính cơ quan ban hành kế hoạch chủ trì, nên không ai nhận công văn về việc này"
            )
            fix = "ghi cơ quan tham mưu, thực hiện ở lead_agencies; đúng là việc của cơ quan ban hành thì để nguyên"
            self._problems.warning("DL116", task.spans["lead_agencies"], message, fix)
        return agencies

    def read(self, fields: Fields, name: str, example: str = "") -> AgencyList:
        """Return the agencies of a key's text; names nobody is behind and doubtful signs are warnings.

        Args:
            fields: The mapping that has the key.
            name: The key.
            example: What may be typed, where the key must be there: "agencies: Sở Nội vụ".
        """
        text = fields.required_text(name, example) if example else fields.text(name)
        if not text:
            return AgencyList()
        cell = fields.spans[name]
        offset = self._problems.source.text.find(text, *cell)
        agencies = split_agencies(text, max(offset, 0), self.registry)
        if offset < 0:
            agencies = _relocate(agencies, cell, self._problems.source.text)
        if agencies.joints:
            self._warn_of_joints(fields.owner, agencies)
        if self._knows_agencies:
            for found in agencies.names:
                if found.agency is None:
                    self._warn_of_nobody(fields.owner, found)
        return agencies

    def _warn_of_joints(self, owner: str, agencies: AgencyList) -> None:
        for joint in agencies.joints:
            message = f'{owner}: hai cơ quan cách nhau bằng "{joint.sign}", đã hiểu là hai'
            self._problems.warning("DL103", joint.span, message, f'gõ dấu ";" thay cho "{joint.sign}"')

    def _warn_of_nobody(self, owner: str, name: AgencyName) -> None:
        message = f'{owner}: không có cơ quan nào tên "{shorten(name.text)}"'
        proposed = self._propose(name.text)
        meant = f' (có phải "{proposed}"?)' if proposed else ""
        fix = f"gõ đúng tên{meant}, hoặc khai báo cơ quan này trong agencies.yaml"
        self._problems.warning("DL102", name.span, message, fix)

    def _propose(self, name: str) -> str | None:
        if name not in self._proposals:
            if len(self._proposals) == PROPOSAL_LIMIT:
                return None
            self._proposals[name] = self.registry.propose(name)
        return self._proposals[name]


def _relocate(agencies: AgencyList, cell: Span, source: str) -> AgencyList:
    """Return the same names with their places in a cell that was folded, escaped or not NFC.

    Each name and joint is looked for behind the one before it; one that is not there letter for letter (a
    name broken over two lines) gets the whole cell.
    """
    text, offsets = _composed(source[cell.start : cell.end])
    cursor = 0

    def locate(words: str) -> Span:
        nonlocal cursor
        at = text.find(words, cursor)
        if at < 0:
            return cell
        cursor = at + len(words)
        return Span(cell.start + offsets[at], cell.start + offsets[cursor])

    spans: dict[int, Span] = {}
    parts: list[AgencyName | Joint] = [*agencies.names, *agencies.joints]
    for part in sorted(parts, key=lambda part: part.span.start):
        spans[id(part)] = locate(part.sign if isinstance(part, Joint) else part.text)
    return agencies._replace(
        names=tuple(name._replace(span=spans[id(name)]) for name in agencies.names),
        joints=tuple(joint._replace(span=spans[id(joint)]) for joint in agencies.joints),
        stray_separators=tuple(cell for _ in agencies.stray_separators),
    )


def _composed(raw: str) -> tuple[str, list[int]]:
    """Return a stretch of source text as NFC, and where in it each character of that (and the end) comes from.

    Vietnamese keyboards of old type "ở" as "ơ" and a mark, neither NFC nor NFD: each letter is put together
    with its own marks.
    """
    text: list[str] = []
    offsets: list[int] = []
    for letter in _LETTER.finditer(raw):
        composed = unicodedata.normalize("NFC", letter.group())
        text.append(composed)
        offsets.extend([letter.start()] * len(composed))
    return "".join(text), [*offsets, len(raw)]


_LETTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]*", re.DOTALL)

"""Read what a plan's documents hold beside its appendix: body, implementation, reports, recipients, letters.

Findings of its own, beside those of `reader`:

    DL027  a code that no group has
    DL037  what the data give is printed in two parts of the body
    DL039  a number for all letters: each has its own
    DL114  a recipient that is printed by itself: "Lưu", "Như trên" (a warning)
    DL117  a report that is due in another year than the plan's (a warning)
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from toolkit.model.agency import Group
from toolkit.model.citation_reader import NULL_WORDS, read_symbol
from toolkit.model.fields import Fields, open_fields
from toolkit.model.key_names import WORD_LIMIT, nearest
from toolkit.model.plan import roman_numeral
from toolkit.model.plan_parts import Assignment, BodyPart, Clause, Generated, LetterSettings, Reporting, ReportPeriod
from toolkit.model.problems import Problems, shorten
from toolkit.model.signatory_reader import read_signatory
from toolkit.model.yaml_nodes import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from toolkit.model.citation_reader import CitationReader
    from toolkit.model.names_reader import NamesReader
    from toolkit.model.yaml_nodes import Scalar

NOT_WRITTEN_YET: Final = 'chưa soạn thì gõ "[... nội dung]", có cả ngoặc kép'
BODY_KEYS: Final = ("title", "text", "clauses", "prints")
CLAUSE_KEYS: Final = ("title", "text")
ASSIGNMENT_KEYS: Final = ("agencies", "text")
REPORTING_KEYS: Final = ("to", "due")
LETTER_KEYS: Final = ("number", "symbol", "issued", "subject", "collective", "recipients", "signatory")

_BODY_KEYS = frozenset(BODY_KEYS)
_CLAUSE_KEYS = frozenset(CLAUSE_KEYS)
_ASSIGNMENT_KEYS = frozenset(ASSIGNMENT_KEYS)
_REPORTING_KEYS = frozenset(REPORTING_KEYS)
_LETTER_KEYS = frozenset(LETTER_KEYS)
_PRINTED_KEYS = frozenset({"title", "text", "subject"})
_GENERATED_OR_NOTHING: Final[Mapping[str, Generated | None]] = {generated.value: generated for generated in Generated}
_PERIODS = {period.value: period for period in ReportPeriod}
_LETTER_PREFIX = re.compile(r"v/v:?\s+|về việc\s+", re.IGNORECASE)
_PRINTED_BY_ITSELF = re.compile(r"(?:lưu|như (?:trên|điều|kính gửi))\b", re.IGNORECASE)
_FILED_BY_THE_OFFICE = re.compile(r"(?:-\s*)?(?:lưu\b\s*:?\s*)?VT\s*[,;]\s*(?P<unit>.*)", re.IGNORECASE | re.DOTALL)


class DocumentReader:
    """Reads the parts of a plan that its appendix does not print."""

    def __init__(self, problems: Problems, names: NamesReader, citations: CitationReader) -> None:
        self._problems = problems
        self._names = names
        self._citations = citations

    def body(self, plan: Fields) -> tuple[BodyPart, ...]:
        """Return the parts of the body; what the data give may be printed in one of them only."""
        found: list[BodyPart] = []
        printed: dict[Generated, str] = {}
        for number, node in enumerate(plan.items("body"), 1):
            owner = f"body, mục {roman_numeral(number)}"
            fields = open_fields(node, _BODY_KEYS, owner, self._problems)
            if fields is None:
                continue
            part = self._body_part(fields)
            found.append(part)
            if part.prints is not None and (earlier := printed.setdefault(part.prints, owner)) != owner:
                message = f"{owner}: prints: {part.prints.value} đã có ở {earlier}"
                self._problems.error("DL037", fields.spans["prints"], message, "giữ một chỗ, xóa chỗ kia")
        return tuple(found)

    def implementation(self, plan: Fields) -> tuple[Assignment, ...]:
        """Return what the data say of agencies in the organisation of implementation."""
        found = []
        for number, node in enumerate(plan.items("implementation"), 1):
            fields = open_fields(node, _ASSIGNMENT_KEYS, f"implementation, phần thứ {number}", self._problems)
            if fields is None:
                continue
            fields.warn_of_lost_words(_PRINTED_KEYS)
            agencies = self._names.read(fields, "agencies", "agencies: Sở Nội vụ")
            text = self._citations.running_text(fields, "text", "text: rồi việc giao cho cơ quan")
            found.append(Assignment(agencies, text, fields.spans))
        return tuple(found)

    def reporting(self, plan: Fields, year: int | None) -> Reporting | None:
        """Return who gathers the reports and by when each is due; None when the data say nothing.

        `year` is the plan's; None when it is not known.
        """
        node = plan.mapping("reporting")
        if node is None:
            return None
        fields = Fields(node, _REPORTING_KEYS, "reporting", self._problems)
        return Reporting(self._names.read(fields, "to"), self._due(fields, year), fields.spans)

    def recipients(self, parent: Fields) -> tuple[str, ...]:
        """Return the lines of the recipients, without those that are printed by themselves."""
        found = []
        for item in parent.scalars("recipients"):
            text = " ".join(item.text.split()).lstrip("-– ").rstrip(" ;.")
            if _PRINTED_BY_ITSELF.match(text):
                self._warn_of_doubled_recipient(parent, item)
            elif text:
                found.append(text)
        return tuple(found)

    def filing(self, plan: Fields) -> str:
        """Return the drafting unit behind "Lưu: VT": "VX"."""
        text = " ".join(plan.text("filing").split())
        if match := _FILED_BY_THE_OFFICE.fullmatch(text):
            unit = match["unit"].strip(" ;.")
            message = f'{plan.owner}: filing chỉ ghi đơn vị soạn thảo; "Lưu: VT" được in sẵn nên không lấy'
            self._problems.warning("DL114", plan.spans["filing"], message, f"gõ filing: {shorten(unit)}".rstrip())
            return unit
        return text.rstrip(" ;.")

    def letter(self, plan: Fields) -> LetterSettings:
        """Return what the directive letters have of their own."""
        node = plan.mapping("letter")
        if node is None:
            return LetterSettings()
        fields = Fields(node, _LETTER_KEYS, "letter", self._problems)
        fields.warn_of_lost_words(_PRINTED_KEYS)
        self._refuse_number(fields)
        return LetterSettings(
            symbol=read_symbol(fields, fields.text("symbol"), self._problems),
            issued=fields.date("issued"),
            subject=_LETTER_PREFIX.sub("", fields.text("subject").rstrip(" .;,"), count=1),
            collective=self._groups(fields),
            recipients=self.recipients(fields),
            signatory=read_signatory(fields, "letter.signatory", self._problems),
            spans=fields.spans,
        )

    def _body_part(self, fields: Fields) -> BodyPart:
        fields.warn_of_lost_words(_PRINTED_KEYS)
        part = BodyPart(
            title=fields.required_text("title", "title: Mục đích, yêu cầu"),
            text=self._citations.running_text(fields, "text"),
            clauses=self._clauses(fields),
            prints=fields.choice("prints", _GENERATED_OR_NOTHING, None),
            spans=fields.spans,
        )
        if all(map(fields.is_empty, ("text", "clauses", "prints"))):
            fields.missing("text", f"text: rồi nội dung của mục; {NOT_WRITTEN_YET}")
        return part

    def _clauses(self, part: Fields) -> tuple[Clause, ...]:
        found = []
        for number, node in enumerate(part.items("clauses"), 1):
            fields = open_fields(node, _CLAUSE_KEYS, f"{part.owner}, khoản {number}", self._problems)
            if fields is None:
                continue
            fields.warn_of_lost_words(_PRINTED_KEYS)
            found.append(Clause(fields.text("title"), self._citations.running_text(fields, "text"), fields.spans))
            if all(map(fields.is_empty, CLAUSE_KEYS)):
                fields.missing("text", f"text: rồi nội dung của khoản; {NOT_WRITTEN_YET}")
        return tuple(found)

    def _refuse_number(self, letter: Fields) -> None:
        """Note a number: it would be printed on every letter, and each gets its own from the office."""
        text = letter.text("number")
        if text and text not in NULL_WORDS:
            message = f"{letter.owner}: mỗi công văn có số riêng, văn thư cấp khi phát hành"
            self._problems.error("DL039", letter.spans["number"], message, "để trống number")

    def _due(self, reporting: Fields, year: int | None) -> tuple[tuple[ReportPeriod, dt.date], ...]:
        node = reporting.mapping("due")
        if node is None:
            return ()
        fields = Fields(node, frozenset(_PERIODS), "reporting.due", self._problems)
        found = []
        for name in fields.values:
            if name not in _PERIODS:
                continue
            day = fields.whole_date(name, "kỳ nào không báo cáo thì xóa dòng")
            if day is not None:
                found.append((_PERIODS[name], day))
                # The report on a whole year may be due in the first months of the next.
                if year is not None and not dt.date(year, 1, 1) <= day <= dt.date(year + 1, 3, 31):
                    message = f"reporting.due: hạn của {name} là ngày {day:%d/%m/%Y}, kế hoạch lại là của năm {year}"
                    fix = f"sửa năm của hạn báo cáo; đúng là hạn năm {day.year} thì để nguyên"
                    self._problems.warning("DL117", fields.spans[name], message, fix)
        return tuple(found)

    def _groups(self, letter: Fields) -> tuple[Group, ...]:
        registry = self._names.registry
        found = []
        for item in letter.scalars("collective"):
            group = registry.by_code(item.text.strip())
            if isinstance(group, Group):
                found.append(group)
            elif registry:  # without one (DL101) no name is questioned
                self._unknown_group(item, is_agency=group is not None)
        return tuple(dict.fromkeys(found))

    def _unknown_group(self, item: Scalar, *, is_agency: bool) -> None:
        text = item.text.strip()
        registry = self._names.registry
        named = registry.find(text)
        if is_agency:
            fix = (
                "xóa dòng này: mỗi cơ quan đã có công văn riêng; gửi chung thì gõ code của một nhóm trong agencies.yaml"
            )
        elif isinstance(named, Group):
            fix = f"gõ {named.code}"
        else:
            near = nearest(text, [group.code for group in registry.groups[:WORD_LIMIT]])
            fix = f"gõ {near}" if near else "gõ code của một nhóm trong agencies.yaml"
        what = "là code của một cơ quan, không phải nhóm" if is_agency else "không phải code của nhóm nào"
        self._problems.error("DL027", span_of(item), f'letter: collective: "{shorten(text)}" {what}', fix)

    def _warn_of_doubled_recipient(self, parent: Fields, item: Scalar) -> None:
        message = f'{parent.owner}: recipients: dòng "{shorten(item.text)}" được in sẵn nên không lấy'
        fix = "xóa dòng này; đơn vị soạn thảo sau Lưu: VT thì ghi ở filing của kế hoạch"
        self._problems.warning("DL114", span_of(item), message, fix)

"""Random plans, and what of a plan its documents carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.importing.draft import DraftEntry, PlanDraft
from toolkit.importing.findings import Findings
from toolkit.importing.importer import Imported, import_source
from toolkit.importing.opening import read_source_bytes
from toolkit.importing.plan_writer import plan_text
from toolkit.model.plan import Plan, Task
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText
from toolkit.word.task_grid import RowKind

if TYPE_CHECKING:
    from toolkit.model.agencies import Registry
    from toolkit.word.template_set import TemplateSet

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
SIGNS = "0123456789.,;:-–()/\"'“”#&*!?%@[]{}|>=+~`\\<_$^"
words = st.text(LETTERS + LETTERS.upper() + SIGNS, min_size=1, max_size=12)
lines = st.lists(words, min_size=1, max_size=8).map(" ".join)
phrases = lines.filter(lambda text: any(letter.isalpha() for letter in text))
paragraphs = st.lists(lines, min_size=1, max_size=3).map("\n".join)
agencies = st.sampled_from(
    ["Sở Nội vụ", "Sở Nội vụ; Sở Y tế", "Các sở, ban, ngành; UBND các xã, phường", "Sở X, Sở Y", "Sở Nội vụ;\nSở Y tế"]
)
schedules = st.one_of(st.sampled_from(["Trong năm", "Thường xuyên", "Tháng 4/2026", "Quý II-III"]), paragraphs)
FIELDS = ("deliverable", "lead_agencies", "coordinating_agencies", "schedule", "funding", "monitoring", "note")


@st.composite
def task_entries(draw: st.DrawFn) -> DraftEntry:
    texts = {"content": draw(paragraphs)}
    for field in FIELDS:
        if draw(st.booleans()):
            texts[field] = draw(
                agencies if field.endswith("agencies") else schedules if field == "schedule" else paragraphs
            )
    return DraftEntry(RowKind.TASK, texts, 0, 0)


def headings(kind: RowKind, children: st.SearchStrategy[list[DraftEntry]]) -> st.SearchStrategy[DraftEntry]:
    return st.builds(
        lambda text, entries: DraftEntry(kind, {"content": text}, 0, 0, entries=entries), paragraphs, children
    )


@st.composite
def in_order(draw: st.DrawFn, programmes: st.SearchStrategy[DraftEntry]) -> list[DraftEntry]:
    """Return programmes and tasks as the data hold them: one kind after the other."""
    kinds = [draw(st.lists(programmes, max_size=2)), draw(st.lists(task_entries(), max_size=3))]
    return [entry for entries in (kinds if draw(st.booleans()) else kinds[::-1]) for entry in entries]


inner_programmes = headings(RowKind.PROGRAMME, st.lists(task_entries(), max_size=3))
programmes = headings(RowKind.PROGRAMME, in_order(inner_programmes))
sections = headings(RowKind.SECTION, in_order(programmes))


@st.composite
def plan_texts(draw: st.DrawFn) -> str:
    """Return the YAML of a plan whose appendix prints every field."""
    draft = PlanDraft(
        2026, "Kế hoạch", draw(phrases).rstrip(" .;,") + " năm 2026", "Ủy ban nhân dân tỉnh Lai Châu", "Lai Châu",
        symbol="KH-UBND",
    )  # fmt: skip
    draft.entries = draw(st.one_of(st.lists(sections, min_size=1, max_size=3), in_order(programmes)))
    draft.columns = [("ordinal", "STT"), ("content", "Nội dung nhiệm vụ"), *((field, "") for field in FIELDS)]
    for number, (entry, _, _) in enumerate(draft.rows(), 1):
        entry.id = f"entry-{number}"
    return plan_text(draft, "x.docx")


def plan_of(text: str, registry: Registry) -> Plan:
    return read_plan(SourceText("2026.yaml", text), registry).plan


def appendix_of(plan: Plan, templates: TemplateSet) -> bytes:
    return next(build_documents(plan, Kind.APPENDIX, OwnEngine(templates))).data


def imported(data: bytes, name: str, registry: Registry, **options: Any) -> Imported:
    source = read_source_bytes(data, name)
    assert isinstance(source.findings, Findings)
    return import_source(source, registry, **{"wanted_year": None, "source_name": name, **options})


def content_of(plan: Plan) -> list[tuple[str, ...]]:
    """Return every row of a plan: its number, id and texts."""
    found = []
    for row in plan.rows():
        entry = row.entry
        texts: tuple[str, ...] = (type(entry).__name__, row.reference, entry.id, entry.content)
        if isinstance(entry, Task):
            texts += (
                entry.deliverable, entry.lead_agencies.text, entry.coordinating_agencies.text,
                entry.schedule.text if entry.schedule else "", entry.funding, entry.monitoring, entry.note,
            )  # fmt: skip
        found.append(texts)
    return found

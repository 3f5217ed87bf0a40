"""Plans for tests of documents, and a document's text as people read it."""

from __future__ import annotations

from textwrap import dedent, indent
from typing import TYPE_CHECKING, Any

from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, Group
from toolkit.model.reader import read_plan
from toolkit.model.source import SourceText

if TYPE_CHECKING:
    from toolkit.documents import Document
    from toolkit.model.plan import Plan

REGISTRY = Registry(
    (
        Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh Lai Châu", AgencyKind.COMMITTEE, "UBND tỉnh"),
        Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT, place="Lai Châu", abbreviation="SNV"),
        Agency("so-y-te", "Sở Y tế", AgencyKind.DEPARTMENT, place="Lai Châu"),
        Agency("hoi-nong-dan", "Hội Nông dân tỉnh Lai Châu", AgencyKind.UNION, "Hội Nông dân tỉnh"),
        Agency(
            "xa-binh-lu", "Ủy ban nhân dân xã Bình Lư", AgencyKind.COMMUNE, "UBND xã Bình Lư", place="Bình Lư",
            abbreviation="UBND",
        ),
    ),
    (
        Group("so-nganh", "Các sở, ban, ngành", kinds=(AgencyKind.DEPARTMENT,)),
        Group("xa-phuong", "UBND các xã, phường", kinds=(AgencyKind.COMMUNE, AgencyKind.WARD)),
        Group("lien-quan", "Các cơ quan, đơn vị có liên quan", open=True),
    ),
    "Lai Châu",
)  # fmt: skip
COMMITTEE = "Ủy ban nhân dân tỉnh Lai Châu"
HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
"""


def plan_of(text: str, registry: Registry = REGISTRY, *, issuer: str = COMMITTEE) -> Plan:
    """Return a plan with these keys beside its head; where they hold no tasks, it has an empty section."""
    text = dedent(text)
    if not any(key in text for key in ("sections:", "programmes:", "tasks:")):
        text += "sections:\n  - {id: empty, content: Hạ tầng số}\n"
    return read_plan(SourceText("2026.yaml", HEAD.replace(COMMITTEE, issuer) + text), registry).plan


def tasks_of(*tasks: tuple[str, str]) -> str:
    """Return the tasks of a plan: who leads each, who helps."""
    lines = [
        f"- id: t{number}\n  content: Nhiệm vụ thứ {number}\n"
        f"  lead_agencies: {lead}\n  coordinating_agencies: {helping}\n"
        for number, (lead, helping) in enumerate(tasks, 1)
    ]
    return "tasks:\n" + indent("".join(lines), "  ")


def text_of(runs: list[dict[str, Any]]) -> str:
    """Return the text of a paragraph."""
    return "".join(run["text"] for run in runs)


def body_of(document: Document) -> list[str]:
    """Return the paragraphs of the body, the closing sentence last."""
    values = document.values
    return [*(text_of(item["runs"]) for item in values["body"]), text_of(values["closing"])]


def part_of(document: Document, title: str) -> list[str]:
    """Return what stands under the title of a part, up to the next."""
    items = document.values["body"]
    start = next(place for place, item in enumerate(items) if text_of(item["runs"]).endswith(f". {title}"))
    rest = items[start + 1 :]
    end = next((place for place, item in enumerate(rest) if item["level"] == "section"), len(rest))
    return [text_of(item["runs"]) for item in rest[:end]]


def bases_of(document: Document) -> list[str]:
    """Return the legal bases."""
    return [text_of(basis["runs"]) for basis in document.values["legal_bases"]]

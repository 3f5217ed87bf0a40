"""What the tests of reading a plan share: a small plan's text, and the findings of a wrong one."""

from pathlib import Path

import pytest

from toolkit.diagnostics import Diagnostic, VanbanError
from toolkit.model.agencies import Registry
from toolkit.model.agency import Agency, AgencyKind, Group
from toolkit.model.plan import Plan
from toolkit.model.reader import Reading, read_plan
from toolkit.model.source import SourceText

CASES = Path(__file__).parents[1] / "cases" / "plans"
HEAD = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện chuyển đổi số năm 2026
issuing_agency: Ủy ban nhân dân tỉnh Lai Châu
place: Lai Châu
symbol: KH-UBND
tasks:
  - id: open-data
    content: Công bố dữ liệu mở
"""
LINES = HEAD.count("\n")  # what is put behind it begins on the next line
REGISTRY = Registry(
    [
        Agency("ubnd-tinh", "Ủy ban nhân dân tỉnh Lai Châu", AgencyKind.COMMITTEE, "UBND tỉnh"),
        Agency("so-noi-vu", "Sở Nội vụ", AgencyKind.DEPARTMENT),
        Agency("so-tai-chinh", "Sở Tài chính", AgencyKind.DEPARTMENT),
    ],
    [Group("cac-so", "Các sở", kinds=(AgencyKind.DEPARTMENT,))],
)


def read(text: str, registry: Registry = REGISTRY) -> Reading:
    """Return the plan of a small text: `text` behind what every plan needs."""
    return read_plan(SourceText("2026.yaml", HEAD + text), registry)


def refused(text: str, registry: Registry = REGISTRY) -> tuple[Diagnostic, ...]:
    """Return why a small text is refused."""
    with pytest.raises(VanbanError) as caught:
        read(text, registry)
    return caught.value.diagnostics


def only(text: str) -> Diagnostic:
    """Return the one reason a small text is refused for."""
    (finding,) = refused(text)
    return finding


def warning(text: str) -> Diagnostic:
    """Return the one warning about a small text that is read."""
    (finding,) = read(text).findings
    return finding


def place(finding: Diagnostic) -> tuple[int, int | None, str]:
    """Return line, counted behind what every plan needs, column and code of a finding."""
    return (finding.location.line or 0) - LINES, finding.location.column, finding.code


def every_document() -> Plan:
    """Return a plan in which every key of the documents is given."""
    path = CASES / "every-document.yaml"
    reading = read_plan(SourceText(path.name, path.read_text(encoding="utf-8")), REGISTRY)
    assert reading.findings == ()
    return reading.plan

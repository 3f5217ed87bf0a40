"""Small files imported, and what came of them as tests state it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from tests.documents.plans import REGISTRY
from tests.importing.round_trip import plan_of
from tests.word.packages import W, docx, p, part

if TYPE_CHECKING:
    from toolkit.model.agencies import Registry

HEADINGS = ["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
TASK = ["1", "Rà soát văn bản", "Sở Nội vụ", "Sở Y tế", "Trong năm"]


class Result:
    """An import of a document, with its findings.

    Attributes:
        imported: What import made.
        findings: (code, place) of each finding.
        messages: Their texts.
        cells: How many cells the document's own XML has in the tables that were read.
    """

    def __init__(self, data: bytes, name: str = "x.docx", registry: Registry = REGISTRY, **options: object) -> None:
        from toolkit.importing.importer import import_source
        from toolkit.importing.opening import read_source_bytes
        from toolkit.importing.selection import choose_table

        source = read_source_bytes(data, name)
        choose_table(source, options.pop("table", None))  # type: ignore[arg-type]
        self.source = source
        self.imported = import_source(source, registry, **{"wanted_year": 2026, "source_name": name, **options})  # type: ignore[arg-type]
        found = list(source.findings)
        self.findings = [(finding.code, finding.location.where) for finding in found]
        self.messages = [finding.message for finding in found]
        self.plan = plan_of(self.imported.text, registry)
        counts = self.imported.counts
        assert counts.read + counts.in_doubt == counts.cells
        assert counts.cells == sum(len(row) for table in source.tables for row in table.rows)

    @property
    def codes(self) -> list[str]:
        return [code for code, _ in self.findings if code != "NH216"]

    @property
    def rows(self) -> list[str]:
        """Return each row as "IV.1 content | lead | coordinating | schedule"; headings without bars."""
        found = []
        for entry, _, reference in self.imported.draft.rows():
            fields = ("lead_agencies", "coordinating_agencies", "schedule")
            texts = [entry.texts.get(field, "") for field in fields]
            shown = f"{reference} {entry.content}"
            found.append(" | ".join([shown, *texts]) if entry.kind.value == "task" else shown)
        return found

    def texts(self, number: int = 0) -> dict[str, str]:
        """Return the texts of a task."""
        tasks = [entry for entry, _, _ in self.imported.draft.rows() if entry.kind.value == "task"]
        return tasks[number].texts


def words(text: str) -> set[str]:
    """Return the words of a text, for asking whether any is lost."""
    return set(re.findall(r"\w+", text))


def assert_no_word_is_lost(result: Result, *, except_for: str = "") -> None:
    """Hold that each word of each cell stands in the plan or in a finding."""
    kept = words(result.imported.text) | words(" ".join(result.messages))
    given = {
        word
        for table in result.source.tables
        for row in table.rows
        for cell in row
        if table.header.columns.get(cell.column) != "ordinal"
        for word in words(cell.text)
    }
    assert given - kept - words(except_for) == set()


def tc(text: str, span: int = 1, merge: str = "", properties: str = "") -> str:
    """Return a cell; `merge` is "restart" or "continue"; a text that begins with "<w:p" is put in as it is."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge == "restart" else "<w:vMerge/>" if merge else ""
    inner = (
        text
        if text.startswith(("<w:p>", "<w:p ", "<w:sdt>", "<w:tbl>"))
        else "".join(p(line) for line in text.split("\n"))
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{spanned}{merged}{properties}</w:tcPr>{inner}</w:tc>'


def tr(*cells: str) -> str:
    """Return a row; a cell that begins with "<w:tc" or "<w:sdt" is put in as it is."""
    return f"<w:tr>{''.join(c if c.startswith(('<w:tc', '<w:sdt', '<w:trPr')) else tc(c) for c in cells)}</w:tr>"


def tbl(*rows: list[str] | str, columns: int = 5) -> str:
    """Return a table; a row that is a text is put in as it is."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    body = "".join(row if isinstance(row, str) else tr(*row) for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def imported_table(*rows: list[str] | str, columns: int = 5, **options: object) -> Result:
    """Return what comes of a document with one table."""
    return Result(docx(tbl(*rows, columns=columns)), **options)  # type: ignore[arg-type]


def count_cells(data: bytes, *tables: int) -> int:
    """Return how many w:tc the tables of a document have, by its own XML; nested ones are not counted."""
    body = etree.fromstring(part(data).encode()).find(f"{{{W}}}body")
    assert body is not None
    found = body.findall(f"{{{W}}}tbl")
    return sum(len(found[number].findall(f"{{{W}}}tr/{{{W}}}tc")) for number in tables)

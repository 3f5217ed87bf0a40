"""The shipped plan edited as an office edits it: pairs of plans and of the documents made of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.comparing.comparison import Mark
from toolkit.comparing.words import count_words
from toolkit.model.reader import read_plan, read_plan_file
from toolkit.model.source import SourceText
from toolkit.resources import shipped
from toolkit.word.names import w
from toolkit.word.package import pack_part, read_package, write_package
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from toolkit.comparing.comparison import Change, Comparison
    from toolkit.model.plan import Plan

FILE: Final = shipped("plans") / "gender-equality" / "2026.yaml"
TEXT: Final = FILE.read_text(encoding="utf-8")
MAIN: Final = "word/document.xml"


def plan_of(text: str) -> Plan:
    """Return the plan of a text of the shipped file."""
    return read_plan(SourceText("2026.yaml", text), read_plan_file(FILE).plan.registry).plan


def built(text: str, kind: Kind = Kind.APPENDIX, *, traced: bool = True) -> bytes:
    """Return the document of a text of the shipped file; without trace its rows carry no ids."""
    from toolkit.documents import Options

    engine = OwnEngine(TemplateSet(shipped("templates")))
    return next(build_documents(plan_of(text), kind, engine, Options(traced=traced))).data


def task_text(identifier: str) -> str:
    """Return the lines of a task in the shipped file."""
    lines = TEXT.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.strip() == f"- id: {identifier}")
    depth = indent(lines[first])
    last = first + 1
    while last < len(lines) and (not lines[last].strip() or indent(lines[last]) > depth):
        last += 1
    return "".join(lines[first:last])


def indent(line: str) -> int:
    """Return by how many blanks a line is set in."""
    return len(line) - len(line.lstrip())


def edited(*replacements: tuple[str, str]) -> str:
    """Return the shipped file with some of its text replaced, each once."""
    text = TEXT
    for before, after in replacements:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def with_xml(data: bytes, change: Callable[[str], str]) -> bytes:
    """Return a document whose main part has been changed as text; it must make a difference."""
    parts = read_package(data, "x")
    before = parts[MAIN].decode()
    after = change(before)
    assert after != before
    parts[MAIN] = after.encode()
    return write_package(pack_part(name, content) for name, content in parts.items())


def marked_words(redline: bytes, author: str = "Người sửa") -> tuple[int, int, int]:
    """Return how many words a redline marks as deleted and inserted by its author, and how many moves it has."""
    root = etree.fromstring(read_package(redline, "x")[MAIN])
    counts = []
    for tag in ("del", "ins"):
        marks = (mark for mark in root.iter(w(tag)) if mark.get(w("author")) == author)
        counts.append(
            sum(count_words("".join(t.text or "" for t in mark.iter(w("t"), w("delText")))) for mark in marks)
        )
    moves = {start.get(w("name")) for start in root.iter(w("moveFromRangeStart"))}
    return counts[0], counts[1], len(moves)


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return what a comparison tells: class, label of the unit, and the note or the changed words."""
    return [
        (change.kind.value, entry.unit.label, change.note or words_of(change))
        for entry in comparison.entries
        for change in entry.changes
    ]


def words_of(change: Change) -> str:
    """Return the changed words of a change: "-cũ +mới"."""
    return " ".join(
        f"{'-' if piece.mark is Mark.DELETED else '+'}{piece.text.strip()}"
        for piece in change.pieces
        if piece.mark is not Mark.KEPT
    )


def split_paragraph(xml: str) -> str:
    """Return a main part in which the first long paragraph outside tables has become two."""
    found = re.search(
        r"(<w:p><w:pPr>(?:(?!</w:pPr>).)*</w:pPr><w:r><w:t xml:space=\"preserve\">)([^<]{80,}?; )([^<]{40,})"
        r"(</w:t></w:r></w:p>)",
        xml,
    )
    assert found
    head, first, second, tail = found.groups()
    return f"{xml[: found.start()]}{head}{first}{tail}{head}{second}{tail}{xml[found.end() :]}"


def split_runs(xml: str) -> str:
    """Return a main part whose runs are torn in two, as Word tears them: sessions, proofing, languages."""
    return re.sub(
        r'<w:r><w:t xml:space="preserve">([^<]{20,}?) ([^<]*)</w:t></w:r>',
        r'<w:r w:rsidR="00AA11BB"><w:t xml:space="preserve">\1 </w:t></w:r><w:proofErr w:type="spellStart"/>'
        r'<w:r><w:rPr><w:lang w:val="en-US"/></w:rPr><w:t xml:space="preserve">\2</w:t></w:r>',
        xml,
    )


def split_table(xml: str) -> str:
    """Return a main part whose table of tasks has been torn in two by a page break, its headings typed again."""
    at = xml.index("</w:tr>", xml.index("_vb_", len(xml) // 2)) + len("</w:tr>")
    start = xml.rindex("<w:tbl>", 0, at)
    opening = xml[start : xml.index("<w:tr>", start)]
    headings = re.search(r"<w:tr>.*?</w:tr>", xml[start:])
    assert headings
    page_break = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    return f"{xml[:at]}</w:tbl>{page_break}{opening}{headings[0]}{xml[at:]}"


def reorder_columns(xml: str) -> str:
    """Return a main part whose task table has its last column in front of the agencies."""
    start = xml.rindex("<w:tbl>")

    def turned(row: re.Match[str]) -> str:
        cells = re.findall(r"<w:tc>.*?</w:tc>", row[0])
        head = row[0][: row[0].index("<w:tc>")]
        return f"{head}{''.join(cells[n] for n in (0, 1, 4, 2, 3))}</w:tr>"

    return xml[:start] + re.sub(r"<w:tr>.*?</w:tr>", turned, xml[start:])


def merge_agencies(xml: str) -> str:
    """Return a main part in which two tasks share one cell of lead agencies, merged downwards."""
    rows = list(re.finditer(r"<w:tr>.*?</w:tr>", xml[xml.rindex("<w:tbl>") :]))
    base = xml.rindex("<w:tbl>")
    for row, mark in ((rows[3], "<w:vMerge/>"), (rows[2], '<w:vMerge w:val="restart"/>')):
        cells = list(re.finditer(r"<w:tc>.*?</w:tc>", row[0]))
        cell = cells[2][0].replace("</w:tcPr>", f"{mark}</w:tcPr>", 1)
        if mark == "<w:vMerge/>":
            cell = re.sub(r"<w:r>.*</w:r>", "", cell)
        start = base + row.start() + cells[2].start()
        xml = xml[:start] + cell + xml[start + len(cells[2][0]) :]
    return xml


def joined(lines: Iterable[str]) -> str:
    """Return lines as one text."""
    return "\n".join(lines)

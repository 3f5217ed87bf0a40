"""The manual pages of findings: rules have theirs as docstring, all others a section of docs/findings.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.runner import FAMILIES, all_rules
from toolkit.diagnostics import LEVEL_NAMES
from toolkit.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.checking.runner import Rule

FAMILY_NAMES: Final = {
    "DL": "dữ liệu của kế hoạch",
    "TT": "thể thức, kỹ thuật trình bày",
    "CT": "từ ngữ, chính tả, cách gõ",
    "VD": "viện dẫn văn bản",
    "NB": "năm cũ còn sót",
}
PARTS: Final = ("Mức", "Vì sao", "Sai", "Đúng", "Cách sửa", "Nguồn")

_TITLE: Final = re.compile(r"(?P<code>[A-Z]{2}[0-9]{3}): (?P<summary>.+?)\.?")
_PART: Final = re.compile(rf"({'|'.join(PARTS)}):\s+(.*)")
_SECTION: Final = re.compile(r"^### ([A-Z]{2}[0-9]{3}) — (.+)$", re.MULTILINE)
_FIELD: Final = re.compile(r"- \*\*(.+?):\*\*\s+(.*)")


class Page(NamedTuple):
    """The page of a finding.

    Attributes:
        code: "NB201".
        summary: What is wrong, in one line, without a final full stop.
        parts: Names and texts, in the order of `PARTS`; "Sai" and "Đúng" may be left out, "Nguồn" only rules have.
    """

    code: str
    summary: str
    parts: tuple[tuple[str, str], ...]


def rule_page(rule: Rule) -> Page:
    """Return the page of a rule: what its docstring says.

    Raises:
        ValueError: The docstring is not written as a page.
    """
    title, _, rest = (rule.__doc__ or "").strip().partition("\n")
    head = _TITLE.fullmatch(title.strip())
    if not head or head["code"] != rule.CODE:
        message = f"{rule.__name__}: the docstring does not begin with its code and a summary"
        raise ValueError(message)
    parts = dict(_read_parts(rest.splitlines(), _PART))
    parts.setdefault("Mức", f"{LEVEL_NAMES[rule.LEVEL]}.")
    return Page(rule.CODE, head["summary"], tuple((name, parts[name]) for name in PARTS if name in parts))


def find_page(code: str) -> Page | None:
    """Return the page of a finding of any command; None where there is no such code."""
    for page in findings_pages():
        if page.code == code:
            return page
    return next((rule_page(rule) for rule in all_rules() if code == rule.CODE), None)


def findings_pages() -> Iterator[Page]:
    """Yield the pages of docs/findings.md: the findings that are not a rule's."""
    text = (shipped("docs") / "findings.md").read_text(encoding="utf-8")
    _, *pieces = _SECTION.split(text)
    for code, summary, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        lines = body.partition("\n## ")[0].splitlines()
        yield Page(code, summary, tuple(_read_parts(lines, _FIELD)))


def _read_parts(lines: Iterable[str], opening: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Yield each part's name and its text on one line; lines that go on are indented, and so are examples' lines."""
    name = ""
    held: list[str] = []
    for line in lines:
        if begun := opening.fullmatch(line):
            if name:
                yield name, " ".join(held)
            name, held = begun[1], [begun[2].strip()]
        elif line.strip():
            held.append(line.strip())
    if name:
        yield name, " ".join(held)


def format_page(page: Page) -> str:
    """Return a page for the terminal, one part a paragraph; wrapping is the reader's window's."""
    from textwrap import fill

    width = max(len(name) for name, _ in page.parts) + 2
    lines = [f"{page.code}: {page.summary}", ""]
    for name, text in page.parts:
        head = f"{name}:".ljust(width)
        plain = text.replace("`", "") if name in {"Sai", "Đúng"} else text
        lines.append(fill(plain, 100, initial_indent=head, subsequent_indent=" " * width, break_on_hyphens=False))
    return "\n".join(lines)


def format_handbook() -> str:
    """Return docs/rules.md: every rule of `vanban check` with its page."""
    pages = [rule_page(rule) for rule in all_rules()]
    lines = [
        "# Các quy tắc của `vanban check`",
        "",
        "Trang này do máy viết ra từ chính các quy tắc; `vanban explain MÃ` in ra phần của một mã. Các mã khác của",
        "chương trình (đọc tệp, tạo văn bản, mẫu, ghi tệp...) ở [findings.md](findings.md); cách dùng lệnh ở",
        "[checking.md](checking.md).",
        "",
        "| mã | mức | lỗi |",
        "| --- | --- | --- |",
    ]
    for family in FAMILIES:
        for page in (page for page in pages if page.code.startswith(family)):
            level = dict(page.parts)["Mức"].split(maxsplit=2)
            name = next(name for name in LEVEL_NAMES.values() if " ".join(level).startswith(name))
            lines.append(f"| [{page.code}](#{_anchor(page)}) | {name} | {_cell(page.summary)} |")
    for family in FAMILIES:
        if own := [page for page in pages if page.code.startswith(family)]:
            lines += ["", f"## {family} — {FAMILY_NAMES[family]}"]
            for page in own:
                lines += ["", f"### {page.code} — {page.summary}", ""]
                lines += [f"- **{name}:** {text}" for name, text in page.parts]
    return "\n".join(lines) + "\n"


def _anchor(page: Page) -> str:
    """Return the anchor that readers of Markdown give the heading of a page."""
    heading = f"{page.code} — {page.summary}".lower()
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

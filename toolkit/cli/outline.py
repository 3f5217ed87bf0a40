"""`vanban outline`: a plan or a .docx as readable lines, for people and for git's textconv.

git hands over each version of a file under a name of its own, in a folder of its own. So what a file is shows in
its content, no agencies are looked for beside it, and nothing is asked of its name.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.reporting import CONTROL_PICTURES, Outcome, reported
from toolkit.diagnostics import VanbanError
from toolkit.model.files import read_file
from toolkit.resources import find_plan
from toolkit.word.package import LARGEST_FILE, is_word_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.diagnostics import Diagnostic


@click.command(
    help="In kế hoạch (.yaml) hoặc tệp Word (.docx) thành các dòng chữ dễ đọc, để xem nhanh hoặc để git so sánh.",
    epilog="Dùng với git: xem docs/git.md.",
)
@click.argument("file", metavar="TỆP")
@click.option(
    "--text",
    "words_only",
    is_flag=True,
    help="Chỉ lời văn: không số thứ tự do máy đánh, kiểu chữ, khổ giấy, dấu ẩn.",
)
@click.option("--raw-if-unreadable", is_flag=True, help="Tệp không đọc được thì in nguyên văn thay cho báo lỗi.")
@reported(writes=False)
def command(file: str, words_only: bool, raw_if_unreadable: bool) -> Outcome:
    """Print the outline of a file; what it is shows in its content."""
    path = find_plan(file)
    data = read_file(path, LARGEST_FILE, "chỉ tên một tệp kế hoạch (.yaml) hoặc tệp Word (.docx)")
    kind = "docx" if is_word_file(data, path.name) else "plan"
    try:
        lines = list(docx_lines(data, file, words_only) if kind == "docx" else plan_lines(data, file, words_only))
    except VanbanError as error:
        if not raw_if_unreadable:
            raise
        kind, lines = "raw", list(raw_lines(data, error, is_text=kind == "plan"))
    if not sys.stdout.isatty():
        sys.stdout.reconfigure(newline="\n")  # type: ignore[union-attr]  # the same lines on Windows, for git
    shown = [line.translate(CONTROL_PICTURES) for line in lines]
    findings = () if path == Path(file) else (_shipped(file),)
    return Outcome(findings=findings, lines=shown, details={"kind": kind, "lines": shown})


def _shipped(file: str) -> Diagnostic:
    from toolkit.cli.opening import shipped_plan_finding  # brings the reader of plans, which a .docx need not pay for

    return shipped_plan_finding(file)


def docx_lines(data: bytes, name: str, words_only: bool) -> Iterator[str]:
    """Yield the lines of a .docx.

    Raises:
        VanbanError: It cannot be read.
    """
    if words_only:
        from toolkit.word.words_outline import words_outline as outline  # each costs what the other need not
    else:
        from toolkit.word.outline import outline
    yield from outline(data, name).removesuffix("\n").split("\n")


def plan_lines(data: bytes, name: str, words_only: bool) -> Iterator[str]:
    """Yield the lines of a plan; what it warns of is left to `vanban check`.

    Raises:
        VanbanError: It cannot be read.
    """
    from toolkit.model.agencies import Registry
    from toolkit.model.decoding import decode
    from toolkit.model.plan_outline import plan_outline
    from toolkit.model.reader import read_plan

    yield from plan_outline(read_plan(decode(data, name), Registry()).plan, numbered=not words_only)


def raw_lines(data: bytes, error: VanbanError, *, is_text: bool) -> Iterator[str]:
    """Yield a file as it stands; of one that is no text what tells whether it changed."""
    finding = error.diagnostics[0]
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not is_text or (b"\0" in data and not is_utf16):
        from hashlib import sha256

        yield f"(không đọc được: {finding.code} {finding.message})"
        yield f"({len(data)} byte, SHA-256 {sha256(data).hexdigest()})"
        return
    yield f"(không đọc được như một kế hoạch: {finding.code} {finding.message}; dưới đây là nguyên văn)"
    codec = "utf-16" if is_utf16 else "utf-8-sig"
    yield from (line.removesuffix("\r") for line in data.decode(codec, "replace").split("\n"))

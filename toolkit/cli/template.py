"""`vanban template`: the shipped templates made, copied to be edited, and a set of templates checked."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from toolkit.cli.reporting import Outcome, reported
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.outputs import OutputFile, put_files
from toolkit.resources import shipped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.model.plan import Plan
    from toolkit.outputs import PutResult

SAMPLE = """\
year: 2026
document_type: Kế hoạch
subject: Thực hiện công tác
issuing_agency: Ủy ban nhân dân tỉnh
place: Tỉnh
symbol: KH-UBND
legal_bases:
  - Luật của Nhà nước
opening: Câu mở đầu
sections:
  - id: section
    content: Mục
    programmes:
      - id: programme
        content: Chương trình
        tasks:
          - id: task
            content: Nhiệm vụ
            lead_agencies: Sở
            produces:
              type: Kế hoạch
              title: Thực hiện
              tasks:
                - section
          - id: other
            content: Nhiệm vụ
            lead_agencies: Các sở
            coordinating_agencies: Sở khác
"""
SAMPLE_AGENCIES = """\
agencies:
  - {code: mot, name: Sở, kind: department}
  - {code: hai, name: Sở khác, kind: department}
groups:
  - {code: cac-so, name: Các sở, kinds: [department]}
"""


@click.group(help="Tạo, sao chép và kiểm tra mẫu văn bản Word.")
def command() -> None:
    """Hold the three commands."""


@command.command(help="Dựng lại bộ mẫu gốc từ các số đo của Nghị định 30/2020/NĐ-CP.")
@click.option("--out", metavar="THƯ_MỤC", default="templates", show_default=True, help="Thư mục đặt mẫu.")
@reported(writes=True)
def build(out: str, force: bool, dry_run: bool) -> Outcome:
    """Make the shipped templates anew."""
    from toolkit.word.shipped import SHIPPED  # the decree's measures, for this one command

    files = (OutputFile(PurePosixPath(name), make()) for name, make in SHIPPED.items())
    return outcome(put_files(Path(out), files, owned=lambda _: False, force=force, dry_run=dry_run))


@command.command(help="Chép bộ mẫu gốc ra một thư mục để sửa trong Word, rồi dùng với build --templates.")
@click.argument("folder", metavar="THƯ_MỤC")
@reported(writes=True)
def copy(folder: str, force: bool, dry_run: bool) -> Outcome:
    """Copy the shipped templates."""
    files = (OutputFile(PurePosixPath(path.name), path.read_bytes()) for path in templates_in(shipped("templates")))
    return outcome(put_files(Path(folder), files, owned=lambda _: False, force=force, dry_run=dry_run))


@command.command(help="Kiểm tra các mẫu .docx trong thư mục.")
@click.argument("folder", metavar="THƯ_MỤC")
@reported(writes=False)
def check(folder: str) -> Outcome:
    """Compile every template of a folder and say what is wrong."""
    sample = sample_plan()
    findings: list[Diagnostic] = []
    paths = list(templates_in(Path(folder)))
    if not paths:
        message, fix = "không có mẫu .docx nào trong thư mục này", "chép bộ mẫu gốc: vanban template copy THƯ_MỤC"
        if Path(folder).is_file():
            message, fix = "đây là một tệp, không phải thư mục", "gõ tên thư mục chứa nó"
        elif not Path(folder).exists():
            message = "không có thư mục này"
        raise VanbanError([Diagnostic("MB106", Level.ERROR, Location(folder), message, fix)])
    for path in paths:
        try:
            findings.extend(check_template(path, sample))
        except VanbanError as error:
            findings.extend(error.diagnostics)
    wrong = {finding.location.file for finding in findings}
    return Outcome(
        findings=findings,
        lines=[f"{path}: mẫu dùng được" for path in paths if str(path) not in wrong],
        details={"templates": [str(path) for path in paths]},
        findings_are_result=True,
    )


def sample_plan() -> Plan:
    """Return a plan with one of everything: a template's names are held against its values."""
    from toolkit.model.reader import read_plan
    from toolkit.model.registry_reader import read_registry
    from toolkit.model.source import SourceText

    registry, _ = read_registry(SourceText("", SAMPLE_AGENCIES))
    return read_plan(SourceText("", SAMPLE), registry).plan


def check_template(path: Path, sample: Plan) -> list[Diagnostic]:
    """Return what is wrong with a template: its tags, then its names against a plan's values.

    Raises:
        VanbanError: It does not compile.
    """
    from toolkit.build import KINDS, table_layout
    from toolkit.documents import Options
    from toolkit.word.template_set import TemplateSet
    from toolkit.word.vocabulary import unknown_names

    templates = TemplateSet(path.parent)
    template = templates.get(path.name)
    # Every kind of document that it serves, with the appendix and without.
    documents = [
        (kind, draft.make())
        for kind, recipe in KINDS.items()
        if recipe.template == path.name
        for separate in (False, True)
        for draft in recipe.drafts(sample, Options(separate_appendix=separate))
    ]
    found = [finding for _, document in documents for finding in unknown_names(template, document.values)]
    if not found:
        # A wrong name explains why a column is not known, so columns come after the names.
        for layout in {table_layout(kind, document) for kind, document in documents}:
            templates.get(path.name, layout)
    return list(dict.fromkeys(found))  # the same fault is met several times


def templates_in(folder: Path) -> Iterator[Path]:
    """Yield the templates of a folder by name, without the owner files Word leaves beside them."""
    yield from sorted(path for path in folder.glob("*.docx") if not path.name.startswith(("~$", ".")))


def outcome(result: PutResult) -> Outcome:
    """Return what a command that put files in place tells."""
    return Outcome(result.paths, result.removed, result.findings)

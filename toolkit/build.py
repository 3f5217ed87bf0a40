"""The line itself: from a plan, through the values its documents print, to Word files.

    for built in build_documents(plan, Kind.APPENDIX, templates):
        ...

Nothing here reads a plan or writes a file.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import VanbanError
from toolkit.documents.appendix import COLUMN_FIELDS, FIXED_FIELDS, appendix_documents
from toolkit.documents.appendix import FILE_NAME as APPENDIX_FILE
from toolkit.word.condensing import condensed
from toolkit.word.layout import TableLayout
from toolkit.word.soundness import check_package
from toolkit.word.vocabulary import unknown_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from toolkit.documents import Document
    from toolkit.model.plan import Plan
    from toolkit.word.template import Template
    from toolkit.word.template_set import TemplateSet


class Kind(Enum):
    """A kind of document a plan becomes; the value is what `--only` takes."""

    APPENDIX = "appendix"


class Recipe(NamedTuple):
    """How documents of a kind are made.

    Attributes:
        template: File name of its template.
        documents: From a plan, with or without hidden bookmarks, to values.
        owns: Whether a file of the set's folder is of this kind: what an earlier build left of it may be removed.
    """

    template: str
    documents: Callable[..., Iterator[Document]]
    owns: Callable[[str], bool]


KINDS: Final[Mapping[Kind, Recipe]] = {
    Kind.APPENDIX: Recipe("appendix.docx", appendix_documents, APPENDIX_FILE.__eq__),
}


class Built(NamedTuple):
    """A Word file ready to be saved.

    Attributes:
        file_name: Where it goes in the set's folder, with "/".
        data: The whole .docx.
    """

    file_name: str
    data: bytes


def build_documents(plan: Plan, kind: Kind, templates: TemplateSet, *, traced: bool = True) -> Iterator[Built]:
    """Yield the Word documents of one kind, ready to be saved: one appendix, many letters.

    `traced` gives rows the hidden bookmarks by which they are known again after somebody has edited
    the file. The first document of each template is checked whole before it is yielded; what the data could
    break in the others, the template itself guards (see `program`).

    Raises:
        VanbanError: A template is wrong, or does not fit the values (MB codes).
    """
    checked: set[Template] = set()
    for document in KINDS[kind].documents(plan, traced=traced):  # every printed word is decided there
        template = templates.get(KINDS[kind].template, table_layout(document))
        if template in checked:
            yield Built(document.file_name, template.render(document.values))  # and here only laid out
        else:
            yield Built(document.file_name, render_checked(template, document))
            checked.add(template)


def table_layout(document: Document) -> TableLayout:
    """Return what a document's table prints, as its template understands it."""
    return TableLayout(document.columns, COLUMN_FIELDS, FIXED_FIELDS, document.landscape)


def render_checked(template: Template, document: Document) -> bytes:
    """Return a document whose names and package have been checked in full.

    Raises:
        VanbanError: Every name the template has and the values have not; or what would keep Word from opening it.
    """
    findings = unknown_names(template, document.values)
    if not findings:
        contents = template.contents(document.values)
        checked = {part: condensed(content) for part, content in contents.items()}
        findings = check_package(template.fixed_contents() | checked, document.file_name)
    if findings:
        raise VanbanError(findings)
    return template.pack(contents)


def build_with_docxtpl(plan: Plan, kind: Kind, templates: TemplateSet, *, traced: bool = True) -> Iterator[Built]:
    """Yield the same documents rendered by docxtpl itself: for templates with images or sub-documents.

    Raises:
        VanbanError: docxtpl refuses the template, or what it made is not sound.
    """
    from toolkit.word.docxtpl_engine import render_with_docxtpl
    from toolkit.word.package import read_package
    from toolkit.word.template_set import adjustment

    for document in KINDS[kind].documents(plan, traced=traced):
        data, name = templates.read(KINDS[kind].template)
        built = render_with_docxtpl(data, document.values, name, adjustment(table_layout(document), name))
        findings = check_package(read_package(built, document.file_name), document.file_name)
        if findings:
            raise VanbanError(findings)
        yield Built(document.file_name, built)

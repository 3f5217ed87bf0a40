"""The line itself: from a plan, through the values its documents print, to Word files.

    for built in build_documents(plan, Kind.LETTER, OwnEngine(templates)):
        ...

Nothing here reads a plan or writes a file.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from toolkit.diagnostics import VanbanError
from toolkit.documents import EVERYBODY, USUAL
from toolkit.documents.appendix import COLUMN_FIELDS, FIXED_FIELDS, appendix_drafts
from toolkit.documents.appendix import FILE_NAME as APPENDIX_FILE
from toolkit.documents.follow_up_plan import FOLDER as FOLLOW_UP_FOLDER
from toolkit.documents.follow_up_plan import YEARLY, follow_up_drafts
from toolkit.documents.letter import FOLDER as LETTER_FOLDER
from toolkit.documents.letter import letter_drafts
from toolkit.documents.plan import FILE_NAME as PLAN_FILE
from toolkit.documents.plan import plan_drafts
from toolkit.word.condensing import condensed
from toolkit.word.layout import TableLayout
from toolkit.word.soundness import check_package
from toolkit.word.vocabulary import unknown_names

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from toolkit.diagnostics import Diagnostic
    from toolkit.documents import Document, Draft, Options
    from toolkit.model.plan import Plan
    from toolkit.word.template import Template
    from toolkit.word.template_set import TemplateSet


class Kind(Enum):
    """A kind of document a plan becomes; the value is what `--only` takes."""

    PLAN = "plan"
    APPENDIX = "appendix"
    FOLLOW_UP = "follow-up"
    LETTER = "letter"


class Recipe(NamedTuple):
    """How documents of a kind are made.

    Attributes:
        template: File name of its template.
        drafts: From a plan and what is asked to the documents there will be.
        fitted: Whether the template's table is fitted to the plan's columns and paper.
    """

    template: str
    drafts: Callable[[Plan, Options], Iterator[Draft]]
    fitted: bool = True


KINDS: Final[Mapping[Kind, Recipe]] = {
    Kind.PLAN: Recipe("plan.docx", plan_drafts),
    Kind.APPENDIX: Recipe("appendix.docx", appendix_drafts),
    Kind.FOLLOW_UP: Recipe("plan.docx", follow_up_drafts),
    Kind.LETTER: Recipe("letter.docx", letter_drafts, fitted=False),
}


class Built(NamedTuple):
    """A Word file ready to be saved, or why there is none.

    Attributes:
        file_name: Where it goes in the set's folder, with "/".
        data: The whole .docx; empty where it could not be made.
        failure: Why not: errors that only this document has.
        gaps: See `Document`.
        cites_plan: See `Document`.
    """

    file_name: str
    data: bytes
    failure: tuple[Diagnostic, ...] = ()
    gaps: tuple[str, ...] = ()
    cites_plan: bool = False


class DocumentFailure(Exception):
    """One document of a batch could not be made; the others can.

    Attributes:
        diagnostics: Why.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep the reasons."""
        self.diagnostics = tuple(diagnostics)
        super().__init__()


class Engine(Protocol):
    """What lays values out in a template."""

    def render(self, kind: Kind, document: Document, file_name: str) -> bytes:
        """Return a whole .docx.

        Raises:
            VanbanError: The template is wrong, so that none of its documents can be made (MB codes).
            DocumentFailure: This document cannot be made.
        """


class OwnEngine:
    """Our own engine: the first document of each template is checked whole.

    What the data could break in the others, the template itself guards (see `program`).
    """

    def __init__(self, templates: TemplateSet) -> None:
        """Take templates from a set."""
        self._templates = templates
        self._checked: set[Template] = set()

    def render(self, kind: Kind, document: Document, file_name: str) -> bytes:
        """Return a whole .docx; see `Engine`."""
        template = self._templates.get(KINDS[kind].template, table_layout(kind, document))
        if template not in self._checked:
            data = render_checked(template, document, file_name)
            self._checked.add(template)
            return data
        try:
            return template.render(document.values)
        except VanbanError as error:
            raise DocumentFailure(error.diagnostics) from error


class DocxtplEngine:
    """docxtpl itself: for templates with images or sub-documents. Every document is checked."""

    def __init__(self, templates: TemplateSet) -> None:
        """Take templates from a set."""
        self._templates = templates

    def render(self, kind: Kind, document: Document, file_name: str) -> bytes:
        """Return a whole .docx; see `Engine`."""
        from toolkit.word.docxtpl_engine import render_with_docxtpl
        from toolkit.word.package import read_package
        from toolkit.word.template_set import adjustment

        data, name = self._templates.read(KINDS[kind].template)
        adjust = adjustment(table_layout(kind, document), name)
        try:
            built = render_with_docxtpl(data, document.values, name, adjust)
        except VanbanError as error:
            # docxtpl does not tell a wrong template from values it cannot print; what fails in all is said once.
            raise DocumentFailure(error.diagnostics) from error
        if findings := check_package(read_package(built, file_name), file_name):
            raise DocumentFailure(findings)
        return built


def build_documents(plan: Plan, kind: Kind, engine: Engine, options: Options = USUAL) -> Iterator[Built]:
    """Yield the Word documents of one kind, ready to be saved: one plan, many letters.

    Raises:
        VanbanError: A template is wrong, or has names that the values have not (MB codes).
    """
    for draft in KINDS[kind].drafts(plan, options):  # every printed word is decided there
        yield build_document(kind, draft, engine)  # and here only laid out


def build_document(kind: Kind, draft: Draft, engine: Engine) -> Built:
    """Return one document, or what kept it alone from being made."""
    document = draft.make()
    try:
        data = engine.render(kind, document, draft.file_name)
    except DocumentFailure as failure:
        return Built(draft.file_name, b"", failure.diagnostics)
    return Built(draft.file_name, data, (), document.gaps, document.cites_plan)


def table_layout(kind: Kind, document: Document) -> TableLayout | None:
    """Return what a document's table prints, as its template understands it; None where the template knows."""
    if not KINDS[kind].fitted:
        return None
    return TableLayout(document.columns, COLUMN_FIELDS, FIXED_FIELDS, document.landscape)


def render_checked(template: Template, document: Document, file_name: str) -> bytes:
    """Return a document whose names and package have been checked in full.

    Raises:
        VanbanError: Every name the template has and the values have not.
        DocumentFailure: What would keep Word from opening it.
    """
    if findings := unknown_names(template, document.values):
        raise VanbanError(findings)
    try:
        contents = template.contents(document.values)
    except VanbanError as error:
        raise DocumentFailure(error.diagnostics) from error
    checked = {part: condensed(content) for part, content in contents.items()}
    if findings := check_package(template.fixed_contents() | checked, file_name):
        raise DocumentFailure(findings)
    return template.pack(contents)


def answers_for(name: str, kinds: Iterable[Kind], options: Options, duty_holders: Container[str] | None) -> bool:
    """Tell whether a build is responsible for a file of the set's folder: what it no longer makes is stale.

    Args:
        name: Relative name with "/", as an earlier build remembered it.
        kinds: What is built.
        options: What is asked of it.
        duty_holders: Codes of the agencies that have something to do in the plan; None where nobody knows them.
    """
    return any(_answers_for(name, kind, options, duty_holders) for kind in kinds)


def _answers_for(name: str, kind: Kind, options: Options, duty_holders: Container[str] | None) -> bool:
    folder, _, file = name.rpartition("/")
    stem = file.removesuffix(".docx")
    match kind:
        case Kind.PLAN:
            return name == PLAN_FILE
        case Kind.APPENDIX:
            return name == APPENDIX_FILE
        case Kind.LETTER if duty_holders is None:
            return False
        case Kind.LETTER:
            everybody = options.agency in ("", EVERYBODY)
            return folder == LETTER_FOLDER and (everybody or stem.partition("-")[2] == options.agency)
    yearly = stem.removeprefix(YEARLY) if stem.startswith(YEARLY) else ""
    if folder != FOLLOW_UP_FOLDER or (yearly and duty_holders is None):
        return False
    if options.agency == EVERYBODY:
        return bool(yearly)
    if options.agency:
        return yearly == options.agency
    # Those of the agencies are made one by one, as they are asked for: only who has left the plan loses its own.
    return not yearly or (duty_holders is not None and yearly not in duty_holders)

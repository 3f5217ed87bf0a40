"""The two drafts `vanban diff` is given, opened: plans, .docx, or one of each.

What reads plans and what builds documents is imported where it is asked for: two .docx need neither.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.files import find_registry, read_file, read_source
from toolkit.resources import find_plan, shipped
from toolkit.word.package import LARGEST_FILE, is_word_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from toolkit.build import Kind
    from toolkit.comparing.comparison import Comparison
    from toolkit.comparing.word_comparison import Alignment
    from toolkit.documents import Draft
    from toolkit.model.agencies import Registry
    from toolkit.model.plan import Plan
    from toolkit.word.document import WordDocument

ENOUGH: Final = 0.2  # share of paragraphs by which a document is one of a plan's


class Opened(NamedTuple):
    """One draft.

    Attributes:
        name: As the user named it.
        plan: The plan; None for a .docx.
        data: The .docx; empty for a plan.
        findings: What was noticed on the way.
    """

    name: str
    plan: Plan | None
    data: bytes = b""
    findings: tuple[Diagnostic, ...] = ()


def open_draft(name: str) -> Opened:
    """Return a draft, known by its content: a .docx is a zip, all else is read as a plan.

    Raises:
        VanbanError: It cannot be read.
    """
    path = find_plan(name)
    data = read_file(path, LARGEST_FILE, "chỉ tên một tệp kế hoạch (.yaml) hoặc tệp Word (.docx)")
    if is_word_file(data, path.name):
        return Opened(name, None, data)
    from toolkit.cli.opening import open_plan

    opened = open_plan(name)
    return Opened(name, opened.plan, findings=opened.findings)


def as_documents(old: Opened, new: Opened) -> tuple[Opened, Opened]:
    """Return both drafts as .docx: a plan becomes the one of its documents that the other draft is."""
    if old.plan is not None and new.plan is not None:
        from toolkit.build import Kind

        return _built(old, _drafts(old.plan, Kind.PLAN)), _built(new, _drafts(new.plan, Kind.PLAN))
    if old.plan is not None:
        return _likest(old, new), new
    return (old, _likest(new, old)) if new.plan is not None else (old, new)


def _drafts(plan: Plan, *kinds: Kind) -> Iterator[tuple[Kind, Draft]]:
    from toolkit.build import KINDS
    from toolkit.documents import USUAL

    return ((kind, draft) for kind in kinds for draft in KINDS[kind].drafts(plan, USUAL))


def _built(opened: Opened, drafts: Iterator[tuple[Kind, Draft]]) -> Opened:
    return opened._replace(data=_make(*next(drafts)))


def _make(kind: Kind, draft: Draft) -> bytes:
    from toolkit.build import OwnEngine, build_document
    from toolkit.word.template_set import TemplateSet, default_cache_folder

    built = build_document(kind, draft, OwnEngine(TemplateSet(shipped("templates"), default_cache_folder())))
    if built.failure:
        raise VanbanError(built.failure)
    return built.data


def _likest(opened: Opened, other: Opened) -> Opened:
    """Return the document of a plan that a .docx is: the one of its file name, or of most of its paragraphs."""
    assert opened.plan is not None  # noqa: S101 - the caller has looked
    from toolkit.build import Kind

    drafts = list(_drafts(opened.plan, Kind.PLAN, Kind.APPENDIX, Kind.FOLLOW_UP, Kind.LETTER))
    called = [found for found in drafts if PurePath(found[1].file_name).name == PurePath(other.name).name]
    if called:
        return opened._replace(data=_make(*called[0]))
    wanted = _texts(other.data, other.name)
    best: tuple[float, bytes] = (-1.0, b"")
    for group in (drafts[:2], drafts[2:]):
        for kind, draft in group:
            data = _make(kind, draft)
            texts = _texts(data, draft.file_name)
            share = 2 * len(wanted & texts) / ((len(wanted) + len(texts)) or 1)
            best = max(best, (share, data), key=lambda found: found[0])
        if best[0] >= ENOUGH:
            break
    return opened._replace(data=best[1])


def _texts(data: bytes, name: str) -> set[str]:
    from toolkit.comparing.word_draft import word_draft

    return {key.whole for key in word_draft(clean_document(data, name)[0]).draft.keys if key.whole}


def clean_document(data: bytes, name: str) -> tuple[WordDocument, tuple[Diagnostic, ...]]:
    """Return a document as it is with its tracked changes accepted, and that there were any."""
    from toolkit.word.document import WordDocument, story_parts
    from toolkit.word.revisions import accept_all

    document = WordDocument(data, name)
    changes = 0
    authors: dict[str, None] = {}
    for part in story_parts(document):
        root = document.root(part)
        if root is not None:
            reviewed = accept_all(root)
            changes += reviewed.changes
            authors.update(dict.fromkeys(reviewed.authors))
    if not changes:
        return document, ()
    return document, (earlier_changes(name, changes, tuple(authors)),)


def earlier_changes(name: str, changes: int, authors: tuple[str, ...]) -> Diagnostic:
    """Return the finding that a document brings tracked changes of its own."""
    message = f"tệp có sẵn {changes} chỗ sửa được theo dõi, của: {', '.join(authors) or 'không ghi tên'}"
    fix = "so như đã chấp nhận hết; bản có vết sửa (--redline) giữ nguyên tên những người ấy"
    return Diagnostic("MB403", Level.HINT, Location(name), message, fix)


class Compared(NamedTuple):
    """Two drafts compared.

    Attributes:
        comparison: What was found.
        findings: What was noticed on the way.
        aligned: The documents, where a redline of them can go on from here.
    """

    comparison: Comparison
    findings: tuple[Diagnostic, ...] = ()
    aligned: Alignment | None = None


def compare_drafts(old: Opened, new: Opened) -> Compared:
    """Return two drafts compared: as data where both are plans, else as documents."""
    agency_of = known_agencies(old, new)
    if old.plan is not None and new.plan is not None:
        from toolkit.comparing.compare import compare
        from toolkit.comparing.plan_draft import plan_draft

        return Compared(compare(plan_draft(old.plan), plan_draft(new.plan), agency_of=agency_of))
    from toolkit.comparing.word_comparison import align_documents, compare_documents

    (one, found), (other, more) = (clean_document(side.data, side.name) for side in (old, new))
    aligned = align_documents(one, other)
    findings = (*found, *more)
    return Compared(compare_documents(aligned, agency_of), findings, None if findings else aligned)


def known_agencies(old: Opened, new: Opened) -> Callable[[str], str]:
    """Return who is behind a name, by code, as the plans or the nearest agencies.yaml tell it."""
    registry: Registry | None = next((side.plan.registry for side in (new, old) if side.plan), None)
    if registry is None and (path := find_registry(new.name) or find_registry(old.name)):
        from toolkit.model.registry_reader import read_registry

        try:
            registry, _ = read_registry(read_source(path))
        except VanbanError:
            return lambda _: ""  # its faults are told by whoever reads plans

    def code_of(name: str) -> str:
        entry = registry.find(name) if registry else None
        return entry.code if entry else ""

    return code_of

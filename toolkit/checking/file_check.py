"""One file checked from its bytes to its report, mended first if that is asked for."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from toolkit.checking.citations import cited
from toolkit.checking.mending import MOST_ROUNDS, Change, mend_source
from toolkit.checking.opening import Opened, is_word, open_file, read_bytes
from toolkit.checking.runner import ALL, Found, Selection, check_subject
from toolkit.checking.settings import SETTINGS_FILE, Settings, find_settings, read_settings
from toolkit.checking.silences import find_silences, unused
from toolkit.checking.subject import FileKind, Subject
from toolkit.checking.texts import Reformat, Replacement
from toolkit.diagnostics import Diagnostic, Level, Location, VanbanError
from toolkit.model.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_TAG: Final = re.compile(r"\{\{.*\}\}|\{%.*%\}")


class Job(NamedTuple):
    """A file to be checked.

    Attributes:
        name: What messages call it.
        path: Where it stands.
    """

    name: str
    path: Path


class Options(NamedTuple):
    """How files are checked.

    Attributes:
        selection: Which findings are wanted.
        fix: Make the safe repairs.
        fix_format: Make those of a .docx's format too.
    """

    selection: Selection = ALL
    fix: bool = False
    fix_format: bool = False


class FileReport(NamedTuple):
    """What was found in one file.

    Attributes:
        job: The file.
        findings: In the order of the file; those that stopped the reading alone, if any did.
        was_read: Whether it could be read.
        silenced: How many findings a comment or the folder's settings keep quiet.
        settings: The settings the file falls under, and the places in it of what they kept quiet.
        citations: Instruments cited in its text, each as `--json` prints it.
        fixable: How many of the findings --fix could mend.
        reformattable: How many more --fix-format could.
        changes: The repairs that were made.
        original: The bytes before.
        mended: The bytes after; None where nothing was repaired.
    """

    job: Job
    findings: tuple[Diagnostic, ...]
    was_read: bool = True
    silenced: int = 0
    settings: tuple[str, frozenset[int]] = ("", frozenset())
    citations: tuple[dict[str, str | int | None], ...] = ()
    fixable: int = 0
    reformattable: int = 0
    changes: tuple[Change, ...] = ()
    original: bytes = b""
    mended: bytes | None = None


class _Checked(NamedTuple):
    """What stands in a file's report, the repairs still to be made with it."""

    found: tuple[Found, ...]
    beside: tuple[Diagnostic, ...]
    silenced: int
    used: frozenset[int]


def check_file(job: Job, options: Options) -> FileReport:
    """Return what is wrong with a file; nothing is written."""
    data = b""
    try:
        settings = find_settings(job.path)
        data = read_bytes(job.path, job.name)
        if job.path.name == SETTINGS_FILE:
            return FileReport(job, _of_settings(job, data))
        opened = open_file(job.path, job.name, data)
    except VanbanError as error:
        # Unread, and so unchecked: nobody may choose not to hear of it.
        return FileReport(job, error.diagnostics, was_read=False, original=data)
    try:
        return _report(job, data, opened, settings, options)
    except VanbanError as error:  # a header or a list of styles that only its rules came to, and nobody can read
        return FileReport(job, error.diagnostics, was_read=False, original=data)


def _report(job: Job, data: bytes, opened: Opened, settings: Settings | None, options: Options) -> FileReport:
    if opened.subject is None:
        wanted = filter(lambda finding: options.selection.takes(finding.code), opened.findings)
        return FileReport(job, tuple(wanted), original=data)
    if is_template(opened.subject):
        message = "đây là mẫu của vanban, không phải văn bản: chưa kiểm tra"
        finding = Diagnostic(
            "DL306", Level.HINT, Location(job.name), message, "kiểm tra mẫu bằng: vanban template check"
        )
        return FileReport(job, (finding,) if options.selection.takes("DL306") else (), original=data)
    look = partial(_checked, job=job, settings=settings, selection=options.selection)
    checked = look(opened)
    changes: tuple[Change, ...] = ()
    mended = None
    if options.fix or options.fix_format:
        opened, checked, mended, changes = _mended(job, data, opened, checked, look, options)
    key = str(settings.folder) if settings else ""
    return FileReport(
        job,
        findings=tuple(sorted((*checked.beside, *(item.finding for item in checked.found)), key=_line)),
        silenced=checked.silenced,
        settings=(key, checked.used),
        citations=tuple(one.as_json() for one in opened.subject.shared(cited)) if opened.subject else (),
        fixable=sum(isinstance(item.mend, Edit | Replacement) for item in checked.found),
        reformattable=sum(isinstance(item.mend, Reformat) for item in checked.found),
        changes=changes,
        original=data,
        mended=mended,
    )


def _line(finding: Diagnostic) -> tuple[str, int, int]:
    """Return where a finding stands in a file of lines; those of a .docx keep their order."""
    return finding.location.file, finding.location.line or 0, finding.location.column or 0


def is_template(subject: Subject) -> bool:
    """Say whether a .docx is a template: several tags stand in it; a single one was left over in a document."""
    if subject.kind is not FileKind.DOCX:
        return False
    return sum(len(_TAG.findall(text.text)) for text in subject.texts) > 1


def _of_settings(job: Job, data: bytes) -> tuple[Diagnostic, ...]:
    from toolkit.model.decoding import decode

    return read_settings(decode(data, job.name), job.path.parent).findings


def _checked(opened: Opened, *, job: Job, settings: Settings | None, selection: Selection) -> _Checked:
    """Return what the rules find, without what somebody has decided to live with."""
    subject = opened.subject
    assert subject is not None  # noqa: S101 - a registry has been answered for already
    found = check_subject(subject, opened.findings, selection)
    beside: list[Diagnostic] = []
    kept = list(found)
    if subject.kind is FileKind.PLAN and subject.root is not None:
        silences, doubtful = find_silences(subject.plan.source, subject.root)
        beside += filter(lambda finding: selection.takes(finding.code), doubtful)
        for silence in silences:
            rest = [item for item in kept if item.finding.location.file != job.name or not silence.takes(item.finding)]
            if len(rest) == len(kept) and selection.takes("DL303") and all(map(selection.runs, silence.codes)):
                beside.append(unused(subject.plan.source, silence))
            kept = rest
    used: set[int] = set()
    if settings is not None:
        name = _below(job.path, settings.folder)
        for number, ignored in enumerate(settings.ignored):
            rest = [item for item in kept if not ignored.takes(item.finding.code, name)]
            if len(rest) < len(kept):
                used.add(number)
            kept = rest
    return _Checked(tuple(kept), tuple(beside), len(found) - len(kept), frozenset(used))


def _below(path: Path, folder: Path) -> str:
    """Return a file's path from a folder above it, with "/"."""
    try:
        return path.absolute().relative_to(folder.absolute()).as_posix()
    except ValueError:
        return path.name


def _mended(
    job: Job, data: bytes, opened: Opened, checked: _Checked, look: Callable[[Opened], _Checked], options: Options
) -> tuple[Opened, _Checked, bytes | None, tuple[Change, ...]]:
    """Repair until nothing is left to repair; return what is then read and found, the new bytes, and the changes."""
    changes: list[Change] = []
    mended = None
    for _ in range(MOST_ROUNDS):
        new, made = _round(job, mended or data, opened, checked.found, options)
        if new is None:
            break
        try:
            reopened = open_file(job.path, job.name, new)
        except VanbanError:  # a repair that harms is none
            break
        opened, mended = reopened, new
        checked = look(opened)
        changes += made
    return opened, _with_refusal(job, opened, checked, options), mended, tuple(changes)


def _round(
    job: Job, data: bytes, opened: Opened, found: Iterable[Found], options: Options
) -> tuple[bytes | None, tuple[Change, ...]]:
    subject = opened.subject
    if subject is None:
        return None, ()
    if is_word(job.path):
        from toolkit.checking.word_mending import mend_document, refusal

        if refusal(subject.document):
            return None, ()
        wanted = [item for item in found if item.mend is not None]
        return mend_document(subject.document, wanted, letters=options.fix, formats=options.fix_format)
    if not options.fix:
        return None, ()
    from toolkit.model.decoding import encode_like

    text, made = mend_source(subject.plan.source, found)
    return (encode_like(data, text), made) if made else (None, ())


def _with_refusal(job: Job, opened: Opened, checked: _Checked, options: Options) -> _Checked:
    """Tell of a .docx that has something to repair and must not be changed."""
    subject = opened.subject
    if subject is None or not is_word(job.path) or not any(item.mend for item in checked.found):
        return checked
    from toolkit.checking.word_mending import refusal

    reason = refusal(subject.document)
    if not reason or not options.selection.takes("DL304"):
        return checked
    fix = "mở bằng Word, lưu thành tệp .docx mới rồi chạy lại với tệp ấy"
    finding = Diagnostic("DL304", Level.WARNING, Location(job.name), f"không sửa tệp này: {reason}", fix)
    return checked._replace(beside=(*checked.beside, finding))

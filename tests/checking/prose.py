"""Sentences for the tests of rules about wording: what a rule points at, and what --fix would make of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.checking.subjects import HEAD, marks
from toolkit.checking.subject import Subject
from toolkit.checking.texts import Replacement
from toolkit.model.reader import read_plan
from toolkit.model.registry_reader import read_registry
from toolkit.model.source import SourceText

if TYPE_CHECKING:
    from toolkit.checking.runner import Rule

AGENCIES = Path(__file__).parents[2] / "plans" / "agencies.yaml"
REGISTRY, _ = read_registry(SourceText(AGENCIES.name, AGENCIES.read_text(encoding="utf-8")))

LINE = 9  # of the first task's content
COLUMN = 14  # of its first letter


def contents_subject(*contents: str) -> Subject:
    """Return a plan with a task for each content: the first on line 9, the next each two lines on, column 15."""
    tasks = "".join(
        f"  - id: task-{n}\n    content: '{text.replace(chr(39), 2 * chr(39))}'\n" for n, text in enumerate(contents)
    )
    source = SourceText("2026.yaml", f"{HEAD}tasks:\n{tasks}")
    return Subject(source.file, plan=read_plan(source, REGISTRY).plan)


def found(rule: Rule, *contents: str) -> list[tuple[int, int, str]]:
    """Return line, offset in the content and words of each fault; lines count the contents, from 1."""
    result = []
    for line, column, words in marks(rule, contents_subject(*contents)):
        assert line is not None
        assert column is not None
        result.append(((line - LINE) // 2 + 1, column - COLUMN - 1, words))
    return result


def words(rule: Rule, *contents: str) -> list[str]:
    """Return the words of each fault."""
    return [words for _, _, words in found(rule, *contents)]


def repaired(rule: Rule, content: str) -> str:
    """Return a content as --fix leaves it; faults without a replacement stay."""
    mends = [fault.mend for fault in rule.check(contents_subject(content)) if isinstance(fault.mend, Replacement)]
    for mend in sorted(mends, key=lambda mend: mend.start, reverse=True):
        content = content[: mend.start] + mend.words + content[mend.end :]
    again = rule.check(contents_subject(content))
    assert not [fault for fault in again if fault.mend is not None], content
    return content

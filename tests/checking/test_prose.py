"""All rules about wording and citations over prose: none speaks of what is sound, each finds what is planted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.checking.prose import REGISTRY, contents_subject
from tests.checking.subjects import docx_subject
from toolkit.checking.runner import all_rules

if TYPE_CHECKING:
    from toolkit.checking.subject import Subject

FOLDER = Path(__file__).parents[1] / "cases" / "prose"
CLEAN = (FOLDER / "clean.txt").read_text(encoding="utf-8").splitlines()
PLANTED = [line.partition("|")[::2] for line in (FOLDER / "faulty.txt").read_text(encoding="utf-8").splitlines()]
RULES = [rule for rule in all_rules() if rule.CODE.startswith(("CT", "VD0"))]


def told(subject: Subject) -> list[tuple[str, str]]:
    """Return code and words of every finding."""
    found = []
    for rule in RULES:
        for fault in rule.check(subject):
            start = (fault.location.column or 1) - 1
            found.append((rule.CODE, fault.location.source_line[start : start + fault.location.length]))
    return found


def test_sound_prose_has_no_finding() -> None:
    subject = docx_subject(CLEAN)
    subject.registry = REGISTRY
    assert [(rule.CODE, fault.message) for rule in RULES for fault in rule.check(subject)] == []


@pytest.mark.parametrize(("code", "typed"), PLANTED, ids=[f"{code}-{at}" for at, (code, _) in enumerate(PLANTED)])
def test_a_planted_fault_is_found_and_nothing_else(code: str, typed: str) -> None:
    before, _, rest = typed.partition("[")
    words, _, behind = rest.partition("]")
    assert told(contents_subject(before + words + behind)) == [(code, words)]


def test_most_rules_have_a_planted_fault() -> None:
    # The others need more than a sentence, or letters that a line of text cannot show.
    silent = {rule.CODE for rule in RULES} - {code for code, _ in PLANTED}
    assert silent == {
        "CT001", "CT003", "CT004", "CT011", "CT014", "CT031", "CT032", "CT033", "CT034", "CT035", "CT036", "CT041",
        "CT062", "VD008", "VD009",
    }  # fmt: skip

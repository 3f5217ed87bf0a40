"""The rules of a plan, run as far as they were asked for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.model.plan_texts import read
from toolkit.checking import rules
from toolkit.checking.rules import missing_lead_agency
from toolkit.checking.runner import Selection, all_rules, check_plan, read_codes, rule_entries
from toolkit.checking.texts import Fault
from toolkit.diagnostics import Diagnostic, Level, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.checking.subject import Subject

LEAD = "    lead_agencies: Sở Nội vụ\n"
STALE = "    schedule: Tháng 4/2025\n"
UNKNOWN = "    lead_agencies: Sở Thông tin\n"


def codes(text: str, selection: Selection) -> list[str]:
    reading = read(text)
    return [finding.code for finding in check_plan(reading.plan, reading.findings, selection)]


def test_every_module_of_the_folder_is_a_rule() -> None:
    modules = {path.stem for path in Path(str(rules.__file__)).parent.glob("[!_]*.py")}
    assert modules == {rule.__name__.rpartition(".")[2] for rule in all_rules()}


def test_rules_are_known_without_loading_them() -> None:
    known = [(entry.code, entry.is_for_ready) for entry in rule_entries()]
    assert known == [(rule.CODE, getattr(rule, "READY", False)) for rule in all_rules()]


def test_a_plan_loads_no_rule_about_word() -> None:
    code = (
        "import sys; from toolkit.checking.opening import open_file; from toolkit.checking.runner import check_subject;"
        "from toolkit.resources import shipped; path = shipped('plans') / 'gender-equality' / '2026.yaml';"
        "check_subject(open_file(path, '2026.yaml', path.read_bytes()).subject);"
        "print([name for name in sys.modules if name == 'lxml' or name.startswith('toolkit.word')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, timeout=60)
    assert done.stdout == "[]\n"


def test_no_code_is_used_twice() -> None:
    found = [rule.CODE for rule in all_rules()]
    assert len(found) == len(set(found))


def test_findings_of_reading_and_of_rules_stand_in_the_order_of_the_file() -> None:
    assert codes(STALE + UNKNOWN, Selection()) == ["NB201", "DL102"]
    assert codes(UNKNOWN + STALE, Selection()) == ["DL102", "NB201"]


@pytest.mark.parametrize(
    ("select", "ignore", "found"),
    [
        (("NB",), (), ["NB201"]),
        (("NB201", "DL1"), (), ["NB201", "DL102"]),
        ((), ("NB2",), ["DL102"]),
        ((), ("DL102", "NB201"), []),
        (("NB",), ("NB201",), []),
    ],
)
def test_codes_and_families_are_chosen(select: tuple[str, ...], ignore: tuple[str, ...], found: list[str]) -> None:
    assert codes(STALE + UNKNOWN, Selection(select, ignore)) == found


def test_a_name_nobody_is_behind_is_an_error_here() -> None:
    reading = read(UNKNOWN)
    assert [finding.level for finding in reading.findings] == [Level.WARNING]
    found = check_plan(reading.plan, reading.findings)
    assert [(finding.code, finding.level) for finding in found] == [("DL102", Level.ERROR)]


def test_a_plan_without_faults_has_no_findings() -> None:
    found: list[Diagnostic] = check_plan(read(LEAD).plan)
    assert found == []


def test_a_rule_that_breaks_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(subject: Subject) -> Iterator[Fault]:
        yield Fault(Location(subject.name), "một lỗi")
        raise KeyError

    monkeypatch.setattr(missing_lead_agency, "check", broken)
    found = check_plan(read(STALE).plan)
    assert [(finding.code, finding.level) for finding in found] == [
        ("DL201", Level.ERROR),
        ("DL307", Level.ERROR),
        ("NB201", Level.ERROR),
    ]
    monkeypatch.setenv("VANBAN_DEBUG", "1")
    with pytest.raises(KeyError):
        check_plan(read(STALE).plan)


def test_codes_are_read_in_any_writing() -> None:
    assert read_codes("NB201, dl;TT2") == ("NB201", "DL", "TT2")


@pytest.mark.parametrize("text", ["XX", "NB2011", "NB-201", "201"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        read_codes(f"NB201,{text}")

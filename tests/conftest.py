"""What all tests share: snapshots as text under snapshots/, the shipped plan, tools that may be absent."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.rendering import need_tools
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from syrupy.assertion import SnapshotAssertion
    from syrupy.location import PyTestLocation

    from toolkit.model.plan import Plan

# The same examples each time where a change is judged; new ones wherever somebody works.
hypothesis.settings.register_profile("ci", derandomize=True, print_blob=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

TESTS = Path(__file__).parent
SNAPSHOTS = TESTS.parent / "snapshots"


class TextSnapshot(SingleFileSnapshotExtension):
    """One text file a snapshot, at the test's own path below snapshots/."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """Return the folder of a test module's snapshots: tests/word/test_x.py has snapshots/word/test_x."""
        # syrupy's own method calls its base class by name, so that snapshot_dirname has no effect.
        module = Path(test_location.filepath).resolve()
        return str(SNAPSHOTS / module.relative_to(TESTS).with_suffix(""))


class XmlSnapshot(TextSnapshot):
    """The same for a part of a document, one element a line."""

    file_extension = "xml"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say, a line for each reason, why tests were skipped: pytest alone says only how many."""
    reports = terminalreporter.stats.get("skipped", [])
    reasons = Counter(report.longrepr[2] for report in reports if isinstance(report.longrepr, tuple))
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session", autouse=True)
def no_user_cache() -> Iterator[None]:
    """Keep compiled templates out of the user's cache folder, in subprocesses too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VANBAN_CACHE", "")
        patch.delenv("VANBAN_DEBUG", raising=False)
        yield


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return syrupy's assertion, sent to snapshots/."""
    return snapshot.use_extension(TextSnapshot)


@pytest.fixture
def xml_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Return the assertion for XML."""
    return snapshot.use_extension(XmlSnapshot)


@pytest.fixture(scope="session")
def sample_plan() -> Plan:
    """Return the shipped plan of 2026."""
    return read_plan_file(shipped("plans") / "gender-equality" / "2026.yaml").plan


@pytest.fixture(scope="session")
def shipped_templates() -> TemplateSet:
    """Return the shipped templates, compiled once a session and kept nowhere else."""
    return TemplateSet(shipped("templates"))


@pytest.fixture(scope="session")
def appendix(sample_plan: Plan, shipped_templates: TemplateSet) -> bytes:
    """Return the appendix of the shipped plan."""
    return next(build_documents(sample_plan, Kind.APPENDIX, OwnEngine(shipped_templates))).data


@pytest.fixture(scope="session")
def needs() -> Callable[..., None]:
    """Return `needs("soffice", ...)`: skips, or fails where CI says so, when a program is not there."""
    return need_tools

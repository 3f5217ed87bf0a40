"""Documents made by several processes: the same ones in the same order, whatever becomes of a process."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.word.packages import docx, p
from toolkit import batch
from toolkit.batch import Work, build_batch
from toolkit.build import Kind, OwnEngine, build_document
from toolkit.diagnostics import VanbanError
from toolkit.documents import USUAL
from toolkit.model.reader import read_plan_file
from toolkit.resources import shipped
from toolkit.word.template_set import TemplateSet

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.model.plan import Plan

LETTERS = 55


@pytest.fixture(autouse=True)
def small_parcels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the shipped plan's letters be enough for two processes."""
    monkeypatch.setattr(batch, "LEAST_PER_PROCESS", 20)
    monkeypatch.setattr(batch, "PARCEL", 4)


def work(plan: Plan, templates: TemplateSet) -> Work:
    return Work(plan, (Kind.LETTER,), USUAL, partial(OwnEngine, templates))


def test_two_processes_make_what_one_makes(sample_plan: Plan, shipped_templates: TemplateSet) -> None:
    letters = work(sample_plan, shipped_templates)
    assert list(build_batch(letters, LETTERS, 2)) == list(build_batch(letters, LETTERS))


@pytest.mark.parametrize("case", ["shipped", "smallest"])
def test_a_process_that_begins_anew_makes_them_too(case: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # As on Windows and macOS, where nothing is inherited: all a process is told has to be pickled.
    context = multiprocessing.get_context("spawn")
    monkeypatch.setattr("multiprocessing.get_context", lambda _: context)
    monkeypatch.setattr("sys.platform", "darwin")
    path = shipped("plans") / "gender-equality" / "2026.yaml"
    if case == "smallest":
        # A plan without the keys of letters has their defaults.
        path = tmp_path / "2026.yaml"
        text = "year: 2026\ndocument_type: Kế hoạch\nsubject: Thực hiện\nissuing_agency: Ủy ban nhân dân tỉnh\n"
        path.write_text(f"{text}place: Tỉnh\nsymbol: KH-UBND\ntasks:\n  - id: t\n    content: Làm\n", encoding="utf-8")
    plan = read_plan_file(path).plan
    templates = TemplateSet(shipped("templates"))
    letters = Work(plan, (Kind.PLAN, Kind.LETTER), USUAL, partial(OwnEngine, templates))
    alone = list(build_batch(letters, LETTERS))
    assert list(build_batch(letters, LETTERS, 2)) == alone
    assert pickle.loads(pickle.dumps(letters)).plan == plan


def test_what_a_dead_process_leaves_undone_is_done(
    sample_plan: Plan, shipped_templates: TemplateSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = work(sample_plan, shipped_templates)
    alone = list(build_batch(letters, LETTERS))
    parent, built, seen = os.getpid(), build_document, count()

    def die_at_the_tenth(*arguments: object) -> object:
        if os.getpid() != parent and next(seen) == 10:
            os._exit(1)
        return built(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(batch, "build_document", die_at_the_tenth)
    assert list(build_batch(letters, LETTERS, 2)) == alone


def test_a_wrong_template_met_by_a_process_stops_the_batch(
    sample_plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.docx").write_bytes(docx(p("{{ subject }}")))
    parent, built = os.getpid(), build_document

    def refuse(*arguments: object) -> object:
        if os.getpid() != parent:
            raise VanbanError(sample)
        return built(*arguments)  # type: ignore[arg-type]

    with pytest.raises(VanbanError) as caught:
        TemplateSet(tmp_path).get("plan.docx")
    sample = caught.value.diagnostics
    monkeypatch.setattr(batch, "build_document", refuse)
    with pytest.raises(VanbanError) as stopped:
        list(build_batch(work(sample_plan, TemplateSet(tmp_path)), LETTERS, 2))
    assert stopped.value.diagnostics == sample


def test_no_process_outlives_a_batch_that_is_left(sample_plan: Plan, shipped_templates: TemplateSet) -> None:
    documents = build_batch(work(sample_plan, shipped_templates), LETTERS, 2)
    for _ in range(10):
        next(documents)
    documents.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_few_documents_are_made_by_one_process(
    sample_plan: Plan, shipped_templates: TemplateSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "LEAST_PER_PROCESS", 1000)
    monkeypatch.setattr(batch, "Helper", None)
    assert len(list(build_batch(work(sample_plan, shipped_templates), LETTERS, 8))) == LETTERS

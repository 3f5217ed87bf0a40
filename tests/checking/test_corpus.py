"""The rules of format measured: planted faults found, clean twins without errors, repairs that leave nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.checking.corpus.faults import PLANTED, Planted
from tests.checking.corpus.hands import HANDS, write
from tests.checking.corpus.strangers import STRANGERS
from tests.checking.corpus.texts import BASES
from tests.rendering import validation_errors
from toolkit.build import Kind, OwnEngine, build_documents
from toolkit.checking.runner import Selection, check_subject, rule_entries
from toolkit.checking.subject import Subject
from toolkit.checking.word_mending import mend_document
from toolkit.diagnostics import Level
from toolkit.word.document import WordDocument
from toolkit.word.package import read_package
from toolkit.word.soundness import check_package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from toolkit.checking.runner import Found
    from toolkit.diagnostics import Diagnostic
    from toolkit.model.plan import Plan
    from toolkit.word.template_set import TemplateSet

FORMAT = Selection(("TT",))
OF_THE_HAND = "TT304"  # whoever types rule lines does so in clean documents too
MOST_ROUNDS = 5
TWINS = [(base, hand) for base in BASES for hand in HANDS]
planted = pytest.mark.parametrize("one", PLANTED, ids=lambda one: f"{one.code}-{one.base}-{one.hand}")


def found_in(data: bytes) -> tuple[Found, ...]:
    return check_subject(Subject("van-ban.docx", document=WordDocument(data, "van-ban.docx")), selection=FORMAT)


def findings(data: bytes) -> list[Diagnostic]:
    return [item.finding for item in found_in(data)]


@cache
def faulty(one: Planted) -> bytes:
    text = BASES[one.base]()
    one.plant(text)
    return write(text, HANDS[one.hand])


@cache
def of_planted(one: Planted) -> tuple[Diagnostic, ...]:
    return tuple(findings(faulty(one)))


def says(finding: Diagnostic) -> str:
    return f"{finding.location.where}: {finding.message}"


@pytest.mark.parametrize(("base", "hand"), TWINS)
def test_clean_twin_has_neither_error_nor_warning(base: str, hand: str) -> None:
    found = findings(write(BASES[base](), HANDS[hand]))
    assert [says(finding) for finding in found if finding.level is not Level.HINT] == []
    assert {finding.code for finding in found} <= {OF_THE_HAND}


@planted
def test_planted_fault_is_found(one: Planted) -> None:
    found = [finding for finding in of_planted(one) if finding.code == one.code]
    assert [finding for finding in found if finding.level.value == one.level and one.says in says(finding)]
    assert all(finding.fix for finding in found)


@planted
def test_nothing_but_the_planted_fault_is_found(one: Planted) -> None:
    others = [finding for finding in of_planted(one) if finding.code not in {one.code, OF_THE_HAND}]
    assert [says(finding) for finding in others if finding.level is not Level.HINT] == []


def test_recall_and_precision() -> None:
    found = missed = false = 0
    for one in PLANTED:
        codes = {finding.code for finding in of_planted(one) if finding.level is not Level.HINT} - {OF_THE_HAND}
        hit = one.code in {finding.code for finding in of_planted(one)}
        found, missed, false = found + hit, missed + (not hit), false + len(codes - {one.code})
    assert (found / (found + missed), found / (found + false)) == (1, 1)
    assert len(PLANTED) + len(TWINS) + len(STRANGERS) > 150


def test_every_rule_of_format_is_planted() -> None:
    rules = {entry.code for entry in rule_entries() if entry.code.startswith("TT")}
    assert {one.code for one in PLANTED} | {"TT001"} == rules


def test_documents_are_the_same_each_time() -> None:
    assert all(faulty.__wrapped__(one) == faulty(one) for one in PLANTED[:5])


@pytest.mark.parametrize("name", STRANGERS)
def test_what_is_no_administrative_document_gets_one_hint(name: str) -> None:
    assert [(finding.code, finding.level) for finding in findings(STRANGERS[name]())] == [("TT001", Level.HINT)]


# ---- repair


def mended(data: bytes) -> bytes:
    """Return a document as --fix-format leaves it."""
    for _ in range(MOST_ROUNDS):
        document = WordDocument(data, "van-ban.docx")
        found = check_subject(Subject("van-ban.docx", document=document), selection=FORMAT)
        new, _ = mend_document(document, found, letters=False, formats=True)
        if new is None:
            return data
        data = new
    raise AssertionError("there is always something left to repair")


REPAIRED = {"TT101", "TT103", "TT104", "TT106", "TT107", "TT109", "TT201", "TT203", "TT204", "TT209", "TT210"}
repaired = pytest.mark.parametrize(
    "one",
    [one for one in PLANTED if one.code in REPAIRED or (one.code == "TT105" and one.hand != "themed")],
    ids=lambda one: f"{one.code}-{one.base}-{one.hand}",
)


@repaired
def test_repair_leaves_nothing_to_find_and_a_sound_file(one: Planted) -> None:
    before = faulty(one)
    after = mended(before)
    left = [finding for finding in findings(after) if finding.level is Level.ERROR]
    assert [says(finding) for finding in left] == []
    parts = read_package(after, "van-ban.docx")
    assert check_package(parts, "van-ban.docx") == []
    same = {name for name, content in read_package(before, "van-ban.docx").items() if parts[name] == content}
    assert {"word/styles.xml", "_rels/.rels"} <= same


@planted
def test_repair_of_format_changes_no_letter(one: Planted) -> None:
    before = WordDocument(faulty(one), "van-ban.docx")
    after = WordDocument(mended(faulty(one)), "van-ban.docx")
    assert list(before.body.itertext("{*}t")) == list(after.body.itertext("{*}t"))


def test_repaired_documents_are_valid(needs: Callable[..., None], tmp_path: Path) -> None:
    needs("ooxml-validator")
    for one in (one for one in PLANTED if (one.code, one.hand) in {("TT104", "word"), ("TT105", "merged")}):
        file = tmp_path / f"{one.code}.docx"
        file.write_bytes(mended(faulty(one)))
        assert validation_errors(file, "Office2019") == []


@pytest.mark.parametrize("hand", HANDS)
def test_hands_write_valid_documents(hand: str, needs: Callable[..., None], tmp_path: Path) -> None:
    needs("ooxml-validator")
    file = tmp_path / "van-ban.docx"
    file.write_bytes(write(BASES["plan"](), HANDS[hand]))
    assert validation_errors(file, "Office2019") == []


# ---- our own


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_what_we_build_has_no_finding(kind: Kind, sample_plan: Plan, shipped_templates: TemplateSet) -> None:
    for built in build_documents(sample_plan, kind, OwnEngine(shipped_templates)):
        assert [says(finding) for finding in findings(built.data)] == [], built.file_name

"""What `vanban diff` prints: by section, fields by name, noise folded and counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.comparing.drafts import TEXT, edited, plan_of, task_text
from toolkit.comparing.compare import compare
from toolkit.comparing.comparison import ChangeClass
from toolkit.comparing.plan_draft import plan_draft
from toolkit.comparing.terminal import Tone, report

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from toolkit.comparing.comparison import Comparison


def compared(new: str) -> Comparison:
    return compare(plan_draft(plan_of(TEXT)), plan_draft(plan_of(new)))


def lines(found: Comparison, *, everything: bool = False) -> str:
    return "\n".join("".join(span.text for span in line) for line in report(found, everything=everything))


def many_changes() -> str:
    appraise, strengthen = task_text("appraise-gender-mainstreaming"), task_text("strengthen-responsibility")
    new = edited(
        (appraise, ""),
        (strengthen, appraise.replace("thẩm định nội dung", "thẩm tra nội dung") + strengthen),
        ("schedule: Tháng 4/2026", "schedule: Quý II năm 2026"),
        ("lead_agencies: Công an tỉnh", "lead_agencies: Công an tỉnh; Sở Y tế"),
        ("Hằng tháng, duy trì", "Hằng tháng duy trì"),
        ("number: #", "number: 15 #"),
    )
    return new.replace(task_text("improve-gender-policies"), "")


def test_a_report(snapshot: SnapshotAssertion) -> None:
    assert lines(compared(many_changes())) == snapshot


def test_noisy_changes_are_shown_when_asked_for() -> None:
    found = compared(many_changes())
    folded, shown = lines(found), lines(found, everything=True)
    assert "Đã gộp, không kể ở trên: 1 dấu câu (xem bằng --all)." in folded
    assert "Hằng tháng[-,-] duy trì" not in folded
    assert "Hằng tháng[-,-] duy trì" in shown
    assert "Đã gộp" not in shown


def test_nothing_to_tell() -> None:
    assert lines(compared(TEXT)) == "Hai bản không có gì khác nhau."


def test_changes_have_signs_and_tones_of_their_own() -> None:
    spans = [span for line in report(compared(many_changes())) for span in line]
    assert {span.tone for span in spans} >= {Tone.ADDED, Tone.GONE, Tone.MOVED, Tone.HEADING, Tone.QUIET}
    texts = [span.text for span in spans]
    assert "  > nhiệm vụ V.1 (chuyển từ I.3 sang V.1)" in texts
    assert "  - nhiệm vụ I.4" in texts


def test_a_section_that_moves_takes_its_tasks_along() -> None:
    head, _, sections = TEXT.partition("\nsections:\n")
    parts = re.split(r"^(?=  - id: )", sections, flags=re.MULTILINE)
    moved = [part for part in parts if part][::-1][:1] + [part for part in parts if part][:-1]
    found = compared("\n".join((head, "sections:")) + "\n" + "".join(moved))
    notes = [
        (entry.unit.label, change.note)
        for entry in found.entries
        for change in entry.changes
        if change.kind is ChangeClass.MOVED
    ]
    assert notes == [("mục I", "chuyển từ V sang I")]

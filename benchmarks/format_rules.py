"""How well `vanban check` judges the format of a .docx: every planted fault, written by every hand of the test corpus.

Usage: python -m benchmarks.format_rules
"""

from __future__ import annotations

import time

from benchmarks.measuring import Table, milliseconds
from tests.checking.corpus.faults import PLANTED
from tests.checking.corpus.hands import HANDS, write
from tests.checking.corpus.texts import BASES
from toolkit.checking.runner import Selection, check_subject
from toolkit.checking.subject import Subject
from toolkit.diagnostics import Level
from toolkit.word.document import WordDocument

FORMAT = Selection(("TT",))
OF_A_HAND = "TT304"  # planted by one hand in all it writes, and in nothing of the others


def measure() -> Table:
    """Return recall, precision and CPU, a row for each hand."""
    planted = [one for one in PLANTED if one.code != OF_A_HAND]
    rows = []
    totals = [0, 0, 0]
    for name, hand in HANDS.items():
        found = missed = false = 0
        seconds = []
        for one in planted:
            start = time.process_time()
            text = BASES[one.base]()
            one.plant(text)
            document = WordDocument(write(text, hand), "van-ban.docx")
            findings = [item.finding for item in check_subject(Subject("van-ban.docx", document=document), (), FORMAT)]
            codes = {finding.code for finding in findings}
            others = {finding.code for finding in findings if finding.level is not Level.HINT} - {one.code, OF_A_HAND}
            found, missed, false = found + (one.code in codes), missed + (one.code not in codes), false + len(others)
            seconds.append(time.process_time() - start)
        rows.append([name, str(len(planted)), str(found), str(missed), str(false), milliseconds(seconds)])
        totals = [total + own for total, own in zip(totals, (found, missed, false), strict=True)]
    found, missed, false = totals
    notes = [
        f"Recall {found / (found + missed):.4f}, precision {found / (found + false):.4f}. What a hand cannot show "
        "(an alignment where tabs place the text, numbers that Word counts) is missed; CPU with writing the file."
    ]
    return Table(
        "Check: planted faults of format", notes, ["hand", "planted", "found", "missed", "false", "CPU a file"], rows
    )


if __name__ == "__main__":
    print(measure().markdown())

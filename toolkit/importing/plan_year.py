"""Which year an imported plan is for."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from toolkit.importing.document_head import REFERENCE
from toolkit.importing.document_lines import BLANKS, LONGEST_LOOKED_AT

if TYPE_CHECKING:
    from toolkit.importing.draft import PlanDraft
    from toolkit.importing.source import Source

YEAR: Final = re.compile(r"năm ((?:19|20|21)[0-9]{2})(?![0-9]|\s?[-–]\s?[0-9])")


def year_said(draft: PlanDraft) -> int | None:
    """Return the year that a document's titles say it is for; None where they say none."""
    for text in (draft.subject, draft.appendix_title):
        if found := YEAR.findall(text):
            return int(found[-1])
    return None


def year_likely(draft: PlanDraft, source: Source) -> int | None:
    """Return the year a plan is likely for, where nothing says it: that of its date, else of its tasks' times."""
    if draft.issued:
        return draft.issued.year
    for line in source.before:
        if (match := REFERENCE.search(BLANKS.sub(" ", line.text[:LONGEST_LOOKED_AT]))) is not None:
            return int(match["year"])
    times = Counter(
        int(year)
        for table in source.tables
        for row in table.readings
        for year in re.findall(r"(?<![0-9])(20[0-9]{2})(?![0-9])", row.texts.get("schedule", ""))
    )
    return times.most_common(1)[0][0] if times else None
